//! What the panel sees of a case: the facts, the breakdown, the package, the flags, what stands.

use super::as_it_is::AsItIs;
use super::standing::Standing;
use crate::caseload::case::Case;
use crate::caseload::package::NotNow;
use crate::flags::raised::Raised;
use crate::flags::rules::need_rose::NeedSince;
use crate::scoring::scored::Assessed;
use crate::terms::budget::{Gap, PackageCost};
use crate::terms::date::Date;
use crate::terms::money::PerWeek;
use crate::terms::text::Label;

/// Everything on the table when a case is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// The case as imported, with the package lines that are in force today.
    pub case: Case,
    /// Package lines that have ended or are yet to begin: seen, and in no sum.
    pub not_now: NotNow,
    /// The sign of the currency in which the case is weighed: the RAS's.
    pub currency: Label,
    /// Its result under the RAS in force (or as given).
    pub assessed: Assessed,
    /// What the answers would give beside a sum computed elsewhere, in one sentence; none where
    /// the case does not have both.
    pub answers_beside: Option<String>,
    /// How the indicative budget was reached, down to every answer, parameter, date and reference:
    /// a line a figure, indented. Nothing where no RAS scored the case.
    pub reached: Vec<String>,
    /// What the package costs.
    pub package_cost: PackageCost,
    /// Package minus indicative; none where either is lacking.
    pub gap: Option<Gap>,
    /// The flags it raised.
    pub flags: Vec<Raised>,
    /// The flags as they are if the last decision that counts had not been: what lies on the table
    /// when it is corrected. Empty where there is none.
    pub flags_if_corrected: Vec<Raised>,
    /// Whether need rose since the sum agreed last.
    pub need: NeedSince,
    /// The same as if the last decision that counts had not been.
    pub need_if_corrected: NeedSince,
    /// Why a reduction on the case is before the panel again, in a sentence or two; none elsewhere.
    pub brought_back: Option<String>,
    /// That an import refused the person's row since what is shown came in, in one sentence.
    pub refused_row: Option<String>,
    /// What the register holds on the case: present amount, last decision, transition.
    pub standing: Standing,
}

impl CaseFile {
    /// Why there is no package to compare with, in plain words; nothing where there is one. A
    /// package that costs nothing is not the same: no sum and no gap is shown without one.
    #[must_use]
    pub fn no_package(&self) -> Option<&'static str> {
        let NotNow { ended, to_come } = &self.not_now;
        match (ended.is_empty(), to_come.is_empty()) {
            _ if !self.case.package.is_empty() => None,
            (true, true) => Some("no package on record"),
            (false, true) => Some("no package today: every line has ended"),
            (_, false) => Some("no package today: it is yet to begin"),
        }
    }

    /// What the package costs; nothing where there is none.
    #[must_use]
    pub fn package_to_compare(&self) -> Option<PackageCost> {
        let has_one = self.no_package().is_none();
        has_one.then_some(self.package_cost)
    }

    /// Whether no line of a package is on record, of now or of another day: what the person has is
    /// not known then, which is not the same as nothing.
    #[must_use]
    pub fn has_no_package_on_record(&self) -> bool {
        self.case.package.is_empty() && self.not_now.is_empty()
    }

    /// The package's known weekly cost on a day from today on (lines end and begin).
    ///
    /// Gives nothing when the sum leaves the bounds of money.
    #[must_use]
    pub fn package_on(&self, day: Date) -> Option<PerWeek> {
        self.case.package.known_on(&self.not_now, day)
    }

    /// What the package cost on a day before today, as its lines are known today; nothing where no
    /// line whose cost is known was in force on it.
    pub(super) fn package_then(&self, day: Date) -> Option<PerWeek> {
        self.case.package.was_provided_on(&self.not_now, day)
    }

    /// Whether what the package costs on a day, be it gone by, is known in full.
    pub(super) fn package_is_whole_on(&self, day: Date, today: Date) -> bool {
        let (package, not_now) = (&self.case.package, &self.not_now);
        match day < today {
            true => package.was_whole_on(not_now, day),
            false => package.is_whole_on(not_now, day),
        }
    }

    /// The case as it is, with what its package will cost on a day; nothing is known of that where
    /// there is no package.
    #[must_use]
    pub fn as_it_is_on(&self, day: Date) -> AsItIs<'_> {
        AsItIs {
            package: self.case.package.provided_on(&self.not_now, day),
            standing: &self.standing,
        }
    }
}
