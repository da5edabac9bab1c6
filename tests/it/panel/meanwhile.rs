//! A package that came in while a decision waited, or before its first day: an increase stays one.

use crate::panel::scene::history::approved_on;
use crate::panel::scene::values::package_known;
use crate::panel::scene::{
    Scene, TODAY, case_ref, increase, member, member_id, per_week, same_as_fixture, scene, told,
    words,
};
use jiff::civil::date;
use ras_panel::panel::approval::{Approval, ApprovalAnswer, ApprovalMotion};
use ras_panel::panel::approvals::approve;
use ras_panel::panel::as_it_is::AsItIs;
use ras_panel::panel::beginning::Beginning;
use ras_panel::panel::held_back::marked;
use ras_panel::panel::meanwhile::{Changed, changed_meanwhile, since_decided};
use ras_panel::panel::package_known::Meanwhile;
use ras_panel::panel::refusal::Refusal;
use ras_panel::panel::standing::{DecisionOutcome, History, Standing, StandingDecision};
use ras_panel::panel::verdict::VerdictKind;
use ras_panel::reports::sentences;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;

const ANSWERED: Date = date(2026, 11, 30);

fn known(scene: &Scene, outcome: DecisionOutcome) -> StandingDecision {
    StandingDecision {
        entry: EntryNumber(7),
        decision: scene.decision(),
        outcome,
        held_back: None,
    }
}

/// A case with a package of so much that came in on a day.
fn standing(known: &StandingDecision, package: i64, came_in: Date, on: Date) -> Standing {
    let history = History {
        package: Some(per_week(package)),
        package_as_of: Some(came_in),
        decisions: vec![known.clone()],
        ..History::default()
    };
    Standing::derive(history, on)
}

fn present(known: &StandingDecision, package: i64, came_in: Date, on: Date) -> Option<i64> {
    let standing = standing(known, package, came_in, on);
    standing.present.map(|present| present.0.pence())
}

/// £1,000.01 was decided on 24 November as an increase from £612.40, and is answered on the 30th;
/// a package of so much came in on the 27th.
fn answers(scene: &Scene, answer: ApprovalAnswer, package: i64) -> Result<Approval, Vec<Refusal>> {
    let waiting = known(scene, DecisionOutcome::Waits);
    let standing = standing(&waiting, package, date(2026, 11, 27), ANSWERED);
    let now = AsItIs {
        package: Some(per_week(package)),
        standing: &standing,
    };
    let motion = ApprovalMotion {
        decision: waiting.entry,
        case: case_ref(),
        approver: member_id("m-senior"),
        answer,
        reasons: Some(words("The nights are covered.")),
        date: ANSWERED,
    };
    let approver = member("m-senior", "S.P.", "service_director");
    approve(
        &motion,
        &waiting,
        &scene.sitting,
        &scene.rules,
        (&approver, now),
    )
}

#[test]
fn what_was_decided_as_an_increase_is_not_approved_as_a_reduction() {
    let raised = scene().amount(100_001);
    let yes = |package| answers(&raised, ApprovalAnswer::Approved, package);
    let refusals = yes(100_002).unwrap_err();
    let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
    assert_eq!(rules, ["approval_became_reduction"]);
    let fixture = "fixtures/panel/meanwhile_refusals.txt";
    same_as_fixture(fixture, &told(&refusals[0]));
    assert!(yes(100_001).is_ok());
    assert!(answers(&raised, ApprovalAnswer::Refused, 100_002).is_ok());
}

/// From £612.40 to £590.00, and over four months to £413.80: a penny more in the package is a
/// larger reduction than the panel decided, a penny less is a smaller one.
#[test]
fn what_was_decided_as_a_reduction_is_not_approved_as_a_larger_one() {
    let mut said = String::new();
    let exception = scene().transition(4, Some("the person needs longer to adapt"));
    for (lowered, package) in [(scene().amount(59_000), 91_240), (exception, 61_241)] {
        let yes = |package| answers(&lowered, ApprovalAnswer::Approved, package);
        let refusals = yes(package).unwrap_err();
        let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
        assert_eq!(rules, ["approval_of_larger_reduction"]);
        said.push_str(&told(&refusals[0]));
        said.push('\n');
        for allowed in [61_240, 61_239, 40_000] {
            assert!(yes(allowed).is_ok(), "{allowed}");
        }
        assert!(answers(&lowered, ApprovalAnswer::Refused, package).is_ok());
    }
    same_as_fixture("fixtures/panel/larger_reduction_refusals.txt", &said);
}

/// What `since_decided` finds on a day with a package of so much that came in on another.
fn changed(known: &StandingDecision, package: i64, came_in: Date, on: Date) -> Option<Changed> {
    let packages = [package_known(8, came_in, package)];
    let known = marked(vec![known.clone()], &packages).remove(0);
    let standing = standing(&known, package, came_in, on);
    since_decided(&known, &standing, |_| Some(per_week(package)), on)
}

#[test]
fn a_reduction_that_has_not_begun_is_told_where_the_package_changed() {
    let (came_in, start) = (date(2026, 11, 27), date(2026, 12, 1));
    let dated = scene().with(|s| {
        s.motion.effective = start;
        s.motion.effective_reason = Some(words("The day centre begins then."));
    });
    let stepped = scene().transition(3, None);
    for lowered in [dated, stepped] {
        let stands = known(&lowered, DecisionOutcome::Stands);
        let on = |package, day| changed(&stands, package, came_in, day);
        let told = on(91_240, ANSWERED).unwrap();
        let begins = if lowered.motion.verdict.kind() == VerdictKind::Transition {
            "1 Jan 2027"
        } else {
            "1 Dec 2026"
        };
        let says = format!(
            "the package changed from £612.40 to £912.40 on 27 Nov 2026, before the reduction of \
             {begins} began"
        );
        assert_eq!(told.words("£"), says);
        assert!(on(61_239, ANSWERED).is_some());
        assert_eq!(on(61_240, ANSWERED), None);
        // It goes on being told when the amount has begun.
        assert_eq!(on(91_240, start), Some(told));
        let waits = known(&lowered, DecisionOutcome::Waits);
        assert_eq!(changed(&waits, 91_240, came_in, ANSWERED), None);
    }
}

#[test]
fn a_transition_that_runs_is_told_of_a_rise_until_its_end_and_of_a_fall_until_its_first_step() {
    let came_in = date(2026, 11, 27);
    let stands = known(&scene().transition(3, None), DecisionOutcome::Stands);
    let on = |package, day| changed(&stands, package, came_in, day).is_some();
    let (first_fall, end) = (date(2027, 1, 1), date(2027, 3, 1));
    assert!(on(56_000, date(2026, 12, 31)));
    let fell = |package, day| changed(&stands, package, first_fall, day);
    assert_eq!(fell(56_000, first_fall), None);
    let rose = Changed::Since(Meanwhile {
        then: per_week(61_240),
        now: per_week(61_241),
    });
    assert_eq!(fell(61_241, first_fall), Some(rose));
    assert_eq!(
        rose.words("£"),
        "the package changed since the reduction was decided: £612.40 → £612.41"
    );
    assert!(fell(61_241, date(2027, 2, 28)).is_some());
    assert_eq!(fell(61_241, end), None);
    // An increase takes nothing away.
    let raised = known(&increase(), DecisionOutcome::Stands);
    assert_eq!(changed(&raised, 61_241, came_in, ANSWERED), None);
}

#[test]
fn a_reduction_that_began_before_the_package_rose_is_not_told() {
    let began = known(&scene(), DecisionOutcome::Stands);
    let rose = |came_in| changed(&began, 91_240, came_in, ANSWERED).is_some();
    // It was in force: the package that came in later is the present amount.
    assert!(!rose(date(2026, 11, 25)));
    // On the day itself, the person fell from the higher package.
    assert!(rose(TODAY));
}

#[test]
fn an_approval_says_that_the_present_amount_is_another_one_now() {
    let waiting = known(&scene().amount(100_001), DecisionOutcome::Waits);
    let says = |package| {
        let standing = standing(&waiting, package, date(2026, 11, 27), ANSWERED);
        let now = AsItIs {
            package: Some(per_week(package)),
            standing: &standing,
        };
        changed_meanwhile(&waiting, now, ANSWERED)
    };
    assert_eq!(says(61_240), None);
    let changed = "The present amount was £612.40 a week when it was decided and is £700.00 now.";
    assert_eq!(says(70_000).unwrap(), changed);
}

#[test]
fn an_increase_never_lowers_a_package_that_came_in_since_it_was_decided() {
    let on = ANSWERED;
    let late = known(&increase(), approved_on(on));
    let to_come = known(
        &increase().with(|s| {
            s.motion.effective = on;
            s.motion.effective_reason = Some(words("The new carer starts then."));
        }),
        DecisionOutcome::Stands,
    );
    let meanwhile = date(2026, 11, 27);
    for raised in [late, to_come] {
        assert_eq!(present(&raised, 70_000, meanwhile, on), Some(70_000));
        assert_eq!(present(&raised, 64_000, meanwhile, on), Some(65_000));
        // What the panel knew of when it decided, it decided on.
        assert_eq!(present(&raised, 70_000, TODAY, on), Some(65_000));
        let standing = standing(&raised, 70_000, meanwhile, on);
        let says = "the package, which came in after £650.00 a week was agreed (entry 7) and is \
                    above it";
        assert_eq!(standing.present_words().unwrap(), says);
    }
    // A reduction does what it says.
    let lowered = known(&scene(), approved_on(on));
    assert_eq!(present(&lowered, 70_000, meanwhile, on), Some(52_000));
}

#[test]
fn what_is_owed_is_reckoned_by_hand_where_the_package_changed_while_it_waited() {
    let decision = increase().decision();
    let begins = |has_changed| {
        let begins = Beginning::of(&decision, Some(ANSWERED));
        begins.package_changed(has_changed)
    };
    assert_eq!(begins(false).owed.map(|owed| owed.n_days()), Some(6));
    assert_eq!(begins(true).owed, None);
    let says = sentences::late(&begins(true), "£").unwrap();
    assert_eq!(
        says,
        "It is in force from 24 Nov 2026, the day that the panel set. The package changed while it \
         waited: what is owed for the days before the answer of 30 Nov 2026 must be reckoned by \
         hand from the packages."
    );
    // Where nothing is owed, nothing is to be reckoned.
    let in_time = Beginning::of(&decision, Some(TODAY)).package_changed(true);
    assert_eq!(sentences::late(&in_time, "£"), None);
}
