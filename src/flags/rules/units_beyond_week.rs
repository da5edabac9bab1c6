//! A service of the package with more units than a week can have.

use crate::caseload::package::{CostFrequency, ServiceLine};
use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, LimitSpec, Need, Unit};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::terms::number;
use rust_decimal::Decimal;

/// More units than a week has.
///
/// Limits: `hours_max` and `days_max`, the most hours and days of a week that one carer can be
/// there. The rows of one service that are priced by the hour are looked at together, and so are
/// those priced by the day. With two carers at once (a row says so, or two rows are the same) a
/// service may have them twice, since each carer's may be priced.
pub const RULE: FlagRule = FlagRule {
    code: "units_beyond_week",
    mark: "QTY",
    title: "More units than a week has",
    why: "A service with more hours or days than there are in a week is a slip of the file (a \
        year's units, a point out of place, a row twice) far more often than support. Its cost is \
        in the package and in the gap as it stands: check its rows before the sum is relied on.",
    limits: &[
        LimitSpec {
            name: "hours_max",
            unit: Unit::HoursAWeek,
            need: Need::OneOfThese,
            meaning: "the most hours a week of one carer that a service may have",
        },
        LimitSpec {
            name: "days_max",
            unit: Unit::Days,
            need: Need::OneOfThese,
            meaning: "the most days a week of one carer that a service may have",
        },
    ],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let mut findings = Vec::new();
    for service in services(&view.case.package.lines) {
        let (name, unit) = match service.frequency {
            CostFrequency::Hourly => ("hours_max", "hours"),
            CostFrequency::Daily => ("days_max", "days"),
            _ => continue,
        };
        let Some(limit) = setting.value(name)? else {
            continue;
        };
        let units = service.units()?;
        let has_two_carers = service.has_two_carers();
        let most = most(has_two_carers, limit.value)?;
        if units <= most {
            continue;
        }
        let carers = match has_two_carers {
            true => "two carers at once have",
            false => "one carer has",
        };
        let (rows, whose) = match service.lines.len() {
            1 => (String::new(), "its cost counts"),
            n => (format!(" in {n} rows"), "their cost counts"),
        };
        let sentence = format!(
            "{} has {} {unit} a week{rows}, and {carers} at most {}; {whose} as it stands",
            service.component,
            number::shortest(units),
            number::shortest(most),
        );
        let words = format!("limit {} {unit} a week", number::shortest(limit.value));
        findings.push(Finding::met(sentence, words).with_reference(&limit.reference));
    }
    Ok(findings)
}

/// The rows of one service that are priced alike: a week of it can be written on several.
struct Service<'c> {
    component: &'c str,
    frequency: CostFrequency,
    lines: Vec<&'c ServiceLine>,
}

/// The services of a package, in the order of their first rows.
fn services(lines: &[ServiceLine]) -> Vec<Service<'_>> {
    let mut services: Vec<Service<'_>> = Vec::new();
    for line in lines {
        let Some(frequency) = line.frequency.filter(|_| line.planned_units.is_some()) else {
            continue;
        };
        let component = line.component.as_str();
        let mut known = services.iter_mut();
        let same =
            |known: &&mut Service<'_>| known.component == component && known.frequency == frequency;
        match known.find(same) {
            Some(service) => service.lines.push(line),
            None => services.push(Service {
                component,
                frequency,
                lines: vec![line],
            }),
        }
    }
    services
}

impl Service<'_> {
    fn units(&self) -> Result<Decimal, SettingProblem> {
        let mut units = self.lines.iter().filter_map(|line| line.planned_units);
        let sum = units.try_fold(Decimal::ZERO, Decimal::checked_add);
        sum.ok_or(OUT_OF_BOUNDS)
    }

    /// Whether two carers are there at once: a row says so, or two rows are the same (a double-up).
    fn has_two_carers(&self) -> bool {
        let mut lines = self.lines.iter().enumerate();
        lines.any(|(place, line)| {
            let mut before = self.lines.iter().take(place);
            line.two_carers || before.any(|other| other == line)
        })
    }
}

const OUT_OF_BOUNDS: SettingProblem = SettingProblem::OutOfBounds {
    what: "the units of a week",
};

/// The most units of a service, from those of one carer.
fn most(has_two_carers: bool, of_one: Decimal) -> Result<Decimal, SettingProblem> {
    let of_other = match has_two_carers {
        true => of_one,
        false => Decimal::ZERO,
    };
    of_one.checked_add(of_other).ok_or(OUT_OF_BOUNDS)
}
