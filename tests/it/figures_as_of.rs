//! `figures_as_of` in panel.toml: whose date fixes the RAS version and the figures of a case.

use crate::cli::scene::{Home, MEMBERS};
use crate::flags::bench::since_april;
use ras_panel::app::configuration::{Chosen, Configuration};
use ras_panel::app::setup;
use ras_panel::app::versions::Versions;
use ras_panel::config::bundle::RasBundle;
use ras_panel::config::panel_rules::FiguresAsOf;
use ras_panel::flags::raised::Raised;
use ras_panel::panel::record::RasAdoption;
use ras_panel::scoring::scored::Assessed;
use ras_panel::terms::ids::CaseRef;

/// After 1 April 2027, from which the toy weights a domain by 1.30 and no longer by 1.25.
const LATER: &str = "2027-04-05T10:00:00Z";

/// A register with the six cases whose rules take the figures as of this.
fn register(as_of: &str) -> Home {
    register_with(&format!("\"{as_of}\""))
}

fn register_with(as_of: &str) -> Home {
    let home = Home::new();
    let (from, to) = (
        "figures_as_of = \"sitting\"",
        format!("figures_as_of = {as_of}"),
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

fn dated(values: [(&str, &str); 2]) -> String {
    let value =
        |(from, value)| format!("{{ from = {from}, value = \"{value}\", reference = \"terms\" }}");
    format!("[{}]", values.map(value).join(", "))
}

#[test]
fn whose_date_it_is_changes_on_a_day_of_its_own() {
    let of = |changes| {
        let values = [("2026-04-01", "sitting"), (changes, "assessment")];
        scored(&register_with(&dated(values))).0
    };
    assert_eq!(of("2027-04-06"), "2027-04-05");
    assert_eq!(of("2027-04-05"), "2026-10-12");
}

#[test]
fn no_case_is_scored_before_a_rule_says_whose_date_it_is() {
    let values = [("2027-05-01", "sitting"), ("2027-06-01", "assessment")];
    let home = register_with(&dated(values));
    let mut desk = home.desk_at("chair", LATER);
    let detail = desk.case_detail(&CaseRef::new("T-001").unwrap()).unwrap();
    let Assessed::Unscorable(problems) = &detail.file.assessed else {
        panic!("scored");
    };
    let told = problems[0].to_string();
    assert!(
        told.contains("figures_as_of") && told.contains("2027"),
        "{told}"
    );
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
        rules.figures_as_of = since_april(as_of);
        let (ras, on) = versions.of_case(&case, &rules, today).unwrap();
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
    let (_, on) = versions.of_case(&case, &rules, today).unwrap();
    assert_eq!(on, today);
}

/// The toy is in force from 1 April 2026, and T-001 was assessed on this day.
fn assessed_on(day: &str, as_of: &str) -> Home {
    let home = Home::new();
    let kind = |as_of: &str| format!("figures_as_of = \"{as_of}\"");
    home.change("config/panel.toml", &kind("sitting"), &kind(as_of));
    home.change(
        "caseload/assessments.csv",
        "A-102,2026-10-12",
        &format!("A-102,{day}"),
    );
    let mut init = vec!["init", "a.register", "--config", "config"];
    init.extend(MEMBERS.iter().flat_map(|member| ["--member", *member]));
    home.run(&init).well();
    home
}

const NONE_IN_FORCE: &str =
    "no RAS version was in force on 31 Mar 2026; the first is in force from 1 Apr 2026";

#[test]
fn a_case_assessed_before_the_first_version_is_in_force_is_not_scored() {
    let case = CaseRef::new("T-001").unwrap();
    for (day, as_of, scores) in [
        ("2026-03-31", "assessment", false),
        ("2026-04-01", "assessment", true),
        ("2026-04-02", "assessment", true),
        ("2026-03-31", "sitting", true),
    ] {
        let home = assessed_on(day, as_of);
        home.run(&["import", "caseload"]).well();
        let detail = home.desk("chair").case_detail(&case).unwrap();
        match &detail.file.assessed {
            Assessed::Scored(scored) => {
                let expected = if as_of == "sitting" {
                    "2026-11-24"
                } else {
                    day
                };
                assert_eq!(scored.ras.figures_as_of.to_string(), expected);
                assert!(scores, "{day}");
            }
            Assessed::Unscorable(problems) => {
                let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
                assert_eq!(told, [NONE_IN_FORCE]);
                assert!(!scores, "{day}");
            }
            Assessed::Given(_) => panic!("T-001 is scored here"),
        }
    }
}

#[test]
fn that_no_version_was_in_force_is_told_by_import_list_case_and_flag() {
    let home = assessed_on("2026-03-31", "assessment");
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let dry = home.run(&["import", "--dry-run", "--json", "caseload"]);
    let reasons = dry.json()["scorable"].to_string();
    assert!(
        reasons.contains(
            "no RAS version was in force on the day whose figures count; the first is in force \
             from 1 Apr 2026"
        ),
        "{reasons}"
    );
    let imported = words(home.run(&["import", "caseload"]).well());
    let told = "3 cannot: T-001: no RAS version was in force on the day whose figures count; the \
        first is in force from 1 Apr 2026 ";
    assert!(imported.contains(told), "{imported}");
    let shown = words(home.run(&["show", "T-001"]).well());
    assert!(shown.contains(NONE_IN_FORCE), "{shown}");
    let missing = format!("The case cannot be scored: {NONE_IN_FORCE}");
    let case = CaseRef::new("T-001").unwrap();
    let file = home.desk("chair").case_detail(&case).unwrap().file;
    assert!(file.flags.iter().any(|flag| flag.sentence == missing));
    assert_eq!(file.assessed.indicative(), None);
    let listed = home.run(&["list", "--all", "--json"]).json().to_string();
    assert!(listed.contains(NONE_IN_FORCE), "{listed}");
}

#[test]
fn answers_from_before_the_first_version_give_no_figure_beside_a_sum_as_given() {
    let home = assessed_on("2026-03-31", "assessment");
    let given = "T-001,Old system,2026-03-31,Care,700.00,700.00\n";
    let text = std::fs::read_to_string(home.path("caseload/given.csv")).unwrap();
    std::fs::write(home.path("caseload/given.csv"), text + given).unwrap();
    home.run(&["import", "caseload"]).well();
    let case = CaseRef::new("T-001").unwrap();
    let file = home.desk("chair").case_detail(&case).unwrap().file;
    let beside = file.answers_beside.unwrap();
    assert!(beside.contains(NONE_IN_FORCE), "{beside}");
    let said = |flag: &Raised| flag.sentence.contains("would give");
    assert!(!file.flags.iter().any(said), "{:?}", file.flags);
}

/// The toy weights personal care by 1.25, and from 1 April 2027 by 1.30.
#[test]
fn a_case_is_scored_and_shown_as_of_a_day_that_is_named() {
    let home = register("sitting");
    let weighting = |date: &[&str]| {
        let arguments = [&["score", "T-001", "--json"], date].concat();
        let told = home.run(&arguments).out;
        (told.contains("\"1.25\""), told.contains("\"1.3\""))
    };
    assert_eq!(weighting(&[]), (true, false));
    assert_eq!(weighting(&["--date", "2027-03-31"]), (true, false));
    assert_eq!(weighting(&["--date", "1 Apr 2027"]), (false, true));
    let told = home.run(&["show", "T-001", "--date", "2027-04-01"]);
    let as_of = "As of 1 Apr 2027: figures, limits and package lines of that day, by what the \
                 register holds now.";
    assert!(told.err.contains(as_of), "{}", told.err);
    assert!(told.out.contains("1 Apr 2027"), "{}", told.out);
    let before = home.run(&["score", "T-001", "--date", "2026-03-31"]).out;
    let none = "no RAS version was in force on 31 Mar 2026";
    assert!(before.contains(none), "{before}");
    let (code, said) = home.run(&["show", "T-001", "--date", "31/02/2027"]).ill();
    assert_eq!(code, 2);
    let day = "\"31/02/2027\" is not a day of the calendar\n  to do: write one such as 2027-04-01";
    assert!(said.contains(day), "{said}");
    let (_, said) = home.run(&["show", "T-001", "--date", "9999-12-31"]).ill();
    assert!(said.contains("write one up to 9999-12-30"), "{said}");
    assert!(!said.contains("of the calendar"), "{said}");
}
