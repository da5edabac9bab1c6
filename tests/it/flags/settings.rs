//! Mistakes in `tolerances.toml`, each with its exact message, and the rules explained.

use super::bench::{Bench, day};
use ras_panel::config::load;
use ras_panel::config::raw::tolerances::tolerances_file;
use ras_panel::config::shipped;
use ras_panel::config::tolerances::FlagKind;
use ras_panel::flags;
use std::fmt::Write as _;
use std::path::Path;

/// Each sample is the made-up file with one thing changed: (what is looked for, what stands there
/// instead).
const SAMPLES: [(&str, &str, &str); 26] = [
    (
        "an unknown kind",
        "[rules.specialist]\nkind = \"refer\"",
        "[rules.specialist]\nkind = \"refers\"",
    ),
    (
        "no reference",
        "[rules.specialist]\nkind = \"refer\"\nreference = \"law\"",
        "[rules.specialist]\nkind = \"refer\"",
    ),
    (
        "a reference that is not listed",
        "[rules.specialist]\nkind = \"refer\"\nreference = \"law\"",
        "[rules.specialist]\nkind = \"refer\"\nreference = \"lore\"",
    ),
    (
        "an unknown key",
        "[rules.specialist]\n",
        "[rules.specialist]\nlimit = \"3\"\n",
    ),
    (
        "a number without quotes",
        "amount_max = \"0.01\"",
        "amount_max = 0.01",
    ),
    (
        "a word list that is a text",
        "counts = [\"no reason\", \"not recorded\"]",
        "counts = \"no reason\"",
    ),
    (
        "a price without a component",
        "component = \"Home support or domiciliary care\"\nfrequency = \"Hourly\"\n\
         price = [{ from = 2026-04-01, value = \"28.50\"",
        "frequency = \"Hourly\"\nprice = [{ from = 2026-04-01, value = \"28.50\"",
    ),
    (
        "a rule without a setting",
        "[rules.specialist]\nkind = \"refer\"\nreference = \"law\"\n",
        "",
    ),
    (
        "a setting without a rule",
        "[rules.specialist]",
        "[rules.specialists]\nkind = \"off\"\nreference = \"law\"\n[rules.specialist]",
    ),
    (
        "a limit that the rule does not have",
        "days_max = \"28\"",
        "days_max = \"28\"\ndays_min = \"3\"",
    ),
    (
        "a limit for a rule without limits",
        "[rules.specialist]\nkind = \"refer\"\nreference = \"law\"",
        "[rules.specialist]\nkind = \"refer\"\nreference = \"law\"\n[rules.specialist.limits]\n\
         amount_max = \"3\"",
    ),
    ("a missing limit", "days_max = \"28\"", ""),
    (
        "neither of two limits",
        "percent_max = \"20\"\namount_max = \"100\"",
        "",
    ),
    (
        "a limit out of its range",
        "percentile_high = \"90\"",
        "percentile_high = \"101\"",
    ),
    (
        "a limit below zero",
        "months_max = \"12\"",
        "months_max = \"-1\"",
    ),
    (
        "a word that the rule does not know",
        "together = [\"any\"]\ndirections",
        "together = [\"all\"]\ndirections",
    ),
    (
        "two words where one is needed",
        "together = [\"any\"]\ndirections",
        "together = [\"any\", \"both\"]\ndirections",
    ),
    (
        "a missing word list",
        "mechanisms = [\"Direct payment\"]",
        "",
    ),
    (
        "a frequency that the return does not list",
        "frequency = \"Hourly\"\nprice = [{ from = 2026-04-01, value = \"28.50\"",
        "frequency = \"Hour\"\nprice = [{ from = 2026-04-01, value = \"-28.50\"",
    ),
    (
        "a service that no caseload file can have",
        "mechanisms = [\"Direct payment\"]",
        "mechanisms = [\"direct payment\", \"Direct Payment only\"]",
    ),
    (
        "a component with a slip of the keys",
        "component = \"Home support or domiciliary care\"\nfrequency = \"Hourly\"\n\
         price = [{ from = 2026-04-01, value = \"28.50\"",
        "component = \"Home suport or domiciliary care\"\nfrequency = \"Hourly\"\n\
         price = [{ from = 2026-04-01, value = \"28.50\"",
    ),
    (
        "a service that the lists do not have",
        "services = [",
        "services = [\"Befriending\", ",
    ),
    (
        "a lower percentile above the higher",
        "percentile_low = \"10\"",
        "percentile_low = [{ from = 2026-04-01, value = \"10\", reference = \"law\" }, \
         { from = 2027-04-01, value = \"96\", reference = \"later\" }]",
    ),
    (
        "a lower percentile that is the higher",
        "percentile_low = \"10\"",
        "percentile_low = \"90\"",
    ),
    (
        "a price of one component and frequency twice",
        "[rules.specialist]\n",
        "[[rules.too_dear.prices]]\ncomponent = \"home support or domiciliary care\"\n\
         frequency = \"Hourly\"\nprice = \"30\"\n\n[rules.specialist]\n",
    ),
    (
        "a role that does not decide",
        "[rules.over_delegated_limit]\nkind = \"refer\"\nreference = \"law\"",
        "[rules.over_delegated_limit]\nkind = \"refer\"\nreference = \"law\"\n\
         [rules.over_delegated_limit.words]\nroles = [\"analyst\", \"chairs\"]",
    ),
];

#[test]
fn every_mistake_has_its_message_with_place_and_remedy() {
    let path = "fixtures/tolerances/made_up/tolerances.toml";
    let good = std::fs::read_to_string(path).expect("the made-up file");
    let panel = load::panel_rules(Path::new("config")).expect("the panel's rules are valid");
    let profile = shipped::column_profile("northfold.toml").expect("the lists are valid");
    let mut told = String::new();
    for (sample, there, instead) in SAMPLES {
        assert_eq!(good.matches(there).count(), 1, "{sample}: {there}");
        let text = good.replace(there, instead);
        let problems = match tolerances_file(&text).finished() {
            Ok(tolerances) => {
                let mut problems = flags::check_settings(&tolerances, &panel);
                problems.extend(flags::check_words(&tolerances, &profile.standard));
                problems
            }
            Err(problems) => problems,
        };
        assert!(!problems.is_empty(), "{sample}");
        writeln!(told, "== {sample}").expect("a text takes every line");
        for problem in problems {
            writeln!(told, "{problem}").expect("a text takes every line");
        }
    }
    let kept = "fixtures/tolerances/invalid/messages.txt";
    let expected = std::fs::read_to_string(kept).unwrap_or_default();
    if expected != told && std::env::var_os("INSTA_UPDATE").is_some() {
        std::fs::write(kept, &told).expect("the samples are written");
    }
    assert_eq!(told, expected, "INSTA_UPDATE=always writes {kept}");
}

#[test]
fn a_role_that_decides_at_the_panel_may_be_named() {
    let bench = Bench::with("1", "1").setting("over_delegated_limit", |setting| {
        setting.words.insert("roles".into(), vec!["chair".into()]);
    });
    assert_eq!(
        flags::check_settings(&bench.tolerances, &bench.panel),
        Vec::new()
    );
}

#[test]
fn the_rules_in_force_are_explained_with_limits_dates_and_references() {
    let bench = Bench::with("1", "1");
    let rules = flags::explain(&bench.tolerances, "£", day("2027-05-01"));
    assert_eq!(rules.len(), flags::ALL.len());
    let gap = &rules[0];
    assert_eq!(
        (gap.code.as_str(), gap.reference.as_str()),
        ("gap", "The law of Nowhere")
    );
    let limits: Vec<String> = gap
        .limits
        .iter()
        .map(|limit| {
            let from = limit.from.map(|from| from.to_string()).unwrap_or_default();
            format!(
                "{}: {} from {from}, {}",
                limit.meaning, limit.value, limit.reference
            )
        })
        .collect();
    assert_eq!(
        limits,
        [
            "at most so many per cent: 20 % from 2027-04-01, Made up later",
            "at most so much a week: £50 a week from 2026-04-01, Made up for tests",
        ]
    );
    let before = flags::explain(&bench.tolerances, "£", day("2026-03-31"));
    assert_eq!(
        before[0].limits[0].value,
        "rules.gap.limits.percent_max is not in force on 2026-03-31: its first value is from \
         2026-04-01"
    );
}

#[test]
fn the_shipped_rules_read_as_the_program_explains_them() {
    let shipped = load::tolerances(Path::new("config")).expect("the file is valid");
    let mut text = String::new();
    for rule in flags::explain(&shipped, "£", day("2026-11-24")) {
        let kind = rule.kind.code();
        writeln!(
            text,
            "{} {} ({kind})\n  {}",
            rule.mark, rule.title, rule.why
        )
        .unwrap();
        writeln!(text, "  [{}]", rule.reference).unwrap();
        for limit in rule.limits {
            writeln!(text, "  - {}: {}", limit.meaning, limit.value).unwrap();
        }
        for (meaning, words) in rule.words {
            writeln!(text, "  - {meaning}: {}", words.join(", ")).unwrap();
        }
    }
    insta::with_settings!({ snapshot_path => "../snapshots" }, {
        insta::assert_snapshot!(text);
    });
}

#[test]
fn a_rule_that_came_later_is_off_in_tolerances_that_do_not_name_it() {
    let mut tolerances = load::tolerances(Path::new("config")).unwrap();
    let rules = load::panel_rules(Path::new("config")).unwrap();
    assert!(tolerances.rules.remove("units_beyond_week").is_some());
    assert_eq!(flags::check_settings(&tolerances, &rules), []);
    let on = jiff::civil::date(2026, 11, 24);
    let told = flags::explain(&tolerances, "£", on);
    let told = told.iter().find(|rule| rule.code == "units_beyond_week");
    assert_eq!(told.unwrap().kind, FlagKind::Off);
}
