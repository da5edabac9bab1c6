//! Civil dates, calendar months and financial years. No clock and no time zone.

pub use jiff::civil::Date;
use jiff::civil::Weekday;
use jiff::{Span, Unit};

/// Reads a date as `2026-11-24`, `24/11/2026`, `24 Nov 2026` or `24.11.2026`.
///
/// Day first: these are British papers. A two-digit year is refused, never guessed.
#[must_use]
pub fn typed_date(text: &str) -> Option<Date> {
    let trimmed = text.trim();
    let parts: Vec<&str> = trimmed
        .split(['-', '/', '.', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else {
        (third, second, first)
    };
    if year.len() != 4 || day.len() > 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month_number(month)?, day.parse().ok()?).ok()
}

fn month_number(text: &str) -> Option<i8> {
    if text.len() <= 2 {
        return text.parse().ok();
    }
    let short = text.get(..3)?.to_ascii_lowercase();
    let position = MONTHS
        .iter()
        .position(|month| month.to_ascii_lowercase() == short)?;
    i8::try_from(position + 1).ok()
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
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
