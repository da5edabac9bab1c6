//! What the panel sees of a case: the facts, the breakdown, the package, the flags, what stands.

use super::standing::Standing;
use crate::caseload::case::Case;
use crate::flags::raised::Raised;
use crate::scoring::scored::Assessed;
use crate::terms::budget::{Gap, PackageCost};

/// Everything on the table when a case is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// The case as imported.
    pub case: Case,
    /// Its result under the RAS in force (or as given).
    pub assessed: Assessed,
    /// What the package costs.
    pub package_cost: PackageCost,
    /// Package minus indicative; none without an indicative budget.
    pub gap: Option<Gap>,
    /// The flags it raised.
    pub flags: Vec<Raised>,
    /// What the register holds on the case: present amount, last decision, transition.
    pub standing: Standing,
}
