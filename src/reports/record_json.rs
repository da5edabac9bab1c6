//! The record of one decision as JSON.
//!
//! `{entry, sha256, recorded, case, date, sitting, recorder, mover, state, since, supersedes,
//! instead_of_withdrawn, superseded_by, withdrawn_by, withdrawn_because, issue, decision,
//! rationale, other_options, interests, answer, seen, challenges}`. `since` is what became of its
//! money until today ([`super::became::data`]). `decision.owed` is what is owed where an increase
//! reaches back to a day before the decision; its `spans` are the days on which as much is owed,
//! with `from` and `to` where they are known; `at_most` says that less may be owed, since what was
//! provided is not known in full.
//! `decision.in_full_from` is the first day on which the whole personal
//! budget is in force: `decision.from`, or the last step's day;
//! `decision.statement.cost_pence_per_week` is gross: with `others_part_pence_per_week` taken off
//! it is `cost_to_the_council_pence_per_week`, of which the person's and the council's part are the
//! two parts; 0 says that nothing other bodies pay is on record, not that they are known to pay
//! nothing;
//! `rationale.words` were written for the decision of `rationale.written_for_entry`: of a
//! correction, the first that was corrected; `rationale.corrections` are the corrections since, the
//! latest first, each with its own reason in `words`;
//! `seen.reached` is how the indicative budget was reached, a line a figure, indented;
//! `instead_of_withdrawn` is, of a correction, the earlier `correction` of the same decision in
//! whose place it stands, and the entry that had `withdrawn` that one; `null` where none was;
//! `issue.present_pence_per_week` is what was provided for on `issue.present_on`, of a correction
//! as if the entries of `issue.present_without` had not been; `issue.present_at_first` on the first
//! day of effect, where that is before the decision and is known; `issue.came` is the worker's
//! `referral`, the codes of the `rules` that refer and the `assessment` relied on, and `null` in
//! records of before these were kept.

use super::became;
use super::coming;
use super::correcting;
use super::decided;
use super::on_record::OnRecord;
use super::rationale::Rationale;
use crate::config::panel_rules::PanelRules;
use crate::panel::approval::ApprovalAnswer;
use crate::panel::decision::{Decision, Effect, SeenComing};
use crate::panel::owed::Owed;
use crate::panel::transition::Schedule;
use crate::terms::budget::Completeness;
use crate::terms::date::Date;
use crate::terms::money::PerWeek;
use crate::terms::text::Words;
use serde_json::{Map, Value, json};

/// A decision on record.
#[must_use]
pub fn record(on_record: &OnRecord) -> Value {
    let rules = &on_record.rules;
    let (decision, motion) = (&on_record.decision, on_record.decision.motion());
    let superseded = on_record.superseded.as_ref();
    let interests = on_record.interests().into_iter().map(|held| {
        json!({
            "member": held.interest.member.as_str(),
            "nature": held.interest.nature.as_str(),
            "declared_at": held.sitting.as_str(),
            "entry": held.entry.0,
        })
    });
    let challenges = rules.challenges.iter().map(|way| {
        let limit = way.limit_on(decision.date());
        json!({"title": way.title, "text": way.text, "time_limit": limit})
    });
    json!({
        "entry": on_record.entry.0,
        "sha256": on_record.digest,
        "recorded": format!("{} UTC", on_record.moment),
        "case": motion.case.as_str(),
        "date": decision.date().to_string(),
        "sitting": decision.sitting().as_str(),
        "recorder": motion.recorder.as_str(),
        "mover": motion.mover.as_ref().map(|mover| mover.as_str()),
        "state": on_record.state(rules),
        "since": became::data(&on_record.afterwards.0),
        "supersedes": motion.supersedes.map(|entry| entry.0),
        "instead_of_withdrawn": decision.instead_of().map(|instead| {
            json!({"correction": instead.correction.0, "withdrawn": instead.withdrawn_by.0})
        }),
        "superseded_by": superseded.filter(|(_, why)| why.is_none()).map(|(entry, _)| entry.0),
        "withdrawn_by": superseded.filter(|(_, why)| why.is_some()).map(|(entry, _)| entry.0),
        "withdrawn_because": superseded.and_then(|(_, why)| why.as_ref().map(Words::as_str)),
        "issue": issue(on_record),
        "decision": the_decision(decision),
        "rationale": rationale(on_record, rules),
        "other_options": motion.other_options.as_ref().map(Words::as_str),
        "interests": interests.collect::<Vec<_>>(),
        "answer": answer(on_record),
        "seen": seen(decision),
        "challenges": challenges.collect::<Vec<_>>(),
    })
}

fn pence(amount: Option<PerWeek>) -> Option<i64> {
    amount.map(|amount| amount.0.pence())
}

fn iso(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn issue(on_record: &OnRecord) -> Value {
    let decision = &on_record.decision;
    let without = correcting::without(decision, &on_record.corrects()).into_iter();
    let seen = decision.seen();
    let none = seen.no_package();
    let flags = seen.flags.iter();
    let flags = flags.map(|flag| {
        json!({
            "code": flag.code,
            "sentence": flag.sentence,
            "limit": flag.limit,
            "reference": flag.reference,
        })
    });
    json!({
        "indicative_pence_per_week": pence(seen.indicative.map(|indicative| indicative.0)),
        "no_package": none,
        "package_pence_per_week": none.is_none().then_some(seen.package.known.0.pence()),
        "package_complete":
            none.is_none() && seen.package.completeness == Completeness::Complete,
        "gap_pence_per_week": pence(seen.gap.map(|gap| gap.amount)),
        "present_pence_per_week": pence(decision.effect().present),
        "present_on": decision.present_on().to_string(),
        "present_without": without.map(|entry| entry.0).collect::<Vec<_>>(),
        "present_at_first": decision.present_at_first().map(|(day, amount)| {
            json!({"on": day.to_string(), "pence_per_week": amount.0.pence()})
        }),
        "flags": flags.collect::<Vec<_>>(),
        "came": seen.came.as_ref().map(came),
    })
}

fn came(came: &SeenComing) -> Value {
    let referral = came.referral.as_ref().map(
        |sent| json!({"date": sent.date.to_string(), "worker": sent.worker, "reason": sent.reason}),
    );
    let assessment = came.assessment.as_ref().map(|assessment| {
        json!({
            "reference": assessment.reference.as_str(),
            "date": assessment.date.to_string(),
            "form": assessment.form,
            "assessor": assessment.assessor,
            "specialism": assessment.specialism,
            "reablement": coming::gate(&assessment.gate),
        })
    });
    json!({"referral": referral, "rules": came.referring, "assessment": assessment})
}

fn the_decision(decision: &Decision) -> Value {
    let effect = decision.effect();
    let statement = effect.statement.map(|parts| {
        json!({
            "cost_pence_per_week": parts.cost.0.pence(),
            "persons_part_pence_per_week": pence(parts.persons_part),
            "others_part_pence_per_week": parts.others_part.0.pence(),
            "cost_to_the_council_pence_per_week": pence(parts.cost_to_the_council()),
            "councils_part_pence_per_week": pence(parts.councils_part),
        })
    });
    json!({
        "outcome": decision.motion().verdict.kind().code(),
        "in_words": decided::outcome(decision),
        "personal_budget_pence_per_week": pence(effect.agreed.map(|agreed| agreed.0)),
        "from": effect.from.to_string(),
        "in_full_from": effect.agreed.map(|_| in_full_from(effect).to_string()),
        "until": iso(effect.until),
        "owed": decision.owed().as_ref().map(owed),
        "due": iso(effect.due),
        "deployment": decision.seen().deployment.map(|taken| taken.code()),
        "particulars": named(&decided::particulars(decision)),
        "schedule": effect.schedule.as_ref().map(schedule),
        "statement": statement,
    })
}

/// What is owed for the days from `from` to `to`, both counted.
fn owed(owed: &Owed) -> Value {
    let spans = owed.spans.iter().map(|span| {
        json!({
            "from": iso(span.from),
            "to": iso(span.to()),
            "n_days": span.n_days,
            "pence_per_week": span.per_week.0.pence(),
            "at_most": span.at_most,
        })
    });
    json!({
        "from": owed.from.to_string(),
        "to": owed.to.to_string(),
        "n_days": owed.n_days(),
        "spans": spans.collect::<Vec<_>>(),
        "pence": owed.in_all.pence(),
        "at_most": owed.at_most(),
    })
}

/// The first day on which the whole amount is in force.
fn in_full_from(effect: &Effect) -> Date {
    let reached = effect.schedule.as_ref().and_then(Schedule::new_from);
    reached.map_or(effect.from, |day| day.max(effect.from))
}

/// What stands under names; what stands under one name several times is a list there.
fn named(parts: &[(&'static str, String)]) -> Value {
    let mut named: Map<String, Value> = Map::new();
    for (name, what) in parts {
        let key = name
            .to_lowercase()
            .replace(['\'', ','], "")
            .replace(' ', "_");
        let known = named.entry(key).or_insert_with(|| json!([]));
        if let Value::Array(list) = known {
            list.push(json!(what));
        }
    }
    Value::Object(named)
}

fn schedule(schedule: &Schedule) -> Value {
    let steps = schedule.steps.iter().map(
        |step| json!({"from": step.from.to_string(), "pence_per_week": step.amount.0.pence()}),
    );
    let saving = schedule.saving_by_year.iter();
    let saving = saving
        .map(|(year, saving)| json!({"financial_year": year.label(), "pence": saving.pence()}));
    json!({
        "present_pence_per_week": schedule.present.0.pence(),
        "new_pence_per_week": schedule.new.0.pence(),
        "steps": steps.collect::<Vec<_>>(),
        "transitional_cost_pence": schedule.cost.pence(),
        "saving": saving.collect::<Vec<_>>(),
    })
}

fn rationale(on_record: &OnRecord, rules: &PanelRules) -> Value {
    let (decision, rationale) = (&on_record.decision, Rationale::of(on_record));
    let motion = decision.motion();
    let corrections = rationale.corrections.iter().map(|made| {
        json!({
            "entry": made.entry.0,
            "corrects": made.corrects.0,
            "words": made.words.map(Words::as_str),
        })
    });
    let reasons = motion.reasons.iter().map(|code| {
        let known = rules.reason(code);
        json!({
            "code": code,
            "title": known.map(|reason| reason.title.as_str()),
            "class": known.map(|reason| decided::class(reason.class)),
        })
    });
    let warnings = decision.warnings().iter().map(|warning| {
        json!({"rule": warning.rule, "message": warning.message, "source": warning.source})
    });
    json!({
        "words": rationale.words.map(Words::as_str),
        "written_for_entry": rationale.entry.0,
        "corrections": corrections.collect::<Vec<_>>(),
        "reasons": reasons.collect::<Vec<_>>(),
        "grounds": named(&decided::grounds(decision)),
        "warnings": warnings.collect::<Vec<_>>(),
    })
}

fn answer(on_record: &OnRecord) -> Option<Value> {
    let beginning = on_record.beginning();
    let owed = beginning.as_ref().and_then(|known| known.owed.as_ref());
    on_record.answered.as_ref().map(|(entry, approval)| {
        let motion = approval.motion();
        json!({
            "entry": entry.0,
            "approved": motion.answer == ApprovalAnswer::Approved,
            "approver": motion.approver.as_str(),
            "date": motion.date.to_string(),
            "reasons": motion.reasons.as_ref().map(Words::as_str),
            "was_present": approval.was_present(),
            "in_force_from": iso(beginning.as_ref().map(|known| known.from)),
            "owed_pence": owed.map(|owed| owed.in_all.pence()),
            "owed_at_most": owed.is_some_and(Owed::at_most),
            "owed_by_hand": beginning.as_ref().is_some_and(|known| known.owed_by_hand),
        })
    })
}

fn seen(decision: &Decision) -> Value {
    let seen = decision.seen();
    let answers = seen.answers.iter();
    let answers = answers.map(|(question, given)| json!({"question": question, "answer": given}));
    json!({
        "ras": seen.ras,
        "breakdown": seen.breakdown,
        "package": seen.package_lines,
        "answers": answers.collect::<Vec<_>>(),
        "eligible_needs": seen.eligible_needs,
        "reached": seen.reached,
    })
}
