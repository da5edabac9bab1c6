//! One reduction has one normal limit, however many transitions it is made of.

use crate::panel::scene::history::{STANDS, history};
use crate::panel::scene::{
    Scene, TODAY, approved, budget, case_ref, keep, limited, member, member_id, per_week, scene,
    words,
};
use jiff::civil::date;
use ras_panel::panel::approval::{ApprovalAnswer, ApprovalMotion};
use ras_panel::panel::approvals::approve;
use ras_panel::panel::as_it_is::AsItIs;
use ras_panel::panel::decision::{Decision, DecisionStatus};
use ras_panel::panel::standing::{DecisionOutcome, Gone, Standing, StandingDecision};
use ras_panel::panel::transition::{FirstPeriod, Profile, TransitionTerms};
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{EntryNumber, RoleId};

const FIRST: Date = date(2026, 12, 1);
const LONGER: Option<&str> = Some("she moves in May");

/// The case on a day, after decisions as entries 1, 2, …
fn at(day: Date, earlier: &[(Decision, DecisionOutcome)]) -> Scene {
    let mut scene = scene().on(&format!("S-{day}"), day);
    scene.file.standing = Standing::derive(history(earlier.to_vec()), day);
    scene
}

/// The present amount is held, then drops to this one.
fn drops(mut scene: Scene, start: Date, months: u32, (to, why): (i64, Option<&str>)) -> Scene {
    scene.motion.effective = start;
    scene.verdict(Verdict::Transition {
        to: budget(to),
        terms: TransitionTerms {
            start,
            months,
            profile: Profile::HoldThenDrop,
            first_period: FirstPeriod::PresentAmount,
            floor: None,
        },
        exception: why.map(words),
    })
}

/// £612.40 until £413.80 from 1 March 2027.
fn first(start: Date) -> (Decision, DecisionOutcome) {
    let scene = drops(at(TODAY, &[]), start, 3, (41_380, None));
    (scene.decision(), STANDS)
}

fn second() -> (Decision, DecisionOutcome) {
    let day = date(2027, 2, 20);
    let scene = drops(at(day, &[first(FIRST)]), day, 3, (41_380, LONGER));
    (scene.decision(), approved(EntryNumber(9)))
}

/// The rules that refuse it, and what the first one says.
fn refused(scene: &Scene) -> (Vec<&'static str>, String) {
    let refusals = scene.moderate().err().unwrap_or_default();
    let says = refusals.first().map(|refusal| refusal.message.clone());
    let rules = refusals.iter().map(|refusal| refusal.rule).collect();
    (rules, says.unwrap_or_default())
}

fn is_exception(scene: &Scene) {
    assert_eq!(refused(scene).0, ["exception_without_reason"]);
}

fn stands(scene: &Scene) {
    assert_eq!(scene.decision().status(), &DecisionStatus::Stands);
}

#[test]
fn a_transition_that_takes_anothers_place_is_an_exception_counted_from_the_first() {
    let day = date(2027, 2, 20);
    let again = drops(at(day, &[first(FIRST)]), day, 3, (41_380, None));
    let (rules, says) = refused(&again);
    assert_eq!(rules, ["exception_without_reason"]);
    let expected = "This is an exception: the new amount comes on 20 May 2027, after the normal \
        limit of 3 months (1 Mar 2027, counted from 1 Dec 2026, the reduction's first day: entry \
        1). Shorten the transition or start it sooner, or say why it takes longer; it then waits \
        for: Senior practitioner or Service director.";
    assert_eq!(says, expected);
    let DecisionStatus::AwaitsException { why } = second().0.status().clone() else {
        panic!("it waits");
    };
    assert!(why.contains("counted from 1 Dec 2026"), "{why}");
    // Another amount at the end makes it no other reduction.
    for pence in [41_379, 41_381, 60_000] {
        let other = drops(at(day, &[first(FIRST)]), day, 3, (pence, None));
        is_exception(&other);
    }
    let day = date(2027, 2, 1);
    stands(&drops(at(day, &[first(FIRST)]), day, 1, (41_380, None)));
}

#[test]
fn the_third_transition_is_counted_from_the_first() {
    let day = date(2027, 5, 10);
    let all = [first(FIRST), second()];
    let (_, says) = refused(&drops(at(day, &all), day, 3, (41_380, None)));
    let counted = "(1 Mar 2027, counted from 1 Dec 2026, the reduction's first day: entry 1)";
    assert!(says.contains(counted), "{says}");
}

#[test]
fn a_reduction_that_has_run_in_full_or_was_ended_is_followed_by_another_counted_anew() {
    let day = date(2027, 2, 20);
    let lower = |start| drops(at(day, &[first(FIRST)]), start, 3, (40_000, None));
    is_exception(&lower(date(2027, 2, 28)));
    stands(&lower(date(2027, 3, 1)));
    let kept = at(date(2027, 1, 10), &[first(FIRST)]).verdict(keep(date(2027, 2, 1)));
    let all = [first(FIRST), (kept.decision(), STANDS)];
    stands(&drops(at(day, &all), day, 3, (41_380, None)));
}

#[test]
fn the_limit_of_a_reduction_that_began_at_a_months_end_is_that_months_end() {
    let earlier = [first(date(2026, 11, 30))];
    let on = |day| drops(at(day, &earlier), day, 1, (41_380, None));
    stands(&on(date(2027, 1, 31)));
    stands(&on(date(2027, 1, 28)));
    is_exception(&on(date(2027, 2, 1)));
}

#[test]
fn a_correction_is_counted_from_what_it_corrects_once_that_has_begun() {
    let corrects = |day, start| {
        let scene = drops(at(day, &[first(FIRST)]), start, 3, (41_380, None));
        scene.with(|s| s.motion.supersedes = Some(EntryNumber(1)))
    };
    stands(&corrects(date(2026, 11, 30), date(2026, 12, 8)));
    stands(
        &corrects(date(2027, 2, 20), FIRST).with(|s| s.motion.effective_reason = LONGER.map(words)),
    );
    let day = date(2027, 2, 20);
    is_exception(&corrects(day, day));
    // What was corrected on an earlier day had begun, too.
    let went = date(2027, 1, 30);
    let mut over = corrects(went, went);
    let Verdict::Transition { terms, .. } = &mut over.motion.verdict else {
        panic!("a transition");
    };
    terms.months = 1;
    let all = [first(FIRST), (over.decision(), STANDS)];
    let mut again = drops(at(day, &all), day, 1, (41_380, None));
    let gone = again.file.standing.decisions.remove(0);
    again.file.standing.gone.push(Gone {
        known: gone,
        on: went,
        withdrawn_by: None,
    });
    is_exception(&again);
    let again = again.with(|s| s.motion.supersedes = Some(EntryNumber(2)));
    is_exception(&again);
}

#[test]
fn an_amount_for_a_limited_time_does_not_hold_a_reduction_back_beyond_its_limit() {
    let day = date(2027, 2, 10);
    let until = |last| at(day, &[first(FIRST)]).verdict(limited(last));
    stands(&until(date(2027, 2, 28)));
    let (rules, says) = refused(&until(date(2029, 12, 31)));
    assert_eq!(rules, ["limited_holds_a_reduction_back"]);
    let expected = "The reduction to £413.80 a week that starts on 1 Dec 2026 (entry 1) would \
        be in force by 1 Mar 2027; £520.00 until 31 Dec 2029 would hold it back for longer. Let \
        the amount end before 1 Mar 2027; or record a transition with the reason for an exception, \
        keep the present amount for risk or distress with a review, or agree the amount to the \
        annual review.";
    assert_eq!(says, expected);
    let refused_on = refused(&until(date(2027, 3, 1))).0;
    assert_eq!(refused_on, ["limited_holds_a_reduction_back"]);
    // As low as the reduction, or after it has run in full, it holds nothing back.
    let amount = |pence| Verdict::AgreeLimited {
        amount: budget(pence),
        until: date(2027, 6, 30),
    };
    stands(&at(day, &[first(FIRST)]).verdict(amount(41_380)));
    stands(&at(date(2027, 3, 1), &[first(FIRST)]).verdict(amount(52_000)));
}

#[test]
fn a_role_that_approves_no_exceptions_does_not_approve_one_counted_from_an_earlier_transition() {
    let (decision, _) = second();
    let day = decision.date();
    let mut parts = decision.into_parts();
    parts.status = DecisionStatus::AwaitsRole {
        role: RoleId::new("team_manager").unwrap(),
        why: "made up".to_owned(),
    };
    let waiting = StandingDecision {
        entry: EntryNumber(2),
        decision: Decision::restore(parts).unwrap(),
        outcome: DecisionOutcome::Waits,
        held_back: None,
    };
    let answer = |earlier: &[(Decision, DecisionOutcome)]| {
        let scene = at(day, earlier);
        let now = AsItIs {
            package: Some(per_week(61_240)),
            standing: &scene.file.standing,
        };
        let motion = ApprovalMotion {
            decision: waiting.entry,
            case: case_ref(),
            approver: member_id("m-manager"),
            answer: ApprovalAnswer::Approved,
            reasons: Some(words("Agreed.")),
            date: day,
        };
        let manager = member("m-manager", "T.M.", "team_manager");
        let done = approve(
            &motion,
            &waiting,
            &scene.sitting,
            &scene.rules,
            (&manager, now),
        );
        done.err()
            .unwrap_or_default()
            .iter()
            .map(|refusal| refusal.rule)
            .collect::<Vec<_>>()
    };
    assert_eq!(answer(&[first(FIRST)]), ["approver_not_for_exceptions"]);
    assert_eq!(answer(&[]), [""; 0]);
}

/// An amount to be reached by a day through another provider.
fn changes_provider(scene: Scene, pence: i64, due: Date) -> Scene {
    let day = scene.today;
    let amount = budget(pence);
    let scene = scene.verdict(Verdict::ChangeProvider { amount, due });
    scene.with(|s| s.motion.effective = day)
}

#[test]
fn one_change_of_provider_after_another_does_not_put_its_day_off_beyond_the_limit() {
    let due = date(2027, 2, 24);
    let once = || {
        let scene = changes_provider(at(TODAY, &[]), 52_000, due);
        (scene.decision(), STANDS)
    };
    let day = date(2027, 2, 20);
    let again = |pence, due| changes_provider(at(day, &[once()]), pence, due);
    stands(&again(51_000, due));
    let (rules, says) = refused(&again(51_000, date(2027, 2, 25)));
    assert_eq!(rules, ["change_provider_beyond_limit"]);
    let counted = "(24 Feb 2027, counted from 24 Nov 2026, the reduction's first day: entry 1)";
    assert!(says.contains(counted), "{says}");
    // The amount of entry 1 is in force by then: nothing is put off by deciding it once more.
    let (rules, says) = refused(&again(52_000, date(2027, 2, 25)));
    assert_eq!(rules[0], "change_provider_not_less");
    assert!(says.contains("the present £520.00 (entry 1)"), "{says}");
    // A correction takes nothing of it back, and a transition goes on from it.
    let corrects = again(52_000, date(2027, 2, 25));
    let corrects = corrects.with(|s| s.motion.supersedes = Some(EntryNumber(1)));
    assert_eq!(refused(&corrects).0, ["change_provider_beyond_limit"]);
    is_exception(&drops(at(day, &[once()]), day, 1, (41_380, None)));
    // Once it is reached, another one is counted anew.
    let later = at(date(2027, 3, 1), &[once()]);
    stands(&changes_provider(later, 50_000, date(2027, 5, 31)));
}

#[test]
fn a_change_of_provider_is_weighed_against_what_is_in_force_on_its_day() {
    let due = date(2027, 5, 20);
    let day = date(2027, 2, 20);
    let after = |pence| changes_provider(at(day, &[first(FIRST)]), pence, due);
    // £413.80 is in force from 1 March.
    assert_eq!(refused(&after(50_000)).0[0], "change_provider_not_less");
    let lower = changes_provider(at(day, &[first(FIRST)]), 40_000, date(2027, 3, 1));
    let decision = lower.decision();
    assert_eq!(decision.effect().present, Some(per_week(41_380)));
    assert_eq!(decision.present_on(), date(2027, 3, 1));
}

#[test]
fn a_reduction_is_not_put_off_by_correcting_its_day_again_and_again() {
    let of = |scene: Scene, from: Date| {
        scene.with(|s| {
            s.motion.effective = from;
            s.motion.effective_reason = Some(words("The day centre begins then."));
        })
    };
    let first = || (of(at(TODAY, &[]), date(2026, 12, 20)).decision(), STANDS);
    let day = date(2026, 12, 18);
    let corrects = |from: Date| {
        let scene = of(at(day, &[first()]), from);
        scene.with(|s| s.motion.supersedes = Some(EntryNumber(1)))
    };
    stands(&corrects(date(2026, 12, 24)));
    let (rules, says) = refused(&corrects(date(2026, 12, 25)));
    assert_eq!(rules, ["reduction_put_off"]);
    let counted = "more than 1 month after it was decided first, by entry 1 (24 Dec 2026)";
    assert!(says.contains(counted), "{says}");
}

/// A transition of three months to £413.80, begun anew after one of 1 December that an amount took
/// the place of on 10 January.
pub fn again_after_stopped(day: Date, months: u32) -> Scene {
    let stopped = at(date(2027, 1, 10), &[first(FIRST)]).amount(61_240);
    let all = [first(FIRST), (stopped.decision(), STANDS)];
    drops(at(day, &all), day, months, (41_380, None))
}

#[test]
fn a_transition_soon_after_one_that_was_stopped_says_how_long_both_take() {
    let is_warned = |day: Date, months| {
        let decision = again_after_stopped(day, months).decision();
        let mut warnings = decision.warnings().iter();
        warnings.any(|warning| warning.rule == "reduction_after_another")
    };
    assert!(is_warned(date(2027, 2, 20), 3));
    assert!(
        !is_warned(date(2027, 1, 20), 1),
        "within three months of the first"
    );
    assert!(is_warned(date(2027, 4, 9), 3));
    assert!(
        !is_warned(date(2027, 4, 10), 3),
        "three months after it was stopped"
    );
}
