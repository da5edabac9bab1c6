//! A made-up case on the bench: a rule is tried on it by changing one thing.

use crate::people::somebody;
use ras_panel::caseload::assessment::{Assessment, ReablementGate};
use ras_panel::caseload::case::Case;
use ras_panel::caseload::given::{GivenIndicative, GivenPart};
use ras_panel::caseload::package::{CostFrequency, Package, ServiceLine};
use ras_panel::caseload::person::{LastAgreed, Person};
use ras_panel::config::dated::{Dated, DatedValue, ParameterKey};
use ras_panel::config::load;
use ras_panel::config::panel_rules::{EligibilityFrame, LimitBase, Need, PanelRules, Role};
use ras_panel::config::ras::Ras;
use ras_panel::config::tolerances::{FlagSetting, Tolerances};
use ras_panel::flags;
use ras_panel::flags::like_cases::LikeCases;
use ras_panel::flags::raised::Raised;
use ras_panel::flags::view::{CaseView, FromRegister, Surroundings};
use ras_panel::scoring::{self, scored::Assessed};
use ras_panel::terms::budget::PersonalBudget;
use ras_panel::terms::date::{Date, typed_date};
use ras_panel::terms::ids::{AssessmentRef, QuestionId, RoleId};
use ras_panel::terms::money::{Money, PerWeek, typed_money};
use std::path::Path;

/// Answers to questions of the toy RAS.
pub type Answers<'a> = &'a [(&'a str, &'a str)];

/// 5 weighted points for washing, 1.25 for a visit a day.
pub const SOME_HELP: Answers<'_> = &[
    ("washing", "some"),
    ("family_help", "none"),
    ("visits", "1/day"),
    ("nights", "0"),
];

/// 10 weighted points for washing, 2.5 for two visits a day.
pub const DAILY_HELP: Answers<'_> = &[
    ("washing", "daily"),
    ("family_help", "none"),
    ("visits", "2/day"),
    ("nights", "0"),
];

/// Everything that a rule looks at.
pub struct Bench {
    pub ras: Ras,
    pub panel: PanelRules,
    pub tolerances: Tolerances,
    pub case: Case,
    pub assessed: Assessed,
    pub like_cases: LikeCases,
    pub register: FromRegister,
    pub on: Date,
}

impl Bench {
    /// A case with an indicative budget of so many pounds a week, computed elsewhere, and a package
    /// of one weekly line of so many pounds.
    pub fn with(indicative: &str, package: &str) -> Bench {
        let given = given(indicative, &[indicative]);
        let mut case = case();
        case.package.lines = vec![weekly("Home support or domiciliary care", package)];
        case.given = Some(given.clone());
        Bench {
            ras: load::ras_folder(Path::new("fixtures/ras/toy")).expect("the toy RAS is valid"),
            panel: panel(),
            tolerances: load::tolerances(Path::new("fixtures/tolerances/made_up"))
                .expect("the made-up tolerances are valid"),
            case,
            assessed: Assessed::Given(given),
            like_cases: LikeCases::none(),
            register: FromRegister::default(),
            on: day("2026-11-24"),
        }
    }

    /// The same with another indicative budget.
    pub fn indicative(mut self, total: &str, parts: &[&str]) -> Bench {
        let given = given(total, parts);
        self.case.given = Some(given.clone());
        self.assessed = Assessed::Given(given);
        self
    }

    /// The same with the package's one line changed.
    pub fn line(mut self, change: impl FnOnce(&mut ServiceLine)) -> Bench {
        change(&mut self.case.package.lines[0]);
        self
    }

    /// The same with one more line in the package.
    pub fn and_line(mut self, line: ServiceLine) -> Bench {
        self.case.package.lines.push(line);
        self
    }

    /// The same with the person changed.
    pub fn person(mut self, change: impl FnOnce(&mut Person)) -> Bench {
        change(&mut self.case.person);
        self
    }

    /// The same with the latest assessment changed.
    pub fn assessment(mut self, change: impl FnOnce(&mut Assessment)) -> Bench {
        change(self.case.assessments.last_mut().expect("there is one"));
        self
    }

    /// The same with a rule's setting changed.
    pub fn setting(mut self, code: &str, change: impl FnOnce(&mut FlagSetting)) -> Bench {
        change(
            self.tolerances
                .rules
                .get_mut(code)
                .expect("the rule is set"),
        );
        self
    }

    /// The flags that the case raises.
    pub fn raised(&self) -> Vec<Raised> {
        let around = self.around();
        let view = CaseView::of(around, &self.case, &self.assessed).with_register(&self.register);
        flags::raise_all(&self.tolerances, &view)
    }

    /// What surrounds the case.
    pub fn around(&self) -> Surroundings<'_> {
        Surroundings {
            ras: &self.ras,
            panel: &self.panel,
            like_cases: &self.like_cases,
            on: self.on,
            figures_as_of: self.on,
        }
    }

    /// The flags of one rule.
    pub fn flags(&self, code: &str) -> Vec<Raised> {
        let raised = self.raised().into_iter();
        raised.filter(|flag| flag.code == code).collect()
    }

    /// What one rule says: `sentence [limit]`, one line a flag; empty when it is silent.
    pub fn says(&self, code: &str) -> String {
        let lines: Vec<String> = self
            .flags(code)
            .iter()
            .map(|flag| match flag.limit.as_str() {
                "" => flag.sentence.clone(),
                limit => format!("{} [{limit}]", flag.sentence),
            })
            .collect();
        lines.join("\n")
    }
}

/// A case that the toy RAS scores, with a package of £190.
pub fn scored(answers: Answers<'_>) -> Bench {
    let mut bench = Bench::with("0", "190");
    bench.case.given = None;
    bench.case.assessments = vec![assessment("A-1", "2026-06-01", answers)];
    bench.assessed = scoring::assess(&bench.ras, &bench.case, bench.on);
    bench
}

/// Scores the case again after a change.
pub fn score_again(bench: &mut Bench) {
    bench.assessed = scoring::assess(&bench.ras, &bench.case, bench.on);
}

pub fn pounds(text: &str) -> Money {
    typed_money(text).expect("an amount")
}

pub fn day(text: &str) -> Date {
    typed_date(text).expect("a date")
}

pub fn agreed(amount: &str, on: &str) -> LastAgreed {
    LastAgreed {
        amount: PersonalBudget(PerWeek(pounds(amount))),
        date: day(on),
    }
}

pub fn given(total: &str, parts: &[&str]) -> GivenIndicative {
    GivenIndicative {
        system: "the old system".to_owned(),
        date: day("2026-06-01"),
        parts: parts
            .iter()
            .map(|amount| GivenPart {
                label: "part".to_owned(),
                amount: pounds(amount),
            })
            .collect(),
        total: PerWeek(pounds(total)),
    }
}

/// A line of so many pounds a week.
pub fn weekly(component: &str, cost: &str) -> ServiceLine {
    ServiceLine {
        service_type: None,
        component: component.to_owned(),
        delivery_mechanism: None,
        provider: None,
        unit_cost: Some(pounds(cost).pounds()),
        frequency: Some(CostFrequency::Weekly),
        planned_units: None,
        start: None,
        end: None,
        two_carers: false,
        specialist: false,
        will_not_negotiate: None,
        meets: None,
    }
}

/// A line of so many hours a week at a price an hour.
pub fn hourly(component: &str, hours: &str, price: &str) -> ServiceLine {
    ServiceLine {
        unit_cost: Some(price.parse().expect("a price")),
        frequency: Some(CostFrequency::Hourly),
        planned_units: Some(hours.parse().expect("hours")),
        ..weekly(component, "0")
    }
}

/// An assessment on a date with answers to questions of the toy RAS.
pub fn assessment(reference: &str, on: &str, answers: Answers<'_>) -> Assessment {
    Assessment {
        reference: AssessmentRef::new(reference).expect("a reference"),
        date: day(on),
        form: None,
        answers: answers
            .iter()
            .map(|(question, answer)| {
                let question = QuestionId::new(question).expect("a question");
                (question, (*answer).into())
            })
            .collect(),
        eligible_needs: None,
        gate: ReablementGate::Considered,
        specialism: None,
        assessor: None,
    }
}

fn case() -> Case {
    Case {
        person: Person {
            accommodation: Some("Owner occupier or shared ownership scheme".to_owned()),
            ..somebody("NW-00001")
        },
        assessments: vec![assessment("A-1", "2026-06-01", &[])],
        package: Package::default(),
        given: None,
        n_assessments_rejected: 0,
        n_given_rejected: 0,
    }
}

/// A series of one value.
pub fn since_april<T>(value: T) -> Dated<T> {
    let values = vec![DatedValue {
        from: day("2026-04-01"),
        value,
        reference: "made_up".to_owned(),
    }];
    Dated::new(ParameterKey("made_up".into()), values).expect("a series")
}

pub fn role(id: &str, limit: Option<&str>, decides: bool) -> Role {
    Role {
        id: RoleId::new(id).expect("a role"),
        title: id.to_owned(),
        delegated_limit: limit.map(|limit| since_april(pounds(limit).pounds())),
        decides,
        approves_exceptions: false,
        social_work: false,
        proposes: false,
    }
}

fn panel() -> PanelRules {
    let need = |id: &str, title: &str, counts| Need {
        id: id.to_owned(),
        title: title.to_owned(),
        counts,
    };
    let shipped = load::panel_rules(Path::new("config")).expect("the shipped rules are valid");
    PanelRules {
        roles: vec![
            role("member", Some("500"), true),
            role("chair", Some("1000"), true),
            role("director", Some("2000"), false),
            role("clerk", None, true),
        ],
        limit_base: since_april(LimitBase::WeeklyTotal),
        weeks_per_year: since_april(52.into()),
        eligibility: EligibilityFrame {
            title: "Needs of Nowhere".to_owned(),
            reference: "made_up".to_owned(),
            needs: vec![
                need("nutrition", "Managing nutrition", true),
                need("hygiene", "Personal hygiene", true),
                need("low", "Low risk", false),
            ],
        },
        ..shipped
    }
}
