//! The package lies outside the tolerance of the indicative budget, above or below.

use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, WordCount, WordSpec};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::threshold::{self, Threshold};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::terms::budget::{Completeness, Gap};

/// Gap over tolerance.
///
/// Limits: `percent_max` (per cent of the indicative budget) and `amount_max` (pounds a week), by
/// size; `together` says whether one is enough. `directions` says which side counts. An incomplete
/// package that costs less so far is not called too low: what is unknown may fill the gap.
pub const RULE: FlagRule = FlagRule {
    code: "gap",
    mark: "GAP",
    title: "Package outside tolerance of the indicative budget",
    why: "The indicative budget is a starting figure. Where the package lies far from it, either \
        the RAS misses something about this person or the package is not what the need calls for: \
        the panel looks which, and says so.",
    limits: &[threshold::PERCENT_MAX, threshold::AMOUNT_MAX],
    words: &[
        threshold::TOGETHER,
        WordSpec {
            name: "directions",
            count: WordCount::OneOrMore,
            allowed: &["above", "below"],
            lists: &[],
            meaning: "on which side of the indicative budget a gap counts",
        },
    ],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let threshold = Threshold::read(setting)?;
    let Some(gap) = view.gap else {
        return Ok(Vec::new());
    };
    let below = gap.amount.0.is_negative();
    let direction = if below { "below" } else { "above" };
    let unknown_may_fill_it = below && gap.completeness == Completeness::Incomplete;
    let passed = threshold.is_passed(gap.percent, gap.amount.0);
    if unknown_may_fill_it || !passed || !setting.lists("directions", direction)? {
        return Ok(Vec::new());
    }
    let sentence = sentence(view, gap, &threshold);
    Ok(vec![Finding::met(
        sentence,
        threshold.words(view.currency()),
    )])
}

fn sentence(view: &CaseView<'_>, gap: Gap, threshold: &Threshold) -> String {
    let amount = wording::signed(view.currency(), gap.amount.0);
    let word = if gap.amount.0.is_negative() {
        "less"
    } else {
        "more"
    };
    let at_least = view.at_least();
    match gap.percent {
        Some(percent) => {
            let percent = wording::percent_beside(percent, threshold.percent_max());
            format!(
                "The package costs {at_least}{percent} {word} than the indicative budget \
                 ({at_least}{amount} a week)"
            )
        }
        None => format!(
            "The package costs {at_least}{} a week, and the indicative budget is {}",
            wording::pounds(view.currency(), gap.amount.0),
            wording::pounds(view.currency(), crate::terms::money::Money::ZERO),
        ),
    }
}
