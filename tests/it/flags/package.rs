//! Rules on what is provided: rows apart, prices, specialists, direct payments, settings.

use super::bench::{Bench, hourly, weekly};
use ras_panel::caseload::package::{CostFrequency, ServiceLine};
use ras_panel::caseload::person::Deployment;
use ras_panel::scoring;

const HOME_SUPPORT: &str = "Home support or domiciliary care";

#[test]
fn each_row_apart_is_named_with_its_reason() {
    let uncosted = ServiceLine {
        unit_cost: None,
        ..weekly("Meals", "0")
    };
    let once = ServiceLine {
        frequency: Some(CostFrequency::OneOff),
        ..weekly("Equipment", "80")
    };
    let complete = Bench::with("400", "410");
    assert_eq!(complete.says("incomplete_package"), "");
    let mut bench = complete.and_line(uncosted).and_line(once);
    assert_eq!(
        bench.says("incomplete_package"),
        "2 of 3 rows stand apart from the weekly sum: Meals (no unit cost) and Equipment (one-off \
         cost); the gap is at least +£10.00 a week"
    );
    bench.case.package.n_lines_rejected = 1;
    assert_eq!(
        bench.says("incomplete_package"),
        "3 of 4 rows stand apart from the weekly sum: Meals (no unit cost), Equipment (one-off \
         cost) and 1 row that could not be read; the gap is at least +£10.00 a week"
    );
    bench.case.given = None;
    bench.assessed = scoring::assess(&bench.ras, &bench.case, bench.on);
    assert!(
        bench
            .says("incomplete_package")
            .ends_with("1 row that could not be read")
    );
}

#[test]
fn a_package_beyond_all_bounds_is_named() {
    let bench = Bench::with("400", "999999999").and_line(weekly("Meals", "999999999"));
    assert_eq!(
        bench.says("incomplete_package"),
        "The package's rows add up to more than can be reckoned with"
    );
    assert_eq!(bench.says("gap"), "");
}

#[test]
fn specialist_lines_are_named_with_what_they_cost_together() {
    let bench = Bench::with("400", "410");
    assert_eq!(bench.says("specialist"), "");
    let bench = bench
        .line(|line| line.specialist = true)
        .and_line(ServiceLine {
            specialist: true,
            ..weekly("Day support", "40")
        });
    assert_eq!(
        bench.says("specialist"),
        "Specialist provision costs £450.00 a week: Home support or domiciliary care and Day \
         support"
    );
    let bench = bench.line(|line| line.unit_cost = None);
    assert_eq!(
        bench.says("specialist"),
        "Specialist provision costs at least £40.00 a week: Home support or domiciliary care and \
         Day support"
    );
    let more = ServiceLine {
        specialist: true,
        ..weekly("Day support", "25")
    };
    let says = bench.and_line(more).says("specialist");
    assert!(
        says.ends_with("domiciliary care and Day support (2 rows)"),
        "{says}"
    );
}

fn dear(change: impl FnOnce(&mut ServiceLine)) -> String {
    let mut line = hourly(HOME_SUPPORT, "10", "28.51");
    line.will_not_negotiate = Some(true);
    change(&mut line);
    let mut bench = Bench::with("285", "0");
    bench.case.package.lines = vec![line];
    let said = bench.says("too_dear");
    if !said.is_empty() {
        assert_eq!(bench.flags("too_dear")[0].reference, "Made up later");
    }
    said
}

#[test]
fn a_service_is_too_dear_above_the_price_limit_when_nothing_excuses_it() {
    assert_eq!(
        dear(|_| ()),
        "Home support or domiciliary care costs £28.51 an hour, is not specialist, and the \
         provider will not negotiate [limit £28.50 an hour]"
    );
    assert_eq!(
        dear(|line| line.unit_cost = "28.50".parse().ok()),
        "",
        "at the limit"
    );
    assert_eq!(dear(|line| line.specialist = true), "");
    assert_eq!(dear(|line| line.will_not_negotiate = Some(false)), "");
    assert_eq!(dear(|line| line.will_not_negotiate = None), "");
    assert_eq!(dear(|line| line.frequency = None), "");
    assert_eq!(
        dear(|line| line.frequency = Some(CostFrequency::Daily)),
        "",
        "another frequency is another price"
    );
    assert_eq!(dear(|line| line.component = "Meals".into()), "");
    let loud = dear(|line| line.component = " home support OR domiciliary care".into());
    assert!(loud.contains("£28.51"), "{loud}");
}

fn direct_payment(indicative: &str, line: ServiceLine) -> Bench {
    let mut bench = Bench::with(indicative, "0");
    bench.case.package.lines = vec![line];
    bench
}

#[test]
fn a_direct_payment_at_the_contract_price_or_above_is_flagged() {
    let at = |price: &str| {
        let line = ServiceLine {
            delivery_mechanism: Some("Direct payment".into()),
            ..hourly(HOME_SUPPORT, "10", price)
        };
        direct_payment("400", line).says("direct_payment_rate")
    };
    assert_eq!(at("23.91"), "");
    assert_eq!(
        at("23.92"),
        "Home support or domiciliary care is paid as a direct payment at £23.92 an hour, which is \
         the contract price or above [contract price £23.92 an hour]"
    );
    assert!(at("24").contains("£24.00 an hour"));
    let by_component = Bench::with("400", "0").setting("direct_payment_rate", |setting| {
        setting.prices[0].component = "Direct payment".to_owned();
    });
    let by_component = by_component.line(|line| *line = hourly("Direct payment", "10", "24.5"));
    assert_eq!(
        by_component.says("direct_payment_rate"),
        "A direct payment is paid at £24.50 an hour, which is the contract price or above \
         [contract price £23.92 an hour]"
    );
    let managed = direct_payment("400", hourly(HOME_SUPPORT, "10", "23.92"));
    assert_eq!(managed.says("direct_payment_rate"), "");
}

#[test]
fn a_package_taken_wholly_as_a_direct_payment_stays_below_its_share_of_the_budget() {
    let says = |deployment: Deployment, cost: &str| {
        direct_payment("400", weekly("Direct payment", cost))
            .person(|person| person.deployment = Some(deployment))
            .says("direct_payment_rate")
    };
    assert_eq!(says(Deployment::DirectPayment, "380"), "", "at the limit");
    assert_eq!(
        says(Deployment::DirectPayment, "396"),
        "The direct payment of £396.00 a week is 99 % of an indicative budget that is priced at \
         contract rates [limit 95 % of the indicative budget]"
    );
    assert_ne!(says(Deployment::DirectPaymentThirdParty, "396"), "");
    assert_eq!(says(Deployment::Mixed, "396"), "");
    assert_eq!(says(Deployment::CouncilManaged, "396"), "");
}

#[test]
fn reablement_inside_the_package_is_named() {
    let bench = Bench::with("400", "410");
    assert_eq!(bench.says("reablement_inside"), "");
    let st_max = ServiceLine {
        service_type: Some("Short term support: ST-Max".into()),
        ..weekly(HOME_SUPPORT, "60")
    };
    let bench = bench
        .and_line(weekly("Reablement", "120"))
        .and_line(st_max)
        .and_line(weekly("reablement", "0"));
    assert_eq!(
        bench.says("reablement_inside"),
        "Reablement at £120.00 a week, Home support or domiciliary care at £60.00 a week and \
         reablement (unit cost is zero) in the package; while this is provided free it stays out \
         of the personal budget"
    );
}

#[test]
fn in_a_care_home_the_ras_does_not_apply_and_a_budget_is_worked_out_elsewhere() {
    let bench = Bench::with("400", "410");
    assert_eq!(bench.says("care_home"), "");
    let sheltered = "Sheltered housing, extra care housing or other sheltered housing";
    let bench = bench.person(|person| person.accommodation = Some(sheltered.into()));
    assert_eq!(bench.says("care_home"), "");
    let in_home = Bench::with("400", "410")
        .person(|person| person.accommodation = Some("Registered care home".into()));
    assert_eq!(
        in_home.says("care_home"),
        "This RAS does not apply (accommodation: Registered care home); the personal budget is \
         worked out elsewhere"
    );
    let by_service = bench.and_line(weekly("Long term nursing care", "900"));
    assert_eq!(
        by_service.says("care_home"),
        "This RAS does not apply (in the package: Long term nursing care); the personal budget is \
         worked out elsewhere"
    );
}

#[test]
fn the_reason_of_the_ras_is_given_where_it_does_not_apply() {
    let mut bench = Bench::with("400", "410")
        .person(|person| person.accommodation = Some("Registered care home".into()));
    bench.case.given = None;
    bench.assessed = scoring::assess(&bench.ras, &bench.case, bench.on);
    assert_eq!(
        bench.says("care_home"),
        "This RAS does not apply (care-home placements are priced elsewhere); the personal budget \
         is worked out elsewhere"
    );
    let said: Vec<String> = bench.raised().into_iter().map(|f| f.sentence).collect();
    assert!(!said.join(" ").contains("no budget"));
}

#[test]
fn two_carers_at_once_are_told_with_their_hours_and_cost() {
    let bench = Bench::with("400", "410");
    assert_eq!(bench.says("two_carers"), "");
    let two = |line: ServiceLine| ServiceLine {
        two_carers: true,
        ..line
    };
    let bench = bench.and_line(two(hourly(HOME_SUPPORT, "7", "23.92")));
    assert_eq!(
        bench.says("two_carers"),
        "Two carers at once for 7 h, costing £167.44 a week"
    );
    let bench = bench.and_line(two(weekly("Day support", "0")));
    assert_eq!(
        bench.says("two_carers"),
        "Two carers at once for 7 h, costing at least £167.44 a week"
    );
    let sessions = Bench::with("400", "410").line(|line| line.two_carers = true);
    assert_eq!(
        sessions.says("two_carers"),
        "Two carers at once, costing £410.00 a week"
    );
}

#[test]
fn without_a_package_no_rule_compares_one() {
    let far = Bench::with("400", "40");
    assert_ne!(far.says("gap"), "");
    let mut none = Bench::with("400", "40");
    none.case.package.lines.clear();
    for rule in ras_panel::flags::ALL {
        let said = none.says(rule.code);
        assert!(
            !said.contains("£0.00") && !said.contains('%') && !said.contains("package costs"),
            "{}: {said}",
            rule.code
        );
    }
    for code in [
        "gap",
        "severe_reduction",
        "over_delegated_limit",
        "incomplete_package",
    ] {
        assert_eq!(none.says(code), "", "{code}");
    }
}
