//! An adjustment: which of its values applies, and what it makes of a figure.

use super::earned;
use super::figures::{quotient, unfit};
use super::judge::{Standing, Verdict, given};
use super::scored::AnswerProblem;
use super::state::State;
use super::trace::{About, Gives, Input, Judged, ParameterRead, Rule, TraceNode};
use crate::config::adjustment::{Adjustment, Operation};
use crate::config::answer::Answer;
use crate::config::condition::Condition;
use crate::config::dated::NotInForce;
use crate::config::step::RoundingRule;
use crate::terms::ids::QuestionId;
use crate::terms::quotient::Quotient;
use crate::terms::text::Label;
use rust_decimal::Decimal;

/// What an adjustment does in a case.
#[derive(Clone, Debug)]
pub struct Change {
    /// The value that applies, if any does.
    pub applies: Option<Applies>,
    /// The conditions looked at.
    pub conditions: Vec<Judged>,
    /// What they read.
    pub inputs: Vec<Input>,
    /// The question without an answer whose number, 0, the value is multiplied by.
    pub unanswered: Option<(QuestionId, Label)>,
}

/// The value that applies.
#[derive(Clone, Debug)]
pub struct Applies {
    /// How it changes the figure.
    pub operation: Operation,
    /// The value as the RAS states it.
    pub stated: Decimal,
    /// The node of what it is multiplied by.
    pub times: Option<TraceNode>,
    /// What is taken off stops here.
    pub not_below: Option<Decimal>,
    /// The parameters read: the value, then where it stops.
    pub parameters: Vec<ParameterRead>,
}

/// Finds the value that applies: the first whose condition holds.
pub fn choose(state: &State<'_>, adjustment: &Adjustment) -> Result<Change, Vec<AnswerProblem>> {
    let mut change = Change {
        applies: None,
        conditions: Vec::with_capacity(adjustment.values.len()),
        inputs: Vec::new(),
        unanswered: None,
    };
    let mut judge = state.judge();
    for value in &adjustment.values {
        let verdict = judge.judge(&value.when);
        if matches!(verdict, Verdict::Unknown | Verdict::Waiting) {
            return Err(judge.problems);
        }
        let held = verdict == Verdict::Holds;
        if value.when != Condition::Always {
            change.conditions.push(Judged {
                condition: value.when.clone(),
                held,
            });
        }
        if held {
            let (stated, read) = state.figures.number(&value.value).map_err(problem)?;
            change.applies = Some(Applies {
                operation: adjustment.operation,
                stated,
                times: None,
                not_below: None,
                parameters: vec![read],
            });
            break;
        }
    }
    change.inputs = judge.inputs;
    if let Some(question) = &adjustment.times {
        multiply(state, question, &mut change).map_err(|problem| vec![problem])?;
    }
    if let (Some(applies), Some(limit)) = (&mut change.applies, &adjustment.not_below) {
        let (limit, read) = state.figures.number(limit).map_err(problem)?;
        applies.not_below = Some(limit);
        applies.parameters.push(read);
    }
    Ok(change)
}

fn problem(not_in_force: NotInForce) -> Vec<AnswerProblem> {
    vec![not_in_force.into()]
}

/// Takes the number that the value is multiplied by: 0, and noted, where nothing is answered. Where
/// its question does not count the change does not apply.
fn multiply(state: &State<'_>, id: &QuestionId, change: &mut Change) -> Result<(), AnswerProblem> {
    let Some(applies) = &mut change.applies else {
        return Ok(());
    };
    let sheet = state.complete.sheet();
    let mut both = sheet.ras.questions.iter().zip(&sheet.standings);
    let (question, standing) = both
        .find(|(question, _)| question.id == *id)
        .ok_or_else(|| unfit(format!("there is no question {id}")))?;
    match standing {
        Standing::Given(Answer::Number(_) | Answer::Times { .. }) => {
            applies.times = Some(earned::number(state.figures, question, standing)?.1);
        }
        Standing::Silent | Standing::NotAsked => {
            let (about, title) = (About::Answer(id.clone()), question.text.clone());
            if *standing == Standing::Silent {
                change.unanswered = Some((id.clone(), title.clone()));
                applies.times = Some(earned::number(state.figures, question, standing)?.1);
            } else {
                change.applies = None;
            }
            change.inputs.extend(given(standing).map(|given| Input {
                about,
                title,
                given,
            }));
        }
        _ => return Err(unfit(format!("{id} has no number to multiply by"))),
    }
    Ok(())
}

impl Applies {
    /// The rule with its rounding.
    #[must_use]
    pub fn rule(&self, rounding: RoundingRule, gives: Gives) -> Rule {
        Rule::Adjusted {
            operation: self.operation,
            times: self.times.is_some(),
            not_below: self.not_below.is_some(),
            rounding,
            gives,
        }
    }

    /// What the figure becomes, unrounded; nothing when it leaves the range of a decimal.
    #[must_use]
    pub fn changed(&self, base: Decimal) -> Option<Decimal> {
        let value = match &self.times {
            Some(times) => quotient(times)?.times(self.stated)?,
            None => Quotient::whole(self.stated),
        };
        let changed = operate(self.operation, base, value)?;
        Some(match self.not_below {
            Some(limit) if changed < limit => changed.max(base.min(limit)),
            _ => changed,
        })
    }
}

/// Applies an operation, unrounded: products first, the one division last.
#[must_use]
pub fn operate(operation: Operation, base: Decimal, value: Quotient) -> Option<Decimal> {
    match operation {
        Operation::Percent => {
            let part = value.times(base)?.over(Decimal::ONE_HUNDRED)?;
            base.checked_add(part.number()?)
        }
        Operation::Fraction => base.checked_add(value.times(base)?.number()?),
        Operation::Multiply => value.times(base)?.number(),
        Operation::Divide => base.checked_mul(value.by)?.checked_div(value.of),
        Operation::Add => base.checked_add(value.number()?),
        Operation::Subtract => base.checked_sub(value.number()?),
        Operation::Floor => Some(base.max(value.number()?)),
        Operation::Cap => Some(base.min(value.number()?)),
    }
}
