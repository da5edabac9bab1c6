//! What a record says of a decision's money since: replaced, covered, corrected, overtaken by an
//! import, held back; and that the register's views say the same.

use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{Scene, keep, limited, member_id, scene};
use jiff::civil::date;
use ras_panel::app::command::Command;
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::ids::{CaseRef, EntryNumber};

/// Decides on the case at a sitting of its own, perhaps in the place of an entry.
pub fn decide(home: &Home, decided: &Scene, seen: Option<u64>) -> u64 {
    let mut desk = home.desk("chair");
    let present = ["chair", "m-1", "m-2", "sw", "senior"];
    let present = present.map(member_id).to_vec();
    let chair = member_id("chair");
    recorded(&mut desk, Command::OpenSitting { present, chair });
    let mut motion = decided.motion.clone();
    motion.case = CaseRef::new("T-001").unwrap();
    motion.recorder = member_id("chair");
    motion.last_entry_seen = seen.map(EntryNumber);
    let entry = recorded(&mut desk, Command::Decide(Box::new(motion)));
    recorded(&mut desk, Command::CloseSitting);
    entry
}

fn correct(home: &Home, decided: &Scene, wrong: u64) -> u64 {
    let with = decided
        .clone()
        .with(|s| s.motion.supersedes = Some(EntryNumber(wrong)));
    decide(home, &with, Some(wrong))
}

fn import(home: &mut Home, meals: (&str, &str)) {
    let line = |meals: &str| format!("7,{meals},Weekly,1,");
    home.change("caseload/packages.csv", &line(meals.0), &line(meals.1));
    home.run(&["import", "caseload"]).well();
}

/// The record as text, with its lines joined; Markdown and JSON must say the same.
pub fn record(home: &Home, entry: u64, says: &str) -> serde_json::Value {
    let entry = entry.to_string();
    let of = |format: &str| home.run(&["record", "T-001", "--entry", &entry, "--format", format]);
    for format in ["text", "markdown"] {
        let told = of(format).well();
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(says), "{told}");
    }
    let told = of("json").json();
    let state = told["state"].as_str().unwrap();
    assert!(state.contains(says), "{state}");
    told["since"].clone()
}

/// Rows of a view, each as text.
fn rows(home: &Home, sql: &str) -> Vec<String> {
    let raw = rusqlite::Connection::open(home.path("a.register")).unwrap();
    let mut rows = raw.prepare(sql).unwrap();
    let rows = rows.query_map([], |row| row.get(0)).unwrap();
    rows.map(|row| row.unwrap()).collect()
}

const IN_FORCE: &str = "SELECT concat_ws('|', entry, in_force_from, replaced_by, replaced_from,
    held_back_by) FROM v_in_force ORDER BY entry";
const STEPS: &str = "SELECT from_on || ' ' || outcome FROM v_transition_steps ORDER BY 1";

#[test]
fn a_transition_that_a_later_decision_replaced_says_from_when_and_by_which_entry() {
    let mut home = Home::with_cases();
    let first = decide(&home, &scene().transition(3, None), None);
    let alone = record(&home, first, "It stands.");
    assert_eq!(alone, serde_json::json!([]));
    home.move_on_to(date(2027, 1, 8));
    let today = date(2027, 1, 8);
    let more = scene().on("S-2", today).amount(56_000);
    let second = decide(&home, &more, Some(first));
    let says = format!(
        "It stands. From 8 Jan 2027 another amount is in force: £560.00 a week, by entry {second}."
    );
    let since = record(&home, first, &says);
    let expected = serde_json::json!([{
        "what": "replaced", "entry": second, "from": "2027-01-08", "until": null,
        "pence_per_week": 56_000,
    }]);
    assert_eq!(since, expected);
    record(&home, second, "It stands.");
    let expected = [
        format!("{first}|2026-12-01|{second}|2027-01-08"),
        format!("{second}|2027-01-08"),
    ];
    assert_eq!(rows(&home, IN_FORCE), expected);
    let replaced = format!("replaced by {second} from 2027-01-08");
    let expected = [
        "2026-12-01 stands".to_owned(),
        "2027-01-01 stands".to_owned(),
        format!("2027-02-01 {replaced}"),
        format!("2027-03-01 {replaced}"),
    ];
    assert_eq!(rows(&home, STEPS), expected);
}

#[test]
fn an_amount_that_was_covered_for_a_time_is_in_force_again_since_the_day_after() {
    let mut home = Home::with_cases();
    let first = decide(&home, &scene(), None);
    let more = scene().verdict(Verdict::AgreeLimited {
        amount: crate::panel::scene::budget(60_000),
        until: date(2027, 1, 24),
    });
    let second = decide(&home, &more, Some(first));
    let says = format!(
        "It stands. From 24 Nov 2026 until 24 Jan 2027 £600.00 a week is in force in its place, by \
         entry {second}. From 25 Jan 2027 its own amount, or the step then reached, is in force \
         again."
    );
    let since = record(&home, first, &says);
    assert_eq!(since[0]["what"], "covered");
    home.move_on_to(date(2027, 1, 25));
    let told = home.run(&["show", "T-001"]).well();
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    let present = format!("£520.00 a week: agreed, in force since 25 Jan 2027 (entry {first})");
    assert!(told.contains(&present), "{told}");
    record(&home, second, "It stands. Its time ended on 24 Jan 2027.");
}

#[test]
fn a_decision_that_was_corrected_says_what_is_in_force_in_its_place() {
    let home = Home::with_cases();
    let first = decide(&home, &scene().transition(3, None), None);
    let second = correct(&home, &scene().amount(55_000), first);
    let third = correct(&home, &scene().amount(54_000), second);
    let says = format!(
        "itself superseded by entry {third}. From 24 Nov 2026 another amount is in force: £540.00 \
         a week, by entry {third}."
    );
    record(&home, first, &says);
    let gone = "SELECT DISTINCT outcome FROM v_transition_steps";
    assert_eq!(rows(&home, gone), [format!("superseded by {second}")]);
    let expected = [format!("{third}|2026-11-24")];
    assert_eq!(rows(&home, IN_FORCE), expected);
}

#[test]
fn a_package_that_came_in_later_is_said_to_count_since() {
    let mut home = Home::with_cases();
    let first = decide(&home, &scene(), None);
    home.move_on_to(date(2026, 12, 8));
    import(&mut home, ("42.00", "12.00"));
    let says = "It stands. The package that came in on 8 Dec 2026 has been what is provided since: \
                £534.40 a week.";
    let since = record(&home, first, says);
    assert_eq!(since[0]["what"], "package");
    assert_eq!(since[0]["from"], "2026-12-08");
}

#[test]
fn a_reduction_that_was_held_back_is_told_as_that_until_another_amount_is_agreed() {
    let mut home = Home::with_cases();
    let first = decide(&home, &scene().transition(3, None), None);
    import(&mut home, ("42.00", "142.00"));
    let held = "It stands. Its reduction did not begin: the package changed from £564.40 to \
                £664.40 on 24 Nov 2026, before the reduction of 1 Jan 2027 began.";
    let stands = "The reduction does not begin by itself: the present amount stands until the \
                  panel has decided about the amount again.";
    let since = record(&home, first, &format!("{held} {stands}"));
    assert_eq!(since[0]["what"], "held_back");
    let by = since[0]["entry"].as_u64().unwrap();
    assert_eq!(rows(&home, IN_FORCE), [format!("{first}|{by}")]);
    let steps = "SELECT DISTINCT outcome FROM v_transition_steps";
    let outcome = format!("held back: package changed by {by}");
    assert_eq!(rows(&home, steps), [outcome]);
    let kept = scene().verdict(keep(date(2027, 1, 24)));
    let second = decide(&home, &kept, Some(first));
    let says = format!(
        "{held} From 24 Nov 2026 another amount is in force: £664.40 a week, by entry {second}."
    );
    record(&home, first, &says);
    // A step that falls while an amount for a time stands before it is told as covered.
    let home = Home::with_cases();
    let first = decide(&home, &scene().transition(3, None), None);
    let covers = scene().verdict(limited(date(2027, 1, 24)));
    let second = decide(&home, &covers, Some(first));
    let covered = format!("2027-01-01 covered by {second} until 2027-01-24");
    assert_eq!(rows(&home, STEPS)[1], covered);
}

/// £564.40 is provided; £600.00 from a fortnight before the decision.
#[test]
fn an_increase_that_reaches_back_says_what_is_owed_for_which_days() {
    let home = Home::with_cases();
    let back = scene().amount(60_000).with(|s| {
        s.motion.effective = date(2026, 11, 10);
        s.motion.effective_reason = Some(crate::panel::scene::words("The carer left then."));
    });
    let entry = decide(&home, &back, None);
    let owed = "owed for 10 Nov 2026 to 23 Nov 2026: £71.20 (14 days at £35.60 a week more)";
    let shown = entry.to_string();
    for format in ["text", "markdown"] {
        let told = home.run(&["record", "T-001", "--entry", &shown, "--format", format]);
        let told = told.well();
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        let outcome =
            format!("Agree £600.00 a week from 10 Nov 2026, on annual-review basis; {owed}.");
        assert!(told.contains(&outcome), "{told}");
        assert!(told.contains("For days gone by"), "{told}");
        assert!(told.contains(&format!(
            "The increase reaches back to 10 Nov 2026: {owed}."
        )));
    }
    let told = home.run(&["record", "T-001", "--format", "json"]).json();
    let days = ("2026-11-10", "2026-11-23");
    let span = serde_json::json!({
        "from": days.0, "to": days.1, "n_days": 14, "pence_per_week": 3_560,
        "at_most": false,
    });
    let expected = serde_json::json!({
        "from": days.0, "to": days.1, "n_days": 14, "spans": [span], "pence": 7_120,
        "at_most": false,
    });
    assert_eq!(told["decision"]["owed"], expected);
    assert!(
        told["decision"]["in_words"]
            .as_str()
            .unwrap()
            .contains(owed)
    );
}
