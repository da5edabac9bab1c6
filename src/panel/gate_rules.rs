//! The reablement and telecare gate: answered, reasoned, or bridged by an interim amount.

use super::matter::{Findings, Matter};
use super::motion::GateAnswer;
use super::refusal::Field;
use super::sources;
use super::verdict::Verdict;
use crate::caseload::assessment::ReablementGate;
use crate::terms::date;

pub(super) fn check(matter: &Matter<'_>, found: &mut Findings) {
    if let Some(GateAnswer::Interim { due }) = matter.motion.gate
        && due <= matter.date
    {
        let message = format!(
            "The answer on reablement and telecare is due on {}, which is not after the decision. \
             Give a later day.",
            date::shown(due)
        );
        found.refuse("gate_due_passed", Field::Gate, message, sources::GATE);
    }
    if matter.motion.gate.is_none() && sets_an_amount(matter) && is_open(matter) {
        let message = "The assessment does not say that reablement and telecare were considered, \
            or why not. Say how they were considered, say why they are not called for, or agree \
            the amount in the interim with a day on which the answer is due.";
        found.refuse("gate_open", Field::Gate, message, sources::GATE);
    }
}

/// The gate never holds back support: what leaves the present amount as it is passes.
fn sets_an_amount(matter: &Matter<'_>) -> bool {
    matter.agreed.is_some() && !matches!(matter.motion.verdict, Verdict::KeepPresent { .. })
}

fn is_open(matter: &Matter<'_>) -> bool {
    let assessment = matter.file.case.assessment();
    match assessment.map(|assessment| &assessment.gate) {
        Some(ReablementGate::Considered | ReablementGate::NotConsidered { .. }) => false,
        Some(ReablementGate::NotConsideredWithoutReason | ReablementGate::NotRecorded) | None => {
            true
        }
    }
}
