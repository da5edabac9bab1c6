//! The figures of the shipped RAS: each is dated and referenced, and each moves somebody's money.

mod cases;
mod nudge;

use cases::FormCase;
use nudge::{Nudge, Way};
use ras_panel::config::figures::figures;
use ras_panel::config::ras::Ras;
use ras_panel::config::shipped;
use ras_panel::scoring;
use ras_panel::scoring::scored::{RasResult, Scored};
use ras_panel::terms::date::{Date, typed_date};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

fn northfold() -> Ras {
    shipped::ras().unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

fn today() -> Date {
    typed_date("2026-11-20").unwrap()
}

#[test]
fn the_shipped_ras_is_read_without_a_mistake_and_has_a_full_form() {
    let ras = northfold();
    assert!(ras.questions.len() >= 40);
    let outcomes: BTreeSet<&String> = ras.domains.iter().flat_map(|d| &d.outcomes).collect();
    let panel = shipped::panel_rules().unwrap();
    let frame: BTreeSet<&String> = panel
        .eligibility
        .needs
        .iter()
        .map(|need| &need.id)
        .collect();
    assert_eq!(outcomes, frame, "the ten outcomes of the Care Act criteria");
}

#[test]
fn the_built_in_files_are_those_of_the_config_folder() {
    let config = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
    for (place, text) in shipped::TEXTS {
        assert_eq!(
            std::fs::read_to_string(config.join(place)).unwrap(),
            text,
            "{place}"
        );
    }
    let built_in = |place: &str| shipped::TEXTS.iter().any(|(known, _)| *known == place);
    for folder in ["", "import/", "ras/northfold/"] {
        for entry in std::fs::read_dir(config.join(folder)).unwrap() {
            let place = format!("{folder}{}", entry.unwrap().file_name().to_string_lossy());
            assert!(
                !place.ends_with(".toml") || built_in(&place),
                "{place} is not built in"
            );
        }
    }
    let error = shipped::text("panel.tml").unwrap_err();
    assert!(error[0].to_string().contains("panel.toml"), "{}", error[0]);
}

#[test]
fn every_figure_has_a_title_a_unit_and_a_reference_that_says_it_is_illustrative() {
    let ras = northfold();
    let figures = figures(&ras, today());
    assert!(figures.len() > 200);
    for figure in figures {
        assert!(
            !figure.title.is_empty() && !figure.unit.is_empty(),
            "{}",
            figure.key
        );
        let value = figure
            .current
            .unwrap_or_else(|| panic!("{} is not in force", figure.key));
        let reference = ras.references.get(&value.reference);
        let title = &reference.unwrap_or_else(|| panic!("{}", figure.key)).title;
        assert!(title.contains("illustrative"), "{}: {title}", figure.key);
    }
}

/// What a person would notice: the sum, and the year's equivalent that is printed beside it.
fn noticed(scored: &Scored) -> (RasResult, Decimal) {
    (scored.result.clone(), scored.ras.weeks_per_year)
}

fn score(ras: &Ras, case: &FormCase, on: Date) -> (RasResult, Decimal) {
    let scored = scoring::score(ras, &case.person, &case.assessment, on);
    match scored {
        Ok(scored) => noticed(&scored),
        Err(problems) => panic!("{}: {problems:?}", case.name),
    }
}

fn moves(ras: &Ras, nudge: &Nudge, cases: &[FormCase]) -> bool {
    let own = |case: &&FormCase| nudge.name.contains(&format!(".{}.", case.about));
    let in_order = cases
        .iter()
        .filter(own)
        .chain(cases.iter().filter(|case| !own(case)));
    let ways = [Way::Up, Way::Down].map(|way| nudge::nudged(ras, nudge, way));
    in_order.into_iter().any(|case| {
        let before = score(ras, case, nudge.on);
        ways.iter()
            .any(|changed| score(changed, case, nudge.on) != before)
    })
}

#[test]
fn every_figure_of_every_date_moves_the_result_of_some_case_when_it_is_nudged() {
    let ras = northfold();
    let cases = cases::cases(&ras);
    let nudges = nudge::nudges(&ras);
    let named: BTreeSet<&str> = nudges.iter().map(|nudge| nudge.name.as_str()).collect();
    for figure in figures(&ras, today()) {
        let key = figure.key.to_string();
        assert!(named.contains(key.as_str()), "{key} is not nudged");
    }
    let dead: Vec<String> = nudges
        .iter()
        .filter(|nudge| !moves(&ras, nudge, &cases))
        .map(|nudge| format!("{} from {}", nudge.name, nudge.on))
        .collect();
    assert!(
        dead.is_empty(),
        "nobody's money moves with:\n{}",
        dead.join("\n")
    );
}
