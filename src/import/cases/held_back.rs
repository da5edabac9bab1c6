//! Rows that other rows take with them: those that say otherwise about the same thing are all
//! rejected; those that can be read and rest on one that cannot are held back, and say by which.

use crate::config::caseload_field::Field;
use crate::import::rows::open_file::OpenFile;
use crate::import::said::rejected::{Rejected, RowProblem};
use crate::terms::ids::CaseRef;
use std::collections::{BTreeMap, BTreeSet};

/// In which field rows about one thing show, what they have in common, what is allowed, and what to
/// do.
pub type SameThing = (Field, &'static str, &'static str, &'static str);

/// Rows of one person.
pub const PERSON: SameThing = (
    Field::Case,
    "has this case too",
    "one row a person, or rows that say the same",
    "find out which of them holds, and take the others out",
);

/// Rows of one assessment.
pub const ASSESSMENT: SameThing = (
    Field::Assessment,
    "has this assessment too",
    "one row an assessment, or rows that say the same; a reference is that of one assessment, \
     whoever's it is",
    "find out which of them holds, and take the others out; where each person's are counted from \
     1, put the case before the number",
);

/// Rows that are answers of one assessment.
pub const ONE_ASSESSMENT: SameThing = (
    Field::Assessment,
    "is of this assessment too",
    "rows that say the same of their assessment, beside the answer, and can all be read",
    "correct the row that is wrong",
);

/// A row of a case that is of some assessment of it.
pub const SOME_ASSESSMENT: SameThing = (
    Field::Case,
    "is of this case, of an assessment that cannot be read",
    "cases of which every row says its assessment",
    "correct that row, or take it out",
);

/// Rows that answer one question.
pub const ANSWER: SameThing = (
    Field::Question,
    "answers this question too",
    "one answer to a question, or the ticks of one that takes several",
    "find out which of them holds, and take the others out",
);

/// Assessments of one person on one day.
pub const DAY: SameThing = (
    Field::AssessedOn,
    "is an assessment of this person on this day too",
    "one assessment of a person on one day, or rows that say the same",
    "find out which of them holds, and take the others out, or correct the date of one",
);

/// Rejects rows that stand beside one about the same thing which says otherwise.
pub fn reject_unlike(
    file: &OpenFile<'_>,
    unlike: &BTreeMap<usize, usize>,
    (field, shared, allowed, remedy): SameThing,
    rejected: &mut Vec<Rejected>,
) {
    if unlike.is_empty() {
        return;
    }
    let place = file.headings.fields.get(&field).copied();
    file.reject(rejected, |line, _, cells| {
        let other = unlike.get(&line)?;
        let what = format!("line {other} {shared}, and it does not say the same");
        Some(RowProblem::of_cell(
            place.map(|place| file.headings.at(place)),
            place.and_then(|place| cells.get(place)),
            [&what, allowed, remedy],
        ))
    });
}

/// Holds back rows that stand beside one about the same thing which is rejected.
pub fn hold_back_beside(
    file: &OpenFile<'_>,
    held_back: &BTreeMap<usize, usize>,
    (_, shared, allowed, _): SameThing,
    rejected: &mut Vec<Rejected>,
) {
    if held_back.is_empty() {
        return;
    }
    file.reject(rejected, |line, _, _| {
        let other = *held_back.get(&line)?;
        let what = format!("that row {shared}, and it is rejected");
        let remedy = "correct that row, or take it out";
        Some(RowProblem::held_back(file.at(other), what, allowed, remedy))
    });
}

/// The cases of rejected rows, each with the first line of them.
#[must_use]
pub fn spoilt(rejected: &[Rejected]) -> BTreeMap<CaseRef, usize> {
    let rows = rejected.iter().rev();
    rows.filter_map(|row| Some((row.case.clone()?, row.line)))
        .collect()
}

/// What is the same for all rows of a case that only count together, and what is allowed.
pub type Together = (&'static str, &'static str);

/// The rows of a sum computed elsewhere.
pub const SUM: Together = (
    "a row of the same sum is rejected",
    "sums whose rows can all be read",
);

/// Holds back the other rows of cases of which a row is rejected.
pub fn hold_back_with(
    file: &OpenFile<'_>,
    spoilt: &BTreeMap<CaseRef, usize>,
    (what, allowed): Together,
    rejected: &mut Vec<Rejected>,
) {
    if spoilt.is_empty() {
        return;
    }
    let own = rejected.iter().filter(|row| row.kind == file.kind);
    let known: BTreeSet<usize> = own.map(|row| row.line).collect();
    file.reject(rejected, |line, case, _| {
        let first = *spoilt.get(case?).filter(|_| !known.contains(&line))?;
        let (by, what) = (file.at(first), what.to_owned());
        Some(RowProblem::held_back(by, what, allowed, "correct that row"))
    });
}
