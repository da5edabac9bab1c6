//! The caseload files of a folder as texts: the only place in `import` that opens files.

use super::rejected::FileProblem;
use crate::config::caseload_field::FileKind;
use crate::config::column_profile::ColumnProfile;
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
    /// Its text, without a byte order mark.
    pub text: String,
    /// SHA-256 over its bytes as they were.
    pub digest: Digest,
    /// How many bytes it had.
    pub n_bytes: u64,
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
        match bytes(&path.join(&file.file), &file.file, profile.bytes_max) {
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

/// Takes bytes as a caseload file: UTF-8, with or without a byte order mark.
pub fn from_bytes(kind: FileKind, name: &str, bytes: &[u8]) -> Result<SourceFile, FileProblem> {
    let refused = |line: Option<usize>, what: &str| FileProblem {
        file: name.to_owned(),
        line,
        what: what.to_owned(),
        allowed: "CSV text in UTF-8".to_owned(),
        remedy: "save it as \"CSV UTF-8 (comma delimited)\" from the spreadsheet".to_owned(),
    };
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(refused(
            None,
            "this is a spreadsheet workbook, not CSV text",
        ));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(refused(None, "this is UTF-16 text (\"Unicode text\")"));
    }
    let line_at = |at: usize| {
        let before = bytes.get(..at).unwrap_or_default();
        Some(1 + before.iter().filter(|byte| **byte == b'\n').count())
    };
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(refused(
            line_at(at),
            "the file has NUL bytes: it is not text",
        ));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{FEFF}').unwrap_or(text),
        Err(error) => {
            let what = "the text is not UTF-8 from here on (it may be Windows-1252)";
            return Err(refused(line_at(error.valid_up_to()), what));
        }
    };
    Ok(SourceFile {
        kind,
        name: name.to_owned(),
        text: text.to_owned(),
        digest: Digest(Sha256::digest(bytes).into()),
        n_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
    })
}
