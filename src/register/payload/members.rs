//! Bytes of a member.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_struct};
use crate::panel::member::Member;

packed_struct!(Member {
    id,
    shown,
    role,
    specialisms
});
