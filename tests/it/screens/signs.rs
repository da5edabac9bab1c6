//! Signs mean one thing each, the legend shows them as the list draws them, and every key has its
//! word where there is room.

use super::bench::{Bench, SIZES, text_of};
use ras_panel::app::queue_row::CaseState;
use ras_panel::terms::budget::direction;
use ras_panel::terms::money::Money;
use ras_panel::tui::drawn::legend;
use ras_panel::tui::drawn::queue_columns::{Columns, OLDER_FACTS};
use ras_panel::tui::held::queue_order::{QueueColumn, QueueOrder};
use ras_panel::tui::keys::update::Change;

fn directions() -> Vec<&'static str> {
    let amounts = [-1, 0, 1].map(|pence| Money::from_pence(pence).unwrap());
    amounts.map(direction).into()
}

#[test]
fn no_sign_of_a_gap_stands_for_an_order_of_the_list() {
    for (by, name) in QueueColumn::ALL {
        for ascending in [false, true] {
            let words = QueueOrder { by, ascending }.words();
            assert!(words.starts_with(&format!("by {name}, ")), "{words}");
            assert!(
                directions().iter().all(|sign| !words.contains(sign)),
                "{words}"
            );
        }
    }
    let mut bench = Bench::new();
    let foot = |bench: &Bench| {
        let text = bench.text();
        let foot = text.lines().find(|line| line.starts_with("┃by "));
        foot.unwrap_or_else(|| panic!("{text}")).to_owned()
    };
    assert!(foot(&bench).contains("by gap, largest first"));
    bench.keys("S");
    assert!(foot(&bench).contains("by gap, smallest first"));
    bench.keys("s s S");
    assert!(foot(&bench).contains("by waiting, longest first"));
}

#[test]
fn the_signs_before_a_flag_are_none_of_a_gap() {
    let bench = Bench::new();
    let text = bench.text();
    for line in text
        .lines()
        .filter(|line| line.contains("GAP") && !line.contains("NF-"))
    {
        assert!(
            directions().iter().all(|sign| !line.contains(sign)),
            "{line}"
        );
    }
}

#[test]
fn the_legend_shows_every_mark_as_the_list_draws_it() {
    let bench = Bench::new();
    let lines = legend::lines(&bench.model);
    assert!(lines.iter().all(|line| !line.contains('[')), "{lines:#?}");
    let mut rows = bench.model.queue.lines().to_vec();
    for state in CaseState::ALL {
        rows[0].state = state;
        let drawn = Columns::fitting(98, &rows).row(&rows[0], false);
        let (mark, words) = state.mark();
        assert_eq!(drawn[0].1.chars().nth(1), mark.chars().next());
        let shown = if mark == " " { "no mark" } else { mark };
        let told = |line: &&String| line.starts_with(shown) && line.ends_with(words);
        assert!(
            lines.iter().any(|line| told(&line)),
            "{shown} {words}: {lines:#?}"
        );
    }
    rows[0].refused_row = Some("refused".to_owned());
    rows[0].drafts.decision = true;
    rows[0].overdue = true;
    rows[0].days_waiting = Some(38);
    let drawn = Columns::fitting(98, &rows).row(&rows[0], false);
    let drawn: String = drawn.into_iter().map(|(_, text)| text).collect();
    for sign in ["+", OLDER_FACTS, "38 d!"] {
        assert!(drawn.contains(sign), "{sign}: {drawn}");
        assert!(
            lines
                .iter()
                .any(|line| line.starts_with(&format!("{sign} "))),
            "{sign}"
        );
    }
}

#[test]
fn the_legend_is_read_in_columns_on_the_screen() {
    let mut bench = Bench::new();
    bench.keys("m");
    let text = bench.text();
    for line in [
        "✓           decided in this sitting",
        "·           decided earlier",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn the_case_beside_the_queue_names_the_indicative_budget_in_full() {
    let bench = Bench::new();
    for size in [(140, 45), (120, 40)] {
        let text = text_of(&bench.drawn(size));
        assert!(!text.contains("Indicat."), "{text}");
        let line = text
            .lines()
            .find(|line| line.contains("│Indicative "))
            .unwrap();
        assert!(line.ends_with("519.00  │"), "{line}");
    }
}

/// The bar, the last line of the screen.
fn bar(bench: &Bench) -> String {
    bench.text().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn keys_that_are_seldom_used_have_their_words_in_the_bar_where_there_is_room() {
    let mut bench = Bench::new();
    bench.change(Change::Size(160, 45));
    assert!(bar(&bench).contains("t transition"), "{}", bar(&bench));
    bench.open_case();
    assert!(
        !bar(&bench).contains("e correct"),
        "there is no decision: {}",
        bar(&bench)
    );
    bench.keys("Esc 6");
    assert!(bar(&bench).contains("d drafts left"), "{}", bar(&bench));
}

#[test]
fn a_word_that_gives_way_takes_no_room_from_another() {
    let mut bench = Bench::new();
    for width in 80..160 {
        bench.change(Change::Size(width, 40));
        let bar = bar(&bench);
        let usual = ["Enter open", "d decide", "/ filter", ": palette", "? help"];
        if bar.contains("t transition") {
            assert!(
                usual.iter().all(|word| bar.contains(word)),
                "{width}: {bar}"
            );
        }
        assert!(bar.contains("? help"), "{width}: {bar}");
    }
}

#[test]
fn the_help_names_every_key_in_every_size() {
    let told = [
        ("1", "decide on a transition"),
        ("1 Enter", "correct the last decision"),
        ("1 Enter", "withdraw the last decision"),
        ("6", "read or throw away drafts that no form opens any more"),
    ];
    for size in SIZES {
        for (keys, help) in told {
            let mut bench = Bench::new();
            bench.change(Change::Size(size.0, size.1));
            bench.keys(keys).keys("?").type_text(help);
            assert!(bench.text().contains(help), "{help}\n{}", bench.text());
        }
    }
}
