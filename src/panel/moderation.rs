//! The one way in: a motion meets the panel's rules and becomes a decision, or stated refusals.
//!
//! Every rule is asked, so that all refusals come at once. Each names its rule, the field of the
//! form that it concerns, and its source.

use super::asked::{Asked, AskedBasis, Draft};
use super::case_file::CaseFile;
use super::decision::{Decision, DecisionStatus, Effect, corrected_counts};
use super::matter::{Findings, Matter};
use super::motion::{GateAnswer, Motion};
use super::over_time::OverTime;
use super::refusal::{Field, Refusal, Warning};
use super::review::stated_after;
use super::rules;
use super::rules::status::status;
use super::rules::transition::NormalLimit;
use super::seen::seen;
use super::sitting::Sitting;
use super::sources;
use super::statement::statement;
use super::verdict::VerdictKind;
use crate::config::panel_rules::PanelRules;
use crate::terms::budget::PersonalBudget;
use crate::terms::date::{Date, days_after, months_after, shown};
use crate::terms::ids::EntryNumber;

/// What a motion would do, whether or not the rules refuse it as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// What it would do to the money.
    pub effect: Effect,
    /// What an amount for a limited time comes to until its end; none of another.
    pub over_time: Option<OverTime>,
    /// Whether it would stand or wait for somebody's word.
    pub status: DecisionStatus,
    /// The decision as if which had not been the present amount is reckoned; none where it corrects
    /// none, or where that one would go on until somebody's word.
    pub reckoned_without: Option<EntryNumber>,
    /// Why it would be an exception to the limit of a transition; none where it would not.
    pub exception: Option<String>,
    /// The limit that a transition keeps; none where it goes beyond it, or is none.
    pub within: Option<NormalLimit>,
    /// Whether the outcome has all its parts, so that what it does is known.
    pub is_whole: bool,
    /// What would be recorded as a warning.
    pub warnings: Vec<Warning>,
    /// Every refusal that applies; none where it can be recorded.
    pub refusals: Vec<Refusal>,
    /// The decision that it becomes; none while something is refused.
    pub decision: Option<Decision>,
}

/// Checks a motion against the panel's rules on the day of the decision.
///
/// Fails with every refusal that applies. Whether another entry on the case has come since the
/// form was opened is settled where the decision is recorded, not here.
pub fn moderate(
    motion: &Motion,
    file: &CaseFile,
    sitting: &Sitting,
    rules: &PanelRules,
    date: Date,
) -> Result<Decision, Vec<Refusal>> {
    let asked = Asked::from(motion.verdict.clone());
    let draft = motion.clone().with_verdict(asked);
    let weighed = weigh(&draft, file, Some(sitting), rules, date);
    weighed.decision.ok_or(weighed.refusals)
}

/// Whether a decision still is what was confirmed: nothing that it rests on has changed since.
///
/// Fails with a refusal that says what changed: the day, the RAS, the figures, the effect.
pub fn still_as_confirmed(confirmed: &Decision, now: &Decision) -> Result<(), Vec<Refusal>> {
    if confirmed == now {
        return Ok(());
    }
    let amount = |decision: &Decision| {
        let indicative = decision.seen.indicative;
        indicative.map_or_else(
            || "none".to_owned(),
            |amount| format!("{}{}", decision.currency(), amount.0),
        )
    };
    let what = if confirmed.date != now.date {
        format!("it is {} now", shown(now.date))
    } else if confirmed.seen.ras != now.seen.ras {
        format!("the RAS is another one now ({})", now.seen.ras)
    } else if confirmed.seen.indicative != now.seen.indicative {
        format!(
            "the indicative budget was {} and is {}",
            amount(confirmed),
            amount(now)
        )
    } else if confirmed.seen.package != now.seen.package {
        "the package costs another sum now".to_owned()
    } else {
        "what is known of the case, or what the decision would do, is not the same".to_owned()
    };
    let message = format!(
        "What you confirmed has changed meanwhile: {what}. Nothing was recorded. Look at the case \
         again, then ask to record anew."
    );
    let mut found = Findings::default();
    let rule = "changed_since_confirmed";
    found.refuse(rule, Field::Sitting, message, sources::RECORD);
    Err(found.refusals)
}

/// Asks every rule about a motion and says what it would do: for showing it while it is written,
/// with what can be known already.
#[must_use]
pub fn weigh(
    motion: &Draft,
    file: &CaseFile,
    sitting: Option<&Sitting>,
    rules: &PanelRules,
    date: Date,
) -> Weighed {
    let matter = Matter::new(motion, file, sitting, rules, date);
    let mut found = Findings {
        unread: motion.verdict.unread.clone(),
        ..Findings::default()
    };
    same_case(&matter, &mut found);
    rules::seats::check(&matter, &mut found);
    rules::expertise::check(&matter, &mut found);
    rules::wanting::check(&matter, &mut found);
    rules::correction::check(&matter, &mut found);
    rules::amount::check(&matter, &mut found);
    rules::timing::check(&matter, &mut found);
    rules::to_come::check(&matter, &mut found);
    rules::keeping::check(&matter, &mut found);
    let exception = rules::transition::check(&matter, &mut found);
    rules::reasons::check(&matter, &mut found);
    rules::reduction::check(&matter, &mut found);
    rules::foreseen::check(&matter, &mut found);
    rules::refused_row::check(&matter, &mut found);
    rules::unchanged::check(&matter, &mut found);
    rules::gate::check(&matter, &mut found);
    let status = status(&matter, &mut found, exception.clone());
    let effect = effect(&matter, &status, &mut found);
    let corrects = motion.supersedes;
    let in_steps = effect.schedule.is_some();
    let days = (motion.first_day(), date);
    let reckoned_without = corrects.filter(|_| !corrected_counts((&status, in_steps), days));
    let whole = motion.whole().filter(|_| found.refusals.is_empty());
    let decided = whole.zip(sitting).map(|(motion, sitting)| Decision {
        sitting: sitting.reference.clone(),
        date,
        motion,
        effect: effect.clone(),
        status: status.clone(),
        warnings: found.warnings.clone(),
        seen: seen(file, corrects.is_some()),
        instead_of: corrects.and_then(|entry| file.standing.correction_of(entry).withdrawn()),
    });
    Weighed {
        effect,
        over_time: matter.over_time(),
        reckoned_without,
        status,
        exception,
        within: rules::transition::within(&matter),
        is_whole: motion.verdict.verdict().is_some(),
        warnings: found.warnings,
        refusals: found.refusals,
        decision: decided,
    }
}

fn same_case(matter: &Matter<'_>, found: &mut Findings) {
    let (asked, shown) = (&matter.motion.case, &matter.file.case.person.case);
    if asked != shown {
        let message = format!(
            "The motion is about {asked}, but the case on the table is {shown}. Open {asked} and \
             record there."
        );
        found.refuse("another_case", Field::Sitting, message, sources::SITTING);
    }
}

fn effect(matter: &Matter<'_>, status: &DecisionStatus, found: &mut Findings) -> Effect {
    let motion = matter.motion;
    let days = (motion.first_day(), matter.date);
    let first = days.0.max(days.1);
    let steps = matter.steps.as_ref().and_then(|steps| steps.as_ref().ok());
    let person = &matter.file.case.person;
    Effect {
        present: match steps {
            Some(_) => Some(matter.present),
            None if corrected_counts((status, false), days) => {
                matter.known_in_fact_on(first).amount()
            }
            None => matter.known_otherwise_on(first).amount(),
        },
        agreed: matter.agreed.map(PersonalBudget),
        schedule: steps.cloned(),
        statement: matter.agreed.and_then(|agreed| statement(agreed, person)),
        from: motion.first_day(),
        until: motion.verdict.last_day(),
        due: due(matter, found),
        owed: matter.owed(),
    }
}

/// When the case comes back: what the verdict says, or the answer on reablement and telecare if
/// that is due sooner.
fn due(matter: &Matter<'_>, found: &mut Findings) -> Option<Date> {
    let asked = &matter.motion.verdict;
    let by_verdict = match asked.kind {
        Some(VerdictKind::KeepPresent) => asked.review,
        Some(VerdictKind::ChangeProvider | VerdictKind::Defer) => asked.due,
        Some(VerdictKind::AgreeAmount) if asked.basis == Some(AskedBasis::AnnualReview) => {
            by_period(matter, found).or_else(|| annual_review(matter, found))
        }
        Some(VerdictKind::Transition) => {
            by_period(matter, found).or_else(|| annual_review(matter, found))
        }
        _ => {
            let ends = asked
                .last_day()
                .and_then(|last| before_end(matter, found, last));
            ends.into_iter().chain(by_period(matter, found)).min()
        }
    };
    let by_gate = match matter.motion.gate {
        Some(GateAnswer::Interim { due }) => Some(due),
        _ => None,
    };
    by_verdict.into_iter().chain(by_gate).min()
}

/// An amount for a limited time comes back while the panel still has the time to decide that it
/// gives itself; not before the amount has begun, nor on the day of the decision.
fn before_end(matter: &Matter<'_>, found: &mut Findings, last: Date) -> Option<Date> {
    let series = &matter.rules.referral_days_max;
    let (days, _) = found.figure(matter.rules, series, matter.date, Field::Basis)?;
    let in_time = days_after(last, i32::try_from(days).ok()?.checked_neg()?)?;
    let earliest = matter.motion.first_day().max(matter.date.tomorrow().ok()?);
    Some(in_time.max(earliest).min(last))
}

fn annual_review(matter: &Matter<'_>, found: &mut Findings) -> Option<Date> {
    let series = &matter.rules.review_months;
    let (months, _) = found.figure(matter.rules, series, matter.date, Field::Basis)?;
    months_after(matter.motion.first_day(), months)
}

/// The day by the period that the rules state for the outcome.
fn by_period(matter: &Matter<'_>, found: &mut Findings) -> Option<Date> {
    let code = matter.motion.verdict.kind?.code();
    let from = matter.motion.first_day();
    match stated_after(matter.rules, code, from, matter.date) {
        Ok(due) => due.map(|due| due.day),
        Err(figure) => {
            found.not_in_force(&figure, Field::Verdict);
            None
        }
    }
}
