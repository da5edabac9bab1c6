//! The weekly cost of a service line by the national rule: |unit cost| times units a week.

use super::{Desk, money};
use ras_panel::caseload::package::{Apart, CostFrequency, LineCost, Package, ServiceLine};
use ras_panel::config::caseload_field::FileKind;
use ras_panel::import::said::notice::NoticeKind;
use ras_panel::terms::budget::Completeness;
use ras_panel::terms::ids::CaseRef;
use ras_panel::terms::money::{Money, PerWeek};
use ras_panel::terms::number::plain_decimal;
use rust_decimal::Decimal;

fn line(cost: &str, frequency: Option<CostFrequency>, units: &str) -> ServiceLine {
    ServiceLine {
        service_type: None,
        component: "Day support".to_owned(),
        delivery_mechanism: None,
        provider: None,
        unit_cost: plain_decimal(cost),
        frequency,
        planned_units: plain_decimal(units),
        start: None,
        end: None,
        two_carers: false,
        specialist: false,
        will_not_negotiate: None,
        meets: None,
    }
}

fn weekly(pounds: &str) -> LineCost {
    LineCost::Weekly(PerWeek(money(pounds)))
}

#[test]
fn every_frequency_has_its_units_and_is_rounded_to_the_penny() {
    use CostFrequency::*;
    for (cost, frequency, units, expected) in [
        ("23.92", Hourly, "17.5", "418.60"),
        ("23.925", Hourly, "1", "23.93"),
        ("23.924", Hourly, "1", "23.92"),
        ("34.60", PerSession, "3", "103.80"),
        ("60.00", Daily, "2.5", "150.00"),
        ("45.00", Weekly, "", "45.00"),
        ("45.00", Weekly, "7", "45.00"),
        ("45.01", Fortnightly, "9", "22.51"),
        ("100.01", FourWeekly, "", "25.00"),
        ("100.02", FourWeekly, "", "25.01"),
        ("100.00", Monthly, "", "23.08"),
        ("100.00", Quarterly, "", "7.69"),
        ("1170.00", Annually, "2", "22.50"),
        ("0.26", Annually, "", "0.01"),
    ] {
        let found = line(cost, Some(frequency), units).weekly_cost();
        assert_eq!(found, weekly(expected), "{cost} {}", frequency.title());
    }
}

#[test]
fn lines_without_a_usable_cost_stand_apart_with_the_reason() {
    use CostFrequency::*;
    let huge = "99999999999999999999";
    for (cost, frequency, units, expected) in [
        ("", Some(Weekly), "1", Apart::NoCost),
        ("0.00", Some(Weekly), "1", Apart::ZeroCost),
        ("-5", Some(Weekly), "1", Apart::NegativeCost),
        ("5", None, "1", Apart::NoFrequency),
        ("5", Some(Hourly), "", Apart::NoUnits),
        ("5", Some(PerSession), "0", Apart::NoUnits),
        ("5", Some(Daily), "-1", Apart::NegativeUnits),
        ("5", Some(OneOff), "1", Apart::OneOff),
        (huge, Some(Weekly), "", Apart::OutOfBounds),
        (huge, Some(Hourly), huge, Apart::OutOfBounds),
    ] {
        let found = line(cost, frequency, units).weekly_cost();
        assert_eq!(
            found,
            LineCost::Apart(expected),
            "{cost} {frequency:?} {units}"
        );
    }
}

#[test]
fn a_package_adds_what_is_known_and_says_when_something_is_not() {
    use CostFrequency::*;
    let good = [
        line("10", Some(Weekly), ""),
        line("2.50", Some(Hourly), "4"),
    ];
    let mut package = Package {
        lines: good.to_vec(),
        n_lines_rejected: 0,
    };
    let cost = package.cost().unwrap();
    assert_eq!(
        (cost.known.0, cost.completeness),
        (money("20"), Completeness::Complete)
    );
    package.n_lines_rejected = 1;
    assert_eq!(
        package.cost().unwrap().completeness,
        Completeness::Incomplete
    );
    package.n_lines_rejected = 0;
    package.lines.push(line("310", Some(OneOff), ""));
    let cost = package.cost().unwrap();
    assert_eq!(
        (cost.known.0, cost.completeness),
        (money("20"), Completeness::Incomplete)
    );
    assert_eq!(package.apart().count(), 1);
}

#[test]
fn the_fractions_are_the_rules_own_and_not_rounded_before_the_price() {
    use CostFrequency::*;
    for (frequency, n, d) in [
        (Weekly, 1, 1),
        (Fortnightly, 1, 2),
        (FourWeekly, 1, 4),
        (Monthly, 12, 52),
        (Quarterly, 4, 52),
        (Annually, 1, 52),
    ] {
        let found = line("1", Some(frequency), "9").units_per_week();
        let expected = Decimal::from(n) / Decimal::from(d);
        assert_eq!(found, Some(expected), "{}", frequency.title());
        let large = line("99999.99", Some(frequency), "");
        let exact = Money::to_the_penny(plain_decimal("99999.99").unwrap() * expected).unwrap();
        assert_eq!(large.weekly_cost(), LineCost::Weekly(PerWeek(exact)));
    }
    for frequency in [Hourly, Daily, PerSession] {
        let found = line("1", Some(frequency), "2.25").units_per_week();
        assert_eq!(found, plain_decimal("2.25"), "{}", frequency.title());
    }
}

#[test]
fn from_weekly_on_the_frequency_is_trusted_over_the_planned_units() {
    use CostFrequency::*;
    for frequency in [
        Weekly,
        Fortnightly,
        FourWeekly,
        Monthly,
        Quarterly,
        Annually,
    ] {
        let without = line("52", Some(frequency), "").weekly_cost();
        for units in ["0", "1", "-3", "14"] {
            let with = line("52", Some(frequency), units).weekly_cost();
            assert_eq!(with, without, "{} {units}", frequency.title());
        }
    }
}

#[test]
fn a_weekly_row_with_other_units_than_one_is_counted_once_and_noticed() {
    let desk = Desk::new();
    let noticed = |units: &str| {
        let files = desk.tiny_with(FileKind::Packages, |csv| {
            csv.replace("42.00,Weekly,1,", &format!("42.00,Weekly,{units},"))
        });
        let imported = desk.read(&files).unwrap();
        let case = &imported.caseload.cases[&CaseRef::new("T-001").unwrap()];
        assert_eq!(case.package.cost().unwrap().known.0, money("564.40"));
        let notices = imported.notices.iter();
        notices
            .filter(|n| n.kind == NoticeKind::WeeklyUnits)
            .count()
    };
    assert_eq!((noticed("1"), noticed(""), noticed("5")), (0, 0, 1));
}

#[test]
fn double_handed_care_is_two_rows_or_double_units_and_never_collapsed() {
    use CostFrequency::*;
    let rows = |lines: Vec<ServiceLine>| Package {
        lines,
        n_lines_rejected: 0,
    };
    let one = || line("23.92", Some(Hourly), "7");
    let two_rows = rows(vec![one(), one()]).cost().unwrap();
    let double_units = rows(vec![line("23.92", Some(Hourly), "14")])
        .cost()
        .unwrap();
    assert_eq!(two_rows, double_units);
    assert_eq!(two_rows.known.0, money("334.88"));
}
