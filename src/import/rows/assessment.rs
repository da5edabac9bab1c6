//! A row of the assessments file.

use super::cell::CellReader;
use super::listed::own_words;
use super::shared::SharedTexts;
use crate::caseload::assessment::{Assessment, ReablementGate};
use crate::config::answer;
use crate::config::caseload_field::Field;
use crate::config::panel_rules::EligibilityFrame;
use crate::config::question::{Question, QuestionKind};
use crate::config::ras::Ras;
use crate::config::reading::spelling::nearest;
use crate::import::files::headings::{QuestionColumn, QuestionNames};
use crate::import::said::notice::NoticeKind;
use crate::terms::date::Date;
use crate::terms::ids::{AssessmentRef, CaseRef, QuestionId};
use crate::terms::number::{plain_decimal, shortest};
use crate::terms::text::Label;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What assessments are read against.
#[derive(Clone, Debug)]
pub struct Form<'a> {
    /// The RAS in use.
    pub ras: &'a Ras,
    /// The needs that can be named.
    pub frame: &'a EligibilityFrame,
    /// Where a row is an answer: by which names the questions stand in it.
    pub by_answer: Option<QuestionNames<'a>>,
}

/// Reads an assessment: its reference as far as the row names one, and the assessment unless the
/// row has a problem.
///
/// Where the row is one answer, the assessment has that one at most. Answers on the form of the RAS
/// in use are checked against its questions; those on another form are kept as they are.
pub fn assessment(
    case: Option<&CaseRef>,
    row: &mut CellReader<'_>,
    form: &Form<'_>,
    texts: &mut SharedTexts,
) -> (Option<AssessmentRef>, Option<Assessment>) {
    let date = row.past_date(Field::AssessedOn);
    let reference = reference(case, date, row);
    let of_form = row.text(Field::Form);
    let eligible_needs = needs(row, form.frame);
    let gate = gate(row);
    let specialism = row.text(Field::Specialism);
    let assessor = row.text(Field::Assessor);
    let own_form = (of_form.as_deref()).is_none_or(|named| named == form.ras.id.as_str());
    if !own_form {
        row.on_other_form();
    }
    let answers = match &form.by_answer {
        Some(names) => one_answer(row, names, (form.ras, own_form), texts),
        None => answers(row, form.ras, own_form, texts),
    };
    let complete = reference
        .clone()
        .zip(date)
        .filter(|_| row.problems.is_empty());
    let assessment = complete.map(|(reference, date)| Assessment {
        reference,
        date,
        form: of_form,
        answers,
        eligible_needs,
        gate,
        specialism,
        assessor,
    });
    (reference, assessment)
}

const NO_SUCH_QUESTION: &str = "the RAS in use has no such question";

/// The row's own reference; case and date where the file has none.
fn reference(
    case: Option<&CaseRef>,
    date: Option<Date>,
    row: &mut CellReader<'_>,
) -> Option<AssessmentRef> {
    let n_problems = row.problems.len();
    let given = row.reference(Field::Assessment, AssessmentRef::new);
    if given.is_some() || row.problems.len() > n_problems {
        return given;
    }
    match AssessmentRef::new(&format!("{}/{}", case?, date?)) {
        Ok(reference) => Some(reference),
        Err(problem) => {
            let what = format!(
                "case and date are too long together for an {}",
                problem.kind
            );
            row.not_a_reference(Field::Case, &what);
            None
        }
    }
}

fn needs(row: &mut CellReader<'_>, frame: &EligibilityFrame) -> Option<Vec<String>> {
    let needs = row.references(Field::EligibleNeeds)?;
    let unknown = |need: &String| !frame.needs.iter().any(|known| known.id == *need);
    if needs.iter().any(unknown) {
        let allowed = format!("none, or of {} joined by |", need_ids(frame));
        let remedy = "write the needs as the eligibility frame of panel.toml names them";
        row.problem(
            Field::EligibleNeeds,
            "a need is not in the frame",
            &allowed,
            remedy,
        );
        return None;
    }
    Some(needs)
}

/// The ids of a frame's needs, for messages.
pub(super) fn need_ids(frame: &EligibilityFrame) -> String {
    let ids: Vec<&str> = frame.needs.iter().map(|need| need.id.as_str()).collect();
    ids.join(", ")
}

fn gate(row: &mut CellReader<'_>) -> ReablementGate {
    let considered = row.yes_no(Field::ReablementConsidered);
    let reason = row.text(Field::NotConsideredBecause);
    match (considered, reason) {
        (Some(false), Some(reason)) => ReablementGate::NotConsidered { reason },
        (Some(false), None) => ReablementGate::NotConsideredWithoutReason,
        (Some(true), None) => ReablementGate::Considered,
        (None, None) => ReablementGate::NotRecorded,
        (Some(true) | None, Some(_)) => {
            row.problem(
                Field::NotConsideredBecause,
                "a reason for not considering stands where the assessment does not say \"No\"",
                "a reason only beside \"No\"",
                "correct one of the two cells",
            );
            ReablementGate::NotRecorded
        }
    }
}

/// The answers. They are put in order all at once: a map that grows takes twice the room.
fn answers(
    row: &mut CellReader<'_>,
    ras: &Ras,
    own_form: bool,
    texts: &mut SharedTexts,
) -> BTreeMap<QuestionId, Label> {
    let columns = row.columns;
    let mut answers = Vec::with_capacity(columns.headings.questions.len());
    for column in &columns.headings.questions {
        let answer = answer_at(row, column, (ras, own_form), texts);
        answers.extend(answer.map(|answer| (column.id.clone(), answer)));
    }
    answers.into_iter().collect()
}

/// The answer of a row that is one; none where the row has neither question nor answer.
fn one_answer(
    row: &mut CellReader<'_>,
    names: &QuestionNames<'_>,
    (ras, own_form): (&Ras, bool),
    texts: &mut SharedTexts,
) -> BTreeMap<QuestionId, Label> {
    let fields = &row.columns.headings.fields;
    let Some(place) = fields.get(&Field::Answer).copied() else {
        return BTreeMap::new();
    };
    let Some(name) = row.cell(Field::Question) else {
        if row.cell(Field::Answer).is_some() {
            let (allowed, remedy) = ("a question in every row with an answer", "fill the cell in");
            row.problem(Field::Question, "the cell is empty", allowed, remedy);
        }
        return BTreeMap::new();
    };
    let column = names.column(&name, place);
    let Some(column) = column.filter(|column| !own_form || column.on_form.is_some()) else {
        row.problem(
            Field::Question,
            NO_SUCH_QUESTION,
            &format!("the questions of the RAS \"{}\"", ras.id),
            "correct the name, give it a meaning in the profile (under \"questions\"), or name the \
                form that the answers belong to",
        );
        return BTreeMap::new();
    };
    let answer = answer_at(row, &column, (ras, own_form), texts);
    answer
        .map(|answer| (column.id.clone(), answer))
        .into_iter()
        .collect()
}

/// What a question's cell has for an answer, in the notation of the RAS.
fn answer_at(
    row: &mut CellReader<'_>,
    column: &QuestionColumn,
    (ras, own_form): (&Ras, bool),
    texts: &mut SharedTexts,
) -> Option<Label> {
    let cell = row.cell_at(column.place)?;
    let meanings = row.columns.profile.answers.get(&column.id);
    let cell = match meanings.and_then(|meanings| meaning_of(meanings, &cell)) {
        Some(Some(meaning)) => Cow::Borrowed(meaning.as_str()),
        Some(None) => {
            row.reads_as_empty(column.place);
            return None;
        }
        None => cell,
    };
    let spelt = own_form.then(|| spelt(row, ras, column, &cell)).flatten();
    let cell = spelt.map_or(cell, Cow::Owned);
    if !own_form {
        return Some(texts.of(&cell));
    }
    let question = column.on_form.and_then(|place| ras.questions.get(place));
    let figures = figures(question, &cell);
    taken(row, ras, column, &cell).then(|| texts.of(figures.as_deref().unwrap_or(&cell)))
}

/// An answer with a number in it, the number in its shortest form: `3.0/day` is `3/day`.
fn figures(question: Option<&Question>, cell: &str) -> Option<String> {
    match question?.kind {
        QuestionKind::Number { .. } => Some(shortest(plain_decimal(cell.trim())?)),
        QuestionKind::Frequency { .. } => {
            let (count, per) = cell.split_once('/')?;
            let count = shortest(plain_decimal(count.trim())?);
            Some(format!("{count}/{}", per.trim()))
        }
        QuestionKind::Choice { .. } | QuestionKind::Ticks { .. } => None,
    }
}

/// What the profile says a word means, whatever its capitals where no other word has them.
fn meaning_of<'p>(
    meanings: &'p BTreeMap<String, Option<String>>,
    cell: &str,
) -> Option<&'p Option<String>> {
    let of_this_word = meanings.get(cell);
    of_this_word.or_else(|| {
        let lower = cell.to_lowercase();
        let mut alike = meanings
            .iter()
            .filter(|known| known.0.to_lowercase() == lower);
        let only = alike.next().filter(|_| alike.next().is_none());
        only.map(|(_, meaning)| meaning)
    })
}

/// The answer in the form's spelling, where it has other capitals; that is told.
fn spelt(
    row: &mut CellReader<'_>,
    ras: &Ras,
    column: &QuestionColumn,
    cell: &str,
) -> Option<String> {
    let question = ras.questions.get(column.on_form?)?;
    let spelt = answer::spelt_as_the_form(question, &ras.frequency, cell)?;
    let heading = row.columns.headings.at(column.place);
    row.notice(NoticeKind::OtherSpelling, Some(heading));
    Some(spelt)
}

/// Whether the question takes the answer; if not, the problem is written down.
fn taken(row: &mut CellReader<'_>, ras: &Ras, column: &QuestionColumn, cell: &str) -> bool {
    let place = Some(column.place);
    let Some(question) = column
        .on_form
        .and_then(|position| ras.questions.get(position))
    else {
        row.problem_at(
            place,
            NO_SUCH_QUESTION,
            &format!("answers to the questions of the RAS \"{}\"", ras.id),
            "empty the cell, or name the form that the answers belong to",
        );
        return false;
    };
    match answer::read(question, &ras.frequency, cell) {
        Ok(_) => true,
        Err(refused) => {
            let allowed = refused
                .allowed
                .strip_prefix("allowed: ")
                .unwrap_or(&refused.allowed);
            let own = row.columns.profile.answers.get(&column.id);
            let allowed = format!("{allowed}{}", own.map_or_else(String::new, own_words));
            let ids = question.options().iter().map(|option| option.id.as_str());
            let meant = nearest(cell, ids);
            let meant = meant.map_or(String::new(), |id| format!("did you mean {id}? "));
            let remedy =
                format!("{meant}correct the answer, or leave the cell empty where there is none");
            row.problem_at(
                place,
                "the question does not take this answer",
                &allowed,
                &remedy,
            );
            false
        }
    }
}
