//! Assessments with one row an answer: the same caseload as with one row an assessment; all rows of
//! an assessment, or none.

use super::{Desk, place, text};
use ras_panel::config::caseload_field::FileKind;
use ras_panel::config::load;
use ras_panel::import::files::source::{self, SourceFile};
use ras_panel::import::imported::Imported;
use ras_panel::import::rejects::rejects_csv;
use ras_panel::import::written::caseload_csv;

const HEADINGS: &str = "Client;Assessment;Completed;Question;Response;Form;Needs;Reablement;\
                        Reason if not;Specialism;Worker";

fn desk() -> Desk {
    Desk::with_profile(&place("fixtures/caseload/by-answer"), "profile.toml")
}

fn files(desk: &Desk) -> Vec<SourceFile> {
    source::folder(&place("fixtures/caseload/by-answer"), &desk.profile).unwrap()
}

/// The files with other rows of answers.
fn with_answers(desk: &Desk, rows: &str) -> Vec<SourceFile> {
    let mut files = files(desk);
    files.retain(|file| file.kind != FileKind::Assessments);
    let csv = format!("{HEADINGS}\n{rows}");
    files.push(text(FileKind::Assessments, &csv));
    files
}

fn answers_of(imported: &Imported, case: &str) -> Vec<String> {
    let case = imported
        .caseload
        .cases
        .iter()
        .find(|(known, _)| known.as_str() == case);
    let assessments = &case.unwrap().1.assessments;
    let answers = assessments
        .iter()
        .flat_map(|assessment| &assessment.answers);
    answers
        .map(|(id, answer)| format!("{id}={}", answer.as_str()))
        .collect()
}

fn rejected(imported: &Imported) -> Vec<String> {
    let rows = imported.rejected.iter();
    rows.map(|row| row.to_string().lines().next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_row_an_answer_gives_the_same_caseload_as_a_row_an_assessment() {
    let wide = Desk::new();
    let wide = wide.read(&wide.tiny()).unwrap();
    let desk = desk();
    let read = desk.read(&files(&desk)).unwrap();
    assert_eq!(rejected(&read), Vec::<String>::new());
    assert_eq!(read.caseload, wide.caseload);
    assert_eq!(read.digest, wide.digest);
}

#[test]
fn a_caseload_is_written_with_a_row_an_answer_and_read_as_it_was() {
    let desk = desk();
    let first = desk.read(&files(&desk)).unwrap();
    let written = caseload_csv(&first.caseload, &desk.ras, &desk.profile);
    let sources = written.iter().map(|(kind, csv)| text(*kind, csv));
    let again = desk.read(&sources.collect::<Vec<_>>()).unwrap();
    assert_eq!(rejected(&again), Vec::<String>::new());
    assert_eq!(again.caseload, first.caseload);
}

#[test]
fn an_assessment_with_a_row_that_cannot_be_read_is_not_taken_and_the_others_are() {
    let desk = desk();
    let rows = "T-001;A-1;01/08/2026;washing;daily;;;;;;\n\
                T-001;A-1;01/08/2026;visits;every hour;;;;;;\n\
                T-001;A-2;02/09/2026;washing;some;;;;;;\n";
    let read = desk.read(&with_answers(&desk, rows)).unwrap();
    assert_eq!(answers_of(&read, "T-001"), ["washing=some"]);
    let found = rejected(&read);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains(":2: held back because of"), "{found:?}");
    assert!(found[1].contains(":3: wrong: Response"), "{found:?}");
    let case = read.caseload.cases.values().next().unwrap();
    assert_eq!(case.n_assessments_rejected, 1);
}

#[test]
fn a_row_that_names_no_assessment_holds_back_those_of_its_case() {
    let desk = desk();
    let rows = "T-001;;99/08/2026;washing;daily;;;;;;\n\
                T-001;A-1;01/08/2026;visits;1/day;;;;;;\n\
                T-002;A-2;02/09/2026;washing;some;;;;;;\n";
    let read = desk.read(&with_answers(&desk, rows)).unwrap();
    assert_eq!(answers_of(&read, "T-001"), Vec::<String>::new());
    assert_eq!(answers_of(&read, "T-002"), ["washing=some"]);
    assert!(rejected(&read)[1].contains(":3: held back because of"));
}

#[test]
fn a_row_of_another_shape_holds_back_the_assessments_of_its_case() {
    let desk = desk();
    for broken in [
        "T-001;A-1;01/08/2026;visits;1/day;;;;;",
        "T-001;A-1;01/08/2026;visits;1/day;;;;;;;x",
        "T-001;A-1;01/08/2026;visits;\"1/day;;;;;;",
    ] {
        let rows = format!(
            "T-001;A-1;01/08/2026;washing;daily;;;;;;\n{broken}\n\
             T-002;A-2;02/09/2026;washing;some;;;;;;\n"
        );
        let read = desk.read(&with_answers(&desk, &rows)).unwrap();
        assert_eq!(answers_of(&read, "T-001"), Vec::<String>::new(), "{broken}");
        let found = rejected(&read);
        assert!(found[0].contains(":2: held back because of"), "{found:?}");
    }
}

#[test]
fn an_answer_of_nobody_is_refused_since_any_assessment_may_lack_it() {
    let desk = desk();
    let good = "T-001;A-1;01/08/2026;washing;daily;;;;;;\n";
    for broken in [";;01/08/2026;visits;1/day;;;;;;", "\"T"] {
        let rows = format!("{good}{broken}\n");
        let refused = desk.read(&with_answers(&desk, &rows)).unwrap_err();
        assert_eq!(refused.problems[0].line, Some(3), "{refused:?}");
    }
    let total = desk.read(&with_answers(&desk, &format!("{good};;;;;;;;;;A.B.\n")));
    assert_eq!(answers_of(&total.unwrap(), "T-001"), ["washing=daily"]);
}

#[test]
fn rows_that_say_otherwise_of_one_assessment_are_all_rejected() {
    let desk = desk();
    for (rows, what) in [
        (
            "T-001;A-1;01/08/2026;washing;daily;;;;;;A.B.\n\
             T-001;A-1;01/08/2026;visits;1/day;;;;;;C.D.\n",
            "is of this assessment too",
        ),
        (
            "T-001;A-1;01/08/2026;washing;daily;;;;;;\n\
             T-001;A-1;02/08/2026;visits;1/day;;;;;;\n",
            "is of this assessment too",
        ),
        (
            "T-001;A-1;01/08/2026;washing;daily;;;;;;\n\
             T-002;A-1;01/08/2026;visits;1/day;;;;;;\n",
            "is of this assessment too",
        ),
        (
            "T-001;A-1;01/08/2026;washing;daily;;;;;;\n\
             T-001;A-1;01/08/2026;washing;some;;;;;;\n",
            "answers this question too",
        ),
    ] {
        let read = desk.read(&with_answers(&desk, rows)).unwrap();
        let found = rejected(&read);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|row| row.contains(what)), "{found:?}");
        assert_eq!(answers_of(&read, "T-001"), Vec::<String>::new());
    }
}

#[test]
fn two_assessments_of_one_day_that_differ_are_rejected_with_all_their_rows() {
    let desk = desk();
    let rows = "T-001;A-1;01/08/2026;washing;daily;;;;;;\n\
                T-001;A-1;01/08/2026;visits;1/day;;;;;;\n\
                T-001;A-2;01/08/2026;washing;some;;;;;;\n";
    let read = desk.read(&with_answers(&desk, rows)).unwrap();
    assert_eq!(rejected(&read).len(), 3);
    let case = read.caseload.cases.values().next().unwrap();
    assert_eq!(case.n_assessments_rejected, 2);
}

#[test]
fn a_repeated_answer_is_taken_once_and_told() {
    let desk = desk();
    let rows = "T-001;A-1;01/08/2026;washing;daily;;;;;;\n\
                T-001;A-1;01/08/2026;washing;daily;;;;;;\n";
    let read = desk.read(&with_answers(&desk, rows)).unwrap();
    assert_eq!(rejected(&read), Vec::<String>::new());
    assert_eq!(answers_of(&read, "T-001"), ["washing=daily"]);
    let told = read.notices.iter().map(ToString::to_string);
    assert!(
        told.collect::<String>().contains("line 3"),
        "{:?}",
        read.notices
    );
}

#[test]
fn rows_with_one_question_are_the_ticks_of_one_that_takes_several() {
    let ras = load::ras_folder(&place("config/ras/northfold")).unwrap();
    let desk = Desk { ras, ..desk() };
    let (id, ticks) = ticks_of(&desk);
    let row = |tick: &str| format!("T-001;A-1;01/08/2026;{id};{tick};;;;;;\n");
    let rows: String = ticks.iter().map(|tick| row(tick)).collect();
    let read = desk.read(&with_answers(&desk, &rows)).unwrap();
    assert_eq!(rejected(&read), Vec::<String>::new());
    assert_eq!(
        answers_of(&read, "T-001"),
        [format!("{id}={}", ticks.join("|"))]
    );
}

/// A question that takes several ticks, and two of its options that stand together.
fn ticks_of(desk: &Desk) -> (String, Vec<String>) {
    use ras_panel::config::question::QuestionKind;
    let found = desk
        .ras
        .questions
        .iter()
        .find_map(|question| match &question.kind {
            QuestionKind::Ticks { options, .. } => {
                let together = options.iter().filter(|option| !option.excludes_others);
                let ids = together.map(|option| option.id.to_string()).take(2);
                Some((question.id.to_string(), ids.collect()))
            }
            _ => None,
        });
    found.unwrap()
}

#[test]
fn a_question_that_the_form_does_not_have_and_an_answer_without_one_are_rejected() {
    let desk = desk();
    let rows = "T-001;A-1;01/08/2026;cooking;daily;;;;;;\n\
                T-002;A-2;01/08/2026;;daily;;;;;;\n\
                T-003;A-3;01/08/2026;;;;;;;;A.B.\n";
    let read = desk.read(&with_answers(&desk, rows)).unwrap();
    let found = rejected(&read);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("Question, shape") && found[0].contains("no such question"));
    assert!(found[1].contains("the cell is empty"), "{found:?}");
    let facts = read.caseload.cases.values().nth(2).unwrap();
    assert_eq!(facts.assessments[0].assessor.as_deref(), Some("A.B."));
}

#[test]
fn rejected_answers_are_written_with_their_case_and_read_again() {
    let desk = desk();
    let mut sources = files(&desk);
    for file in &mut sources {
        file.text = file.text.replace(
            "T-001;A-102;12/10/2026;visits;3/day",
            "T-001;A-102;12/10/2026;visits;3 a day",
        );
    }
    let whole = desk.read(&files(&desk)).unwrap();
    let first = desk.read(&sources).unwrap();
    assert!(first.caseload != whole.caseload);
    let csv = &rejects_csv(&first, &sources, &desk.profile)[&FileKind::Assessments];
    let mended = text(FileKind::Assessments, &csv.replace("3 a day", "3/day"));
    let second = desk.read_beside(&first.caseload, &[mended]).unwrap();
    assert_eq!(rejected(&second), Vec::<String>::new());
    for (reference, case) in &second.caseload.cases {
        assert_eq!(case, &whole.caseload.cases[reference]);
    }
}
