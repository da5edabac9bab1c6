//! The caseload in short: what lists sort by and filter on, read in one pass over one table.

use super::case_rows;
use super::entry_row::number;
use super::error::RegisterError;
use super::store::Register;
use crate::caseload::person::LastAgreed;
use crate::terms::budget::{Completeness, PackageCost};
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber};
use crate::terms::money::PerWeek;
use std::ops::ControlFlow;

/// One case in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseSummary {
    /// The case.
    pub case: CaseRef,
    /// Date of birth.
    pub born: Option<Date>,
    /// Primary support reason.
    pub primary_support_reason: Option<String>,
    /// The team.
    pub team: Option<String>,
    /// When a worker referred it.
    pub referred_on: Option<Date>,
    /// When the next review is due.
    pub review_due: Option<Date>,
    /// What was agreed before this program's own records.
    pub last_agreed: Option<LastAgreed>,
    /// What the package costs; none where the sum is out of bounds.
    pub package: Option<PackageCost>,
    /// The date of the latest assessment.
    pub assessed_on: Option<Date>,
    /// The indicative budget computed elsewhere.
    pub given: Option<PerWeek>,
    /// The import that brought the facts as they are.
    pub imported_by: EntryNumber,
    /// When that was, in milliseconds since 1970 (UTC).
    pub imported_utc_ms: i64,
}

impl Register {
    /// Shows every case in short to `visit`, in the order of references, until it breaks off.
    pub fn case_summaries(
        &self,
        mut visit: impl FnMut(CaseSummary) -> ControlFlow<()>,
    ) -> Result<(), RegisterError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT case_ref, born, primary_support_reason, team, referred_on, review_due,
             last_agreed_pence, last_agreed_on, package_pence, package_complete, assessed_on,
             given_pence, imported_by, imported_utc_ms FROM person ORDER BY case_ref",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let package = case_rows::weekly(row, 8)?.map(|known| (known, row.get(9)));
            let summary = CaseSummary {
                case: case_rows::case(row, 0)?,
                born: case_rows::date(row, 1)?,
                primary_support_reason: row.get(2)?,
                team: row.get(3)?,
                referred_on: case_rows::date(row, 4)?,
                review_due: case_rows::date(row, 5)?,
                last_agreed: case_rows::last_agreed(row, 6)?,
                package: match package {
                    None => None,
                    Some((known, complete)) => Some(PackageCost {
                        known,
                        completeness: completeness(complete?),
                    }),
                },
                assessed_on: case_rows::date(row, 10)?,
                given: case_rows::weekly(row, 11)?,
                imported_by: number(row.get(12)?),
                imported_utc_ms: row.get(13)?,
            };
            if visit(summary).is_break() {
                break;
            }
        }
        Ok(())
    }
}

fn completeness(complete: bool) -> Completeness {
    if complete {
        Completeness::Complete
    } else {
        Completeness::Incomplete
    }
}
