//! The caseload files of a folder as texts: the only place in `import` that opens files.

use super::csv_rows::Rows;
use super::encoding::{NotText, decoded};
use super::json_lines::{HEADINGS_ON, json_lines};
use super::workbook::sheet::{Sheet, sheet_text};
use crate::config::caseload_field::FileKind;
use crate::config::column_profile::{ColumnProfile, FileForm, FileProfile, Limits};
use crate::config::ras::Digest;
use crate::import::said::notice::Notices;
use crate::import::said::rejected::{FileProblem, Unreadable};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// One caseload file, as text.
#[derive(Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Which rows it holds.
    pub kind: FileKind,
    /// Its name inside the folder.
    pub name: String,
    /// Its text, without a byte order mark and a line that only says the delimiter.
    pub text: String,
    /// The line of the file with which the text begins.
    pub first_line: usize,
    /// Whether cells that hold no value are marked ([`super::marked`]).
    pub is_marked: bool,
    /// The character between columns, where the file says it.
    pub delimiter: Option<char>,
    /// SHA-256 over its bytes as they were.
    pub digest: Digest,
    /// How many bytes it had.
    pub n_bytes: u64,
    /// What is worth knowing of how its bytes were read.
    pub notices: Notices,
}

/// Shows no text: it is about real people.
impl std::fmt::Debug for SourceFile {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            out,
            "{} ({} bytes, {:?})",
            self.name, self.n_bytes, self.digest
        )
    }
}

impl SourceFile {
    /// The rows of the text, read with a character between columns.
    #[must_use]
    pub fn rows(&self, delimiter: char, limits: Limits) -> Rows<'_> {
        let delimiter = u8::try_from(delimiter).unwrap_or(b',');
        Rows::of(&self.text, delimiter).within(self.first_line, limits.columns_max)
    }
}

/// Opens the files that the profile names. Files that the profile calls optional may lack; in a
/// folder without people, which adds to cases that are known, all but one may.
pub fn folder(path: &Path, profile: &ColumnProfile) -> Result<Vec<SourceFile>, Vec<FileProblem>> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    let there = |kind: &FileKind| {
        let file = profile.files.get(kind);
        file.is_some_and(|file| {
            let names = [file.file.clone(), file.text_name(*kind)];
            names.iter().any(|name| path.join(name).exists())
        })
    };
    let adds = !there(&FileKind::People) && profile.files.keys().any(there);
    for (kind, file) in &profile.files {
        match table(path, *kind, file, profile.limits) {
            Ok(Some(source)) => files.push(source),
            Ok(None) if file.optional || adds => {}
            Ok(None) => problems.push(missing(path, &file.file, kind.code())),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(files)
    } else {
        Err(problems)
    }
}

/// The rows of one kind: from their file or, where that is a workbook or JSON lines and not there,
/// from the text that stands for it. Nothing where there is neither.
fn table(
    path: &Path,
    kind: FileKind,
    file: &FileProfile,
    limits: Limits,
) -> Result<Option<SourceFile>, FileProblem> {
    let bytes_of = |name: &str| bytes(&path.join(name), name, limits.bytes_max);
    let own = bytes_of(&file.file)?;
    if file.form == FileForm::Text {
        return own
            .map(|bytes| from_bytes(kind, &file.file, &bytes))
            .transpose();
    }
    let text_name = file.text_name(kind);
    match (own, bytes_of(&text_name)?) {
        (Some(_), Some(_)) => Err(FileProblem {
            file: text_name,
            line: None,
            what: format!("{} is there, too, with the same rows", file.file),
            allowed: "one of the two".to_owned(),
            remedy: "take the one out that does not hold".to_owned(),
        }),
        (Some(bytes), None) => of_form(kind, file, limits, &bytes).map(Some),
        (None, Some(bytes)) => from_bytes(kind, &text_name, &bytes).map(Some),
        (None, None) => Ok(None),
    }
}

/// Takes the bytes of a table's file in the form that the profile says.
pub fn of_form(
    kind: FileKind,
    file: &FileProfile,
    limits: Limits,
    bytes: &[u8],
) -> Result<SourceFile, FileProblem> {
    let name = file.shown_name();
    let told = |problem: Unreadable| problem.of(&name);
    let mut notices = Notices::default();
    let (text, first_line) = match file.form {
        FileForm::Text => return from_bytes(kind, &name, bytes),
        FileForm::Workbook => {
            let profile = file;
            let sheet = Sheet {
                kind,
                profile,
                limits,
            };
            (sheet_text(sheet, bytes, &mut notices).map_err(told)?, 1)
        }
        FileForm::JsonLines => {
            let lines = decoded(kind, bytes, &mut notices)
                .map_err(|NotText { line, what, remedy }| {
                    let allowed = "JSON lines in UTF-8";
                    Unreadable {
                        line,
                        ..Unreadable::file(&what, allowed, remedy)
                    }
                })
                .map_err(told)?;
            let text = json_lines((kind, file, limits), &lines, &mut notices);
            (text.map_err(told)?, HEADINGS_ON)
        }
    };
    Ok(SourceFile {
        kind,
        text,
        first_line,
        is_marked: true,
        delimiter: Some(file.delimiter),
        digest: Digest(Sha256::digest(bytes).into()),
        n_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        notices,
        name,
    })
}

/// The bytes of a file; nothing where there is none.
pub(in crate::import) fn bytes(
    path: &Path,
    name: &str,
    bytes_max: u64,
) -> Result<Option<Vec<u8>>, FileProblem> {
    let unreadable = |error: std::io::Error| FileProblem {
        file: name.to_owned(),
        line: None,
        what: format!("the file cannot be read: {error}"),
        allowed: "a file that you may read".to_owned(),
        remedy: "check the file and who may read it".to_owned(),
    };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    let mut bytes = Vec::new();
    let n_read = file
        .take(bytes_max.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if u64::try_from(n_read).is_ok_and(|n_bytes| n_bytes <= bytes_max) {
        return Ok(Some(bytes));
    }
    Err(FileProblem {
        file: name.to_owned(),
        line: None,
        what: "the file is larger than the profile accepts".to_owned(),
        allowed: format!("at most {} bytes (megabytes_max of the profile)", bytes_max),
        remedy: "check that it is the right file, or raise megabytes_max".to_owned(),
    })
}

fn missing(path: &Path, name: &str, kind: &str) -> FileProblem {
    FileProblem {
        file: name.to_owned(),
        line: None,
        what: format!("the folder {} has no file of this name", path.display()),
        allowed: format!("the file that the profile names under [{kind}]"),
        remedy: "put it there, or correct the name in the profile; \
            optional = true lets a file lack"
            .to_owned(),
    }
}

/// Takes bytes as a caseload file of text, in the encoding that they are in.
pub fn from_bytes(kind: FileKind, name: &str, bytes: &[u8]) -> Result<SourceFile, FileProblem> {
    let refused = |line: Option<usize>, what: String, remedy: &str| FileProblem {
        file: name.to_owned(),
        line,
        what,
        allowed: "CSV text in UTF-8, UTF-16 with a byte order mark, or Windows-1252".to_owned(),
        remedy: remedy.to_owned(),
    };
    if let Some((_, what)) = NO_TEXT.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        let remedy = "save it as \"CSV UTF-8 (comma delimited)\" from the spreadsheet";
        return Err(refused(None, (*what).to_owned(), remedy));
    }
    let mut notices = Notices::default();
    let text = decoded(kind, bytes, &mut notices)
        .map_err(|NotText { line, what, remedy }| refused(line, what, remedy))?;
    let (delimiter, text) = said_delimiter(text);
    Ok(SourceFile {
        kind,
        name: name.to_owned(),
        text,
        first_line: if delimiter.is_some() { 2 } else { 1 },
        is_marked: false,
        delimiter,
        digest: Digest(Sha256::digest(bytes).into()),
        n_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        notices,
    })
}

/// The first bytes of files that are no text, and what these are.
const NO_TEXT: [(&[u8], &str); 2] = [
    (
        b"PK\x03\x04",
        "this is a spreadsheet workbook, not CSV text",
    ),
    (
        b"\xD0\xCF\x11\xE0",
        "this is an old (.xls) or a protected workbook, not CSV text",
    ),
];

/// Takes away the line `sep=;` that spreadsheets put first, and gives the character that it says.
fn said_delimiter(text: String) -> (Option<char>, String) {
    let first = text.split(['\r', '\n']).next().unwrap_or_default();
    let unquoted = first.trim_matches('"');
    let said = unquoted
        .get(..4)
        .filter(|key| key.eq_ignore_ascii_case("sep="));
    let mut after = said.and(unquoted.get(4..)).unwrap_or_default().chars();
    match (after.next(), after.next()) {
        (Some(delimiter), None) if delimiter.is_ascii() => {
            let rest = text.get(first.len()..).unwrap_or_default();
            let past = rest.strip_prefix("\r\n");
            let past = past.or_else(|| rest.strip_prefix(['\r', '\n']));
            (Some(delimiter), past.unwrap_or_default().to_owned())
        }
        _ => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_line_that_says_the_delimiter_is_taken_away_and_counted() {
        for (text, said, rest) in [
            ("sep=;\r\na;b", Some(';'), "a;b"),
            ("\"SEP=|\"\na|b", Some('|'), "a|b"),
            ("sep=\t\ra\tb", Some('\t'), "a\tb"),
            ("sep=;;\na", None, "sep=;;\na"),
            ("sep=\na", None, "sep=\na"),
            ("sep=é\na", None, "sep=é\na"),
            ("seé", None, "seé"),
        ] {
            assert_eq!(
                said_delimiter(text.to_owned()),
                (said, rest.to_owned()),
                "{text}"
            );
        }
    }
}
