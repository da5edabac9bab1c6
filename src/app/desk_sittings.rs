//! The desk on sittings and members.

use super::desk::{Desk, register_error};
use super::error::{AppError, ErrorKind};
use super::outcome::Outcome;
use crate::panel::member::Member;
use crate::panel::record::Record;
use crate::panel::sitting::Interest;
use crate::register::append::Expected;
use crate::register::recorded::Recorded;
use crate::reports::sentences;
use crate::terms::date::shown;
use crate::terms::ids::{EntryNumber, MemberId, SittingRef};

impl Desk {
    pub(super) fn enter_member(&mut self, member: Member) -> Result<Outcome, AppError> {
        let known = self
            .configuration
            .rules
            .roles
            .iter()
            .any(|role| role.id == member.role);
        if !known {
            return Err(AppError::new(
                ErrorKind::Operator,
                format!("{} is not a role of config/panel.toml", member.role),
            ));
        }
        let sentence = format!(
            "{} ({}) is entered as {}.",
            member.id, member.shown, member.role
        );
        let actor = self.acting.clone().unwrap_or_else(|| member.id.clone());
        let done = self.record_as(actor, Record::MemberEntered(member), Expected::Anything)?;
        Ok(recorded(done, sentence))
    }

    pub(super) fn open_sitting(
        &mut self,
        present: &[MemberId],
        chair: MemberId,
    ) -> Result<Outcome, AppError> {
        let date = self.today();
        let present = self.present_members(present)?;
        let quorum = self.configuration.rules.quorum.at(date);
        let quorum = quorum
            .map_err(|error| AppError::caused(ErrorKind::Config, "there is no quorum", &error))?
            .value;
        let n_deciding = self.n_deciding(&present);
        let reference = self.next_sitting_reference()?;
        let short = if n_deciding < usize::try_from(quorum).unwrap_or(usize::MAX) {
            format!(
                " It is below its quorum: {n_deciding} who decide of {quorum}; nothing can be decided until more come."
            )
        } else {
            String::new()
        };
        let sentence = format!("Sitting {reference} of {} is open.{short}", shown(date));
        let record = Record::SittingOpened {
            sitting: reference,
            date,
            present,
            chair,
            quorum,
        };
        let done = self.record(record, Expected::Anything)?;
        Ok(recorded(done, sentence))
    }

    fn n_deciding(&self, present: &[Member]) -> usize {
        let roles = &self.configuration.rules.roles;
        let decides = |member: &&Member| roles.iter().any(|r| r.id == member.role && r.decides);
        present.iter().filter(decides).count()
    }

    fn next_sitting_reference(&self) -> Result<SittingRef, AppError> {
        let sittings = self
            .register
            .sittings()
            .map_err(|error| register_error(&error))?;
        let date = self.today();
        let same_day = sittings
            .iter()
            .filter(|known| known.value.date == date)
            .count();
        let text = if same_day == 0 {
            format!("S-{date}")
        } else {
            format!("S-{date}-{}", same_day + 1)
        };
        SittingRef::new(&text)
            .map_err(|error| AppError::caused(ErrorKind::Internal, "no reference", &error))
    }

    fn present_members(&self, present: &[MemberId]) -> Result<Vec<Member>, AppError> {
        present.iter().map(|id| self.member(id)).collect()
    }

    pub(super) fn change_attendance(&mut self, present: &[MemberId]) -> Result<Outcome, AppError> {
        let sitting = self.needed_sitting()?.reference;
        let present = self.present_members(present)?;
        let sentence = format!("{} are present from now on.", present.len());
        let record = Record::AttendanceChanged { sitting, present };
        let done = self.record(record, Expected::Anything)?;
        Ok(recorded(done, sentence))
    }

    pub(super) fn declare_interest(&mut self, interest: Interest) -> Result<Outcome, AppError> {
        let sitting = self.needed_sitting()?.reference;
        self.looked()?;
        self.detail_of(&interest.case)?;
        let sentence = format!(
            "{} declares an interest in {} and takes no part in deciding it.",
            interest.member, interest.case
        );
        let record = Record::InterestDeclared { sitting, interest };
        let done = self.record(record, Expected::Anything)?;
        Ok(recorded(done, sentence))
    }

    pub(super) fn close_sitting(&mut self) -> Result<Outcome, AppError> {
        let sitting = self.needed_sitting()?.reference;
        let sentence =
            format!("Sitting {sitting} is closed. Its minutes: ras-panel minutes {sitting}");
        let done = self.record(Record::SittingClosed { sitting }, Expected::Anything)?;
        Ok(recorded(done, sentence))
    }
}

/// The outcome of recording something, or the entry that stood in its way.
pub(super) fn recorded(done: Result<EntryNumber, Box<Recorded>>, sentence: String) -> Outcome {
    match done {
        Ok(entry) => Outcome::Recorded {
            entry,
            sentence: format!("{sentence} Entry {entry}."),
        },
        Err(other) => Outcome::Conflict {
            subject: other.subject.reference.clone(),
            entry: other.number,
            sentence: in_the_way(&other),
        },
    }
}

fn in_the_way(other: &Recorded) -> String {
    let what = other.record().map_or_else(String::new, sentences::record);
    format!(
        "Nothing was recorded. Entry {} by {} came first: {what} Your draft is kept; look at the \
         case as it stands now, then record again.",
        other.number, other.actor
    )
}
