//! The configuration in use: the shipped one, or a council's own folder.
//!
//! A folder holds `panel.toml`, `tolerances.toml`, `import/` with column profiles, and `ras/` with
//! one folder for each RAS.

use super::error::{AppError, ErrorKind, Mistakes};
use super::examining::{Parts, profile_of};
use crate::config::bundle::{Examined, RasBundle};
use crate::config::column_profile::ColumnProfile;
use crate::config::load;
use crate::config::look;
use crate::config::look::over::Texts;
use crate::config::look::please_look::PleaseLook;
use crate::config::panel_rules::PanelRules;
use crate::config::problem::ConfigProblem;
use crate::config::ras::Ras;
use crate::config::reading::reader::Reading;
use crate::config::rules_texts::RulesTexts;
use crate::config::shipped;
use crate::config::tolerances::Tolerances;
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
    /// The panel's rules of the files; on a desk those that the register holds, in their place.
    pub rules: Arc<PanelRules>,
    /// The limits of the flag rules, likewise.
    pub tolerances: Arc<Tolerances>,
    /// The texts of both files.
    pub rules_texts: RulesTexts,
    /// The column profile.
    pub profile: ColumnProfile,
    /// Whether the profile is the built-in one: there is none of the RAS's name in the folder.
    pub profile_built_in: bool,
    /// Whether nobody named it: then a register's own RAS and rules are used, not these.
    pub stands_in: bool,
    /// The folder that was named for the register and cannot be used, where that is why.
    pub unusable: Option<Unusable>,
}

/// A configuration folder that was named for a register once and cannot be used now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// The folder.
    pub folder: PathBuf,
    /// What is wrong in it; none where it is not there any more.
    pub why: Option<AppError>,
}

impl Unusable {
    /// A folder with something wrong in it.
    #[must_use]
    pub fn because(why: AppError, folder: PathBuf) -> Unusable {
        let why = Some(to_mend(why, &folder));
        Unusable { folder, why }
    }
}

/// A mistake in a folder that was not named just now: says where it is to be mended.
#[must_use]
pub fn to_mend(mistake: AppError, folder: &Path) -> AppError {
    let folder = folder.display();
    mistake.hint(format!(
        "mend it in {folder} and check it: ras-panel config check {folder}"
    ))
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
        let parts = Parts {
            ras: bundle.examined(&[]),
            bundle,
            rules_texts: shipped::rules_texts().map_err(|problems| config_error(&problems))?,
            rules: shipped::panel_read(),
            tolerances: shipped::tolerances_read(),
            profile: shipped::profile_read(),
        };
        whole(None, parts, false)
    }

    /// The same where parts of it are chosen by name: it has one RAS and one profile.
    pub fn shipped_with(chosen: &Chosen) -> Result<Configuration, AppError> {
        for (option, name) in [("--ras", &chosen.ras), ("--profile", &chosen.profile)] {
            let Some(name) = name.as_deref().filter(|name| *name != shipped::NAME) else {
                continue;
            };
            let what = format!("the built-in configuration has no {name}: {option} is wrong");
            return Err(AppError::new(ErrorKind::Operator, what).hint(format!(
                "leave {option} out, or name the folder that has it: --config FOLDER"
            )));
        }
        Configuration::shipped()
    }

    /// The configuration in a folder. Fails with every mistake in it.
    pub fn of_folder(folder: &Path, chosen: &Chosen) -> Result<Configuration, AppError> {
        a_configuration(folder)?;
        let ras = only_one(&folder.join("ras"), chosen.ras.as_deref(), "--ras")?;
        let (profile, built_in) = profile_of(folder, &ras, chosen.profile.as_deref());
        let parts = Parts::of_folder(folder, &ras, profile);
        whole(Some(folder.to_path_buf()), parts, built_in)
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
    /// What is wrong in the folder that was named for the register; none where it is used, and
    /// where it is not there any more.
    #[must_use]
    pub fn mistake(&self) -> Option<&AppError> {
        self.unusable.as_ref()?.why.as_ref()
    }

    /// Says what in it is worth a look on a day.
    #[must_use]
    pub fn checked(&self, today: Date) -> Checked {
        let texts = Texts {
            ras: &self.bundle,
            panel: Some(&self.rules_texts.panel),
            tolerances: Some(&self.rules_texts.tolerances),
        };
        Checked {
            ras: Arc::clone(&self.ras),
            whole: Some(Box::new(self.clone())),
            profile_built_in: self.profile_built_in,
            look: look::over::over(texts, today),
        }
    }
}

/// A configuration without mistakes, and what in it is worth a look.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The RAS.
    pub ras: Arc<Ras>,
    /// The whole configuration; none where only a RAS was there, and nothing else was checked.
    pub whole: Option<Box<Configuration>>,
    /// Whether the built-in headings are read, since there is no column profile of the RAS's name.
    pub profile_built_in: bool,
    /// Figures that may stand, but are perhaps not meant.
    pub look: Vec<PleaseLook>,
}

/// Checks the folder of a configuration or of one RAS. Fails with every mistake.
pub fn check_folder(folder: &Path, chosen: &Chosen, today: Date) -> Result<Checked, AppError> {
    if !is_ras(folder) {
        return Ok(Configuration::of_folder(folder, chosen)?.checked(today));
    }
    let (bundle, examined) = load::ras_examined(folder);
    let Examined { ras: Some(ras), .. } = examined else {
        return Err(mistakes_error(&Mistakes {
            problems: examined.problems,
            not_checked: examined.not_checked,
        }));
    };
    let texts = Texts {
        ras: &bundle,
        panel: None,
        tolerances: None,
    };
    Ok(Checked {
        ras: Arc::new(ras),
        whole: None,
        profile_built_in: false,
        look: look::over::over(texts, today),
    })
}

/// Whether a folder is that of one RAS, not of a whole configuration.
fn is_ras(folder: &Path) -> bool {
    folder.join("ras.toml").is_file()
}

fn whole(
    folder: Option<PathBuf>,
    parts: Parts,
    profile_built_in: bool,
) -> Result<Configuration, AppError> {
    let mistakes = parts.mistakes();
    let (Some(ras), Ok(rules), Ok(tolerances), Ok(profile), []) = (
        parts.ras.ras,
        parts.rules.and_then(Reading::finished),
        parts.tolerances.and_then(Reading::finished),
        parts.profile.and_then(Reading::finished),
        mistakes.problems.as_slice(),
    ) else {
        return Err(mistakes_error(&mistakes));
    };
    Ok(Configuration {
        folder,
        bundle: parts.bundle,
        ras: Arc::new(ras),
        rules: Arc::new(rules),
        tolerances: Arc::new(tolerances),
        rules_texts: parts.rules_texts,
        profile,
        profile_built_in,
        stands_in: false,
        unusable: None,
    })
}

/// The problems of configuration files as one error that lists them all.
#[must_use]
pub fn config_error(problems: &[ConfigProblem]) -> AppError {
    mistakes_error(&Mistakes {
        problems: problems.to_vec(),
        not_checked: Vec::new(),
    })
}

/// All that is wrong, and at the end what could not be checked on account of it.
fn mistakes_error(mistakes: &Mistakes) -> AppError {
    let problems = mistakes.problems.iter();
    let mut listed: Vec<String> = problems.map(ToString::to_string).collect();
    let heading = match listed.len() {
        1 => "1 mistake".to_owned(),
        n => format!("{n} mistakes"),
    };
    if !mistakes.not_checked.is_empty() {
        let open = mistakes.not_checked.iter();
        let open: Vec<String> = open.map(|what| format!("\n  - {what}")).collect();
        listed.push(format!(
            "Not checked until the above is mended:{}",
            open.concat()
        ));
    }
    let listed = listed.join("\n\n");
    let what = format!("the configuration has {heading}:\n\n{listed}\n");
    AppError {
        mistakes: Some(Box::new(mistakes.clone())),
        ..AppError::new(ErrorKind::Config, what)
    }
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
                .hint("ras-panel config copy FOLDER writes a whole configuration to begin with"),
        ),
        several => Err(AppError::new(
            ErrorKind::Config,
            format!("{} holds several: {}", folder.display(), several.join(", ")),
        )
        .hint(format!("say which with {option}"))),
    }
}
