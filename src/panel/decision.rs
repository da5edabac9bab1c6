//! A decision: a motion that met the panel's rules, with what the panel saw.
//!
//! Invariant: only `moderation` makes a new decision, and only `restore` rebuilds a stored one.

use super::motion::Motion;
use super::owed::Owed;
use super::refusal::Warning;
use super::transition::Schedule;
use super::verdict::VerdictKind;
use crate::caseload::assessment::ReablementGate;
use crate::caseload::person::{Deployment, Referral};
use crate::flags::raised;
use crate::terms::budget::{Completeness, Gap, IndicativeBudget, PackageCost, PersonalBudget};
use crate::terms::date::Date;
use crate::terms::ids::{AssessmentRef, EntryNumber, RoleId, SittingRef};
use crate::terms::money::PerWeek;

/// A decision as it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The sitting.
    pub(super) sitting: SittingRef,
    /// The day.
    pub(super) date: Date,
    /// The motion that was carried.
    pub(super) motion: Motion,
    /// What it does to the money.
    pub(super) effect: Effect,
    /// Whether it stands or awaits somebody's word.
    pub(super) status: DecisionStatus,
    /// What was recorded as a warning.
    pub(super) warnings: Vec<Warning>,
    /// What the panel saw.
    pub(super) seen: Seen,
    /// The withdrawn correction in whose place it corrects the same decision; none where no
    /// correction of that decision was withdrawn.
    pub(super) instead_of: Option<WithdrawnCorrection>,
}

/// A correction that was withdrawn before it held, so that what it corrects goes on. Only one entry
/// supersedes another: the next correction supersedes the withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithdrawnCorrection {
    /// The correction's entry.
    pub correction: EntryNumber,
    /// The entry that withdrew it.
    pub withdrawn_by: EntryNumber,
}

/// A decision's parts, laid open for storing and for being restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionParts {
    /// The sitting.
    pub sitting: SittingRef,
    /// The day.
    pub date: Date,
    /// The motion that was carried.
    pub motion: Motion,
    /// What it does to the money.
    pub effect: Effect,
    /// Whether it stands or awaits somebody's word.
    pub status: DecisionStatus,
    /// What was recorded as a warning.
    pub warnings: Vec<Warning>,
    /// What the panel saw.
    pub seen: Seen,
    /// The withdrawn correction in whose place it corrects the same decision.
    pub instead_of: Option<WithdrawnCorrection>,
}

/// Why stored parts cannot be a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotADecision {
    /// Only a transition can wait for an exception's approval.
    #[error("the decision awaits an exception, but it is not a transition")]
    ExceptionWithoutTransition,
    /// A decision that moves the amount in steps must agree the amount at the end.
    #[error("the decision has steps, but its last step is not the amount agreed")]
    StepsElsewhere,
    /// Only a correction can take the place of one that was withdrawn, and comes after it.
    #[error("the decision takes the place of a withdrawn correction, but corrects nothing before")]
    InsteadOfNothing,
}

/// What a decision does to the money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The present amount on its first day; on the day of the decision where it reaches back.
    pub present: Option<PerWeek>,
    /// The personal budget agreed (the present amount where it is kept for risk or distress); none
    /// where the decision agrees no amount and the present one goes on.
    pub agreed: Option<PersonalBudget>,
    /// The schedule, where the amount moves in steps.
    pub schedule: Option<Schedule>,
    /// The three parts of Care Act s.26, where an amount is agreed.
    pub statement: Option<BudgetStatement>,
    /// The first day of effect.
    pub from: Date,
    /// The last day, where the amount is limited in time.
    pub until: Option<Date>,
    /// When the case comes back (review, questions due), where the decision says.
    pub due: Option<Date>,
    /// What is owed because it reaches back to a day before it was made: what was in force on each
    /// of those days is known then, and not told anew by what the register holds later. That of a
    /// correction takes the place of what the corrected decision said is owed.
    pub owed: Option<Owed>,
}

impl Effect {
    /// Whether it agrees less than was provided when it was decided.
    #[must_use]
    pub fn lowers(&self) -> bool {
        let both = self.agreed.zip(self.present);
        both.is_some_and(|(agreed, present)| agreed.0 < present)
    }
}

/// The three parts of a personal budget (Care Act 2014 s.26), in pounds a week: what is left of the
/// gross cost when other bodies' part is taken off is the council's cost, the person's part and the
/// council's part add up to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BudgetStatement {
    /// What meeting the needs costs, gross: other bodies' part is in it.
    pub cost: PerWeek,
    /// The person's part; none when the financial assessment is not known.
    pub persons_part: Option<PerWeek>,
    /// Other bodies' part.
    pub others_part: PerWeek,
    /// The council's part; none when the person's part is not known.
    pub councils_part: Option<PerWeek>,
}

impl BudgetStatement {
    /// What meeting the needs costs the council, without what other bodies pay.
    #[must_use]
    pub fn cost_to_the_council(&self) -> Option<PerWeek> {
        self.cost.0.minus(self.others_part.0).map(PerWeek)
    }
}

/// Whether a decision stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionStatus {
    /// It stands.
    Stands,
    /// It is a recommendation: the role that covers the amount has yet to speak. The present
    /// amount stands meanwhile.
    AwaitsRole {
        /// The lowest role whose limit covers it.
        role: RoleId,
        /// Why, with the limit and the figure.
        why: String,
    },
    /// It asks for an exception to the transition limit: a senior practitioner has yet to speak.
    AwaitsException {
        /// The limit and the length asked for, in words.
        why: String,
    },
}

/// What the panel saw when it decided, kept with the decision for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The RAS's title and version, its digest in hexadecimal, and the date of its figures.
    pub ras: String,
    /// The sign of the currency of every amount.
    pub currency: String,
    /// The indicative budget.
    pub indicative: Option<IndicativeBudget>,
    /// The package cost.
    pub package: PackageCost,
    /// The gap.
    pub gap: Option<Gap>,
    /// The flags.
    pub flags: Vec<SeenFlag>,
    /// The breakdown as it was shown, line by line.
    pub breakdown: Vec<String>,
    /// The package as it was shown, line by line.
    pub package_lines: Vec<String>,
    /// The answers as given: (question, answer).
    pub answers: Vec<(String, String)>,
    /// The eligible needs as found.
    pub eligible_needs: Vec<String>,
    /// How the personal budget is or will be taken; none when it is not recorded.
    pub deployment: Option<Deployment>,
    /// How the indicative budget was reached, down to every answer, parameter, date and reference:
    /// a line a figure, indented. Empty where no RAS scored the case, and in decisions that were
    /// recorded in an earlier payload schema.
    pub reached: Vec<String>,
    /// How the case came to the panel, and on which assessment it relied; not kept in decisions
    /// that were recorded in an earlier payload schema.
    pub came: Option<SeenComing>,
}

/// How a case came to the panel, and the assessment that was relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenComing {
    /// The worker's referral; none where no worker sent the case.
    pub referral: Option<Referral>,
    /// The codes of the flags that refer it, each once, in the order of the flags.
    pub referring: Vec<String>,
    /// The assessment; none where the case has none.
    pub assessment: Option<SeenAssessment>,
}

/// The assessment that was relied on; its answers and needs stand in [`Seen`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenAssessment {
    /// Its reference.
    pub reference: AssessmentRef,
    /// Its date.
    pub date: Date,
    /// The RAS form that the answers belong to, where the file says.
    pub form: Option<String>,
    /// The assessor, where the file says.
    pub assessor: Option<String>,
    /// The assessor's specialism, where there was one.
    pub specialism: Option<String>,
    /// Whether reablement and telecare were considered.
    pub gate: ReablementGate,
}

/// A flag as the panel saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFlag {
    /// The rule's code.
    pub code: String,
    /// What was found, with the case's figure.
    pub sentence: String,
    /// The limit in words; empty where the rule has none.
    pub limit: String,
    /// The title of the limit's reference; empty where the rule has none.
    pub reference: String,
}

impl SeenFlag {
    /// What was found, with the limit and where that comes from.
    #[must_use]
    pub fn in_full(&self) -> String {
        raised::in_full(&self.sentence, &self.limit, &self.reference)
    }
}

impl Seen {
    /// Why there was no package to compare with, in plain words; nothing where there was one:
    /// something that costs, or whose cost is not known.
    #[must_use]
    pub fn no_package(&self) -> Option<&'static str> {
        let PackageCost {
            known,
            completeness,
        } = self.package;
        if !known.0.is_zero() || completeness == Completeness::Incomplete {
            return None;
        }
        Some(match self.package_lines.is_empty() {
            true => "no package on record",
            false => "no package on the day",
        })
    }
}

/// Whether what a correction would correct counts in its present amount: it goes on until the
/// answer to one that waits, unless that moves the amount in steps or from a later day.
pub(super) fn corrected_counts(
    (status, in_steps): (&DecisionStatus, bool),
    (effective, date): (Date, Date),
) -> bool {
    *status != DecisionStatus::Stands && !in_steps && effective <= date
}

impl Decision {
    /// Rebuilds a stored decision from its parts.
    ///
    /// Fails when the parts contradict each other. The panel's rules are not applied again: they
    /// may have changed since.
    pub fn restore(parts: DecisionParts) -> Result<Decision, NotADecision> {
        let is_transition = parts.motion.verdict.kind() == VerdictKind::Transition;
        if matches!(parts.status, DecisionStatus::AwaitsException { .. }) && !is_transition {
            return Err(NotADecision::ExceptionWithoutTransition);
        }
        let last_step = parts.effect.schedule.as_ref().map(|schedule| schedule.new);
        let agreed = parts.effect.agreed.map(|budget| budget.0);
        if last_step.is_some() && last_step != agreed {
            return Err(NotADecision::StepsElsewhere);
        }
        let in_turn = |instead: WithdrawnCorrection| {
            let corrects = parts.motion.supersedes;
            corrects.is_some_and(|entry| entry < instead.correction)
                && instead.correction < instead.withdrawn_by
        };
        if !parts.instead_of.is_none_or(in_turn) {
            return Err(NotADecision::InsteadOfNothing);
        }
        Ok(Decision {
            sitting: parts.sitting,
            date: parts.date,
            motion: parts.motion,
            effect: parts.effect,
            status: parts.status,
            warnings: parts.warnings,
            seen: parts.seen,
            instead_of: parts.instead_of,
        })
    }

    /// Lays the decision open for storing.
    #[must_use]
    pub fn into_parts(self) -> DecisionParts {
        DecisionParts {
            sitting: self.sitting,
            date: self.date,
            motion: self.motion,
            effect: self.effect,
            status: self.status,
            warnings: self.warnings,
            seen: self.seen,
            instead_of: self.instead_of,
        }
    }

    /// The sitting at which it was made.
    #[must_use]
    pub fn sitting(&self) -> &SittingRef {
        &self.sitting
    }

    /// The day on which it was made.
    #[must_use]
    pub fn date(&self) -> Date {
        self.date
    }

    /// The sign of the currency in which it was decided.
    #[must_use]
    pub fn currency(&self) -> &str {
        &self.seen.currency
    }

    /// The day on which its present amount is what is provided for.
    #[must_use]
    pub fn present_on(&self) -> Date {
        match self.effect.schedule {
            Some(_) => self.effect.from,
            None => self.effect.from.max(self.date),
        }
    }

    /// The decision as if which had not been its present amount is reckoned; none where it corrects
    /// none, or where that one goes on until somebody's word.
    #[must_use]
    pub fn reckoned_without(&self) -> Option<EntryNumber> {
        let of = (&self.status, self.effect.schedule.is_some());
        let corrected = self.motion.supersedes;
        corrected.filter(|_| !corrected_counts(of, (self.motion.effective, self.date)))
    }

    /// The motion that was carried.
    #[must_use]
    pub fn motion(&self) -> &Motion {
        &self.motion
    }

    /// What it does to the money.
    #[must_use]
    pub fn effect(&self) -> &Effect {
        &self.effect
    }

    /// Whether it stands.
    #[must_use]
    pub fn status(&self) -> &DecisionStatus {
        &self.status
    }

    /// What was recorded as a warning.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The withdrawn correction in whose place it corrects the same decision.
    #[must_use]
    pub fn instead_of(&self) -> Option<WithdrawnCorrection> {
        self.instead_of
    }

    /// What the panel saw.
    #[must_use]
    pub fn seen(&self) -> &Seen {
        &self.seen
    }
}
