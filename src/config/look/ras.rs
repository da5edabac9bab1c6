//! What to look at in a RAS: legal figures that give surprising money.

use super::between::between;
use super::caps::caps;
use super::floors::floors;
use super::money::money;
use super::please_look::{Looking, PleaseLook, is_far};
use super::reached::reached;
use super::twice::twice;
use crate::config::adjustment::{Adjustment, Level, Operation};
use crate::config::allocation::{AllocationKind, AllocationTable, BandAmount};
use crate::config::bands::Bands;
use crate::config::bundle::FILES;
use crate::config::dated::Dated;
use crate::config::domain::{Domain, DomainWeighting};
use crate::config::figure_rows::row_figures;
use crate::config::figures::single_figures;
use crate::config::question::{AnswerOption, NumberPoints, Question, QuestionKind};
use crate::config::ras::Ras;
use crate::config::ras_places::RasPlaces;
use crate::terms::date::Date;
use crate::terms::number::{at_least_two_decimals, shortest};
use rust_decimal::{Decimal, dec};

/// Factors outside these are perhaps percentages, or slips of the decimal point.
const LIKELY_FACTORS: (Decimal, Decimal) = (dec!(0.25), dec!(2));

/// What to look at, in the order of the files and lines.
#[must_use]
pub fn ras(ras: &Ras, places: &RasPlaces, today: Date) -> Vec<PleaseLook> {
    let mut found = dates(ras, places, today);
    let mut domains = Looking::at(&places.domains);
    for domain in &ras.domains {
        weighting(&mut domains, domain);
        earned(&mut domains, ras, domain);
    }
    let mut adjustments = Looking::at(&places.adjustments);
    for adjustment in &ras.adjustments {
        values(&mut adjustments, adjustment);
    }
    caps_and_floors(&mut adjustments, ras);
    let mut tables = Looking::at(&places.allocation);
    for table in &ras.tables {
        falling(&mut tables, table, &ras.currency);
    }
    for looked in [domains, adjustments, tables] {
        found.extend(looked.found);
    }
    found.extend(
        floors(ras, places)
            .into_iter()
            .flat_map(|looked| looked.found),
    );
    for looked in caps(ras, places) {
        found.extend(looked.found);
    }
    let more = [
        reached(ras, places),
        between(ras, places),
        twice(ras, places),
    ];
    for looked in more.into_iter().flatten() {
        found.extend(looked.found);
    }
    found.extend(money(ras, places));
    let place = |look: &PleaseLook| FILES.iter().position(|file| *file == look.file);
    found.sort_by_key(|look| (place(look), look.line));
    found
}

/// Figures that begin in years.
fn dates(ras: &Ras, places: &RasPlaces, today: Date) -> Vec<PleaseLook> {
    let mut first = Looking::at(&places.ras);
    if is_far(ras.in_force_from, today) {
        let from = ras.in_force_from;
        let what = format!("the version is in force from {from}, years from now");
        first.note(
            "in_force_from",
            what,
            "nobody is scored before: is the year right?",
        );
    }
    let mut found = first.found;
    for single in single_figures(ras) {
        let mut looking = Looking::at(places.of(&single.series.key().to_string()));
        looking.dates(single.series, today);
        found.extend(looking.found);
    }
    for rows in row_figures(ras) {
        let mut looking = Looking::at(places.of(&rows.editions_path));
        let dates = rows.editions.iter().map(|edition| edition.from);
        looking.far_dates(&rows.editions_path, dates, today);
        found.extend(looking.found);
    }
    found
}

fn weighting(looking: &mut Looking<'_>, domain: &Domain) {
    let (series, per_cent) = match &domain.weighting {
        DomainWeighting::Factor(series) => (series, false),
        DomainWeighting::Percent(series) => (series, true),
        DomainWeighting::Bands(_) => return,
    };
    for (position, value) in series.values().iter().enumerate() {
        let path = looking.value_path(&series.key().to_string(), position);
        let number = shortest(value.value);
        if value.value.is_zero() {
            let what =
                format!("the weighting is {number}: the points of this domain count nothing");
            looking.note(&path, what, "is the domain meant to earn no money?");
        } else if per_cent && value.value < Decimal::ONE {
            let what = format!("the weighting is {number} per cent");
            let ask = "a factor is written under weighting, not weighting_percent";
            looking.note(&path, what, ask);
        }
    }
}

/// Notes a domain whose questions are there, and whose options and numbers all earn nothing.
fn earned(looking: &mut Looking<'_>, ras: &Ras, domain: &Domain) {
    let own = |question: &&Question| question.domain.as_ref() == Some(&domain.id);
    let mut questions = ras.questions.iter().filter(own).peekable();
    let added = |adjustment: &Adjustment| match &adjustment.level {
        Level::Points(domains) | Level::WeightedPoints(domains) => domains.contains(&domain.id),
        Level::Question(_) | Level::Total(_) | Level::Money => false,
    };
    let floor = domain.floor.is_some() || ras.adjustments.iter().any(added);
    if questions.peek().is_none() || floor || questions.any(can_earn) {
        return;
    }
    let what = "none of its questions can earn a point".to_owned();
    let ask = "are the points of its options still to be written?";
    looking.note(&format!("domain.{}", domain.id), what, ask);
}

fn can_earn(question: &Question) -> bool {
    let some = |series: &Dated<Decimal>| series.values().iter().any(|v| !v.value.is_zero());
    let option = |option: &AnswerOption| {
        option.points.as_ref().is_some_and(some)
            || option.points_at_ages.iter().any(|(_, points)| some(points))
    };
    match &question.kind {
        QuestionKind::Choice { options } | QuestionKind::Ticks { options, .. } => {
            options.iter().any(option)
        }
        QuestionKind::Number { earns, .. } | QuestionKind::Frequency { earns, .. } => match earns {
            NumberPoints::Nothing => false,
            NumberPoints::PerUnit { points, .. } => some(points),
            NumberPoints::Ranges(editions) => editions.values().iter().any(|edition| {
                let rows = edition.value.rows.iter();
                rows.filter(|row| !row.gives.is_zero()).count() > 0
            }),
        },
    }
}

fn values(looking: &mut Looking<'_>, adjustment: &Adjustment) {
    for value in &adjustment.values {
        let key = value.value.key().to_string();
        for (position, value) in value.value.values().iter().enumerate() {
            let path = looking.value_path(&key, position);
            if let Some((what, ask)) = unlikely(adjustment, value.value) {
                looking.note(&path, what, ask);
            }
        }
    }
}

fn unlikely(adjustment: &Adjustment, value: Decimal) -> Option<(String, &'static str)> {
    let number = shortest(value);
    let small = !value.is_zero() && value.abs() < Decimal::ONE;
    let holds_back = adjustment.title.to_lowercase().contains("contingency")
        || adjustment
            .id
            .as_str()
            .to_lowercase()
            .contains("contingency");
    match adjustment.operation {
        Operation::Percent if small => Some((
            format!("changes by {number} per cent, less than a hundredth"),
            "a part of the whole, such as 0.15 for 15 %, is operation = \"fraction\"",
        )),
        Operation::Fraction if value.abs() > Decimal::ONE => Some((
            format!("changes by {number} times what is there"),
            "a part of the whole, such as 0.0157, or operation = \"percent\" for 1.57 %",
        )),
        Operation::Multiply if value < LIKELY_FACTORS.0 || value > LIKELY_FACTORS.1 => Some((
            format!("multiplies by {number}"),
            "a percentage is operation = \"percent\"; 1 leaves things as they are",
        )),
        _ if holds_back && adds(adjustment.operation, value) => Some((
            format!("a contingency that adds ({number})"),
            "what is held back is taken off: is the minus sign missing?",
        )),
        _ => None,
    }
}

fn adds(operation: Operation, value: Decimal) -> bool {
    match operation {
        Operation::Percent | Operation::Fraction | Operation::Add => value > Decimal::ZERO,
        Operation::Multiply => value > Decimal::ONE,
        Operation::Divide | Operation::Subtract | Operation::Floor | Operation::Cap => false,
    }
}

/// Notes a cap of money below a floor of money: whichever comes last decides.
fn caps_and_floors(looking: &mut Looking<'_>, ras: &Ras) {
    let of = |operation: Operation| {
        let all = ras.adjustments.iter();
        all.filter(move |a| a.level == Level::Money && a.operation == operation)
            .flat_map(|a| &a.values)
    };
    for cap in of(Operation::Cap) {
        for floor in of(Operation::Floor) {
            let found = cap.value.values().iter().enumerate().find_map(|(at, cap)| {
                let floor = floor.value.at(cap.from).ok()?.value;
                (cap.value < floor).then_some((at, cap.value, floor))
            });
            if let Some((at, most, least)) = found {
                let path = looking.value_path(&cap.value.key().to_string(), at);
                let (most, least) = (shortest(most), shortest(least));
                let what = format!(
                    "the most is {most} and the least ({}) is {least}",
                    floor.value.key()
                );
                looking.note(
                    &path,
                    what,
                    "the later of the two steps decides; is one mistyped?",
                );
            }
        }
    }
}

/// Notes a row that gives less than the one below it.
fn falling(looking: &mut Looking<'_>, table: &AllocationTable, currency: &str) {
    let list = match &table.kind {
        AllocationKind::PerPoint { .. } => return,
        AllocationKind::Line { .. } => "line",
        AllocationKind::Bands { .. } | AllocationKind::CappedPerPoint { .. } => "bands",
    };
    for (edition, amounts) in amounts(&table.kind).into_iter().enumerate() {
        let mut before: Option<Decimal> = None;
        for (row, amount) in amounts.into_iter().enumerate() {
            let Some(amount) = amount else { continue };
            if let Some(before) = before.filter(|before| amount < *before) {
                let path = format!(
                    "table.{}.edition.{}.{list}.{}.amount",
                    table.id,
                    edition + 1,
                    row + 1
                );
                let (amount, before) =
                    (at_least_two_decimals(amount), at_least_two_decimals(before));
                let what =
                    format!("gives {currency}{amount}, and fewer points give {currency}{before}");
                looking.note(
                    &path,
                    what,
                    "more need, less money: is one of the two mistyped?",
                );
            }
            before = Some(amount);
        }
    }
}

/// The amounts of each edition, row by row; none where nothing is published.
fn amounts(kind: &AllocationKind) -> Vec<Vec<Option<Decimal>>> {
    let of_bands = |bands: &Bands<BandAmount>| {
        let rows = bands.rows.iter();
        rows.map(|row| match row.gives {
            BandAmount::Amount(amount) => Some(amount),
            BandAmount::NotPublished => None,
        })
        .collect()
    };
    match kind {
        AllocationKind::PerPoint { .. } => Vec::new(),
        AllocationKind::Bands { editions, .. }
        | AllocationKind::CappedPerPoint { editions, .. } => editions
            .values()
            .iter()
            .map(|e| of_bands(&e.value))
            .collect(),
        AllocationKind::Line { editions, .. } => {
            let knots = editions.values().iter();
            knots
                .map(|edition| edition.value.iter().map(|knot| Some(knot.amount)).collect())
                .collect()
        }
    }
}
