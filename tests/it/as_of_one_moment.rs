//! What another program records between a look and a recording is looked at before anything is
//! judged; nothing is recorded on what was judged before it.

use crate::cli::scene::{Home, NOW, recorded};
use crate::panel::scene::{member_id, scene, words};
use ras_panel::app::command::Command;
use ras_panel::app::desk::itself::Desk;
use ras_panel::app::error::ErrorKind;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::sitting::Interest;
use ras_panel::terms::ids::{CaseRef, MemberId, RoleId};
use std::thread;

const ALL: [&str; 5] = ["chair", "m-1", "m-2", "sw", "senior"];

fn ids(members: &[&str]) -> Vec<MemberId> {
    members.iter().copied().map(member_id).collect()
}

fn case() -> CaseRef {
    CaseRef::new("T-001").unwrap()
}

/// Two programs on one register, both of which have looked; the first has opened a sitting.
fn two(home: &Home) -> (Desk, Desk) {
    let mut mine = home.desk("chair");
    let present = ids(&ALL);
    let chair = member_id("chair");
    recorded(&mut mine, Command::OpenSitting { present, chair });
    let mut theirs = home.desk("sw");
    for desk in [&mut mine, &mut theirs] {
        desk.execute(Command::LookForOthers).unwrap();
        desk.case_detail(&case()).unwrap();
    }
    (mine, theirs)
}

fn decides() -> Command {
    let mut motion = scene().motion;
    motion.case = case();
    motion.recorder = member_id("chair");
    Command::Decide(Box::new(motion))
}

fn refused(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Refused(refusals) => refusals[0].rule,
        other => panic!("not refused: {other:#?}"),
    }
}

/// A motion on the case by a member, with nothing said of why, which the rules refuse.
fn decides_unsaid() -> Command {
    let Command::Decide(mut motion) = decides() else {
        panic!("a decision is asked for");
    };
    motion.rationale = None;
    Command::Decide(motion)
}

fn attends(seen: &[&str], present: &[&str]) -> Command {
    let (seen, present) = (ids(seen), ids(present));
    Command::ChangeAttendance { seen, present }
}

#[test]
fn who_left_or_declared_an_interest_in_another_program_counts_at_once() {
    let home = Home::with_cases();
    let (mut mine, mut theirs) = two(&home);
    let interest = Interest {
        case: case(),
        member: member_id("chair"),
        nature: words("a neighbour of the person"),
    };
    recorded(&mut theirs, Command::DeclareInterest(interest));
    assert_eq!(
        refused(mine.execute(decides()).unwrap()),
        "recorder_interest"
    );
    let home = Home::with_cases();
    let (mut mine, mut theirs) = two(&home);
    recorded(&mut theirs, attends(&ALL, &["chair", "sw"]));
    assert_eq!(refused(mine.execute(decides()).unwrap()), "no_quorum");
}

#[test]
fn who_is_present_is_not_overwritten_by_a_form_that_was_opened_before_another_change() {
    let home = Home::with_cases();
    let (mut mine, mut theirs) = two(&home);
    recorded(
        &mut theirs,
        attends(&ALL, &["chair", "m-1", "sw", "senior"]),
    );
    let before = attends(&ALL, &["chair", "m-1", "m-2", "sw"]);
    let Outcome::Refused(refusals) = mine.execute(before).unwrap() else {
        panic!("the change of another program was undone");
    };
    assert_eq!(refusals[0].rule, "attendance_moved_on");
    assert_eq!(
        refusals[0].message,
        "Who is present was changed meanwhile; present now: Chair, Member one, Social worker, \
         Senior practitioner. Nothing was recorded. Leave the form, open it again and say who is \
         present from now on."
    );
    let now = ["chair", "m-1", "sw", "senior"];
    recorded(&mut mine, attends(&now, &ALL));
}

#[test]
fn a_decision_that_came_first_is_told_also_where_the_rules_refuse_the_motion() {
    let home = Home::with_cases();
    let (mut mine, mut theirs) = two(&home);
    assert_eq!(
        refused(mine.execute(decides_unsaid()).unwrap()),
        "no_rationale"
    );
    let mut motion = scene().motion;
    motion.case = case();
    motion.recorder = member_id("sw");
    recorded(&mut theirs, Command::Decide(Box::new(motion)));
    let Outcome::Conflict { sentence, .. } = mine.execute(decides_unsaid()).unwrap() else {
        panic!("the other decision is not told");
    };
    assert!(sentence.contains(" by sw came first: "), "{sentence}");
}

#[test]
fn nobody_gives_themselves_another_role() {
    let home = Home::with_cases();
    let mut desk = home.desk("sw");
    let entered = |id: &str, shown: &str| Command::EnterMember {
        id: member_id(id),
        shown: words(shown),
        role: RoleId::new("service_director").unwrap(),
        specialisms: Vec::new(),
    };
    let told = desk.execute(entered("sw", "Social worker")).unwrap();
    let Outcome::Refused(refusals) = told else {
        panic!("{told:?}");
    };
    assert_eq!(refusals.len(), 1);
    assert_eq!(refusals[0].rule, "own_role");
    let message = &refusals[0].message;
    let told = "Nobody changes their own role, and sw acts: ";
    assert!(message.starts_with(told), "{message}");
    assert_eq!(
        refusals[0].source,
        "house rule: nobody changes their own role"
    );
    recorded(&mut desk, entered("chair", "Chair"));
}

#[test]
fn that_a_sitting_is_open_already_or_none_is_told_with_its_source() {
    let home = Home::with_cases();
    let (mut mine, _) = two(&home);
    let (present, chair) = (ids(&ALL), member_id("chair"));
    let told = mine.execute(Command::OpenSitting { present, chair });
    let told = told.unwrap_err().chain[0].clone();
    let one = " is open already [house rule: one sitting is open at a time]";
    assert!(told.ends_with(one), "{told}");
    recorded(&mut mine, Command::CloseSitting);
    let told = mine.execute(decides()).unwrap_err().chain[0].clone();
    let open = " [house rule: a decision is made at an open sitting]";
    assert!(
        told.starts_with("no sitting is open: ") && told.ends_with(open),
        "{told}"
    );
}

#[test]
fn entries_that_were_looked_at_while_recording_are_still_told() {
    let home = Home::with_cases();
    let (mut mine, mut theirs) = two(&home);
    recorded(
        &mut theirs,
        attends(&ALL, &["chair", "m-1", "sw", "senior"]),
    );
    recorded(&mut mine, decides());
    let others = mine.execute(Command::LookForOthers).unwrap();
    let Outcome::Others { n_entries, newest } = others else {
        panic!("{others:#?}");
    };
    let newest = newest.unwrap();
    assert_eq!(n_entries, 1);
    assert!(newest.contains("4 present from now on"), "{newest}");
    let again = mine.execute(Command::LookForOthers).unwrap();
    assert!(matches!(again, Outcome::Others { n_entries: 0, .. }));
}

fn enters(desk: &mut Desk, who: &str, n: usize) -> bool {
    let id = MemberId::new(&format!("{who}-{n}")).unwrap();
    let shown = words(&format!("Member {who} {n}"));
    let role = RoleId::new("panel_member").unwrap();
    let specialisms = Vec::new();
    let done = desk.execute(Command::EnterMember {
        id,
        shown,
        role,
        specialisms,
    });
    match done {
        Ok(Outcome::Recorded { .. }) => true,
        Err(error) if error.kind == ErrorKind::Behind => false,
        other => panic!("{other:#?}"),
    }
}

#[test]
fn two_programs_that_record_all_the_time_lose_nothing_of_each_other() {
    let home = Home::with_cases();
    let n_before = home.desk("chair").execute(Command::Overview);
    let Ok(Outcome::Overview(before)) = n_before else {
        panic!("the overview is there");
    };
    let counts: Vec<usize> = thread::scope(|scope| {
        let threads = [("x", 2), ("y", 3)].map(|(who, seed)| {
            let home = &home;
            scope.spawn(move || {
                let mut desk = home.desk_drawing("chair", NOW, seed);
                (0..12).filter(|n| enters(&mut desk, who, *n)).count()
            })
        });
        threads.map(|thread| thread.join().unwrap()).to_vec()
    });
    let Outcome::Overview(after) = home.desk("chair").execute(Command::Overview).unwrap() else {
        panic!("the overview is there");
    };
    let n_recorded: usize = counts.iter().sum();
    assert!(n_recorded >= 12, "{counts:?}");
    assert_eq!(after.members.len(), before.members.len() + n_recorded);
    home.run(&["verify"]).well();
}
