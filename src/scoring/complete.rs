//! An assessment that can be scored: every needed answer is there and can be read.

use super::scored::AnswerProblem;
use super::sheet::Sheet;
use crate::caseload::assessment::Assessment;
use crate::caseload::person::Person;
use crate::config::ras::Ras;
use crate::terms::date::Date;

/// An assessment checked against a RAS for a person on a date. It can only be made by the check.
#[derive(Clone, Debug)]
pub struct CompleteAssessment<'a> {
    sheet: Sheet<'a>,
}

impl<'a> CompleteAssessment<'a> {
    /// Checks an assessment; gives every problem, not only the first.
    pub fn check(
        ras: &'a Ras,
        person: &'a Person,
        assessment: &Assessment,
        on: Date,
    ) -> Result<Self, Vec<AnswerProblem>> {
        Self::of(Sheet::fill(ras, person, assessment, on))
    }

    /// Takes a sheet without problems.
    pub fn of(sheet: Sheet<'a>) -> Result<Self, Vec<AnswerProblem>> {
        if sheet.problems.is_empty() {
            Ok(CompleteAssessment { sheet })
        } else {
            Err(sheet.problems)
        }
    }

    /// The answers beside the questions.
    #[must_use]
    pub fn sheet(&self) -> &Sheet<'a> {
        &self.sheet
    }
}
