//! Each operation on schemes made for it: what it makes of points and of money.

use crate::scoring::parts::*;
use ras_panel::scoring::scored::RasResult;
use ras_panel::terms::money::{Money, Period};
use rust_decimal::Decimal;

#[test]
fn each_operation_makes_its_line_of_money() {
    for (operation, value, need, expected) in [
        ("percent", "-15", "200", "−30.00"),
        ("percent", "1.57", "391.79", "6.15"),
        ("fraction", "-0.25", "200", "−50.00"),
        ("multiply", "0.5", "200", "−100.00"),
        ("divide", "4", "200", "−150.00"),
        ("add", "40", "200", "40.00"),
        ("subtract", "40.05", "200", "−40.05"),
        ("floor", "250", "200", "50.00"),
        ("floor", "150", "200", "0.00"),
        ("cap", "150", "200", "−50.00"),
        ("cap", "250", "200", "0.00"),
    ] {
        let value = format!("value = \"{value}\"");
        let adjustments = change("changes = \"money\"", operation, &value);
        let ras = ras_with_change(
            "\"so far\"",
            Parts {
                adjustments: &adjustments,
                ..USUAL
            },
        );
        let scored = scored(&ras, &[("need", need)]);
        let found = line(&scored, "change");
        assert_eq!(
            found.as_deref(),
            Some(expected),
            "{operation} {value} of {need}"
        );
    }
}

#[test]
fn each_operation_changes_points_at_every_level() {
    let levels = [
        ("changes = \"question\"\nquestion = \"need\"", 1),
        ("changes = \"points\"\ndomains = [\"care\"]", 1),
        ("changes = \"weighted points\"\ndomains = [\"care\"]", 2),
        ("changes = \"total\"\ntotal = \"all\"", 3),
    ];
    for (of, place) in levels {
        for (operation, value, expected) in [
            ("percent", "-15", "10.20"),
            ("fraction", "-0.25", "9.00"),
            ("multiply", "1.5", "18.00"),
            ("divide", "7", "1.70"),
            ("add", "2.5", "14.50"),
            ("subtract", "14", "−2.00"),
            ("floor", "20", "20.00"),
            ("cap", "5", "5.00"),
        ] {
            let adjustments = change(of, operation, &format!("value = \"{value}\""));
            let step = points_step("0.1");
            let mut steps = vec![POINTS, WEIGHTING, TOTAL, ALLOCATE];
            steps.insert(place, &step);
            let ras = ras(Parts {
                steps: &steps,
                adjustments: &adjustments,
                ..USUAL
            });
            let found = weighted(&scored(&ras, &[("need", "12")])).replace('-', "−");
            assert_eq!(found, expected, "{of}: {operation} {value}");
        }
    }
}

#[test]
fn what_is_taken_off_stops_at_its_limit_and_nothing_is_added_to_reach_it() {
    let more = "value = \"250\"\nnot_below = \"30\"";
    let adjustments = change("changes = \"money\"", "subtract", more);
    let ras = ras_with_change(
        "[\"allocation\"]",
        Parts {
            adjustments: &adjustments,
            ..USUAL
        },
    );
    for (need, expected) in [
        ("400", "−250.00"),
        ("200", "−170.00"),
        ("30", "0.00"),
        ("20", "0.00"),
    ] {
        let found = line(&scored(&ras, &[("need", need)]), "change");
        assert_eq!(found.as_deref(), Some(expected), "{need}");
    }
}

const HOURS: &str = r#"
[[question]]
id = "hours"
text = "Hours"
kind = "frequency"
most_per_week = "100"
unanswered = "earns nothing"
earns = "nothing"
"#;

#[test]
fn a_value_times_a_number_needs_the_number() {
    let more = "value = \"12.50\"\ntimes = \"hours\"";
    let adjustments = change("changes = \"money\"", "add", more);
    let questions = format!("{NEED}{HOURS}");
    let parts = Parts {
        questions: &questions,
        adjustments: &adjustments,
        ..USUAL
    };
    let ras = ras_with_change("\"so far\"", parts);
    for (hours, expected) in [
        ("3/week", "37.50"),
        ("1/day", "87.50"),
        ("1/month", "2.88"),
        ("13/month", "37.50"),
        ("0/week", "0.00"),
    ] {
        let scored = scored(&ras, &[("need", "10"), ("hours", hours)]);
        assert_eq!(
            line(&scored, "change").as_deref(),
            Some(expected),
            "{hours}"
        );
    }
    let silent = scored(&ras, &[("need", "10")]);
    assert_eq!(line(&silent, "change"), None);
    let told: Vec<&str> = silent
        .unanswered
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(told, ["Hours"]);
    let nought = scored(&ras, &[("need", "10"), ("hours", "0/week")]);
    assert_eq!(nought.unanswered, []);
}

#[test]
fn the_money_of_a_domain_can_be_the_base_of_a_deduction() {
    let adjustments = change("changes = \"money\"", "percent", "value = \"-15\"");
    let tables = PRICE.replace("\"1\"", "\"8.12\"");
    let parts = Parts {
        adjustments: &adjustments,
        tables: &tables,
        ..USUAL
    };
    let scored = scored(
        &ras_with_change("{ domains = [\"care\"] }", parts),
        &[("need", "6")],
    );
    assert_eq!(line(&scored, "allocation").as_deref(), Some("48.72"));
    assert_eq!(line(&scored, "change").as_deref(), Some("−7.31"));
    assert_eq!(scored.domain_rounding, Some(Money::ZERO));
    let money = scored.domains.first().and_then(|domain| domain.money);
    assert_eq!(
        money.map(|money| money.to_string()).as_deref(),
        Some("48.72")
    );
}

#[test]
fn a_yearly_amount_becomes_pounds_a_week_by_the_weeks_of_the_ras() {
    let mut yearly = ras(USUAL);
    yearly.unit = Period::Year;
    let scored = scored(&yearly, &[("need", "1000")]);
    let weekly = scored
        .indicative()
        .map(|indicative| indicative.0.to_string());
    assert_eq!(weekly.as_deref(), Some("19.23"));
    let year = scored.per_year(scored.ras.weeks_per_year);
    let year = year.map(|year| year.0.to_string());
    assert_eq!(year.as_deref(), Some("1,000.00"));
    let words = scored.stated_by_week();
    assert_eq!(
        words.as_deref(),
        Some("£1,000.00 a year ÷ 52 = £19.23 a week")
    );
}

#[test]
fn a_domains_floor_holds_once_a_question_is_answered_and_its_cap_always() {
    let domains = CARE.replace(
        "combine = \"sum\"",
        "combine = \"sum\"\ncap = \"20\"\nfloor = \"5\"",
    );
    let questions = NEED.replace("cannot be scored", "earns nothing");
    let ras = ras(Parts {
        domains: &domains,
        questions: &questions,
        ..USUAL
    });
    for (answers, expected) in [
        (vec![("need", "2")], "5.00"),
        (vec![("need", "12")], "12.00"),
        (vec![("need", "31")], "20.00"),
        (vec![], "0.00"),
    ] {
        assert_eq!(weighted(&scored(&ras, &answers)), expected, "{answers:?}");
    }
}

#[test]
fn a_question_is_adjusted_before_its_domain_is_capped() {
    let of = "changes = \"question\"\nquestion = \"need\"";
    let adjustments = change(of, "multiply", "value = \"2\"");
    let step = points_step("0.01");
    let steps = [POINTS, &step, WEIGHTING, TOTAL, ALLOCATE];
    let domains = CARE.replace("combine = \"sum\"", "combine = \"sum\"\ncap = \"20\"");
    let parts = Parts {
        steps: &steps,
        domains: &domains,
        adjustments: &adjustments,
        ..USUAL
    };
    let ras = ras(parts);
    assert_eq!(weighted(&scored(&ras, &[("need", "7")])), "14.00");
    let high = scored(&ras, &[("need", "15")]);
    assert_eq!(weighted(&high), "20.00");
    let answer = high
        .domains
        .first()
        .and_then(|domain| domain.answers.first());
    assert_eq!(
        answer.map(|answer| answer.points.to_string()).as_deref(),
        Some("30.00")
    );
}

const TWO_DOMAINS: &str = r#"
[[domain]]
id = "care"
title = "Care"
combine = "sum"
weighting = "1"
rounding = { to = "0.01", how = "half up" }
[[domain]]
id = "safety"
title = "Safety"
combine = "sum"
weighting = "1"
rounding = { to = "0.01", how = "half up" }
[[total]]
id = "all"
title = "All"
domains = ["care", "safety"]
unanswered = "counts"
"#;

#[test]
fn the_difference_between_domains_and_allocation_is_given_to_the_penny() {
    let safety = NEED
        .replace("\"need\"", "\"risk\"")
        .replace("\"care\"", "\"safety\"");
    let questions = format!("{NEED}{safety}");
    let tables = PRICE.replace("\"1\"", "\"0.333\"");
    let parts = Parts {
        domains: TWO_DOMAINS,
        questions: &questions,
        tables: &tables,
        ..USUAL
    };
    let scored = scored(&ras(parts), &[("need", "5"), ("risk", "5")]);
    let money = scored.domains.iter().filter_map(|domain| domain.money);
    assert_eq!(money.map(Money::pence).collect::<Vec<_>>(), [167, 167]);
    assert_eq!(line(&scored, "allocation").as_deref(), Some("3.33"));
    assert_eq!(scored.domain_rounding.map(Money::pence), Some(-1));
    let shares = scored
        .domains
        .iter()
        .filter_map(|domain| domain.share_percent);
    assert_eq!(
        shares.collect::<Vec<_>>(),
        [Decimal::from(50), Decimal::from(50)]
    );
}

#[test]
fn with_an_intercept_domains_have_no_money_of_their_own() {
    let tables = format!("{PRICE}intercept = \"20\"\n");
    let with = ras(Parts {
        tables: &tables,
        ..USUAL
    });
    let some = scored(&with, &[("need", "5")]);
    assert_eq!(line(&some, "allocation").as_deref(), Some("25.00"));
    assert_eq!(
        (
            some.domain_rounding,
            some.domains.first().and_then(|domain| domain.money)
        ),
        (None, None)
    );
    let none = scored(&with, &[("need", "0")]);
    assert_eq!(line(&none, "allocation").as_deref(), Some("0.00"));
}

#[test]
fn a_line_through_points_ends_as_it_says() {
    let line_table = |ends: &str| {
        format!(
            "\n[[table]]\nid = \"price\"\ntitle = \"Line\"\nkind = \"line\"\n{ends}\n\
             [[table.edition]]\nfrom = 2026-04-01\nreference = \"r\"\n\
             line = [{{ points = \"10\", amount = \"100\" }}, \
             {{ points = \"13\", amount = \"101\" }}]\n"
        )
    };
    let outside = "ends = \"outside\"\noutside = \"ask the panel\"";
    for (ends, need, expected) in [
        ("ends = \"flat\"", "9", Some("100.00")),
        ("ends = \"flat\"", "11", Some("100.33")),
        ("ends = \"flat\"", "20", Some("101.00")),
        ("ends = \"extend\"", "4", Some("98.00")),
        ("ends = \"extend\"", "15", Some("101.67")),
        (outside, "13", Some("101.00")),
        (outside, "13.01", None),
        (outside, "9.99", None),
    ] {
        let tables = line_table(ends);
        let scored = scored(
            &ras(Parts {
                tables: &tables,
                ..USUAL
            }),
            &[("need", need)],
        );
        assert_eq!(
            line(&scored, "allocation").as_deref(),
            expected,
            "{ends} at {need}"
        );
        if expected.is_none() {
            let RasResult::NoAmount { why } = &scored.result else {
                panic!("{scored:?}")
            };
            assert!(why.contains("ask the panel"), "{why}");
        }
    }
}
