//! `figures_as_of` in panel.toml: whose date fixes the RAS version and the figures of a case.

use crate::cli::scene::{Home, MEMBERS};
use ras_panel::app::configuration::{Chosen, Configuration};
use ras_panel::app::setup;
use ras_panel::app::versions::Versions;
use ras_panel::config::bundle::RasBundle;
use ras_panel::config::panel_rules::FiguresAsOf;
use ras_panel::panel::record::RasAdoption;
use ras_panel::scoring::scored::Assessed;
use ras_panel::terms::ids::CaseRef;

/// After 1 April 2027, from which the toy weights a domain by 1.30 and no longer by 1.25.
const LATER: &str = "2027-04-05T10:00:00Z";

/// A register with the six cases whose rules take the figures as of this.
fn register(as_of: &str) -> Home {
    let home = Home::new();
    let (from, to) = (
        "figures_as_of = \"sitting\"",
        format!("figures_as_of = \"{as_of}\""),
    );
    home.change("config/panel.toml", from, &to);
    let mut init = vec!["init", "a.register", "--config", "config"];
    init.extend(MEMBERS.iter().flat_map(|member| ["--member", *member]));
    home.run(&init).well();
    home.run(&["import", "caseload"]).well();
    home
}

/// The day whose figures T-001, assessed on 12 October 2026, is scored with, and the weighting of
/// personal care on it.
fn scored(home: &Home) -> (String, String) {
    let mut desk = home.desk_at("chair", LATER);
    let detail = desk.case_detail(&CaseRef::new("T-001").unwrap()).unwrap();
    let Assessed::Scored(scored) = &detail.file.assessed else {
        panic!("not scored");
    };
    let weighted = scored.domains.iter().find_map(|domain| domain.weighting);
    let weighting = weighted.unwrap().to_string();
    (scored.ras.figures_as_of.to_string(), weighting)
}

#[test]
fn the_date_of_the_sitting_or_of_the_assessment_fixes_the_figures_as_the_rules_say() {
    let of = |as_of| scored(&register(as_of));
    let expected = |day: &str, weighting: &str| (day.to_owned(), weighting.to_owned());
    assert_eq!(of("sitting"), expected("2027-04-05", "1.30"));
    assert_eq!(of("assessment"), expected("2026-10-12", "1.25"));
}

/// The toy from 1 April 2026, and a second version of it from 1 November 2026.
fn two_versions(home: &Home) -> [RasAdoption; 2] {
    let chosen = Chosen {
        ras: None,
        profile: None,
    };
    let configuration = Configuration::of_folder(&home.path("config"), &chosen).unwrap();
    let first = setup::adoption(&configuration);
    let mut second = first.clone();
    second.from = "2026-11-01".parse().unwrap();
    for (name, text) in &mut second.files {
        if name == "domains.toml" {
            assert!(text.contains("value = \"1.25\""));
            *text = text.replace("value = \"1.25\"", "value = \"1.27\"");
        }
    }
    let texts = second.files.iter().map(|(n, t)| (n.as_str(), t.as_str()));
    second.digest = RasBundle::of_texts(texts).unwrap().digest().hex();
    assert_ne!(first.digest, second.digest);
    [first, second]
}

#[test]
fn the_same_date_decides_which_version_of_the_ras_scores_a_case() {
    let home = register("sitting");
    let adoptions = two_versions(&home);
    let versions = Versions::of(&adoptions).unwrap();
    let mut desk = home.desk("chair");
    let case = CaseRef::new("T-001").unwrap();
    let case = desk.case_detail(&case).unwrap().file.case;
    let mut rules = (*desk.configuration().rules).clone();
    let today = "2026-11-24".parse().unwrap();
    let mut used = |as_of| {
        rules.figures_as_of = as_of;
        let (ras, on) = versions.of_case(&case, &rules, today);
        (ras.digest.hex(), on.to_string())
    };
    let sitting = used(FiguresAsOf::Sitting);
    assert_eq!(
        sitting,
        (adoptions[1].digest.clone(), "2026-11-24".to_owned())
    );
    let assessment = used(FiguresAsOf::Assessment);
    assert_eq!(
        assessment,
        (adoptions[0].digest.clone(), "2026-10-12".to_owned())
    );
}

/// Where nothing was assessed there is no date of an assessment: the sitting's stands in.
#[test]
fn a_case_without_an_assessment_takes_the_figures_of_the_sitting() {
    let home = register("assessment");
    let versions = Versions::of(&two_versions(&home)).unwrap();
    let mut desk = home.desk("chair");
    let case = CaseRef::new("T-001").unwrap();
    let detail = desk.case_detail(&case).unwrap();
    let mut case = detail.file.case.clone();
    case.assessments.clear();
    let rules = desk.configuration().rules.clone();
    let today = "2026-11-24".parse().unwrap();
    let (_, on) = versions.of_case(&case, &rules, today);
    assert_eq!(on, today);
}
