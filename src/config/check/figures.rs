//! Checks the figures: within their limits, in force when the RAS is, whole pence where money is
//! paid, caps not below floors, tables that say what happens beyond their rows.

use super::ras_under_check::Check;
use crate::config::adjustment::{Level, Operation};
use crate::config::allocation::{AllocationKind, AllocationTable, BandAmount};
use crate::config::bands::{Bands, Intervals};
use crate::config::dated::Dated;
use crate::config::domain::{Domain, DomainWeighting};
use crate::config::figure_rows::{Rows, row_figures};
use crate::config::figures::single_figures;
use crate::config::limits::Limits;
use crate::config::question::{MonthRule, NumberPoints, QuestionKind};
use crate::config::step::{RoundingRule, StepKind};
use crate::terms::date::Date;
use crate::terms::money::Money;
use crate::terms::number::shortest;
use rust_decimal::{Decimal, dec};

/// Checks every figure.
pub fn all(check: &mut Check<'_>) {
    single_values(check);
    row_values(check);
    conversions(check);
    for domain in &check.ras.domains {
        domain_limits(check, domain);
    }
    question_limits(check);
    for table in &check.ras.tables {
        ends_of_table(check, table);
    }
    money_roundings(check);
    amounts_added(check);
}

fn single_values(check: &mut Check<'_>) {
    for single in single_figures(check.ras) {
        let key = single.series.key().to_string();
        in_force(
            check,
            &key,
            single.series.values().first().map(|value| value.from),
        );
        for (position, value) in single.series.values().iter().enumerate() {
            if single.limits.contain(value.value) {
                continue;
            }
            let path = value_path(check, &key, position);
            let what = format!("{} is out of range ({})", value.value, single.unit);
            check.problem(
                &path,
                &what,
                &single.limits.words(),
                out_of_range(&single.unit),
            );
        }
    }
}

/// The path of a value of a series; that of the series where the value stands alone.
fn value_path(check: &Check<'_>, key: &str, position: usize) -> String {
    let path = format!("{key}.{}.value", position + 1);
    if check.places.has(&path) {
        path
    } else {
        key.to_owned()
    }
}

fn out_of_range(unit: &str) -> &'static str {
    match unit {
        "fraction" => "correct it; for per cent write operation = \"percent\"",
        "factor" => "correct it; for per cent write weighting_percent or operation = \"percent\"",
        _ => "correct it",
    }
}

/// Refuses a figure that begins after the RAS: cases between the two dates could not be scored.
fn in_force(check: &mut Check<'_>, path: &str, first: Option<Date>) {
    let from = check.ras.in_force_from;
    let Some(first) = first.filter(|first| *first > from) else {
        return;
    };
    let what = format!("the first value is from {first}, but the RAS is in force from {from}");
    let allowed = format!("a first value from {from} or earlier");
    let remedy = "add the value for the time before, or let the RAS begin later (in_force_from)";
    check.problem(path, &what, &allowed, remedy);
}

fn row_values(check: &mut Check<'_>) {
    for rows in row_figures(check.ras) {
        in_force(
            check,
            &rows.editions_path,
            rows.editions.first().map(|edition| edition.from),
        );
        for (edition_position, edition) in rows.editions.iter().enumerate() {
            for figure in &edition.figures {
                let (Some(value), Some((row, key))) = (figure.value, figure.stands.first()) else {
                    continue;
                };
                let Rows {
                    editions_path,
                    list,
                    ..
                } = &rows;
                let edition = edition_position + 1;
                let path = format!("{editions_path}.{edition}.{list}.{}.{key}", row + 1);
                if !figure.limits.contain(value) {
                    let what = format!("{value} is out of range ({})", figure.unit);
                    check.problem(&path, &what, &figure.limits.words(), "correct it");
                } else if *key == "amount" && Money::from_pounds(value).is_none() {
                    let what = format!("{value} is not whole pence");
                    check.problem(&path, &what, "at most two decimals", "correct the amount");
                }
            }
        }
    }
}

fn conversions(check: &mut Check<'_>) {
    let weeks = Limits {
        least: Some(dec!(50)),
        most: Some(dec!(54)),
    };
    let rule = check.ras.frequency;
    let exactly = |number: Decimal| Limits {
        least: Some(number),
        most: Some(number),
    };
    within(
        check,
        "frequency.days_per_week",
        rule.days_per_week,
        exactly(dec!(7)),
    );
    match rule.month {
        MonthRule::OfYear {
            months_per_year,
            weeks_per_year,
        } => {
            let months = "frequency.months_per_year";
            within(check, months, months_per_year, exactly(dec!(12)));
            within(check, "frequency.weeks_per_year", weeks_per_year, weeks);
        }
        MonthRule::OfDays { days_per_month } => {
            let days = Limits {
                least: Some(dec!(28)),
                most: Some(dec!(31)),
            };
            within(check, "frequency.days_per_month", days_per_month, days);
        }
    }
}

fn within(check: &mut Check<'_>, path: &str, value: Decimal, limits: Limits) {
    if !limits.contain(value) {
        let what = format!("{value} is out of range");
        check.problem(path, &what, &limits.words(), "correct it");
    }
}

fn domain_limits(check: &mut Check<'_>, domain: &Domain) {
    let path = format!("domain.{}", domain.id);
    if let (Some(cap), Some(floor)) = (&domain.cap, &domain.floor)
        && let Some((on, cap, floor)) = cap_below_floor(cap, floor)
    {
        let what = format!("from {on} the cap is {cap} and the floor is {floor}");
        let allowed = "a cap at or above the floor on every date";
        check.problem(
            &format!("{path}.cap"),
            &what,
            allowed,
            "correct one of the two",
        );
    }
    if let DomainWeighting::Bands(editions) = &domain.weighting {
        for (position, edition) in editions.values().iter().enumerate() {
            let path = format!("{path}.weighting_bands.{}.bands", position + 1);
            all_points(check, &path, domain, &edition.value);
        }
    }
}

/// The first date on which the cap is below the floor, with both.
fn cap_below_floor(
    cap: &Dated<Decimal>,
    floor: &Dated<Decimal>,
) -> Option<(Date, Decimal, Decimal)> {
    let dates = cap
        .values()
        .iter()
        .chain(floor.values())
        .map(|value| value.from);
    let mut dates: Vec<Date> = dates.collect();
    dates.sort();
    dates.into_iter().find_map(|on| {
        let (cap, floor) = (cap.at(on).ok()?.value, floor.at(on).ok()?.value);
        (cap < floor).then_some((on, cap, floor))
    })
}

/// Refuses weighting bands that some points of the domain would fall outside of.
fn all_points(check: &mut Check<'_>, path: &str, domain: &Domain, bands: &Bands<Decimal>) {
    let allowed = "rows from 0 or from no lower end, up to the cap or to no upper end";
    let zero_held = bands.find(Decimal::ZERO).is_some();
    let lowest = bands.rows.first().and_then(|band| band.low);
    if !zero_held || lowest.is_some_and(|low| low > Decimal::ZERO) {
        let what = "no row holds 0 points";
        check.problem(
            path,
            what,
            allowed,
            "begin the first row at \"0\" or without lower end",
        );
    }
    let highest = bands.rows.last().and_then(|band| band.high);
    let caps = domain
        .cap
        .as_ref()
        .map(|cap| cap.values().iter().map(|value| value.value));
    let capped = caps.and_then(Iterator::max);
    let open = match (highest, capped) {
        (None, _) => false,
        (Some(_), Some(cap)) => bands.find(cap).is_none(),
        (Some(_), None) => true,
    };
    if open {
        let what = "no row holds the most points that the domain can have";
        check.problem(
            path,
            what,
            allowed,
            "leave the upper end of the last row out",
        );
    }
}

fn question_limits(check: &mut Check<'_>) {
    for question in &check.ras.questions {
        let path = format!("question.{}", question.id);
        let earns = match &question.kind {
            QuestionKind::Choice { .. } | QuestionKind::Ticks { .. } => continue,
            QuestionKind::Number {
                range: (least, most),
                earns,
                ..
            } => {
                within(check, &format!("{path}.least"), *least, Limits::EITHER_WAY);
                within(check, &format!("{path}.most"), *most, Limits::EITHER_WAY);
                if least >= most {
                    let what = format!("the least number is {least}, the most is {most}");
                    let path = format!("{path}.most");
                    check.problem(
                        &path,
                        &what,
                        "a most above the least",
                        "correct one of the two",
                    );
                }
                earns
            }
            QuestionKind::Frequency {
                times_per_week_max,
                earns,
            } => {
                let path = format!("{path}.most_per_week");
                within(check, &path, *times_per_week_max, Limits::ABOVE_ZERO);
                earns
            }
        };
        if let NumberPoints::PerUnit { units, .. } = earns {
            within(check, &format!("{path}.units"), *units, Limits::ABOVE_ZERO);
        }
    }
}

fn ends_of_table(check: &mut Check<'_>, table: &AllocationTable) {
    let (editions, beyond) = match &table.kind {
        AllocationKind::Bands { editions, beyond }
        | AllocationKind::CappedPerPoint {
            editions, beyond, ..
        } => (editions, beyond),
        AllocationKind::PerPoint { .. } | AllocationKind::Line { .. } => return,
    };
    let path = format!("table.{}", table.id);
    let open = editions
        .values()
        .iter()
        .position(|edition| leaves_points_out(&edition.value));
    let all = editions
        .values()
        .iter()
        .all(|edition| has_no_ends(&edition.value));
    match (open, beyond) {
        (Some(position), None) => {
            let what = "points outside the rows get no amount, and nothing is said about it";
            let allowed = "rows without lower end (or from \"0\") and without upper end, or beyond";
            let remedy = "add beyond = \"what is said\", or leave out the ends";
            check.problem(
                &format!("{path}.edition.{}", position + 1),
                what,
                allowed,
                remedy,
            );
        }
        (None, Some(_)) if all => {
            let what = "beyond is never said: the rows hold all points";
            check.problem(
                &format!("{path}.beyond"),
                what,
                "no beyond here",
                "take it out",
            );
        }
        _ => {}
    }
}

fn leaves_points_out(bands: &Bands<BandAmount>) -> bool {
    let lowest = bands.rows.first().and_then(|band| band.low);
    let highest = bands.rows.last().and_then(|band| band.high);
    let zero_out = match bands.intervals {
        Intervals::FromBelow => lowest.is_some_and(|low| low > Decimal::ZERO),
        Intervals::AboveTo => lowest.is_some_and(|low| low >= Decimal::ZERO),
    };
    zero_out || highest.is_some()
}

fn has_no_ends(bands: &Bands<BandAmount>) -> bool {
    let lowest = bands.rows.first().and_then(|band| band.low);
    let highest = bands.rows.last().and_then(|band| band.high);
    lowest.is_none() && highest.is_none()
}

/// Refuses parts of a penny in what is added to money, taken off it, or holds it; what is
/// multiplied by an answer is a rate, and is rounded where its step rounds.
fn amounts_added(check: &mut Check<'_>) {
    let amounts = [
        Operation::Add,
        Operation::Subtract,
        Operation::Floor,
        Operation::Cap,
    ];
    let adjustments = check.ras.adjustments.iter().filter(|adjustment| {
        adjustment.level == Level::Money
            && adjustment.times.is_none()
            && amounts.contains(&adjustment.operation)
    });
    for value in adjustments.flat_map(|adjustment| &adjustment.values) {
        let key = value.value.key().to_string();
        for (position, dated) in value.value.values().iter().enumerate() {
            if Money::from_pounds(dated.value).is_none() {
                let path = value_path(check, &key, position);
                let what = format!("{} is not whole pence", dated.value);
                check.problem(&path, &what, "at most two decimals", "correct the amount");
            }
        }
    }
}

fn money_roundings(check: &mut Check<'_>) {
    for step in &check.ras.steps {
        if let StepKind::Allocate { rounding, .. }
        | StepKind::AdjustMoney { rounding, .. }
        | StepKind::Round { rounding } = &step.does
        {
            whole_pence(check, &format!("step.{}.rounding.to", step.id), *rounding);
        }
    }
}

fn whole_pence(check: &mut Check<'_>, path: &str, rule: RoundingRule) {
    if Money::from_pounds(rule.to).is_none() {
        let what = format!("a multiple of {} is not whole pence", shortest(rule.to));
        let allowed = "whole pence: \"0.01\", \"0.05\", \"1\", \"10\" …";
        let remedy = "round money to whole pence; round points as finely as you like";
        check.problem(path, &what, allowed, remedy);
    }
}
