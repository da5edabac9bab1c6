//! A worker's referral on the screens: when, who and why, in the queue and on the case.

use super::bench::{Bench, CASE};
use crate::cli::scene::Home;

const WHY: &str = "Assessed again and needs have grown; the plan asks for the sum agreed before";

/// The words between the borders, one space apart; `from` is the cell where each line begins.
fn words_from(bench: &Bench, from: usize) -> String {
    let text = bench.text();
    let sides = text
        .lines()
        .map(|line| -> String { line.chars().skip(from).collect() });
    let sides: Vec<String> = sides.collect();
    let all = sides
        .join(" ")
        .replace(['│', '┃', '┏', '┓', '┗', '┛', '━'], " ");
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_queue_says_of_the_selected_case_when_who_and_why_it_was_referred() {
    let told = format!("Referred on 15 Nov 2026 by SW 14: {WHY}");
    let mut bench = Bench::new();
    bench.keys("/").type_text(CASE).keys("Enter");
    let side = words_from(&bench, 100);
    assert!(side.contains(&told), "{side}");
    bench.model.size = (100, 40);
    let below = words_from(&bench, 0);
    assert!(below.contains(&told), "{below}");
}

#[test]
fn the_flags_of_a_case_begin_with_its_referral_and_x_tells_it_too() {
    let told = format!("Referred on 15 Nov 2026 by SW 14: {WHY}");
    let mut bench = Bench::new();
    bench.open_case().keys("Tab Tab");
    bench.model.size = (80, 24);
    let pane = words_from(&bench, 0);
    let (before, flags) = pane.split_once(&told).unwrap_or_else(|| panic!("{pane}"));
    assert!(flags.contains("GAP") || flags.contains("limit"), "{pane}");
    assert!(!before.contains("(limit"), "{pane}");
    bench.keys("x");
    let popup = words_from(&bench, 0);
    assert!(popup.contains("Why these flags"), "{popup}");
    assert!(popup.contains(&told), "{popup}");
}

#[test]
fn a_case_that_only_its_worker_refers_says_so_and_why() {
    let home = Home::new();
    let tolerances = std::fs::read_to_string(home.path("config/tolerances.toml")).unwrap();
    let informing = tolerances.replace("kind = \"refer\"", "kind = \"inform\"");
    std::fs::write(home.path("config/tolerances.toml"), informing).unwrap();
    home.begin();
    home.run(&["import", "caseload"]).well();
    let mut bench = Bench::of(home.desk("chair"));
    bench.keys("/").type_text("T-005").keys("Enter");
    let side = words_from(&bench, 100);
    let told = "Referred on 20 Oct 2026 by Duty team: Costs of the package are not all known";
    assert!(side.contains(told), "{side}");
    assert!(side.contains("No rule refers it."), "{side}");
}
