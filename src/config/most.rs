//! The most points and money that any case can reach on a day, step by step.
//!
//! What is given is never too small: where the most cannot be told, there is nothing.

use super::adjustment::{Adjustment, Level, Operation};
use super::allocation::{AllocationKind, AllocationTable, BandAmount, LineEnds};
use super::bands::Bands;
use super::condition::Condition;
use super::dated::Dated;
use super::domain::{Combine, Domain, DomainWeighting};
use super::question::{AnswerOption, NumberPoints, Question, QuestionKind};
use super::ras::Ras;
use super::step::{RoundingRule, Step, StepKind};
use crate::terms::date::Date;
use crate::terms::ids::{DomainId, TotalId};
use crate::terms::rounding::{Rounding, round_to};
use rust_decimal::Decimal;

/// The most by the figures of a day.
#[derive(Clone, Copy)]
pub(super) struct Most<'a> {
    pub(super) ras: &'a Ras,
    pub(super) on: Date,
}

impl Most<'_> {
    fn figure(self, series: &Dated<Decimal>) -> Option<Decimal> {
        series.at(self.on).ok().map(|value| value.value)
    }

    /// What the answers of a domain's questions can earn, before its floor.
    pub(super) fn points(self, domain: &Domain) -> Option<Decimal> {
        let most = self.points_before_cap(domain)?;
        match &domain.cap {
            Some(cap) => Some(most.min(self.figure(cap)?)),
            None => Some(most),
        }
    }

    /// The same before the domain's cap, too.
    pub(super) fn points_before_cap(self, domain: &Domain) -> Option<Decimal> {
        let of_others = |of: &[DomainId]| -> Option<Vec<Decimal>> {
            let domains = of.iter().map(|id| self.weighted(self.ras.domain(id)?));
            domains.collect()
        };
        let own = self.ras.questions.iter();
        let own = own.filter(|question| question.domain.as_ref() == Some(&domain.id));
        let each: Vec<Decimal> = match &domain.combine {
            Combine::HighestOf(of) | Combine::SumOf(of) => of_others(of)?,
            Combine::Sum | Combine::HighestQuestion => {
                own.map(|q| self.earned(q)).collect::<Option<_>>()?
            }
        };
        match &domain.combine {
            Combine::Sum | Combine::SumOf(_) => {
                let sum = |sum: Decimal, one: Decimal| sum.checked_add(one.max(Decimal::ZERO));
                each.into_iter().try_fold(Decimal::ZERO, sum)
            }
            Combine::HighestQuestion | Combine::HighestOf(_) => {
                Some(each.into_iter().max().unwrap_or_default())
            }
        }
    }

    /// What the options of a question earn together, all ticked.
    pub(super) fn ticked(self, options: &[AnswerOption]) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        for option in options {
            sum = sum.checked_add(self.option(option)?.max(Decimal::ZERO))?;
        }
        Some(sum)
    }

    fn earned(self, question: &Question) -> Option<Decimal> {
        let touched =
            |a: &Adjustment| matches!(&a.level, Level::Question(id) if *id == question.id);
        if self.ras.adjustments.iter().any(touched) {
            return None;
        }
        match &question.kind {
            QuestionKind::Choice { options } => {
                let points = options.iter().map(|option| self.option(option));
                Some(points.collect::<Option<Vec<_>>>()?.into_iter().max()?)
            }
            QuestionKind::Ticks { options, cap } => {
                let sum = self.ticked(options)?;
                match cap {
                    Some(cap) => Some(sum.min(self.figure(cap)?)),
                    None => Some(sum),
                }
            }
            QuestionKind::Number { range, earns, .. } => self.counted(earns, *range),
            QuestionKind::Frequency {
                times_per_week_max,
                earns,
            } => self.counted(earns, (Decimal::ZERO, *times_per_week_max)),
        }
    }

    fn option(self, option: &AnswerOption) -> Option<Decimal> {
        let at_ages = option.points_at_ages.iter().map(|(_, points)| points);
        let all = option.points.iter().chain(at_ages);
        let points = all.map(|points| self.figure(points));
        let points = points.collect::<Option<Vec<_>>>()?;
        Some(points.into_iter().max().unwrap_or_default())
    }

    fn counted(self, earns: &NumberPoints, (least, most): (Decimal, Decimal)) -> Option<Decimal> {
        match earns {
            NumberPoints::Nothing => Some(Decimal::ZERO),
            NumberPoints::Ranges(editions) => highest(&editions.at(self.on).ok()?.value),
            NumberPoints::PerUnit {
                points,
                units,
                rounding,
            } => {
                let each = self.figure(points)?;
                let product = least.checked_mul(each)?.max(most.checked_mul(each)?);
                rounded_up(product.checked_div(*units)?, *rounding)
            }
        }
    }

    /// A domain's weighted points, with its floor.
    pub(super) fn weighted(self, domain: &Domain) -> Option<Decimal> {
        let touches = |a: &&Adjustment| match &a.level {
            Level::Points(of) | Level::WeightedPoints(of) => of.contains(&domain.id),
            Level::Question(_) | Level::Total(_) | Level::Money => false,
        };
        let mut touching = self.ras.adjustments.iter().filter(touches);
        if touching.any(|adjustment| !self.only_takes(adjustment)) {
            return None;
        }
        let mut points = self.points(domain)?;
        if let Some(floor) = &domain.floor {
            points = points.max(self.figure(floor)?);
        }
        let weighted = match &domain.weighting {
            DomainWeighting::Factor(factor) => points.checked_mul(self.figure(factor)?)?,
            DomainWeighting::Percent(percent) => points
                .checked_mul(self.figure(percent)?)?
                .checked_div(Decimal::ONE_HUNDRED)?,
            DomainWeighting::Bands(editions) => highest(&editions.at(self.on).ok()?.value)?,
        };
        rounded_up(weighted, domain.rounding)
    }

    /// A total of weighted points, before adjustments of it.
    pub(super) fn total(self, id: &TotalId) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        for domain in &self.ras.total(id)?.domains {
            let weighted = self.weighted(self.ras.domain(domain)?)?;
            sum = sum.checked_add(weighted.max(Decimal::ZERO))?;
        }
        Some(sum)
    }

    /// Whether an adjustment never makes more of anything.
    fn only_takes(self, adjustment: &Adjustment) -> bool {
        let takes = |value: Decimal| match adjustment.operation {
            Operation::Percent | Operation::Fraction | Operation::Add => value <= Decimal::ZERO,
            Operation::Multiply => value <= Decimal::ONE,
            Operation::Divide => value >= Decimal::ONE,
            Operation::Subtract => value >= Decimal::ZERO,
            Operation::Cap => true,
            Operation::Floor => false,
        };
        let mut values = adjustment.values.iter();
        adjustment.times.is_none()
            && values.all(|value| self.figure(&value.value).is_some_and(takes))
    }

    /// The sum of the lines of all steps before the one at `at`.
    pub(super) fn money_before(self, at: usize) -> Option<Decimal> {
        let steps = self.ras.steps.iter().take(at);
        steps
            .into_iter()
            .try_fold(Decimal::ZERO, |sum, step| self.after(sum, step))
    }

    /// The sum of the lines after a step, from that before it.
    fn after(self, sum: Decimal, step: &Step) -> Option<Decimal> {
        match &step.does {
            StepKind::Allocate {
                table,
                total,
                rounding,
            } => {
                let amount = self.allocated(self.ras.table(table)?, total)?;
                sum.checked_add(rounded_up(amount.max(Decimal::ZERO), *rounding)?)
            }
            StepKind::AdjustMoney {
                adjustment,
                rounding,
                ..
            } => {
                let adjustment = self.ras.adjustment(adjustment)?;
                rounded_up(self.adjusted(sum, adjustment, step)?, *rounding)
            }
            StepKind::Round { rounding } => rounded_up(sum, *rounding),
            _ => Some(sum),
        }
    }

    fn adjusted(self, sum: Decimal, adjustment: &Adjustment, step: &Step) -> Option<Decimal> {
        let mut most = sum;
        if adjustment.times.is_some() {
            return None;
        }
        for one in &adjustment.values {
            let value = self.figure(&one.value)?;
            let then = match adjustment.operation {
                Operation::Percent => {
                    sum.checked_add(sum.checked_mul(value)?.checked_div(Decimal::ONE_HUNDRED)?)?
                }
                Operation::Fraction => sum.checked_add(sum.checked_mul(value)?)?,
                Operation::Multiply => sum.checked_mul(value)?,
                Operation::Divide => sum.checked_div(value)?,
                Operation::Add => sum.checked_add(value)?,
                Operation::Subtract => sum.checked_sub(value)?,
                Operation::Floor => value,
                Operation::Cap
                    if step.when == Condition::Always && one.when == Condition::Always =>
                {
                    return Some(sum.min(value.max(Decimal::ZERO)));
                }
                Operation::Cap => sum,
            };
            most = most.max(then);
        }
        Some(most)
    }

    fn allocated(self, table: &AllocationTable, total: &TotalId) -> Option<Decimal> {
        let priced = |price: &Dated<Decimal>| {
            let changes = |a: &Adjustment| matches!(&a.level, Level::Total(id) if id == total);
            if self.ras.adjustments.iter().any(changes) {
                return None;
            }
            self.total(total)?.checked_mul(self.figure(price)?)
        };
        match &table.kind {
            AllocationKind::PerPoint { price, intercept } => {
                let intercept = match intercept {
                    Some(intercept) => self.figure(intercept)?,
                    None => Decimal::ZERO,
                };
                priced(price)?.checked_add(intercept)
            }
            AllocationKind::Bands { editions, .. }
            | AllocationKind::CappedPerPoint { editions, .. } => {
                let rows = editions.at(self.on).ok()?.value.rows.iter();
                rows.filter_map(|row| match row.gives {
                    BandAmount::Amount(amount) => Some(amount),
                    BandAmount::NotPublished => None,
                })
                .max()
            }
            AllocationKind::Line { editions, ends } => match ends {
                LineEnds::Extend => None,
                LineEnds::Flat | LineEnds::Outside(_) => {
                    let knots = editions.at(self.on).ok()?.value.iter();
                    knots.map(|knot| knot.amount).max()
                }
            },
        }
    }
}

fn highest(bands: &Bands<Decimal>) -> Option<Decimal> {
    bands.rows.iter().map(|row| row.gives).max()
}

fn rounded_up(value: Decimal, rule: RoundingRule) -> Option<Decimal> {
    round_to(value, rule.to, Rounding::Up)
}
