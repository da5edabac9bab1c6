//! Why this figure: from a row of the breakdown to the answers, parameters, dates and references.

use super::case_screen::{CasePane, CaseScreen};
use super::popup::Popup;
use crate::caseload::package::{CostFrequency, LineCost};
use crate::config::tolerances::FlagKind;
use crate::flags::like_cases::LikeComparison;
use crate::scoring::explain::{self, Sentence};
use crate::scoring::scored::Assessed;
use crate::scoring::trace::Figure;
use crate::terms::date::shown;
use crate::terms::number::{at_least_two_decimals, shortest};
use crate::terms::text::with_stop;

/// The explanation of the selected row, as a popup to read.
#[must_use]
pub fn popup(screen: &CaseScreen) -> Popup {
    let of_pane = match screen.pane {
        CasePane::Breakdown => None,
        CasePane::Package => Some(("Why this cost", package(screen))),
        CasePane::Flags => Some(("Why these flags", flags(screen))),
        CasePane::LikeCases => Some(("What like cases are", like_cases(screen))),
        CasePane::History => Some(("What happened before", history(screen))),
    };
    if let Some((title, lines)) = of_pane {
        let title = title.to_owned();
        return Popup::Reading {
            title,
            lines,
            top: 0,
        };
    }
    let title = screen
        .rows
        .get(screen.at)
        .map_or("Why this figure".to_owned(), |row| {
            format!(
                "Why this figure: {}",
                row.label.trim_start_matches(['▸', '▾', ' '])
            )
        });
    Popup::Reading {
        title,
        lines: lines(screen),
        top: 0,
    }
}

/// Every line of the package with what its weekly cost is made of, and the rule.
fn package(screen: &CaseScreen) -> Vec<String> {
    let file = &screen.detail.file;
    let mut lines = Vec::new();
    for line in &file.case.package.lines {
        let price = line.unit_cost.map(at_least_two_decimals);
        let price = price.unwrap_or_else(|| "no price".to_owned());
        let basis = line.frequency.map_or("no basis", CostFrequency::title);
        let units = line.planned_units.map(shortest);
        let units = units.map_or_else(String::new, |units| format!(", {units} units a week"));
        let cost = match line.weekly_cost() {
            LineCost::Weekly(weekly) => format!("= {}{weekly} a week", file.currency),
            LineCost::Apart(why) => format!("is not in the sum: {}", why.words()),
        };
        lines.push(line.component.clone());
        lines.push(format!("  {price} {basis}{units} {cost}"));
        let marks = [
            line.service_type.clone(),
            line.delivery_mechanism.clone(),
            line.provider.clone(),
            line.start.map(|start| format!("from {}", shown(start))),
            line.end.map(|end| format!("to {}", shown(end))),
            line.two_carers.then(|| "two carers at once".to_owned()),
            line.specialist.then(|| "specialist".to_owned()),
        ];
        let marks: Vec<String> = marks.into_iter().flatten().collect();
        lines.push(format!("  {}", marks.join(" · ")));
    }
    lines.push(String::new());
    lines.push(WEEKLY_COST_RULE.to_owned());
    lines
}

/// The rule of `caseload::package`, in words.
const WEEKLY_COST_RULE: &str = "A line costs its price × the units planned a week where the \
    price is by the hour, day or session; a weekly price counts once, a fortnightly one half, a \
    four-weekly one a quarter, a monthly one 12/52, a quarterly one 4/52, a yearly one 1/52. It is \
    rounded to the penny. [Client Level Data: the DHSC weekly-cost rule]";

/// The worker's referral, and every flag in full, with its source.
fn flags(screen: &CaseScreen) -> Vec<String> {
    let flags = screen.detail.file.flags.iter();
    let lines = flags.flat_map(|flag| {
        let kind = match flag.kind {
            FlagKind::Refer => "refers the case to the panel",
            FlagKind::Inform | FlagKind::Off => "informs only",
        };
        let limit = match flag.limit.is_empty() {
            true => String::new(),
            false => format!("  {}", with_stop(&flag.limit)),
        };
        [
            format!("{} {}: {kind}", flag.mark, flag.title),
            format!("  {}", with_stop(&flag.sentence)),
            limit,
            format!("  [{}]", flag.reference),
        ]
    });
    let sent = screen.detail.file.case.person.referral.iter();
    let sent = sent.map(|sent| format!("Referred {}", sent.told()));
    let lines = sent.chain(lines.filter(|line| !line.is_empty()));
    let mut lines: Vec<String> = lines.collect();
    lines.push("ras-panel flags explains every rule that is in force.".to_owned());
    lines
}

fn like_cases(screen: &CaseScreen) -> Vec<String> {
    let first = match &screen.detail.like_cases {
        LikeComparison::Among(like) => format!(
            "{} other cases with {}: this package costs as much as or more than {} % of theirs.",
            like.n, like.what, like.rank
        ),
        other => other.why_not().unwrap_or_default(),
    };
    let how = "Like cases are the others of this caseload in the same band of weighted points, \
               with a complete package. Percentiles are by nearest rank. The band and the fewest \
               cases are set by the rule on outliers in config/tolerances.toml.";
    vec![first, String::new(), how.to_owned()]
}

fn history(screen: &CaseScreen) -> Vec<String> {
    let history = screen.detail.history.iter();
    let lines = history.map(|(date, sentence)| format!("{}  {sentence}", shown(*date)));
    lines.collect()
}

fn lines(screen: &CaseScreen) -> Vec<String> {
    let Assessed::Scored(scored) = &screen.detail.file.assessed else {
        return vec![
            "The figure was not computed by this RAS: there is no trace.".to_owned(),
            "Its parts are shown as they were given.".to_owned(),
        ];
    };
    let ras = &screen.detail.ras;
    let figure = screen.rows.get(screen.at).map(|row| &row.explained_by);
    let figure = figure.unwrap_or(&Figure::Budget);
    if *figure != Figure::Budget {
        let sentences = explain::why(scored, ras, figure, None);
        return sentences.iter().map(indented).collect();
    }
    // The whole result is told step by step; each step's own line tells the rest.
    let sentences = explain::explain(scored, ras, Some(1));
    let mut lines: Vec<String> = sentences.iter().map(indented).collect();
    lines.push(String::new());
    lines.push("x on a line of the breakdown tells that line down to the answers.".to_owned());
    lines
}

fn indented(sentence: &Sentence) -> String {
    format!("{}{}", "  ".repeat(sentence.depth), sentence.text)
}
