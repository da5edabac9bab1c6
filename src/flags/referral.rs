//! Which cases are before the panel: those that a worker or a rule refers.

use super::raised::Raised;
use crate::caseload::case::Case;
use crate::config::tolerances::FlagKind;
use crate::terms::date::Date;

/// Why a case is in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referred {
    /// Since when, where that is known: a worker's referral has a date, a rule has none of its own.
    pub since: Option<Date>,
    /// Who or what refers it.
    pub by: Referrer,
    /// The worker's reason, or the rule's sentence.
    pub why: String,
}

/// Who or what refers a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Referrer {
    /// A worker.
    Worker,
    /// The rule with this code.
    Rule(String),
}

/// Why the case is in the queue: the worker's referral, else its first flag that refers; nothing
/// when the case is not referred.
#[must_use]
pub fn referral(case: &Case, raised: &[Raised]) -> Option<Referred> {
    if let Some(referral) = &case.person.referral {
        return Some(Referred {
            since: Some(referral.date),
            by: Referrer::Worker,
            why: referral.reason.clone(),
        });
    }
    let first = raised.iter().find(|flag| flag.kind == FlagKind::Refer)?;
    Some(Referred {
        since: None,
        by: Referrer::Rule(first.code.clone()),
        why: first.sentence.clone(),
    })
}
