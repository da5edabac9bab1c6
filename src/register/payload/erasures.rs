//! Bytes of an erasure.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_struct};
use crate::panel::record::Erasure;

packed_struct!(Erasure {
    entries,
    rule,
    authority
});
