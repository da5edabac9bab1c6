//! The step of points: answers earn points, and each domain puts its questions' points together.

use super::earned::earn;
use super::figures::out_of_bounds;
use super::scored::AnswerProblem;
use super::state::State;
use super::trace::{Figure, Rule, TraceNode, TraceValue, highest};
use crate::config::domain::{Combine, Domain};
use crate::config::step::Step;
use rust_decimal::Decimal;

/// Reckons what every answer earns and every domain's points.
pub fn points(state: &mut State<'_>, step: &Step) -> Result<TraceNode, Vec<AnswerProblem>> {
    let mut problems = Vec::new();
    let rooms = state.n_questions.iter();
    let mut by_domain: Vec<Vec<TraceNode>> = rooms.map(|n| Vec::with_capacity(*n)).collect();
    let complete = state.complete;
    for (place, domain) in complete.sheet().domain_places.iter().enumerate() {
        let Some(nodes) = domain.and_then(|domain| by_domain.get_mut(domain)) else {
            continue;
        };
        match earn(complete, state.figures, place) {
            Ok(earned) => {
                nodes.push(earned.node);
                if let Some(slot) = state.answers.get_mut(place) {
                    *slot = Some(earned.score);
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    let mut children = Vec::with_capacity(by_domain.len());
    for (place, nodes) in by_domain.into_iter().enumerate() {
        let domain = state.domains.get(place).map(|state| &state.domain.combine);
        if nodes.is_empty() && domain.is_some_and(Combine::takes_others) {
            continue;
        }
        match gather(state, place, nodes) {
            Ok(node) => children.push(node),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let figure = Figure::Step(step.id.clone());
    Ok(TraceNode::new(figure, &step.title, Rule::Each, TraceValue::Listed).over(children))
}

/// Puts the points of a domain's questions (`nodes`, in the order of the form) together: sum or
/// highest of what was answered, then the cap, then the floor (once any question is answered).
pub fn gather(
    state: &mut State<'_>,
    place: usize,
    nodes: Vec<TraceNode>,
) -> Result<TraceNode, AnswerProblem> {
    let Some(domain) = state.domains.get(place).map(|state| state.domain) else {
        return Err(out_of_bounds("a domain"));
    };
    let mut earned = nodes.iter().filter_map(|node| node.result.number());
    let (rule, points) = match &domain.combine {
        Combine::Sum | Combine::HighestOf(_) | Combine::SumOf(_) => (
            Rule::Added,
            earned.try_fold(Decimal::ZERO, Decimal::checked_add),
        ),
        Combine::HighestQuestion => (Rule::Highest, Some(highest(&nodes))),
    };
    let points = points.ok_or_else(|| out_of_bounds(&format!("the points of {}", domain.id)))?;
    let figure = Figure::Points(domain.id.clone());
    let node = TraceNode::new(figure, &domain.title, rule, TraceValue::Points(points)).over(nodes);
    let node = limited(state, domain, node, any_answered(state, place))?;
    if let Some(slot) = state.domains.get_mut(place) {
        slot.points = node.result.number();
    }
    Ok(node)
}

/// Applies a domain's cap, then its floor where `answered`; each is a node of its own.
pub fn limited(
    state: &State<'_>,
    domain: &Domain,
    node: TraceNode,
    answered: bool,
) -> Result<TraceNode, AnswerProblem> {
    let mut node = node;
    let limits = [
        (domain.cap.as_ref(), Rule::AtMost),
        (domain.floor.as_ref().filter(|_| answered), Rule::AtLeast),
    ];
    for (limit, rule) in limits {
        let (Some((limit, read)), Some(points)) =
            (state.figures.optional(limit)?, node.result.number())
        else {
            continue;
        };
        let kept = if rule == Rule::AtMost {
            points.min(limit)
        } else {
            points.max(limit)
        };
        node = TraceNode::new(
            node.figure.clone(),
            &domain.title,
            rule,
            TraceValue::Points(kept),
        )
        .reading(vec![read])
        .over(vec![node]);
    }
    Ok(node)
}

/// Whether any question of the domain at `place` counts and is answered.
#[must_use]
pub fn any_answered(state: &State<'_>, place: usize) -> bool {
    state.answered.get(place).is_some_and(|answered| *answered)
}
