//! Rows that were rejected are corrected in their folder and imported again; nothing is lost.

use super::{Desk, text};
use ras_panel::caseload::case::Case;
use ras_panel::config::caseload_field::FileKind;
use ras_panel::import::files::source::SourceFile;
use ras_panel::import::imported::Imported;
use ras_panel::import::rejects::rejects_csv;
use ras_panel::terms::ids::CaseRef;

fn case<'i>(imported: &'i Imported, reference: &str) -> &'i Case {
    &imported.caseload.cases[&CaseRef::new(reference).unwrap()]
}

/// The rejects of an import as files, with one wording put right.
fn corrected(
    desk: &Desk,
    (imported, files): (&Imported, &[SourceFile]),
    (wrong, right): (&str, &str),
) -> Vec<SourceFile> {
    let texts = rejects_csv(imported, files, &desk.profile);
    let files = texts.iter();
    files
        .map(|(kind, csv)| text(*kind, &csv.replace(wrong, right)))
        .collect()
}

#[test]
fn one_bad_row_of_several_is_corrected_and_the_case_is_whole_again() {
    let desk = Desk::new();
    let whole = desk.read(&desk.tiny()).unwrap();
    let samples = [
        (FileKind::Packages, "23.92", "23.9x", "T-001"),
        (FileKind::Assessments, "2026-10-12", "2026-13-12", "T-001"),
        (FileKind::Given, "36.75", "36.7x", "T-004"),
    ];
    for (kind, right, wrong, reference) in samples {
        let bad = desk.tiny_with(kind, |csv| csv.replace(right, wrong));
        let first = desk.read(&bad).unwrap();
        assert_ne!(case(&first, reference), case(&whole, reference));
        let again = corrected(&desk, (&first, &bad), (wrong, right));
        assert_eq!(again.len(), 1, "{kind:?}: only its own file");
        let second = desk.read_beside(&first.caseload, &again).unwrap();
        assert_eq!(second.rejected, Vec::new());
        assert_eq!(second.caseload.cases.len(), 1);
        assert_eq!(case(&second, reference), case(&whole, reference));
    }
}

#[test]
fn a_row_with_broken_cells_is_remembered_by_its_case() {
    let desk = Desk::new();
    let samples = [
        (",Provider 12,", ",Provider 12,,", 1),
        (",Provider 12,", ",\"Provider 12,", 1),
    ];
    for (right, wrong, n_rejected) in samples {
        let bad = desk.tiny_with(FileKind::Packages, |csv| csv.replace(right, wrong));
        let imported = desk.read(&bad).unwrap();
        let package = &case(&imported, "T-001").package;
        assert_eq!(
            (package.lines.len(), package.n_lines_rejected),
            (2, n_rejected),
            "{wrong}"
        );
    }
    let bad = desk.tiny_with(FileKind::Given, |csv| csv.replace(",36.75,", ",36.75,,"));
    let imported = desk.read(&bad).unwrap();
    let given = case(&imported, "T-004");
    assert_eq!((given.given.is_none(), given.n_given_rejected), (true, 3));
}

#[test]
fn rows_inside_an_unclosed_quote_are_listed_and_their_cases_marked() {
    let desk = Desk::new();
    let bad = desk.tiny_with(FileKind::Packages, |csv| {
        csv.replace(",Provider 9,", ",\"Provider 9,")
            .replace(",Provider 2,", ",Provider 2\",")
    });
    let imported = desk.read(&bad).unwrap();
    let said: Vec<String> = imported.rejected.iter().map(ToString::to_string).collect();
    assert!(
        said[0].contains("goes on over what looks like another row"),
        "{said:?}"
    );
    assert!(
        said[1].contains("closes a cell that none opens"),
        "{said:?}"
    );
    for reference in ["T-004", "T-005"] {
        assert_eq!(case(&imported, reference).package.n_lines_rejected, 1);
    }
}

#[test]
fn what_has_happened_is_not_dated_after_the_import() {
    let desk = Desk::new();
    let samples = [
        (FileKind::Assessments, "2026-10-12", "2026-11-25"),
        (FileKind::People, "1945-11-24", "2026-11-25"),
    ];
    for (kind, right, wrong) in samples {
        let bad = desk.tiny_with(kind, |csv| csv.replace(right, wrong));
        let imported = desk.read(&bad).unwrap();
        let said = imported.rejected[0].to_string();
        assert!(said.contains("this is dated in the future"), "{said}");
        let on_the_day = desk.tiny_with(kind, |csv| csv.replace(right, "2026-11-24"));
        let imported = desk.read(&on_the_day).unwrap();
        let future = |row: &String| row.contains("in the future");
        let said = imported.rejected.iter().map(ToString::to_string);
        assert!(!said.collect::<Vec<_>>().iter().any(future));
    }
}

#[test]
fn a_bad_row_takes_with_it_only_what_cannot_stand_without_it() {
    let desk = Desk::new();
    let whole = desk.read(&desk.tiny()).unwrap();
    let bad = desk.tiny_with(FileKind::Assessments, |csv| csv.replace("3/day,2", "?,2"));
    let imported = desk.read(&bad).unwrap();
    assert_eq!(imported.rejected.len(), 1, "the assessment alone");
    let (case_now, case_whole) = (case(&imported, "T-001"), case(&whole, "T-001"));
    assert_eq!(case_now.person, case_whole.person);
    assert_eq!(case_now.package, case_whole.package);
    assert_eq!(case_now.assessments.len() + 1, case_whole.assessments.len());

    let bad = desk.tiny_with(FileKind::Packages, |csv| csv.replace("23.92", "23.9x"));
    let imported = desk.read(&bad).unwrap();
    let said: Vec<String> = imported.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 1, "the row alone: {said:?}");
    assert!(
        said[0].starts_with(
            "packages.csv:2: wrong: Unit Cost, shape \"99.9a\" (digits shown as 9, letters as A or \
             a): this is not a number"
        ),
        "{said:?}"
    );
    let case_now = case(&imported, "T-001");
    assert_eq!(case_now.assessments, case_whole.assessments);
    let package = &case_now.package;
    assert_eq!((package.lines.len(), package.n_lines_rejected), (2, 1));
    for (reference, case) in &whole.caseload.cases {
        let other = reference.as_str() != "T-001";
        assert!(!other || imported.caseload.cases[reference] == *case);
    }
}

#[test]
fn a_shape_is_explained_once_in_each_reason() {
    let desk = Desk::new();
    let bad = desk.tiny_with(FileKind::People, |csv| {
        csv.replace("T-001,1945-11-24,Female", "T-001,45-11-24,F3male")
    });
    let imported = desk.read(&bad).unwrap();
    let message = imported.rejected[0].to_string();
    let explained = "(digits shown as 9, letters as A or a)";
    assert!(
        message.contains(", shape \"99-99-99\" (digits"),
        "{message}"
    );
    assert!(message.contains(", shape \"A9aaaa\": "), "{message}");
    assert_eq!(message.matches(explained).count(), 1, "{message}");
    let texts = rejects_csv(&imported, &bad, &desk.profile);
    let row = texts[&FileKind::People].lines().nth(1).unwrap();
    assert_eq!(row.matches(explained).count(), 1, "{row}");
}

#[test]
fn a_row_of_totals_is_refused_with_words_and_is_nobodys() {
    let desk = Desk::new();
    let whole = desk.read(&desk.tiny()).unwrap();
    let total = |start: &str, n: usize| format!("{start}{}\n", ",".repeat(n));
    for (kind, row) in [
        (FileKind::People, total("Total", 17)),
        (FileKind::People, total("Grand total:", 17)),
        (
            FileKind::People,
            total("", 10).replace(",\n", ",1234.50,,,,,,,\n"),
        ),
        (FileKind::Packages, total(",,,,TOTAL,890.12", 8)),
        (FileKind::Packages, total(",,,,,\"£12,345.67\"", 8)),
        (FileKind::Packages, "Total,890.12\n".to_owned()),
    ] {
        let files = desk.tiny_with(kind, |csv| format!("{csv}{row}"));
        let imported = desk.read(&files).unwrap();
        assert_eq!(imported.caseload, whole.caseload, "{row}");
        let said: Vec<String> = imported.rejected.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(
            said[0].contains("adds up others, and is no case"),
            "{row}: {said:?}"
        );
        let texts = rejects_csv(&imported, &files, &desk.profile);
        let n_rows = texts[&kind].lines().count();
        assert_eq!(n_rows, 2, "{row}: the headings and the row itself");
    }
    let named = desk.tiny_with(FileKind::People, |csv| csv.replace("T-006", "Total-6"));
    assert!(
        desk.read(&named).unwrap().rejected.is_empty(),
        "a reference is one"
    );
}
