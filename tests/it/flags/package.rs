//! Rules on what is provided: rows apart, prices, specialists, direct payments, settings.

use super::bench::{Bench, SOME_HELP, hourly, scored, weekly};
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
         cost) and 1 row rejected at import; the gap is at least +£10.00 a week"
    );
    bench.case.given = None;
    bench.assessed = scoring::assess(&bench.ras, &bench.case, bench.on);
    assert!(
        bench
            .says("incomplete_package")
            .ends_with("1 row rejected at import")
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
fn a_service_is_too_dear_above_the_price_limit_unless_it_is_specialist() {
    assert_eq!(
        dear(|_| ()),
        "Home support or domiciliary care costs £28.51 an hour and is not specialist; the provider \
         was asked to negotiate and will not [limit £28.50 an hour]"
    );
    assert_eq!(
        dear(|line| line.unit_cost = "28.50".parse().ok()),
        "",
        "at the limit"
    );
    assert_eq!(dear(|line| line.specialist = true), "");
    for (recorded, told) in [
        (Some(false), "the provider has not refused to negotiate"),
        (None, "whether the provider will negotiate is not recorded"),
    ] {
        let said = dear(|line| line.will_not_negotiate = recorded);
        assert!(said.contains(told), "{said}");
    }
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
    let just_above = says(Deployment::DirectPayment, "380.01");
    assert!(just_above.contains("£380.01 a week is"), "{just_above}");
    assert_eq!(
        says(Deployment::DirectPayment, "396"),
        "The direct payment of £396.00 a week is 99 % of an indicative budget that is priced at \
         contract rates [limit 95 % of the indicative budget]"
    );
}

#[test]
fn the_rows_decide_what_is_a_direct_payment_and_the_deployment_only_where_they_do_not() {
    let says = |deployment: Option<Deployment>, lines: Vec<ServiceLine>| {
        let mut bench = Bench::with("400", "0");
        bench.case.package.lines = lines;
        bench.case.person.deployment = deployment;
        bench.says("direct_payment_rate")
    };
    let paid = |cost: &str| weekly("Direct payment", cost);
    let managed = |cost: &str| ServiceLine {
        delivery_mechanism: Some("CASSR managed personal budget".into()),
        ..weekly("Day support", cost)
    };
    let silent = |cost: &str| weekly("Day support", cost);
    let is = "% of an indicative budget that is priced at contract rates \
        [limit 95 % of the indicative budget]";
    for deployment in [
        None,
        Some(Deployment::Mixed),
        Some(Deployment::CouncilManaged),
    ] {
        assert_eq!(
            says(deployment, vec![paid("396")]),
            format!("The direct payment of £396.00 a week is 99 {is}"),
            "{deployment:?}"
        );
    }
    let direct = Some(Deployment::DirectPaymentThirdParty);
    assert_eq!(says(direct, vec![managed("396")]), "");
    assert_eq!(says(direct, vec![paid("200"), managed("196")]), "");
    assert_eq!(
        says(direct, vec![paid("396"), managed("100")]),
        format!("The direct payment, a part of the package, of £396.00 a week is 99 {is}")
    );
    assert_eq!(
        says(direct, vec![silent("396")]),
        format!("The package, by the record a direct payment, of £396.00 a week is 99 {is}")
    );
    assert_eq!(says(None, vec![silent("396")]), "");
    let unknown = ServiceLine {
        unit_cost: None,
        ..paid("1")
    };
    let at_least = says(None, vec![paid("396"), unknown]);
    assert!(
        at_least.contains("at least £396.00 a week is at least 99 %"),
        "{at_least}"
    );
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

/// A case that the RAS itself scores, with a care-home place in its package.
fn by_service_of_ras() -> Bench {
    scored(SOME_HELP).and_line(weekly("Long term nursing care", "900"))
}

#[test]
fn a_care_home_place_is_told_with_what_stands_beside_it() {
    let bench = Bench::with("400", "410");
    assert_eq!(bench.says("care_home"), "");
    let sheltered = "Sheltered housing, extra care housing or other sheltered housing";
    let bench = bench.person(|person| person.accommodation = Some(sheltered.into()));
    assert_eq!(bench.says("care_home"), "");
    let in_home = Bench::with("400", "410")
        .person(|person| person.accommodation = Some("Registered care home".into()));
    assert_eq!(
        in_home.says("care_home"),
        "Accommodation: Registered care home; the indicative budget was computed elsewhere"
    );
    let by_service = bench.and_line(weekly("Long term nursing care", "900"));
    assert_eq!(
        by_service.says("care_home"),
        "In the package: Long term nursing care; the indicative budget was computed elsewhere"
    );
    let mut by_ras = by_service_of_ras();
    assert_eq!(
        by_ras.says("care_home"),
        "In the package: Long term nursing care; the RAS gives an indicative budget all the same: \
         check whether it should apply"
    );
    by_ras.case.assessments.clear();
    by_ras.assessed = scoring::assess(&by_ras.ras, &by_ras.case, by_ras.on);
    assert_eq!(
        by_ras.says("care_home"),
        "In the package: Long term nursing care; there is no indicative budget"
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
fn two_carers_at_once_are_told_with_what_is_priced_and_no_hours_that_nobody_knows() {
    let bench = Bench::with("400", "410");
    assert_eq!(bench.says("two_carers"), "");
    let two = |line: ServiceLine| ServiceLine {
        two_carers: true,
        ..line
    };
    let bench = bench.and_line(two(hourly(HOME_SUPPORT, "7", "23.92")));
    assert_eq!(
        bench.says("two_carers"),
        "Two carers at once, costing £167.44 a week; 7 h are priced, and the file does not say \
         whether for each carer or for both"
    );
    let bench = bench.and_line(two(weekly("Day support", "0")));
    assert_eq!(
        bench.says("two_carers"),
        "Two carers at once, costing at least £167.44 a week; 7 h are priced, and the file does \
         not say whether for each carer or for both"
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
