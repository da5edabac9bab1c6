//! The plainest building blocks of payload bytes: big-endian numbers, length-prefixed text.
//!
//! Order is fixed by whoever writes; nothing here is self-describing. A text is its length in bytes
//! (u32) and its UTF-8. A list is its length (u32) and its members. What may be missing is one
//! byte, 0 or 1, and the value. A date is year (i16), month, day. A decimal is its whole digits
//! (i128) and its scale (u8). Money is whole pence (i64).

use std::fmt;

/// Why bytes are not the payload that they should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PayloadFault {
    /// The bytes end too early.
    #[error("the payload ends {n_missing} bytes too early")]
    TooShort {
        /// How many more bytes the next value needs.
        n_missing: usize,
    },
    /// Bytes are left over.
    #[error("the payload has {n_left} bytes too many")]
    TooLong {
        /// How many bytes are left over.
        n_left: usize,
    },
    /// A value is none that can stand in its place.
    #[error("the payload has a {what} that is none: {shown}")]
    NotA {
        /// What should stand there.
        what: &'static str,
        /// What stands there.
        shown: String,
    },
    /// The kind or schema of the entry is not known to this version of the program.
    #[error("kind {action} with payload schema {schema} is not known to this version of ras-panel")]
    UnknownKind {
        /// The entry's kind.
        action: u16,
        /// The payload's schema.
        schema: u16,
    },
}

impl PayloadFault {
    /// A value that cannot stand in its place.
    pub fn not_a(what: &'static str, shown: impl fmt::Display) -> PayloadFault {
        PayloadFault::NotA {
            what,
            shown: shown.to_string().chars().take(60).collect(),
        }
    }
}

/// Payload bytes being written.
#[derive(Debug, Default)]
pub struct Packed {
    bytes: Vec<u8>,
}

impl Packed {
    /// The bytes written.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Writes a length; one beyond four thousand million is written as the largest, and the
    /// read-back before commit refuses it.
    pub fn length(&mut self, n: usize) {
        self.raw(&u32::try_from(n).unwrap_or(u32::MAX).to_be_bytes());
    }
}

/// Payload bytes being read.
#[derive(Debug)]
pub struct Unpacking<'a> {
    rest: &'a [u8],
}

impl<'a> Unpacking<'a> {
    /// Starts at the first byte.
    #[must_use]
    pub fn of(bytes: &'a [u8]) -> Unpacking<'a> {
        Unpacking { rest: bytes }
    }

    /// Takes the next `n` bytes.
    pub fn take(&mut self, n: usize) -> Result<&'a [u8], PayloadFault> {
        let (taken, rest) = self
            .rest
            .split_at_checked(n)
            .ok_or(PayloadFault::TooShort {
                n_missing: n.saturating_sub(self.rest.len()),
            })?;
        self.rest = rest;
        Ok(taken)
    }

    /// Takes the next `N` bytes.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], PayloadFault> {
        let (taken, rest) = self
            .rest
            .split_first_chunk::<N>()
            .ok_or(PayloadFault::TooShort {
                n_missing: N.saturating_sub(self.rest.len()),
            })?;
        self.rest = rest;
        Ok(*taken)
    }

    /// Reads a length, which cannot be larger than the bytes that are left.
    pub fn length(&mut self) -> Result<usize, PayloadFault> {
        let stated = u32::from_be_bytes(self.array()?);
        let n = usize::try_from(stated).map_err(|_| PayloadFault::not_a("length", stated))?;
        if n > self.rest.len() {
            let n_missing = n - self.rest.len();
            return Err(PayloadFault::TooShort { n_missing });
        }
        Ok(n)
    }

    /// Checks that nothing is left over.
    pub fn end(self) -> Result<(), PayloadFault> {
        match self.rest.len() {
            0 => Ok(()),
            n_left => Err(PayloadFault::TooLong { n_left }),
        }
    }
}
