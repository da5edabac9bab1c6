//! The figures of an import, for a report and for a dry run.

use super::imported::{FileRead, Imported};
use crate::caseload::case::{Case, Caseload};
use crate::config::ras::Digest;
use crate::terms::ids::CaseRef;

/// How an import went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Rows by file.
    pub files: Vec<FileRead>,
    /// Cases taken.
    pub n_cases: usize,
    /// Cases with no assessment.
    pub n_without_assessment: usize,
    /// Cases with no service line.
    pub n_without_package: usize,
    /// Cases with lines that stand apart from the weekly sum, or rejected lines.
    pub n_incomplete_packages: usize,
    /// Cases with any row rejected.
    pub n_with_rejected_rows: usize,
    /// Cases that bring an indicative budget computed elsewhere.
    pub n_given: usize,
    /// Cases that a worker referred.
    pub n_referred: usize,
    /// Rows rejected in all files.
    pub n_rejected: usize,
    /// Those of them in which nothing is wrong: another row holds them back.
    pub n_held_back: usize,
    /// Those of them that name no case, or one that is neither taken nor known: no case remembers
    /// them.
    pub n_rejected_of_no_case: usize,
    /// The digest of the caseload.
    pub digest: Digest,
}

/// Counts.
#[must_use]
pub fn summary(imported: &Imported, known: &Caseload) -> Summary {
    let n = |holds: fn(&Case) -> bool| {
        let cases = imported.caseload.cases.values();
        cases.filter(|case| holds(case)).count()
    };
    Summary {
        files: imported.files.clone(),
        n_cases: imported.caseload.cases.len(),
        n_without_assessment: n(|case| case.assessments.is_empty()),
        n_without_package: n(|case| case.package.lines.is_empty()),
        n_incomplete_packages: n(|case| {
            case.package.n_lines_rejected > 0 || case.package.apart().next().is_some()
        }),
        n_with_rejected_rows: n(|case| {
            case.n_assessments_rejected + case.package.n_lines_rejected + case.n_given_rejected > 0
        }),
        n_given: n(|case| case.given.is_some()),
        n_referred: n(|case| case.person.referral.is_some()),
        n_rejected: imported.rejected.len(),
        n_held_back: imported
            .rejected
            .iter()
            .filter(|row| !row.is_wrong())
            .count(),
        n_rejected_of_no_case: imported
            .rejected
            .iter()
            .filter(|row| {
                let case = row.case.as_ref();
                let is_a_case = |case: &CaseRef| {
                    imported.caseload.cases.contains_key(case) || known.cases.contains_key(case)
                };
                !case.is_some_and(is_a_case)
            })
            .count(),
        digest: imported.digest,
    }
}
