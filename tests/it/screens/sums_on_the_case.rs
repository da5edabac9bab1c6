//! The breakdown on the case: no figure is cut, and what is meant by `elsewhere` is said once.

use super::bench::{Bench, text_of};
use crate::cli::scene::Home;
use ras_panel::app::case_detail::CaseDetail;
use ras_panel::tui::drawn::package_lines;
use ras_panel::tui::held::breakdown::RowKind;
use ras_panel::tui::held::case_screen::CasePane;
use ras_panel::tui::keys::update::Change;

/// The breakdown of the case, every row of it selected in turn.
fn every_row(bench: &mut Bench, size: (u16, u16)) -> String {
    bench.change(Change::Size(size.0, size.1));
    let n_rows = bench.model.case.as_ref().unwrap().rows.len();
    let mut all = String::new();
    for at in (0..n_rows).step_by(3).chain([n_rows - 1]) {
        let case = bench.model.case.as_mut().unwrap();
        (case.pane, case.at) = (CasePane::Breakdown, at);
        all.push_str(&text_of(&bench.drawn(size)));
    }
    all
}

#[test]
fn the_price_per_point_and_the_limits_are_whole_on_the_case_in_every_width() {
    let mut bench = Bench::new();
    bench.open_case();
    let sizes = (110..=160).step_by(5).map(|width| (width, 40));
    for size in sizes.chain([(120, 40), (100, 30), (80, 24), (64, 20)]) {
        let text = every_row(&mut bench, size);
        for words in [
            "14.03 × £8.12",
            "Largest indicative budget (at most £1,430.00)",
            "Affordability factor × 0.98",
            "elsewhere: these points count in Someone at hand",
        ] {
            assert!(text.contains(words), "{words} at {size:?}\n{text}");
        }
    }
}

#[test]
fn the_weighted_points_stand_beside_every_domains_money_in_every_width() {
    let mut bench = Bench::new();
    bench.open_case();
    let rows = bench.model.case.as_ref().unwrap().rows.clone();
    let domains = rows.iter().filter(|row| row.kind == RowKind::Domain);
    let domains: Vec<_> = domains.collect();
    assert!(
        domains.iter().any(|row| row.weighted == "→ 4.20"),
        "{domains:?}"
    );
    for size in [
        (140, 45),
        (120, 40),
        (110, 40),
        (100, 30),
        (80, 24),
        (64, 20),
    ] {
        let text = every_row(&mut bench, size);
        for row in &domains {
            let name = row.label.trim_start_matches("▸ ");
            let shown = text.lines().any(|line| {
                let figures = line.split(['┃', '│']).nth(1).unwrap_or_default();
                let figures: Vec<&str> = figures.split_whitespace().collect();
                let figures = figures.join(" ");
                figures.contains(name)
                    && figures.ends_with(&format!("{} {} {}", row.points, row.weighted, row.money))
            });
            assert!(shown, "{name} at {size:?}\n{text}");
        }
    }
}

#[test]
fn elsewhere_is_explained_once_and_only_where_it_stands() {
    let mut bench = Bench::new();
    bench.open_case();
    let rows = &bench.model.case.as_ref().unwrap().rows;
    let explains = |row: &&_| {
        let row: &ras_panel::tui::held::breakdown::BreakdownRow = row;
        row.kind == RowKind::Note && row.label.starts_with("elsewhere: ")
    };
    assert_eq!(
        rows.iter().filter(|row| row.money == "elsewhere").count(),
        2
    );
    assert_eq!(rows.iter().filter(explains).count(), 1);
    let home = Home::with_cases();
    let mut toy = Bench::of(home.desk("chair"));
    toy.keys("Enter");
    assert_eq!(
        toy.model
            .case
            .as_ref()
            .unwrap()
            .rows
            .iter()
            .filter(explains)
            .count(),
        0
    );
}

#[test]
fn what_nobody_recorded_of_the_parts_is_told_as_not_recorded() {
    let mut bench = Bench::new();
    bench.open_case();
    let detail = &mut bench.model.case.as_mut().unwrap().detail;
    let told = |detail: &CaseDetail| {
        let lines = package_lines::lines(detail, 60).into_iter().flatten();
        let text: Vec<String> = lines.map(|(_, text)| text).collect();
        text.join(" ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let unknown = "The person pays £38.25 a week of it; what others pay is not recorded";
    assert!(told(detail).contains(unknown), "{}", told(detail));
    detail.file.case.person.other_funding = detail.file.case.person.contribution.take();
    let known = "What the person pays is not recorded; others pay £38.25 a week";
    assert!(told(detail).contains(known), "{}", told(detail));
}
