//! Reckons a trace again from its own leaves: every figure from its rule, inputs, parameters and
//! children, every carried figure from the one before it, every condition from what was read.
//!
//! The RAS is not asked: what this accepts can be followed on paper.

use super::allocating::interpolate;
use super::change::operate;
use super::figures::quotient;
use super::judge::{same, within};
use super::trace::{
    About, Figure, Given, Gives, Input, Judged, ReadValue, Rule, TraceNode, TraceValue, highest,
};
use crate::config::bands::{Band, Bands};
use crate::config::condition::{Condition, PointsOf};
use crate::config::step::RoundingRule;
use crate::terms::ids::StepId;
use crate::terms::money::Money;
use crate::terms::quotient::Quotient;
use crate::terms::rounding::round_to;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A figure of a trace that does not follow from what it was reckoned from.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{title}: {what}")]
pub struct Discrepancy {
    /// The figure.
    pub figure: Figure,
    /// Its title.
    pub title: String,
    /// What does not follow.
    pub what: String,
}

/// Reckons a whole trace again; gives every figure that does not follow.
pub fn retrace(root: &TraceNode) -> Result<(), Vec<Discrepancy>> {
    let mut walk = Walk::default();
    for step in &root.children {
        walk.node(step);
        if let (Figure::Line(id), TraceValue::Money(amount)) = (&step.figure, step.result) {
            walk.lines.push((id.clone(), amount));
        }
    }
    walk.judgements(root);
    walk.compare(root, walk.root(root));
    if walk.found.is_empty() {
        Ok(())
    } else {
        Err(walk.found)
    }
}

#[derive(Default)]
struct Walk {
    known: BTreeMap<Figure, TraceValue>,
    lines: Vec<(StepId, Money)>,
    found: Vec<Discrepancy>,
}

impl Walk {
    fn node(&mut self, node: &TraceNode) {
        for child in &node.children {
            self.node(child);
        }
        self.judgements(node);
        self.compare(node, self.again(node));
        if node.rule != Rule::Carried {
            self.known.insert(node.figure.clone(), node.result);
        }
    }

    fn compare(&mut self, node: &TraceNode, again: Option<TraceValue>) {
        if again != Some(node.result) {
            let what = format!(
                "{:?} is recorded, but its rule gives {again:?}",
                node.result
            );
            self.note(node, what);
        }
    }

    fn note(&mut self, node: &TraceNode, what: String) {
        let (figure, title) = (node.figure.clone(), node.title.clone());
        self.found.push(Discrepancy {
            figure,
            title: title.to_string(),
            what,
        });
    }

    fn judgements(&mut self, node: &TraceNode) {
        for Judged { condition, held } in &node.conditions {
            if judged(condition, &node.inputs) != Some(*held) {
                self.note(node, format!("{condition:?} is recorded as {held}"));
            }
        }
        for input in &node.inputs {
            let About::Weighted(of) = &input.about else {
                continue;
            };
            let figure = match of {
                PointsOf::Domain(id) => Figure::Weighted(id.clone()),
                PointsOf::Total(id) => Figure::Total(id.clone()),
            };
            let known = self.known.get(&figure).and_then(|value| value.number());
            let read = match input.given {
                Given::Number(read) => Some(read),
                _ => None,
            };
            if known != read {
                self.note(node, format!("{read:?} was read where {known:?} stood"));
            }
        }
    }

    fn root(&self, root: &TraceNode) -> Option<TraceValue> {
        let none = matches!(root.rule, Rule::DoesNotApply(_))
            || root
                .children
                .iter()
                .any(|step| step.result == TraceValue::NoAmount);
        let gives_none = |step: &TraceNode| {
            step.rule == Rule::NotTaken
                || (step.rule == Rule::NotConsidered && matches!(step.figure, Figure::Line(_)))
        };
        let without = root.children.iter().any(gives_none);
        if none || (root.result == TraceValue::NoAmount && without) {
            return Some(TraceValue::NoAmount);
        }
        match self.sum(|_| true) {
            Some(TraceValue::Money(sum)) if sum.is_negative() => Some(TraceValue::NoAmount),
            sum => sum,
        }
    }

    fn sum(&self, counts: impl Fn(&StepId) -> bool) -> Option<TraceValue> {
        let lines = self.lines.iter().filter(|(id, _)| counts(id));
        Money::sum(lines.map(|(_, amount)| *amount)).map(TraceValue::Money)
    }

    fn again(&self, node: &TraceNode) -> Option<TraceValue> {
        match &node.rule {
            Rule::Carried => self.known.get(&node.figure).copied(),
            Rule::Each | Rule::NotTaken => Some(TraceValue::Listed),
            Rule::NotConsidered => Some(match node.figure {
                Figure::Line(_) => TraceValue::Money(Money::ZERO),
                _ => TraceValue::NotConsidered,
            }),
            Rule::NoAmount(_) | Rule::NotReckoned | Rule::DoesNotApply(_) => {
                Some(TraceValue::NoAmount)
            }
            Rule::LinesSoFar | Rule::AllLines => self.sum(|_| true),
            Rule::LinesOf(steps) => self.sum(|id| steps.contains(id)),
            Rule::Unchanged(Gives::Line) => Some(TraceValue::Money(Money::ZERO)),
            Rule::Unchanged(Gives::Figure) => node.children.first().map(|child| child.result),
            _ => like(node.result, number(node)?),
        }
    }
}

/// A value of the same kind.
fn like(kind: TraceValue, number: Decimal) -> Option<TraceValue> {
    match kind {
        TraceValue::Points(_) => Some(TraceValue::Points(number)),
        TraceValue::Number(_) => Some(TraceValue::Number(number)),
        TraceValue::Money(_) => Money::from_pounds(number).map(TraceValue::Money),
        TraceValue::Listed | TraceValue::NotConsidered | TraceValue::NoAmount => None,
    }
}

/// What the rule of a node with one number gives.
fn number(node: &TraceNode) -> Option<Decimal> {
    let child = |place: usize| node.children.get(place)?.result.number();
    let read = |place: usize| match &node.parameters.get(place)?.value {
        ReadValue::Number(number) => Some(*number),
        _ => None,
    };
    let mut below = node
        .children
        .iter()
        .filter_map(|child| child.result.number());
    match &node.rule {
        Rule::OptionPoints => read(0),
        Rule::NoPoints | Rule::NotAnswered | Rule::NotCounted => Some(Decimal::ZERO),
        Rule::AsGiven => match node.inputs.first()?.given {
            Given::Number(number) => Some(number),
            _ => None,
        },
        Rule::TimesAWeek { times, divided_by } => match node.inputs.first()?.given {
            Given::Times { count, .. } => count.checked_mul(*times)?.checked_div(*divided_by),
            _ => None,
        },
        Rule::Banded(rule) => {
            let gives = band(node, 0, child(0)?)?;
            rule.map_or(Some(gives), |rule| rounded(gives, rule))
        }
        Rule::PerUnits { units, rounding } => {
            let number = quotient(node.children.first()?)?;
            rounded(number.times(read(0)?)?.over(*units)?.number()?, *rounding)
        }
        Rule::Added => below.try_fold(Decimal::ZERO, Decimal::checked_add),
        Rule::Highest => Some(highest(&node.children)),
        Rule::AtMost => Some(child(0)?.min(read(0)?)),
        Rule::AtLeast => Some(child(0)?.max(read(0)?)),
        Rule::Rounded(rule) => rounded(child(0)?, *rule),
        Rule::Factor(rule) => rounded(child(0)?.checked_mul(read(0)?)?, *rule),
        Rule::Percent(rule) => {
            let product = child(0)?.checked_mul(read(0)?)?;
            rounded(product.checked_div(Decimal::ONE_HUNDRED)?, *rule)
        }
        Rule::Adjusted { .. } => adjusted(node, child, read),
        Rule::Priced(rule) => {
            let priced = child(0)?.checked_mul(read(0)?)?;
            let above = child(0)? > Decimal::ZERO;
            let intercept = read(1).filter(|_| above).unwrap_or_default();
            rounded(priced.checked_add(intercept)?, *rule)
        }
        Rule::CappedPrice(rule) => {
            let priced = child(0)?.checked_mul(read(0)?)?;
            rounded(priced.min(band(node, 1, child(0)?)?), *rule)
        }
        Rule::OnLine(rule) => match &node.parameters.first()?.value {
            ReadValue::Stretch(ends) => rounded(interpolate(ends.0, ends.1, child(0)?)?, *rule),
            ReadValue::End(knot) => rounded(knot.amount, *rule),
            _ => None,
        },
        Rule::RoundingLine(rule) => rounded(child(0)?, *rule)?.checked_sub(child(0)?),
        _ => None,
    }
}

fn adjusted(
    node: &TraceNode,
    child: impl Fn(usize) -> Option<Decimal>,
    read: impl Fn(usize) -> Option<Decimal>,
) -> Option<Decimal> {
    let Rule::Adjusted {
        operation,
        times,
        not_below,
        rounding,
        gives,
    } = &node.rule
    else {
        return None;
    };
    let base = child(0)?;
    let value = if *times {
        quotient(node.children.get(1)?)?.times(read(0)?)?
    } else {
        Quotient::whole(read(0)?)
    };
    let mut changed = operate(*operation, base, value)?;
    if *not_below && changed < read(1)? {
        changed = changed.max(base.min(read(1)?));
    }
    match gives {
        Gives::Figure => rounded(changed, *rounding),
        Gives::Line => rounded(changed.checked_sub(base)?, *rounding),
    }
}

fn rounded(value: Decimal, rule: RoundingRule) -> Option<Decimal> {
    round_to(value, rule.to, rule.rounding)
}

/// What the band read gives, if `at` lies in it.
fn band(node: &TraceNode, place: usize, at: Decimal) -> Option<Decimal> {
    let ReadValue::Band(read) = &node.parameters.get(place)?.value else {
        return None;
    };
    let band = Band {
        label: None,
        low: read.low,
        high: read.high,
        gives: read.gives,
    };
    let bands = Bands {
        intervals: read.intervals,
        rows: vec![band],
    };
    bands.find(at)?.gives
}

/// Whether a condition holds by what was read; nothing where that does not decide it.
fn judged(condition: &Condition, inputs: &[Input]) -> Option<bool> {
    let read = |about: &About| inputs.iter().find(|input| input.about == *about);
    match condition {
        Condition::Always => Some(true),
        Condition::Answered { question, is } => {
            match &read(&About::Answer(question.clone()))?.given {
                Given::Option(id, _) => Some(is.contains(id)),
                Given::Options(options) => Some(options.iter().any(|(id, _)| is.contains(id))),
                Given::Nothing | Given::NotAsked => Some(false),
                _ => None,
            }
        }
        Condition::Number {
            question,
            at_least,
            below,
        } => match read(&About::Answer(question.clone()))?.given {
            Given::Number(number) | Given::Times { a_week: number, .. } => {
                Some(within(number, *at_least, *below))
            }
            Given::Nothing | Given::NotAsked => Some(false),
            _ => None,
        },
        Condition::Age(range) => match read(&About::Age)?.given {
            Given::Age(age) => Some(range.contains(age)),
            _ => None,
        },
        Condition::Fact { fact, is } => match &read(&About::Fact(*fact))?.given {
            Given::Words(known) => Some(is.iter().any(|value| same(value, known))),
            _ => None,
        },
        Condition::WeightedPoints {
            of,
            at_least,
            below,
        } => match read(&About::Weighted(of.clone()))?.given {
            Given::Number(points) => Some(within(points, *at_least, *below)),
            Given::Nothing => Some(false),
            _ => None,
        },
        Condition::All(parts) => decided(parts.iter().map(|part| judged(part, inputs)), false),
        Condition::Any(parts) => decided(parts.iter().map(|part| judged(part, inputs)), true),
        Condition::Not(inner) => judged(inner, inputs).map(|held| !held),
    }
}

/// All (`by` false: one "no" decides) or any (`by` true: one "yes" decides).
fn decided(parts: impl Iterator<Item = Option<bool>>, by: bool) -> Option<bool> {
    let parts: Vec<Option<bool>> = parts.collect();
    if parts.contains(&Some(by)) {
        return Some(by);
    }
    (!parts.contains(&None)).then_some(!by)
}
