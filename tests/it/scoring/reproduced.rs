//! What holds for every case of every RAS: lines add up, traces can be followed, nothing is
//! guessed.

use crate::people::somebody;
use proptest::prelude::*;
use ras_panel::caseload::assessment::{Assessment, ReablementGate};
use ras_panel::caseload::person::{Deployment, Person};
use ras_panel::config::load::ras_folder;
use ras_panel::config::question::{AnswerOption, Question, QuestionKind};
use ras_panel::config::ras::Ras;
use ras_panel::scoring;
use ras_panel::scoring::explain::{Sentence, explain, why};
use ras_panel::scoring::retrace::retrace;
use ras_panel::scoring::scored::{AnswerProblem, RasResult, Scored};
use ras_panel::scoring::trace::{Figure, TraceNode, TraceValue};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{AssessmentRef, QuestionId};
use ras_panel::terms::money::Money;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

/// Every RAS folder of the repository.
pub(crate) static SCHEMES: LazyLock<Vec<Ras>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![
        root.join("config/ras/northfold"),
        root.join("fixtures/ras/toy"),
    ];
    if let Ok(schemes) = std::fs::read_dir(root.join("fixtures/schemes")) {
        folders.extend(schemes.filter_map(|entry| entry.ok().map(|entry| entry.path())));
    }
    folders.sort();
    folders
        .iter()
        .map(|folder| ras_folder(folder).expect("the RAS is read"))
        .collect()
});

pub(crate) fn on() -> Date {
    Date::constant(2026, 11, 24)
}

pub(crate) fn person(dice: &mut Dice) -> Person {
    let words = |word: &str| Some(word.to_owned());
    let accommodation = [
        "Settled mainstream housing",
        "Registered care home",
        "Extra care housing",
    ];
    Person {
        born: Date::new(1925 + i16::try_from(dice.up_to(80)).expect("small"), 6, 15)
            .ok()
            .filter(|_| dice.up_to(20) > 0),
        gender: words("Female"),
        primary_support_reason: words("Physical Support: Personal Care Support"),
        accommodation: words(accommodation[dice.up_to(3)]),
        has_unpaid_carer: Some(dice.up_to(2) == 0),
        lives_alone: Some(dice.up_to(2) == 0),
        team: words("north"),
        deployment: Some(Deployment::Mixed),
        ..somebody("XX-1")
    }
}

/// A small generator whose whole state is in the test's seed.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn up_to(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % n.max(1)
    }
}

fn answer(question: &Question, dice: &mut Dice) -> String {
    let id = |options: &[AnswerOption], at: usize| options[at].id.to_string();
    match &question.kind {
        QuestionKind::Choice { options } => id(options, dice.up_to(options.len())),
        QuestionKind::Ticks { options, .. } => {
            let ticked: Vec<String> = (0..options.len())
                .filter(|at| !options[*at].excludes_others && dice.up_to(2) == 0)
                .map(|at| id(options, at))
                .collect();
            if ticked.is_empty() {
                id(options, dice.up_to(options.len()))
            } else {
                ticked.join("|")
            }
        }
        QuestionKind::Number { range, .. } => {
            let span = (range.1 - range.0) * Decimal::from(dice.up_to(101)) / Decimal::from(100);
            (range.0 + span).trunc().clamp(range.0, range.1).to_string()
        }
        QuestionKind::Frequency { .. } => {
            format!(
                "{}/{}",
                dice.up_to(3),
                ["day", "week", "month"][dice.up_to(3)]
            )
        }
    }
}

/// An assessment of the RAS in which every answer is one that its question takes; where `gaps`,
/// some questions are not answered.
pub(crate) fn assessment(ras: &Ras, dice: &mut Dice, gaps: bool) -> Assessment {
    let mut answers = BTreeMap::new();
    for question in &ras.questions {
        if !gaps || dice.up_to(60) > 0 {
            answers.insert(question.id.clone(), answer(question, dice).into());
        }
    }
    Assessment {
        reference: AssessmentRef::new("A-1").expect("an id"),
        date: on(),
        form: None,
        answers,
        eligible_needs: None,
        gate: ReablementGate::Considered,
        specialism: None,
        assessor: None,
    }
}

fn cases(seed: u64) -> impl Iterator<Item = (&'static Ras, Result<Scored, Vec<AnswerProblem>>)> {
    SCHEMES.iter().map(move |ras| {
        let mut dice = Dice(seed);
        let person = person(&mut dice);
        let assessment = assessment(ras, &mut dice, seed.is_multiple_of(4));
        (ras, scoring::score(ras, &person, &assessment, on()))
    })
}

proptest! {
    #[test]
    fn the_lines_add_up_to_the_amount_to_the_penny(seed: u64) {
        for (ras, scored) in cases(seed) {
            let Ok(scored) = scored else { continue };
            let sum = Money::sum(scored.lines.iter().map(|line| line.amount));
            if let RasResult::Amount { stated, .. } = &scored.result {
                prop_assert_eq!(Some(*stated), sum, "{}", ras.id);
                prop_assert_eq!(scored.trace.result, TraceValue::Money(*stated));
            }
            if let Some(rounding) = scored.domain_rounding {
                let domains = Money::sum(scored.domains.iter().filter_map(|domain| domain.money));
                let allocation = scored.lines.first().map(|line| line.amount);
                prop_assert_eq!(domains.and_then(|sum| sum.plus(rounding)), allocation);
            }
        }
    }

    #[test]
    fn every_figure_of_a_trace_follows_from_what_stands_below_it(seed: u64) {
        for (ras, scored) in cases(seed) {
            let Ok(scored) = scored else { continue };
            prop_assert_eq!(retrace(&scored.trace), Ok(()), "{}", ras.id);
            if !matches!(scored.result, RasResult::DoesNotApply { .. }) {
                let nodes = &scored.trace.children;
                prop_assert_eq!(nodes.len(), ras.steps.len());
                for (node, step) in nodes.iter().zip(&ras.steps) {
                    prop_assert!(node.title.starts_with(step.title.as_str()));
                }
            }
        }
    }

    #[test]
    fn a_changed_figure_of_a_trace_is_found(seed: u64, at: usize) {
        for (_, scored) in cases(seed) {
            let Ok(Scored { mut trace, .. }) = scored else { continue };
            let mut places = Vec::new();
            collect(&mut trace, &mut places);
            let Some(place) = places.len().checked_sub(1).map(|last| at % (last + 1)) else {
                continue;
            };
            let figure = places.swap_remove(place);
            match figure {
                TraceValue::Points(number) | TraceValue::Number(number) => *number += Decimal::ONE,
                TraceValue::Money(money) => {
                    let penny = Money::from_pence(1).and_then(|penny| money.plus(penny));
                    *money = penny.expect("within bounds");
                }
                _ => continue,
            }
            prop_assert!(retrace(&trace).is_err());
        }
    }

    #[test]
    fn whatever_is_written_as_an_answer_is_scored_or_refused_in_words(
        texts in proptest::collection::vec("\\PC{0,12}|[0-9]{1,24}/(day|month)|-?[0-9]{1,23}", 80),
        seed: u64,
    ) {
        for ras in SCHEMES.iter() {
            let mut dice = Dice(seed);
            let person = person(&mut dice);
            let mut assessment = assessment(ras, &mut dice, false);
            for (answer, text) in assessment.answers.values_mut().zip(&texts) {
                if dice.up_to(3) == 0 {
                    *answer = text.as_str().into();
                }
            }
            match scoring::score(ras, &person, &assessment, on()) {
                Ok(scored) => prop_assert_eq!(retrace(&scored.trace), Ok(())),
                Err(problems) => prop_assert!(!problems.is_empty()),
            }
        }
    }
}

fn collect<'t>(node: &'t mut TraceNode, into: &mut Vec<&'t mut TraceValue>) {
    if node.result.number().is_some() {
        into.push(&mut node.result);
    }
    for child in &mut node.children {
        collect(child, into);
    }
}

fn northfold() -> &'static Ras {
    SCHEMES
        .iter()
        .find(|ras| ras.id.as_str() == "northfold")
        .expect("Northfold is there")
}

#[test]
fn every_parameter_of_a_trace_has_its_name_its_date_and_its_reference() {
    let mut n_parameters = 0;
    for (ras, scored) in (0..50).flat_map(cases) {
        let Ok(scored) = scored else { continue };
        let mut nodes = vec![&scored.trace];
        while let Some(node) = nodes.pop() {
            nodes.extend(&node.children);
            for parameter in &node.parameters {
                n_parameters += 1;
                assert!(
                    !parameter.key.0.is_empty() && parameter.from <= on(),
                    "{parameter:?}"
                );
                let known = ras
                    .references
                    .values()
                    .any(|known| known.title == parameter.reference);
                assert!(known, "{}: {parameter:?}", ras.id);
            }
        }
    }
    assert!(n_parameters > 1_000);
}

#[test]
fn every_needed_answer_that_is_missing_is_named() {
    let mut dice = Dice(5);
    let mut person = person(&mut dice);
    person.accommodation = Some("Extra care housing".to_owned());
    let mut assessment = assessment(northfold(), &mut dice, false);
    let missing = ["meals", "eating"].map(|id| QuestionId::new(id).expect("an id"));
    for id in &missing {
        assessment.answers.remove(id);
    }
    let problems = scoring::score(northfold(), &person, &assessment, on()).expect_err("missing");
    for id in missing {
        let told = |problem: &AnswerProblem| match problem {
            AnswerProblem::Missing { question, .. } => *question == id,
            _ => false,
        };
        assert!(problems.iter().any(told), "{problems:?}");
    }
}

#[test]
fn a_trace_finds_the_last_node_that_reckons_a_figure() {
    let (_, scored) = cases(1)
        .find(|(ras, scored)| ras.id.as_str() == "northfold" && scored.is_ok())
        .expect("a scored case");
    let scored = scored.expect("scored");
    let domain = scored.domains.first().expect("a domain");
    let node = scored
        .trace
        .find(&Figure::Points(domain.domain.clone()))
        .expect("in the trace");
    assert_eq!(node.result, TraceValue::Points(domain.points.0));
}

#[test]
fn made_up_cases_mostly_score() {
    let scored = (0..200)
        .flat_map(cases)
        .filter(|(_, scored)| scored.is_ok())
        .count();
    assert!(scored > 200, "{scored} of {}", 200 * SCHEMES.len());
}

fn lines(sentences: &[Sentence]) -> String {
    let lines = sentences
        .iter()
        .map(|line| format!("{}{}", "  ".repeat(line.depth), line.text));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_result_is_told_in_plain_sentences_as_deep_as_asked() {
    let toy = cases(1).find(|(ras, _)| ras.id.as_str() == "toy");
    let (ras, scored) = toy.expect("the toy");
    let scored = scored.expect("scored");
    let told = |depth_max| lines(&explain(&scored, ras, depth_max));
    insta::assert_snapshot!("the_toy_told_whole", told(None));
    insta::assert_snapshot!("the_toy_told_by_step", told(Some(1)));
    let line = scored.lines.last().expect("a line");
    let told = lines(&why(&scored, ras, &Figure::Line(line.step.clone()), None));
    insta::assert_snapshot!("a_line_of_the_toy_told_down_to_what_it_rests_on", told);
    let total = Figure::Total(scored.totals.first().expect("a total").total.clone());
    let told = lines(&why(&scored, ras, &total, None));
    insta::assert_snapshot!("the_total_of_the_toy_told_down_to_its_answers", told);
}
