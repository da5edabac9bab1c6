//! A limit in per cent, in pounds, or in both: how far one amount may lie from another.

use super::rule::{LimitSpec, Need, Unit, WordCount, WordSpec};
use super::setting::{Setting, SettingProblem};
use super::wording;
use crate::terms::money::Money;
use crate::terms::number;
use rust_decimal::Decimal;

/// The limit in per cent.
pub const PERCENT_MAX: LimitSpec = LimitSpec {
    name: "percent_max",
    unit: Unit::Percent,
    need: Need::OneOfThese,
    meaning: "at most so many per cent",
};

/// The limit in pounds.
pub const AMOUNT_MAX: LimitSpec = LimitSpec {
    name: "amount_max",
    unit: Unit::PoundsPerWeek,
    need: Need::OneOfThese,
    meaning: "at most so much a week",
};

/// Whether one of the two limits is enough or both must be passed.
pub const TOGETHER: WordSpec = WordSpec {
    name: "together",
    count: WordCount::One,
    allowed: &["any", "both"],
    lists: &[],
    meaning: "whether passing any limit is enough, or both must be passed",
};

/// The limits in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    percent_max: Option<Decimal>,
    amount_max: Option<Money>,
    both: bool,
}

impl Threshold {
    /// Reads the limits; at least one must be set.
    pub fn read(setting: &Setting<'_>) -> Result<Threshold, SettingProblem> {
        let threshold = Threshold {
            percent_max: setting.if_set(PERCENT_MAX.name)?,
            amount_max: setting.money_if_set(AMOUNT_MAX.name)?,
            both: setting.lists(TOGETHER.name, "both")?,
        };
        if threshold.percent_max.is_none() && threshold.amount_max.is_none() {
            return Err(SettingProblem::MissingLimit {
                name: format!("{} or {}", PERCENT_MAX.name, AMOUNT_MAX.name),
            });
        }
        Ok(threshold)
    }

    /// Whether a difference passes the limits; a difference at a limit does not pass it.
    ///
    /// Both are taken by size. Where no percentage can be given (of nothing), the amount alone is
    /// judged; without a limit in pounds any difference then passes.
    #[must_use]
    pub fn is_passed(&self, percent: Option<Decimal>, amount: Money) -> bool {
        let by_amount = self.amount_max.map(|max| amount.size() > max);
        let by_percent = match (self.percent_max, percent) {
            (None, _) => None,
            (Some(max), Some(percent)) => Some(percent.abs() > max),
            (Some(_), None) if by_amount.is_some() => None,
            (Some(_), None) => Some(!amount.is_zero()),
        };
        let mut told = [by_percent, by_amount].into_iter().flatten();
        if self.both {
            told.all(|passed| passed)
        } else {
            told.any(|passed| passed)
        }
    }

    /// The limit in per cent.
    #[must_use]
    pub fn percent_max(&self) -> Option<Decimal> {
        self.percent_max
    }

    /// The limits in words: `limit 10 % or £50 a week`.
    #[must_use]
    pub fn words(&self, currency: &str) -> String {
        let percent = self
            .percent_max
            .map(|max| format!("{} %", number::shortest(max)));
        let amount = self
            .amount_max
            .map(|max| format!("{} a week", wording::limit_pounds(currency, max)));
        let parts: Vec<String> = [percent, amount].into_iter().flatten().collect();
        format!(
            "limit {}",
            parts.join(if self.both { " and " } else { " or " })
        )
    }
}
