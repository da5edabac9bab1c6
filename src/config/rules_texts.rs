//! The panel's rules as the texts of their two files: what the register stores and reads back.

use super::bundle::{digest_of, plain};
use super::panel_rules::PanelRules;
use super::problem::ConfigProblem;
use super::ras::Digest;
use super::raw;
use super::raw::panel::panel_file;
use super::raw::tolerances::tolerances_file;
use super::tolerances::Tolerances;

/// The texts of `panel.toml` and `tolerances.toml`. Reading them needs no folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RulesTexts {
    /// `panel.toml`.
    pub panel: String,
    /// `tolerances.toml`.
    pub tolerances: String,
}

impl RulesTexts {
    /// The texts of both files, with plain line ends, so that they have the same digest on every
    /// computer.
    #[must_use]
    pub fn of(panel: &str, tolerances: &str) -> RulesTexts {
        RulesTexts {
            panel: plain(panel),
            tolerances: plain(tolerances),
        }
    }

    /// The texts by file name; nothing when one is missing, or one is not of the panel's rules.
    #[must_use]
    pub fn of_texts(files: &[(String, String)]) -> Option<RulesTexts> {
        match files {
            [(panel, panel_text), (tolerances, tolerances_text)]
                if panel == raw::panel::FILE && tolerances == raw::tolerances::FILE =>
            {
                Some(RulesTexts::of(panel_text, tolerances_text))
            }
            _ => None,
        }
    }

    /// The files in order: name and text.
    #[must_use]
    pub fn texts(&self) -> [(&'static str, &str); 2] {
        [
            (raw::panel::FILE, &self.panel),
            (raw::tolerances::FILE, &self.tolerances),
        ]
    }

    /// SHA-256 over both files, reckoned as that of a RAS.
    #[must_use]
    pub fn digest(&self) -> Digest {
        digest_of(&self.texts())
    }

    /// Reads and checks both, or lists every mistake found. Whether the limits fit the flag rules
    /// is checked by `flags::check_settings`.
    pub fn read(&self) -> Result<(PanelRules, Tolerances), Vec<ConfigProblem>> {
        let rules = panel_file(&self.panel).finished();
        let tolerances = tolerances_file(&self.tolerances).finished();
        match (rules, tolerances) {
            (Ok(rules), Ok(tolerances)) => Ok((rules, tolerances)),
            (rules, tolerances) => {
                let mut problems = rules.err().unwrap_or_default();
                problems.extend(tolerances.err().unwrap_or_default());
                Err(problems)
            }
        }
    }
}
