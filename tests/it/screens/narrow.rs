//! What stays in sight and in words where there is little room: flags, tabs, keys, messages.

use super::bench::{Bench, CASE};
use ras_panel::tui::keys::update::Change;

fn at(size: (u16, u16)) -> Bench {
    let mut bench = Bench::new();
    bench.change(Change::Size(size.0, size.1));
    bench
}

#[test]
fn the_smallest_queue_names_the_first_flag_of_a_case() {
    let bench = at((60, 15));
    let text = bench.text();
    let row = bench.model.queue.selected().unwrap();
    let first = row.flags.first().map(|flag| flag.1.clone()).unwrap();
    let selected = text.lines().find(|line| line.contains('▸')).unwrap();
    assert!(selected.contains(&first), "{first}\n{text}");
}

#[test]
fn the_smallest_sitting_names_the_other_tabs_and_the_key_that_closes_it() {
    let mut bench = at((60, 15));
    bench.open_sitting().keys("2");
    let text = bench.text();
    for words in ["1 Queue", "3 Appr.", "6 Reg.", "c close sitting", "? help"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn who_is_present_is_told_in_a_line_without_gaps() {
    let mut bench = Bench::new();
    bench.open_sitting().keys("2 c R o Tab");
    let text = bench.text();
    let line = text.lines().find(|line| line.contains("Present  "));
    let line = line.unwrap_or_default().replacen("Present", "", 1);
    let words = line.trim_matches(['┃', '│', ' ']);
    assert!(words.contains("chair ") && !words.contains("  "), "{text}");
}

#[test]
fn a_message_below_a_field_says_what_to_do_or_where_it_stands_whole() {
    for size in [(100, 30), (80, 24)] {
        let mut bench = at(size);
        bench.open_sitting().open_case().keys("i a Tab");
        bench.type_text("a neighbour").keys("C-s R d");
        let form = bench.model.form.as_ref().unwrap();
        let message = form.fields[0].message().unwrap();
        assert!(message.contains("interest"), "{message}");
        let text = bench.text().replace(['┃', '│'], " ");
        let said: Vec<&str> = text.split_whitespace().collect();
        let said = said.join(" ");
        let first = form.fields[0].said[0].first_sentence();
        let first = first.split([',', ';', '(']).next().unwrap().trim();
        assert!(
            said.contains(&format!("! {first}")),
            "{CASE}: {first}\n{text}"
        );
        let whole = said.contains(&format!("! {message}"));
        let pointed = said.contains("(more below)");
        assert!(whole || pointed, "{message}\n{text}");
        assert!(!text.contains("…  "), "nothing is cut off\n{text}");
    }
}

#[test]
fn what_stands_below_the_fields_is_not_said_to_stand_beside_them() {
    let mut bench = Bench::new();
    bench.write_proposal();
    bench
        .keys("C-s R Esc 5 s R m R a")
        .type_text("Yes.")
        .keys("C-s");
    assert!(
        bench.text().contains("for the reasons beside"),
        "{}",
        bench.text()
    );
    bench.change(Change::Size(100, 30));
    assert!(
        bench.text().contains("for the reasons below"),
        "{}",
        bench.text()
    );
}
