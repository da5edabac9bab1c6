//! Everything in a configuration that may stand and is worth a look, in the order of the files.

use super::panel;
use super::please_look::PleaseLook;
use super::ras;
use crate::config::bundle::RasBundle;
use crate::config::problem::ConfigProblem;
use crate::config::raw::panel::panel_file;
use crate::config::raw::tolerances::tolerances_file;
use crate::terms::date::Date;

/// The texts of a configuration. Those with mistakes are passed over: they are told elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// The five files of the RAS.
    pub ras: &'a RasBundle,
    /// `panel.toml`; none where a RAS stands alone.
    pub panel: Option<&'a str>,
    /// `tolerances.toml`; none where a RAS stands alone.
    pub tolerances: Option<&'a str>,
}

/// What to look at in a changed RAS that was not to be looked at in it before, as of a day: by the
/// same looks as those of a configuration.
///
/// Fails where one of the two cannot be read: that nothing is to be looked at would be untrue.
pub fn new_in(
    before: &RasBundle,
    after: &RasBundle,
    today: Date,
) -> Result<Vec<PleaseLook>, Vec<ConfigProblem>> {
    let of = |bundle: &RasBundle| {
        let read = bundle.read_with_places();
        read.map(|(ras, places)| ras::ras(&ras, &places, today))
    };
    let mut known = of(before)?;
    let same = |one: &PleaseLook, other: &PleaseLook| {
        (named(one), &one.what, &one.ask) == (named(other), &other.what, &other.ask)
    };
    let mut found = of(after)?;
    found.retain(|look| match known.iter().position(|old| same(old, look)) {
        Some(at) => {
            known.swap_remove(at);
            false
        }
        None => true,
    });
    Ok(found)
}

/// The key without positions: a change moves those of values and editions.
fn named(look: &PleaseLook) -> String {
    let is_name = |part: &&str| !part.bytes().all(|byte| byte.is_ascii_digit()) && *part != "value";
    let parts: Vec<&str> = look.key.split('.').filter(is_name).collect();
    parts.join(".")
}

/// What to look at, as of a day.
#[must_use]
pub fn over(texts: Texts<'_>, today: Date) -> Vec<PleaseLook> {
    let mut found = Vec::new();
    if let Ok((ras, places)) = texts.ras.read_with_places() {
        found.extend(ras::ras(&ras, &places, today));
    }
    let tolerances = texts.tolerances.map(tolerances_file);
    let tolerances = tolerances.and_then(|reading| reading.value);
    if let Some(reading) = texts.panel.map(panel_file)
        && let Some(rules) = &reading.value
    {
        let beside = tolerances.as_ref();
        found.extend(panel::panel(rules, beside, &reading.places, today));
    }
    if let Some(tolerances) = &tolerances {
        found.extend(panel::tolerances(tolerances, today));
    }
    found
}
