//! Values as columns hold them: whole pence, ISO dates, words for kinds.

use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::money::{Money, PerWeek};

/// A date as `2026-11-24`.
#[must_use]
pub fn iso(date: Date) -> String {
    date.to_string()
}

/// A date that may be missing.
#[must_use]
pub fn iso_of(date: Option<Date>) -> Option<String> {
    date.map(iso)
}

/// Whole pence of an amount that may be missing.
#[must_use]
pub fn pence_of(amount: Option<PerWeek>) -> Option<i64> {
    amount.map(|weekly| weekly.0.pence())
}

/// Whole pence of a sum that may be missing.
#[must_use]
pub fn money_of(amount: Option<Money>) -> Option<i64> {
    amount.map(Money::pence)
}

/// An entry's number as a column holds it.
#[must_use]
pub fn entry_of(entry: Option<EntryNumber>) -> Option<i64> {
    entry.map(|number| i64::try_from(number.0).unwrap_or(i64::MAX))
}
