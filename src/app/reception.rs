//! What is at hand while no register is open: the demonstration, the registers that were opened
//! before, and the making of a new one.

use super::chance::Chance;
use super::clock::Clock;
use super::configuration::{Chosen, Configuration, Unusable};
use super::demo;
use super::desk::itself::{Desk, Opening};
use super::error::{AppError, ErrorKind};
use super::importing::Importing;
use super::new_register::{self, Plan};
use super::places::Places;
use super::preferences::{self, Preferences};
use super::setup;
use super::starting::{Greeting, Lost, Typed, Wrong, sentences};
use crate::terms::ids::MemberId;
use crate::terms::text::so_many;
use std::path::{Path, PathBuf};

/// What was wished on the way in.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// The register's file; none for the one that was opened last.
    pub register: Option<PathBuf>,
    /// The configuration folder; none for the one that was last named for a register.
    pub configuration: Option<PathBuf>,
    /// Which parts of it are used.
    pub chosen: Chosen,
    /// Who acts.
    pub acting: Option<MemberId>,
    /// Whether nothing may be written.
    pub read_only: bool,
    /// The clock.
    pub clock: Clock,
    /// Randomness for salts and ids.
    pub chance: Chance,
}

/// The reception.
#[derive(Debug)]
pub struct Reception {
    wishes: Wishes,
    places: Places,
    preferences: Preferences,
    lost: Option<Lost>,
}

impl Reception {
    /// Opens the reception; what is remembered lies in `places`.
    pub fn new(wishes: Wishes, places: Places) -> Result<Reception, AppError> {
        Ok(Reception {
            preferences: Preferences::read(&places)?,
            wishes,
            places,
            lost: None,
        })
    }

    /// What the start screen shows.
    #[must_use]
    pub fn greeting(&self) -> Greeting {
        Greeting {
            lost: self.lost.clone(),
            registers: self
                .preferences
                .recent()
                .iter()
                .map(|path| self.shortened(&path.display().to_string()))
                .collect(),
            read_only: self.wishes.read_only,
        }
    }

    /// The register's file: the wished one, or the one that was opened last.
    pub fn register(&self) -> Result<PathBuf, AppError> {
        if let Some(wished) = &self.wishes.register {
            return Ok(wished.clone());
        }
        match self.preferences.last() {
            Some(last) if last.exists() => Ok(last.to_path_buf()),
            Some(last) => Err(gone(last)),
            None => Err(
                AppError::new(ErrorKind::Operator, "no register was opened yet")
                    .hint("see it at work with: ras-panel demo")
                    .hint("make your own with: ras-panel init FILE --config FOLDER")
                    .hint("or name one with: --register FILE"),
            ),
        }
    }

    /// The register that is named, or the one that was opened last where it is still there.
    #[must_use]
    pub fn known_register(&self) -> Option<PathBuf> {
        let last = self.preferences.last().filter(|last| last.exists());
        self.wishes
            .register
            .clone()
            .or_else(|| last.map(Path::to_path_buf))
    }

    /// The configuration folder that is named: the wished one, else the one that was last named
    /// for the register.
    #[must_use]
    pub fn configuration_folder(&self, register: Option<&Path>) -> Option<PathBuf> {
        let remembered = || register.and_then(|path| self.preferences.configuration_of(path));
        self.wishes.configuration.clone().or_else(remembered)
    }

    /// The configuration that a register is opened with: the wished folder, else the one that was
    /// last named for it, else the shipped one in the place of one that nobody named, or that
    /// cannot be used any more: the register has its own RAS and rules.
    ///
    /// Fails where the folder, or a part of it, is wished now and cannot be used.
    pub fn configuration_for(&self, register: &Path) -> Result<Configuration, AppError> {
        let chosen = &self.wishes.chosen;
        let is_wished = self.wishes.configuration.is_some() || *chosen != Chosen::default();
        let unusable = match self.configuration_folder(Some(register)) {
            None => None,
            Some(folder) if folder.exists() || self.wishes.configuration.is_some() => {
                match Configuration::of_folder(&folder, chosen) {
                    Err(why) if !is_wished => Some(Unusable::because(why, folder)),
                    read => return read,
                }
            }
            Some(folder) => Some(Unusable { folder, why: None }),
        };
        Ok(Configuration {
            stands_in: true,
            unusable,
            ..Configuration::shipped_with(chosen)?
        })
    }

    /// Opens the wished register, or the one that was opened last, and remembers nothing of it.
    pub fn look(&self) -> Result<Desk, AppError> {
        self.desk(&self.register()?, None)
    }

    /// Opens the wished register, or the one that was opened last.
    pub fn open_wished(&mut self) -> Result<Desk, AppError> {
        let register = self.register()?;
        self.open(&register, None)
    }

    /// The same; where no register is named and the last cannot be opened, nothing, and the start
    /// screen says why.
    pub fn open_last(&mut self) -> Result<Option<Desk>, AppError> {
        let last = self.preferences.last().map(Path::to_path_buf);
        match (&self.wishes.register, last) {
            (Some(_), _) => self.open_wished().map(Some),
            (None, None) => Ok(None),
            (None, Some(register)) => match self.open_wished() {
                Ok(desk) => Ok(Some(desk)),
                Err(error) => {
                    self.lost = Some(self.lost(&register, &error));
                    Ok(None)
                }
            },
        }
    }

    fn lost(&self, register: &Path, error: &AppError) -> Lost {
        let shown = self.shortened(&register.display().to_string());
        let why = if register.exists() {
            let mut why = vec![format!("{shown}, opened last, could not be opened.")];
            why.extend(sentences(error).iter().map(|line| self.shortened(line)));
            why
        } else {
            vec![
                format!("{shown}, opened last, is not there any more."),
                "If it was moved, o opens it where it is now. If it was deleted, make one of a \
                 backup: ras-panel restore BACKUP FILE"
                    .to_owned(),
            ]
        };
        Lost {
            register: shown,
            why,
        }
    }

    /// Where data lies.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    fn shortened(&self, text: &str) -> String {
        self.places.shortened(text)
    }

    /// Opens a register that is there, and remembers it.
    pub fn open(
        &mut self,
        register: &Path,
        configuration: Option<PathBuf>,
    ) -> Result<Desk, AppError> {
        let named = configuration.or_else(|| self.wishes.configuration.clone());
        let desk = self.desk(register, named.as_deref())?;
        self.preferences.remember(register, named.as_deref());
        self.keep_preferences()?;
        Ok(desk)
    }

    fn desk(&self, register: &Path, configuration: Option<&Path>) -> Result<Desk, AppError> {
        let configuration = match configuration {
            Some(folder) => Configuration::of_folder(folder, &self.wishes.chosen)?,
            None => self.configuration_for(register)?,
        };
        let mode = preferences::mode(self.wishes.read_only);
        Desk::open(register, mode, self.opening(configuration))
    }

    /// Opens the register typed, with the configuration typed; says at which field it fails.
    pub fn open_typed(&mut self, register: &str, configuration: &str) -> Result<Desk, Wrong> {
        let Some(path) = self.places.typed(register) else {
            let message = "Name the register's file, such as ~/council.register.";
            return Err(Wrong::at("register", message));
        };
        let folder = self.places.typed(configuration);
        self.open(&path, folder).map_err(|error| {
            let field = match error.kind {
                ErrorKind::Config => "configuration",
                _ => "register",
            };
            Wrong::of(field, &error)
        })
    }

    /// Opens the demonstration; `again` puts its register aside and begins with a new one.
    pub fn open_demo(&mut self, again: bool) -> Result<Desk, AppError> {
        let register = match &self.wishes.register {
            Some(register) => register.clone(),
            None => self.places.demo(),
        };
        let Wishes {
            chosen,
            configuration,
            clock,
            ..
        } = &self.wishes;
        let (clock, own) = (*clock, "the demonstration is of the built-in configuration");
        if let Some(folder) = configuration {
            let what = format!("{own}, not of {}", folder.display());
            return Err(AppError::new(ErrorKind::Operator, what)
                .hint("leave --config (or RAS_PANEL_CONFIG) out")
                .hint("to try a configuration: ras-panel init FILE --config FOLDER"));
        }
        Configuration::shipped_with(chosen)?;
        if again && self.wishes.read_only {
            return Err(read_only("demo --again puts a register aside"));
        }
        match (&self.wishes.register, again) {
            (Some(named), true) => {
                demo::must_be_one(named)?;
                demo::put_aside(named, clock)?;
            }
            // Whatever stands in the demonstration's own place was made by this program.
            (None, true) => demo::put_aside(&register, clock)?,
            (None, false) => demo::must_be_one(&register).map_err(|error| {
                error.hint("to put that file aside and begin anew: ras-panel demo --again")
            })?,
            (Some(_), false) => {}
        }
        let mode = preferences::mode(self.wishes.read_only);
        let (chance, acting) = (self.wishes.chance.clone(), self.wishes.acting.clone());
        let desk = demo::open_for(&register, mode, clock, chance, acting)?;
        self.preferences.remember_made(&register, None);
        self.keep_preferences()?;
        Ok(desk)
    }

    /// Reads and checks a new register as typed.
    pub fn plan(&self, typed: &Typed) -> Result<Plan, Wrong> {
        if self.wishes.read_only {
            let message = "The program was started with --read-only: nothing can be made.";
            return Err(Wrong::at("register", message));
        }
        let typed = match (&self.wishes.configuration, typed.configuration.trim()) {
            (Some(folder), "") => Typed {
                configuration: folder.display().to_string(),
                ..typed.clone()
            },
            _ => typed.clone(),
        };
        new_register::plan(&typed, &self.places, &self.wishes.chosen)
    }

    /// The day on which a caseload is taken in.
    #[must_use]
    pub fn today(&self) -> crate::terms::date::Date {
        self.wishes.clock.today()
    }

    /// Makes the register, takes the caseload in, and opens it; tells what was done.
    pub fn make(&mut self, plan: Plan) -> Result<(Desk, String), Wrong> {
        let (clock, mut chance) = (self.wishes.clock, self.wishes.chance.clone());
        let at_file = |error: AppError| Wrong::of("register", &error);
        let Plan {
            register,
            configuration,
            members,
            caseload,
        } = plan;
        let made = setup::create(&register, &configuration, &members, clock, &mut chance);
        let made = made.map_err(at_file)?;
        let folder = configuration.folder.clone();
        let mut desk = Desk::on(made, self.opening(configuration)).map_err(at_file)?;
        self.preferences.remember_made(&register, folder.as_deref());
        self.keep_preferences().map_err(at_file)?;
        let mut told = format!("{} is made.", register.display());
        let Some(caseload) = caseload else {
            return Ok((desk, told));
        };
        let report = desk
            .import_folder(&caseload, Importing::ForReal)
            .map_err(|error| {
                let mut wrong = Wrong::of("caseload", &error);
                let done = format!("{told} Its caseload was not taken in; open it with o.");
                wrong.at.push(("register", done));
                wrong
            })?;
        told.push_str(&format!(
            " Imported: {}.",
            so_many(report.summary.n_cases, "case", "cases")
        ));
        if let Some(rejects) = report.rejects.first().and_then(|path| path.parent()) {
            let rejects = rejects.display();
            let n = report.rejected.len();
            told.push_str(&format!(
                " Rows rejected: {n}; they are in {rejects}: correct them there, then ras-panel \
                 import {rejects}"
            ));
        }
        Ok((desk, told))
    }

    fn opening(&self, configuration: Configuration) -> Opening {
        Opening {
            configuration,
            clock: self.wishes.clock,
            chance: self.wishes.chance.clone(),
            acting: self.wishes.acting.clone(),
        }
    }

    fn keep_preferences(&self) -> Result<(), AppError> {
        if self.wishes.read_only {
            return Ok(());
        }
        self.preferences.write(&self.places)
    }
}

/// What is said where something would be written although the register is only to be read.
#[must_use]
pub fn read_only(what: &str) -> AppError {
    let message = format!("{what}, and --read-only lets nothing be written");
    AppError::new(ErrorKind::Operator, message).hint("leave --read-only out")
}

fn gone(last: &Path) -> AppError {
    let message = format!(
        "the register that was opened last is not there any more: {}",
        last.display()
    );
    AppError::new(ErrorKind::Operator, message)
        .hint("if it was moved, name it where it is now: --register FILE")
        .hint("if it was deleted, make one of a backup: ras-panel restore BACKUP FILE")
}
