//! What to look at in a RAS's money: sums that can fall below nought, and figures that swallow
//! others.

use super::please_look::{Looking, PleaseLook};
use crate::config::adjustment::{Adjustment, Operation};
use crate::config::allocation::{AllocationKind, AllocationTable, Knot, LineEnds};
use crate::config::condition::Condition;
use crate::config::dated::Dated;
use crate::config::possible::possible;
use crate::config::question::{NumberPoints, Question, QuestionKind};
use crate::config::ras::Ras;
use crate::config::ras_places::RasPlaces;
use crate::config::step::{Base, Step, StepKind};
use crate::terms::number::shortest;
use rust_decimal::{Decimal, dec};

/// Sums are rounded to pennies, pounds, fives or tens: more than this is perhaps mistyped.
const LIKELY_ROUNDING: Decimal = dec!(100);

/// What to look at, file by file.
pub(in crate::config) fn money(ras: &Ras, places: &RasPlaces) -> Vec<PleaseLook> {
    let mut steps = Looking::at(&places.ras);
    always(&mut steps, ras);
    roundings(&mut steps, ras);
    let mut questions = Looking::at(&places.questions);
    contradictions(&mut questions, ras);
    let mut domains = Looking::at(&places.domains);
    for domain in &ras.domains {
        let caps = domain.cap.iter();
        caps.for_each(|cap| low_cap(&mut domains, cap));
    }
    let mut adjustments = Looking::at(&places.adjustments);
    for adjustment in &ras.adjustments {
        if adjustment.operation == Operation::Cap {
            let caps = adjustment.values.iter();
            caps.for_each(|cap| low_cap(&mut adjustments, &cap.value));
        }
    }
    let mut tables = Looking::at(&places.allocation);
    for (at, step) in ras.steps.iter().enumerate() {
        if step.when == Condition::Always
            && let StepKind::AdjustMoney { adjustment, .. }
            | StepKind::AdjustPoints { adjustment, .. } = &step.does
        {
            let adjustment = ras.adjustment(adjustment).into_iter();
            adjustment.for_each(|a| takes_all(&mut adjustments, a));
        }
        if let StepKind::AdjustMoney { adjustment, .. }
        | StepKind::AdjustPoints { adjustment, .. } = &step.does
        {
            let adjustment = ras.adjustment(adjustment).into_iter();
            adjustment.for_each(|a| takes_off_times(&mut adjustments, ras, a));
        }
        if !held(ras, at) {
            match &step.does {
                StepKind::Allocate { table, .. } => {
                    let table = ras.table(table);
                    table
                        .into_iter()
                        .for_each(|t| table_below(&mut tables, ras, t));
                }
                StepKind::AdjustMoney { adjustment, .. } => {
                    let adjustment = ras.adjustment(adjustment);
                    let adjustments = &mut adjustments;
                    adjustment
                        .into_iter()
                        .for_each(|a| takes_off(adjustments, a));
                }
                _ => {}
            }
        }
    }
    let looked = [steps, questions, domains, adjustments, tables];
    looked.into_iter().flat_map(|looked| looked.found).collect()
}

/// Whether a step after the one at `at` holds the sum at nought or above, whatever the case.
fn held(ras: &Ras, at: usize) -> bool {
    let floor = |step: &Step| {
        let StepKind::AdjustMoney {
            adjustment, base, ..
        } = &step.does
        else {
            return false;
        };
        let found = ras.adjustment(adjustment);
        let floor = found.filter(|found| found.operation == Operation::Floor);
        let at_nought = floor.is_some_and(|floor| {
            floor.values.iter().any(|value| {
                let from_nought = |v: &Decimal| *v >= Decimal::ZERO;
                let values = value.value.values().iter();
                value.when == Condition::Always && values.map(|v| &v.value).all(from_nought)
            })
        });
        at_nought && *base == Base::SoFar && step.when == Condition::Always
    };
    ras.steps.iter().skip(at).any(floor)
}

const FLOOR: &str =
    "such a case has no amount; is a step with a floor of 0 meant to stand after it?";

fn table_below(tables: &mut Looking<'_>, ras: &Ras, table: &AllocationTable) {
    match &table.kind {
        AllocationKind::PerPoint { intercept, .. } => {
            for (at, value) in intercept.iter().flat_map(|i| i.values().iter().enumerate()) {
                if value.value.is_sign_negative() && !value.value.is_zero() {
                    let key = intercept.as_ref().map(|i| i.key().to_string());
                    let path = tables.value_path(&key.unwrap_or_default(), at);
                    let what = format!(
                        "few points give money below nought (intercept {})",
                        shortest(value.value)
                    );
                    tables.note(&path, what, FLOOR);
                }
            }
        }
        AllocationKind::Line { editions, ends } => {
            for (at, edition) in editions.values().iter().enumerate() {
                if *ends == LineEnds::Extend && below_at_nought(&edition.value) {
                    let path = format!("table.{}.edition.{}.line.1", table.id, at + 1);
                    let what =
                        "few points give money below nought: the line goes on below its first \
                        point"
                            .to_owned();
                    tables.note(&path, what, FLOOR);
                }
            }
        }
        AllocationKind::Bands { .. } | AllocationKind::CappedPerPoint { .. } => {}
    }
    let priced = !matches!(table.kind, AllocationKind::Bands { .. });
    if priced && let Some(question) = ras.questions.iter().find(|q| loses(ras, q)) {
        let what = format!(
            "points below nought, as \"{}\" can give, are money below nought",
            question.id
        );
        tables.note(&format!("table.{}", table.id), what, FLOOR);
    }
}

/// Whether the straight line through the first two points is below nought at no points.
fn below_at_nought(line: &[Knot]) -> bool {
    let [first, second, ..] = line else {
        return line.iter().any(|knot| knot.amount < Decimal::ZERO);
    };
    let rise = second.amount.checked_sub(first.amount);
    let run = second.points.checked_sub(first.points);
    let slope = rise.zip(run).and_then(|(rise, run)| rise.checked_div(run));
    let fall = slope.and_then(|slope| slope.checked_mul(first.points));
    let at_nought = fall.and_then(|fall| first.amount.checked_sub(fall));
    first.points > Decimal::ZERO && at_nought.is_some_and(|amount| amount < Decimal::ZERO)
}

/// Whether a question of a domain without a floor can earn less than nothing.
fn loses(ras: &Ras, question: &Question) -> bool {
    let Some(domain) = question.domain.as_ref().and_then(|id| ras.domain(id)) else {
        return false;
    };
    let floor = domain.floor.iter().flat_map(|floor| floor.values());
    let mut floors = floor.map(|floor| floor.value).peekable();
    if floors.peek().is_some() && floors.all(|floor| floor >= Decimal::ZERO) {
        return false;
    }
    let less = |series: &Dated<Decimal>| series.values().iter().any(|v| v.value < Decimal::ZERO);
    match &question.kind {
        QuestionKind::Choice { options } | QuestionKind::Ticks { options, .. } => {
            options.iter().any(|option| {
                option.points.as_ref().is_some_and(less)
                    || option.points_at_ages.iter().any(|(_, points)| less(points))
            })
        }
        QuestionKind::Number { earns, .. } | QuestionKind::Frequency { earns, .. } => match earns {
            NumberPoints::Nothing => false,
            NumberPoints::PerUnit { points, .. } => less(points),
            NumberPoints::Ranges(editions) => editions.values().iter().any(|edition| {
                let rows = edition.value.rows.iter();
                rows.filter(|row| row.gives < Decimal::ZERO).count() > 0
            }),
        },
    }
}

/// Notes what is taken off money whatever the sum is.
fn takes_off(adjustments: &mut Looking<'_>, adjustment: &Adjustment) {
    if adjustment.not_below.is_some() {
        return;
    }
    for value in &adjustment.values {
        let key = value.value.key().to_string();
        for (at, value) in value.value.values().iter().enumerate() {
            let off = match adjustment.operation {
                Operation::Subtract => value.value > Decimal::ZERO,
                Operation::Add => value.value < Decimal::ZERO,
                _ => false,
            };
            if off {
                let path = adjustments.value_path(&key, at);
                let size = shortest(value.value.abs());
                let what = format!("takes {size} off, however little is there");
                adjustments.note(&path, what, FLOOR);
            }
        }
    }
}

/// Notes what leaves nothing in any case.
fn takes_all(adjustments: &mut Looking<'_>, adjustment: &Adjustment) {
    let all = match adjustment.operation {
        Operation::Percent => -Decimal::ONE_HUNDRED,
        Operation::Fraction => -Decimal::ONE,
        _ => return,
    };
    let values = adjustment.values.iter();
    for value in values.filter(|value| value.when == Condition::Always) {
        let key = value.value.key().to_string();
        for (at, value) in value.value.values().iter().enumerate() {
            if value.value == all {
                let path = adjustments.value_path(&key, at);
                let what = format!("takes away all that is there ({})", shortest(all));
                adjustments.note(&path, what, "is a digit too many written?");
            }
        }
    }
}

/// Notes a part that is taken off so many times that more than all may be.
fn takes_off_times(adjustments: &mut Looking<'_>, ras: &Ras, adjustment: &Adjustment) {
    let (all, unit) = match adjustment.operation {
        Operation::Percent => (Decimal::ONE_HUNDRED, " per cent"),
        Operation::Fraction => (Decimal::ONE, " of it"),
        _ => return,
    };
    let question = adjustment.times.as_ref().and_then(|id| ras.question(id));
    let most = question.and_then(|question| match &question.kind {
        QuestionKind::Number { range, .. } => Some(range.1),
        QuestionKind::Frequency {
            times_per_week_max, ..
        } => Some(*times_per_week_max),
        QuestionKind::Choice { .. } | QuestionKind::Ticks { .. } => None,
    });
    let Some(times) = most else { return };
    for value in &adjustment.values {
        let key = value.value.key().to_string();
        for (at, value) in value.value.values().iter().enumerate() {
            let off = value.value.checked_mul(times).map(|off| -off);
            if let Some(off) = off.filter(|off| *off > all) {
                let path = adjustments.value_path(&key, at);
                let (each, times) = (shortest(value.value), shortest(times));
                let what = format!(
                    "takes up to {}{unit} off ({each} × up to {times}), more than all that is \
                     there",
                    shortest(off)
                );
                adjustments.note(&path, what, MORE_THAN_ALL);
            }
        }
    }
}

const MORE_THAN_ALL: &str =
    "is the value meant for each, and the question's most right? not_below says where it stops";

/// Notes a most of nought or less.
fn low_cap(looking: &mut Looking<'_>, cap: &Dated<Decimal>) {
    let key = cap.key().to_string();
    for (at, value) in cap.values().iter().enumerate() {
        if value.value <= Decimal::ZERO {
            let path = looking.value_path(&key, at);
            let what = format!("the most is {}: nothing is left", shortest(value.value));
            looking.note(&path, what, "is the figure still to be written?");
        }
    }
}

/// Notes a rule by which the RAS applies to nobody.
fn always(steps: &mut Looking<'_>, ras: &Ras) {
    for (at, (condition, _)) in ras.does_not_apply.iter().enumerate() {
        if holds_always(ras, condition) {
            let what = "the condition holds for every case: the RAS applies to nobody".to_owned();
            let ask = "is a \"not\" missing, or a bound mistyped?";
            steps.note(&format!("does_not_apply.{}", at + 1), what, ask);
        }
    }
}

fn contradictions(questions: &mut Looking<'_>, ras: &Ras) {
    for contradiction in &ras.contradictions {
        if holds_always(ras, &contradiction.when) {
            let what = "the condition holds for every case: all answers contradict".to_owned();
            let ask = "is a \"not\" missing, or a bound mistyped?";
            questions.note(&format!("contradiction.{}", contradiction.id), what, ask);
        }
    }
}

fn holds_always(ras: &Ras, condition: &Condition) -> bool {
    !possible(ras, &Condition::Not(condition.clone().into()))
}

/// Notes roundings of money so coarse that they swallow it.
fn roundings(steps: &mut Looking<'_>, ras: &Ras) {
    for step in &ras.steps {
        let rounding = match &step.does {
            StepKind::Allocate { rounding, .. }
            | StepKind::AdjustMoney { rounding, .. }
            | StepKind::Round { rounding } => rounding,
            _ => continue,
        };
        if rounding.to > LIKELY_ROUNDING {
            let to = shortest(rounding.to);
            let what = format!("money is rounded to multiples of {to}");
            let ask = "smaller sums become nought: is the multiple mistyped?";
            steps.note(&format!("step.{}.rounding", step.id), what, ask);
        }
    }
}
