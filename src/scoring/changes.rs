//! What makes points another figure than what was added up: family support, caps, floors.

use super::ruling::Ruling;
use super::scored::Scored;
use super::trace::{Figure, Rule, TraceNode};
use super::wording;
use crate::terms::ids::{DomainId, QuestionId, TotalId};

/// Whose points are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// A question's.
    Question(&'a QuestionId),
    /// A domain's.
    Domain(&'a DomainId),
    /// A total's.
    Total(&'a TotalId),
}

/// A change of points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointsChange {
    /// What is done, by which step: `Family support: 5.60 and −25 % of 5.60, to 0.01 half up`.
    pub words: String,
    /// What the points were before.
    pub before: String,
    /// What the points are then.
    pub result: String,
    /// Whether weighted points are changed, and not the points before weighting.
    pub weighted: bool,
    /// What kind of change it is.
    pub kind: ChangeKind,
}

/// What kind of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// An adjustment, such as support that family and friends give willingly.
    Adjustment,
    /// A cap or a floor of the form.
    Limit,
    /// Only the highest of several counts.
    Highest,
}

/// The changes of somebody's points, in the order in which they were made; none where they are
/// simply added and weighted.
#[must_use]
pub fn changes(scored: &Scored, whose: Whose<'_>) -> Vec<PointsChange> {
    let mut found = Vec::new();
    let steps = &scored.trace.children;
    // An adjustment of a question puts its domain's points together anew: the limits that were met
    // before it count no more.
    let gathers = |step: &&TraceNode| any_below(step, &|node| is_gathered(node, whose));
    let last = steps.iter().rposition(|step| gathers(&step));
    let points = steps.first();
    for (place, step) in steps.iter().enumerate() {
        let told = Told {
            step,
            gathered: points.filter(|_| last == Some(place)),
            currency: &scored.ras.currency,
        };
        changes_below(told, step, whose, &mut found);
    }
    found
}

/// Whether a node puts a domain's points together from its answers, or keeps them to its limits.
fn is_gathered(node: &TraceNode, whose: Whose<'_>) -> bool {
    let rules = [Rule::Added, Rule::Highest, Rule::AtMost, Rule::AtLeast];
    match (&node.figure, whose) {
        (Figure::Points(id), Whose::Domain(of)) => id == of && rules.contains(&node.rule),
        _ => false,
    }
}

fn any_below(node: &TraceNode, holds: &impl Fn(&TraceNode) -> bool) -> bool {
    holds(node) || node.children.iter().any(|child| any_below(child, holds))
}

/// With what the changes of a step are told.
#[derive(Clone, Copy)]
struct Told<'a> {
    step: &'a TraceNode,
    /// The step by whose title the putting together is told; none where a later one counts.
    gathered: Option<&'a TraceNode>,
    currency: &'a str,
}

fn changes_below(
    told: Told<'_>,
    node: &TraceNode,
    whose: Whose<'_>,
    found: &mut Vec<PointsChange>,
) {
    for child in &node.children {
        changes_below(told, child, whose, found);
    }
    let step = match is_gathered(node, whose) {
        true => told.gathered,
        false => Some(told.step),
    };
    let (Some(step), currency) = (step, told.currency) else {
        return;
    };
    let weighted = match (&node.figure, whose) {
        (Figure::Answer(id), Whose::Question(of)) if id == of => false,
        (Figure::Points(id), Whose::Domain(of)) if id == of => false,
        (Figure::Weighted(id), Whose::Domain(of)) if id == of => true,
        (Figure::Total(id), Whose::Total(of)) if id == of => true,
        _ => return,
    };
    let before = node.children.first().map(|child| child.result);
    let kind = match node.rule {
        Rule::Adjusted { .. } => ChangeKind::Adjustment,
        Rule::Highest => ChangeKind::Highest,
        _ => ChangeKind::Limit,
    };
    let changes = match node.rule {
        Rule::Adjusted { .. } | Rule::AtMost | Rule::AtLeast => before != Some(node.result),
        Rule::Highest => node.children.len() > 1,
        _ => false,
    };
    if !changes {
        return;
    }
    let words = match node.rule {
        Rule::Highest => "The highest of these counts".to_owned(),
        _ => format!("{}: {}", step.title, Ruling { currency, node }.words()),
    };
    found.push(PointsChange {
        words,
        before: before
            .and_then(|before| wording::value(currency, before))
            .unwrap_or_default(),
        result: wording::value(currency, node.result).unwrap_or_default(),
        weighted,
        kind,
    });
}
