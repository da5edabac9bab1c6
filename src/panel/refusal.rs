//! A stated refusal: which rule, which field, what to do. Bad input is a result, not an error.

/// Why a motion cannot be recorded as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The rule's code (`reduction_without_lawful_reason`).
    pub rule: &'static str,
    /// The field of the form that it concerns.
    pub field: Field,
    /// What is wrong and what to do, in one or two sentences.
    pub message: String,
    /// The rule's source (guidance, judgment, local policy).
    pub source: String,
}

/// Something that is recorded with the decision but does not stop it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The rule's code; owned, since the register gives it back as it was recorded.
    pub rule: String,
    /// What is recorded, in one sentence.
    pub message: String,
    /// The rule's source.
    pub source: String,
}

/// The fields of the decision form, for placing messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The sitting as a whole (quorum, openness, interest).
    Sitting,
    /// The outcome.
    Verdict,
    /// The amount.
    Amount,
    /// The basis and its end.
    Basis,
    /// The first day of effect and its reason.
    Effective,
    /// The transition's terms.
    Transition,
    /// How a transition moves.
    Profile,
    /// Which amount a transition's first period is paid at.
    FirstPeriod,
    /// The floor of a transition.
    Floor,
    /// The size of a transition's steps, or the panel's own steps.
    Steps,
    /// The exception's reason.
    Exception,
    /// The risk or distress.
    Risk,
    /// When that risk is reviewed.
    Review,
    /// The questions of a deferral.
    Questions,
    /// The day on which answers are due, or by which another provider is found.
    Due,
    /// What the worker is to put right.
    Task,
    /// Where the case is referred.
    ReferTo,
    /// The reasons.
    Reasons,
    /// The rationale.
    Rationale,
    /// What was relied on.
    ReliedOn,
    /// How the amount meets the eligible needs.
    NeedsMet,
    /// What the person thinks.
    PersonsView,
    /// Other options considered.
    OtherOptions,
    /// The reablement and telecare gate.
    Gate,
    /// The confirmation that the package's cost is incomplete.
    IncompletePackage,
    /// Which recorded decision is corrected.
    Correction,
    /// Who is present at a sitting.
    Members,
    /// Who chairs a sitting.
    Chair,
    /// An interest declared.
    Interest,
    /// Who approves, and of what.
    Approver,
    /// The figures that a proposal changes.
    Changes,
    /// The cases that a proposal rests on.
    Evidence,
    /// The stage that a proposal moves to.
    Stage,
    /// The date and version of a proposal's adoption.
    Adoption,
}

impl Refusal {
    /// States a refusal.
    #[must_use]
    pub fn new(
        rule: &'static str,
        field: Field,
        message: impl Into<String>,
        source: impl Into<String>,
    ) -> Refusal {
        Refusal {
            rule,
            field,
            message: message.into(),
            source: source.into(),
        }
    }
}

impl Warning {
    /// States a warning.
    #[must_use]
    pub fn new(rule: &str, message: impl Into<String>, source: impl Into<String>) -> Warning {
        Warning {
            rule: rule.to_owned(),
            message: message.into(),
            source: source.into(),
        }
    }
}
