//! The draft of a correction is a draft of its own, beside that of a new decision.

use super::bench::{Bench, CASE};
use super::looks_of_decisions::write_transition;
use ras_panel::app::clock::Clock;
use ras_panel::app::command::Command;
use ras_panel::app::draft_of::DraftOf;
use ras_panel::app::outcome::Outcome;
use ras_panel::terms::ids::{CaseRef, EntryNumber, MemberId};
use ras_panel::tui::held::popup::Popup;
use ras_panel::tui::held::purpose::Purpose;
use ras_panel::tui::keys::update::Change;

const WORDS: &str = " The panel misread the rota.";

/// The case decided in an earlier sitting, opened in a new one.
fn decided_earlier() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R 2 c R");
    let later = Clock::standing_at("2026-12-01T10:00:00Z").unwrap();
    let mut bench = bench.restarted_at(later);
    bench.open_sitting().open_case();
    bench
}

fn kept(bench: &Bench, name: &str) -> String {
    bench.model.form.as_ref().unwrap().kept(name)
}

fn to_field(bench: &mut Bench, name: &str) {
    let form = bench.model.form.as_mut().unwrap();
    form.at = form
        .fields
        .iter()
        .position(|field| field.name == name)
        .unwrap();
}

/// Types words into the rationale of a correction, and leaves it.
fn correct(bench: &mut Bench) {
    bench.keys("e");
    to_field(bench, "rationale");
    bench.type_text(WORDS).keys("Esc");
    assert!(
        bench.text().contains("the draft is kept"),
        "{}",
        bench.text()
    );
}

/// A new decision begun, with words of its own, and left.
fn begin_anew(bench: &mut Bench) {
    bench
        .keys("d w Enter")
        .type_text("Ask about the nights.")
        .keys("Esc");
}

fn is_kept(bench: &mut Bench, of: DraftOf) -> bool {
    match bench.desk.execute(Command::Draft(of)).unwrap() {
        Outcome::DraftFound { kept, .. } => kept.is_some(),
        _ => panic!("no answer about the draft"),
    }
}

fn case() -> CaseRef {
    CaseRef::new(CASE).unwrap()
}

#[test]
fn a_correction_that_was_left_comes_back_with_e_also_after_the_program_ended() {
    let mut bench = decided_earlier();
    correct(&mut bench);
    bench.keys("e");
    assert!(
        kept(&bench, "rationale").ends_with(WORDS),
        "{}",
        bench.text()
    );
    assert!(
        bench.text().contains("Your draft is back"),
        "{}",
        bench.text()
    );
    to_field(&mut bench, "rationale");
    bench.keys("C-u").pause();
    let mut bench = bench.restarted_at(Clock::standing_at("2026-12-01T11:00:00Z").unwrap());
    bench.open_case().keys("e");
    assert_eq!(kept(&bench, "verdict"), "transition");
    assert_eq!(
        kept(&bench, "rationale"),
        "",
        "what was emptied stays empty"
    );
}

#[test]
fn a_correction_and_a_new_decision_do_not_touch_each_others_drafts() {
    let mut bench = decided_earlier();
    begin_anew(&mut bench);
    correct(&mut bench);
    bench.keys("d");
    assert_eq!(kept(&bench, "what"), "Ask about the nights.");
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.purpose, Purpose::Decide(case()));
    assert!(form.title.starts_with("Decide"), "{}", form.title);
    assert!(
        !bench.text().contains("In the place of entry"),
        "{}",
        bench.text()
    );
    bench.keys("Esc e");
    assert!(
        kept(&bench, "rationale").ends_with(WORDS),
        "{}",
        bench.text()
    );
    bench.keys("C-x D");
    assert!(!is_kept(&mut bench, DraftOf::correction(EntryNumber(13))));
    assert!(is_kept(&mut bench, DraftOf::decision(&case())));
    bench.keys("e");
    let rationale = kept(&bench, "rationale");
    assert!(!rationale.ends_with(WORDS), "thrown away: {rationale}");
}

#[test]
fn the_queue_marks_and_counts_both_drafts_and_says_what_opens_each() {
    let mut bench = decided_earlier();
    correct(&mut bench);
    bench.keys("Esc");
    for words in ["+ 1 draft is kept", "a correction is kept: Enter, then e"] {
        assert!(bench.text().contains(words), "{words}:\n{}", bench.text());
    }
    bench.open_case();
    begin_anew(&mut bench);
    bench.keys("Esc");
    for words in ["+ 2 drafts are kept", "a draft is kept: d opens it"] {
        assert!(bench.text().contains(words), "{words}:\n{}", bench.text());
    }
}

#[test]
fn recording_a_correction_deletes_its_own_draft_and_no_other() {
    let mut bench = decided_earlier();
    begin_anew(&mut bench);
    correct(&mut bench);
    let before = bench.n_recorded;
    bench.keys("e");
    to_field(&mut bench, "start");
    bench.keys("C-u").type_text("1 Dec 2026");
    to_field(&mut bench, "months");
    bench.keys("C-u").type_text("2").keys("C-s R");
    assert_eq!(bench.n_recorded, before + 1, "{}", bench.text());
    assert!(!is_kept(&mut bench, DraftOf::correction(EntryNumber(13))));
    assert!(is_kept(&mut bench, DraftOf::decision(&case())));
}

#[test]
fn a_draft_whose_entry_was_corrected_by_somebody_else_is_not_put_onto_theirs_and_says_where_it_is()
{
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R");
    correct(&mut bench);
    let standing = &bench.model.case.as_ref().unwrap().detail.file.standing;
    let mut motion = standing.decisions[0].decision.motion().clone();
    motion.supersedes = Some(EntryNumber(13));
    motion.last_entry_seen = Some(EntryNumber(13));
    motion.recorder = MemberId::new("senior-1").unwrap();
    let mut other = bench.other_desk("senior-1");
    let done = other.execute(Command::Decide(Box::new(motion))).unwrap();
    assert!(matches!(done, Outcome::Recorded { .. }), "{done:?}");
    bench.ask(Command::LookForOthers);
    bench.keys("e");
    assert_eq!(kept(&bench, "rationale"), "", "{}", bench.text());
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.purpose.corrects(), Some(EntryNumber(14)));
    let told = "Your draft of the correction of entry 13 is kept, but it is superseded by entry 14";
    assert!(bench.text().contains(told), "{}", bench.text());
    bench.type_text("Words of the second.").keys("Esc e");
    assert!(bench.text().contains("as you left it"), "{}", bench.text());
    assert!(is_kept(&mut bench, DraftOf::correction(EntryNumber(13))));
}

#[test]
fn a_draft_of_a_correction_whose_entry_is_withdrawn_is_left_over_until_it_is_thrown_away() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R");
    correct(&mut bench);
    bench.keys("u").type_text("A slip.").keys("C-s R e");
    let told = "no decision on this case to correct. Your draft of the correction of entry 13";
    assert!(bench.text().contains(told), "{}", bench.text());
    assert!(
        !bench.text().contains("a correction is kept"),
        "{}",
        bench.text()
    );
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R e");
    assert_eq!(kept(&bench, "rationale"), "", "{}", bench.text());
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.purpose.corrects(), Some(EntryNumber(15)));
    bench.keys("Esc Esc 6 d Enter");
    let Some(Popup::Confirm { sentence, .. }) = &bench.model.popup else {
        panic!("{}", bench.text());
    };
    assert!(sentence.contains(WORDS.trim()), "{sentence}");
    bench.keys("D");
    assert!(!is_kept(&mut bench, DraftOf::correction(EntryNumber(13))));
}

#[test]
fn a_correction_by_another_does_not_let_who_recorded_the_first_approve_it() {
    let mut bench = Bench::new();
    bench.open_sitting().keys("F2 Home 5*j Enter").open_case();
    write_transition(&mut bench, "6", "Her sister moves in only in May.");
    bench.keys("C-s R F2 Home j Enter e");
    to_field(&mut bench, "rationale");
    bench.type_text(WORDS).keys("C-s R");
    assert_eq!(bench.n_recorded, 3, "{}", bench.text());
    bench.keys("Esc 3");
    bench.change(Change::Size(140, 90));
    let nor = "Nor is it senior-1, who recorded entry 13, which this corrects.";
    let flat = |bench: &Bench| {
        let words = bench.text().replace(['│', '┃', '\n'], " ");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    bench.keys("a");
    assert!(flat(&bench).contains(nor), "{}", bench.text());
    let mut bench = bench.restarted_as("senior-1");
    bench.keys("3");
    bench.change(Change::Size(140, 90));
    bench.keys("a").type_text("Agreed.").keys("C-s R");
    let refused = "recorded entry 13, which this decision corrects, and cannot answer it.";
    assert!(flat(&bench).contains(refused), "{}", bench.text());
    assert_eq!(bench.n_recorded, 0, "{}", bench.text());
}

/// Entry 13 stands since an earlier sitting; its correction waited and is withdrawn.
fn correction_withdrawn() -> Bench {
    let mut bench = decided_earlier();
    correct(&mut bench);
    bench.keys("e");
    to_field(&mut bench, "start");
    bench.keys("C-u").type_text("1 Dec 2026");
    to_field(&mut bench, "months");
    bench.keys("C-u").type_text("6");
    to_field(&mut bench, "exception");
    bench.type_text("Her sister moves in only in May.");
    bench.keys("C-s R");
    bench.keys("u").type_text("Her sister comes sooner.");
    bench.keys("C-s R");
    bench
}

#[test]
fn what_had_its_correction_withdrawn_is_corrected_again_and_screens_say_so() {
    let mut bench = correction_withdrawn();
    let before = bench.n_recorded;
    bench.open_case().keys("e");
    bench.change(Change::Size(140, 60));
    let flat = |bench: &Bench| {
        let words = bench.text().replace(['│', '┃', '\n'], " ");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.purpose.corrects(), Some(EntryNumber(13)));
    let told = form.beside.iter().map(|(_, line)| line.as_str());
    let place = "In the place of entry 13 (its earlier correction, entry 16, was withdrawn by \
                 entry 17), reckoned from £170.45 a week, the present amount as if entry 13 had \
                 not been.";
    assert!(told.clone().any(|line| line == place), "{}", bench.text());
    assert!(
        !told.clone().any(|line| line.contains("already")),
        "{}",
        bench.text()
    );
    to_field(&mut bench, "rationale");
    bench.type_text(WORDS);
    to_field(&mut bench, "start");
    bench.keys("C-u").type_text("1 Dec 2026");
    to_field(&mut bench, "months");
    bench.keys("C-u").type_text("2").keys("C-s");
    let asks = "Record in the place of entry 13 (its earlier correction, entry 16, was withdrawn \
                by entry 17), which stays as superseded:";
    assert!(flat(&bench).contains(asks), "{}", bench.text());
    bench.keys("R");
    assert_eq!(bench.n_recorded, before + 1, "{}", bench.text());
    let history = &bench.model.case.as_ref().unwrap().detail.history;
    let told: Vec<&str> = history.iter().map(|(_, words)| words.as_str()).collect();
    for words in [
        "(entry 18 is the next correction, in the place of this) · entry 17",
        "(withdrawn by entry 17) · entry 16",
        "(superseded by entry 18) · entry 13",
    ] {
        assert!(told.iter().any(|line| line.ends_with(words)), "{told:?}");
    }
}

#[test]
fn the_form_of_a_withdrawal_offers_to_correct_again_what_had_its_correction_withdrawn() {
    let mut bench = correction_withdrawn();
    bench.open_case().keys("u");
    let form = bench.model.form.as_ref().unwrap();
    let told = form.beside.iter().map(|(_, line)| line.as_str());
    let offered = "entry 13 itself cannot be withdrawn any more. Correct it again (e).";
    assert!(
        told.clone().any(|line| line.contains(offered)),
        "{}",
        bench.text()
    );
}

#[test]
fn the_form_says_from_when_the_limit_of_a_reduction_that_runs_is_counted() {
    let mut bench = decided_earlier();
    bench.keys("t");
    let beside = |bench: &Bench| {
        let form = bench.model.form.as_ref().unwrap();
        let lines: Vec<&str> = form.beside.iter().map(|(_, line)| line.as_str()).collect();
        lines.join("\n")
    };
    let counted = "24 Feb 2027, counted from 24 Nov 2026, the reduction's first day: entry 13";
    let beyond = format!(
        "the new amount comes on 1 Mar 2027, after the normal limit of 3 months ({counted})"
    );
    assert!(beside(&bench).contains(&beyond), "{}", beside(&bench));
    to_field(&mut bench, "months");
    bench.keys("C-u").type_text("2");
    let kept = format!("✓ Normal limit kept: new amount on 1 Feb 2027, limit {counted} [");
    assert!(beside(&bench).contains(&kept), "{}", beside(&bench));
    let form = bench.model.form.as_ref().unwrap();
    let months = form.fields.iter().find(|field| field.name == "months");
    let note = months.and_then(|field| field.note.clone()).unwrap();
    assert!(note.1.starts_with(&kept), "{}", note.1);
}

#[test]
fn withdrawing_a_reduction_that_was_in_force_says_what_was_paid_less_and_that_it_decides_nothing() {
    let mut bench = decided_earlier();
    let later = Clock::standing_at("2027-03-15T10:00:00Z").unwrap();
    bench.keys("Esc 2 c R");
    let mut bench = bench.restarted_at(later);
    bench.open_sitting().open_case().keys("u");
    let beside = &bench.model.form.as_ref().unwrap().beside;
    let told = beside
        .iter()
        .find(|(_, words)| words.contains("less was paid"));
    let told = told.map_or("", |(_, words)| words.as_str()).to_owned();
    assert!(
        told.contains("to 14 Mar 2027; the withdrawal decides nothing"),
        "{told}"
    );
    bench.type_text("The fall did not heal.").keys("C-s");
    let Some(Popup::Confirm { sentence, .. }) = &bench.model.popup else {
        panic!("{}", bench.text());
    };
    assert!(sentence.ends_with(&told), "{sentence}");
}
