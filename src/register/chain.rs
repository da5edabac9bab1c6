//! The bytes of an entry and the digests that tie entries together.
//!
//! An entry's bytes, fixed order, big-endian:
//! `"panel-audit\0" | fmt u16 | log_id 16 | seq u64 | prev 32 | utc_ms i64 | person 16 | key_id 8 |
//! action u16 | subject 16 | schema u16 | commit 32`, where
//! `commit = SHA-256("panel-payload\0" | salt 16 | payload)` and the entry's digest is SHA-256 over
//! its bytes. The first entry's `prev` is 32 zero bytes. The payload itself is not among the bytes:
//! when it is erased with its salt, every digest stays valid and nothing can be guessed from it.

use crate::config::ras::Digest;
use sha2::{Digest as _, Sha256};

/// The format number of entry bytes.
pub const FORMAT: u16 = 1;

/// Sixteen bytes that identify something in the register: a log, a person, a subject.
pub type Id = [u8; 16];

/// The key that signs an entry; all zero until signatures come.
pub type KeyId = [u8; 8];

/// An entry without its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryBytes {
    /// The register's own id.
    pub log_id: Id,
    /// The entry's number.
    pub seq: u64,
    /// The digest of the entry before.
    pub prev: [u8; 32],
    /// Milliseconds since 1970 (UTC).
    pub utc_ms: i64,
    /// Who.
    pub person: Id,
    /// The key.
    pub key_id: KeyId,
    /// The kind's code.
    pub action: u16,
    /// What it is about.
    pub subject: Id,
    /// The payload's schema.
    pub schema: u16,
    /// The commitment to the payload.
    pub commit: [u8; 32],
}

impl EntryBytes {
    /// The bytes in their fixed order.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(160);
        bytes.extend_from_slice(b"panel-audit\0");
        bytes.extend_from_slice(&FORMAT.to_be_bytes());
        bytes.extend_from_slice(&self.log_id);
        bytes.extend_from_slice(&self.seq.to_be_bytes());
        bytes.extend_from_slice(&self.prev);
        bytes.extend_from_slice(&self.utc_ms.to_be_bytes());
        bytes.extend_from_slice(&self.person);
        bytes.extend_from_slice(&self.key_id);
        bytes.extend_from_slice(&self.action.to_be_bytes());
        bytes.extend_from_slice(&self.subject);
        bytes.extend_from_slice(&self.schema.to_be_bytes());
        bytes.extend_from_slice(&self.commit);
        bytes
    }

    /// SHA-256 over the bytes.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest(Sha256::digest(self.to_bytes()).into())
    }
}

/// The commitment to a payload: SHA-256 over a mark, the salt and the payload.
#[must_use]
pub fn commitment(salt: &Id, payload: &[u8]) -> [u8; 32] {
    let mut sha = Sha256::new();
    sha.update(b"panel-payload\0");
    sha.update(salt);
    sha.update(payload);
    sha.finalize().into()
}
