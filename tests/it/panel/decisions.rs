//! What becomes of a lawful motion: effect, statement, status, and what was seen.

use crate::flags::bench::since_april;
use crate::panel::scene::{
    Scene, TODAY, budget, change_provider, defer, keep, limited, member, per_week, scene,
    transitional, words,
};
use jiff::civil::date;
use ras_panel::caseload::assessment::ReablementGate;
use ras_panel::config::dated::DatedValue;
use ras_panel::config::load::ras_folder;
use ras_panel::config::panel_rules::LimitBase;
use ras_panel::panel::decision::{Decision, DecisionStatus};
use ras_panel::panel::motion::GateAnswer;
use ras_panel::panel::seen::seen;
use ras_panel::panel::statement::statement;
use ras_panel::panel::verdict::{ReferTo, Verdict, VerdictKind};
use ras_panel::reports::record_lines;
use ras_panel::scoring;
use ras_panel::terms::budget::PersonalBudget;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::QuestionId;
use ras_panel::terms::money::PerWeek;
use std::path::Path;

/// Pence agreed, first day, last day, day on which the case comes back.
type Money = (Option<i64>, Date, Option<Date>, Option<Date>);

fn effect(decision: &Decision) -> Money {
    let effect = decision.effect();
    let pence = |budget: PersonalBudget| budget.0.0.pence();
    (
        effect.agreed.map(pence),
        effect.from,
        effect.until,
        effect.due,
    )
}

fn of(verdict: Verdict) -> Decision {
    scene().verdict(verdict).decision()
}

#[test]
fn every_verdict_can_be_recorded_with_its_effect_on_the_money() {
    let (day, year) = (date(2027, 1, 24), date(2027, 11, 24));
    let (amount, comes_back) = (budget(65_000), date(2027, 12, 1));
    let specialist = Verdict::AcceptSpecialist { amount };
    let back = Verdict::Return {
        what: words("ask the daughter"),
    };
    let refer = Verdict::Refer {
        to: ReferTo::ContinuingHealthcare,
    };
    let table: [(Decision, Money); 11] = [
        (
            of(Verdict::AgreeIndicative),
            (Some(41_380), TODAY, None, None),
        ),
        (scene().decision(), (Some(52_000), TODAY, None, Some(year))),
        (
            of(limited(day)),
            (Some(52_000), TODAY, Some(day), Some(date(2026, 12, 27))),
        ),
        (
            scene().transition(3, None).decision(),
            (Some(41_380), date(2026, 12, 1), None, Some(comes_back)),
        ),
        (of(keep(day)), (Some(61_240), TODAY, None, Some(day))),
        (
            of(specialist),
            (Some(65_000), TODAY, None, Some(date(2027, 1, 19))),
        ),
        (
            of(change_provider(day)),
            (Some(52_000), day, None, Some(day)),
        ),
        (
            of(defer(&["What do nights cost?"], day)),
            (None, TODAY, None, Some(day)),
        ),
        (of(back), (None, TODAY, None, Some(date(2027, 1, 5)))),
        (of(refer), (None, TODAY, None, Some(date(2027, 1, 5)))),
        (of(Verdict::Refuse), (None, TODAY, None, None)),
    ];
    for ((decision, expected), (kind, _, code)) in table.iter().zip(VerdictKind::ALL) {
        assert_eq!(decision.motion().verdict.kind(), kind);
        assert_eq!(effect(decision), *expected, "{code}");
        assert_eq!(*decision.status(), DecisionStatus::Stands, "{code}");
        let present = decision.effect().present;
        assert_eq!(present, Some(per_week(61_240)), "{code}");
    }
}

#[test]
fn a_transitional_basis_ends_and_an_interim_amount_comes_back_when_the_answer_is_due() {
    let until = date(2027, 3, 31);
    let decision = of(transitional(until));
    assert_eq!(
        effect(&decision),
        (Some(52_000), TODAY, Some(until), Some(date(2027, 3, 3)))
    );
    let due = date(2027, 1, 8);
    let interim = scene().with(|s| {
        s.assessment().gate = ReablementGate::NotRecorded;
        s.motion.gate = Some(GateAnswer::Interim { due });
    });
    assert_eq!(effect(&interim.decision()).3, Some(due));
}

#[test]
fn a_transition_is_scheduled_from_the_present_amount() {
    let decision = scene().transition(3, None).decision();
    let schedule = decision.effect().schedule.as_ref().unwrap();
    assert_eq!(schedule.cost.pence(), 173_066);
    assert_eq!(schedule.new_from(), Some(date(2027, 3, 1)));
}

fn status(scene: &Scene) -> DecisionStatus {
    scene.decision().status().clone()
}

fn awaits(scene: &Scene) -> (String, String) {
    match status(scene) {
        DecisionStatus::AwaitsRole { role, why } => (role.to_string(), why),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_amount_over_the_recorders_limit_awaits_the_lowest_role_that_covers_it() {
    assert_eq!(status(&scene().amount(80_000)), DecisionStatus::Stands);
    let (role, why) = awaits(&scene().amount(80_001));
    assert_eq!(role, "senior_practitioner");
    let limit = "£800.01 a week is over the delegated limit: the limit of Chair is £800.00 a week \
        [Northfold (invented): scheme of delegation, schedule 7, 2026, illustrative]";
    assert_eq!(why, limit);
    assert_eq!(awaits(&scene().amount(100_001)).0, "team_manager");
    assert_eq!(awaits(&scene().amount(125_001)).0, "service_director");
}

#[test]
fn a_role_to_which_nothing_is_delegated_only_recommends() {
    let bare = scene().amount(1).with(|s| {
        s.rules.roles[4].delegated_limit = None;
    });
    let (role, why) = awaits(&bare);
    assert_eq!(role, "panel_member");
    assert_eq!(
        why,
        "£0.01 a week is over the delegated limit: nothing is delegated to Chair \
         [config/panel.toml, delegated limits of the Northfold moderation panel]"
    );
}

#[test]
fn limits_are_held_against_the_base_that_the_rules_name() {
    let on = |base, pence| {
        let base = since_april(base);
        scene().amount(pence).with(|s| s.rules.limit_base = base)
    };
    // 413.80 indicative + 800.00.
    assert_eq!(
        status(&on(LimitBase::WeeklyExcess, 121_380)),
        DecisionStatus::Stands
    );
    let (_, why) = awaits(&on(LimitBase::WeeklyExcess, 121_381));
    let expected = "£800.01 a week above the indicative budget is over the delegated limit: the \
        limit of Chair is £800.00 a week above the indicative budget [Northfold (invented): scheme \
        of delegation, schedule 7, 2026, illustrative]";
    assert_eq!(why, expected);
    // 15.38 × 52 = 799.76, 15.39 × 52 = 800.28.
    assert_eq!(
        status(&on(LimitBase::YearlyTotal, 1_538)),
        DecisionStatus::Stands
    );
    assert!(
        awaits(&on(LimitBase::YearlyTotal, 1_539))
            .1
            .starts_with("£800.28 a year is over")
    );
    assert_eq!(
        status(&on(LimitBase::YearlyExcess, 42_918)),
        DecisionStatus::Stands
    );
    let (_, why) = awaits(&on(LimitBase::YearlyExcess, 42_919));
    assert!(
        why.starts_with("£800.28 a year above the indicative budget is over"),
        "{why}"
    );
    // Below the indicative budget nothing is above it.
    assert_eq!(
        status(&on(LimitBase::WeeklyExcess, 100)),
        DecisionStatus::Stands
    );
}

/// £15.39 a week is within £800.00 a week, and not within £800.00 a year.
#[test]
fn limits_are_held_against_the_base_of_the_day() {
    let on = |day| {
        let scene = scene().amount(1_539).on("S-2", day);
        scene.with(|s| {
            s.rules.limit_base = since_april(LimitBase::WeeklyTotal).with(DatedValue {
                from: TODAY,
                value: LimitBase::YearlyTotal,
                reference: "terms".to_owned(),
            });
        })
    };
    let yesterday = TODAY.yesterday().unwrap();
    assert_eq!(status(&on(yesterday)), DecisionStatus::Stands);
    let (_, why) = awaits(&on(TODAY));
    assert!(why.starts_with("£800.28 a year is over"), "{why}");
}

#[test]
fn a_transition_past_the_limit_awaits_an_exception() {
    let asked = scene().transition(4, Some("the person needs longer to adapt"));
    let why = "the new amount comes on 1 Apr 2027, after the normal limit of 3 months (1 Mar 2027) \
        [Northfold (invented): terms of reference of the moderation panel, 2026, illustrative]";
    let expected = DecisionStatus::AwaitsException {
        why: why.to_owned(),
    };
    assert_eq!(status(&asked), expected);
    // Within the limit a reason for an exception changes nothing.
    let within = scene().transition(3, Some("not needed"));
    assert_eq!(status(&within), DecisionStatus::Stands);
}

#[test]
fn an_exception_over_the_limit_awaits_a_role_that_can_answer_both() {
    let both = scene().transition(4, Some("slow to adapt")).with(|s| {
        s.sitting.present[0] = member("m-chair", "A.B.", "panel_member");
        s.rules.limit_base = since_april(LimitBase::YearlyTotal);
        for role in &mut s.rules.roles {
            let is_top = role.id.as_str() == "service_director";
            role.delegated_limit = role.delegated_limit.take().map(|known| {
                let mut value = known.values()[0].clone();
                value.value = if is_top { 30_000.into() } else { value.value };
                known.with(value)
            });
        }
    });
    let (role, why) = awaits(&both);
    assert_eq!(role, "service_director");
    assert!(
        why.starts_with("£21,517.60 a year is over the delegated limit"),
        "{why}"
    );
    let paper = "[Northfold (invented): terms of reference of the moderation panel, 2026, \
        illustrative]";
    let limit = format!("after the normal limit of 3 months (1 Mar 2027) {paper}");
    assert!(why.ends_with(&limit), "{why}");
}

/// Cost, person's part, others' part, council's part, in pence.
fn parts(
    cost: i64,
    person: Option<i64>,
    others: Option<i64>,
) -> (i64, Option<i64>, i64, Option<i64>) {
    let mut facts = scene().file.case.person;
    facts.contribution = person.map(per_week);
    facts.other_funding = others.map(per_week);
    let found = statement(per_week(cost), &facts).unwrap();
    let pence = |part: PerWeek| part.0.pence();
    (
        pence(found.cost),
        found.persons_part.map(pence),
        pence(found.others_part),
        found.councils_part.map(pence),
    )
}

#[test]
fn the_statement_splits_the_cost_and_nobody_pays_more_than_is_left() {
    assert_eq!(
        parts(52_000, Some(8_000), None),
        (52_000, Some(8_000), 0, Some(44_000))
    );
    let all = parts(52_000, Some(8_000), Some(10_000));
    assert_eq!(all, (52_000, Some(8_000), 10_000, Some(34_000)));
    assert_eq!(
        parts(52_000, None, Some(10_000)),
        (52_000, None, 10_000, None)
    );
    assert_eq!(
        parts(5_000, Some(8_000), None),
        (5_000, Some(5_000), 0, Some(0))
    );
    assert_eq!(
        parts(5_000, Some(8_000), Some(6_000)),
        (5_000, Some(0), 5_000, Some(0))
    );
    assert_eq!(
        parts(5_000, Some(-100), Some(-100)),
        (5_000, Some(0), 0, Some(5_000))
    );
    assert_eq!(parts(0, Some(8_000), None), (0, Some(0), 0, Some(0)));
}

/// What other bodies pay is no cost of the council: its cost is what is left, in two parts.
#[test]
fn what_other_bodies_pay_is_taken_off_the_gross_cost_before_the_councils_cost_is_told() {
    let mut facts = scene().file.case.person;
    facts.contribution = Some(per_week(4_420));
    facts.other_funding = Some(per_week(33_835));
    let found = statement(per_week(106_380), &facts).unwrap();
    assert_eq!(found.cost_to_the_council(), Some(per_week(72_545)));
    let told = [
        "Personal budget statement (Care Act 2014 s.26), a week:",
        "  meeting the needs costs, gross £1,063.80",
        "  other bodies' part £338.35",
        "  what it then costs the council £725.45",
        "  of that, the person's part £44.20",
        "  of that, the council's part £681.25",
    ];
    assert_eq!(record_lines::statement(&found, "£"), told);
}

#[test]
fn a_decision_carries_its_statement_and_what_the_panel_saw() {
    let decision = scene()
        .incomplete()
        .with(|s| s.motion.incomplete_package_confirmed = true);
    let decision = decision.decision();
    insta::assert_debug_snapshot!((decision.effect().statement, decision.seen()));
}

/// Toy RAS: washing every day, half of it given by family, visits twice a day, no answer on nights.
#[test]
fn the_breakdown_of_a_scored_case_is_kept_line_by_line() {
    let ras = ras_folder(Path::new("fixtures/ras/toy")).unwrap();
    let scored = scene().with(|s| {
        s.file.case.given = None;
        s.file.case.person.accommodation = Some("Settled mainstream housing".to_owned());
        let answers = [
            ("washing", "daily"),
            ("family_help", "half"),
            ("visits", "2/day"),
        ];
        for (question, answer) in answers {
            let question = QuestionId::new(question).unwrap();
            s.assessment().answers.insert(question, answer.into());
        }
        s.file.case.package.n_lines_rejected = 2;
        s.file.assessed = scoring::assess(&ras, &s.file.case, TODAY);
    });
    let seen = seen(&scored.file, false);
    assert!(seen.ras.contains(&ras.digest.hex()), "{}", seen.ras);
    insta::assert_debug_snapshot!((&seen.answers, &seen.breakdown, &seen.package_lines));
}
