//! The parts of a configuration, each read as far as it can be, and all that is wrong in them.
//!
//! A mistake in one part stops no check of another; what could not be checked is said at the end.

use super::error::Mistakes;
use crate::config::bundle::{Examined, RasBundle, in_order};
use crate::config::check;
use crate::config::column_profile::ColumnProfile;
use crate::config::load;
use crate::config::panel_rules::PanelRules;
use crate::config::problem::ConfigProblem;
use crate::config::raw;
use crate::config::reading::place::Places;
use crate::config::reading::reader::Reading;
use crate::config::rules_texts::RulesTexts;
use crate::config::shipped;
use crate::config::tolerances::Tolerances;
use crate::flags;
use std::path::Path;

/// A file as far as it can be read, or why it cannot be opened.
type Part<T> = Result<Reading<T>, Vec<ConfigProblem>>;

/// The parts of a configuration.
#[derive(Debug)]
pub struct Parts {
    /// The texts of the RAS.
    pub bundle: RasBundle,
    /// The RAS.
    pub ras: Examined,
    /// The texts of `panel.toml` and `tolerances.toml`, empty where one cannot be opened.
    pub rules_texts: RulesTexts,
    /// `panel.toml`.
    pub rules: Part<PanelRules>,
    /// `tolerances.toml`.
    pub tolerances: Part<Tolerances>,
    /// The column profile.
    pub profile: Part<ColumnProfile>,
}

impl Parts {
    /// The parts of a folder: one RAS of it, and one column profile.
    #[must_use]
    pub fn of_folder(folder: &Path, ras: &str, profile: Part<ColumnProfile>) -> Parts {
        let (bundle, examined) = load::ras_examined(&folder.join("ras").join(ras));
        let panel = load::text_file(folder, raw::panel::FILE);
        let tolerances = load::text_file(folder, raw::tolerances::FILE);
        let text = |file: &Result<String, _>| file.clone().unwrap_or_default();
        Parts {
            bundle,
            ras: examined,
            rules_texts: RulesTexts::of(&text(&panel), &text(&tolerances)),
            rules: panel.map(|text| raw::panel::panel_file(&text)),
            tolerances: tolerances.map(|text| raw::tolerances::tolerances_file(&text)),
            profile,
        }
    }

    /// All that is wrong in the parts and between them.
    #[must_use]
    pub fn mistakes(&self) -> Mistakes {
        let mut found = Mistakes {
            problems: self.ras.problems.clone(),
            not_checked: self.ras.not_checked.clone(),
        };
        self.outcomes(&mut found);
        found.problems.extend_from_slice(problems(&self.rules));
        found.problems.extend_from_slice(problems(&self.tolerances));
        found.problems.extend_from_slice(problems(&self.profile));
        self.questions_of_profile(&mut found);
        self.facts(&mut found);
        self.flag_rules(&mut found);
        found
    }

    fn outcomes(&self, found: &mut Mistakes) {
        match places(&self.rules) {
            Some(panel) => {
                let unknown = check::across::outcomes(&self.ras.places, panel);
                found.problems.extend(unknown);
                found.problems = in_order(std::mem::take(&mut found.problems));
            }
            None => found.not_checked("the outcomes of domains, against panel.toml"),
        }
    }

    fn questions_of_profile(&self, found: &mut Mistakes) {
        match places(&self.profile) {
            Some(profile) => {
                let unknown = check::across::of_profile(&self.ras.places, profile);
                found.problems.extend(unknown);
            }
            None => found.not_checked("the column profile, against the RAS"),
        }
    }

    /// The words of conditions on facts, against the value lists of the column profile.
    fn facts(&self, found: &mut Mistakes) {
        let profile = self.profile.as_ref().ok();
        let profile = profile.and_then(|reading| reading.value.as_ref());
        match (&self.ras.ras, profile) {
            (Some(ras), Some(profile)) => {
                let unknown = check::facts::facts(ras, &self.ras.places, &profile.standard);
                found.problems.extend(unknown);
            }
            _ => found.not_checked("the words of conditions on facts, against the column profile"),
        }
    }

    /// Whether the limits fit the rules of the program, as far as both files could be read.
    fn flag_rules(&self, found: &mut Mistakes) {
        let tolerances = self.tolerances.as_ref().ok();
        let Some(tolerances) = tolerances.and_then(|reading| reading.value.as_ref()) else {
            found.not_checked("tolerances.toml, against the flag rules");
            return;
        };
        let rules = self.rules.as_ref().ok();
        let rules = rules.filter(|reading| !in_roles(reading));
        let unfit = match rules.and_then(|reading| reading.value.as_ref()) {
            Some(rules) => flags::check_settings(tolerances, rules),
            None => {
                found.not_checked("the roles that flag rules name, against panel.toml");
                flags::check_settings_alone(tolerances)
            }
        };
        let profile = self.profile.as_ref().ok();
        let unknown = match profile.and_then(|reading| reading.value.as_ref()) {
            Some(profile) => flags::check_words(tolerances, &profile.standard),
            None => {
                found
                    .not_checked("the words of services in flag rules, against the column profile");
                Vec::new()
            }
        };
        let told = problems(&self.tolerances);
        let unfit = unfit.into_iter().chain(unknown);
        let fresh =
            unfit.filter(|unfit| !told.iter().any(|told| is_related(&told.key, &unfit.key)));
        found.problems.extend(fresh);
    }
}

impl Mistakes {
    fn not_checked(&mut self, what: &str) {
        self.not_checked.push(what.to_owned());
    }
}

/// Whether a mistake may have left a role out, which the flag rules could name.
fn in_roles(rules: &Reading<PanelRules>) -> bool {
    let mut told = rules.problems.iter();
    told.any(|told| told.key.split('.').next() == Some("role"))
}

/// Whether one key lies under the other: then one mistake may be a consequence of the other.
fn is_related(one: &str, other: &str) -> bool {
    let under = |inner: &str, outer: &str| {
        let rest = inner.strip_prefix(outer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    under(one, other) || under(other, one)
}

fn problems<T>(part: &Part<T>) -> &[ConfigProblem] {
    match part {
        Ok(reading) => &reading.problems,
        Err(problems) => problems,
    }
}

/// Where the keys of a part stand; nothing where its text could not be read whole.
fn places<T>(part: &Part<T>) -> Option<&Places> {
    let places = part.as_ref().ok().map(|reading| &reading.places);
    places.filter(|places| places.is_whole())
}

/// The column profile of a folder: the file that is named, or the one named like the RAS; where
/// there is none of the RAS's name, the built-in headings. Says whether they are.
pub fn profile_of(folder: &Path, ras: &str, named: Option<&str>) -> (Part<ColumnProfile>, bool) {
    let name = named.unwrap_or(ras);
    let file = format!("import/{}.toml", name.trim_end_matches(".toml"));
    if named.is_some() || folder.join(&file).exists() {
        return (load::profile_read(folder, &file), false);
    }
    let own_lists = |lists: &str| match folder.join(lists).exists() {
        true => load::text_file(folder, lists),
        false => shipped::text(lists).map(str::to_owned),
    };
    (shipped::default_profile(own_lists), true)
}
