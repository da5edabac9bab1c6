//! Caseloads as CSV text, in the form in which they are read.
//!
//! Cells that a spreadsheet would run are neutralised; reading takes that back.

use super::facts::{Facts, Writing};
use super::neutral::{add_cell, neutralised};
use crate::caseload::case::{Case, Caseload};
use crate::config::caseload_field::{Field, FileKind};
use crate::config::column_profile::{ColumnProfile, FileProfile};
use crate::config::ras::Ras;
use crate::terms::ids::QuestionId;
use crate::terms::text::Label;
use std::collections::{BTreeMap, BTreeSet};

/// Writes a caseload under the headings of a profile, one text for each of its files; a file that
/// may lack is left out when it has no row. Fields that the profile does not name are not written.
#[must_use]
pub fn caseload_csv(
    caseload: &Caseload,
    ras: &Ras,
    profile: &ColumnProfile,
) -> BTreeMap<FileKind, String> {
    let questions = questions(caseload, ras);
    let mut texts = BTreeMap::new();
    for (kind, file) in &profile.files {
        let mut table = Table::of(file, *kind, &questions);
        let n_rows = caseload
            .cases
            .values()
            .map(|case| table.add_case(*kind, case))
            .sum::<usize>();
        if n_rows > 0 || !file.optional {
            texts.insert(*kind, table.text);
        }
    }
    texts
}

/// The questions of the RAS in the order of its form, then any others that were answered.
fn questions(caseload: &Caseload, ras: &Ras) -> Vec<QuestionId> {
    let mut questions: Vec<QuestionId> = ras.questions.iter().map(|q| q.id.clone()).collect();
    let known: BTreeSet<&QuestionId> = ras.questions.iter().map(|q| &q.id).collect();
    let assessments = caseload.cases.values().flat_map(|case| &case.assessments);
    let answered: BTreeSet<&QuestionId> = assessments.flat_map(|a| a.answers.keys()).collect();
    questions.extend(answered.difference(&known).map(|id| (*id).clone()));
    questions
}

struct Table<'a> {
    writing: Writing<'a>,
    delimiter: char,
    fields: Vec<Field>,
    questions: &'a [QuestionId],
    text: String,
}

impl<'a> Table<'a> {
    fn of(file: &'a FileProfile, kind: FileKind, questions: &'a [QuestionId]) -> Table<'a> {
        let rules = Field::of_file(kind);
        let fields = rules
            .map(|rule| rule.field)
            .filter(|field| file.columns.contains_key(field));
        let questions = if kind == FileKind::Assessments {
            questions
        } else {
            &[]
        };
        let mut table = Table {
            writing: Writing {
                dates: file.dates.first(),
            },
            delimiter: file.delimiter,
            fields: fields.collect(),
            questions,
            text: String::new(),
        };
        let headings = table
            .fields
            .iter()
            .filter_map(|field| file.columns.get(field))
            .cloned();
        let of_questions = questions
            .iter()
            .map(|question| file.question_heading(question));
        let headings: Vec<String> = headings.chain(of_questions).collect();
        add_row(
            &mut table.text,
            table.delimiter,
            headings.iter().map(String::as_str),
        );
        table
    }

    /// Adds the rows of one case, and gives their number.
    fn add_case(&mut self, kind: FileKind, case: &Case) -> usize {
        let writing = self.writing;
        match kind {
            FileKind::People => {
                self.add(case, &writing.person(&case.person), &BTreeMap::new());
                1
            }
            FileKind::Assessments => {
                for assessment in &case.assessments {
                    self.add(case, &writing.assessment(assessment), &assessment.answers);
                }
                case.assessments.len()
            }
            FileKind::Packages => {
                for line in &case.package.lines {
                    self.add(case, &writing.service_line(line), &BTreeMap::new());
                }
                case.package.lines.len()
            }
            FileKind::Given => {
                let rows = case.given.as_ref().map(|given| writing.given(given));
                let rows = rows.unwrap_or_default();
                for row in &rows {
                    self.add(case, row, &BTreeMap::new());
                }
                rows.len()
            }
        }
    }

    fn add(&mut self, case: &Case, facts: &Facts, answers: &BTreeMap<QuestionId, Label>) {
        let text_of = |field: &Field| {
            if *field == Field::Case {
                return case.person.case.as_str();
            }
            let fact = facts.iter().find(|(known, _)| known == field);
            fact.map_or("", |(_, text)| text.as_str())
        };
        let cells = self.fields.iter().map(text_of);
        let answers = self
            .questions
            .iter()
            .map(|id| answers.get(id).map_or("", Label::as_str));
        add_row(&mut self.text, self.delimiter, cells.chain(answers));
    }
}

/// Adds a row, with quotes where a cell needs them.
pub(super) fn add_row<'c>(
    text: &mut String,
    delimiter: char,
    cells: impl IntoIterator<Item = &'c str>,
) {
    for (position, cell) in cells.into_iter().enumerate() {
        if position > 0 {
            text.push(delimiter);
        }
        add_cell(text, delimiter, &neutralised(cell));
    }
    text.push('\n');
}
