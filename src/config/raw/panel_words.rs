//! The words of `panel.toml`: reasons, verdicts, and the ways to challenge a decision.

use crate::config::panel_rules::{Challenge, ReasonClass, ReasonCode, VERDICT_CODES, VerdictWords};
use crate::config::reading::reader::{Section, quoted_list};
use crate::config::reading::spelling::nearest;
use std::collections::BTreeMap;

pub(in crate::config) fn reasons(root: &Section<'_>) -> Option<Vec<ReasonCode>> {
    let reasons = root.tables("reason", |section| {
        let (code, title) = (section.text("id"), section.text("title"));
        let class = section.code("class", &ReasonClass::ALL);
        Some(ReasonCode {
            code: code?,
            title: title?,
            class: class?,
        })
    })?;
    if !reasons
        .iter()
        .any(|reason| reason.class.carries_a_reduction())
    {
        let carriers = ReasonClass::ALL
            .iter()
            .filter(|(class, _)| class.carries_a_reduction());
        let allowed = format!(
            "at least one reason of a class that can: {}",
            quoted_list(carriers.map(|(_, code)| *code))
        );
        let remedy = "add such a reason, or correct the class of one";
        root.problem(
            "reason",
            "no reason can carry a reduction",
            &allowed,
            remedy,
        );
    }
    Some(reasons)
}

pub(in crate::config) fn verdicts(root: &Section<'_>) -> Option<BTreeMap<String, VerdictWords>> {
    let verdicts = root.entries("verdict", |code, section| {
        if !VERDICT_CODES.contains(&code) {
            unknown_verdict(section, code);
        }
        verdict_words(section)
    })?;
    for code in VERDICT_CODES {
        if !verdicts.contains_key(code) && !root_has_verdict(root, code) {
            root.problem(
                "verdict",
                &format!("the verdict \"{code}\" has no words"),
                &format!("words for every verdict: {}", quoted_list(VERDICT_CODES)),
                &format!("add [verdict.{code}] with title, letter and explanation"),
            );
        }
    }
    let mut seen: BTreeMap<char, &str> = BTreeMap::new();
    for (code, words) in &verdicts {
        if let Some(other) = seen.insert(words.letter, code) {
            root.problem_at(
                format!("verdict.{code}.letter"),
                &format!(
                    "the letter \"{}\" already chooses \"{other}\"",
                    words.letter
                ),
                "a letter of its own for every verdict",
                "choose another letter",
            );
        }
    }
    Some(verdicts)
}

fn root_has_verdict(root: &Section<'_>, code: &str) -> bool {
    let names = root.optional_table("verdict", |section| Some(section.names()));
    names.is_some_and(|names| names.iter().any(|name| name == code))
}

fn unknown_verdict(section: &Section<'_>, code: &str) {
    let remedy = match nearest(code, VERDICT_CODES) {
        Some(meant) => format!("did you mean [verdict.{meant}]?"),
        None => "take the table out: what a panel can decide is fixed by the program".to_owned(),
    };
    section.problem(
        "",
        &format!("\"{code}\" is not a verdict"),
        &format!("one of {}", quoted_list(VERDICT_CODES)),
        &remedy,
    );
}

fn verdict_words(section: &Section<'_>) -> Option<VerdictWords> {
    let (title, explanation) = (section.text("title"), section.text("explanation"));
    let letter = section.parsed("letter", "one small letter from \"a\" to \"z\"", one_letter);
    Some(VerdictWords {
        title: title?,
        letter: letter?,
        explanation: explanation?,
    })
}

fn one_letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let letter = letters.next().filter(char::is_ascii_lowercase);
    letter.filter(|_| letters.next().is_none())
}

pub(in crate::config) fn challenges(root: &Section<'_>) -> Option<Vec<Challenge>> {
    root.tables("challenge", |section| {
        let (title, text) = (section.text("title"), section.text("text"));
        let reference = section.reference("reference");
        let limit = |section: &Section<'_>, key: &str| section.text(key);
        let time_limit = section.dated_under(reference.as_ref(), "time_limit", limit);
        Some(Challenge {
            title: title?,
            text: text?,
            time_limit: time_limit?,
            reference: reference?,
        })
    })
}
