//! Which cases are before the panel, and how many.

use super::bench::{Bench, day, hourly};
use ras_panel::caseload::package::ServiceLine;
use ras_panel::caseload::person::Referral;
use ras_panel::config::tolerances::FlagKind;
use ras_panel::flags;
use ras_panel::flags::raised::{Raised, marks};
use ras_panel::flags::referral::{Referred, Referrer, referral};
use ras_panel::flags::tally::Tally;
use rust_decimal::dec;

/// The day on which the case's facts came in.
const IMPORTED: &str = "2026-11-20";

fn sent_by_a_worker(bench: Bench) -> Bench {
    bench.person(|person| {
        person.referral = Some(Referral {
            date: day("2026-11-02"),
            reason: "the carer cannot go on".to_owned(),
            worker: Some("SW".to_owned()),
        });
    })
}

fn referred(bench: &Bench) -> Option<Referred> {
    referral(&bench.case, &bench.raised(), Some(day(IMPORTED)))
}

#[test]
fn a_case_is_before_the_panel_by_its_worker_or_by_its_first_rule_that_refers() {
    let quiet = Bench::with("400", "410");
    assert_eq!(referred(&quiet), None);
    let by_rule = Bench::with("400", "600");
    assert_eq!(
        referred(&by_rule),
        Some(Referred {
            since: Some(day(IMPORTED)),
            by: Referrer::Rule("gap".to_owned()),
            why: by_rule.flags("gap")[0].sentence.clone(),
        })
    );
    let by_worker = Some(Referred {
        since: Some(day("2026-11-02")),
        by: Referrer::Worker,
        why: "the carer cannot go on".to_owned(),
    });
    assert_eq!(referred(&sent_by_a_worker(quiet)), by_worker);
    assert_eq!(referred(&sent_by_a_worker(by_rule)), by_worker);
}

#[test]
fn a_flag_that_only_informs_brings_no_case_before_the_panel() {
    let mut bench = Bench::with("400", "600");
    for setting in bench.tolerances.rules.values_mut() {
        setting.kind = FlagKind::Inform;
    }
    assert_ne!(bench.raised(), Vec::new());
    assert_eq!(referred(&bench), None);
}

#[test]
fn a_tally_counts_each_case_once_a_rule_and_the_share_referred() {
    let informs =
        Bench::with("400", "410").setting("specialist", |setting| setting.kind = FlagKind::Inform);
    let benches = [
        Bench::with("400", "600"),
        sent_by_a_worker(Bench::with("400", "410")),
        informs.line(|line| line.specialist = true),
    ];
    let raised: Vec<Vec<Raised>> = benches.iter().map(Bench::raised).collect();
    let cases = benches.iter().map(|bench| &bench.case);
    let tally = Tally::of(&flags::ALL, cases.zip(raised.iter().map(Vec::as_slice)));
    assert_eq!(
        (tally.n_cases, tally.n_referred, tally.n_sent_by_workers),
        (3, 2, 1)
    );
    assert_eq!(tally.percent_referred(), Some(dec!(66.7)));
    let count = |code: &str| {
        let mut rules = tally.rules.iter();
        let rule = rules.find(|rule| rule.code == code).expect("a rule");
        (rule.n_refer, rule.n_inform)
    };
    assert_eq!(tally.rules.len(), flags::ALL.len());
    assert_eq!(count("gap"), (1, 0));
    assert_eq!(count("severe_reduction"), (1, 0));
    assert_eq!(count("specialist"), (0, 1));
    assert_eq!(count("outlier"), (0, 0));
    assert_eq!(Tally::of(&flags::ALL, []).percent_referred(), None);
}

#[test]
fn several_flags_of_a_rule_on_a_case_count_once() {
    let dear = |hours, price| ServiceLine {
        will_not_negotiate: Some(true),
        ..hourly("Home support or domiciliary care", hours, price)
    };
    let bench = Bench::with("400", "1")
        .and_line(dear("5", "30"))
        .and_line(dear("6", "30"))
        .and_line(dear("6", "31"));
    let raised = bench.raised();
    assert_eq!(bench.flags("too_dear").len(), 2, "the same words once");
    let tally = Tally::of(&flags::ALL, [(&bench.case, raised.as_slice())]);
    let mut rules = tally.rules.iter();
    let rule = rules.find(|rule| rule.code == "too_dear").expect("a rule");
    assert_eq!((rule.n_refer, rule.n_inform), (1, 0));
}

#[test]
fn lists_show_each_rule_of_a_case_once() {
    let bench = Bench::with("400", "600");
    let mut raised = bench.raised();
    raised.extend(bench.raised());
    let marks: Vec<String> = marks(&raised)
        .into_iter()
        .map(|(_, mark, _)| mark)
        .collect();
    assert_eq!(marks, ["GAP", "SEV"]);
}
