//! Reductions that do not begin: the package changed after they were decided and before they took
//! anything away.
//!
//! A reduction rests on the amount that the panel saw (guidance 13.32: it must not cut
//! arbitrarily), and support goes on while a case is looked at again. So it does not begin by
//! itself on changed facts; it goes on being held back whatever follows, and what the panel then
//! decides about the amount takes its place. Where the changed package is below what was agreed,
//! nothing would be taken away, and nothing is held back.

use super::decision::Effect;
use super::package_known::{HeldBack, LineKnown, PackageKnown};
use super::standing::{DecisionOutcome, Gone, PresentIs, StandingDecision, present_with_kind};
use crate::terms::budget::Completeness;
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::money::PerWeek;
use std::collections::BTreeSet;

/// The rule of the warning that the package, as the panel has it before it, costs something else
/// before the reduction takes anything away: that change is decided knowingly, and holds nothing
/// back.
pub const FORESEEN: &str = "package_changes_before_reduction";

/// The decisions on a case, latest last, each with what held it back; the packages are those that
/// imports brought, latest last.
#[must_use]
pub fn marked(
    mut decisions: Vec<StandingDecision>,
    packages: &[PackageKnown],
) -> Vec<StandingDecision> {
    for place in 0..decisions.len() {
        let (earlier, rest) = decisions.split_at_mut(place);
        if let Some((known, later)) = rest.split_first_mut() {
            known.held_back = held_back(known, (earlier, later), packages);
        }
    }
    decisions
}

/// The same for decisions that count no more, beside those on the case.
#[must_use]
pub fn marked_gone(
    mut gone: Vec<Gone>,
    decisions: &[StandingDecision],
    packages: &[PackageKnown],
) -> Vec<Gone> {
    for gone in &mut gone {
        let place = decisions.partition_point(|known| known.entry < gone.known.entry);
        let (earlier, later) = decisions.split_at(place);
        let until = packages.partition_point(|package| package.came_in <= gone.on);
        let packages = packages.get(..until).unwrap_or(packages);
        gone.known.held_back = held_back(&gone.known, (earlier, later), packages);
    }
    gone
}

/// What holds a decision back, as long as nothing was decided about the amount since: what puts a
/// case off, sends it on or refuses it agrees no amount.
#[must_use]
pub fn unsettled(known: &StandingDecision) -> Option<HeldBack> {
    known.held_back.filter(|held| held.settled_by.is_none())
}

/// Whether a decision holds that agrees an amount.
pub(super) fn settles(known: &StandingDecision) -> bool {
    known.outcome.holds() && known.decision.effect().agreed.is_some()
}

/// What would hold a decision that waits back if it were approved on a day: the same decisions are
/// around it.
#[must_use]
pub fn if_approved(
    waiting: &StandingDecision,
    decisions: &[StandingDecision],
    packages: &[PackageKnown],
    on: Date,
) -> Option<HeldBack> {
    let by = EntryNumber(u64::MAX);
    let mut approved = waiting.clone();
    approved.outcome = DecisionOutcome::Approved { by, on };
    let place = decisions.partition_point(|known| known.entry < waiting.entry);
    let (earlier, rest) = decisions.split_at(place);
    let own = usize::from(
        rest.first()
            .is_some_and(|known| known.entry == waiting.entry),
    );
    held_back(&approved, (earlier, rest.get(own..)?), packages)
}

/// What holds a decision back: the first package that came in before anything was taken away, and
/// by which another amount would be provided on some day until then, or one that is not known. What
/// came in later does not undo it.
fn held_back(
    known: &StandingDecision,
    (earlier, later): (&[StandingDecision], &[StandingDecision]),
    packages: &[PackageKnown],
) -> Option<HeldBack> {
    let effect = known.decision.effect();
    if !effect.lowers() || !known.outcome.holds() {
        return None;
    }
    let then = effect.present?;
    let falls = first_fall(effect).unwrap_or(known.beginning().from);
    let came_before = |package: &&PackageKnown| package.by > known.entry && package.came_in < falls;
    let first = packages.iter().filter(came_before).find_map(|package| {
        let judged = Judged::before(package, (known, then), earlier, packages);
        let now = changed(&judged, package, (effect, falls), later)?;
        Some((package, now))
    });
    let (package, now) = first?;
    let settled_by = later
        .iter()
        .find(|other| other.entry > package.by && settles(other));
    let settled_by = settled_by.map(|other| other.entry);
    let own = Judged::before(package, (known, then), earlier, packages);
    let later = packages.iter().filter(|later| later.by > package.by);
    let later = later.filter(|later| settled_by.is_none_or(|entry| later.by < entry));
    Some(HeldBack {
        then,
        now,
        came_in: package.came_in,
        by: package.by,
        falls,
        since: since(&own, later, (effect, falls), now),
        settled_by,
    })
}

/// What a package makes of the amount on some day before anything is taken away, where that holds
/// the reduction back.
fn changed(
    judged: &Judged<'_>,
    package: &PackageKnown,
    (effect, falls): (&Effect, Date),
    later: &[StandingDecision],
) -> Option<Option<PerWeek>> {
    let since = later.iter().filter(|other| other.entry < package.by);
    let own: Vec<&Effect> = since
        .filter(|other| settles(other))
        .map(|other| other.decision.effect())
        .collect();
    let changed = |day: &Date| {
        let before = day.yesterday().ok().and_then(|day| package.cost_on(day));
        let by_this = (before == Some(judged.then)).then_some(effect);
        let mut decided = own.iter().copied().chain(by_this);
        match decided.any(|effect| judged.carries_out(package, effect, *day)) {
            true => None,
            false => judged.news(package, *day),
        }
    };
    let days = days_of_change(package.lines.iter().copied(), (effect.from, falls));
    let gives_more = |now: &Option<PerWeek>| {
        let agreed = effect.agreed.map(|agreed| agreed.0);
        now.is_some_and(|now| agreed.is_some_and(|agreed| agreed > now))
    };
    // What is agreed is an increase of what is provided now, and takes effect.
    let mut changes = days.iter().filter_map(changed);
    changes.find(|now| !gives_more(now))
}

/// What later packages made of the amount, where the latest leaves another one than the first
/// change did: on the day on which that came in.
fn since<'a>(
    judged: &Judged<'_>,
    later: impl Iterator<Item = &'a PackageKnown>,
    (effect, falls): (&Effect, Date),
    first: Option<PerWeek>,
) -> Option<(Date, Option<PerWeek>)> {
    let mut latest = None;
    for package in later {
        let from = effect.from.max(package.came_in);
        let days = days_of_change(package.lines.iter().copied(), (from, falls));
        let provided = |day: &Date| judged.provided(package, *day);
        let mut changes = days.iter().map(provided);
        let other = changes.find(|now| *now != Some(judged.then));
        let now = other.unwrap_or(Some(judged.then));
        let before = latest.map_or(first, |(_, now)| now);
        if now != before {
            latest = Some((package.came_in, now));
        }
    }
    latest.filter(|(_, now)| *now != first)
}

/// What was known when a reduction was judged last before a package came in.
struct Judged<'a> {
    /// What was provided on its first day.
    then: PerWeek,
    /// Whether all of the package's cost was known.
    is_whole: bool,
    /// The package; none where no import before it is kept.
    package: Option<&'a PackageKnown>,
    /// Whether the panel was warned of how that package changes.
    was_warned: bool,
    /// The decisions before it.
    earlier: &'a [StandingDecision],
    /// The day up to which whoever approved it was told of the package that came in.
    told_until: Option<Date>,
}

impl<'a> Judged<'a> {
    fn before(
        package: &PackageKnown,
        (known, then): (&StandingDecision, PerWeek),
        earlier: &'a [StandingDecision],
        packages: &'a [PackageKnown],
    ) -> Judged<'a> {
        let (entry, from) = (known.entry, known.decision.effect().from);
        let approved = match known.outcome {
            DecisionOutcome::Approved { by, on } => Some((by, on.max(from))),
            _ => None,
        };
        let told = approved.filter(|(by, _)| package.by < *by);
        let last = match (told, approved) {
            (None, Some((by, _))) => by,
            _ => entry,
        };
        let mut warnings = known.decision.warnings().iter();
        let is_warned = warnings.any(|warning| warning.rule == FORESEEN);
        let package = packages.iter().rev().find(|package| package.by < last);
        Judged {
            then,
            is_whole: known.decision.seen().package.completeness == Completeness::Complete,
            package,
            was_warned: is_warned && package.is_some_and(|package| package.by < entry),
            earlier,
            told_until: told.map(|(_, until)| until),
        }
    }

    /// What a package makes of the amount on a day, where that is another than was judged and than
    /// the reduction was reckoned from; none within it where the amount is not known.
    fn news(&self, package: &PackageKnown, day: Date) -> Option<Option<PerWeek>> {
        let now = self.provided(package, day);
        let known = self.package.map(|package| self.provided(package, day));
        let judged = match known.filter(|_| self.was_warned) {
            Some(known) => known,
            None => Some(self.then),
        };
        let was_unknown = now.is_none() && known.is_some_and(|known| known.is_none());
        let was_told = now.is_some() && self.told_until.is_some_and(|until| day <= until);
        let is_new = now != judged && now != Some(self.then);
        (is_new && !was_unknown && !was_told).then_some(now)
    }

    /// What would be provided on a day by a package; none where that is not known.
    fn provided(&self, package: &PackageKnown, day: Date) -> Option<PerWeek> {
        let (cost, came_in) = (package.cost_on(day), Some(package.came_in));
        let (amount, is) = present_with_kind(cost, came_in, self.earlier, day)?;
        let is_known = is != PresentIs::Package || !self.lost_a_cost(package, day);
        is_known.then_some(amount)
    }

    /// Whether a package that was whole has a line in force whose cost is not known.
    fn lost_a_cost(&self, package: &PackageKnown, day: Date) -> bool {
        self.is_whole && package.is_incomplete_on(day)
    }

    /// Whether a package costs on a day what a decision pays: nothing where it pays nothing. Lines
    /// whose cost is not known do not cost nothing.
    fn carries_out(&self, package: &PackageKnown, effect: &Effect, day: Date) -> bool {
        let nothing = (!package.is_incomplete_on(day)).then_some(PerWeek::default());
        let cost = package.cost_on(day).or(nothing);
        let pays_that = cost.is_some_and(|cost| paid_on(effect, day) == Some(cost));
        !self.lost_a_cost(package, day) && pays_that
    }
}

/// The day from which a decision counts, and the days after it and before it takes anything away on
/// which a line of a package begins or has ended, in order.
pub(super) fn days_of_change(
    lines: impl Iterator<Item = LineKnown>,
    (from, falls): (Date, Date),
) -> Vec<Date> {
    let days = lines.flat_map(|line| [line.start, line.end.and_then(|end| end.tomorrow().ok())]);
    let between = days.flatten().filter(|day| *day > from && *day < falls);
    let days: BTreeSet<Date> = between.chain([from]).collect();
    days.into_iter().collect()
}

fn paid_on(effect: &Effect, day: Date) -> Option<PerWeek> {
    let steps = effect.schedule.as_ref();
    let step = steps.map(|schedule| schedule.paid_on(day));
    step.or(effect.agreed.map(|agreed| agreed.0))
}

/// The first day on which steps fall below what was provided.
pub(super) fn first_fall(effect: &Effect) -> Option<Date> {
    effect.schedule.as_ref()?.first_fall()
}
