//! A folder with every kind of bad row, from the import to the corrected register.

use crate::cli::scene::Home;
use std::collections::BTreeMap;
use std::fs;

/// File, what stands there, and what is planted in its place: one fault a row.
const FAULTS: [(&str, &str, &str); 9] = [
    ("people.csv", "T-002,,Unknown", "T-002,,\"Unknown"),
    ("people.csv", "1988-02-29,Male", "1988-02-30,Male"),
    ("people.csv", "T-006,2007", ",2007"),
    ("assessments.csv", "2025-04-20", "2099-04-20"),
    ("assessments.csv", "A-401", "A-201"),
    ("packages.csv", "34.60,Per session", "34.60,Per blue moon"),
    ("packages.csv", "Provider 7,42.00", "Provider 7,,42.00"),
    ("packages.csv", ",310.00", ",much"),
    (
        "given.csv",
        "T-004,Component tool,2026-06-30,Support by night",
        "T-004,,2026-06-30,Support by night",
    ),
];

const CASES: [&str; 6] = ["T-001", "T-002", "T-003", "T-004", "T-005", "T-006"];

fn shown(home: &Home) -> Vec<String> {
    let show = |case: &&str| home.run(&["show", case, "--json"]).well();
    CASES.iter().map(show).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts the rows of the clean caseload in place of the rejected ones, by their line.
fn correct(home: &Home, rejects: &str) -> usize {
    let mut n_corrected = 0;
    for entry in fs::read_dir(home.path(rejects)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let clean = fs::read_to_string(home.path("clean").join(&name)).unwrap();
        let clean: BTreeMap<usize, &str> = clean.lines().enumerate().collect();
        let text = fs::read_to_string(&path).unwrap();
        let right = text.lines().enumerate().map(|(at, row)| {
            let (line, rest) = row.split_once(',').unwrap();
            if at == 0 || rest.starts_with("\"(taken") {
                return format!("{row}\n");
            }
            n_corrected += 1;
            let line: usize = line.parse().unwrap();
            format!("{line},,{}\n", clean[&(line - 1)])
        });
        let right: String = right.collect();
        fs::write(&path, right).unwrap();
    }
    n_corrected
}

#[test]
fn nothing_is_lost_or_doubled_between_a_bad_folder_and_its_corrected_rejects() {
    let clean = Home::with_cases();
    let home = Home::new();
    fs::create_dir(home.path("clean")).unwrap();
    for entry in fs::read_dir(home.path("caseload")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, home.path("clean").join(path.file_name().unwrap())).unwrap();
    }
    for (file, right, wrong) in FAULTS {
        home.change(&format!("caseload/{file}"), right, wrong);
    }
    home.begin();
    let said = home.run(&["import", "caseload"]);
    assert_eq!(said.code, 1);
    insta::assert_snapshot!("every_kind", said.out);
    let rejects = "caseload/rejected-1";
    let rejected_before = fs::read_to_string(home.path(rejects).join("people.csv")).unwrap();
    insta::assert_snapshot!("every_kind_people", rejected_before);
    let shown_before = squeezed(&home.run(&["show", "T-004"]).well());
    for told in [
        "No assessment has been taken. Import wrote the rejected rows, with line and reasons, to a \
         folder rejected-N inside the imported one",
        "The case cannot be scored: no assessment has been taken, since 1 row of the assessments \
         file was rejected at import (limit 0 missing).",
    ] {
        assert!(shown_before.contains(told), "{shown_before}");
    }
    assert_eq!(correct(&home, rejects), 16);
    let again = home.run(&["import", rejects]).well();
    assert!(again.contains("3 new, 3 changed, 0 unchanged"), "{again}");
    assert_eq!(shown(&home), shown(&clean));
    let unchanged = home.run(&["import", rejects]).well();
    assert!(
        unchanged.contains("0 new, 0 changed, 6 unchanged"),
        "{unchanged}"
    );
    let whole = home.run(&["import", "clean"]).well();
    assert!(whole.contains("0 new, 0 changed, 6 unchanged"), "{whole}");
    assert_eq!(home.run(&["verify", "--json"]).json()["n_entries"], 5);
    assert!(!home.path("caseload/rejected-2").exists());
}

/// The second cells of the rows of a rejects file, as far as they say what the row is.
fn kinds_of_rows(home: &Home, file: &str) -> Vec<&'static str> {
    let text = fs::read_to_string(home.path(file)).unwrap();
    let kind = |row: &str| {
        let kinds = ["wrong", "held back", "(taken"];
        let (_, why) = row.split_once(',').unwrap();
        let why = why.trim_start_matches('"');
        kinds
            .into_iter()
            .find(|kind| why.starts_with(kind))
            .unwrap()
    };
    text.lines().skip(1).map(kind).collect()
}

#[test]
fn rows_to_be_mended_stand_first_in_each_file_and_the_import_says_how_many_they_are() {
    let home = Home::new();
    home.begin();
    let (right, wrong) = ("T-004,Long term", ",Long term");
    home.change("caseload/packages.csv", right, wrong);
    home.change("caseload/people.csv", "1988-02-29,Male", "1988-02-30,Male");
    let said = home.run(&["import", "caseload"]);
    assert_eq!(said.code, 1);
    let kinds = kinds_of_rows(&home, "caseload/rejected-1/packages.csv");
    let mut in_order = kinds.clone();
    in_order.sort_by_key(|kind| {
        ["wrong", "held back", "(taken"]
            .iter()
            .position(|k| k == kind)
    });
    assert_eq!(kinds, in_order);
    assert_eq!(
        (kinds.first(), kinds.last()),
        (Some(&"wrong"), Some(&"(taken"))
    );
    let n_wrong = kinds.iter().filter(|kind| **kind == "wrong").count();
    let rows = match n_wrong {
        1 => "the first row".to_owned(),
        n => format!("the first {n} rows"),
    };
    let told = squeezed(&said.out);
    for words in [
        "Rejected rows are in caseload/rejected-1. people.csv: mend the first row",
        &format!(
            "packages.csv: mend {rows} Leave the rows below them. A row to be mended names no case"
        ),
        "of any: so whole files are there. Then: ras-panel import caseload/rejected-1",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

/// Written in another order, the rows are read in that of the first file, however often they go
/// round: the order of a package's lines does not change.
#[test]
fn rows_corrected_one_import_after_the_other_come_back_in_the_order_of_the_first_file() {
    let clean = Home::with_cases();
    let home = Home::new();
    home.begin();
    let faults = [
        ("42.00,Weekly", "42.0x,Weekly"),
        ("34.60,Per session", "34.60,Per blue moon"),
    ];
    for (right, wrong) in faults {
        home.change("caseload/packages.csv", right, wrong);
    }
    let mut folder = "caseload".to_owned();
    for (right, wrong) in faults {
        assert_eq!(home.run(&["import", &folder]).code, 1);
        folder.push_str("/rejected-1");
        home.change(&format!("{folder}/packages.csv"), wrong, right);
    }
    home.run(&["import", &folder]).well();
    assert_eq!(shown(&home), shown(&clean));
}
