//! A whole case as JSON.
//!
//! `{case, date, person, assessment, result, package, gap, present_pence_per_week, present,
//! last_agreed, agreed_held_back, brought_back, refused_row, referral, flags, like_cases,
//! history}`; `result` is that
//! of [`super::result_json`]. `brought_back` says why a reduction is before the panel again,
//! `refused_row` that an import refused the person's row since. `present` is what is provided for
//! today (`is`: `package`, `agreed` or `transition_step`; `at_least` where a part of what the
//! package costs is not known); `last_agreed` is paid as a whole from
//! its `in_full_from`, and has neither `entry` nor days where it was agreed before the register
//! began. `agreed_held_back` is the sum of the latest reduction that stands but did not begin,
//! since
//! the package changed before it `falls`.

use super::case_sheet::CaseSheet;
use super::package_table;
use super::result_json;
use crate::caseload::package::{LineCost, ServiceLine};
use crate::caseload::person::Person;
use crate::flags::like_cases::LikeComparison;
use crate::flags::raised::Raised;
use crate::flags::referral::{self, Referrer};
use crate::panel::case_file::CaseFile;
use crate::panel::standing::{PresentIs, Standing};
use crate::terms::budget::{Completeness, Gap, percent_as_data};
use crate::terms::date::Date;
use crate::terms::money::PerWeek;
use crate::terms::number::shortest;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// A case.
#[must_use]
pub fn case(sheet: &CaseSheet<'_>) -> Value {
    let file = sheet.file;
    let standing = &file.standing;
    let history = sheet.history.iter();
    let history = history.map(|(date, what)| json!({"date": date.to_string(), "what": what}));
    let like = match sheet.like_cases {
        LikeComparison::Among(like) => json!({
            "what": like.what,
            "n": like.n,
            "percentiles_pence_per_week": like.percentiles.map(|amount| amount.pence()),
            "percentile_rank": like.rank,
        }),
        other => json!({"not_compared": other.why_not()}),
    };
    json!({
        "case": file.case.person.case.as_str(),
        "date": sheet.today.to_string(),
        "person": person(&file.case.person, sheet.today),
        "assessment": assessment(file),
        "result": result_json::result(&file.assessed),
        "answers_beside": file.answers_beside,
        "package": package(sheet),
        "gap": file.gap.map(gap),
        "present_pence_per_week": pence(standing.present),
        "present": present(standing, sheet.file),
        "last_agreed": last_agreed(standing),
        "agreed_held_back": held_back(standing),
        "brought_back": file.brought_back,
        "refused_row": file.refused_row,
        "referral": referred(file),
        "flags": file.flags.iter().map(flag).collect::<Vec<_>>(),
        "like_cases": like,
        "history": history.collect::<Vec<_>>(),
    })
}

/// What is provided for today, and what that is.
fn present(standing: &Standing, file: &CaseFile) -> Option<Value> {
    let amount = standing.present?;
    let (is, agreed) = match standing.present_is? {
        PresentIs::Package => ("package", None),
        PresentIs::Agreed(agreed) if agreed.stepping => ("transition_step", Some(agreed)),
        PresentIs::Agreed(agreed) => ("agreed", Some(agreed)),
    };
    Some(json!({
        "pence_per_week": amount.0.pence(),
        "at_least": is == "package" && file.package_cost.completeness == Completeness::Incomplete,
        "is": is,
        "since": iso(agreed.map(|agreed| agreed.since)),
        "entry": agreed.map(|agreed| agreed.entry.0),
    }))
}

fn last_agreed(standing: &Standing) -> Option<Value> {
    let (amount, date) = standing.last_agreed?;
    let course = standing.agreed_course;
    Some(json!({
        "pence_per_week": amount.0.0.pence(),
        "date": date.to_string(),
        "entry": course.map(|course| course.entry.0),
        "from": iso(course.map(|course| course.from)),
        "in_full_from": iso(course.map(|course| course.in_full_from)),
        "until": iso(course.and_then(|course| course.until)),
    }))
}

fn held_back(standing: &Standing) -> Option<Value> {
    let known = standing.held_back()?;
    let held = known.held_back?;
    let agreed = known.decision.effect().agreed?;
    Some(json!({
        "pence_per_week": agreed.0.0.pence(),
        "date": known.decision.date().to_string(),
        "entry": known.entry.0,
        "falls": held.falls.to_string(),
    }))
}

fn pence(amount: Option<PerWeek>) -> Option<i64> {
    amount.map(|amount| amount.0.pence())
}

fn iso(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn person(person: &Person, today: Date) -> Value {
    json!({
        "age": person.age_on(today),
        "primary_support_reason": person.primary_support_reason,
        "accommodation": person.accommodation,
        "has_unpaid_carer": person.has_unpaid_carer,
        "lives_alone": person.lives_alone,
        "team": person.team,
        "deployment": person.deployment.map(|taken| taken.code()),
        "contribution_pence_per_week": pence(person.contribution),
        "other_funding_pence_per_week": pence(person.other_funding),
        "review_due": iso(person.review_due),
    })
}

fn assessment(file: &CaseFile) -> Option<Value> {
    file.case.assessment().map(|assessment| {
        json!({
            "reference": assessment.reference.as_str(),
            "date": assessment.date.to_string(),
            "eligible_needs": assessment.eligible_needs,
            "specialism": assessment.specialism,
        })
    })
}

fn package(sheet: &CaseSheet<'_>) -> Value {
    let package = &sheet.file.case.package;
    let cost = sheet.file.package_cost;
    let none = sheet.file.no_package();
    json!({
        "none": none,
        "pence_per_week": none.is_none().then_some(cost.known.0.pence()),
        "complete": none.is_none() && cost.completeness == Completeness::Complete,
        "lines": package.lines.iter().map(line).collect::<Vec<_>>(),
        "lines_not_read": package.n_lines_rejected,
        "to_come": sheet.file.not_now.to_come.iter().map(line).collect::<Vec<_>>(),
        "ended": sheet.file.not_now.ended.iter().map(line).collect::<Vec<_>>(),
    })
}

fn line(line: &ServiceLine) -> Value {
    let (weekly, apart) = match line.weekly_cost() {
        LineCost::Weekly(weekly) => (Some(weekly), None),
        LineCost::Apart(why) => (None, Some(why.words())),
    };
    let number = |number: Option<Decimal>| number.map(shortest);
    json!({
        "service": package_table::service(line),
        "unit_cost": number(line.unit_cost),
        "frequency": line.frequency.map(|frequency| frequency.title()),
        "planned_units": number(line.planned_units),
        "pence_per_week": pence(weekly),
        "apart": apart,
        "start": iso(line.start),
        "end": iso(line.end),
        "two_carers": line.two_carers,
        "specialist": line.specialist,
    })
}

fn gap(gap: Gap) -> Value {
    json!({
        "pence_per_week": gap.amount.0.pence(),
        "percent": gap.percent.and_then(percent_as_data),
        "at_least": gap.completeness == Completeness::Incomplete,
    })
}

fn referred(file: &CaseFile) -> Option<Value> {
    let referred = referral::referral(&file.case, &file.flags, file.standing.package_as_of)?;
    let by = match &referred.by {
        Referrer::Worker => "worker",
        Referrer::Rule(code) => code.as_str(),
    };
    let worker = file.case.person.referral.as_ref();
    let worker = worker.and_then(|sent| sent.worker.as_deref());
    let (since, why) = (iso(referred.since), referred.why);
    Some(json!({"by": by, "worker": worker, "since": since, "why": why}))
}

fn flag(flag: &Raised) -> Value {
    json!({
        "code": flag.code,
        "mark": flag.mark,
        "kind": flag.kind.code(),
        "title": flag.title,
        "sentence": flag.sentence,
        "limit": flag.limit,
        "reference": flag.reference,
    })
}
