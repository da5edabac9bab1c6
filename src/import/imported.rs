//! What an import gives: the caseload, what was not taken, what is worth knowing, and the counts.

use crate::caseload::case::Caseload;
use crate::config::caseload_field::FileKind;
use crate::config::ras::Digest;
use crate::import::rows::quality::FileQuality;
use crate::import::said::notice::Notice;
use crate::import::said::rejected::Rejected;
use crate::terms::ids::CaseRef;
use std::collections::{BTreeMap, BTreeSet};

/// A caseload that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The cases.
    pub caseload: Caseload,
    /// Known cases of which a file of assessments has no row: their assessments stay.
    pub assessments_kept: Vec<CaseRef>,
    /// The rows that were not taken, by file and line.
    pub rejected: Vec<Rejected>,
    /// What was taken, but is worth knowing.
    pub notices: Vec<Notice>,
    /// The files.
    pub files: Vec<FileRead>,
    /// Known cases whose own row was rejected, by the files that had spoken of them before.
    pub known_before: BTreeMap<FileKind, BTreeSet<CaseRef>>,
    /// The cases whose row of people was taken.
    pub people_taken: BTreeSet<CaseRef>,
    /// The digest of each case.
    pub case_digests: BTreeMap<CaseRef, Digest>,
    /// The digest of the caseload: the same for the same cases, whatever the files' form.
    pub digest: Digest,
}

/// One file that was read. `n_rows` is `n_taken` and `n_rejected` together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRead {
    /// Which rows it holds.
    pub kind: FileKind,
    /// Its name.
    pub name: String,
    /// The character that stands between its columns.
    pub delimiter: char,
    /// SHA-256 over its bytes.
    pub digest: Digest,
    /// How many bytes it had.
    pub n_bytes: u64,
    /// Its headings, in order.
    pub headings: Vec<String>,
    /// Rows with something in them.
    pub n_rows: usize,
    /// Rows that were taken.
    pub n_taken: usize,
    /// Rows that were rejected.
    pub n_rejected: usize,
    /// Those of them in which nothing is wrong: another row holds them back.
    pub n_held_back: usize,
    /// Rows with nothing in them; they are not counted in `n_rows`.
    pub n_empty: usize,
    /// The columns by the statuses of the national return.
    pub quality: FileQuality,
}
