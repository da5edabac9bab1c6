//! Who sits and who records: an open, quorate sitting, a deciding role, no interest in the case.

use crate::config::panel_rules::PanelRules;
use crate::panel::matter::{Findings, Matter};
use crate::panel::member::Member;
use crate::panel::refusal::Field;
use crate::panel::sitting::{HeldInterest, Sitting, SittingState};
use crate::panel::sources;
use crate::terms::date::{self, Date};
use crate::terms::ids::{CaseRef, MemberId};
use crate::terms::text::without_stop;

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let Some(sitting) = matter.sitting else {
        let message = "No sitting is open. Open one, then record the decision there.";
        found.refuse(NO_SITTING, Field::Sitting, message, sources::SITTING);
        return;
    };
    open(matter, found, sitting);
    quorate(sitting, matter.rules, &matter.motion.case, found);
    seat((matter, sitting), found, &RECORDER, &matter.motion.recorder);
    let mover = matter.motion.mover.as_ref();
    if let Some(mover) = mover.filter(|mover| **mover != matter.motion.recorder) {
        seat((matter, sitting), found, &MOVER, mover);
    }
}

/// The rule's code where no sitting is open: only the shell knows who closed the last one, and
/// which keys open another.
pub const NO_SITTING: &str = "no_sitting";

fn open(matter: &Matter<'_>, found: &mut Findings, sitting: &Sitting) {
    let held = date::shown(sitting.date);
    match sitting.state {
        SittingState::Closed => {
            let message = format!(
                "The sitting of {held} is closed. Open a sitting, then record the decision there."
            );
            found.refuse("sitting_closed", Field::Sitting, message, sources::SITTING);
        }
        SittingState::Open if matter.date < sitting.date => {
            let today = date::shown(matter.date);
            let message = format!(
                "The sitting is of {held}, and today is {today}. Record the decision on the day of \
                 the sitting, or open one today."
            );
            found.refuse("sitting_to_come", Field::Sitting, message, sources::SITTING);
        }
        SittingState::Open => {
            of_its_day(sitting, matter.date, found);
            past_midnight(sitting, matter.date, found);
        }
    }
}

/// A sitting decides on its own day and, where it runs past midnight, on the next: on a later one
/// nobody knows who of those entered as present still is.
pub(in crate::panel) fn of_its_day(sitting: &Sitting, today: Date, found: &mut Findings) {
    if today > sitting.date && !is_next_day(sitting, today) {
        let message = format!(
            "The sitting is of {}, and today is {}: who is present today is not known. Close it \
             and open another, then record there.",
            date::shown(sitting.date),
            date::shown(today)
        );
        let rule = "sitting_of_an_earlier_day";
        found.refuse(rule, Field::Sitting, message, sources::SITTING);
    }
}

fn is_next_day(sitting: &Sitting, today: Date) -> bool {
    sitting.date.tomorrow().is_ok_and(|next| next == today)
}

fn past_midnight(sitting: &Sitting, today: Date, found: &mut Findings) {
    if is_next_day(sitting, today) {
        let message = format!(
            "The decision was recorded on {}, at the sitting of {} that was still open, with the \
             attendance entered there.",
            date::shown(today),
            date::shown(sitting.date)
        );
        found.warn("sitting_past_midnight", message, sources::SITTING);
    }
}

/// A sitting acts on a case only with its quorum of members who decide and have no interest in it.
pub(in crate::panel) fn quorate(
    sitting: &Sitting,
    rules: &PanelRules,
    case: &CaseRef,
    found: &mut Findings,
) {
    let n_sit = who_decide(sitting, rules, case).count();
    let quorum = usize::try_from(sitting.quorum).unwrap_or(usize::MAX);
    if n_sit >= quorum {
        return;
    }
    let message = format!(
        "The quorum is {quorum}; {n_sit} who decide are present without an interest in {case}. \
         Enter who has come, or leave the case to a sitting with a quorum."
    );
    let source = match rules.quorum.at(sitting.date) {
        Ok(known) => rules.reference_title(&known.reference).to_owned(),
        Err(not_in_force) => not_in_force.to_string(),
    };
    found.refuse("no_quorum", Field::Sitting, message, source);
}

/// The members present whose role decides and who declared no interest in the case.
pub(in crate::panel) fn who_decide<'a>(
    sitting: &'a Sitting,
    rules: &'a PanelRules,
    case: &'a CaseRef,
) -> impl Iterator<Item = &'a Member> {
    let sit = sitting
        .present
        .iter()
        .filter(move |member| sitting.interest(case, &member.id).is_none());
    sit.filter(|member| rules.role(&member.role).is_some_and(|role| role.decides))
}

/// An interest as refusals name it, where it was declared included.
pub(in crate::panel) fn an_interest(held: &HeldInterest) -> String {
    let case = &held.interest.case;
    let nature = without_stop(held.interest.nature.as_str());
    format!("an interest in {case}, {}: {nature}", held.declared())
}

/// What can be done where the interest is gone.
pub(in crate::panel) fn or_end_it(held: &HeldInterest) -> String {
    let member = &held.interest.member;
    format!(". If the interest no longer exists, record on the case (i) that {member} says so")
}

/// What is said of a seat, and the codes of its rules.
struct Seat {
    does: &'static str,
    absent: &'static str,
    not_deciding: &'static str,
    interest: &'static str,
}

const RECORDER: Seat = Seat {
    does: "records",
    absent: "recorder_absent",
    not_deciding: "recorder_not_deciding",
    interest: "recorder_interest",
};

const MOVER: Seat = Seat {
    does: "moves",
    absent: "mover_absent",
    not_deciding: "mover_not_deciding",
    interest: "mover_interest",
};

fn seat(
    (matter, sitting): (&Matter<'_>, &Sitting),
    found: &mut Findings,
    seat: &Seat,
    id: &MemberId,
) {
    let does = seat.does;
    let Some(member) = sitting.present.iter().find(|member| member.id == *id) else {
        let message = format!(
            "{id} {does} the decision but is not present. Enter the member as present, or name one \
             who is."
        );
        found.refuse(seat.absent, Field::Sitting, message, sources::SITTING);
        return;
    };
    let role = matter.rules.role(&member.role);
    if !role.is_some_and(|role| role.decides) {
        let title = role.map_or(member.role.as_str(), |role| role.title.as_str());
        let message = format!(
            "{} {does} the decision as {title}, a role that does not decide. Name a member whose \
             role does: {}.",
            member.shown,
            deciding_roles(matter.rules)
        );
        found.refuse(
            seat.not_deciding,
            Field::Sitting,
            message,
            roles_source(matter),
        );
    }
    if let Some(held) = sitting.interest(&matter.motion.case, id) {
        let message = format!(
            "{} {does} the decision but has {}. Name another member{}.",
            member.shown,
            an_interest(held),
            or_end_it(held)
        );
        found.refuse(seat.interest, Field::Sitting, message, sources::INTERESTS);
    }
}

fn deciding_roles(rules: &PanelRules) -> String {
    let deciding = rules.roles.iter().filter(|role| role.decides);
    let titles: Vec<&str> = deciding.map(|role| role.title.as_str()).collect();
    titles.join(", ")
}

fn roles_source(matter: &Matter<'_>) -> String {
    format!("config/panel.toml, roles of the {}", matter.rules.panel)
}
