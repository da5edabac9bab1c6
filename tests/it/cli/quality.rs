//! `import --quality`, `--json`, `--strict`, and single files, from the command line.

use crate::cli::scene::Home;
use std::fs;

/// A home whose caseload has a cell of every status.
fn flawed() -> Home {
    let home = Home::new();
    home.begin();
    for (right, wrong) in [
        ("White: Irish", "White - Irish"),
        ("T-006,2007-03-31", "T-006,2007-02-30"),
        ("1930-01-05,Male", "1930-01-05,"),
    ] {
        home.change("caseload/people.csv", right, wrong);
    }
    home
}

#[test]
fn the_quality_report_is_told_before_and_while_rows_are_taken() {
    let home = flawed();
    let dry = home.run(&["import", "caseload", "--quality", "--dry-run"]);
    assert_eq!((dry.code, dry.err.as_str()), (1, ""));
    insta::assert_snapshot!("quality", dry.out);
    let taken = home.run(&["import", "caseload", "--quality"]);
    assert_eq!(taken.code, 1);
    let report = |text: &str| {
        let (_, report) = text.split_once("people.csv: 6 rows by column").unwrap();
        report[..report.find("Rejected rows ").unwrap()].to_owned()
    };
    assert_eq!(report(&dry.out), report(&taken.out));
}

#[test]
fn a_program_gets_the_same_as_json_and_no_cell() {
    let home = flawed();
    let said = home.run(&["import", "caseload", "--json", "--dry-run"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let columns = report["files"][0]["columns"].as_array().unwrap();
    let born = columns
        .iter()
        .find(|column| column["field"] == "born")
        .unwrap();
    assert_eq!(born["counts"]["valid"], 4);
    assert_eq!(born["counts"]["blank_mandatory"], 1);
    assert_eq!(born["counts"]["invalid"], 1);
    assert_eq!(born["percent"]["valid"], "66.67");
    assert_eq!(report["scorable"]["n_scored"], 3);
    assert_eq!(report["scorable"]["n_given"], 1);
    assert_eq!(report["scorable"]["reasons"][0]["first_cases"][0], "T-002");
    let rejected = &report["rejected"][0];
    assert_eq!(
        (&rejected["line"], &rejected["case"]),
        (&7.into(), &"T-006".into())
    );
    assert_eq!(rejected["problems"][0]["shape"], "9999-99-99");
    assert_eq!(
        rejected["problems"][0]["held_back_by"],
        serde_json::Value::Null
    );
    assert_eq!(report["shapes"], "digits shown as 9, letters as A or a");
    assert_eq!(report["rejects_would_be_in"], "caseload/rejected-1");
    assert!(!home.path("caseload/rejected-1").exists());
    assert_eq!(report["entry"], serde_json::Value::Null);
    assert!(!said.out.contains("2007-02-30"), "{}", said.out);
}

#[test]
fn strict_takes_all_rows_or_none() {
    let home = flawed();
    let before = fs::read(home.path("a.register")).unwrap();
    let said = home.run(&["import", "caseload", "--strict"]);
    assert_eq!(said.code, 4, "{}", said.out);
    assert!(
        said.out.ends_with(
            "Strict: rows are rejected (1), so nothing was imported.\nNothing was written.\n"
        ),
        "{}",
        said.out
    );
    assert!(!home.path("caseload/rejected-1").exists());
    assert_eq!(fs::read(home.path("a.register")).unwrap(), before);
    let dry = home.run(&["import", "caseload", "--strict", "--dry-run"]);
    assert_eq!(dry.code, 4, "{}", dry.out);
    assert!(!dry.out.contains("rejected-1"), "{}", dry.out);
    home.change("caseload/people.csv", "2007-02-30", "2007-03-31");
    let well = home.run(&["import", "caseload", "--strict"]).well();
    assert!(well.contains("6 new, 0 changed, 0 unchanged"), "{well}");
}

#[test]
fn single_files_add_to_what_the_register_knows_and_their_rejects_are_imported_as_they_are() {
    let home = Home::with_cases();
    fs::create_dir(home.path("new")).unwrap();
    let lines = fs::read_to_string(home.path("caseload/packages.csv")).unwrap();
    let lines = lines
        .replace("23.92,Hourly", "24.00,Hourly")
        .replace(",310.00", ",much");
    fs::write(home.path("new/services.csv"), lines).unwrap();
    let said = home.run(&["import", "new/services.csv"]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(
        said.out.contains("0 new, 2 changed, 2 unchanged"),
        "{}",
        said.out
    );
    let again = "ras-panel import new/rejected-1/packages.csv\n";
    assert!(said.out.contains(again), "{}", said.out);
    home.change("new/rejected-1/packages.csv", ",much", ",310.00");
    let said = home.run(&["import", "new/rejected-1/packages.csv"]).well();
    assert!(said.contains("0 new, 1 changed, 0 unchanged"), "{said}");
    let case = home.run(&["show", "T-005", "--json"]).json();
    assert_eq!(case["package"]["lines_not_read"], 0);
    let (code, said) = home.run(&["import", "new/services.csv", "caseload"]).ill();
    assert_eq!(
        (code, said.as_str()),
        (
            4,
            "ras-panel: caseload is not a file\n  to do: name one \
        folder, or files that are there\n"
        )
    );
}

#[test]
fn a_proposed_profile_is_written_to_a_new_file_only_and_then_imports() {
    let home = Home::with_cases();
    fs::rename(home.path("caseload"), home.path("files")).unwrap();
    home.change("files/people.csv", "Case,Date of Birth", "Person ID,DOB");
    fs::remove_file(home.path("files/README.md")).unwrap();
    let to = [
        "import",
        "files",
        "--propose-profile",
        "--to",
        "config/import/other.toml",
    ];
    let said = home.run(&to).well();
    let end =
        "Wrote config/import/other.toml. Nothing was imported. Check the lines marked CHECK.\n";
    assert!(said.ends_with(end), "{said}");
    let written = fs::read_to_string(home.path("config/import/other.toml")).unwrap();
    let printed = home.run(&["import", "files", "--propose-profile"]);
    assert_eq!((printed.code, &printed.out), (0, &written));
    assert!(
        printed.err.contains("people.csv: [people]: 18 fields"),
        "{}",
        printed.err
    );
    let (code, said) = home.run(&to).ill();
    assert_eq!(code, 2);
    assert!(
        said.contains("is there already, and is not overwritten"),
        "{said}"
    );
    assert_eq!(
        fs::read_to_string(home.path("config/import/other.toml")).unwrap(),
        written
    );
    let other = ["--config", "config", "--profile", "other"];
    home.run(&[&["config", "check"][..], &other].concat())
        .well();
    let said = home
        .run(&[&["import", "files"][..], &other].concat())
        .well();
    assert!(said.contains("0 new, 0 changed, 6 unchanged"), "{said}");
    fs::remove_file(home.path("config/import/cld-values.toml")).unwrap();
    fs::remove_file(home.path("config/import/toy.toml")).unwrap();
    home.run(&[&["config", "check"][..], &other].concat())
        .well();
}

#[test]
fn planted_faults_are_listed_beside_the_made_up_files_and_rejected_by_the_lines_of_that_list() {
    let home = Home::new();
    let wanted = ["demo-data", "bad", "--cases", "300", "--flaws", "5"];
    let said = String::from_utf8(home.command(&wanted).output().unwrap().stdout).unwrap();
    let planted = fs::read_to_string(home.path("bad/flaws.csv")).unwrap();
    let n = planted.lines().count() - 1;
    assert!(said.contains(&format!("{n} faults planted")), "{said}");
    let init = home.command(&["init", "b.register"]).output().unwrap();
    assert!(init.status.success());
    let import = home.command(&["import", "bad", "--dry-run", "--json"]);
    let import = { import }.output().unwrap();
    assert_eq!(import.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&import.stdout).unwrap();
    let people = |row: &&serde_json::Value| row["file"] == "people.csv";
    let rejected = report["rejected"].as_array().unwrap().iter();
    let found: Vec<String> = rejected
        .filter(people)
        .map(|row| row["line"].to_string())
        .collect();
    let listed: Vec<String> = planted
        .lines()
        .filter(|row| row.starts_with("people.csv,") && row.ends_with(",yes"))
        .map(|row| row.split(',').nth(1).unwrap().to_owned())
        .collect();
    assert!(listed.len() > 5, "{planted}");
    assert_eq!(found, listed);
    let wrong = home.command(&["demo-data", "more", "--flaws", "51"]);
    let wrong = { wrong }.output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert!(said.contains("a whole number from 1 to 50"), "{said}");
}
