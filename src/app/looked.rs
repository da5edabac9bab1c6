//! Every case looked at once: scored, compared, flagged. What the queue sorts and filters by.

use super::command::Asked;
use super::versions::Versions;
use crate::caseload::case::{Case, Caseload};
use crate::caseload::package::NotNow;
use crate::caseload::person::LastAgreed;
use crate::config::panel_rules::PanelRules;
use crate::config::ras::Ras;
use crate::config::tolerances::Tolerances;
use crate::flags;
use crate::flags::like_cases::{LikeCase, LikeCases};
use crate::flags::raised::Raised;
use crate::flags::rules::need_rose::NeedSince;
use crate::flags::view::{FromRegister, Surroundings};
use crate::panel::proposal::ModelledEffect;
use crate::panel::standing::Standing;
use crate::scoring;
use crate::scoring::scored::Assessed;
use crate::terms::date::Date;
use crate::terms::ids::CaseRef;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What cases are looked at with.
#[derive(Clone, Debug)]
pub struct Looking {
    /// The panel's rules.
    pub rules: Arc<PanelRules>,
    /// The limits of the flag rules.
    pub tolerances: Arc<Tolerances>,
    /// The versions of the RAS.
    pub versions: Versions,
    /// Today.
    pub today: Date,
}

/// The caseload as looked at.
#[derive(Clone, Debug)]
pub struct Looked {
    /// Every case under its reference.
    pub cases: BTreeMap<CaseRef, LookedAt>,
    /// What like cases cost.
    pub like_cases: LikeCases,
    /// What was last reckoned of changed figures on these cases; none where nothing was.
    pub reckoned: Option<Reckoned>,
}

/// The effect of changed figures on a caseload, with what was asked.
#[derive(Clone, Debug)]
pub struct Reckoned {
    /// The evidence cases and the changed figures.
    pub asked: Asked,
    /// The effect.
    pub effect: ModelledEffect,
}

/// One case as it was looked at.
#[derive(Clone, Debug)]
pub struct LookedAt {
    /// The case, with the package lines that are in force today.
    pub case: Case,
    /// The package lines that have ended or are yet to begin: shown, and not counted.
    pub not_now: NotNow,
    /// Its result.
    pub assessed: Assessed,
    /// The flags, refer flags first.
    pub flags: Vec<Raised>,
}

impl Looking {
    /// The RAS and the date whose figures apply to a case; those of today where no rule says which
    /// and nothing is scored.
    #[must_use]
    pub fn ras_of(&self, case: &Case) -> (Arc<Ras>, Date) {
        let known = self.versions.of_case(case, &self.rules, self.today);
        known.unwrap_or_else(|_| (self.versions.live(self.today).ras.clone(), self.today))
    }

    /// Scores a case. Nothing is scored while no rule says whose date fixes the figures.
    #[must_use]
    pub fn assess(&self, case: &Case) -> Assessed {
        let (ras, on) = self.ras_of(case);
        let assessed = scoring::assess(&ras, case, on);
        let which = self.rules.figures_as_of.at(self.today);
        match (which.err(), assessed) {
            (Some(not_in_force), Assessed::Scored(_)) => {
                Assessed::Unscorable(vec![not_in_force.into()])
            }
            (Some(not_in_force), Assessed::Unscorable(mut problems)) => {
                problems.push(not_in_force.into());
                Assessed::Unscorable(problems)
            }
            (_, assessed) => assessed,
        }
    }

    /// The flags of a case, with the amounts that the register says are in force.
    #[must_use]
    pub fn flags(
        &self,
        case: &Case,
        assessed: &Assessed,
        like_cases: &LikeCases,
        standing: Option<&Standing>,
    ) -> Vec<Raised> {
        let (ras, on) = self.ras_of(case);
        let around = self.around((&ras, on), like_cases);
        let register = from_register(standing);
        flags::look(&self.tolerances, around, case, assessed, &register)
    }

    /// Whether need rose since the sum agreed last.
    #[must_use]
    pub fn need_since(
        &self,
        case: &Case,
        assessed: &Assessed,
        standing: Option<&Standing>,
    ) -> NeedSince {
        let (ras, on) = self.ras_of(case);
        let none = LikeCases::none();
        let around = self.around((&ras, on), &none);
        let register = from_register(standing);
        flags::need_since(&self.tolerances, around, case, assessed, &register)
    }

    fn around<'a>(
        &'a self,
        (ras, figures_as_of): (&'a Ras, Date),
        like_cases: &'a LikeCases,
    ) -> Surroundings<'a> {
        Surroundings {
            ras,
            panel: &self.rules,
            like_cases,
            on: self.today,
            figures_as_of,
        }
    }

    /// Looks at every case; like cases are known only once all are scored.
    #[must_use]
    pub fn look(
        &self,
        caseload: Caseload,
        mut not_now: BTreeMap<CaseRef, NotNow>,
        standings: &BTreeMap<CaseRef, Standing>,
    ) -> Looked {
        let mut looked: BTreeMap<CaseRef, LookedAt> = caseload
            .cases
            .into_iter()
            .map(|(reference, case)| {
                let not_now = not_now.remove(&reference).unwrap_or_default();
                let at = LookedAt {
                    assessed: self.assess(&case),
                    case,
                    not_now,
                    flags: Vec::new(),
                };
                (reference, at)
            })
            .collect();
        let like = looked
            .values()
            .filter_map(|at| LikeCase::of(&at.case, &at.assessed));
        let like_cases = flags::like_cases(&self.tolerances, self.today, like);
        for (reference, at) in &mut looked {
            let standing = standings.get(reference);
            at.flags = self.flags(&at.case, &at.assessed, &like_cases, standing);
        }
        Looked {
            cases: looked,
            like_cases,
            reckoned: None,
        }
    }

    /// Takes the package lines that are not in force today out of every case: what is weighed is
    /// what is provided now. Gives them by case.
    pub fn take_out_not_now(&self, caseload: &mut Caseload) -> BTreeMap<CaseRef, NotNow> {
        let mut taken_out = BTreeMap::new();
        for (reference, case) in &mut caseload.cases {
            let package = std::mem::take(&mut case.package);
            let (now, not_now) = package.in_force_on(self.today);
            case.package = now;
            if !not_now.is_empty() {
                taken_out.insert(reference.clone(), not_now);
            }
        }
        taken_out
    }
}

fn from_register(standing: Option<&Standing>) -> FromRegister {
    FromRegister {
        present: standing.and_then(|standing| standing.present),
        agreed: standing
            .and_then(|standing| standing.last_agreed)
            .map(|(amount, date)| LastAgreed { amount, date }),
    }
}
