//! Keeping a register: verified, looked after, backed up, restored. Works on the file alone, so
//! that a register which cannot be opened for recording can still be told about.

use super::board::VerificationReport;
use super::clock::Clock;
use super::demo_mark;
use super::error::{AppError, ErrorKind};
use super::register_error::{opening_error, register_error};
use super::rules_in_force::RulesInForce;
use super::versions::{Version, Versions};
use crate::config::ras::Digest;
use crate::panel::record::RasAdoption;
use crate::register::backup::BackupMade;
use crate::register::doctor::Level;
use crate::register::error::RegisterError;
use crate::register::failure::Failure;
use crate::register::store::{Mode, Register};
use crate::register::verify::report::{KnownHead, Verification};
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use std::path::Path;

/// A head that was kept elsewhere, as minutes print it: entry and digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptHead(KnownHead);

impl KeptHead {
    /// Reads `ENTRY:SHA256`.
    pub fn typed(text: &str) -> Result<KeptHead, AppError> {
        let parts = text.trim().split_once(':');
        let read = parts.and_then(|(entry, digest)| {
            let entry = entry.parse().map(EntryNumber).ok()?;
            let digest = Digest::from_hex(digest)?;
            Some(KeptHead(KnownHead { entry, digest }))
        });
        read.ok_or_else(|| {
            AppError::new(ErrorKind::Operator, format!("\"{text}\" is not a head"))
                .hint("write ENTRY:SHA256 with 64 hexadecimal digits, as minutes print it")
        })
    }
}

/// Verifies the register in a file, and against a head that was kept elsewhere where one is given.
pub fn verify(path: &Path, kept: Option<KeptHead>) -> Result<VerificationReport, AppError> {
    let verified = Register::verify_file(path, kept.map(|KeptHead(head)| head));
    Ok(told(verified.map_err(|error| opening_error(&error, path))?))
}

/// A verification as the shells tell it.
#[must_use]
pub fn told(verified: Verification) -> VerificationReport {
    VerificationReport {
        n_entries: verified.n_entries,
        head: verified
            .head
            .map(|head| head.digest.hex())
            .unwrap_or_default(),
        notices: verified.notices,
        behind: verified.behind_known_head,
        proved: verified.proved,
        cannot_prove: verified.cannot_prove,
        fault: verified.first_fault.map(|fault| fault.to_string()),
    }
}

/// One thing that the doctor looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How it is to be taken.
    pub state: State,
    /// What was found, in one sentence.
    pub what: String,
    /// What to do about it.
    pub to_do: Option<String>,
}

/// How a finding is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// As it should be.
    Good,
    /// Worth a look.
    Look,
    /// To be put right.
    Wrong,
}

/// Looks at the register's file, its settings, its contents and its backups.
///
/// The file is opened for reading only. Where it cannot be read, that is the finding; an error is a
/// file that is no register, or that is not there.
pub fn doctor(path: &Path, clock: Clock) -> Result<Vec<Found>, AppError> {
    let mut no_rules = None;
    let opened = Register::open(path, Mode::ReadOnly);
    let findings = match opened {
        Ok(register) => {
            let clock = demo_mark::clock_of(&register, clock)?;
            let days = backup_days_max(&register, clock.today());
            let days = days.unwrap_or_else(|found| {
                no_rules = Some(found);
                None
            });
            register.doctor(clock.utc_ms(), days)
        }
        Err(error) => Err(error),
    };
    let findings = match findings {
        Ok(findings) => findings,
        Err(error) if error.failure() == Some(Failure::Damaged) => {
            return Ok(vec![damaged(path, &error)]);
        }
        Err(error) => return Err(opening_error(&error, path)),
    };
    let told = findings.into_iter().map(|finding| Found {
        state: match finding.level {
            Level::Good => State::Good,
            Level::Look => State::Look,
            Level::Wrong => State::Wrong,
        },
        what: finding.what,
        to_do: finding.to_do,
    });
    Ok(told.chain(no_rules).collect())
}

/// After how many days a backup is old by the rules of a register, or that this is not known.
fn backup_days_max(register: &Register, today: Date) -> Result<Option<u32>, Found> {
    let not_told = |why: String| Found {
        state: State::Look,
        what: format!("Whether the last backup is old was not looked at: {why}."),
        to_do: Some("Correct the panel's rules: ras-panel config check FOLDER.".to_owned()),
    };
    let rules = RulesInForce::newest(register);
    let rules = rules.map_err(|error| not_told(error.chain.join(": ")))?;
    let figure = rules
        .as_ref()
        .and_then(|known| known.rules.backup_days_max.as_ref());
    let known = figure.map(|series| series.at(today)).transpose();
    let known = known.map_err(|figure| not_told(figure.to_string()))?;
    Ok(known.map(|known| known.value))
}

fn damaged(path: &Path, error: &RegisterError) -> Found {
    Found {
        state: State::Wrong,
        what: format!("{}.", opening_error(error, path).chain.join(": ")),
        to_do: Some(
            "Keep the file as it is for comparison; ras-panel verify says the first fault; restore \
             the last backup under a new name: ras-panel restore."
                .to_owned(),
        ),
    }
}

/// The RAS versions and the panel's rules that a register uses.
#[derive(Clone, Debug)]
pub struct InUse {
    /// The version in force today.
    pub live: Version,
    /// The versions to come, earliest first.
    pub to_come: Vec<Version>,
    /// The panel's rules in force; none where it was made before registers held them.
    pub rules: Option<RulesInForce>,
    /// Today, by its clock.
    pub today: Date,
}

/// Reads which RAS version and rules of the panel a register uses today. The file is opened for
/// reading only.
pub fn ras_in_use(path: &Path, clock: Clock) -> Result<InUse, AppError> {
    let register = open(path, Mode::ReadOnly)?;
    let today = demo_mark::clock_of(&register, clock)?.today();
    let known = register.ras_versions();
    let known = known.map_err(|error| register_error(&error))?;
    let adoptions: Vec<RasAdoption> = known.into_iter().map(|known| known.value).collect();
    let versions = Versions::of(&adoptions)?;
    Ok(InUse {
        live: versions.live(today).clone(),
        to_come: versions.to_come(today).cloned().collect(),
        rules: RulesInForce::newest(&register)?,
        today,
    })
}

/// A whole copy that was made, read and verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// How many entries it has.
    pub n_entries: u64,
    /// The newest entry and its digest in hexadecimal; none in an empty register.
    pub head: Option<(EntryNumber, String)>,
}

/// Makes a backup in a new file; the register may be in use meanwhile.
pub fn backup(path: &Path, to: &Path, read_only: bool, clock: Clock) -> Result<Copied, AppError> {
    has_folder(to)?;
    let mut register = open(path, super::preferences::mode(read_only))?;
    let clock = demo_mark::clock_of(&register, clock)?;
    let made = register.backup(to, clock.utc_ms());
    let BackupMade {
        n_entries, head, ..
    } = made.map_err(|error| register_error(&error))?;
    Ok(copied(n_entries, head))
}

/// Makes a register in a new file of a backup.
pub fn restore(from: &Path, to: &Path) -> Result<Copied, AppError> {
    if !from.exists() {
        let what = format!("there is no backup at {}", from.display());
        return Err(AppError::new(ErrorKind::Register, what)
            .hint("name the file that ras-panel backup made: ras-panel restore BACKUP FILE"));
    }
    has_folder(to)?;
    let verified = Register::restore(from, to).map_err(|error| register_error(&error))?;
    Ok(copied(verified.n_entries, verified.head))
}

/// Refuses a new file whose folder is not there.
fn has_folder(file: &Path) -> Result<(), AppError> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.is_dir()) {
        None => Ok(()),
        Some(folder) => {
            let what = format!("there is no folder {}", folder.display());
            Err(AppError::new(ErrorKind::Register, what)
                .hint("make it first, or name a file in a folder that is there"))
        }
    }
}

fn copied(n_entries: u64, head: Option<KnownHead>) -> Copied {
    Copied {
        n_entries,
        head: head.map(|head| (head.entry, head.digest.hex())),
    }
}

fn open(path: &Path, mode: Mode) -> Result<Register, AppError> {
    Register::open(path, mode).map_err(|error| opening_error(&error, path))
}
