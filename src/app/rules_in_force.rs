//! The panel's rules that apply: those that the register holds. Files are how rules get in, with
//! the next sitting that is opened.

use super::configuration::{Configuration, config_error};
use super::error::{AppError, ErrorKind};
use super::register_error::register_error;
use super::versions::Versions;
use crate::config::load;
use crate::config::panel_rules::PanelRules;
use crate::config::ras::Digest;
use crate::config::raw;
use crate::config::rules_changes;
use crate::config::rules_texts::RulesTexts;
use crate::config::tolerances::Tolerances;
use crate::flags;
use crate::panel::record::StoredRules;
use crate::register::lists::AsOf;
use crate::register::store::Register;
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use std::path::Path;
use std::sync::Arc;

/// The panel's rules and the limits of the flag rules, with where they stand.
#[derive(Clone, Debug)]
pub struct RulesInForce {
    /// The entry that holds them; none for those of files that the register does not hold.
    pub entry: Option<EntryNumber>,
    /// The panel's rules.
    pub rules: Arc<PanelRules>,
    /// The limits of the flag rules.
    pub tolerances: Arc<Tolerances>,
    texts: RulesTexts,
}

impl RulesInForce {
    /// The rules of a configuration's files.
    #[must_use]
    pub fn of_files(configuration: &Configuration) -> RulesInForce {
        RulesInForce {
            entry: None,
            rules: Arc::clone(&configuration.rules),
            tolerances: Arc::clone(&configuration.tolerances),
            texts: configuration.rules_texts.clone(),
        }
    }

    /// The rules in a configuration folder as its files are now. Fails with every mistake in them.
    pub fn of_folder(folder: &Path) -> Result<RulesInForce, AppError> {
        let text = |file| load::text_file(folder, file);
        let texts = match (text(raw::panel::FILE), text(raw::tolerances::FILE)) {
            (Ok(panel), Ok(tolerances)) => RulesTexts::of(&panel, &tolerances),
            (panel, tolerances) => {
                let mut problems = panel.err().unwrap_or_default();
                problems.extend(tolerances.err().unwrap_or_default());
                return Err(config_error(&problems));
            }
        };
        of_texts(texts, None)
    }

    /// The newest rules that a register holds; nothing where it was made before it held any.
    pub fn newest(register: &Register) -> Result<Option<RulesInForce>, AppError> {
        stored(register)?.last().map(of_stored).transpose()
    }

    /// Every set of rules that a register holds, earliest first.
    pub fn all(register: &Register) -> Result<Vec<RulesInForce>, AppError> {
        stored(register)?.iter().map(of_stored).collect()
    }

    /// The rules that applied to an entry (see [`applied`]).
    pub fn at(register: &Register, entry: EntryNumber) -> Result<Option<RulesInForce>, AppError> {
        let known = stored(register)?;
        let applied = before(&known, |known| Some(known.entry), entry);
        applied.map(of_stored).transpose()
    }

    /// What a register stores of them.
    #[must_use]
    pub fn to_store(&self) -> StoredRules {
        let files = self.texts.texts();
        StoredRules {
            digest: self.digest().hex(),
            files: files
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .to_vec(),
        }
    }

    /// The digest of both files.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.texts.digest()
    }

    /// What later rules have otherwise, in a few words each; nothing where only remarks differ.
    #[must_use]
    pub fn changed(&self, later: &RulesInForce, on: Date) -> Vec<String> {
        let before = (&*self.rules, &*self.tolerances);
        rules_changes::changed(before, (&later.rules, &later.tolerances), on)
    }

    /// Where they stand, as papers on an entry tell it.
    #[must_use]
    pub fn told_on(&self, entry: EntryNumber) -> String {
        match self.entry {
            Some(own) if own < entry => format!("the panel's, in entry {own}"),
            Some(own) => {
                format!(
                    "the panel's, in entry {own}, which came later: the register held none before"
                )
            }
            None => "the panel's, in the configuration files: the register holds none".to_owned(),
        }
    }
}

/// The rules that applied to an entry, of all that a register holds: the latest before it; where
/// the register held none yet, the first that came.
#[must_use]
pub fn applied(known: &[RulesInForce], entry: EntryNumber) -> Option<&RulesInForce> {
    before(known, |known| known.entry, entry)
}

fn before<T>(
    known: &[T],
    entry_of: impl Fn(&T) -> Option<EntryNumber>,
    entry: EntryNumber,
) -> Option<&T> {
    let mut latest_first = known.iter().rev();
    let before = latest_first.find(|known| entry_of(known).is_some_and(|own| own < entry));
    before.or(known.first())
}

/// Whether a register holds rules, and they or its RAS are others than those of a configuration,
/// or that one only stands in for a folder that cannot be used.
#[must_use]
pub fn has_its_own(
    configuration: &Configuration,
    versions: &Versions,
    held: Option<&RulesInForce>,
) -> bool {
    held.is_some_and(|held| {
        configuration.unusable.is_some()
            || !versions.holds(configuration.ras.digest)
            || held.texts.digest() != configuration.rules_texts.digest()
    })
}

/// The most changes that are told one by one.
const CHANGES_TOLD_MAX: usize = 6;

/// Changes in a row: `quorum 4 → 3, reasons and 2 more`.
#[must_use]
pub fn in_a_row(changes: &[String]) -> String {
    let told: Vec<&str> = changes
        .iter()
        .take(CHANGES_TOLD_MAX)
        .map(String::as_str)
        .collect();
    match changes.len().saturating_sub(CHANGES_TOLD_MAX) {
        0 => told.join(", "),
        n => format!("{} and {n} more", told.join(", ")),
    }
}

fn stored(register: &Register) -> Result<Vec<AsOf<StoredRules>>, AppError> {
    register
        .panel_rules()
        .map_err(|error| register_error(&error))
}

fn of_stored(known: &AsOf<StoredRules>) -> Result<RulesInForce, AppError> {
    let entry = known.entry;
    let wrong = |what: &str| {
        let message = format!("the panel's rules in the register (entry {entry}) {what}");
        AppError::new(ErrorKind::Register, message).hint("run: ras-panel verify")
    };
    let texts = RulesTexts::of_texts(&known.value.files);
    let texts = texts.ok_or_else(|| wrong("are not panel.toml and tolerances.toml"))?;
    if texts.digest().hex() != known.value.digest {
        return Err(wrong("have another digest than was recorded"));
    }
    of_texts(texts, Some(entry))
}

fn of_texts(texts: RulesTexts, entry: Option<EntryNumber>) -> Result<RulesInForce, AppError> {
    let (rules, tolerances) = texts.read().map_err(|problems| config_error(&problems))?;
    let unfit = flags::check_settings(&tolerances, &rules);
    if !unfit.is_empty() {
        return Err(config_error(&unfit));
    }
    Ok(RulesInForce {
        entry,
        rules: Arc::new(rules),
        tolerances: Arc::new(tolerances),
        texts,
    })
}
