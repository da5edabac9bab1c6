//! The configuration in plain words: the RAS, the panel's rules, the tolerances.

use super::arguments::{Shared, ShownPart};
use super::checking::RAS_ALONE;
use super::opened;
use super::told::Told;
use crate::app::configuration::{Configuration, check_folder};
use crate::app::desk::itself::file_name;
use crate::app::error::AppError;
use crate::app::keeping::{InUse, ras_in_use};
use crate::config::listing;
use crate::config::panel_rules::PanelRules;
use crate::config::ras::Ras;
use crate::config::tolerances::Tolerances;
use crate::flags;
use crate::reports::as_text;
use crate::reports::config_json;
use crate::reports::rules_json;
use crate::reports::rules_paper;
use crate::terms::date::shown;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// What is shown, and whose it is.
struct Shown {
    /// Where the RAS stands and where the rules do, a line each.
    told: Vec<String>,
    /// Said at the end.
    remark: &'static str,
    ras: Arc<Ras>,
    /// None where a RAS stands alone.
    rules: Option<(Arc<PanelRules>, Arc<Tolerances>)>,
}

/// Prints the configuration of a folder, else what is in use: the register's live RAS and the
/// panel's rules in force there. Without a register they are those of `--config`, or the shipped
/// ones.
///
/// JSON: `{shown, ras, panel, tolerances}`: `shown` tells in sentences whose they are; the parts
/// are as [`config_json`] and [`rules_json`] say, null where not asked for or not there.
pub fn show(
    common: &Shared,
    folder: Option<&Path>,
    part: Option<ShownPart>,
    as_json: bool,
) -> Result<Told, AppError> {
    let known = shown_of(common, folder)?;
    let is_asked = |of: ShownPart| part.is_none_or(|part| part == of);
    Ok(Told::done(match as_json {
        true => format!("{:#}", told_json(&known, is_asked)),
        false => told(&known, is_asked),
    }))
}

fn shown_of(common: &Shared, folder: Option<&Path>) -> Result<Shown, AppError> {
    let clock = opened::clock(common)?;
    if let Some(folder) = folder {
        let checked = check_folder(folder, &opened::chosen(common), clock.today())?;
        let files = checked.whole.map(|files| (files.rules, files.tolerances));
        return Ok(Shown {
            told: vec![format!("Of the files in {}", folder.display())],
            remark: if files.is_none() { RAS_ALONE } else { "" },
            ras: checked.ras,
            rules: files,
        });
    }
    let register = match (&common.register, &common.config) {
        (None, Some(_)) => None,
        _ => opened::reception(common)?.known_register(),
    };
    match register {
        Some(register) => {
            let in_use = ras_in_use(&register, clock)?;
            of_register(common, &in_use, &register)
        }
        None => Ok(of_files(&opened::configuration(common)?)),
    }
}

fn of_files(files: &Configuration) -> Shown {
    Shown {
        told: vec![format!("Of {}", source(files))],
        remark: "",
        ras: Arc::clone(&files.ras),
        rules: Some((Arc::clone(&files.rules), Arc::clone(&files.tolerances))),
    }
}

fn source(files: &Configuration) -> String {
    match &files.folder {
        Some(folder) => format!("the files in {}", folder.display()),
        None => "the built-in configuration".to_owned(),
    }
}

/// The live RAS of a register and the rules that it holds; where it holds none, those of the files
/// with which it would be opened.
fn of_register(common: &Shared, in_use: &InUse, register: &Path) -> Result<Shown, AppError> {
    let (name, live) = (file_name(register), &in_use.live);
    let (version, from) = (&live.ras.version, shown(live.from));
    let mut told = vec![format!(
        "In use in the register {name}: version {version}, in force from {from}"
    )];
    told.extend(in_use.to_come.iter().map(|version| {
        let (name, from) = (&version.ras.version, shown(version.from));
        format!("To come: version {name}, in force from {from}")
    }));
    let held = in_use.rules.as_ref();
    let rules = match held.and_then(|held| Some((held, held.entry?))) {
        Some((held, entry)) => {
            told.push(format!(
                "The panel's rules and tolerances in force there: those of entry {entry}"
            ));
            (Arc::clone(&held.rules), Arc::clone(&held.tolerances))
        }
        None => {
            let files = opened::reception(common)?.configuration_for(register)?;
            if let Some(mistake) = files.mistake() {
                return Err(mistake.clone());
            }
            told.push(format!(
                "It holds no rules of the panel yet; those shown come into it with the next \
                 sitting: {}",
                source(&files)
            ));
            (files.rules, files.tolerances)
        }
    };
    Ok(Shown {
        told,
        remark: "",
        ras: Arc::clone(&live.ras),
        rules: Some(rules),
    })
}

fn told(known: &Shown, is_asked: impl Fn(ShownPart) -> bool) -> String {
    let currency = &known.ras.currency;
    let mut parts = vec![format!("{}\n", known.told.join("\n"))];
    if is_asked(ShownPart::Ras) {
        parts.push(listed(&known.ras));
    }
    if let Some((rules, tolerances)) = &known.rules {
        if is_asked(ShownPart::Panel) {
            parts.push(as_text::text(&rules_paper::panel(rules, currency)));
        }
        if is_asked(ShownPart::Tolerances) {
            let paper = rules_paper::tolerances(&flags::ALL, tolerances, currency);
            parts.push(as_text::text(&paper));
        }
    }
    if !known.remark.is_empty() {
        parts.push(known.remark.to_owned());
    }
    parts.join("\n")
}

fn told_json(known: &Shown, is_asked: impl Fn(ShownPart) -> bool) -> Value {
    let ras = is_asked(ShownPart::Ras).then(|| config_json::ras(&known.ras));
    let rules = known.rules.as_ref();
    let panel = rules.filter(|_| is_asked(ShownPart::Panel));
    let tolerances = rules.filter(|_| is_asked(ShownPart::Tolerances));
    json!({
        "shown": known.told,
        "ras": ras,
        "panel": panel.map(|(rules, _)| rules_json::panel(rules)),
        "tolerances": tolerances.map(|(_, set)| rules_json::tolerances(&flags::ALL, set)),
    })
}

fn listed(ras: &Ras) -> String {
    let lines = listing::listing(ras);
    let lines = lines
        .iter()
        .map(|line| format!("{}{}\n", "  ".repeat(line.depth), line.text));
    lines.collect()
}
