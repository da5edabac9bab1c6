//! The steps that make money of a total, and the step that rounds: lines of their own.

use super::figures::{out_of_bounds, unfit};
use super::scored::{AnswerProblem, LineKind};
use super::state::State;
use super::trace::{Figure, ParameterRead, Rule, TraceNode, TraceValue};
use crate::config::allocation::{AllocationKind, AllocationTable, BandAmount, Knot, LineEnds};
use crate::config::bands::{Band, Bands};
use crate::config::dated::Dated;
use crate::config::step::{RoundingRule, Step};
use crate::terms::ids::{TableId, TotalId};
use crate::terms::money::Money;
use crate::terms::number::at_least_two_decimals;
use crate::terms::points::WeightedPoints;
use crate::terms::text::Label;
use rust_decimal::Decimal;

/// What a table gives for some points.
enum Gives {
    /// Pounds, unrounded, with the name of the band.
    Pounds {
        pounds: Decimal,
        /// The band, or by how much the points are multiplied, as it follows them in a sentence.
        how: String,
        band: Option<Label>,
        rule: Rule,
        parameters: Vec<ParameterRead>,
    },
    /// No amount, and why.
    None {
        why: String,
        parameters: Vec<ParameterRead>,
    },
}

/// Makes money of a total.
pub fn allocate(
    state: &mut State<'_>,
    step: &Step,
    (table, total): (&TableId, &TotalId),
    rounding: RoundingRule,
) -> Result<TraceNode, AnswerProblem> {
    let figure = Figure::Line(step.id.clone());
    let ras = state.ras();
    let table = ras
        .table(table)
        .ok_or_else(|| unfit(format!("there is no table {table}")))?;
    let (place, points) = state.total(total)?;
    let carried = state
        .carried_total(place)
        .ok_or_else(|| out_of_bounds("a total"))?;
    let title = &step.title;
    let Some(points) = points else {
        let label = format!("{title}: not considered").into();
        state.line(
            step,
            label,
            Money::ZERO,
            LineKind::NotConsidered(total.clone()),
        );
        let zero = TraceValue::Money(Money::ZERO);
        return Ok(TraceNode::new(figure, title, Rule::NotConsidered, zero).over(vec![carried]));
    };
    match look_up(state, table, points, rounding)? {
        Gives::None { why, parameters } => {
            state.no_amount.get_or_insert_with(|| why.clone());
            let node = TraceNode::new(figure, title, Rule::NoAmount(why), TraceValue::NoAmount);
            Ok(node.reading(parameters).over(vec![carried]))
        }
        Gives::Pounds {
            pounds,
            how,
            band,
            rule,
            parameters,
        } => {
            let amount = Money::rounded(pounds, rounding.to, rounding.rounding)
                .ok_or_else(|| out_of_bounds(&format!("the line {title}")))?;
            let figures = format!("{}{how}", at_least_two_decimals(points));
            let sentence = sentence(table, &figures, &amount.shown_in(&ras.currency));
            let points = WeightedPoints(points);
            state.line(
                step,
                title.clone(),
                amount,
                LineKind::Allocation {
                    points,
                    band,
                    table: table.title.clone().into(),
                    figures,
                    sentence,
                },
            );
            let title = calibrated(title, table);
            let node = TraceNode::new(figure, &title, rule, TraceValue::Money(amount));
            Ok(node.reading(parameters).over(vec![carried]))
        }
    }
}

/// The title of an allocation, with where its table's figures come from.
fn calibrated(title: &Label, table: &AllocationTable) -> Label {
    match &table.calibration {
        Some(calibration) => format!("{title} ({})", calibration.words()).into(),
        None => title.clone(),
    }
}

fn sentence(table: &AllocationTable, figures: &str, amount: &str) -> String {
    let sentence = format!("{}: {figures} → {amount}", table.title);
    match &table.calibration {
        Some(calibration) => format!("{sentence} ({})", calibration.words()),
        None => sentence,
    }
}

fn look_up(
    state: &State<'_>,
    table: &AllocationTable,
    points: Decimal,
    rounding: RoundingRule,
) -> Result<Gives, AnswerProblem> {
    let too_much = || out_of_bounds(&format!("what {} gives", table.title));
    match &table.kind {
        AllocationKind::PerPoint { price, intercept } => {
            per_point(state, (price, intercept.as_ref()), points, rounding)
                .and_then(|gives| gives.ok_or_else(too_much))
        }
        AllocationKind::Bands { editions, beyond } => {
            band(state, table, editions, beyond.as_deref(), points).map(|band| match band {
                Err(none) => none,
                Ok((band, pounds, read)) => Gives::Pounds {
                    pounds,
                    how: named(band),
                    band: band.label.clone(),
                    rule: Rule::Banded(Some(rounding)),
                    parameters: vec![read],
                },
            })
        }
        AllocationKind::CappedPerPoint {
            price,
            editions,
            beyond,
        } => {
            let (price, price_read) = state.figures.number(price)?;
            let priced = points.checked_mul(price).ok_or_else(too_much)?;
            band(state, table, editions, beyond.as_deref(), points).map(|band| match band {
                Err(none) => none,
                Ok((band, cap, read)) => Gives::Pounds {
                    pounds: priced.min(cap),
                    how: format!(
                        " × {}, at most {}{}",
                        shown(state, price),
                        shown(state, cap),
                        named(band)
                    ),
                    band: band.label.clone(),
                    rule: Rule::CappedPrice(rounding),
                    parameters: vec![price_read, read],
                },
            })
        }
        AllocationKind::Line { editions, ends } => {
            on_line(state, table, (editions, ends), points, rounding)
        }
    }
}

/// A price for every point, and where there are any a fixed part; nothing beyond the bounds.
fn per_point(
    state: &State<'_>,
    (price, intercept): (&Dated<Decimal>, Option<&Dated<Decimal>>),
    points: Decimal,
    rounding: RoundingRule,
) -> Result<Option<Gives>, AnswerProblem> {
    let (price, read) = state.figures.number(price)?;
    let mut parameters = vec![read];
    let mut how = format!(" × {}", shown(state, price));
    let mut pounds = points.checked_mul(price);
    if let Some((intercept, read)) = state.figures.optional(intercept)? {
        parameters.push(read);
        if points > Decimal::ZERO {
            how.push_str(&format!(" + {}", shown(state, intercept)));
            pounds = pounds.and_then(|pounds| pounds.checked_add(intercept));
        }
    }
    Ok(pounds.map(|pounds| Gives::Pounds {
        pounds,
        how,
        band: None,
        rule: Rule::Priced(rounding),
        parameters,
    }))
}

/// A figure of money as a sentence shows it.
fn shown(state: &State<'_>, pounds: Decimal) -> String {
    let sign = if pounds.is_sign_negative() { "−" } else { "" };
    let figure = at_least_two_decimals(pounds.abs());
    format!("{sign}{}{figure}", state.ras().currency)
}

/// The band as it follows the points in a sentence.
fn named(band: &Band<BandAmount>) -> String {
    let label = band.label.as_ref();
    label.map_or_else(String::new, |label| format!(" → {label}"))
}

type Found<'b> = (&'b Band<BandAmount>, Decimal, ParameterRead);

/// The band that the points lie in, with its amount; else no amount, and why.
fn band<'a>(
    state: &State<'a>,
    table: &AllocationTable,
    editions: &'a Dated<Bands<BandAmount>>,
    beyond: Option<&str>,
    points: Decimal,
) -> Result<Result<Found<'a>, Gives>, AnswerProblem> {
    let shown = at_least_two_decimals(points);
    let title = &table.title;
    Ok(match state.figures.money_band(editions, points)? {
        None => Err(Gives::None {
            why: match beyond {
                Some(beyond) => format!("{title}: {shown} points: {beyond}"),
                None => format!("{title}: {shown} points lie outside the table"),
            },
            parameters: Vec::new(),
        }),
        Some((band, read)) => match band.gives {
            BandAmount::Amount(amount) => Ok((band, amount, read)),
            BandAmount::NotPublished => Err(Gives::None {
                why: match &band.label {
                    Some(label) => format!("{title}: {shown} points: {label}: not published"),
                    None => format!("{title}: {shown} points: not published"),
                },
                parameters: vec![read],
            }),
        },
    })
}

fn on_line(
    state: &State<'_>,
    table: &AllocationTable,
    (editions, ends): (&Dated<Vec<Knot>>, &LineEnds),
    points: Decimal,
    rounding: RoundingRule,
) -> Result<Gives, AnswerProblem> {
    let none = || unfit(format!("the line of {} has no points", table.title));
    let too_much = || out_of_bounds(&format!("what {} gives", table.title));
    let (first, _) = state.figures.end(editions, false)?.ok_or_else(none)?;
    let (last, _) = state.figures.end(editions, true)?.ok_or_else(none)?;
    let outside = points < first.points || points > last.points;
    let rule = Rule::OnLine(rounding);
    match ends {
        LineEnds::Outside(why) if outside => {
            let points = at_least_two_decimals(points);
            let why = format!("{}: {points} points: {why}", table.title);
            Ok(Gives::None {
                why,
                parameters: Vec::new(),
            })
        }
        LineEnds::Flat if outside => {
            let upper = points > last.points;
            let (end, read) = state.figures.end(editions, upper)?.ok_or_else(none)?;
            Ok(Gives::Pounds {
                pounds: end.amount,
                how: String::new(),
                band: None,
                rule,
                parameters: vec![read],
            })
        }
        _ => match state.figures.stretch(editions, points)? {
            Some(((low, high), read)) => {
                let pounds = interpolate(low, high, points).ok_or_else(too_much)?;
                Ok(Gives::Pounds {
                    pounds,
                    how: String::new(),
                    band: None,
                    rule,
                    parameters: vec![read],
                })
            }
            None => {
                let (end, read) = state.figures.end(editions, false)?.ok_or_else(none)?;
                Ok(Gives::Pounds {
                    pounds: end.amount,
                    how: String::new(),
                    band: None,
                    rule,
                    parameters: vec![read],
                })
            }
        },
    }
}

/// The amount at `points` on the straight line through two points, unrounded: first × then ÷.
#[must_use]
pub fn interpolate(low: Knot, high: Knot, points: Decimal) -> Option<Decimal> {
    let rise = high.amount.checked_sub(low.amount)?;
    let run = high.points.checked_sub(low.points)?;
    let along = points.checked_sub(low.points)?;
    low.amount
        .checked_add(along.checked_mul(rise)?.checked_div(run)?)
}

/// Rounds the sum of all lines so far: the difference is a line of its own.
pub fn round(
    state: &mut State<'_>,
    step: &Step,
    rounding: RoundingRule,
) -> Result<TraceNode, AnswerProblem> {
    let too_much = || out_of_bounds(&format!("the line {}", step.title));
    let sum = Money::sum(state.lines.iter().map(|line| line.amount)).ok_or_else(too_much)?;
    let rounded =
        Money::rounded(sum.pounds(), rounding.to, rounding.rounding).ok_or_else(too_much)?;
    let amount = rounded.minus(sum).ok_or_else(too_much)?;
    let base = Figure::Base(step.id.clone());
    let base = TraceNode::new(base, &step.title, Rule::LinesSoFar, TraceValue::Money(sum));
    state.line(step, step.title.clone(), amount, LineKind::Rounding);
    let figure = Figure::Line(step.id.clone());
    let value = TraceValue::Money(amount);
    Ok(TraceNode::new(figure, &step.title, Rule::RoundingLine(rounding), value).over(vec![base]))
}
