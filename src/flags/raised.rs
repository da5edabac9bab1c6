//! A flag that a case raised: the rule, its limit, the case's figure, in plain words.

use crate::config::tolerances::FlagKind;
use crate::terms::money::Money;
use rust_decimal::{Decimal, dec};

/// A flag on a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// The rule's code as configuration names it (`gap`).
    pub code: String,
    /// The three-letter mark shown in lists (`GAP`).
    pub mark: String,
    /// Whether it refers the case or only informs. A rule that could not be applied to the case
    /// only informs, whatever its setting.
    pub kind: FlagKind,
    /// The rule's title (`Package outside tolerance of the indicative budget`).
    pub title: String,
    /// One sentence with the case's figure
    /// (`The package costs 48 % more than the indicative budget`).
    pub sentence: String,
    /// The limit in words (`limit 10 % or £50 a week`); empty where the rule has none.
    pub limit: String,
    /// The title of the limit's reference.
    pub reference: String,
}

/// The most that a sum may come to and still count as the same; none beyond the bounds.
#[must_use]
pub fn same_up_to(sum: Money, percent: Decimal) -> Option<Decimal> {
    Decimal::ONE_HUNDRED
        .checked_add(percent)
        .and_then(|hundredths| sum.pounds().checked_mul(hundredths))
        .and_then(|product| product.checked_mul(dec!(0.01)))
}

/// What a flag found, with its limit, without a stop.
#[must_use]
pub fn with_limit(sentence: &str, limit: &str) -> String {
    let sentence = sentence.trim_end_matches('.');
    match limit.is_empty() {
        true => sentence.to_owned(),
        false => format!("{sentence} ({limit})"),
    }
}

/// What a flag found, with its limit and the source of that.
#[must_use]
pub fn in_full(sentence: &str, limit: &str, reference: &str) -> String {
    let found = with_limit(sentence, limit);
    match reference.is_empty() {
        true => format!("{found}."),
        false => format!("{found}. [{reference}]"),
    }
}

/// Each rule's code, mark and kind once, in the order of the flags: what lists show.
#[must_use]
pub fn marks(raised: &[Raised]) -> Vec<(String, String, FlagKind)> {
    let mut marks: Vec<(String, String, FlagKind)> = Vec::new();
    for flag in raised {
        if !marks.iter().any(|(code, _, _)| *code == flag.code) {
            marks.push((flag.code.clone(), flag.mark.clone(), flag.kind));
        }
    }
    marks
}
