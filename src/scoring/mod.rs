//! Answers become points, weighted points and an indicative budget, with a trace of every figure.
//!
//! The steps of the RAS are taken in its order; nothing has an order of its own here. Figures are
//! rounded at these places only, each by the rule that the RAS states for it:
//!
//! 1. points of a number or a frequency "for every so many": number × points ÷ units;
//! 2. a domain's weighted points: points × factor (or × per cent ÷ 100, or by bands);
//! 3. adjusted points of a question, a domain or a total;
//! 4. each line of money: an allocation, an adjustment, a rounding. A line is whole pence;
//! 5. a domain's money (shown, or the base of a deduction): as the allocation line is rounded.
//!
//! Between these places nothing is rounded: sums of points are exact, products are taken before
//! quotients. A frequency in times a week is count × days (or × months ÷ weeks); it is shown and
//! compared to 28 digits, and what is reckoned on it is divided last. Lines are added as pence:
//! they add up to the amount to the penny. An amount a year becomes pounds a week by ÷ weeks in a
//! year, to the penny, halves away from zero. Age is as of the date whose figures are used.
//!
//! What is missing is said, never guessed: a missing answer, a fact that a condition needs, points
//! beyond the published table.

pub mod trace;
pub mod wording;
pub mod scored;
pub mod figures;
pub mod judge;
pub mod sheet;
pub mod complete;
pub mod contradicting;
pub mod earned;
pub mod state;
pub mod pointing;
pub mod weighting;
pub mod change;
pub mod adjusting;
pub mod allocating;
pub mod reckoning;
pub mod retrace;
pub mod ruling;
pub mod changes;
pub mod explain;
pub mod beside;

use crate::caseload::assessment::Assessment;
use crate::caseload::case::Case;
use crate::caseload::person::Person;
use crate::config::question::Contradiction;
use crate::config::ras::Ras;
use crate::terms::date::Date;
use beside::Beside;
use complete::CompleteAssessment;
use scored::{AnswerProblem, Assessed, Scored};
use sheet::Sheet;

/// Scores an assessment with the figures of a date; gives every problem, not only the first.
pub fn score(
    ras: &Ras,
    person: &Person,
    assessment: &Assessment,
    figures_as_of: Date,
) -> Result<Scored, Vec<AnswerProblem>> {
    let mut sheet = Sheet::fill(ras, person, assessment, figures_as_of);
    match reckoning::outside(&sheet) {
        Ok(Some(scored)) => return Ok(scored),
        Ok(None) => {}
        Err(problems) => sheet.note(problems),
    }
    reckoning::reckon(&CompleteAssessment::of(sheet)?)
}

/// The same for a case: a RAS scores none with the figures of a day before it is in force.
fn score_case(
    ras: &Ras,
    case: &Case,
    assessment: &Assessment,
    figures_as_of: Date,
) -> Result<Scored, Vec<AnswerProblem>> {
    if figures_as_of < ras.in_force_from {
        return Err(vec![AnswerProblem::NoRasInForce {
            on: figures_as_of,
            first: ras.in_force_from,
        }]);
    }
    score(ras, &case.person, assessment, figures_as_of)
}

/// A case's assessment result: the sum it brings from outside, or its latest assessment scored.
#[must_use]
pub fn assess(ras: &Ras, case: &Case, figures_as_of: Date) -> Assessed {
    if let Some(given) = &case.given {
        return Assessed::Given(given.clone());
    }
    let Some(assessment) = case.assessment() else {
        return Assessed::Unscorable(vec![match case.n_assessments_rejected {
            0 => AnswerProblem::NoAssessment,
            n_rejected => AnswerProblem::AllAssessmentsRejected { n_rejected },
        }]);
    };
    match score_case(ras, case, assessment, figures_as_of) {
        Ok(scored) => Assessed::Scored(Box::new(scored)),
        Err(problems) => Assessed::Unscorable(problems),
    }
}

/// What the latest answers of a case would give beside the sum that it brings from outside; nothing
/// where it brings none or has no answers.
#[must_use]
pub fn beside_given(ras: &Ras, case: &Case, figures_as_of: Date) -> Option<Beside> {
    let given = case.given.as_ref()?;
    let assessment = case.assessment()?;
    if assessment.answers.is_empty() {
        return None;
    }
    let scored = score_case(ras, case, assessment, figures_as_of);
    let first = |problems: Vec<AnswerProblem>| problems.first().map(ToString::to_string);
    let scored = scored.map_err(|problems| first(problems).unwrap_or_default());
    Some(Beside::of(ras, (given, assessment), scored))
}

/// The contradictions that the answers, as given, meet; missing answers never meet one.
#[must_use]
pub fn contradictions<'a>(
    ras: &'a Ras,
    person: &'a Person,
    assessment: &Assessment,
    on: Date,
) -> Vec<&'a Contradiction> {
    contradicting::contradictions(ras, person, assessment, on)
}
