//! Two versions of a RAS on one day, and what each gives for a case.

use crate::caseload::case::Case;
use crate::config::ras::Ras;
use crate::scoring;
use crate::terms::date::Date;
use crate::terms::money::Money;
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

impl Sides<'_> {
    /// The indicative budgets of a case, pounds a week: before, after. None where it has none of
    /// that side, and on both sides where it brings one of its own, which no figure changes.
    #[must_use]
    pub fn of_case(&self, case: &Case) -> (Option<Money>, Option<Money>) {
        if case.given.is_some() {
            return (None, None);
        }
        let amount = |ras| {
            let assessed = scoring::assess(ras, case, self.on);
            assessed.indicative().map(|indicative| indicative.0.0)
        };
        (amount(self.before), amount(self.after))
    }

    /// The weeks in a year, before and after; none where a side says nothing of that day yet.
    #[must_use]
    pub fn weeks_per_year(&self) -> Option<(Decimal, Decimal)> {
        let weeks = |ras: &Ras| Some(ras.weeks_per_year.at(self.on).ok()?.value);
        weeks(self.before).zip(weeks(self.after))
    }
}
