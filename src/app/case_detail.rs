//! A case opened: everything that the case, decide and transition screens show.

use super::draft_of::{DraftOf, Fields};
use crate::config::ras::Ras;
use crate::flags::like_cases::LikeComparison;
use crate::panel::case_file::CaseFile;
use crate::terms::date::Date;
use crate::terms::ids::CaseRef;
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
    /// Who has an interest in the case and takes no part, each in one sentence.
    pub interests: Vec<String>,
    /// What happened on the case before, newest first: (date, sentence).
    pub history: Vec<(Date, String)>,
    /// The draft of a new decision kept for the acting member.
    pub draft: Option<KeptDraft>,
    /// The draft of a correction of its last decision kept for the acting member.
    pub correction_draft: Option<KeptDraft>,
}

impl CaseDetail {
    /// Where the draft of a decision on this case, new or corrected, is kept; none for any other.
    pub fn draft_of(&mut self, of: &DraftOf) -> Option<&mut Option<KeptDraft>> {
        let last = self.file.standing.decisions.last();
        if *of == DraftOf::decision(&self.file.case.person.case) {
            Some(&mut self.draft)
        } else if last.is_some_and(|last| *of == DraftOf::correction(last.entry)) {
            Some(&mut self.correction_draft)
        } else {
            None
        }
    }
}

/// A draft as kept in the register file; not a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    /// The form's fields by name, as typed.
    pub fields: Fields,
    /// When it was last saved, in milliseconds since 1970 (UTC).
    pub saved_utc_ms: i64,
    /// How many other drafts of the same are kept beside it, by other programs of the member.
    pub n_beside: usize,
}

/// A draft of whoever acts that no form opens any more: what it was to answer or to change is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftDraft {
    /// What it is of.
    pub of: DraftOf,
    /// What became of that, in part of a sentence.
    pub over: String,
    /// What it says.
    pub kept: KeptDraft,
    /// The case on which it would correct a decision.
    pub corrects_on: Option<CaseRef>,
}
