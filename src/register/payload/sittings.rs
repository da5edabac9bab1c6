//! Bytes of what happens at a sitting besides decisions.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_struct};
use crate::panel::member::Member;
use crate::panel::sitting::Interest;
use crate::terms::date::Date;
use crate::terms::ids::{MemberId, SittingRef};

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
