//! A case as it is when somebody answers or withdraws what was decided on it.

use super::standing::{Standing, StandingDecision, agreed_in_force, present_on};
use crate::terms::date::Date;
use crate::terms::money::PerWeek;

/// A case as it is.
#[derive(Clone, Copy, Debug)]
pub struct AsItIs<'a> {
    /// The package's known weekly cost; none without a package.
    pub package: Option<PerWeek>,
    /// The case's standing.
    pub standing: &'a Standing,
}

impl AsItIs<'_> {
    /// What the council provides for on a day.
    pub(super) fn present(&self, day: Date) -> Option<PerWeek> {
        self.present_under(&self.standing.decisions, day)
    }

    /// The most that the person has on a day: as provided or as agreed.
    pub(super) fn has(&self, day: Date) -> Option<PerWeek> {
        let agreed = agreed_in_force(&self.standing.decisions, day).map(|agreed| agreed.amount);
        agreed.max(self.present(day))
    }

    /// What the council would provide for on a day if only these decisions counted.
    pub(super) fn present_under(&self, known: &[StandingDecision], day: Date) -> Option<PerWeek> {
        present_on(self.package, self.standing.package_as_of, known, day)
    }
}
