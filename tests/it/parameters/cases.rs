//! Cases built for their answers: each option, each row, each cap and each adjustment of Northfold.

use crate::people::somebody;
use ras_panel::caseload::assessment::{Assessment, ReablementGate};
use ras_panel::caseload::person::Person;
use ras_panel::config::question::{Question, QuestionKind};
use ras_panel::config::ras::Ras;
use ras_panel::terms::date::{Date, typed_date};
use ras_panel::terms::ids::{AssessmentRef, QuestionId};
use std::collections::BTreeMap;

/// A case made for what it answers.
#[derive(Clone, Debug)]
pub struct FormCase {
    /// What it is made for.
    pub name: String,
    /// The question, domain or adjustment that it is about.
    pub about: String,
    /// The person.
    pub person: Person,
    /// The answers.
    pub assessment: Assessment,
}

type Answers = BTreeMap<&'static str, &'static str>;

/// A person who needs help with meals only. Questions that do not count are answered too: their
/// answers are left aside until another answer lets them count.
const LITTLE_NEED: [(&str, &str); 60] = [
    ("meals", "all"),
    ("meal_times", "2/day"),
    ("eating", "none"),
    ("drinks", "yes"),
    ("food_shopping", "none"),
    ("washing", "none"),
    ("washing_times", "1/week"),
    ("bathing", "none"),
    ("grooming", "none"),
    ("reluctance", "no"),
    ("toilet", "none"),
    ("toilet_times", "1/day"),
    ("continence", "none"),
    ("dressing", "none"),
    ("slow_tasks", "no"),
    ("laundry", "none"),
    ("moving", "none"),
    ("transfers", "1/day"),
    ("falls", "0"),
    ("equipment", "none"),
    ("housework", "none"),
    ("home_state", "fine"),
    ("money_letters", "none"),
    ("contact", "most_days"),
    ("relationship_help", "none"),
    ("loneliness", "none"),
    ("work", "not_sought"),
    ("work_hours", "1"),
    ("work_travel", "none"),
    ("going_out", "none"),
    ("outings", "1/week"),
    ("understood", "none"),
    ("child", "no"),
    ("children", "1"),
    ("youngest", "11_or_over"),
    ("medicines", "none"),
    ("skin", "none"),
    ("mood", "no"),
    ("alone_hours", "24"),
    ("risks", "none"),
    ("memory", "none"),
    ("distress", "never"),
    ("night", "none"),
    ("night_times", "1/month"),
    ("paid_nights", "1"),
    ("two_carers", "no"),
    ("two_carer_hours", "1"),
    ("family_meals", "none"),
    ("family_personal_care", "none"),
    ("family_home", "none"),
    ("family_going_out", "none"),
    ("family_safety", "none"),
    ("family_nights", "none"),
    ("willing_meals", "yes"),
    ("willing_personal_care", "yes"),
    ("willing_home", "yes"),
    ("willing_going_out", "yes"),
    ("willing_safety", "yes"),
    ("willing_nights", "yes"),
    ("carer_breaks", "none"),
];

/// The answer that lets a question count.
const OPENS: [(&str, (&str, &str)); 13] = [
    ("meal_times", ("meals", "all")),
    ("washing_times", ("washing", "parts")),
    ("toilet_times", ("toilet", "cleaning")),
    ("slow_tasks", ("dressing", "all")),
    ("transfers", ("moving", "nearby")),
    ("work_hours", ("work", "weekly")),
    ("work_travel", ("work", "weekly")),
    ("outings", ("going_out", "always")),
    ("children", ("child", "some_help")),
    ("youngest", ("child", "some_help")),
    ("night_times", ("night", "alarm")),
    ("paid_nights", ("night", "sleeping")),
    ("two_carer_hours", ("two_carers", "moving")),
];

/// Numbers and frequencies at the ends of their rows.
const AT_ENDS: [(&str, &[&str]); 6] = [
    (
        "washing_times",
        &["1/week", "3/week", "6/week", "10/week", "17/week"],
    ),
    ("falls", &["0", "1", "3", "10"]),
    ("work_hours", &["0", "2", "6", "12", "20"]),
    ("alone_hours", &["0", "0.5", "2", "4", "8"]),
    ("night_times", &["1/month", "1/week", "7/week", "14/week"]),
    ("outings", &["2/week"]),
];

/// Answers that meet a cap, a row of a banded domain, an adjustment or a bound.
#[rustfmt::skip]
const TOGETHER: [(&str, &[(&str, &str)]); 34] = [
    ("toilet_needs", &[("toilet", "all"), ("toilet_times", "12/day"), ("continence", "pads")]),
    ("habitable_home", &[("housework", "cleaning|dishes|bed|bins"), ("home_state", "at_risk"),
        ("money_letters", "regular")]),
    ("community", &[("going_out", "always"), ("outings", "21/week"), ("understood", "aids")]),
    ("staying_safe", &[("alone_hours", "0"), ("risks", "getting_lost|self_harm|harm_others"),
        ("memory", "all_day"), ("distress", "daily")]),
    ("work_learning", &[("work", "finding")]),
    ("work_learning", &[("work", "finding"), ("work_travel", "escort")]),
    ("work_learning", &[("work", "weekly"), ("work_hours", "4"), ("work_travel", "escort")]),
    ("work_learning", &[("work", "weekly"), ("work_hours", "30")]),
    ("being_clothed", &[("dressing", "all")]),
    ("personal_hygiene", &[("washing", "all")]),
    ("relationships", &[("contact", "hardly")]),
    ("caring_for_child", &[("child", "daily_help")]),
    ("health", &[("mood", "crisis")]),
    ("using_home", &[("moving", "hoist")]),
    ("nights", &[("night", "awake"), ("night_times", "3/day")]),
    ("night_support", &[("night", "sleeping"), ("paid_nights", "3")]),
    ("night_support", &[("night", "awake"), ("paid_nights", "2")]),
    ("two_carers", &[("two_carers", "moving"), ("two_carer_hours", "7")]),
    ("loneliness", &[("loneliness", "high")]),
    ("loneliness", &[("loneliness", "very_high")]),
    ("carer_breaks", &[("carer_breaks", "some")]),
    ("carer_breaks", &[("carer_breaks", "regular")]),
    ("smallest", &[("meals", "none")]),
    ("largest", &[("night", "awake"), ("paid_nights", "7"), ("two_carers", "safety"),
        ("two_carer_hours", "40"), ("washing", "all"), ("alone_hours", "0")]),
    ("family_meals", &[("family_meals", "some")]),
    ("family_meals", &[("family_meals", "half")]),
    ("family_meals", &[("family_meals", "most")]),
    ("family_personal_care", &[("washing", "all"), ("family_personal_care", "some")]),
    ("family_home", &[("home_state", "at_risk"), ("family_home", "some")]),
    ("family_going_out", &[("going_out", "always"), ("family_going_out", "some")]),
    ("family_safety", &[("moving", "hoist"), ("family_safety", "some")]),
    ("family_nights", &[("night", "awake"), ("night_times", "3/day"), ("family_nights", "some")]),
    ("meals", &[("meals", "none"), ("washing", "all")]),
    ("points_to_pounds", &[]),
];

/// Every case.
pub fn cases(ras: &Ras) -> Vec<FormCase> {
    let mut cases = Vec::new();
    for question in &ras.questions {
        for answer in answers_to(question) {
            let mut answers: BTreeMap<String, String> = little_need();
            let opens = OPENS.iter().find(|row| row.0 == question.id.as_str());
            if let Some((_, (other, opening))) = opens {
                answers.insert((*other).to_owned(), (*opening).to_owned());
            }
            answers.insert(question.id.to_string(), answer.clone());
            cases.push(case(question.id.as_str(), &answer, 70, &answers));
            cases.push(case(question.id.as_str(), &answer, 20, &answers));
        }
    }
    for (about, with) in TOGETHER {
        let mut answers = little_need();
        for (question, answer) in with {
            answers.insert((*question).to_owned(), (*answer).to_owned());
        }
        cases.push(case(about, "together", 70, &answers));
        let amount = with.iter().find(|row| row.0.starts_with("family_"));
        if let Some((family, "some")) = amount {
            for more in ["half", "most"] {
                answers.insert((*family).to_owned(), more.to_owned());
                cases.push(case(about, more, 70, &answers));
            }
        }
    }
    let mut shared = case("shared_support", "supported home", 40, &little_need());
    let home = "Supported accommodation, supported lodgings or supported group home";
    shared.person.accommodation = Some(home.to_owned());
    cases.push(shared);
    cases
}

fn little_need() -> BTreeMap<String, String> {
    let answers: Answers = LITTLE_NEED.into_iter().collect();
    answers
        .into_iter()
        .map(|(question, answer)| (question.to_owned(), answer.to_owned()))
        .collect()
}

fn answers_to(question: &Question) -> Vec<String> {
    let at_ends = AT_ENDS.iter().find(|row| row.0 == question.id.as_str());
    if let Some((_, answers)) = at_ends {
        return answers.iter().map(|answer| (*answer).to_owned()).collect();
    }
    match &question.kind {
        QuestionKind::Choice { options } => {
            options.iter().map(|option| option.id.to_string()).collect()
        }
        QuestionKind::Ticks { options, .. } => {
            let all: Vec<&str> = options
                .iter()
                .filter(|option| !option.excludes_others)
                .map(|option| option.id.as_str())
                .collect();
            let each = options.iter().map(|option| option.id.to_string());
            each.chain([all.join("|")]).collect()
        }
        QuestionKind::Number { .. } | QuestionKind::Frequency { .. } => Vec::new(),
    }
}

fn case(about: &str, what: &str, age: i16, answers: &BTreeMap<String, String>) -> FormCase {
    let born = Date::new(2024 - age, 1, 1).unwrap();
    let answers = answers
        .iter()
        .map(|(question, answer)| (QuestionId::new(question).unwrap(), answer.as_str().into()));
    FormCase {
        name: format!("{about}, {what}, born {born}"),
        about: about.to_owned(),
        person: Person {
            born: Some(born),
            accommodation: Some("Tenant: Private landlord".to_owned()),
            ..somebody("NF-1")
        },
        assessment: Assessment {
            reference: AssessmentRef::new("NF-1/1").unwrap(),
            date: typed_date("2026-10-01").unwrap(),
            form: Some("northfold".to_owned()),
            answers: answers.collect(),
            eligible_needs: None,
            gate: ReablementGate::Considered,
            specialism: None,
            assessor: None,
        },
    }
}
