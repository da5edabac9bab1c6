//! Bytes of the panel's rules.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_struct};
use crate::panel::record::StoredRules;

packed_struct!(StoredRules { digest, files });
