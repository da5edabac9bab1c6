//! Service lines by date: what has ended or is yet to begin is shown and not counted.

use crate::cli::scene::Home;
use ras_panel::app::command::Command;
use ras_panel::app::outcome::Outcome;
use ras_panel::terms::ids::CaseRef;
use ras_panel::tui::drawn::package_lines;

#[test]
fn a_line_that_has_ended_is_shown_and_not_counted() {
    let home = Home::with_cases();
    let before = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(before["package"]["pence_per_week"], 56_440);
    home.change("caseload/packages.csv", "42.00,Weekly,1,2025-06-02,,", {
        "42.00,Weekly,1,2025-06-02,2026-11-23,"
    });
    home.run(&["import", "caseload"]).well();
    let after = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(after["package"]["pence_per_week"], 52_240);
    assert_eq!(after["package"]["complete"], true);
    assert_eq!(after["package"]["ended"][0]["end"], "2026-11-23");
    assert_eq!(after["present_pence_per_week"], 52_240);
    let told = home.run(&["show", "T-001"]).well();
    let meals = "- Meals, from 2 Jun 2025 to 23 Nov 2026: £42.00 a week\n";
    assert!(told.contains(&format!("Ended, and not counted:\n{meals}")));
    let seen = "  ended 23 Nov 2026, not in today's cost: Meals 42.00\n";
    assert!(on_screen(&home, "T-001").contains(seen));
    home.change("caseload/packages.csv", "2026-11-23", "2026-11-24");
    home.run(&["import", "caseload"]).well();
    let last_day = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(last_day["package"]["pence_per_week"], 56_440);
    assert_eq!(last_day["present"]["at_least"], false);
}

#[test]
fn a_weekly_price_with_units_shows_them_and_that_it_counts_once() {
    let home = Home::with_cases();
    let warning = "A weekly price with planned units other than 1 counts once a week";
    let told = home.run(&["show", "T-001"]).well();
    assert!(!told.contains(warning));
    home.change(
        "caseload/packages.csv",
        "42.00,Weekly,1,",
        "42.00,Weekly,3,",
    );
    home.run(&["import", "caseload"]).well();
    let told = home.run(&["show", "T-001"]).well();
    assert!(told.contains("42.00 (3 units)"), "{told}");
    assert!(told.contains(warning), "{told}");
}

#[test]
fn a_line_that_is_yet_to_begin_is_shown_and_not_counted_until_its_first_day() {
    let home = Home::with_cases();
    let starts = |before: &str, day: &str| {
        let line = |day: &str| format!("42.00,Weekly,1,{day},,");
        home.change("caseload/packages.csv", &line(before), &line(day));
        home.run(&["import", "caseload"]).well();
        home.run(&["show", "T-001", "--json"]).json()
    };
    let tomorrow = starts("2025-06-02", "2026-11-25");
    assert_eq!(tomorrow["package"]["pence_per_week"], 52_240);
    assert_eq!(tomorrow["package"]["to_come"][0]["start"], "2026-11-25");
    assert_eq!(tomorrow["package"]["to_come"][0]["pence_per_week"], 4_200);
    assert_eq!(tomorrow["present_pence_per_week"], 52_240);
    let told = home.run(&["show", "T-001"]).well();
    let meals = "- Meals, from 25 Nov 2026: £42.00 a week\n";
    assert!(told.contains(&format!("Yet to begin, and not counted:\n{meals}")));
    let seen = "  begins 25 Nov 2026, not in today's cost: Meals 42.00\n";
    assert!(on_screen(&home, "T-001").contains(seen));
    let today = starts("2026-11-25", "2026-11-24");
    assert_eq!(today["package"]["pence_per_week"], 56_440);
    assert_eq!(today["package"]["to_come"], serde_json::json!([]));
    let yesterday = starts("2026-11-24", "2026-11-23");
    assert_eq!(yesterday["package"]["pence_per_week"], 56_440);
}

fn without_lines(home: &Home, case: &str) {
    let file = home.path("caseload/packages.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with(case));
    let rest: String = lines.map(|line| format!("{line}\n")).collect();
    std::fs::write(&file, rest).unwrap();
}

#[test]
fn prices_and_units_written_otherwise_change_nothing_in_the_register() {
    let home = Home::with_cases();
    home.change(
        "caseload/packages.csv",
        "18.40,Hourly,14,",
        "18.4,Hourly,14.00,",
    );
    home.change("caseload/packages.csv", "42.00,Weekly,1,", "42,Weekly,1.0,");
    home.change("caseload/assessments.csv", "1/day,0", "1.0/day,0.0");
    let said = home.run(&["import", "caseload"]).well();
    assert!(
        said.contains("Cases: 0 new, 0 changed, 6 unchanged"),
        "{said}"
    );
    assert!(said.contains("nothing was written"), "{said}");
}

#[test]
fn a_file_of_packages_without_a_row_ends_none_unless_that_is_said() {
    let home = Home::with_cases();
    let all = std::fs::read_to_string(home.path("caseload/packages.csv")).unwrap();
    without_lines(&home, "T-00");
    let (code, said) = home.run(&["import", "caseload"]).ill();
    assert_eq!(code, 4);
    assert!(
        said.contains("packages.csv: the file has headings and no row"),
        "{said}"
    );
    assert!(said.contains("say so with --none-of packages"), "{said}");
    let case = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(case["package"]["pence_per_week"], 56_440);
    let said = home
        .run(&["import", "caseload", "--none-of", "packages"])
        .well();
    assert!(
        said.contains("CHECK packages.csv: it has no row of 4 of the 4 cases"),
        "{said}"
    );
    let case = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(case["package"]["none"], "no package on record");
    std::fs::write(home.path("caseload/packages.csv"), all).unwrap();
    home.run(&["import", "caseload"]).well();
    let case = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(case["package"]["pence_per_week"], 56_440);
}

#[test]
fn a_file_with_a_small_part_of_the_packages_is_told_before_anything_else_of_them() {
    let home = Home::with_cases();
    for case in ["T-001", "T-003", "T-004"] {
        without_lines(&home, case);
    }
    let said = home.run(&["import", "caseload", "--dry-run"]).well();
    let part = said
        .find("CHECK packages.csv: it has no row of 3 of the 4 cases")
        .unwrap();
    assert!(
        part < said.find("T-001: the package becomes empty").unwrap(),
        "{said}"
    );
}

fn on_screen(home: &Home, case: &str) -> String {
    let case = Command::Case(CaseRef::new(case).unwrap());
    let Outcome::Case(detail) = home.desk("chair").execute(case).unwrap() else {
        panic!("no case");
    };
    let title = package_lines::title(&detail.file, "£");
    let pieces = |line: ras_panel::tui::brush::window::Styled| -> String {
        let texts = line.into_iter().map(|(_, text)| text);
        texts.collect::<String>() + "\n"
    };
    let lines = package_lines::lines(&detail, 60).into_iter().map(pieces);
    let figures = package_lines::figures(&detail.file).into_iter();
    let figures: Vec<String> = figures.map(|(_, figure)| figure).collect();
    let headline = figures.join("  ") + "\n";
    format!("{headline}[{title}]\n{}", lines.collect::<String>())
}

#[test]
fn without_a_package_nothing_costs_nought_and_nothing_is_compared() {
    let home = Home::with_cases();
    without_lines(&home, "T-001");
    let said = home.run(&["import", "caseload"]).well();
    assert!(
        said.contains("T-001: the package becomes empty (lines: 3 → 0)"),
        "{said}"
    );
    insta::assert_snapshot!("no_package_on_screen", on_screen(&home, "T-001"));
    let case = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(case["package"]["none"], "no package on record");
    assert_eq!(case["package"]["pence_per_week"], serde_json::Value::Null);
    assert_eq!(case["gap"], serde_json::Value::Null);
    let told = home.run(&["show", "T-001"]).well();
    for fact in [
        "Package            no package on record\n",
        "Gap                none: there is no package to compare\n",
        "There is no package on record.\n",
    ] {
        assert!(told.contains(fact), "{fact}: {told}");
    }
    assert!(
        !told.contains("−100") && !told.contains("(100 %)"),
        "{told}"
    );
    let list = home.run(&["list", "--all"]).well();
    let row = list.lines().find(|line| line.contains("T-001")).unwrap();
    assert!(row.contains("none recorded") && !row.contains('%'), "{row}");
    let list = home.run(&["list", "--all", "--json"]).json();
    let rows = list.as_array().unwrap();
    let row = rows.iter().find(|row| row["case"] == "T-001").unwrap();
    for figure in [
        "package_pence_per_week",
        "gap_pence_per_week",
        "gap_percent",
    ] {
        assert_eq!(row[figure], serde_json::Value::Null, "{figure}");
    }
}

#[test]
fn lines_that_have_all_ended_are_no_package_of_nought() {
    let home = Home::with_cases();
    without_lines(&home, "T-001");
    let meals = "T-001,,Meals,,,42.00,Weekly,1,2025-06-02,2026-11-23,,,,\n";
    let file = home.path("caseload/packages.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text + meals).unwrap();
    home.run(&["import", "caseload"]).well();
    let case = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(
        case["package"]["none"],
        "no package today: every line has ended"
    );
    assert!(on_screen(&home, "T-001").contains("no package today: every line has ended"));
}

/// Component, then price, frequency and units, and why the row stands apart.
const APART: [(&str, &str, &str); 7] = [
    ("Meals", "-5.00,Weekly,1", "unit cost is negative"),
    ("Transport", "0.00,Weekly,1", "unit cost is zero"),
    ("Equipment", "80.00,One-off,1", "one-off cost"),
    ("Day support", ",Weekly,1", "no unit cost"),
    ("Emergency support", "9.00,,1", "no cost frequency"),
    ("Reablement", "9.00,Hourly,", "no planned units"),
    (
        "Home support or domiciliary care",
        "9.00,Hourly,-2",
        "planned units are negative",
    ),
];

#[test]
fn rows_that_the_national_rule_drops_are_shown_apart_and_the_package_is_at_least() {
    let home = Home::with_cases();
    let file = home.path("caseload/packages.csv");
    let mut text = std::fs::read_to_string(&file).unwrap();
    for (component, price, _) in APART {
        text.push_str(&format!("T-001,,{component},,,{price},2025-06-02,,,,,\n"));
    }
    std::fs::write(&file, text).unwrap();
    let said = home.run(&["import", "caseload"]);
    assert_eq!(said.code, 0, "{}", said.out);
    let told = home.run(&["show", "T-001"]).well();
    let screen = on_screen(&home, "T-001");
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    for (component, _, why) in APART {
        let lines: Vec<&str> = told.lines().filter(|line| line.contains(why)).collect();
        assert!(
            lines.iter().any(|line| line.contains(component)),
            "{component}: {told}"
        );
        assert!(screen.contains(why), "{why}: {screen}");
    }
    assert!(
        told.contains("Package            at least £564.40 a week\n"),
        "{told}"
    );
    assert!(
        told.contains("the package costs at least £371.40 a week more"),
        "{told}"
    );
    assert!(
        told.contains("the gap is at least +£371.40 a week"),
        "{told}"
    );
    assert!(screen.contains("Package at least £564.40"), "{screen}");
    assert!(screen.contains("· at least £564.40 a week]"), "{screen}");
    assert!(screen.contains("the package is incomplete"), "{screen}");
    let case = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(
        (&case["package"]["complete"], &case["gap"]["at_least"]),
        (&false.into(), &true.into())
    );
    assert_eq!(case["present"]["at_least"], true);
    assert_eq!(screen.matches(" ≥564.40 ").count(), 2, "{screen}");
    let apart = case["package"]["lines"].as_array().unwrap().iter();
    assert_eq!(
        apart.filter(|line| line["apart"].is_string()).count(),
        APART.len()
    );
    let list = home.run(&["list", "--all"]).well();
    let row = list.lines().find(|line| line.contains("T-001")).unwrap();
    assert!(row.contains("≥564.40"), "{row}");
}

#[test]
fn a_case_that_the_files_name_no_more_is_told_and_stays_as_it_is() {
    let home = Home::with_cases();
    for name in ["people", "assessments", "packages"] {
        let file = home.path(&format!("caseload/{name}.csv"));
        let text = std::fs::read_to_string(&file).unwrap();
        let rest: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with("T-002"))
            .collect();
        std::fs::write(&file, rest.join("\n") + "\n").unwrap();
    }
    let before = home.run(&["show", "T-002"]).well();
    let told = "1 case of the register not named in these files, and left as known: T-002";
    for how in [
        &["import", "caseload", "--dry-run"][..],
        &["import", "caseload"],
    ] {
        let said = home.run(how).well();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(told), "{said}");
    }
    assert_eq!(home.run(&["show", "T-002"]).well(), before);
}

#[test]
fn a_file_of_assessments_without_a_row_of_a_case_takes_nothing_from_it() {
    let home = Home::with_cases();
    let before = home.run(&["show", "T-001"]).well();
    let file = home.path("caseload/assessments.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let is_kept = |line: &&str| line.starts_with("Case,") || line.starts_with("T-002");
    let kept: String = text
        .lines()
        .filter(is_kept)
        .map(|line| format!("{line}\n"))
        .collect();
    std::fs::write(&file, kept).unwrap();
    let said = home.run(&["import", "caseload"]).well();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("cases without a row of assessments; those that are known stay: T-001, "),
        "{said}"
    );
    assert!(said.contains("0 new, 0 changed, 6 unchanged"), "{said}");
    assert_eq!(home.run(&["show", "T-001"]).well(), before);
}

#[test]
fn a_known_case_whose_row_of_people_is_rejected_is_said_to_stay_as_it_is() {
    let home = Home::with_cases();
    home.change(
        "caseload/people.csv",
        "T-001,1945-11-24",
        "T-001,1945-13-24",
    );
    let said = home.run(&["import", "caseload"]);
    assert_eq!(said.code, 1);
    let said = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in [
        "1 case of the register left as known, whatever these files say of them, since the row \
         of people is rejected: T-001",
        "Nothing is new or changed: the register stays as it is.",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    assert!(!said.contains("not named"), "{said}");
    assert!(
        !said.contains("no case remembers"),
        "the register knows T-001: {said}"
    );
    assert!(said.contains("5 taken 1 wrong 0 held back"), "{said}");
    assert!(said.contains("7 taken 0 wrong 3 held back"), "{said}");
}
