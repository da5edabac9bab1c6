//! The desk on modelling a proposal: its effect on the whole caseload is shown, then kept with it
//! as it was shown.

use super::itself::Desk;
use super::proposals::{brought_words, changes_of, later_words};
use crate::app::board::ProposalRow;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::outcome::Outcome;
use crate::panel::ground::Ground;
use crate::panel::proposal::{ModelledEffect, Stage};
use crate::panel::proposals;
use crate::reports::proposal_effect;
use crate::reports::sentences;
use crate::terms::ids::ProposalRef;

impl Desk {
    /// Models a proposal. An effect that was shown before is kept if it is still the same; else the
    /// new one is shown, and nothing is recorded before that is confirmed.
    pub(in crate::app) fn model_proposal(
        &mut self,
        reference: &ProposalRef,
        shown: Option<&ModelledEffect>,
    ) -> Result<Outcome, AppError> {
        let ProposalRow {
            proposal, entry, ..
        } = self.proposal(reference)?;
        let effect = self.effect(changes_of(&proposal), &proposal.evidence)?;
        let member = self.acting_member()?;
        let ras = self.newest_ras();
        let ground = Ground {
            ras: &ras,
            today: self.today(),
            unknown: &[],
        };
        let lapsed = match proposal.stage {
            Stage::Approved => " Its approval has lapsed: the panel answers it anew.",
            _ => "",
        };
        let sentence = format!(
            "Proposal {reference} is modelled on {} under RAS version {}: {} with more, {} \
             with less.{}{}{}{lapsed}",
            sentences::so_many_cases(effect.n_cases),
            ground.version(),
            effect.n_more,
            effect.n_less,
            brought_words(&proposal, ground),
            later_words(&proposal, ground),
            self.look_words(&proposal)
        );
        let rules = &self.configuration.rules;
        let checked = proposals::modelled(proposal, effect.clone(), ground, &member, rules);
        if checked.is_ok() && shown.is_some_and(|shown| *shown != effect) {
            let again = "The caseload or the RAS has changed since the effect was shown: it was \
                         reckoned again, and nothing is recorded yet. Keep this effect with the \
                         proposal.";
            return self.shows_effect(reference, effect, again);
        }
        self.record_proposal(checked, Some(entry), sentence)
    }

    /// Asks whether the effect is to be kept: the figures that will be recorded, which of the
    /// changes the RAS itself changes later, and what to look at in them.
    pub(in crate::app) fn shows_effect(
        &self,
        reference: &ProposalRef,
        effect: ModelledEffect,
        sentence: &str,
    ) -> Result<Outcome, AppError> {
        let (ras, row) = (self.newest_ras(), self.proposal(reference)?);
        let ground = Ground {
            ras: &ras,
            today: self.today(),
            unknown: &[],
        };
        let later = later_words(&row.proposal, ground) + &self.look_words(&row.proposal);
        let told = proposal_effect::told(&effect, &ras.currency);
        Ok(Outcome::Tried {
            command: Box::new(Command::KeepEffect {
                proposal: reference.clone(),
                shown: Box::new(effect),
            }),
            sentence: format!("{sentence} {told}{later}"),
            refusals: Vec::new(),
        })
    }
}
