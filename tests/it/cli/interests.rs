//! An interest declared at one sitting holds at the next, until the member says otherwise.

use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{member_id, scene, words};
use ras_panel::app::command::Command;
use ras_panel::app::desk::itself::Desk;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::approval::ApprovalAnswer;
use ras_panel::panel::refusal::Refusal;
use ras_panel::panel::sitting::Interest;
use ras_panel::terms::ids::CaseRef;

fn case() -> CaseRef {
    CaseRef::new("T-001").unwrap()
}

fn open_sitting(desk: &mut Desk) {
    let present = ["chair", "m-1", "m-2", "sw", "senior"];
    let present = present.map(member_id).to_vec();
    let chair = member_id("chair");
    recorded(desk, Command::OpenSitting { present, chair });
}

fn declares(desk: &mut Desk, member: &str) -> u64 {
    let interest = Interest {
        case: case(),
        member: member_id(member),
        nature: words("a cousin of the person's carer"),
    };
    recorded(desk, Command::DeclareInterest(interest))
}

fn ends(member: &str) -> Command {
    Command::EndInterest {
        case: case(),
        member: member_id(member),
        reason: words("The carer has moved away."),
    }
}

fn decision(recorder: &str) -> Command {
    let mut motion = scene().motion;
    motion.case = case();
    motion.recorder = member_id(recorder);
    Command::Decide(Box::new(motion))
}

fn refused(outcome: Outcome) -> Vec<Refusal> {
    match outcome {
        Outcome::Refused(refusals) => refusals,
        other => panic!("not refused: {other:#?}"),
    }
}

/// A first sitting at which a member declares an interest, and a second one the same day.
fn second_sitting(home: &Home, member: &str) -> (Desk, u64) {
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let entry = declares(&mut desk, member);
    recorded(&mut desk, Command::CloseSitting);
    open_sitting(&mut desk);
    (desk, entry)
}

#[test]
fn an_interest_of_an_earlier_sitting_refuses_the_members_decision() {
    let home = Home::with_cases();
    let (mut desk, entry) = second_sitting(&home, "chair");
    let refusals = refused(desk.execute(decision("chair")).unwrap());
    assert_eq!(refusals[0].rule, "recorder_interest");
    let declared = format!("declared at sitting S-2026-11-24 of 24 Nov 2026 (entry {entry})");
    assert!(refusals[0].message.contains(&declared), "{refusals:#?}");
    let minutes = home.run(&["minutes"]).well();
    let heading =
        "None was declared at this sitting.\n\nDeclared at earlier sittings and held still:";
    assert!(minutes.contains(heading), "{minutes}");
    recorded(&mut desk, decision("sw"));
    let record = home.run(&["record", "T-001"]).well();
    assert!(record.contains("took no part in deciding"), "{record}");
}

#[test]
fn a_member_states_that_the_interest_no_longer_exists_and_takes_part_again() {
    let home = Home::with_cases();
    let (mut desk, entry) = second_sitting(&home, "chair");
    let again = Interest {
        case: case(),
        member: member_id("chair"),
        nature: words("the same"),
    };
    let refusals = refused(desk.execute(Command::DeclareInterest(again)).unwrap());
    assert_eq!(refusals[0].rule, "interest_declared");
    let ended = recorded(&mut desk, ends("chair"));
    recorded(&mut desk, decision("chair"));
    let refusals = refused(desk.execute(ends("chair")).unwrap());
    assert_eq!(refusals[0].rule, "interest_not_held");
    let minutes = home.run(&["minutes"]).well();
    let said = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = format!(
        "(declared at sitting S-2026-11-24 of 24 Nov 2026 (entry {entry})); stated by entry \
         {ended} to exist no longer: The carer has moved away."
    );
    assert!(said.contains(&line), "{minutes}");
    let record = home.run(&["record", "T-001"]).well();
    assert!(record.contains("None was held in this case."), "{record}");
    assert_eq!(home.run(&["verify"]).code, 0);
}

#[test]
fn a_member_with_an_interest_of_another_sitting_does_not_approve() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let asked = scene().transition(6, Some("The new carers can be there from May only."));
    let mut motion = asked.motion;
    motion.case = case();
    motion.recorder = member_id("chair");
    recorded(&mut desk, Command::Decide(Box::new(motion)));
    recorded(&mut desk, Command::CloseSitting);
    open_sitting(&mut desk);
    declares(&mut desk, "senior");
    drop(desk);
    let mut senior = home.desk("senior");
    let Outcome::Waiting(rows) = senior.execute(Command::Waiting).unwrap() else {
        panic!("what waits is not listed");
    };
    let against = rows[0].against(ApprovalAnswer::Approved);
    assert_eq!(against[0].rule, "approver_interest", "{against:#?}");
}
