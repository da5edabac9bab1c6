//! What was recorded, in single sentences: for confirmations, lists, minutes and letters.

use crate::panel::decision::{Decision, DecisionStatus};
use crate::panel::verdict::{Basis, ReferTo, Verdict};
use crate::terms::date::shown;

/// A decision in one sentence, led by its case: `NF-20417: agree £520.00 a week from 1 Dec 2026, …`.
#[must_use]
pub fn decision(decision: &Decision) -> String {
    let effect = decision.effect();
    let amount = |what: &str| match effect.agreed {
        Some(agreed) => format!("{what} £{} a week from {}", agreed.0, shown(effect.from)),
        None => what.to_owned(),
    };
    let outcome = match &decision.motion().verdict {
        Verdict::AgreeIndicative => amount("agree the indicative budget,"),
        Verdict::AgreeAmount {
            basis: Basis::AnnualReview,
            ..
        } => {
            format!("{}, on annual-review basis", amount("agree"))
        }
        Verdict::AgreeAmount {
            basis: Basis::Transitional { until },
            ..
        } => {
            format!(
                "{}, on transitional basis until {}",
                amount("agree"),
                shown(*until)
            )
        }
        Verdict::AgreeLimited { until, .. } => {
            format!(
                "{}, for a limited time until {}",
                amount("agree"),
                shown(*until)
            )
        }
        Verdict::Transition { to, terms, .. } => format!(
            "a transition to £{} a week, starting on {}, over {} months",
            to.0,
            shown(terms.start),
            terms.months
        ),
        Verdict::KeepPresent { review, .. } => {
            format!(
                "keep the present amount for risk or distress, reviewed on {}",
                shown(*review)
            )
        }
        Verdict::AcceptSpecialist { .. } => amount("accept the specialist cost,"),
        Verdict::ChangeProvider { due, .. } => {
            format!(
                "{} by {}",
                amount("change provider or negotiate to reach"),
                shown(*due)
            )
        }
        Verdict::Defer { questions, due } => {
            format!(
                "defer with {} questions, answers due on {}",
                questions.len(),
                shown(*due)
            )
        }
        Verdict::Return { .. } => "return the case to the worker".to_owned(),
        Verdict::Refer { to } => format!("refer the case to {}", service(*to)),
        Verdict::Refuse => "refuse, with the reasons given".to_owned(),
    };
    let waits = match decision.status() {
        DecisionStatus::Stands => String::new(),
        DecisionStatus::AwaitsRole { .. } => {
            " It is a recommendation until the role that covers it has spoken.".to_owned()
        }
        DecisionStatus::AwaitsException { .. } => {
            " It awaits a senior practitioner; the present amount stands meanwhile.".to_owned()
        }
    };
    format!("{}: {outcome}.{waits}", decision.motion().case)
}

fn service(to: ReferTo) -> &'static str {
    match to {
        ReferTo::ContinuingHealthcare => "NHS continuing healthcare",
        ReferTo::Reablement => "reablement",
        ReferTo::TelecareOrTherapy => "telecare or occupational therapy",
        ReferTo::Safeguarding => "safeguarding",
    }
}
