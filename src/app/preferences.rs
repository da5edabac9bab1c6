//! What is remembered between runs: the register opened last, and each register's configuration
//! folder. Preferences are no records: they stand outside every register.

use super::error::{AppError, ErrorKind};
use super::places::{Places, absolute};
use crate::register::store::Mode;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The preferences.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Preferences {
    last: Option<PathBuf>,
    recent: Vec<PathBuf>,
    configurations: BTreeMap<String, PathBuf>,
}

/// How many registers are remembered.
const RECENT_MAX: usize = 9;

/// How a register is opened.
#[must_use]
pub fn mode(read_only: bool) -> Mode {
    if read_only {
        Mode::ReadOnly
    } else {
        Mode::ReadWrite
    }
}

impl Preferences {
    /// Reads the preferences; there are none at the first run.
    ///
    /// Fails when the file is there and cannot be read: it is named, so that it can be removed.
    pub fn read(places: &Places) -> Result<Preferences, AppError> {
        let path = file(places);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Preferences::default());
            }
            Err(error) => return Err(unusable(&path, &error)),
        };
        toml::from_str(&text).map_err(|error| unusable(&path, &error))
    }

    /// Writes the preferences.
    pub fn write(&self, places: &Places) -> Result<(), AppError> {
        let path = file(places);
        let text = toml::to_string(self).map_err(|error| unusable(&path, &error))?;
        std::fs::create_dir_all(&places.preferences)
            .and_then(|()| std::fs::write(&path, text))
            .map_err(|error| unusable(&path, &error))
    }

    /// The register that was opened last, whether or not it is still there.
    #[must_use]
    pub fn last(&self) -> Option<&Path> {
        self.last.as_deref()
    }

    /// The registers that were opened before and are still there, the latest first.
    #[must_use]
    pub fn recent(&self) -> Vec<PathBuf> {
        let known = self.last.iter().chain(&self.recent);
        let mut there: Vec<PathBuf> = Vec::new();
        for path in known.filter(|path| path.is_file()) {
            if !there.contains(path) {
                there.push(path.clone());
            }
        }
        there
    }

    /// The configuration folder that was last named for a register.
    #[must_use]
    pub fn configuration_of(&self, register: &Path) -> Option<PathBuf> {
        self.configurations.get(&key(register)).cloned()
    }

    /// Remembers a register as the last one, and its configuration folder where one is named.
    pub fn remember(&mut self, register: &Path, named: Option<&Path>) {
        let path = absolute(register);
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path.clone());
        self.recent.truncate(RECENT_MAX);
        self.last = Some(path);
        if let Some(folder) = named {
            self.configurations.insert(key(register), absolute(folder));
        }
    }

    /// Remembers a register that has just been made: what its name led to before counts no more.
    pub fn remember_made(&mut self, register: &Path, configuration: Option<&Path>) {
        self.configurations.remove(&key(register));
        self.remember(register, configuration);
    }
}

fn key(register: &Path) -> String {
    absolute(register).display().to_string()
}

fn file(places: &Places) -> PathBuf {
    places.preferences.join("preferences.toml")
}

fn unusable(path: &Path, error: &dyn std::error::Error) -> AppError {
    let what = format!("the preferences in {} cannot be used", path.display());
    AppError::caused(ErrorKind::Operator, what, error)
        .hint("remove the file; it holds only which register was opened last")
}
