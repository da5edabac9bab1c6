//! Counts and figures that several screens and papers tell are the same everywhere.

use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{defer, keep, limited, member_id, scene, words};
use jiff::civil::date;
use ras_panel::app::command::Command;
use ras_panel::app::desk::itself::Desk;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::motion::{GateAnswer, Motion};
use ras_panel::panel::proposal::Stage;
use ras_panel::panel::record::Record;
use ras_panel::panel::sitting_tally::SittingTally;
use ras_panel::panel::standing::{DecisionOutcome, StandingDecision};
use ras_panel::reports::sentences;
use ras_panel::terms::budget::shown_percent;
use ras_panel::terms::ids::{CaseRef, EntryNumber};
use ras_panel::tui::drawn::queue_columns::gap_words;
use ras_panel::tui::held::queue_order::QueueOrder;

fn motion(name: &str, change: impl FnOnce(&mut Motion)) -> Command {
    let mut motion = scene().motion;
    motion.case = CaseRef::new(name).unwrap();
    motion.recorder = member_id("chair");
    change(&mut motion);
    Command::Decide(Box::new(motion))
}

fn open_sitting(desk: &mut Desk) {
    let present = ["chair", "m-1", "m-2", "sw", "senior"];
    let present = present.map(member_id).to_vec();
    let chair = member_id("chair");
    recorded(desk, Command::OpenSitting { present, chair });
}

/// Four decisions: one corrected, one withdrawn, one case decided, one deferred.
fn sit(desk: &mut Desk) -> [u64; 2] {
    open_sitting(desk);
    let first = recorded(desk, motion("T-001", |_| {}));
    let seen = Some(EntryNumber(first));
    let corrects = motion("T-001", |motion| {
        motion.supersedes = seen;
        motion.last_entry_seen = seen;
    });
    recorded(desk, corrects);
    let deferral = motion("T-003", |motion| {
        motion.verdict = defer(&["Which nights?"], date(2026, 12, 8));
        motion.reasons = vec!["questions_open".to_owned()];
    });
    recorded(desk, deferral);
    let kept = motion("T-004", |motion| {
        motion.verdict = scene().amount(2_192).motion.verdict;
    });
    let wrong = recorded(desk, kept);
    let withdraw = Command::Withdraw {
        decision: EntryNumber(wrong),
        reason: words("The wrong case."),
    };
    [wrong, recorded(desk, withdraw)]
}

const DONE: &str =
    "1 case decided, 1 deferred; 4 decisions recorded, of which 1 corrected, 1 withdrawn";

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_sitting_is_counted_in_the_same_words_by_every_paper() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    sit(&mut desk);
    let whole_caseload = false;
    let queue = desk.execute(Command::Queue { whole_caseload }).unwrap();
    let Outcome::Queue { counts, .. } = queue else {
        panic!("no queue");
    };
    assert_eq!(counts.tally.unwrap().words(), DONE);
    let listed = home.run(&["list"]).well();
    assert!(in_one_line(&listed).contains(DONE), "{listed}");
    let minutes = home.run(&["minutes"]).well();
    assert!(in_one_line(&minutes).contains(DONE), "{minutes}");
    let json = home.run(&["sittings", "--json"]).json();
    let names = [
        "cases_decided",
        "cases_deferred",
        "decisions",
        "corrected",
        "withdrawn",
    ];
    let counted = names.map(|name| json[0][name].as_u64().unwrap());
    assert_eq!(counted, [1, 1, 4, 1, 1]);
    recorded(&mut desk, Command::CloseSitting);
    let listed = home.run(&["list"]).well();
    assert!(listed.contains("· decided earlier"), "{listed}");
    assert!(!listed.contains("the open sitting"), "{listed}");
}

#[test]
fn a_withdrawn_decision_is_never_called_superseded() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    let [wrong, withdrawal] = sit(&mut desk);
    let case = CaseRef::new("T-004").unwrap();
    let history = desk.case_detail(&case).unwrap().history;
    let gone = format!("(withdrawn by entry {withdrawal}) · entry {wrong}");
    let told = history.iter().any(|(_, what)| what.contains(&gone));
    assert!(told, "{history:#?}");
    let asked = Command::Entries {
        before: None,
        n_max: 50,
    };
    let Outcome::Entries(entries) = desk.execute(asked).unwrap() else {
        panic!("no entries");
    };
    let row = entries.iter().find(|row| row.number.0 == wrong).unwrap();
    assert_eq!(row.gone, Some(format!("withdrawn by entry {withdrawal}")));
    let record = home.run(&["record", "T-004", "--format", "json"]).json();
    assert_eq!(record["superseded_by"], serde_json::Value::Null);
    assert_eq!(record["withdrawn_by"], withdrawal);
    let again = Command::Withdraw {
        decision: EntryNumber(wrong),
        reason: words("Once more."),
    };
    let Outcome::Refused(refusals) = desk.execute(again).unwrap() else {
        panic!("withdrawn twice");
    };
    assert!(refusals[0].message.contains("withdrew it"), "{refusals:#?}");
}

#[test]
fn the_list_and_the_screen_have_one_order_and_one_rounding_of_percents() {
    let home = Home::with_cases();
    let listed = home.run(&["list", "--all", "--json"]).json();
    let mut desk = home.desk("chair");
    let whole_caseload = true;
    let queue = desk.execute(Command::Queue { whole_caseload }).unwrap();
    let Outcome::Queue { mut rows, .. } = queue else {
        panic!("no queue");
    };
    rows.sort_by(|a, b| QueueOrder::default().compare(a, b));
    let on_screen = rows.iter().map(|row| {
        let (_, percent, _) = gap_words(row.gap);
        (row.case.to_string(), percent)
    });
    let on_paper = listed.as_array().unwrap().iter().map(|row| {
        let percent = row["gap_percent"].as_str().unwrap_or_default();
        let case = row["case"].as_str().unwrap().to_owned();
        let shown = percent.parse().map(shown_percent).unwrap_or_default();
        (case, shown.trim_start_matches('-').to_owned())
    });
    assert_eq!(on_screen.collect::<Vec<_>>(), on_paper.collect::<Vec<_>>());
}

#[test]
fn keeping_the_present_amount_names_it() {
    let kept = scene().verdict(keep(date(2027, 1, 24))).decision();
    assert_eq!(
        sentences::outcome(&kept),
        "keep the present amount, £612.40 a week from 24 Nov 2026 for risk or distress, reviewed \
         on 24 Jan 2027"
    );
}

#[test]
fn a_proposals_entries_tell_what_each_of_them_did() {
    let told = [Stage::Draft, Stage::Submitted, Stage::Modelled].map(|stage| {
        let mut proposal = crate::register::decision_samples::proposal();
        proposal.stage = stage;
        sentences::record(&Record::ProposalRecorded(Box::new(proposal)))
    });
    assert!(told[0].contains(" was written: "), "{told:#?}");
    assert!(
        told[1].contains(" was submitted to the panel: "),
        "{told:#?}"
    );
    assert!(told[2].contains(" was modelled on "), "{told:#?}");
}

#[test]
fn a_decision_that_still_waits_is_counted_as_waiting() {
    let decision = scene().transition(6, Some("slow to adapt")).decision();
    let sitting = decision.sitting().clone();
    let waits = StandingDecision {
        entry: EntryNumber(7),
        decision,
        outcome: DecisionOutcome::Waits,
        held_back: None,
    };
    let tally = SittingTally::of(&sitting, [&waits]);
    let expected = "1 case decided; 1 decision recorded, of which 1 waiting for approval";
    assert_eq!(tally.words(), expected);
}

/// T-002 is referred by no rule and no worker; what it was agreed for a time brings it back.
#[test]
fn the_queue_lists_and_counts_a_case_that_nobody_refers_while_it_is_to_be_looked_at() {
    let mut home = Home::with_cases();
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let for_a_time = motion("T-002", |motion| {
        motion.verdict = limited(date(2026, 12, 8));
        motion.gate = Some(GateAnswer::NotCalledFor(words("Nothing to regain.")));
    });
    let seen = |desk: &mut Desk| {
        let whole_caseload = false;
        let asked = desk.execute(Command::Queue { whole_caseload }).unwrap();
        let Outcome::Queue { rows, counts } = asked else {
            panic!("no queue");
        };
        assert_eq!(counts.n_before_the_panel, rows.len());
        (
            rows.len(),
            rows.iter().any(|row| row.case.as_str() == "T-002"),
        )
    };
    assert_eq!(seen(&mut desk), (4, false));
    recorded(&mut desk, for_a_time);
    assert_eq!(seen(&mut desk), (5, true), "decided at this sitting");
    recorded(&mut desk, Command::CloseSitting);
    assert_eq!(seen(&mut desk), (4, false), "settled");
    drop(desk);
    home.move_on_to(date(2026, 12, 9));
    let mut desk = home.desk("chair");
    assert_eq!(seen(&mut desk), (5, true), "its time has ended");
    let listed = home.run(&["list"]).well();
    assert!(
        listed.starts_with("5 of 6 cases are before the panel"),
        "{listed}"
    );
}

#[test]
fn what_there_is_one_of_is_told_as_one() {
    let home = Home::new();
    home.run(&[
        "init",
        "a.register",
        "--config",
        "config",
        "--member",
        "chair:Chair:chair",
    ])
    .well();
    let head = std::fs::read_to_string(home.path("caseload/people.csv")).unwrap();
    let lines: Vec<&str> = head.lines().take(2).collect();
    std::fs::write(home.path("caseload/people.csv"), lines.join("\n") + "\n").unwrap();
    let report = home.run(&["import", "caseload/people.csv", "--quality", "--dry-run"]);
    assert!(
        report.out.contains("people.csv: 1 row by column"),
        "{}",
        report.out
    );
}
