//! No size and no key breaks the program, and nothing is recorded but by a typed R.

use super::bench::Bench;
use crossterm::event::{KeyCode, KeyModifiers};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use ras_panel::tui::held::popup::Popup;
use ras_panel::tui::input::action::ScreenId;
use ras_panel::tui::keys::update::Change;

/// Widths and heights from nothing to a projector, close together where layouts change.
fn sizes() -> Vec<(u16, u16)> {
    let widths = [
        0, 1, 2, 7, 59, 60, 61, 79, 80, 99, 109, 110, 119, 120, 121, 160, 200,
    ];
    let heights = [0, 1, 2, 5, 14, 15, 16, 18, 21, 23, 24, 29, 45, 60];
    let all = widths.iter().flat_map(|w| heights.iter().map(|h| (*w, *h)));
    all.collect()
}

fn drawn_in_every_size(bench: &mut Bench, what: &str) {
    for size in sizes() {
        bench.change(Change::Size(size.0, size.1));
        let text = super::bench::text_of(&bench.drawn(size));
        let fits = size.0 >= 60 && size.1 >= 15;
        let tabs = text.lines().nth(1).unwrap_or_default();
        let numbered = ('1'..='6').all(|number| tabs.contains(number));
        let shown = bench.model.tab;
        let titles = ScreenId::TABS.iter();
        let mut here = titles.filter(|(tab, title)| *tab == shown && tabs.contains(&title[..3]));
        let drawn = numbered && here.next().is_some() && !tabs.contains('…');
        assert_eq!(fits, drawn, "{what} in {size:?}:\n{text}");
    }
    bench.change(Change::Size(140, 45));
}

#[test]
fn every_screen_is_drawn_in_every_size() {
    let mut bench = Bench::new();
    bench.open_sitting();
    let scripts = [
        ("queue", "1"),
        ("case", "Enter"),
        ("why", "x"),
        ("decide", "Esc d"),
        ("decide refused", "a Enter 1 C-s"),
        ("transition", "C-c"),
        ("sitting", "Esc Esc 2"),
        ("member form", "m C-s"),
        ("who acts", "F2"),
        ("approvals", "Esc Esc 3"),
        ("transitions", "4"),
        ("proposals", "5"),
        ("proposal form", "w"),
        ("register", "Esc 6"),
        ("entry", "Enter"),
        ("help", "Esc ?"),
    ];
    for (what, script) in scripts {
        bench.keys(script);
        drawn_in_every_size(&mut bench, what);
    }
}

#[test]
fn the_focused_field_is_seen_in_every_size() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("t");
    let n_fields = bench.model.form.as_ref().unwrap().fields.len();
    for size in [(60, 15), (80, 24), (100, 30), (140, 45)] {
        bench.change(Change::Size(size.0, size.1));
        for _ in 0..n_fields {
            bench.keys("Tab");
            let text = bench.text();
            let marked = text.lines().filter(|line| line.contains("┃▸ ")).count();
            assert_eq!(marked, 1, "{size:?}:\n{text}");
        }
    }
}

/// A key as a person's hand or a cat might press it.
fn any_key(chance: &mut ChaCha20Rng) -> (KeyCode, KeyModifiers) {
    const NAMED: [KeyCode; 18] = [
        KeyCode::Enter,
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::F(1),
        KeyCode::F(2),
        KeyCode::F(3),
    ];
    let draw = |chance: &mut ChaCha20Rng, n: usize| chance.next_u32() as usize % n;
    match draw(chance, 10) {
        0..=2 => (NAMED[draw(chance, NAMED.len())], KeyModifiers::NONE),
        3 => {
            let letters: Vec<char> = "sxabcefpu".chars().collect();
            let letter = letters[draw(chance, letters.len())];
            (KeyCode::Char(letter), KeyModifiers::CONTROL)
        }
        4 => {
            let odd: Vec<char> = "£é–漢👩\u{301}\u{200b}".chars().collect();
            (
                KeyCode::Char(odd[draw(chance, odd.len())]),
                KeyModifiers::NONE,
            )
        }
        _ => {
            let keys: Vec<char> = "abcdefghijklmnopqstuvwxyz123456/?:[]R RSGN=.,"
                .chars()
                .collect();
            (
                KeyCode::Char(keys[draw(chance, keys.len())]),
                KeyModifiers::NONE,
            )
        }
    }
}

#[test]
fn twenty_thousand_keys_break_nothing_and_only_a_typed_r_records() {
    let mut chance = ChaCha20Rng::seed_from_u64(20_031);
    let mut bench = Bench::new();
    bench.open_sitting().keys("1");
    let sizes = sizes();
    for n in 0..20_000 {
        let (code, modifiers) = any_key(&mut chance);
        let asked = matches!(&bench.model.popup, Some(Popup::Confirm { key: 'R', .. }));
        let before = bench.n_recorded;
        bench.press(code, modifiers);
        let confirmed = asked && code == KeyCode::Char('R');
        assert!(
            bench.n_recorded == before || confirmed,
            "key {n}, {code:?}, recorded:\n{}",
            bench.text()
        );
        bench.model.leaving = false;
        if n % 16 == 0 {
            let size = sizes[chance.next_u32() as usize % sizes.len()];
            bench.change(Change::Size(size.0, size.1));
            bench.drawn(size);
        }
    }
    bench.change(Change::Size(140, 45));
    assert!(bench.text().contains("1 Queue"));
}
