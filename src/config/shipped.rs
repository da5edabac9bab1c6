//! The configuration that is built into the program: Northfold's, an invented council.
//!
//! The texts are the files of `config/`, so the program runs anywhere without a folder beside it,
//! and a council that begins its own configuration gets these files to change.

use super::bundle::{FILES, RasBundle};
use super::column_profile::ColumnProfile;
use super::panel_rules::PanelRules;
use super::problem::ConfigProblem;
use super::ras::Ras;
use super::raw;
use super::raw::tolerances::tolerances_file;
use super::reading::reader::Reading;
use super::rules_texts::RulesTexts;
use super::tolerances::Tolerances;

/// Every built-in file: its place under `config/`, and its text.
pub const TEXTS: [(&str, &str); 13] = [
    ("README.md", include_str!("../../config/README.md")),
    ("flags.md", include_str!("../../config/flags.md")),
    ("panel.toml", include_str!("../../config/panel.toml")),
    (
        "tolerances.toml",
        include_str!("../../config/tolerances.toml"),
    ),
    (
        "import/README.md",
        include_str!("../../config/import/README.md"),
    ),
    ("import/cld-values.toml", raw::value_lists::CLD),
    (
        "import/northfold.toml",
        include_str!("../../config/import/northfold.toml"),
    ),
    (
        "import/cld-r1.toml",
        include_str!("../../config/import/cld-r1.toml"),
    ),
    (
        "ras/northfold/ras.toml",
        include_str!("../../config/ras/northfold/ras.toml"),
    ),
    (
        "ras/northfold/domains.toml",
        include_str!("../../config/ras/northfold/domains.toml"),
    ),
    (
        "ras/northfold/questions.toml",
        include_str!("../../config/ras/northfold/questions.toml"),
    ),
    (
        "ras/northfold/adjustments.toml",
        include_str!("../../config/ras/northfold/adjustments.toml"),
    ),
    (
        "ras/northfold/allocation.toml",
        include_str!("../../config/ras/northfold/allocation.toml"),
    ),
];

/// Northfold's column profile.
const PROFILE: &str = "import/northfold.toml";

/// The title of the column profile of a RAS that has none of its own.
pub const BUILT_IN_HEADINGS: &str = "the built-in headings";

/// The column profile of a RAS that has none of its own: the built-in headings, and for each
/// question a column of its id. `open` gives the text of the value lists.
pub fn default_profile(
    open: impl FnOnce(&str) -> Result<String, Vec<ConfigProblem>>,
) -> Result<Reading<ColumnProfile>, Vec<ConfigProblem>> {
    let mut reading = raw::column_profile::profile_file(PROFILE, text(PROFILE)?, open);
    if let Some(profile) = &mut reading.value {
        BUILT_IN_HEADINGS.clone_into(&mut profile.title);
    }
    Ok(reading)
}

/// The text of a built-in file by its place under `config/`.
pub fn text(place: &str) -> Result<&'static str, Vec<ConfigProblem>> {
    let found = TEXTS.iter().find(|(known, _)| *known == place);
    found
        .map(|(_, text)| *text)
        .ok_or_else(|| not_built_in(place))
}

fn not_built_in(place: &str) -> Vec<ConfigProblem> {
    let places: Vec<&str> = TEXTS.iter().map(|(known, _)| *known).collect();
    vec![ConfigProblem {
        file: place.to_owned(),
        line: None,
        key: "(the file)".to_owned(),
        what: "no such file is built in".to_owned(),
        allowed: places.join(", "),
        remedy: "name one of these".to_owned(),
    }]
}

/// The name of the RAS and of the column profile.
pub const NAME: &str = "northfold";

/// The texts of Northfold's RAS, as an adoption stores them.
pub fn ras_bundle() -> Result<RasBundle, Vec<ConfigProblem>> {
    let mut texts = Vec::new();
    for file in FILES {
        texts.push((file, text(&format!("ras/northfold/{file}"))?));
    }
    RasBundle::of_texts(texts).ok_or_else(|| not_built_in("ras/northfold"))
}

/// Northfold's RAS.
pub fn ras() -> Result<Ras, Vec<ConfigProblem>> {
    ras_bundle()?.read()
}

/// The texts of Northfold's rules of the panel, as a register stores them.
pub fn rules_texts() -> Result<RulesTexts, Vec<ConfigProblem>> {
    Ok(RulesTexts::of(
        text("panel.toml")?,
        text("tolerances.toml")?,
    ))
}

/// What is read of Northfold's `panel.toml`.
pub fn panel_read() -> Result<Reading<PanelRules>, Vec<ConfigProblem>> {
    Ok(raw::panel::panel_file(text("panel.toml")?))
}

/// What is read of Northfold's `tolerances.toml`.
pub fn tolerances_read() -> Result<Reading<Tolerances>, Vec<ConfigProblem>> {
    Ok(tolerances_file(text("tolerances.toml")?))
}

/// What is read of Northfold's column profile.
pub fn profile_read() -> Result<Reading<ColumnProfile>, Vec<ConfigProblem>> {
    let profile = text(PROFILE)?;
    Ok(raw::column_profile::profile_file(
        PROFILE,
        profile,
        |lists| text(lists).map(str::to_owned),
    ))
}

/// Northfold's rules of the panel.
pub fn panel_rules() -> Result<PanelRules, Vec<ConfigProblem>> {
    panel_read()?.finished()
}

/// Northfold's settings of the flag rules.
pub fn tolerances() -> Result<Tolerances, Vec<ConfigProblem>> {
    tolerances_read()?.finished()
}

/// A built-in column profile by its file name in `config/import/`, such as `northfold.toml`.
pub fn column_profile(file: &str) -> Result<ColumnProfile, Vec<ConfigProblem>> {
    let file = format!("import/{file}");
    let profile = text(&file)?;
    raw::column_profile::column_profile(&file, profile, |lists| text(lists).map(str::to_owned))
}
