//! What stands beside a result: shares, what changed points, and amounts that are none.

use crate::scoring::parts::*;
use ras_panel::scoring::changes::{Whose, changes};
use ras_panel::scoring::scored::{RasResult, Scored};
use ras_panel::terms::ids::DomainId;

const NIGHTS: &str = r#"
[[question]]
id = "nights"
text = "Nights"
domain = "nights"
kind = "number"
unit = "nights"
least = "-7"
most = "7"
unanswered = "earns nothing"
earns = "per unit"
points = "1"
units = "1"
rounding = { to = "0.01", how = "half up" }
"#;

/// Two domains in one total.
fn two_domains() -> String {
    let nights = CARE
        .split_once("[[total]]")
        .map(|(domain, _)| domain.replace("care", "nights").replace("Care", "Nights"));
    let nights = nights.expect("a domain");
    format!(
        "{nights}{}",
        CARE.replace("[\"care\"]", "[\"care\", \"nights\"]")
    )
}

fn shares(scored: &Scored) -> Vec<String> {
    let shares = scored.domains.iter().map(|domain| domain.share_percent);
    shares
        .map(|share| share.map_or("none".to_owned(), |share| share.normalize().to_string()))
        .collect()
}

#[test]
fn shares_are_of_what_the_domains_have_together_whatever_the_total_becomes() {
    let (domains, questions) = (two_domains(), format!("{NEED}{NIGHTS}"));
    let adjustments = change(
        "changes = \"total\"\ntotal = \"all\"",
        "divide",
        "value = \"60\"",
    );
    let hours = points_step("0.01");
    let steps = [POINTS, WEIGHTING, TOTAL, &hours, ALLOCATE];
    let ras = ras(Parts {
        steps: &steps,
        domains: &domains,
        questions: &questions,
        adjustments: &adjustments,
        ..USUAL
    });
    let whole = scored(&ras, &[("need", "3"), ("nights", "1")]);
    assert_eq!(weighted(&whole), "0.07");
    assert_eq!(shares(&whole), ["25", "75"]);
    for answers in [
        [("need", "0"), ("nights", "0")],
        [("need", "3"), ("nights", "-1")],
    ] {
        assert_eq!(shares(&scored(&ras, &answers)), ["none", "none"]);
    }
}

#[test]
fn where_nothing_is_considered_there_is_no_amount() {
    let domains = CARE.replace("\"counts\"", "\"not considered\"");
    let questions = NEED.replace("\"cannot be scored\"", "\"earns nothing\"");
    let ras = ras(Parts {
        domains: &domains,
        questions: &questions,
        ..USUAL
    });
    let why = "nothing was answered that this RAS gives an allocation for".to_owned();
    assert_eq!(scored(&ras, &[]).result, RasResult::NoAmount { why });
    assert!(scored(&ras, &[("need", "0")]).indicative().is_some());
}

#[test]
fn domains_without_an_allocation_have_no_money_to_reckon_on() {
    let dear = ALLOCATE.replace(
        "id = \"allocation\"",
        "id = \"allocation\"\nwhen = { total = \"all\", at_least = \"20\" }",
    );
    let adjustments = change("changes = \"money\"", "percent", "value = \"10\"");
    let step = money_step("{ domains = [\"care\"] }");
    let ras = ras(Parts {
        steps: &[POINTS, WEIGHTING, TOTAL, &dear, &step],
        adjustments: &adjustments,
        ..USUAL
    });
    let change = |need| line(&scored(&ras, &[("need", need)]), "change");
    assert_eq!(change("20").as_deref(), Some("2.00"));
    assert_eq!(change("19.99").as_deref(), Some("0.00"));
}

#[test]
fn a_limit_that_was_met_before_a_question_was_adjusted_is_not_told_any_more() {
    let domains = CARE.replace("weighting = \"1\"", "cap = \"30\"\nweighting = \"1\"");
    let half = "question = \"need\"";
    let adjustments = change(
        &format!("changes = \"question\"\n{half}"),
        "multiply",
        "value = \"0.5\"",
    );
    let step = points_step("0.01");
    let ras = ras(Parts {
        steps: &[POINTS, &step, WEIGHTING, TOTAL, ALLOCATE],
        domains: &domains,
        adjustments: &adjustments,
        ..USUAL
    });
    let care = DomainId::new("care").expect("an id");
    let told = |need| {
        let scored = scored(&ras, &[("need", need)]);
        let words = changes(&scored, Whose::Domain(&care)).into_iter();
        words.map(|change| change.words).collect::<Vec<_>>()
    };
    assert_eq!(told("50"), Vec::<String>::new());
    assert_eq!(told("100"), ["Points: 50.00, at most 30"]);
}
