//! How many cases can be scored, how many not, and why: counts, and the first few of each.

use super::looked::Looking;
use crate::caseload::case::Caseload;
use crate::scoring::scored::{AnswerProblem, Assessed};
use crate::terms::date::shown;
use crate::terms::ids::CaseRef;
use crate::terms::number::with_thousands;
use std::collections::BTreeMap;

/// How many cases are listed with their first reason.
const CASES_LISTED_MAX: usize = 20;

/// How many cases are named beside a reason.
const CASES_NAMED_MAX: usize = 5;

/// How many reasons are told apart; what comes beyond is counted together.
const REASONS_MAX: usize = 500;

/// What the cases of a caseload give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scorable {
    /// Cases that the RAS scores.
    pub n_scored: usize,
    /// Of these, the ones without an amount: the RAS gives none, or does not apply to the case.
    pub n_without_amount: usize,
    /// Cases that bring an indicative budget computed elsewhere.
    pub n_given: usize,
    /// Cases that cannot be scored.
    pub n_not_scored: usize,
    /// The first of them, each with its first reason.
    pub first: Vec<(String, String)>,
    /// Every reason, the most frequent first. A case can have several.
    pub reasons: Vec<Reason>,
}

/// Why cases cannot be scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The reason.
    pub why: String,
    /// How many cases have it.
    pub n_cases: usize,
    /// The first of them.
    pub first: Vec<String>,
}

impl Scorable {
    /// How many cases can be scored and how many cannot, in part of a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        let without = match self.n_without_amount {
            0 => String::new(),
            n => format!(
                " ({} of them without an amount: the RAS gives none, or does not apply)",
                counted(n)
            ),
        };
        let n = counted(self.n_scored + self.n_given);
        let n_not = counted(self.n_not_scored);
        format!("{n} can be scored{without}; {n_not} cannot")
    }
}

/// Looks at every case.
#[must_use]
pub fn scorable(looking: &Looking, caseload: &Caseload) -> Scorable {
    let mut scorable = Scorable::default();
    let mut reasons: BTreeMap<String, Reason> = BTreeMap::new();
    for (reference, case) in &caseload.cases {
        match looking.assess(case) {
            Assessed::Scored(scored) => {
                scorable.n_scored += 1;
                let without = scored.indicative().is_none();
                scorable.n_without_amount += usize::from(without);
            }
            Assessed::Given(_) => scorable.n_given += 1,
            Assessed::Unscorable(problems) => {
                scorable.n_not_scored += 1;
                if scorable.first.len() < CASES_LISTED_MAX {
                    let why = problems.first().map(ToString::to_string);
                    let listed = (reference.to_string(), why.unwrap_or_default());
                    scorable.first.push(listed);
                }
                count_reasons(&mut reasons, reference, &problems);
            }
        }
    }
    scorable.reasons = reasons.into_values().collect();
    scorable
        .reasons
        .sort_by(|one, two| two.n_cases.cmp(&one.n_cases).then(one.why.cmp(&two.why)));
    scorable
}

fn counted(n: usize) -> String {
    with_thousands(u64::try_from(n).unwrap_or(u64::MAX))
}

fn count_reasons(
    reasons: &mut BTreeMap<String, Reason>,
    case: &CaseRef,
    problems: &[AnswerProblem],
) {
    let mut own: Vec<String> = problems.iter().map(shared).collect();
    own.sort();
    own.dedup();
    for mut why in own {
        if reasons.len() >= REASONS_MAX && !reasons.contains_key(&why) {
            "another reason".clone_into(&mut why);
        }
        let reason = reasons.entry(why.clone()).or_insert_with(|| Reason {
            why,
            n_cases: 0,
            first: Vec::new(),
        });
        reason.n_cases += 1;
        if reason.first.len() < CASES_NAMED_MAX {
            reason.first.push(case.to_string());
        }
    }
}

/// A problem in words that cases share.
fn shared(problem: &AnswerProblem) -> String {
    match problem {
        AnswerProblem::NotAnAnswer {
            question, allowed, ..
        } => format!("{question}: the answer is none of the question's; {allowed}"),
        AnswerProblem::NoRasInForce { first, .. } => format!(
            "no RAS version was in force on the day whose figures count; the first is in force \
             from {}",
            shown(*first)
        ),
        AnswerProblem::AllAssessmentsRejected { .. } => {
            "no assessment has been taken, since its rows were rejected at import".to_owned()
        }
        other => other.to_string(),
    }
}
