//! The reckoning itself: the steps of the RAS, one after the other, and what they come to.

use super::adjusting::{adjust_money, adjust_points, domain_pounds};
use super::allocating::{allocate, round};
use super::complete::CompleteAssessment;
use super::figures::{Figures, out_of_bounds};
use super::judge::Verdict;
use super::pointing::points;
use super::scored::{
    AnswerProblem, AnswerScore, DomainScore, RasResult, RasStamp, Scored, TotalScore,
};
use super::sheet::Sheet;
use super::state::{DomainState, State};
use super::trace::{Figure, Judged, Rule, TraceNode, TraceValue};
use super::weighting::{total, weighting};
use crate::config::condition::Condition;
use crate::config::domain::Total;
use crate::config::step::{Step, StepKind};
use crate::terms::budget::IndicativeBudget;
use crate::terms::ids::DomainId;
use crate::terms::money::{Money, PerMonth, PerWeek, PerYear, Period};
use crate::terms::points::{Points, WeightedPoints};
use crate::terms::text::Label;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// What the root of every trace is called.
static ROOT_TITLE: LazyLock<Label> = LazyLock::new(|| Label::from("Indicative budget"));

/// Takes every step; gives every problem that was met, not only the first.
pub fn reckon(complete: &CompleteAssessment<'_>) -> Result<Scored, Vec<AnswerProblem>> {
    let mut state = State::new(complete);
    let ras = state.ras();
    let mut problems = Vec::new();
    let mut nodes = Vec::with_capacity(ras.steps.len());
    for step in &ras.steps {
        match take(&mut state, step) {
            Ok(node) => nodes.push(node),
            Err(met) => {
                let new = met
                    .into_iter()
                    .filter(|problem| !problems.contains(problem));
                problems.extend(new.collect::<Vec<_>>());
                if !matches!(step.does, StepKind::AdjustMoney { .. }) {
                    break;
                }
            }
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    finish(state, nodes).map_err(|problem| vec![problem])
}

/// Takes a step if its condition holds.
fn take(state: &mut State<'_>, step: &Step) -> Result<TraceNode, Vec<AnswerProblem>> {
    if step.when == Condition::Always {
        return act(state, step);
    }
    let mut judge = state.judge();
    let verdict = judge.judge(&step.when);
    let inputs = judge.inputs;
    let mut node = match verdict {
        Verdict::Unknown | Verdict::Waiting => return Err(judge.problems),
        Verdict::Holds => act(state, step)?,
        Verdict::Fails => {
            let figure = Figure::Step(step.id.clone());
            TraceNode::new(figure, &step.title, Rule::NotTaken, TraceValue::Listed)
        }
    };
    let held = verdict == Verdict::Holds;
    node.conditions.insert(
        0,
        Judged {
            condition: step.when.clone(),
            held,
        },
    );
    for input in inputs {
        if !node.inputs.iter().any(|known| known.about == input.about) {
            node.inputs.push(input);
        }
    }
    Ok(node)
}

fn act(state: &mut State<'_>, step: &Step) -> Result<TraceNode, Vec<AnswerProblem>> {
    let money = matches!(
        step.does,
        StepKind::Allocate { .. } | StepKind::AdjustMoney { .. } | StepKind::Round { .. }
    );
    if money && state.no_amount.is_some() {
        let figure = Figure::Line(step.id.clone());
        return Ok(TraceNode::new(
            figure,
            &step.title,
            Rule::NotReckoned,
            TraceValue::NoAmount,
        ));
    }
    let one = |problem| vec![problem];
    match &step.does {
        StepKind::Points => points(state, step),
        StepKind::Weighting => weighting(state, step),
        StepKind::Total { total: id } => total(state, step, id).map_err(one),
        StepKind::AdjustPoints {
            adjustment,
            rounding,
        } => adjust_points(state, step, adjustment, *rounding),
        StepKind::Allocate {
            table,
            total,
            rounding,
        } => allocate(state, step, (table, total), *rounding).map_err(one),
        StepKind::AdjustMoney {
            adjustment,
            base,
            rounding,
        } => adjust_money(state, step, adjustment, base, *rounding),
        StepKind::Round { rounding } => round(state, step, *rounding).map_err(one),
    }
}

fn finish(mut state: State<'_>, nodes: Vec<TraceNode>) -> Result<Scored, AnswerProblem> {
    let (stamp, root) = stamp(state.figures)?;
    let amounts = state.lines.iter().map(|line| line.amount);
    let stated = Money::sum(amounts).ok_or_else(|| out_of_bounds("the sum of the lines"))?;
    let why = no_amount(&state, &nodes);
    let result = match why.or_else(|| below_nothing(stated, &stamp)) {
        Some(why) => RasResult::NoAmount { why },
        None => RasResult::Amount {
            stated,
            indicative: weekly(stated, &stamp)?,
        },
    };
    let value = match &result {
        RasResult::Amount { stated, .. } => TraceValue::Money(*stated),
        RasResult::NoAmount { .. } | RasResult::DoesNotApply { .. } => TraceValue::NoAmount,
    };
    let (money, domain_rounding) = money(&state)?;
    let totals = totals(&state);
    let unanswered = std::mem::take(&mut state.unanswered);
    let (lines, domains) = (
        std::mem::take(&mut state.lines),
        domain_scores(state, money),
    );
    Ok(Scored {
        domains,
        totals,
        lines,
        domain_rounding,
        unanswered,
        result,
        trace: TraceNode {
            rule: Rule::AllLines,
            result: value,
            ..root
        }
        .over(nodes),
        ras: stamp,
    })
}

/// Why there is no amount: a table gave none, no step that allocates was taken, or none of those
/// taken had a total with answers.
fn no_amount(state: &State<'_>, nodes: &[TraceNode]) -> Option<String> {
    if state.no_amount.is_some() {
        return state.no_amount.clone();
    }
    let both = state.ras().steps.iter().zip(nodes);
    let allocates = both.filter(|(step, _)| matches!(step.does, StepKind::Allocate { .. }));
    let rules: Vec<&Rule> = allocates.map(|(_, node)| &node.rule).collect();
    let gives_none = |rule: &&Rule| matches!(rule, Rule::NotTaken | Rule::NotConsidered);
    if rules.is_empty() || !rules.iter().all(gives_none) {
        return None;
    }
    let why = match rules.contains(&&Rule::NotConsidered) {
        true => "nothing was answered that this RAS gives an allocation for",
        false => "no allocation of this RAS is for this case",
    };
    Some(why.to_owned())
}

/// Why lines that add up to less than nothing are no amount: nobody is owed less than nothing, and
/// a RAS that means nought says so by a floor.
fn below_nothing(stated: Money, stamp: &RasStamp) -> Option<String> {
    stated.is_negative().then(|| {
        let sum = stated.shown_in(&stamp.currency);
        format!("the lines add up to {sum}, and this RAS has no floor that holds the sum at nought")
    })
}

/// The stamp of the RAS, and the root of the trace with the weeks in a year.
fn stamp(figures: Figures<'_>) -> Result<(RasStamp, TraceNode), AnswerProblem> {
    let ras = figures.ras;
    let (weeks_per_year, read) = figures.number(&ras.weeks_per_year)?;
    let stamp = RasStamp {
        id: ras.id.clone(),
        title: ras.title.clone(),
        version: ras.version.clone(),
        digest: ras.digest,
        figures_as_of: figures.on,
        currency: ras.currency.clone(),
        unit: ras.unit,
        weeks_per_year,
    };
    let root = TraceNode::new(
        Figure::Budget,
        &ROOT_TITLE,
        Rule::AllLines,
        TraceValue::NoAmount,
    );
    Ok((stamp, root.reading(vec![read])))
}

fn weekly(stated: Money, stamp: &RasStamp) -> Result<IndicativeBudget, AnswerProblem> {
    let weekly = match stamp.unit {
        Period::Week => Some(PerWeek(stated)),
        Period::Month => PerMonth(stated).per_week(stamp.weeks_per_year),
        Period::Year => PerYear(stated).per_week(stamp.weeks_per_year),
    };
    weekly
        .map(IndicativeBudget)
        .ok_or_else(|| out_of_bounds("the amount a week"))
}

/// Each domain's money, and the allocation line minus their sum.
type DomainsMoney = (Vec<Option<Money>>, Option<Money>);

fn money(state: &State<'_>) -> Result<DomainsMoney, AnswerProblem> {
    let none = (vec![None; state.domains.len()], None);
    let Some((price, total, rounding)) = state.domain_price else {
        return Ok(none);
    };
    let allocates = |step: &&Step| matches!(step.does, StepKind::Allocate { .. });
    let step = state.ras().steps.iter().find(allocates);
    let line = step.and_then(|step| state.lines.iter().find(|line| line.step == step.id));
    let Some(line) = line else {
        return Ok(none);
    };
    let price = price.at(state.figures.on)?.value;
    let mut amounts = Vec::with_capacity(state.domains.len());
    for (place, domain) in state.domains.iter().enumerate() {
        let counts = total.domains.contains(&domain.domain.id);
        let money = || domain_pounds(state, place, price, rounding);
        amounts.push(counts.then(money).transpose()?);
    }
    let sum = Money::sum(amounts.iter().copied().flatten());
    let rounding = sum.and_then(|sum| line.amount.minus(sum));
    let rounding = rounding.ok_or_else(|| out_of_bounds("the domains' money"))?;
    Ok((amounts, Some(rounding)))
}

fn totals(state: &State<'_>) -> Vec<TotalScore> {
    let totals = state.totals.iter().map(|(total, value)| TotalScore {
        total: total.id.clone(),
        title: total.title.clone(),
        weighted: value.map(WeightedPoints),
    });
    totals.collect()
}

fn domain_scores(mut state: State<'_>, money: Vec<Option<Money>>) -> Vec<DomainScore> {
    let rooms = state.n_questions.iter();
    let mut by_domain: Vec<Vec<AnswerScore>> = rooms.map(|n| Vec::with_capacity(*n)).collect();
    let answers = std::mem::take(&mut state.answers);
    for (place, score) in state.complete.sheet().domain_places.iter().zip(answers) {
        let slot = place.and_then(|place| by_domain.get_mut(place));
        if let (Some(score), Some(slot)) = (score, slot) {
            slot.push(score);
        }
    }
    let together: Vec<Option<Decimal>> = state.totals.iter().map(|t| together(&state, t)).collect();
    let each = state.domains.iter().zip(by_domain).zip(money);
    let scores = each.map(|((domain, answers), money)| {
        let id = &domain.domain.id;
        let counts = |(total, _): &(&Total, _)| total.domains.contains(id);
        let counted = state.totals.iter().position(counts);
        let together = counted.and_then(|place| together.get(place).copied().flatten());
        DomainScore {
            domain: id.clone(),
            title: domain.domain.title.clone(),
            answers,
            points: Points(domain.points.unwrap_or_default()),
            weighting: domain.factor,
            weighted: WeightedPoints(domain.weighted.unwrap_or_default()),
            share_percent: share(domain.weighted, together),
            counts_in: match counted {
                Some(_) => None,
                None => taken_by(&state, id),
            },
            takes: takes(&state, domain.domain.combine.of()),
            money,
        }
    });
    scores.collect()
}

/// The domain that takes the points of one that no total adds itself.
fn taken_by(state: &State<'_>, id: &DomainId) -> Option<Label> {
    let takes_it = |at: &&DomainState<'_>| at.domain.combine.of().contains(id);
    let taking = state.domains.iter().find(takes_it)?;
    Some(taking.domain.title.clone())
}

/// The titles of the domains whose weighted points are taken.
fn takes(state: &State<'_>, of: &[DomainId]) -> Vec<Label> {
    let taken = state.domains.iter().map(|at| at.domain);
    let taken = taken.filter(|domain| of.contains(&domain.id));
    taken.map(|domain| domain.title.clone()).collect()
}

/// What the domains of a total have together; nothing where it is not considered, and where a
/// domain has fewer than none.
///
/// An adjustment of the total (hours of minutes, so many points off) leaves it as it is.
fn together(state: &State<'_>, (total, considered): &(&Total, Option<Decimal>)) -> Option<Decimal> {
    considered.as_ref()?;
    let counted = state.domains.iter();
    let counted = counted.filter(|at| total.domains.contains(&at.domain.id));
    let mut parts = counted.map(|at| at.weighted.unwrap_or_default());
    parts.try_fold(Decimal::ZERO, |sum, part| match part < Decimal::ZERO {
        true => None,
        false => sum.checked_add(part),
    })
}

/// The share of what the domains of the first total that counts the domain have together.
fn share(weighted: Option<Decimal>, together: Option<Decimal>) -> Option<Decimal> {
    let together = together.filter(|together| !together.is_zero())?;
    weighted?
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(together)
}

/// The result for a case to which the RAS does not apply; nothing when it applies.
///
/// Asked before anything is reckoned, and before answers are missed. The first condition that
/// holds says why; if none holds and one is not known, that is a problem.
pub fn outside(sheet: &Sheet<'_>) -> Result<Option<Scored>, Vec<AnswerProblem>> {
    let mut open = Vec::new();
    for (condition, why) in &sheet.ras.does_not_apply {
        let mut judge = sheet.judge();
        match judge.judge(condition) {
            Verdict::Fails => {}
            Verdict::Unknown | Verdict::Waiting => open.append(&mut judge.problems),
            Verdict::Holds => {
                let figures = Figures {
                    ras: sheet.ras,
                    on: sheet.on,
                };
                let (stamp, mut root) = stamp(figures).map_err(|problem| vec![problem])?;
                root.rule = Rule::DoesNotApply(why.clone());
                root.inputs = judge.inputs;
                root.conditions = vec![Judged {
                    condition: condition.clone(),
                    held: true,
                }];
                return Ok(Some(Scored {
                    ras: stamp,
                    domains: Vec::new(),
                    totals: Vec::new(),
                    lines: Vec::new(),
                    domain_rounding: None,
                    unanswered: Vec::new(),
                    result: RasResult::DoesNotApply { why: why.clone() },
                    trace: root,
                }));
            }
        }
    }
    if open.is_empty() { Ok(None) } else { Err(open) }
}
