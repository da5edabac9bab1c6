//! In every width an amount is shown whole or not at all: a part of it would be another amount.

use super::bench::{Bench, text_of};
use super::looks_of_decisions::write_transition;
use ras_panel::terms::money::{Money, PerWeek};
use ras_panel::tui::brush::paint::Paint;
use ras_panel::tui::brush::theme::Theme;
use ras_panel::tui::drawn::boards_view;
use ras_panel::tui::drawn::queue_columns;
use ras_panel::tui::drawn::{queue_view, sitting_view};
use ras_panel::tui::held::model::Model;
use ras_panel::tui::input::action::ScreenId;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Amounts of every length that a register can hold, and one of a common length.
const AMOUNTS: [i64; 4] = [98_765, 1_234_567, 123_456_789, 98_765_432_109];

fn week(pence: i64) -> PerWeek {
    PerWeek(Money::from_pence(pence).unwrap())
}

/// The demonstration with a line in every list, each with amounts of this size.
fn lists_with(pence: i64) -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "Her sister moves in only in May.");
    bench.keys("C-s R").open_case().keys("w");
    bench.type_text("eating weighting = 1.2").keys("Tab");
    bench.type_text("It comes back.").keys("Tab Tab");
    bench.type_text("Meals").keys("C-s R Esc 5 s R m R 3");
    let waiting = bench.model.waiting.lines().to_vec();
    bench.keys("F2 5*j Enter a").type_text("Agreed.");
    bench.keys("C-s R 4 1 Esc");
    let model = &mut bench.model;
    assert_eq!((model.transitions.lines().len(), waiting.len()), (1, 1));
    model.waiting.fill(waiting);
    let mut rows = model.transitions.lines().to_vec();
    for row in &mut rows {
        (row.schedule.present, row.paid_today) = (week(pence), Some(week(pence)));
        (row.schedule.new, row.schedule.cost) = (week(pence), week(-pence).0);
        row.next = row.next.map(|(date, _)| (date, week(pence)));
    }
    model.transitions.fill(rows);
    let mut rows = model.queue.lines().to_vec();
    for row in &mut rows {
        (row.package, row.package_complete) = (week(pence), false);
        row.indicative = row.indicative.map(|_| week(pence));
        row.gap = row.gap.map(|gap| ras_panel::terms::budget::Gap {
            amount: week(-pence),
            ..gap
        });
    }
    model.queue.fill(rows);
    let mut rows = model.proposals.lines().to_vec();
    for row in &mut rows {
        let effect = row.proposal.effect.as_mut().unwrap();
        (effect.total_before, effect.total_after) = (week(pence).0, Money::ZERO);
    }
    model.proposals.fill(rows);
    bench
}

/// The drawn list in an area of its own, as it stands in a terminal of any width.
fn drawn(model: &Model, tab: ScreenId, (width, height): (u16, u16)) -> String {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let mut paint = Paint {
        buffer: &mut buffer,
        theme: Theme::Mono,
    };
    match tab {
        ScreenId::Queue => queue_view::draw(&mut paint, area, model),
        ScreenId::Sitting => sitting_view::draw(&mut paint, area, model),
        ScreenId::Approvals => boards_view::draw_waiting(&mut paint, area, model),
        ScreenId::Transitions => boards_view::draw_transitions(&mut paint, area, model),
        ScreenId::Proposals => boards_view::draw_proposals(&mut paint, area, model),
        ScreenId::Register => boards_view::draw_entries(&mut paint, area, model),
    }
    text_of(&buffer)
}

/// The words that look like amounts and are none: a part of one, or one that was run together.
fn torn(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| c.is_whitespace() || "┃│".contains(c));
    let figure = |word: &&str| {
        let digits = word.chars().any(|c| c.is_ascii_digit());
        digits && word.contains(['.', ',', '£', '…', '−', '+', '≥'])
    };
    words.filter(figure).filter(|word| !whole(word)).collect()
}

/// Whether a word is an amount with its thousands and pence, or no amount at all.
fn whole(word: &str) -> bool {
    let bare = word.trim_start_matches(['≥', '+', '−', '£', '(']);
    let bare = bare.trim_end_matches([',', '.', ')', ';', ':']);
    let figure = bare.starts_with(|c: char| c.is_ascii_digit());
    let Some((pounds, pence)) = bare.split_once('.').filter(|_| figure) else {
        // No amount: a year, a factor, a case; but nothing that goes on after a cut.
        return !(figure && word.ends_with('…'));
    };
    let mut threes = pounds.split(',');
    let first = threes.next().is_some_and(|first| first.len() <= 3);
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    let factor = bare == "1.2";
    let threes = threes.all(|three| three.len() == 3 && digits(three));
    factor || (first && threes && pence.len() == 2 && digits(pence))
}

#[test]
fn every_list_shows_each_amount_whole_or_not_at_all_in_every_width() {
    for pence in AMOUNTS {
        let bench = lists_with(pence);
        for (tab, name) in ScreenId::TABS {
            for size in (40..=160).flat_map(|width| [(width, 12), (width, 24), (width, 41)]) {
                let text = drawn(&bench.model, tab, size);
                let torn = torn(&text);
                assert!(torn.is_empty(), "{name} in {size:?}: {torn:?}\n{text}");
            }
        }
    }
}

#[test]
fn the_next_step_of_a_transition_is_on_its_line_in_every_size() {
    for (pence, amount) in [(98_765, "£987.65"), (123_456_789, "£1,234,567.89")] {
        let mut bench = lists_with(pence);
        bench.keys("4");
        let rows = bench.model.transitions.lines().to_vec();
        let next = rows[0].next.unwrap();
        bench.model.transitions.fill(
            rows.into_iter()
                .map(|mut row| {
                    row.next = Some((next.0, week(pence)));
                    row
                })
                .collect(),
        );
        for width in 60..=160 {
            let text = drawn(&bench.model, ScreenId::Transitions, (width, 12));
            let step = format!("24 Dec 2026 {amount}");
            let line = text.lines().find(|line| line.contains("▸ NF-20031"));
            let line = line.unwrap_or_default();
            assert!(line.contains(&step), "{width}: {step}\n{text}");
        }
    }
}

#[test]
fn the_queue_keeps_package_indicative_and_gap_whole_in_the_smallest_terminal() {
    let bench = lists_with(123_456);
    for width in 60..=160 {
        let text = drawn(&bench.model, ScreenId::Queue, (width, 12));
        let line = text.lines().find(|line| line.contains('▸'));
        let line = line.unwrap_or_default();
        for figure in ["≥1,234.56", " 1,234.56", "−1,234.56 ▼"] {
            assert!(line.contains(figure), "{width}: {figure}\n{text}");
        }
    }
}

#[test]
fn the_forms_keep_every_figure_people_argue_about_in_every_size() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    for (form, key) in [("decide", "d"), ("transition", "t")] {
        bench.keys(key);
        for size in (60..=160).flat_map(|width| [(width, 15), (width, 24), (width, 45)]) {
            bench.model.size = size;
            let text = bench.text();
            let figures = [
                "Indicative £112.20",
                "Package £170.45",
                "Gap +58.25 ▲",
                "Last agreed £170.45",
            ];
            for figure in figures {
                assert!(
                    text.contains(figure),
                    "{form} in {size:?}: {figure}\n{text}"
                );
            }
            assert!(text.contains("┃▸ "), "{form} in {size:?}: no field\n{text}");
        }
        bench.model.size = (140, 45);
        bench.keys("Esc");
    }
}

/// How many cells of the package pane's bar of this name are filled.
fn filled(bench: &Bench, name: &str) -> usize {
    let text = bench.text();
    let mut sides = text.lines().flat_map(|line| line.split(['│', '┃']));
    let bar = sides.find(|side| side.starts_with(name) && side.contains('█'));
    let bar = bar.unwrap_or_else(|| panic!("no bar of {name} in:\n{text}"));
    bar.chars().filter(|c| *c == '█').count()
}

#[test]
fn the_bars_of_a_case_share_the_scale_of_the_largest_sum_shown() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d a Enter");
    bench.type_text("681.80").keys("Enter a Enter b Tab");
    bench.type_text("More help is needed since the fall.");
    bench.keys("C-s R");
    let (package, agreed) = (filled(&bench, "Package"), filled(&bench, "Last agreed"));
    assert!(
        agreed.abs_diff(4 * package) <= 3,
        "{package} and {agreed}\n{}",
        bench.text()
    );
}

#[test]
fn the_mark_of_a_flag_stands_whole_or_is_counted_in_every_width() {
    let mut bench = Bench::new();
    bench.keys("a");
    let rows = bench.model.queue.lines();
    for n_cells in 60..=200 {
        let columns = queue_columns::Columns::fitting(n_cells, rows);
        for row in rows {
            let pieces = columns.row(row, false);
            let marks = pieces.iter().rev().nth(1).unwrap();
            assert!(
                !marks.1.contains('…'),
                "{n_cells}: {} {:?}",
                row.case,
                marks.1
            );
        }
    }
}
