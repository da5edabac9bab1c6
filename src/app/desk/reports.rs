//! The desk on papers: what reports are written from.

use super::cases::tally;
use super::itself::Desk;
use crate::app::clock::shown_moment;
use crate::app::error::{AppError, ErrorKind};
use crate::app::histories;
use crate::app::outcome::Outcome;
use crate::app::queue_row::QueueRow;
use crate::app::register_error::register_error;
use crate::flags;
use crate::flags::in_force::RuleInForce;
use crate::flags::tally::Tally;
use crate::panel::afterwards::{self, Afterwards};
use crate::panel::approval::Approval;
use crate::panel::decision::Decision;
use crate::panel::member::Member;
use crate::panel::record::Record;
use crate::panel::sitting::Sitting;
use crate::panel::sitting_tally::SittingTally;
use crate::panel::standing::DecisionOutcome;
use crate::register::decided;
use crate::register::recorded::{Body, Recorded};
use crate::reports::as_text;
use crate::reports::minutes::{self, Also, LeftUndecided, SittingBook};
use crate::reports::on_record::OnRecord;
use crate::reports::sentences;
use crate::terms::date::{Date, day_of};
use crate::terms::ids::{CaseRef, EntryNumber, SittingRef};

impl Desk {
    /// The flag rules in force today, with the counts of the caseload.
    pub fn flag_rules(&mut self) -> Result<(Vec<RuleInForce>, Tally), AppError> {
        let (today, tolerances) = (self.today(), self.configuration.tolerances.clone());
        let currency = self.live_ras().currency.clone();
        let looked = self.looked()?;
        let cases = looked.cases.values();
        let cases = cases.map(|at| (&at.case, at.flags.as_slice()));
        let tally = Tally::of(&flags::ALL, cases);
        Ok((flags::explain(&tolerances, &currency, today), tally))
    }

    /// A decision on a case as the register holds it: the latest, or the one of an entry.
    pub fn on_record(
        &mut self,
        case: &CaseRef,
        entry: Option<EntryNumber>,
    ) -> Result<OnRecord, AppError> {
        self.looked()?;
        let entries = self.entries_on(case)?;
        let mut decisions = entries.iter().rev().filter(|recorded| match entry {
            Some(entry) => recorded.number == entry,
            None => matches!(recorded.record(), Some(Record::DecisionRecorded(_))),
        });
        let Some(recorded) = decisions.next() else {
            return Err(none_on_record(case, entry));
        };
        match &recorded.body {
            Body::Record(record) => match record.as_ref() {
                Record::DecisionRecorded(decision) => self.told(recorded, decision, &entries),
                _ => Err(none_on_record(case, entry)),
            },
            Body::Erased(by) => {
                let number = recorded.number;
                let message = format!("the text of entry {number} was erased by entry {by}");
                Err(AppError::new(ErrorKind::Operator, message).hint(format!(
                    "see what is left of the case with: ras-panel show {case}"
                )))
            }
        }
    }

    fn told(
        &self,
        recorded: &Recorded,
        decision: &Decision,
        entries: &[Recorded],
    ) -> Result<OnRecord, AppError> {
        let sitting = self
            .register
            .sitting(decision.sitting())
            .map_err(|error| register_error(&error))?;
        let sitting = sitting.map(|known| known.value);
        let mut members: Vec<Member> = sitting.iter().flat_map(|s| s.present.clone()).collect();
        members.extend(self.members()?);
        let answered = answer(recorded.number, entries);
        let decided = (recorded.number, &decision.motion().case);
        let package_changed = match &answered {
            Some((entry, _)) => self.package_changed(decided, Some(*entry))?,
            None => false,
        };
        let in_force = self.rules_at(recorded.number)?;
        Ok(OnRecord {
            afterwards: self.afterwards(recorded, &decision.motion().case, entries),
            package_changed,
            rules_told: in_force.told_on(recorded.number),
            rules: in_force.rules,
            entry: recorded.number,
            digest: recorded.digest.hex(),
            moment: shown_moment(recorded.at_utc_ms),
            decision: decision.clone(),
            answered,
            corrected: histories::corrected(recorded, entries),
            superseded: superseded(recorded, entries),
            successor: successor(recorded, entries),
            instead: instead(recorded.number, entries),
            sitting,
            members,
        })
    }

    /// What became of the money of a decision until today.
    fn afterwards(
        &self,
        recorded: &Recorded,
        case: &CaseRef,
        entries: &[Recorded],
    ) -> (Vec<Afterwards>, Date) {
        let today = self.looking.today;
        let looked = self.looked.as_ref();
        let standing = match looked.and_then(|looked| looked.cases.get(case)) {
            Some(at) => self.standing(&at.case, entries),
            None => histories::standing_without_case(entries, today),
        };
        let by = superseded_by(recorded, entries).map(|by| last_of(by, entries));
        let known = afterwards::afterwards(recorded.number, by, &standing, today);
        (known, today)
    }

    /// The sittings in the order in which they were opened, each with what it did.
    pub fn sittings(&self) -> Result<Vec<(Sitting, SittingTally)>, AppError> {
        let sittings = self
            .register
            .sittings()
            .map_err(|error| register_error(&error))?;
        let histories = self.register.case_histories();
        let histories = histories.map_err(|error| register_error(&error))?;
        let counted = sittings.into_iter().map(|known| {
            let tally = tally(&histories, &known.value.reference);
            (known.value, tally)
        });
        Ok(counted.collect())
    }

    pub(in crate::app) fn minutes(&mut self, sitting: &SittingRef) -> Result<Outcome, AppError> {
        let book = self.sitting_book(Some(sitting))?;
        let (sitting, text) = (sitting.clone(), as_text::text(&minutes::document(&book)));
        Ok(Outcome::Minutes { sitting, text })
    }

    /// What the minutes of a sitting are written from; of the latest where none is named.
    pub fn sitting_book(&mut self, named: Option<&SittingRef>) -> Result<SittingBook, AppError> {
        self.looked()?;
        let sittings = self
            .register
            .sittings()
            .map_err(|error| register_error(&error))?;
        let latest = sittings.last().map(|known| known.value.reference.clone());
        let found = sittings.into_iter().map(|known| known.value).rev();
        let mut found = found.filter(|s| named.is_none_or(|named| s.reference == *named));
        let Some(sitting) = found.next() else {
            return Err(no_sitting(named));
        };
        let is_latest = latest.as_ref() == Some(&sitting.reference);
        let undecided = match is_latest {
            true => LeftUndecided::Today(self.undecided()?),
            false => LeftUndecided::NotTold,
        };
        let head = self
            .register
            .head()
            .map_err(|error| register_error(&error))?;
        let opened = self.register.sitting_history(&sitting.reference);
        let opened = opened.map_err(|error| register_error(&error))?;
        let opened = opened.first().map_or(EntryNumber(1), |entry| entry.number);
        let in_force = self.rules_at(opened)?;
        let histories = self.register.case_histories();
        let histories = histories.map_err(|error| register_error(&error))?;
        let tally = tally(&histories, &sitting.reference);
        let mut book = SittingBook {
            rules_told: in_force.told_on(opened),
            rules: in_force.rules,
            tally,
            tally_at_close: None,
            sitting,
            opened: String::new(),
            closed: None,
            attendance: Vec::new(),
            members: self.members()?,
            decisions: Vec::new(),
            other: Vec::new(),
            n_erased: 0,
            undecided,
            head: head.map(|(entry, digest)| (entry, digest.hex())),
            printed: self.today(),
        };
        self.fill(&mut book)?;
        Ok(book)
    }

    /// What a sitting had done when an entry was recorded.
    fn tally_at(&self, sitting: &SittingRef, entry: EntryNumber) -> Result<SittingTally, AppError> {
        let histories = self.register.case_histories();
        let mut histories = histories.map_err(|error| register_error(&error))?;
        for entries in histories.values_mut() {
            entries.retain(|known| known.number <= entry);
            for known in entries {
                known.superseded_by = known.superseded_by.filter(|by| *by <= entry);
            }
        }
        Ok(tally(&histories, sitting))
    }

    fn fill(&self, book: &mut SittingBook) -> Result<(), AppError> {
        let reference = book.sitting.reference.clone();
        let own = self.register.sitting_history(&reference);
        let own = own.map_err(|error| register_error(&error))?;
        let closes =
            |entry: &&Recorded| matches!(entry.record(), Some(Record::SittingClosed { .. }));
        let first = own.first().map_or(EntryNumber(1), |entry| entry.number);
        let last = own.iter().find(closes).map(|entry| entry.number);
        if let Some(closing) = last {
            book.tally_at_close = Some(self.tally_at(&reference, closing)?);
        }
        let last = last.or(self.known_head).unwrap_or(first);
        let entries = self
            .register
            .between(first, last)
            .map_err(|error| register_error(&error))?;
        for entry in &entries {
            self.enter(book, entry)?;
        }
        Ok(())
    }

    /// Enters one entry, recorded while the sitting was open, into its book.
    fn enter(&self, book: &mut SittingBook, entry: &Recorded) -> Result<(), AppError> {
        let moment = shown_moment(entry.at_utc_ms);
        let Some(record) = entry.record() else {
            book.n_erased += 1;
            return Ok(());
        };
        match record {
            Record::SittingOpened { present, .. } => {
                book.opened.clone_from(&moment);
                book.attendance.push((moment, present.clone()));
            }
            Record::AttendanceChanged { present, .. } => {
                book.attendance.push((moment, present.clone()));
            }
            Record::SittingClosed { undecided, .. } => {
                book.closed = Some(moment);
                if let Some(cases) = undecided {
                    book.undecided = LeftUndecided::AtItsClose(cases.clone());
                }
            }
            Record::InterestDeclared { .. } | Record::InterestEnded { .. } => {}
            Record::DecisionRecorded(decision) => {
                let on_case = self.entries_on(&decision.motion().case)?;
                book.decisions.push(self.told(entry, decision, &on_case)?);
            }
            Record::DecisionWithdrawn { .. }
            | Record::ApprovalGiven(_)
            | Record::ProposalRecorded(_)
            | Record::ProposalAnswered { .. }
            | Record::RasAdopted(_)
            | Record::PanelRulesSet(_)
            | Record::MemberEntered(_)
            | Record::CaseloadImported(_)
            | Record::Erased(_) => {
                book.other.push(Also {
                    entry: entry.number,
                    on: day_of(entry.at_utc_ms),
                    by: entry.actor.clone(),
                    record: record.clone(),
                    withdrawn: self.withdrawn(entry)?,
                });
            }
        }
        Ok(())
    }

    /// The decision that an entry withdrew, in one sentence; none where it withdrew none.
    fn withdrawn(&self, entry: &Recorded) -> Result<Option<String>, AppError> {
        let Some(Record::DecisionWithdrawn { decision, .. }) = entry.record() else {
            return Ok(None);
        };
        let case = CaseRef::new(&entry.subject.reference);
        let Ok(case) = case else { return Ok(None) };
        let entries = self.entries_on(&case)?;
        let its = entries.iter().find(|known| known.number == *decision);
        Ok(match its.and_then(Recorded::record) {
            Some(Record::DecisionRecorded(made)) => Some(sentences::decided(made)),
            _ => Some(format!("on {case}")),
        })
    }

    /// The cases before the panel that are still to be decided, in the order of their references.
    pub(in crate::app) fn undecided(&mut self) -> Result<Vec<CaseRef>, AppError> {
        let whole_caseload = false;
        let Outcome::Queue { rows, .. } = self.queue(whole_caseload)? else {
            let message = "the queue was asked for and did not come";
            return Err(AppError::new(ErrorKind::Internal, message));
        };
        let open = rows.into_iter().filter(QueueRow::is_left_undecided);
        Ok(open.map(|row| row.case).collect())
    }
}

fn answer(decision: EntryNumber, entries: &[Recorded]) -> Option<(EntryNumber, Approval)> {
    entries.iter().find_map(|entry| match entry.record() {
        Some(Record::ApprovalGiven(approval)) if approval.motion().decision == decision => {
            Some((entry.number, approval.clone()))
        }
        _ => None,
    })
}

fn superseded(
    recorded: &Recorded,
    entries: &[Recorded],
) -> Option<(EntryNumber, Option<crate::terms::text::Words>)> {
    let withdrawn = entries.iter().find_map(|entry| match entry.record() {
        Some(Record::DecisionWithdrawn { decision, reason }) if *decision == recorded.number => {
            Some((entry.number, Some(reason.clone())))
        }
        _ => None,
    });
    withdrawn.or(superseded_by(recorded, entries).map(|by| (by, None)))
}

/// The entry that took a decision's place; none while a correction that waits, or never held, does
/// not.
fn superseded_by(recorded: &Recorded, entries: &[Recorded]) -> Option<EntryNumber> {
    let decisions = decided::decisions(entries).into_iter();
    let mut own = decisions.filter(|known| known.entry == recorded.number);
    match own.next().map(|known| known.outcome) {
        Some(DecisionOutcome::Superseded(by) | DecisionOutcome::Withdrawn(by)) => Some(by),
        Some(_) => None,
        None => recorded.superseded_by,
    }
}

/// The decision that stands at the end of what took its place, one after the other.
fn last_of(by: EntryNumber, entries: &[Recorded]) -> EntryNumber {
    let mut last = by;
    for known in decided::decisions(entries) {
        match known.outcome {
            DecisionOutcome::Superseded(by) if known.entry == last => last = by,
            _ => {}
        }
    }
    last
}

/// What became of the decision that took a decision's place.
fn successor(recorded: &Recorded, entries: &[Recorded]) -> Option<(EntryNumber, DecisionOutcome)> {
    let by = recorded.superseded_by?;
    let decisions = decided::decisions(entries).into_iter();
    let mut by = decisions.filter(|known| known.entry == by);
    by.next().map(|known| (known.entry, known.outcome))
}

/// The correction that took the place of a withdrawn one.
fn instead(withdrawn: EntryNumber, entries: &[Recorded]) -> Option<EntryNumber> {
    let mut decisions = entries.iter().filter(|entry| match entry.record() {
        Some(Record::DecisionRecorded(decision)) => {
            let instead = decision.instead_of();
            instead.is_some_and(|instead| instead.correction == withdrawn)
        }
        _ => false,
    });
    decisions.next().map(|entry| entry.number)
}

fn none_on_record(case: &CaseRef, entry: Option<EntryNumber>) -> AppError {
    let message = match entry {
        Some(entry) => format!("entry {entry} is not a decision on {case}"),
        None => format!("no decision on {case} is recorded"),
    };
    AppError::new(ErrorKind::Operator, message).hint(format!(
        "see what happened on it with: ras-panel show {case}"
    ))
}

fn no_sitting(named: Option<&SittingRef>) -> AppError {
    let (message, hint) = match named {
        Some(named) => (
            format!("there is no sitting {named}"),
            "list them with: ras-panel sittings",
        ),
        None => (
            "no sitting was opened yet".to_owned(),
            "open one on the sitting screen: ras-panel",
        ),
    };
    AppError::new(ErrorKind::Operator, message).hint(hint)
}
