//! Which heading of a council's file is which field: a profile, never code.

use std::collections::BTreeMap;

/// How a council's caseload files are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnProfile {
    /// Its title.
    pub title: String,
    /// The files, by the kind of rows they hold.
    pub files: BTreeMap<FileKind, FileProfile>,
}

/// The kinds of caseload files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// One row a person.
    People,
    /// One row an assessment, one column a question.
    Assessments,
    /// One row a service line.
    Packages,
    /// One row a part of an indicative budget computed elsewhere (optional).
    Given,
}

impl FileKind {
    /// Every kind with the code that profiles use.
    pub const ALL: [(FileKind, &'static str); 4] = [
        (FileKind::People, "people"),
        (FileKind::Assessments, "assessments"),
        (FileKind::Packages, "packages"),
        (FileKind::Given, "given"),
    ];

    /// The code that profiles use.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("?", |row| row.1)
    }
}

/// How one file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProfile {
    /// The file's name inside the caseload folder.
    pub file: String,
    /// The character between columns.
    pub delimiter: char,
    /// Field → heading in the file. Headings are compared without regard to case and spacing.
    pub columns: BTreeMap<String, String>,
    /// Assessments only: what stands before a question's id in its heading.
    pub question_prefix: String,
    /// Field → (value in the file → value of the standard).
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// How dates are written (`%Y-%m-%d`, `%d/%m/%Y`), tried in order.
    pub dates: Vec<String>,
}
