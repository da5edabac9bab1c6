//! A case opened: everything that the case, decide and transition screens show.

use crate::config::ras::Ras;
use crate::panel::case_file::CaseFile;
use crate::terms::date::Date;
use crate::terms::ids::CaseRef;
use crate::terms::money::Money;
use std::sync::Arc;

/// A case opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseDetail {
    /// What the panel sees.
    pub file: CaseFile,
    /// The RAS in force.
    pub ras: Arc<Ras>,
    /// Today.
    pub today: Date,
    /// Where its package lies among like cases, when there are enough.
    pub like_cases: Option<LikeCases>,
    /// What happened on the case before, newest first: (date, sentence).
    pub history: Vec<(Date, String)>,
    /// The draft kept for the acting member.
    pub draft: Option<KeptDraft>,
}

/// Where a case's package lies among like cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikeCases {
    /// What makes them alike (`45–50 weighted points`).
    pub what: String,
    /// How many there are.
    pub n: usize,
    /// The 10th, 25th, 50th, 75th and 90th percentile of their package costs, by nearest rank.
    pub percentiles: [Money; 5],
    /// This case's percentile rank.
    pub rank: u8,
}

/// A draft as kept in the register file; not a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    /// The case, or another subject for drafts that are not about a case.
    pub case: CaseRef,
    /// The form's fields by name, as typed.
    pub fields: Vec<(String, String)>,
    /// When it was last saved, in milliseconds since 1970 (UTC).
    pub saved_utc_ms: i64,
}
