//! How many cases can be scored, how many not, and why: each reason once, with its cases counted.

use super::looked::Looking;
use crate::caseload::case::Caseload;
use crate::scoring::scored::{AnswerProblem, Assessed};
use crate::terms::date::shown;
use crate::terms::ids::CaseRef;
use crate::terms::number::with_thousands;
use std::collections::BTreeMap;

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
    /// The same cases by the first reason of each, the most frequent first: they add up.
    pub first_reasons: Vec<Reason>,
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

impl Reason {
    /// The reason and its cases, in one line.
    #[must_use]
    pub fn words(&self) -> String {
        let Reason {
            why,
            n_cases,
            first,
        } = self;
        let named = first.join(", ");
        let n = counted(*n_cases);
        match n_cases.saturating_sub(first.len()) {
            0 if *n_cases == 1 => format!("{named}: {why}"),
            0 => format!("{n} cases: {why} ({named})"),
            more => format!("{n} cases: {why} ({named} and {} more)", counted(more)),
        }
    }
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
    let mut reasons = BTreeMap::new();
    let mut first_reasons = BTreeMap::new();
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
                count_reasons(&mut reasons, reference, problems.iter());
                count_reasons(&mut first_reasons, reference, problems.iter().take(1));
            }
        }
    }
    scorable.reasons = most_frequent_first(reasons);
    scorable.first_reasons = most_frequent_first(first_reasons);
    scorable
}

fn most_frequent_first(reasons: BTreeMap<String, Reason>) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = reasons.into_values().collect();
    reasons.sort_by(|one, two| two.n_cases.cmp(&one.n_cases).then(one.why.cmp(&two.why)));
    reasons
}

fn counted(n: usize) -> String {
    with_thousands(u64::try_from(n).unwrap_or(u64::MAX))
}

fn count_reasons<'p>(
    reasons: &mut BTreeMap<String, Reason>,
    case: &CaseRef,
    problems: impl Iterator<Item = &'p AnswerProblem>,
) {
    let mut own: Vec<String> = problems.map(shared).collect();
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
