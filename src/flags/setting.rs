//! A rule's setting as it is in force on a date.

use crate::config::dated::{DatedValue, NotInForce};
use crate::config::tolerances::{FlagSetting, PriceLimit};
use crate::terms::date::Date;
use crate::terms::money::Money;
use rust_decimal::Decimal;

/// A rule's setting, read as of a date.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    flag: &'a FlagSetting,
    on: Date,
}

/// Why a rule's setting cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingProblem {
    /// A figure that the rule needs is not set.
    #[error("the limit {name} is not set")]
    MissingLimit {
        /// The figure.
        name: String,
    },
    /// A word list that the rule needs is not set.
    #[error("the word list {name} is not set")]
    MissingWords {
        /// The list.
        name: String,
    },
    /// A figure is not in force on the date.
    #[error(transparent)]
    NotInForce(#[from] NotInForce),
    /// A figure is not what the rule can read.
    #[error("the limit {name} is {value}, which cannot be used")]
    Unusable {
        /// The figure.
        name: String,
        /// Its value.
        value: Decimal,
    },
    /// A figure left its bounds while reckoning.
    #[error("{what} is out of bounds")]
    OutOfBounds {
        /// What was being reckoned.
        what: &'static str,
    },
}

impl<'a> Setting<'a> {
    /// Reads `flag` as of `on`.
    #[must_use]
    pub fn on(flag: &'a FlagSetting, on: Date) -> Setting<'a> {
        Setting { flag, on }
    }

    /// A figure with its date and reference; nothing when it is not set.
    pub fn value(&self, name: &str) -> Result<Option<&'a DatedValue<Decimal>>, SettingProblem> {
        match self.flag.limits.get(name) {
            None => Ok(None),
            Some(series) => Ok(Some(series.at(self.on)?)),
        }
    }

    /// A figure; nothing when it is not set.
    pub fn if_set(&self, name: &str) -> Result<Option<Decimal>, SettingProblem> {
        Ok(self.value(name)?.map(|dated| dated.value))
    }

    /// A figure that the rule needs.
    pub fn number(&self, name: &str) -> Result<Decimal, SettingProblem> {
        self.if_set(name)?
            .ok_or_else(|| SettingProblem::MissingLimit {
                name: name.to_owned(),
            })
    }

    /// An amount that the rule needs.
    pub fn money(&self, name: &str) -> Result<Money, SettingProblem> {
        let value = self.number(name)?;
        as_money(name, value)
    }

    /// An amount; nothing when it is not set.
    pub fn money_if_set(&self, name: &str) -> Result<Option<Money>, SettingProblem> {
        self.if_set(name)?
            .map(|value| as_money(name, value))
            .transpose()
    }

    /// A whole number that the rule needs.
    pub fn whole(&self, name: &str) -> Result<u32, SettingProblem> {
        let value = self.number(name)?;
        let whole = value.fract().is_zero().then_some(value);
        whole
            .and_then(|number| u32::try_from(number).ok())
            .ok_or_else(|| SettingProblem::Unusable {
                name: name.to_owned(),
                value,
            })
    }

    /// A word list that the rule needs.
    pub fn words(&self, name: &str) -> Result<&'a [String], SettingProblem> {
        self.flag
            .words
            .get(name)
            .map(Vec::as_slice)
            .ok_or_else(|| SettingProblem::MissingWords {
                name: name.to_owned(),
            })
    }

    /// A word list that the rule can do without; empty when it is not set.
    #[must_use]
    pub fn words_if_set(&self, name: &str) -> &'a [String] {
        self.flag.words.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether `word` stands in the list, whatever its case and the spaces around it.
    pub fn lists(&self, name: &str, word: &str) -> Result<bool, SettingProblem> {
        let same = |listed: &String| listed.trim().eq_ignore_ascii_case(word.trim());
        Ok(self.words(name)?.iter().any(same))
    }

    /// The price in force for a component at a frequency; nothing where none is set.
    pub fn price(
        &self,
        component: &str,
        frequency: &str,
    ) -> Result<Option<&'a DatedValue<Decimal>>, SettingProblem> {
        let fits = |row: &&PriceLimit| {
            row.component.trim().eq_ignore_ascii_case(component.trim())
                && row.frequency.trim().eq_ignore_ascii_case(frequency)
        };
        match self.flag.prices.iter().find(fits) {
            None => Ok(None),
            Some(row) => Ok(Some(row.price.at(self.on)?)),
        }
    }
}

fn as_money(name: &str, value: Decimal) -> Result<Money, SettingProblem> {
    Money::from_pounds(value).ok_or_else(|| SettingProblem::Unusable {
        name: name.to_owned(),
        value,
    })
}
