//! The one key table: what it binds works, what help lists works.

use super::bench::{Bench, SIZES};
use super::looks_of_decisions::write_transition;
use crossterm::event::{KeyCode, KeyModifiers};
use ras_panel::tui::drawn::view;
use ras_panel::tui::held::popup::Popup;
use ras_panel::tui::input::action::{Action, ScreenId};
use ras_panel::tui::input::key::Key;
use ras_panel::tui::input::keymap::{self, BINDINGS, Binding, Scope};
use ras_panel::tui::keys::update::Change;

pub fn code_of(key: Key) -> (KeyCode, KeyModifiers) {
    let plain = |code| (code, KeyModifiers::NONE);
    match key {
        Key::Char(c) => plain(KeyCode::Char(c)),
        Key::Ctrl(c) => (KeyCode::Char(c), KeyModifiers::CONTROL),
        Key::Enter => plain(KeyCode::Enter),
        Key::Esc => plain(KeyCode::Esc),
        Key::Tab => plain(KeyCode::Tab),
        Key::BackTab => plain(KeyCode::BackTab),
        Key::Backspace => plain(KeyCode::Backspace),
        Key::Delete => plain(KeyCode::Delete),
        Key::Up => plain(KeyCode::Up),
        Key::Down => plain(KeyCode::Down),
        Key::Left => plain(KeyCode::Left),
        Key::Right => plain(KeyCode::Right),
        Key::PageUp => plain(KeyCode::PageUp),
        Key::PageDown => plain(KeyCode::PageDown),
        Key::Home => plain(KeyCode::Home),
        Key::End => plain(KeyCode::End),
        Key::F(n) => plain(KeyCode::F(n)),
    }
}

/// A register with something of everything: a sitting, a decision, an exception, a proposal.
fn lived_in() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "Her sister moves in only in May.");
    bench.keys("C-s R Esc Esc 1 Home Enter");
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R w");
    bench
        .type_text("eating weighting = 1.2")
        .keys("Tab")
        .type_text("Again.")
        .keys("Tab");
    bench
        .keys("End")
        .type_text(", NF-85632 NF-20031")
        .keys("C-s R Esc Esc");
    bench
}

/// Brings the program to where the binding works.
fn go(bench: &mut Bench, binding: &Binding) {
    bench.keys("Esc Esc Esc Esc Esc 1");
    bench.model.tab = ScreenId::Queue;
    let scrolls = matches!(binding.action, Action::ScrollDown | Action::ScrollUp);
    let (width, height) = if scrolls { (60, 15) } else { SIZES[0] };
    bench.change(Change::Size(width, height));
    match (binding.scope, binding.action) {
        (Scope::Everywhere, Action::Back) => {
            bench.keys("/").type_text("care").keys("Enter");
        }
        (Scope::Everywhere, Action::Show(ScreenId::Queue)) => {
            bench.keys("2");
        }
        (Scope::Start | Scope::StartForm, _) => unreachable!("tried in start.rs"),
        (Scope::Everywhere, _) => {}
        (Scope::Lists, Action::ScrollDown | Action::ScrollUp) => {
            bench.keys("6 Home Space");
        }
        (Scope::Lists, _) => {
            bench.keys("Home PageDown");
        }
        (Scope::Case, _) => {
            bench.keys("Home Enter");
            assert!(bench.model.case.is_some(), "{}", bench.text());
        }
        (Scope::Form, Action::ScrollDown | Action::ScrollUp) => {
            bench.keys("Enter t PageDown");
        }
        (Scope::Form, _) => {
            bench.keys("Enter d Tab").type_text("1");
        }
        (Scope::Tab(tab), action) => {
            let number = ScreenId::TABS.iter().position(|row| row.0 == tab).unwrap() + 1;
            bench.type_text(&number.to_string());
            if action == Action::OpenSitting {
                bench.keys("c R");
            }
            if action == Action::PreviousUndecided || action == Action::NextUndecided {
                bench.keys("Down Down");
            }
        }
    }
}

#[test]
fn every_binding_does_something_where_it_works() {
    let mut bench = lived_in();
    let of_desk = |binding: &&Binding| !matches!(binding.scope, Scope::Start | Scope::StartForm);
    for binding in BINDINGS.iter().filter(of_desk) {
        for key in binding.keys {
            go(&mut bench, binding);
            let before = format!("{:?}", bench.model);
            let n_effects = bench.copied.len() + bench.n_suspended;
            let scopes = view::scopes(&bench.model);
            assert!(scopes.contains(&binding.scope), "{binding:?}");
            let (code, modifiers) = code_of(*key);
            bench.press(code, modifiers);
            let told = bench
                .model
                .status
                .as_ref()
                .map(|status| status.text.clone());
            assert_ne!(
                told.as_deref(),
                Some("That is not possible now."),
                "{binding:?}"
            );
            let changed = format!("{:?}", bench.model) != before;
            assert!(
                changed || bench.copied.len() + bench.n_suspended > n_effects,
                "{key} of {binding:?}"
            );
            bench.model.leaving = false;
            if binding.action == Action::OpenSitting {
                bench.keys("C-s R");
            }
        }
    }
}

#[test]
fn help_lists_exactly_what_works() {
    let mut bench = Bench::new();
    for (script, writes) in [("1", false), ("2", false), ("6", false), ("1 Enter", true)] {
        bench.keys("Esc Esc Esc").keys(script).keys("?");
        let scopes = {
            let popup = bench.model.popup.take();
            let Some(Popup::Actions { rows, .. }) = popup else {
                panic!("no help");
            };
            for (keys, help, action) in &rows {
                let first = keys.split(' ').next().unwrap();
                let bound = BINDINGS
                    .iter()
                    .find(|b| b.help == *help && b.keys[0].to_string() == first);
                assert_eq!(bound.map(|b| b.action), Some(*action), "{keys} {help}");
                assert!(bench.model.offers(*action), "{help}");
            }
            rows.into_iter().map(|row| row.2).collect::<Vec<_>>()
        };
        assert_eq!(
            scopes.contains(&Action::Decide),
            writes || script == "1",
            "{script}"
        );
        assert!(
            !scopes.contains(&Action::CloseSitting),
            "no sitting is open"
        );
    }
}

/// Opened for reading only, on a register that has something of everything.
fn lived_in_read_only() -> Bench {
    lived_in().restarted_read_only()
}

#[test]
fn for_reading_only_no_action_that_writes_is_offered_in_bar_help_or_palette() {
    let mut bench = lived_in_read_only();
    let screens = ["1", "2", "3", "4", "5", "6", "1 Home Enter", "3 Enter"];
    for script in screens {
        bench.keys("Esc Esc Esc").keys(script);
        let scopes = view::scopes(&bench.model);
        let offered = keymap::bindings_of(&scopes)
            .filter(|binding| bench.model.offers(binding.action))
            .filter(|binding| binding.action.writes());
        let offered: Vec<_> = offered.map(|binding| binding.help).collect();
        assert_eq!(offered, Vec::<&str>::new(), "{script}");
        for key in ["?", ":"] {
            bench.keys(key);
            let Some(Popup::Actions { rows, .. }) = bench.model.popup.take() else {
                panic!("no list of actions");
            };
            assert!(!rows.iter().any(|row| row.2.writes()), "{script} {key}");
        }
    }
}

#[test]
fn for_reading_only_no_key_opens_a_form_or_asks_to_record() {
    let mut bench = lived_in_read_only();
    let writing = BINDINGS.iter().filter(|b| b.action.writes());
    let of_desk = |binding: &&Binding| {
        !matches!(binding.scope, Scope::Start | Scope::StartForm | Scope::Form)
    };
    let mut n_tried = 0;
    for binding in writing.filter(of_desk) {
        for key in binding.keys {
            go_in_read_only(&mut bench, binding);
            let (code, modifiers) = code_of(*key);
            bench.press(code, modifiers);
            assert!(bench.model.form.is_none(), "{key} of {binding:?}");
            assert!(bench.model.popup.is_none(), "{key} of {binding:?}");
            let told = bench.model.status.as_ref().map(|s| s.text.as_str());
            let expected = "The register was opened for reading only; nothing can be recorded.";
            assert_eq!(told, Some(expected), "{key} of {binding:?}");
            n_tried += 1;
        }
    }
    assert!(n_tried > 15, "{n_tried}");
    assert_eq!(bench.n_recorded, 0);
}

#[test]
fn every_action_that_opens_a_form_or_asks_to_record_is_one_that_writes() {
    let mut bench = lived_in();
    let of_desk = |binding: &&Binding| !matches!(binding.scope, Scope::Start | Scope::StartForm);
    for binding in BINDINGS.iter().filter(of_desk) {
        if binding.scope == Scope::Form {
            continue;
        }
        go(&mut bench, binding);
        let (code, modifiers) = code_of(binding.keys[0]);
        bench.press(code, modifiers);
        let asks = matches!(bench.model.popup, Some(Popup::Confirm { .. }));
        if bench.model.form.is_some() || asks {
            assert!(binding.action.writes(), "{binding:?}");
        }
        bench.model.leaving = false;
    }
}

fn go_in_read_only(bench: &mut Bench, binding: &Binding) {
    bench.keys("Esc Esc Esc Esc 1");
    match binding.scope {
        Scope::Case => {
            bench.keys("Home Enter");
        }
        Scope::Tab(tab) => {
            let number = ScreenId::TABS.iter().position(|row| row.0 == tab).unwrap() + 1;
            bench.type_text(&number.to_string());
        }
        _ => {}
    }
}
