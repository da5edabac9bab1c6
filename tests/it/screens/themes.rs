//! Colours: enough contrast in every theme, none at all in the mono theme.

#![expect(
    clippy::float_arithmetic,
    reason = "contrast is a ratio of brightnesses, not money"
)]

use super::bench::Bench;
use ras_panel::tui::brush::theme::{Role, Theme};
use ratatui::style::{Color, Modifier};

const ROLES: [Role; 14] = [
    Role::Plain,
    Role::Quiet,
    Role::Heading,
    Role::Border,
    Role::FocusBorder,
    Role::Selected,
    Role::Figure,
    Role::Above,
    Role::Below,
    Role::Warning,
    Role::Fault,
    Role::Good,
    Role::Key,
    Role::Match,
];

/// The usual backgrounds of terminals that a theme is meant for.
fn backgrounds(theme: Theme) -> &'static [[u8; 3]] {
    match theme {
        Theme::Light => &[[255, 255, 255], [253, 246, 227]],
        _ => &[[0, 0, 0], [30, 30, 30], [40, 44, 52]],
    }
}

/// The red, green and blue of an indexed colour of the 6×6×6 cube or the grey ramp.
fn rgb(index: u8) -> [u8; 3] {
    if index >= 232 {
        return [8 + (index - 232) * 10; 3];
    }
    let level = |n: u8| if n == 0 { 0 } else { 55 + n * 40 };
    let n = index - 16;
    [level(n / 36), level(n / 6 % 6), level(n % 6)]
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(colour: [u8; 3]) -> f64 {
    let channel = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    let [red, green, blue] = colour.map(channel);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_colour_has_the_contrast_that_wcag_asks_of_text() {
    for (theme, name) in Theme::ALL {
        let least = if theme == Theme::HighContrast {
            7.0
        } else {
            4.5
        };
        for role in ROLES {
            let Some(Color::Indexed(index)) = theme.style(role).fg else {
                assert_eq!(theme.style(role).fg, None, "{name} {role:?}");
                continue;
            };
            for background in backgrounds(theme) {
                let found = contrast(rgb(index), *background);
                assert!(
                    found >= least,
                    "{name} {role:?} on {background:?}: {found:.2}"
                );
            }
        }
    }
}

#[test]
fn the_mono_theme_has_no_colour_and_a_visible_selection() {
    let mut bench = Bench::new();
    bench.model.theme = Theme::Mono;
    for script in ["1", "Enter", "d", "Esc Esc 2", "o", "Esc 6"] {
        bench.keys(script);
        let buffer = bench.drawn((140, 45));
        let coloured =
            |cell: &ratatui::buffer::Cell| cell.fg != Color::Reset || cell.bg != Color::Reset;
        assert!(!buffer.content.iter().any(coloured), "{script}");
        let reversed = |cell: &ratatui::buffer::Cell| cell.modifier.contains(Modifier::REVERSED);
        let n_reversed = buffer.content.iter().filter(|cell| reversed(cell)).count();
        assert!(n_reversed > 0, "{script}: nothing is marked");
    }
}

#[test]
fn the_selected_case_is_marked_by_more_than_colour() {
    let mut bench = Bench::new();
    bench.keys("Down Down");
    for (theme, name) in Theme::ALL {
        bench.model.theme = theme;
        let buffer = bench.drawn((140, 45));
        let marked = (0..45).find(|y| buffer[(1, *y)].symbol() == "▸").unwrap();
        let reversed = |x: u16| buffer[(x, marked)].modifier.contains(Modifier::REVERSED);
        assert!((1..90).all(reversed), "{name}");
        assert!(
            !buffer[(5, marked + 1)]
                .modifier
                .contains(Modifier::REVERSED),
            "{name}"
        );
    }
}
