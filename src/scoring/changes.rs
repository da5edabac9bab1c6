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
    /// What the points are then.
    pub result: String,
    /// Whether weighted points are changed, and not the points before weighting.
    pub weighted: bool,
    /// Whether an adjustment does it (such as support that family and friends give willingly),
    /// and not the form's own way of putting points together.
    pub by_adjustment: bool,
}

/// The changes of somebody's points, in the order in which they were made; none where they are
/// simply added and weighted.
#[must_use]
pub fn changes(scored: &Scored, whose: Whose<'_>) -> Vec<PointsChange> {
    let mut found = Vec::new();
    for step in &scored.trace.children {
        changes_below((step, step), whose, &scored.ras.currency, &mut found);
    }
    found
}

fn changes_below(
    (step, node): (&TraceNode, &TraceNode),
    whose: Whose<'_>,
    currency: &str,
    found: &mut Vec<PointsChange>,
) {
    for child in &node.children {
        changes_below((step, child), whose, currency, found);
    }
    let weighted = match (&node.figure, whose) {
        (Figure::Answer(id), Whose::Question(of)) if id == of => false,
        (Figure::Points(id), Whose::Domain(of)) if id == of => false,
        (Figure::Weighted(id), Whose::Domain(of)) if id == of => true,
        (Figure::Total(id), Whose::Total(of)) if id == of => true,
        _ => return,
    };
    let before = node.children.first().map(|child| child.result);
    let by_adjustment = matches!(node.rule, Rule::Adjusted { .. });
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
        result: wording::value(currency, node.result).unwrap_or_default(),
        weighted,
        by_adjustment,
    });
}
