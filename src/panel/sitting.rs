//! One meeting of the panel.

use super::member::Member;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, MemberId, SittingRef};
use crate::terms::text::Words;

/// A sitting as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Its reference.
    pub reference: SittingRef,
    /// Its date.
    pub date: Date,
    /// The members present.
    pub present: Vec<Member>,
    /// Who chairs.
    pub chair: MemberId,
    /// The quorum in force on its date.
    pub quorum: u32,
    /// Interests declared, case by case.
    pub interests: Vec<Interest>,
    /// Whether it is open.
    pub state: SittingState,
}

/// Whether a sitting is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SittingState {
    /// Decisions can be recorded.
    Open,
    /// It has ended.
    Closed,
}

/// A member's interest in a case, declared at a sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interest {
    /// The case.
    pub case: CaseRef,
    /// The member.
    pub member: MemberId,
    /// What the interest is.
    pub nature: Words,
}
