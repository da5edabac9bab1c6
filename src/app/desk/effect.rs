//! The desk on the effect of changed figures: on a few cases while they are written, on the whole
//! caseload when they are modelled. It brings versions and cases; `modelling` reckons.

use super::itself::Desk;
use crate::app::command::Asked;
use crate::app::configuration::config_error;
use crate::app::error::{AppError, ErrorKind};
use crate::app::looked::Reckoned;
use crate::app::outcome::{Outcome, WhatIf};
use crate::app::versions::Version;
use crate::config::changes::with_changes;
use crate::config::dated::ParameterKey;
use crate::config::look::over;
use crate::config::look::please_look::PleaseLook;
use crate::config::problem::ConfigProblem;
use crate::config::ras::{Ras, Reference};
use crate::modelling::effect;
use crate::modelling::sides::{Amount, Sides};
use crate::panel::proposal::ModelledEffect;
use crate::terms::date::Date;
use crate::terms::ids::CaseRef;
use crate::terms::money::Money;
use rust_decimal::Decimal;

/// A RAS version and the same with changed figures, on the day whose figures count.
pub(super) struct BothVersions {
    before: Version,
    after: Ras,
    on: Date,
    look: Vec<String>,
}

impl BothVersions {
    /// What to look at in the changed figures, each in a sentence without a full stop.
    pub(super) fn look(&self) -> &[String] {
        &self.look
    }

    fn sides(&self) -> Sides<'_> {
        Sides {
            before: &self.before.ras,
            after: &self.after,
            on: self.on,
        }
    }
}

fn look_words(look: &PleaseLook) -> String {
    let PleaseLook { key, what, ask, .. } = look;
    format!("Please look: {key}: {what}; {ask}")
}

/// What is said where the RAS as it is stored cannot be read.
fn cannot_look(problems: &[ConfigProblem]) -> String {
    let first = problems
        .first()
        .map(|problem| format!(": {}", problem.what));
    format!(
        "Please look: what is new to look at cannot be told, since the RAS as it is cannot be \
         read{}; run ras-panel doctor on the register",
        first.unwrap_or_default()
    )
}

impl Desk {
    /// The newest version, and it with changed figures; or why they make no RAS.
    pub(super) fn both_versions(
        &self,
        changes: &[(ParameterKey, Decimal)],
    ) -> Result<BothVersions, Vec<ConfigProblem>> {
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
        let look = match over::new_in(&before.bundle, &bundle, self.today()) {
            Ok(look) => look.iter().map(look_words).collect(),
            Err(problems) => vec![cannot_look(&problems)],
        };
        Ok(BothVersions {
            before,
            after,
            on,
            look,
        })
    }

    pub(in crate::app) fn what_if(&mut self, asked: Asked) -> Result<Outcome, AppError> {
        self.looked()?;
        let unknown = self.unknown(&asked.cases);
        let mut reckoned = WhatIf {
            asked,
            rows: Vec::new(),
            unknown,
            refused: Vec::new(),
            look: Vec::new(),
        };
        let WhatIf { asked, unknown, .. } = &reckoned;
        match self.both_versions(&asked.changes) {
            Ok(both) => {
                let known = asked.cases.iter().filter(|case| !unknown.contains(case));
                let rows = known.map(|case| self.before_and_after(case, &both));
                reckoned.rows = rows.collect();
                reckoned.look = both.look;
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

    /// Below how many people a number is too small to be shown by group; none where no rule says.
    /// Fails where one does, and not yet: small numbers would be shown.
    fn small_numbers_below(&self) -> Result<Option<u32>, AppError> {
        let Some(series) = &self.configuration.rules.small_numbers_below else {
            return Ok(None);
        };
        let known = series.at(self.today()).map_err(|figure| {
            let what = "which numbers are too small to be shown cannot be told";
            AppError::caused(ErrorKind::Config, what, &figure)
                .hint("give the figure an earlier date in config/panel.toml")
        })?;
        Ok(Some(known.value))
    }

    fn before_and_after(
        &self,
        case: &CaseRef,
        both: &BothVersions,
    ) -> (CaseRef, Option<Money>, Option<Money>) {
        let looked = self.looked.as_ref();
        let at = looked.and_then(|looked| looked.cases.get(case));
        let (before, after) = at.map_or((None, None), |at| both.sides().of_case(&at.case));
        let per_week = |amount: Option<Amount>| amount.map(|amount| amount.per_week);
        (case.clone(), per_week(before), per_week(after))
    }

    /// The effect of changes on the whole caseload. It is reckoned once: asked for the same again,
    /// the desk gives what it reckoned, until it looks at the caseload anew.
    pub(in crate::app) fn effect(
        &mut self,
        changes: Vec<(ParameterKey, Decimal)>,
        evidence: &[CaseRef],
    ) -> Result<ModelledEffect, AppError> {
        let cases = evidence.to_vec();
        let asked = Asked { cases, changes };
        let known = self.looked()?.reckoned.as_ref();
        if let Some(known) = known.filter(|known| known.asked == asked) {
            return Ok(known.effect.clone());
        }
        let both = self.both_versions(&asked.changes);
        let both = both.map_err(|problems| config_error(&problems))?;
        let small = self.small_numbers_below()?;
        let cases = self.looked()?.cases.values().map(|at| &at.case);
        let effect = effect::effect(&both.sides(), cases, evidence, small).map_err(|error| {
            AppError::caused(ErrorKind::Input, "the change cannot be modelled", &error)
                .hint("look for mistyped amounts: config show prints every figure of the RAS")
        })?;
        if let Some(looked) = &mut self.looked {
            let effect = effect.clone();
            looked.reckoned = Some(Reckoned { asked, effect });
        }
        Ok(effect)
    }
}
