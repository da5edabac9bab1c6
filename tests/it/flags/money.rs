//! Rules on sums: the gap, a severe reduction, the delegated limit, imported figures.

use super::bench::{Bench, since_april, weekly};
use ras_panel::config::panel_rules::LimitBase;
use ras_panel::config::tolerances::FlagKind;
use ras_panel::terms::money::{PerWeek, typed_money};
use rust_decimal::dec;

fn gap(indicative: &str, package: &str) -> String {
    Bench::with(indicative, package).says("gap")
}

#[test]
fn a_gap_is_flagged_either_way_beyond_the_limits_and_never_at_them() {
    let above = |percent: &str, amount: &str| {
        format!(
            "The package costs {percent} % more than the indicative budget (+£{amount} a week) \
             [limit 10 % or £50 a week]"
        )
    };
    let below = |percent: &str, amount: &str| {
        format!(
            "The package costs {percent} % less than the indicative budget (−£{amount} a week) \
             [limit 10 % or £50 a week]"
        )
    };
    assert_eq!(gap("413.80", "612.40"), above("48", "198.60"));
    assert_eq!(gap("266.40", "204.00"), below("23", "62.40"));
    for silent in ["440", "439.99", "400", "360.01", "360"] {
        assert_eq!(gap("400", silent), "", "{silent}");
    }
    assert_eq!(gap("400", "440.01"), above("just over 10", "40.01"));
    assert_eq!(gap("400", "359.99"), below("just over 10", "40.01"));
    for silent in ["1050", "950"] {
        assert_eq!(gap("1000", silent), "", "{silent}");
    }
    assert_eq!(gap("1000", "1050.01"), above("5", "50.01"));
    assert_eq!(gap("1000", "949.99"), below("5", "50.01"));
}

#[test]
fn both_limits_must_be_passed_where_the_setting_says_so() {
    let both = |indicative: &str, package: &str| {
        let bench = Bench::with(indicative, package).setting("gap", |setting| {
            setting.words.insert("together".into(), vec!["both".into()]);
        });
        bench.says("gap")
    };
    assert_eq!(both("1000", "1099"), "", "over £50, not over 10 %");
    assert_eq!(both("100", "140"), "", "over 10 %, not over £50");
    assert_eq!(
        both("400", "460"),
        "The package costs 15 % more than the indicative budget (+£60.00 a week) \
         [limit 10 % and £50 a week]"
    );
}

#[test]
fn one_limit_alone_is_enough_of_a_setting() {
    let only = |name: &'static str| {
        Bench::with("1000", "1100.01").setting("gap", move |setting| {
            setting.limits.retain(|known, _| known == name);
        })
    };
    let says = "The package costs 10 % more than the indicative budget (+£100.01 a week)";
    assert_eq!(
        only("amount_max").says("gap"),
        format!("{says} [limit £50 a week]")
    );
    assert_eq!(
        only("percent_max").says("gap"),
        format!("{says} [limit 10 %]").replace("10 % more", "just over 10 % more")
    );
    assert_eq!(
        only("neither").says("gap"),
        "This could not be checked: the limit percent_max or amount_max is not set"
    );
}

#[test]
fn only_the_directions_of_the_setting_count() {
    let only = |direction: &str, package: &str| {
        let bench = Bench::with("400", package).setting("gap", |setting| {
            let words = vec![direction.to_owned()];
            setting.words.insert("directions".into(), words);
        });
        bench.flags("gap").len()
    };
    assert_eq!([only("above", "600"), only("above", "200")], [1, 0]);
    assert_eq!([only("below", "600"), only("below", "200")], [0, 1]);
}

#[test]
fn no_percentage_is_given_of_an_indicative_budget_of_nothing() {
    assert_eq!(
        gap("0", "60"),
        "The package costs £60.00 a week, and the indicative budget is £0.00 \
         [limit 10 % or £50 a week]"
    );
    assert_eq!(gap("0", "50"), "", "the amount alone is judged");
    let percent_only = Bench::with("0", "0.01").setting("gap", |setting| {
        setting.limits.remove("amount_max");
    });
    assert_eq!(percent_only.flags("gap").len(), 1, "any amount of nothing");
}

#[test]
fn the_gap_of_an_incomplete_package_is_at_least_so_much() {
    let uncosted = |mut line: ras_panel::caseload::package::ServiceLine| {
        line.unit_cost = None;
        line
    };
    let above = Bench::with("400", "600").and_line(uncosted(weekly("Meals", "0")));
    assert_eq!(
        above.says("gap"),
        "The package costs at least 50 % more than the indicative budget \
         (at least +£200.00 a week) [limit 10 % or £50 a week]"
    );
    let below = Bench::with("400", "200").and_line(uncosted(weekly("Meals", "0")));
    assert_eq!(below.says("gap"), "", "what is unknown may fill the gap");
    assert_eq!(
        below.says("incomplete_package"),
        "1 of 2 rows stands apart from the weekly sum: Meals (no unit cost); the gap is at least \
         −£200.00 a week"
    );
}

#[test]
fn a_person_without_a_package_has_no_gap() {
    let mut bench = Bench::with("400", "600");
    bench.case.package.lines.clear();
    let codes: Vec<String> = bench.raised().into_iter().map(|flag| flag.code).collect();
    assert_eq!(codes, Vec::<String>::new());
}

#[test]
fn the_limit_in_force_on_the_date_counts_and_its_reference_is_named() {
    let mut bench = Bench::with("400", "445");
    let first = bench.flags("gap");
    assert_eq!(first[0].limit, "limit 10 % or £50 a week");
    assert_eq!(first[0].reference, "Made up for tests");
    bench.on = "2027-04-01".parse().expect("a date");
    assert_eq!(bench.flags("gap"), Vec::new());
    let bench = Bench {
        on: bench.on,
        ..Bench::with("400", "490")
    };
    assert_eq!(bench.flags("gap")[0].reference, "Made up later");
}

#[test]
fn a_rule_refers_informs_or_is_off_as_its_setting_says() {
    for (kind, n_flags) in [
        (FlagKind::Refer, 1),
        (FlagKind::Inform, 1),
        (FlagKind::Off, 0),
    ] {
        let bench = Bench::with("400", "600").setting("gap", |setting| setting.kind = kind);
        let kinds: Vec<FlagKind> = bench.flags("gap").iter().map(|flag| flag.kind).collect();
        assert_eq!(kinds, vec![kind; n_flags]);
    }
}

#[test]
fn flags_that_refer_stand_first_each_group_in_the_order_of_the_list() {
    let bench = Bench::with("400", "600")
        .setting("gap", |setting| setting.kind = FlagKind::Inform)
        .line(|line| {
            line.two_carers = true;
            line.specialist = true;
        });
    let codes: Vec<String> = bench.raised().into_iter().map(|flag| flag.code).collect();
    assert_eq!(
        codes,
        ["severe_reduction", "specialist", "two_carers", "gap"]
    );
}

#[test]
fn a_limit_that_is_not_in_force_is_said_and_only_informs() {
    let mut bench = Bench::with("400", "600");
    bench.on = "2026-03-31".parse().expect("a date");
    let flags = bench.flags("gap");
    assert_eq!(
        flags[0].sentence,
        "This could not be checked: rules.gap.limits.percent_max is not in force on 2026-03-31: \
         its first value is from 2026-04-01"
    );
    assert_eq!(flags[0].kind, FlagKind::Inform);
    bench.tolerances.rules.clear();
    assert_eq!(
        bench.says("gap"),
        "This could not be checked: tolerances.toml has no setting for it"
    );
}

fn severe(indicative: &str, package: &str) -> String {
    Bench::with(indicative, package).says("severe_reduction")
}

#[test]
fn a_reduction_is_severe_beyond_a_fifth_or_a_hundred_pounds_of_the_present_amount() {
    assert_eq!(
        severe("413.80", "612.40"),
        "Moving to the indicative budget would take 32 % of the present amount (£198.60 a week) \
         [limit 20 % or £100 a week]"
    );
    for (indicative, package) in [
        ("400", "500"),
        ("400.01", "500"),
        ("900", "1000"),
        ("500", "400"),
        ("400", "400"),
    ] {
        assert_eq!(severe(indicative, package), "", "{indicative} {package}");
    }
    assert_eq!(
        severe("399.99", "500"),
        "Moving to the indicative budget would take 20.002 % of the present amount (£100.01 a \
         week) [limit 20 % or £100 a week]"
            .replace("20.002", "just over 20")
    );
    assert_eq!(
        severe("899.99", "1000"),
        "Moving to the indicative budget would take 10 % of the present amount (£100.01 a week) \
         [limit 20 % or £100 a week]"
    );
}

#[test]
fn a_reduction_is_reckoned_from_the_step_of_a_transition_then_in_force() {
    let mut bench = Bench::with("400", "600");
    bench.register.present = typed_money("450").ok().map(PerWeek);
    assert_eq!(bench.says("severe_reduction"), "");
    bench.register.present = typed_money("550").ok().map(PerWeek);
    assert_eq!(
        bench.says("severe_reduction"),
        "Moving to the indicative budget would take 27 % of the present amount (£150.00 a week) \
         [limit 20 % or £100 a week]"
    );
}

#[test]
fn the_reduction_of_an_incomplete_package_is_at_least_so_much() {
    let mut bench = Bench::with("400", "600");
    bench.case.package.n_lines_rejected = 1;
    assert_eq!(
        bench.says("severe_reduction"),
        "Moving to the indicative budget would take at least 33 % of the present amount (at least \
         £200.00 a week) [limit 20 % or £100 a week]"
    );
}

#[test]
fn an_amount_above_the_highest_limit_at_the_panel_is_over_the_delegated_limit() {
    let says = |indicative: &str, package: &str| {
        Bench::with(indicative, package).says("over_delegated_limit")
    };
    assert_eq!(says("1000", "1000"), "");
    assert_eq!(says("999.99", "500"), "");
    assert_eq!(
        says("900", "1000.01"),
        "The package of £1,000.01 a week is above the highest limit of the roles that \
         decide [limit £1,000 a week (chair)]"
    );
    assert_eq!(
        says("1200", "900"),
        "The indicative budget of £1,200.00 a week is above the highest limit of the roles that \
         decide [limit £1,000 a week (chair)]"
    );
    assert!(says("1200", "1300").starts_with("The package of £1,300.00"));
    let mut incomplete = Bench::with("900", "1000.01");
    incomplete.case.package.n_lines_rejected = 1;
    assert!(
        incomplete
            .says("over_delegated_limit")
            .starts_with("The package of at least £1,000.01 a week")
    );
}

#[test]
fn the_delegated_limit_is_measured_on_the_base_of_the_panel() {
    let on = |base: LimitBase, limit: i64, package: &str| {
        let mut bench = Bench::with("400", package);
        bench.panel.limit_base = since_april(base);
        for role in &mut bench.panel.roles {
            role.delegated_limit = role.decides.then(|| since_april(limit.into()));
        }
        bench.says("over_delegated_limit")
    };
    assert_eq!(on(LimitBase::YearlyTotal, 31_200, "600"), "");
    assert_eq!(
        on(LimitBase::YearlyTotal, 31_199, "600"),
        "The package of £31,200.00 a year is above the highest limit of the roles that \
         decide [limit £31,199 a year (member)]"
    );
    assert_eq!(on(LimitBase::WeeklyExcess, 200, "600"), "");
    assert_eq!(
        on(LimitBase::WeeklyExcess, 199, "600"),
        "The package costs £200.00 a week above the indicative budget, which is more than the \
         highest limit of the roles that decide \
         [limit £199 a week above the indicative budget (member)]"
    );
    assert_eq!(on(LimitBase::YearlyExcess, 10_400, "600"), "");
    assert_eq!(
        on(LimitBase::YearlyExcess, 10_399, "600"),
        "The package costs £10,400.00 a year above the indicative budget, which is more than the \
         highest limit of the roles that decide \
         [limit £10,399 a year above the indicative budget (member)]"
    );
}

#[test]
fn only_the_roles_that_sit_at_the_panel_count_where_they_are_named() {
    let named = |role: &str, package: &str| {
        let bench = Bench::with("100", package).setting("over_delegated_limit", |setting| {
            setting.words.insert("roles".into(), vec![role.to_owned()]);
        });
        bench.says("over_delegated_limit")
    };
    assert!(named("member", "500.01").ends_with("[limit £500 a week (member)]"));
    assert_eq!(named("chair", "500.01"), "");
    assert_eq!(named("clerk", "5000"), "", "no limit is delegated");
}

#[test]
fn an_imported_figure_must_add_up_to_the_penny_that_is_allowed() {
    let says = |total: &str, parts: &[&str]| {
        Bench::with("100", "100")
            .indicative(total, parts)
            .says("given_adds_up")
    };
    assert_eq!(says("100", &["60", "45", "-5"]), "");
    assert_eq!(says("100.01", &["60", "40"]), "", "at the limit");
    assert_eq!(
        says("100.02", &["60", "40"]),
        "The total from the old system is £100.02 a week, £0.02 more than its parts add up to \
         [limit £0.01 a week]"
    );
    assert_eq!(
        says("90", &["60", "40"]),
        "The total from the old system is £90.00 a week, £10.00 less than its parts add up to \
         [limit £0.01 a week]"
    );
    assert_eq!(
        says("90", &[]),
        "The £90.00 a week from the old system comes without parts: nothing shows how it was \
         reached [limit £0.01 a week]"
    );
}

#[test]
fn rows_of_an_imported_figure_that_could_not_be_read_are_counted() {
    let mut bench = Bench::with("100", "100");
    bench.case.given = None;
    bench.case.n_given_rejected = 2;
    assert_eq!(
        bench.says("given_adds_up"),
        "2 rows of an imported indicative budget could not be read; none is used \
         [limit £0.01 a week]"
    );
}

#[test]
fn the_currency_of_the_ras_is_written() {
    let mut bench = Bench::with("100", "200");
    bench.ras.currency = "€".into();
    assert_eq!(
        bench.says("gap"),
        "The package costs 100 % more than the indicative budget (+€100.00 a week) \
         [limit 10 % or €50 a week]"
    );
    let halves = bench.setting("gap", |setting| {
        let limit = since_april(dec!(49.50));
        setting.limits.insert("amount_max".into(), limit);
    });
    assert!(
        halves
            .says("gap")
            .ends_with("[limit 10 % or €49.50 a week]")
    );
}
