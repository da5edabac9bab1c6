//! Rules on single rows of the package: prices without use, more units than a week has.

use super::bench::{Bench, hourly};
use ras_panel::caseload::package::{CostFrequency, ServiceLine};

const HOME_SUPPORT: &str = "Home support or domiciliary care";

#[test]
fn a_negative_or_zero_price_stands_apart_and_makes_the_package_incomplete() {
    for (price, why) in [
        ("-23.92", "unit cost is negative"),
        ("0", "unit cost is zero"),
    ] {
        let bench = Bench::with("400", "410").and_line(hourly(HOME_SUPPORT, "10", price));
        assert_eq!(
            bench.says("incomplete_package"),
            format!(
                "1 of 2 rows stands apart from the weekly sum: {HOME_SUPPORT} ({why}); the gap is \
                 at least +£10.00 a week"
            )
        );
    }
}

#[test]
fn more_hours_or_days_than_a_week_has_are_named_and_twice_as_many_with_two_carers() {
    let of = |units: &str, two_carers: bool, frequency| {
        let line = ServiceLine {
            two_carers,
            frequency: Some(frequency),
            ..hourly(HOME_SUPPORT, units, "23.92")
        };
        let bench = Bench::with("400", "410").and_line(line);
        bench.says("units_beyond_week")
    };
    use CostFrequency::{Daily, Hourly, PerSession};
    for (units, two_carers, frequency) in [
        ("168", false, Hourly),
        ("336", true, Hourly),
        ("7", false, Daily),
        ("14", true, Daily),
        ("1000", false, PerSession),
    ] {
        assert_eq!(of(units, two_carers, frequency), "", "{units}");
    }
    for (units, two_carers, frequency) in [
        ("168.01", false, Hourly),
        ("336.01", true, Hourly),
        ("7.01", false, Daily),
        ("14.01", true, Daily),
    ] {
        let said = of(units, two_carers, frequency);
        assert!(said.contains(&format!("has {units} ")), "{said}");
    }
    assert_eq!(
        of("1000", false, Hourly),
        format!(
            "{HOME_SUPPORT} has 1000 hours a week, and one carer has at most 168; its cost counts \
             as it stands [limit 168 hours a week]"
        )
    );
    assert_eq!(
        of("336.25", true, Hourly),
        format!(
            "{HOME_SUPPORT} has 336.25 hours a week, and two carers at once have at most 336; its \
             cost counts as it stands [limit 168 hours a week]"
        )
    );
    assert_eq!(
        of("7.5", false, Daily),
        format!(
            "{HOME_SUPPORT} has 7.5 days a week, and one carer has at most 7; its cost counts as \
             it stands [limit 7 days a week]"
        )
    );
}

#[test]
fn a_week_of_one_service_is_looked_at_together_though_it_stands_on_several_rows() {
    let days = |component: &str, units: &str, provider: &str| ServiceLine {
        frequency: Some(CostFrequency::Daily),
        provider: Some(provider.to_owned()),
        ..hourly(component, units, "60.00")
    };
    let of = |lines: Vec<ServiceLine>| {
        let bench = Bench::with("400", "410");
        let bench = lines.into_iter().fold(bench, Bench::and_line);
        bench.says("units_beyond_week")
    };
    let day = "Day support";
    assert_eq!(of(vec![days(day, "5", "A"), days(day, "2", "B")]), "");
    assert_eq!(
        of(vec![days(day, "5", "A"), days(day, "2.5", "B")]),
        "Day support has 7.5 days a week in 2 rows, and one carer has at most 7; their cost counts \
         as it stands [limit 7 days a week]"
    );
    assert_eq!(of(vec![days(day, "5", "A"), days("Meals", "5", "A")]), "");
    let double_up = vec![days(day, "7", "A"), days(day, "7", "A")];
    assert_eq!(of(double_up), "", "rows that are the same are two carers");
    let one_by_the_hour = vec![days(day, "5", "A"), hourly(day, "100", "20.00")];
    assert_eq!(of(one_by_the_hour), "");
}
