//! What the record says of what the rules ask for, and of an approval that came late.

use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{
    Scene, budget, change_provider, defer, increase, keep, limited, member_id, per_week, scene,
    words,
};
use jiff::civil::date;
use ras_panel::app::command::Command;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::approval::{ApprovalAnswer, ApprovalMotion};
use ras_panel::panel::beginning::Beginning;
use ras_panel::panel::motion::GateAnswer;
use ras_panel::panel::running::{Above, TransitionState};
use ras_panel::panel::transition::Profile;
use ras_panel::panel::verdict::{Basis, Verdict};
use ras_panel::reports::{decided, sentences};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{CaseRef, EntryNumber};

fn late(scene: &Scene, approved: Date) -> Option<String> {
    let decision = scene.decision();
    let begins = Beginning::of(&decision, Some(approved));
    sentences::late(&begins, decision.currency())
}

#[test]
fn a_late_approval_says_from_when_and_what_is_owed_and_one_in_time_says_nothing() {
    let (same_day, next) = (date(2026, 11, 24), date(2026, 11, 25));
    assert_eq!(late(&scene(), same_day), None);
    assert_eq!(
        late(&scene(), next).unwrap(),
        "It is in force from 25 Nov 2026, the day of the answer: it was decided for 24 Nov 2026, \
         and the present amount stood until then."
    );
    assert_eq!(late(&increase(), same_day), None);
    assert_eq!(
        late(&increase(), next).unwrap(),
        "It is in force from 24 Nov 2026, the day that the panel set. £37.60 a week more for the \
         1 day before the answer of 25 Nov 2026, £5.37 in all, is owed."
    );
    let euros = increase().with(|s| s.file.currency = "€".into());
    assert!(late(&euros, next).unwrap().contains("€5.37 in all"));
    let kept = scene().verdict(keep(date(2027, 1, 24)));
    assert_eq!(
        late(&kept, next).unwrap(),
        "It is in force from 24 Nov 2026, the day that the panel set."
    );
}

#[test]
fn what_the_rules_ask_for_is_found_in_the_record() {
    let confirmed = scene()
        .incomplete()
        .with(|s| s.motion.incomplete_package_confirmed = true);
    let grounds = |scene: &Scene| decided::grounds(&scene.decision());
    let confirmation = (
        "The amount",
        "confirmed although the package's cost is not wholly known".to_owned(),
    );
    assert!(grounds(&confirmed).contains(&confirmation));
    assert!(!grounds(&scene()).contains(&confirmation));
    let interim = scene().with(|s| {
        s.motion.gate = Some(GateAnswer::Interim {
            due: date(2026, 12, 8),
        });
    });
    let gate = (
        "Reablement, telecare",
        "an interim amount is agreed; the answer is due on 8 Dec 2026".to_owned(),
    );
    assert!(grounds(&interim).contains(&gate));
    assert_eq!(interim.decision().effect().due, Some(date(2026, 12, 8)));
    let kept = scene().verdict(keep(date(2027, 1, 24))).decision();
    let risk = ("Risk or distress", "falls at night".to_owned());
    assert_eq!(decided::particulars(&kept), [risk]);
    assert!(decided::outcome(&kept).ends_with("reviewed on 24 Jan 2027."));
    let put_off = increase().with(|s| {
        s.motion.effective = date(2026, 12, 1);
        s.motion.effective_reason = Some(words("the new carers begin then"));
    });
    let why = (
        "Why from another day",
        "the new carers begin then".to_owned(),
    );
    assert!(grounds(&put_off).contains(&why));
    let ends = scene().verdict(limited(date(2027, 1, 24))).decision();
    assert!(decided::outcome(&ends).contains("until 24 Jan 2027"));
}

/// Recorded by somebody whose limit is £500.00, for 24 November; the chair answers on the 26th.
fn approved_two_days_later(pence: i64) -> (Home, String) {
    let home = Home::with_cases();
    let mut desk = home.desk("m-1");
    let present = ["chair", "m-1", "m-2", "sw", "senior"];
    let present = present.map(member_id).to_vec();
    let chair = member_id("chair");
    recorded(&mut desk, Command::OpenSitting { present, chair });
    let mut motion = scene().motion;
    motion.case = CaseRef::new("T-001").unwrap();
    motion.recorder = member_id("m-1");
    motion.verdict = Verdict::AgreeAmount {
        amount: budget(pence),
        basis: Basis::AnnualReview,
    };
    let entry = recorded(&mut desk, Command::Decide(Box::new(motion)));
    drop(desk);
    let answer = ApprovalMotion {
        decision: EntryNumber(entry),
        case: CaseRef::new("T-001").unwrap(),
        approver: member_id("chair"),
        answer: ApprovalAnswer::Approved,
        reasons: Some(words("As recommended.")),
        date: date(2026, 11, 26),
    };
    let mut desk = home.desk("chair");
    recorded(&mut desk, Command::Approve(Box::new(answer)));
    drop(desk);
    let told = home.run(&["show", "T-001"]).well();
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    (home, told)
}

#[test]
fn the_record_and_the_case_tell_both_days_of_a_reduction_that_was_approved_late() {
    let (home, told) = approved_two_days_later(52_000);
    let record = home.run(&["record", "T-001", "--format", "json"]).json();
    assert_eq!(record["decision"]["from"], "2026-11-24");
    assert_eq!(record["answer"]["date"], "2026-11-26");
    assert_eq!(record["answer"]["in_force_from"], "2026-11-26");
    assert_eq!(record["answer"]["owed_pence"], serde_json::Value::Null);
    let says = "It is in force from 26 Nov 2026, the day of the answer: it was decided for 24 Nov \
                2026, and the present amount stood until then.";
    assert!(record["state"].as_str().unwrap().contains(says));
    assert!(told.contains(says), "{told}");
    // The register's clock stands at 24 November: the package still is the present amount.
    assert!(told.contains("Present amount £564.40 a week"), "{told}");
}

#[test]
fn the_record_tells_what_is_owed_where_an_increase_was_approved_late() {
    let (home, told) = approved_two_days_later(60_000);
    let record = home.run(&["record", "T-001", "--format", "json"]).json();
    assert_eq!(record["answer"]["in_force_from"], "2026-11-24");
    // £35.60 a week for two days: 10.171… → £10.17.
    assert_eq!(record["answer"]["owed_pence"], 1_017);
    assert!(told.contains("£35.60 a week more for the 2 days before the answer"));
    assert!(told.contains("Present amount £600.00 a week"), "{told}");
}

/// What any SQLite tool reads: both days, and from when the amount is in force.
#[test]
fn the_registers_view_says_from_when_an_amount_is_in_force() {
    for (pence, from) in [(52_000, "2026-11-26"), (60_000, "2026-11-24")] {
        let (home, _) = approved_two_days_later(pence);
        let raw = rusqlite::Connection::open(home.path("a.register")).unwrap();
        let found: (String, String, String) = raw
            .query_row(
                "SELECT decided_for, approved_on, in_force_from FROM v_in_force",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .unwrap();
        let expected = (
            "2026-11-24".to_owned(),
            "2026-11-26".to_owned(),
            from.to_owned(),
        );
        assert_eq!(found, expected);
    }
}

/// A transition from £564.40, and before it starts £600.00 for a limited time by a later sitting.
#[test]
fn the_list_of_transitions_says_what_stands_before_one_and_what_is_in_force_after() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    let mut decide = |verdict: Verdict, effective: Date, seen: Option<u64>| {
        let present = ["chair", "m-1", "m-2", "sw", "senior"];
        let present = present.map(member_id).to_vec();
        let chair = member_id("chair");
        recorded(&mut desk, Command::OpenSitting { present, chair });
        let mut motion = scene().motion;
        motion.case = CaseRef::new("T-001").unwrap();
        motion.recorder = member_id("chair");
        motion.verdict = verdict;
        motion.effective = effective;
        motion.last_entry_seen = seen.map(EntryNumber);
        let entry = recorded(&mut desk, Command::Decide(Box::new(motion)));
        recorded(&mut desk, Command::CloseSitting);
        entry
    };
    let moving = scene().transition(3, None).motion;
    let first = decide(moving.verdict, moving.effective, None);
    let more = Verdict::AgreeLimited {
        amount: budget(60_000),
        until: date(2027, 1, 24),
    };
    let second = decide(more, date(2026, 11, 24), Some(first));
    let Outcome::Transitions(rows) = desk.execute(Command::Transitions).unwrap() else {
        panic!("no transitions");
    };
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].state, TransitionState::Covered);
    assert_eq!(rows[0].paid_today, Some(per_week(60_000)));
    // £564.40 falls by £50.20 a month: £514.20 from 1 January.
    let next = Some((date(2027, 1, 25), per_week(51_420)));
    assert_eq!(rows[0].next, next);
    let above = Above::Limited {
        by: EntryNumber(second),
        amount: per_week(60_000),
        until: date(2027, 1, 24),
    };
    assert_eq!(rows[0].above, above);
    let entry = second.to_string();
    let record = home.run(&["record", "T-001", "--entry", &entry]).well();
    let told = record.split_whitespace().collect::<Vec<_>>().join(" ");
    let follows = format!(
        "£514.20 a week is in force from 25 Jan 2027, the step that the transition of entry \
         {first} has then reached."
    );
    assert!(told.contains(&follows), "{told}");
}

/// The first period means something only where there are periods of equal length.
#[test]
fn a_transition_is_told_as_its_profile_moves() {
    let told = |profile: Profile, months: u32| {
        let decision = scene().transition(months, None).with(|s| {
            if let Verdict::Transition { terms, .. } = &mut s.motion.verdict {
                terms.profile = profile;
            }
        });
        let decision = decision.decision();
        let how = decided::particulars(&decision)[0].1.clone();
        (sentences::outcome(&decision), how)
    };
    let (outcome, how) = told(Profile::AtOnce, 3);
    assert_eq!(
        outcome,
        "a transition to £413.80 a week, at once on 1 Dec 2026"
    );
    assert_eq!(how, "at once");
    let (outcome, how) = told(Profile::HoldThenDrop, 1);
    let ends = "a transition to £413.80 a week, starting on 1 Dec 2026, in full from 1 Jan 2027";
    assert_eq!(outcome, ends);
    assert_eq!(how, "the present amount until the end, then the new one");
    let floored = scene().transition(3, None).floor(45_000);
    let how = decided::particulars(&floored.decision())[0].1.clone();
    let floor = "; no step before the end below £450.00, which does not lift the new amount";
    assert!(how.ends_with(floor), "{how}");
    let (_, how) = told(Profile::EqualSteps, 3);
    let first = "in equal steps, one a month; the first period is paid at the present amount";
    assert_eq!(how, first);
}

#[test]
fn one_question_is_one_and_a_change_of_provider_names_its_day_once() {
    let due = date(2026, 12, 15);
    let deferred = scene().verdict(defer(&["Which nights?"], due)).decision();
    let expected = "defer with 1 question, answers due on 15 Dec 2026";
    assert_eq!(sentences::outcome(&deferred), expected);
    let changes = scene().verdict(change_provider(due)).decision();
    let outcome = sentences::outcome(&changes);
    let begins = "change provider or negotiate to reach £";
    assert!(outcome.starts_with(begins), "{outcome}");
    assert_eq!(outcome.matches("15 Dec 2026").count(), 1, "{outcome}");
}

#[test]
fn a_floor_without_a_step_before_the_end_says_what_would_have_one() {
    let steps = Profile::AmountPerStep(per_week(5_000));
    let short = scene().transition(1, None).with(|s| {
        if let Verdict::Transition { terms, .. } = &mut s.motion.verdict {
            terms.profile = steps;
            terms.floor = Some(per_week(45_000));
        }
    });
    let refusals = short.moderate().err().unwrap();
    assert_eq!(
        refusals[0].message,
        "The steps cannot be kept. No step falls between the present amount and the floor of \
         £450.00 within so short a transition; give at least 2 months, or no floor."
    );
}
