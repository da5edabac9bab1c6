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

/// The most packages that are told of one by one.
const PACKAGES_TOLD_MAX: usize = 20;

/// Tells of each package that an import makes shorter or empty; first, where most of those that are
/// known become empty, that the file may be a part of one.
fn shorter_packages(known: &Caseload, imported: &Imported) -> Vec<String> {
    let mut n_with = 0;
    let mut n_emptied = 0;
    let mut shorter = Vec::new();
    for (reference, case) in &imported.caseload.cases {
        let before = known.cases.get(reference);
        let n_before = before.map_or(0, |before| before.package.lines.len());
        let n_now = case.package.lines.len();
        let is_emptied = n_now == 0 && n_before > 0;
        n_with += usize::from(n_before > 0);
        n_emptied += usize::from(is_emptied);
        if n_now < n_before {
            let becomes = if is_emptied { "empty" } else { "shorter" };
            shorter.push(format!(
                "{reference}: the package becomes {becomes} (lines: {n_before} → {n_now})"
            ));
        }
    }
    let n_more = shorter.len().saturating_sub(PACKAGES_TOLD_MAX);
    shorter.truncate(PACKAGES_TOLD_MAX);
    if n_more > 0 {
        shorter.push(format!(
            "… and {n_more} more packages become empty or shorter"
        ));
    }
    let is_part = n_with > 1 && n_emptied * 2 > n_with;
    let part = is_part.then(|| part_only(imported, n_emptied, n_with));
    part.into_iter().chain(shorter).collect()
}

fn part_only(imported: &Imported, n_emptied: usize, n_with: usize) -> String {
    let mut files = imported.files.iter();
    let file = files.find(|file| file.kind == FileKind::Packages);
    let name = file.map_or("the file of packages", |file| file.name.as_str());
    format!(
        "CHECK {name}: it has no row of {n_emptied} of the {n_with} cases of these files that have \
         a package in the register, so these {n_emptied} packages become empty. Where the file is \
         only a part, import the whole one: it puts them back"
    )
}
