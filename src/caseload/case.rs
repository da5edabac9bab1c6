//! One case as imported, and the caseload: cases in the order of their references.

use super::assessment::Assessment;
use super::given::GivenIndicative;
use super::package::Package;
use super::person::Person;
use crate::terms::date::Date;
use crate::terms::ids::CaseRef;
use std::collections::BTreeMap;

/// Everything that was imported about one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The person.
    pub person: Person,
    /// The assessments, earliest first.
    pub assessments: Vec<Assessment>,
    /// The present package.
    pub package: Package,
    /// An indicative budget computed elsewhere, when the case brings one.
    pub given: Option<GivenIndicative>,
    /// Assessments of the file that could not be read: the latest may be among them.
    pub n_assessments_rejected: usize,
    /// Rows of an indicative budget computed elsewhere that could not be read; then none is given.
    pub n_given_rejected: usize,
}

impl Case {
    /// The latest assessment.
    #[must_use]
    pub fn assessment(&self) -> Option<&Assessment> {
        self.assessments.last()
    }

    /// The assessment on which a sum agreed on a day rests, to compare the latest with: the latest
    /// on or before that day, or the first of all where none is so old. Where no day is known it
    /// is the one before the latest. None where the latest itself is as old as the sum, and where
    /// there is no other.
    #[must_use]
    pub fn assessment_behind(&self, agreed_on: Option<Date>) -> Option<&Assessment> {
        let (latest, before) = self.assessments.split_last()?;
        match agreed_on {
            None => before.last(),
            Some(day) if latest.date <= day => None,
            Some(day) => {
                let known_then = before.iter().rev().find(|one| one.date <= day);
                known_then.or_else(|| before.first())
            }
        }
    }
}

/// The cases by reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caseload {
    /// Each case under its reference.
    pub cases: BTreeMap<CaseRef, Case>,
}
