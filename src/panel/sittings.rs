//! A sitting's course: opened, members come and leave, interests are declared, it is closed.

use super::matter::Findings;
use super::member::Member;
use super::refusal::{Field, Refusal, Warning};
use super::rules::seats::{an_interest, of_its_day};
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
    (rules, today): (&PanelRules, Date),
) -> Result<Sat, Vec<Refusal>> {
    let mut found = Findings::default();
    acts(sitting, today, &mut found);
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
    (rules, today): (&PanelRules, Date),
) -> Result<Vec<Warning>, Vec<Refusal>> {
    let mut found = Findings::default();
    acts(sitting, today, &mut found);
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
    (case, member): (&CaseRef, &MemberId),
    today: Date,
) -> Result<EntryNumber, Vec<Refusal>> {
    let mut found = Findings::default();
    acts(sitting, today, &mut found);
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

/// Checks that a sitting can be closed: on whatever day, also where it was forgotten.
pub fn close(sitting: &Sitting) -> Result<(), Vec<Refusal>> {
    let mut found = Findings::default();
    still_open(sitting, &mut found);
    match found.refusals.is_empty() {
        true => Ok(()),
        false => Err(found.refusals),
    }
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

/// A sitting that was forgotten open is only closed: on a later day nothing is entered at it.
fn acts(sitting: &Sitting, today: Date, found: &mut Findings) {
    still_open(sitting, found);
    if sitting.state == SittingState::Open {
        of_its_day(sitting, today, found);
    }
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
                "{} ({}) has the role {}, which the panel's rules do not list. Leave the \
                 form and enter the same id and name again (m on the sitting screen) \
                 with one of these roles: {}.",
                member.shown,
                member.id,
                member.role,
                listed(rules)
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

fn listed(rules: &PanelRules) -> String {
    let titles: Vec<&str> = rules.roles.iter().map(|role| role.title.as_str()).collect();
    titles.join(", ")
}

fn chaired(sitting: &Sitting, rules: &PanelRules, found: &mut Findings) {
    let Some(chair) = sitting
        .present
        .iter()
        .find(|member| member.id == sitting.chair)
    else {
        let message = format!(
            "{} chairs this sitting: without the chair it is closed, and another is opened with \
             somebody present in the chair.",
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
