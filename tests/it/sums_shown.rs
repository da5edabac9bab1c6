//! Wherever the domains' money is listed, the lines add up to the allocation: every demo case.

use ras_panel::app::chance::Chance;
use ras_panel::app::clock::Clock;
use ras_panel::app::command::Command;
use ras_panel::app::demo;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::case_file::CaseFile;
use ras_panel::panel::seen::seen;
use ras_panel::reports::breakdown::{Answers, breakdown};
use ras_panel::reports::document::{Block, Document};
use ras_panel::reports::result_json;
use ras_panel::scoring::scored::{Assessed, LineKind, Scored};
use ras_panel::terms::money::Money;
use ras_panel::tui::held::breakdown::{RowKind, rows};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Pence of an amount as papers and screens write it; nothing for words, shares and points.
fn pence(shown: &str) -> Option<i64> {
    let (is_negative, figure) = match shown.strip_prefix(['−', '-']) {
        Some(rest) => (true, rest),
        None => (false, shown),
    };
    let figure = figure.trim_start_matches(['+', '£']).replace(',', "");
    let (pounds, pence) = figure.split_once('.')?;
    let whole: i64 = format!("{pounds}{pence}").parse().ok()?;
    Some(if is_negative { -whole } else { whole })
}

/// What the paper of `show` and `score` lists in its last column, with the first line of money.
fn of_the_paper(file: &CaseFile) -> (i64, Option<i64>) {
    let mut paper = Document::default();
    breakdown(&mut paper, &file.assessed, Answers::All, &file.currency);
    let mut tables = paper.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let (domains, lines) = (tables.next().unwrap(), tables.next().unwrap());
    let listed = domains.rows.iter().filter_map(|row| pence(row.last()?));
    (listed.sum(), pence(&lines.rows[0][1]))
}

/// What a decision's record keeps of the domains.
fn of_the_record(file: &CaseFile, scored: &Scored) -> i64 {
    let kept = seen(file, false).breakdown;
    let domains = kept.iter().take(scored.domains.len());
    let rest = kept
        .iter()
        .filter(|line| line.starts_with("Rounding between"));
    let listed = domains.chain(rest);
    listed
        .filter_map(|line| pence(line.rsplit(": ").next()?))
        .sum()
}

/// How many lines of the record take family support off a figure, which stands before it in each.
fn follow(file: &CaseFile) -> usize {
    let kept = seen(file, false).breakdown;
    let supported = kept.iter();
    let supported = supported.filter_map(|line| line.split_once("; Family support: "));
    let told = supported.map(|(before, support)| {
        let (from, _) = support.split_once(" and −").unwrap();
        let from = from.rsplit(": ").next().unwrap();
        let ends = [" = ", " weighted ", ": "].map(|sign| format!("{sign}{from}"));
        let follows = ends.iter().any(|end| before.ends_with(end));
        assert!(follows, "{before} | {support}");
    });
    told.count()
}

/// What the case's screen lists of the domains, with the first line of money.
fn of_the_screen(file: &CaseFile) -> (i64, Option<i64>) {
    let rows = rows(file, &BTreeSet::new());
    let lines = rows.iter().position(|row| row.kind == RowKind::Line);
    let (before, after) = rows.split_at(lines.unwrap());
    let listed = before.iter().filter_map(|row| pence(&row.money));
    (listed.sum(), pence(&after[0].money))
}

fn of_the_json(file: &CaseFile) -> i64 {
    let json = result_json::result(&file.assessed);
    let domains = json["domains"].as_array().unwrap().iter();
    let listed = domains.filter_map(|domain| domain["pence"].as_i64());
    listed.sum::<i64>() + json["domains_rounding_pence"].as_i64().unwrap()
}

/// The last figure of a text: `→ 4.20`, `£8.12`.
fn figure(text: &str) -> Option<Decimal> {
    let last = text.split([' ', '£', ',']).rfind(|part| !part.is_empty())?;
    last.parse().ok()
}

/// The price per point that an allocation's words name: `… 14.03 × £8.12 …`.
fn price(words: &str) -> Decimal {
    let after = words.split_once(" × £").expect(words).1;
    figure(after.split(' ').next().unwrap()).unwrap()
}

/// Weighted points with the money that stands beside them, and the price, as they are shown.
struct Shown {
    price: Decimal,
    domains: Vec<(Decimal, i64)>,
}

impl Shown {
    /// How many domains' money a reader reaches with a calculator: every one.
    fn reached(&self, what: &str) -> usize {
        for (weighted, shown) in &self.domains {
            let pounds = Money::to_the_penny(weighted * self.price).unwrap();
            assert_eq!(
                pounds.pence(),
                *shown,
                "{what}: {weighted} × {}",
                self.price
            );
        }
        self.domains.len()
    }
}

fn shown_on_the_screen(file: &CaseFile) -> Shown {
    let rows = rows(file, &BTreeSet::new());
    let line = rows.iter().find(|row| row.kind == RowKind::Line).unwrap();
    let domains = rows.iter().filter(|row| row.kind == RowKind::Domain);
    let domains = domains.filter_map(|row| Some((figure(&row.weighted)?, pence(&row.money)?)));
    Shown {
        price: price(&line.note),
        domains: domains.collect(),
    }
}

fn shown_on_the_paper(file: &CaseFile) -> Shown {
    let mut paper = Document::default();
    breakdown(&mut paper, &file.assessed, Answers::Earning, &file.currency);
    let mut tables = paper.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let (domains, lines) = (tables.next().unwrap(), tables.next().unwrap());
    let rows = domains
        .rows
        .iter()
        .filter(|row| !row[0].starts_with("Rounding"));
    let domains = rows.filter_map(|row| Some((figure(&row[2])?, pence(&row[3])?)));
    Shown {
        price: price(&lines.rows[0][0]),
        domains: domains.collect(),
    }
}

fn shown_in_the_record(file: &CaseFile, n_domains: usize) -> Shown {
    let kept = seen(file, false).breakdown;
    let line = kept.iter().find(|line| line.contains(" × £")).unwrap();
    let domains = kept.iter().take(n_domains).filter_map(|line| {
        let (words, money) = line.rsplit_once(": ")?;
        Some((figure(words)?, pence(money)?))
    });
    Shown {
        price: price(line),
        domains: domains.collect(),
    }
}

#[test]
fn a_reader_with_a_calculator_reaches_every_domains_money_from_what_stands_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::standing_at("2026-11-24T10:00:00Z").unwrap();
    let path = folder.path().join("demo.register");
    let mut desk = demo::open(&path, clock, Chance::seeded(7), None).unwrap();
    let whole_caseload = false;
    let all = desk.execute(Command::Queue { whole_caseload }).unwrap();
    let Outcome::Queue { rows, .. } = all else {
        panic!("no list of cases");
    };
    let mut n_reached = 0;
    for row in rows {
        let file = desk.case_detail(&row.case).unwrap().file;
        let Assessed::Scored(scored) = &file.assessed else {
            continue;
        };
        if scored.domain_rounding.is_none() {
            continue;
        }
        let case = &row.case;
        let n = shown_on_the_screen(&file).reached(&format!("the screen of {case}"));
        assert_eq!(
            n,
            shown_on_the_paper(&file).reached(&format!("the paper of {case}"))
        );
        let record = shown_in_the_record(&file, scored.domains.len());
        assert_eq!(n, record.reached(&format!("the record of {case}")));
        n_reached += n;
    }
    assert!(n_reached > 300, "{n_reached}");
}

#[test]
fn the_lines_of_the_domains_add_up_to_the_allocation_in_every_paper_of_every_demo_case() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::standing_at("2026-11-24T10:00:00Z").unwrap();
    let path = folder.path().join("demo.register");
    let mut desk = demo::open(&path, clock, Chance::seeded(7), None).unwrap();
    let whole_caseload = true;
    let all = desk.execute(Command::Queue { whole_caseload }).unwrap();
    let Outcome::Queue { rows, .. } = all else {
        panic!("no list of cases");
    };
    assert_eq!(rows.len(), 400);
    let (mut n_scored, mut n_rounded, mut n_supported) = (0, 0, 0);
    for row in rows {
        let file = desk.case_detail(&row.case).unwrap().file;
        let Assessed::Scored(scored) = &file.assessed else {
            continue;
        };
        let allocates = |kind: &LineKind| matches!(kind, LineKind::Allocation { .. });
        let line = scored.lines.iter().find(|line| allocates(&line.kind));
        let Some(line) = line else {
            continue;
        };
        let allocation = line.amount.pence();
        n_scored += 1;
        n_rounded += usize::from(scored.domain_rounding.is_some_and(|rest| !rest.is_zero()));
        n_supported += follow(&file);
        let case = &row.case;
        let both = (allocation, Some(allocation));
        assert_eq!(of_the_paper(&file), both, "the paper of {case}");
        assert_eq!(of_the_screen(&file), both, "the screen of {case}");
        assert_eq!(
            of_the_record(&file, scored),
            allocation,
            "the record of {case}"
        );
        assert_eq!(of_the_json(&file), allocation, "the JSON of {case}");
    }
    assert!(n_scored > 300, "{n_scored}");
    assert!(n_rounded > 100, "{n_rounded}");
    assert!(n_supported > 100, "{n_supported}");
}
