//! The configuration in use: the shipped one, or a council's own folder.
//!
//! A folder holds `panel.toml`, `tolerances.toml`, `import/` with column profiles, and `ras/` with
//! one folder for each RAS.

use super::error::{AppError, ErrorKind};
use crate::config::bundle::RasBundle;
use crate::config::column_profile::ColumnProfile;
use crate::config::load;
use crate::config::look::PleaseLook;
use crate::config::look_over::{self, Texts};
use crate::config::panel_rules::PanelRules;
use crate::config::problem::ConfigProblem;
use crate::config::ras::Ras;
use crate::config::raw_panel;
use crate::config::raw_tolerances;
use crate::config::shipped;
use crate::config::tolerances::Tolerances;
use crate::flags;
use crate::terms::date::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything that is configured.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// The folder it was read from; none for the shipped one.
    pub folder: Option<PathBuf>,
    /// The RAS of the files, as texts.
    pub bundle: RasBundle,
    /// The RAS of the files. What is recorded uses the live RAS of the register, not this one.
    pub ras: Arc<Ras>,
    /// The panel's rules.
    pub rules: Arc<PanelRules>,
    /// The limits of the flag rules.
    pub tolerances: Arc<Tolerances>,
    /// The column profile.
    pub profile: ColumnProfile,
}

/// Which parts of a folder are used, where it has several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The RAS's folder inside `ras/`; needed where there are several.
    pub ras: Option<String>,
    /// The profile's file inside `import/`, without `.toml`; by default named like the RAS.
    pub profile: Option<String>,
}

impl Configuration {
    /// The configuration that ships with the program.
    pub fn shipped() -> Result<Configuration, AppError> {
        let bundle = shipped::ras_bundle().map_err(|problems| config_error(&problems))?;
        let ras = bundle.read();
        let rules = shipped::panel_rules();
        let tolerances = shipped::tolerances();
        let profile = shipped::column_profile("northfold.toml");
        whole(None, bundle, ras, rules, tolerances, profile)
    }

    /// The configuration in a folder. Fails with every mistake in it.
    pub fn of_folder(folder: &Path, chosen: &Chosen) -> Result<Configuration, AppError> {
        a_configuration(folder)?;
        let ras_name = only_one(&folder.join("ras"), chosen.ras.as_deref(), "--ras")?;
        let profiles = folder.join("import");
        let profile_name = chosen.profile.as_deref().unwrap_or(&ras_name);
        let bundle = load::ras_bundle(&folder.join("ras").join(&ras_name));
        let bundle = bundle.map_err(|problems| config_error(&problems))?;
        let ras = bundle.read();
        let rules = load::panel_rules(folder);
        let tolerances = load::tolerances(folder);
        let file = format!("{}.toml", profile_name.trim_end_matches(".toml"));
        let profile = load::column_profile(&profiles, &file);
        whole(
            Some(folder.to_path_buf()),
            bundle,
            ras,
            rules,
            tolerances,
            profile,
        )
    }
}

/// Refuses what is no configuration folder before any file is looked for in it.
fn a_configuration(folder: &Path) -> Result<(), AppError> {
    let shown = folder.display();
    let ras = folder.join("ras");
    let wrong = if !folder.exists() {
        format!("there is no configuration folder {shown}")
    } else if !folder.is_dir() {
        format!("{shown} is a file, not a configuration folder")
    } else if is_ras(folder) {
        format!("{shown} is the folder of one RAS, not a configuration folder")
    } else if let Err(error) = std::fs::read_dir(folder) {
        format!("the configuration folder {shown} cannot be read: {error}")
    } else if !ras.is_dir() {
        format!("{shown} is no configuration folder: it holds no folder ras/")
    } else {
        return Ok(());
    };
    Err(AppError::new(ErrorKind::Config, wrong).hint(
        "name the folder with panel.toml, tolerances.toml, ras/ and import/, or none for the \
         built-in RAS",
    ))
}

impl Configuration {
    /// Says what in it is worth a look on a day.
    pub fn checked(&self, today: Date) -> Result<Checked, AppError> {
        let text = |file: &str| match &self.folder {
            Some(folder) => load::text_file(folder, file),
            None => shipped::text(file).map(str::to_owned),
        };
        let text = |file: &str| text(file).map_err(|problems| config_error(&problems));
        let (panel, tolerances) = (text(raw_panel::FILE)?, text(raw_tolerances::FILE)?);
        let texts = Texts {
            ras: &self.bundle,
            panel: Some(&panel),
            tolerances: Some(&tolerances),
            lists: Some(&self.profile.standard),
        };
        Ok(Checked {
            ras: Arc::clone(&self.ras),
            ras_alone: false,
            look: look_over::over(texts, today),
        })
    }
}

/// The RAS of a configuration folder, or that of a folder which is one (it holds `ras.toml`).
pub fn ras_in(folder: &Path, chosen: &Chosen) -> Result<Arc<Ras>, AppError> {
    if !is_ras(folder) {
        return Ok(Configuration::of_folder(folder, chosen)?.ras);
    }
    let read = load::ras_folder(folder);
    read.map(Arc::new)
        .map_err(|problems| config_error(&problems))
}

/// A configuration without mistakes, and what in it is worth a look.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The RAS.
    pub ras: Arc<Ras>,
    /// Whether only a RAS was there: nothing else was checked.
    pub ras_alone: bool,
    /// Figures that may stand, but are perhaps not meant.
    pub look: Vec<PleaseLook>,
}

/// Checks the folder of a configuration or of one RAS. Fails with every mistake.
pub fn check_folder(folder: &Path, chosen: &Chosen, today: Date) -> Result<Checked, AppError> {
    if !is_ras(folder) {
        return Configuration::of_folder(folder, chosen)?.checked(today);
    }
    let bundle = load::ras_bundle(folder);
    let bundle = bundle.map_err(|problems| config_error(&problems))?;
    let ras = bundle.read().map_err(|problems| config_error(&problems))?;
    let texts = Texts {
        ras: &bundle,
        panel: None,
        tolerances: None,
        lists: None,
    };
    Ok(Checked {
        ras: Arc::new(ras),
        ras_alone: true,
        look: look_over::over(texts, today),
    })
}

/// Whether a folder is that of one RAS, not of a whole configuration.
fn is_ras(folder: &Path) -> bool {
    folder.join("ras.toml").is_file()
}

fn whole(
    folder: Option<PathBuf>,
    bundle: RasBundle,
    ras: Result<Ras, Vec<ConfigProblem>>,
    rules: Result<PanelRules, Vec<ConfigProblem>>,
    tolerances: Result<Tolerances, Vec<ConfigProblem>>,
    profile: Result<ColumnProfile, Vec<ConfigProblem>>,
) -> Result<Configuration, AppError> {
    match (ras, rules, tolerances, profile) {
        (Ok(ras), Ok(rules), Ok(tolerances), Ok(profile)) => {
            let unfit = flags::check_settings(&tolerances, &rules);
            if !unfit.is_empty() {
                return Err(config_error(&unfit));
            }
            let (ras, rules) = (Arc::new(ras), Arc::new(rules));
            let tolerances = Arc::new(tolerances);
            Ok(Configuration {
                folder,
                bundle,
                ras,
                rules,
                tolerances,
                profile,
            })
        }
        (ras, rules, tolerances, profile) => {
            let mut problems = ras.err().unwrap_or_default();
            problems.extend(rules.err().unwrap_or_default());
            problems.extend(tolerances.err().unwrap_or_default());
            problems.extend(profile.err().unwrap_or_default());
            Err(config_error(&problems))
        }
    }
}

/// The problems of configuration files as one error that lists them all.
#[must_use]
pub fn config_error(problems: &[ConfigProblem]) -> AppError {
    let n = problems.len();
    let listed: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let heading = if n == 1 {
        "1 mistake".to_owned()
    } else {
        format!("{n} mistakes")
    };
    AppError::new(
        ErrorKind::Config,
        format!(
            "the configuration has {heading}:\n\n{}\n",
            listed.join("\n\n")
        ),
    )
}

/// The one entry of a folder, or the chosen one.
fn only_one(folder: &Path, chosen: Option<&str>, option: &str) -> Result<String, AppError> {
    let names = load::names_in(folder).map_err(|problems| config_error(&problems))?;
    if let Some(chosen) = chosen {
        if names.iter().any(|name| name == chosen) {
            return Ok(chosen.to_owned());
        }
        let what = format!("there is no \"{chosen}\" in {}", folder.display());
        let hint = format!("{option} takes one of: {}", names.join(", "));
        return Err(AppError::new(ErrorKind::Config, what).hint(hint));
    }
    match names.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(
            AppError::new(ErrorKind::Config, format!("{} is empty", folder.display()))
                .hint("see config/README.md for what belongs there"),
        ),
        several => Err(AppError::new(
            ErrorKind::Config,
            format!("{} holds several: {}", folder.display(), several.join(", ")),
        )
        .hint(format!("say which with {option}"))),
    }
}
