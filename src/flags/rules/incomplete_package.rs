//! Rows of the package whose weekly cost is not known.

use crate::flags::finding::Finding;
use crate::flags::rule::FlagRule;
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::terms::text::so_many;

/// Incomplete package.
///
/// Names each row that stands apart from the weekly sum and why, and rows that import rejected.
/// Package and gap are then "at least". A package whose sum is out of bounds is named too.
pub const RULE: FlagRule = FlagRule {
    code: "incomplete_package",
    mark: "INC",
    title: "Package is incomplete",
    why: "Rows without a usable weekly cost are not in the sum, so the package may cost more than \
        the figure shown. A reduction on an incomplete package needs a confirmation.",
    limits: &[],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, _: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let package = &view.case.package;
    if package.cost().is_none() {
        let sentence = "The package's rows add up to more than can be reckoned with".to_owned();
        return Ok(vec![Finding::met(sentence, String::new())]);
    }
    let mut rows: Vec<String> = package
        .apart()
        .map(|(line, why)| format!("{} ({})", line.component, why.words()))
        .collect();
    let n_apart = rows.len() + package.n_lines_rejected;
    if n_apart == 0 {
        return Ok(Vec::new());
    }
    if package.n_lines_rejected > 0 {
        let n = so_many(package.n_lines_rejected, "row", "rows");
        rows.push(format!("{n} rejected at import"));
    }
    let n_rows = package.lines.len() + package.n_lines_rejected;
    let gap = view.gap.map_or_else(String::new, |gap| {
        let amount = wording::signed(view.currency(), gap.amount.0);
        format!("; the gap is at least {amount} a week")
    });
    let sentence = format!(
        "{n_apart} of {} {} apart from the weekly sum: {}{gap}",
        so_many(n_rows, "row", "rows"),
        if n_apart == 1 { "stands" } else { "stand" },
        wording::listed(&rows),
    );
    Ok(vec![Finding::met(sentence, String::new())])
}
