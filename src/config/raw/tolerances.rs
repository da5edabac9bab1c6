//! Reads `tolerances.toml`: the setting of each flag rule, with its limits, words and prices.
//!
//! The file may name any rule, limit or word list; whether the program has such a rule, and what
//! the rule needs, is checked by `flags::check_settings`.

use crate::config::dated::Dated;
use crate::config::reading::reader::{Reading, Section, read};
use crate::config::tolerances::{FlagKind, FlagSetting, PriceLimit, Tolerances};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The name of the file.
pub const FILE: &str = "tolerances.toml";

/// Reads the text of a tolerances file.
#[must_use]
pub fn tolerances_file(text: &str) -> Reading<Tolerances> {
    let mut reading = read(FILE, text, |root| {
        let references = root.references("references");
        let rules = root.entries("rules", |_, rule| setting(rule));
        Some(Tolerances {
            references: references?,
            rules: rules?,
            file: FILE.to_owned(),
            lines: BTreeMap::new(),
        })
    });
    if let Some(tolerances) = &mut reading.value {
        let keys = reading.places.under("rules").map(|(key, _)| key);
        tolerances.lines = keys
            .filter_map(|key| Some((key.to_owned(), reading.places.line(key)?)))
            .collect();
    }
    reading
}

fn setting(rule: &Section<'_>) -> Option<FlagSetting> {
    let kind = rule.code("kind", &FlagKind::ALL);
    let reference = rule.reference("reference");
    let limits = rule.optional_table("limits", |table| Some(limits(table)));
    let words = rule.optional_table("words", |table| Some(words(table)));
    let prices = rule.optional_tables("prices", price);
    Some(FlagSetting {
        kind: kind?,
        reference: reference?,
        limits: limits.unwrap_or_default(),
        words: words.unwrap_or_default(),
        prices,
    })
}

fn limits(table: &Section<'_>) -> BTreeMap<String, Dated<Decimal>> {
    let names = table.names().into_iter();
    names
        .filter_map(|name| Some((name.clone(), table.dated_number(&name)?)))
        .collect()
}

fn words(table: &Section<'_>) -> BTreeMap<String, Vec<String>> {
    let names = table.names().into_iter();
    names
        .filter_map(|name| Some((name.clone(), table.texts(&name)?)))
        .collect()
}

fn price(row: &Section<'_>) -> Option<PriceLimit> {
    let component = row.text("component");
    let frequency = row.text("frequency");
    let price = row.dated_number("price");
    Some(PriceLimit {
        component: component?,
        frequency: frequency?,
        price: price?,
    })
}
