//! Opening configuration files: the only place in `config` that reads from disk.

use super::bundle::{Examined, FILES, RasBundle};
use super::column_profile::ColumnProfile;
use super::panel_rules::PanelRules;
use super::problem::ConfigProblem;
use super::ras::Ras;
use super::raw;
use super::raw::tolerances::tolerances_file;
use super::reading::reader::Reading;
use super::tolerances::Tolerances;
use std::io::ErrorKind;
use std::path::Path;

/// Reads and checks the RAS in a folder, or lists every mistake found.
pub fn ras_folder(folder: &Path) -> Result<Ras, Vec<ConfigProblem>> {
    ras_bundle(folder)?.read()
}

/// The texts of the five files of the RAS in a folder.
pub fn ras_bundle(folder: &Path) -> Result<RasBundle, Vec<ConfigProblem>> {
    let (bundle, lost) = ras_texts(folder);
    match lost.is_empty() {
        true => Ok(bundle),
        false => Err(lost),
    }
}

/// The RAS in a folder, read and checked as far as its files can be read.
#[must_use]
pub fn ras_examined(folder: &Path) -> (RasBundle, Examined) {
    let (bundle, lost) = ras_texts(folder);
    let files: Vec<&str> = lost.iter().map(|lost| lost.file.as_str()).collect();
    let examined = bundle.examined(&files);
    (bundle, examined.with_lost(lost))
}

/// The texts that can be read, and what is wrong with the files that cannot.
fn ras_texts(folder: &Path) -> (RasBundle, Vec<ConfigProblem>) {
    let mut bundle = RasBundle::default();
    let mut lost = Vec::new();
    for file in FILES {
        match text_file(folder, file) {
            Ok(text) => bundle.take_in(file, &text),
            Err(found) => lost.extend(found),
        }
    }
    (bundle, lost)
}

/// Reads `tolerances.toml` in a folder, or lists every mistake found. Whether it sets what the flag
/// rules need is checked by `flags::check_settings`.
pub fn tolerances(folder: &Path) -> Result<Tolerances, Vec<ConfigProblem>> {
    tolerances_read(folder).and_then(Reading::finished)
}

/// What can be read of `tolerances.toml` in a folder; its mistakes where it is not there.
pub fn tolerances_read(folder: &Path) -> Result<Reading<Tolerances>, Vec<ConfigProblem>> {
    text_file(folder, raw::tolerances::FILE).map(|text| tolerances_file(&text))
}

/// Reads and checks the panel's rules (`panel.toml`) in a folder, or lists every mistake found.
pub fn panel_rules(folder: &Path) -> Result<PanelRules, Vec<ConfigProblem>> {
    panel_read(folder).and_then(Reading::finished)
}

/// What can be read of `panel.toml` in a folder; its mistakes where it is not there.
pub fn panel_read(folder: &Path) -> Result<Reading<PanelRules>, Vec<ConfigProblem>> {
    text_file(folder, raw::panel::FILE).map(|text| raw::panel::panel_file(&text))
}

/// Reads and checks a column profile in a folder (`import/NAME.toml` in that of a configuration),
/// with the file of value lists that it names beside it, or lists every mistake found.
pub fn column_profile(folder: &Path, file: &str) -> Result<ColumnProfile, Vec<ConfigProblem>> {
    profile_read(folder, file).and_then(Reading::finished)
}

/// What can be read of a column profile in a folder; its mistakes where it is not there.
pub fn profile_read(
    folder: &Path,
    file: &str,
) -> Result<Reading<ColumnProfile>, Vec<ConfigProblem>> {
    let text = text_file(folder, file)?;
    Ok(raw::column_profile::profile_file(file, &text, |lists| {
        text_file(folder, lists)
    }))
}

/// Files that a scheme may have nothing to write into.
const MAY_BE_EMPTY: [&str; 3] = ["domains.toml", "adjustments.toml", "allocation.toml"];

/// The text of one configuration file of a folder.
pub fn text_file(folder: &Path, file: &str) -> Result<String, Vec<ConfigProblem>> {
    let path = folder.join(file);
    let shown = path.display();
    let problem = |what: String, remedy: &str| {
        vec![ConfigProblem {
            file: file.to_owned(),
            line: Some(1),
            key: "(the file)".to_owned(),
            what,
            allowed: "a readable text file in UTF-8".to_owned(),
            remedy: remedy.to_owned(),
        }]
    };
    std::fs::read_to_string(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => problem(
            format!("{shown} does not exist"),
            match MAY_BE_EMPTY.contains(&file) {
                true => "add the file (it may be empty), or name another folder",
                false => "add the file, or name another folder",
            },
        ),
        ErrorKind::InvalidData => problem(
            format!("{shown} is not text in UTF-8"),
            "save the file again as UTF-8",
        ),
        _ => problem(
            format!("{shown} cannot be read: {error}"),
            "see that the file is there and that you may read it",
        ),
    })
}

/// The names in a folder, in order; hidden ones are left out.
pub fn names_in(folder: &Path) -> Result<Vec<String>, Vec<ConfigProblem>> {
    let unreadable = |error: std::io::Error| {
        vec![ConfigProblem {
            file: folder.display().to_string(),
            line: None,
            key: "(the folder)".to_owned(),
            what: format!("{} cannot be read: {error}", folder.display()),
            allowed: "a folder of configuration files".to_owned(),
            remedy: "see that the folder is there and that you may read it".to_owned(),
        }]
    };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let name = entry
            .map_err(unreadable)?
            .file_name()
            .to_string_lossy()
            .into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
