//! Which heading of a council's file is which field: a profile, never code.

use super::caseload_field::{Field, FileKind, StandardList};
use super::date_pattern::DatePattern;
use crate::terms::ids::QuestionId;
use std::collections::BTreeMap;

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
}

impl Limits {
    /// The limits of a profile that states no other.
    #[must_use]
    pub fn unless_stated(bytes_max: u64) -> Limits {
        Limits {
            bytes_max,
            rows_max: 5_000_000,
            columns_max: 1_000,
            cell_characters_max: 32_767,
        }
    }
}

/// How one file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProfile {
    /// The file's name inside the caseload folder.
    pub file: String,
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
    /// Assessments only: what stands before a question's id in its heading.
    pub question_prefix: String,
    /// Assessments only: questions whose heading is not prefix and id.
    pub questions: BTreeMap<QuestionId, String>,
    /// Assessments only: question → (answer in the file → answer in the RAS's notation, or nothing
    /// where it reads as missing).
    pub answers: BTreeMap<QuestionId, BTreeMap<String, Option<String>>>,
}

impl FileProfile {
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
    /// Other wording (such as that of Release 1) → value of the list, or nothing where it reads as
    /// missing.
    pub also: BTreeMap<String, Option<String>>,
}

impl ValueList {
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
