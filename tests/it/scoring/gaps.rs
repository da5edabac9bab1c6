//! What a reckoning does where something is missing, does not count, or is not known.

use crate::scoring::parts::*;
use ras_panel::caseload::case::Case;
use ras_panel::caseload::given::GivenIndicative;
use ras_panel::config::ras::Ras;
use ras_panel::scoring::explain::lines;
use ras_panel::scoring::scored::{AnswerProblem, Assessed, RasResult};
use ras_panel::scoring::{assess, contradictions, score};
use ras_panel::terms::date::Date;
use ras_panel::terms::money::{Money, PerWeek};

const CARER: &str = r#"
[[question]]
id = "carer"
text = "Is there a carer?"
kind = "choice"
unanswered = "cannot be scored"
option = [{ id = "yes", text = "Yes" }, { id = "no", text = "No" }]
"#;

const SHARE: &str = r#"
[[question]]
id = "share"
text = "How much do they do?"
kind = "choice"
unanswered = "cannot be scored"
counts_when = { question = "carer", is = ["yes"] }
option = [{ id = "none", text = "None" }, { id = "half", text = "Half" }]
"#;

#[test]
fn a_question_that_does_not_count_is_as_if_it_had_not_been_asked() {
    let half = "values = [{ when = { question = \"share\", is = [\"half\"] }, value = \"-50\" }]";
    let adjustments = change("changes = \"money\"", "percent", half);
    let questions = format!("{NEED}{CARER}{SHARE}");
    let parts = Parts {
        questions: &questions,
        adjustments: &adjustments,
        ..USUAL
    };
    let ras = ras_with_change("\"so far\"", parts);
    let line_of = |answers: &[(&str, &str)]| line(&scored(&ras, answers), "change");
    let yes = line_of(&[("need", "10"), ("carer", "yes"), ("share", "half")]);
    assert_eq!(yes.as_deref(), Some("−5.00"));
    assert_eq!(
        line_of(&[("need", "10"), ("carer", "no"), ("share", "half")]),
        None
    );
    assert_eq!(line_of(&[("need", "10"), ("carer", "no")]), None);
    assert_eq!(
        told(&ras, &[("need", "10"), ("carer", "yes")]),
        "“How much do they do?” (share): no answer"
    );
    assert_eq!(
        told(&ras, &[("need", "10")]),
        "“Is there a carer?” (carer): no answer"
    );
}

#[test]
fn what_is_not_known_is_a_stated_problem_and_never_a_no() {
    let unknown = "{ fact = \"lives_alone\", is = [\"yes\"] }";
    let known = "{ fact = \"has_unpaid_carer\", is = [\"yes\"] }";
    for (when, expected) in [
        (
            unknown.to_owned(),
            Err("lives alone is not known, and the RAS asks for it"),
        ),
        (
            format!("{{ not = {unknown} }}"),
            Err("lives alone is not known, and the RAS asks for it"),
        ),
        (
            format!("{{ all = [{unknown}, {known}] }}"),
            Err("lives alone is not known, and the RAS asks for it"),
        ),
        (
            format!("{{ any = [{unknown}, {known}] }}"),
            Ok(Some("1.00")),
        ),
        (
            format!("{{ all = [{unknown}, {{ not = {known} }}] }}"),
            Ok(None),
        ),
        ("{ age_at_least = \"65\" }".to_owned(), Ok(Some("1.00"))),
        ("{ age_at_least = \"66\" }".to_owned(), Ok(None)),
        ("{ age_below = \"65\" }".to_owned(), Ok(None)),
    ] {
        let values = format!("values = [{{ when = {when}, value = \"1\" }}]");
        let adjustments = change("changes = \"money\"", "add", &values);
        let ras = ras_with_change(
            "\"so far\"",
            Parts {
                adjustments: &adjustments,
                ..USUAL
            },
        );
        match expected {
            Ok(expected) => {
                let found = line(&scored(&ras, &[("need", "10")]), "change");
                assert_eq!(found.as_deref(), expected, "{when}");
            }
            Err(expected) => assert_eq!(told(&ras, &[("need", "10")]), expected, "{when}"),
        }
    }
}

#[test]
fn the_ras_is_not_applied_to_whom_it_does_not_apply() {
    let head = "\n[[does_not_apply]]\nwhen = { age_below = \"18\" }\nwhy = \"for adults only\"\n";
    let ras = ras(Parts { head, ..USUAL });
    let mut child = person();
    child.born = Some(Date::constant(2015, 1, 1));
    let result = score(&ras, &child, &assessment(&[]), on())
        .expect("not applied")
        .result;
    assert_eq!(
        result,
        RasResult::DoesNotApply {
            why: "for adults only".to_owned()
        }
    );
    child.born = None;
    let problems = score(&ras, &child, &assessment(&[]), on()).expect_err("not known");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let unknown = "date of birth is not known, and the RAS asks for it";
    assert_eq!(told, ["“Need” (need): no answer", unknown]);
}

const BANDS: &str = r#"
[[table]]
id = "price"
title = "Bands"
kind = "bands"
beyond = "nothing is published above"
[[table.edition]]
from = 2026-04-01
reference = "r"
bands = [
  { label = "low", at_least = "0", below = "10", amount = "50" },
  { label = "gap", at_least = "10", below = "20", amount = "not published" },
  { label = "high", at_least = "20", below = "30", amount = "90.55" },
]
"#;

#[test]
fn beyond_the_table_there_is_no_amount_and_later_steps_are_not_reckoned() {
    let adjustments = change("changes = \"money\"", "add", "value = \"40\"");
    let parts = Parts {
        adjustments: &adjustments,
        tables: BANDS,
        ..USUAL
    };
    let ras = ras_with_change("\"so far\"", parts);
    for (need, expected) in [
        ("9.99", Ok("90.00")),
        ("10", Err("Bands: 10.00 points: gap: not published")),
        ("29.99", Ok("130.55")),
        ("30", Err("Bands: 30.00 points: nothing is published above")),
        ("-1", Err("Bands: −1.00 points: nothing is published above")),
    ] {
        let scored = scored(&ras, &[("need", need)]);
        match (&scored.result, expected) {
            (RasResult::Amount { stated, .. }, Ok(expected)) => {
                assert_eq!(stated.to_string(), expected);
            }
            (RasResult::NoAmount { why }, Err(expected)) => {
                assert_eq!(why, expected);
                assert!(scored.lines.is_empty() && scored.indicative().is_none());
            }
            other => panic!("{need}: {other:?}"),
        }
    }
}

#[test]
fn a_step_is_taken_only_where_its_condition_holds() {
    let dear = ALLOCATE.replace(
        "id = \"allocation\"",
        "id = \"dear\"\nwhen = { total = \"all\", at_least = \"20\" }",
    );
    let young = ALLOCATE.replace(
        "id = \"allocation\"",
        "id = \"young\"\nwhen = { age_below = \"30\" }",
    );
    let both = ras(Parts {
        steps: &[POINTS, WEIGHTING, TOTAL, &dear, &young],
        ..USUAL
    });
    let high = scored(&both, &[("need", "20")]);
    assert_eq!(
        (line(&high, "dear").as_deref(), line(&high, "young")),
        (Some("20.00"), None)
    );
    let low = scored(&both, &[("need", "19.99")]);
    let why = "no allocation of this RAS is for this case".to_owned();
    assert_eq!(low.result, RasResult::NoAmount { why });
}

#[test]
fn answers_of_another_form_are_not_scored() {
    let ras = ras(USUAL);
    let mut other = assessment(&[("need", "1"), ("stranger", "2")]);
    other.form = Some("older".to_owned());
    let problems = score(&ras, &person(), &other, on()).expect_err("another form");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "the assessment was made on form \"older\"; this RAS reads form \"rules\"",
            "stranger: the RAS has no such question",
        ]
    );
}

#[test]
fn a_contradiction_is_met_only_by_answers_that_are_there() {
    let clash = r#"
[[contradiction]]
id = "clash"
when = { all = [{ question = "need", at_least = "5" }, { not = { question = "carer", is = ["yes"] } }] }
explanation = "need, but no carer"
"#;
    let questions = format!("{NEED}{CARER}{clash}");
    let ras = ras(Parts {
        questions: &questions,
        adjustments: "",
        ..USUAL
    });
    let met = |answers: &[(&str, &str)]| {
        let assessment = assessment(answers);
        contradictions(&ras, &person(), &assessment, on()).len()
    };
    assert_eq!(met(&[("need", "5"), ("carer", "no")]), 1);
    assert_eq!(met(&[("need", "5"), ("carer", "yes")]), 0);
    assert_eq!(met(&[("need", "5")]), 0);
    assert_eq!(met(&[("need", "lots"), ("carer", "no")]), 0);
}

#[test]
fn a_sum_from_outside_comes_first_and_without_an_assessment_nothing_is_scored() {
    let ras = ras(USUAL);
    let given = GivenIndicative {
        system: "elsewhere".to_owned(),
        date: on(),
        parts: Vec::new(),
        total: PerWeek(Money::from_pence(12_345).expect("within bounds")),
    };
    let mut case = Case {
        person: person(),
        assessments: vec![assessment(&[("need", "7")])],
        package: Default::default(),
        given: Some(given.clone()),
        n_assessments_rejected: 0,
        n_given_rejected: 0,
    };
    assert_eq!(assess(&ras, &case, on()), Assessed::Given(given));
    case.given = None;
    let indicative = assess(&ras, &case, on()).indicative().expect("scored");
    assert_eq!(indicative.0.to_string(), "7.00");
    case.assessments.clear();
    let nothing = Assessed::Unscorable(vec![AnswerProblem::NoAssessment]);
    assert_eq!(assess(&ras, &case, on()), nothing);
    case.n_assessments_rejected = 2;
    let Assessed::Unscorable(why) = assess(&ras, &case, on()) else {
        panic!("there is nothing to score");
    };
    let told = "no assessment has been taken, since 2 rows of the assessments file were rejected \
        at import";
    let told_all: Vec<String> = why.iter().map(ToString::to_string).collect();
    assert_eq!(told_all, [told]);
}

fn choice(id: &str, points: &str, more: &str) -> String {
    format!(
        "\n[[question]]\nid = \"{id}\"\ntext = \"{id}\"\ndomain = \"care\"\nkind = \"choice\"\n\
         unanswered = \"earns nothing\"\n{more}\n\
         option = [{{ id = \"yes\", text = \"Yes\", points = \"{points}\" }}, \
         {{ id = \"no\", text = \"No\", points = \"0\" }}]\n"
    )
}

/// The weighted points of the first total; nothing where it is not considered.
fn first_total(ras: &Ras, answers: &[(&str, &str)]) -> String {
    let weighted = scored(ras, answers).totals[0].weighted;
    weighted.map_or_else(String::new, |weighted| weighted.to_string())
}

#[test]
fn a_missing_answer_is_never_the_highest_of_a_domain() {
    let only_then = "counts_when = { question = \"one\", is = [\"no\"] }";
    let questions = format!(
        "{}{}{}",
        choice("one", "-3", ""),
        choice("two", "-2", ""),
        choice("three", "5", only_then)
    );
    let domains = CARE.replace("combine = \"sum\"", "combine = \"highest question\"");
    let parts = Parts {
        questions: &questions,
        domains: &domains,
        ..USUAL
    };
    let ras = ras(parts);
    let points = |answers: &[(&str, &str)]| first_total(&ras, answers);
    assert_eq!(
        points(&[("one", "yes")]),
        "−3.00",
        "two is not answered, three not asked"
    );
    assert_eq!(points(&[("one", "yes"), ("three", "yes")]), "−3.00");
    assert_eq!(points(&[("one", "yes"), ("two", "yes")]), "−2.00");
    assert_eq!(
        points(&[("one", "yes"), ("two", "no")]),
        "0.00",
        "an answer without points"
    );
    assert_eq!(points(&[]), "0.00");
}

#[test]
fn a_domain_without_answers_is_never_the_highest_of_others() {
    let domain = |id: &str, combine: &str| {
        format!(
            "\n[[domain]]\nid = \"{id}\"\ntitle = \"{id}\"\n{combine}\nweighting = \"1\"\n\
             rounding = {{ to = \"0.01\", how = \"half up\" }}\n"
        )
    };
    let domains = format!(
        "{}{}{}\n[[total]]\nid = \"all\"\ntitle = \"All\"\ndomains = [\"top\"]\n\
         unanswered = \"counts\"\n",
        domain("care", "combine = \"sum\""),
        domain("home", "combine = \"sum\""),
        domain("top", "combine = \"highest of\"\nof = [\"care\", \"home\"]")
    );
    let two = choice("two", "-2", "").replace("domain = \"care\"", "domain = \"home\"");
    let questions = format!("{}{two}", choice("one", "-3", ""));
    let parts = Parts {
        questions: &questions,
        domains: &domains,
        ..USUAL
    };
    let ras = ras(parts);
    let points = |answers: &[(&str, &str)]| first_total(&ras, answers);
    assert_eq!(points(&[("one", "yes")]), "−3.00");
    assert_eq!(points(&[("one", "yes"), ("two", "yes")]), "−2.00");
    assert_eq!(points(&[("one", "yes"), ("two", "no")]), "0.00");
    assert_eq!(points(&[]), "0.00");
}

#[test]
fn a_sum_below_nought_is_no_amount_and_says_so() {
    let result = |need: &str| scored(&ras(USUAL), &[("need", need)]).result;
    assert!(
        matches!(result("0"), RasResult::Amount { .. }),
        "nought is an amount"
    );
    let RasResult::NoAmount { why } = result("-1") else {
        panic!("an amount below nought");
    };
    assert_eq!(
        why,
        "the lines add up to −£1.00, and this RAS has no floor that holds the sum at nought"
    );
}

#[test]
fn bands_hold_once_a_question_of_the_domain_is_answered() {
    let bands = "[[domain.weighting_bands]]\nfrom = 2026-04-01\nreference = \"r\"\n\
        bands = [ { below = \"6\", points = \"4\" }, { at_least = \"6\", points = \"9\" } ]\n";
    let both = CARE.replace("weighting = \"1\"\n", "");
    let domains = both.replace("[[total]]", &format!("{bands}[[total]]"));
    let questions = NEED.replace("cannot be scored", "earns nothing");
    let ras = ras(Parts {
        domains: &domains,
        questions: &questions,
        ..USUAL
    });
    for (answers, expected) in [
        (vec![], "0.00"),
        (vec![("need", "0")], "4.00"),
        (vec![("need", "7")], "9.00"),
    ] {
        assert_eq!(first_total(&ras, &answers), expected, "{answers:?}");
    }
    let told = lines(&scored(&ras, &[]), &ras).join("\n");
    assert!(told.contains("no band is looked up"), "{told}");
}
