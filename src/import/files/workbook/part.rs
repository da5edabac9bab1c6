//! A part of a workbook as a stream of XML events, each of bounded length and depth.

use super::archive::{Archive, PartFault, Unpacked};
use crate::import::said::rejected::Unreadable;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::{self, BufRead, BufReader, Read};

/// The most bytes of one tag or piece of text, and of a cell put together from several.
pub const PIECE_MAX: usize = 1 << 20;

/// How deep elements may stand inside each other.
const DEPTH_MAX: usize = 64;

/// A part while it is read.
#[derive(Debug)]
pub struct Part<'b> {
    reader: Reader<Pieces<'b>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<'b> Part<'b> {
    /// Opens a part; nothing where there is none of this name.
    pub fn open(archive: &Archive<'b>, name: &str) -> Result<Option<Part<'b>>, Unreadable> {
        let unpacked = archive.part(name)?;
        Ok(unpacked.map(|unpacked| {
            let mut reader = Reader::from_reader(Pieces {
                inner: BufReader::new(unpacked),
                n_left: PIECE_MAX,
            });
            reader.config_mut().expand_empty_elements = true;
            Part {
                reader,
                buffer: Vec::new(),
                depth: 0,
            }
        }))
    }

    /// The next event.
    pub fn event(&mut self) -> Result<Event<'_>, Unreadable> {
        self.buffer.clear();
        self.reader.get_mut().n_left = PIECE_MAX;
        let event = self.reader.read_event_into(&mut self.buffer);
        let event = event.map_err(|error| told(&error))?;
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => return Err(Unreadable::damaged("the workbook")),
            _ => {}
        }
        match self.depth > DEPTH_MAX {
            true => Err(Unreadable::damaged("the workbook")),
            false => Ok(event),
        }
    }

    /// Gives every element that begins to `each`, up to the end of the part.
    pub fn each_start(&mut self, mut each: impl FnMut(&BytesStart<'_>)) -> Result<(), Unreadable> {
        loop {
            match self.event()? {
                Event::Start(start) => each(&start),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

/// What stands under a name, without its prefix, in a tag.
#[must_use]
pub fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut found = attributes.with_checks(false).flatten();
    let found = found.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(
        found
            .normalized_value(XmlVersion::Implicit1_0)
            .ok()?
            .into_owned(),
    )
}

/// Adds the text of an event to what was read of a cell.
pub fn add_text(text: &mut String, event: &Event<'_>) -> Result<(), Unreadable> {
    match event {
        Event::Text(piece) => text.push_str(piece),
        Event::CData(piece) => text.push_str(piece),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(c)) => text.push(c),
            _ => text.push_str(resolve_predefined_entity(reference).unwrap_or_default()),
        },
        _ => {}
    }
    match text.len() > PIECE_MAX {
        true => Err(long_piece()),
        false => Ok(()),
    }
}

fn long_piece() -> Unreadable {
    Unreadable::file(
        &PartFault::LongPiece.to_string(),
        "cells of at most 32,767 characters, as spreadsheets have them",
        "check that it is the right file; save it anew from the spreadsheet",
    )
}

fn told(error: &quick_xml::Error) -> Unreadable {
    let fault = match error {
        quick_xml::Error::Io(error) => error.get_ref(),
        _ => None,
    };
    match fault.and_then(|fault| fault.downcast_ref::<PartFault>()) {
        Some(PartFault::LongPiece) => long_piece(),
        Some(fault) => Unreadable::file(
            &fault.to_string(),
            "a whole workbook of the form .xlsx",
            "export the workbook anew",
        ),
        None => Unreadable::damaged("the workbook"),
    }
}

/// A stream that gives so many bytes for one event, and no more.
#[derive(Debug)]
struct Pieces<'b> {
    inner: BufReader<Unpacked<'b>>,
    n_left: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl BufRead for Pieces<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let n_left = self.n_left;
        let bytes = self.inner.fill_buf()?;
        if n_left == 0 && !bytes.is_empty() {
            return Err(io::Error::other(PartFault::LongPiece));
        }
        Ok(bytes.get(..n_left).unwrap_or(bytes))
    }

    fn consume(&mut self, n_bytes: usize) {
        self.n_left = self.n_left.saturating_sub(n_bytes);
        self.inner.consume(n_bytes);
    }
}
