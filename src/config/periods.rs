//! Periods of the panel's rules that have a name: reviews after an outcome, and how a reduction is
//! usually phased.

use super::dated::Dated;
use rust_decimal::Decimal;

/// A named period after which a case is looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewPeriod {
    /// Its id.
    pub id: String,
    /// Its title (`First review`).
    pub title: String,
    /// How long it is.
    pub length: ReviewLength,
    /// The codes of the outcomes after which it holds.
    pub after: Vec<String>,
}

/// How long a review period is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewLength {
    /// Weeks of seven days.
    Weeks(Dated<u32>),
    /// Calendar months.
    Months(Dated<u32>),
}

impl ReviewLength {
    /// The figure.
    #[must_use]
    pub fn series(&self) -> &Dated<u32> {
        match self {
            ReviewLength::Weeks(series) | ReviewLength::Months(series) => series,
        }
    }

    /// Its unit for one and for several.
    #[must_use]
    pub fn units(&self) -> (&'static str, &'static str) {
        match self {
            ReviewLength::Weeks(_) => ("week", "weeks"),
            ReviewLength::Months(_) => ("month", "months"),
        }
    }
}

/// The codes of the outcomes that a review period can hold after: those that leave the case to be
/// looked at again.
pub const REVIEWED_OUTCOMES: [&str; 9] = [
    "agree_indicative",
    "agree_amount",
    "agree_limited",
    "transition",
    "keep_present",
    "accept_specialist",
    "defer",
    "return",
    "refer",
];

/// How a reduction is phased where the panel chooses nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsualTransition {
    /// How the amount moves.
    pub profile: UsualProfile,
    /// Per cent or pounds of a step, where the profile has them.
    pub step: Option<Decimal>,
    /// Which amount the first period is paid at.
    pub first_period: UsualFirstPeriod,
}

/// The profiles that can be the usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UsualProfile {
    /// The new amount at once.
    AtOnce,
    /// Equal steps, one a calendar month.
    EqualSteps,
    /// A straight line, one step a week.
    StraightLine,
    /// At most so many per cent at each monthly step.
    PercentPerStep,
    /// At most so much at each monthly step.
    AmountPerStep,
    /// The present amount until the end, then the new one.
    HoldThenDrop,
}

impl UsualProfile {
    /// Every profile with the code that configuration uses.
    pub const ALL: [(UsualProfile, &'static str); 6] = [
        (UsualProfile::EqualSteps, "equal steps"),
        (UsualProfile::StraightLine, "straight line"),
        (UsualProfile::PercentPerStep, "percent per step"),
        (UsualProfile::AmountPerStep, "amount per step"),
        (UsualProfile::HoldThenDrop, "hold then drop"),
        (UsualProfile::AtOnce, "at once"),
    ];

    /// The code that configuration uses.
    #[must_use]
    pub fn code(self) -> &'static str {
        let known = Self::ALL.iter().find(|row| row.0 == self);
        known.map_or("?", |row| row.1)
    }

    /// Whether it has a most for each step.
    #[must_use]
    pub fn has_step(self) -> bool {
        matches!(
            self,
            UsualProfile::PercentPerStep | UsualProfile::AmountPerStep
        )
    }
}

/// Which amount the first period is usually paid at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UsualFirstPeriod {
    /// The present amount.
    PresentAmount,
    /// Already the first step's amount.
    FirstStep,
}

impl UsualFirstPeriod {
    /// Both with the code that configuration uses.
    pub const ALL: [(UsualFirstPeriod, &'static str); 2] = [
        (UsualFirstPeriod::PresentAmount, "present amount"),
        (UsualFirstPeriod::FirstStep, "first step"),
    ];

    /// The code that configuration uses.
    #[must_use]
    pub fn code(self) -> &'static str {
        let known = Self::ALL.iter().find(|row| row.0 == self);
        known.map_or("?", |row| row.1)
    }
}
