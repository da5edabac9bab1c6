//! Proposals while they are written: an effect that is of what stands there, and a draft changed
//! by who wrote it.

use super::bench::Bench;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ras_panel::app::command::Command;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::proposal::Proposal;
use ras_panel::tui::held::effect::Effect;
use ras_panel::tui::held::popup::Popup;
use ras_panel::tui::input::key::Key;
use ras_panel::tui::keys::update::{Change, update};

/// Types one character without letting the desk answer; what is asked of the desk.
fn asked_by(bench: &mut Bench, c: char) -> Vec<Command> {
    let event = KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
    let key = Key::of(event).unwrap();
    let effects = update(&mut bench.model, Change::Key(key, Event::Key(event)));
    let asked = effects.into_iter().filter_map(|effect| match effect {
        Effect::Ask(command) => Some(*command),
        Effect::Copy(_) | Effect::Suspend => None,
    });
    asked.collect()
}

fn answered(bench: &mut Bench, asked: Vec<Command>) {
    for command in asked {
        let number = bench.model.asks(&command);
        let answer = bench.desk.execute(command);
        update(&mut bench.model, Change::Answer(number, Box::new(answer)));
    }
}

fn effect_beside(bench: &Bench) -> Vec<String> {
    let form = bench.model.form.as_ref().unwrap();
    let beside = form.beside.iter().map(|(_, text)| text.clone());
    beside.filter(|text| text.contains(" → £")).collect()
}

#[test]
fn an_effect_of_figures_that_were_typed_on_meanwhile_is_not_shown_beside_the_new_ones() {
    let mut bench = Bench::new();
    bench
        .open_case()
        .keys("w")
        .type_text("eating weighting = 1.");
    let first = asked_by(&mut bench, '1');
    let last = asked_by(&mut bench, '5');
    answered(&mut bench, first);
    assert_eq!(effect_beside(&bench), Vec::<String>::new());
    answered(&mut bench, last);
    let late = effect_beside(&bench);
    assert_eq!(late.len(), 1);
    let mut at_once = Bench::new();
    at_once.open_case().keys("w");
    at_once.type_text("eating weighting = 1.15");
    assert_eq!(late, effect_beside(&at_once));
}

fn the_proposal(bench: &mut Bench) -> Proposal {
    let Ok(Outcome::Proposals(rows)) = bench.desk.execute(Command::Proposals) else {
        panic!("no proposals");
    };
    assert_eq!(rows.len(), 1);
    rows[0].proposal.clone()
}

fn with_a_draft() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("w");
    bench.type_text("eating weighting = 1.2").keys("Tab");
    bench.type_text("Meals are undervalued.").keys("C-s R");
    bench
}

#[test]
fn the_author_changes_a_recorded_draft_and_it_keeps_its_reference() {
    let mut bench = with_a_draft();
    let before = the_proposal(&mut bench);
    bench
        .keys("Esc 5 e Tab End")
        .type_text(" And by far.")
        .keys("C-s");
    let asks = bench.text();
    assert!(asks.contains("in place of"), "{asks}");
    bench.keys("R");
    let after = the_proposal(&mut bench);
    assert_eq!(after.reference, before.reference);
    assert_eq!(
        after.reason.to_string(),
        "Meals are undervalued. And by far."
    );
    assert_eq!(
        (&after.changes, &after.evidence, &after.title),
        (&before.changes, &before.evidence, &before.title)
    );
}

#[test]
fn a_title_that_was_made_of_the_changes_follows_them() {
    let mut bench = with_a_draft();
    let before = the_proposal(&mut bench).title.to_string();
    bench.keys("Esc 5 e End").type_text("5").keys("C-s R");
    let after = the_proposal(&mut bench).title.to_string();
    assert!(before.ends_with("→ 1.2 factor"), "{before}");
    assert_eq!(after, before.replace("→ 1.2 factor", "→ 1.25 factor"));
}

#[test]
fn what_is_typed_into_a_draft_that_is_changed_comes_back_to_it_and_not_to_a_new_proposal() {
    let mut bench = with_a_draft();
    bench
        .keys("Esc 5 e Tab End")
        .type_text(" Half a sen")
        .keys("Esc w");
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.kept("reason"), "");
    bench.keys("Esc");
    let mut bench = bench.restarted();
    bench.keys("5 e");
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.kept("reason"), "Meals are undervalued. Half a sen");
}

#[test]
fn a_draft_of_another_member_is_not_changed_and_the_screen_says_whose_it_is() {
    let bench = with_a_draft();
    let mut bench = bench.restarted_as("senior-1");
    bench.keys("5 e");
    assert!(bench.model.form.is_none());
    let text = bench.text();
    assert!(text.contains("was written by"), "{text}");
}

#[test]
fn a_proposal_that_is_submitted_is_not_changed() {
    let mut bench = with_a_draft();
    bench.keys("Esc 5 s R e");
    assert!(bench.model.form.is_none());
    let text = bench.text();
    assert!(
        text.contains("is submitted; only one that is a draft can be changed."),
        "{text}"
    );
}

/// The effect as it would have been on another caseload stands in the question.
fn shows_another_effect(bench: &mut Bench) {
    let Some(Popup::Confirm { command, .. }) = &mut bench.model.popup else {
        panic!("{}", bench.text());
    };
    let Command::KeepEffect { shown, .. } = command.as_mut() else {
        panic!("{command:?}");
    };
    shown.n_more += 1;
}

#[test]
fn an_effect_that_is_another_by_now_is_shown_and_asked_about_again_before_it_is_kept() {
    let mut bench = with_a_draft();
    bench.keys("Esc 5 s R m");
    shows_another_effect(&mut bench);
    let n_recorded = bench.n_recorded;
    bench.keys("R");
    assert_eq!(bench.n_recorded, n_recorded, "{}", bench.text());
    assert_eq!(the_proposal(&mut bench).effect, None);
    let asks = bench.text();
    assert!(
        asks.contains("has changed since the effect was shown"),
        "{asks}"
    );
    bench.keys("R");
    assert_eq!(bench.n_recorded, n_recorded + 1, "{}", bench.text());
    assert!(the_proposal(&mut bench).effect.is_some());
}

#[test]
fn a_figure_is_found_by_the_name_that_config_show_has_for_it() {
    let mut bench = Bench::new();
    bench
        .open_case()
        .keys("w")
        .type_text("price of a point = 8.50");
    let form = bench.model.form.as_ref().unwrap();
    let beside: Vec<&str> = form.beside.iter().map(|(_, text)| text.as_str()).collect();
    assert!(
        beside[0].contains("price of a point: £8.12 → £8.50 a week"),
        "{beside:?}"
    );
}

fn changes_typed(bench: &Bench) -> String {
    bench.model.form.as_ref().unwrap().kept("changes")
}

#[test]
fn enter_completes_a_name_and_a_number_chooses_from_the_list_beside() {
    let mut bench = Bench::new();
    bench.open_case().keys("w").type_text("eating");
    let text = bench.text();
    assert!(text.contains("names 6 figures"), "{text}");
    assert!(
        text.contains("· #1 Eating and drinking: weighting: now 1 factor"),
        "{text}"
    );
    bench.keys("Enter");
    assert_eq!(
        changes_typed(&bench),
        "eating",
        "no new line while several are named"
    );
    bench.type_text(" #1").keys("Enter");
    assert_eq!(changes_typed(&bench), "Eating and drinking: weighting = ");
    bench
        .type_text("1.2")
        .keys("Enter")
        .type_text("keeping clean weigh");
    bench.keys("Enter").type_text("1.3");
    let typed = "Eating and drinking: weighting = 1.2\nKeeping clean: weighting = 1.3";
    assert_eq!(changes_typed(&bench), typed);
    let text = bench.text();
    assert!(
        text.contains("1 → 1.2 factor") && text.contains("→ 1.3 factor"),
        "{text}"
    );
}

#[test]
fn a_number_gives_way_to_the_name_since_the_list_may_be_another_one_later() {
    let mut bench = Bench::new();
    bench.open_case().keys("w").type_text("eating #1 = 1.2");
    assert_eq!(
        changes_typed(&bench),
        "Eating and drinking: weighting = 1.2"
    );
    bench.keys("C-u").type_text("eating #7");
    let text = bench.text();
    assert!(
        text.contains("There is no #7 in the list of \"eating\"."),
        "{text}"
    );
}
