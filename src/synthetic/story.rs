//! The one case with a story of its own: its sums are those of a published judgment.
//!
//! R (Savva) v Royal Borough of Kensington and Chelsea \[2010\] EWCA Civ 1209: a panel agreed
//! £170.45 a week where the RAS gave £82.91; need rose, the RAS gave £112.21, and the panel agreed
//! £170.45 again. The person, the answers and the package here are made up so that the Northfold
//! RAS comes as near to those sums as its rounding allows.

use super::history;
use super::lines::{self, Price, line, provider};
use super::mix;
use super::prices;
use crate::caseload::assessment::{Assessment, ReablementGate};
use crate::caseload::case::Case;
use crate::caseload::package::{CostFrequency, Package, ServiceLine};
use crate::caseload::person::{Deployment, Person, Referral};
use crate::config::ras::Ras;
use crate::terms::date::{self, Date};
use crate::terms::ids::{AssessmentRef, CaseRef, QuestionId};
use crate::terms::money::{Money, PerWeek};
use std::collections::BTreeMap;

/// The sum that the panel of the judgment agreed twice, in pence a week.
const AGREED_TWICE: i64 = 17_045;

/// What is answered now, and what was answered before where that was another answer.
#[rustfmt::skip]
const ANSWERS: [(&str, &str, Option<&str>); 45] = [
    ("meals", "some", Some("prompting")), ("meal_times", "1/day", None), ("eating", "none", None),
    ("drinks", "yes", None), ("food_shopping", "for_me", Some("with_me")),
    ("washing", "prompting", Some("none")), ("washing_times", "4/week", Some("")),
    ("bathing", "nearby", Some("none")), ("grooming", "none", None), ("reluctance", "no", None),
    ("toilet", "none", None), ("continence", "none", None), ("dressing", "none", None),
    ("laundry", "none", None), ("moving", "none", None), ("falls", "0", None),
    ("equipment", "alarm", None), ("housework", "cleaning", None), ("home_state", "fine", None),
    ("money_letters", "done_for_me", None), ("contact", "weekly", None),
    ("relationship_help", "none", None), ("loneliness", "a_little", None),
    ("work", "not_sought", None), ("going_out", "none", None), ("understood", "none", None),
    ("child", "no", None), ("medicines", "reminders", None), ("skin", "none", None),
    ("mood", "no", None), ("alone_hours", "12", None), ("risks", "none", None),
    ("memory", "daily", None), ("distress", "never", None), ("night", "none", None),
    ("two_carers", "no", None), ("family_meals", "half", None), ("willing_meals", "yes", None),
    ("family_personal_care", "none", None), ("family_home", "some", None),
    ("willing_home", "yes", None), ("family_going_out", "none", None),
    ("family_safety", "none", None), ("family_nights", "none", None),
    ("carer_breaks", "none", None),
];

/// Makes the case; nothing when the RAS has another form.
#[must_use]
pub fn case(ras: &Ras, as_of: Date, reference: CaseRef) -> Option<Case> {
    let days_before = |n: i32| date::days_after(as_of, -n);
    let earlier = assessment(ras, &reference, 1, days_before(168)?)?;
    let latest = assessment(ras, &reference, 2, days_before(19)?)?;
    Some(Case {
        person: person(as_of, reference)?,
        assessments: vec![earlier, latest],
        package: package(days_before(150)?),
        given: None,
        n_assessments_rejected: 0,
        n_given_rejected: 0,
    })
}

fn person(as_of: Date, case: CaseRef) -> Option<Person> {
    Some(Person {
        case,
        born: date::days_after(as_of, -28_310),
        gender: Some("Female".to_owned()),
        ethnicity: Some("White: Any other White background".to_owned()),
        primary_support_reason: Some(mix::MEMORY.wording.to_owned()),
        accommodation: Some(mix::SOCIAL_TENANT.to_owned()),
        has_unpaid_carer: Some(true),
        lives_alone: Some(true),
        team: Some("North".to_owned()),
        deployment: Some(Deployment::CouncilManaged),
        contribution: Money::from_pence(3_825).map(PerWeek),
        other_funding: None,
        referral: Some(Referral {
            date: date::days_after(as_of, -5)?,
            reason: "Assessed again and needs have grown; the plan asks for the sum agreed before"
                .to_owned(),
            worker: Some("SW 14".to_owned()),
        }),
        review_due: date::months_after(date::days_after(as_of, -19)?, 12),
        last_agreed: history::agreed(AGREED_TWICE, date::days_after(as_of, -150)?),
    })
}

fn assessment(ras: &Ras, case: &CaseRef, number: u32, date: Date) -> Option<Assessment> {
    let mut answers = BTreeMap::new();
    for (question, now, before) in ANSWERS {
        let question = QuestionId::new(question).ok()?;
        ras.question(&question)?;
        let answer = match before {
            Some(before) if number == 1 => before,
            _ => now,
        };
        if !answer.is_empty() {
            answers.insert(question, answer.into());
        }
    }
    Some(Assessment {
        reference: AssessmentRef::new(&format!("{case}/{number}")).ok()?,
        date,
        form: Some(ras.id.as_str().to_owned()),
        answers,
        eligible_needs: (number > 1).then(|| {
            ["nutrition", "personal_hygiene", "habitable_home"]
                .map(str::to_owned)
                .to_vec()
        }),
        gate: ReablementGate::Considered,
        specialism: None,
        assessor: Some("SW 14".to_owned()),
    })
}

/// 5.25 hours × £23.92 + 3 sessions × £13.64 + £3.95 = £170.45 a week.
fn package(start: Date) -> Package {
    let with = |mut line: ServiceLine, by: Option<u32>, need: Option<&str>| {
        line.provider = by.map(provider);
        line.meets = need.map(str::to_owned);
        line
    };
    let start = Some(start);
    let home = line(lines::HOME_SUPPORT, Price::hourly(2_392, 21), start);
    let days = line(
        lines::DAY_SUPPORT,
        Price::sessions(prices::DAY_SESSION, 3),
        start,
    );
    let alarm = Price::each(CostFrequency::Weekly, prices::ALARM_WEEK);
    let alarm = line(lines::EQUIPMENT, alarm, start);
    Package {
        lines: vec![
            with(home, Some(1), Some("personal_hygiene")),
            with(days, Some(42), None),
            with(alarm, None, None),
        ],
        n_lines_rejected: 0,
    }
}
