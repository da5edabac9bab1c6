//! Which heading of a council's file is which field: a profile, never code.

use super::caseload_field::{CellKind, Field, FieldRule, FileKind, StandardList};
use super::date_pattern::DatePattern;
use crate::terms::ids::QuestionId;
use std::collections::{BTreeMap, BTreeSet};

/// How a council's caseload files are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnProfile {
    /// Its title.
    pub title: String,
    /// How much of a file is read at most.
    pub limits: Limits,
    /// The files, by the kind of rows they hold.
    pub files: BTreeMap<FileKind, FileProfile>,
    /// The standard's lists of values.
    pub standard: BTreeMap<StandardList, ValueList>,
}

/// How much of a file is read at most: what is beyond is refused or rejected, in bounded memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes that one file may have.
    pub bytes_max: u64,
    /// The most rows.
    pub rows_max: usize,
    /// The most columns.
    pub columns_max: usize,
    /// The most characters of a cell.
    pub cell_characters_max: usize,
    /// The most bytes that the parts of a workbook unpack to.
    pub unpacked_bytes_max: u64,
    /// The most cells of a sheet.
    pub cells_max: usize,
    /// The most rows that are rejected before nothing is taken.
    pub rejected_rows_max: usize,
}

/// How much text a workbook or a file of JSON lines may have: so many bytes in any case, and so
/// many for each of its own.
const TEXT_LEAST: usize = 16_000_000;
const TEXT_FOR_EACH_BYTE: usize = 8;

impl Limits {
    /// The limits of a profile that states no other.
    #[must_use]
    pub fn unless_stated(bytes_max: u64) -> Limits {
        Limits {
            bytes_max,
            rows_max: 5_000_000,
            columns_max: 1_000,
            cell_characters_max: 32_767,
            unpacked_bytes_max: 256_000_000,
            cells_max: 20_000_000,
            rejected_rows_max: 100_000,
        }
    }

    /// The most bytes of text that a workbook or JSON lines of a size become.
    #[must_use]
    pub fn text_max(self, n_bytes: usize) -> usize {
        TEXT_LEAST.saturating_add(n_bytes.saturating_mul(TEXT_FOR_EACH_BYTE))
    }
}

/// What the bytes of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    /// Text with a character between columns.
    Text,
    /// A workbook of the form .xlsx.
    Workbook,
    /// One JSON object a line.
    JsonLines,
}

impl FileForm {
    /// The form that the ending of a name says; nothing where files of it are not read.
    #[must_use]
    pub fn of_name(name: &str) -> Option<FileForm> {
        let name = name.to_lowercase();
        match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "xlsx" | "xlsm" => Some(FileForm::Workbook),
            "jsonl" | "ndjson" => Some(FileForm::JsonLines),
            "xls" | "xlsb" | "ods" | "json" | "pdf" | "zip" => None,
            _ => Some(FileForm::Text),
        }
    }
}

/// How one file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProfile {
    /// The file's name inside the caseload folder.
    pub file: String,
    /// What its bytes are.
    pub form: FileForm,
    /// Workbooks only: the name of the sheet; without one, the first is read.
    pub sheet: Option<String>,
    /// Whether a folder may lack the file.
    pub optional: bool,
    /// The character between columns: one ASCII character.
    pub delimiter: char,
    /// How dates are written, tried in order; the first is used for writing.
    pub dates: Vec<DatePattern>,
    /// Field → heading in the file. Headings are compared without regard to case and spacing.
    pub columns: BTreeMap<Field, String>,
    /// Field → (value in the file → value of the standard, or nothing where it reads as missing).
    pub values: BTreeMap<Field, BTreeMap<String, Option<String>>>,
    /// Assessments only: what stands before a question's id in its heading, or in the cell that
    /// names it.
    pub question_prefix: String,
    /// Assessments only: questions whose heading, or name in a cell, is not prefix and id.
    pub questions: BTreeMap<QuestionId, String>,
    /// Assessments only: question → (answer in the file → answer in the RAS's notation, or nothing
    /// where it reads as missing).
    pub answers: BTreeMap<QuestionId, BTreeMap<String, Option<String>>>,
    /// Fields whose empty cells the quality report counts as *blank (mandatory)*. Rows are taken
    /// nevertheless: what a file needs is [`super::caseload_field::FieldRule::required`].
    pub mandatory: BTreeSet<Field>,
    /// Where an empty cell of a mandatory field is none that had to be filled.
    pub excused: Vec<Excused>,
}

/// Rows in which some fields need not be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excused {
    /// The fields.
    pub fields: BTreeSet<Field>,
    /// Fields whose values come from a list → the values that each may have; all of them hold.
    pub values: BTreeMap<Field, Vec<String>>,
}

impl FileProfile {
    /// The name of the text that stands for the file: its own, or that of its table where it is no
    /// text. Rejected rows are written so, and read where the file itself is not there.
    #[must_use]
    pub fn text_name(&self, kind: FileKind) -> String {
        match self.form {
            FileForm::Text => self.file.clone(),
            FileForm::Workbook | FileForm::JsonLines => format!("{}.csv", kind.code()),
        }
    }

    /// Whether a row of the file is an answer: then the questions stand in a column.
    #[must_use]
    pub fn is_by_answer(&self) -> bool {
        self.columns.contains_key(&Field::Question)
    }

    /// Whether the file needs a column for a field.
    #[must_use]
    pub fn needs_column(&self, rule: FieldRule) -> bool {
        let of_answer = matches!(rule.field, Field::Question | Field::Answer);
        rule.required || (of_answer && self.is_by_answer())
    }

    /// The name with the sheet, as messages have it.
    #[must_use]
    pub fn shown_name(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{}, sheet \"{sheet}\"", self.file),
            None => self.file.clone(),
        }
    }

    /// What the cells under a heading are; nothing where no field has it.
    #[must_use]
    pub fn kind_under(&self, heading: &str) -> Option<CellKind> {
        let name = compared(heading);
        let mut columns = self.columns.iter();
        let (field, _) = columns.find(|(_, heading)| compared(heading) == name)?;
        Some(field.rule().kind)
    }

    /// Whether the cells under a heading say yes or no.
    #[must_use]
    pub fn is_yes_no(&self, heading: &str) -> bool {
        self.kind_under(heading) == Some(CellKind::Listed(StandardList::YesNo))
    }

    /// The heading of a question's column.
    #[must_use]
    pub fn question_heading(&self, question: &QuestionId) -> String {
        self.questions
            .get(question)
            .cloned()
            .unwrap_or_else(|| format!("{}{question}", self.question_prefix))
    }
}

/// One of the standard's lists: its values, and other wordings that mean one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueList {
    /// The values as the standard has them now.
    pub values: Vec<String>,
    /// Other wording → value of the list, or nothing where it reads as missing.
    pub also: BTreeMap<String, Option<String>>,
    /// Wording of the return's Release 1 → value of the list, or nothing where it reads as missing.
    pub release_1: BTreeMap<String, Option<String>>,
}

impl ValueList {
    /// Every other wording with what it means: of Release 1, then the others.
    pub fn wordings(&self) -> impl Iterator<Item = (&String, &Option<String>)> {
        self.release_1.iter().chain(&self.also)
    }

    /// Whether the list has the word, as conditions and flag rules compare it with a value: without
    /// regard to capitals and to spaces around it.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        let word = word.trim().to_lowercase();
        self.values.iter().any(|value| value.to_lowercase() == word)
    }
}

/// Brings a heading or value into the form in which they are compared: lower case, no spaces.
#[must_use]
pub fn compared(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}
