//! Caseloads as CSV text, in the form in which they are read, whole or case by case.
//!
//! Cells that a spreadsheet would run are neutralised; reading takes that back.

use crate::caseload::case::{Case, Caseload};
use crate::config::caseload_field::{Field, FileKind};
use crate::config::column_profile::{ColumnProfile, FileProfile};
use crate::config::ras::Ras;
use crate::import::cases::facts::{Facts, Writing};
use crate::import::files::neutral::{add_cell, neutralised};
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
    let mut written = CaseloadText::of(profile, &questions);
    for case in caseload.cases.values() {
        written.add(case, &mut as_it_is);
    }
    let mut texts = written.taken();
    for (kind, rest) in written.ended() {
        texts.entry(kind).or_default().push_str(&rest);
    }
    texts
}

/// A row before it is written: one cell for each field, then one for each question.
pub struct RowToWrite<'r> {
    /// The file.
    pub kind: FileKind,
    /// The line on which it will stand, counted from 1.
    pub line: usize,
    /// The fields.
    pub fields: &'r [Field],
    /// The questions.
    pub questions: &'r [QuestionId],
    /// The cells, which may be changed.
    pub cells: Vec<String>,
}

/// Leaves a row as it is, to be written once.
pub fn as_it_is(_: &mut RowToWrite<'_>) -> usize {
    1
}

/// Caseload files while they are written, one case after another.
pub struct CaseloadText<'a> {
    tables: BTreeMap<FileKind, Table<'a>>,
}

impl<'a> CaseloadText<'a> {
    /// Begins the files of a profile, with a column for each of the questions.
    #[must_use]
    pub fn of(profile: &'a ColumnProfile, questions: &'a [QuestionId]) -> CaseloadText<'a> {
        let tables = profile.files.iter();
        let tables = tables.map(|(kind, file)| (*kind, Table::of(file, *kind, questions)));
        CaseloadText {
            tables: tables.collect(),
        }
    }

    /// Adds the rows of a case. Each row is shown before it is written, and written as often as is
    /// said then.
    pub fn add(&mut self, case: &Case, shown: &mut impl FnMut(&mut RowToWrite<'_>) -> usize) {
        for table in self.tables.values_mut() {
            table.add_case(case, shown);
        }
    }

    /// Takes what was written since the last time, by file; a file without a row yet is not there.
    pub fn taken(&mut self) -> BTreeMap<FileKind, String> {
        let begun = self.tables.iter_mut().filter(|(_, table)| table.n_rows > 0);
        begun
            .map(|(kind, table)| (*kind, std::mem::take(&mut table.text)))
            .collect()
    }

    /// Ends the files, and gives what is left: a file that may lack is left out when it has no row.
    #[must_use]
    pub fn ended(self) -> BTreeMap<FileKind, String> {
        let tables = self.tables.into_iter();
        let needed = tables.filter(|(_, table)| table.n_rows > 0 || !table.is_optional);
        needed.map(|(kind, table)| (kind, table.text)).collect()
    }
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
    kind: FileKind,
    file: &'a FileProfile,
    writing: Writing<'a>,
    delimiter: char,
    is_optional: bool,
    fields: Vec<Field>,
    questions: &'a [QuestionId],
    n_rows: usize,
    text: String,
}

impl<'a> Table<'a> {
    fn of(file: &'a FileProfile, kind: FileKind, questions: &'a [QuestionId]) -> Table<'a> {
        let rules = Field::of_file(kind);
        let fields = rules
            .map(|rule| rule.field)
            .filter(|field| file.columns.contains_key(field));
        let questions = if kind == FileKind::Assessments && !file.is_by_answer() {
            questions
        } else {
            &[]
        };
        let mut table = Table {
            kind,
            file,
            is_optional: file.optional,
            n_rows: 0,
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

    /// Adds the rows of one case.
    fn add_case(&mut self, case: &Case, shown: &mut impl FnMut(&mut RowToWrite<'_>) -> usize) {
        let writing = self.writing;
        let none = BTreeMap::new();
        match self.kind {
            FileKind::People => self.add(case, &writing.person(&case.person), &none, shown),
            FileKind::Assessments => {
                for assessment in &case.assessments {
                    let facts = writing.assessment(assessment);
                    match self.fields.contains(&Field::Question) {
                        true => self.add_answers(case, facts, &assessment.answers, shown),
                        false => self.add(case, &facts, &assessment.answers, shown),
                    }
                }
            }
            FileKind::Packages => {
                for line in &case.package.lines {
                    self.add(case, &writing.service_line(line), &none, shown);
                }
            }
            FileKind::Given => {
                for row in case.given.iter().flat_map(|given| writing.given(given)) {
                    self.add(case, &row, &none, shown);
                }
            }
        }
    }

    /// Adds a row for each answer; one without an answer where there is none.
    fn add_answers(
        &mut self,
        case: &Case,
        facts: Facts,
        answers: &BTreeMap<QuestionId, Label>,
        shown: &mut impl FnMut(&mut RowToWrite<'_>) -> usize,
    ) {
        let none = BTreeMap::new();
        if answers.is_empty() {
            self.add(case, &facts, &none, shown);
        }
        for (id, answer) in answers {
            let name = self.file.question_heading(id);
            let own = [
                (Field::Question, name),
                (Field::Answer, answer.as_str().to_owned()),
            ];
            let row: Facts = facts.iter().cloned().chain(own).collect();
            self.add(case, &row, &none, shown);
        }
    }

    fn add(
        &mut self,
        case: &Case,
        facts: &Facts,
        answers: &BTreeMap<QuestionId, Label>,
        shown: &mut impl FnMut(&mut RowToWrite<'_>) -> usize,
    ) {
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
        let mut row = RowToWrite {
            kind: self.kind,
            line: self.n_rows + 2,
            fields: &self.fields,
            questions: self.questions,
            cells: cells.chain(answers).map(str::to_owned).collect(),
        };
        for _ in 0..shown(&mut row) {
            self.n_rows += 1;
            add_row(
                &mut self.text,
                self.delimiter,
                row.cells.iter().map(String::as_str),
            );
        }
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
