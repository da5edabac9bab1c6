//! Which cases are before the panel: those that a worker or a rule refers.

use super::raised::Raised;
use crate::caseload::case::Case;
use crate::config::tolerances::FlagKind;
use crate::terms::date::Date;

/// Why a case is in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referred {
    /// Since when, where that is known: the date of a worker's referral; a rule refers from the day
    /// on which the case's facts, as they are, came into the register.
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
///
/// `came_in` is the day of the import that brought the case's facts as they are. A rule that only
/// time brings about, such as a review overdue, refers from that day, too.
#[must_use]
pub fn referral(case: &Case, raised: &[Raised], came_in: Option<Date>) -> Option<Referred> {
    if let Some(referral) = &case.person.referral {
        return Some(Referred {
            since: Some(referral.date),
            by: Referrer::Worker,
            why: referral.reason.clone(),
        });
    }
    let first = raised.iter().find(|flag| flag.kind == FlagKind::Refer)?;
    Some(Referred {
        since: came_in,
        by: Referrer::Rule(first.code.clone()),
        why: first.sentence.clone(),
    })
}
