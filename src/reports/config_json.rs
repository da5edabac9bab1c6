//! What a check of the configuration found, and a RAS in plain words, as JSON.
//!
//! A mistake: `{file, line, key, what, allowed, to_do}`; a figure to look at: `{file, line, key,
//! what, ask}`. The line is null where the whole file is meant.
//!
//! A RAS: `{title, version, authority, in_force_from, digest, listing: [{depth, text}]}`, the
//! listing being the lines that `config show` prints.

use crate::config::listing::listing;
use crate::config::look::please_look::PleaseLook;
use crate::config::problem::ConfigProblem;
use crate::config::ras::Ras;
use serde_json::{Value, json};

/// One mistake.
#[must_use]
pub fn mistake(problem: &ConfigProblem) -> Value {
    json!({
        "file": problem.file,
        "line": problem.line,
        "key": problem.key,
        "what": problem.what,
        "allowed": problem.allowed,
        "to_do": problem.remedy,
    })
}

/// One figure that may stand, but is perhaps not meant.
#[must_use]
pub fn look(look: &PleaseLook) -> Value {
    json!({
        "file": look.file,
        "line": look.line,
        "key": look.key,
        "what": look.what,
        "ask": look.ask,
    })
}

/// A whole RAS.
#[must_use]
pub fn ras(ras: &Ras) -> Value {
    let lines = listing(ras);
    let lines = lines
        .iter()
        .map(|line| json!({"depth": line.depth, "text": line.text}));
    json!({
        "title": &*ras.title,
        "version": &*ras.version,
        "authority": &*ras.authority,
        "in_force_from": ras.in_force_from.to_string(),
        "digest": ras.digest.hex(),
        "listing": lines.collect::<Vec<_>>(),
    })
}
