//! Assessments whose file has one row an answer: the rows of each put together, all or none.
//!
//! Facts of the assessment may stand on any of its rows, and must not differ between them. Several
//! rows with one question are the ticks of a question that takes several; else they must be the
//! same.

use super::repeated::Said;
use crate::caseload::assessment::{Assessment, ReablementGate};
use crate::config::answer;
use crate::config::question::{Question, QuestionKind};
use crate::config::ras::Ras;
use crate::import::rows::cell::BETWEEN_REFERENCES;
use crate::terms::ids::{AssessmentRef, CaseRef, QuestionId};
use crate::terms::text::Label;
use std::collections::{BTreeMap, BTreeSet};

/// An assessment and whose it is.
pub type OfCase = (CaseRef, Assessment);

/// The rows of assessments, put together.
#[derive(Debug, Default)]
pub struct PutTogether {
    /// The assessments of which every row can be read, each with its lines.
    pub taken: Vec<(Vec<usize>, OfCase)>,
    /// Rows that repeat an answer of their assessment: they change nothing.
    pub repeated: BTreeSet<usize>,
    /// Rows that say otherwise about the assessment than another, each with the line of that one.
    pub unlike: BTreeMap<usize, usize>,
    /// Rows that answer a question otherwise than another, each with the line of that one.
    pub answered_otherwise: BTreeMap<usize, usize>,
    /// Rows that can be read, of assessments that have one that cannot, each with the line of that
    /// one.
    pub held_back: BTreeMap<usize, usize>,
    /// Rows of cases that have a row whose assessment cannot be read, each
    /// with the line of that one.
    pub beside_nameless: BTreeMap<usize, usize>,
    /// The rows of assessments that are not taken, each with the first line of its assessment.
    pub not_taken: BTreeMap<usize, usize>,
}

/// Puts the rows of each assessment together. `spoilt` are the cases with a row that cannot be read
/// and of which it is not known which assessment it belongs to, each with the line: no assessment
/// of theirs is taken.
#[must_use]
pub fn put_together(
    said: BTreeMap<AssessmentRef, Vec<Said<OfCase>>>,
    spoilt: &BTreeMap<CaseRef, usize>,
    ras: &Ras,
) -> PutTogether {
    let mut together = PutTogether::default();
    for rows in said.into_values() {
        let whose = rows
            .iter()
            .find_map(|row| Some(row.record.as_ref()?.0.clone()));
        let unread = rows.iter().find(|row| row.record.is_none());
        let unread = unread.and_then(|row| row.lines.first());
        let unread = unread.copied();
        let nameless = whose.as_ref().and_then(|case| spoilt.get(case)).copied();
        let lines: Vec<usize> = rows
            .iter()
            .filter_map(|row| row.lines.first().copied())
            .collect();
        let mut one = Growing::default();
        for row in rows {
            let (line, record) = (row.lines.first().copied(), row.record);
            if let Some((line, record)) = line.zip(record) {
                one.add(line, record, ras);
            }
        }
        if !together.close(one, unread, nameless) {
            let first = lines.first().copied().unwrap_or_default();
            let own = lines.into_iter().map(|line| (line, first));
            together.not_taken.extend(own);
        }
    }
    together
}

impl PutTogether {
    /// Takes an assessment, or rejects its rows; gives whether it was taken.
    fn close(&mut self, one: Growing, unread: Option<usize>, nameless: Option<usize>) -> bool {
        let mut wrong = one.unlike.iter().chain(&one.answered_otherwise);
        let wrong = wrong.next().map(|(line, _)| *line);
        let own = wrong.or(unread);
        let Some(by) = own.or(nameless) else {
            self.repeated.extend(one.repeated);
            let taken = one.assessment.map(|taken| (one.lines, taken));
            self.taken.extend(taken);
            return true;
        };
        let told = |line: &usize| {
            one.unlike.contains_key(line) || one.answered_otherwise.contains_key(line)
        };
        let others = one.lines.iter().filter(|line| !told(line));
        let held_back = match own {
            Some(_) => &mut self.held_back,
            None => &mut self.beside_nameless,
        };
        held_back.extend(others.map(|line| (*line, by)));
        self.unlike.extend(one.unlike);
        self.answered_otherwise.extend(one.answered_otherwise);
        false
    }
}

/// An assessment while its rows are put together.
#[derive(Default)]
struct Growing {
    assessment: Option<OfCase>,
    lines: Vec<usize>,
    answered_on: BTreeMap<QuestionId, usize>,
    repeated: BTreeSet<usize>,
    unlike: BTreeMap<usize, usize>,
    answered_otherwise: BTreeMap<usize, usize>,
}

impl Growing {
    fn add(&mut self, line: usize, (case, row): OfCase, ras: &Ras) {
        let first = self.lines.first().copied().unwrap_or(line);
        self.lines.push(line);
        let Some((whose, known)) = &mut self.assessment else {
            let answered = row.answers.keys().map(|id| (id.clone(), line));
            self.answered_on.extend(answered);
            self.assessment = Some((case, row));
            return;
        };
        if *whose != case || !add_facts(known, &row) {
            self.unlike.insert(line, first);
            self.unlike.entry(first).or_insert(line);
            return;
        }
        for (id, answer) in row.answers {
            let Some(earlier) = self.answered_on.insert(id.clone(), line) else {
                known.answers.insert(id, answer);
                continue;
            };
            let Some(before) = known.answers.get_mut(&id) else {
                continue;
            };
            if said_in(before, &answer) {
                self.repeated.insert(line);
            } else if let Some(both) = ticked_too(ras, (&known.form, &id), before, &answer) {
                *before = both;
            } else {
                self.answered_otherwise.insert(line, earlier);
                self.answered_otherwise.entry(earlier).or_insert(line);
            }
        }
    }
}

/// Adds what a row says beside its answer; gives whether nothing of it is said otherwise already.
fn add_facts(known: &mut Assessment, row: &Assessment) -> bool {
    let gate = row.gate == ReablementGate::NotRecorded || row.gate == known.gate;
    let gate = gate || known.gate == ReablementGate::NotRecorded;
    let agrees = gate
        && known.date == row.date
        && agree(&mut known.form, &row.form)
        && agree(&mut known.eligible_needs, &row.eligible_needs)
        && agree(&mut known.specialism, &row.specialism)
        && agree(&mut known.assessor, &row.assessor);
    if agrees && known.gate == ReablementGate::NotRecorded {
        known.gate.clone_from(&row.gate);
    }
    agrees
}

/// Fills in what is not known yet; gives whether nothing else was known.
fn agree<T: Clone + PartialEq>(known: &mut Option<T>, said: &Option<T>) -> bool {
    if known.is_none() {
        known.clone_from(said);
    }
    said.is_none() || known == said
}

/// Whether an answer, or each of its ticks, is said already.
fn said_in(before: &Label, answer: &Label) -> bool {
    let ticks = |label: &'_ Label| -> BTreeSet<String> {
        let parts = label.as_str().split(BETWEEN_REFERENCES);
        parts.map(|part| part.trim().to_lowercase()).collect()
    };
    ticks(answer).is_subset(&ticks(before))
}

/// Both answers together, where the question takes several ticks and takes these; what another form
/// takes is not known, and kept.
fn ticked_too(
    ras: &Ras,
    (form, id): (&Option<String>, &QuestionId),
    before: &Label,
    answer: &Label,
) -> Option<Label> {
    let both = format!("{}{BETWEEN_REFERENCES}{}", before.as_str(), answer.as_str());
    let is_other = form.as_deref().is_some_and(|form| form != ras.id.as_str());
    let asked = |question: &&Question| question.id == *id;
    let taken = is_other || {
        let question = ras.questions.iter().find(asked)?;
        let several = matches!(question.kind, QuestionKind::Ticks { .. });
        several && answer::read(question, &ras.frequency, &both).is_ok()
    };
    taken.then(|| Label::from(both.as_str()))
}
