//! The matter before the panel: a motion with everything that its rules look at, derived once.

use super::asked::{Draft, takes_an_amount};
use super::case_file::CaseFile;
use super::promised::{Fall, amount_on, begun_amount, days_from, first_fall};
use super::provided::{Known, has, is_known, known, provided};
use super::refusal::{Field, Refusal, Warning};
use super::schedule::schedule;
use super::sitting::Sitting;
use super::standing::{InForce, StandingDecision, agreed_in_force};
use super::transition::{Schedule, ScheduleProblem};
use super::verdict::VerdictKind;
use crate::config::dated::{Dated, NotInForce};
use crate::config::panel_rules::PanelRules;
use crate::terms::budget::Completeness;
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::money::PerWeek;
use std::collections::BTreeSet;

/// An amount that a person has, or was told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// Pounds a week.
    pub(super) amount: PerWeek,
    /// The day on which it begins; none where the person has it already.
    pub(super) begins: Option<Date>,
}

/// A motion with what its rules look at.
pub(super) struct Matter<'a> {
    pub(super) motion: &'a Draft,
    pub(super) file: &'a CaseFile,
    /// The sitting; none while none is open.
    pub(super) sitting: Option<&'a Sitting>,
    pub(super) rules: &'a PanelRules,
    /// The day of the decision.
    pub(super) date: Date,
    /// What the council provides for on the first day of the amount, as if the decision that is
    /// corrected had never been.
    pub(super) present: PerWeek,
    /// The most that the person has: on the effective date and, where that reaches back, on the day
    /// of the decision; under an earlier decision or as provided.
    has: PerWeek,
    /// What counted when the day began, where something is corrected: nothing of the day takes any
    /// of this away unsaid.
    began: Vec<StandingDecision>,
    /// The most that is agreed for a later day, and has not begun.
    to_come: Option<Held>,
    /// The amount that would be agreed; none where the verdict agrees none.
    pub(super) agreed: Option<PerWeek>,
    /// The steps, where the verdict is a transition.
    pub(super) steps: Option<Result<Schedule, ScheduleProblem>>,
}

impl Fall {
    /// What the person has or was agreed, as seen on the day of the decision.
    fn held(&self, date: Date) -> Held {
        Held {
            amount: self.had,
            begins: (self.day > date).then_some(self.day),
        }
    }
}

impl<'a> Matter<'a> {
    pub(super) fn new(
        motion: &'a Draft,
        file: &'a CaseFile,
        sitting: Option<&'a Sitting>,
        rules: &'a PanelRules,
        date: Date,
    ) -> Matter<'a> {
        let earlier = without_corrected(motion, file);
        let present = provided(&earlier, file, (motion.first_day(), date));
        let began = match motion.supersedes {
            Some(_) => file.standing.when_the_day_began(date),
            None => Vec::new(),
        };
        let (on, later) = ((motion.effective, date), motion.effective.max(date));
        let had = amount_on(&began, later).max(corrected_on((motion, file, date), later));
        let asked = &motion.verdict;
        let moves = asked.kind == Some(VerdictKind::Transition);
        let steps = asked.terms().zip(asked.amount).filter(|_| moves);
        let steps = steps.map(|(terms, to)| schedule(&terms, present, to.0));
        Matter {
            motion,
            file,
            sitting,
            rules,
            date,
            present,
            has: has(&earlier, file, on).max(had.unwrap_or_default()),
            to_come: to_come((&began, &earlier), later),
            began,
            agreed: agreed(motion, file, known(&earlier, file, on)),
            steps,
        }
    }

    /// What the person has now, or was agreed for a later day, and would have less of, with what
    /// it would be: the present amount, the personal budget in force or the one to come, whichever
    /// is most. None where the amount agreed takes nothing away.
    pub(super) fn reduced(&self) -> Option<(Held, PerWeek)> {
        let held = self.most(self.now());
        let agreed = self.agreed?;
        if agreed < held.amount {
            return Some((held, agreed));
        }
        let fall = self.falls(|day| self.pays_on(day));
        let fall = fall.or_else(|| self.taken_from_what_comes_back())?;
        Some((fall.held(self.date), fall.left))
    }

    /// What comes back once an amount for a limited time has ended, where it would be less: that
    /// amount was below what stands beneath it, and what is above it now may be so, too.
    fn taken_from_what_comes_back(&self) -> Option<Fall> {
        let earlier = without_corrected(self.motion, self.file);
        let holding = earlier.iter().filter(|known| known.holds());
        let ends = holding.filter_map(|known| known.decision.effect().until);
        let back = ends.filter_map(|last| last.tomorrow().ok());
        let own = self.motion.first_day().max(self.date);
        let days: BTreeSet<Date> = back.filter(|day| *day > own).collect();
        let had_on = |day| Some(self.otherwise_on(day).0);
        first_fall(&days, had_on, |day| self.pays_on(day))
    }

    /// Whether anything is taken away.
    pub(super) fn reduces(&self) -> bool {
        self.reduced().is_some()
    }

    /// Whether the amount agreed is below what the person has on its first day.
    pub(super) fn lowers_at_once(&self) -> bool {
        self.agreed.is_some_and(|agreed| agreed < self.now())
    }

    /// What a correction that agrees no amount would take away: what the person has or was agreed
    /// for a later day, and what would be left.
    pub(super) fn taken_away_unsaid(&self) -> Option<(Held, PerWeek)> {
        let unknown = self.motion.verdict.amount_is_wanting();
        if self.motion.supersedes.is_none() || self.agreed.is_some() || unknown {
            return None;
        }
        let held = self.most(self.has);
        if self.present < held.amount {
            return Some((held, self.present));
        }
        let fall = self.taken_away_meanwhile()?;
        Some((fall.held(self.date), fall.left))
    }

    /// What a correction takes away as long as its own amount is not in force.
    pub(super) fn taken_away_meanwhile(&self) -> Option<Fall> {
        self.falls(|day| Some(self.otherwise_on(day).0))
    }

    /// What a correction takes away before its first day.
    pub(super) fn taken_away_before(&self) -> Option<Fall> {
        let fall = self.taken_away_meanwhile()?;
        (self.agreed.is_some() && fall.day < self.motion.first_day()).then_some(fall)
    }

    /// The first day on which a correction leaves less than counted when the day began, or than
    /// what it corrects has put in force since.
    fn falls(&self, left_on: impl Fn(Date) -> Option<PerWeek>) -> Option<Fall> {
        let mut all = self.began.clone();
        all.extend(self.file.standing.decisions.iter().cloned());
        let mut days = days_from(self.date, &all);
        let steps = self.steps.iter().flatten().flat_map(|known| &known.steps);
        let last_day = self.motion.verdict.last_day();
        let ends = last_day.and_then(|last| last.tomorrow().ok());
        let own = steps.map(|step| step.from).chain(ends);
        days.extend(
            own.chain([self.motion.first_day()])
                .filter(|day| *day >= self.date),
        );
        let of = (self.motion, self.file, self.date);
        let had_on = |day| amount_on(&self.began, day).max(corrected_on(of, day));
        first_fall(&days, had_on, left_on)
    }

    /// What would be in force on a day if the motion held.
    fn pays_on(&self, day: Date) -> Option<PerWeek> {
        let ended = self
            .motion
            .verdict
            .last_day()
            .is_some_and(|last| day > last);
        if day < self.motion.first_day() || ended {
            return Some(self.otherwise_on(day).0);
        }
        self.paid_on(day)
    }

    /// Whether a decision on the case is what the motion corrects, directly or over a correction
    /// that waits.
    pub(super) fn corrects(&self, entry: EntryNumber) -> bool {
        corrected(self.motion, self.file).contains(&entry)
    }

    fn now(&self) -> PerWeek {
        self.has.max(self.present)
    }

    fn most(&self, now: PerWeek) -> Held {
        let has = Held {
            amount: now,
            begins: None,
        };
        self.to_come
            .filter(|later| later.amount > now)
            .unwrap_or(has)
    }

    /// What would be in force on a day, were nothing decided now: the amount, and where it comes
    /// from an earlier decision, that decision's.
    pub(super) fn otherwise_on(&self, day: Date) -> (PerWeek, Option<InForce>) {
        let earlier = without_corrected(self.motion, self.file);
        let amount = provided(&earlier, self.file, (day, self.date));
        let agreed = agreed_in_force(&earlier, day);
        (amount, agreed.filter(|known| known.amount == amount))
    }

    /// What is known of what the council provides for on the first day of the amount.
    pub(super) fn present_known(&self) -> Known {
        self.known_otherwise_on(self.motion.first_day())
    }

    /// What is known of what would be in force on a day, were nothing decided now.
    pub(super) fn known_otherwise_on(&self, day: Date) -> Known {
        let earlier = without_corrected(self.motion, self.file);
        known(&earlier, self.file, (day, self.date))
    }

    /// What is known of what is in force on a day, with what is corrected still counting.
    pub(super) fn known_in_fact_on(&self, day: Date) -> Known {
        let decisions = &self.file.standing.decisions;
        known(decisions, self.file, (day, self.date))
    }

    /// What is in force on a day, with what is corrected still counting: what the person in fact
    /// had by then.
    pub(super) fn in_fact_on(&self, day: Date) -> PerWeek {
        provided(&self.file.standing.decisions, self.file, (day, self.date))
    }

    /// Whether what would be in force on a day, were nothing decided now, is known in full.
    pub(super) fn is_known_otherwise_on(&self, day: Date) -> bool {
        let earlier = without_corrected(self.motion, self.file);
        is_known(&earlier, self.file, (day, self.date))
    }

    /// Whether what is in force on a day, with what is corrected still counting, is.
    pub(super) fn is_known_in_fact_on(&self, day: Date) -> bool {
        let decisions = &self.file.standing.decisions;
        is_known(decisions, self.file, (day, self.date))
    }

    /// What the motion would pay on a day from its first one.
    pub(super) fn paid_on(&self, day: Date) -> Option<PerWeek> {
        match &self.steps {
            Some(steps) => steps.as_ref().ok().map(|schedule| schedule.paid_on(day)),
            None => self.agreed,
        }
    }

    /// Whether a part of the package's cost is not known.
    pub(super) fn package_is_incomplete(&self) -> bool {
        self.file.package_cost.completeness == Completeness::Incomplete
    }
}

/// What a motion corrects, directly or over a correction that waits.
fn corrected(motion: &Draft, file: &CaseFile) -> BTreeSet<EntryNumber> {
    let corrected = motion.supersedes;
    let corrected = corrected.map(|entry| file.standing.with_corrected(entry));
    corrected.unwrap_or_default()
}

/// What the corrected decision puts in force on a day, where its amount has begun.
fn corrected_on((motion, file, date): (&Draft, &CaseFile, Date), day: Date) -> Option<PerWeek> {
    let corrected = corrected(motion, file);
    begun_amount(&file.standing.decisions, (&corrected, date), day)
}

fn without_corrected(motion: &Draft, file: &CaseFile) -> Vec<StandingDecision> {
    let mut others = file.standing.decisions.clone();
    let corrected = corrected(motion, file);
    others.retain(|known| !corrected.contains(&known.entry));
    others
}

/// The most that begins after a day, by a decision that counted when the day of the decision began
/// or by another that holds: the person was told of it, and it is not taken back unsaid.
fn to_come(known: (&[StandingDecision], &[StandingDecision]), day: Date) -> Option<Held> {
    let begins = |all: &[StandingDecision]| -> Vec<Held> {
        let to_come = all.iter().filter_map(|known| begins_after(all, known, day));
        to_come.collect()
    };
    let all = begins(known.0).into_iter().chain(begins(known.1));
    all.max_by_key(|held| held.amount)
}

/// What is agreed for the day on which a decision begins, where that is after the given day.
fn begins_after(
    decisions: &[StandingDecision],
    known: &StandingDecision,
    day: Date,
) -> Option<Held> {
    let begins = known.beginning().from;
    let agreed = agreed_in_force(decisions, begins).filter(|_| begins > day)?;
    Some(Held {
        amount: agreed.amount,
        begins: Some(begins),
    })
}

fn agreed(motion: &Draft, file: &CaseFile, present: Known) -> Option<PerWeek> {
    match motion.verdict.kind? {
        VerdictKind::AgreeIndicative => file.assessed.indicative().map(|budget| budget.0),
        VerdictKind::KeepPresent => present.amount(),
        kind if takes_an_amount(kind) => motion.verdict.amount.map(|amount| amount.0),
        _ => None,
    }
}

/// What the rules have found so far.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) refusals: Vec<Refusal>,
    pub(super) warnings: Vec<Warning>,
    /// Where something is written that cannot be read.
    pub(super) unread: Vec<Field>,
}

impl Findings {
    pub(super) fn refuse(
        &mut self,
        rule: &'static str,
        field: Field,
        message: impl Into<String>,
        source: impl Into<String>,
    ) {
        self.refusals
            .push(Refusal::new(rule, field, message, source));
    }

    /// Refuses for what is missing, unless something is written there that cannot be read: that
    /// is said by whoever reads it, and may well be what is asked for.
    pub(super) fn lacks(
        &mut self,
        rule: &'static str,
        field: Field,
        message: impl Into<String>,
        source: impl Into<String>,
    ) {
        if !self.unread.contains(&field) {
            self.refuse(rule, field, message, source);
        }
    }

    pub(super) fn warn(
        &mut self,
        rule: &'static str,
        message: impl Into<String>,
        source: impl Into<String>,
    ) {
        self.warnings.push(Warning::new(rule, message, source));
    }

    /// A figure of `config/panel.toml` on a day, with the title of its reference; a refusal where
    /// it is not in force.
    pub(super) fn figure<T: Copy>(
        &mut self,
        rules: &PanelRules,
        series: &Dated<T>,
        on: Date,
        field: Field,
    ) -> Option<(T, String)> {
        match series.at(on) {
            Ok(known) => {
                let title = rules.reference_title(&known.reference);
                Some((known.value, title.to_owned()))
            }
            Err(not_in_force) => {
                self.not_in_force(&not_in_force, field);
                None
            }
        }
    }

    /// Refuses what rests on a figure that is not in force yet.
    pub(super) fn not_in_force(&mut self, figure: &NotInForce, field: Field) {
        let message = format!("{figure}. Give the figure an earlier date in config/panel.toml.");
        self.refuse("figure_not_in_force", field, message, "config/panel.toml");
    }
}
