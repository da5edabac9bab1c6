//! The desk: holds the register, the configuration and the caseload as looked at; answers requests.

use crate::app::case_detail::CaseDetail;
use crate::app::chance::Chance;
use crate::app::clock::Clock;
use crate::app::command::Command;
use crate::app::configuration::Configuration;
use crate::app::demo_mark;
use crate::app::error::{AppError, ErrorKind};
use crate::app::histories::Packages;
use crate::app::looked::{Looked, Looking};
use crate::app::outcome::Outcome;
use crate::app::register_error::{opening_error, register_error};
use crate::app::rules_in_force::{RulesInForce, has_its_own};
use crate::app::versions::Versions;
use crate::config::shipped::BUILT_IN_HEADINGS;
use crate::panel::member::Member;
use crate::panel::sitting::{Sitting, SittingState};
use crate::register::drafts::DraftKey;
use crate::register::payload::kinds::EntryKind;
use crate::register::store::{Mode, Register};
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber, MemberId};
use std::collections::BTreeMap;
use std::path::Path;

/// The desk.
#[derive(Debug)]
pub struct Desk {
    pub(in crate::app) register: Register,
    /// The configuration, with the panel's rules that are in force.
    pub(in crate::app) configuration: Configuration,
    /// The panel's rules in force.
    pub(in crate::app) in_force: RulesInForce,
    /// The panel's rules of the files; none where no configuration is known.
    pub(in crate::app) files: Option<RulesInForce>,
    pub(in crate::app) clock: Clock,
    pub(in crate::app) chance: Chance,
    pub(in crate::app) acting: Option<MemberId>,
    pub(in crate::app) looking: Looking,
    pub(in crate::app) looked: Option<Looked>,
    /// The newest entry that was looked at: everything is judged on the register up to it.
    pub(in crate::app) known_head: Option<EntryNumber>,
    pub(in crate::app) untold: Untold,
    pub(in crate::app) own_drafts: Vec<OwnDraft>,
    pub(in crate::app) packages: BTreeMap<CaseRef, Packages>,
    /// Whether a request ends where it would record.
    pub(in crate::app) only_tries: bool,
}

/// Entries of other programs that the desk has looked at, and the screen was not told of yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Untold {
    /// How many.
    pub(in crate::app) n_entries: u64,
    /// The newest, in a sentence.
    pub(in crate::app) newest: Option<String>,
}

/// The draft of something that this program has kept last.
#[derive(Clone, Debug)]
pub(in crate::app) struct OwnDraft {
    pub(in crate::app) key: DraftKey,
    /// The text of the draft that the form began with.
    pub(in crate::app) began_on: Option<String>,
    pub(in crate::app) text: String,
}

fn already_open() -> AppError {
    AppError::new(ErrorKind::Operator, "a register is open already")
        .hint("leave the program (q) and start it again for another: ras-panel --register FILE")
}

/// What a desk is opened with.
#[derive(Debug)]
pub struct Opening {
    /// The configuration.
    pub configuration: Configuration,
    /// The clock.
    pub clock: Clock,
    /// Randomness for salts and ids.
    pub chance: Chance,
    /// Who acts; none until somebody is chosen.
    pub acting: Option<MemberId>,
}

/// Where it comes from that a sitting must be open.
const OPEN_SITTING: &str = "house rule: a decision is made at an open sitting";

impl Desk {
    /// Opens the desk on a register that is there.
    pub fn open(path: &Path, mode: Mode, opening: Opening) -> Result<Desk, AppError> {
        let opened = Register::open(path, mode);
        let register = opened.map_err(|error| opening_error(&error, path))?;
        Desk::on(register, opening)
    }

    /// Puts the desk on an open register.
    pub fn on(register: Register, opening: Opening) -> Result<Desk, AppError> {
        let Opening {
            mut configuration,
            clock,
            chance,
            acting,
        } = opening;
        let clock = demo_mark::clock_of(&register, clock)?;
        let versions = versions(&register)?;
        let files = RulesInForce::of_files(&configuration);
        let held = RulesInForce::newest(&register)?;
        if let (None, Some(why)) = (&held, configuration.mistake()) {
            return Err(why.clone());
        }
        let unknown =
            configuration.stands_in && has_its_own(&configuration, &versions, held.as_ref());
        if unknown {
            BUILT_IN_HEADINGS.clone_into(&mut configuration.profile.title);
        }
        let in_force = held.unwrap_or_else(|| files.clone());
        let looking = Looking {
            rules: configuration.rules.clone(),
            tolerances: configuration.tolerances.clone(),
            versions,
            today: clock.today(),
        };
        let known_head = head(&register)?;
        let mut desk = Desk {
            register,
            configuration,
            in_force: in_force.clone(),
            files: (!unknown).then_some(files),
            clock,
            chance: chance.after(known_head.map_or(0, |head| head.0)),
            acting: None,
            looking,
            looked: None,
            known_head,
            untold: Untold::default(),
            own_drafts: Vec::new(),
            packages: BTreeMap::new(),
            only_tries: false,
        };
        desk.apply(in_force);
        if let Some(member) = acting {
            desk.act_as(&member)?;
        }
        Ok(desk)
    }

    /// Answers a request. What a small form recorded is done with as a draft.
    pub fn execute(&mut self, command: Command) -> Result<Outcome, AppError> {
        let draft = command.draft_of();
        let mut outcome = if command.records() {
            self.resume()?;
            self.as_of_one_moment(|desk| desk.answer(command.clone()))?
        } else {
            self.answer(command)?
        };
        let (Some(of), Outcome::Recorded { sentence, .. }) = (draft, &mut outcome) else {
            return Ok(outcome);
        };
        if let Err(error) = self.forget_draft(&of) {
            sentence.push_str(&format!(" Its draft could not be deleted: {error}."));
        }
        Ok(outcome)
    }

    pub(in crate::app) fn answer(&mut self, command: Command) -> Result<Outcome, AppError> {
        match command {
            Command::Start(_) => Err(already_open()),
            Command::Overview => self.overview(),
            Command::Queue { whole_caseload } => self.queue(whole_caseload),
            Command::Case(case) => self.case(&case),
            Command::ActAs(member) => self.act_as(&member).and_then(|()| self.overview()),
            Command::EnterMember {
                id,
                shown,
                role,
                specialisms,
            } => self.enter_member(Member {
                id,
                shown: shown.to_string(),
                role,
                specialisms,
            }),
            Command::OpenSitting { present, chair } => self.open_sitting(&present, chair),
            Command::ChangeAttendance { seen, present } => self.change_attendance(&seen, &present),
            Command::DeclareInterest(interest) => self.declare_interest(interest),
            Command::EndInterest {
                case,
                member,
                reason,
            } => self.end_interest(case, member, reason),
            Command::CloseSitting => self.close_sitting(),
            Command::Try { command, sentence } => self.try_out(command, sentence),
            Command::Decide(motion) => self.decide(&motion, None),
            Command::Confirmed(decision) => self.decide(decision.motion(), Some(&decision)),
            Command::Withdraw { decision, reason } => self.withdraw(decision, reason),
            Command::Waiting => self.waiting(),
            Command::Approve(motion) => self.approve(&motion),
            Command::Transitions => self.transitions(),
            Command::Proposals => self.proposals(),
            Command::Propose(draft) => self.propose(*draft),
            Command::SubmitProposal(proposal) => self.submit_proposal(&proposal),
            Command::ModelProposal(proposal) => self.model_proposal(&proposal, None),
            Command::KeepEffect { proposal, shown } => self.model_proposal(&proposal, Some(&shown)),
            Command::AnswerProposal {
                proposal,
                approved,
                reasons,
            } => self.answer_proposal(&proposal, approved, reasons),
            Command::AdoptProposal {
                proposal,
                from,
                version,
            } => self.adopt_proposal(&proposal, from, &version),
            Command::WhatIf(asked) => self.what_if(asked),
            Command::Entries { before, n_max } => self.entries(before, n_max),
            Command::Verify => self.verify(),
            Command::Sittings => self.sittings().map(Outcome::Sittings),
            Command::Minutes(sitting) => self.minutes(&sitting),
            Command::KeepDraft(draft) => Ok(self.keep_draft(*draft)),
            Command::DropDraft { of, began_on } => self.drop_draft(of, began_on),
            Command::Draft(of) => self.look_for_draft(of),
            Command::OtherDraft { of, began_on } => self.look_for_other_draft(of, began_on),
            Command::LookForOthers => self.look_for_others(),
        }
    }

    /// Today, by the desk's clock.
    #[must_use]
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// The register's file.
    #[must_use]
    pub fn register_file(&self) -> &Path {
        self.register.path()
    }

    /// The configuration in use.
    #[must_use]
    pub fn configuration(&self) -> &Configuration {
        &self.configuration
    }

    pub(in crate::app) fn members(&self) -> Result<Vec<Member>, AppError> {
        self.register
            .members()
            .map_err(|error| register_error(&error))
    }

    pub(in crate::app) fn member(&self, id: &MemberId) -> Result<Member, AppError> {
        let members = self.members()?;
        members
            .into_iter()
            .find(|member| member.id == *id)
            .ok_or_else(|| {
                AppError::new(ErrorKind::Operator, format!("no member has the id {id}"))
                    .hint("enter the member on the sitting screen (m), or choose another")
            })
    }

    pub(in crate::app) fn acting_member(&self) -> Result<Member, AppError> {
        match &self.acting {
            Some(acting) => self.member(acting),
            None => Err(AppError::new(ErrorKind::Operator, "nobody acts yet")
                .hint("choose who acts: F2, or --as MEMBER at the start")),
        }
    }

    fn act_as(&mut self, member: &MemberId) -> Result<(), AppError> {
        let member = self.member(member)?;
        self.acting = Some(member.id);
        Ok(())
    }

    pub(in crate::app) fn open_sitting_now(&self) -> Result<Option<Sitting>, AppError> {
        let sittings = self
            .register
            .sittings()
            .map_err(|error| register_error(&error))?;
        let mut open = sittings.into_iter().rev().map(|known| known.value);
        Ok(open.find(|sitting| sitting.state == SittingState::Open))
    }

    pub(in crate::app) fn needed_sitting(&self) -> Result<Sitting, AppError> {
        if let Some(open) = self.open_sitting_now()? {
            return Ok(open);
        }
        let message = match self.last_closed()? {
            Some(closed) => format!("no sitting is open: {closed} [{OPEN_SITTING}]"),
            None => format!("no sitting is open [{OPEN_SITTING}]"),
        };
        Err(AppError::new(ErrorKind::Operator, message)
            .hint("open one on the sitting screen: press 2, then o"))
    }

    /// Who closed the last sitting, in part of a sentence.
    pub(in crate::app) fn last_closed(&self) -> Result<Option<String>, AppError> {
        let closings = self.register.of_kind(EntryKind::SittingClosed);
        let closings = closings.map_err(|error| register_error(&error))?;
        Ok(closings.last().map(|closing| {
            let (sitting, by) = (&closing.subject.reference, &closing.actor);
            let entry = closing.number;
            format!("sitting {sitting} was closed by {by} (entry {entry})")
        }))
    }

    /// The RAS in force today.
    #[must_use]
    pub fn live_ras(&self) -> std::sync::Arc<crate::config::ras::Ras> {
        self.looking.versions.live(self.looking.today).ras.clone()
    }

    /// What is said of a demonstration; nothing of any other register.
    #[must_use]
    pub fn demonstration(&self) -> Option<String> {
        demo_mark::notice(self.clock)
    }

    /// The caseload as looked at; it is looked at once, and anew after an import, an adoption, or
    /// when another day has begun.
    pub(in crate::app) fn looked(&mut self) -> Result<&Looked, AppError> {
        if self.looked.is_none() || self.looking.today != self.clock.today() {
            self.look()?;
        }
        self.looked.as_ref().ok_or_else(|| {
            AppError::new(
                ErrorKind::Internal,
                "the caseload was looked at and is not here",
            )
        })
    }

    pub(in crate::app) fn look(&mut self) -> Result<(), AppError> {
        self.looking.today = self.clock.today();
        self.looking.versions = versions(&self.register)?;
        self.read_packages()?;
        let mut caseload = self
            .register
            .all_cases()
            .map_err(|error| register_error(&error))?;
        let not_now = self.looking.take_out_not_now(&mut caseload);
        let histories = self
            .register
            .case_histories()
            .map_err(|error| register_error(&error))?;
        let standings = histories
            .iter()
            .filter_map(|(reference, entries)| {
                let case = caseload.cases.get(reference)?;
                Some((reference.clone(), self.standing(case, entries)))
            })
            .collect();
        self.looked = Some(self.looking.look(caseload, not_now, &standings));
        Ok(())
    }

    fn case(&mut self, reference: &CaseRef) -> Result<Outcome, AppError> {
        Ok(Outcome::Case(Box::new(self.case_detail(reference)?)))
    }

    /// Everything about one case.
    pub fn case_detail(&mut self, reference: &CaseRef) -> Result<CaseDetail, AppError> {
        self.looked()?;
        self.detail_of(reference)
    }
}

pub(in crate::app) fn versions(register: &Register) -> Result<Versions, AppError> {
    let adoptions = register
        .ras_versions()
        .map_err(|error| register_error(&error))?;
    let adoptions: Vec<_> = adoptions.into_iter().map(|known| known.value).collect();
    Versions::of(&adoptions)
}

fn head(register: &Register) -> Result<Option<EntryNumber>, AppError> {
    let head = register.head().map_err(|error| register_error(&error))?;
    Ok(head.map(|(number, _)| number))
}

/// A file's name without its folder.
#[must_use]
pub fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| "register".to_owned(), |name| name.display().to_string())
}
