//! How a made-up person answers a form: need by need, with questions that do not count left empty.

use super::draws::Draws;
use super::ladders::{LADDERS, Ladder, TICK_LISTS, TickList};
use super::need::{Area, Needs};
use crate::caseload::assessment::{Assessment, ReablementGate};
use crate::caseload::person::Person;
use crate::config::answer;
use crate::config::question::{Question, QuestionKind};
use crate::config::ras::Ras;
use crate::scoring::judge::Standing;
use crate::scoring::sheet::Sheet;
use crate::terms::date::Date;
use crate::terms::ids::{AssessmentRef, QuestionId};
use crate::terms::number;
use crate::terms::text::Label;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The areas that families are asked about, with how far their help reaches there.
const FAMILY_AREAS: [(&str, i64); 6] = [
    ("meals", 0),
    ("personal_care", -24),
    ("home", 8),
    ("going_out", 4),
    ("safety", -6),
    ("nights", -30),
];

/// What a person says: needs, and what family gives.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    /// The person.
    pub person: &'a Person,
    /// The needs.
    pub needs: &'a Needs,
    /// How much of the help family or friends give, from 0 to 100.
    pub family: i64,
    /// How much an answer may stray from the level of need.
    pub stray: i64,
}

/// An assessment on this date with every question answered, also those that do not count.
#[must_use]
pub fn assessment(
    draws: &mut Draws,
    ras: &Ras,
    voice: Voice<'_>,
    reference: AssessmentRef,
    date: Date,
) -> Assessment {
    Assessment {
        reference,
        date,
        form: Some(ras.id.as_str().to_owned()),
        answers: answers(draws, ras, voice),
        eligible_needs: None,
        gate: ReablementGate::Considered,
        specialism: None,
        assessor: None,
    }
}

/// Takes out the answers to questions that do not count for the case.
pub fn leave_out_what_does_not_count(ras: &Ras, person: &Person, assessment: &mut Assessment) {
    let sheet = Sheet::fill(ras, person, assessment, assessment.date);
    let uncounted: Vec<QuestionId> = ras
        .questions
        .iter()
        .zip(&sheet.standings)
        .filter(|(_, standing)| **standing == Standing::NotAsked)
        .map(|(question, _)| question.id.clone())
        .collect();
    drop(sheet);
    assessment
        .answers
        .retain(|question, _| !uncounted.contains(question));
}

fn answers(draws: &mut Draws, ras: &Ras, voice: Voice<'_>) -> BTreeMap<QuestionId, Label> {
    let mut answers = BTreeMap::new();
    for question in &ras.questions {
        let takes = |answer: &String| answer::read(question, &ras.frequency, answer).is_ok();
        let known = known_answer(draws, question.id.as_str(), voice).filter(takes);
        let answer = match known {
            Some(answer) => Some(answer),
            None => by_the_form(draws, question, voice),
        };
        answers.extend(answer.map(|answer| (question.id.clone(), answer.into())));
    }
    answers
}

/// The answer to a question of the Northfold form; another form's question of the same name may
/// not take it.
fn known_answer(draws: &mut Draws, id: &str, voice: Voice<'_>) -> Option<String> {
    if let Some(area) = id.strip_prefix("family_") {
        return Some(family_gives(draws, area, voice.family));
    }
    if id.starts_with("willing_") {
        let willing = [("yes", 92), ("no", 8)];
        return draws.weighted(&willing).map(str::to_owned);
    }
    if id == "carer_breaks" && voice.family == 0 {
        return Some("none".to_owned());
    }
    if let Some(ladder) = LADDERS.iter().find(|ladder| ladder.question == id) {
        return rung(draws, ladder, voice);
    }
    let list = TICK_LISTS.iter().find(|list| list.question == id)?;
    Some(ticked(draws, list, voice))
}

fn family_gives(draws: &mut Draws, area: &str, family: i64) -> String {
    if family == 0 {
        return "none".to_owned();
    }
    let reach = FAMILY_AREAS
        .iter()
        .find(|row| row.0 == area)
        .map_or(0, |row| row.1);
    let level = family + reach + draws.about_the_middle(-20, 20);
    let gives = match level {
        ..40 => "none",
        40..62 => "some",
        62..84 => "half",
        _ => "most",
    };
    gives.to_owned()
}

fn level(draws: &mut Draws, area: Area, voice: Voice<'_>) -> i64 {
    let stray = draws.about_the_middle(-voice.stray, voice.stray);
    (voice.needs.level(area) + stray).clamp(0, 100)
}

fn rung(draws: &mut Draws, ladder: &Ladder, voice: Voice<'_>) -> Option<String> {
    let level = level(draws, ladder.area, voice);
    ladder
        .rungs
        .iter()
        .find(|(_, up_to)| level <= *up_to)
        .map(|(answer, _)| (*answer).to_owned())
}

fn ticked(draws: &mut Draws, list: &TickList, voice: Voice<'_>) -> String {
    let ticks: Vec<&str> = list
        .ticks
        .iter()
        .filter(|(_, from)| level(draws, list.area, voice) >= *from)
        .map(|(option, _)| *option)
        .collect();
    if ticks.is_empty() {
        list.none.to_owned()
    } else {
        ticks.join("|")
    }
}

/// An answer to a question that no ladder knows: the further down the form's list, the more need.
fn by_the_form(draws: &mut Draws, question: &Question, voice: Voice<'_>) -> Option<String> {
    let stray = draws.about_the_middle(-20, 20);
    let level = (voice.needs.overall + stray).clamp(0, 100);
    match &question.kind {
        QuestionKind::Choice { options } => {
            let n = i64::try_from(options.len()).ok()?;
            let place = usize::try_from(level * n / 101).ok()?;
            options.get(place).map(|option| option.id.to_string())
        }
        QuestionKind::Ticks { options, .. } => {
            let alone = options.iter().find(|option| option.excludes_others);
            let several = options.iter().filter(|option| !option.excludes_others);
            let n = i64::try_from(options.len()).ok()?;
            let n_ticks = usize::try_from(level * n / 160).ok()?;
            let ids: Vec<&str> = several.take(n_ticks).map(|o| o.id.as_str()).collect();
            match (ids.is_empty(), alone) {
                (true, alone) => alone.map(|option| option.id.to_string()),
                (false, _) => Some(ids.join("|")),
            }
        }
        QuestionKind::Number { range, .. } => Some(share_of(range.0, range.1, level)?),
        QuestionKind::Frequency {
            times_per_week_max, ..
        } => {
            let times = share_of(Decimal::ZERO, *times_per_week_max, level / 2)?;
            Some(format!("{times}/week"))
        }
    }
}

/// The whole number that lies `level` per cent of the way from `low` to `high`.
fn share_of(low: Decimal, high: Decimal, level: i64) -> Option<String> {
    let width = high.checked_sub(low)?;
    let part = width
        .checked_mul(Decimal::from(level))?
        .checked_div(Decimal::ONE_HUNDRED)?;
    low.checked_add(part.trunc()).map(number::shortest)
}
