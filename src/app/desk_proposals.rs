//! The desk on proposals: written, submitted, modelled on the whole caseload, answered, adopted.

use super::board::ProposalRow;
use super::command::ProposalDraft;
use super::configuration::config_error;
use super::desk::{Desk, register_error};
use super::desk_sittings::recorded;
use super::error::{AppError, ErrorKind};
use super::outcome::Outcome;
use crate::config::changes::with_changes;
use crate::config::bundle::RasBundle;
use crate::config::dated::ParameterKey;
use crate::config::figures;
use crate::config::ras::{Ras, Reference};
use crate::panel::proposal::{ModelledEffect, Proposal, ProposedChange, Stage};
use crate::panel::proposals;
use crate::panel::record::{RasAdoption, Record};
use crate::panel::refusal::Refusal;
use crate::register::append::Expected;
use crate::scoring;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, ProposalRef};
use crate::terms::money::Money;
use crate::terms::text::Words;
use rust_decimal::Decimal;
use sha2::{Digest as _, Sha256};

impl Desk {
    fn proposal(&self, reference: &ProposalRef) -> Result<ProposalRow, AppError> {
        let known = self.proposal_rows()?;
        known.into_iter().find(|row| row.proposal.reference == *reference).ok_or_else(|| {
            AppError::new(ErrorKind::Operator, format!("no proposal is called {reference}"))
        })
    }

    fn proposal_rows(&self) -> Result<Vec<ProposalRow>, AppError> {
        let known = self.register.proposals().map_err(|error| register_error(&error))?;
        Ok(known
            .into_iter()
            .map(|known| ProposalRow { proposal: known.value, entry: known.entry })
            .collect())
    }

    pub(super) fn proposals(&mut self) -> Result<Outcome, AppError> {
        Ok(Outcome::Proposals(self.proposal_rows()?))
    }
}
