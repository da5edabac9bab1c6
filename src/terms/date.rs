//! Civil dates, calendar months and financial years. No clock, and no time zone but UTC.

pub use jiff::civil::Date;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Unit};

/// The day of a moment, in UTC; the first day of the calendar for a moment beyond it.
#[must_use]
pub fn day_of(utc_ms: i64) -> Date {
    Timestamp::from_millisecond(utc_ms)
        .map_or(Date::MIN, |moment| TimeZone::UTC.to_datetime(moment).date())
}

/// Reads a date as `2026-11-24`, `24/11/2026`, `24 Nov 2026` or `24.11.2026`.
///
/// Day first: these are British papers. Both separators are the same one; a month is its number,
/// its name, or the name's first three letters. A two-digit year is refused, never guessed, and so
/// is anything before, inside or after the date that is not part of it.
#[must_use]
pub fn typed_date(text: &str) -> Option<Date> {
    let [first, second, third] = parts(text.trim())?;
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else {
        (third, second, first)
    };
    let year = digits(year, 4..=4)?;
    let day = digits(day, 1..=2)?;
    let month = match digits(month, 1..=2) {
        Some(number) => number,
        None => named_month(month)?,
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok()
}

/// Reads the date that a text begins with (`24 Nov 2026 by the nurse`), and gives what follows it.
///
/// Marks such as `:`, `;` and `,` may end the date.
#[must_use]
pub fn leading_date(text: &str) -> Option<(Date, &str)> {
    let text = text.trim();
    let ends = text.match_indices(' ').map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([text.len()]).take(3).collect();
    ends.into_iter().rev().find_map(|end| {
        let (first, rest) = text.split_at_checked(end)?;
        let date = typed_date(first.trim_end_matches([':', ';', ',']))?;
        Some((date, rest.trim_start()))
    })
}

/// The three parts of a date: one separator, twice. Only spaces may stand in a row.
fn parts(text: &str) -> Option<[&str; 3]> {
    let separator = text.chars().find(|c| ['-', '/', '.', ' '].contains(c))?;
    let split = text.split(separator);
    let parts: Vec<&str> = split
        .filter(|part| separator != ' ' || !part.is_empty())
        .collect();
    <[&str; 3]>::try_from(parts).ok()
}

/// A plain number of so many digits.
fn digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let plain = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// A month's number by its name, or by the name's first three letters.
fn named_month(text: &str) -> Option<i16> {
    let is_named = |(short, rest): &(&str, &str)| {
        text.eq_ignore_ascii_case(short)
            || text
                .split_at_checked(short.len())
                .is_some_and(|(start, end)| {
                    start.eq_ignore_ascii_case(short) && end.eq_ignore_ascii_case(rest)
                })
    };
    let names = MONTHS.iter().copied().zip(REST_OF_MONTHS);
    let position = names.into_iter().position(|name| is_named(&name))?;
    i16::try_from(position + 1).ok()
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

const REST_OF_MONTHS: [&str; 12] = [
    "uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember",
];

/// Writes a date as screens and letters show it: `24 Nov 2026`.
#[must_use]
pub fn shown(date: Date) -> String {
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("?");
    format!("{} {month} {}", date.day(), date.year())
}

/// The date `n_months` calendar months after `start`, kept to the month's last day (31 Jan + 1
/// month is 28 or 29 Feb). Nothing beyond the calendar's range.
#[must_use]
pub fn months_after(start: Date, n_months: u32) -> Option<Date> {
    start
        .checked_add(Span::new().try_months(i64::from(n_months)).ok()?)
        .ok()
}

/// The date `n_days` days after `start` (before it, when negative).
#[must_use]
pub fn days_after(start: Date, n_days: i32) -> Option<Date> {
    start
        .checked_add(Span::new().try_days(i64::from(n_days)).ok()?)
        .ok()
}

/// The `n_days`th working day after `start`: Monday to Friday; public holidays are not known.
#[must_use]
pub fn working_days_after(start: Date, n_days: u32) -> Option<Date> {
    let mut day = start;
    for _ in 0..n_days {
        day = day.tomorrow().ok()?;
        while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            day = day.tomorrow().ok()?;
        }
    }
    Some(day)
}

/// Days from `from` to `to`; negative when `to` is earlier.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until((Unit::Day, to))
        .map_or(0, |span| span.get_days())
}

/// Whole years lived on `on` by a person born on `born`.
#[must_use]
pub fn age_on(born: Date, on: Date) -> u8 {
    let years = i32::from(on.year()) - i32::from(born.year());
    let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
    u8::try_from(if had_birthday { years } else { years - 1 }).unwrap_or(0)
}

/// A British financial year, named by the year in which it starts on 1 April.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FinancialYear(pub i16);

impl FinancialYear {
    /// The financial year that contains `date`.
    #[must_use]
    pub fn of(date: Date) -> FinancialYear {
        FinancialYear(if date.month() >= 4 {
            date.year()
        } else {
            date.year() - 1
        })
    }

    /// The first day of the next financial year; nothing beyond the calendar's range.
    #[must_use]
    pub fn end(self) -> Option<Date> {
        Date::new(self.0.checked_add(1)?, 4, 1).ok()
    }

    /// The year as it is written: `2026-27`.
    #[must_use]
    pub fn label(self) -> String {
        format!("{}-{:02}", self.0, (self.0 + 1).rem_euclid(100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_run_from_the_start_and_are_never_chained() {
        let start = date(2027, 1, 31);
        let dates: Vec<_> = (0..4).filter_map(|k| months_after(start, k)).collect();
        assert_eq!(
            dates,
            [
                start,
                date(2027, 2, 28),
                date(2027, 3, 31),
                date(2027, 4, 30)
            ]
        );
        assert_eq!(months_after(date(2028, 1, 31), 1), Some(date(2028, 2, 29)));
    }

    #[test]
    fn dates_are_read_day_first_and_short_years_are_refused() {
        for text in [
            "2026-11-24",
            "24/11/2026",
            "24 Nov 2026",
            "24.11.2026",
            "24 November 2026",
        ] {
            assert_eq!(typed_date(text), Some(date(2026, 11, 24)), "{text}");
        }
        for text in [
            "24/11/26",
            "31/02/2026",
            "tomorrow",
            "",
            "2026-13-01",
            "11/24/2026",
            "24 Novxyz 2026",
            "24 Nov 2026 x",
            "24 No 2026",
            "24-11/2026",
            "24//11/2026",
            "24/11/2026/",
            "/24/11/2026",
            "+4/11/2026",
            "24/+1/2026",
            "24/11/+026",
            "024/11/2026",
            "24.11.2026.",
            "24Nov2026",
            "2026-11-24T00:00",
            "24 Nov, 2026",
        ] {
            assert_eq!(typed_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_financial_year_runs_from_april_to_march() {
        assert_eq!(FinancialYear::of(date(2027, 3, 31)).label(), "2026-27");
        assert_eq!(FinancialYear::of(date(2027, 4, 1)).label(), "2027-28");
        assert_eq!(FinancialYear(2099).label(), "2099-00");
    }

    #[test]
    fn working_days_leave_out_saturday_and_sunday() {
        // 24 November 2026 is a Tuesday.
        let after = |n_days| working_days_after(date(2026, 11, 24), n_days);
        assert_eq!(after(0), Some(date(2026, 11, 24)));
        assert_eq!(after(3), Some(date(2026, 11, 27)));
        assert_eq!(after(4), Some(date(2026, 11, 30)));
        assert_eq!(after(5), Some(date(2026, 12, 1)));
    }

    #[test]
    fn age_counts_birthdays_that_have_come() {
        assert_eq!(age_on(date(1945, 11, 24), date(2026, 11, 23)), 80);
        assert_eq!(age_on(date(1945, 11, 24), date(2026, 11, 24)), 81);
        assert_eq!(days_between(date(2026, 2, 28), date(2026, 3, 1)), 1);
    }
}
