//! Single caseload files: which rows each holds, by its name in the profile or by its headings.

use super::headings::{DELIMITERS, Headings};
use super::source::{SourceFile, bytes, from_bytes, of_form};
use super::workbook::index::sheet_names;
use crate::config::caseload_field::FileKind;
use crate::config::column_profile::{ColumnProfile, FileForm, FileProfile, compared};
use crate::import::said::notice::NoticeKind;
use crate::import::said::rejected::FileProblem;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Opens files that were named one by one. What the profile calls a file of that name is read so;
/// any other name is read as the rows whose headings it has most of.
pub fn open(
    paths: &[PathBuf],
    profile: &ColumnProfile,
) -> Result<Vec<SourceFile>, Vec<FileProblem>> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        match opened(path, profile) {
            Ok(found) => files.extend(found),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        files.sort_by_key(|file| file.kind);
        Ok(files)
    } else {
        Err(problems)
    }
}

fn opened(path: &Path, profile: &ColumnProfile) -> Result<Vec<SourceFile>, FileProblem> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let limits = profile.limits;
    let there = bytes(path, &name, limits.bytes_max)?;
    let bytes = there.ok_or_else(|| {
        let what = "there is no such file".to_owned();
        problem(&name, what, "a file that is there", "correct its name")
    })?;
    let same = |other: &str| other.to_lowercase() == name.to_lowercase();
    let mut files = Vec::new();
    for (kind, file) in &profile.files {
        if same(&file.file) {
            let file = FileProfile {
                file: name.clone(),
                ..file.clone()
            };
            files.push(of_form(*kind, &file, limits, &bytes)?);
        } else if same(&file.text_name(*kind)) {
            files.push(from_bytes(*kind, &name, &bytes)?);
        }
    }
    if files.is_empty() {
        files = by_headings(&name, &bytes, profile)?;
    }
    Ok(files)
}

fn problem(name: &str, what: String, allowed: &str, remedy: &str) -> FileProblem {
    FileProblem {
        file: name.to_owned(),
        line: None,
        what,
        allowed: allowed.to_owned(),
        remedy: remedy.to_owned(),
    }
}

const ALLOWED: &str = "a file with the name or the headings of one table of the profile";

/// The file, or each sheet of a workbook, as the rows whose headings it has most of. Of several
/// sheets, those that fit no table are passed over, which is told.
fn by_headings(
    name: &str,
    bytes: &[u8],
    profile: &ColumnProfile,
) -> Result<Vec<SourceFile>, FileProblem> {
    let Some(form) = FileForm::of_name(name) else {
        let what = "files of this ending are not read".to_owned();
        let remedy = "save it as .csv, .xlsx or .jsonl";
        return Err(problem(name, what, "text, .xlsx or .jsonl", remedy));
    };
    let sheets = match form {
        FileForm::Workbook => {
            let names = sheet_names(bytes, profile.limits.unpacked_bytes_max);
            names.map_err(|found| found.of(name))?
        }
        FileForm::Text | FileForm::JsonLines => Vec::new(),
    };
    if sheets.len() < 2 {
        return Ok(vec![one_by_headings((name, form, None), bytes, profile)?]);
    }
    let (mut files, mut not_read) = (Vec::new(), Vec::new());
    let mut first = None;
    for sheet in sheets {
        match one_by_headings((name, form, Some(&sheet)), bytes, profile) {
            Ok(file) => files.push(file),
            Err(problem) => {
                first = first.or(Some(problem));
                not_read.push(sheet);
            }
        }
    }
    let Some(file) = files.first_mut() else {
        let what = "the workbook has no sheet that is read".to_owned();
        let none = problem(name, what, ALLOWED, "correct its headings");
        return Err(first.unwrap_or(none));
    };
    for sheet in not_read {
        file.notices
            .on_heading(file.kind, NoticeKind::SheetNotRead, &sheet);
    }
    Ok(files)
}

/// A file or a sheet as the rows whose headings it has most of.
fn one_by_headings(
    (name, form, sheet): (&str, FileForm, Option<&str>),
    bytes: &[u8],
    profile: &ColumnProfile,
) -> Result<SourceFile, FileProblem> {
    let mut found: Vec<(usize, SourceFile)> = Vec::new();
    let mut unread = None;
    for (kind, file) in &profile.files {
        let other_sheet = |own: &String| {
            sheet.is_some_and(|sheet| sheet.trim().to_lowercase() != own.trim().to_lowercase())
        };
        if file.sheet.as_ref().is_some_and(other_sheet) {
            continue;
        }
        let file = FileProfile {
            file: name.to_owned(),
            form,
            sheet: sheet.map(str::to_owned),
            ..file.clone()
        };
        match of_form(*kind, &file, profile.limits, bytes) {
            Ok(source) => {
                let n = n_headings(*kind, &file, &source, profile);
                found.extend(n.map(|n| (n, source)));
            }
            Err(problem) => unread = Some(problem),
        }
    }
    let most = found.iter().map(|(n, _)| *n).max();
    found.retain(|(n, _)| Some(*n) == most);
    let Some((_, first)) = found.pop() else {
        return Err(unread.unwrap_or_else(|| {
            let what = "no table of the profile has this name or these headings".to_owned();
            let remedy = "correct the name or the headings, or write a profile: import \
                --propose-profile";
            problem(name, what, ALLOWED, remedy)
        }));
    };
    if let Some((_, other)) = found.pop() {
        let what = format!(
            "its headings fit [{}] as well as [{}]",
            other.kind.code(),
            first.kind.code()
        );
        let remedy = "give it the name that the profile has for it (file)";
        return Err(problem(name, what, ALLOWED, remedy));
    }
    Ok(first)
}

/// How many headings of a table a file has; nothing where it lacks one that is needed.
fn n_headings(
    kind: FileKind,
    file: &FileProfile,
    source: &SourceFile,
    profile: &ColumnProfile,
) -> Option<usize> {
    let delimiters = source
        .delimiter
        .map_or(DELIMITERS.to_vec(), |said| vec![said]);
    let counts = delimiters.into_iter().filter_map(|delimiter| {
        let cells = source.rows(delimiter, profile.limits).next()?.cells.ok()?;
        if !Headings::are_enough(kind, file, &cells) {
            return None;
        }
        let there: BTreeSet<String> = cells.iter().map(|cell| compared(cell)).collect();
        let fields = file.columns.values().chain(file.questions.values());
        Some(
            fields
                .filter(|heading| there.contains(&compared(heading)))
                .count(),
        )
    });
    // The reference of the case alone could stand in any file.
    counts.max().filter(|n| *n > 1)
}
