//! One case as the flag rules see it: its facts, its result, its gap, and what surrounds it.

use super::like_cases::{LikeCase, LikeCases, Place};
use crate::caseload::case::Case;
use crate::caseload::person::LastAgreed;
use crate::config::panel_rules::PanelRules;
use crate::config::ras::Ras;
use crate::scoring::scored::{Assessed, RasResult};
use crate::terms::budget::{Completeness, Gap, PackageCost};
use crate::terms::date::Date;
use crate::terms::money::{Money, PerWeek};

/// What is the same for every case of a caseload.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The RAS in force.
    pub ras: &'a Ras,
    /// The panel's rules in force.
    pub panel: &'a PanelRules,
    /// What others with about the same weighted points receive.
    pub like_cases: &'a LikeCases,
    /// The date that periods and dated limits are reckoned on: the sitting's, or today.
    pub on: Date,
    /// The date whose figures of the RAS count for the case.
    pub figures_as_of: Date,
}

/// What the register holds on a case, as far as the rules ask for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FromRegister {
    /// The amount in force, such as a transition's step; none where the package is.
    pub present: Option<PerWeek>,
    /// The sum agreed last; none where nothing was recorded yet.
    pub agreed: Option<LastAgreed>,
}

/// One case as the rules see it.
#[derive(Clone, Debug)]
pub struct CaseView<'a> {
    /// What surrounds it.
    pub around: Surroundings<'a>,
    /// The case as imported.
    pub case: &'a Case,
    /// Its result under the RAS in force (or as given).
    pub assessed: &'a Assessed,
    /// What the present package costs; none without a package, or where the sum is out of bounds.
    pub package: Option<PackageCost>,
    /// Package minus indicative budget; none where one of them is missing.
    pub gap: Option<Gap>,
    /// The present amount: the package, or the step of a transition then in force.
    pub present: Option<PerWeek>,
    /// The sum agreed last, from the register or, before its time, from the file.
    pub agreed: Option<LastAgreed>,
}

impl<'a> CaseView<'a> {
    /// Looks at a case. The present amount is the package and the last agreed sum is the file's,
    /// until [`CaseView::with_present`] and [`CaseView::with_agreed`] say otherwise.
    ///
    /// A person without any package line has no package: there is no gap then, since nothing is
    /// provided that could be compared.
    #[must_use]
    pub fn of(around: Surroundings<'a>, case: &'a Case, assessed: &'a Assessed) -> CaseView<'a> {
        let has_package = !case.package.is_empty();
        let package = has_package.then(|| case.package.cost()).flatten();
        let gap = package.zip(assessed.indicative());
        CaseView {
            around,
            case,
            assessed,
            package,
            gap: gap.and_then(|(package, indicative)| Gap::between(package, indicative)),
            present: package.map(|cost| cost.known),
            agreed: case.person.last_agreed.clone(),
        }
    }

    /// The same case with another present amount, such as a transition's step.
    #[must_use]
    pub fn with_present(mut self, present: PerWeek) -> CaseView<'a> {
        self.present = Some(present);
        self
    }

    /// The same case with the sum that the register says was agreed last.
    #[must_use]
    pub fn with_agreed(mut self, agreed: LastAgreed) -> CaseView<'a> {
        self.agreed = Some(agreed);
        self
    }

    /// The same case with what the register holds on it.
    #[must_use]
    pub fn with_register(mut self, register: &FromRegister) -> CaseView<'a> {
        if let Some(present) = register.present {
            self = self.with_present(present);
        }
        match &register.agreed {
            Some(agreed) => self.with_agreed(agreed.clone()),
            None => self,
        }
    }

    /// The sign of the currency.
    #[must_use]
    pub fn currency(&self) -> &'a str {
        &self.around.ras.currency
    }

    /// The indicative budget, pounds a week.
    #[must_use]
    pub fn indicative(&self) -> Option<Money> {
        self.assessed.indicative().map(|indicative| indicative.0.0)
    }

    /// What the RAS gave, when the case was scored.
    #[must_use]
    pub fn result(&self) -> Option<&'a RasResult> {
        self.assessed.scored().map(|scored| &scored.result)
    }

    /// `at least ` where the package's cost is not known line by line, else nothing.
    #[must_use]
    pub fn at_least(&self) -> &'static str {
        match self.package.map(|cost| cost.completeness) {
            Some(Completeness::Incomplete) => "at least ",
            Some(Completeness::Complete) | None => "",
        }
    }

    /// Where the case lies among like cases; nothing where it cannot be compared.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let like_case = LikeCase::of(self.case, self.assessed)?;
        self.around.like_cases.place(like_case)
    }
}
