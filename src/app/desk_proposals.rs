//! The desk on proposals: written, submitted, modelled on the whole caseload, answered, adopted.

use super::board::ProposalRow;
use super::command::ProposalDraft;
use super::configuration::config_error;
use super::desk::Desk;
use super::desk_sittings::recorded;
use super::error::{AppError, ErrorKind};
use super::outcome::Outcome;
use super::register_error::register_error;
use crate::config::bundle::RasBundle;
use crate::config::changes::with_changes;
use crate::config::dated::ParameterKey;
use crate::config::figures;
use crate::config::ras::{Ras, Reference};
use crate::panel::live_figures::Live;
use crate::panel::proposal::{ModelledEffect, Proposal, ProposedChange, Stage};
use crate::panel::proposals;
use crate::panel::record::{RasAdoption, Record};
use crate::panel::refusal::Refusal;
use crate::register::append::Expected;
use crate::scoring;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber, ProposalRef};
use crate::terms::money::Money;
use crate::terms::text::Words;
use rust_decimal::Decimal;
use sha2::{Digest as _, Sha256};

impl Desk {
    fn proposal(&self, reference: &ProposalRef) -> Result<ProposalRow, AppError> {
        let known = self.proposal_rows()?;
        known
            .into_iter()
            .find(|row| row.proposal.reference == *reference)
            .ok_or_else(|| {
                AppError::new(
                    ErrorKind::Operator,
                    format!("no proposal is called {reference}"),
                )
            })
    }

    fn proposal_rows(&self) -> Result<Vec<ProposalRow>, AppError> {
        let known = self
            .register
            .proposals()
            .map_err(|error| register_error(&error))?;
        Ok(known
            .into_iter()
            .map(|known| ProposalRow {
                proposal: known.value,
                entry: known.entry,
            })
            .collect())
    }

    pub(super) fn proposals(&mut self) -> Result<Outcome, AppError> {
        Ok(Outcome::Proposals(self.proposal_rows()?))
    }

    /// Writes a proposal as a draft, or a changed draft of the same reference.
    pub(super) fn propose(&mut self, draft: ProposalDraft) -> Result<Outcome, AppError> {
        let ras = self.live_ras();
        let all = figures::figures(&ras, self.today());
        let mut changes = Vec::new();
        for (key, new) in draft.changes {
            let figure = all.iter().find(|figure| figure.key == key).ok_or_else(|| {
                AppError::new(ErrorKind::Operator, format!("the RAS has no figure {key}"))
            })?;
            let current = figure.current.as_ref().ok_or_else(|| {
                AppError::new(
                    ErrorKind::Operator,
                    format!("{key} has no value in force today"),
                )
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
                let seen = self.proposal(&reference)?.entry;
                (reference, Some(seen))
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
        let figures = Live {
            ras: &ras,
            on: self.today(),
        };
        let checked = proposals::drafted(proposal, figures, &author, &self.configuration.rules);
        self.record_proposal(
            checked,
            seen,
            format!("Proposal {reference} is recorded as a draft."),
        )
    }

    fn record_proposal(
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

    pub(super) fn submit_proposal(&mut self, reference: &ProposalRef) -> Result<Outcome, AppError> {
        let ProposalRow { proposal, entry } = self.proposal(reference)?;
        let sitting = self.needed_sitting()?;
        let ras = self.live_ras();
        let figures = Live {
            ras: &ras,
            on: self.today(),
        };
        let member = self.acting_member()?;
        let rules = &self.configuration.rules;
        let checked = proposals::submitted(proposal, &sitting, figures, &member, rules);
        self.record_proposal(
            checked,
            Some(entry),
            format!("Proposal {reference} is before the sitting."),
        )
    }

    pub(super) fn model_proposal(&mut self, reference: &ProposalRef) -> Result<Outcome, AppError> {
        let ProposalRow { proposal, entry } = self.proposal(reference)?;
        let changes: Vec<(ParameterKey, Decimal)> = proposal
            .changes
            .iter()
            .map(|change| (change.key.clone(), change.new))
            .collect();
        let effect = self.effect(&changes, &proposal.evidence)?;
        let member = self.acting_member()?;
        let sentence = format!(
            "Proposal {reference} is modelled on {} cases: {} with more, {} with less.",
            effect.n_cases, effect.n_more, effect.n_less
        );
        let ras = self.live_ras();
        let live = Live {
            ras: &ras,
            on: self.today(),
        };
        let rules = &self.configuration.rules;
        let checked = proposals::modelled(proposal, effect, live, &member, rules);
        self.record_proposal(checked, Some(entry), sentence)
    }

    pub(super) fn answer_proposal(
        &mut self,
        reference: &ProposalRef,
        approved: bool,
        reasons: Words,
    ) -> Result<Outcome, AppError> {
        let ProposalRow { proposal, entry } = self.proposal(reference)?;
        let sitting = self.needed_sitting()?;
        let member = self.acting_member()?;
        let rules = &self.configuration.rules;
        let ras = self.live_ras();
        let figures = Live {
            ras: &ras,
            on: self.today(),
        };
        let refused = proposals::answered(&proposal, approved, &sitting, figures, &member, rules);
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
        let call_in = proposals::call_in_until(self.today(), &self.configuration.rules);
        let call_in = call_in.filter(|_| approved).map_or(String::new(), |until| {
            let until = crate::terms::date::shown(until);
            format!(" Its adoption can be called in until {until}.")
        });
        let sentence = format!("Proposal {reference} is {verb}.{call_in}");
        Ok(recorded(done, sentence))
    }

    pub(super) fn adopt_proposal(
        &mut self,
        reference: &ProposalRef,
        from: Date,
        version: &str,
    ) -> Result<Outcome, AppError> {
        let proposal = self.proposal(reference)?.proposal;
        let member = self.acting_member()?;
        let ras = self.live_ras();
        let figures = Live {
            ras: &ras,
            on: self.today(),
        };
        let rules = self.configuration.rules.clone();
        if let Err(refusals) = proposals::adoptable(&proposal, from, figures, &member, &rules) {
            return Ok(Outcome::Refused(refusals));
        }
        let changes: Vec<(ParameterKey, Decimal)> = proposal
            .changes
            .iter()
            .map(|change| (change.key.clone(), change.new))
            .collect();
        let live = self.looking.versions.live(self.today()).bundle.clone();
        let key = reference
            .as_str()
            .to_lowercase()
            .replace(['-', '.', '/'], "_");
        let title = format!("Proposal {reference}: {}", proposal.title);
        let why = Reference {
            title: title.into(),
            link: None,
            agreed_by: Some(rules.panel.clone()),
        };
        let bundle = with_changes(&live, version, from, &changes, (&key, &why))
            .map_err(|problems| config_error(&problems))?;
        let next = bundle.read().map_err(|problems| config_error(&problems))?;
        let adoption = RasAdoption {
            ras: (next.id.to_string(), next.version.to_string()),
            from,
            digest: bundle.digest().hex(),
            files: bundle
                .texts()
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .to_vec(),
            proposal: Some(reference.clone()),
        };
        let done = self.record(Record::RasAdopted(adoption), Expected::Anything)?;
        self.look()?;
        let sentence = format!(
            "RAS version {version} is adopted from {}; recorded decisions stay as they are.",
            crate::terms::date::shown(from)
        );
        Ok(recorded(done, sentence))
    }

    /// The live RAS with changed figures, as of today.
    fn changed_ras(&self, changes: &[(ParameterKey, Decimal)]) -> Result<Ras, AppError> {
        let today = self.today();
        let live: &RasBundle = &self.looking.versions.live(today).bundle;
        let title = "What if".to_owned();
        let why = Reference {
            title: title.into(),
            link: None,
            agreed_by: None,
        };
        let bundle = with_changes(live, "what if", today, changes, ("what_if", &why))
            .map_err(|problems| config_error(&problems))?;
        bundle.read().map_err(|problems| config_error(&problems))
    }

    pub(super) fn what_if(
        &mut self,
        cases: &[CaseRef],
        changes: &[(ParameterKey, Decimal)],
    ) -> Result<Outcome, AppError> {
        self.looked()?;
        let changed = self.changed_ras(changes)?;
        let rows = cases
            .iter()
            .map(|case| self.before_and_after(case, &changed))
            .collect();
        Ok(Outcome::WhatIf(rows))
    }

    fn before_and_after(
        &self,
        case: &CaseRef,
        changed: &Ras,
    ) -> (CaseRef, Option<Money>, Option<Money>) {
        let at = self
            .looked
            .as_ref()
            .and_then(|looked| looked.cases.get(case));
        let today = self.today();
        let live = self.live_ras();
        let amount = |ras: &Ras| {
            let scored = at.filter(|at| at.case.given.is_none());
            let assessed = scored.map(|at| scoring::assess(ras, &at.case, today));
            assessed
                .and_then(|assessed| assessed.indicative())
                .map(|indicative| indicative.0.0)
        };
        (case.clone(), amount(&live), amount(changed))
    }

    /// The effect of changes on the whole caseload, both sides scored with today's figures.
    fn effect(
        &mut self,
        changes: &[(ParameterKey, Decimal)],
        evidence: &[CaseRef],
    ) -> Result<ModelledEffect, AppError> {
        self.looked()?;
        let changed = self.changed_ras(changes)?;
        let cases: Vec<CaseRef> = self
            .looked
            .iter()
            .flat_map(|looked| looked.cases.keys().cloned())
            .collect();
        let mut digest = Sha256::new();
        let mut effect = ModelledEffect {
            n_cases: 0,
            n_not_scored: 0,
            total_before: Money::ZERO,
            total_after: Money::ZERO,
            n_more: 0,
            n_less: 0,
            caseload_digest: String::new(),
            evidence: Vec::new(),
        };
        for case in &cases {
            let row = self.before_and_after(case, &changed);
            if let (_, Some(before), Some(after)) = row {
                effect.n_cases += 1;
                effect.total_before = sum(effect.total_before, before)?;
                effect.total_after = sum(effect.total_after, after)?;
                effect.n_more += u32::from(after > before);
                effect.n_less += u32::from(after < before);
                digest.update(format!("{case} {}\n", before.pence()));
            } else {
                effect.n_not_scored += 1;
                digest.update(format!("{case} -\n"));
            }
            if evidence.contains(case) {
                effect.evidence.push(row);
            }
        }
        effect.caseload_digest = digest
            .finalize()
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        Ok(effect)
    }
}

fn sum(total: Money, amount: Money) -> Result<Money, AppError> {
    total.plus(amount).ok_or_else(|| {
        AppError::new(
            ErrorKind::Input,
            "the caseload's total is beyond what can be added up",
        )
    })
}
