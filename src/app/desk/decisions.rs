//! The desk on decisions and transitions.

use super::itself::Desk;
use super::sittings::recorded;
use crate::app::board::TransitionRow;
use crate::app::draft_of::DraftOf;
use crate::app::error::{AppError, ErrorKind};
use crate::app::histories;
use crate::app::outcome::Outcome;
use crate::app::register_error::register_error;
use crate::panel::afterwards::{self, Afterwards, Instead};
use crate::panel::as_it_is::AsItIs;
use crate::panel::decision::Decision;
use crate::panel::meanwhile;
use crate::panel::moderation;
use crate::panel::motion::Motion;
use crate::panel::record::Record;
use crate::panel::running::{self, Above};
use crate::panel::schedule;
use crate::panel::standing::{PresentIs, Standing};
use crate::panel::transition::Schedule;
use crate::panel::withdrawals;
use crate::register::append::Expected;
use crate::register::decided;
use crate::register::payload::kinds::EntryKind;
use crate::register::recorded::Recorded;
use crate::reports::sentences;
use crate::terms::budget::Completeness;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber};
use crate::terms::text::Words;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

impl Desk {
    /// Records a decision on what lies on the table now, not on what lay there when the caseload
    /// was last looked at; and only as it was confirmed, where it was.
    pub(in crate::app) fn decide(
        &mut self,
        motion: &Motion,
        confirmed: Option<&Decision>,
    ) -> Result<Outcome, AppError> {
        let detail = self.case_detail(&motion.case)?;
        let sitting = self.needed_sitting()?;
        let rules = self.configuration.rules.clone();
        // A later entry on the case itself is told before what the rules refuse, which may follow
        // from it, and before what it changed.
        let last_entry = detail.file.standing.last_entry;
        let came_first = last_entry.filter(|_| last_entry != motion.last_entry_seen);
        if let Some(conflict) = self.conflict(&motion.case, came_first)? {
            return Ok(conflict);
        }
        let decided = moderation::moderate(motion, &detail.file, &sitting, &rules, self.today());
        let decision = match decided {
            Ok(decision) => decision,
            Err(refusals) => return Ok(Outcome::Refused(refusals)),
        };
        let same = confirmed.map(|confirmed| moderation::still_as_confirmed(confirmed, &decision));
        if let Some(Err(refusals)) = same {
            return Ok(Outcome::Refused(refusals));
        }
        let sentence = format!("Recorded: {}", sentences::decision(&decision));
        let expected = Expected::LastEntry(motion.last_entry_seen);
        let record = Record::DecisionRecorded(Box::new(decision));
        let draft = self.draft_key(&DraftOf::motion(motion))?;
        let done = self.record_from_draft(record, expected, &draft)?;
        if done.is_ok() {
            self.look_again_at(&motion.case)?;
        }
        Ok(recorded(done, sentence))
    }

    /// The conflict with an entry on the case that came first, where there is one.
    fn conflict(
        &self,
        case: &CaseRef,
        came_first: Option<EntryNumber>,
    ) -> Result<Option<Outcome>, AppError> {
        let Some(came_first) = came_first else {
            return Ok(None);
        };
        let entries = self.entries_on(case)?.into_iter();
        let mut entries = entries.filter(|entry| entry.number == came_first);
        let other = entries
            .next()
            .map(|other| recorded(Err(Box::new(other)), String::new()));
        Ok(other)
    }

    pub(in crate::app) fn withdraw(
        &mut self,
        decision: EntryNumber,
        reason: Words,
    ) -> Result<Outcome, AppError> {
        let case = self.case_of(decision)?;
        let known = decided::decisions(&self.entries_on(&case)?);
        let known = known.into_iter().find(|known| known.entry == decision);
        let file = self.case_detail(&case)?.file;
        let has_package = !file.case.package.lines.is_empty();
        let before = AsItIs {
            package: has_package.then_some(file.package_cost.known),
            standing: &file.standing,
        };
        let today = self.today();
        let (sitting, member) = (self.needed_sitting()?, self.acting_member()?);
        let rules = self.configuration.rules.clone();
        let may = known.map(|known| {
            withdrawals::withdrawable(&known, &sitting, &member, &rules, (before, today))
        });
        if let Some(Err(refusals)) = may {
            return Ok(Outcome::Refused(refusals));
        }
        let sentence = format!("The decision of entry {decision} on {case} is withdrawn.");
        let record = Record::DecisionWithdrawn { decision, reason };
        let done = self.record(record, Expected::Anything)?;
        self.look_again_at(&case)?;
        Ok(recorded(done, sentence))
    }

    /// Whether a case's facts changed between a decision and the entry that answered it, or until
    /// now. Where they changed after the answer, any import in between may have changed them, too.
    pub(in crate::app) fn package_changed(
        &self,
        (entry, case): (EntryNumber, &CaseRef),
        answered: Option<EntryNumber>,
    ) -> Result<bool, AppError> {
        let mut changed_by = None;
        let read = self.register.case_summaries(|summary| {
            if summary.case != *case {
                return ControlFlow::Continue(());
            }
            changed_by = Some(summary.imported_by);
            ControlFlow::Break(())
        });
        read.map_err(|error| register_error(&error))?;
        let meanwhile = |by: EntryNumber| by > entry && answered.is_none_or(|answer| by < answer);
        if changed_by.is_none_or(|by| by <= entry || meanwhile(by)) {
            return Ok(changed_by.is_some_and(meanwhile));
        }
        let imports = self.register.of_kind(EntryKind::CaseloadImported);
        let imports = imports.map_err(|error| register_error(&error))?;
        Ok(imports.iter().any(|import| meanwhile(import.number)))
    }

    /// The answers before which the package had changed since what they answer was decided.
    pub(in crate::app) fn changed_before(
        &self,
        entries: &[Recorded],
    ) -> Result<BTreeSet<EntryNumber>, AppError> {
        let mut changed = BTreeSet::new();
        for entry in entries {
            let Some(Record::ApprovalGiven(approval)) = entry.record() else {
                continue;
            };
            let answered = (approval.motion().decision, &approval.motion().case);
            if self.package_changed(answered, Some(entry.number))? {
                changed.insert(entry.number);
            }
        }
        Ok(changed)
    }

    pub(super) fn case_of(&self, decision: EntryNumber) -> Result<CaseRef, AppError> {
        let entry = self
            .register
            .entry(decision)
            .map_err(|error| register_error(&error))?;
        match entry.as_ref().and_then(Recorded::record) {
            Some(Record::DecisionRecorded(decision)) => Ok(decision.motion().case.clone()),
            _ => Err(AppError::new(
                ErrorKind::Operator,
                format!("entry {decision} is not a decision"),
            )
            .hint("open the case (press 1): its history names its decisions")),
        }
    }

    pub(super) fn look_again_at(&mut self, case: &CaseRef) -> Result<(), AppError> {
        let flags = self.detail_of(case)?.file.flags;
        let at = self
            .looked
            .as_mut()
            .and_then(|looked| looked.cases.get_mut(case));
        if let Some(at) = at {
            at.flags = flags;
        }
        Ok(())
    }

    pub(in crate::app) fn transitions(&mut self) -> Result<Outcome, AppError> {
        self.looked()?;
        Ok(Outcome::Transitions(self.transition_rows()?))
    }

    pub(in crate::app) fn transition_rows(&self) -> Result<Vec<TransitionRow>, AppError> {
        let entries = self
            .register
            .transitions()
            .map_err(|error| register_error(&error))?;
        let mut rows = Vec::new();
        for entry in &entries {
            if let Some(Record::DecisionRecorded(decision)) = entry.record() {
                rows.extend(self.transition_row(entry.number, decision)?);
            }
        }
        Ok(rows)
    }

    /// A decision's line of the list; none where it has no steps, or is not known on its case.
    fn transition_row(
        &self,
        number: EntryNumber,
        decision: &Decision,
    ) -> Result<Option<TransitionRow>, AppError> {
        let today = self.looking.today;
        let Some(schedule) = decision.effect().schedule.clone() else {
            return Ok(None);
        };
        let case = decision.motion().case.clone();
        let at = self
            .looked
            .as_ref()
            .and_then(|looked| looked.cases.get(&case));
        let cost = at.and_then(|at| at.case.package.cost());
        let on_record = at.is_some_and(|at| !at.case.package.is_empty());
        let package = cost.filter(|_| on_record).map(|cost| cost.known);
        let entries = self.entries_on(&case)?;
        let standing = match at {
            Some(at) => self.standing(&at.case, &entries),
            None => histories::standing_without_case(&entries, today),
        };
        let Some(known) = standing
            .decisions
            .iter()
            .find(|known| known.entry == number)
        else {
            return Ok(None);
        };
        let changed = at.and_then(|at| {
            let costs = |day| at.case.package.provided_on(&at.not_now, day);
            meanwhile::since_decided(known, &standing, costs, today)
        });
        let above = running::above(&standing.decisions, number, today);
        let running = running::running(&schedule, package, today, &above);
        let stands = standing.present.filter(|_| above == Above::HeldBack);
        let (paid, covered, replaced) = paid_steps(&schedule, number, &standing, today);
        let Some(paid) = paid else {
            let what = format!("what the transition of entry {number} costs is out of bounds");
            return Err(AppError::new(ErrorKind::Register, what)
                .hint("run ras-panel verify on the register"));
        };
        let is_left = |day| replaced.is_none_or(|instead| day < instead.from);
        let next = running.next.filter(|step| is_left(step.from));
        Ok(Some(TransitionRow {
            replaced,
            above,
            changed: changed.map(|changed| changed.words(decision.currency())),
            currency: decision.currency().to_owned(),
            case,
            entry: number,
            paid_today: match above {
                Above::HeldBack => stands,
                _ => Some(running.paid),
            },
            paid_at_least: stands.is_some()
                && standing.present_is == Some(PresentIs::Package)
                && cost.is_some_and(|cost| cost.completeness == Completeness::Incomplete),
            package,
            next: next.map(|step| (step.from, step.amount)),
            state: running.state,
            decided: (schedule.new, schedule.cost),
            schedule: paid,
            covered,
        }))
    }
}

/// The steps of a transition as far as they are paid, the days that another amount covers, and the
/// amount that takes the place of the rest, where one does.
fn paid_steps(
    schedule: &Schedule,
    entry: EntryNumber,
    standing: &Standing,
    today: Date,
) -> (Option<Schedule>, Vec<(Date, Date)>, Option<Instead>) {
    let became = afterwards::afterwards(entry, None, standing, today);
    let covered: Vec<_> = became.iter().filter_map(Afterwards::covered).collect();
    let replaced = became.into_iter().find_map(Afterwards::replaced);
    let cut_on = replaced.map(|other| other.from);
    (
        schedule::as_paid(schedule, cut_on, &covered),
        covered,
        replaced,
    )
}
