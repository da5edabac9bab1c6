//! A case's package as an import left it, and that it changed after something was decided on it.

use crate::terms::date::{Date, shown};
use crate::terms::ids::EntryNumber;
use crate::terms::money::{Money, PerWeek};

/// A package as an import left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageKnown {
    /// The import's entry.
    pub by: EntryNumber,
    /// The day of the import.
    pub came_in: Date,
    /// The lines that have a weekly cost.
    pub lines: Vec<LineKnown>,
}

/// A line of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineKnown {
    /// Its first day, where that is known.
    pub start: Option<Date>,
    /// Its last day, where that is known.
    pub end: Option<Date>,
    /// What it costs, gross pounds a week.
    pub weekly: PerWeek,
}

impl PackageKnown {
    /// The known weekly cost on a day; none where no line that has one is in force on it.
    #[must_use]
    pub fn cost_on(&self, day: Date) -> Option<PerWeek> {
        let in_force = |line: &&LineKnown| {
            line.start.is_none_or(|start| start <= day) && line.end.is_none_or(|end| end >= day)
        };
        let mut lines = self.lines.iter().filter(in_force).peekable();
        lines.peek()?;
        Money::sum(lines.map(|line| line.weekly.0)).map(PerWeek)
    }
}

/// A present amount that has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Meanwhile {
    /// When it was decided.
    pub then: PerWeek,
    /// As it is now.
    pub now: PerWeek,
}

impl Meanwhile {
    /// That the package changed, for a reduction that stands, without a stop.
    #[must_use]
    pub fn words(self, currency: &str) -> String {
        let Meanwhile { then, now } = self;
        format!(
            "the package changed since the reduction was decided: {currency}{then} → \
             {currency}{now}"
        )
    }
}

/// That a package changed before a reduction took anything away: it does not begin by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HeldBack {
    /// From what was provided when it was decided, to what is provided since.
    pub changed: Meanwhile,
    /// The day on which the change came in.
    pub came_in: Date,
    /// The import that brought it.
    pub by: EntryNumber,
    /// The first day on which the reduction would have taken something away.
    pub falls: Date,
}

impl HeldBack {
    /// Why the reduction did not begin, without a stop.
    #[must_use]
    pub fn words(&self, currency: &str) -> String {
        let Meanwhile { then, now } = self.changed;
        format!(
            "the package changed from {currency}{then} to {currency}{now} on {}, before the \
             reduction of {} began",
            shown(self.came_in),
            shown(self.falls)
        )
    }
}

/// That the present amount stands, for whoever may wait for a reduction that was held back.
pub const STANDS_MEANWHILE: &str = "The reduction does not begin by itself: the present amount \
    stands until the panel has decided about the amount again.";
