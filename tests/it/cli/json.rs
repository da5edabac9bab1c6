//! What other programs read of commands that make, keep, check and minute.

use crate::cli::papers::sit;
use crate::cli::scene::{Home, MEMBERS};
use serde_json::{Value, json};

#[test]
fn the_mistakes_of_a_configuration_are_listed_each_with_its_place_and_remedy() {
    let home = Home::new();
    home.change("config/panel.toml", "quorum = \"4\"", "quorum = \"none\"");
    home.change(
        "config/tolerances.toml",
        "[rules.gap]\n",
        "[rules.gap]\nknid = \"x\"\n",
    );
    let said = home.run(&["config", "check", "config", "--json"]);
    assert_eq!((said.code, said.err.as_str()), (3, ""));
    let json: Value = serde_json::from_str(&said.out).unwrap();
    let mistakes = json["mistakes"].as_array().unwrap();
    let text = home.run(&["config", "check", "config"]).ill().1;
    let quorum = mistakes.iter().find(|of| of["key"] == "quorum").unwrap();
    assert_eq!(quorum["file"], "panel.toml");
    for mistake in mistakes {
        let part = |name: &str| mistake[name].as_str().unwrap();
        let told = format!(
            "{}:{}: {}: {}\n  allowed: {}\n  to do: {}",
            part("file"),
            mistake["line"],
            part("key"),
            part("what"),
            part("allowed"),
            part("to_do")
        );
        assert!(text.contains(&told), "{told} is not in {text}");
    }
    assert!(
        text.contains(&format!("{} mistakes", mistakes.len())),
        "{text}"
    );
    assert_eq!(
        (&json["ras"], &json["please_look"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn a_sound_configuration_is_told_with_what_is_worth_a_look() {
    let home = Home::with_cases();
    home.change(
        "config/panel.toml",
        "from = 2026-04-01",
        "from = 2062-04-01",
    );
    let said = home.run(&["config", "check", "config", "--json"]);
    let json = said.json();
    assert_eq!(json["mistakes"], json!([]));
    assert_eq!(json["ras"]["title"], "Toy RAS");
    assert_eq!(
        (&json["whole"], &json["profile_built_in"]),
        (&json!(true), &json!(false))
    );
    let beside = json["beside_the_register"].as_str().unwrap();
    assert!(
        beside.starts_with("It is the RAS that the register a.register uses."),
        "{beside}"
    );
    let text = home.run(&["config", "check", "config"]).well();
    let look = json["please_look"].as_array().unwrap();
    assert!(
        look.iter().any(|look| look["file"] == "panel.toml"),
        "{look:?}"
    );
    for look in look {
        let (key, what) = (
            look["key"].as_str().unwrap(),
            look["what"].as_str().unwrap(),
        );
        let ask = look["ask"].as_str().unwrap();
        let told = format!("{}: {key}: {what}\n  please look: {ask}", look["line"]);
        assert!(text.contains(&told), "{told} is not in {text}");
    }
}

#[test]
fn what_is_no_configuration_is_an_error_in_json_too() {
    let home = Home::new();
    let (code, told) = home.run(&["config", "check", "nowhere", "--json"]).ill();
    assert_eq!(code, 3);
    assert!(
        told.contains("there is no configuration folder nowhere"),
        "{told}"
    );
}

#[test]
fn what_init_backup_and_restore_made_is_told() {
    let home = Home::new();
    let mut init = vec!["init", "a.register", "--config", "config", "--json"];
    init.extend(MEMBERS.iter().flat_map(|member| ["--member", *member]));
    let made = home.run(&init).json();
    assert_eq!(made["file"], "a.register");
    assert_eq!(made["ras"]["title"], "Toy RAS");
    assert_eq!(made["members"].as_array().unwrap().len(), MEMBERS.len());
    let chair = json!({"member": "chair", "shown": "Chair", "role": "chair"});
    assert_eq!(made["members"][0], chair);
    let verified = home.run(&["verify", "--json"]).json();
    let head = json!({"entry": verified["n_entries"], "sha256": verified["head"]});
    for (command, file) in [
        (vec!["backup", "copy.register", "--json"], "copy.register"),
        (
            vec!["restore", "copy.register", "new.register", "--json"],
            "new.register",
        ),
    ] {
        let made = home.run(&command).json();
        let n = &verified["n_entries"];
        assert_eq!(
            made,
            json!({"file": file, "n_entries": n, "head": head}),
            "{file}"
        );
    }
}

#[test]
fn minutes_as_json_say_what_the_paper_says() {
    let home = Home::with_cases();
    let [first, second, third] = sit(&home);
    let minutes = home.run(&["minutes", "--json"]).json();
    let format = home.run(&["minutes", "latest", "--format", "json"]);
    assert_eq!(format.json(), minutes);
    assert_eq!(minutes["date"], "2026-11-24");
    assert_eq!(
        (&minutes["open"], &minutes["chair"]),
        (&json!(false), &json!("chair"))
    );
    assert_eq!(minutes["quorum"], 4);
    let present = |at: usize| {
        minutes["attendance"][at]["present"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!((present(0), present(1)), (5, 4));
    let interest = &minutes["interests"][0];
    assert_eq!(
        (
            &interest["case"],
            &interest["member"],
            &interest["ended_by"]
        ),
        (&json!("T-003"), &json!("m-2"), &Value::Null)
    );
    let decisions = minutes["decisions"].as_array().unwrap();
    let entries: Vec<&Value> = decisions.iter().map(|of| &of["entry"]).collect();
    assert_eq!(entries, [&json!(first), &json!(second), &json!(third)]);
    let record = home.run(&["record", "T-001", "--json"]).json();
    assert_eq!(
        decisions[0], record,
        "the record is the one that record prints"
    );
    assert_eq!(minutes["tally"]["decisions"], 3);
    assert_eq!(minutes["tally"]["cases_deferred"], 1);
    assert_eq!(minutes["undecided"]["on"], "close");
    let verified = home.run(&["verify", "--json"]).json();
    assert_eq!(minutes["head"]["sha256"], verified["head"]);
}

#[test]
fn minutes_of_a_sitting_that_is_open_are_told_as_they_stand() {
    let home = Home::with_cases();
    crate::cli::papers::open_sitting(&mut home.desk("chair"));
    let minutes = home.run(&["minutes", "--json"]).json();
    assert_eq!(
        (&minutes["open"], &minutes["closed"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(minutes["undecided"]["on"], "written");
    assert_eq!(minutes["decisions"], json!([]));
}

/// The waits of a list by case, with the day from which each counts.
fn waits(home: &Home, clock: &str) -> Vec<(String, Value, Value)> {
    let rows = home.run(&["list", "--json", "--clock", clock]).json();
    let rows = rows.as_array().unwrap().iter().map(|row| {
        let case = row["case"].as_str().unwrap().to_owned();
        (
            case,
            row["referred_since"].clone(),
            row["days_waiting"].clone(),
        )
    });
    rows.collect()
}

#[test]
fn a_case_that_rules_refer_waits_since_the_import_of_its_facts() {
    let home = Home::with_cases();
    let later = "2026-12-30T10:00:00Z";
    let of = |case: &str, clock: &str| {
        let found = waits(&home, clock).into_iter().find(|row| row.0 == case);
        let (_, since, days) = found.unwrap();
        (since, days)
    };
    let by_rule = of("T-004", later);
    assert_eq!(by_rule, (json!("2026-11-24"), json!(36)));
    assert!(
        waits(&home, later)
            .iter()
            .all(|(_, since, days)| !since.is_null() && !days.is_null())
    );
    let show = home.run(&["show", "T-004", "--clock", later]).well();
    let show = show.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = "Before the panel referred by rules since 24 Nov 2026, when its files were \
        imported: ";
    assert!(show.contains(told), "{show}");
    let json = home
        .run(&["show", "T-004", "--json", "--clock", later])
        .json();
    assert_eq!(json["referral"]["since"], "2026-11-24");
    // The same files again change nothing; a case that they change waits since they came in.
    let again = "2026-12-10T10:00:00Z";
    home.run(&["import", "caseload", "--clock", again]).well();
    assert_eq!(of("T-004", later), by_rule);
    let people = std::fs::read_to_string(home.path("caseload/people.csv")).unwrap();
    let row = people
        .lines()
        .find(|line| line.starts_with("T-004"))
        .unwrap();
    home.change(
        "caseload/people.csv",
        row,
        &row.replacen("North", "South", 1),
    );
    home.run(&["import", "caseload", "--clock", again]).well();
    assert_eq!(of("T-004", later), (json!("2026-12-10"), json!(20)));
}
