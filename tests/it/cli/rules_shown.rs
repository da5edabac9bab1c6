//! `config show` prints the panel's rules and the tolerances that are in force, and says whose.

use crate::cli::papers::sit;
use crate::cli::scene::Home;
use crate::rules_in_register::made_before;
use serde_json::{Value, json};

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const TERMS: &str =
    "Northfold (invented): terms of reference of the moderation panel, 2026, illustrative";

#[test]
fn every_rule_of_the_panel_is_shown_with_its_value_date_and_source() {
    let home = Home::new();
    let shown = squeezed(&home.run(&["config", "show", "config"]).well());
    for told in [
        "Of the files in config".to_owned(),
        "Toy RAS, version 1".to_owned(),
        format!("Quorum 4 members from 1 Apr 2026 ({TERMS})"),
        format!("Longest transition 3 months from 1 Apr 2026 ({TERMS})"),
        format!("Target for deciding 28 days from 1 Apr 2026 ({TERMS}), since the referral"),
        format!("Limits apply to the amount a week from 1 Apr 2026 ({TERMS})"),
        format!("Missing expertise warns (recorded with the decision) from 1 Apr 2026 ({TERMS})"),
        "Call-in of a RAS 5 working days from 1 Apr 2026 (Northfold (invented): overview and \
         scrutiny procedure rules, 2026, illustrative)"
            .to_owned(),
        format!("A backup is old after 7 days from 1 Apr 2026 ({TERMS})"),
        "- RAS analyst (analyst): proposes changes of the RAS; no delegated limit".to_owned(),
        "- Senior practitioner (senior_practitioner): decides; approves exceptions; social-work \
         qualified; proposes changes of the RAS; delegated limit £1,000.00 a week from 1 Apr 2026 \
         (Northfold (invented): scheme of delegation, schedule 7, 2026, illustrative)"
            .to_owned(),
        "- Managing toilet needs (toilet_needs)".to_owned(),
        "- More is provided than the need calls for (more_than_needed): more than needed; can \
         carry a reduction"
            .to_owned(),
        "- Best use of the council's money (saving): saving - ".to_owned(),
        "- r Refer to another service (refer): Continuing healthcare".to_owned(),
        "- Local Government and Social Care Ombudsman: If the council's answer".to_owned(),
        "Time limit: within 12 months of learning of the matter from 1 Apr 2026 (Local Government \
         Act 1974, Part III)"
            .to_owned(),
        "GAP · Package outside tolerance of the indicative budget (gap): refers".to_owned(),
        "MIS · Answers are missing (missing_answers)".to_owned(),
        "25 % from 1 Apr 2026 (Northfold scheme of moderation 2026-27 (illustrative))".to_owned(),
        "£50 a week from 1 Apr 2026 (Northfold".to_owned(),
    ] {
        assert!(shown.contains(&told), "{told} is not in {shown}");
    }
}

#[test]
fn a_later_value_of_a_figure_is_shown_with_its_own_date() {
    let home = Home::new();
    let two = "quorum = [{ from = 2026-04-01, value = \"4\", reference = \"terms\" }, \
        { from = 2027-04-01, value = \"5\", reference = \"delegation\" }]\n#";
    home.change("config/panel.toml", "quorum = \"4\" ", two);
    let shown = home.run(&["config", "show", "config", "--part", "panel"]);
    let told = "5 members from 1 Apr 2027 (Northfold (invented): scheme of delegation";
    assert!(squeezed(&shown.well()).contains(told));
    let json = home.run(&["config", "show", "config", "--json"]).json();
    assert_eq!(
        json["panel"]["quorum"][1],
        json!({
            "from": "2027-04-01",
            "value": 5,
            "reference": "Northfold (invented): scheme of delegation, schedule 7, 2026, \
                illustrative",
        })
    );
}

/// What is no number has its dates, too; a limit is then shown without the base that it had once.
#[test]
fn a_word_of_the_rules_can_change_from_a_day_on() {
    let home = Home::new();
    let value = |from: &str, what: &str, reference: &str| {
        format!("{{ from = {from}, value = \"{what}\", reference = \"{reference}\" }}")
    };
    let two = |key: &str, first: &str, then: (&str, &str)| {
        let first = value("2026-04-01", first, "terms");
        let then = value("2027-04-01", then.0, then.1);
        format!("{key} = [{first}, {then}]\n#")
    };
    let base = two("limit_base", "weekly total", ("yearly total", "delegation"));
    home.change("config/panel.toml", "limit_base = \"weekly total\" ", &base);
    let limits = two("time_limit", "in 12 months", ("in 6 months", "complaints"));
    let limit = "time_limit = \"within 12 months of the decision\"";
    home.change("config/panel.toml", limit, &limits);
    let shown = home.run(&["config", "show", "config", "--part", "panel"]);
    let shown = squeezed(&shown.well());
    for told in [
        format!("amount a week from 1 Apr 2026 ({TERMS}); amount a year from 1 Apr 2027"),
        format!("Time limit: in 12 months from 1 Apr 2026 ({TERMS}); in 6 months from 1 Apr 2027"),
        "delegated limit £1,000.00 from 1 Apr 2026".to_owned(),
    ] {
        assert!(shown.contains(&told), "{told} is not in {shown}");
    }
    let json = home.run(&["config", "show", "config", "--json"]).json();
    assert_eq!(json["panel"]["limit_base"][1]["value"], "yearly total");
    let limits = &json["panel"]["challenges"][0]["time_limit"];
    assert_eq!(limits[1]["value"], "in 6 months");
}

#[test]
fn the_rules_shown_are_those_that_the_register_holds_not_those_of_changed_files() {
    let home = Home::with_cases();
    sit(&home);
    home.change("config/panel.toml", "quorum = \"4\"", "quorum = \"3\"");
    home.change(
        "config/tolerances.toml",
        "percent_max = \"25\"",
        "percent_max = \"30\"",
    );
    let shown = squeezed(&home.run(&["config", "show"]).well());
    assert!(
        shown.contains("In use in the register a.register: version 1"),
        "{shown}"
    );
    assert!(shown.contains("in force there: those of entry"), "{shown}");
    assert!(shown.contains("Quorum 4 members"), "{shown}");
    assert!(
        shown.contains("25 % from") && !shown.contains("30 % from"),
        "{shown}"
    );
    let files = squeezed(&home.run(&["config", "show", "config"]).well());
    assert!(
        files.contains("Quorum 3 members") && files.contains("30 % from"),
        "{files}"
    );
}

#[test]
fn one_part_alone_is_shown_where_it_is_asked_for() {
    let home = Home::with_cases();
    let part = |name: &str| {
        let text = home.run(&["config", "show", "--part", name]).well();
        let json = home
            .run(&["config", "show", "--part", name, "--json"])
            .json();
        let there = ["ras", "panel", "tolerances"].map(|part| !json[part].is_null());
        let has = ["Domains\n", "Quorum ", "GAP · "].map(|word| text.contains(word));
        assert_eq!(there, has, "{name}: {text}");
        there
    };
    assert_eq!(part("ras"), [true, false, false]);
    assert_eq!(part("panel"), [false, true, false]);
    assert_eq!(part("tolerances"), [false, false, true]);
}

#[test]
fn a_configuration_as_json_has_limits_in_pence_and_the_listing_of_the_ras() {
    let home = Home::new();
    let json = home.run(&["config", "show", "config", "--json"]).json();
    assert_eq!(json["shown"], json!(["Of the files in config"]));
    let text = home
        .run(&["config", "show", "config", "--part", "ras"])
        .well();
    for line in json["ras"]["listing"].as_array().unwrap() {
        assert!(text.contains(line["text"].as_str().unwrap()), "{line}");
    }
    let roles = json["panel"]["roles"].as_array().unwrap();
    let chair = roles.iter().find(|role| role["id"] == "chair").unwrap();
    assert_eq!(chair["delegated_limit"][0]["pence"], 80_000);
    assert_eq!(roles[0]["delegated_limit"], Value::Null);
    assert_eq!(json["panel"]["challenges"][2]["title"], "Judicial review");
    let gap = &json["tolerances"]["rules"][0];
    assert_eq!(
        (&gap["code"], &gap["kind"]),
        (&json!("gap"), &json!("refer"))
    );
    let limits = gap["limits"].as_array().unwrap();
    let value = |name: &str| &limits.iter().find(|of| of["name"] == name).unwrap()["values"][0];
    assert_eq!(value("amount_max")["pence_per_week"], 5_000);
    assert_eq!(value("percent_max")["number"], "25");
    let alone = home
        .run(&["config", "show", "config/ras/toy", "--json"])
        .json();
    assert_eq!(
        (&alone["panel"], &alone["tolerances"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn a_register_that_holds_no_rules_shows_those_of_its_files_and_says_so() {
    let home = Home::new();
    made_before(&home);
    let show = [
        "config",
        "show",
        "--register",
        "a.register",
        "--config",
        "config",
    ];
    let shown = squeezed(&home.run(&show).well());
    let told = "It holds no rules of the panel yet; those shown come into it with the next \
        sitting: the files in config";
    assert!(
        shown.contains(told) && shown.contains("Quorum 4 members"),
        "{shown}"
    );
    home.change("config/panel.toml", "quorum = \"4\"", "quorum = 4");
    let (code, refused) = home.run(&show).ill();
    assert_eq!(code, 3);
    assert!(refused.contains("panel.toml:11: "), "{refused}");
}
