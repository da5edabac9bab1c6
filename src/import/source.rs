//! The caseload files of a folder as texts: the only place in `import` that opens files.

use super::csv_rows::Rows;
use super::encoding::{NotText, decoded};
use super::notice::Notices;
use super::rejected::FileProblem;
use crate::config::caseload_field::FileKind;
use crate::config::column_profile::{ColumnProfile, Limits};
use crate::config::ras::Digest;
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
        file.is_some_and(|file| path.join(&file.file).exists())
    };
    let adds = !there(&FileKind::People) && profile.files.keys().any(there);
    for (kind, file) in &profile.files {
        match bytes(&path.join(&file.file), &file.file, profile.limits.bytes_max) {
            Ok(Some(bytes)) => match from_bytes(*kind, &file.file, &bytes) {
                Ok(source) => files.push(source),
                Err(problem) => problems.push(problem),
            },
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

/// The bytes of a file; nothing where there is none.
fn bytes(path: &Path, name: &str, bytes_max: u64) -> Result<Option<Vec<u8>>, FileProblem> {
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
