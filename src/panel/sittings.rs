//! A sitting's course: opened, members come and leave, interests are declared, it is closed.

use super::matter::Findings;
use super::member::Member;
use super::queue::QueueState;
use super::refusal::{Field, Refusal, Warning};
use super::seat_rules::an_interest;
use super::sitting::{Interest, Sitting, SittingState};
use super::sources;
use crate::config::panel_rules::PanelRules;
use crate::terms::date::{self, Date};
use crate::terms::ids::{CaseRef, EntryNumber, MemberId, SittingRef};
use std::collections::BTreeSet;

/// A sitting as it stands from now on, with what must be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sat {
    /// The sitting.
    pub sitting: Sitting,
    /// What must be said (below the quorum nothing can be decided).
    pub warnings: Vec<Warning>,
}

/// Opens a sitting. It may open below its quorum, but cannot decide then, and says so. What
/// interests hold from earlier sittings, the register tells.
pub fn open(
    reference: SittingRef,
    date: Date,
    present: Vec<Member>,
    chair: MemberId,
    rules: &PanelRules,
) -> Result<Sat, Vec<Refusal>> {
    let mut found = Findings::default();
    let quorum = found.figure(rules, &rules.quorum, date, Field::Sitting);
    let sitting = Sitting {
        reference,
        date,
        present,
        chair,
        quorum: quorum.map_or(u32::MAX, |known| known.0),
        interests: Vec::new(),
        state: SittingState::Open,
    };
    seats(&sitting, rules, &mut found);
    sat(sitting, rules, found)
}

/// Says who is present from now on, in place of those who were `seen` to be present when it was
/// prepared: another change since then is not undone.
pub fn attend(
    sitting: &Sitting,
    seen: &[MemberId],
    present: Vec<Member>,
    rules: &PanelRules,
) -> Result<Sat, Vec<Refusal>> {
    let mut found = Findings::default();
    still_open(sitting, &mut found);
    as_seen(sitting, seen, &mut found);
    let sitting = Sitting {
        present,
        ..sitting.clone()
    };
    seats(&sitting, rules, &mut found);
    sat(sitting, rules, found)
}

fn as_seen(sitting: &Sitting, seen: &[MemberId], found: &mut Findings) {
    let now: BTreeSet<&MemberId> = sitting.present.iter().map(|member| &member.id).collect();
    if now == seen.iter().collect() {
        return;
    }
    let names: Vec<&str> = sitting
        .present
        .iter()
        .map(|member| member.shown.as_str())
        .collect();
    let message = format!(
        "Who is present was changed meanwhile; present now: {}. Nothing was recorded. Leave the \
         form, open it again and say who is present from now on.",
        names.join(", ")
    );
    let rule = "attendance_moved_on";
    found.refuse(rule, Field::Members, message, sources::RECORD);
}

/// Checks that an interest of a member who is present can be declared; gives what must be said.
pub fn declare(
    sitting: &Sitting,
    interest: &Interest,
    rules: &PanelRules,
) -> Result<Vec<Warning>, Vec<Refusal>> {
    let mut found = Findings::default();
    still_open(sitting, &mut found);
    let (member, case) = (&interest.member, &interest.case);
    is_present(sitting, member, &mut found);
    if let Some(held) = sitting.interest(case, member) {
        let message = format!(
            "{member} already has {}. It holds until {member} says that it no longer exists.",
            an_interest(held)
        );
        found.refuse(
            "interest_declared",
            Field::Interest,
            message,
            sources::INTERESTS,
        );
    }
    sat(sitting.clone(), rules, found).map(|sat| sat.warnings)
}

/// Checks that a member who is present can state that an interest in a case no longer exists; gives
/// the entry that declared it.
pub fn end_interest(
    sitting: &Sitting,
    case: &CaseRef,
    member: &MemberId,
) -> Result<EntryNumber, Vec<Refusal>> {
    let mut found = Findings::default();
    still_open(sitting, &mut found);
    is_present(sitting, member, &mut found);
    let held = sitting.interest(case, member).map(|held| held.entry);
    if held.is_none() {
        let message = format!(
            "{member} has no interest in {case} that holds: there is nothing to state an end of."
        );
        let (rule, source) = ("interest_not_held", sources::INTERESTS);
        found.refuse(rule, Field::Interest, message, source);
    }
    match held {
        Some(entry) if found.refusals.is_empty() => Ok(entry),
        _ => Err(found.refusals),
    }
}

fn is_present(sitting: &Sitting, member: &MemberId, found: &mut Findings) {
    if sitting.present.iter().any(|seat| seat.id == *member) {
        return;
    }
    let message =
        format!("{member} is not present at the sitting. Enter the member as present first.");
    let (rule, source) = ("interest_of_absent", sources::INTERESTS);
    found.refuse(rule, Field::Interest, message, source);
}

/// A closed sitting, with the cases that it leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The sitting.
    pub sitting: Sitting,
    /// The cases before the panel that are still to be decided.
    pub undecided: Vec<CaseRef>,
}

/// Closes a sitting and lists what it leaves undecided, deferrals included.
pub fn close<'a>(
    sitting: &Sitting,
    before_the_panel: impl IntoIterator<Item = (&'a CaseRef, &'a QueueState)>,
) -> Result<Closed, Vec<Refusal>> {
    let mut found = Findings::default();
    still_open(sitting, &mut found);
    if !found.refusals.is_empty() {
        return Err(found.refusals);
    }
    let cases = before_the_panel.into_iter();
    let undecided = cases.filter(|(_, state)| state.is_open());
    Ok(Closed {
        sitting: Sitting {
            state: SittingState::Closed,
            ..sitting.clone()
        },
        undecided: undecided.map(|(case, _)| case.clone()).collect(),
    })
}

/// How many of those present decide.
#[must_use]
pub fn n_who_decide(sitting: &Sitting, rules: &PanelRules) -> usize {
    let decides = |member: &&Member| rules.role(&member.role).is_some_and(|role| role.decides);
    sitting.present.iter().filter(decides).count()
}

fn sat(sitting: Sitting, rules: &PanelRules, mut found: Findings) -> Result<Sat, Vec<Refusal>> {
    if !found.refusals.is_empty() {
        return Err(found.refusals);
    }
    let n_sit = n_who_decide(&sitting, rules);
    if n_sit < usize::try_from(sitting.quorum).unwrap_or(usize::MAX) {
        let message = format!(
            "{n_sit} who decide are present, below the quorum of {}: nothing can be decided until \
             more come.",
            sitting.quorum
        );
        found.warn("below_quorum", message, "config/panel.toml, quorum");
    }
    Ok(Sat {
        sitting,
        warnings: found.warnings,
    })
}

fn still_open(sitting: &Sitting, found: &mut Findings) {
    if sitting.state == SittingState::Closed {
        let message = format!(
            "The sitting of {} is closed and stays as it was. Open another sitting.",
            date::shown(sitting.date)
        );
        found.refuse("sitting_closed", Field::Sitting, message, sources::SITTING);
    }
}

fn seats(sitting: &Sitting, rules: &PanelRules, found: &mut Findings) {
    if sitting.present.is_empty() {
        let message = "Nobody is present. Enter at least the member who chairs.";
        found.refuse("nobody_present", Field::Members, message, sources::SITTING);
        return;
    }
    let mut seen = BTreeSet::new();
    for member in &sitting.present {
        if !seen.insert(&member.id) {
            let message = format!("{} is entered twice. Keep one.", member.id);
            found.refuse("member_twice", Field::Members, message, sources::SITTING);
        }
        if rules.role(&member.role).is_none() {
            let message = format!(
                "{} has the role {}, which config/panel.toml does not list. Enter the member with \
                 a listed role.",
                member.shown, member.role
            );
            found.refuse(
                "member_role_unknown",
                Field::Members,
                message,
                "config/panel.toml, roles",
            );
        }
    }
    chaired(sitting, rules, found);
}

fn chaired(sitting: &Sitting, rules: &PanelRules, found: &mut Findings) {
    let Some(chair) = sitting
        .present
        .iter()
        .find(|member| member.id == sitting.chair)
    else {
        let message = format!(
            "{} chairs but is not present. Choose a chair who is, or close this sitting and open \
             another.",
            sitting.chair
        );
        found.refuse("chair_absent", Field::Chair, message, sources::SITTING);
        return;
    };
    let role = rules.role(&chair.role);
    if role.is_some_and(|role| !role.decides) {
        let message = format!(
            "{} cannot chair: the role {} does not decide. Choose a member whose role does.",
            chair.shown,
            role.map_or("", |role| role.title.as_str())
        );
        found.refuse(
            "chair_not_deciding",
            Field::Chair,
            message,
            "config/panel.toml, roles",
        );
    }
}
