//! Bytes of what happens at a sitting besides decisions.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_struct};
use crate::panel::member::Member;
use crate::panel::sitting::Interest;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber, MemberId, SittingRef};
use crate::terms::text::Words;

/// What is recorded when a sitting is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The sitting.
    pub sitting: SittingRef,
    /// Its date.
    pub date: Date,
    /// Who is present.
    pub present: Vec<Member>,
    /// Who chairs.
    pub chair: MemberId,
    /// The quorum in force.
    pub quorum: u32,
}

/// What is recorded when a member states that an interest no longer exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The sitting.
    pub sitting: SittingRef,
    /// The case.
    pub case: CaseRef,
    /// The member.
    pub member: MemberId,
    /// The entry that declared the interest.
    pub declared: EntryNumber,
    /// Why it no longer exists.
    pub reason: Words,
}

packed_struct!(Ending {
    sitting,
    case,
    member,
    declared,
    reason
});

packed_struct!(Opening {
    sitting,
    date,
    present,
    chair,
    quorum
});

packed_struct!(Interest {
    case,
    member,
    nature
});
