//! What an amount for a limited time comes to until its end, day by day.

use super::matter::Matter;
use crate::terms::date::{Date, days_between};
use crate::terms::money::Money;
use rust_decimal::Decimal;

/// What an amount for a limited time gives more or less in all, from the day of the decision on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverTime {
    /// The first of the days: that of the decision, or a later one from which it is paid.
    pub from: Date,
    /// On how many days.
    pub n_days: i32,
    /// In all: Σ over the days of what it differs by from what would be in force ÷ 7, to the penny,
    /// halves away from zero.
    pub in_all: Money,
    /// Whether it may be less: what is in force on some of the days is not known in full.
    pub at_most: bool,
}

impl Matter<'_> {
    /// What an amount with a last day comes to: the steps of a transition that goes on beneath
    /// fall meanwhile, and lines of the package begin and end.
    pub(super) fn over_time(&self) -> Option<OverTime> {
        let (agreed, last) = (self.agreed?, self.motion.verdict.last_day()?);
        let (from, ends) = (
            self.motion.first_day().max(self.date),
            last.tomorrow().ok()?,
        );
        let in_force = self.in_force_between(from, ends);
        let next: Vec<Date> = in_force.iter().skip(1).map(|(day, _)| *day).collect();
        let until = next.into_iter().chain([ends]);
        let in_all =
            in_force
                .iter()
                .zip(until)
                .try_fold(Decimal::ZERO, |sum, ((day, amount), until)| {
                    let more = agreed.0.minus(amount.0)?.pounds();
                    sum.checked_add(more.checked_mul(days_between(*day, until).into())?)
                })?;
        let mut changes = self.days_of_change(from, ends).into_iter();
        Some(OverTime {
            at_most: !changes.all(|day| self.is_known_otherwise_on(day)),
            from,
            n_days: days_between(from, ends),
            in_all: Money::to_the_penny(in_all.checked_div(7.into())?)?,
        })
    }
}
