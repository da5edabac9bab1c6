//! The desk on sittings and members.

use super::itself::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::outcome::Outcome;
use crate::app::register_error::register_error;
use crate::app::rules_in_force::{RulesInForce, in_a_row};
use crate::panel::member::Member;
use crate::panel::membership;
use crate::panel::record::Record;
use crate::panel::refusal::Warning;
use crate::panel::sitting::{Interest, Sitting};
use crate::panel::sittings;
use crate::register::append::Expected;
use crate::register::recorded::Recorded;
use crate::reports::sentences;
use crate::terms::date::shown;
use crate::terms::ids::{CaseRef, EntryNumber, MemberId, SittingRef};
use crate::terms::text::{Words, so_many, with_stop};

/// Where it comes from that no second sitting is opened.
const ONE: &str = "house rule: one sitting is open at a time";

impl Desk {
    pub(in crate::app) fn enter_member(&mut self, member: Member) -> Result<Outcome, AppError> {
        let rules = self.configuration.rules.clone();
        // A council that renames its roles enters its members with the new ones, then opens the
        // sitting that brings them into force.
        let to_come = match rules.role(&member.role) {
            Some(_) => None,
            None => {
                self.read_rules_files()?;
                self.next_rules()
            }
        };
        let roles = (&*rules, to_come.as_deref());
        let by = self.acting.as_ref();
        if let Err(problem) = membership::entered_by(by, &member, &self.members()?, roles) {
            return Ok(Outcome::Refused(vec![problem.refusal()]));
        }
        let later = to_come.as_deref().unwrap_or(&rules);
        let title = later.role_title(&member.role);
        let when = match to_come {
            Some(_) => ", a role that comes into force with the next sitting",
            None => "",
        };
        let sentence = format!(
            "{} ({}) is entered as {title}{when}.",
            member.id, member.shown
        );
        let actor = self.acting.clone().unwrap_or_else(|| member.id.clone());
        let done = self.record_as(actor, Record::MemberEntered(member), Expected::Anything)?;
        Ok(recorded(done, sentence))
    }

    pub(in crate::app) fn open_sitting(
        &mut self,
        present: &[MemberId],
        chair: MemberId,
    ) -> Result<Outcome, AppError> {
        let date = self.today();
        let present = self.present_members(present)?;
        let reference = self.next_sitting_reference()?;
        self.read_rules_files()?;
        let to_come = self.rules_to_come();
        let rules = match &to_come {
            Some((files, _)) => files.rules.clone(),
            None => self.configuration.rules.clone(),
        };
        if let Some(open) = self.open_sitting_now()? {
            let message = format!("sitting {} is open already [{ONE}]", open.reference);
            return Err(AppError::new(ErrorKind::Operator, message).hint("close it first"));
        }
        let sat = match sittings::open(reference, date, present, chair, &rules) {
            Ok(sat) => sat,
            Err(refusals) => return Ok(Outcome::Refused(refusals)),
        };
        let Sitting {
            reference,
            present,
            chair,
            quorum,
            ..
        } = sat.sitting;
        let sentence = format!("Sitting {reference} of {} is open.", shown(date));
        let sentence = with_warnings(sentence, &sat.warnings);
        let record = Record::SittingOpened {
            sitting: reference,
            date,
            present,
            chair,
            quorum,
        };
        let Some((files, changes)) = to_come else {
            let done = self.record(record, Expected::Anything)?;
            return Ok(recorded(done, sentence));
        };
        self.record_with_rules(record, files, (&changes, &sentence))
    }

    /// Records the rules of the files and, with the same act, the sitting that is the first under
    /// them.
    fn record_with_rules(
        &mut self,
        sitting: Record,
        files: RulesInForce,
        (changes, sentence): (&[String], &str),
    ) -> Result<Outcome, AppError> {
        let rules = Record::PanelRulesSet(files.to_store());
        let done = self.record_both(rules, sitting)?;
        if done.is_ok() {
            self.take_rules()?;
        }
        let entry = self
            .in_force
            .entry
            .map_or(String::new(), |entry| format!(" (entry {entry})"));
        let sentence = match changes {
            [] => format!("{sentence} The panel's rules are in the register from now on{entry}."),
            changes => format!(
                "{sentence} The panel's rules of the configuration files are in force from now \
                 on{entry}: {}.",
                in_a_row(changes)
            ),
        };
        Ok(recorded(done, sentence))
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

    pub(in crate::app) fn change_attendance(
        &mut self,
        seen: &[MemberId],
        present: &[MemberId],
    ) -> Result<Outcome, AppError> {
        let sitting = self.needed_sitting()?;
        let present = self.present_members(present)?;
        let rules = self.configuration.rules.clone();
        let sat = match sittings::attend(&sitting, seen, present, (&rules, self.today())) {
            Ok(sat) => sat,
            Err(refusals) => return Ok(Outcome::Refused(refusals)),
        };
        let present = sat.sitting.present;
        let sentence = format!(
            "{} present from now on.",
            so_many(present.len(), "member is", "members are")
        );
        let sentence = with_warnings(sentence, &sat.warnings);
        let record = Record::AttendanceChanged {
            sitting: sitting.reference,
            present,
        };
        let done = self.record(record, Expected::Anything)?;
        Ok(recorded(done, sentence))
    }

    pub(in crate::app) fn declare_interest(
        &mut self,
        interest: Interest,
    ) -> Result<Outcome, AppError> {
        let sitting = self.needed_sitting()?;
        self.looked()?;
        self.detail_of(&interest.case)?;
        let rules = self.configuration.rules.clone();
        let warnings = match sittings::declare(&sitting, &interest, (&rules, self.today())) {
            Ok(warnings) => warnings,
            Err(refusals) => return Ok(Outcome::Refused(refusals)),
        };
        let sentence = format!(
            "{} declares an interest in {} and takes no part in deciding it.",
            interest.member, interest.case
        );
        let sentence = with_warnings(sentence, &warnings);
        let record = Record::InterestDeclared {
            sitting: sitting.reference,
            interest,
        };
        let done = self.record(record, Expected::Anything)?;
        Ok(recorded(done, sentence))
    }

    pub(in crate::app) fn end_interest(
        &mut self,
        case: CaseRef,
        member: MemberId,
        reason: Words,
    ) -> Result<Outcome, AppError> {
        let sitting = self.needed_sitting()?;
        let declared = match sittings::end_interest(&sitting, (&case, &member), self.today()) {
            Ok(declared) => declared,
            Err(refusals) => return Ok(Outcome::Refused(refusals)),
        };
        let sentence = format!(
            "{member} states that the interest in {case} no longer exists, and may take part \
             from now on."
        );
        let record = Record::InterestEnded {
            sitting: sitting.reference,
            case,
            member,
            declared,
            reason,
        };
        let done = self.record(record, Expected::Anything)?;
        Ok(recorded(done, sentence))
    }

    /// Who takes no part in deciding a case, each in one sentence.
    pub(in crate::app) fn kept_out_of(&self, case: &CaseRef) -> Result<Vec<String>, AppError> {
        let sittings = self.register.sittings();
        let sittings = sittings.map_err(|error| register_error(&error))?;
        let held = sittings.last().into_iter();
        let held = held.flat_map(|known| &known.value.interests);
        let held = held.filter(|held| held.holds() && held.interest.case == *case);
        let members = self.members()?;
        let told = held.map(|held| {
            let id = &held.interest.member;
            let member = members.iter().find(|member| member.id == *id);
            let shown = member.map_or(id.to_string(), |member| member.shown.clone());
            format!("{shown} has an interest and takes no part")
        });
        Ok(told.collect())
    }

    pub(in crate::app) fn close_sitting(&mut self) -> Result<Outcome, AppError> {
        let sitting = self.needed_sitting()?;
        if let Err(refusals) = sittings::close(&sitting) {
            return Ok(Outcome::Refused(refusals));
        }
        let (sitting, undecided) = (sitting.reference, Some(self.undecided()?));
        let sentence = format!(
            "Sitting {sitting} is closed. Its minutes, printed with ras-panel minutes {sitting}, \
             tell what it left undecided."
        );
        let record = Record::SittingClosed { sitting, undecided };
        let done = self.record(record, Expected::Anything)?;
        Ok(recorded(done, sentence))
    }
}

fn with_warnings(sentence: String, warnings: &[Warning]) -> String {
    warnings.iter().fold(sentence, |told, warning| {
        format!("{told} {}", warning.message)
    })
}

/// The outcome of recording something, or the entry that stood in its way.
pub(in crate::app) fn recorded(
    done: Result<EntryNumber, Box<Recorded>>,
    sentence: String,
) -> Outcome {
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
    let what = with_stop(&what);
    format!(
        "Nothing was recorded. Entry {} by {} came first: {what} Look at the case as it \
         stands now, then record again.",
        other.number, other.actor
    )
}
