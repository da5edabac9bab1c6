//! A case opened: everything that the case, decide and transition screens show.

use crate::config::ras::Ras;
use crate::flags::like_cases::LikeComparison;
use crate::panel::case_file::CaseFile;
use crate::terms::date::Date;
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
    /// Where its package lies among like cases.
    pub like_cases: LikeComparison,
    /// What happened on the case before, newest first: (date, sentence).
    pub history: Vec<(Date, String)>,
    /// The draft kept for the acting member.
    pub draft: Option<KeptDraft>,
}

/// A draft as kept in the register file; not a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    /// The form's fields by name, as typed.
    pub fields: Vec<(String, String)>,
    /// When it was last saved, in milliseconds since 1970 (UTC).
    pub saved_utc_ms: i64,
}
