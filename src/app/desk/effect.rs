//! The desk on the effect of changed figures: on a few cases while they are written, on the whole
//! caseload when they are modelled. Both sides are scored on the ground of a proposal.

use super::itself::Desk;
use crate::app::command::Asked;
use crate::app::configuration::config_error;
use crate::app::error::{AppError, ErrorKind};
use crate::app::outcome::{Outcome, WhatIf};
use crate::app::versions::Version;
use crate::config::changes::with_changes;
use crate::config::dated::ParameterKey;
use crate::config::problem::ConfigProblem;
use crate::config::ras::{Ras, Reference};
use crate::panel::proposal::ModelledEffect;
use crate::scoring;
use crate::terms::date::Date;
use crate::terms::ids::CaseRef;
use crate::terms::money::Money;
use rust_decimal::Decimal;
use sha2::{Digest as _, Sha256};

/// A RAS version and the same with changed figures, on the day whose figures count.
pub(super) struct Sides {
    before: Version,
    after: Ras,
    on: Date,
}

impl Desk {
    /// The newest version, and it with changed figures; or why they make no RAS.
    pub(super) fn sides(
        &self,
        changes: &[(ParameterKey, Decimal)],
    ) -> Result<Sides, Vec<ConfigProblem>> {
        let before = self.looking.versions.newest().clone();
        let on = self.today().max(before.from);
        let title = "What if".to_owned();
        let why = Reference {
            title: title.into(),
            link: None,
            agreed_by: None,
        };
        let name = format!("{}, what if", before.ras.version);
        let bundle = with_changes(&before.bundle, &name, on, changes, ("what_if", &why))?;
        let after = bundle.read()?;
        Ok(Sides { before, after, on })
    }

    pub(in crate::app) fn what_if(&mut self, asked: Asked) -> Result<Outcome, AppError> {
        self.looked()?;
        let unknown = self.unknown(&asked.cases);
        let mut reckoned = WhatIf {
            asked,
            rows: Vec::new(),
            unknown,
            refused: Vec::new(),
        };
        let WhatIf { asked, unknown, .. } = &reckoned;
        match self.sides(&asked.changes) {
            Ok(sides) => {
                let known = asked.cases.iter().filter(|case| !unknown.contains(case));
                let rows = known.map(|case| self.before_and_after(case, &sides));
                reckoned.rows = rows.collect();
            }
            Err(problems) => {
                let refused = problems.iter().map(|problem| {
                    let ConfigProblem { what, allowed, .. } = problem;
                    format!("{what}; allowed: {allowed}")
                });
                reckoned.refused = refused.collect();
            }
        }
        Ok(Outcome::WhatIf(reckoned))
    }

    fn before_and_after(
        &self,
        case: &CaseRef,
        sides: &Sides,
    ) -> (CaseRef, Option<Money>, Option<Money>) {
        let at = self
            .looked
            .as_ref()
            .and_then(|looked| looked.cases.get(case));
        let amount = |ras: &Ras| {
            let scored = at.filter(|at| at.case.given.is_none());
            let assessed = scored.map(|at| scoring::assess(ras, &at.case, sides.on));
            assessed
                .and_then(|assessed| assessed.indicative())
                .map(|indicative| indicative.0.0)
        };
        (
            case.clone(),
            amount(&sides.before.ras),
            amount(&sides.after),
        )
    }

    /// The effect of changes on the whole caseload.
    pub(in crate::app) fn effect(
        &mut self,
        changes: &[(ParameterKey, Decimal)],
        evidence: &[CaseRef],
    ) -> Result<ModelledEffect, AppError> {
        self.looked()?;
        let sides = self.sides(changes);
        let sides = sides.map_err(|problems| config_error(&problems))?;
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
            let row = self.before_and_after(case, &sides);
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
