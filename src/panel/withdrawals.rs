//! Withdrawing a decision without another in its place: the case goes back to the queue.

use super::as_it_is::AsItIs;
use super::corrected::CorrectionOf;
use super::delegation::{covers, limit_source, limit_words, measured};
use super::matter::Findings;
use super::member::Member;
use super::owed::{More, Owed};
use super::promised::{amount_on, begun_amount, days_from};
use super::refusal::{Field, Refusal};
use super::rules::seats::{an_interest, of_its_day, or_end_it, quorate};
use super::sitting::{Sitting, SittingState};
use super::sources;
use super::standing::{DecisionOutcome, StandingDecision, agreed_in_force};
use crate::config::panel_rules::PanelRules;
use crate::terms::budget::Completeness;
use crate::terms::date::{self, Date, shown};
use crate::terms::money::PerWeek;
use std::collections::BTreeSet;

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
    let case = &known.decision.motion().case;
    still_counts(known, &mut found);
    if sitting.state == SittingState::Closed {
        let message = format!(
            "The sitting of {} is closed. Open a sitting, then withdraw the decision there.",
            date::shown(sitting.date)
        );
        found.refuse("sitting_closed", Field::Sitting, message, sources::SITTING);
    }
    of_its_day(sitting, date, &mut found);
    quorate(sitting, rules, case, &mut found);
    corrected_once(known, before, &mut found);
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
    if is_present && decides {
        within_limit(known, (member, rules), date, &mut found);
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

/// What was paid less under a reduction that holds, from its beginning to before the day on which
/// it is withdrawn, as was provided when it was decided; nothing where it never had lowered the
/// amount, or what was provided was not known in full.
#[must_use]
pub fn paid_less(known: &StandingDecision, day: Date) -> Option<Owed> {
    let (decision, from) = (&known.decision, known.beginning().from);
    let effect = decision.effect();
    let is_known = decision.seen().package.completeness == Completeness::Complete;
    if !known.outcome.holds() || known.held_back.is_some() || !is_known {
        return None;
    }
    let steps = effect.schedule.iter().flat_map(|schedule| &schedule.steps);
    let steps: Vec<(Date, PerWeek)> = steps.map(|step| (step.from, step.amount)).collect();
    let amounts = match steps.is_empty() {
        true => vec![(from, effect.agreed?.0)],
        false => steps,
    };
    let less = amounts.into_iter().filter(|(from, _)| *from < day);
    let less = less.map(|(from, amount)| {
        let less = effect.present?.0.minus(amount.0)?;
        Some(More {
            from,
            per_week: PerWeek(less),
            at_most: false,
        })
    });
    let ends = effect.until.and_then(|last| last.tomorrow().ok());
    let until = ends.map_or(day, |ends| ends.min(day));
    Owed::between(&less.collect::<Option<Vec<More>>>()?, until)
}

/// That less was paid, and that the withdrawal decides nothing about it.
#[must_use]
pub fn paid_less_words(less: &Owed, currency: &str) -> String {
    format!(
        "{} less was paid from {} to {}; the withdrawal decides nothing about it: whether it is \
         made good is for a new decision, or by hand.",
        less.sum_words(currency),
        shown(less.from),
        shown(less.to)
    )
}

fn still_counts(known: &StandingDecision, found: &mut Findings) {
    let entry = known.entry;
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
}

/// What holds is undone by a role that could have decided it.
fn within_limit(
    known: &StandingDecision,
    (member, rules): (&Member, &PanelRules),
    date: Date,
    found: &mut Findings,
) {
    let decision = &known.decision;
    let agreed = decision.effect().agreed.filter(|_| known.outcome.holds());
    let (Some(agreed), Some(role)) = (agreed, rules.role(&member.role)) else {
        return;
    };
    let (currency, indicative) = (decision.currency(), decision.seen().indicative);
    let source = limit_source(rules, role, date);
    let held = measured(rules, agreed.0, indicative, date, currency).and_then(|amount| {
        let is_covered = covers(role, &amount, date)?;
        Ok((
            amount,
            is_covered,
            limit_words(rules, role, date, currency)?,
        ))
    });
    let (rule, message) = match held {
        Ok((_, true, _)) => return,
        Ok((amount, false, limit)) => (
            "withdrawer_limit",
            format!(
                "Entry {} agrees {}; {limit}. Let a member whose role could decide it withdraw it.",
                known.entry, amount.words
            ),
        ),
        Err(problem) => ("limits_not_in_force", problem.words()),
    };
    found.refuse(rule, Field::Members, message, source);
}

/// What goes on since its correction was refused or withdrawn has its place in the register taken:
/// another decision changes it, or, where the correction was withdrawn, another correction.
fn corrected_once(known: &StandingDecision, before: AsItIs<'_>, found: &mut Findings) {
    let entry = known.entry;
    if known.outcome.gone().is_some() {
        return;
    }
    let message = match before.standing.correction_of(entry) {
        CorrectionOf::None => return,
        CorrectionOf::Recorded(correction) if correction.outcome == DecisionOutcome::Waits => {
            format!(
                "Entry {}, which corrects entry {entry}, waits for somebody's word. Withdraw that \
                 one first, or wait for the answer.",
                correction.entry
            )
        }
        CorrectionOf::Recorded(correction) => format!(
            "Entry {entry} was corrected by entry {}, which never held, and cannot be withdrawn. \
             Decide the case anew.",
            correction.entry
        ),
        CorrectionOf::Withdrawn(instead) => format!(
            "The correction of entry {entry}, entry {}, was withdrawn by entry {}, and entry \
             {entry} itself cannot be withdrawn any more. Correct it again (e).",
            instead.correction, instead.withdrawn_by
        ),
    };
    let rule = "withdrawal_of_corrected";
    found.refuse(rule, Field::Correction, message, sources::RECORD);
}

/// What the person has under the decision is not taken away by withdrawing it: that is a reduction,
/// and is decided as one.
fn lowers(known: &StandingDecision, before: AsItIs<'_>, date: Date) -> Option<Loss> {
    let all = &before.standing.decisions;
    let mut others = all.clone();
    others.retain(|other| other.entry != known.entry);
    let own = BTreeSet::from([known.entry]);
    let had_on = |day| begun_amount(all, (&own, date), day);
    let left_on = |day| Some(amount_on(&others, day).max(before.present_under(&others, day)));
    first_loss(&days_from(date, all), had_on, left_on)
}

/// What withdrawing a decision takes away first.
struct Loss {
    day: Date,
    had: PerWeek,
    /// None where nothing is known to be left.
    left: Option<PerWeek>,
}

impl Loss {
    fn left(&self, currency: &str, per: &str) -> String {
        match self.left {
            Some(left) => format!("{currency}{left}{per}"),
            None => "an amount that is not known".to_owned(),
        }
    }
}

/// The first of the days on which less is left than the person had, or nothing that is known.
fn first_loss(
    days: &BTreeSet<Date>,
    had_on: impl Fn(Date) -> Option<PerWeek>,
    left_on: impl Fn(Date) -> Option<Option<PerWeek>>,
) -> Option<Loss> {
    days.iter().find_map(|day| {
        let had = had_on(*day)?;
        let left = left_on(*day)?;
        let is_less = left.unwrap_or_default() < had;
        let day = *day;
        is_less.then_some(Loss { day, had, left })
    })
}

/// What the person has under the decision, has had since an earlier day, or was agreed on one for a
/// day to come, is only taken away by a decision with its reasons: not by withdrawing one.
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
        Some(agreed.max(provided))
    };
    let currency = known.decision.currency();
    let rule = "withdrawal_takes_away";
    if let Some(loss) = lowers(known, before, date) {
        let (had, left) = (loss.had, loss.left(currency, " a week"));
        let from = match loss.day > date {
            true => format!(" from {}", shown(loss.day)),
            false => String::new(),
        };
        let message = format!(
            "Withdrawing entry {} would lower {currency}{had} to {left}{from}. \
             That is a reduction and needs its reasons: decide the new amount instead (d), or \
             correct what this sitting decided (e).",
            known.entry
        );
        found.refuse(rule, Field::Correction, message, sources::REDUCTION_REASON);
        return;
    }
    let had_on = |day| amount_on(&began, day);
    let Some(loss) = first_loss(&days, had_on, left_on) else {
        return;
    };
    let (day, had, left) = (loss.day, loss.had, loss.left(currency, ""));
    let (entry, from) = (known.entry, date::shown(day));
    let of_an_earlier_day = known.decision.date() < date;
    let message = if day > date {
        let recorded = match of_an_earlier_day {
            true => "which an earlier day recorded",
            false => "which took the place of what an earlier day recorded",
        };
        format!(
            "{currency}{had} a week is agreed from {from}; without entry {entry}, {recorded}, it \
             would be {left}. That is a reduction and needs its reasons: decide the \
             case anew."
        )
    } else {
        let held = match of_an_earlier_day {
            true => "which has held since an earlier day",
            false => "which took the place of what held since an earlier day",
        };
        format!(
            "The person has {currency}{had} a week; without entry {entry}, {held}, it would be \
             {left}. That is a reduction and needs its reasons: decide the case anew."
        )
    };
    found.refuse(rule, Field::Correction, message, sources::REDUCTION_REASON);
}
