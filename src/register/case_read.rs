//! Reading cases: one, or all in the order of their references without holding them all at once.

use super::case_rows;
use super::error::RegisterError;
use super::packages_known;
use super::people_refused;
use super::store::Register;
use crate::caseload::assessment::Assessment;
use crate::caseload::case::{Case, Caseload};
use crate::caseload::package::Package;
use crate::caseload::person::RefusedRow;
use crate::panel::package_known::PackageKnown;
use crate::terms::ids::{CaseRef, QuestionId};
use rusqlite::{CachedStatement, Connection, Row, Rows, params_from_iter};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

impl Register {
    /// One case as imported; nothing when there is none of that reference.
    pub fn case(&self, case: &CaseRef) -> Result<Option<Case>, RegisterError> {
        let mut found = None;
        self.reading(|connection| {
            walk(connection, Some(case), &mut |case| {
                found = Some(case);
                ControlFlow::Break(())
            })
        })?;
        Ok(found)
    }

    /// Shows every case to `visit`, in the order of references, until it breaks off.
    pub fn each_case(
        &self,
        mut visit: impl FnMut(Case) -> ControlFlow<()>,
    ) -> Result<(), RegisterError> {
        self.reading(|connection| walk(connection, None, &mut visit))
    }

    /// All cases.
    pub fn all_cases(&self) -> Result<Caseload, RegisterError> {
        let mut caseload = Caseload::default();
        self.each_case(|case| {
            caseload.cases.insert(case.person.case.clone(), case);
            ControlFlow::Continue(())
        })?;
        Ok(caseload)
    }

    /// The packages that imports brought, oldest first, of the cases on which less was agreed than
    /// was provided.
    pub fn packages_known(&self) -> Result<BTreeMap<CaseRef, Vec<PackageKnown>>, RegisterError> {
        self.reading(packages_known::under_reductions)
    }

    /// The rows about known persons that an import refused, by case, until one is taken.
    pub fn people_refused(&self) -> Result<BTreeMap<CaseRef, RefusedRow>, RegisterError> {
        self.reading(people_refused::all)
    }

    /// How many cases there are.
    pub fn n_cases(&self) -> Result<usize, RegisterError> {
        let n: i64 = self
            .connection
            .query_row("SELECT count(*) FROM person", [], |row| row.get(0))?;
        Ok(usize::try_from(n).unwrap_or(0))
    }
}

/// Where a row belongs: a case, and within it a position (0 where there is but one).
type Key = (String, i64);

/// The tables that hold a case's parts, each read in step with `person`.
const PARTS: [(&str, &str); 6] = [
    ("assessment", "case_ref, position"),
    ("answer", "case_ref, assessment, question"),
    ("eligible_need", "case_ref, assessment, position"),
    ("service_line", "case_ref, position"),
    ("given", "case_ref"),
    ("given_part", "case_ref, position"),
];

fn walk(
    connection: &Connection,
    only: Option<&CaseRef>,
    visit: &mut dyn FnMut(Case) -> ControlFlow<()>,
) -> Result<(), RegisterError> {
    let filter = if only.is_some() {
        "WHERE case_ref = ?1"
    } else {
        ""
    };
    let prepare = |table: &str, order: &str| {
        connection.prepare_cached(&format!("SELECT * FROM {table} {filter} ORDER BY {order}"))
    };
    let mut people = prepare("person", "case_ref")?;
    let mut parts = Vec::with_capacity(PARTS.len());
    for (table, order) in PARTS {
        parts.push(prepare(table, order)?);
    }
    let [assessments, answers, needs, lines, given, given_parts] = parts.as_mut_slice() else {
        return Ok(());
    };
    let mut assessments = Beside::of(assessments, only, None, case_rows::assessment)?;
    let mut inside = Inside {
        answers: Beside::of(answers, only, Some(1), case_rows::answer)?,
        needs: Beside::of(needs, only, Some(1), case_rows::need)?,
    };
    let mut lines = Beside::of(lines, only, None, case_rows::service_line)?;
    let mut given = Beside::of(given, only, None, case_rows::given)?;
    let mut given_parts = Beside::of(given_parts, only, None, case_rows::given_part)?;
    let mut rows = people.query(params_from_iter(only.map(CaseRef::as_str)))?;
    while let Some(row) = rows.next()? {
        let (person, [n_lines_rejected, n_assessments_rejected, n_given_rejected]) =
            case_rows::person(row)?;
        let key = (person.case.as_str().to_owned(), 0);
        let assessed = assessments.take(&key)?;
        let package = Package {
            lines: lines.take(&key)?,
            n_lines_rejected,
        };
        let mut sum = given.take(&key)?.pop();
        if let Some(sum) = &mut sum {
            sum.parts = given_parts.take(&key)?;
        }
        let case = Case {
            person,
            assessments: inside.fill(&key.0, assessed)?,
            package,
            given: sum,
            n_assessments_rejected,
            n_given_rejected,
        };
        if visit(case).is_break() {
            break;
        }
    }
    Ok(())
}

/// What stands inside assessments.
struct Inside<'a> {
    answers: Beside<'a, (QuestionId, String)>,
    needs: Beside<'a, String>,
}

impl Inside<'_> {
    fn fill(
        &mut self,
        case: &str,
        assessed: Vec<(i64, Assessment, bool)>,
    ) -> Result<Vec<Assessment>, RegisterError> {
        let mut filled = Vec::with_capacity(assessed.len());
        for (position, mut assessment, needs_known) in assessed {
            let key = (case.to_owned(), position);
            let answers = self.answers.take(&key)?.into_iter();
            assessment.answers = answers.map(|(id, text)| (id, text.into())).collect();
            let needs = self.needs.take(&key)?;
            assessment.eligible_needs = needs_known.then_some(needs);
            filled.push(assessment);
        }
        Ok(filled)
    }
}

/// Rows of another table in the same order, taken as their turn comes.
struct Beside<'a, T> {
    rows: Rows<'a>,
    /// The column of the position within the case; none where there is but one position.
    position: Option<usize>,
    read: fn(&Row<'_>) -> Result<T, RegisterError>,
    next: Option<(Key, T)>,
}

impl<'a, T> Beside<'a, T> {
    fn of(
        statement: &'a mut CachedStatement<'_>,
        only: Option<&CaseRef>,
        position: Option<usize>,
        read: fn(&Row<'_>) -> Result<T, RegisterError>,
    ) -> Result<Self, RegisterError> {
        let rows = statement.query(params_from_iter(only.map(CaseRef::as_str)))?;
        let mut beside = Beside {
            rows,
            position,
            read,
            next: None,
        };
        beside.advance()?;
        Ok(beside)
    }

    fn advance(&mut self) -> Result<(), RegisterError> {
        self.next = match self.rows.next()? {
            Some(row) => {
                let position = self.position.map_or(Ok(0), |column| row.get(column))?;
                Some(((row.get(0)?, position), (self.read)(row)?))
            }
            None => None,
        };
        Ok(())
    }

    /// The rows of `key`; rows of keys before it belong to nobody and are passed over.
    fn take(&mut self, key: &Key) -> Result<Vec<T>, RegisterError> {
        let mut taken = Vec::new();
        while let Some((found, value)) = self.next.take() {
            if found > *key {
                self.next = Some((found, value));
                break;
            }
            if found == *key {
                taken.push(value);
            }
            self.advance()?;
        }
        Ok(taken)
    }
}
