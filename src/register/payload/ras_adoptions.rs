//! Bytes of a RAS version's adoption.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_struct};
use crate::panel::record::RasAdoption;

packed_struct!(RasAdoption {
    ras,
    from,
    digest,
    files,
    proposal
});
