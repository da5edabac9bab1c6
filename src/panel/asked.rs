//! An outcome while it is asked for: its parts may be wanting still, and the rules say which.
//!
//! Invariant: an outcome with all its parts is the same outcome asked for, and back.

use super::motion::Motion;
use super::refusal::Field;
use super::transition::{FirstPeriod, Profile, TransitionTerms};
use super::verdict::{Basis, ReferTo, Verdict, VerdictKind};
use crate::terms::budget::PersonalBudget;
use crate::terms::date::Date;
use crate::terms::money::PerWeek;
use crate::terms::text::Words;

/// A motion while it is written.
pub type Draft = Motion<Asked>;

/// An outcome with those of its parts that are given. Which parts it takes depends on its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The kind of outcome.
    pub kind: Option<VerdictKind>,
    /// The amount agreed, or at the end of a transition.
    pub amount: Option<PersonalBudget>,
    /// Whether another amount is carried to the annual review or is transitional.
    pub basis: Option<AskedBasis>,
    /// The last day of an amount that ends.
    pub until: Option<Date>,
    /// The first day of a transition.
    pub start: Option<Date>,
    /// A transition's length in calendar months.
    pub months: Option<u32>,
    /// How a transition moves.
    pub profile: Option<Profile>,
    /// Which amount a transition's first period is paid at.
    pub first_period: Option<FirstPeriod>,
    /// What a transition never goes below before its end.
    pub floor: Option<PerWeek>,
    /// Why a transition takes longer than the normal limit.
    pub exception: Option<Words>,
    /// The risk or distress for which the present amount is kept.
    pub risk: Option<Words>,
    /// When that risk is reviewed.
    pub review: Option<Date>,
    /// The questions of a deferral.
    pub questions: Vec<Words>,
    /// When answers are due, or another provider is to be found.
    pub due: Option<Date>,
    /// What the worker is to put right.
    pub what: Option<Words>,
    /// Where the case is referred.
    pub refer_to: Option<ReferTo>,
    /// Where something is written that cannot be read: what is missing there is not yet known.
    pub unread: Vec<Field>,
}

/// The basis of an adjustment, without its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedBasis {
    /// See [`Basis::AnnualReview`].
    AnnualReview,
    /// See [`Basis::Transitional`].
    Transitional,
}

impl Asked {
    /// The outcome; none while a part of it is wanting.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        Some(match self.kind? {
            VerdictKind::AgreeIndicative => Verdict::AgreeIndicative,
            VerdictKind::AgreeAmount => Verdict::AgreeAmount {
                amount: self.amount?,
                basis: match self.basis? {
                    AskedBasis::AnnualReview => Basis::AnnualReview,
                    AskedBasis::Transitional => Basis::Transitional { until: self.until? },
                },
            },
            VerdictKind::AgreeLimited => Verdict::AgreeLimited {
                amount: self.amount?,
                until: self.until?,
            },
            VerdictKind::Transition => Verdict::Transition {
                to: self.amount?,
                terms: self.terms()?,
                exception: self.exception.clone(),
            },
            VerdictKind::KeepPresent => Verdict::KeepPresent {
                risk: self.risk.clone()?,
                review: self.review?,
            },
            VerdictKind::AcceptSpecialist => Verdict::AcceptSpecialist {
                amount: self.amount?,
            },
            VerdictKind::ChangeProvider => Verdict::ChangeProvider {
                amount: self.amount?,
                due: self.due?,
            },
            VerdictKind::Defer => Verdict::Defer {
                questions: self.questions.clone(),
                due: self.due?,
            },
            VerdictKind::Return => Verdict::Return {
                what: self.what.clone()?,
            },
            VerdictKind::Refer => Verdict::Refer { to: self.refer_to? },
            VerdictKind::Refuse => Verdict::Refuse,
        })
    }

    /// The terms of a transition; none while one of them is wanting.
    #[must_use]
    pub fn terms(&self) -> Option<TransitionTerms> {
        Some(TransitionTerms {
            start: self.start?,
            months: self.months?,
            profile: self.profile.clone()?,
            first_period: self.first_period?,
            floor: self.floor,
        })
    }

    /// The last day, where the amount is limited in time.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        let ends = match self.kind {
            Some(VerdictKind::AgreeLimited) => true,
            Some(VerdictKind::AgreeAmount) => self.basis == Some(AskedBasis::Transitional),
            _ => false,
        };
        self.until.filter(|_| ends)
    }

    /// Whether it cannot be told yet what amount it would agree, if any.
    #[must_use]
    pub fn amount_is_wanting(&self) -> bool {
        match self.kind {
            None => true,
            Some(kind) => takes_an_amount(kind) && self.amount.is_none(),
        }
    }
}

/// Whether an outcome is one of an amount that is written with it.
#[must_use]
pub fn takes_an_amount(kind: VerdictKind) -> bool {
    match kind {
        VerdictKind::AgreeAmount
        | VerdictKind::AgreeLimited
        | VerdictKind::Transition
        | VerdictKind::AcceptSpecialist
        | VerdictKind::ChangeProvider => true,
        VerdictKind::AgreeIndicative
        | VerdictKind::KeepPresent
        | VerdictKind::Defer
        | VerdictKind::Return
        | VerdictKind::Refer
        | VerdictKind::Refuse => false,
    }
}

impl From<Verdict> for Asked {
    fn from(verdict: Verdict) -> Asked {
        let mut asked = Asked {
            kind: Some(verdict.kind()),
            until: verdict.until(),
            ..Asked::default()
        };
        match verdict {
            Verdict::AgreeIndicative | Verdict::Refuse => {}
            Verdict::AgreeAmount { amount, basis } => {
                asked.amount = Some(amount);
                asked.basis = Some(match basis {
                    Basis::AnnualReview => AskedBasis::AnnualReview,
                    Basis::Transitional { .. } => AskedBasis::Transitional,
                });
            }
            Verdict::AgreeLimited { amount, .. } | Verdict::AcceptSpecialist { amount } => {
                asked.amount = Some(amount);
            }
            Verdict::Transition {
                to,
                terms,
                exception,
            } => {
                asked.amount = Some(to);
                asked.start = Some(terms.start);
                asked.months = Some(terms.months);
                asked.profile = Some(terms.profile);
                asked.first_period = Some(terms.first_period);
                asked.floor = terms.floor;
                asked.exception = exception;
            }
            Verdict::KeepPresent { risk, review } => {
                asked.risk = Some(risk);
                asked.review = Some(review);
            }
            Verdict::ChangeProvider { amount, due } => {
                asked.amount = Some(amount);
                asked.due = Some(due);
            }
            Verdict::Defer { questions, due } => {
                asked.questions = questions;
                asked.due = Some(due);
            }
            Verdict::Return { what } => asked.what = Some(what),
            Verdict::Refer { to } => asked.refer_to = Some(to),
        }
        asked
    }
}

impl Draft {
    /// The first day of its amount: a change of provider counts from the day by which it is due.
    #[must_use]
    pub fn first_day(&self) -> Date {
        let due = self.verdict.due;
        let changes = self.verdict.kind == Some(VerdictKind::ChangeProvider);
        due.filter(|_| changes).unwrap_or(self.effective)
    }

    /// The motion; none while something of it is wanting or cannot be read.
    #[must_use]
    pub fn whole(&self) -> Option<Motion> {
        let readable = self.verdict.unread.is_empty();
        let verdict = self.verdict.verdict().filter(|_| readable)?;
        Some(self.clone().with_verdict(verdict))
    }
}
