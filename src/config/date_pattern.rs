//! How the dates of a file are written: `%Y`, `%m`, `%d` or `%b` and the characters between them.
//!
//! A year has four digits; a short year is refused, never guessed. Day and month may lack their
//! leading zero in a file and get it when written.

use crate::terms::date::Date;

/// A pattern for dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatePattern {
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Year,
    Month,
    MonthName,
    Day,
    Exactly(char),
}

/// What a pattern may be, in words.
pub const A_DATE_PATTERN: &str = "%Y, %d and one of %m (number) or %b (Jan, Feb …), each once, \
                                  with characters between them: dd/mm/yyyy is written %d/%m/%Y";

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl DatePattern {
    /// Reads a pattern; nothing when it is not as [`A_DATE_PATTERN`] says.
    #[must_use]
    pub fn new(text: &str) -> Option<DatePattern> {
        let mut pieces = Vec::new();
        let mut characters = text.chars();
        while let Some(c) = characters.next() {
            pieces.push(match c {
                '%' => match characters.next()? {
                    'Y' => Piece::Year,
                    'm' => Piece::Month,
                    'b' => Piece::MonthName,
                    'd' => Piece::Day,
                    _ => return None,
                },
                _ => Piece::Exactly(c),
            });
        }
        let n = |wanted: &[Piece]| pieces.iter().filter(|piece| wanted.contains(piece)).count();
        let complete = n(&[Piece::Year]) == 1
            && n(&[Piece::Day]) == 1
            && n(&[Piece::Month, Piece::MonthName]) == 1;
        let apart = pieces
            .windows(2)
            .all(|pair| pair.iter().any(|piece| matches!(piece, Piece::Exactly(_))));
        (complete && apart).then(|| DatePattern {
            text: text.to_owned(),
            pieces,
        })
    }

    /// The pattern as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The pattern as people write it: `dd/mm/yyyy`, `dd Mmm yyyy`.
    #[must_use]
    pub fn shown(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Year => "yyyy".to_owned(),
            Piece::Month => "mm".to_owned(),
            Piece::MonthName => "Mmm".to_owned(),
            Piece::Day => "dd".to_owned(),
            Piece::Exactly(c) => c.to_string(),
        });
        pieces.collect()
    }

    /// Reads a date that is written in this pattern and exists in the calendar.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<Date> {
        let mut rest = text;
        let (mut year, mut month, mut day) = (None, None, None);
        for piece in &self.pieces {
            match piece {
                Piece::Year => year = digits(&mut rest, 4).filter(|read| read.1 == 4),
                Piece::Month => month = digits(&mut rest, 2).map(|read| read.0),
                Piece::Day => day = digits(&mut rest, 2).map(|read| read.0),
                Piece::MonthName => month = month_name(&mut rest),
                Piece::Exactly(c) => rest = rest.strip_prefix(*c)?,
            }
        }
        if !rest.is_empty() {
            return None;
        }
        let (month, day) = (i8::try_from(month?).ok()?, i8::try_from(day?).ok()?);
        Date::new(year?.0, month, day).ok()
    }

    /// Whether a text that is a date in both patterns can be two different days: day and month
    /// stand the other way round.
    #[must_use]
    pub fn contradicts(&self, other: &DatePattern) -> bool {
        let day = Date::constant(2026, 3, 4);
        let read = other.read(&self.write(day));
        read.is_some_and(|read| read != day)
    }

    /// The same with day and month the other way round; nothing where the month has a name.
    #[must_use]
    pub fn turned(&self) -> Option<DatePattern> {
        let turn = |piece: &Piece| match piece {
            Piece::Day => Piece::Month,
            Piece::Month => Piece::Day,
            other => *other,
        };
        let text = self.text.replace("%d", "%_").replace("%m", "%d");
        let has_name = self.pieces.contains(&Piece::MonthName);
        (!has_name).then(|| DatePattern {
            text: text.replace("%_", "%m"),
            pieces: self.pieces.iter().map(turn).collect(),
        })
    }

    /// Writes a date in this pattern.
    #[must_use]
    pub fn write(&self, date: Date) -> String {
        let month_name = || {
            let index = usize::try_from(date.month() - 1).unwrap_or_default();
            MONTHS.get(index).copied().unwrap_or("?")
        };
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Year => format!("{:04}", date.year()),
                Piece::Month => format!("{:02}", date.month()),
                Piece::MonthName => month_name().to_owned(),
                Piece::Day => format!("{:02}", date.day()),
                Piece::Exactly(c) => c.to_string(),
            })
            .collect()
    }
}

/// Takes up to `n_max` digits from the front: their number and how many they were.
fn digits(rest: &mut &str, n_max: usize) -> Option<(i16, usize)> {
    let n = rest
        .bytes()
        .take(n_max)
        .take_while(u8::is_ascii_digit)
        .count();
    let (number, left) = rest.split_at_checked(n)?;
    *rest = left;
    Some((number.parse().ok()?, n))
}

fn month_name(rest: &mut &str) -> Option<i16> {
    let (name, left) = rest.split_at_checked(3)?;
    let index = MONTHS
        .iter()
        .position(|month| month.eq_ignore_ascii_case(name))?;
    *rest = left;
    i16::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(pattern: &str, text: &str) -> Option<Date> {
        DatePattern::new(pattern)?.read(text)
    }

    fn written(pattern: &str, date: Date) -> Option<String> {
        Some(DatePattern::new(pattern)?.write(date))
    }

    #[test]
    fn dates_are_read_and_written_in_their_pattern_only() {
        let british = "%d/%m/%Y";
        assert_eq!(read(british, "24/11/2026"), Some(date(2026, 11, 24)));
        assert_eq!(read(british, "4/1/2026"), Some(date(2026, 1, 4)));
        assert_eq!(
            written(british, date(2026, 1, 4)).as_deref(),
            Some("04/01/2026")
        );
        for text in [
            "24/11/26",
            "2026-11-24",
            "31/02/2026",
            "4/1/2026 ",
            "4/1/20261",
            "",
            "é",
        ] {
            assert_eq!(read(british, text), None, "{text}");
        }
        let named = "%d %b %Y 00:00";
        assert_eq!(read(named, "4 nov 2026 00:00"), Some(date(2026, 11, 4)));
        assert_eq!(
            written(named, date(2026, 11, 4)).as_deref(),
            Some("04 Nov 2026 00:00")
        );
    }

    #[test]
    fn a_pattern_is_turned_round_unless_its_month_has_a_name() {
        let turned = |text| DatePattern::new(text)?.turned();
        assert_eq!(turned("%d/%m/%Y"), DatePattern::new("%m/%d/%Y"));
        assert_eq!(turned("%Y-%m-%d"), DatePattern::new("%Y-%d-%m"));
        assert_eq!(turned("%d %b %Y"), None);
    }

    #[test]
    fn a_pattern_is_shown_as_people_write_dates() {
        let shown = |text| DatePattern::new(text).map(|pattern| pattern.shown());
        assert_eq!(shown("%d/%m/%Y").as_deref(), Some("dd/mm/yyyy"));
        assert_eq!(shown("%d %b %Y").as_deref(), Some("dd Mmm yyyy"));
    }

    #[test]
    fn a_pattern_names_year_month_and_day_once_with_something_between() {
        for text in [
            "dd/mm/yyyy",
            "%Y%m%d",
            "%d/%m",
            "%d/%d/%m/%Y",
            "%m/%b/%Y",
            "%H",
            "%",
            "",
        ] {
            assert_eq!(DatePattern::new(text), None, "{text}");
        }
    }
}
