//! The desk on proposals: written, submitted, modelled on the whole caseload, answered, adopted.

use super::itself::Desk;
use super::sittings::recorded;
use crate::app::board::{ProposalAnswer, ProposalRow};
use crate::app::command::ProposalDraft;
use crate::app::error::{AppError, ErrorKind};
use crate::app::outcome::Outcome;
use crate::app::register_error::register_error;
use crate::config::dated::ParameterKey;
use crate::config::figures;
use crate::config::ras::Ras;
use crate::panel::adoption;
use crate::panel::ground::{self, Ground};
use crate::panel::member::Member;
use crate::panel::proposal::{Proposal, ProposedChange, Stage};
use crate::panel::proposals;
use crate::panel::record::Record;
use crate::panel::refusal::Refusal;
use crate::panel::sitting::Sitting;
use crate::register::append::Expected;
use crate::register::payload::kinds::EntryKind;
use crate::terms::date::day_of;
use crate::terms::ids::{CaseRef, EntryNumber, ProposalRef};
use crate::terms::number::shortest;
use crate::terms::text::Words;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Desk {
    pub(in crate::app) fn proposal(
        &self,
        reference: &ProposalRef,
    ) -> Result<ProposalRow, AppError> {
        let known = self.proposal_rows()?;
        known
            .into_iter()
            .find(|row| row.proposal.reference == *reference)
            .ok_or_else(|| {
                AppError::new(
                    ErrorKind::Operator,
                    format!("no proposal is called {reference}"),
                )
                .hint("choose one of the list (press 5)")
            })
    }

    fn proposal_rows(&self) -> Result<Vec<ProposalRow>, AppError> {
        let known = self
            .register
            .proposals()
            .map_err(|error| register_error(&error))?;
        let mut answers = self.answers_to_proposals()?;
        Ok(known
            .into_iter()
            .map(|known| ProposalRow {
                answered: answers.remove(&known.value.reference),
                against_approving: Vec::new(),
                against_refusing: Vec::new(),
                look: Vec::new(),
                proposal: known.value,
                entry: known.entry,
            })
            .collect())
    }

    /// The answer that each proposal was given last.
    fn answers_to_proposals(&self) -> Result<BTreeMap<ProposalRef, ProposalAnswer>, AppError> {
        let answers = self.register.of_kind(EntryKind::ProposalAnswered);
        let answers = answers.map_err(|error| register_error(&error))?;
        let given = answers.iter().filter_map(|entry| match entry.record() {
            Some(Record::ProposalAnswered {
                proposal,
                approved,
                reasons,
                ..
            }) => Some((
                proposal.clone(),
                ProposalAnswer {
                    entry: entry.number,
                    on: day_of(entry.at_utc_ms),
                    by: entry.actor.clone(),
                    approved: *approved,
                    reasons: reasons.clone(),
                },
            )),
            _ => None,
        });
        Ok(given.collect())
    }

    /// The cases among these that the register does not hold. The caseload was looked at.
    pub(in crate::app) fn unknown(&self, cases: &[CaseRef]) -> Vec<CaseRef> {
        let known = |case: &CaseRef| {
            let looked = self.looked.as_ref();
            looked.is_some_and(|looked| looked.cases.contains_key(case))
        };
        cases.iter().filter(|case| !known(case)).cloned().collect()
    }

    /// The newest RAS version: what a proposal stands on.
    pub(in crate::app) fn newest_ras(&self) -> Arc<Ras> {
        Arc::clone(&self.looking.versions.newest().ras)
    }

    pub(in crate::app) fn proposals(&mut self) -> Result<Outcome, AppError> {
        let mut rows = self.proposal_rows()?;
        for row in rows.iter_mut().filter(|row| row.proposal.stage.is_open()) {
            row.look = self.look_at(&row.proposal);
        }
        if self.acting.is_some() {
            let sitting = self.open_sitting_now()?;
            let member = self.acting_member()?;
            for row in &mut rows {
                row.against_approving = self.against_answer(&row.proposal, true, &sitting, &member);
                row.against_refusing = self.against_answer(&row.proposal, false, &sitting, &member);
            }
        }
        Ok(Outcome::Proposals(rows))
    }

    /// What the rules refuse if the member gave this answer at the open sitting.
    fn against_answer(
        &self,
        proposal: &Proposal,
        approved: bool,
        sitting: &Option<Sitting>,
        member: &Member,
    ) -> Vec<Refusal> {
        let ras = self.newest_ras();
        let ground = Ground {
            ras: &ras,
            today: self.today(),
            unknown: &[],
        };
        let rules = &self.configuration.rules;
        let Some(sitting) = sitting else {
            return vec![proposals::no_sitting()];
        };
        let answered = proposals::answered(proposal, approved, sitting, ground, member, rules);
        answered.err().unwrap_or_default()
    }

    /// Writes a proposal as a draft, or a changed draft of the same reference.
    pub(in crate::app) fn propose(&mut self, draft: ProposalDraft) -> Result<Outcome, AppError> {
        self.looked()?;
        let (ras, unknown) = (self.newest_ras(), self.unknown(&draft.evidence));
        let ground = Ground {
            ras: &ras,
            today: self.today(),
            unknown: &unknown,
        };
        let all = figures::figures(&ras, ground.on());
        let mut changes = Vec::new();
        for (key, new) in draft.changes {
            let figure = all.iter().find(|figure| figure.key == key).ok_or_else(|| {
                AppError::new(ErrorKind::Operator, format!("the RAS has no figure {key}"))
                    .hint("write words of its title: the form lists the figures they name")
            })?;
            let current = figure.current.as_ref().ok_or_else(|| {
                AppError::new(
                    ErrorKind::Operator,
                    format!("{key} has no value in force yet"),
                )
                .hint("propose it once its first value is in force: ras-panel config show")
            })?;
            let (title, old) = (figure.title.clone(), current.value);
            changes.push(ProposedChange {
                key,
                title,
                old,
                new,
            });
        }
        let (reference, seen) = match draft.reference {
            Some(reference) => {
                let known = self.proposal(&reference)?;
                let author = self.acting_member()?;
                if let Err(refusals) = proposals::rewritable(&known.proposal, &author) {
                    return Ok(Outcome::Refused(refusals));
                }
                (reference, Some(known.entry))
            }
            None => (self.next_proposal_reference()?, None),
        };
        let proposal = Proposal {
            reference: reference.clone(),
            title: draft.title,
            author: self.acting_member()?.id,
            baseline: (ras.version.to_string(), ras.digest.hex()),
            changes,
            reason: draft.reason,
            evidence: draft.evidence,
            sitting: None,
            stage: Stage::Draft,
            effect: None,
        };
        let author = self.acting_member()?;
        let later = later_words(&proposal, ground) + &self.look_words(&proposal);
        let checked = proposals::drafted(proposal, ground, &author, &self.configuration.rules);
        let checked = checked.and_then(|proposal| self.makes_a_ras(proposal));
        let sentence = format!("Proposal {reference} is recorded as a draft.{later}");
        self.record_proposal(checked, seen, sentence)
    }

    /// Refuses a proposal whose changes make no RAS of the newest version.
    fn makes_a_ras(&self, proposal: Proposal) -> Result<Proposal, Vec<Refusal>> {
        match self.both_versions(&changes_of(&proposal)) {
            Ok(_) => Ok(proposal),
            Err(problems) => Err(proposals::makes_no_ras(&problems)),
        }
    }

    /// What to look at in the figures of a proposal, one sentence after another.
    pub(super) fn look_words(&self, proposal: &Proposal) -> String {
        let look = self.look_at(proposal).into_iter();
        look.map(|told| format!(" {told}")).collect()
    }

    /// The same, one by one.
    fn look_at(&self, proposal: &Proposal) -> Vec<String> {
        let both = self.both_versions(&changes_of(proposal));
        both.map_or(Vec::new(), |both| both.look().to_vec())
    }

    pub(super) fn record_proposal(
        &mut self,
        checked: Result<Proposal, Vec<Refusal>>,
        seen: Option<EntryNumber>,
        sentence: String,
    ) -> Result<Outcome, AppError> {
        match checked {
            Err(refusals) => Ok(Outcome::Refused(refusals)),
            Ok(proposal) => {
                let record = Record::ProposalRecorded(Box::new(proposal));
                let done = self.record(record, Expected::LastEntry(seen))?;
                Ok(recorded(done, sentence))
            }
        }
    }

    fn next_proposal_reference(&self) -> Result<ProposalRef, AppError> {
        let n = self.proposal_rows()?.len() + 1;
        ProposalRef::new(&format!("P-{}-{n:02}", self.today().year()))
            .map_err(|error| AppError::caused(ErrorKind::Internal, "no reference", &error))
    }

    pub(in crate::app) fn submit_proposal(
        &mut self,
        reference: &ProposalRef,
    ) -> Result<Outcome, AppError> {
        let ProposalRow {
            proposal, entry, ..
        } = self.proposal(reference)?;
        let sitting = self.needed_sitting()?;
        self.looked()?;
        let (ras, unknown) = (self.newest_ras(), self.unknown(&proposal.evidence));
        let ground = Ground {
            ras: &ras,
            today: self.today(),
            unknown: &unknown,
        };
        let member = self.acting_member()?;
        let rules = &self.configuration.rules;
        let brought = brought_words(&proposal, ground)
            + &later_words(&proposal, ground)
            + &self.look_words(&proposal);
        let checked = proposals::submitted(proposal, &sitting, ground, &member, rules);
        let checked = checked.and_then(|proposal| self.makes_a_ras(proposal));
        let sentence = format!("Proposal {reference} is before the sitting.{brought}");
        self.record_proposal(checked, Some(entry), sentence)
    }

    pub(in crate::app) fn answer_proposal(
        &mut self,
        reference: &ProposalRef,
        approved: bool,
        reasons: Words,
    ) -> Result<Outcome, AppError> {
        let ProposalRow {
            proposal, entry, ..
        } = self.proposal(reference)?;
        let sitting = self.needed_sitting()?;
        let member = self.acting_member()?;
        let rules = &self.configuration.rules;
        let ras = self.newest_ras();
        let ground = Ground {
            ras: &ras,
            today: self.today(),
            unknown: &[],
        };
        let refused = proposals::answered(&proposal, approved, &sitting, ground, &member, rules);
        if let Err(refusals) = refused {
            return Ok(Outcome::Refused(refusals));
        }
        let record = Record::ProposalAnswered {
            proposal: reference.clone(),
            sitting: sitting.reference,
            approved,
            reasons,
        };
        let done = self.record(record, Expected::LastEntry(Some(entry)))?;
        let verb = if approved { "approved" } else { "refused" };
        let call_in = adoption::call_in_until(self.today(), &self.configuration.rules);
        let call_in = match call_in {
            Ok(Some(until)) if approved => {
                let until = crate::terms::date::shown(until);
                format!(" Its adoption can be called in until {until}, and begins after that.")
            }
            Err(figure) if approved => {
                format!(" Until when its adoption can be called in cannot be told: {figure}.")
            }
            Ok(_) | Err(_) => String::new(),
        };
        let sentence = format!("Proposal {reference} is {verb}.{call_in}");
        Ok(recorded(done, sentence))
    }
}

/// The figures that a proposal changes, with their new values.
pub(super) fn changes_of(proposal: &Proposal) -> Vec<(ParameterKey, Decimal)> {
    let changes = proposal.changes.iter();
    changes
        .map(|change| (change.key.clone(), change.new))
        .collect()
}

/// What the RAS itself changes later of what a proposal changes, one sentence after another.
pub(super) fn later_words(proposal: &Proposal, ground: Ground<'_>) -> String {
    let later = adoption::changed_later(proposal, ground.on(), ground.ras);
    later.iter().map(|told| format!(" {told}")).collect()
}

/// What changed in a proposal when it was brought to the newest version; nothing where nothing did.
pub(super) fn brought_words(proposal: &Proposal, ground: Ground<'_>) -> String {
    if ground::stands_on(proposal, ground) {
        return String::new();
    }
    let brought = ground::brought_to(proposal.clone(), ground);
    let moved = proposal.changes.iter().zip(&brought.changes);
    let moved = moved.filter(|(was, is)| was.old != is.old).map(|(_, is)| {
        let (old, new) = (shortest(is.old), shortest(is.new));
        format!(" {}: {old} → {new} now.", is.title)
    });
    format!(
        " It starts from RAS version {} now, no longer from {}.{}",
        ground.version(),
        proposal.baseline.0,
        moved.collect::<String>()
    )
}
