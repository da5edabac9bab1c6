//! A profile proposed from files: the caseload comes back as it was, and what is not sure is said.

use super::made_up::{made_up, northfold};
use super::{Desk, place};
use proptest::prelude::*;
use ras_panel::config::caseload_field::{Field, FileKind};
use ras_panel::config::column_profile::ColumnProfile;
use ras_panel::config::raw::column_profile::column_profile;
use ras_panel::import::files::csv_rows::Rows;
use ras_panel::import::files::source;
use ras_panel::import::proposal::known::Known;
use ras_panel::import::proposal::propose;
use ras_panel::import::written::caseload_csv;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

fn proposed(desk: &Desk, files: &[PathBuf]) -> Result<String, String> {
    let known = Known {
        profile: &desk.profile,
        ras: &desk.ras,
    };
    match propose(known, files) {
        Ok(proposal) => Ok(proposal.text),
        Err(refused) => Err(refused.problems.iter().map(ToString::to_string).collect()),
    }
}

fn checked(text: &str) -> ColumnProfile {
    let read = column_profile("proposed.toml", text, |file| panic!("{file:?} is named"));
    read.unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

/// The files in a folder, in order.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = paths.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// Headings of the demonstration's files, and what another council could have instead.
const RENAMED: [(&str, &str); 22] = [
    ("Case", "person_id"),
    ("Date of Birth", "DOB"),
    ("Gender", "Sex"),
    ("Ethnicity", "Ethnic group"),
    ("Primary Support Reason", "PSR"),
    ("Accommodation Status", "Accomodation-Status"),
    ("Has Unpaid Carer", "Unpaid carer?"),
    ("Team", "LOCALITY"),
    ("Contribution per week", "Client contribution (weekly)"),
    ("Review due", "Next review date"),
    ("Last agreed per week", "Agreed budget"),
    ("Assessed on", "Date of assessment"),
    ("Assessor", "Completed by"),
    ("q.meals", "Do you need help to get meals ready"),
    ("q.washing", "Question 7: washing"),
    ("Service Component", "Component"),
    ("Unit Cost", "Unit price"),
    ("Cost Frequency (Unit Type)", "Cost_Frequency_Unit_Type"),
    ("Planned units per week", "Weekly units"),
    ("Event Start Date", "Start date"),
    ("Event End Date", "End date"),
    ("Computed on", "Calculation date"),
];

/// Words of the demonstration's files, and another council's for them.
const REWORDED: [(&str, &str); 4] = [
    ("Learning disability support", "LD"),
    ("No, I get my own meals ready", "none"),
    ("Direct payment", "DIRECT PAYMENT"),
    (
        "CASSR managed personal budget",
        "CASSR-managed personal budget",
    ),
];

/// The text with other headings, another order of columns, delimiter and form of dates.
fn mangled(csv: &str, delimiter: char) -> String {
    let mut text = String::new();
    for (position, row) in Rows::of(csv, b',').enumerate() {
        let mut cells: Vec<String> = row.cells.unwrap().iter().map(ToString::to_string).collect();
        for cell in &mut cells {
            let table = if position == 0 {
                &RENAMED[..]
            } else {
                &REWORDED[..]
            };
            let other = table.iter().find(|(known, _)| known == cell);
            if let Some((_, other)) = other {
                (*other).clone_into(cell);
            } else if let Ok(date) = cell.parse::<jiff::civil::Date>() {
                *cell = date.strftime("%d/%m/%Y").to_string();
            }
        }
        cells.reverse();
        cells.push(if position == 0 { "Notes" } else { "x" }.to_owned());
        let quoted = cells
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        let separator = delimiter.to_string();
        text.push_str(&quoted.collect::<Vec<_>>().join(&separator));
        text.push('\n');
    }
    text
}

#[test]
fn a_caseload_under_other_headings_comes_back_by_the_proposed_profile() {
    let desk = northfold();
    let caseload = made_up(&desk, 300);
    let folder = tempfile::tempdir().unwrap();
    let names = [
        "Person extract.txt",
        "answers.csv",
        "services.csv",
        "estimates.csv",
    ];
    let delimiters = [';', '\t', ',', '|'];
    let texts = caseload_csv(&caseload, &desk.ras, &desk.profile);
    assert_eq!(texts.len(), 4);
    for ((text, name), delimiter) in texts.values().zip(names).zip(delimiters) {
        fs::write(folder.path().join(name), mangled(text, delimiter)).unwrap();
    }
    let text = proposed(&desk, &files_in(folder.path())).unwrap();
    let profile = checked(&text);
    let desk = Desk { profile, ..desk };
    let files = source::folder(folder.path(), &desk.profile).unwrap();
    let imported = desk.read(&files).unwrap();
    let rejected: Vec<String> = imported.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(rejected, Vec::<String>::new(), "{text}");
    assert_eq!(imported.caseload, caseload);
}

#[test]
fn what_is_not_sure_is_marked_and_what_is_not_read_is_listed() {
    let desk = Desk::with_profile(&place("config/import"), "northfold.toml");
    let files: Vec<PathBuf> = ["clients.txt", "sds.txt", "services.txt"]
        .iter()
        .map(|name| place("fixtures/caseload/other-words").join(name))
        .collect();
    let text = proposed(&desk, &files).unwrap();
    checked(&text);
    insta::assert_snapshot!(text);
}

#[test]
fn the_sheets_of_a_workbook_and_json_lines_are_proposed_as_they_are_profiled() {
    let desk = Desk::new();
    for folder in ["workbook", "json-lines"] {
        let folder = place("fixtures/caseload").join(folder);
        let mut files = files_in(&folder);
        files.retain(|file| !file.ends_with("profile.toml"));
        let text = proposed(&desk, &files).unwrap();
        let proposed = Desk {
            profile: checked(&text),
            ..Desk::new()
        };
        let by_proposal = source::folder(&folder, &proposed.profile).unwrap();
        let by_proposal = proposed.read(&by_proposal).unwrap();
        let own = Desk::with_profile(&folder, "profile.toml");
        let by_own = own
            .read(&source::folder(&folder, &own.profile).unwrap())
            .unwrap();
        assert_eq!(by_proposal.caseload, by_own.caseload, "{text}");
    }
}

#[test]
fn numbers_with_a_decimal_comma_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let people = folder.path().join("people.csv");
    fs::write(
        &people,
        "Case;DOB;Weekly contribution\nT-1;31/01/1950;12,50\n",
    )
    .unwrap();
    let text = proposed(&Desk::new(), &[people]).unwrap();
    assert!(
        text.contains("# CHECK: 1 cell has a decimal comma"),
        "{text}"
    );
}

#[test]
fn files_without_people_are_refused() {
    let tiny = place("fixtures/caseload/tiny");
    let lines = [tiny.join("packages.csv"), tiny.join("nowhere.csv")];
    let said = proposed(&Desk::new(), &lines).unwrap_err();
    assert!(
        said.starts_with("nowhere.csv: there is no such file"),
        "{said}"
    );
    let said = proposed(&Desk::new(), &lines[..1]).unwrap_err();
    assert!(said.contains("with one row a person"), "{said}");
}

/// Headings that mean something or nothing, with characters that a text file or TOML minds.
const ANY_HEADING: &str =
    "(PSR|DOB|Gender|q\\.|Team|\\PC{0,6}|[\"\\\\#=\\[\\]\n\r\u{202e}]{0,3}){1,2}";

/// Cells of the same kind.
const ANY_CELL: &str = "(Male|LD|01/02/2020|12,5|£3|\\PC{0,6}|[\"\\\\#\n\u{200b}]{0,2}){1,2}";

static DESK: LazyLock<Desk> = LazyLock::new(Desk::new);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_headings_and_cells_give_a_profile_without_mistakes(
        headings in prop::collection::vec(ANY_HEADING, 1..8),
        cells in prop::collection::vec(ANY_CELL, 0..24),
    ) {
        let row = |cells: &[String]| {
            let quoted = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            quoted.collect::<Vec<_>>().join(",")
        };
        let mut text = format!("Case,Ethnicity,{}\n", row(&headings));
        for (n, cells) in cells.chunks_exact(headings.len()).enumerate() {
            text.push_str(&format!("T-{n},White - Irish,{}\n", row(cells)));
        }
        let folder = tempfile::tempdir().unwrap();
        let people = folder.path().join("people.csv");
        fs::write(&people, text).unwrap();
        if let Ok(text) = proposed(&DESK, &[people]) {
            checked(&text);
        }
    }
}

#[test]
fn what_is_mandatory_and_has_no_heading_is_asked_for_and_not_dropped() {
    let desk = Desk::with_profile(&place("config/import"), "northfold.toml");
    let folder = tempfile::tempdir().unwrap();
    let people = "Case,Date of Birth,Team\nT-1,1950-01-02,North\nT-2,1951-01-02,South\n";
    fs::write(folder.path().join("people.csv"), people).unwrap();
    let text = proposed(&desk, &files_in(folder.path())).unwrap();
    checked(&text);
    let also = "# CHECK: mandatory in the profile in use, too, and without a heading: \"gender\", \
                \"ethnicity\", \"primary_support_reason\", \"accommodation\", \
                \"has_unpaid_carer\"; add them here once theirs are named below";
    assert!(text.contains(also), "{text}");
    let wanted = "# CHECK: mandatory in the profile in use, and no heading is like it; wanted: ";
    let asked = |field: &str| {
        let line = text
            .lines()
            .find(|line| line.starts_with(&format!("# {field} = \"\"")));
        line.unwrap_or_else(|| panic!("{field}: {text}"))
            .contains(wanted)
    };
    assert!(asked("gender") && asked("has_unpaid_carer"));
    assert!(!asked("lives_alone"));
}

#[test]
fn tables_that_no_file_is_are_written_out_to_fill_in() {
    let desk = Desk::with_profile(&place("config/import"), "northfold.toml");
    let folder = tempfile::tempdir().unwrap();
    let people = "Case,Date of Birth,Team\nT-1,1950-01-02,North\nT-2,1951-01-02,South\n";
    fs::write(folder.path().join("people.csv"), people).unwrap();
    let text = proposed(&desk, &files_in(folder.path())).unwrap();
    let given = text
        .split_once("# CHECK: none of the files is [given]")
        .unwrap()
        .1;
    // Without the remark signs, and with headings, it is a table of the profile.
    let filled: Vec<String> = given
        .lines()
        .skip(2)
        .map(|line| line.trim_start_matches("# ").replace("\"\"", "\"x\""))
        .collect();
    let filled: Vec<String> = filled
        .iter()
        .enumerate()
        .map(|(n, line)| line.replacen("\"x\"", &format!("\"Heading {n}\""), 1))
        .collect();
    let whole = format!("{text}\n{}\n", filled.join("\n"));
    let profile = checked(&whole);
    assert_eq!(profile.files.len(), 2, "{whole}");
    for kind in ["assessments", "packages"] {
        assert!(
            text.contains(&format!("# CHECK: none of the files is [{kind}]")),
            "{text}"
        );
    }
}

#[test]
fn a_file_of_given_sums_is_proposed_as_given() {
    let desk = Desk::with_profile(&place("config/import"), "northfold.toml");
    let text = proposed(&desk, &files_in(&place("fixtures/demo"))).unwrap();
    assert!(text.contains("\n[given]\nfile = \"given.csv\"\n"), "{text}");
    assert!(!text.contains("# [given]"), "{text}");
}

#[test]
fn what_the_profile_in_use_says_is_kept_and_an_odd_date_is_only_marked() {
    let mut desk = Desk::new();
    let gender = BTreeMap::from([("1".to_owned(), Some("Male".to_owned()))]);
    let people = desk.profile.files.get_mut(&FileKind::People).unwrap();
    people.values.insert(Field::Gender, gender);
    let folder = tempfile::tempdir().unwrap();
    let mut people = "Client ID,DOB,Gender,Primary Support Reason\n".to_owned();
    let mut answers = "Client ID,Date of assessment,Question,Answer\n".to_owned();
    for n in 1..=60 {
        let day = if n == 41 { "10/13/1950" } else { "03/04/1950" };
        people.push_str(&format!("P{n},{day},1,Physical Support\n"));
        answers.push_str(&format!("P{n},03/04/2026,q.washing,Every day\n"));
        answers.push_str(&format!("P{n},03/04/2026,q.visits,2/DAY\n"));
    }
    fs::write(folder.path().join("people.csv"), people).unwrap();
    fs::write(folder.path().join("answers.csv"), answers).unwrap();
    let text = proposed(&desk, &files_in(folder.path())).unwrap();
    for line in [
        "dates = [\"%d/%m/%Y\"]",
        "born = \"DOB\"",
        "case = \"Client ID\"",
        "assessed_on = \"Date of assessment\"",
        "\"1\" = \"Male\"",
        "[assessments.answers.washing]",
        "\"Every day\" = ",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let dates = text.lines().find(|line| line.starts_with("dates")).unwrap();
    assert!(
        dates.contains("CHECK") && dates.contains("on line 42"),
        "{dates}"
    );
    assert!(
        !text.contains("2/DAY") && !text.contains("# \"1\""),
        "{text}"
    );
}
