//! What was typed and could not be kept: it stays, it comes back, it is asked about, and it is
//! never said to be kept.

use super::bench::{Bench, CASE};
use super::looks_of_decisions::write_transition;
use ras_panel::app::case_detail::KeptDraft;
use ras_panel::app::command::{Command, DraftToKeep};
use ras_panel::app::desk::itself::Desk;
use ras_panel::app::draft_of::{DraftOf, Fields};
use ras_panel::app::outcome::Outcome;
use ras_panel::register::store::Mode;
use ras_panel::terms::ids::{CaseRef, MemberId, RoleId};
use ras_panel::terms::text::Words;
use ras_panel::tui::held::popup::Popup;
use ras_panel::tui::keys::update::Change;

const WORDS: &str = "The night was not asked about.";

fn case() -> CaseRef {
    CaseRef::new(CASE).unwrap()
}

/// A decision that is begun where nothing can be kept: nobody acts.
fn begun_with_nobody_acting() -> Bench {
    let mut bench = Bench::opened(Mode::ReadWrite, None);
    bench.keys("Esc").open_case().keys("d w Enter");
    bench.type_text(WORDS);
    bench
}

/// The same where somebody acts, and the register's file was deleted meanwhile.
fn begun_on_a_deleted_file() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d w Enter");
    bench.type_text(WORDS);
    for suffix in ["", "-wal", "-shm"] {
        let mut name = bench.path().into_os_string();
        name.push(suffix);
        std::fs::remove_file(name).unwrap();
    }
    bench
}

fn typed(bench: &Bench) -> String {
    bench.model.form.as_ref().unwrap().kept("what")
}

fn status(bench: &Bench) -> String {
    let status = bench.model.status.as_ref();
    status.map_or_else(String::new, |status| status.text.clone())
}

#[test]
fn a_draft_that_could_not_be_kept_is_not_said_to_be_kept_and_comes_back_with_the_form() {
    for begun in [begun_with_nobody_acting, begun_on_a_deleted_file] {
        let mut bench = begun();
        bench.pause();
        assert!(
            bench.text().contains("What you typed could not be kept"),
            "{}",
            bench.text()
        );
        bench.keys("Esc").type_text(" And more.").pause();
        assert!(
            status(&bench).contains("could not be kept"),
            "once as a popup is enough: {}",
            bench.text()
        );
        bench.keys("Esc");
        assert!(bench.model.form.is_none());
        let said = status(&bench);
        assert!(said.contains("could not be kept"), "{said}");
        assert!(!said.contains("is kept"), "{said}");
        assert!(
            !bench.text().contains("a draft is kept"),
            "{}",
            bench.text()
        );
        bench.keys("d");
        assert_eq!(typed(&bench), format!("{WORDS} And more."));
        bench.keys("Esc Esc").open_case().keys("d");
        assert_eq!(
            typed(&bench),
            format!("{WORDS} And more."),
            "after the case was read anew"
        );
    }
}

#[test]
fn a_draft_is_said_to_be_kept_once_it_is() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d w Enter");
    bench.type_text(WORDS).keys("Esc");
    assert_eq!(
        status(&bench),
        "Nothing is recorded; the draft is kept and comes back with the form."
    );
    assert!(bench.model.left_forms.is_empty(), "it is in the register");
}

#[test]
fn leaving_with_words_that_are_not_kept_asks_and_tries_again() {
    for leaving in ["Esc q", "C-c"] {
        let mut bench = begun_with_nobody_acting();
        bench.keys(leaving);
        assert!(!bench.model.leaving, "{leaving}");
        for words in [
            "Before it is lost",
            &format!("Decide {CASE}: nobody acts yet"),
            "q tries again and leaves · L leaves and loses it · Esc goes back",
        ] {
            assert!(bench.text().contains(words), "{words}:\n{}", bench.text());
        }
        bench.keys("q q");
        assert!(!bench.model.leaving, "q does not lose anything");
        bench.keys("Esc F2 Down Enter q");
        let still_in_the_form = bench.model.form.is_some();
        if still_in_the_form {
            bench.keys("C-c");
        }
        assert!(bench.model.leaving, "{}", bench.text());
        assert!(bench.text().contains("acting: Chair"), "{}", bench.text());
        let mut bench = bench.restarted();
        bench.open_case().keys("d");
        assert!(typed(&bench).starts_with(WORDS), "{}", bench.text());
    }
}

#[test]
fn another_key_than_q_leaves_all_the_same() {
    let mut bench = begun_on_a_deleted_file();
    bench.keys("C-c");
    assert!(
        matches!(bench.model.popup, Some(Popup::Leave { .. })),
        "{}",
        bench.text()
    );
    assert!(!bench.model.leaving);
    bench.keys("L");
    assert!(bench.model.leaving && bench.model.leaves_unkept);
}

#[test]
fn what_is_typed_while_it_is_said_that_nothing_could_be_kept_goes_into_the_form() {
    let mut bench = begun_on_a_deleted_file();
    bench.pause();
    assert!(matches!(bench.model.popup, Some(Popup::Unasked { .. })));
    bench.keys("Down").type_text(" And more.");
    assert_eq!(typed(&bench), format!("{WORDS} And more."));
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    bench.keys("F5");
    assert!(bench.text().contains("only here") || bench.text().contains("still in the form"));
}

#[test]
fn who_types_on_while_it_is_kept_does_not_leave() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d w Enter");
    bench.model.leaves_when_kept = true;
    bench.type_text(WORDS).pause();
    assert!(!bench.model.leaving);
}

#[test]
fn a_moved_file_is_told_when_it_is_looked_for_others_and_verified() {
    for command in [Command::LookForOthers, Command::Verify] {
        let mut bench = begun_on_a_deleted_file();
        let number = bench.model.asks(&command);
        let answer = bench.desk.execute(command);
        let told = answer.as_ref().unwrap_err().to_string();
        assert!(told.contains("was moved or deleted"), "{told}");
        bench.change(Change::Answer(number, Box::new(answer)));
        assert!(
            bench.text().contains("That did not work"),
            "{}",
            bench.text()
        );
    }
}

fn entered(id: &str) -> Command {
    Command::EnterMember {
        id: MemberId::new(id).unwrap(),
        shown: Words::new(id).unwrap(),
        role: RoleId::new("chair").unwrap(),
        specialisms: Vec::new(),
    }
}

#[test]
fn a_draft_that_another_program_of_the_same_member_did_away_with_is_kept_anew() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d w Enter");
    bench.type_text(WORDS).pause();
    let mut other = bench.other_desk("chair");
    let of = DraftOf::decision(&case());
    let began_on = Some(draft_found(&mut other).fields);
    other.execute(Command::DropDraft { of, began_on }).unwrap();
    other.execute(entered("m-9")).unwrap();
    bench.ask(Command::LookForOthers);
    let kept = draft_found(&mut other);
    assert!(
        kept.fields.contains(&("what".to_owned(), WORDS.to_owned())),
        "{kept:?}"
    );
}

fn draft_found(desk: &mut Desk) -> KeptDraft {
    let of = DraftOf::decision(&case());
    match desk.execute(Command::Draft(of)).unwrap() {
        Outcome::DraftFound {
            kept: Some(kept), ..
        } => kept,
        other => panic!("no draft is kept: {other:?}"),
    }
}

fn field(name: &str, content: &str) -> (String, String) {
    (name.to_owned(), content.to_owned())
}

/// Another program of the same member keeps a draft on the case.
fn keep_elsewhere(desk: &mut Desk, what: &str, began_on: Option<Fields>) {
    let of = DraftOf::decision(&case());
    let fields = vec![field("verdict", "return"), field("what", what)];
    let kept = desk.execute(Command::KeepDraft(Box::new(DraftToKeep {
        of,
        fields,
        began_on,
    })));
    assert!(matches!(kept, Ok(Outcome::Draft { .. })), "{kept:?}");
}

#[test]
fn two_programs_of_a_member_keep_their_drafts_beside_each_other_and_either_is_shown() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d w Enter");
    let mut other = bench.other_desk("chair");
    keep_elsewhere(&mut other, "From the other room.", None);
    bench.type_text(WORDS).pause();
    let said = status(&bench);
    assert!(said.contains("Yours is kept beside it"), "{said}");
    bench.type_text(" More.").keys("F6");
    assert_eq!(typed(&bench), "From the other room.");
    bench.type_text(" Ours now.").pause();
    bench.keys("F6");
    assert_eq!(typed(&bench), format!("{WORDS} More."));
    bench.keys("F6");
    assert_eq!(typed(&bench), "From the other room. Ours now.");
    // The other program goes on with what it had, and is not written over.
    keep_elsewhere(&mut other, "From the other room, too.", None);
    bench.keys("F6 F6");
    assert_eq!(typed(&bench), "From the other room, too.");
    bench.keys("C-x D d");
    assert_ne!(typed(&bench), "From the other room, too.", "it was dropped");
    assert_eq!(bench.model.form.as_ref().unwrap().n_beside, 1);
    let mut bench = bench.restarted();
    bench.open_case().keys("d");
    assert!(status(&bench).contains("F6 shows it"), "{}", bench.text());
}

#[test]
fn what_is_recorded_takes_only_its_own_draft_with_it() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d w Enter");
    bench.type_text(WORDS).pause();
    let mut other = bench.other_desk("chair");
    let began_on = Some(draft_found(&mut other).fields);
    keep_elsewhere(&mut other, "Gone on with elsewhere.", began_on);
    bench.keys("Tab e Tab").type_text("Why.").keys("C-s R");
    assert!(status(&bench).contains("Recorded"), "{}", bench.text());
    let kept = draft_found(&mut other);
    let what = field("what", "Gone on with elsewhere.");
    assert!(kept.fields.contains(&what), "{kept:?}");
    assert_eq!(kept.n_beside, 0);
    bench.keys("d");
    assert_eq!(typed(&bench), "Gone on with elsewhere.");
}

#[test]
fn a_draft_that_is_recorded_untouched_is_done_with() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d w Enter");
    bench.type_text(WORDS).keys("Tab e Tab");
    bench.type_text("Why.").keys("Esc");
    let mut bench = bench.restarted();
    bench.open_case().keys("d C-s R");
    assert!(status(&bench).contains("Recorded"), "{}", bench.text());
    let of = DraftOf::decision(&case());
    let found = bench.desk.execute(Command::Draft(of)).unwrap();
    assert!(matches!(found, Outcome::DraftFound { kept: None, .. }));
}

#[test]
fn a_sitting_that_was_closed_meanwhile_is_told_with_who_closed_it() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s");
    assert!(
        bench.text().contains("Type R to record"),
        "{}",
        bench.text()
    );
    let mut other = bench.other_desk("senior-1");
    other.execute(Command::CloseSitting).unwrap();
    bench.keys("R");
    let expected = "sitting S-2026-11-24 was closed by senior-1 (entry 13)";
    assert!(bench.text().contains(expected), "{}", bench.text());
    bench.ask(Command::LookForOthers);
    bench.keys("Esc C-s");
    assert!(status(&bench).contains(expected), "{}", bench.text());
}

/// Whose drafts are marked follows who acts, also on a queue that is already shown.
#[test]
fn the_queue_marks_the_drafts_of_whoever_acts_now() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d w").type_text("?");
    bench.keys("Esc Esc");
    assert!(bench.text().contains("1 draft"), "{}", bench.text());
    bench.keys("F2 Down Enter");
    assert!(!bench.text().contains("1 draft"), "{}", bench.text());
    bench.keys("F2 Up Enter");
    assert!(bench.text().contains("1 draft"), "{}", bench.text());
}
