//! The commands from an empty home to a scored caseload: what they say, write and refuse.

use crate::cli::scene::Home;
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::process::Stdio;

#[test]
fn a_register_is_made_and_filled_and_the_same_files_change_nothing() {
    let home = Home::new();
    let init = [
        "init",
        "a.register",
        "--config",
        "config",
        "--member",
        "chair:Chair:chair",
    ];
    insta::assert_snapshot!("init", home.run(&init).well());
    let dry = home.run(&["import", "caseload", "--dry-run"]).well();
    assert!(dry.ends_with("Dry run: nothing was written.\n"), "{dry}");
    assert!(
        dry.contains("Cases: 6 new, 0 changed, 0 unchanged"),
        "{dry}"
    );
    insta::assert_snapshot!("import", home.run(&["import", "caseload"]).well());
    let again = home.run(&["import", "caseload"]).well();
    assert!(
        again.contains("Cases: 0 new, 0 changed, 6 unchanged"),
        "{again}"
    );
    assert!(again.ends_with("Nothing is new or changed: nothing was written.\n"));
    let verified = home.run(&["verify", "--json"]).json();
    assert_eq!(
        (&verified["sound"], &verified["n_entries"]),
        (&true.into(), &4.into())
    );
}

#[test]
fn a_case_is_shown_whole() {
    let home = Home::with_cases();
    insta::assert_snapshot!("show", home.run(&["show", "T-001"]).well());
    insta::assert_snapshot!("show_incomplete", home.run(&["show", "T-005"]).well());
    insta::assert_snapshot!("show_given", home.run(&["show", "T-004"]).well());
    insta::assert_snapshot!("show_empty", home.run(&["show", "T-006"]).well());
    insta::assert_snapshot!("show_json", home.run(&["show", "T-001", "--json"]).well());
}

#[test]
fn a_score_is_told_in_three_ways() {
    let home = Home::with_cases();
    insta::assert_snapshot!("score", home.run(&["score", "T-001"]).well());
    insta::assert_snapshot!(
        "score_trace",
        home.run(&["score", "T-001", "--trace"]).well()
    );
    insta::assert_snapshot!("score_json", home.run(&["score", "T-001", "--json"]).well());
    let given = home.run(&["score", "T-004", "--json"]).json();
    assert_eq!(given["result"]["way"], "given");
    assert_eq!(given["result"]["indicative_pence_per_week"], 16_450);
    assert_eq!(given["trace"], serde_json::Value::Null);
}

#[test]
fn the_queue_and_the_rules_are_listed() {
    let home = Home::with_cases();
    insta::assert_snapshot!("list", home.run(&["list"]).well());
    insta::assert_snapshot!("list_all", home.run(&["list", "--all"]).well());
    insta::assert_snapshot!("list_json", home.run(&["list", "--json"]).well());
    let rules = home.run(&["flags"]).well();
    assert!(
        rules.starts_with("Flag rules in force on 24 Nov 2026\n"),
        "{rules}"
    );
    let rules = home.run(&["flags", "--json"]).json();
    assert_eq!(rules["n_cases"], 6);
    let listed = home.run(&["list", "--json"]).json();
    let n_referred = listed.as_array().unwrap().len();
    assert_eq!(rules["n_referred"], n_referred);
    let gap = &rules["rules"][0];
    assert_eq!(
        (&gap["code"], &gap["kind"]),
        (&"gap".into(), &"refer".into())
    );
    assert!(
        gap["limits"][0]["reference"]
            .as_str()
            .unwrap()
            .contains("Northfold")
    );
    let rule = |code: &str| {
        let mut rules = rules["rules"].as_array().unwrap().iter();
        rules.find(|rule| rule["code"] == code).unwrap()
    };
    let figures = |code: &str, position: usize, keys: [&str; 3]| {
        let limit = &rule(code)["limits"][position];
        keys.map(|key| limit[key].clone())
    };
    let percent = figures("gap", 0, ["unit", "number", "pence_per_week"]);
    assert_eq!(percent, [Value::from("percent"), "25".into(), Value::Null]);
    let amount = figures("gap", 1, ["unit", "pence_per_week", "value"]);
    assert_eq!(
        amount,
        [Value::from("per_week"), 5_000.into(), "£50 a week".into()]
    );
    let price = figures("too_dear", 3, ["component", "frequency", "unit_cost"]);
    let expected = ["Day support", "Per session", "48"].map(Value::from);
    assert_eq!(price, expected);
    let months = figures("stale_assessment", 0, ["unit", "number", "value"]);
    assert_eq!(months, ["months", "12", "12 months"].map(Value::from));
}

#[test]
fn no_line_is_longer_than_eighty_columns() {
    let home = Home::with_cases();
    let commands: [&[&str]; 9] = [
        &["list"],
        &["list", "--all"],
        &["show", "T-001"],
        &["show", "T-003"],
        &["score", "T-003"],
        &["score", "T-003", "--trace"],
        &["flags"],
        &["verify"],
        &["sittings"],
    ];
    for command in commands {
        let said = home.run(command).well();
        let long: Vec<&str> = said.lines().filter(|l| l.chars().count() > 80).collect();
        assert_eq!(long, Vec::<&str>::new(), "{command:?}");
    }
}

#[test]
fn what_is_not_possible_is_said_with_what_is() {
    let home = Home::with_cases();
    let commands: [&[&str]; 11] = [
        &["show", "T-999"],
        &["show", "not a reference"],
        &["score", "T-999"],
        &["record", "T-001"],
        &["record", "T-001", "--entry", "1"],
        &["minutes"],
        &["minutes", "S-2020-01-01"],
        &["verify", "--known-head", "7"],
        &["init", "a.register"],
        &[
            "init",
            "b.register",
            "--member",
            "x:X:emperor",
            "--config",
            "config",
        ],
        &["import", "nowhere"],
    ];
    let mut told = String::new();
    for command in commands {
        let (code, said) = home.run(command).ill();
        told.push_str(&format!(
            "$ ras-panel {}\n{said}[{code}]\n\n",
            command.join(" ")
        ));
    }
    insta::assert_snapshot!("refused", told);
}

#[test]
fn without_a_register_it_says_how_to_come_by_one() {
    let home = Home::new();
    let (code, said) = home.run(&["list"]).ill();
    insta::assert_snapshot!("no_register", said);
    assert_eq!(code, 2);
    let (code, said) = home.run(&["list", "--register", "none.register"]).ill();
    insta::assert_snapshot!("no_such_register", said);
    assert_eq!(code, 5);
}

#[test]
fn an_own_ras_is_used_and_a_mistake_in_it_is_named() {
    let home = Home::with_cases();
    let before = home.run(&["score", "T-001", "--json"]).json();
    let other = Home::new();
    other.change(
        "config/ras/toy/allocation.toml",
        "amount = \"190\"",
        "amount = \"290\"",
    );
    other
        .run(&["init", "a.register", "--config", "config"])
        .well();
    other.command(&["import", "caseload"]).assert().success();
    let output = other
        .command(&["score", "T-001", "--json"])
        .output()
        .unwrap();
    let after: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let amount = |score: &serde_json::Value| score["result"]["indicative_pence_per_week"].as_i64();
    assert!(amount(&after).unwrap() > amount(&before).unwrap());
    other.change(
        "config/ras/toy/allocation.toml",
        "amount = \"290\"",
        "amount = \"plenty\"",
    );
    let said = other
        .command(&["config", "check", "config"])
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(3));
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(
        said.contains("allocation.toml:12: table.main.edition.1.bands.3.amount: "),
        "{said}"
    );
}

#[test]
fn bad_rows_are_written_beside_and_taken_once_corrected() {
    let home = Home::with_cases();
    home.change(
        "caseload/packages.csv",
        "23.92,Hourly,17.5",
        "dear,Hourly,17.5",
    );
    let said = home.run(&["import", "caseload"]);
    assert_eq!(said.code, 1, "{}", said.out);
    insta::assert_snapshot!("rejected", said.out);
    let case = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(case["package"]["lines_not_read"], 1);
    assert_eq!(case["package"]["complete"], false);
    let rejects = said
        .out
        .lines()
        .find_map(|line| line.split_once("ras-panel import "));
    let rejects = rejects.unwrap().1;
    home.change(
        &format!("{rejects}/packages.csv"),
        "dear,Hourly,17.5",
        "24.00,Hourly,17.5",
    );
    let said = home.run(&["import", rejects]).well();
    assert!(
        said.contains("Cases: 0 new, 1 changed, 0 unchanged"),
        "{said}"
    );
    let case = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(case["package"]["complete"], true);
    assert_eq!(case["package"]["pence_per_week"], 56_580);
}

#[test]
fn a_register_opened_for_reading_is_only_read() {
    let home = Home::with_cases();
    let before = fs::read(home.path("a.register")).unwrap();
    for command in [
        ["list", "--read-only"],
        ["verify", "--read-only"],
        ["flags", "--read-only"],
    ] {
        home.run(&command).well();
    }
    home.change("caseload/people.csv", "North", "East");
    let (code, said) = home.run(&["import", "caseload", "--read-only"]).ill();
    insta::assert_snapshot!("read_only", said);
    assert_eq!(code, 2);
    assert_eq!(fs::read(home.path("a.register")).unwrap(), before);
}

#[test]
fn a_reader_that_has_gone_is_no_error() {
    let home = Home::with_cases();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ras-panel"));
    let mut child = command
        .args(["score", "T-001", "--json"])
        .current_dir(home.path("."))
        .env("HOME", home.path("."))
        .env("XDG_CONFIG_HOME", home.path("settings"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[test]
fn output_that_cannot_be_written_is_told() {
    let home = Home::with_cases();
    for asked in ["flags", "list", "--help", "import --help", "--version"] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ras-panel"));
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let output = command
            .args(asked.split(' '))
            .current_dir(home.path("."))
            .env("HOME", home.path("."))
            .env("XDG_CONFIG_HOME", home.path("settings"))
            .stdout(full.unwrap())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(74), "{asked}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            said.starts_with("ras-panel: the output could not be written: "),
            "{asked}: {said}"
        );
    }
}

#[test]
fn names_from_outside_do_not_steer_the_terminal() {
    let home = Home::with_cases();
    for asked in [
        ["import", "a\u{1B}[2J\u{202E}b"],
        ["show", "a\u{1B}[2J\u{202E}b"],
        ["backup", "no/a\u{1B}[2J\u{202E}b"],
        ["a\u{1B}[2J\u{202E}b", "x"],
    ] {
        let (_, said) = home.run(&asked).ill();
        assert!(!said.contains(['\u{1B}', '\u{202E}']), "{said:?}");
    }
    let (_, said) = home.run(&["import", "a\u{1B}[2J\u{202E}b"]).ill();
    assert!(
        said.contains("there is no folder a\u{FFFD}[2J\u{FFFD}b"),
        "{said:?}"
    );
}

#[test]
fn a_trace_is_printed_as_json_with_or_without_being_asked_for() {
    let home = Home::with_cases();
    let both = home.run(&["score", "T-001", "--trace", "--json"]).json();
    assert_eq!(both, home.run(&["score", "T-001", "--json"]).json());
    assert!(
        both["trace"].is_object() || both["trace"].is_array(),
        "{both}"
    );
}

#[test]
fn made_up_caseloads_are_the_same_for_the_same_seed_and_can_be_imported() {
    let home = Home::new();
    let shipped = |arguments: &[&str]| home.command(arguments).output().unwrap();
    for folder in ["one", "two"] {
        let said = shipped(&["demo-data", folder, "--cases", "20", "--seed", "7"]);
        assert_eq!(said.status.code(), Some(0));
    }
    let people = |folder: &str| fs::read_to_string(home.path(folder).join("people.csv")).unwrap();
    assert_eq!(people("one"), people("two"));
    assert_eq!(people("one").lines().count(), 21);
    assert!(shipped(&["init", "b.register"]).status.success());
    let import = shipped(&["import", "one"]);
    assert!(
        String::from_utf8(import.stdout)
            .unwrap()
            .contains("Cases: 20 new")
    );
    let again = shipped(&["demo-data", "one"]);
    assert_eq!(again.status.code(), Some(2));
}

#[test]
fn completions_name_every_command() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = home.run(&["completions", shell]).well();
        assert!(
            said.contains("known-head") && said.contains("minutes"),
            "{shell}"
        );
    }
}

#[test]
fn the_terminal_program_needs_a_terminal() {
    let home = Home::with_cases();
    let (code, said) = home.run(&[]).ill();
    assert_eq!(code, 2);
    assert!(
        said.starts_with("ras-panel: the screen is not a terminal\n"),
        "{said}"
    );
}
