//! The clock: the system's, or one that stands still for tests and demonstrations.

use crate::terms::date::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Tells the time. The only place where the program reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The system's clock.
    System,
    /// A clock that stands at this moment.
    Fixed(Timestamp),
}

impl Clock {
    /// Now, in milliseconds since 1970 (UTC).
    #[must_use]
    pub fn utc_ms(self) -> i64 {
        self.now().as_millisecond()
    }

    /// Today, in UTC.
    #[must_use]
    pub fn today(self) -> Date {
        TimeZone::UTC.to_datetime(self.now()).date()
    }

    /// A clock that stands at a moment such as `2026-11-24T10:00:00Z`; nothing for other texts.
    #[must_use]
    pub fn standing_at(moment: &str) -> Option<Clock> {
        moment.parse().map(Clock::Fixed).ok()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the clock"
    )]
    fn now(self) -> Timestamp {
        match self {
            Clock::System => Timestamp::now(),
            Clock::Fixed(moment) => moment,
        }
    }
}

/// A moment as lists show it: `24 Nov 2026 14:05`, in UTC.
#[must_use]
pub fn shown_moment(utc_ms: i64) -> String {
    let Ok(moment) = Timestamp::from_millisecond(utc_ms) else {
        return "?".to_owned();
    };
    let civil = TimeZone::UTC.to_datetime(moment);
    format!(
        "{} {:02}:{:02}",
        crate::terms::date::shown(civil.date()),
        civil.hour(),
        civil.minute()
    )
}

/// The day of a moment, in UTC; the first day of the calendar for a moment beyond it.
#[must_use]
pub fn day_of(utc_ms: i64) -> Date {
    Timestamp::from_millisecond(utc_ms)
        .map_or(Date::MIN, |moment| TimeZone::UTC.to_datetime(moment).date())
}
