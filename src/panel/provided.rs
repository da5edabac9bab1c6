//! What the council provides for on a day, as a motion is weighed against it.

use super::case_file::CaseFile;
use super::standing::{PresentIs, StandingDecision, agreed_in_force, present_with_kind};
use crate::terms::date::Date;
use crate::terms::money::PerWeek;

/// How much is known of what the council provides for on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// All of it.
    InFull(PerWeek),
    /// It is this, or more: a part of the package's cost is lacking.
    AtLeast(PerWeek),
    /// Nothing: no package is on record, or no cost of it, and no agreed amount is in force.
    Nothing,
}

impl Known {
    /// What is known, as sentences name it: `£564.40`.
    pub(super) fn words(self, currency: &str) -> String {
        match self {
            Known::InFull(amount) => format!("{currency}{amount}"),
            Known::AtLeast(amount) => format!("at least {currency}{amount}"),
            Known::Nothing => "an amount that is not known".to_owned(),
        }
    }

    /// The same with its period: `£564.40 a week`.
    pub(super) fn a_week(self, currency: &str) -> String {
        let period = if self == Known::Nothing {
            ""
        } else {
            " a week"
        };
        format!("{}{period}", self.words(currency))
    }

    /// The amount, as far as it is known.
    pub(super) fn amount(self) -> Option<PerWeek> {
        match self {
            Known::InFull(amount) | Known::AtLeast(amount) => Some(amount),
            Known::Nothing => None,
        }
    }
}

/// What is known of what the council provides for on a day, as of the day of the decision.
pub(super) fn known(decisions: &[StandingDecision], file: &CaseFile, on: (Date, Date)) -> Known {
    let amount = provided_with_kind(decisions, file, on).map(|(amount, _)| amount);
    match (amount, is_known(decisions, file, on)) {
        (Some(amount), true) => Known::InFull(amount),
        (Some(amount), false) if !amount.0.is_zero() => Known::AtLeast(amount),
        (Some(_) | None, _) => Known::Nothing,
    }
}

/// The most that is in force or provided. An effective date before the decision hides nothing that
/// the person has by the day of the decision, and a line that ends before a later one nothing that
/// is provided now.
pub(super) fn has(
    decisions: &[StandingDecision],
    file: &CaseFile,
    (effective, date): (Date, Date),
) -> PerWeek {
    let on = |day: Date| {
        let agreed = agreed_in_force(decisions, day).map(|agreed| agreed.amount);
        agreed
            .unwrap_or_default()
            .max(provided(decisions, file, (day, date)))
    };
    let today = file.package_cost.known;
    let later = on(effective).max(on(effective.max(date)));
    match agreed_in_force(decisions, effective) {
        Some(_) => later,
        None => later.max(today),
    }
}

/// What the council provides for on a day, as known on the day of the decision: on a day gone by
/// what the package cost then, or what was agreed where it has no line of that day any more.
/// Nothing known weighs as nothing, so that no amount is a reduction of it; it is told by
/// [`known`].
pub(super) fn provided(
    decisions: &[StandingDecision],
    file: &CaseFile,
    on: (Date, Date),
) -> PerWeek {
    let known = provided_with_kind(decisions, file, on);
    known.map(|(amount, _)| amount).unwrap_or_default()
}

/// Whether that is known in full: an agreed amount is, a package may lack a cost.
pub(super) fn is_known(decisions: &[StandingDecision], file: &CaseFile, on: (Date, Date)) -> bool {
    match provided_with_kind(decisions, file, on) {
        Some((_, PresentIs::Agreed(_))) => true,
        Some((_, PresentIs::Package)) => file.package_is_whole_on(on.0, on.1),
        None => false,
    }
}

fn provided_with_kind(
    decisions: &[StandingDecision],
    file: &CaseFile,
    (day, date): (Date, Date),
) -> Option<(PerWeek, PresentIs)> {
    let package = match day < date {
        true => file.package_then(day),
        false if file.has_no_package_on_record() => None,
        false => Some(file.package_on(day).unwrap_or(file.package_cost.known)),
    };
    let as_of = file.standing.package_as_of;
    present_with_kind(package, as_of, decisions, day)
}
