//! A package that is known to change before a reduction takes anything away: it is decided knowing
//! that.

use crate::panel::held_back::{FORESEEN, days_of_change};
use crate::panel::matter::{Findings, Matter};
use crate::panel::package_known::LineKnown;
use crate::panel::sources;
use crate::terms::date::{Date, shown};

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    if matter.agreed.is_none_or(|agreed| agreed >= matter.present) {
        return;
    }
    let first = matter.motion.first_day();
    let falls = match &matter.steps {
        Some(Ok(schedule)) => schedule.first_fall().unwrap_or(first),
        Some(Err(_)) => return,
        None => first,
    };
    let lines = lines(matter);
    let mut days = days_of_change(lines.iter().copied(), (matter.motion.effective, falls));
    days.push(first);
    let Some((day, becomes)) = days
        .into_iter()
        .find_map(|day| Some((day, becomes(matter, &lines, day)?)))
    else {
        return;
    };
    let message = format!(
        "The package is known to change before the reduction takes anything away, on {}: {}{} a \
         week is provided on {}, and from {} {becomes}. The reduction is decided knowing this, \
         and is not held back for it.",
        shown(falls),
        matter.file.currency,
        matter.present,
        shown(matter.motion.effective),
        shown(day)
    );
    found.warn(FORESEEN, message, sources::REDUCTION_REVIEW);
}

/// The lines that are in force or to come.
fn lines(matter: &Matter<'_>) -> Vec<LineKnown> {
    let to_come = matter.file.not_now.to_come.iter().map(LineKnown::of);
    let mut lines = LineKnown::of_package(&matter.file.case.package);
    lines.extend(to_come);
    lines
}

/// What is provided on a day, where that is not what is provided on the effective date; nothing
/// where it is what the decision pays.
fn becomes(matter: &Matter<'_>, lines: &[LineKnown], day: Date) -> Option<String> {
    let lacks_a_cost = |line: &&LineKnown| line.weekly.is_none() && line.is_in_force_on(day);
    if !matter.package_is_incomplete() && lines.iter().any(|line| lacks_a_cost(&line)) {
        return Some("a part of its cost is not known".to_owned());
    }
    let (amount, _) = matter.otherwise_on(day);
    if amount == matter.present || matter.paid_on(day) == Some(amount) {
        return None;
    }
    Some(format!("{}{amount} a week", matter.file.currency))
}
