//! What scoring a case gives: domains, totals, lines, and the indicative budget.
//!
//! Invariant: the lines add up to the amount to the penny.

use super::trace::TraceNode;
use crate::config::ras::Digest;
use crate::terms::budget::IndicativeBudget;
use crate::terms::date::{Date, shown};
use crate::terms::ids::{AdjustmentId, DomainId, QuestionId, RasId, StepId, TotalId};
use crate::terms::money::{Money, PerMonth, PerYear, Period};
use crate::terms::number::shortest;
use crate::terms::points::{Points, WeightedPoints};
use crate::terms::text::Label;
use rust_decimal::Decimal;

/// A scored case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Which RAS it was scored with, and as of when.
    pub ras: RasStamp,
    /// The domains in the order of the RAS.
    pub domains: Vec<DomainScore>,
    /// The totals in the order of the steps.
    pub totals: Vec<TotalScore>,
    /// The money lines in the order of the steps; they add up to the amount.
    pub lines: Vec<BudgetLine>,
    /// What the RAS gives.
    pub result: RasResult,
    /// The allocation line minus the domains' money (`rounding of the lines`); none where domains
    /// have no money of their own.
    pub domain_rounding: Option<Money>,
    /// Questions whose number an adjustment is multiplied by and that are not answered: they count
    /// as 0, as the RAS states. In the order of the steps, with their texts.
    pub unanswered: Vec<(QuestionId, Label)>,
    /// How every figure was reached: the root's children are the steps, in order.
    pub trace: TraceNode,
}

/// Which RAS, version and date a result stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RasStamp {
    /// The RAS.
    pub id: RasId,
    /// Its title.
    pub title: Label,
    /// Its version.
    pub version: Label,
    /// Its digest.
    pub digest: Digest,
    /// The date whose figures were used.
    pub figures_as_of: Date,
    /// The sign of its currency.
    pub currency: Label,
    /// The period that its money is stated for.
    pub unit: Period,
    /// Weeks in a year on that date.
    pub weeks_per_year: Decimal,
}

/// One domain's points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainScore {
    /// The domain.
    pub domain: DomainId,
    /// Its title.
    pub title: Label,
    /// The questions that belong to it, with what each earned.
    pub answers: Vec<AnswerScore>,
    /// Points before weighting (after adjustments of points).
    pub points: Points,
    /// The factor applied; none where bands or other domains give the weighted points.
    pub weighting: Option<Decimal>,
    /// Weighted points (after adjustments of weighted points).
    pub weighted: WeightedPoints,
    /// Its share of what the domains of its total have together, in per cent, unrounded; none when
    /// that is zero or the total is not considered.
    pub share_percent: Option<Decimal>,
    /// The domain by way of which its points count, where another takes the highest or the sum of
    /// several; none where a total counts it itself or nothing does.
    pub counts_in: Option<Label>,
    /// The domains whose weighted points it takes the highest or the sum of; empty where it has
    /// questions of its own.
    pub takes: Vec<Label>,
    /// Its money, only where the allocation is a price per point without intercept.
    pub money: Option<Money>,
}

/// One question's answer and what it earned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerScore {
    /// The question.
    pub question: QuestionId,
    /// The question's text.
    pub text: Label,
    /// The answer in words, as the form has them; `not answered` when missing.
    pub answer: Label,
    /// What it earned.
    pub points: Points,
    /// Whether it counted for this case (its condition held).
    pub counted: bool,
}

/// A sum of weighted points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalScore {
    /// The total.
    pub total: TotalId,
    /// Its title.
    pub title: Label,
    /// Its weighted points; none when it was not considered.
    pub weighted: Option<WeightedPoints>,
}

/// One line of money between points and indicative budget, in the RAS's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetLine {
    /// The step that made it.
    pub step: StepId,
    /// Its label (`Family support, willing −15 %`).
    pub label: Label,
    /// Its amount; negative takes away.
    pub amount: Money,
    /// What kind of line it is.
    pub kind: LineKind,
}

/// What kind of line it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// An allocation: the points it read, the band's label if it has one, and the sentence
    /// `allocation table: 48.25 → £391.79`.
    Allocation {
        /// The total's weighted points.
        points: WeightedPoints,
        /// The band or grade.
        band: Option<Label>,
        /// The title of the table.
        table: Label,
        /// What the amount is reckoned from: `14.03 × £8.12`, `13.31 → middle`.
        figures: String,
        /// The sentence shown: `Pounds for a point: 14.03 × £8.12 → £113.92`.
        sentence: String,
    },
    /// The total was not considered, so nothing is allocated (the amount is zero).
    NotConsidered(TotalId),
    /// An adjustment of money.
    Adjustment(AdjustmentId),
    /// A rounding.
    Rounding,
}

/// What the RAS gives for a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RasResult {
    /// An amount.
    Amount {
        /// In the RAS's own unit, as its table states it.
        stated: Money,
        /// In pounds a week.
        indicative: IndicativeBudget,
    },
    /// The table gives no amount for these points (beyond what is published).
    NoAmount {
        /// Why, in the RAS's words.
        why: String,
    },
    /// The RAS does not apply to the case. A personal budget may still exist, computed elsewhere.
    DoesNotApply {
        /// Why, in the RAS's words.
        why: String,
    },
}

impl Scored {
    /// The indicative budget, when there is an amount.
    #[must_use]
    pub fn indicative(&self) -> Option<IndicativeBudget> {
        match &self.result {
            RasResult::Amount { indicative, .. } => Some(*indicative),
            RasResult::NoAmount { .. } | RasResult::DoesNotApply { .. } => None,
        }
    }

    /// The amount a year, to the penny: as the RAS states it where its money is by the year, twelve
    /// times the month, or the amount a week × `weeks_per_year`. Nothing without an amount.
    #[must_use]
    pub fn per_year(&self, weeks_per_year: Decimal) -> Option<PerYear> {
        match self.ras.unit {
            Period::Week => self.indicative()?.0.per_year(weeks_per_year),
            Period::Month | Period::Year => self.stated_per_year(),
        }
    }

    /// The amount a year as the RAS states it, by the year or twelve times the month; nothing where
    /// its money is by the week.
    #[must_use]
    pub fn stated_per_year(&self) -> Option<PerYear> {
        match (&self.result, self.ras.unit) {
            (RasResult::Amount { stated, .. }, Period::Year) => Some(PerYear(*stated)),
            (RasResult::Amount { stated, .. }, Period::Month) => PerMonth(*stated).per_year(),
            _ => None,
        }
    }

    /// The amount in the RAS's own unit and how a week's amount comes of it, where that unit is not
    /// a week: `£1,560.50 a year ÷ 52.14 = £29.93 a week`.
    #[must_use]
    pub fn stated_by_week(&self) -> Option<String> {
        let RasResult::Amount { stated, indicative } = &self.result else {
            return None;
        };
        let weeks = shortest(self.ras.weeks_per_year);
        let shown = |amount: Money| amount.shown_in(&self.ras.currency);
        let unit = match self.ras.unit {
            Period::Week => return None,
            Period::Month => "a month × 12",
            Period::Year => "a year",
        };
        let (stated, weekly) = (shown(*stated), shown(indicative.0.0));
        Some(format!("{stated} {unit} ÷ {weeks} = {weekly} a week"))
    }

    /// The weighted points of the first total.
    #[must_use]
    pub fn weighted_points(&self) -> Option<WeightedPoints> {
        self.totals.first().and_then(|total| total.weighted)
    }
}

/// A case's assessment result, whichever way it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assessed {
    /// Scored by the RAS.
    Scored(Box<Scored>),
    /// Computed elsewhere, with its parts as given.
    Given(crate::caseload::given::GivenIndicative),
    /// It cannot be scored: every problem is named.
    Unscorable(Vec<AnswerProblem>),
}

impl Assessed {
    /// The indicative budget, when there is one.
    #[must_use]
    pub fn indicative(&self) -> Option<IndicativeBudget> {
        match self {
            Assessed::Scored(scored) => scored.indicative(),
            Assessed::Given(given) => Some(IndicativeBudget(given.total)),
            Assessed::Unscorable(_) => None,
        }
    }

    /// The scored result, when the RAS was used.
    #[must_use]
    pub fn scored(&self) -> Option<&Scored> {
        match self {
            Assessed::Scored(scored) => Some(scored),
            Assessed::Given(_) | Assessed::Unscorable(_) => None,
        }
    }
}

fn rows(n: usize) -> String {
    match n {
        1 => "1 row of the assessments file was".to_owned(),
        n => format!("{n} rows of the assessments file were"),
    }
}

/// Why a case cannot be scored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerProblem {
    /// There is no assessment.
    #[error("there is no assessment")]
    NoAssessment,
    /// The caseload file has assessments of the case, and none of them was taken.
    #[error("no assessment has been taken, since {} rejected at import", rows(*n_rejected))]
    AllAssessmentsRejected {
        /// How many rows of the assessments file were rejected, 1 or more.
        n_rejected: usize,
    },
    /// A needed answer is missing.
    #[error("“{text}” ({question}): no answer")]
    Missing {
        /// The question.
        question: QuestionId,
        /// Its text.
        text: Label,
    },
    /// An answer is not one that the question takes.
    #[error("{question}: \"{given}\" is not an answer; {allowed}")]
    NotAnAnswer {
        /// The question.
        question: QuestionId,
        /// The answer as given, shortened.
        given: String,
        /// What is allowed.
        allowed: String,
    },
    /// The assessment was made on another form.
    #[error("the assessment was made on form \"{form}\"; this RAS reads form \"{ras}\"")]
    OtherForm {
        /// The assessment's form.
        form: String,
        /// The RAS.
        ras: RasId,
    },
    /// The assessment answers a question that the RAS does not have.
    #[error("{question}: the RAS has no such question")]
    NoSuchQuestion {
        /// The question.
        question: QuestionId,
    },
    /// A fact that the RAS asks for is not known.
    #[error("{fact} is not known, and the RAS asks for it")]
    FactMissing {
        /// The fact in words.
        fact: String,
    },
    /// The RAS is not in force yet on the day whose figures count.
    #[error(
        "no RAS version was in force on {}; the first is in force from {}",
        shown(*on),
        shown(*first)
    )]
    NoRasInForce {
        /// The day whose figures count.
        on: Date,
        /// The first day on which a version is in force.
        first: Date,
    },
    /// A figure of the RAS is not in force on the date.
    #[error(transparent)]
    NotInForce(#[from] crate::config::dated::NotInForce),
    /// The RAS itself cannot be applied (its files were not checked).
    #[error("the RAS cannot be applied: {what}")]
    RasUnfit {
        /// What is wrong with it.
        what: String,
    },
    /// A figure left its bounds while reckoning.
    #[error("{what} is out of bounds")]
    OutOfBounds {
        /// What was being reckoned.
        what: String,
    },
}
