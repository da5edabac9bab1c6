//! The steps of weighting and totals: points become weighted points, and these are added up.

use super::figures::{out_of_bounds, unfit};
use super::pointing::{any_answered, limited};
use super::scored::AnswerProblem;
use super::state::State;
use super::trace::{Figure, ParameterRead, Rule, TraceNode, TraceValue, highest};
use crate::config::domain::{Combine, Domain, DomainWeighting, Unanswered};
use crate::config::step::Step;
use crate::terms::ids::{DomainId, TotalId};
use crate::terms::number::shortest;
use crate::terms::rounding::round_to;
use rust_decimal::Decimal;

/// Reckons every domain's weighted points: first those of the domains that have points of their
/// own, then those that take the highest of others.
pub fn weighting(state: &mut State<'_>, step: &Step) -> Result<TraceNode, Vec<AnswerProblem>> {
    let mut problems = Vec::new();
    let mut children = Vec::with_capacity(state.domains.len());
    let mut open: Vec<usize> = (0..state.domains.len()).collect();
    while !open.is_empty() {
        let before = open.len();
        let mut waiting = Vec::new();
        for place in open {
            match weigh(state, place) {
                Ok(Some(node)) => children.push(node),
                Ok(None) => waiting.push(place),
                Err(problem) => problems.push(problem),
            }
        }
        if waiting.len() == before {
            problems.push(unfit(
                "domains take the points of one another, in a circle".into(),
            ));
            break;
        }
        open = waiting;
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let figure = Figure::Step(step.id.clone());
    Ok(TraceNode::new(figure, &step.title, Rule::Each, TraceValue::Listed).over(children))
}

/// Weighs one domain; nothing while a domain that it reads is not weighed.
fn weigh(state: &mut State<'_>, place: usize) -> Result<Option<TraceNode>, AnswerProblem> {
    let Some(domain) = state.domains.get(place).map(|state| state.domain) else {
        return Err(out_of_bounds("a domain"));
    };
    let (node, factor) = match &domain.combine {
        Combine::HighestOf(others) | Combine::SumOf(others) => {
            match taken(state, domain, others)? {
                Some((points, node)) => {
                    if let Some(slot) = state.domains.get_mut(place) {
                        slot.points = Some(points);
                    }
                    let answered = answered_in(state, &domain.id);
                    own(state, domain, points, (node, answered))?
                }
                None => return Ok(None),
            }
        }
        Combine::Sum | Combine::HighestQuestion => {
            let (points, carried) = state.carried_points(place)?;
            own(state, domain, points, (carried, any_answered(state, place)))?
        }
    };
    if let Some(slot) = state.domains.get_mut(place) {
        slot.weighted = node.result.number();
        slot.factor = factor;
    }
    Ok(Some(node))
}

/// Weighs a domain's points, which `carried` gave. Bands hold once a question is answered, or where
/// points were added without one: a missing answer is not nought points.
fn own(
    state: &State<'_>,
    domain: &Domain,
    points: Decimal,
    (carried, answered): (TraceNode, bool),
) -> Result<(TraceNode, Option<Decimal>), AnswerProblem> {
    let of = Figure::Weighted(domain.id.clone());
    let is_banded = matches!(domain.weighting, DomainWeighting::Bands(_));
    if is_banded && !answered && points.is_zero() {
        let nothing = TraceValue::Points(Decimal::ZERO);
        let node = TraceNode::new(of, &domain.title, Rule::NotAnswered, nothing);
        return Ok((node.over(vec![carried]), None));
    }
    let too_much = || out_of_bounds(&format!("the weighted points of {}", domain.id));
    let rounding = domain.rounding;
    let (weighted, factor, rule, read): (_, _, _, ParameterRead) = match &domain.weighting {
        DomainWeighting::Factor(series) => {
            let (factor, read) = state.figures.number(series)?;
            let weighted = points.checked_mul(factor);
            (weighted, Some(factor), Rule::Factor(rounding), read)
        }
        DomainWeighting::Percent(series) => {
            let (percent, read) = state.figures.number(series)?;
            let factor = percent
                .checked_div(Decimal::ONE_HUNDRED)
                .ok_or_else(too_much)?;
            let product = points.checked_mul(percent);
            let weighted = product.and_then(|points| points.checked_div(Decimal::ONE_HUNDRED));
            (weighted, Some(factor), Rule::Percent(rounding), read)
        }
        DomainWeighting::Bands(bands) => {
            let band = state.figures.band(bands, points)?;
            let (weighted, read) = band.ok_or_else(|| {
                let points = shortest(points);
                unfit(format!("{points} points lie in no band of {}", domain.id))
            })?;
            (Some(weighted), None, Rule::Banded(Some(rounding)), read)
        }
    };
    let weighted = weighted
        .and_then(|weighted| round_to(weighted, rounding.to, rounding.rounding))
        .ok_or_else(too_much)?;
    let node = TraceNode::new(of, &domain.title, rule, TraceValue::Points(weighted))
        .reading(vec![read])
        .over(vec![carried]);
    Ok((node, factor))
}

/// The highest or the sum of the weighted points of `others`, then the domain's cap and floor: what
/// stands in place of its points; nothing while one of them is not weighed.
fn taken(
    state: &State<'_>,
    domain: &Domain,
    others: &[DomainId],
) -> Result<Option<(Decimal, TraceNode)>, AnswerProblem> {
    let mut children = Vec::with_capacity(others.len());
    for id in others {
        let place = state.domain_place(id)?;
        if state
            .domains
            .get(place)
            .is_some_and(|other| other.weighted.is_none())
        {
            return Ok(None);
        }
        children.push(state.carried_weighted(place)?.1);
    }
    if !matches!(domain.combine, Combine::SumOf(_)) {
        children = with_something_said(state, others, children);
    }
    let mut each = children.iter().filter_map(|child| child.result.number());
    let (rule, points) = match &domain.combine {
        Combine::SumOf(_) => (
            Rule::Added,
            each.try_fold(Decimal::ZERO, Decimal::checked_add),
        ),
        _ => (Rule::Highest, Some(highest(&children))),
    };
    let points = points.ok_or_else(|| out_of_bounds(&format!("the points of {}", domain.id)))?;
    let figure = Figure::Points(domain.id.clone());
    let value = TraceValue::Points(points);
    let node = TraceNode::new(figure, &domain.title, rule, value).over(children);
    let answered = others.iter().any(|other| answered_in(state, other));
    let node = limited(state, domain, node, answered)?;
    let points = node.result.number().unwrap_or_default();
    Ok(Some((points, node)))
}

/// The nodes of the domains that may be the highest: not one in which nothing is answered and
/// nothing was added, beside another in which something is.
fn with_something_said(
    state: &State<'_>,
    others: &[DomainId],
    nodes: Vec<TraceNode>,
) -> Vec<TraceNode> {
    if !others.iter().any(|other| answered_in(state, other)) {
        return nodes;
    }
    let said = others.iter().zip(nodes).filter(|(other, node)| {
        answered_in(state, other) || node.result.number().is_some_and(|number| !number.is_zero())
    });
    said.map(|(_, node)| node).collect()
}

/// Adds up a total.
pub fn total(state: &mut State<'_>, step: &Step, id: &TotalId) -> Result<TraceNode, AnswerProblem> {
    let ras = state.ras();
    let total = ras
        .total(id)
        .ok_or_else(|| unfit(format!("there is no total {id}")))?;
    let figure = Figure::Total(id.clone());
    let considered = total.unanswered == Unanswered::Counts
        || total
            .domains
            .iter()
            .any(|domain| answered_in(state, domain));
    if !considered {
        state.totals.push((total, None));
        let value = TraceValue::NotConsidered;
        return Ok(TraceNode::new(
            figure,
            &step.title,
            Rule::NotConsidered,
            value,
        ));
    }
    let mut sum = Decimal::ZERO;
    let mut children = Vec::with_capacity(total.domains.len());
    for domain in &total.domains {
        let (weighted, carried) = state.carried_weighted(state.domain_place(domain)?)?;
        sum = sum
            .checked_add(weighted)
            .ok_or_else(|| out_of_bounds(&format!("the total {id}")))?;
        children.push(carried);
    }
    state.totals.push((total, Some(sum)));
    Ok(TraceNode::new(figure, &step.title, Rule::Added, TraceValue::Points(sum)).over(children))
}

/// Whether a question of the domain, or of a domain that it takes the points of, is answered.
fn answered_in(state: &State<'_>, id: &DomainId) -> bool {
    let own = state
        .domain_place(id)
        .is_ok_and(|place| any_answered(state, place));
    let taken = state
        .ras()
        .domain(id)
        .map_or(&[][..], |domain| domain.combine.of());
    own || taken.iter().any(|other| answered_in(state, other))
}
