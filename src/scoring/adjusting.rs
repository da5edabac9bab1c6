//! The steps that adjust: points of a question, of domains, of a total; and money.

use super::change::{Applies, Change, choose};
use super::figures::{Figures, out_of_bounds, unfit};
use super::judge::Standing;
use super::pointing::gather;
use super::scored::{AnswerProblem, BudgetLine, LineKind};
use super::state::State;
use super::trace::{Figure, Gives, Rule, TraceNode, TraceValue};
use super::wording;
use crate::config::adjustment::{Adjustment, Level, Operation};
use crate::config::step::{Base, RoundingRule, Step};
use crate::terms::ids::{AdjustmentId, DomainId, QuestionId, TotalId};
use crate::terms::money::Money;
use crate::terms::number::written;
use crate::terms::points::Points;
use crate::terms::rounding::round_to;
use crate::terms::text::Label;
use rust_decimal::Decimal;

fn adjustment<'a>(state: &State<'a>, id: &AdjustmentId) -> Result<&'a Adjustment, AnswerProblem> {
    state
        .ras()
        .adjustment(id)
        .ok_or_else(|| unfit(format!("there is no adjustment {id}")))
}

/// Adjusts points.
pub fn adjust_points(
    state: &mut State<'_>,
    step: &Step,
    id: &AdjustmentId,
    rounding: RoundingRule,
) -> Result<TraceNode, Vec<AnswerProblem>> {
    let adjustment = adjustment(state, id).map_err(|problem| vec![problem])?;
    let mut change = choose(state, adjustment)?;
    state.note_unanswered(change.unanswered.take());
    let children = match &adjustment.level {
        Level::Question(question) => of_question(state, question, change, rounding),
        Level::Points(domains) => of_domains(state, domains, change, rounding, false),
        Level::WeightedPoints(domains) => of_domains(state, domains, change, rounding, true),
        Level::Total(total) => of_total(state, total, change, rounding).map(|node| vec![node]),
        Level::Money => Err(unfit(format!("{id} changes money, not points"))),
    };
    let children = children.map_err(|problem| vec![problem])?;
    let figure = Figure::Step(step.id.clone());
    Ok(TraceNode::new(figure, &step.title, Rule::Each, TraceValue::Listed).over(children))
}

/// The node of a changed figure of points over the carried one.
fn changed(
    carried: TraceNode,
    change: Change,
    rounding: RoundingRule,
) -> Result<TraceNode, AnswerProblem> {
    let (rule, parameters, times, result) = match (change.applies, carried.result) {
        (Some(applies), TraceValue::Points(base)) => {
            let points = applies
                .changed(base)
                .and_then(|points| round_to(points, rounding.to, rounding.rounding))
                .ok_or_else(|| out_of_bounds(&format!("the adjusted {}", carried.title)))?;
            let rule = applies.rule(rounding, Gives::Figure);
            let times = applies.times;
            (rule, applies.parameters, times, TraceValue::Points(points))
        }
        (_, result) => (Rule::Unchanged(Gives::Figure), Vec::new(), None, result),
    };
    Ok(TraceNode {
        figure: carried.figure.clone(),
        title: carried.title.clone(),
        rule,
        inputs: change.inputs,
        conditions: change.conditions,
        parameters,
        result,
        children: std::iter::once(carried).chain(times).collect(),
    })
}

fn of_domains(
    state: &mut State<'_>,
    domains: &[DomainId],
    change: Change,
    rounding: RoundingRule,
    weighted: bool,
) -> Result<Vec<TraceNode>, AnswerProblem> {
    let mut nodes = Vec::with_capacity(domains.len());
    for (id, change) in domains
        .iter()
        .zip(std::iter::repeat_n(change, domains.len()))
    {
        let place = state.domain_place(id)?;
        let carried = if weighted {
            state.carried_weighted(place)?.1
        } else {
            state.carried_points(place)?.1
        };
        let node = changed(carried, change, rounding)?;
        if let Some(slot) = state.domains.get_mut(place) {
            if weighted {
                slot.weighted = node.result.number();
            } else if slot.weighted.is_some() {
                return Err(unfit(format!(
                    "the points of {id} are adjusted after weighting"
                )));
            } else {
                slot.points = node.result.number();
                slot.adjusted = true;
            }
        }
        nodes.push(node);
    }
    Ok(nodes)
}

fn of_total(
    state: &mut State<'_>,
    total: &TotalId,
    change: Change,
    rounding: RoundingRule,
) -> Result<TraceNode, AnswerProblem> {
    let (place, _) = state.total(total)?;
    let carried = state
        .carried_total(place)
        .ok_or_else(|| out_of_bounds("a total"))?;
    let node = changed(carried, change, rounding)?;
    if let Some(slot) = state.totals.get_mut(place) {
        slot.1 = node.result.number();
    }
    Ok(node)
}

/// Adjusts the points of one question and puts its domain's points together again.
fn of_question(
    state: &mut State<'_>,
    id: &QuestionId,
    change: Change,
    rounding: RoundingRule,
) -> Result<Vec<TraceNode>, AnswerProblem> {
    let ras = state.ras();
    let question = ras
        .question(id)
        .and_then(|question| question.domain.as_ref());
    let domain = question.ok_or_else(|| unfit(format!("{id} earns no points to adjust")))?;
    let place = state.domain_place(domain)?;
    let moved_on = |of: &super::state::DomainState<'_>| of.adjusted || of.weighted.is_some();
    if state.domains.get(place).is_some_and(moved_on) {
        return Err(unfit(format!(
            "the points of {id} are adjusted after those of {domain}"
        )));
    }
    let asked: Vec<usize> = (0..ras.questions.len())
        .filter(|place| {
            ras.questions
                .get(*place)
                .is_some_and(|q| q.domain.as_ref() == Some(domain))
        })
        .collect();
    let mut nodes = Vec::new();
    let mut carried = Vec::with_capacity(asked.len());
    for asked in asked {
        let node = carried_answer(state, asked)?;
        if node.figure != Figure::Answer(id.clone()) {
            carried.push(node);
            continue;
        }
        let counts = state.complete.sheet().standings.get(asked) != Some(&Standing::NotAsked);
        let mut change = change.clone();
        change.applies = change.applies.filter(|_| counts);
        let node = changed(node, change, rounding)?;
        if let (Some(Some(score)), Some(points)) =
            (state.answers.get_mut(asked), node.result.number())
        {
            score.points = Points(points);
        }
        nodes.push(node);
        carried.push(carried_answer(state, asked)?);
    }
    nodes.push(gather(state, place, carried)?);
    Ok(nodes)
}

fn carried_answer(state: &State<'_>, place: usize) -> Result<TraceNode, AnswerProblem> {
    let score = state
        .answers
        .get(place)
        .and_then(Option::as_ref)
        .ok_or_else(|| unfit("answers are adjusted before they earn points".to_owned()))?;
    let figure = Figure::Answer(score.question.clone());
    let points = TraceValue::Points(score.points.0);
    Ok(TraceNode::new(figure, &score.text, Rule::Carried, points))
}

/// Adjusts money: a line of its own, unless the adjustment does not apply.
pub fn adjust_money(
    state: &mut State<'_>,
    step: &Step,
    id: &AdjustmentId,
    base: &Base,
    rounding: RoundingRule,
) -> Result<TraceNode, Vec<AnswerProblem>> {
    let one = |problem: AnswerProblem| vec![problem];
    let adjustment = adjustment(state, id).map_err(one)?;
    if adjustment.level != Level::Money {
        return Err(one(unfit(format!("{id} changes points, not money"))));
    }
    let mut change = choose(state, adjustment)?;
    if change.unanswered.is_some() {
        // Nothing is added or taken off, and no line says so: the question is named instead.
        change.applies = None;
    }
    state.note_unanswered(change.unanswered.take());
    let base = base_node(state, step, base).map_err(one)?;
    let pounds = base.result.number().unwrap_or_default();
    let (rule, parameters, times, amount) = match change.applies {
        None => (Rule::Unchanged(Gives::Line), Vec::new(), None, Money::ZERO),
        Some(applies) => {
            let amount = applies
                .changed(pounds)
                .and_then(|changed| changed.checked_sub(pounds))
                .and_then(|line| Money::rounded(line, rounding.to, rounding.rounding))
                .ok_or_else(|| one(out_of_bounds(&format!("the line {}", step.title))))?;
            let label = label(state.figures, step, &applies);
            state.line(step, label, amount, LineKind::Adjustment(id.clone()));
            let rule = applies.rule(rounding, Gives::Line);
            let times = applies.times;
            (rule, applies.parameters, times, amount)
        }
    };
    Ok(TraceNode {
        figure: Figure::Line(step.id.clone()),
        title: step.title.clone(),
        rule,
        inputs: change.inputs,
        conditions: change.conditions,
        parameters,
        result: TraceValue::Money(amount),
        children: std::iter::once(base).chain(times).collect(),
    })
}

fn base_node(state: &State<'_>, step: &Step, base: &Base) -> Result<TraceNode, AnswerProblem> {
    let lines = state.lines.iter();
    let (rule, sum, children) = match base {
        Base::SoFar => (
            Rule::LinesSoFar,
            Money::sum(lines.map(|line| line.amount)),
            Vec::new(),
        ),
        Base::Steps(steps) => {
            let lines = lines.filter(|line| steps.contains(&line.step));
            let sum = Money::sum(lines.map(|line| line.amount));
            (Rule::LinesOf(steps.clone()), sum, Vec::new())
        }
        Base::Domains(domains) => {
            let allocated = |line: &BudgetLine| matches!(line.kind, LineKind::Allocation { .. });
            // Without an allocation of this case its domains have no money to reckon on.
            let domains = match state.lines.iter().any(allocated) {
                true => domains.as_slice(),
                false => &[],
            };
            let mut children = Vec::with_capacity(domains.len());
            for id in domains {
                children.push(domain_money(state, state.domain_place(id)?)?);
            }
            let amounts = children.iter().filter_map(|node| match node.result {
                TraceValue::Money(money) => Some(money),
                _ => None,
            });
            (Rule::Added, Money::sum(amounts), children)
        }
    };
    let sum = sum.ok_or_else(|| out_of_bounds(&format!("what {} is reckoned on", step.title)))?;
    let figure = Figure::Base(step.id.clone());
    Ok(TraceNode::new(figure, &step.title, rule, TraceValue::Money(sum)).over(children))
}

/// A domain's money, where every domain has money of its own.
fn domain_money(state: &State<'_>, place: usize) -> Result<TraceNode, AnswerProblem> {
    let (price, _, rounding) = state
        .domain_price
        .ok_or_else(|| unfit("its allocation gives domains no money of their own".to_owned()))?;
    let (price, read) = state.figures.number(price)?;
    let money = domain_pounds(state, place, price, rounding)?;
    let (_, carried) = state.carried_weighted(place)?;
    let Figure::Weighted(id) = carried.figure.clone() else {
        return Err(out_of_bounds("a domain"));
    };
    let title = carried.title.clone();
    let value = TraceValue::Money(money);
    let node = TraceNode::new(
        Figure::DomainMoney(id),
        &title,
        Rule::Priced(rounding),
        value,
    );
    Ok(node.reading(vec![read]).over(vec![carried]))
}

/// A domain's weighted points × the price of a point, rounded as the allocation is.
pub fn domain_pounds(
    state: &State<'_>,
    place: usize,
    price: Decimal,
    rounding: RoundingRule,
) -> Result<Money, AnswerProblem> {
    let weighted = state.domains.get(place).and_then(|domain| domain.weighted);
    weighted
        .unwrap_or_default()
        .checked_mul(price)
        .and_then(|pounds| Money::rounded(pounds, rounding.to, rounding.rounding))
        .ok_or_else(|| out_of_bounds("the money of a domain"))
}

/// A line's label: the step's title with the figure that the adjustment applies.
fn label(figures: Figures<'_>, step: &Step, applies: &Applies) -> Label {
    let (title, operation, stated) = (&step.title, applies.operation, applies.stated);
    let size = || written(stated.abs());
    let sign = if stated.is_sign_negative() {
        "−"
    } else {
        "+"
    };
    let money = || {
        let currency = &figures.ras.currency;
        let whole_pence = Money::from_pounds(stated).map(|amount| amount.shown_in(currency));
        whole_pence.unwrap_or_else(|| wording::money(currency, stated))
    };
    let times = applies.times.as_ref().and_then(|node| node.result.number());
    let times = times.map(|times| format!("{} × ", written(times)));
    if times.is_none() && matches!(operation, Operation::Add | Operation::Subtract) {
        return title.clone();
    }
    let times = times.unwrap_or_default();
    let parts: &[&str] = match operation {
        Operation::Percent => &[" ", &times, sign, &size(), " %"],
        Operation::Fraction => &[" ", &times, sign, &size()],
        Operation::Multiply => &[" × ", &times, &written(stated)],
        Operation::Divide => &[" ÷ ", &times, &written(stated)],
        Operation::Add | Operation::Subtract => &[" ", &times, &money()],
        Operation::Floor => &[" (at least ", &times, &money(), ")"],
        Operation::Cap => &[" (at most ", &times, &money(), ")"],
    };
    let label = [title.as_str(), &parts.concat()].concat();
    label.into()
}
