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
