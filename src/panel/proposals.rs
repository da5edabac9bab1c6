//! A proposal's way to its answer: draft, submitted at a sitting, modelled, approved or refused.
//!
//! Nothing here changes a live figure. Members whose role proposes write, submit, model and adopt;
//! members whose role decides answer, at an open, quorate sitting, and never their own proposal.

use super::ground::{Ground, brought_to, check_changes, stands_on};
use super::matter::Findings;
use super::member::Member;
use super::proposal::{ModelledEffect, Proposal, Stage};
use super::refusal::{Field, Refusal};
use super::rules::seats::of_its_day;
use super::sitting::{Sitting, SittingState};
use super::sources;
use crate::config::panel_rules::{PanelRules, Role};
use crate::config::problem::ConfigProblem;
use crate::terms::date;
use crate::terms::ids::CaseRef;
use std::collections::BTreeSet;

/// Checks a proposal as its author writes it: every change, its reason, its evidence.
///
/// Fails with every refusal that applies. A proposal that is no longer a draft is not rewritten.
pub fn drafted(
    proposal: Proposal,
    ground: Ground<'_>,
    author: &Member,
    rules: &PanelRules,
) -> Result<Proposal, Vec<Refusal>> {
    let mut found = Findings::default();
    may_propose(author, rules, &mut found);
    stage_is(&proposal, &[Stage::Draft], "rewritten", &mut found);
    well_founded(&proposal, ground, rules, &mut found);
    finished(found, proposal)
}

/// Puts a draft before the open sitting, brought to the newest version of the RAS.
pub fn submitted(
    proposal: Proposal,
    sitting: &Sitting,
    ground: Ground<'_>,
    member: &Member,
    rules: &PanelRules,
) -> Result<Proposal, Vec<Refusal>> {
    let mut found = Findings::default();
    may_propose(member, rules, &mut found);
    stage_is(&proposal, &[Stage::Draft], "submitted", &mut found);
    is_open(sitting, &mut found);
    of_its_day(sitting, ground.today, &mut found);
    is_present(sitting, member, &mut found);
    let proposal = brought_to(proposal, ground);
    well_founded(&proposal, ground, rules, &mut found);
    let submitted = Proposal {
        sitting: Some(sitting.reference.clone()),
        stage: Stage::Submitted,
        ..proposal
    };
    finished(found, submitted)
}

/// Takes the effect on the whole caseload into a proposal, which is brought to the newest version
/// of the RAS: what is modelled is what would be adopted.
///
/// It may be modelled again until it is answered, and after that when the RAS has moved under it;
/// then the approval has lapsed and the panel answers anew.
pub fn modelled(
    proposal: Proposal,
    effect: ModelledEffect,
    ground: Ground<'_>,
    member: &Member,
    rules: &PanelRules,
) -> Result<Proposal, Vec<Refusal>> {
    let mut found = Findings::default();
    may_propose(member, rules, &mut found);
    let before = [Stage::Submitted, Stage::Modelled];
    if proposal.stage != Stage::Approved || stands_on(&proposal, ground) {
        stage_is(&proposal, &before, "modelled", &mut found);
    }
    let proposal = brought_to(proposal, ground);
    check_changes(&proposal, ground, &mut found);
    if effect.n_cases == 0 {
        let message = "No case could be scored under both versions, so nothing was modelled. \
            Import a caseload with assessments, then model again.";
        found.refuse(
            "nothing_modelled",
            Field::Stage,
            message,
            sources::PROPOSAL_STAGE,
        );
    }
    let modelled = Proposal {
        stage: Stage::Modelled,
        effect: Some(effect),
        ..proposal
    };
    finished(found, modelled)
}

/// Checks that a member may approve or refuse a modelled proposal at the open sitting. To refuse
/// one, the RAS that it was modelled on need not be the newest any more.
pub fn answered(
    proposal: &Proposal,
    approved: bool,
    sitting: &Sitting,
    ground: Ground<'_>,
    member: &Member,
    rules: &PanelRules,
) -> Result<(), Vec<Refusal>> {
    let mut found = Findings::default();
    stage_is(proposal, &[Stage::Modelled], "answered", &mut found);
    is_open(sitting, &mut found);
    of_its_day(sitting, ground.today, &mut found);
    is_present(sitting, member, &mut found);
    quorate(sitting, rules, &mut found);
    if !role_of(member, rules).is_some_and(|role| role.decides) {
        let message = format!(
            "The role of {} does not decide. Let a member answer whose role does.",
            member.shown
        );
        found.refuse(
            "proposal_not_deciding",
            Field::Approver,
            message,
            "config/panel.toml, roles",
        );
    }
    if proposal.author == member.id {
        let message = format!(
            "{} wrote this proposal and cannot answer it. Let another member answer.",
            member.shown
        );
        let rule = "proposal_own_answer";
        found.refuse(rule, Field::Approver, message, sources::PROPOSAL_ANSWER);
    }
    if approved {
        modelled_on(proposal, ground, &mut found);
    }
    finished(found, ())
}

/// What is refused of every answer while no sitting is open.
#[must_use]
pub fn no_sitting() -> Refusal {
    let message = "No sitting is open. Open one on the sitting screen: press 2, then o.";
    Refusal::new(
        "proposal_no_sitting",
        Field::Sitting,
        message,
        sources::SITTING,
    )
}

/// What is refused of changes that make no RAS: an end of a row beyond the next, a cap below its
/// floor. They could never be modelled or adopted.
#[must_use]
pub fn makes_no_ras(problems: &[ConfigProblem]) -> Vec<Refusal> {
    let refusal = |problem: &ConfigProblem| {
        let ConfigProblem {
            key, what, allowed, ..
        } = problem;
        let message = format!("{key}: {what}. Allowed: {allowed}.");
        Refusal::new(
            "changes_make_no_ras",
            Field::Changes,
            message,
            sources::PROPOSAL,
        )
    };
    problems.iter().map(refusal).collect()
}

pub(super) fn finished<T>(found: Findings, value: T) -> Result<T, Vec<Refusal>> {
    if found.refusals.is_empty() {
        Ok(value)
    } else {
        Err(found.refusals)
    }
}

fn role_of<'a>(member: &Member, rules: &'a PanelRules) -> Option<&'a Role> {
    rules.role(&member.role)
}

pub(super) fn may_propose(member: &Member, rules: &PanelRules, found: &mut Findings) {
    if role_of(member, rules).is_some_and(|role| role.proposes) {
        return;
    }
    let able = rules.roles.iter().filter(|role| role.proposes);
    let able: Vec<&str> = able.map(|role| role.title.as_str()).collect();
    let message = format!(
        "The role of {} does not work on proposals. Let one of these do it: {}.",
        member.shown,
        able.join(", ")
    );
    found.refuse(
        "proposal_role",
        Field::Members,
        message,
        "config/panel.toml, roles",
    );
}

pub(super) fn stage_is(proposal: &Proposal, allowed: &[Stage], to_be: &str, found: &mut Findings) {
    if allowed.contains(&proposal.stage) {
        return;
    }
    let needed: Vec<&str> = allowed.iter().map(stage_words).collect();
    let message = format!(
        "Proposal {} is {}; only one that is {} can be {to_be}.",
        proposal.reference,
        stage_words(&proposal.stage),
        needed.join(" or ")
    );
    found.refuse(
        "proposal_stage",
        Field::Stage,
        message,
        sources::PROPOSAL_STAGE,
    );
}

/// A stage in a word, as messages and lists have it.
#[must_use]
pub fn stage_words(stage: &Stage) -> &'static str {
    match stage {
        Stage::Draft => "a draft",
        Stage::Submitted => "submitted",
        Stage::Modelled => "modelled",
        Stage::Approved => "approved",
        Stage::Refused => "refused",
        Stage::Adopted { .. } => "adopted",
    }
}

fn well_founded(proposal: &Proposal, ground: Ground<'_>, rules: &PanelRules, found: &mut Findings) {
    starts_from(proposal, ground, found);
    check_changes(proposal, ground, found);
    known_cases(ground, found);
    let series = &rules.proposal_evidence_min;
    let Some((n_needed, source)) = found.figure(rules, series, ground.today, Field::Evidence)
    else {
        return;
    };
    let given: BTreeSet<_> = proposal.evidence.iter().collect();
    let n_given = given.len();
    if n_given < usize::try_from(n_needed).unwrap_or(usize::MAX) {
        let message = format!(
            "{n_given} evidence cases are named; at least {n_needed} must show the need for the \
             change. Name them by their references."
        );
        found.refuse(
            "proposal_without_evidence",
            Field::Evidence,
            message,
            source,
        );
    }
}

fn known_cases(ground: Ground<'_>, found: &mut Findings) {
    if ground.unknown.is_empty() {
        return;
    }
    let unknown: BTreeSet<&str> = ground.unknown.iter().map(CaseRef::as_str).collect();
    let named: Vec<&str> = unknown.into_iter().collect();
    let message = format!(
        "The register holds no case called {}. Name cases by their references, as the queue has \
         them.",
        named.join(", ")
    );
    found.refuse(
        "evidence_unknown",
        Field::Evidence,
        message,
        sources::PROPOSAL_EVIDENCE,
    );
}

fn starts_from(proposal: &Proposal, ground: Ground<'_>, found: &mut Findings) {
    let (version, digest) = &proposal.baseline;
    if ground.ras.version != *version || *digest != ground.ras.digest.hex() {
        let message = format!(
            "Proposal {} starts from RAS version {version} ({}), and the newest one is version {} \
             ({}). Write it again from there.",
            proposal.reference,
            digest.get(..12).unwrap_or(digest),
            ground.version(),
            ground.ras.digest.short()
        );
        found.refuse(
            "proposal_baseline_moved",
            Field::Changes,
            message,
            sources::PROPOSAL,
        );
    }
}

/// What was modelled must be what would be adopted: the same version, the same old values.
pub(super) fn modelled_on(proposal: &Proposal, ground: Ground<'_>, found: &mut Findings) {
    if stands_on(proposal, ground) {
        return;
    }
    let (version, digest) = &proposal.baseline;
    let reference = &proposal.reference;
    let same_version = *digest == ground.ras.digest.hex() && ground.ras.version == *version;
    let why = if same_version {
        format!("before a figure that it changes moved in RAS version {version}")
    } else {
        format!(
            "on RAS version {version} ({}), and the next version will be built on version {} ({})",
            digest.get(..12).unwrap_or(digest),
            ground.version(),
            ground.ras.digest.short()
        )
    };
    let message = format!(
        "Proposal {reference} was modelled {why}. Model it again; then the panel answers it."
    );
    let rule = "proposal_modelled_on_another";
    found.refuse(rule, Field::Stage, message, sources::ADOPTION_BASE);
}

fn is_open(sitting: &Sitting, found: &mut Findings) {
    if sitting.state == SittingState::Closed {
        let message = format!(
            "The sitting of {} is closed. Open a sitting, then bring the proposal there.",
            date::shown(sitting.date)
        );
        found.refuse("sitting_closed", Field::Sitting, message, sources::SITTING);
    }
}

fn is_present(sitting: &Sitting, member: &Member, found: &mut Findings) {
    if !sitting
        .present
        .iter()
        .any(|present| present.id == member.id)
    {
        let message = format!(
            "{} is not present at the sitting. Enter the member as present, or let one who is act.",
            member.shown
        );
        found.refuse("member_absent", Field::Sitting, message, sources::SITTING);
    }
}

fn quorate(sitting: &Sitting, rules: &PanelRules, found: &mut Findings) {
    let decide = sitting.present.iter().filter(|member| {
        let role = rules.role(&member.role);
        role.is_some_and(|role| role.decides)
    });
    let (n_sit, quorum) = (decide.count(), sitting.quorum);
    if n_sit < usize::try_from(quorum).unwrap_or(usize::MAX) {
        let message = format!(
            "The quorum is {quorum}; {n_sit} who decide are present. Enter who has come, or leave \
             the proposal to a sitting with a quorum."
        );
        found.refuse(
            "no_quorum",
            Field::Sitting,
            message,
            "config/panel.toml, quorum",
        );
    }
}

/// Checks that a proposal that was written before may be written again, by its author.
pub fn rewritable(known: &Proposal, author: &Member) -> Result<(), Vec<Refusal>> {
    let mut found = Findings::default();
    stage_is(known, &[Stage::Draft], "rewritten", &mut found);
    if known.author != author.id {
        let message = format!(
            "Proposal {} was written by {}. Write one of your own, or let its author change it.",
            known.reference, known.author
        );
        found.refuse(
            "proposal_of_another",
            Field::Changes,
            message,
            sources::AUTHOR,
        );
    }
    finished(found, ())
}
