//! Checks the order of the steps: every step finds what it needs, and nothing comes too late.

use super::ras_under_check::{Check, atoms};
use crate::config::adjustment::{Adjustment, Level, Operation};
use crate::config::condition::{Condition, PointsOf};
use crate::config::ras::Ras;
use crate::config::step::{Base, Step, StepKind};
use crate::terms::ids::{AdjustmentId, DomainId, StepId, TotalId};

/// Checks the steps, unless one of them could not be read: the others might stand after it.
pub fn order(check: &mut Check<'_>) {
    if !check.unread.has_all_of(check.places, "step") {
        return;
    }
    present(check);
    let mut so_far = SoFar::default();
    for step in &check.ras.steps {
        let path = format!("step.{}", step.id);
        conditions_are_known(check, &so_far, &format!("{path}.when"), &step.when);
        match &step.does {
            StepKind::Points => first_and_once(check, &mut so_far, step),
            StepKind::Weighting => weighting(check, &mut so_far, step),
            StepKind::AdjustPoints { adjustment, .. } => {
                adjust_points(check, &mut so_far, &path, adjustment);
            }
            StepKind::Total { total } => add_up(check, &mut so_far, step, total),
            StepKind::Allocate { total, .. } => {
                let added_up = so_far.totals.contains(&total);
                if !added_up && !check.perhaps_named("total", total.as_str()) {
                    let what = format!("the total \"{total}\" is not added up yet");
                    let allowed = "a total that an earlier step does = \"total\" adds up";
                    let remedy = format!("put a step with total = \"{total}\" before this one");
                    check.problem(&format!("{path}.total"), &what, allowed, &remedy);
                }
                so_far.allocated.push(total);
                so_far.lines.push(&step.id);
            }
            StepKind::AdjustMoney {
                adjustment, base, ..
            } => {
                adjust_money(check, &so_far, step, adjustment, base);
                so_far.lines.push(&step.id);
            }
            StepKind::Round { .. } => {
                if so_far.lines.is_empty() {
                    let what = "there is no money to round yet";
                    let allowed = "a step after the first step does = \"allocate\"";
                    check.problem(&path, what, allowed, "move the step behind an allocation");
                }
                so_far.lines.push(&step.id);
            }
        }
    }
}

#[derive(Default)]
struct SoFar<'a> {
    points: bool,
    weighted: bool,
    /// Domains whose points an adjustment has changed.
    changed: Vec<&'a DomainId>,
    totals: Vec<&'a TotalId>,
    allocated: Vec<&'a TotalId>,
    /// Steps that gave a line of money.
    lines: Vec<&'a StepId>,
}

fn present(check: &mut Check<'_>) {
    let has = |wanted: fn(&StepKind) -> bool| check.ras.steps.iter().any(|s| wanted(&s.does));
    let kinds = [
        ("points", has(|kind| matches!(kind, StepKind::Points))),
        ("weighting", has(|kind| matches!(kind, StepKind::Weighting))),
        ("total", has(|kind| matches!(kind, StepKind::Total { .. }))),
        (
            "allocate",
            has(|kind| matches!(kind, StepKind::Allocate { .. })),
        ),
    ];
    if check.ras.domains.is_empty() && !check.unread.has_all_of(check.places, "domain") {
        return;
    }
    if check.ras.domains.is_empty() {
        if !has(|kind| matches!(kind, StepKind::AdjustMoney { .. })) {
            check.problem(
                "step",
                "no step gives money",
                "in a scheme without domains: steps that do \"adjust money\"",
                "add such a step, or domains with points",
            );
        }
        return;
    }
    for (kind, _) in kinds.iter().filter(|(_, present)| !present) {
        let more = match *kind {
            "allocate" => {
                "; where a matrix or conditions give the money, a table for each column or case, \
                 each with its when"
            }
            _ => "",
        };
        check.problem(
            "step",
            &format!("no step does \"{kind}\""),
            "steps that do points, weighting, total and allocate, in this order",
            &format!("add a step with does = \"{kind}\"{more}"),
        );
    }
}

fn first_and_once(check: &mut Check<'_>, so_far: &mut SoFar<'_>, step: &Step) {
    never_conditional(check, step);
    if so_far.points {
        let what = "answers become points a second time";
        let path = format!("step.{}", step.id);
        check.problem(
            &path,
            what,
            "one step does = \"points\"",
            "take this step out",
        );
    }
    so_far.points = true;
}

fn never_conditional(check: &mut Check<'_>, step: &Step) {
    if step.when != Condition::Always {
        check.problem(
            &format!("step.{}.when", step.id),
            "this step is needed for every case",
            "no condition on the steps points, weighting and total",
            "take the condition out; put it on the allocation or the adjustment",
        );
    }
}

fn weighting(check: &mut Check<'_>, so_far: &mut SoFar<'_>, step: &Step) {
    never_conditional(check, step);
    let path = format!("step.{}", step.id);
    if !so_far.points {
        let what = "there are no points to weight yet";
        let allowed = "a step after the step does = \"points\"";
        check.problem(&path, what, allowed, "move the step behind the points");
    }
    if so_far.weighted {
        let what = "points are weighted a second time";
        check.problem(
            &path,
            what,
            "one step does = \"weighting\"",
            "take this step out",
        );
    }
    so_far.weighted = true;
}

fn add_up<'a>(check: &mut Check<'_>, so_far: &mut SoFar<'a>, step: &Step, total: &'a TotalId) {
    never_conditional(check, step);
    let path = format!("step.{}", step.id);
    if !so_far.weighted {
        let what = "there are no weighted points to add up yet";
        let allowed = "a step after the step does = \"weighting\"";
        check.problem(&path, what, allowed, "move the step behind the weighting");
    }
    if so_far.totals.contains(&total) {
        let what = format!("the total \"{total}\" is added up a second time");
        check.problem(
            &path,
            &what,
            "one step for each total",
            "take this step out",
        );
    }
    so_far.totals.push(total);
}

fn adjust_points<'a>(check: &mut Check<'a>, so_far: &mut SoFar<'a>, path: &str, id: &AdjustmentId) {
    let ras: &'a Ras = check.ras;
    let Some(adjustment) = ras.adjustment(id) else {
        return;
    };
    let fault = match &adjustment.level {
        Level::Question(question) => {
            let domain = ras
                .question(question)
                .and_then(|found| found.domain.as_ref());
            let late = domain.is_some_and(|domain| so_far.changed.contains(&domain));
            if late {
                Some((
                    "a question's points change after those of its domain did",
                    "adjustments of questions before those of their domain's points",
                ))
            } else {
                before_weighting(so_far)
            }
        }
        Level::Points(domains) => {
            so_far.changed.extend(domains);
            before_weighting(so_far).or_else(|| points_of_their_own(ras, domains))
        }
        Level::WeightedPoints(domains) => weighted_in_time(check, so_far, domains),
        Level::Total(total) if check.perhaps_named("total", total.as_str()) => None,
        Level::Total(total) if !so_far.totals.contains(&total) => Some((
            "the total is not added up yet",
            "a step after that total is added up",
        )),
        Level::Total(total) if so_far.allocated.contains(&total) => Some((
            "the total is allocated already",
            "a step before that total is allocated",
        )),
        Level::Total(_) => None,
        Level::Money => Some((
            "the adjustment changes money, and this step adjusts points",
            "does = \"adjust money\" for an adjustment that changes money",
        )),
    };
    if let Some((what, allowed)) = fault {
        let what = format!("\"{id}\": {what}");
        check.problem(
            path,
            &what,
            allowed,
            "move the step, or change what the adjustment changes",
        );
    }
    value_conditions(check, so_far, adjustment);
}

fn before_weighting(so_far: &SoFar<'_>) -> Option<(&'static str, &'static str)> {
    match (so_far.points, so_far.weighted) {
        (false, _) => Some((
            "there are no points yet",
            "a step after the step does = \"points\"",
        )),
        (_, true) => Some((
            "points are weighted already",
            "a step before the weighting, or an adjustment that changes = \"weighted points\"",
        )),
        _ => None,
    }
}

fn points_of_their_own(ras: &Ras, domains: &[DomainId]) -> Option<(&'static str, &'static str)> {
    let takes_others = |id: &DomainId| {
        ras.domain(id)
            .is_some_and(|domain| domain.combine.takes_others())
    };
    domains.iter().any(takes_others).then_some((
        "a domain of it takes the points of others and has none before the weighting",
        "domains with questions of their own; or weighted points, after the weighting",
    ))
}

fn weighted_in_time(
    check: &Check<'_>,
    so_far: &SoFar<'_>,
    domains: &[DomainId],
) -> Option<(&'static str, &'static str)> {
    if !so_far.weighted {
        return Some((
            "there are no weighted points yet",
            "a step after the step does = \"weighting\"",
        ));
    }
    let ras = check.ras;
    let in_no_total = |id: &DomainId| {
        let added = ras.totals.iter().any(|total| total.domains.contains(id));
        !added && !check.perhaps_named("domain", id.as_str())
    };
    let taken = |id: &DomainId| ras.domains.iter().any(|d| d.combine.of().contains(id));
    if domains.iter().any(|id| in_no_total(id) && taken(id)) {
        return Some((
            "a domain of it is in no total: another took its points at the weighting",
            "domains that a total adds; or points, before the weighting",
        ));
    }
    let mut added = so_far.totals.iter().filter_map(|total| ras.total(total));
    let late = added.any(|total| total.domains.iter().any(|domain| domains.contains(domain)));
    late.then_some((
        "a total of these domains is added up already",
        "a step before the totals of these domains",
    ))
}

fn adjust_money(
    check: &mut Check<'_>,
    so_far: &SoFar<'_>,
    step: &Step,
    id: &AdjustmentId,
    base: &Base,
) {
    let path = format!("step.{}", step.id);
    if let Some(adjustment) = check.ras.adjustment(id) {
        if adjustment.level != Level::Money {
            let what = format!("\"{id}\" changes points, and this step adjusts money");
            let allowed = "an adjustment that changes = \"money\"";
            let remedy = "write does = \"adjust points\", or name another adjustment";
            check.problem(&format!("{path}.adjustment"), &what, allowed, remedy);
        }
        value_conditions(check, so_far, adjustment);
        let fixed = matches!(adjustment.operation, Operation::Add | Operation::Subtract);
        if so_far.lines.is_empty() && !fixed {
            let what = "there is no money yet that could be adjusted";
            let allowed = "a step after the first allocation (only add and subtract need no base)";
            check.problem(&path, what, allowed, "move the step behind an allocation");
        }
    }
    let named = match base {
        Base::SoFar => return,
        Base::Domains(_) => return domains_have_money(check, so_far, &path),
        Base::Steps(named) => named,
    };
    for (position, name) in named.iter().enumerate() {
        let known = check.ras.steps.iter().any(|step| step.id == *name);
        if known && !so_far.lines.contains(&name) {
            let what = format!("the step \"{name}\" has given no line of money before this step");
            let allowed = "earlier steps that allocate, adjust money or round";
            let remedy = "name earlier steps, or move this step behind it";
            check.problem(
                &format!("{path}.base.{}", position + 1),
                &what,
                allowed,
                remedy,
            );
        }
    }
}

/// Refuses domains as a base where domains have no money of their own.
fn domains_have_money(check: &mut Check<'_>, so_far: &SoFar<'_>, path: &str) {
    let path = format!("{path}.base");
    let remedy = "name steps as the base, or write \"so far\"";
    let whole = |list: &str| check.unread.has_all_of(check.places, list);
    if !["table", "total", "adjustment"].into_iter().all(whole) {
        return;
    }
    if check.ras.domain_price().is_none() {
        let what = "the allocation gives domains no money of their own";
        let allowed = "domains as a base only where one step allocates, by a price per point \
            without intercept, and nothing changes the total";
        check.problem(&path, what, allowed, remedy);
    } else if so_far.allocated.is_empty() {
        let what = "the points are not allocated yet";
        check.problem(
            &path,
            what,
            "a step after the allocation",
            "move the step behind it",
        );
    }
}

fn value_conditions(check: &mut Check<'_>, so_far: &SoFar<'_>, adjustment: &Adjustment) {
    for (position, value) in adjustment.values.iter().enumerate() {
        let path = format!("adjustment.{}.values.{}.when", adjustment.id, position + 1);
        conditions_are_known(check, so_far, &path, &value.when);
    }
}

/// Refuses conditions on weighted points that are not reckoned when the step is reached.
fn conditions_are_known(
    check: &mut Check<'_>,
    so_far: &SoFar<'_>,
    path: &str,
    condition: &Condition,
) {
    for (path, atom) in atoms(path, condition) {
        let Condition::WeightedPoints { of, .. } = atom else {
            continue;
        };
        let (known, allowed) = match of {
            PointsOf::Domain(_) => (so_far.weighted, "a domain, in steps after the weighting"),
            PointsOf::Total(total) => (
                so_far.totals.contains(&total) || check.perhaps_named("total", total.as_str()),
                "a total, in steps after it is added up",
            ),
        };
        if !known {
            let what = "these weighted points are not reckoned when the step is reached";
            check.problem(
                &path,
                what,
                allowed,
                "move the step, or ask for something else",
            );
        }
    }
}
