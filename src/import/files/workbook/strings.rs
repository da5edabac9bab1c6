//! The texts that the cells of a workbook share, in one piece of memory.

use super::archive::Archive;
use super::part::{Part, add_text};
use crate::import::said::rejected::Unreadable;
use quick_xml::events::Event;

/// The texts by their place.
#[derive(Debug, Default)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the texts of a workbook; at most so many bytes of them, and so many texts.
    pub fn of(
        archive: &Archive<'_>,
        name: Option<&str>,
        (text_max, n_max): (usize, usize),
    ) -> Result<Strings, Unreadable> {
        let mut strings = Strings::default();
        let part = match name {
            Some(name) => Part::open(archive, name)?,
            None => None,
        };
        let Some(mut part) = part else {
            return Ok(strings);
        };
        let mut one = String::new();
        let (mut in_text, mut in_reading_aid) = (false, false);
        loop {
            let event = part.event()?;
            match &event {
                Event::Start(start) => match start.local_name().as_ref() {
                    "si" => one.clear(),
                    "rPh" => in_reading_aid = true,
                    "t" => in_text = !in_reading_aid,
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "si" if strings.ends.len() == n_max => {
                        return Err(Unreadable::too_much_text(text_max));
                    }
                    "si" => strings.add(&one, text_max)?,
                    "rPh" => in_reading_aid = false,
                    "t" => in_text = false,
                    _ => {}
                },
                Event::Eof => return Ok(strings),
                event if in_text => add_text(&mut one, event)?,
                _ => {}
            }
        }
    }

    fn add(&mut self, text: &str, text_max: usize) -> Result<(), Unreadable> {
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).ok();
        match end.filter(|_| self.text.len() <= text_max) {
            Some(end) => {
                self.ends.push(end);
                Ok(())
            }
            None => Err(Unreadable::too_much_text(text_max)),
        }
    }

    /// The text at a place.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&str> {
        let end = usize::try_from(*self.ends.get(place)?).ok()?;
        let start = match place.checked_sub(1) {
            Some(before) => usize::try_from(*self.ends.get(before)?).ok()?,
            None => 0,
        };
        self.text.get(start..end)
    }
}
