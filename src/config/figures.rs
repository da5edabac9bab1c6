//! The figures of a RAS that a proposal may change: each with its key, title, unit and limits.
//!
//! A figure's key is its path in the files (`domain.care.weighting`). The rows of a table have the
//! table's path and their position, whatever the edition: `table.main.bands.3.amount`; where the
//! second ends and the third begins is `table.main.bands.3.at_least`, or `….bands.2.at_most`.

use super::adjustment::{Adjustment, Level, Operation};
use super::allocation::{AllocationKind, AllocationTable};
use super::condition::Condition;
use super::dated::{Dated, DatedValue, ParameterKey};
use super::domain::{Domain, DomainWeighting};
use super::figure_rows::{RowFigure, row_figures};
use super::limits::Limits;
use super::question::{NumberPoints, Question, QuestionKind};
use super::ras::Ras;
use super::words::{condition_words, followed_by, operation_words};
use crate::terms::date::Date;
use crate::terms::number::shortest;
use rust_decimal::{Decimal, dec};

/// A figure as it stands on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its dotted name.
    pub key: ParameterKey,
    /// Its title in plain words (`Personal care: weighting`).
    pub title: String,
    /// What it is called within its part (`weighting`, `4 to below 12`).
    pub names: Vec<String>,
    /// Other words under which a listing of the RAS has it (`change in per cent`).
    pub listed: String,
    /// Its unit in words (`factor`, `points`, `£ a week`).
    pub unit: String,
    /// Its value on the date, with its own date and reference; none before its first date.
    pub current: Option<DatedValue<Decimal>>,
    /// What it may be.
    pub limits: Limits,
}

/// Every figure that a proposal may change, in the order of the files, as of a date.
#[must_use]
pub fn figures(ras: &Ras, on: Date) -> Vec<Figure> {
    let series = single_figures(ras).into_iter().map(|single| Figure {
        key: single.series.key().clone(),
        title: single.title,
        names: single.names,
        listed: single.listed,
        unit: single.unit,
        current: single.series.at(on).ok().cloned(),
        limits: single.limits,
    });
    let rows = row_figures(ras).into_iter().flat_map(|table| {
        let mut editions = table.editions.iter().rev();
        let in_force = editions.find(|edition| edition.from <= on);
        let shown = in_force.or(table.editions.first());
        let figures = shown.iter().flat_map(|edition| &edition.figures);
        let figure = |figure: &RowFigure| {
            Some(Figure {
                key: table.key(figure)?,
                title: figure.title.clone(),
                names: figure.names.clone(),
                listed: "points".to_owned(),
                unit: figure.unit.clone(),
                current: figure
                    .value
                    .zip(in_force)
                    .map(|(value, edition)| DatedValue {
                        from: edition.from,
                        value,
                        reference: edition.reference.clone(),
                    }),
                limits: figure.limits,
            })
        };
        figures.filter_map(figure).collect::<Vec<Figure>>()
    });
    let mut all: Vec<Figure> = series.chain(rows).collect();
    all.sort_by_cached_key(|figure| place(ras, &figure.key));
    all
}

/// When a figure next has another value of its own date after a day, and which: none where nothing
/// is published from then on.
#[must_use]
pub fn next_change(ras: &Ras, key: &ParameterKey, after: Date) -> Option<(Date, Option<Decimal>)> {
    let single = single_figures(ras)
        .into_iter()
        .find(|single| single.series.key() == key);
    if let Some(single) = single {
        let mut values = single.series.values().iter();
        let later = values.find(|known| known.from > after)?;
        return Some((later.from, Some(later.value)));
    }
    row_figures(ras).into_iter().find_map(|rows| {
        let is_it = |figure: &&RowFigure| rows.key(figure).as_ref() == Some(key);
        rows.keys().contains(key).then_some(())?;
        let later = rows.editions.iter().find(|edition| edition.from > after)?;
        let figure = later.figures.iter().find(is_it);
        let value = figure.and_then(|figure| figure.value);
        Some((later.from, value))
    })
}

/// The file and the place in it of the part that a figure belongs to.
fn place(ras: &Ras, key: &ParameterKey) -> (usize, Option<usize>) {
    let mut words = key.0.split('.');
    let (list, id) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    match list {
        "weeks_per_year" => (0, None),
        "domain" => (
            1,
            ras.domains.iter().position(|part| part.id.as_str() == id),
        ),
        "question" => (
            2,
            ras.questions.iter().position(|part| part.id.as_str() == id),
        ),
        "adjustment" => (
            3,
            ras.adjustments
                .iter()
                .position(|part| part.id.as_str() == id),
        ),
        _ => (4, ras.tables.iter().position(|part| part.id.as_str() == id)),
    }
}

/// A figure with one value at a time.
pub(super) struct Single<'a> {
    pub(super) title: String,
    pub(super) names: Vec<String>,
    pub(super) listed: String,
    pub(super) unit: String,
    pub(super) limits: Limits,
    pub(super) series: &'a Dated<Decimal>,
}

/// The figures with one value at a time, in the order of the files.
pub(super) fn single_figures(ras: &Ras) -> Vec<Single<'_>> {
    let weeks = Limits::between(dec!(50), dec!(54));
    let title = ("Weeks in a year", "");
    let mut found = vec![single(title, "weeks", weeks, &ras.weeks_per_year)];
    for domain in &ras.domains {
        of_domain(&mut found, domain);
    }
    for question in &ras.questions {
        of_question(&mut found, question);
    }
    for adjustment in &ras.adjustments {
        of_adjustment(&mut found, ras, adjustment);
    }
    for table in &ras.tables {
        of_table(&mut found, ras, table);
    }
    found
}

/// A figure by its part's title and what it is called within the part; nothing where it has no
/// other name than the part's.
fn single<'a>(
    (part, name): (&str, &str),
    unit: &str,
    limits: Limits,
    series: &'a Dated<Decimal>,
) -> Single<'a> {
    let is_named = !name.is_empty();
    Single {
        title: match is_named {
            true => followed_by(part, name),
            false => part.to_owned(),
        },
        names: is_named.then(|| name.to_owned()).into_iter().collect(),
        listed: String::new(),
        unit: unit.to_owned(),
        limits,
        series,
    }
}

fn of_domain<'a>(found: &mut Vec<Single<'a>>, domain: &'a Domain) {
    let title = |what: &'static str| (domain.title.as_str(), what);
    match &domain.weighting {
        DomainWeighting::Factor(series) => {
            let limits = Limits::between(Decimal::ZERO, dec!(100));
            found.push(single(title("weighting"), "factor", limits, series));
        }
        DomainWeighting::Percent(series) => {
            let limits = Limits::between(Decimal::ZERO, dec!(1000));
            found.push(single(title("weighting"), "per cent", limits, series));
        }
        DomainWeighting::Bands(_) => {}
    }
    if let Some(cap) = &domain.cap {
        found.push(single(
            title("most points"),
            "points",
            Limits::EITHER_WAY,
            cap,
        ));
    }
    if let Some(floor) = &domain.floor {
        found.push(single(
            title("fewest points"),
            "points",
            Limits::EITHER_WAY,
            floor,
        ));
    }
}

fn of_question<'a>(found: &mut Vec<Single<'a>>, question: &'a Question) {
    let text = question.text.as_str();
    match &question.kind {
        QuestionKind::Choice { options } | QuestionKind::Ticks { options, .. } => {
            for option in options {
                if let Some(points) = &option.points {
                    found.push(single(
                        (text, &option.text),
                        "points",
                        Limits::EITHER_WAY,
                        points,
                    ));
                }
                for (ages, points) in &option.points_at_ages {
                    let what = format!("{}, {}", option.text, ages.words());
                    found.push(single((text, &what), "points", Limits::EITHER_WAY, points));
                }
            }
        }
        QuestionKind::Number { earns, .. } | QuestionKind::Frequency { earns, .. } => {
            if let NumberPoints::PerUnit { points, units, .. } = earns {
                let what = format!("points for every {}", shortest(*units));
                found.push(single((text, &what), "points", Limits::EITHER_WAY, points));
            }
        }
    }
    if let QuestionKind::Ticks { cap: Some(cap), .. } = &question.kind {
        found.push(single(
            (text, "most points together"),
            "points",
            Limits::NOT_NEGATIVE,
            cap,
        ));
    }
}

fn of_adjustment<'a>(found: &mut Vec<Single<'a>>, ras: &Ras, adjustment: &'a Adjustment) {
    let base = match adjustment.level {
        Level::Money => ras.money_unit(),
        _ => "points".to_owned(),
    };
    let (unit, limits) = match adjustment.operation {
        Operation::Percent => ("per cent".into(), Limits::between(dec!(-100), dec!(1000))),
        Operation::Fraction => ("fraction".into(), Limits::between(dec!(-1), dec!(10))),
        Operation::Multiply => ("factor".into(), Limits::between(Decimal::ZERO, dec!(100))),
        Operation::Divide => ("divisor".into(), Limits::ABOVE_ZERO),
        Operation::Add => (base, Limits::EITHER_WAY),
        Operation::Subtract | Operation::Floor | Operation::Cap => (base, Limits::NOT_NEGATIVE),
    };
    for (position, value) in adjustment.values.iter().enumerate() {
        let name = match &value.when {
            Condition::Always if position == 0 => String::new(),
            Condition::Always => "otherwise".to_owned(),
            when => condition_words(ras, when),
        };
        let title = (adjustment.title.as_str(), name.as_str());
        found.push(Single {
            listed: format!(
                "otherwise, when always: {}",
                operation_words(adjustment.operation)
            ),
            ..single(title, &unit, limits, &value.value)
        });
    }
    if let Some(not_below) = &adjustment.not_below {
        let unit = match adjustment.level {
            Level::Money => ras.money_unit(),
            _ => "points".to_owned(),
        };
        let title = (adjustment.title.as_str(), "not below");
        found.push(single(title, &unit, Limits::EITHER_WAY, not_below));
    }
}

fn of_table<'a>(found: &mut Vec<Single<'a>>, ras: &Ras, table: &'a AllocationTable) {
    let unit = format!("{} for a point", ras.money_unit());
    match &table.kind {
        AllocationKind::PerPoint { price, intercept } => {
            let title = (table.title.as_str(), "price of a point");
            found.push(single(title, &unit, Limits::NOT_NEGATIVE, price));
            if let Some(intercept) = intercept {
                let title = (table.title.as_str(), "intercept");
                found.push(single(
                    title,
                    &ras.money_unit(),
                    Limits::EITHER_WAY,
                    intercept,
                ));
            }
        }
        AllocationKind::CappedPerPoint { price, .. } => {
            let title = (table.title.as_str(), "price of a point");
            found.push(single(title, &unit, Limits::NOT_NEGATIVE, price));
        }
        AllocationKind::Bands { .. } | AllocationKind::Line { .. } => {}
    }
}
