//! What the register holds on a case: the amount in force, the last decision, what is waiting.

use super::decision::Decision;
use super::transition::Schedule;
use crate::terms::budget::PersonalBudget;
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::money::PerWeek;

/// A case's standing on a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Gross pounds a week that the council provides for on the date: the package, or, during a
    /// transition, the step then in force; none when neither is known.
    pub present: Option<PerWeek>,
    /// The day on which the package's figures came in; none when it is not known.
    pub package_as_of: Option<Date>,
    /// The last agreed sum with its date.
    pub last_agreed: Option<(PersonalBudget, Date)>,
    /// The decisions on the case that are not superseded, latest last.
    pub decisions: Vec<StandingDecision>,
    /// The transition that runs or is to come.
    pub transition: Option<Schedule>,
    /// The last entry on the case.
    pub last_entry: Option<EntryNumber>,
}

/// A decision in the register with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingDecision {
    /// Its entry.
    pub entry: EntryNumber,
    /// The decision.
    pub decision: Decision,
    /// What became of it.
    pub outcome: DecisionOutcome,
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionOutcome {
    /// It stands.
    Stands,
    /// It waits for a role or for an exception's approval.
    Waits,
    /// Approved by the entry.
    Approved(EntryNumber),
    /// Refused by the entry.
    Refused(EntryNumber),
    /// Superseded (or withdrawn) by the entry.
    Superseded(EntryNumber),
}
