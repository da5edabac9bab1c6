//! Withdrawing a decision without another in its place: the case goes back to the queue.

use super::as_it_is::AsItIs;
use super::matter::Findings;
use super::member::Member;
use super::promised::{Fall, days_from, first_fall};
use super::refusal::{Field, Refusal};
use super::rules::seats::{an_interest, of_its_day, or_end_it, quorate};
use super::sitting::{Sitting, SittingState};
use super::sources;
use super::standing::{DecisionOutcome, StandingDecision, agreed_in_force};
use crate::config::panel_rules::PanelRules;
use crate::terms::date::{self, Date};
use crate::terms::money::PerWeek;

/// Checks that a member may withdraw a decision at the open, quorate sitting: one who decides, is
/// present and has no interest in the case, and a decision that nothing has taken the place of and
/// under which the person has nothing more since an earlier day.
pub fn withdrawable(
    known: &StandingDecision,
    sitting: &Sitting,
    member: &Member,
    rules: &PanelRules,
    (before, date): (AsItIs<'_>, Date),
) -> Result<(), Vec<Refusal>> {
    let mut found = Findings::default();
    let (entry, case) = (known.entry, &known.decision.motion().case);
    let gone = match known.outcome {
        DecisionOutcome::Superseded(by) => Some(format!("entry {by} took its place")),
        DecisionOutcome::Withdrawn(by) => Some(format!("entry {by} withdrew it")),
        _ => None,
    };
    if let Some(gone) = gone {
        let message = format!("Entry {entry} does not stand any more: {gone}.");
        found.refuse(
            "withdrawn_already",
            Field::Correction,
            message,
            sources::RECORD,
        );
    }
    if sitting.state == SittingState::Closed {
        let message = format!(
            "The sitting of {} is closed. Open a sitting, then withdraw the decision there.",
            date::shown(sitting.date)
        );
        found.refuse("sitting_closed", Field::Sitting, message, sources::SITTING);
    }
    of_its_day(sitting, date, &mut found);
    quorate(sitting, rules, case, &mut found);
    takes_away(known, before, date, &mut found);
    let is_present = sitting.present.iter().any(|seat| seat.id == member.id);
    let decides = rules.role(&member.role).is_some_and(|role| role.decides);
    if !is_present || !decides {
        let message = format!(
            "{} is not a member who decides and is present. Let such a member withdraw it.",
            member.shown
        );
        found.refuse(
            "withdrawer_not_deciding",
            Field::Members,
            message,
            sources::SITTING,
        );
    }
    if let Some(held) = sitting.interest(case, &member.id) {
        let message = format!(
            "{} has {}. Let another member withdraw it{}.",
            member.shown,
            an_interest(held),
            or_end_it(held)
        );
        found.refuse(
            "withdrawer_interest",
            Field::Members,
            message,
            sources::INTERESTS,
        );
    }
    if found.refusals.is_empty() {
        Ok(())
    } else {
        Err(found.refusals)
    }
}

/// What is in force from a day on, with a decision and without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The day.
    pub from: Date,
    /// With the decision.
    pub with: PerWeek,
    /// Without it.
    pub without: PerWeek,
}

/// What is in force with a decision and without it, from its first day or today on, and from each
/// later day on which either changes; nothing where it is not known.
#[must_use]
pub fn with_and_without(known: &StandingDecision, now: AsItIs<'_>, today: Date) -> Vec<Beside> {
    let all = &now.standing.decisions;
    let mut others = all.clone();
    others.retain(|other| other.entry != known.entry);
    let first = known.beginning().from.max(today);
    let days = days_from(first, all).into_iter();
    let beside = days.map_while(|from| {
        Some(Beside {
            from,
            with: now.present_under(all, from)?,
            without: now.present_under(&others, from)?,
        })
    });
    let mut told: Vec<Beside> = beside.collect();
    told.dedup_by_key(|beside| (beside.with, beside.without));
    told
}

/// What the person has had since an earlier day, or was agreed on one for a day to come, is only
/// taken away by a decision with its reasons: this one, or one of today that still stands.
fn takes_away(known: &StandingDecision, before: AsItIs<'_>, date: Date, found: &mut Findings) {
    let began = before.standing.when_the_day_began(date);
    let mut others = before.standing.decisions.clone();
    let days = days_from(date, &[began.clone(), others.clone()].concat());
    others.retain(|other| other.entry != known.entry);
    let left_on = |day: Date| {
        let agreed = agreed_in_force(&others, day);
        let is_of_today = |entry| began.iter().all(|earlier| earlier.entry != entry);
        if agreed.is_some_and(|agreed| is_of_today(agreed.entry)) {
            return None;
        }
        let provided = before.present_under(&others, day);
        let agreed = agreed.map(|agreed| agreed.amount);
        Some(agreed.max(provided).unwrap_or_default())
    };
    let Some(Fall { day, had, left }) = first_fall(&began, &days, left_on) else {
        return;
    };
    let currency = known.decision.currency();
    let (entry, from) = (known.entry, date::shown(day));
    let of_an_earlier_day = known.decision.date() < date;
    let message = if day > date {
        let recorded = match of_an_earlier_day {
            true => "which an earlier day recorded",
            false => "which took the place of what an earlier day recorded",
        };
        format!(
            "{currency}{had} a week is agreed from {from}; without entry {entry}, {recorded}, it \
             would be {currency}{left}. That is a reduction and needs its reasons: decide the \
             case anew."
        )
    } else {
        let held = match of_an_earlier_day {
            true => "which has held since an earlier day",
            false => "which took the place of what held since an earlier day",
        };
        format!(
            "The person has {currency}{had} a week; without entry {entry}, {held}, it would be \
             {currency}{left}. That is a reduction and needs its reasons: decide the case anew."
        )
    };
    let rule = "withdrawal_takes_away";
    found.refuse(rule, Field::Correction, message, sources::REDUCTION_REASON);
}
