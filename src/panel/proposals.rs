//! A proposal's way: draft, submitted at a sitting, modelled, approved or refused, adopted.
//!
//! Nothing here changes a live figure. Members whose role proposes write, submit, model and adopt;
//! members whose role decides answer, at an open, quorate sitting, and never their own proposal.

use super::live_figures::{Live, check_changes};
use super::matter::Findings;
use super::member::Member;
use super::proposal::{ModelledEffect, Proposal, Stage};
use super::refusal::{Field, Refusal};
use super::sitting::{Sitting, SittingState};
use super::sources;
use crate::config::panel_rules::{PanelRules, Role};
use crate::terms::date::{self, Date, working_days_after};

/// Checks a proposal as its author writes it: every change, its reason, its evidence.
///
/// Fails with every refusal that applies. A proposal that is no longer a draft is not rewritten.
pub fn drafted(
    proposal: Proposal,
    live: Live<'_>,
    author: &Member,
    rules: &PanelRules,
) -> Result<Proposal, Vec<Refusal>> {
    let mut found = Findings::default();
    may_propose(author, rules, &mut found);
    stage_is(&proposal, &[Stage::Draft], "rewritten", &mut found);
    well_founded(&proposal, live, rules, &mut found);
    finished(found, proposal)
}

/// Puts a draft before the open sitting.
pub fn submitted(
    proposal: Proposal,
    sitting: &Sitting,
    live: Live<'_>,
    member: &Member,
    rules: &PanelRules,
) -> Result<Proposal, Vec<Refusal>> {
    let mut found = Findings::default();
    may_propose(member, rules, &mut found);
    stage_is(&proposal, &[Stage::Draft], "submitted", &mut found);
    is_open(sitting, &mut found);
    is_present(sitting, member, &mut found);
    well_founded(&proposal, live, rules, &mut found);
    let submitted = Proposal {
        sitting: Some(sitting.reference.clone()),
        stage: Stage::Submitted,
        ..proposal
    };
    finished(found, submitted)
}

/// Takes the effect on the whole caseload into a proposal; it may be modelled again until it is
/// answered.
pub fn modelled(
    proposal: Proposal,
    effect: ModelledEffect,
    live: Live<'_>,
    member: &Member,
    rules: &PanelRules,
) -> Result<Proposal, Vec<Refusal>> {
    let mut found = Findings::default();
    may_propose(member, rules, &mut found);
    let before = [Stage::Submitted, Stage::Modelled];
    stage_is(&proposal, &before, "modelled", &mut found);
    same_baseline(&proposal, live, &mut found);
    if effect.n_cases == 0 {
        let message = "No case could be scored under both versions, so nothing was modelled. \
            Import a caseload with assessments, then model again.";
        found.refuse("nothing_modelled", Field::Stage, message, sources::PROPOSAL);
    }
    let modelled = Proposal {
        stage: Stage::Modelled,
        effect: Some(effect),
        ..proposal
    };
    finished(found, modelled)
}

/// Checks that a member may approve or refuse a modelled proposal at the open sitting. To refuse
/// one, the RAS it starts from need not be the live one any more.
pub fn answered(
    proposal: &Proposal,
    approved: bool,
    sitting: &Sitting,
    live: Live<'_>,
    member: &Member,
    rules: &PanelRules,
) -> Result<(), Vec<Refusal>> {
    let mut found = Findings::default();
    stage_is(proposal, &[Stage::Modelled], "answered", &mut found);
    is_open(sitting, &mut found);
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
        same_baseline(proposal, live, &mut found);
    }
    finished(found, ())
}

/// Checks that an approved proposal can become the RAS in force from a day.
pub fn adoptable(
    proposal: &Proposal,
    from: Date,
    live: Live<'_>,
    member: &Member,
    rules: &PanelRules,
) -> Result<(), Vec<Refusal>> {
    let mut found = Findings::default();
    may_propose(member, rules, &mut found);
    stage_is(proposal, &[Stage::Approved], "adopted", &mut found);
    same_baseline(proposal, live, &mut found);
    if from < live.on {
        let message = format!(
            "The new version would be in force from {}, before today, {}. Give today or a later \
             day.",
            date::shown(from),
            date::shown(live.on)
        );
        found.refuse(
            "adoption_reaches_back",
            Field::Adoption,
            message,
            sources::ADOPTION,
        );
    }
    finished(found, ())
}

/// The last day on which the adoption can be called in, counted in working days (Monday to Friday;
/// public holidays are not known) after the day of approval; none where nothing is called in.
#[must_use]
pub fn call_in_until(approved_on: Date, rules: &PanelRules) -> Option<Date> {
    working_days_after(approved_on, rules.call_in_days?)
}

fn finished<T>(found: Findings, value: T) -> Result<T, Vec<Refusal>> {
    if found.refusals.is_empty() {
        Ok(value)
    } else {
        Err(found.refusals)
    }
}

fn role_of<'a>(member: &Member, rules: &'a PanelRules) -> Option<&'a Role> {
    rules.role(&member.role)
}

fn may_propose(member: &Member, rules: &PanelRules, found: &mut Findings) {
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

fn stage_is(proposal: &Proposal, allowed: &[Stage], to_be: &str, found: &mut Findings) {
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
    found.refuse("proposal_stage", Field::Stage, message, sources::PROPOSAL);
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

fn well_founded(proposal: &Proposal, live: Live<'_>, rules: &PanelRules, found: &mut Findings) {
    same_baseline(proposal, live, found);
    check_changes(proposal, live, found);
    let series = &rules.proposal_evidence_min;
    let Some((n_needed, source)) = found.figure(rules, series, live.on, Field::Evidence) else {
        return;
    };
    let n_given = proposal.evidence.len();
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

fn same_baseline(proposal: &Proposal, live: Live<'_>, found: &mut Findings) {
    let (version, digest) = &proposal.baseline;
    if live.ras.version != *version || *digest != live.ras.digest.hex() {
        let message = format!(
            "Proposal {} starts from RAS version {version} ({}), and the live one now is version \
             {} ({}). Write it again on the live figures.",
            proposal.reference,
            digest.get(..12).unwrap_or(digest),
            live.ras.version,
            live.ras.digest.short()
        );
        found.refuse(
            "proposal_baseline_moved",
            Field::Changes,
            message,
            sources::PROPOSAL,
        );
    }
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
