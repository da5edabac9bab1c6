//! The directory of a workbook's archive, and its parts as streams that stop at their limit.

use crate::import::said::rejected::Unreadable;
use flate2::Crc;
use flate2::read::DeflateDecoder;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Read};

/// The most parts that a workbook may have.
const PARTS_MAX: usize = 4_096;

/// The bytes of the record that ends an archive, and the most that a remark after it can have.
const END_LENGTH: usize = 22;
const REMARK_MAX: usize = 65_535;

const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const HEADER: &[u8] = b"PK\x03\x04";

/// Why a part cannot be read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PartFault {
    /// It unpacks to more than its directory says.
    #[error("a part of the workbook is larger than its directory says")]
    Larger,
    /// Its bytes end too early or are not what was packed.
    #[error("the workbook is cut off or damaged")]
    Damaged,
    /// One piece of text or one tag is too long.
    #[error("the workbook has a piece of text that is too long for a cell")]
    LongPiece,
}

/// A workbook's archive.
#[derive(Debug)]
pub struct Archive<'b> {
    bytes: &'b [u8],
    entries: BTreeMap<String, Entry>,
    unpacked_max: u64,
    unpacked: Cell<u64>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    header_at: usize,
    n_packed: usize,
    n_unpacked: u64,
    checksum: u32,
    method: usize,
    is_protected: bool,
}

impl<'b> Archive<'b> {
    /// Reads the directory. Parts unpack to at most so many bytes, all together.
    pub fn open(bytes: &'b [u8], unpacked_max: u64) -> Result<Archive<'b>, Unreadable> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            return Err(Unreadable::file(
                "this is an old workbook (.xls) or one that a password protects",
                "a workbook of the form .xlsx, without a password",
                "open it in the spreadsheet and save it as .xlsx without a password",
            ));
        }
        if !bytes.starts_with(b"PK") {
            return Err(Unreadable::file(
                "this is no workbook",
                "a workbook of the form .xlsx",
                "check that it is the right file; text belongs in a file with the ending .csv",
            ));
        }
        let entries = directory(bytes)?;
        Ok(Archive {
            bytes,
            entries: entries.ok_or_else(|| Unreadable::damaged("the workbook"))?,
            unpacked_max,
            unpacked: Cell::new(0),
        })
    }

    /// Whether there is a part of this name, without regard to capitals.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&name.to_lowercase())
    }

    /// A part, as a stream; nothing where there is none of this name.
    pub fn part(&self, name: &str) -> Result<Option<Unpacked<'b>>, Unreadable> {
        let Some(entry) = self.entries.get(&name.to_lowercase()) else {
            return Ok(None);
        };
        if entry.is_protected {
            return Err(Unreadable::file(
                "a password protects the workbook",
                "a workbook without a password",
                "save it without one",
            ));
        }
        let unpacked = self.unpacked.get().saturating_add(entry.n_unpacked);
        if unpacked > self.unpacked_max {
            return Err(Unreadable::file(
                "the workbook unpacks to more than the profile accepts",
                &format!(
                    "at most {} bytes (unpacked_megabytes_max of the profile)",
                    self.unpacked_max
                ),
                "check that it is the right file, or raise unpacked_megabytes_max",
            ));
        }
        self.unpacked.set(unpacked);
        let packed = self.packed(entry);
        let packed = packed.ok_or_else(|| Unreadable::damaged("the workbook"))?;
        let stream = match entry.method {
            0 => Stream::Stored(packed),
            8 => Stream::Deflated(DeflateDecoder::new(packed)),
            _ => return Err(Unreadable::damaged("the workbook")),
        };
        Ok(Some(Unpacked {
            stream,
            n_left: entry.n_unpacked,
            checksum: entry.checksum,
            found: Crc::new(),
        }))
    }

    fn packed(&self, entry: &Entry) -> Option<&'b [u8]> {
        let header = self.bytes.get(entry.header_at..)?;
        let after = header.strip_prefix(HEADER)?;
        let n_before = 26 + two(after, 22)? + two(after, 24)?;
        after.get(n_before..)?.get(..entry.n_packed)
    }
}

/// The entries of the directory by their names in small letters; nothing where it is not whole.
fn directory(bytes: &[u8]) -> Result<Option<BTreeMap<String, Entry>>, Unreadable> {
    let from = bytes.len().saturating_sub(END_LENGTH + REMARK_MAX);
    let tail = bytes.get(from..).unwrap_or_default();
    let end = tail.windows(END.len()).rposition(|window| window == END);
    let Some(end) = end.and_then(|at| tail.get(at..)) else {
        return Ok(None);
    };
    let (Some(n_parts), Some(at)) = (two(end, 10), four(end, 16)) else {
        return Ok(None);
    };
    let is_whole = two(end, 20).is_some_and(|n_remark| end.len() >= END_LENGTH + n_remark);
    if !is_whole {
        return Ok(None);
    }
    if n_parts > PARTS_MAX {
        return Err(Unreadable::file(
            &format!("the workbook has {n_parts} parts"),
            &format!("at most {PARTS_MAX} parts"),
            "copy the sheets into a new workbook and save that",
        ));
    }
    let mut rest = bytes.get(at..).unwrap_or_default();
    let mut entries = BTreeMap::new();
    for _ in 0..n_parts {
        let Some((name, entry, length)) = entry(rest) else {
            return Ok(None);
        };
        entries.insert(name, entry);
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(Some(entries))
}

/// The entry with which the bytes of a directory begin: its name and how long it is.
fn entry(bytes: &[u8]) -> Option<(String, Entry, usize)> {
    bytes.strip_prefix(ENTRY)?;
    let (n_name, n_extra, n_remark) = (two(bytes, 28)?, two(bytes, 30)?, two(bytes, 32)?);
    let name = bytes.get(46..)?.get(..n_name)?;
    let name = String::from_utf8_lossy(name);
    let entry = Entry {
        header_at: four(bytes, 42)?,
        n_packed: four(bytes, 20)?,
        n_unpacked: u64::try_from(four(bytes, 24)?).ok()?,
        checksum: u32::try_from(four(bytes, 16)?).ok()?,
        method: two(bytes, 10)?,
        is_protected: two(bytes, 8)? & 1 == 1,
    };
    let name = name.replace('\\', "/").to_lowercase();
    Some((name, entry, 46 + n_name + n_extra + n_remark))
}

fn two(bytes: &[u8], at: usize) -> Option<usize> {
    let found = bytes.get(at..)?.first_chunk::<2>()?;
    Some(usize::from(u16::from_le_bytes(*found)))
}

fn four(bytes: &[u8], at: usize) -> Option<usize> {
    let found = bytes.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*found)).ok()
}

/// A part while it is unpacked.
#[derive(Debug)]
pub struct Unpacked<'b> {
    stream: Stream<'b>,
    n_left: u64,
    checksum: u32,
    found: Crc,
}

#[derive(Debug)]
enum Stream<'b> {
    Stored(&'b [u8]),
    Deflated(DeflateDecoder<&'b [u8]>),
}

impl Read for Unpacked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.stream {
            Stream::Stored(bytes) => bytes.read(buffer),
            Stream::Deflated(decoder) => decoder.read(buffer),
        };
        let n_read = read.map_err(|_| io::Error::other(PartFault::Damaged))?;
        let is_whole = self.n_left == 0 && self.found.sum() == self.checksum;
        if n_read == 0 && !buffer.is_empty() && !is_whole {
            return Err(io::Error::other(PartFault::Damaged));
        }
        let left = u64::try_from(n_read).ok();
        let left = left.and_then(|n_read| self.n_left.checked_sub(n_read));
        self.n_left = left.ok_or_else(|| io::Error::other(PartFault::Larger))?;
        self.found.update(buffer.get(..n_read).unwrap_or_default());
        Ok(n_read)
    }
}
