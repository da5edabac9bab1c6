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
    /// The system's clock, so many milliseconds later (earlier, when negative): the day of the
    /// demonstration, whose caseload was made for it.
    Shifted(i64),
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

    /// The same clock, moved so that it is now `moment_ms` (milliseconds since 1970, UTC). A clock
    /// that stands is left where it stands.
    #[must_use]
    pub fn moved_to(self, moment_ms: i64) -> Clock {
        match self {
            Clock::Fixed(_) => self,
            Clock::System | Clock::Shifted(_) => {
                Clock::Shifted(moment_ms.saturating_sub(Clock::System.utc_ms()))
            }
        }
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
            Clock::Shifted(by_ms) => {
                let shifted = Timestamp::now().as_millisecond().saturating_add(by_ms);
                Timestamp::from_millisecond(shifted).unwrap_or(Timestamp::MAX)
            }
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
