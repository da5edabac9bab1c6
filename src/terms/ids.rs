//! The registry of identifiers: each kind is its own type, checked when it is made.
//!
//! An identifier is cheap to clone: its text is shared.

use std::fmt;
use std::sync::Arc;

/// The most characters an identifier may have.
pub const ID_LENGTH_MAX: usize = 64;

/// Why a text cannot be an identifier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{shown}\" cannot be a {kind}; use 1 to 64 of letters, digits, - _ . / without spaces")]
pub struct IdProblem {
    /// The kind of identifier, in words.
    pub kind: &'static str,
    /// The text as given, shortened.
    pub shown: String,
}

fn checked(kind: &'static str, text: &str) -> Result<Arc<str>, IdProblem> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if text.is_empty() || text.len() > ID_LENGTH_MAX || !text.chars().all(allowed) {
        let shown = text.chars().filter(|c| !c.is_control()).take(40).collect();
        return Err(IdProblem { kind, shown });
    }
    Ok(Arc::from(text))
}

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks the text: 1 to 64 letters, digits or `- _ . /`.
            pub fn new(text: &str) -> Result<Self, IdProblem> {
                checked($kind, text).map(Self)
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(&self.0)
            }
        }
    )*};
}

identifiers! {
    /// Names an adjustment of a RAS.
    AdjustmentId = "adjustment id";
    /// Names an assessment.
    AssessmentRef = "assessment reference";
    /// Names a person's case before the panel; pseudonymous.
    CaseRef = "case reference";
    /// Names a domain of a RAS.
    DomainId = "domain id";
    /// Names a member of the panel or of its staff.
    MemberId = "member id";
    /// Names an option of a question.
    OptionId = "option id";
    /// Names a proposal of a weighting change.
    ProposalRef = "proposal reference";
    /// Names a question of a RAS.
    QuestionId = "question id";
    /// Names a RAS (not its version).
    RasId = "RAS id";
    /// Names a role of the panel, as `config/panel.toml` lists them.
    RoleId = "role id";
    /// Names a sitting of the panel.
    SittingRef = "sitting reference";
    /// Names a step of a RAS between points and indicative budget.
    StepId = "step id";
    /// Names an allocation table of a RAS.
    TableId = "allocation table id";
    /// Names a total of weighted points.
    TotalId = "total id";
}

/// The number of an entry in the register, counted from 1 without gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryNumber(pub u64);

impl fmt::Display for EntryNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0.to_string())
    }
}
