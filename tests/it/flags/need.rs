//! Rules on answers: eligibility, what is missing, contradictions, family support, no amount.

use super::bench::{Bench, SOME_HELP, score_again, scored, since_april};
use ras_panel::config::adjustment::Willingness;
use ras_panel::config::question::AnswerNeed;
use ras_panel::terms::ids::{OptionId, QuestionId};
use rust_decimal::Decimal;

#[test]
fn a_need_below_the_line_is_named_with_its_line_of_the_package() {
    let meets = |need: &str| {
        Bench::with("400", "410")
            .line(|line| line.meets = Some(need.to_owned()))
            .assessment(|assessment| assessment.eligible_needs = Some(vec!["hygiene".into()]))
    };
    assert_eq!(meets("hygiene").says("below_eligibility"), "");
    let said = |why: &str| {
        format!(
            "The package meets a need below the eligibility line: Home support or domiciliary \
             care £410.00 a week ({why}) [line: Needs of Nowhere]"
        )
    };
    assert_eq!(
        meets("low").says("below_eligibility"),
        said("Low risk does not count")
    );
    assert_eq!(
        meets("nutrition").says("below_eligibility"),
        said("Managing nutrition was not found eligible")
    );
    assert_eq!(
        meets("flying").says("below_eligibility"),
        said("\"flying\" is not a need of the frame")
    );
    let silent = meets("nutrition").assessment(|assessment| assessment.eligible_needs = None);
    assert_eq!(silent.says("below_eligibility"), "", "nothing is recorded");
    let silent = meets("low").line(|line| line.meets = None);
    assert_eq!(silent.says("below_eligibility"), "");
}

#[test]
fn an_answer_that_is_missing_and_earned_nothing_is_named() {
    assert_eq!(scored(SOME_HELP).says("missing_answers"), "");
    let bench = scored(&SOME_HELP[..3]);
    assert_eq!(
        bench.says("missing_answers"),
        "1 answer is missing and earned nothing: \"How many nights a week do you need help?\" \
         [limit 0 missing]"
    );
    let bench = bench.setting("missing_answers", |setting| {
        let one = since_april(Decimal::ONE);
        setting.limits.insert("answers_max".into(), one);
    });
    assert_eq!(bench.says("missing_answers"), "", "at the limit");
}

#[test]
fn a_case_that_cannot_be_scored_says_why() {
    assert_eq!(
        scored(&SOME_HELP[1..]).says("missing_answers"),
        "The case cannot be scored: 1 answer missing: \"How much help do you need to wash?\" \
         [limit 0 missing]"
    );
    assert_eq!(
        scored(&[("washing", "often"), ("family_help", "none")]).says("missing_answers"),
        "The case cannot be scored: 1 answer missing: \"How often do you need someone to look \
         in?\"; washing: \"often\" is not an answer; allowed: one of none, some, daily \
         [limit 0 missing]"
    );
    let mut none = scored(SOME_HELP);
    none.case.assessments.clear();
    score_again(&mut none);
    assert_eq!(
        none.says("missing_answers"),
        "The case cannot be scored: there is no assessment [limit 0 missing]"
    );
}

#[test]
fn assessments_that_import_could_not_read_are_told() {
    let mut bench = scored(SOME_HELP);
    bench.case.n_assessments_rejected = 1;
    assert_eq!(
        bench.says("missing_answers"),
        "1 assessment in the file could not be read; it may be the latest [limit 0 missing]"
    );
    bench.case.n_assessments_rejected = 2;
    assert_eq!(
        bench.says("missing_answers"),
        "2 assessments in the file could not be read; the latest may be one [limit 0 missing]"
    );
}

#[test]
fn answers_that_cannot_both_be_true_are_told_in_the_words_of_the_form() {
    let answers = |visits| {
        [
            ("washing", "none"),
            ("family_help", "none"),
            ("visits", visits),
        ]
    };
    assert_eq!(scored(&answers("2/day")).says("contradictory_answers"), "");
    assert_eq!(
        scored(&answers("3/day")).says("contradictory_answers"),
        "1 contradiction in the answers: no help to wash, but visits three times a day"
    );
}

/// The toy RAS with a question of its own on willingness, and half of the care from the family.
fn family(help: &str, willing: Option<&str>) -> Bench {
    let id = |text: &str| QuestionId::new(text).expect("a question");
    let mut bench = scored(SOME_HELP);
    let mut question = bench.ras.questions[1].clone();
    question.id = id("willing");
    question.need = AnswerNeed::EarnsNothingWhenMissing;
    bench.ras.questions.push(question);
    bench.ras.adjustments[0].willingness = Some(Willingness {
        question: id("willing"),
        is: vec![OptionId::new("most").expect("an option")],
    });
    let assessment = &mut bench.case.assessments[0];
    assessment.answers.insert(id("family_help"), help.into());
    if let Some(willing) = willing {
        assessment.answers.insert(id("willing"), willing.into());
    }
    score_again(&mut bench);
    assert!(bench.assessed.scored().is_some(), "{:?}", bench.assessed);
    bench
}

#[test]
fn family_support_may_only_be_taken_off_with_recorded_willingness() {
    assert_eq!(family("half", Some("most")).says("family_support"), "");
    assert_eq!(
        family("none", None).says("family_support"),
        "",
        "nothing was taken off"
    );
    assert_eq!(
        family("half", None).says("family_support"),
        "Taken off without recorded willingness (not answered): Support given willingly by family \
         and friends (−1.25 points)"
    );
    assert_eq!(
        family("half", Some("half")).says("family_support"),
        "Taken off without recorded willingness (\"About half\"): Support given willingly by \
         family and friends (−1.25 points)"
    );
}

#[test]
fn points_beyond_the_table_have_no_amount_and_are_told() {
    let most = |nights| {
        scored(&[
            ("washing", "daily"),
            ("family_help", "none"),
            ("visits", "10/day"),
            ("nights", nights),
        ])
    };
    assert_eq!(most("0").says("no_amount"), "");
    assert_eq!(
        most("7").says("no_amount"),
        "The RAS gives no amount: Main table: 28.50 points: 26 points or more: no amount is \
         published"
    );
}
