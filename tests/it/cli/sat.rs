//! Papers of a sitting that is over: what it left, what was recorded late, what was withdrawn.

use crate::cli::papers::{agreed, case, exception, motion, open_sitting, sit, transition};
use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{member_id, words};
use jiff::civil::date;
use ras_panel::app::command::Command;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::approval::{ApprovalAnswer, ApprovalMotion};
use ras_panel::panel::sitting::Interest;
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::ids::{EntryNumber, RoleId};

/// What lies on the table of a correction is the case as if what it corrects had not been.
#[test]
fn a_correction_finds_what_the_corrected_decision_found_not_what_that_decision_made_of_the_case() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let first = agreed(&mut desk);
    let correction = motion("T-001", |motion| {
        motion.mover = Some(member_id("m-1"));
        motion.supersedes = Some(EntryNumber(first));
        motion.last_entry_seen = Some(EntryNumber(first));
        motion.other_options = Some(words("None but those of before."));
    });
    let second = recorded(&mut desk, correction);
    let found = |entry: u64| {
        let entry = entry.to_string();
        let command = ["record", "T-001", "--format", "json", "--entry", &entry];
        let record = home.run(&command).json();
        let issue = &record["issue"];
        (
            issue["flags"].clone(),
            issue["present_pence_per_week"].clone(),
        )
    };
    assert!(found(first).0.as_array().unwrap().len() > 1);
    assert_eq!(found(second), found(first));
}

/// Why an amount was agreed is not lost where only a slip is corrected, however often.
#[test]
fn a_correction_keeps_the_rationale_of_what_it_corrects_and_says_why_it_was_corrected() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let first = agreed(&mut desk);
    let corrects = |entry: u64, why: &str| {
        motion("T-001", |motion| {
            motion.mover = Some(member_id("m-1"));
            motion.supersedes = Some(EntryNumber(entry));
            motion.last_entry_seen = Some(EntryNumber(entry));
            motion.rationale = Some(words(why));
        })
    };
    let second = recorded(
        &mut desk,
        corrects(first, "The last day was typed wrongly."),
    );
    let third = recorded(&mut desk, corrects(second, "The review was missing."));
    let (of_second, of_third) = (second.to_string(), third.to_string());
    let told = |entry: &str, more: &[&str]| {
        let command = [&["record", "T-001", "--entry", entry], more].concat();
        home.run(&command)
    };
    let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let substance = "The hoist has taken the place of the second carer.";
    let once = format!(
        "{substance} Written for entry {first}, which this corrects Why corrected The last day \
         was typed wrongly."
    );
    let text = flat(told(&of_second, &[]).well());
    assert!(text.contains(&once), "{text}");
    let twice = format!(
        "{substance} Written for entry {first}, the first of those corrected Why corrected The \
         review was missing. Corrected before entry {first} by entry {second}: The last day was \
         typed wrongly."
    );
    let minutes = flat(home.run(&["minutes"]).well());
    for text in [flat(told(&of_third, &[]).well()), minutes] {
        assert!(text.contains(&twice), "{text}");
    }
    let markdown = told(&of_second, &["--format", "markdown"]).well();
    assert!(markdown.contains(substance), "{markdown}");
    let why = told(&of_third, &["--format", "json"]).json()["rationale"].clone();
    assert_eq!(why["words"], substance);
    assert_eq!(why["written_for_entry"], first);
    let made = &why["corrections"];
    assert_eq!(made[0]["words"], "The review was missing.");
    assert_eq!(
        (made[1]["entry"].clone(), made[1]["corrects"].clone()),
        (second.into(), first.into())
    );
}

/// The words of the earlier decision follow what becomes of its correction, and the minutes of a
/// sitting that is over go on saying what it had done when it was closed.
#[test]
fn what_a_correction_that_waits_or_is_refused_would_have_corrected_is_said_to_go_on() {
    let home = Home::with_cases();
    let (mut desk, mut senior) = (home.desk("chair"), home.desk("senior"));
    open_sitting(&mut desk);
    let first = transition(&mut desk);
    let answer = |decision: u64, answer| {
        Command::Approve(Box::new(ApprovalMotion {
            decision: EntryNumber(decision),
            case: case("T-001"),
            approver: member_id("senior"),
            answer,
            reasons: Some(words("The carers are new.")),
            date: date(2026, 11, 24),
        }))
    };
    let approved = recorded(&mut senior, answer(first, ApprovalAnswer::Approved));
    recorded(&mut desk, Command::CloseSitting);
    let minutes = || home.run(&["minutes", "S-2026-11-24"]).well();
    let as_closed = minutes();
    assert!(as_closed.contains("1 case decided; 1 decision recorded."));
    open_sitting(&mut desk);
    let correction = exception(|motion| {
        motion.supersedes = Some(EntryNumber(first));
        motion.last_entry_seen = Some(EntryNumber(approved));
    });
    let second = recorded(&mut desk, correction);
    let state = || {
        let command = [
            "record",
            "T-001",
            "--format",
            "json",
            "--entry",
            &first.to_string(),
        ];
        let state = home.run(&command).json()["state"].clone();
        state.as_str().unwrap().to_owned()
    };
    let waits = "It goes on while a correction of it waits for approval. Approved by";
    assert!(state().starts_with(waits), "{}", state());
    recorded(&mut senior, answer(second, ApprovalAnswer::Refused));
    let goes_on = format!("It goes on: its correction, entry {second}, was refused by entry");
    assert!(state().starts_with(&goes_on), "{}", state());
    assert!(state().contains("It stands."), "{}", state());
    assert!(
        state().ends_with("\nReasons: The carers are new."),
        "{}",
        state()
    );
    let later = minutes();
    let decided = "1 case decided; 1 decision recorded.";
    assert!(later.contains(decided), "{later}");
}

#[test]
fn a_withdrawn_decision_names_the_approval_that_it_had() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let decided = transition(&mut desk);
    let decision = EntryNumber(decided);
    let entry = decided.to_string();
    let state = || {
        let command = ["record", "T-001", "--format", "json", "--entry", &entry];
        home.run(&command).json()["state"].to_string()
    };
    let motion = ApprovalMotion {
        decision,
        case: case("T-001"),
        approver: member_id("senior"),
        answer: ApprovalAnswer::Approved,
        reasons: Some(words("The carers are new.")),
        date: date(2026, 11, 24),
    };
    let mut senior = home.desk("senior");
    let answer = recorded(&mut senior, Command::Approve(Box::new(motion)));
    let reason = words("The wrong case was on the screen.");
    let gone = recorded(&mut desk, Command::Withdraw { decision, reason });
    let expected = format!(
        "It was withdrawn by entry {gone}: The wrong case was on the screen. It had been approved \
         by Senior practitioner (senior practitioner) on 24 Nov 2026 (entry {answer}). It had \
         waited for approval of the exception (senior practitioner or service director): "
    );
    assert!(state().contains(&expected), "{}", state());
}

#[test]
fn a_decision_withdrawn_before_its_answer_says_that_nobody_answered_it() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let decision = EntryNumber(transition(&mut desk));
    let reason = words("The wrong case was on the screen.");
    recorded(&mut desk, Command::Withdraw { decision, reason });
    let record = home.run(&["record", "T-001", "--format", "json"]).json();
    let state = record["state"].to_string();
    assert!(
        state.contains("It had waited for approval of the exception"),
        "{state}"
    );
    assert!(state.contains("Nobody had answered it."), "{state}");
}

#[test]
fn what_a_sitting_left_undecided_stays_in_its_minutes() {
    let home = Home::with_cases();
    sit(&home);
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    recorded(
        &mut desk,
        motion("T-005", |motion| {
            motion.verdict = Verdict::Return {
                what: words("Assess anew."),
            };
        }),
    );
    let left = "2 cases before the panel when the sitting was closed: T-003, T-005.";
    let earlier = home.run(&["minutes", "S-2026-11-24"]).well();
    assert!(earlier.contains(left), "{earlier}");
    let latest = home.run(&["minutes"]).well();
    assert!(latest.contains("Closed   it is still open\n"), "{latest}");
    assert!(latest.contains("Sitting  S-2026-11-24-2\n"), "{latest}");
    assert!(
        latest.contains("1 case before the panel on 24 Nov 2026: T-003."),
        "{latest}"
    );
    let closed = recorded(&mut desk, Command::CloseSitting);
    let entries = desk
        .execute(Command::Entries {
            before: None,
            n_max: 1,
        })
        .unwrap();
    let Outcome::Entries(rows) = entries else {
        panic!("{entries:#?}");
    };
    assert_eq!(rows[0].number, EntryNumber(closed));
    assert_eq!(
        rows[0].what,
        "sitting S-2026-11-24-2 closed: 1 case before the panel left undecided"
    );
    assert!(rows[0].lines.contains(&"  T-003".to_owned()), "{rows:#?}");
}

/// A sitting that was forgotten open is only closed; what was recorded meanwhile has its day.
#[test]
fn a_forgotten_sitting_is_closed_and_its_minutes_date_what_came_later() {
    let home = Home::with_cases();
    open_sitting(&mut home.desk("chair"));
    let mut desk = home.desk_at("chair", "2026-11-26T09:00:00Z");
    let present = vec![member_id("chair")];
    let everyone = ["chair", "m-1", "m-2", "sw", "senior"];
    let seen = everyone.map(member_id).to_vec();
    let interest = Interest {
        case: case("T-003"),
        member: member_id("m-2"),
        nature: words("a cousin"),
    };
    for late in [
        Command::ChangeAttendance { seen, present },
        Command::DeclareInterest(interest),
    ] {
        let Outcome::Refused(refusals) = desk.execute(late).unwrap() else {
            panic!("recorded at a sitting of another day");
        };
        assert_eq!(refusals[0].rule, "sitting_of_an_earlier_day");
    }
    let enter = Command::EnterMember {
        id: member_id("m-9"),
        shown: words("Member nine"),
        role: RoleId::new("panel_member").unwrap(),
        specialisms: Vec::new(),
    };
    recorded(&mut desk, enter);
    let enter = Command::EnterMember {
        id: member_id("m-10"),
        shown: words("Member ten"),
        role: RoleId::new("panel_member").unwrap(),
        specialisms: Vec::new(),
    };
    recorded(&mut home.desk_at("m-9", "2026-11-26T09:00:00Z"), enter);
    recorded(&mut desk, Command::CloseSitting);
    let minutes = home.run(&["minutes"]).well();
    let flat = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
    let by_name = "(Member ten) entered as Panel member; recorded by Member nine (panel member)";
    assert!(flat.contains(by_name), "{minutes}");
    let dated = "- Entry 10, 26 Nov 2026: member m-9 (Member nine) entered as";
    assert!(minutes.contains(dated), "{minutes}");
    assert!(
        minutes.contains("Also recorded while the sitting was open"),
        "{minutes}"
    );
    assert!(
        minutes.contains("Closed   26 Nov 2026 09:00 UTC"),
        "{minutes}"
    );
}
