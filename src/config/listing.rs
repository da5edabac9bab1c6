//! A whole RAS as lines of plain text: what `config show` prints.

use super::adjustment::{Adjustment, Level};
use super::allocation::{AllocationKind, AllocationTable, BandAmount, LineEnds};
use super::bands::Bands;
use super::condition::Condition;
use super::dated::Dated;
use super::listing_form::{ListedLine, domain_titles, domains, figure, line, named, questions};
use super::ras::Ras;
use super::step::{Base, Step, StepKind};
use super::words::{condition_words, figure_words, operation_words, rounding_words};
use crate::terms::date::shown;
use crate::terms::ids::{AdjustmentId, StepId};
use crate::terms::number::{self, shortest};

/// Every part of a RAS, each figure with its dates and references, in the order in which it is
/// used: what it is, domains and totals, questions, adjustments, tables, steps, references.
#[must_use]
pub fn listing(ras: &Ras) -> Vec<ListedLine> {
    let mut lines = head(ras);
    lines.extend(domains(ras));
    lines.extend(questions(ras));
    if !ras.adjustments.is_empty() {
        lines.push(line(0, "Adjustments"));
    }
    for adjustment in &ras.adjustments {
        lines.extend(of_adjustment(ras, adjustment));
    }
    lines.push(line(0, "Allocation tables"));
    for table in &ras.tables {
        lines.extend(of_table(ras, table));
    }
    lines.push(line(0, "Steps, in this order"));
    for (position, step) in ras.steps.iter().enumerate() {
        lines.push(line(
            1,
            format!("{}. {}: {}", position + 1, step.title, of_step(ras, step)),
        ));
    }
    lines.push(line(0, "References"));
    for (key, reference) in &ras.references {
        let mut text = format!("[{key}] {}", reference.title);
        for more in [&reference.link, &reference.agreed_by]
            .into_iter()
            .flatten()
        {
            text.push_str(&format!("; {more}"));
        }
        lines.push(line(1, text));
    }
    lines
}

fn head(ras: &Ras) -> Vec<ListedLine> {
    let mut lines = vec![
        line(0, format!("{}, version {}", ras.title, ras.version)),
        line(
            1,
            format!(
                "of {}, in force from {}",
                ras.authority,
                shown(ras.in_force_from)
            ),
        ),
        line(1, format!("digest {}", ras.digest.hex())),
        line(1, format!("money in {}", ras.money_unit())),
        line(1, figure("weeks in a year", &ras.weeks_per_year)),
        line(
            1,
            format!(
                "a frequency becomes times a week: × {} a day, × {} ÷ {} a month",
                shortest(ras.frequency.days_per_week),
                shortest(ras.frequency.of_month().0),
                shortest(ras.frequency.of_month().1)
            ),
        ),
    ];
    for (when, why) in &ras.does_not_apply {
        lines.push(line(
            1,
            format!("does not apply when {}: {why}", condition_words(ras, when)),
        ));
    }
    lines
}

fn of_adjustment(ras: &Ras, adjustment: &Adjustment) -> Vec<ListedLine> {
    let mut lines = vec![line(1, format!("{} ({})", adjustment.title, adjustment.id))];
    lines.push(line(
        2,
        format!("changes {}", level_words(ras, &adjustment.level)),
    ));
    let operation = operation_words(adjustment.operation);
    match adjustment.values.as_slice() {
        [only] if only.when == Condition::Always => {
            lines.push(line(
                2,
                format!("{operation} {}", figure_words(&only.value)),
            ));
        }
        values => {
            for (position, value) in values.iter().enumerate() {
                let or = if position == 0 {
                    "when"
                } else {
                    "otherwise, when"
                };
                let when = condition_words(ras, &value.when);
                let value = figure_words(&value.value);
                lines.push(line(2, format!("{or} {when}: {operation} {value}")));
            }
        }
    }
    if let Some(question) = adjustment.times.as_ref().and_then(|id| ras.question(id)) {
        lines.push(line(2, format!("× the answer to “{}”", question.text)));
    }
    lines.extend(
        adjustment
            .not_below
            .as_ref()
            .map(|least| line(2, figure("not below", least))),
    );
    if let Some(willing) = &adjustment.willingness {
        let willing = Condition::Answered {
            question: willing.question.clone(),
            is: willing.is.clone().into(),
        };
        let words = condition_words(ras, &willing);
        lines.push(line(
            2,
            format!("the carer is recorded as willing when {words}"),
        ));
    }
    lines
}

fn level_words(ras: &Ras, level: &Level) -> String {
    match level {
        Level::Question(id) => {
            let text = ras
                .question(id)
                .map_or("(not known)", |question| question.text.as_str());
            format!("the points of the question “{text}”")
        }
        Level::Points(ids) => format!("the points before weighting of {}", domain_titles(ras, ids)),
        Level::WeightedPoints(ids) => format!("the weighted points of {}", domain_titles(ras, ids)),
        Level::Total(id) => {
            let title = ras
                .total(id)
                .map_or("(not known)", |total| total.title.as_str());
            format!("the total {title}")
        }
        Level::Money => "money".to_owned(),
    }
}

fn of_table(ras: &Ras, table: &AllocationTable) -> Vec<ListedLine> {
    let unit = ras.money_unit();
    let mut lines = vec![line(1, format!("{} ({}), {unit}", table.title, table.id))];
    match &table.kind {
        AllocationKind::PerPoint { price, intercept } => {
            lines.push(line(2, figure("price of a point", price)));
            lines.extend(
                intercept
                    .as_ref()
                    .map(|more| line(2, figure("intercept", more))),
            );
        }
        AllocationKind::Bands { editions, beyond } => {
            lines.extend(amount_rows(editions, "", beyond.as_deref()));
        }
        AllocationKind::CappedPerPoint {
            price,
            editions,
            beyond,
        } => {
            lines.push(line(2, figure("price of a point", price)));
            lines.extend(amount_rows(editions, "at most ", beyond.as_deref()));
        }
        AllocationKind::Line { editions, ends } => {
            for edition in editions.values() {
                let from = shown(edition.from);
                lines.push(line(2, format!("line from {from} [{}]", edition.reference)));
                for knot in &edition.value {
                    lines.push(line(
                        3,
                        format!("{} → {}", number::points(knot.points), knot.amount),
                    ));
                }
            }
            lines.push(line(
                2,
                match ends {
                    LineEnds::Flat => "outside: the first and last amounts go on".to_owned(),
                    LineEnds::Extend => "outside: the first and last stretches go on".to_owned(),
                    LineEnds::Outside(said) => format!("outside: {said}"),
                },
            ));
        }
    }
    lines.extend(
        table
            .calibration
            .as_ref()
            .map(|sample| line(2, sample.words())),
    );
    lines
}

fn amount_rows(
    editions: &Dated<Bands<BandAmount>>,
    before: &str,
    beyond: Option<&str>,
) -> Vec<ListedLine> {
    let mut lines = Vec::new();
    for edition in editions.values() {
        let from = shown(edition.from);
        lines.push(line(2, format!("from {from} [{}]", edition.reference)));
        for band in &edition.value.rows {
            let amount = match band.gives {
                BandAmount::Amount(amount) => format!("{before}{amount}"),
                BandAmount::NotPublished => "not published".to_owned(),
            };
            let points = named(band, edition.value.intervals);
            lines.push(line(3, format!("{points} points → {amount}")));
        }
    }
    lines.extend(beyond.map(|said| line(2, format!("outside: {said}"))));
    lines
}

fn of_step(ras: &Ras, step: &Step) -> String {
    let title = |id: &AdjustmentId| {
        ras.adjustment(id)
            .map_or("(not known)", |found| found.title.as_str())
    };
    let does = match &step.does {
        StepKind::Points => "answers become points, by domain".to_owned(),
        StepKind::Weighting => "points become weighted points".to_owned(),
        StepKind::Total { total } => {
            let title = ras
                .total(total)
                .map_or("(not known)", |total| total.title.as_str());
            format!("weighted points are added up: {title}")
        }
        StepKind::AdjustPoints {
            adjustment,
            rounding,
        } => {
            format!(
                "“{}”, rounded {}",
                title(adjustment),
                rounding_words(*rounding)
            )
        }
        StepKind::Allocate {
            table,
            total,
            rounding,
        } => {
            let table = ras
                .table(table)
                .map_or("(not known)", |table| table.title.as_str());
            let total = ras
                .total(total)
                .map_or("(not known)", |total| total.title.as_str());
            format!(
                "“{table}” for the total {total}, rounded {}",
                rounding_words(*rounding)
            )
        }
        StepKind::AdjustMoney {
            adjustment,
            base,
            rounding,
        } => {
            let base = base_words(ras, base);
            let rounding = rounding_words(*rounding);
            format!("“{}” on {base}, rounded {rounding}", title(adjustment))
        }
        StepKind::Round { rounding } => {
            format!(
                "the sum of all lines is rounded {}",
                rounding_words(*rounding)
            )
        }
    };
    match &step.when {
        Condition::Always => does,
        when => format!("{does}; only when {}", condition_words(ras, when)),
    }
}

fn base_words(ras: &Ras, base: &Base) -> String {
    match base {
        Base::SoFar => "all lines so far".to_owned(),
        Base::Domains(ids) => format!("the money of {}", domain_titles(ras, ids)),
        Base::Steps(ids) => {
            let title = |id: &StepId| {
                let step = ras.steps.iter().find(|step| step.id == *id);
                step.map_or("(not known)", |step| step.title.as_str())
            };
            let titles: Vec<&str> = ids.iter().map(title).collect();
            format!("the lines of {}", titles.join(", "))
        }
    }
}
