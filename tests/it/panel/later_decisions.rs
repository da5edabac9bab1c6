//! What a later decision does to an earlier one that has not begun, or that still runs.

use super::record_since::{decide, record};
use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{Scene, increase, keep, limited, per_week, scene, words};
use jiff::civil::date;
use ras_panel::app::command::Command;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::decision::Decision;
use ras_panel::panel::rules::to_come::FALLS_AWAY;
use ras_panel::panel::running::TransitionState;
use ras_panel::panel::standing::DecisionOutcome;
use ras_panel::reports::decided;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;

fn from(scene: Scene, day: Date) -> Scene {
    scene.with(|s| {
        s.motion.effective = day;
        s.motion.effective_reason = Some(words("The new carer starts then."));
    })
}

fn warned(scene: &Scene, rule: &str) -> Vec<String> {
    let decision = scene.decision();
    let warnings = decision.warnings().iter().filter(|told| told.rule == rule);
    warnings.map(|told| told.message.clone()).collect()
}

#[test]
fn an_increase_that_is_put_off_tells_the_steps_that_fall_until_then() {
    let earlier = scene().on("S-1", date(2026, 11, 20));
    let moves = earlier.transition(3, None).decision();
    let moving = increase().after(moves, DecisionOutcome::Stands);
    assert_eq!(
        warned(&from(moving, date(2027, 2, 15)), "increase_put_off"),
        [
            "The increase begins on 15 Feb 2027, 83 days after the decision: until then the \
             present £612.40 a week is in force, £546.20 from 1 Jan 2027, £480.00 from 1 Feb 2027."
        ]
    );
}

#[test]
fn an_amount_that_takes_the_place_of_one_to_come_says_that_it_falls_away() {
    let earlier = || increase().on("S-1", date(2026, 11, 20));
    let to_come = || from(earlier(), date(2026, 12, 8)).decision();
    let after = |scene: Scene| scene.after(to_come(), DecisionOutcome::Stands);
    let told = "Entry 7 (£650.00 from 8 Dec 2026) falls away: it never takes effect, since this \
                decision is in force by then.";
    let now = || after(increase()).amount(70_000);
    assert_eq!(warned(&now(), FALLS_AWAY), [told]);
    let steps = earlier().transition(3, None).decision();
    let kept = scene().after(steps, DecisionOutcome::Stands);
    let kept = kept.verdict(keep(date(2027, 1, 24)));
    let in_steps = "Entry 7 (£612.40 from 1 Dec 2026, £413.80 in full from 1 Mar 2027) falls away: \
                    it never takes effect, since this decision is in force by then.";
    assert_eq!(warned(&kept, FALLS_AWAY), [in_steps]);
    // One that begins later leaves it its days, and one for a limited time lets it begin.
    let later = from(now(), date(2026, 12, 9));
    assert_eq!(warned(&later, FALLS_AWAY), [""; 0]);
    let for_a_time = after(scene().verdict(limited(date(2026, 12, 31))));
    let met = for_a_time.moderate();
    let warnings = met.map(|decision| decision.warnings().to_vec());
    let warnings = warnings.unwrap_or_default();
    assert!(warnings.iter().all(|told| told.rule != FALLS_AWAY));
}

#[test]
fn an_amount_that_fell_away_is_recorded_as_never_in_force() {
    let home = Home::with_cases();
    let to_come = from(scene().amount(60_000), date(2026, 12, 8));
    let first = decide(&home, &to_come, None);
    record(&home, first, "It stands.");
    let second = decide(&home, &scene().amount(61_000), Some(first));
    record(
        &home,
        first,
        &format!(
            "It never took effect: another amount took its place before it began. From 24 Nov \
             2026 another amount is in force: £610.00 a week, by entry {second}."
        ),
    );
    let entry = second.to_string();
    let told = home.run(&["record", "T-001", "--entry", &entry]).well();
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    let falls_away = format!("Entry {first} (£600.00 from 8 Dec 2026) falls away");
    assert!(told.contains(&falls_away), "{told}");
}

/// £564.40 falls to £413.80 in steps of £50.20 on 1 January, February and March.
#[test]
fn a_transition_that_is_replaced_from_a_day_to_come_is_listed_until_then() {
    let home = Home::with_cases();
    let first = decide(&home, &scene().transition(3, None), None);
    let second = from(scene().amount(60_000), date(2027, 1, 15));
    let second = decide(&home, &second, Some(first));
    let mut desk = home.desk("chair");
    let Outcome::Transitions(rows) = desk.execute(Command::Transitions).unwrap() else {
        panic!("no transitions");
    };
    let row = &rows[0];
    assert_eq!(row.state, TransitionState::ToCome);
    let replaced = row.replaced.unwrap();
    let expected = (EntryNumber(second), date(2027, 1, 15));
    assert_eq!((replaced.by, replaced.from), expected);
    let steps = row.schedule.steps.iter().map(|step| step.from);
    let kept = [date(2026, 12, 1), date(2027, 1, 1)];
    assert_eq!(steps.collect::<Vec<_>>(), kept);
    assert_eq!(row.schedule.new, per_week(51_420));
    // 31 days at £150.60 and 14 at £100.40 more than £413.80; 14 days at £50.20 less than £564.40.
    assert_eq!(row.schedule.cost.pence(), 86_774);
    let saved = row.schedule.saving_by_year.iter();
    let saved: Vec<i64> = saved.map(|(_, saving)| saving.pence()).collect();
    assert_eq!(saved, [10_040]);
    assert_eq!(row.next, Some((date(2027, 1, 1), per_week(51_420))));
}

#[test]
fn a_reason_for_another_day_is_not_printed_where_no_other_day_is_given() {
    let day = date(2026, 12, 8);
    let tells = |decided_on: Date| {
        let mut parts = from(increase(), day).decision().into_parts();
        parts.date = decided_on;
        let restored = Decision::restore(parts).unwrap();
        let mut grounds = decided::grounds(&restored).into_iter();
        grounds.any(|(name, _)| name == "Why from another day")
    };
    assert!(tells(date(2026, 11, 24)));
    assert!(!tells(day));
}

#[test]
fn minutes_say_first_what_is_not_in_force_and_do_not_list_it_as_agreed() {
    let home = Home::with_cases();
    let first = decide(&home, &scene().transition(3, None), None);
    let minutes = || home.run(&["minutes"]).well();
    let stands = minutes();
    assert!(stands.contains("Agreed"), "{stands}");
    assert!(stands.contains("Saves"), "{stands}");
    assert!(!stands.contains("Not in force"), "{stands}");
    let mut desk = home.desk("chair");
    let present = ["chair", "m-1", "m-2", "sw", "senior"];
    let present = present.map(crate::panel::scene::member_id).to_vec();
    let chair = crate::panel::scene::member_id("chair");
    recorded(&mut desk, Command::OpenSitting { present, chair });
    let second = scene().transition(2, None).motion;
    let motion = second;
    let mut motion = motion.clone();
    motion.case = ras_panel::terms::ids::CaseRef::new("T-001").unwrap();
    motion.recorder = crate::panel::scene::member_id("chair");
    motion.last_entry_seen = Some(EntryNumber(first));
    let decided = recorded(&mut desk, Command::Decide(Box::new(motion)));
    let reason = words("The wrong case was on the screen.");
    let decision = EntryNumber(decided);
    let gone = recorded(&mut desk, Command::Withdraw { decision, reason });
    let told = minutes();
    let says = format!("It was withdrawn by entry {gone}");
    let at = |words: &str| told.find(words);
    assert!(at("Not in force") < at("Reason"), "{told}");
    assert!(at(&says) < at("Reason"), "{told}");
    for listed in [
        "Agreed ",
        "Steps, a week",
        "Transition costs",
        "Saves",
        "State",
    ] {
        assert!(!told.contains(listed), "{listed}: {told}");
    }
}
