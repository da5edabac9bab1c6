//! The amount itself: there is one, it is not below zero, and zero is only ever a reduction.

use crate::panel::matter::{Findings, Matter};
use crate::panel::motion::EvidenceKind;
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::panel::verdict::VerdictKind;
use crate::scoring::scored::{Assessed, RasResult};
use crate::terms::money::PerWeek;
use crate::terms::text::with_stop;

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let currency = &matter.file.currency;
    match matter.agreed {
        None => no_indicative(matter, found),
        Some(agreed) if agreed.0.is_negative() => {
            let agreed = agreed.0.shown_in(currency);
            let message = format!("{agreed} a week is below zero. Type {currency}0.00 or more.");
            found.refuse("negative_amount", Field::Amount, message, sources::AMOUNT);
        }
        Some(agreed) if agreed.0.is_zero() && gives_nothing(matter) => {
            let message = format!(
                "A personal budget of {currency}0.00 a week can only be the end of a reduction, \
                 and nothing is provided now. Type the amount, or refuse with reasons."
            );
            found.refuse("zero_amount", Field::Amount, message, sources::AMOUNT);
        }
        Some(agreed) => costed(matter, found, agreed),
    }
}

/// Zero takes nothing away, and nothing is kept by it.
fn gives_nothing(matter: &Matter<'_>) -> bool {
    let keeps = matter.motion.verdict.kind == Some(VerdictKind::KeepPresent);
    !matter.reduces() && !keeps
}

fn no_indicative(matter: &Matter<'_>, found: &mut Findings) {
    if matter.motion.verdict.kind != Some(VerdictKind::AgreeIndicative) {
        return;
    }
    let why = match &matter.file.assessed {
        Assessed::Scored(scored) => match &scored.result {
            RasResult::NoAmount { why } => {
                let why = with_stop(why);
                format!("The RAS gives no amount: {why} Agree another amount, with reasons.")
            }
            RasResult::DoesNotApply { why } => format!(
                "This RAS does not apply: {} A personal budget is still owed; agree another \
                 amount, with how it was reckoned.",
                with_stop(why)
            ),
            RasResult::Amount { .. } => return,
        },
        Assessed::Given(_) => return,
        Assessed::Unscorable(problems) => {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            format!(
                "The case cannot be scored: {}. Return it to the worker, or agree another amount, \
                 with reasons.",
                problems.join("; ")
            )
        }
    };
    let message = format!("There is no indicative budget to agree. {why}");
    found.refuse(
        "no_indicative_budget",
        Field::Verdict,
        message,
        sources::GUIDANCE_11_24,
    );
}

/// Above the indicative budget, the costed services behind the figure are named.
fn costed(matter: &Matter<'_>, found: &mut Findings, agreed: PerWeek) {
    let currency = &matter.file.currency;
    let indicative = matter.file.assessed.indicative().map(|budget| budget.0);
    let above = indicative.is_some_and(|indicative| agreed > indicative);
    let papers = &matter.motion.relied_on;
    if above && !papers.iter().any(|paper| paper.kind == EvidenceKind::Other) {
        let message = format!(
            "{currency}{agreed} a week is above the indicative budget, and no costing of the \
             services is named among what was relied on."
        );
        found.warn("no_costing_named", message, sources::COSTED);
    }
    let is_specialist = matter
        .file
        .case
        .package
        .lines
        .iter()
        .any(|line| line.specialist);
    let accepts = matter.motion.verdict.kind == Some(VerdictKind::AcceptSpecialist);
    if accepts && !is_specialist {
        let message =
            "Specialist cost is accepted, and no line of the package is marked specialist.";
        found.warn("no_specialist_line", message, sources::SPECIALIST);
    }
}
