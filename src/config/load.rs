//! Opening configuration files: the only place in `config` that reads from disk.

use super::bundle::{FILES, RasBundle};
use super::column_profile::ColumnProfile;
use super::panel_rules::PanelRules;
use super::problem::ConfigProblem;
use super::ras::Ras;
use super::raw_column_profile;
use super::raw_panel;
use super::raw_tolerances::{self, tolerances_file};
use super::tolerances::Tolerances;
use std::io::ErrorKind;
use std::path::Path;

/// Reads and checks the RAS in a folder, or lists every mistake found.
pub fn ras_folder(folder: &Path) -> Result<Ras, Vec<ConfigProblem>> {
    ras_bundle(folder)?.read()
}

/// The texts of the five files of the RAS in a folder.
pub fn ras_bundle(folder: &Path) -> Result<RasBundle, Vec<ConfigProblem>> {
    let mut texts = Vec::new();
    let mut problems = Vec::new();
    for file in FILES {
        match text_file(folder, file) {
            Ok(text) => texts.push((file, text)),
            Err(found) => problems.extend(found),
        }
    }
    let texts = texts.iter().map(|(file, text)| (*file, text.as_str()));
    RasBundle::of_texts(texts).ok_or(problems)
}

/// Reads `tolerances.toml` in a folder, or lists every mistake found. Whether it sets what the flag
/// rules need is checked by `flags::check_settings`.
pub fn tolerances(folder: &Path) -> Result<Tolerances, Vec<ConfigProblem>> {
    tolerances_file(&text_file(folder, raw_tolerances::FILE)?).finished()
}

/// Reads and checks the panel's rules (`panel.toml`) in a folder, or lists every mistake found.
pub fn panel_rules(folder: &Path) -> Result<PanelRules, Vec<ConfigProblem>> {
    raw_panel::panel_file(&text_file(folder, raw_panel::FILE)?).finished()
}

/// Reads and checks a column profile (`FILE.toml`) in a folder, with the file of value lists that
/// it names beside it, or lists every mistake found.
pub fn column_profile(folder: &Path, file: &str) -> Result<ColumnProfile, Vec<ConfigProblem>> {
    let text = text_file(folder, file)?;
    raw_column_profile::column_profile(file, &text, |lists| text_file(folder, lists))
}

/// The text of one configuration file of a folder.
pub fn text_file(folder: &Path, file: &str) -> Result<String, Vec<ConfigProblem>> {
    let path = folder.join(file);
    let shown = path.display();
    let problem = |what: String, remedy: &str| {
        vec![ConfigProblem {
            file: file.to_owned(),
            line: None,
            key: "(the file)".to_owned(),
            what,
            allowed: "a readable text file in UTF-8".to_owned(),
            remedy: remedy.to_owned(),
        }]
    };
    std::fs::read_to_string(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => problem(
            format!("{shown} does not exist"),
            "add the file (it may be empty where nothing must be in it), or name another folder",
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
