//! Checks that everything can be reached: conditions that can hold, values that are not shadowed by
//! earlier ones, rows inside the numbers that a question takes, options that can be chosen.

use super::circles::Circles;
use super::ras_under_check::{Check, atoms, conditions};
use crate::config::bands::{Bands, Intervals};
use crate::config::condition::{AgeRange, Condition};
use crate::config::possible::{possible, possible_after};
use crate::config::question::{AnswerOption, NumberPoints, Question, QuestionKind};
use crate::config::reading::reader::quoted_list;
use rust_decimal::Decimal;

const CAN_HOLD: &str = "a condition that some case can meet";

/// Checks that every part of the RAS can be reached; conditions only where following them from
/// question to question comes to an end.
pub fn reach(check: &mut Check<'_>, circles: Circles) {
    if !circles.of_questions {
        conditions_can_hold(check);
    }
    for question in &check.ras.questions {
        match &question.kind {
            QuestionKind::Choice { options } => choices(check, question, options),
            QuestionKind::Ticks { options, .. } => ticks(check, question, options),
            QuestionKind::Number { range, earns, .. } => numbers(check, question, *range, earns),
            QuestionKind::Frequency {
                times_per_week_max,
                earns,
            } => {
                numbers(check, question, (Decimal::ZERO, *times_per_week_max), earns);
            }
        }
    }
}

fn conditions_can_hold(check: &mut Check<'_>) {
    for (path, condition) in conditions(check.ras) {
        never_holds(check, &path, condition);
    }
    let reasons: Vec<&Condition> = check
        .ras
        .does_not_apply
        .iter()
        .map(|(when, _)| when)
        .collect();
    shadowed(check, "does_not_apply", "", &reasons);
    for adjustment in &check.ras.adjustments {
        let values: Vec<&Condition> = adjustment.values.iter().map(|value| &value.when).collect();
        let path = format!("adjustment.{}.values", adjustment.id);
        shadowed(check, &path, "the value", &values);
    }
}

fn never_holds(check: &mut Check<'_>, path: &str, condition: &Condition) {
    let mut sound = true;
    for (path, atom) in atoms(path, condition) {
        if asks_for_nobody(check, atom) {
            sound = false;
        } else if !possible(check.ras, atom) {
            let what = "this part of the condition can never hold";
            let remedy = "correct its bounds or options, or take the part out";
            check.problem(&path, what, CAN_HOLD, remedy);
            sound = false;
        }
    }
    if sound && !possible(check.ras, condition) {
        let what = "the condition can never hold: its parts contradict one another";
        let remedy = "correct the condition, or take out what depends on it";
        check.problem(path, what, CAN_HOLD, remedy);
    }
}

/// Whether the question that is asked never counts or has a mistake, which is told where it stands.
fn asks_for_nobody(check: &Check<'_>, atom: &Condition) -> bool {
    let (Condition::Answered { question, .. } | Condition::Number { question, .. }) = atom else {
        return false;
    };
    let asked = check.ras.question(question);
    let never = |question: &Question| !possible(check.ras, &question.counts_when);
    asked.is_some_and(never)
        || check.told_in(&format!("question.{question}.option"))
        || check.told_in(&format!("question.{question}.counts_when"))
        || range_is_empty(asked)
}

/// Whether a question takes no number at all, which is told with its figures.
fn range_is_empty(question: Option<&Question>) -> bool {
    question.is_some_and(|question| {
        matches!(&question.kind, QuestionKind::Number { range, .. } if range.0 >= range.1)
    })
}

fn shadowed(check: &mut Check<'_>, path: &str, what: &str, conditions: &[&Condition]) {
    for (position, condition) in conditions.iter().enumerate() {
        let earlier = conditions.get(..position).unwrap_or_default();
        if check.told_in(path) {
            return;
        }
        let reached = possible_after(check.ras, earlier, condition);
        if earlier.is_empty() || reached || !possible(check.ras, condition) {
            continue;
        }
        let what = if what.is_empty() {
            "the condition"
        } else {
            what
        };
        let what = format!("{what} is never reached: those before it hold for every such case");
        let allowed = "an item that some case reaches; the first that holds applies";
        let remedy = "put the narrower condition first, or take this one out";
        check.problem(&format!("{path}.{}", position + 1), &what, allowed, remedy);
    }
}

fn choices(check: &mut Check<'_>, question: &Question, options: &[AnswerOption]) {
    for option in options {
        ages(check, question, option);
    }
    same_text(check, question, options);
}

fn ticks(check: &mut Check<'_>, question: &Question, options: &[AnswerOption]) {
    choices(check, question, options);
    if options.len() > 1 && options.iter().all(|option| option.excludes_others) {
        let what = "every option excludes every other, so only one can be ticked";
        let allowed = "excludes_others on an option such as \"none of these\" only";
        let remedy = "take excludes_others out, or make the question kind = \"choice\"";
        check.problem(&format!("question.{}", question.id), what, allowed, remedy);
    }
}

/// Refuses two options of one question that read the same: nobody can tell which to choose.
fn same_text(check: &mut Check<'_>, question: &Question, options: &[AnswerOption]) {
    for (position, option) in options.iter().enumerate() {
        let earlier = options.get(..position).unwrap_or_default();
        let Some(same) = earlier.iter().find(|earlier| earlier.text == option.text) else {
            continue;
        };
        let what = format!("the option reads the same as \"{}\"", same.id);
        let remedy = "say what is different, or take one of them out";
        let path = format!("question.{}.option.{}.text", question.id, option.id);
        check.problem(&path, &what, "options whose texts differ", remedy);
    }
}

/// Refuses ages that earlier ages of the option cover, and points that ages leave nobody for.
fn ages(check: &mut Check<'_>, question: &Question, option: &AnswerOption) {
    let path = format!("question.{}.option.{}", question.id, option.id);
    let ranges: Vec<AgeRange> = option
        .points_at_ages
        .iter()
        .map(|(ages, _)| *ages)
        .collect();
    for (position, range) in ranges.iter().enumerate() {
        let earlier = ranges.get(..position).unwrap_or_default();
        let free = |age: &u8| !earlier.iter().any(|before| before.contains(*age));
        let path = format!("{path}.points_at_ages.{}", position + 1);
        let mut own = (0..=120_u8).filter(|age| range.contains(*age)).peekable();
        if own.peek().is_none() {
            let what = "the range holds no age";
            check.problem(
                &path,
                what,
                "age_at_least below age_below",
                "correct the ages",
            );
        } else if !own.any(|age| free(&age)) {
            let what = "the ages are never reached: the ranges before cover them";
            let remedy = "correct the ages, or take this one out";
            check.problem(&path, what, "ages that no earlier range covers", remedy);
        } else if let Some(age) = (0..=120_u8).find(|age| range.contains(*age) && !free(age)) {
            let what = format!("the ages overlap: an earlier range holds {age} too");
            let remedy = "let each age lie in one range only";
            check.problem(&path, &what, "ages that no earlier range covers", remedy);
        }
    }
    let covered = |age: u8| ranges.iter().any(|range| range.contains(age));
    if option.points.is_some() && (0..=120_u8).all(covered) {
        let what = "the points are never reached: points_at_ages covers every age";
        let remedy = "take points out, or leave an age to them";
        check.problem(
            &format!("{path}.points"),
            what,
            "points for the other ages",
            remedy,
        );
    }
    let nobody = option.points.is_none() && !ranges.is_empty() && !(0..=120_u8).all(covered);
    if nobody {
        let what = "points_at_ages leaves ages without points, and there are no other points";
        let remedy = "add points for the other ages";
        check.problem(&path, what, "points for every age", remedy);
    }
}

fn numbers(
    check: &mut Check<'_>,
    question: &Question,
    range: (Decimal, Decimal),
    earns: &NumberPoints,
) {
    let NumberPoints::Ranges(editions) = earns else {
        return;
    };
    if range.0 >= range.1 {
        return;
    }
    let path = format!("question.{}.edition", question.id);
    for (position, edition) in editions.values().iter().enumerate() {
        covers(
            check,
            &format!("{path}.{}.bands", position + 1),
            &edition.value,
            range,
        );
    }
}

/// Refuses rows outside the numbers that a question takes, and numbers that no row holds.
fn covers(
    check: &mut Check<'_>,
    path: &str,
    bands: &Bands<Decimal>,
    (least, most): (Decimal, Decimal),
) {
    let taken = format!("rows for the numbers that the question takes: {least} to {most}");
    for (position, band) in bands.rows.iter().enumerate() {
        let (starts_after, ends_before) = match bands.intervals {
            Intervals::FromBelow => (
                band.low.is_some_and(|low| low > most),
                band.high.is_some_and(|h| h <= least),
            ),
            Intervals::AboveTo => (
                band.low.is_some_and(|low| low >= most),
                band.high.is_some_and(|h| h < least),
            ),
        };
        if starts_after || ends_before {
            let ends = band.ends_words(bands.intervals);
            let what = format!("the row ({ends}) is never reached");
            let remedy = "take the row out, or let the question take such numbers";
            check.problem(&format!("{path}.{}", position + 1), &what, &taken, remedy);
        }
    }
    let open: Vec<String> = [least, most]
        .into_iter()
        .filter(|number| bands.find(*number).is_none())
        .map(|number| number.to_string())
        .collect();
    if !open.is_empty() {
        let numbers = quoted_list(open.iter().map(String::as_str));
        let what = format!("no row holds {numbers}, which the question takes");
        check.problem(
            path,
            &what,
            &taken,
            "add a row, or move the end of the first or last one",
        );
    }
}
