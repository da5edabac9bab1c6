//! Columns of decisions: the decision itself, its reasons, evidence, questions and warnings, and
//! what the panel saw.

use super::columns::{entry_of, iso, iso_of, pence_of};
use crate::caseload::person::Deployment;
use crate::panel::decision::{Decision, DecisionStatus};
use crate::panel::motion::{EvidenceKind, GateAnswer, Motion, PersonsView};
use crate::panel::verdict::{ReferTo, Verdict};
use crate::terms::budget::Completeness;
use crate::terms::date::Date;
use crate::terms::ids::RoleId;
use crate::terms::text::Words;
use rusqlite::{Connection, named_params};

/// Writes `decision` and the tables of its parts.
pub fn project(connection: &Connection, entry: i64, decision: &Decision) -> rusqlite::Result<()> {
    row(connection, entry, decision)?;
    let motion = decision.motion();
    listed(connection, entry, "decision_reason", &motion.reasons)?;
    let questions: Vec<&str> = match &motion.verdict {
        Verdict::Defer { questions, .. } => questions.iter().map(Words::as_str).collect(),
        _ => Vec::new(),
    };
    listed(connection, entry, "decision_question", &questions)?;
    for (position, paper) in (1_i64..).zip(&motion.relied_on) {
        let kind = match paper.kind {
            EvidenceKind::Assessment => "assessment",
            EvidenceKind::Review => "review",
            EvidenceKind::Other => "other",
        };
        connection
            .prepare_cached("INSERT INTO decision_evidence VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute((entry, position, kind, iso(paper.date), paper.what.as_str()))?;
    }
    for (position, warning) in (1_i64..).zip(decision.warnings()) {
        connection
            .prepare_cached("INSERT INTO decision_warning VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute((
                entry,
                position,
                &warning.rule,
                &warning.message,
                &warning.source,
            ))?;
    }
    seen(connection, entry, decision)
}

fn row(connection: &Connection, entry: i64, decision: &Decision) -> rusqlite::Result<()> {
    let motion = decision.motion();
    let effect = decision.effect();
    let saw = decision.seen();
    let (status, awaits_role, awaits_why) = status_columns(decision.status());
    let (view, view_unknown) = view_columns(motion);
    let (gate, gate_words, gate_due) = gate_columns(motion);
    let parts = effect.statement;
    connection
        .prepare_cached(
            "INSERT INTO decision VALUES (:entry, :sitting, :case_ref, :decided_on, :recorder,
             :mover, :verdict, :verdict_words, :status, :awaits_role, :awaits_why, :present,
             :agreed, :cost, :persons_part, :others_part, :councils_part, :from_on, :until_on,
             :due_on, :effective_on, :effective_reason, :rationale, :needs_met, :view,
             :view_unknown, :other_options, :gate, :gate_words, :gate_due, :incomplete_confirmed,
             :supersedes, :last_seen, :ras, :indicative, :package, :package_complete, :gap,
             :gap_percent, :deployment)",
        )?
        .execute(named_params! {
            ":entry": entry,
            ":sitting": decision.sitting().as_str(),
            ":case_ref": motion.case.as_str(),
            ":decided_on": iso(decision.date()),
            ":recorder": motion.recorder.as_str(),
            ":mover": motion.mover.as_ref().map(|mover| mover.as_str()),
            ":verdict": motion.verdict.kind().code(),
            ":verdict_words": verdict_words(&motion.verdict),
            ":status": status,
            ":awaits_role": awaits_role,
            ":awaits_why": awaits_why,
            ":present": pence_of(effect.present),
            ":agreed": pence_of(effect.agreed.map(|budget| budget.0)),
            ":cost": pence_of(parts.map(|parts| parts.cost)),
            ":persons_part": pence_of(parts.and_then(|parts| parts.persons_part)),
            ":others_part": pence_of(parts.map(|parts| parts.others_part)),
            ":councils_part": pence_of(parts.and_then(|parts| parts.councils_part)),
            ":from_on": iso(effect.from),
            ":until_on": iso_of(effect.until),
            ":due_on": iso_of(effect.due),
            ":effective_on": iso(motion.effective),
            ":effective_reason": text(motion.effective_reason.as_ref()),
            ":rationale": text(motion.rationale.as_ref()),
            ":needs_met": text(motion.how_needs_are_met.as_ref()),
            ":view": view,
            ":view_unknown": view_unknown,
            ":other_options": text(motion.other_options.as_ref()),
            ":gate": gate,
            ":gate_words": gate_words,
            ":gate_due": iso_of(gate_due),
            ":incomplete_confirmed": motion.incomplete_package_confirmed,
            ":supersedes": entry_of(motion.supersedes),
            ":last_seen": entry_of(motion.last_entry_seen),
            ":ras": saw.ras,
            ":indicative": pence_of(saw.indicative.map(|budget| budget.0)),
            ":package": saw.package.known.0.pence(),
            ":package_complete": saw.package.completeness == Completeness::Complete,
            ":gap": pence_of(saw.gap.map(|gap| gap.amount)),
            ":gap_percent": saw.gap.and_then(|gap| gap.percent).map(|percent| percent.to_string()),
            ":deployment": saw.deployment.map(Deployment::code),
        })?;
    Ok(())
}

fn seen(connection: &Connection, entry: i64, decision: &Decision) -> rusqlite::Result<()> {
    let saw = decision.seen();
    let mut insert =
        connection.prepare_cached("INSERT INTO decision_seen VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (position, flag) in (1_i64..).zip(&saw.flags) {
        insert.execute((entry, "flag", position, &flag.code, flag.in_full()))?;
    }
    for (position, (question, answer)) in (1_i64..).zip(&saw.answers) {
        insert.execute((entry, "answer", position, question, answer))?;
    }
    for (part, lines) in [
        ("breakdown", &saw.breakdown),
        ("package", &saw.package_lines),
        ("need", &saw.eligible_needs),
    ] {
        for (position, text) in (1_i64..).zip(lines) {
            insert.execute((entry, part, position, None::<String>, text))?;
        }
    }
    Ok(())
}

fn listed<T: AsRef<str>>(
    connection: &Connection,
    entry: i64,
    table: &'static str,
    texts: &[T],
) -> rusqlite::Result<()> {
    for (position, text) in (1_i64..).zip(texts) {
        connection
            .prepare_cached(&format!("INSERT INTO {table} VALUES (?1, ?2, ?3)"))?
            .execute((entry, position, text.as_ref()))?;
    }
    Ok(())
}

fn text(words: Option<&Words>) -> Option<&str> {
    words.map(Words::as_str)
}

fn status_columns(status: &DecisionStatus) -> (&'static str, Option<&str>, Option<&str>) {
    match status {
        DecisionStatus::Stands => ("stands", None, None),
        DecisionStatus::AwaitsRole { role, why } => {
            ("awaits role", Some(RoleId::as_str(role)), Some(why))
        }
        DecisionStatus::AwaitsException { why } => ("awaits exception", None, Some(why)),
    }
}

fn view_columns(motion: &Motion) -> (Option<&str>, Option<&str>) {
    match &motion.persons_view {
        None => (None, None),
        Some(PersonsView::Given(words)) => (Some(words.as_str()), None),
        Some(PersonsView::NotKnown(words)) => (None, Some(words.as_str())),
    }
}

fn gate_columns(motion: &Motion) -> (Option<&'static str>, Option<&str>, Option<Date>) {
    match &motion.gate {
        None => (None, None, None),
        Some(GateAnswer::Considered(words)) => (Some("considered"), Some(words.as_str()), None),
        Some(GateAnswer::NotCalledFor(words)) => {
            (Some("not called for"), Some(words.as_str()), None)
        }
        Some(GateAnswer::Interim { due }) => (Some("interim"), None, Some(*due)),
    }
}

/// What a verdict carries in words: the risk, what is to be done, where it is referred.
fn verdict_words(verdict: &Verdict) -> Option<&str> {
    match verdict {
        Verdict::KeepPresent { risk, .. } => Some(risk.as_str()),
        Verdict::Return { what } => Some(what.as_str()),
        Verdict::Refer { to } => Some(match to {
            ReferTo::ContinuingHealthcare => "NHS continuing healthcare",
            ReferTo::Reablement => "reablement",
            ReferTo::TelecareOrTherapy => "telecare or occupational therapy",
            ReferTo::Safeguarding => "safeguarding",
        }),
        Verdict::AgreeIndicative
        | Verdict::AgreeAmount { .. }
        | Verdict::AgreeLimited { .. }
        | Verdict::Transition { .. }
        | Verdict::AcceptSpecialist { .. }
        | Verdict::ChangeProvider { .. }
        | Verdict::Defer { .. }
        | Verdict::Refuse => None,
    }
}
