//! The desk on what waits for approval: what it shows of it, and the answer.

use super::itself::Desk;
use super::sittings::recorded;
use crate::app::board::WaitingRow;
use crate::app::error::{AppError, ErrorKind};
use crate::app::histories;
use crate::app::outcome::Outcome;
use crate::app::register_error::register_error;
use crate::panel::approval::{ApprovalAnswer, ApprovalMotion};
use crate::panel::approvals;
use crate::panel::as_it_is::AsItIs;
use crate::panel::authors::authors;
use crate::panel::beginning::Beginning;
use crate::panel::decision::DecisionStatus;
use crate::panel::held_back;
use crate::panel::meanwhile;
use crate::panel::package_known::{self, HeldBack};
use crate::panel::record::Record;
use crate::panel::refusal::{Field, Refusal};
use crate::panel::sitting::Sitting;
use crate::panel::standing::{DecisionOutcome, Standing, StandingDecision};
use crate::register::append::Expected;
use crate::register::decided;
use crate::register::lists;
use crate::reports::sentences;
use crate::terms::date::{Date, days_between};
use crate::terms::ids::MemberId;
use crate::terms::money::PerWeek;
use std::collections::BTreeSet;

impl Desk {
    pub(in crate::app) fn waiting(&mut self) -> Result<Outcome, AppError> {
        self.looked()?;
        let waiting = self
            .register
            .waiting()
            .map_err(|error| register_error(&error))?;
        let mut rows = Vec::new();
        for entry in &waiting {
            let Some(Record::DecisionRecorded(decision)) = entry.record() else {
                continue;
            };
            let why = match decision.status() {
                DecisionStatus::Stands => continue,
                DecisionStatus::AwaitsRole { why, .. }
                | DecisionStatus::AwaitsException { why } => why.clone(),
            };
            let waiting = StandingDecision {
                entry: entry.number,
                decision: decision.as_ref().clone(),
                outcome: DecisionOutcome::Waits,
                held_back: None,
            };
            let case = &decision.motion().case;
            let looked = self.looked.as_ref();
            let file = match looked.is_some_and(|looked| looked.cases.contains_key(case)) {
                true => Some(Box::new(self.detail_of(case)?.file)),
                false => None,
            };
            let sat = self.sitting_of(&waiting)?.present.into_iter();
            let mut earlier = authors(&waiting, &self.as_it_is(&waiting, self.today())?.1);
            let own: BTreeSet<MemberId> = (earlier.iter())
                .filter(|author| author.entry == waiting.entry)
                .map(|author| author.member.clone())
                .collect();
            earlier.retain(|author| !own.contains(&author.member));
            rows.push(WaitingRow {
                case: case.clone(),
                sat: sat.map(|member| member.id).collect(),
                file,
                package_changed: self.package_changed((entry.number, case), None)?,
                would_hold_back: self.would_hold_back(&waiting)?,
                earlier,
                recorder: decision.motion().recorder.clone(),
                mover: decision.motion().mover.clone(),
                why,
                days_waiting: days_between(decision.date(), self.today()),
                against_approving: self.against(&waiting, ApprovalAnswer::Approved)?,
                against_refusing: self.against(&waiting, ApprovalAnswer::Refused)?,
                decision: waiting,
            });
        }
        Ok(Outcome::Waiting(rows))
    }

    /// What the rules refuse if whoever acts gave this answer today; nothing while nobody acts.
    fn against(
        &self,
        waiting: &StandingDecision,
        answer: ApprovalAnswer,
    ) -> Result<Vec<Refusal>, AppError> {
        if self.acting.is_none() {
            return Ok(Vec::new());
        }
        let approver = self.acting_member()?;
        let motion = ApprovalMotion {
            decision: waiting.entry,
            case: waiting.decision.motion().case.clone(),
            approver: approver.id.clone(),
            answer,
            reasons: None,
            date: self.today(),
        };
        let sitting = self.sitting_of(waiting)?;
        let rules = &self.configuration.rules;
        let (package, standing) = self.as_it_is(waiting, motion.date)?;
        let now = AsItIs {
            package,
            standing: &standing,
        };
        let judged = approvals::approve(&motion, waiting, &sitting, rules, (&approver, now));
        let mut refusals = judged.err().unwrap_or_default();
        // The reasons are still to be written: that they are missing is not held against anybody.
        refusals.retain(|refusal| refusal.field != Field::Reasons);
        Ok(refusals)
    }

    /// What the package of what waits costs on the day from which a yes would put it in force, and
    /// how its case stands; where it is not in the caseload, what was decided on it.
    fn as_it_is(
        &self,
        waiting: &StandingDecision,
        answered: Date,
    ) -> Result<(Option<PerWeek>, Standing), AppError> {
        let case = &waiting.decision.motion().case;
        let looked = self.looked.as_ref();
        let Some(at) = looked.and_then(|looked| looked.cases.get(case)) else {
            return Ok((
                None,
                histories::standing_without_case(&self.entries_on(case)?, self.today()),
            ));
        };
        let standing = self.standing(&at.case, &self.entries_on(case)?);
        let from = waiting.decision.effect().from.max(answered);
        let package = at.case.package.provided_on(&at.not_now, from);
        Ok((package, standing))
    }

    /// What would hold the reduction of what waits back if it were approved today.
    fn would_hold_back(&self, waiting: &StandingDecision) -> Result<Option<HeldBack>, AppError> {
        let case = &waiting.decision.motion().case;
        let mut decisions = decided::decisions(&self.entries_on(case)?);
        decisions.retain(|known| known.outcome.gone().is_none());
        let packages = self
            .packages
            .get(case)
            .map_or(&[][..], |known| &known.known);
        let on = self.today();
        Ok(held_back::if_approved(waiting, &decisions, packages, on))
    }

    /// The sitting that decided, with the interests that hold today, wherever they were declared.
    fn sitting_of(&self, waiting: &StandingDecision) -> Result<Sitting, AppError> {
        let sittings = self.register.sittings();
        let sittings = sittings.map_err(|error| register_error(&error))?;
        let interests = lists::held(&sittings);
        let mut sittings = sittings.into_iter().map(|known| known.value);
        let sitting = sittings.find(|known| known.reference == *waiting.decision.sitting());
        let gone = || {
            AppError::new(ErrorKind::Register, "the decision's sitting is gone")
                .hint("leave the program and run: ras-panel verify")
        };
        Ok(Sitting {
            interests,
            ..sitting.ok_or_else(gone)?
        })
    }

    pub(in crate::app) fn approve(&mut self, motion: &ApprovalMotion) -> Result<Outcome, AppError> {
        self.looked()?;
        let waiting = self.decision_answered(motion)?;
        let sitting = self.sitting_of(&waiting)?;
        let approver = self.acting_member()?;
        let rules = &self.configuration.rules;
        let (package, standing) = self.as_it_is(&waiting, motion.date)?;
        let now = AsItIs {
            package,
            standing: &standing,
        };
        let approval = approvals::approve(motion, &waiting, &sitting, rules, (&approver, now));
        let approval = match approval {
            Ok(approval) => approval,
            Err(refusals) => return Ok(Outcome::Refused(refusals)),
        };
        let sentence = match motion.answer {
            ApprovalAnswer::Approved => self.approved(motion, &waiting, now)?,
            ApprovalAnswer::Refused => format!(
                "Refused: the present amount of {} stays, and the case is back in the queue.",
                motion.case
            ),
        };
        let done = self.record(Record::ApprovalGiven(approval), Expected::Anything)?;
        self.looked()?;
        self.look_again_at(&motion.case)?;
        Ok(recorded(done, sentence))
    }

    fn decision_answered(&self, motion: &ApprovalMotion) -> Result<StandingDecision, AppError> {
        let decisions = decided::decisions(&self.entries_on(&motion.case)?);
        let mut decisions = decisions.into_iter();
        let known = decisions.find(|known| known.entry == motion.decision);
        known.ok_or_else(|| {
            let message = format!(
                "entry {} is not a decision on {}",
                motion.decision, motion.case
            );
            AppError::new(ErrorKind::Operator, message)
                .hint("choose it among those that wait (press 3)")
        })
    }

    /// That a decision stands, from when, what is owed, and what has changed since it was made.
    fn approved(
        &self,
        motion: &ApprovalMotion,
        waiting: &StandingDecision,
        now: AsItIs<'_>,
    ) -> Result<String, AppError> {
        let decision = &waiting.decision;
        let has_changed = self.package_changed((waiting.entry, &motion.case), None)?;
        let begins = Beginning::of(decision, Some(motion.date));
        let late = sentences::late(&begins.package_changed(has_changed), decision.currency());
        let currency = decision.currency();
        let changed = match self.would_hold_back(waiting)? {
            Some(held_back) => Some(package_known::if_approved(&held_back, currency)),
            None => meanwhile::changed_meanwhile(waiting, now, motion.date),
        };
        let said = late.into_iter().chain(changed);
        let said: String = said.map(|said| format!(" {said}")).collect();
        Ok(format!(
            "Approved: the decision of entry {} on {} stands.{said}",
            motion.decision, motion.case
        ))
    }
}
