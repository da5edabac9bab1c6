//! What a correction stands in the place of, and what it is reckoned from, in words.

use super::figures;
use crate::panel::decision::{Decision, WithdrawnCorrection};
use crate::terms::ids::EntryNumber;

/// The decision in whose place a correction stands: `entry 7`, or, where one was withdrawn before,
/// `entry 7 (its earlier correction, entry 8, was withdrawn by entry 9)`.
#[must_use]
pub fn place(entry: EntryNumber, instead: Option<WithdrawnCorrection>) -> String {
    let Some(instead) = instead else {
        return format!("entry {entry}");
    };
    format!(
        "entry {entry} (its earlier correction, entry {}, was withdrawn by entry {})",
        instead.correction, instead.withdrawn_by
    )
}

/// The decision in whose place a decision stands; none where it corrects none.
#[must_use]
pub fn place_of(decision: &Decision) -> Option<String> {
    let corrected = decision.motion().supersedes;
    corrected.map(|entry| place(entry, decision.instead_of()))
}

/// What a present amount is reckoned as, where a correction rests on it: `as if entry 7 had not
/// been`, or, without any entry, `as it is until the answer`.
#[must_use]
pub fn as_if(without: &[EntryNumber]) -> String {
    let numbers: Vec<String> = without.iter().map(ToString::to_string).collect();
    match numbers.split_last() {
        None => "as it is until the answer".to_owned(),
        Some((only, [])) => format!("as if entry {only} had not been"),
        Some((last, rest)) => {
            format!("as if entries {} and {last} had not been", rest.join(", "))
        }
    }
}

/// What a correction is reckoned from, where the present amount is told: `reckoned from £612.40 a
/// week, the present amount as if entry 7 had not been`.
#[must_use]
pub fn reckoned_from(present: &str, without: &[EntryNumber]) -> String {
    format!(
        "reckoned from {present}, the present amount {}",
        as_if(without)
    )
}

/// The same of a decision; none where it corrects none, or no present amount is known. `corrected`
/// are the decisions that it corrects, directly or over others.
#[must_use]
pub fn reckoned(decision: &Decision, corrected: &[EntryNumber]) -> Option<String> {
    decision.motion().supersedes?;
    let present = decision.effect().present?;
    let present = figures::present(decision.currency(), present, decision.seen().package);
    Some(reckoned_from(&present, &without(decision, corrected)))
}

/// The decisions as if which had not been the present amount of a correction is reckoned, the
/// earliest first.
#[must_use]
pub fn without(decision: &Decision, corrected: &[EntryNumber]) -> Vec<EntryNumber> {
    let mut without: Vec<EntryNumber> = match decision.reckoned_without() {
        Some(entry) => corrected.iter().copied().chain([entry]).collect(),
        None => Vec::new(),
    };
    without.sort_unstable();
    without.dedup();
    without
}
