//! The present package, line by line, and its weekly cost by the national rule.
//!
//! Units: pounds a week, gross. Reference: the weekly-cost method of the Client Level Data return
//! (DHSC): |unit cost| × units a week; one-offs are left out; double-up rows are never collapsed.

use crate::terms::budget::{Completeness, PackageCost};
use crate::terms::date::Date;
use crate::terms::money::{Money, PerWeek};
use rust_decimal::Decimal;

/// What is provided now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// The service lines, in the order of the file.
    pub lines: Vec<ServiceLine>,
    /// How many more lines the file had that could not be read: their cost is not known.
    pub n_lines_rejected: usize,
}

impl Package {
    /// The lines' weekly costs added up; lines that stand apart or were rejected at import make the
    /// package incomplete.
    ///
    /// Gives nothing when the sum leaves the bounds of money.
    #[must_use]
    pub fn cost(&self) -> Option<PackageCost> {
        let known = self
            .lines
            .iter()
            .filter_map(|line| match line.weekly_cost() {
                LineCost::Weekly(weekly) => Some(weekly.0),
                LineCost::Apart(_) => None,
            });
        let known = Money::sum(known)?;
        let all_known = self.n_lines_rejected == 0 && self.apart().next().is_none();
        let completeness = if all_known {
            Completeness::Complete
        } else {
            Completeness::Incomplete
        };
        Some(PackageCost {
            known: PerWeek(known),
            completeness,
        })
    }

    /// The package as it is provided on a day, and the lines that are not: a line that has ended,
    /// or is yet to begin, costs nothing on the day (one that replaces another would count twice).
    #[must_use]
    pub fn in_force_on(mut self, day: Date) -> (Package, NotNow) {
        let lines = std::mem::take(&mut self.lines).into_iter();
        let (ended, rest): (Vec<_>, Vec<_>) = lines.partition(|line| line.has_ended(day));
        let (to_come, now) = rest.into_iter().partition(|line| line.is_to_come(day));
        self.lines = now;
        (self, NotNow { ended, to_come })
    }

    /// The known weekly cost on a day from today on: lines that will have ended by then cost
    /// nothing, and lines that will have begun count. For an earlier day it is today's.
    ///
    /// Gives nothing when the sum leaves the bounds of money.
    #[must_use]
    pub fn known_on(&self, not_now: &NotNow, day: Date) -> Option<PerWeek> {
        let costs = |lines: &[ServiceLine], counts: &dyn Fn(&ServiceLine) -> bool| {
            let counted = lines.iter().filter(|line| counts(line));
            Money::sum(counted.filter_map(|line| match line.weekly_cost() {
                LineCost::Weekly(weekly) => Some(weekly.0),
                LineCost::Apart(_) => None,
            }))
        };
        let gone = costs(&self.lines, &|line| line.has_ended(day))?;
        let begun = costs(&not_now.to_come, &|line| {
            !line.is_to_come(day) && !line.has_ended(day)
        })?;
        let left = self.cost()?.known.0.minus(gone)?;
        Some(PerWeek(left.plus(begun)?.max(Money::ZERO)))
    }

    /// The same where a line is in force today or costs something on that day; nothing where none
    /// does, so that there is no amount to compare.
    #[must_use]
    pub fn provided_on(&self, not_now: &NotNow, day: Date) -> Option<PerWeek> {
        let known = self.known_on(not_now, day)?;
        (!self.lines.is_empty() || !known.0.is_zero()).then_some(known)
    }

    /// What the lines cost that were in force on a day before today, as they are known today;
    /// nothing where no line whose cost is known was.
    #[must_use]
    pub fn was_provided_on(&self, not_now: &NotNow, day: Date) -> Option<PerWeek> {
        let mut known = self
            .lines_on(not_now, day)
            .filter_map(|line| match line.weekly_cost() {
                LineCost::Weekly(weekly) => Some(weekly.0),
                LineCost::Apart(_) => None,
            })
            .peekable();
        known.peek()?;
        Money::sum(known).map(PerWeek)
    }

    /// Whether the cost of every line that is in force on a day is known, and no row was rejected
    /// at import, of which nobody knows on which days it counts.
    #[must_use]
    pub fn is_whole_on(&self, not_now: &NotNow, day: Date) -> bool {
        let is_apart = |line: &ServiceLine| matches!(line.weekly_cost(), LineCost::Apart(_));
        self.n_lines_rejected == 0 && !self.lines_on(not_now, day).any(is_apart)
    }

    /// The same of a day before today: files leave out what has ended, so that nothing is known of
    /// a day without a line.
    #[must_use]
    pub fn was_whole_on(&self, not_now: &NotNow, day: Date) -> bool {
        self.is_whole_on(not_now, day) && self.lines_on(not_now, day).next().is_some()
    }

    fn lines_on<'a>(
        &'a self,
        not_now: &'a NotNow,
        day: Date,
    ) -> impl Iterator<Item = &'a ServiceLine> {
        let all = self.lines.iter().chain(&not_now.ended);
        let all = all.chain(&not_now.to_come);
        all.filter(move |line| !line.is_to_come(day) && !line.has_ended(day))
    }

    /// Whether nothing is recorded: no line was taken and none was rejected. Such a person may have
    /// support that the files leave out, so that there is nothing to compare.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.n_lines_rejected == 0
    }

    /// The lines that the weekly sum leaves out, with the reason.
    pub fn apart(&self) -> impl Iterator<Item = (&ServiceLine, Apart)> {
        self.lines
            .iter()
            .filter_map(|line| match line.weekly_cost() {
                LineCost::Weekly(_) => None,
                LineCost::Apart(why) => Some((line, why)),
            })
    }
}

/// Service lines that are recorded and not provided on a day: shown, and in no sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotNow {
    /// Lines whose last day is past.
    pub ended: Vec<ServiceLine>,
    /// Lines whose first day is to come.
    pub to_come: Vec<ServiceLine>,
}

impl NotNow {
    /// Whether there is no such line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ended.is_empty() && self.to_come.is_empty()
    }
}

/// One row of service: who provides what, how much of it, at what price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceLine {
    /// Service type as the Client Level Data return lists it.
    pub service_type: Option<String>,
    /// Service component as the return lists it.
    pub component: String,
    /// Delivery mechanism as the return lists it.
    pub delivery_mechanism: Option<String>,
    /// The provider: a pseudonymous name.
    pub provider: Option<String>,
    /// Price of one unit, in pounds, as given; a negative or zero price stands apart.
    pub unit_cost: Option<Decimal>,
    /// How often the price is paid.
    pub frequency: Option<CostFrequency>,
    /// Units planned for each week; read for hourly, daily and session prices.
    pub planned_units: Option<Decimal>,
    /// When the line began.
    pub start: Option<Date>,
    /// When the line ends, if that is known.
    pub end: Option<Date>,
    /// Whether two carers are there at once.
    pub two_carers: bool,
    /// Whether the provision is specialist.
    pub specialist: bool,
    /// Whether the provider was asked to negotiate and refused; none when not recorded.
    pub will_not_negotiate: Option<bool>,
    /// The eligible need (id of the eligibility frame) that the line meets; none when not recorded.
    pub meets: Option<String>,
}

/// How often a unit cost is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostFrequency {
    /// For each session, by planned units.
    PerSession,
    /// For each hour, by planned units.
    Hourly,
    /// For each day, by planned units.
    Daily,
    /// Once a week.
    Weekly,
    /// Every two weeks.
    Fortnightly,
    /// Every four weeks.
    FourWeekly,
    /// Twelve times a year.
    Monthly,
    /// Four times a year.
    Quarterly,
    /// Once a year.
    Annually,
    /// Once.
    OneOff,
}

impl CostFrequency {
    /// Every frequency with the wording of the return.
    pub const ALL: [(CostFrequency, &'static str); 10] = [
        (CostFrequency::PerSession, "Per session"),
        (CostFrequency::Hourly, "Hourly"),
        (CostFrequency::Daily, "Daily"),
        (CostFrequency::Weekly, "Weekly"),
        (CostFrequency::Fortnightly, "Fortnightly"),
        (CostFrequency::FourWeekly, "4-weekly"),
        (CostFrequency::Monthly, "Monthly"),
        (CostFrequency::Quarterly, "Quarterly"),
        (CostFrequency::Annually, "Annually"),
        (CostFrequency::OneOff, "One-off"),
    ];

    /// The wording of the return.
    #[must_use]
    pub fn title(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("?", |row| row.1)
    }

    /// Whether planned units count: the price is paid for each of them.
    #[must_use]
    pub fn counts_units(self) -> bool {
        self.units_per_week().is_none()
    }

    /// Multiplies a price by the units in a week: (numerator, denominator), or nothing where
    /// planned units count.
    fn units_per_week(self) -> Option<(i64, i64)> {
        match self {
            CostFrequency::Weekly => Some((1, 1)),
            CostFrequency::Fortnightly => Some((1, 2)),
            CostFrequency::FourWeekly => Some((1, 4)),
            CostFrequency::Monthly => Some((12, 52)),
            CostFrequency::Quarterly => Some((4, 52)),
            CostFrequency::Annually => Some((1, 52)),
            CostFrequency::PerSession | CostFrequency::Hourly | CostFrequency::Daily => None,
            CostFrequency::OneOff => Some((0, 1)),
        }
    }
}

/// A line's weekly cost, or why it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineCost {
    /// Pounds a week, to the penny, halves away from zero.
    Weekly(PerWeek),
    /// The line stands apart.
    Apart(Apart),
}

/// Why a line stands apart from the weekly sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Apart {
    /// No unit cost is given.
    NoCost,
    /// The unit cost is zero.
    ZeroCost,
    /// The unit cost is negative.
    NegativeCost,
    /// No cost frequency is given.
    NoFrequency,
    /// The price counts by units, and no planned units (or zero) are given.
    NoUnits,
    /// The planned units are negative.
    NegativeUnits,
    /// The cost is a one-off.
    OneOff,
    /// The cost is beyond what can be added up.
    OutOfBounds,
}

impl Apart {
    /// The reason in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Apart::NoCost => "no unit cost",
            Apart::ZeroCost => "unit cost is zero",
            Apart::NegativeCost => "unit cost is negative",
            Apart::NoFrequency => "no cost frequency",
            Apart::NoUnits => "no planned units",
            Apart::NegativeUnits => "planned units are negative",
            Apart::OneOff => "one-off cost",
            Apart::OutOfBounds => "cost is out of bounds",
        }
    }
}

impl ServiceLine {
    /// Whether the line's last day is past on a day.
    #[must_use]
    pub fn has_ended(&self, day: Date) -> bool {
        self.end.is_some_and(|end| end < day)
    }

    /// Whether the line's first day is still to come on a day.
    #[must_use]
    pub fn is_to_come(&self, day: Date) -> bool {
        self.start.is_some_and(|start| start > day)
    }

    /// The units that count for a week, unrounded; nothing where none can be told.
    #[must_use]
    pub fn units_per_week(&self) -> Option<Decimal> {
        match self.frequency?.units_per_week() {
            Some((n, d)) => Decimal::from(n).checked_div(Decimal::from(d)),
            None => self.planned_units,
        }
    }

    /// The line's weekly cost, to the penny, or why it stands apart.
    #[must_use]
    pub fn weekly_cost(&self) -> LineCost {
        self.try_weekly_cost()
            .map_or_else(LineCost::Apart, LineCost::Weekly)
    }

    fn try_weekly_cost(&self) -> Result<PerWeek, Apart> {
        let unit_cost = self.unit_cost.ok_or(Apart::NoCost)?;
        if unit_cost.is_zero() {
            return Err(Apart::ZeroCost);
        }
        if unit_cost.is_sign_negative() {
            return Err(Apart::NegativeCost);
        }
        let frequency = self.frequency.ok_or(Apart::NoFrequency)?;
        if frequency == CostFrequency::OneOff {
            return Err(Apart::OneOff);
        }
        let weekly = match frequency.units_per_week() {
            Some((n, d)) => unit_cost
                .checked_mul(Decimal::from(n))
                .and_then(|product| product.checked_div(Decimal::from(d))),
            None => unit_cost.checked_mul(self.usable_units()?),
        };
        weekly
            .and_then(Money::to_the_penny)
            .map(PerWeek)
            .ok_or(Apart::OutOfBounds)
    }

    /// Whether the price is by the week and the planned units are other than one: it counts once
    /// all the same, which is worth a look.
    #[must_use]
    pub fn has_weekly_units(&self) -> bool {
        let other_than_one = self
            .planned_units
            .is_some_and(|units| units != Decimal::ONE);
        self.frequency == Some(CostFrequency::Weekly) && other_than_one
    }

    fn usable_units(&self) -> Result<Decimal, Apart> {
        match self.planned_units {
            Some(units) if units.is_zero() => Err(Apart::NoUnits),
            Some(units) if units.is_sign_negative() => Err(Apart::NegativeUnits),
            Some(units) => Ok(units),
            None => Err(Apart::NoUnits),
        }
    }
}
