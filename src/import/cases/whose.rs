//! Whose a row is: a person of the people file, a case that is known already, or nobody.

use crate::caseload::case::{Case, Caseload};
use crate::caseload::package::Package;
use crate::caseload::person::Person;
use crate::config::caseload_field::{Field, FileKind};
use crate::import::rows::open_file::OpenRow;
use crate::import::said::rejected::{Rejected, RowPlace};
use crate::terms::ids::CaseRef;
use std::collections::{BTreeMap, BTreeSet};

/// Gives a case with its person, before its rows: what no file is there for stays as it is known.
pub fn begun(person: Person, known: &Caseload, kinds: &BTreeSet<FileKind>) -> Case {
    let mut case = match known.cases.get(&person.case) {
        Some(known) => known.clone(),
        None => Case {
            person: person.clone(),
            assessments: Vec::new(),
            package: Package::default(),
            given: None,
            n_assessments_rejected: 0,
            n_given_rejected: 0,
        },
    };
    case.person = person;
    for kind in kinds {
        clear(&mut case, *kind);
    }
    case
}

/// Takes out of a case what the rows of a file say about it.
fn clear(case: &mut Case, kind: FileKind) {
    match kind {
        FileKind::People => {}
        FileKind::Assessments => {
            case.assessments.clear();
            case.n_assessments_rejected = 0;
        }
        FileKind::Packages => case.package = Package::default(),
        FileKind::Given => {
            case.given = None;
            case.n_given_rejected = 0;
        }
    }
}

/// Known cases whose row in the people file was rejected, by the files that had rows of them.
#[must_use]
pub fn known_before(
    rejected: &[Rejected],
    known: &Caseload,
) -> BTreeMap<FileKind, BTreeSet<CaseRef>> {
    let mut before: BTreeMap<FileKind, BTreeSet<CaseRef>> = BTreeMap::new();
    let people = rejected.iter().filter(|row| row.kind == FileKind::People);
    for case in people.filter_map(|row| known.cases.get(row.case.as_ref()?)) {
        let has = [
            (FileKind::Assessments, !case.assessments.is_empty()),
            (FileKind::Packages, !case.package.lines.is_empty()),
            (FileKind::Given, case.given.is_some()),
        ];
        for (kind, _) in has.into_iter().filter(|(_, has)| *has) {
            let of_kind = before.entry(kind).or_default();
            of_kind.insert(case.person.case.clone());
        }
    }
    before
}

/// Whom the people file names, taken or not, and whom the register knows.
#[derive(Debug)]
pub struct People<'k> {
    /// The name of the people file.
    pub file: String,
    /// The line that first names each case.
    pub lines: BTreeMap<CaseRef, usize>,
    /// The cases that are known already.
    pub known: &'k Caseload,
    /// Known cases that the people file does not name, by the files that speak of them.
    begun: BTreeSet<(FileKind, CaseRef)>,
}

impl<'k> People<'k> {
    /// Begins, with the cases that are known already.
    #[must_use]
    pub fn with(known: &'k Caseload) -> People<'k> {
        People {
            file: "the people file".to_owned(),
            lines: BTreeMap::new(),
            known,
            begun: BTreeSet::new(),
        }
    }

    /// The lines whose case differs only in capitals from one that is known or on another line.
    #[must_use]
    pub fn alike(&self) -> BTreeSet<usize> {
        let spelt = |case: &CaseRef| case.as_str().to_ascii_lowercase();
        let known = self.known.cases.keys().map(|case| (spelt(case), case));
        let mut seen: BTreeMap<String, &CaseRef> = known.collect();
        let named = self.lines.iter();
        let alike = named.filter(|(case, _)| {
            let other = seen.insert(spelt(case), case);
            other.is_some_and(|other| other != *case)
        });
        alike.map(|(_, line)| *line).collect()
    }

    /// Takes up a case that is known and that the people file does not name: the rows of a file
    /// replace what that file had said before.
    pub fn begin(&mut self, kind: FileKind, case: &CaseRef, caseload: &mut Caseload) {
        if self.lines.contains_key(case) {
            return;
        }
        let Some(known) = self.known.cases.get(case) else {
            return;
        };
        let held = caseload.cases.entry(case.clone());
        let held = held.or_insert_with(|| known.clone());
        if self.begun.insert((kind, case.clone())) {
            clear(held, kind);
        }
    }

    /// Writes down a problem where a row belongs to a person who was rejected, or to nobody.
    pub fn check(&mut self, row: &mut OpenRow<'_, '_>, caseload: &mut Caseload) {
        let Some(case) = &row.case else { return };
        self.begin(row.cells.columns.kind, case, caseload);
        if caseload.cases.contains_key(case) {
            return;
        }
        let people = &self.file;
        match self.lines.get(case) {
            Some(line) => row.cells.held_back(
                RowPlace {
                    file: people.clone(),
                    line: *line,
                },
                "the row of this person is rejected",
                "rows of people who were taken",
                "correct the person's row, then import this row with it",
            ),
            None => row.cells.problem(
                Field::Case,
                &format!("{people} has no row of this case that can be read"),
                "rows of cases that the people file has, or that are known already",
                "add the person, or correct the reference (capitals count)",
            ),
        }
    }
}
