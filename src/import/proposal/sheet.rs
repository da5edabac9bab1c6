//! A file, or a sheet of a workbook, with its columns as they were sampled.

use super::column::Column;
use super::dates::Patterns;
use super::likeness::plain;
use super::names::names;
use crate::config::caseload_field::{Field, FileKind};
use crate::config::column_profile::{ColumnProfile, FileForm, FileProfile, Limits};
use crate::import::files::headings::{DELIMITERS, REJECTS_HEADINGS};
use crate::import::files::marked::{fault_of, on_one_line};
use crate::import::files::source::{SourceFile, bytes, of_form};
use crate::import::files::workbook::index::sheet_names;
use crate::import::said::rejected::FileProblem;
use crate::terms::text::cleaned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How many rows are looked at.
pub const ROWS_SAMPLED: usize = 5_000;

/// A file with headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The file's name.
    pub file: String,
    /// What its bytes are.
    pub form: FileForm,
    /// The sheet, where the file is a workbook with several.
    pub sheet: Option<String>,
    /// The character between columns.
    pub delimiter: char,
    /// How many rows were looked at.
    pub n_rows: usize,
    /// How many of them have as many cells as the heading line.
    pub n_steady: usize,
    /// The columns.
    pub columns: Vec<Column>,
    /// Where a row is an answer: what stands beside each word of the column of questions, under
    /// that word; their places lie beyond those of the columns.
    pub by_question: Vec<Column>,
}

impl Sheet {
    /// The name with the sheet, as messages have it.
    #[must_use]
    pub fn shown_name(&self) -> String {
        bare(self).shown_name()
    }

    /// The headings that say something, in order.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        let headings = self.columns.iter().map(|column| column.heading.as_str());
        headings.filter(|heading| !heading.is_empty() && !REJECTS_HEADINGS.contains(heading))
    }
}

/// A profile that names no column.
fn bare(sheet: &Sheet) -> FileProfile {
    FileProfile {
        file: sheet.file.clone(),
        form: sheet.form,
        sheet: sheet.sheet.clone(),
        optional: false,
        delimiter: sheet.delimiter,
        dates: Vec::new(),
        columns: BTreeMap::new(),
        values: BTreeMap::new(),
        question_prefix: String::new(),
        questions: BTreeMap::new(),
        answers: BTreeMap::new(),
        mandatory: BTreeSet::new(),
        excused: Vec::new(),
    }
}

/// Opens a file and samples it: one sheet, or those of a workbook that have headings.
pub fn sheets(path: &Path, profile: &ColumnProfile) -> Result<Vec<Sheet>, FileProblem> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let problem = |what: &str, allowed: &str, remedy: &str| FileProblem {
        file: name.clone(),
        line: None,
        what: what.to_owned(),
        allowed: allowed.to_owned(),
        remedy: remedy.to_owned(),
    };
    let limits = profile.limits;
    let Some(form) = FileForm::of_name(&name) else {
        let remedy = "save it as .csv, .xlsx or .jsonl";
        return Err(problem(
            "files of this ending are not read",
            "text, .xlsx or .jsonl",
            remedy,
        ));
    };
    let bytes = bytes(path, &name, limits.bytes_max)?.ok_or_else(|| {
        problem(
            "there is no such file",
            "a file that is there",
            "correct its name",
        )
    })?;
    let names = match form {
        FileForm::Workbook => {
            sheet_names(&bytes, limits.unpacked_bytes_max).map_err(|found| found.of(&name))?
        }
        FileForm::Text | FileForm::JsonLines => Vec::new(),
    };
    let named: Vec<Option<String>> = match names.len() {
        0 | 1 => vec![None],
        _ => names.into_iter().map(Some).collect(),
    };
    let is_one = named.len() == 1;
    let mut sheets = Vec::new();
    for sheet in named {
        let mut sheet = Sheet {
            file: name.clone(),
            form,
            sheet,
            delimiter: ',',
            n_rows: 0,
            n_steady: 0,
            columns: Vec::new(),
            by_question: Vec::new(),
        };
        // Of several sheets, notes and charts are passed over.
        match of_form(FileKind::People, &bare(&sheet), limits, &bytes) {
            Ok(source) => sample(&mut sheet, &source, profile),
            Err(found) if is_one => return Err(found),
            Err(_) => continue,
        }
        if is_one || sheet.headings().count() > 1 {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}

fn sample(sheet: &mut Sheet, source: &SourceFile, profile: &ColumnProfile) {
    let limits = profile.limits;
    sheet.delimiter = source
        .delimiter
        .unwrap_or_else(|| delimiter(source, limits));
    let patterns = Patterns::default();
    let mut rows = source.rows(sheet.delimiter, limits);
    let Some(Ok(headings)) = rows.next().map(|row| row.cells) else {
        return;
    };
    let headings = headings.iter().enumerate();
    let columns = headings.map(|(place, heading)| {
        let heading = on_one_line(&cleaned(heading));
        Column::headed(place, heading.trim())
    });
    sheet.columns = columns.collect();
    rows.set_shape(sheet.columns.len(), None);
    let pair = [Field::Question, Field::Answer].map(|field| headed(&sheet.columns, profile, field));
    for row in rows.take(ROWS_SAMPLED) {
        let Ok(cells) = row.cells else {
            sheet.n_rows += 1;
            continue;
        };
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        sheet.n_rows += 1;
        if cells.len() != sheet.columns.len() {
            continue;
        }
        sheet.n_steady += 1;
        for (column, cell) in sheet.columns.iter_mut().zip(&cells) {
            if !source.is_marked || fault_of(cell).is_none() {
                column.see(&patterns, (row.line, cell));
            }
        }
        if let [Some(question), Some(answer)] = pair.map(|place| cells.get(place?)) {
            see_answer(sheet, &patterns, row.line, [question, answer]);
        }
    }
}

/// The column whose heading is that of a field in the profile in use, or a name of it.
fn headed(columns: &[Column], profile: &ColumnProfile, field: Field) -> Option<usize> {
    let in_use = profile.files.get(&FileKind::Assessments);
    let in_use = in_use.and_then(|file| file.columns.get(&field));
    let known: Vec<String> = in_use
        .map(String::as_str)
        .into_iter()
        .chain(names(field).iter().copied())
        .map(plain)
        .collect();
    columns
        .iter()
        .position(|column| known.contains(&plain(&column.heading)))
}

/// Counts an answer under the word that names its question.
fn see_answer(sheet: &mut Sheet, patterns: &Patterns, line: usize, cells: [&str; 2]) {
    let [question, answer] = cells.map(|cell| on_one_line(&cleaned(cell)));
    let question = question.trim();
    let place = sheet.columns.len() + sheet.by_question.len();
    let known = sheet
        .by_question
        .iter()
        .position(|column| column.heading == question);
    if known.is_none() && !question.is_empty() && sheet.by_question.len() < QUESTIONS_MAX {
        sheet.by_question.push(Column::headed(place, question));
    }
    let known = known.unwrap_or(place - sheet.columns.len());
    if let Some(column) = sheet
        .by_question
        .get_mut(known)
        .filter(|c| c.heading == question)
    {
        column.see(patterns, (line, &answer));
    }
}

/// The most different questions that are told apart in a column.
const QUESTIONS_MAX: usize = 500;

/// How many rows settle the character between columns.
const ROWS_FOR_DELIMITER: usize = 50;

/// The character that gives the most columns to the most rows.
fn delimiter(source: &SourceFile, limits: Limits) -> char {
    let steady = |delimiter: &char| {
        let mut rows = source.rows(*delimiter, limits);
        let n_columns = rows
            .next()
            .and_then(|row| row.cells.ok())
            .map_or(0, |row| row.len());
        let rows = rows.take(ROWS_FOR_DELIMITER);
        let same = rows.filter(|row| row.cells.as_ref().is_ok_and(|row| row.len() == n_columns));
        let n_same = same.count();
        (n_columns > 1, n_columns.saturating_sub(1) * (n_same + 1))
    };
    let mut best = ',';
    for delimiter in DELIMITERS {
        if steady(&delimiter) > steady(&best) {
            best = delimiter;
        }
    }
    best
}
