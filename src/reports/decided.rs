//! What a decision decides, in parts: what follows from the outcome, and the reasons.

use super::correcting;
use super::figures;
use super::record_lines;
use super::sentences;
use crate::config::panel_rules::{PanelRules, ReasonClass};
use crate::panel::decision::{Decision, DecisionStatus};
use crate::panel::motion::{GateAnswer, PersonsView};
use crate::panel::transition::{FirstPeriod, Profile, Schedule, TransitionTerms};
use crate::panel::verdict::Verdict;
use crate::terms::date::shown;
use crate::terms::ids::EntryNumber;
use crate::terms::money::PerWeek;
use crate::terms::number::shortest;

/// The outcome as a sentence: `Agree £520.00 a week from 24 Nov 2026, on annual-review basis.`
#[must_use]
pub fn outcome(decision: &Decision) -> String {
    let words = sentences::outcome(decision);
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

/// The money of a decision, under names: the amount before it, the amount agreed and from when, the
/// steps to it and what they cost. `corrected` are the decisions that it corrects, directly or over
/// others.
#[must_use]
pub fn amounts(decision: &Decision, corrected: &[EntryNumber]) -> Vec<(&'static str, String)> {
    let (effect, currency) = (decision.effect(), decision.currency());
    let before = figures::weekly_or(currency, effect.present, "not known");
    let before = match figures::present_at_first(decision) {
        first if first.is_empty() => before,
        first => format!("{before}, on {}{first}", shown(decision.present_on())),
    };
    let mut parts = vec![("Before", before)];
    let reckoned = correcting::reckoned(decision, corrected);
    parts.extend(reckoned.map(|words| ("Correction", words)));
    let Some(agreed) = effect.agreed else {
        parts.push(("Agreed", "no amount: the present amount goes on".to_owned()));
        return parts;
    };
    let change = effect
        .present
        .and_then(|present| agreed.0.0.minus(present.0));
    let change = change.map_or_else(String::new, |change| format!(" ({})", change.signed()));
    let in_full = effect.schedule.as_ref().and_then(Schedule::new_from);
    let in_full = in_full.filter(|day| *day > effect.from);
    let when = match in_full {
        Some(day) => format!("in full from {}", shown(day)),
        None => format!("from {}", shown(effect.from)),
    };
    let until = effect.until.map(|last| format!(" until {}", shown(last)));
    let amount = figures::weekly(currency, agreed.0);
    let until = until.unwrap_or_default();
    parts.push(("Agreed", format!("{amount}{change} {when}{until}")));
    if let (Some(schedule), Some(_)) = (&effect.schedule, in_full) {
        let steps = schedule.steps.iter().map(|step| {
            let amount = figures::money(currency, step.amount.0);
            format!("{amount} from {}", shown(step.from))
        });
        parts.push(("Steps, a week", steps.collect::<Vec<_>>().join("; ")));
        let cost = figures::money(currency, schedule.cost);
        parts.push((
            "Transition costs",
            format!("{cost} more than the new amount at once"),
        ));
        let savings = schedule.saving_by_year.iter().map(|(year, saving)| {
            let saving = figures::money(currency, *saving);
            format!("{saving} in {}", year.label())
        });
        parts.push(("Saves", savings.collect::<Vec<_>>().join("; ")));
    }
    parts.extend(
        decision
            .owed()
            .map(|owed| ("For days gone by", owed.words(currency))),
    );
    parts.extend(effect.due.map(|due| ("Comes back on", shown(due))));
    parts
}

/// What belongs to the outcome, under names.
#[must_use]
pub fn particulars(decision: &Decision) -> Vec<(&'static str, String)> {
    match &decision.motion().verdict {
        Verdict::Transition {
            terms, exception, ..
        } => {
            let mut parts = vec![(
                "How the amount moves",
                terms_words(
                    terms,
                    decision.effect().schedule.as_ref(),
                    decision.currency(),
                ),
            )];
            // Where nothing waits, nothing was longer than the limit: the words asked for nothing.
            let waits = *decision.status() != DecisionStatus::Stands;
            let asked = exception.iter().filter(|_| waits);
            parts.extend(asked.map(|why| ("Why longer than the limit", why.to_string())));
            parts
        }
        Verdict::KeepPresent { risk, .. } => vec![("Risk or distress", risk.to_string())],
        Verdict::Defer { questions, .. } => {
            let questions = questions.iter();
            let asked = questions.map(|question| ("Question", question.to_string()));
            asked.collect()
        }
        Verdict::Return { what } => vec![("To be done", what.to_string())],
        Verdict::AgreeIndicative
        | Verdict::AgreeAmount { .. }
        | Verdict::AgreeLimited { .. }
        | Verdict::AcceptSpecialist { .. }
        | Verdict::ChangeProvider { .. }
        | Verdict::Refer { .. }
        | Verdict::Refuse => Vec::new(),
    }
}

fn terms_words(terms: &TransitionTerms, schedule: Option<&Schedule>, currency: &str) -> String {
    let present = schedule.map(|schedule| schedule.present);
    let most = present.and_then(|present| Some((present, terms.most_a_step(present)?)));
    let larger = schedule.and_then(|schedule| terms.larger_last_step(schedule));
    let larger = larger.map_or_else(String::new, |fall| {
        format!("; the last step, of {currency}{fall}, is larger")
    });
    let how = match &terms.profile {
        Profile::AtOnce => "at once".to_owned(),
        Profile::EqualSteps => "in equal steps, one a month".to_owned(),
        Profile::StraightLine => "in a straight line, one step a week".to_owned(),
        Profile::PercentPerStep(percent) => {
            let of = most.map_or_else(String::new, |(present, most)| {
                format!(" ({currency}{most} of {currency}{present})")
            });
            format!(
                "by at most {} % of the amount at the start a month{of}",
                shortest(*percent)
            )
        }
        Profile::AmountPerStep(most) => format!("by at most {currency}{most} a month"),
        Profile::HoldThenDrop => "the present amount until the end, then the new one".to_owned(),
        Profile::OwnSteps(_) => "in steps that the panel set".to_owned(),
    };
    let first = match terms.first_period {
        _ if !terms.profile.has_periods() => "",
        FirstPeriod::PresentAmount => "; the first period is paid at the present amount",
        FirstPeriod::FirstStep => "; the first period is paid at the first step",
    };
    let floor = terms
        .floor
        .map(|floor| format!("; {}", floor_words(floor, currency)));
    format!("{how}{first}{}{larger}", floor.unwrap_or_default())
}

/// What a floor does, and what it does not do.
#[must_use]
pub fn floor_words(floor: PerWeek, currency: &str) -> String {
    format!("no step before the end below {currency}{floor}, which does not lift the new amount")
}

/// The reasons with their class: `Needs have changed (need changed)`.
#[must_use]
pub fn reasons(decision: &Decision, rules: &PanelRules) -> Vec<String> {
    let codes = decision.motion().reasons.iter();
    codes
        .map(|code| match rules.reason(code) {
            Some(reason) => format!("{} (class: {})", reason.title, class(reason.class)),
            None => code.clone(),
        })
        .collect()
}

/// The code of a class of reasons.
#[must_use]
pub fn class(class: ReasonClass) -> &'static str {
    let known = ReasonClass::ALL.iter().find(|row| row.0 == class);
    known.map_or("?", |row| row.1)
}

/// What the decision rests on, under names.
#[must_use]
pub fn grounds(decision: &Decision) -> Vec<(&'static str, String)> {
    let motion = decision.motion();
    let mut grounds = Vec::new();
    for paper in &motion.relied_on {
        grounds.push(("Relied on", record_lines::evidence(paper)));
    }
    let met = motion.how_needs_are_met.iter();
    grounds.extend(met.map(|words| ("How the amount meets the needs", words.to_string())));
    grounds.extend(motion.persons_view.iter().map(|view| match view {
        PersonsView::Given(words) => ("The person's view", words.to_string()),
        PersonsView::NotKnown(why) => ("The person's view", format!("not known: {why}")),
    }));
    grounds.extend(
        motion
            .gate
            .iter()
            .map(|gate| ("Reablement, telecare", answer(gate))),
    );
    // Earlier versions kept the words also where no other day was given.
    let other_day = motion.effective_reason.iter();
    let other_day = other_day.filter(|_| motion.effective != decision.date());
    grounds.extend(other_day.map(|why| ("Why from another day", why.to_string())));
    if motion.incomplete_package_confirmed {
        let confirmed = "confirmed although the package's cost is not wholly known";
        grounds.push(("The amount", confirmed.to_owned()));
    }
    grounds
}

fn answer(gate: &GateAnswer) -> String {
    match gate {
        GateAnswer::Considered(how) => format!("considered: {how}"),
        GateAnswer::NotCalledFor(why) => format!("not called for: {why}"),
        GateAnswer::Interim { due } => {
            format!(
                "an interim amount is agreed; the answer is due on {}",
                shown(*due)
            )
        }
    }
}
