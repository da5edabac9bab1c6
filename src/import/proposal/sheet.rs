//! A file, or a sheet of a workbook, with its columns as they were sampled.

use super::column::Column;
use super::dates::Patterns;
use crate::config::caseload_field::FileKind;
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
            let names = sheet_names(&bytes, limits.unpacked_bytes_max);
            names.map_err(|found| found.of(&name))?
        }
        FileForm::Text | FileForm::JsonLines => Vec::new(),
    };
    let named: Vec<Option<String>> = match names.as_slice() {
        [] | [_] => vec![None],
        several => several.iter().cloned().map(Some).collect(),
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
        };
        // Of several sheets, notes and charts are passed over.
        match of_form(FileKind::People, &bare(&sheet), limits, &bytes) {
            Ok(source) => sample(&mut sheet, &source, limits),
            Err(found) if is_one => return Err(found),
            Err(_) => continue,
        }
        if is_one || sheet.headings().count() > 1 {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}

fn sample(sheet: &mut Sheet, source: &SourceFile, limits: Limits) {
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
                column.see(&patterns, cell);
            }
        }
    }
}

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
