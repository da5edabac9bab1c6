//! Drafts that no form opens any more are told, read, and thrown away.

use super::bench::Bench;
use super::looks_of_decisions::write_transition;
use ras_panel::tui::held::popup::Popup;

fn left(bench: &Bench) -> usize {
    let overview = bench.model.overview.as_ref().unwrap();
    overview.drafts_left.len()
}

/// A member writes an approval of a proposal and leaves it; another member answers it meanwhile.
fn answered_meanwhile() -> Bench {
    let mut bench = Bench::new();
    bench.write_proposal();
    bench.keys("C-s R Esc 5 s R m R").acts("senior-1").keys("a");
    bench.type_text("Words of my own.").pause().keys("Esc");
    assert_eq!(left(&bench), 0, "its form opens it still");
    bench.acts("member-1").keys("5 a");
    bench.type_text("The evidence is plain.").keys("C-s R");
    bench.acts("senior-1");
    bench
}

#[test]
fn a_draft_of_an_answer_that_is_not_asked_any_more_is_read_and_thrown_away() {
    let mut bench = answered_meanwhile();
    assert_eq!(left(&bench), 1, "{}", bench.text());
    bench.keys("F5");
    let told = "and no form opens it any more: it is approved. Press 6, then d";
    let text = bench.model.messages().join(" ");
    assert!(text.contains(told), "{text}");
    bench.keys("Esc 6 d");
    let Some(Popup::Choose { choices, .. }) = &bench.model.popup else {
        panic!("{}", bench.text());
    };
    let listed: Vec<&str> = choices.iter().map(|choice| choice.0.as_str()).collect();
    assert_eq!(listed, ["approval of proposal P-2026-01: it is approved"]);
    bench.keys("Enter");
    let Some(Popup::Confirm { sentence, .. }) = &bench.model.popup else {
        panic!("{}", bench.text());
    };
    assert!(
        sentence.contains("says: reasons: Words of my own."),
        "{sentence}"
    );
    bench.keys("Esc");
    assert_eq!(left(&bench), 1, "Esc keeps it");
    bench.keys("d Enter D");
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    assert_eq!(left(&bench), 0, "{}", bench.text());
    bench.keys("d");
    assert!(!matches!(bench.model.popup, Some(Popup::Choose { .. })));
    assert!(
        bench.text().contains("none is left over"),
        "{}",
        bench.text()
    );
}

#[test]
fn a_draft_of_a_withdrawal_that_another_made_is_told_too() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R u").type_text("A slip.").pause();
    bench.keys("Esc");
    assert_eq!(left(&bench), 0, "its form opens it still");
    bench.acts("member-1").keys("u").type_text("Wrong case.");
    bench.keys("C-s R").acts("chair");
    assert_eq!(left(&bench), 1, "{}", bench.text());
    let told = &bench.model.overview.as_ref().unwrap().drafts_left[0];
    assert_eq!(told.of.words(), "withdrawal of entry 13");
    assert_eq!(told.over, "it is withdrawn by entry 14");
}
