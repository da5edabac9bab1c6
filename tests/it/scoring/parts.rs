//! Small schemes in parts, from which the tests of single rules are put together.

use crate::people::somebody;
use ras_panel::caseload::assessment::{Assessment, ReablementGate};
use ras_panel::caseload::person::Person;
use ras_panel::config::bundle::RasBundle;
use ras_panel::config::ras::Ras;
use ras_panel::scoring::retrace::retrace;
use ras_panel::scoring::score;
use ras_panel::scoring::scored::Scored;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{AssessmentRef, QuestionId};

pub(crate) const HEAD: &str = r#"
id = "rules"
title = "Rules"
authority = "Nobody"
version = "1"
in_force_from = 2026-04-01
currency = "£"
unit = "week"
weeks_per_year = "52"
[unless_stated]
from = 2026-04-01
reference = "r"
[frequency]
days_per_week = "7"
months_per_year = "12"
weeks_per_year = "52"
[references.r]
title = "Made up"
"#;

pub(crate) const FIGURES: &str = "[unless_stated]\nfrom = 2026-04-01\nreference = \"r\"\n";

pub(crate) const NEED: &str = r#"
[[question]]
id = "need"
text = "Need"
domain = "care"
kind = "number"
unit = "points"
least = "-1000"
most = "1000"
unanswered = "cannot be scored"
earns = "per unit"
points = "1"
units = "1"
rounding = { to = "0.01", how = "half up" }
"#;

pub(crate) const CARE: &str = r#"
[[domain]]
id = "care"
title = "Care"
combine = "sum"
weighting = "1"
rounding = { to = "0.01", how = "half up" }
[[total]]
id = "all"
title = "All"
domains = ["care"]
unanswered = "counts"
"#;

pub(crate) const PRICE: &str = r#"
[[table]]
id = "price"
title = "Price"
kind = "per point"
price = "1"
"#;

pub(crate) const POINTS: &str =
    "\n[[step]]\nid = \"points\"\ntitle = \"Points\"\ndoes = \"points\"\n";
pub(crate) const WEIGHTING: &str =
    "\n[[step]]\nid = \"weighting\"\ntitle = \"Weighting\"\ndoes = \"weighting\"\n";
pub(crate) const TOTAL: &str =
    "\n[[step]]\nid = \"total\"\ntitle = \"Total\"\ndoes = \"total\"\ntotal = \"all\"\n";
pub(crate) const ALLOCATE: &str = r#"
[[step]]
id = "allocation"
title = "Allocation"
does = "allocate"
table = "price"
total = "all"
rounding = { to = "0.01", how = "half up" }
"#;

/// A scheme in parts; `steps` come whole, everything else after the usual beginning.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'p> {
    pub(crate) head: &'p str,
    pub(crate) steps: &'p [&'p str],
    pub(crate) domains: &'p str,
    pub(crate) questions: &'p str,
    pub(crate) adjustments: &'p str,
    pub(crate) tables: &'p str,
}

pub(crate) const USUAL: Parts<'static> = Parts {
    head: "",
    steps: &[POINTS, WEIGHTING, TOTAL, ALLOCATE],
    domains: CARE,
    questions: NEED,
    adjustments: "",
    tables: PRICE,
};

pub(crate) fn ras(parts: Parts<'_>) -> Ras {
    let bundle = RasBundle {
        ras: format!("{HEAD}{}{}", parts.head, parts.steps.concat()),
        domains: format!("{FIGURES}{}", parts.domains),
        questions: format!("{FIGURES}{}", parts.questions),
        adjustments: format!("{FIGURES}{}", parts.adjustments),
        allocation: format!("{FIGURES}{}", parts.tables),
    };
    bundle.read().unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

/// A scheme whose money the adjustment `change` then changes, on a base.
pub(crate) fn ras_with_change(base: &str, parts: Parts<'_>) -> Ras {
    let step = money_step(base);
    ras(Parts {
        steps: &[POINTS, WEIGHTING, TOTAL, ALLOCATE, &step],
        ..parts
    })
}

pub(crate) fn money_step(base: &str) -> String {
    let rounding = "rounding = { to = \"0.01\", how = \"half up\" }";
    format!(
        "\n[[step]]\nid = \"change\"\ntitle = \"Change\"\ndoes = \"adjust money\"\n\
         adjustment = \"change\"\nbase = {base}\n{rounding}\n"
    )
}

pub(crate) fn points_step(to: &str) -> String {
    format!(
        "\n[[step]]\nid = \"change\"\ntitle = \"Change\"\ndoes = \"adjust points\"\n\
         adjustment = \"change\"\nrounding = {{ to = \"{to}\", how = \"half up\" }}\n"
    )
}

pub(crate) fn change(of: &str, operation: &str, more: &str) -> String {
    format!(
        "\n[[adjustment]]\nid = \"change\"\ntitle = \"Change\"\n{of}\noperation = \"{operation}\"\n\
         {more}\n"
    )
}

pub(crate) fn on() -> Date {
    Date::constant(2026, 11, 24)
}

pub(crate) fn person() -> Person {
    Person {
        born: Some(Date::constant(1961, 11, 24)),
        has_unpaid_carer: Some(true),
        ..somebody("C-1")
    }
}

pub(crate) fn assessment(answers: &[(&str, &str)]) -> Assessment {
    let id = |id| QuestionId::new(id).expect("an id");
    Assessment {
        reference: AssessmentRef::new("A-1").expect("an id"),
        date: on(),
        form: None,
        answers: answers
            .iter()
            .map(|(question, text)| (id(question), (*text).into()))
            .collect(),
        eligible_needs: None,
        gate: ReablementGate::NotRecorded,
        specialism: None,
        assessor: None,
    }
}

pub(crate) fn scored(ras: &Ras, answers: &[(&str, &str)]) -> Scored {
    let scored = score(ras, &person(), &assessment(answers), on()).expect("scored");
    assert_eq!(retrace(&scored.trace), Ok(()));
    scored
}

pub(crate) fn told(ras: &Ras, answers: &[(&str, &str)]) -> String {
    let problems = score(ras, &person(), &assessment(answers), on()).expect_err("problems");
    problems
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

pub(crate) fn line(scored: &Scored, step: &str) -> Option<String> {
    let line = scored.lines.iter().find(|line| line.step.as_str() == step);
    line.map(|line| line.amount.to_string())
}

pub(crate) fn weighted(scored: &Scored) -> String {
    scored.weighted_points().expect("a total").to_string()
}
