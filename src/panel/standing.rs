//! What the register holds on a case: the amount in force, the last decision, what is waiting.

use super::approval::ApprovalAnswer;
use super::beginning::Beginning;
use super::decision::{Decision, DecisionStatus};
use super::package_known::HeldBack;
use super::transition::Schedule;
use crate::caseload::person::LastAgreed;
use crate::terms::budget::PersonalBudget;
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::money::PerWeek;

/// A case's standing on a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Gross pounds a week that the council provides for on the date: the package, or, during a
    /// transition, the step then in force; none when neither is known.
    pub present: Option<PerWeek>,
    /// What that amount is; none where it is not known.
    pub present_is: Option<PresentIs>,
    /// The agreed amount that the package which came in after it exceeds, where the present amount
    /// is that package.
    pub agreed_below: Option<InForce>,
    /// The day on which the package's figures came in, or last changed; none when it is not known.
    pub package_as_of: Option<Date>,
    /// The last agreed sum with its date.
    pub last_agreed: Option<(PersonalBudget, Date)>,
    /// From when to when that sum counts; none where it was agreed before the register began.
    pub agreed_course: Option<Course>,
    /// The decisions on the case that are neither superseded nor withdrawn, latest last.
    pub decisions: Vec<StandingDecision>,
    /// The decisions that count no more.
    pub gone: Vec<Gone>,
    /// The transition that runs or is to come.
    pub transition: Option<Schedule>,
    /// The last entry on the case.
    pub last_entry: Option<EntryNumber>,
}

/// What a present amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresentIs {
    /// What the package costs.
    Package,
    /// What a decision puts in force.
    Agreed(InForce),
}

/// From when to when a sum that a decision agreed counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// The decision's entry.
    pub entry: EntryNumber,
    /// The first day on which it changes what is paid: the whole sum, or the first step to it.
    pub from: Date,
    /// The first day on which the whole sum is in force.
    pub in_full_from: Date,
    /// Its last day, where it is limited in time.
    pub until: Option<Date>,
}

/// A decision in the register with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingDecision {
    /// Its entry.
    pub entry: EntryNumber,
    /// The decision.
    pub decision: Decision,
    /// What became of it.
    pub outcome: DecisionOutcome,
    /// What held its reduction back; none where nothing did.
    pub held_back: Option<HeldBack>,
}

/// A decision that was superseded or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The decision, with what had become of it until then.
    pub known: StandingDecision,
    /// The day on which it was superseded or withdrawn.
    pub on: Date,
    /// The entry that withdrew it; none where another decision took its place.
    pub withdrawn_by: Option<EntryNumber>,
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionOutcome {
    /// It stands.
    Stands,
    /// It waits for a role or for an exception's approval.
    Waits,
    /// Approved.
    Approved {
        /// By the entry.
        by: EntryNumber,
        /// On the day.
        on: Date,
    },
    /// Refused by the entry.
    Refused(EntryNumber),
    /// Superseded by the entry, which stands in its place.
    Superseded(EntryNumber),
    /// Withdrawn by the entry, without another in its place.
    Withdrawn(EntryNumber),
}

impl DecisionOutcome {
    /// What became of a decision that was not withdrawn: superseded counts before its approval, and
    /// its approval before what it said of itself.
    #[must_use]
    pub fn of(
        status: &DecisionStatus,
        answered: Option<(EntryNumber, ApprovalAnswer, Date)>,
        superseded: Option<EntryNumber>,
    ) -> DecisionOutcome {
        match (superseded, answered, status) {
            (Some(entry), _, _) => DecisionOutcome::Superseded(entry),
            (None, Some((by, ApprovalAnswer::Approved, on)), _) => {
                DecisionOutcome::Approved { by, on }
            }
            (None, Some((entry, ApprovalAnswer::Refused, _)), _) => DecisionOutcome::Refused(entry),
            (None, None, DecisionStatus::Stands) => DecisionOutcome::Stands,
            (
                None,
                None,
                DecisionStatus::AwaitsRole { .. } | DecisionStatus::AwaitsException { .. },
            ) => DecisionOutcome::Waits,
        }
    }

    /// The entry that superseded or withdrew it; none where it still counts.
    #[must_use]
    pub fn gone(&self) -> Option<EntryNumber> {
        match self {
            DecisionOutcome::Superseded(by) | DecisionOutcome::Withdrawn(by) => Some(*by),
            DecisionOutcome::Stands
            | DecisionOutcome::Waits
            | DecisionOutcome::Approved { .. }
            | DecisionOutcome::Refused(_) => None,
        }
    }

    /// Whether what was decided holds: it stands, or was approved.
    #[must_use]
    pub fn holds(&self) -> bool {
        match self {
            DecisionOutcome::Stands | DecisionOutcome::Approved { .. } => true,
            DecisionOutcome::Waits
            | DecisionOutcome::Refused(_)
            | DecisionOutcome::Superseded(_)
            | DecisionOutcome::Withdrawn(_) => false,
        }
    }
}

impl StandingDecision {
    /// Whether what was decided holds and nothing held it back: its amount counts from its day.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.outcome.holds() && self.held_back.is_none()
    }

    /// From when the decision's amount is in force, should it hold.
    #[must_use]
    pub fn beginning(&self) -> Beginning {
        let approved_on = match self.outcome {
            DecisionOutcome::Approved { on, .. } => Some(on),
            _ => None,
        };
        Beginning::of(&self.decision, approved_on)
    }

    /// The day from which another amount than this one's is in force again, where it was limited
    /// in time and has ended by a day.
    fn gave_way(&self, to: PerWeek, on: Date) -> Option<Date> {
        let effect = self.decision.effect();
        let last = effect.until.filter(|last| *last >= self.beginning().from)?;
        let again = last.tomorrow().ok()?;
        (effect.agreed?.0 != to && again <= on).then_some(again)
    }

    /// What the decision puts in force on a day, should it hold.
    fn in_force_on(&self, on: Date) -> Option<InForce> {
        let effect = self.decision.effect();
        let agreed = effect.agreed?;
        let beginning = self.beginning();
        let ended = effect.until.is_some_and(|last_day| on > last_day);
        if on < beginning.from || ended {
            return None;
        }
        let steps = effect.schedule.as_ref();
        let step = steps.and_then(|schedule| {
            let step = schedule.steps.iter().rev().find(|step| step.from <= on)?;
            let is_last = schedule.new_from().is_none_or(|end| on >= end);
            Some((step.amount, step.from, !is_last))
        });
        let (amount, since, stepping) = step.unwrap_or((agreed.0, beginning.from, false));
        let known_since = beginning.approved_on.max(Some(self.decision.date()));
        Some(InForce {
            entry: self.entry,
            amount,
            since,
            known_since: known_since.map_or(since, |known| known.max(since)),
            until: effect.until,
            stepping,
            decided_on: self.decision.date(),
            lowers: effect.lowers(),
        })
    }
}

/// What the register and the caseload know of a case, for deriving its standing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The package's known weekly cost; none without a package.
    pub package: Option<PerWeek>,
    /// The day on which the package's figures came in, or last changed.
    pub package_as_of: Option<Date>,
    /// What was agreed before the register began.
    pub agreed_before: Option<LastAgreed>,
    /// Every decision on the case, latest last.
    pub decisions: Vec<StandingDecision>,
    /// The decisions that were superseded or withdrawn, as they were until then.
    pub gone: Vec<Gone>,
    /// The last entry on the case.
    pub last_entry: Option<EntryNumber>,
}

impl Standing {
    /// Derives a case's standing on a day.
    #[must_use]
    pub fn derive(history: History, on: Date) -> Standing {
        let mut decisions = history.decisions;
        decisions.retain(|known| known.outcome.gone().is_none());
        let present = present_with_kind(history.package, history.package_as_of, &decisions, on);
        let before = history.agreed_before.map(|sum| (sum.amount, sum.date));
        Standing {
            present: present.map(|(amount, _)| amount),
            present_is: present.map(|(_, is)| is),
            agreed_below: agreed_in_force(&decisions, on).filter(|agreed| {
                let is_package = |known: &(PerWeek, PresentIs)| known.1 == PresentIs::Package;
                let package = present.filter(is_package).map(|(package, _)| package);
                package.is_some_and(|package| agreed.amount < package)
            }),
            package_as_of: history.package_as_of,
            last_agreed: last_agreed(&decisions).map(|(sum, _)| sum).or(before),
            agreed_course: last_agreed(&decisions).map(|(_, course)| course),
            transition: transition_on(&decisions, on).cloned(),
            decisions,
            gone: history.gone,
            last_entry: history.last_entry,
        }
    }

    /// The decisions of earlier days that counted when a day began: what a slip of the day, and
    /// what corrects or withdraws it, does not undo.
    #[must_use]
    pub fn when_the_day_began(&self, day: Date) -> Vec<StandingDecision> {
        let gone = self.gone.iter().filter(|gone| gone.on >= day);
        let all = self.decisions.iter().chain(gone.map(|gone| &gone.known));
        let earlier = all.filter(|known| known.decision.date() < day);
        let mut earlier: Vec<StandingDecision> = earlier.cloned().collect();
        earlier.sort_by_key(|known| known.entry);
        earlier
    }
}

/// An agreed amount that is in force on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The decision's entry.
    pub entry: EntryNumber,
    /// The amount.
    pub amount: PerWeek,
    /// Since when this amount is in force, without another between.
    pub since: Date,
    /// Since when anybody could know of it: that day, or the day of the decision or of its approval
    /// where that is later.
    pub known_since: Date,
    /// The last day, where it is limited in time.
    pub until: Option<Date>,
    /// Whether it is a step of a transition that still runs.
    pub stepping: bool,
    /// The day on which it was decided.
    pub decided_on: Date,
    /// Whether it was decided as less than was provided then.
    pub lowers: bool,
}

/// The amount that the latest decision which holds has put in force on a day.
///
/// A decision that waits, was refused, is superseded or was held back puts nothing in force: the
/// present amount stands. Nor does one that has not begun, or whose limited time has ended.
#[must_use]
pub fn agreed_in_force(decisions: &[StandingDecision], on: Date) -> Option<InForce> {
    let holding = || decisions.iter().rev().filter(|known| known.holds());
    let now = holding().find_map(|known| known.in_force_on(on))?;
    let later = holding().take_while(|known| known.entry > now.entry);
    let again = later.filter_map(|known| known.gave_way(now.amount, on));
    let since = again.max().unwrap_or(now.since).max(now.since);
    Some(InForce { since, ..now })
}

/// The present amount: what the council provides for on a day.
///
/// During a transition it is the step then in force. Otherwise it is the package, unless an agreed
/// amount came into force after the package's figures came in: the file cannot know of it yet. An
/// amount that was not agreed as less never lowers a package that came in since it was decided.
#[must_use]
pub fn present_on(
    package: Option<PerWeek>,
    package_as_of: Option<Date>,
    decisions: &[StandingDecision],
    on: Date,
) -> Option<PerWeek> {
    present_with_kind(package, package_as_of, decisions, on).map(|(amount, _)| amount)
}

/// The same with what that amount is.
pub(super) fn present_with_kind(
    package: Option<PerWeek>,
    package_as_of: Option<Date>,
    decisions: &[StandingDecision],
    on: Date,
) -> Option<(PerWeek, PresentIs)> {
    let the_package = package.map(|package| (package, PresentIs::Package));
    let Some(agreed) = agreed_in_force(decisions, on) else {
        return the_package;
    };
    let came_in_after = |day: Date| package_as_of.is_some_and(|came_in| came_in > day);
    let counts = |package: PerWeek| {
        let would_lower = !agreed.lowers && agreed.amount < package;
        came_in_after(agreed.known_since) || (would_lower && came_in_after(agreed.decided_on))
    };
    match the_package.filter(|_| !agreed.stepping) {
        Some((package, is)) if counts(package) => Some((package, is)),
        Some(_) | None => Some((agreed.amount, PresentIs::Agreed(agreed))),
    }
}

fn last_agreed(decisions: &[StandingDecision]) -> Option<((PersonalBudget, Date), Course)> {
    let mut holding = decisions.iter().rev().filter(|known| known.holds());
    holding.find_map(|known| {
        let effect = known.decision.effect();
        let from = known.beginning().from;
        let reached = effect.schedule.as_ref().and_then(Schedule::new_from);
        let course = Course {
            entry: known.entry,
            from,
            in_full_from: reached.map_or(from, |day| day.max(from)),
            until: effect.until,
        };
        Some(((effect.agreed?, known.decision.date()), course))
    })
}

/// The transition that runs on a day or is to come.
///
/// A later amount that is limited in time does not end it: the steps go on being reckoned beneath,
/// and the step then reached is in force again when the time has ended. A later amount without an
/// end takes its place from the day on which that is in force.
fn transition_on(decisions: &[StandingDecision], on: Date) -> Option<&Schedule> {
    let holding = decisions.iter().rev().filter(|known| known.holds());
    let mut agreeing = holding.filter(|known| known.decision.effect().agreed.is_some());
    let latest = agreeing.find(|known| {
        let effect = known.decision.effect();
        let has_begun = known.beginning().from <= on;
        effect.schedule.is_some() || (effect.until.is_none() && has_begun)
    })?;
    let schedule = latest.decision.effect().schedule.as_ref()?;
    schedule
        .new_from()
        .is_some_and(|end| on < end)
        .then_some(schedule)
}
