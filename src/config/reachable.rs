//! The points that cases can have on a day: of a domain, weighted, and of a total.
//!
//! What is given holds every number that any case can reach, and perhaps some that none can. Where
//! that cannot be told, or there are too many, there is nothing.

use super::adjustment::{Adjustment, Level};
use super::condition::Condition;
use super::dated::Dated;
use super::domain::{Combine, Domain, DomainWeighting};
use super::question::{AnswerNeed, AnswerOption, NumberPoints, Question, QuestionKind};
use super::ras::Ras;
use super::step::RoundingRule;
use crate::terms::date::Date;
use crate::terms::ids::{DomainId, TotalId};
use crate::terms::rounding::round_to;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Numbers of points, each once.
pub(super) type Numbers = BTreeSet<Decimal>;

/// More combinations than these are not gone through: it would be felt at every key.
const COMBINED_MAX: usize = 20_000;

/// The points by the figures of a day.
#[derive(Clone, Copy)]
pub(super) struct Reachable<'a> {
    pub(super) ras: &'a Ras,
    pub(super) on: Date,
}

impl Reachable<'_> {
    /// A domain's points, as its weighting takes them.
    pub(super) fn points(self, domain: &Domain) -> Option<Numbers> {
        let touched = |level: &Level| match level {
            Level::Points(of) => of.contains(&domain.id),
            _ => false,
        };
        if self.adjusted(touched) {
            return None;
        }
        let others = |of: &[DomainId]| -> Option<Vec<Numbers>> {
            let weighted = |id| {
                let mut numbers = self.weighted(self.ras.domain(id)?)?;
                numbers.insert(Decimal::ZERO);
                Some(numbers)
            };
            of.iter().map(weighted).collect()
        };
        let own = self.ras.questions.iter();
        let own = own.filter(|question| question.domain.as_ref() == Some(&domain.id));
        let each: Vec<Numbers> = match &domain.combine {
            Combine::HighestOf(of) | Combine::SumOf(of) => others(of)?,
            Combine::Sum | Combine::HighestQuestion => {
                own.map(|q| self.earned(q)).collect::<Option<_>>()?
            }
        };
        let mut points = match &domain.combine {
            Combine::Sum | Combine::SumOf(_) => sums(&each)?,
            Combine::HighestQuestion | Combine::HighestOf(_) => {
                each.into_iter().flatten().collect()
            }
        };
        if let Some(cap) = &domain.cap {
            let cap = self.figure(cap)?;
            points = points.into_iter().map(|one| one.min(cap)).collect();
        }
        if let Some(floor) = &domain.floor {
            let floor = self.figure(floor)?;
            points = points.into_iter().map(|one| one.max(floor)).collect();
        }
        Some(points)
    }

    /// A domain's weighted points.
    pub(super) fn weighted(self, domain: &Domain) -> Option<Numbers> {
        let touched = |level: &Level| match level {
            Level::WeightedPoints(of) => of.contains(&domain.id),
            _ => false,
        };
        if self.adjusted(touched) {
            return None;
        }
        let points = self.points(domain)?.into_iter();
        let weighted = |one: Decimal| {
            let weighted = match &domain.weighting {
                DomainWeighting::Factor(factor) => one.checked_mul(self.figure(factor)?)?,
                DomainWeighting::Percent(percent) => one
                    .checked_mul(self.figure(percent)?)?
                    .checked_div(Decimal::ONE_HUNDRED)?,
                DomainWeighting::Bands(editions) => {
                    editions.at(self.on).ok()?.value.find(one)?.gives
                }
            };
            rounded(weighted, domain.rounding)
        };
        points.map(weighted).collect()
    }

    /// A total of weighted points.
    pub(super) fn total(self, id: &TotalId) -> Option<Numbers> {
        if self.adjusted(|level| matches!(level, Level::Total(of) if of == id)) {
            return None;
        }
        let domains = self.ras.total(id)?.domains.iter();
        let each = domains.map(|id| {
            let mut numbers = self.weighted(self.ras.domain(id)?)?;
            numbers.insert(Decimal::ZERO);
            Some(numbers)
        });
        sums(&each.collect::<Option<Vec<_>>>()?)
    }

    fn figure(self, series: &Dated<Decimal>) -> Option<Decimal> {
        series.at(self.on).ok().map(|value| value.value)
    }

    fn adjusted(self, touches: impl Fn(&Level) -> bool) -> bool {
        let touched = |adjustment: &Adjustment| touches(&adjustment.level);
        self.ras.adjustments.iter().any(touched)
    }

    fn earned(self, question: &Question) -> Option<Numbers> {
        if self.adjusted(|level| matches!(level, Level::Question(id) if *id == question.id)) {
            return None;
        }
        let mut earned = match &question.kind {
            QuestionKind::Choice { options } => {
                let each = options.iter().map(|option| self.option(option));
                each.collect::<Option<Vec<_>>>()?
                    .into_iter()
                    .flatten()
                    .collect()
            }
            QuestionKind::Ticks { options, cap } => {
                let or_not = |option| {
                    let mut earns = self.option(option)?;
                    earns.insert(Decimal::ZERO);
                    Some(earns)
                };
                let each = options.iter().map(or_not).collect::<Option<Vec<_>>>()?;
                let ticked = sums(&each)?.into_iter();
                match cap {
                    Some(cap) => {
                        let cap = self.figure(cap)?;
                        ticked.map(|one| one.min(cap)).collect()
                    }
                    None => ticked.collect(),
                }
            }
            QuestionKind::Number { range, earns, .. } => self.counted(earns, *range)?,
            QuestionKind::Frequency {
                times_per_week_max,
                earns,
            } => self.counted(earns, (Decimal::ZERO, *times_per_week_max))?,
        };
        let always = question.counts_when == Condition::Always;
        if !always || question.need == AnswerNeed::EarnsNothingWhenMissing {
            earned.insert(Decimal::ZERO);
        }
        Some(earned)
    }

    fn option(self, option: &AnswerOption) -> Option<Numbers> {
        let at_ages = option.points_at_ages.iter().map(|(_, points)| points);
        let all = option.points.iter().chain(at_ages);
        let mut earns: Numbers = all
            .map(|points| self.figure(points))
            .collect::<Option<_>>()?;
        if earns.is_empty() {
            earns.insert(Decimal::ZERO);
        }
        Some(earns)
    }

    fn counted(self, earns: &NumberPoints, (least, most): (Decimal, Decimal)) -> Option<Numbers> {
        match earns {
            NumberPoints::Nothing => Some([Decimal::ZERO].into()),
            NumberPoints::Ranges(editions) => {
                let rows = editions.at(self.on).ok()?.value.rows.iter();
                Some(rows.map(|row| row.gives).collect())
            }
            NumberPoints::PerUnit {
                points,
                units,
                rounding,
            } => {
                let each = self.figure(points)?;
                let of = |number: Decimal| {
                    let earned = number.checked_mul(each)?.checked_div(*units)?;
                    rounded(earned, *rounding)
                };
                let (one, other) = (of(least)?, of(most)?);
                multiples(one.min(other), one.max(other), rounding.to)
            }
        }
    }
}

/// Every multiple of a step from one number to another.
fn multiples(from: Decimal, to: Decimal, step: Decimal) -> Option<Numbers> {
    let mut found = Numbers::new();
    let mut at = from;
    while at <= to {
        found.insert(at);
        at = at.checked_add(step)?;
        if found.len() > COMBINED_MAX || step <= Decimal::ZERO {
            return None;
        }
    }
    Some(found)
}

/// Every sum of one number of each.
fn sums(each: &[Numbers]) -> Option<Numbers> {
    let mut found: Numbers = [Decimal::ZERO].into();
    for numbers in each {
        if found.len().checked_mul(numbers.len())? > COMBINED_MAX {
            return None;
        }
        let mut added = Numbers::new();
        for one in &found {
            for other in numbers {
                added.insert(one.checked_add(*other)?);
            }
        }
        found = added;
    }
    Some(found)
}

fn rounded(value: Decimal, rule: RoundingRule) -> Option<Decimal> {
    round_to(value, rule.to, rule.rounding)
}
