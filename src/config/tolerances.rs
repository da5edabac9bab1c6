//! The limits that flags use, each with its kind and reference.

use super::dated::Dated;
use super::ras::Reference;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The flag rules in force. Every rule of the program has exactly one setting here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tolerances {
    /// Where the limits come from, by key.
    pub references: BTreeMap<String, Reference>,
    /// The setting of each rule, by the rule's code.
    pub rules: BTreeMap<String, FlagSetting>,
    /// The file that they were read from, for messages.
    pub file: String,
    /// The line of each key of the file, for messages.
    pub lines: BTreeMap<String, usize>,
}

impl Tolerances {
    /// The line of a key, or of the nearest key above it; nothing where none is known.
    #[must_use]
    pub fn line(&self, key: &str) -> Option<usize> {
        match self.lines.get(key) {
            Some(line) => Some(*line),
            None => self.line(key.rsplit_once('.')?.0),
        }
    }

    /// The title of a reference, or its key when the title is not known.
    #[must_use]
    pub fn reference_title<'a>(&'a self, key: &'a str) -> &'a str {
        self.references
            .get(key)
            .map_or(key, |reference| reference.title.as_str())
    }
}

/// How one flag rule is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagSetting {
    /// What a case that meets the rule gets.
    pub kind: FlagKind,
    /// The key of the reference for the rule itself.
    pub reference: String,
    /// The rule's limits by name (`percent_max`, `amount_max`, `months_max`, `percentile_low` …),
    /// in the unit that the rule's documentation states.
    pub limits: BTreeMap<String, Dated<Decimal>>,
    /// The rule's word lists by name (`components`, `specialisms` …).
    pub words: BTreeMap<String, Vec<String>>,
    /// The rule's prices of services, where it reads any.
    pub prices: Vec<PriceLimit>,
}

/// A price of one service, in pounds for each unit that its frequency states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceLimit {
    /// The service component as the Client Level Data return lists it.
    pub component: String,
    /// The cost frequency as the return lists it (`Hourly`): prices of other frequencies are not
    /// compared.
    pub frequency: String,
    /// The price.
    pub price: Dated<Decimal>,
}

/// What a flag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlagKind {
    /// Puts the case in the queue.
    Refer,
    /// Is only shown.
    Inform,
    /// The rule is not used.
    Off,
}

impl FlagKind {
    /// Every kind with the code that configuration uses.
    pub const ALL: [(FlagKind, &'static str); 3] = [
        (FlagKind::Refer, "refer"),
        (FlagKind::Inform, "inform"),
        (FlagKind::Off, "off"),
    ];

    /// The code that configuration uses.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("off", |row| row.1)
    }
}
