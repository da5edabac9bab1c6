//! What is offered is what works: proposals by their stage, popups by the mouse, the key that
//! suspends, who chairs.

use super::bench::Bench;
use ras_panel::panel::proposal::Stage;
use ras_panel::tui::held::popup::Popup;
use ras_panel::tui::input::action::{Action, ScreenId};
use ras_panel::tui::input::key::Key;
use ras_panel::tui::input::keymap::{Scope, action_for};
use ras_panel::tui::keys::update::Change;

/// What is done to a proposal, with the key that does it and the word in the bar.
const STEPS: [(Action, &str); 6] = [
    (Action::ChangeProposal, "e change"),
    (Action::Submit, "s submit"),
    (Action::ModelEffect, "m model"),
    (Action::Approve, "a approve"),
    (Action::RefuseApproval, "r refuse"),
    (Action::Adopt, "f adopt"),
];

/// Checks that these steps are offered, in the bar and the palette, and no others.
fn offers(bench: &mut Bench, offered: &[Action]) {
    let bar = bench.text().lines().last().unwrap_or_default().to_owned();
    bench.keys(":");
    let Some(Popup::Actions { rows, .. }) = bench.model.popup.clone() else {
        panic!("no palette");
    };
    bench.keys("Esc");
    for (action, words) in STEPS {
        let wanted = offered.contains(&action);
        assert_eq!(bench.model.offers(action), wanted, "{words}");
        assert_eq!(bar.contains(words), wanted, "{words} in {bar}");
        assert_eq!(rows.iter().any(|row| row.2 == action), wanted, "{words}");
    }
}

#[test]
fn only_what_a_proposal_takes_at_its_stage_is_offered() {
    let mut bench = Bench::new();
    bench.keys("5");
    offers(&mut bench, &[]);
    bench.open_sitting().open_case().keys("w");
    bench.type_text("eating weighting = 1.2").keys("Tab");
    bench.type_text("It comes back again and again.");
    bench
        .keys("Tab End")
        .type_text(", NF-88062 NF-85632")
        .keys("C-s R Esc 5");
    offers(&mut bench, &[Action::ChangeProposal, Action::Submit]);
    bench.keys("s R");
    offers(&mut bench, &[Action::ModelEffect]);
    bench.keys("m R");
    let answers = [Action::ModelEffect, Action::Approve, Action::RefuseApproval];
    offers(&mut bench, &answers);
    bench
        .acts("member-1")
        .keys("a")
        .type_text("Plain.")
        .keys("C-s R");
    offers(&mut bench, &[Action::Adopt]);
    bench
        .acts("chair")
        .keys("f")
        .type_text("01/04/2027")
        .keys("Tab");
    bench.type_text("2026-27 v4").keys("C-s R");
    let row = bench.model.proposals.selected().unwrap();
    assert!(
        matches!(row.proposal.stage, Stage::Adopted { .. }),
        "{}",
        bench.text()
    );
    offers(&mut bench, &[]);
    bench.keys("a");
    let told = "is adopted; only one that is modelled can be answered.";
    assert!(bench.text().contains(told), "{}", bench.text());
}

/// The place of the first letter of these words on the screen.
fn place_of(bench: &Bench, words: &str) -> (u16, u16) {
    let text = bench.text();
    let (row, line) = text
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(words))
        .unwrap_or_else(|| panic!("no {words} in\n{text}"));
    let before = line.split(words).next().unwrap();
    let column = before.chars().count();
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

fn click(bench: &mut Bench, words: &str) {
    let (column, row) = place_of(bench, words);
    bench.change(Change::Click(column, row));
}

#[test]
fn a_click_selects_a_row_of_a_popup_and_a_second_one_runs_it() {
    let mut bench = Bench::new();
    bench.keys("F2");
    click(&mut bench, "senior-1");
    let Some(Popup::Choose { at, .. }) = &bench.model.popup else {
        panic!("{}", bench.text());
    };
    let (selected, acting) = (*at, |bench: &Bench| {
        bench
            .model
            .overview
            .as_ref()
            .unwrap()
            .acting
            .clone()
            .unwrap()
            .id
    });
    assert_ne!(selected, 0);
    assert_eq!(acting(&bench).as_str(), "chair", "not yet");
    click(&mut bench, "senior-1");
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    assert_eq!(acting(&bench).as_str(), "senior-1");
    bench.keys(":");
    click(&mut bench, "sort by the next column");
    assert!(bench.model.popup.is_some(), "selected, not run");
    let order = bench.model.queue_order;
    click(&mut bench, "sort by the next column");
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    assert_ne!(bench.model.queue_order, order);
    bench.keys("?").change(Change::Click(0, 10));
    assert!(
        bench.model.popup.is_some(),
        "a click beside it does nothing"
    );
}

#[test]
fn the_key_that_suspends_stands_in_the_table_and_runs_from_the_palette() {
    for scope in [Scope::Everywhere, Scope::Form] {
        assert_eq!(action_for(Key::Ctrl('z'), &[scope]), Some(Action::Suspend));
    }
    let mut bench = Bench::new();
    bench.keys(":").type_text("suspend").keys("Enter");
    assert_eq!(bench.n_suspended, 1, "{}", bench.text());
    bench
        .open_case()
        .keys("d F1")
        .type_text("suspend")
        .keys("Enter");
    assert_eq!(bench.n_suspended, 2, "{}", bench.text());
}

#[test]
fn a_member_of_the_chairs_role_is_proposed_to_chair_whoever_acts() {
    let mut bench = Bench::new();
    bench.acts("member-1").keys("2 o");
    let acting = bench
        .model
        .overview
        .as_ref()
        .unwrap()
        .acting
        .clone()
        .unwrap();
    assert_ne!(acting.role.as_str(), "chair");
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.kept("chair"), "chair");
    bench.keys("Tab");
    let said = "a member with the role Chair is proposed";
    assert!(bench.text().contains(said), "{}", bench.text());
}

#[test]
fn no_interest_is_declared_while_no_sitting_is_open() {
    let mut bench = Bench::new();
    bench.open_case().keys("i");
    assert!(bench.model.form.is_none(), "{}", bench.text());
    assert!(
        bench
            .text()
            .contains("No sitting is open: o on the sitting screen (2) opens one.")
    );
    assert_eq!(bench.model.tab, ScreenId::Queue);
}
