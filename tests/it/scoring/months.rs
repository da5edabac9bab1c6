//! A frequency a month is multiplied before it is divided: what is exact is rounded as exact.

use crate::scoring::parts::*;
use ras_panel::scoring::explain::lines;
use ras_panel::scoring::scored::Scored;

fn visits(earns: &str) -> String {
    format!(
        "\n[[question]]\nid = \"visits\"\ntext = \"Visits\"\n{earns}\nkind = \"frequency\"\n\
         most_per_week = \"700\"\nunanswered = \"cannot be scored\"\n"
    )
}

fn per_unit(points: &str, units: &str, to: &str, how: &str) -> String {
    visits(&format!(
        "domain = \"care\"\nearns = \"per unit\"\npoints = \"{points}\"\nunits = \"{units}\"\n\
         rounding = {{ to = \"{to}\", how = \"{how}\" }}"
    ))
}

fn first_line(scored: &Scored) -> String {
    line(scored, "allocation").unwrap_or_default()
}

#[test]
fn points_for_every_so_many_are_multiplied_first_and_divided_last() {
    let thirty = "days_per_month = \"30\"";
    let year = "months_per_year = \"12\"\nweeks_per_year = \"52\"";
    for (month, points, units, to, how, answer, expected) in [
        (year, "6.5", "1", "1", "half up", "5/month", "8.00"),
        (year, "6.5", "1", "1", "half up", "37/month", "56.00"),
        (year, "6.5", "1", "1", "half down", "5/month", "7.00"),
        (year, "13", "3", "0.01", "up", "1/month", "1.00"),
        (thirty, "30", "7", "0.01", "down", "1/month", "1.00"),
        (thirty, "30", "7", "0.01", "up", "2/month", "2.00"),
        (year, "6.5", "1", "1", "half up", "5/week", "33.00"),
    ] {
        let mut ras = ras(Parts {
            questions: &per_unit(points, units, to, how),
            ..USUAL
        });
        if month == thirty {
            let days_per_month = rust_decimal::dec!(30);
            ras.frequency.month = ras_panel::config::question::MonthRule::OfDays { days_per_month };
        }
        let scored = scored(&ras, &[("visits", answer)]);
        let case = format!("{answer} × {points} ÷ {units} to {to} {how}");
        assert_eq!(first_line(&scored), expected, "{case}");
    }
}

#[test]
fn a_change_of_money_times_a_number_a_month_is_divided_last() {
    let questions = format!("{NEED}{}", visits("earns = \"nothing\""));
    for (operation, value, need, answer, expected) in [
        ("multiply", "0.5", "100.23", "3/month", "−65.54"),
        ("percent", "0.65", "10", "1/month", "0.02"),
        ("fraction", "0.065", "1", "1/month", "0.02"),
        ("divide", "0.3", "0.27", "4/month", "0.71"),
        ("add", "0.065", "1", "1/month", "0.02"),
        ("subtract", "0.065", "1", "1/month", "−0.02"),
        ("floor", "1.105", "0.20", "1/month", "0.06"),
        ("cap", "0.065", "1", "1/month", "−0.99"),
    ] {
        let more = format!("value = \"{value}\"\ntimes = \"visits\"");
        let adjustments = change("changes = \"money\"", operation, &more);
        let parts = Parts {
            questions: &questions,
            adjustments: &adjustments,
            ..USUAL
        };
        let ras = ras_with_change("\"so far\"", parts);
        let scored = scored(&ras, &[("need", need), ("visits", answer)]);
        let found = line(&scored, "change");
        assert_eq!(
            found.as_deref(),
            Some(expected),
            "{operation} {value} of {need}, {answer}"
        );
    }
}

#[test]
fn the_breakdown_shows_the_products_before_the_division() {
    let ras = ras(Parts {
        questions: &per_unit("6.5", "1", "1", "half up"),
        ..USUAL
    });
    let told = lines(&scored(&ras, &[("visits", "5/month")]), &ras).join("\n");
    assert!(told.contains("60 × 6.5 ÷ (52 × 1), to 1 half up"), "{told}");
}

#[test]
fn a_blank_that_counts_as_nought_is_rounded_as_a_nought_is() {
    let of = "changes = \"points\"\ndomains = [\"care\"]";
    let more = "value = \"-1\"\ntimes = \"visits\"";
    let questions = format!("{NEED}{}", visits("earns = \"nothing\""));
    let questions = questions.replace(
        "700\"\nunanswered = \"cannot be scored\"",
        "700\"\nunanswered = \"earns nothing\"",
    );
    let step = points_step("0.1");
    let ras = ras(Parts {
        questions: &questions,
        adjustments: &change(of, "percent", more),
        steps: &[POINTS, &step, WEIGHTING, TOTAL, ALLOCATE],
        ..USUAL
    });
    let nought = scored(&ras, &[("need", "2.34"), ("visits", "0/month")]);
    let blank = scored(&ras, &[("need", "2.34")]);
    assert_eq!(first_line(&nought), "2.30");
    assert_eq!(first_line(&blank), "2.30");
    assert_eq!((nought.unanswered.len(), blank.unanswered.len()), (0, 1));
}
