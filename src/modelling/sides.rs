//! Two versions of a RAS on one day, and what each gives for a case.

use crate::caseload::case::Case;
use crate::config::ras::Ras;
use crate::scoring;
use crate::terms::date::Date;
use crate::terms::money::{Money, PerYear, Period};
use rust_decimal::Decimal;

/// A RAS and the same with changed figures, on the day whose figures count.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// The RAS as it is.
    pub before: &'a Ras,
    /// The same with changed figures.
    pub after: &'a Ras,
    /// The day.
    pub on: Date,
}

/// The indicative budget of a case on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// In pounds a week.
    pub per_week: Money,
    /// In a year, where the RAS states it by the year or by the month; none by the week, and beyond
    /// the bounds of money.
    pub stated_per_year: Option<PerYear>,
}

impl Sides<'_> {
    /// The indicative budgets of a case: before, after. None where it has none of that side, and on
    /// both sides where it brings one of its own, which no figure changes.
    #[must_use]
    pub fn of_case(&self, case: &Case) -> (Option<Amount>, Option<Amount>) {
        if case.given.is_some() {
            return (None, None);
        }
        let amount = |ras| {
            let assessed = scoring::assess(ras, case, self.on);
            let scored = assessed.scored()?;
            Some(Amount {
                per_week: scored.indicative()?.0.0,
                stated_per_year: scored.stated_per_year(),
            })
        };
        (amount(self.before), amount(self.after))
    }

    /// Whether both sides state their money by the week.
    #[must_use]
    pub fn states_by_the_week(&self) -> bool {
        [self.before, self.after]
            .iter()
            .all(|ras| ras.unit == Period::Week)
    }

    /// The weeks in a year, before and after; none where a side says nothing of that day yet.
    #[must_use]
    pub fn weeks_per_year(&self) -> Option<(Decimal, Decimal)> {
        let weeks = |ras: &Ras| Some(ras.weeks_per_year.at(self.on).ok()?.value);
        weeks(self.before).zip(weeks(self.after))
    }
}
