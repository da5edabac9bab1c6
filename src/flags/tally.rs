//! How many cases meet each rule, and what share of the caseload is referred.

use super::raised::Raised;
use super::referral::{Referrer, referral};
use super::rule::FlagRule;
use crate::caseload::case::Case;
use crate::config::tolerances::FlagKind;
use crate::terms::rounding::{Rounding, round_to};
use rust_decimal::{Decimal, dec};
use std::collections::{BTreeMap, BTreeSet};

/// The counts of a caseload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many cases there are.
    pub n_cases: usize,
    /// How many are before the panel, by a worker or a rule.
    pub n_referred: usize,
    /// How many of those a worker sent.
    pub n_sent_by_workers: usize,
    /// The counts of each rule, in the order of the list of rules.
    pub rules: Vec<RuleTally>,
}

/// The counts of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTally {
    /// The rule's code.
    pub code: String,
    /// Its mark.
    pub mark: String,
    /// Its title.
    pub title: String,
    /// How many cases it refers.
    pub n_refer: usize,
    /// How many cases it only informs about.
    pub n_inform: usize,
}

impl Tally {
    /// Counts the flags of a caseload. A case counts once for a rule, however many flags of it the
    /// case has; as referred when any of them refers.
    #[must_use]
    pub fn of<'a>(
        rules: &[FlagRule],
        cases: impl IntoIterator<Item = (&'a Case, &'a [Raised])>,
    ) -> Tally {
        let mut counts: BTreeMap<(String, FlagKind), usize> = BTreeMap::new();
        let (mut n_cases, mut n_referred, mut n_sent_by_workers) = (0, 0, 0);
        for (case, raised) in cases {
            n_cases += 1;
            if let Some(referred) = referral(case, raised, None) {
                n_referred += 1;
                n_sent_by_workers += usize::from(referred.by == Referrer::Worker);
            }
            for (code, kind) in kinds_by_rule(raised) {
                *counts.entry((code.to_owned(), kind)).or_default() += 1;
            }
        }
        let count = |code: &str, kind| {
            let key = (code.to_owned(), kind);
            counts.get(&key).copied().unwrap_or(0)
        };
        let rules = rules.iter().map(|rule| RuleTally {
            code: rule.code.to_owned(),
            mark: rule.mark.to_owned(),
            title: rule.title.to_owned(),
            n_refer: count(rule.code, FlagKind::Refer),
            n_inform: count(rule.code, FlagKind::Inform),
        });
        Tally {
            n_cases,
            n_referred,
            n_sent_by_workers,
            rules: rules.collect(),
        }
    }

    /// The share of cases before the panel, in per cent to one decimal, halves away from zero;
    /// nothing without cases.
    #[must_use]
    pub fn percent_referred(&self) -> Option<Decimal> {
        let (part, whole) = (Decimal::from(self.n_referred), Decimal::from(self.n_cases));
        let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
        round_to(percent, dec!(0.1), Rounding::HalfUp)
    }
}

fn kinds_by_rule(raised: &[Raised]) -> BTreeMap<&str, FlagKind> {
    let referring: BTreeSet<&str> = raised
        .iter()
        .filter(|flag| flag.kind == FlagKind::Refer)
        .map(|flag| flag.code.as_str())
        .collect();
    let kind = |code: &str| {
        if referring.contains(code) {
            FlagKind::Refer
        } else {
            FlagKind::Inform
        }
    };
    raised
        .iter()
        .map(|flag| (flag.code.as_str(), kind(&flag.code)))
        .collect()
}
