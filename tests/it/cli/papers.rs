//! Papers of what was recorded: the record of a decision, the minutes, the register's own upkeep.

use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{budget, defer, member_id, scene, words};
use jiff::civil::date;
use ras_panel::app::command::Command;
use ras_panel::app::desk::itself::Desk;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::approval::{ApprovalAnswer, ApprovalMotion};
use ras_panel::panel::motion::Motion;
use ras_panel::panel::sitting::Interest;
use ras_panel::panel::verdict::{Basis, Verdict};
use ras_panel::terms::ids::{CaseRef, EntryNumber};
use std::fs;

/// What somebody could type to deceive a reader of Markdown.
const SLY: &str = "Agreed *in full* | see [the plan](https://plan.example) <b>now</b>\n\
                   # No heading\n- no item\n1. no number";

pub fn case(name: &str) -> CaseRef {
    CaseRef::new(name).unwrap()
}

pub fn motion(name: &str, change: impl FnOnce(&mut Motion)) -> Command {
    let mut motion = scene().motion;
    motion.case = case(name);
    motion.recorder = member_id("chair");
    change(&mut motion);
    Command::Decide(Box::new(motion))
}

pub fn open_sitting(desk: &mut Desk) {
    let present = ["chair", "m-1", "m-2", "sw", "senior"]
        .map(member_id)
        .to_vec();
    let chair = member_id("chair");
    recorded(desk, Command::OpenSitting { present, chair });
}

/// A reduction that is agreed, moved by another member.
pub fn agreed(desk: &mut Desk) -> u64 {
    let motion = motion("T-001", |motion| {
        motion.mover = Some(member_id("m-1"));
        motion.other_options = Some(words("Keeping the mornings as they are."));
    });
    recorded(desk, motion)
}

/// A transition of six months from the package's £564.40, which waits for a senior practitioner.
pub fn transition(desk: &mut Desk) -> u64 {
    recorded(desk, exception(|_| {}))
}

/// The same, with changes.
pub fn exception(change: impl FnOnce(&mut Motion)) -> Command {
    let exception = Some("The new carers can be there from May only.");
    let asked = scene().transition(6, exception).motion;
    motion("T-001", |motion| {
        motion.verdict = asked.verdict;
        motion.effective = asked.effective;
        change(motion);
    })
}

/// A whole sitting: decisions of several kinds, an interest, somebody who leaves.
pub fn sit(home: &Home) -> [u64; 3] {
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let interest = Interest {
        case: case("T-003"),
        member: member_id("m-2"),
        nature: words("a cousin of the person's carer"),
    };
    recorded(&mut desk, Command::DeclareInterest(interest));
    let first = agreed(&mut desk);
    let questions = ["Which nights?", "Is telecare enough?"];
    let deferred = motion("T-003", |motion| {
        motion.verdict = defer(&questions, date(2026, 12, 8));
        motion.reasons = vec!["questions_open".to_owned()];
    });
    let second = recorded(&mut desk, deferred);
    let present = ["chair", "m-1", "sw", "senior"].map(member_id).to_vec();
    let Ok(Outcome::Overview(overview)) = desk.execute(Command::Overview) else {
        panic!("the overview is there");
    };
    let seen = overview.sitting.unwrap().present;
    let seen = seen.into_iter().map(|member| member.id).collect();
    recorded(&mut desk, Command::ChangeAttendance { seen, present });
    let sly = motion("T-004", |motion| {
        motion.verdict = Verdict::AgreeAmount {
            amount: budget(16_450),
            basis: Basis::AnnualReview,
        };
        motion.rationale = Some(words(SLY));
    });
    let third = recorded(&mut desk, sly);
    recorded(&mut desk, Command::CloseSitting);
    [first, second, third]
}

#[test]
fn a_decision_is_put_on_record_under_the_headings_of_the_register_of_decisions() {
    let home = Home::with_cases();
    let [first, ..] = sit(&home);
    let text = home.run(&["record", "T-001"]).well();
    insta::assert_snapshot!("record", text);
    let entry = first.to_string();
    assert_eq!(
        home.run(&["record", "T-001", "--entry", &entry]).well(),
        text
    );
    let json = home.run(&["record", "T-001", "--format", "json"]).json();
    insta::assert_snapshot!("record_json", format!("{json:#}"));
    let long: Vec<&str> = text.lines().filter(|l| l.chars().count() > 80).collect();
    assert_eq!(long, Vec::<&str>::new());
    insta::assert_snapshot!("record_deferred", home.run(&["record", "T-003"]).well());
}

/// What was reached stays as it was on the day: it is kept with the decision, not reckoned anew.
#[test]
fn a_record_in_full_says_of_every_figure_the_answer_parameter_date_and_reference() {
    let home = Home::with_cases();
    let traced = home.run(&["score", "T-001", "--trace"]).well();
    sit(&home);
    let record = home.run(&["record", "T-001", "--in-full"]).well();
    let all_words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(ToOwned::to_owned).collect() };
    let (traced, record) = (all_words(&traced), all_words(&record));
    assert!(traced.len() > 50, "{traced:?}");
    let told = record.windows(traced.len()).any(|words| words == traced);
    assert!(told, "{record:?}");
    let json = home.run(&["record", "T-001", "--format", "json"]).json();
    let reached = json["seen"]["reached"].as_array().unwrap();
    let reached: Vec<&str> = reached.iter().map(|line| line.as_str().unwrap()).collect();
    assert_eq!(all_words(&reached.join("\n")), traced);
}

#[test]
fn what_was_typed_is_plain_text_in_markdown() {
    let home = Home::with_cases();
    sit(&home);
    let said = home
        .run(&["record", "T-004", "--format", "markdown"])
        .well();
    insta::assert_snapshot!("record_markdown", said);
    let typed = "Agreed \\*in full\\* \\| see \\[the plan\\](https\\://plan.example) \
                 \\<b\\>now\\</b\\>\\\n\\# No heading\\\n\\- no item\\\n1\\. no number\n";
    assert!(said.contains(typed), "{said}");
}

#[test]
fn an_exception_is_told_as_waiting_then_as_answered() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let entry = transition(&mut desk);
    insta::assert_snapshot!("record_waiting", home.run(&["record", "T-001"]).well());
    let minutes = home.run(&["minutes"]).well();
    for told in [
        "Before                    £564.40 a week",
        "Agreed                    £413.80 a week (−150.60) in full from 1 Jun 2027",
        "Steps, a week             £564.40 from 1 Dec 2026; ",
        "Transition costs          £",
        "Why longer than the limit\n                          \
         The new carers can be there from May only.",
        "Recorded by               Chair (chair)",
    ] {
        assert!(minutes.contains(told), "{told}\n{minutes}");
    }
    drop(desk);
    let motion = ApprovalMotion {
        decision: EntryNumber(entry),
        case: case("T-001"),
        approver: member_id("senior"),
        answer: ApprovalAnswer::Approved,
        reasons: Some(words("The carers cannot be had earlier.")),
        date: date(2026, 11, 24),
    };
    let mut senior = home.desk("senior");
    let answer = recorded(&mut senior, Command::Approve(Box::new(motion)));
    let json = home.run(&["record", "T-001", "--format", "json"]).json();
    let expected = format!(
        "Approved by Senior practitioner (senior practitioner) on 24 Nov 2026 (entry {answer}). \
         It stands. It had waited for approval of the exception (senior practitioner or service \
         director): the new amount comes on 1 Jun 2027, after the normal limit of 3 months (1 Mar \
         2027) [Northfold (invented): terms of reference of the moderation panel, 2026, \
         illustrative].\n\
         Reasons: The carers cannot be had earlier."
    );
    assert_eq!(json["state"], expected);
    assert_eq!(json["answer"]["approved"], true);
    assert_eq!(
        json["decision"]["schedule"]["steps"][0]["from"],
        "2026-12-01"
    );
    insta::assert_snapshot!("show_transition", home.run(&["show", "T-001"]).well());
}

#[test]
fn a_decision_that_was_superseded_or_withdrawn_says_so() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let first = agreed(&mut desk);
    let corrected = motion("T-001", |motion| {
        motion.supersedes = Some(EntryNumber(first));
        motion.last_entry_seen = Some(EntryNumber(first));
    });
    let second = recorded(&mut desk, corrected);
    let state = |entry: u64| {
        let entry = entry.to_string();
        let command = ["record", "T-001", "--format", "json", "--entry", &entry];
        home.run(&command).json()["state"].clone()
    };
    let by = format!(
        "It was superseded by entry {second}, which stands in its place. From 24 Nov 2026 another \
         amount is in force: £520.00 a week, by entry {second}."
    );
    assert_eq!(state(first), by);
    let withdraw = Command::Withdraw {
        decision: EntryNumber(second),
        reason: words("The wrong case was on the screen."),
    };
    let third = recorded(&mut desk, withdraw);
    let by = format!("It was withdrawn by entry {third}: The wrong case was on the screen.");
    assert_eq!(state(second), by);
    let latest = home.run(&["record", "T-001", "--format", "json"]).json();
    assert_eq!(latest["entry"], second);
}

#[test]
fn minutes_tell_the_whole_sitting_and_print_the_head() {
    let home = Home::with_cases();
    sit(&home);
    let text = home.run(&["minutes"]).well();
    insta::assert_snapshot!("minutes", text);
    assert_eq!(home.run(&["minutes", "latest"]).well(), text);
    assert_eq!(home.run(&["minutes", "S-2026-11-24"]).well(), text);
    let long: Vec<&str> = text.lines().filter(|l| l.chars().count() > 80).collect();
    assert_eq!(long, Vec::<&str>::new());
    let markdown = home.run(&["minutes", "--format", "markdown"]).well();
    insta::assert_snapshot!("minutes_markdown", markdown);
    insta::assert_snapshot!("sittings", home.run(&["sittings"]).well());
    let listed = home.run(&["sittings", "--json"]).json();
    assert_eq!(
        (&listed[0]["decisions"], &listed[0]["open"]),
        (&3.into(), &false.into())
    );
}

#[test]
fn a_head_that_was_kept_shows_what_is_missing() {
    let home = Home::with_cases();
    home.run(&["backup", "before.register"]).well();
    sit(&home);
    let now = home.run(&["verify", "--json"]).json();
    let head = format!("{}:{}", now["n_entries"], now["head"].as_str().unwrap());
    let whole = home.run(&["verify", "--known-head", &head]);
    assert_eq!(whole.code, 0, "{}", whole.out);
    let newest = whole
        .out
        .lines()
        .find(|line| line.starts_with("Newest entry"));
    let number = newest.and_then(|line| line.split_whitespace().last());
    assert_eq!(number, Some(now["n_entries"].to_string().as_str()));
    let old = [
        "verify",
        "--known-head",
        &head,
        "--register",
        "before.register",
    ];
    let said = home.run(&old);
    assert_eq!(said.code, 6);
    assert!(said.out.contains("but it is NOT whole"), "{}", said.out);
    let other = format!("3:{}", "0".repeat(64));
    let said = home.run(&["verify", "--known-head", &other]);
    assert_eq!(said.code, 1);
    let fault = "First fault: entry 3: its digest is not the one that was kept elsewhere\n";
    assert!(said.out.contains(fault), "{}", said.out);
}

#[test]
fn a_backup_is_verified_restored_and_never_over_another_file() {
    let home = Home::with_cases();
    sit(&home);
    let head = home.run(&["verify", "--json"]).json()["head"].clone();
    let made = home.run(&["backup", "copy.register"]).well();
    assert!(made.contains(head.as_str().unwrap()), "{made}");
    let restored = home
        .run(&["restore", "copy.register", "new.register"])
        .well();
    insta::assert_snapshot!("restore", restored);
    let again = home
        .run(&["verify", "--json", "--register", "new.register"])
        .json();
    assert_eq!(again["head"], head);
    let over: [&[&str]; 2] = [
        &["backup", "copy.register"],
        &["restore", "copy.register", "new.register"],
    ];
    let mut told = String::new();
    for command in over {
        let (code, said) = home.run(command).ill();
        told.push_str(&format!("{said}[{code}]\n"));
    }
    insta::assert_snapshot!("never_over", told);
    let doctor = home.run(&["doctor"]).well();
    assert!(
        doctor.contains("The last backup is copy.register, 0 days old"),
        "{doctor}"
    );
}

#[test]
fn how_old_a_backup_may_be_is_asked_of_the_rules_of_the_register() {
    let old_after = |days: &str| {
        let mut home = Home::new();
        let shipped = "backup_days_max = \"7\"";
        home.change("config/panel.toml", shipped, days);
        home.begin();
        home.run(&["backup", "copy.register"]).well();
        home.run(&["import", "caseload"]).well();
        home.move_on_to(jiff::civil::date(2026, 12, 9));
        home.run(&["doctor"]).well()
    };
    let to_do = "keep the copy on another machine";
    assert!(old_after("backup_days_max = \"14\"").contains(to_do));
    for enough in ["backup_days_max = \"15\"", "#"] {
        let told = old_after(enough);
        assert!(told.contains("15 days old"), "{told}");
        assert!(!told.contains(to_do), "{told}");
    }
    let later = "backup_days_max = [{ from = 2027-01-01, value = \"7\", reference = \"terms\" }]";
    let told = old_after(later);
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    let says = "Whether the last backup is old was not looked at: backup_days_max is not in force";
    assert!(told.contains(says), "{told}");
}

#[test]
fn a_changed_register_does_not_verify_and_is_still_told_about() {
    let home = Home::with_cases();
    sit(&home);
    let path = home.path("a.register");
    let mut bytes = fs::read(&path).unwrap();
    let typed = b"a cousin of the person's carer";
    let places: Vec<usize> = (0..bytes.len() - typed.len())
        .filter(|at| bytes[*at..].starts_with(typed))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at] = b'A';
    }
    fs::write(&path, bytes).unwrap();
    let said = home.run(&["verify"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out.starts_with("The register does NOT verify.\n"),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("To do: record nothing more in it."),
        "{}",
        said.out
    );
    let (code, _) = home.run(&["backup", "copy.register"]).ill();
    assert_eq!(code, 5);
    assert!(!home.path("copy.register").exists());
}

#[test]
fn a_record_as_json_is_asked_for_in_either_way_and_not_in_two_at_once() {
    let home = Home::with_cases();
    sit(&home);
    let by_format = home.run(&["record", "T-001", "--format", "json"]).json();
    assert_eq!(home.run(&["record", "T-001", "--json"]).json(), by_format);
    let (code, told) = home
        .run(&["record", "T-001", "--json", "--format", "text"])
        .ill();
    assert_eq!(code, 2);
    assert!(told.contains("cannot be used with"), "{told}");
}

#[test]
fn a_record_of_a_case_that_is_not_there_says_so() {
    let home = Home::with_cases();
    let (code, told) = home.run(&["record", "T-999"]).ill();
    assert_eq!(code, 2);
    assert!(told.contains("no case has the reference T-999"), "{told}");
    let (code, told) = home.run(&["record", "T-001"]).ill();
    assert_eq!(code, 2);
    assert!(told.contains("no decision on T-001 is recorded"), "{told}");
}
