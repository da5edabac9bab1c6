//! The reablement and telecare gate: answered, reasoned, or bridged by an interim amount.

use super::timing::within_review;
use crate::caseload::assessment::ReablementGate;
use crate::panel::case_file::CaseFile;
use crate::panel::matter::{Findings, Matter};
use crate::panel::motion::GateAnswer;
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::panel::verdict::VerdictKind;
use crate::terms::date;

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let interim = match matter.motion.gate {
        Some(GateAnswer::Interim { due }) => Some(due),
        _ => None,
    };
    if let Some(due) = interim.filter(|due| *due > matter.date) {
        let what = "The answer on reablement and telecare is due on";
        within_review(
            matter,
            found,
            (Field::Gate, "gate_due_beyond_review"),
            (what, due),
        );
    } else if let Some(due) = interim {
        let message = format!(
            "The answer on reablement and telecare is due on {}, which is not after the decision. \
             Give a later day.",
            date::shown(due)
        );
        found.refuse("gate_due_passed", Field::Gate, message, sources::GATE);
    }
    let kind = matter.motion.verdict.kind;
    let asks = kind.is_some_and(|kind| asks(matter.file, kind));
    if matter.motion.gate.is_none() && asks {
        let message = "The assessment does not say that reablement and telecare were considered, \
            or why not. Say how they were considered, say why they are not called for, or agree \
            the amount in the interim with a day on which the answer is due.";
        found.lacks("gate_open", Field::Gate, message, sources::GATE);
    }
}

/// Whether a verdict on a case must say how reablement and telecare were considered: it sets an
/// amount, and no assessment says so. The gate never holds back support: what leaves the present
/// amount as it is passes.
#[must_use]
pub fn asks(file: &CaseFile, verdict: VerdictKind) -> bool {
    sets_an_amount(file, verdict) && is_open(file)
}

fn sets_an_amount(file: &CaseFile, verdict: VerdictKind) -> bool {
    match verdict {
        VerdictKind::AgreeIndicative => file.assessed.indicative().is_some(),
        VerdictKind::AgreeAmount
        | VerdictKind::AgreeLimited
        | VerdictKind::Transition
        | VerdictKind::AcceptSpecialist
        | VerdictKind::ChangeProvider => true,
        VerdictKind::KeepPresent
        | VerdictKind::Defer
        | VerdictKind::Return
        | VerdictKind::Refer
        | VerdictKind::Refuse => false,
    }
}

fn is_open(file: &CaseFile) -> bool {
    let assessment = file.case.assessment();
    match assessment.map(|assessment| &assessment.gate) {
        Some(ReablementGate::Considered | ReablementGate::NotConsidered { .. }) => false,
        Some(ReablementGate::NotConsideredWithoutReason | ReablementGate::NotRecorded) | None => {
            true
        }
    }
}
