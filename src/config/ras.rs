//! A resource allocation system: versioned, dated, and whole.

use super::adjustment::{Adjustment, Level};
use super::allocation::{AllocationKind, AllocationTable};
use super::condition::Condition;
use super::dated::Dated;
use super::domain::{Domain, Total};
use super::question::{Contradiction, FrequencyRule, Question};
use super::step::{RoundingRule, Step, StepKind};
use crate::terms::date::Date;
use crate::terms::ids::{AdjustmentId, DomainId, QuestionId, RasId, TableId, TotalId};
use crate::terms::money::Period;
use crate::terms::text::Label;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A resource allocation system, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ras {
    /// What it is called.
    pub id: RasId,
    /// Its title, as screens and letters show it.
    pub title: Label,
    /// The authority whose RAS it is.
    pub authority: String,
    /// Its version (`3`, `2026-27 v3`).
    pub version: Label,
    /// The first day on which this version is in force.
    pub in_force_from: Date,
    /// The sign of its currency (`£`).
    pub currency: Label,
    /// The period that its money is stated for.
    pub unit: Period,
    /// Weeks in a year, for conversions between week and year.
    pub weeks_per_year: Dated<Decimal>,
    /// How frequencies become times a week.
    pub frequency: FrequencyRule,
    /// Where its figures come from, by key.
    pub references: BTreeMap<String, Reference>,
    /// To whom it does not apply: the first condition that holds says why.
    pub does_not_apply: Vec<(Condition, String)>,
    /// Its questions in the order of the form.
    pub questions: Vec<Question>,
    /// Answers that cannot both be true.
    pub contradictions: Vec<Contradiction>,
    /// Its domains in the order of the breakdown.
    pub domains: Vec<Domain>,
    /// Its totals.
    pub totals: Vec<Total>,
    /// Its adjustments.
    pub adjustments: Vec<Adjustment>,
    /// Its allocation tables.
    pub tables: Vec<AllocationTable>,
    /// Its steps in order.
    pub steps: Vec<Step>,
    /// SHA-256 over the files that it was read from.
    pub digest: Digest,
}

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The digest in lower-case hexadecimal.
    #[must_use]
    pub fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Reads a digest in hexadecimal, as [`Digest::hex`] writes it; nothing for other texts.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Digest> {
        let mut digest = [0_u8; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (place, byte) in digest.iter_mut().enumerate() {
            let digits = text.get(2 * place..2 * place + 2)?;
            *byte = u8::from_str_radix(digits, 16).ok()?;
        }
        Some(Digest(digest))
    }

    /// The first twelve hexadecimal digits, for screens.
    #[must_use]
    pub fn short(&self) -> String {
        self.0
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.short())
    }
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The document and place.
    pub title: Label,
    /// Its address or shelf mark.
    pub link: Option<String>,
    /// Who agreed it.
    pub agreed_by: Option<String>,
}

impl Ras {
    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// The domain with this id.
    #[must_use]
    pub fn domain(&self, id: &DomainId) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.id == *id)
    }

    /// The total with this id.
    #[must_use]
    pub fn total(&self, id: &TotalId) -> Option<&Total> {
        self.totals.iter().find(|total| total.id == *id)
    }

    /// The adjustment with this id.
    #[must_use]
    pub fn adjustment(&self, id: &AdjustmentId) -> Option<&Adjustment> {
        self.adjustments
            .iter()
            .find(|adjustment| adjustment.id == *id)
    }

    /// The allocation table with this id.
    #[must_use]
    pub fn table(&self, id: &TableId) -> Option<&AllocationTable> {
        self.tables.iter().find(|table| table.id == *id)
    }

    /// The words for its money: `£ a week`, `€ a year`.
    #[must_use]
    pub fn money_unit(&self) -> String {
        let period = match self.unit {
            Period::Week => "a week",
            Period::Month => "a month",
            Period::Year => "a year",
        };
        format!("{} {period}", self.currency)
    }

    /// The title of a reference, or its key when the title is not known; shared.
    #[must_use]
    pub fn reference_label(&self, key: &str) -> Label {
        let known = self.references.get(key);
        known.map_or_else(|| Label::from(key), |reference| reference.title.clone())
    }

    /// The title of a reference, or its key when the title is not known.
    #[must_use]
    pub fn reference_title<'a>(&'a self, key: &'a str) -> &'a str {
        self.references
            .get(key)
            .map_or(key, |reference| reference.title.as_str())
    }

    /// The price of a weighted point by which every domain has money of its own, with the total
    /// that is priced and the rounding of the money.
    ///
    /// There is one only where a single step allocates, by a price per point without intercept,
    /// and no step changes the total itself or the weighted points after they were added up.
    #[must_use]
    pub fn domain_price(&self) -> Option<(&Dated<Decimal>, &Total, RoundingRule)> {
        let mut found = None;
        let mut added_up = false;
        for step in &self.steps {
            match &step.does {
                StepKind::Allocate {
                    table,
                    total,
                    rounding,
                } => {
                    let AllocationKind::PerPoint {
                        price,
                        intercept: None,
                    } = &self.table(table)?.kind
                    else {
                        return None;
                    };
                    if found
                        .replace((price, self.total(total)?, *rounding))
                        .is_some()
                    {
                        return None;
                    }
                }
                StepKind::AdjustPoints { adjustment, .. } => {
                    match &self.adjustment(adjustment)?.level {
                        Level::Total(_) => return None,
                        Level::WeightedPoints(_) if added_up => return None,
                        _ => {}
                    }
                }
                StepKind::Total { .. } => added_up = true,
                StepKind::Points
                | StepKind::Weighting
                | StepKind::AdjustMoney { .. }
                | StepKind::Round { .. } => {}
            }
        }
        found
    }
}
