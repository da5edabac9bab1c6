//! What an import says of the cases that the register knew before it: those that are left as they
//! are, and those that lose something.

use crate::caseload::case::Caseload;
use crate::config::caseload_field::FileKind;
use crate::import::imported::{FileRead, Imported};
use crate::import::said::rejected::Rejected;
use crate::terms::ids::CaseRef;
use crate::terms::text::so_many;
use std::collections::BTreeSet;

/// The notices, each one sentence; `absent` are the known cases that were not taken.
#[must_use]
pub fn told(known: &Caseload, absent: &[CaseRef], imported: &Imported) -> Vec<String> {
    let mut told = shorter_packages(known, imported);
    let of_people = |file: &FileRead| file.kind == FileKind::People;
    if imported.files.iter().any(of_people) {
        told.extend(left_as_known(absent, imported));
    }
    told.extend(so_named(&imported.assessments_kept, |cases| {
        format!("{cases} without a row of assessments; those that are known stay")
    }));
    told
}

/// Tells of the cases that the register knows and that were not taken: a file of people does not
/// name them (a person may have left, or a row may be lacking), or their row in it was rejected.
fn left_as_known(absent: &[CaseRef], imported: &Imported) -> Vec<String> {
    let of_people = |row: &&Rejected| row.kind == FileKind::People;
    let rejected = imported.rejected.iter().filter(of_people);
    let rejected: BTreeSet<&CaseRef> = rejected.filter_map(|row| row.case.as_ref()).collect();
    let (spoilt, not_named): (Vec<CaseRef>, Vec<CaseRef>) = absent
        .iter()
        .cloned()
        .partition(|case| rejected.contains(case));
    let not_named = so_named(&not_named, |cases| {
        format!("{cases} of the register not named in these files, and left as known")
    });
    let spoilt = so_named(&spoilt, |cases| {
        format!(
            "{cases} of the register left as known, whatever these files say of them, since \
             the row of people is rejected"
        )
    });
    not_named.into_iter().chain(spoilt).collect()
}

/// How many cases are listed by their references.
const NAMED_MAX: usize = 5;

/// A sentence about cases, with the first of their references; nothing about none.
fn so_named(cases: &[CaseRef], sentence: impl Fn(&str) -> String) -> Option<String> {
    if cases.is_empty() {
        return None;
    }
    let named: Vec<&str> = cases.iter().take(NAMED_MAX).map(CaseRef::as_str).collect();
    let more = match cases.len().saturating_sub(named.len()) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let sentence = sentence(&so_many(cases.len(), "case", "cases"));
    Some(format!("{sentence}: {}{more}", named.join(", ")))
}

/// Tells of each package that an import makes shorter or empty.
fn shorter_packages(known: &Caseload, imported: &Imported) -> Vec<String> {
    let cases = imported.caseload.cases.iter();
    let shorter = cases.filter_map(|(reference, case)| {
        let n_before = known.cases.get(reference)?.package.lines.len();
        let n_now = case.package.lines.len();
        let becomes = if n_now == 0 { "empty" } else { "shorter" };
        (n_now < n_before).then(|| {
            format!("{reference}: the package becomes {becomes} (lines: {n_before} → {n_now})")
        })
    });
    shorter.collect()
}
