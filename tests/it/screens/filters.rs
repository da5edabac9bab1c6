//! What is typed after `/`: words and fields, and what is said of terms that are not understood.

use super::bench::Bench;
use ras_panel::app::queue_row::QueueRow;

/// The cases that a filter leaves in the queue of the demonstration, and the screen.
fn filtered(typed: &str) -> (Vec<QueueRow>, String) {
    let mut bench = Bench::new();
    bench.keys("/").type_text(typed).keys("Enter");
    let rows = bench.model.queue.shown_lines().cloned().collect();
    (rows, bench.text())
}

#[test]
fn the_filter_of_the_help_leaves_what_it_says() {
    let (rows, text) = filtered("flag:gap gap>100 age:75+ open");
    assert!(!rows.is_empty(), "{text}");
    for row in &rows {
        assert!(row.state.is_open() && row.age >= Some(75), "{row:?}");
        assert!(row.flags.iter().any(|flag| flag.1 == "GAP"), "{row:?}");
        assert!(row.gap.is_some_and(|gap| gap.amount.0.pence() > 10_000));
    }
    assert!(!text.contains("not applied"), "{text}");
    let (all, text) = filtered("open");
    assert_eq!(all.len(), 43, "{text}");
    let (north, _) = filtered("team:north");
    assert!(!north.is_empty() && north.iter().all(|row| row.team.contains("North")));
}

#[test]
fn the_words_of_the_columns_are_fields() {
    let (rows, text) = filtered("wait>30");
    assert!(!rows.is_empty(), "{text}");
    assert!(rows.iter().all(|row| row.days_waiting > Some(30)));
    let (rows, text) = filtered("%>50");
    assert!(!rows.is_empty() && rows.len() < 43, "{text}");
    let (rows, text) = filtered("package/wk>£1,000.00");
    assert!(!rows.is_empty(), "{text}");
    assert!(rows.iter().all(|row| row.package.0.pence() > 100_000));
}

#[test]
fn a_term_that_is_not_understood_is_told_beside_the_filter_and_hides_no_case() {
    for (typed, why) in [
        (
            "gap>abc",
            "gap>abc is not applied: it takes an amount, such as gap>100.",
        ),
        (
            "flag:",
            "flag: is not applied: a word is asked for with a colon, such as flag:gap.",
        ),
        (
            "agee>7",
            "agee>7 is not applied: there is no field \"agee\" here; there are: flag:gap",
        ),
    ] {
        let (rows, text) = filtered(typed);
        assert_eq!(rows.len(), 43, "{text}");
        assert!(text.contains(why), "{text}");
    }
}

#[test]
fn with_nothing_typed_the_fields_are_told() {
    let mut bench = Bench::new();
    bench.keys("/");
    let told = "Words, or fields such as flag:gap gap>100 %>50 team:north age:75+ wait>30 open";
    assert!(bench.text().contains(told), "{}", bench.text());
    bench.type_text("n");
    assert!(!bench.text().contains(told), "{}", bench.text());
    bench.keys("Esc 6 /");
    let told = "Words, or fields such as case:NF-2 who:chair what:opened";
    assert!(bench.text().contains(told), "{}", bench.text());
}
