//! The files of a caseload put together into cases: people first, then what belongs to them.
//!
//! A row is taken once or rejected once. Rows of a person whose own row was rejected, or of a case
//! that the people file does not have, are rejected; a case remembers how many rows of its own
//! were.

use super::held_back::{PERSON, SUM, hold_back_beside, hold_back_with, reject_unlike, spoilt};
use super::repeated::{Said, sort_out};
use super::whose::{People, begun};
use crate::caseload::case::Caseload;
use crate::caseload::person::Person;
use crate::config::caseload_field::{Field, FileKind};
use crate::config::panel_rules::EligibilityFrame;
use crate::import::rows::given_part::{GivenRow, differs, given_row, put_together};
use crate::import::rows::open_file::{OpenFile, OpenRow, RowCount};
use crate::import::rows::person::person;
use crate::import::rows::service_line::service_line;
use crate::import::said::notice::{NoticeKind, Notices};
use crate::import::said::rejected::{FileProblem, Rejected};
use crate::terms::ids::CaseRef;
use std::collections::{BTreeMap, BTreeSet};

/// Cases while they are put together.
#[derive(Debug)]
pub struct Gathered<'k> {
    /// The cases so far.
    pub caseload: Caseload,
    /// The rows that were not taken.
    pub rejected: Vec<Rejected>,
    /// What is worth knowing.
    pub notices: Notices,
    /// The files that are there.
    pub kinds: BTreeSet<FileKind>,
    /// Cases of which the assessments that are known stay, since the file has no row of theirs.
    pub assessments_kept: Vec<CaseRef>,
    /// Rows that are an answer of an assessment that is not taken, each with the first line of it.
    pub of_one_assessment: BTreeMap<usize, usize>,
    /// What keeps every row from being taken.
    pub refused: Vec<FileProblem>,
    pub(super) people: People<'k>,
}

impl<'k> Gathered<'k> {
    /// Begins, with the cases that are known already.
    #[must_use]
    pub fn with(known: &'k Caseload) -> Gathered<'k> {
        Gathered {
            caseload: Caseload::default(),
            rejected: Vec::new(),
            notices: Notices::default(),
            kinds: BTreeSet::new(),
            assessments_kept: Vec::new(),
            of_one_assessment: BTreeMap::new(),
            refused: Vec::new(),
            people: People::with(known),
        }
    }

    /// The cases that the people file names and of which its row was taken.
    #[must_use]
    pub fn people_taken(&self) -> BTreeSet<CaseRef> {
        let refused = |case: &CaseRef| {
            let mut rows = self.rejected.iter();
            rows.any(|row| row.kind == FileKind::People && row.case.as_ref() == Some(case))
        };
        let named = self.people.lines.keys();
        let taken = named.filter(|case| self.caseload.cases.contains_key(*case));
        taken.filter(|case| !refused(case)).cloned().collect()
    }

    /// Takes the people.
    pub fn people(&mut self, file: &OpenFile<'_>) -> RowCount {
        let Gathered {
            caseload,
            rejected,
            notices,
            people,
            kinds,
            ..
        } = self;
        people.file = file.name.to_owned();
        let mut said: BTreeMap<CaseRef, Vec<Said<Person>>> = BTreeMap::new();
        let count = file.each_row(notices, rejected, |row| {
            let line = row.cells.line;
            let person = person(row.case.clone(), &mut row.cells);
            let taken = person.is_some();
            if let Some(case) = &row.case {
                people.lines.entry(case.clone()).or_insert(line);
                let of_case = said.entry(case.clone()).or_insert_with(for_one);
                of_case.push(Said::on(line, person));
            }
            taken.then_some(())
        });
        let sorted = sort_out(said, PartialEq::eq);
        reject_unlike(file, &sorted.unlike, PERSON, rejected);
        hold_back_beside(file, &sorted.held_back, PERSON, rejected);
        // All at once: a map that grows takes twice the room.
        let taken = sorted.taken.into_iter().map(|(lines, person)| {
            tell_repeated(file, &lines, notices);
            let case = begun(person, people.known, kinds);
            (case.person.case.clone(), case)
        });
        caseload.cases = taken.collect();
        for row in rejected.iter() {
            if let Some(case) = &row.case {
                people.lines.entry(case.clone()).or_insert(row.line);
            }
        }
        for line in people.alike() {
            notices.on_line(file.kind, NoticeKind::OtherCapitals, None, line);
        }
        count
    }

    /// Takes the service lines, in the order of the file. Lines that are the same are all kept; the
    /// case remembers the lines that were rejected.
    pub fn packages(&mut self, file: &OpenFile<'_>, frame: &EligibilityFrame) -> RowCount {
        let mut texts = BTreeSet::new();
        let Gathered {
            caseload,
            rejected,
            notices,
            people,
            ..
        } = self;
        file.each_row(notices, rejected, |row| {
            people.check(row, caseload);
            let line = service_line(&mut row.cells, frame)?;
            let case = caseload.cases.get_mut(row.case.as_ref()?)?;
            if !texts.insert(row.text) {
                row.cells.notice(NoticeKind::DoubleUp, None);
            }
            case.package.lines.reserve_exact(1);
            case.package.lines.push(line);
            Some(())
        })
    }

    /// Takes the indicative budgets computed elsewhere: all rows of a case, or none of them.
    pub fn given(&mut self, file: &OpenFile<'_>) -> RowCount {
        let mut rows: BTreeMap<CaseRef, Vec<(usize, GivenRow)>> = BTreeMap::new();
        let mut lines: BTreeMap<(CaseRef, String), usize> = BTreeMap::new();
        let Gathered {
            caseload,
            rejected,
            notices,
            people,
            ..
        } = self;
        let n_before = rejected.len();
        let count = file.each_row(notices, rejected, |row| {
            people.check(row, caseload);
            let read = given_row(&mut row.cells)?;
            let (case, line) = (row.case.clone()?, row.cells.line);
            let key = (case.clone(), read.part.label.clone());
            let first = *lines.entry(key).or_insert(line);
            if first != line {
                let what = format!("line {first} has this part already");
                twice(row, Field::Part, &what, "each part of a sum once");
            }
            let of_case = rows.entry(case).or_default();
            let unlike = of_case
                .first()
                .and_then(|(line, first)| differs(first, *line, &read));
            row.cells.problems.extend(unlike);
            if !row.cells.problems.is_empty() {
                return None;
            }
            of_case.push((line, read));
            Some(())
        });
        let spoilt = spoilt(rejected.get(n_before..).unwrap_or_default());
        rows.retain(|case, _| !spoilt.contains_key(case));
        for (case, rows) in rows {
            if let Some(known) = caseload.cases.get_mut(&case) {
                known.given = put_together(rows.into_iter().map(|(_, row)| row).collect());
            }
        }
        hold_back_with(file, &spoilt, SUM, rejected);
        count
    }

    /// Writes into each case how many of its rows were rejected, and puts the rejected rows in
    /// order.
    pub fn finish(&mut self) {
        let Gathered {
            caseload,
            rejected,
            people,
            of_one_assessment,
            ..
        } = self;
        let own = rejected
            .iter()
            .filter_map(|row| Some((row.kind, row.line, row.case.clone()?)));
        let mut counted = BTreeSet::new();
        for (kind, line, case) in own {
            people.begin(kind, &case, caseload);
            let Some(case) = caseload.cases.get_mut(&case) else {
                continue;
            };
            match kind {
                FileKind::People => {}
                FileKind::Assessments => {
                    let first = of_one_assessment.get(&line).copied();
                    if counted.insert((case.person.case.clone(), first.unwrap_or(line))) {
                        case.n_assessments_rejected += 1;
                    }
                }
                FileKind::Packages => case.package.n_lines_rejected += 1,
                FileKind::Given => case.n_given_rejected += 1,
            }
        }
        rejected.sort_by_key(|row| (row.kind, row.line));
        self.keep_assessments();
    }

    /// Leaves a case the assessments that are known of it where a file of assessments has no row of
    /// the case: a package can end, an assessment that was made stays made.
    fn keep_assessments(&mut self) {
        if !self.kinds.contains(&FileKind::Assessments) {
            return;
        }
        for (reference, case) in &mut self.caseload.cases {
            let known = self.people.known.cases.get(reference);
            let known = known.map(|known| &known.assessments);
            let has_row = !case.assessments.is_empty() || case.n_assessments_rejected > 0;
            if let Some(known) = known.filter(|known| !has_row && !known.is_empty()) {
                case.assessments.clone_from(known);
                self.assessments_kept.push(reference.clone());
            }
        }
    }
}

/// Room for one: most things are said once, and a vector makes room for four.
pub(super) fn for_one<T>() -> Vec<T> {
    Vec::with_capacity(1)
}

pub(super) fn tell_repeated(file: &OpenFile<'_>, lines: &[usize], notices: &mut Notices) {
    for line in lines.iter().skip(1) {
        notices.on_line(file.kind, NoticeKind::Repeated, None, *line);
    }
}

fn twice(row: &mut OpenRow<'_, '_>, field: Field, what: &str, allowed: &str) {
    row.cells
        .problem(field, what, allowed, "keep one of the two rows");
}
