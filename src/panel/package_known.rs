//! A case's package as an import left it, and that it changed after something was decided on it.

use crate::caseload::package::{LineCost, Package, ServiceLine};
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
    /// Its lines; those that the import rejected stand here without days and without a cost.
    pub lines: Vec<LineKnown>,
}

/// A line of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineKnown {
    /// Its first day, where that is known.
    pub start: Option<Date>,
    /// Its last day, where that is known.
    pub end: Option<Date>,
    /// What it costs, gross pounds a week; none where that is not known.
    pub weekly: Option<PerWeek>,
}

impl LineKnown {
    /// The lines of a package, those that its import rejected included.
    #[must_use]
    pub fn of_package(package: &Package) -> Vec<LineKnown> {
        let rejected = std::iter::repeat_n(LineKnown::default(), package.n_lines_rejected);
        let lines = package.lines.iter().map(LineKnown::of);
        lines.chain(rejected).collect()
    }

    /// What is known of a line.
    #[must_use]
    pub fn of(line: &ServiceLine) -> LineKnown {
        LineKnown {
            start: line.start,
            end: line.end,
            weekly: match line.weekly_cost() {
                LineCost::Weekly(weekly) => Some(weekly),
                LineCost::Apart(_) => None,
            },
        }
    }

    /// Whether it is provided on a day.
    #[must_use]
    pub fn is_in_force_on(&self, day: Date) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| end >= day)
    }
}

impl PackageKnown {
    /// The known weekly cost on a day; none where no line that has one is in force on it.
    #[must_use]
    pub fn cost_on(&self, day: Date) -> Option<PerWeek> {
        let known = self.in_force_on(day).filter_map(|line| line.weekly);
        let mut known = known.peekable();
        known.peek()?;
        Money::sum(known.map(|weekly| weekly.0)).map(PerWeek)
    }

    /// Whether a line is in force on a day whose cost is not known.
    #[must_use]
    pub fn is_incomplete_on(&self, day: Date) -> bool {
        self.in_force_on(day).any(|line| line.weekly.is_none())
    }

    fn in_force_on(&self, day: Date) -> impl Iterator<Item = &LineKnown> {
        let lines = self.lines.iter();
        lines.filter(move |line| line.is_in_force_on(day))
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
    /// What was provided when it was decided.
    pub then: PerWeek,
    /// What the change made of it; none where that is not known any more: a line in force has no
    /// cost, or none is in force.
    pub now: Option<PerWeek>,
    /// The day on which the change came in.
    pub came_in: Date,
    /// The import that brought it.
    pub by: EntryNumber,
    /// The first day on which the reduction would have taken something away.
    pub falls: Date,
    /// What came of the amount since, where later imports brought another one: the day and what is
    /// provided since, none where that is not known. What was decided again about the amount ends
    /// it.
    pub since: Option<(Date, Option<PerWeek>)>,
    /// The first decision since that agrees an amount: nothing is held back any more.
    pub settled_by: Option<EntryNumber>,
}

impl HeldBack {
    /// Why the reduction did not begin, without a stop.
    #[must_use]
    pub fn words(&self, currency: &str) -> String {
        let (then, came_in, falls) = (self.then, shown(self.came_in), shown(self.falls));
        let changed = match self.now {
            Some(now) => format!("changed from {currency}{then} to {currency}{now} on {came_in}"),
            None => {
                format!("cost {currency}{then}, and its cost is no longer known since {came_in}")
            }
        };
        let since = self.since.map_or_else(String::new, |(day, now)| {
            let day = shown(day);
            match now {
                Some(now) if now == self.then => {
                    format!("; since {day} it is {currency}{now} again")
                }
                Some(now) => format!("; since {day} it is {currency}{now}"),
                None => format!("; since {day} its cost is not known"),
            }
        });
        format!("the package {changed}, before the reduction of {falls} began{since}")
    }

    /// What is provided as the latest import has it, and since when.
    #[must_use]
    pub fn latest(&self) -> (Date, Option<PerWeek>) {
        self.since.unwrap_or((self.came_in, self.now))
    }
}

/// That a reduction which waits would be held back all the same, in two sentences.
#[must_use]
pub fn if_approved(held_back: &HeldBack, currency: &str) -> String {
    format!(
        "A yes does not begin the reduction: {}. {STANDS_MEANWHILE}",
        held_back.words(currency)
    )
}

/// That the present amount stands, for whoever may wait for a reduction that was held back.
pub const STANDS_MEANWHILE: &str = "The reduction does not begin by itself: the present amount \
    stands until the panel has decided about the amount again.";
