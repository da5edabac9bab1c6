//! What lists and the line above the bar say in words and marks, not by colour alone.

use super::bench::{Bench, text_of};
use ras_panel::app::queue_row::QueueRow;
use ras_panel::tui::drawn::queue_columns::Columns;

fn row_text(rows: &[QueueRow], row: &QueueRow) -> String {
    let pieces = Columns::fitting(120, rows).row(row, false);
    pieces.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn a_wait_out_of_target_has_a_mark_and_the_case_in_brief_says_so() {
    let mut bench = Bench::new();
    let rows = bench.model.queue.lines().to_vec();
    let (late, in_time): (Vec<&QueueRow>, Vec<&QueueRow>) = rows.iter().partition(|r| r.overdue);
    assert!(!late.is_empty() && !in_time.is_empty());
    for row in &late {
        let days = row.days_waiting.unwrap();
        let text = row_text(&rows, row);
        assert!(text.ends_with(&format!(" {days} d!")), "{text}");
    }
    for row in in_time {
        let text = row_text(&rows, row);
        assert!(!text.contains('!') || row.state.mark().0 == "!", "{text}");
    }
    bench.model.queue.select(&late[0].case);
    for size in [(140, 45), (100, 30)] {
        let text = text_of(&bench.drawn(size));
        assert!(text.contains(", over the target"), "{text}");
    }
}

#[test]
fn a_case_that_only_the_worker_refers_has_a_word_in_the_place_of_flags() {
    let bench = Bench::new();
    let rows = bench.model.queue.lines().to_vec();
    for row in &rows {
        let text = row_text(&rows, row);
        assert_eq!(
            text.contains(" worker"),
            row.flag_sentences.is_empty(),
            "{text}"
        );
    }
    assert!(rows.iter().any(|row| row.flag_sentences.is_empty()));
}

#[test]
fn the_theme_and_the_mouse_say_what_they_are_now() {
    let mut bench = Bench::new();
    bench.keys("F3");
    assert!(bench.text().contains("Colours: light. F3 shows the next."));
    bench.keys("F4");
    assert!(
        bench.text().contains("The mouse is on:"),
        "{}",
        bench.text()
    );
    bench.keys("F4");
    assert!(
        bench.text().contains("The mouse is off:"),
        "{}",
        bench.text()
    );
}

#[test]
fn empty_lists_say_what_to_do_next() {
    let mut bench = Bench::new();
    bench.keys("4");
    assert!(
        bench
            .text()
            .contains("To begin one, open a case and press t.")
    );
    bench.keys("3");
    let text = bench.text();
    assert!(
        text.contains("Nothing waits for approval. Exceptions and sums over a limit come"),
        "{text}"
    );
}

#[test]
fn narrow_tabs_keep_short_names_and_the_one_that_is_shown_always_has_its_own() {
    let mut bench = Bench::new();
    bench.model.counts.n_waiting = 1;
    let tabs = |bench: &Bench, size| {
        text_of(&bench.drawn(size))
            .lines()
            .nth(1)
            .unwrap()
            .to_owned()
    };
    bench.model.size = (80, 24);
    let told = tabs(&bench, (80, 24));
    assert!(
        told.contains("1 Queue") && told.contains("3 Appr. (1)"),
        "{told}"
    );
    assert!(told.contains("6 Reg."), "{told}");
    bench.model.size = (60, 15);
    bench.keys("4");
    bench.model.counts.n_waiting = 1;
    let told = tabs(&bench, (60, 15));
    assert!(
        told.contains(" 3 (1) ") && told.contains("4 Transitions"),
        "{told}"
    );
    bench.keys("1");
    bench.model.counts.n_waiting = 0;
    let told = tabs(&bench, (60, 15));
    assert!(
        told.contains("1 Queue") && told.contains("6 Reg."),
        "{told}"
    );
}
