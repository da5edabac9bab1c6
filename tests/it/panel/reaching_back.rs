//! What reaches back to a day before it is decided: what it would take back, and what it owes.

use crate::panel::scene::history::STANDS;
use crate::panel::scene::{Scene, TODAY, increase, keep, per_week, scene, words};
use jiff::civil::date;
use ras_panel::panel::asked::Asked;
use ras_panel::panel::decision::Decision;
use ras_panel::panel::moderation::weigh;
use ras_panel::panel::package_known::HeldBack;
use ras_panel::reports::sentences;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;

const THIRD: Date = date(2026, 11, 3);
const TENTH: Date = date(2026, 11, 10);

fn back(scene: Scene, from: Date) -> Scene {
    scene.with(|s| {
        s.motion.effective = from;
        s.motion.effective_reason = Some(words("Its record is put right."));
    })
}

/// £520.00 of the £612.40 was decided on the 3rd; it is corrected today, from the 3rd on.
fn corrected(package_as_of: Date) -> Scene {
    let earlier = scene().on("S-1", THIRD).decision();
    let now = back(scene().after(earlier, STANDS), THIRD);
    now.with(|s| {
        s.file.standing.package_as_of = Some(package_as_of);
        s.motion.supersedes = Some(EntryNumber(7));
    })
}

fn refused(scene: &Scene) -> Vec<(&'static str, String)> {
    let refusals = scene.moderate().err().unwrap_or_default();
    let told = refusals.into_iter();
    told.map(|refusal| (refusal.rule, refusal.message))
        .collect()
}

fn told(decision: &Decision, rule: &str) -> Option<String> {
    let mut warnings = decision.warnings().iter();
    let told = warnings.find(|told| told.rule == rule)?;
    Some(told.message.clone())
}

#[test]
fn a_correction_does_not_reach_back_over_a_package_that_came_in_meanwhile() {
    assert_eq!(refused(&corrected(THIRD)), []);
    let refusals = refused(&corrected(TENTH));
    let says = "The reduction decided on 24 Nov 2026 would have effect from 3 Nov 2026, before it \
        was decided: nothing is taken back for days gone by. On 3 Nov 2026 £612.40 a week was in \
        force, and it would be £520.00. Give 24 Nov 2026 or a later day.";
    assert_eq!(refusals, [("reduction_backdated", says.to_owned())]);
    // From today on it is a reduction like another.
    let from_today = corrected(TENTH).with(|s| {
        s.motion.effective = TODAY;
        s.motion.effective_reason = None;
    });
    assert_eq!(refused(&from_today), []);
}

#[test]
fn a_correction_that_gives_back_for_days_gone_by_says_that_the_difference_is_owed() {
    let rule = "correction_gives_back";
    assert_eq!(told(&corrected(THIRD).decision(), rule), None);
    let more = corrected(THIRD).amount(55_000).decision();
    // 21 × £30.00 ÷ 7: £520.00 was in force since the 3rd.
    let owed = more.owed().unwrap().words("£");
    let says = "owed for 3 Nov 2026 to 23 Nov 2026: £90.00 (21 days at £30.00 a week more)";
    assert_eq!(owed, says);
    assert_eq!(
        told(&more, rule).unwrap(),
        format!("Under the correction this is {says}.")
    );
}

#[test]
fn a_correction_does_not_reach_back_over_a_reduction_that_was_held_back() {
    let held_back = HeldBack {
        then: per_week(60_000),
        now: Some(per_week(61_240)),
        came_in: THIRD,
        by: EntryNumber(8),
        falls: THIRD,
        since: None,
        settled_by: None,
    };
    let scene = corrected(THIRD).with(|s| {
        s.file.standing.decisions[0].held_back = Some(held_back);
    });
    assert_eq!(refused(&scene)[0].0, "reduction_backdated");
}

#[test]
fn a_correction_does_not_reach_back_over_another_decision_that_gives_more() {
    let scene = corrected(THIRD);
    let more = increase().on("S-2", TENTH).decision();
    let scene = scene.with(|s| {
        let mut other = s.file.standing.decisions[0].clone();
        other.entry = EntryNumber(8);
        other.decision = more;
        s.file.standing.decisions.push(other);
    });
    let (rule, says) = refused(&scene).remove(0);
    assert_eq!(rule, "reduction_backdated");
    let on = "On 10 Nov 2026 £650.00 a week was in force, and it would be £520.00.";
    assert!(says.contains(on), "{says}");
}

/// The present amount is kept as of the 3rd, where another is in force since the 10th.
fn kept_from(from: Date, since_the_tenth: &Scene) -> Scene {
    let earlier = since_the_tenth.clone().on("S-1", TENTH).decision();
    let kept = scene().verdict(keep(date(2027, 1, 24)));
    back(kept.after(earlier, STANDS), from)
}

#[test]
fn keeping_the_amount_of_an_earlier_day_tells_what_is_in_force_now_and_owes_the_difference() {
    let kept = kept_from(THIRD, &scene());
    let decision = kept.decision();
    assert_eq!(
        told(&decision, "kept_amount_of_another_day").unwrap(),
        "What is kept is the amount of 3 Nov 2026, £612.40 a week; in force now is £520.00. It is \
         £92.40 a week more, for the days before the decision as well as from now on."
    );
    let owed = decision.owed().unwrap();
    // 14 days × £92.40 ÷ 7.
    let words = "owed for 3 Nov 2026 to 23 Nov 2026: £184.80 (14 days at £92.40 a week more)";
    assert_eq!(owed.words("£"), words);
    assert_eq!(owed.spans[0].from, Some(TENTH));
    assert_eq!(
        told(&decision, "increase_reaches_back").unwrap(),
        format!("The increase reaches back to 3 Nov 2026: {words}.")
    );
    assert!(sentences::outcome(&decision).ends_with(words));
    // It is an increase, and another day than that of the decision needs a reason.
    let unsaid = kept.with(|s| s.motion.effective_reason = None);
    assert_eq!(refused(&unsaid)[0].0, "increase_not_at_once");
}

#[test]
fn another_amount_that_equals_that_of_an_earlier_day_owes_what_was_less_since() {
    let agreed = kept_from(THIRD, &scene()).amount(61_240);
    let owed = agreed.decision().owed().unwrap();
    assert_eq!(owed.in_all.pence(), 18_480);
}

#[test]
fn keeping_the_lower_amount_of_an_earlier_day_takes_nothing_back() {
    let kept = kept_from(THIRD, &increase());
    let refusals = refused(&kept);
    assert_eq!(refusals[0].0, "reduction_backdated");
    let draft = kept
        .motion
        .clone()
        .with_verdict(Asked::from(kept.motion.verdict.clone()));
    let weighed = weigh(&draft, &kept.file, Some(&kept.sitting), &kept.rules, TODAY);
    let mut warnings = weighed.warnings.iter();
    let told = warnings.find(|told| told.rule == "kept_amount_of_another_day");
    assert_eq!(
        told.unwrap().message,
        "What is kept is the amount of 3 Nov 2026, £612.40 a week; in force now is £650.00. It is \
         £37.60 a week less from now on; nothing is taken back for the days before."
    );
    assert_eq!(weighed.effect.owed, None);
}

#[test]
fn keeping_what_is_in_force_now_tells_of_no_other_day() {
    for from in [TENTH, TODAY] {
        let kept = kept_from(from, &scene()).with(|s| {
            if from == TODAY {
                s.motion.effective_reason = None;
            }
        });
        let decision = kept.decision();
        assert_eq!(told(&decision, "kept_amount_of_another_day"), None);
        assert_eq!(decision.owed(), None);
    }
}

#[test]
fn keeping_the_amount_of_a_later_day_tells_that_what_is_in_force_goes_on_until_then() {
    let later = date(2026, 12, 1);
    let raised = increase().on("S-1", TENTH);
    let raised = raised.with(|s| {
        s.motion.effective = later;
        s.motion.effective_reason = Some(words("The new service starts then."));
    });
    let kept = scene().verdict(keep(date(2027, 1, 24)));
    let kept = back(kept.after(raised.decision(), STANDS), later);
    assert_eq!(
        told(&kept.decision(), "kept_amount_of_another_day").unwrap(),
        "What is kept is the amount of 1 Dec 2026, £650.00 a week; in force now is £612.40. It is \
         £37.60 a week more, and begins then; until then what is in force goes on."
    );
}
