//! What a panel may decide about a case. No other outcome exists, and none edits need.

use super::transition::TransitionTerms;
use crate::terms::budget::PersonalBudget;
use crate::terms::date::Date;
use crate::terms::text::Words;

/// A decision's outcome, with what it needs to be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The indicative budget becomes the personal budget.
    AgreeIndicative,
    /// Another amount, above or below, on a stated basis \[Rochdale\].
    AgreeAmount {
        /// The amount agreed.
        amount: PersonalBudget,
        /// Whether it stands to the next annual review or is transitional.
        basis: Basis,
    },
    /// An amount for a limited time.
    AgreeLimited {
        /// The amount agreed.
        amount: PersonalBudget,
        /// The last day on which it is paid.
        until: Date,
    },
    /// A transition from the present amount to another [Hackney V(c)].
    Transition {
        /// The amount at the end.
        to: PersonalBudget,
        /// How it is reached.
        terms: TransitionTerms,
        /// Why it takes longer than the normal limit; needed beyond the limit.
        exception: Option<Words>,
    },
    /// The present amount is kept because a reduction would put the person at significant risk or
    /// distress [Hackney V(b)].
    KeepPresent {
        /// The risk or distress.
        risk: Words,
        /// When it is reviewed.
        review: Date,
    },
    /// The cost of specialist provision is accepted [Hackney V(d)].
    AcceptSpecialist {
        /// The amount agreed.
        amount: PersonalBudget,
    },
    /// Too dear and not specialist: change provider or negotiate [Hackney V(e)].
    ChangeProvider {
        /// The amount to be reached.
        amount: PersonalBudget,
        /// By when.
        due: Date,
    },
    /// Put off with named questions; the present amount goes on.
    Defer {
        /// What must be answered.
        questions: Vec<Words>,
        /// By when.
        due: Date,
    },
    /// Sent back to the worker; the present amount goes on.
    Return {
        /// What is to be done.
        what: Words,
    },
    /// Referred to another service; the present amount goes on.
    Refer {
        /// Where.
        to: ReferTo,
    },
    /// Refused, with reasons; the present amount goes on.
    Refuse,
}

/// The basis of an adjustment \[Rochdale\].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Carried to the next annual review.
    AnnualReview,
    /// Stands until a stated date.
    Transitional {
        /// The last day on which it is paid.
        until: Date,
    },
}

/// Where a case may be referred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReferTo {
    /// NHS continuing healthcare.
    ContinuingHealthcare,
    /// Reablement.
    Reablement,
    /// Telecare or occupational therapy.
    TelecareOrTherapy,
    /// Safeguarding.
    Safeguarding,
}

/// The kinds of verdict, without what they carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerdictKind {
    /// See [`Verdict::AgreeIndicative`].
    AgreeIndicative,
    /// See [`Verdict::AgreeAmount`].
    AgreeAmount,
    /// See [`Verdict::AgreeLimited`].
    AgreeLimited,
    /// See [`Verdict::Transition`].
    Transition,
    /// See [`Verdict::KeepPresent`].
    KeepPresent,
    /// See [`Verdict::AcceptSpecialist`].
    AcceptSpecialist,
    /// See [`Verdict::ChangeProvider`].
    ChangeProvider,
    /// See [`Verdict::Defer`].
    Defer,
    /// See [`Verdict::Return`].
    Return,
    /// See [`Verdict::Refer`].
    Refer,
    /// See [`Verdict::Refuse`].
    Refuse,
}

impl VerdictKind {
    /// Every kind with its stored number and its code in `config/panel.toml`.
    pub const ALL: [(VerdictKind, u16, &'static str); 11] = [
        (VerdictKind::AgreeIndicative, 1, "agree_indicative"),
        (VerdictKind::AgreeAmount, 2, "agree_amount"),
        (VerdictKind::AgreeLimited, 3, "agree_limited"),
        (VerdictKind::Transition, 4, "transition"),
        (VerdictKind::KeepPresent, 5, "keep_present"),
        (VerdictKind::AcceptSpecialist, 6, "accept_specialist"),
        (VerdictKind::ChangeProvider, 7, "change_provider"),
        (VerdictKind::Defer, 8, "defer"),
        (VerdictKind::Return, 9, "return"),
        (VerdictKind::Refer, 10, "refer"),
        (VerdictKind::Refuse, 11, "refuse"),
    ];

    /// The code in `config/panel.toml`.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("?", |row| row.2)
    }
}

impl Verdict {
    /// The last day, where the amount is limited in time.
    #[must_use]
    pub fn until(&self) -> Option<Date> {
        match self {
            Verdict::AgreeAmount {
                basis: Basis::Transitional { until },
                ..
            }
            | Verdict::AgreeLimited { until, .. } => Some(*until),
            _ => None,
        }
    }

    /// The verdict's kind.
    #[must_use]
    pub fn kind(&self) -> VerdictKind {
        match self {
            Verdict::AgreeIndicative => VerdictKind::AgreeIndicative,
            Verdict::AgreeAmount { .. } => VerdictKind::AgreeAmount,
            Verdict::AgreeLimited { .. } => VerdictKind::AgreeLimited,
            Verdict::Transition { .. } => VerdictKind::Transition,
            Verdict::KeepPresent { .. } => VerdictKind::KeepPresent,
            Verdict::AcceptSpecialist { .. } => VerdictKind::AcceptSpecialist,
            Verdict::ChangeProvider { .. } => VerdictKind::ChangeProvider,
            Verdict::Defer { .. } => VerdictKind::Defer,
            Verdict::Return { .. } => VerdictKind::Return,
            Verdict::Refer { .. } => VerdictKind::Refer,
            Verdict::Refuse => VerdictKind::Refuse,
        }
    }
}
