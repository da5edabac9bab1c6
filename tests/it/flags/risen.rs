//! Need rose and the sum stayed: with what the latest assessment is compared, and what is said.

use super::bench::{
    Answers, Bench, DAILY_HELP, SOME_HELP, agreed, assessment, pounds, score_again, scored,
};
use ras_panel::config::condition::Condition;
use ras_panel::config::domain::Unanswered;
use ras_panel::config::step::{Step, StepKind};
use ras_panel::config::tolerances::FlagKind;
use ras_panel::flags;
use ras_panel::flags::raised::Raised;
use ras_panel::flags::rules::need_rose::NeedSince;
use ras_panel::flags::view::FromRegister;
use ras_panel::terms::ids::{QuestionId, StepId, TotalId};
use ras_panel::terms::money::PerWeek;
use rust_decimal::dec;

/// A person assessed in June 2025 and again in June 2026.
fn assessed_twice(earlier: Answers<'_>, latest: Answers<'_>) -> Bench {
    let mut bench = scored(latest);
    let before = assessment("A-0", "2025-06-01", earlier);
    bench.case.assessments.insert(0, before);
    bench.register.agreed = Some(agreed("190", "2025-07-12"));
    bench
}

#[test]
fn the_figures_of_savva_ask_for_reasons() {
    let answers = |visits| {
        [
            ("washing", "daily"),
            ("family_help", "none"),
            ("visits", visits),
            ("nights", "5"),
        ]
    };
    let mut bench = assessed_twice(&answers("0/week"), &answers("33.6/week"));
    bench.register.agreed = Some(agreed("170.45", "2025-07-12"));
    bench.register.present = Some(PerWeek(pounds("170.45")));
    assert_eq!(
        bench.says("need_rose"),
        "Need rose from 16.00 to 22.00 weighted points between 1 Jun 2025 and 1 Jun 2026 (both \
         under today's RAS), but the sum is still the £170.45 a week agreed on 12 Jul 2025 [limit \
         4 weighted points, sum up by 2 %]"
    );
}

#[test]
fn a_need_that_rose_while_the_sum_stayed_asks_for_reasons() {
    let bench = assessed_twice(SOME_HELP, DAILY_HELP);
    let limit = "[limit 4 weighted points, sum up by 2 %]";
    assert_eq!(
        bench.says("need_rose"),
        format!(
            "Need rose from 6.25 to 12.50 weighted points between 1 Jun 2025 and 1 Jun 2026 (both \
             under today's RAS), but the sum is still the £190.00 a week agreed on 12 Jul 2025 \
             {limit}"
        )
    );
    let with_present = |amount: &str| {
        let mut bench = assessed_twice(SOME_HELP, DAILY_HELP);
        bench.register.present = Some(PerWeek(pounds(amount)));
        bench.says("need_rose")
    };
    assert!(
        with_present("193.80")
            .contains("but the sum, £190.00 a week agreed on 12 Jul 2025, is now £193.80 a week"),
        "two per cent more is still the same"
    );
    assert_eq!(with_present("193.81"), "", "the sum rose");
    assert_ne!(with_present("150"), "", "the sum fell");
}

fn with_no_visits() -> [(&'static str, &'static str); 4] {
    [
        ("washing", "some"),
        ("family_help", "none"),
        ("visits", "0/week"),
        ("nights", "0"),
    ]
}

#[test]
fn a_need_that_did_not_rise_enough_is_silent() {
    let latest = |visits, nights| {
        let answers = [
            ("washing", "some"),
            ("family_help", "none"),
            ("visits", visits),
            ("nights", nights),
        ];
        assessed_twice(&with_no_visits(), &answers).says("need_rose")
    };
    assert_eq!(latest("5.6/week", "1"), "", "up by 1 and 3, at the limit");
    assert!(latest("5.67/week", "1").contains("Need rose from 5.00 to 9.01 weighted points"));
    assert_eq!(assessed_twice(DAILY_HELP, SOME_HELP).says("need_rose"), "");
    assert_eq!(scored(DAILY_HELP).says("need_rose"), "", "assessed once");
}

#[test]
fn a_sum_agreed_after_the_latest_assessment_knew_of_the_risen_need() {
    let on = |date: &str| {
        let mut bench = assessed_twice(SOME_HELP, DAILY_HELP);
        bench.register.agreed = Some(agreed("190", date));
        bench.flags("need_rose").len()
    };
    assert_eq!(
        [on("2026-05-31"), on("2026-06-01"), on("2026-07-01")],
        [1, 0, 0]
    );
}

#[test]
fn what_cannot_be_compared_is_said_and_only_informs() {
    let said = |bench: &Bench| {
        let flags = bench.flags("need_rose");
        let informs = flags[0].kind == FlagKind::Inform;
        assert!(informs && flags.len() == 1);
        flags[0].sentence.clone()
    };
    let missing = assessed_twice(&SOME_HELP[1..], DAILY_HELP);
    assert_eq!(
        said(&missing),
        "Cannot compare: the earlier assessment of 1 Jun 2025 cannot be scored under today's RAS: \
         1 answer missing: \"How much help do you need to wash?\""
    );
    let mut other_form = assessed_twice(&[("bathing", "2")], DAILY_HELP);
    other_form.case.assessments[0].form = Some("old".into());
    assert_eq!(
        said(&other_form),
        "Cannot compare: the earlier assessment of 1 Jun 2025 cannot be scored under today's RAS: \
         the assessment was made on form \"old\"; this RAS reads form \"toy\""
    );
    let mut nothing_agreed = assessed_twice(SOME_HELP, DAILY_HELP);
    nothing_agreed.register.agreed = None;
    assert_eq!(
        said(&nothing_agreed),
        "Cannot compare: need rose, but no sum agreed before is known"
    );
    let mut computed_elsewhere = assessed_twice(SOME_HELP, DAILY_HELP);
    computed_elsewhere.assessed = Bench::with("400", "410").assessed;
    assert_eq!(
        said(&computed_elsewhere),
        "Cannot compare: the indicative budget was computed elsewhere (the old system)"
    );
}

#[test]
fn a_look_at_a_case_scores_its_earlier_assessment_again_and_asks_the_register() {
    let bench = assessed_twice(SOME_HELP, DAILY_HELP);
    let look = |register: &FromRegister| {
        let (case, assessed) = (&bench.case, &bench.assessed);
        let raised = flags::look(&bench.tolerances, bench.around(), case, assessed, register);
        let rose = |flag: &&Raised| flag.code == "need_rose";
        raised.iter().find(rose).map(|flag| flag.sentence.clone())
    };
    let rose = look(&bench.register).expect("the need rose");
    assert!(
        rose.contains("from 6.25 to 12.50 weighted points"),
        "{rose}"
    );
    let nothing_agreed = look(&FromRegister::default()).expect("it cannot tell");
    assert!(nothing_agreed.starts_with("Cannot compare"));
    let agreed_since = FromRegister {
        present: None,
        agreed: Some(agreed("190", "2026-07-01")),
    };
    assert_eq!(look(&agreed_since), None);
}

/// A person assessed on these days with so many visits a week, the latest last; £190 was agreed on
/// 12 July 2025.
fn assessed(on: &[(&str, &str)]) -> Bench {
    let answers = |visits| {
        [
            ("washing", "some"),
            ("family_help", "none"),
            ("visits", visits),
            ("nights", "0"),
        ]
    };
    let (_, latest) = on.last().expect("one at least");
    let mut bench = scored(&answers(latest));
    let all = on.iter().enumerate();
    let all = all.map(|(n, (day, visits))| assessment(&format!("A-{n}"), day, &answers(visits)));
    bench.case.assessments = all.collect();
    bench.register.agreed = Some(agreed("190", "2025-07-12"));
    bench
}

/// 7 visits a week more are 1.25 weighted points more.
#[test]
fn a_need_that_rose_once_stays_risen_when_the_same_answers_are_given_again() {
    let rose = assessed(&[
        ("2025-06-01", "0/week"),
        ("2026-01-10", "35/week"),
        ("2026-06-01", "35/week"),
    ]);
    let said = rose.says("need_rose");
    assert!(
        said.starts_with(
            "Need rose from 5.00 to 11.25 weighted points between 1 Jun 2025 and 1 Jun 2026"
        ),
        "{said}"
    );
}

#[test]
fn small_rises_since_the_sum_was_agreed_add_up() {
    let crept = assessed(&[
        ("2025-06-01", "0/week"),
        ("2025-12-01", "14/week"),
        ("2026-06-01", "28/week"),
    ]);
    let said = crept.says("need_rose");
    assert!(
        said.contains("from 5.00 to 10.00 weighted points between 1 Jun 2025 and"),
        "{said}"
    );
    let mut agreed_between = crept;
    agreed_between.register.agreed = Some(agreed("190", "2025-12-01"));
    assert_eq!(agreed_between.says("need_rose"), "", "2.5 since then");
}

#[test]
fn a_sum_rests_on_the_latest_assessment_by_its_day_or_on_the_first_of_all() {
    let bench = assessed(&[
        ("2024-06-01", "0/week"),
        ("2025-07-12", "7/week"),
        ("2025-07-13", "14/week"),
        ("2026-06-01", "49/week"),
    ]);
    let since = |on: &str| {
        let behind = bench.case.assessment_behind(Some(agreed("190", on).date));
        behind.map(|behind| behind.date.to_string())
    };
    assert_eq!(since("2025-07-12").as_deref(), Some("2025-07-12"));
    assert_eq!(since("2025-07-13").as_deref(), Some("2025-07-13"));
    assert_eq!(since("2025-07-11").as_deref(), Some("2024-06-01"));
    assert_eq!(since("2024-05-31").as_deref(), Some("2024-06-01"));
    assert_eq!(since("2026-05-31").as_deref(), Some("2025-07-13"));
    assert_eq!(since("2026-06-01"), None, "it knew of the latest");
    let unknown = bench.case.assessment_behind(None);
    assert_eq!(
        unknown.map(|one| one.date.to_string()).as_deref(),
        Some("2025-07-13")
    );
    let mut once = bench.case.clone();
    once.assessments.drain(..3);
    assert_eq!(once.assessment_behind(None), None);
    let before = Some(agreed("190", "2024-05-31").date);
    assert_eq!(once.assessment_behind(before), None);
}

#[test]
fn whether_need_rose_is_told_also_where_the_flag_is_off_and_not_where_the_form_is_another() {
    let told = |bench: &Bench| {
        let (case, assessed) = (&bench.case, &bench.assessed);
        let around = bench.around();
        flags::need_since(&bench.tolerances, around, case, assessed, &bench.register)
    };
    let rose = assessed_twice(SOME_HELP, DAILY_HELP);
    let off = rose.setting("need_rose", |setting| setting.kind = FlagKind::Off);
    assert_eq!(off.says("need_rose"), "");
    let NeedSince::Risen(risen) = told(&off) else {
        panic!("need rose");
    };
    assert_eq!((risen.from.0, risen.to.0), (dec!(6.25), dec!(12.50)));
    assert_eq!(risen.agreed, agreed("190", "2025-07-12"));
    assert_eq!(risen.same_percent, dec!(2));
    let mut other_form = off;
    other_form.case.assessments[0].form = Some("old".into());
    let NeedSince::CannotTell(why) = told(&other_form) else {
        panic!("it cannot be told");
    };
    assert!(why.contains("made on form \"old\""), "{why}");
    other_form.tolerances.rules.remove("need_rose");
    let not_set = NeedSince::CannotTell("tolerances.toml has no setting for it".to_owned());
    assert_eq!(told(&other_form), not_set);
    let same = assessed_twice(DAILY_HELP, DAILY_HELP);
    assert_eq!(told(&same), NeedSince::NotRisen);
}

/// The toy RAS with the nights in a total of their own, which counts where it is answered.
fn with_two_totals(bench: &mut Bench) {
    let mut nights = bench.ras.totals[0].clone();
    nights.id = TotalId::new("by_night").expect("an id");
    nights.title = "Nights".into();
    nights.domains = vec![bench.ras.totals[0].domains.remove(1)];
    nights.unanswered = Unanswered::NotConsidered;
    let is_total = |step: &Step| matches!(step.does, StepKind::Total { .. });
    let at = bench.ras.steps.iter().position(is_total).expect("a step");
    let mut step = bench.ras.steps[at].clone();
    step.id = StepId::new("by_night").expect("an id");
    step.does = StepKind::Total {
        total: nights.id.clone(),
    };
    bench.ras.steps.insert(at, step);
    bench.ras.totals.push(nights);
    score_again(bench);
}

#[test]
fn a_total_that_only_one_assessment_has_cannot_be_compared() {
    let with = |visits: &'static str, nights: Option<&'static str>| {
        let mut answers = vec![
            ("washing", "some"),
            ("family_help", "none"),
            ("visits", visits),
        ];
        answers.extend(nights.map(|nights| ("nights", nights)));
        answers
    };
    let says = |earlier: &[(&str, &str)], latest: &[(&str, &str)]| {
        let mut bench = assessed_twice(earlier, latest);
        with_two_totals(&mut bench);
        bench.says("need_rose")
    };
    let only = |which| {
        format!(
            "Cannot compare: only the {which} assessment has weighted points for the total \
             \"Nights\""
        )
    };
    let (answered, silent) = (with("0/week", Some("5")), with("0/week", None));
    assert_eq!(says(&silent, &answered), only("latest"));
    assert_eq!(says(&answered, &silent), only("earlier"));
    assert_eq!(says(&silent, &silent), "", "neither has it");
    assert_eq!(says(&answered, &answered), "");
    let by_day = says(&silent, &with("35/week", Some("5")));
    assert!(
        by_day.starts_with("Need rose from 5.00 to 11.25 weighted points"),
        "a rise that is known is told: {by_day}"
    );
    let by_night = says(&with("0/week", Some("0")), &answered);
    assert!(
        by_night.starts_with("Need rose from 0.00 to 6.00 weighted points"),
        "{by_night}"
    );
}

#[test]
fn a_total_whose_step_is_taken_for_one_assessment_alone_cannot_be_compared() {
    let answers = |visits| {
        [
            ("washing", "some"),
            ("family_help", "none"),
            ("visits", visits),
            ("nights", "5"),
        ]
    };
    let mut bench = assessed_twice(&answers("21/week"), &answers("0/week"));
    with_two_totals(&mut bench);
    let by_night = |step: &&mut Step| step.id.as_str() == "by_night";
    let step = bench.ras.steps.iter_mut().find(by_night).expect("the step");
    step.when = Condition::Number {
        question: QuestionId::new("visits").expect("an id"),
        at_least: Some(dec!(21)),
        below: None,
    };
    score_again(&mut bench);
    assert_eq!(
        bench.says("need_rose"),
        "Cannot compare: only the earlier assessment has weighted points for the total \"Nights\""
    );
}

#[test]
fn a_case_outside_the_ras_cannot_be_compared() {
    let mut bench = assessed_twice(SOME_HELP, DAILY_HELP);
    let why = "the person lives elsewhere".to_owned();
    bench.ras.does_not_apply = vec![(Condition::Always, why)];
    score_again(&mut bench);
    assert_eq!(
        bench.says("need_rose"),
        "Cannot compare: no total has weighted points in both assessments"
    );
}
