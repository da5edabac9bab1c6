//! The desk on drafts: kept for whoever acts, found again, and done with.
//!
//! A program does away only with words that it has itself kept, or that a form began with.

use super::itself::{Desk, OwnDraft};
use crate::app::case_detail::{KeptDraft, LeftDraft};
use crate::app::command::DraftToKeep;
use crate::app::draft_of::{CORRECTION, DECISION, DraftOf, Fields};
use crate::app::draft_text;
use crate::app::error::{AppError, ErrorKind};
use crate::app::outcome::Outcome;
use crate::app::queue_row::KeptDrafts;
use crate::app::register_error::register_error;
use crate::panel::proposal::Stage;
use crate::panel::proposals::stage_words;
use crate::panel::standing::DecisionOutcome;
use crate::register::decided;
use crate::register::drafts::{Draft, DraftKey};
use crate::register::error::RegisterError;
use crate::terms::ids::{CaseRef, EntryNumber};
use std::collections::BTreeMap;

impl Desk {
    /// Which drafts of decisions whoever acts has, by case.
    pub(in crate::app) fn drafts_kept(&self) -> Result<BTreeMap<String, KeptDrafts>, AppError> {
        let mut kept: BTreeMap<String, KeptDrafts> = BTreeMap::new();
        let Some(acting) = &self.acting else {
            return Ok(kept);
        };
        let drafts = self
            .register
            .drafts()
            .map_err(|error| register_error(&error))?;
        for draft in drafts.into_iter().filter(|draft| draft.member == *acting) {
            match draft.form.as_str() {
                DECISION => kept.entry(draft.subject).or_default().decision = true,
                CORRECTION => {
                    if let (Some(case), None) = self.correction(&draft.subject)? {
                        kept.entry(case.to_string()).or_default().correction = true;
                    }
                }
                _ => {}
            }
        }
        Ok(kept)
    }

    /// The drafts of whoever acts that no form opens any more.
    pub(in crate::app) fn drafts_left(&self) -> Result<Vec<LeftDraft>, AppError> {
        let drafts = self
            .register
            .drafts()
            .map_err(|error| register_error(&error))?;
        let mut left = Vec::new();
        for draft in drafts {
            let own = self.acting.as_ref() == Some(&draft.member);
            let Some(of) = DraftOf::of_answer(&draft.form, &draft.subject).filter(|_| own) else {
                continue;
            };
            if let Some(over) = self.over(&of)? {
                let kept = kept(&draft, 1);
                let corrects_on = match of.form {
                    CORRECTION => self.correction(&of.subject)?.0,
                    _ => None,
                };
                left.push(LeftDraft {
                    of,
                    over,
                    kept,
                    corrects_on,
                });
            }
        }
        Ok(left)
    }

    /// What became of what an answer or a change was written for; none while it can be recorded.
    fn over(&self, of: &DraftOf) -> Result<Option<String>, AppError> {
        if ["approval", "refusal"].contains(&of.form) {
            let waiting = self.register.waiting();
            let waiting = waiting.map_err(|error| register_error(&error))?;
            let waits = waiting
                .iter()
                .any(|its| its.number.to_string() == of.subject);
            return Ok((!waits).then(|| "it does not wait any more".to_owned()));
        }
        if of.form == "withdrawal" {
            let entry = of.subject.parse().map(EntryNumber);
            return entry.map_or(Ok(None), |entry| self.not_withdrawable(entry));
        }
        if of.form == CORRECTION {
            return Ok(self.correction(&of.subject)?.1);
        }
        let known = self.register.proposals();
        let known = known.map_err(|error| register_error(&error))?;
        let mut known = known.iter().map(|as_of| &as_of.value);
        let Some(proposal) = known.find(|known| known.reference.to_string() == of.subject) else {
            return Ok(Some("it is not in the register".to_owned()));
        };
        let can_be = match (of.form, &proposal.stage) {
            ("proposal", stage) => *stage == Stage::Draft,
            ("adoption", stage) => *stage == Stage::Approved,
            (_, Stage::Draft | Stage::Submitted | Stage::Modelled) => true,
            (_, Stage::Approved | Stage::Refused | Stage::Adopted { .. }) => false,
        };
        Ok((!can_be).then(|| format!("it is {}", stage_words(&proposal.stage))))
    }

    /// The case on which a draft would correct a decision, and why its form does not open any more;
    /// none while it does.
    fn correction(&self, subject: &str) -> Result<(Option<CaseRef>, Option<String>), AppError> {
        let entry = subject.parse().map(EntryNumber).ok();
        let case = entry.and_then(|entry| Some((entry, self.case_of(entry).ok()?)));
        let Some((entry, case)) = case else {
            return Ok((None, Some("there is no such decision".to_owned())));
        };
        let known = decided::decisions(&self.entries_on(&case)?);
        let of_it = known.iter().find(|known| known.entry == entry);
        let gone = of_it.and_then(|known| gone_words(&known.outcome));
        let mut counting = known.iter().rev();
        let last = counting.find(|known| known.outcome.gone().is_none());
        let later = last.filter(|last| last.entry != entry);
        let later = later.map(|later| format!("entry {} came after it", later.entry));
        Ok((Some(case), gone.or(later)))
    }

    /// Why the form of a withdrawal does not open on this decision any more; none while it does.
    fn not_withdrawable(&self, entry: EntryNumber) -> Result<Option<String>, AppError> {
        let known = decided::decisions(&self.entries_on(&self.case_of(entry)?)?);
        let outcome = known.iter().find(|known| known.entry == entry);
        let over = outcome.and_then(|known| match known.outcome {
            DecisionOutcome::Refused(by) => Some(format!("it is refused by entry {by}")),
            _ => gone_words(&known.outcome),
        });
        let later = known.iter().rev().find(|known| {
            matches!(
                known.outcome,
                DecisionOutcome::Stands | DecisionOutcome::Waits | DecisionOutcome::Approved { .. }
            )
        });
        let later = later.filter(|later| later.entry != entry);
        Ok(over.or_else(|| later.map(|later| format!("entry {} came after it", later.entry))))
    }

    /// The acting member's draft of something: this program's own, else the newest.
    pub(in crate::app) fn draft(&self, of: &DraftOf) -> Result<Option<KeptDraft>, AppError> {
        if self.acting.is_none() {
            return Ok(None);
        }
        let key = self.draft_key(of)?;
        let drafts = self.drafts_of(&key)?;
        let own = self.own_draft(&key).map(|own| own.text.as_str());
        let is_own = |draft: &&Draft| own == Some(draft.text.as_str());
        let newest = || drafts.iter().max_by_key(|draft| draft.saved_utc_ms);
        let found = drafts.iter().find(is_own).or_else(newest);
        Ok(found.map(|draft| kept(draft, drafts.len())))
    }

    pub(in crate::app) fn look_for_draft(&self, of: DraftOf) -> Result<Outcome, AppError> {
        let kept = self.draft(&of)?;
        Ok(Outcome::DraftFound { of, kept })
    }

    /// The draft after the form's own, round and round.
    pub(in crate::app) fn look_for_other_draft(
        &self,
        of: DraftOf,
        began_on: Option<Fields>,
    ) -> Result<Outcome, AppError> {
        let key = self.draft_key(&of)?;
        let drafts = self.drafts_of(&key)?;
        let own = self.known_draft(&key, began_on.as_ref());
        let is_own = |draft: &Draft| own.as_deref() == Some(draft.text.as_str());
        let after = drafts.iter().skip_while(|draft| !is_own(draft)).skip(1);
        let other = after.chain(&drafts).find(|draft| !is_own(draft));
        let kept = other.map(|draft| kept(draft, drafts.len()));
        Ok(Outcome::OtherDraftFound { of, kept })
    }

    /// Keeps a draft. That it could not be kept is an answer: whoever typed it still has it.
    pub(in crate::app) fn keep_draft(&mut self, draft: DraftToKeep) -> Outcome {
        match self.save_draft(&draft) {
            Ok((saved_utc_ms, n_beside)) => Outcome::Draft {
                of: draft.of,
                saved_utc_ms: Some(saved_utc_ms),
                n_beside,
            },
            Err(error) => Outcome::DraftNotKept {
                of: draft.of,
                error,
            },
        }
    }

    fn save_draft(&mut self, draft: &DraftToKeep) -> Result<(i64, usize), AppError> {
        let (of, fields) = (&draft.of, &draft.fields);
        let began_on = draft.began_on.as_ref();
        self.resume()?;
        let key = self.draft_key(of)?;
        let known = self.known_draft(&key, began_on);
        let saved_utc_ms = self.clock.utc_ms();
        let draft = Draft {
            form: key.form.clone(),
            subject: key.subject.clone(),
            member: key.member.clone(),
            text: draft_text::text(fields),
            saved_utc_ms,
        };
        let n_beside = match self.register.save_draft(&draft, known.as_deref()) {
            Ok(n_beside) => n_beside,
            // That nothing was recorded goes without saying of a draft.
            Err(RegisterError::Stopped { why, remedy }) => {
                return Err(AppError::new(ErrorKind::Register, why).hint(remedy));
            }
            Err(error) => return Err(register_error(&error)),
        };
        self.own_drafts.retain(|own| own.key != key);
        self.own_drafts.push(OwnDraft {
            key,
            began_on: began_on.map(|fields| draft_text::text(fields)),
            text: draft.text,
        });
        Ok((saved_utc_ms, n_beside))
    }

    pub(in crate::app) fn drop_draft(
        &mut self,
        of: DraftOf,
        began_on: Option<Fields>,
    ) -> Result<Outcome, AppError> {
        let key = self.draft_key(&of)?;
        let text = self.known_draft(&key, began_on.as_ref());
        self.delete_draft(&key, text)?;
        Ok(Outcome::Draft {
            n_beside: self.drafts_of(&key)?.len(),
            of,
            saved_utc_ms: None,
        })
    }

    /// Deletes the draft of something that this program has kept last, where it has.
    pub(in crate::app) fn forget_draft(&mut self, of: &DraftOf) -> Result<(), AppError> {
        let key = self.draft_key(of)?;
        let text = self.own_text(&key);
        self.delete_draft(&key, text)
    }

    fn delete_draft(&mut self, key: &DraftKey, text: Option<String>) -> Result<(), AppError> {
        if let Some(text) = text {
            let deleted = self.register.delete_draft(key, &text);
            deleted.map_err(|error| register_error(&error))?;
        }
        self.forget_own(key);
        Ok(())
    }

    /// The draft that is done with is no more this program's.
    pub(in crate::app) fn forget_own(&mut self, key: &DraftKey) {
        self.own_drafts.retain(|own| own.key != *key);
    }

    /// The acting member's draft of something.
    pub(in crate::app) fn draft_key(&self, of: &DraftOf) -> Result<DraftKey, AppError> {
        Ok(DraftKey {
            form: of.form.to_owned(),
            subject: of.subject.clone(),
            member: self.acting_member()?.id,
        })
    }

    /// The text of the draft that this program has kept last.
    pub(in crate::app) fn own_text(&self, key: &DraftKey) -> Option<String> {
        self.own_draft(key).map(|own| own.text.clone())
    }

    fn own_draft(&self, key: &DraftKey) -> Option<&OwnDraft> {
        self.own_drafts.iter().find(|own| own.key == *key)
    }

    /// The text of the draft that a form works on: what was last kept of it, else what it began
    /// with.
    fn known_draft(&self, key: &DraftKey, began_on: Option<&Fields>) -> Option<String> {
        let began_on = began_on.map(|fields| draft_text::text(fields));
        let is_its =
            |own: &&OwnDraft| own.began_on == began_on || Some(&own.text) == began_on.as_ref();
        let own = self.own_draft(key).filter(is_its);
        own.map(|own| own.text.clone()).or(began_on)
    }

    fn drafts_of(&self, key: &DraftKey) -> Result<Vec<Draft>, AppError> {
        let drafts = self.register.drafts_of(key);
        drafts.map_err(|error| register_error(&error))
    }
}

/// Which entry has done away with a decision; none while it counts.
fn gone_words(outcome: &DecisionOutcome) -> Option<String> {
    match outcome {
        DecisionOutcome::Superseded(by) => Some(format!("it is superseded by entry {by}")),
        DecisionOutcome::Withdrawn(by) => Some(format!("it is withdrawn by entry {by}")),
        _ => None,
    }
}

fn kept(draft: &Draft, n_drafts: usize) -> KeptDraft {
    KeptDraft {
        fields: draft_text::fields(&draft.text),
        saved_utc_ms: draft.saved_utc_ms,
        n_beside: n_drafts.saturating_sub(1),
    }
}
