//! A needs assessment with its answers as given, at a date.

use crate::terms::date::Date;
use crate::terms::ids::{AssessmentRef, QuestionId};
use crate::terms::text::Label;
use std::collections::BTreeMap;

/// One assessment of one person. The financial assessment is something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The assessment's reference.
    pub reference: AssessmentRef,
    /// The date of the assessment.
    pub date: Date,
    /// The RAS form (id) that the answers belong to, when the file says.
    pub form: Option<String>,
    /// Answers as given, in the notation of the question's kind: an option id, option ids joined
    /// by `|`, a plain number, or a frequency such as `2/day`. Missing answers are absent.
    pub answers: BTreeMap<QuestionId, Label>,
    /// The eligible needs found (ids of the eligibility frame); none when the file does not say.
    pub eligible_needs: Option<Vec<String>>,
    /// Whether reablement and telecare were considered.
    pub gate: ReablementGate,
    /// The specialism of the assessor (such as a sensory-impairment worker), when there was one.
    pub specialism: Option<String>,
    /// The assessor: a role or initials, as the council's file gives it.
    pub assessor: Option<String>,
}

/// Whether reablement and telecare were considered as part of the assessment.
///
/// Reference: Rochdale, report on a single RAS: a compulsory part of assessment unless the
/// assessment clearly indicates otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReablementGate {
    /// Considered, or provided.
    Considered,
    /// Not considered, and the assessment says why.
    NotConsidered {
        /// The reason given.
        reason: String,
    },
    /// Not considered and no reason given.
    NotConsideredWithoutReason,
    /// The file does not say.
    NotRecorded,
}
