//! Bytes of an import's note.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_struct};
use crate::panel::record::{ImportNote, ImportedFile};

packed_struct!(ImportNote {
    profile,
    files,
    n_new,
    n_changed,
    n_unchanged
});

packed_struct!(ImportedFile {
    name,
    digest,
    n_rows,
    n_accepted,
    n_rejected
});
