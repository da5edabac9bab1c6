//! Adopting an approved proposal: what was modelled and approved becomes a RAS version of its own,
//! built on the version that is in force on its first day.

use super::ground::Ground;
use super::matter::Findings;
use super::member::Member;
use super::proposal::{Proposal, ProposedChange, Stage};
use super::proposals::{finished, may_propose, modelled_on, stage_is};
use super::refusal::{Field, Refusal};
use super::sources;
use crate::config::dated::NotInForce;
use crate::config::figures::{figures, next_change};
use crate::config::panel_rules::PanelRules;
use crate::config::ras::Ras;
use crate::terms::date::{self, Date, working_days_after};
use crate::terms::number::shortest;

/// What is asked for: a version of this name from this day.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The first day of the new version.
    pub from: Date,
    /// Its name.
    pub version: &'a str,
    /// The day on which the panel approved the proposal; none where it did not.
    pub approved_on: Option<Date>,
    /// The names of all versions that the register holds.
    pub taken: &'a [String],
}

/// Checks that an approved proposal can become the RAS in force from a day.
pub fn adoptable(
    proposal: &Proposal,
    wanted: Wanted<'_>,
    ground: Ground<'_>,
    member: &Member,
    rules: &PanelRules,
) -> Result<(), Vec<Refusal>> {
    let mut found = Findings::default();
    may_propose(member, rules, &mut found);
    stage_is(proposal, &[Stage::Approved], "adopted", &mut found);
    has_a_name(wanted, &mut found);
    begins_in_time(wanted, ground, &mut found);
    is_called_in_no_more(wanted, rules, &mut found);
    modelled_on(proposal, ground, &mut found);
    if found.refusals.is_empty() {
        same_on_the_day(proposal, wanted.from, ground, &mut found);
    }
    finished(found, ())
}

/// The last day on which the adoption can be called in, counted in working days (Monday to Friday;
/// public holidays are not known) after the day of approval; none where nothing is called in.
///
/// Fails where the number of days is not in force on the day of approval.
pub fn call_in_until(approved_on: Date, rules: &PanelRules) -> Result<Option<Date>, NotInForce> {
    let Some(call_in) = &rules.call_in else {
        return Ok(None);
    };
    let days = call_in.at(approved_on)?.value;
    Ok(working_days_after(approved_on, days))
}

/// What the RAS itself changes later of the figures of a proposal, one sentence each: a value that
/// is dated after the first day of the new version stays, and takes the new one's place.
#[must_use]
pub fn changed_later(proposal: &Proposal, from: Date, ras: &Ras) -> Vec<String> {
    let changes = proposal.changes.iter();
    let later = changes.filter_map(|change| taken_back(change, from, ras));
    later.collect()
}

/// The day after `from` on which the RAS itself takes the place of a proposed value, in a sentence;
/// nothing where it has no later value of the figure.
#[must_use]
pub fn taken_back(change: &ProposedChange, from: Date, ras: &Ras) -> Option<String> {
    let (day, value) = next_change(ras, &change.key, from)?;
    let (title, new, day) = (&change.title, shortest(change.new), date::shown(day));
    Some(match value {
        Some(value) if value == change.new => {
            format!("{title}: from {day} the RAS has {new} of itself.")
        }
        Some(value) if value == change.old => {
            let old = shortest(value);
            format!("{title}: from {day} the RAS has {old} again, no longer {new}.")
        }
        Some(value) => {
            let value = shortest(value);
            format!("{title}: from {day} the RAS has {value}, no longer {new}.")
        }
        None => format!("{title}: from {day} the RAS publishes nothing there, no longer {new}."),
    })
}

/// What the rules refuse of a day on which an approved proposal would come into force.
#[must_use]
pub fn against_day(
    proposal: &Proposal,
    wanted: Wanted<'_>,
    ground: Ground<'_>,
    rules: &PanelRules,
) -> Vec<Refusal> {
    let mut found = Findings::default();
    begins_in_time(wanted, ground, &mut found);
    is_called_in_no_more(wanted, rules, &mut found);
    if found.refusals.is_empty() {
        same_on_the_day(proposal, wanted.from, ground, &mut found);
    }
    found.refusals
}

/// Two names are the same where they differ in case and blanks alone.
fn same_name(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String {
        let letters = name.chars().filter(|c| !c.is_whitespace());
        letters.flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}

fn has_a_name(wanted: Wanted<'_>, found: &mut Findings) {
    let mut taken = wanted.taken.iter();
    if let Some(known) = taken.find(|known| same_name(known, wanted.version)) {
        let all: Vec<&str> = wanted.taken.iter().map(String::as_str).collect();
        let message = format!(
            "The register has a RAS version {known} already. Give the new one a name of its own; \
             taken: {}.",
            all.join(", ")
        );
        let rule = "version_name_taken";
        found.refuse(rule, Field::Adoption, message, sources::VERSION_NAME);
    }
}

fn begins_in_time(wanted: Wanted<'_>, ground: Ground<'_>, found: &mut Findings) {
    let (from, today) = (date::shown(wanted.from), date::shown(ground.today));
    if wanted.from < ground.today {
        let message = format!(
            "The new version would be in force from {from}, before today, {today}. Give today or a \
             later day."
        );
        let rule = "adoption_reaches_back";
        found.refuse(rule, Field::Adoption, message, sources::ADOPTION);
    }
    let newest = ground.ras.in_force_from;
    if wanted.from <= newest {
        let after = newest.tomorrow().unwrap_or(newest);
        let message = format!(
            "RAS version {} begins on {}; one that begins on {from} would be undone by it, or undo \
             it. Adopt from {} or later: that is built on version {}.",
            ground.ras.version,
            date::shown(newest),
            date::shown(after.max(ground.today)),
            ground.ras.version
        );
        let rule = "adoption_before_another";
        found.refuse(rule, Field::Adoption, message, sources::ADOPTION_BASE);
    }
}

fn is_called_in_no_more(wanted: Wanted<'_>, rules: &PanelRules, found: &mut Findings) {
    let (Some(approved), Some(call_in)) = (wanted.approved_on, &rules.call_in) else {
        return;
    };
    let days = found.figure(rules, call_in, approved, Field::Adoption);
    let Some((days, source)) = days else {
        return;
    };
    let Some(until) = working_days_after(approved, days) else {
        return;
    };
    if wanted.from <= until {
        let message = format!(
            "The proposal was approved on {}, and its adoption can be called in for {} working \
             days, until {}. Adopt from {} or later.",
            date::shown(approved),
            days,
            date::shown(until),
            date::shown(until.tomorrow().unwrap_or(until))
        );
        found.refuse("adoption_before_call_in", Field::Adoption, message, source);
    }
}

/// The old values must be those of the first day of the new version, too.
fn same_on_the_day(proposal: &Proposal, from: Date, ground: Ground<'_>, found: &mut Findings) {
    let known = figures(ground.ras, from);
    for change in &proposal.changes {
        let figure = known.iter().find(|figure| figure.key == change.key);
        let current = figure.and_then(|figure| figure.current.as_ref());
        let Some(current) = current.filter(|current| current.value != change.old) else {
            continue;
        };
        let message = format!(
            "{} was modelled as a change from {}, but from {} RAS version {} has {}. Adopt from an \
             earlier day, or write another proposal for the time from then on.",
            change.title,
            shortest(change.old),
            date::shown(current.from),
            ground.ras.version,
            shortest(current.value)
        );
        let rule = "figure_moves_before_adoption";
        found.refuse(rule, Field::Adoption, message, sources::ADOPTION_BASE);
    }
}
