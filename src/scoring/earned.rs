//! What an answer earns: points, with the node of the trace.

use super::complete::CompleteAssessment;
use super::figures::{Figures, out_of_bounds, quotient, unfit};
use super::judge::{Standing, Verdict, given};
use super::scored::{AnswerProblem, AnswerScore};
use super::trace::{
    About, Figure, Given, Input, Judged, ParameterRead, Rule, TraceNode, TraceValue,
};
use crate::config::answer::Answer;
use crate::config::condition::Condition;
use crate::config::dated::Dated;
use crate::config::question::{AnswerOption, NumberPoints, Question, QuestionKind};
use crate::terms::number::written;
use crate::terms::points::Points;
use crate::terms::rounding::round_to;
use crate::terms::text::Label;
use rust_decimal::Decimal;
use std::sync::LazyLock;

static NOT_ASKED: LazyLock<Label> = LazyLock::new(|| Label::from("does not count here"));
static NOT_ANSWERED: LazyLock<Label> = LazyLock::new(|| Label::from("not answered"));

/// What a question's answer earned.
#[derive(Clone, Debug)]
pub struct Earned {
    /// The answer in words with its points.
    pub score: AnswerScore,
    /// The node of the trace.
    pub node: TraceNode,
}

/// Points with the rule, the parameters and the figures below that gave them.
struct Found {
    points: Decimal,
    rule: Rule,
    parameters: Vec<ParameterRead>,
    children: Vec<TraceNode>,
}

impl Found {
    fn nothing(rule: Rule) -> Found {
        Found {
            points: Decimal::ZERO,
            rule,
            parameters: Vec::new(),
            children: Vec::new(),
        }
    }
}

/// Reckons what the question at `place` of the form earns.
pub fn earn(
    complete: &CompleteAssessment<'_>,
    figures: Figures<'_>,
    place: usize,
) -> Result<Earned, AnswerProblem> {
    let sheet = complete.sheet();
    let (Some(question), Some(standing)) =
        (figures.ras.questions.get(place), sheet.standings.get(place))
    else {
        return Err(unfit("a question is out of place".to_owned()));
    };
    let read_for = sheet.read_for(&question.id);
    let mut inputs = Vec::with_capacity(1 + read_for.len());
    inputs.push(Input {
        about: About::Answer(question.id.clone()),
        title: Label::default(),
        given: given(standing).unwrap_or(Given::Nothing),
    });
    let found = match standing {
        Standing::Given(Answer::Chosen(option)) => chosen(complete, figures, option, &mut inputs)?,
        Standing::Given(Answer::Ticked(options)) => {
            ticked(complete, figures, question, options, &mut inputs)?
        }
        Standing::Given(Answer::Number(_) | Answer::Times { .. }) => {
            counted(figures, question, standing)?
        }
        Standing::Silent => Found::nothing(Rule::NotAnswered),
        Standing::NotAsked => Found::nothing(Rule::NotCounted),
        Standing::Waiting(_) | Standing::Missing => {
            return Err(AnswerProblem::Missing {
                question: question.id.clone(),
                text: question.text.clone(),
            });
        }
    };
    let counted = *standing != Standing::NotAsked;
    let score = AnswerScore {
        question: question.id.clone(),
        text: question.text.clone(),
        answer: words(question, standing),
        points: Points(found.points),
        counted,
    };
    inputs.extend_from_slice(read_for);
    let conditions = match question.counts_when {
        Condition::Always => Vec::new(),
        _ => vec![Judged {
            condition: question.counts_when.clone(),
            held: counted,
        }],
    };
    let node = TraceNode {
        figure: Figure::Answer(question.id.clone()),
        title: question.text.clone(),
        rule: found.rule,
        inputs,
        conditions,
        parameters: found.parameters,
        result: TraceValue::Points(found.points),
        children: found.children,
    };
    Ok(Earned { score, node })
}

fn chosen(
    complete: &CompleteAssessment<'_>,
    figures: Figures<'_>,
    option: &AnswerOption,
    inputs: &mut Vec<Input>,
) -> Result<Found, AnswerProblem> {
    let Some(series) = series(complete, option, inputs)? else {
        return Ok(Found::nothing(Rule::NoPoints));
    };
    let (points, read) = figures.number(series)?;
    let parameters = vec![read];
    Ok(Found {
        points,
        rule: Rule::OptionPoints,
        parameters,
        children: Vec::new(),
    })
}

/// The series of the option's points: that of the person's age where the RAS has one.
fn series<'o>(
    complete: &CompleteAssessment<'_>,
    option: &'o AnswerOption,
    inputs: &mut Vec<Input>,
) -> Result<Option<&'o Dated<Decimal>>, AnswerProblem> {
    if option.points_at_ages.is_empty() {
        return Ok(option.points.as_ref());
    }
    let mut judge = complete.sheet().judge();
    let mut at_age = option.points.as_ref();
    for (ages, series) in &option.points_at_ages {
        match judge.aged(*ages) {
            Verdict::Holds => {
                at_age = Some(series);
                break;
            }
            Verdict::Fails => {}
            Verdict::Unknown | Verdict::Waiting => break,
        }
    }
    if let Some(problem) = judge.problems.pop() {
        return Err(problem);
    }
    for input in judge.inputs {
        if !inputs.contains(&input) {
            inputs.push(input);
        }
    }
    Ok(at_age)
}

fn ticked(
    complete: &CompleteAssessment<'_>,
    figures: Figures<'_>,
    question: &Question,
    options: &[&AnswerOption],
    inputs: &mut Vec<Input>,
) -> Result<Found, AnswerProblem> {
    let mut points = Decimal::ZERO;
    let mut children = Vec::with_capacity(options.len());
    for option in options {
        let one = chosen(complete, figures, option, inputs)?;
        points = points
            .checked_add(one.points)
            .ok_or_else(|| too_much(question))?;
        let figure = Figure::Tick(option.id.clone());
        let value = TraceValue::Points(one.points);
        children
            .push(TraceNode::new(figure, &option.text, one.rule, value).reading(one.parameters));
    }
    let cap = match &question.kind {
        QuestionKind::Ticks { cap: Some(cap), .. } => figures.number(cap)?,
        _ => {
            return Ok(Found {
                points,
                rule: Rule::Added,
                parameters: Vec::new(),
                children,
            });
        }
    };
    let added = TraceNode::new(
        Figure::Answer(question.id.clone()),
        &question.text,
        Rule::Added,
        TraceValue::Points(points),
    );
    Ok(Found {
        points: points.min(cap.0),
        rule: Rule::AtMost,
        parameters: vec![cap.1],
        children: vec![added.over(children)],
    })
}

fn counted(
    figures: Figures<'_>,
    question: &Question,
    standing: &Standing<'_>,
) -> Result<Found, AnswerProblem> {
    let (QuestionKind::Number { earns, .. } | QuestionKind::Frequency { earns, .. }) =
        &question.kind
    else {
        return Err(unfit(format!("{} takes no number", question.id)));
    };
    if *earns == NumberPoints::Nothing {
        return Ok(Found::nothing(Rule::NoPoints));
    }
    let (number, child) = number(figures, question, standing)?;
    let (points, rule, read) = match earns {
        NumberPoints::Nothing => return Ok(Found::nothing(Rule::NoPoints)),
        NumberPoints::Ranges(bands) => {
            let band = figures.band(bands, number)?;
            let (points, read) = band.ok_or_else(|| {
                let number = written(number);
                unfit(format!("{number} lies in no range of {}", question.id))
            })?;
            (points, Rule::Banded(None), read)
        }
        NumberPoints::PerUnit {
            points,
            units,
            rounding,
        } => {
            let (each, read) = figures.number(points)?;
            let points = quotient(&child)
                .and_then(|number| number.times(each)?.over(*units)?.number())
                .and_then(|points| round_to(points, rounding.to, rounding.rounding))
                .ok_or_else(|| too_much(question))?;
            (
                points,
                Rule::PerUnits {
                    units: *units,
                    rounding: *rounding,
                },
                read,
            )
        }
    };
    Ok(Found {
        points,
        rule,
        parameters: vec![read],
        children: vec![child],
    })
}

/// The number of an answer (times a week of a frequency) with its node; 0 where none is given.
pub fn number(
    figures: Figures<'_>,
    question: &Question,
    standing: &Standing<'_>,
) -> Result<(Decimal, TraceNode), AnswerProblem> {
    let (number, rule) = match standing {
        Standing::Given(Answer::Number(number)) => (*number, Rule::AsGiven),
        Standing::Given(Answer::Times { per, a_week, .. }) => {
            let (times, divided_by) = per.weekly(&figures.ras.frequency);
            (*a_week, Rule::TimesAWeek { times, divided_by })
        }
        Standing::Silent => (Decimal::ZERO, Rule::NotAnswered),
        _ => return Err(unfit(format!("{} has no number", question.id))),
    };
    let figure = Figure::Number(question.id.clone());
    let mut node = TraceNode::new(figure, &question.text, rule, TraceValue::Number(number));
    let given = given(standing).unwrap_or(Given::Nothing);
    let about = About::Answer(question.id.clone());
    node.inputs = vec![Input {
        about,
        title: Label::default(),
        given,
    }];
    Ok((number, node))
}

fn too_much(question: &Question) -> AnswerProblem {
    out_of_bounds(&format!("what {} earns", question.id))
}

fn words(question: &Question, standing: &Standing<'_>) -> Label {
    match standing {
        Standing::Given(Answer::Chosen(option)) => option.text.clone(),
        Standing::Given(Answer::Ticked(options)) => {
            let texts: Vec<&str> = options.iter().map(|option| option.text.as_str()).collect();
            texts.join("; ").into()
        }
        Standing::Given(Answer::Number(number)) => match &question.kind {
            QuestionKind::Number { unit, .. } => format!("{} {unit}", written(*number)).into(),
            _ => written(*number).into(),
        },
        Standing::Given(Answer::Times { count, per, .. }) => {
            format!("{} a {}", written(*count), per.code()).into()
        }
        Standing::NotAsked => NOT_ASKED.clone(),
        _ => NOT_ANSWERED.clone(),
    }
}
