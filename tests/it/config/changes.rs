//! The next version of a RAS: what changes, from when, and what stays.

use crate::people::somebody;
use ras_panel::caseload::assessment::{Assessment, ReablementGate};
use ras_panel::caseload::person::Person;
use ras_panel::config::bundle::RasBundle;
use ras_panel::config::changes::with_changes;
use ras_panel::config::dated::ParameterKey;
use ras_panel::config::figures::{Figure, figures};
use ras_panel::config::load::{ras_bundle, ras_folder};
use ras_panel::config::problem::ConfigProblem;
use ras_panel::config::ras::{Ras, Reference};
use ras_panel::scoring;
use ras_panel::scoring::scored::Scored;
use ras_panel::terms::date::{Date, days_after, typed_date};
use ras_panel::terms::ids::{AssessmentRef, QuestionId};
use ras_panel::terms::money::Money;
use rust_decimal::{Decimal, dec};
use std::path::{Path, PathBuf};

fn reference() -> Reference {
    Reference {
        title: "Panel of 4 May, \"proposal 3\"".into(),
        link: None,
        agreed_by: Some("Cabinet".into()),
    }
}

pub fn day(text: &str) -> Date {
    typed_date(text).unwrap()
}

pub fn changed(
    bundle: &RasBundle,
    from: Date,
    changes: &[(&str, Decimal)],
) -> Result<RasBundle, Vec<ConfigProblem>> {
    let changes: Vec<(ParameterKey, Decimal)> = changes
        .iter()
        .map(|(key, value)| (ParameterKey((*key).into()), *value))
        .collect();
    with_changes(bundle, "next", from, &changes, ("proposal_3", &reference()))
}

/// Every RAS that is shipped or kept for tests.
pub fn folders() -> Vec<PathBuf> {
    let roots = ["config/ras", "fixtures/ras", "fixtures/schemes"];
    let mut folders: Vec<PathBuf> = roots
        .iter()
        .filter_map(|root| std::fs::read_dir(root).ok())
        .flat_map(|entries| entries.map(|entry| entry.unwrap().path()))
        .filter(|path| path.join("ras.toml").is_file())
        .collect();
    folders.sort();
    folders
}

#[test]
fn figures_of_each_ras_can_be_changed_alone_and_nothing_else_moves() {
    let folders = folders();
    assert!(folders.contains(&PathBuf::from("fixtures/ras/toy")));
    let (mut accepted, mut refused) = (0, Vec::new());
    for folder in folders {
        let bundle = ras_bundle(&folder).unwrap();
        let ras = bundle.read().unwrap();
        let from = day("2031-10-06");
        let before = days_after(from, -1).unwrap();
        let old = figures(&ras, from);
        let n_apart = 1 + old.len() / 40;
        let tried = old
            .iter()
            .filter(|figure| figure.current.is_some())
            .step_by(n_apart);
        for figure in tried {
            let value = figure.current.as_ref().unwrap().value;
            let key = figure.key.0.as_str();
            let steps = [dec!(1), dec!(-1), dec!(0.01), dec!(-0.01)];
            let steps = steps.into_iter().map(|step| value + step);
            let within = steps.filter(|new| figure.limits.contain(*new));
            let mut tried = within.map(|new| (new, changed(&bundle, from, &[(key, new)])));
            // A change may break another rule (a cap below its floor); then it is refused.
            let Some((new, Ok(next))) = tried.find(|(_, next)| next.is_ok()) else {
                refused.push(format!("{}: {key}", folder.display()));
                continue;
            };
            let next = next.read().unwrap();
            accepted += 1;
            assert_eq!(
                figures(&next, before),
                figures(&ras, before),
                "{key} before"
            );
            for (was, is) in old.iter().zip(figures(&next, from)) {
                assert_eq!(was.key, is.key);
                let (was, current) = (was.current.as_ref(), is.current.as_ref());
                if is.key == figure.key {
                    let current = current.unwrap();
                    assert_eq!((current.from, current.value), (from, new), "{key}");
                    assert_eq!(current.reference, "proposal_3", "{key}");
                } else {
                    let value = |found: Option<&_>| {
                        found.map(|f: &ras_panel::config::dated::DatedValue<Decimal>| f.value)
                    };
                    assert_eq!(value(was), value(current), "{key} moved {}", is.key);
                }
            }
        }
    }
    assert!(accepted > 20 * refused.len(), "{}", refused.join("\n"));
}

#[test]
fn the_texts_keep_their_remarks_and_their_order() {
    let bundle = ras_bundle(Path::new("fixtures/ras/toy")).unwrap();
    let changes = [
        ("domain.care.weighting", dec!(1.40)),
        ("domain.care.cap", dec!(24)),
        ("question.washing.option.daily.points", dec!(9)),
        ("question.nights.bands.2.points", dec!(3.5)),
        ("adjustment.family.values.1.value", dec!(-20)),
        ("adjustment.uplift.value", dec!(2.1)),
        ("table.main.bands.3.amount", dec!(195.50)),
        ("table.main.bands.4.amount", dec!(320)),
    ];
    let next = changed(&bundle, day("2026-10-01"), &changes).unwrap();
    let mut shown = String::new();
    for ((file, old), (_, new)) in bundle.texts().into_iter().zip(next.texts()) {
        shown.push_str(&format!("== {file}\n"));
        let kept: Vec<&str> = old.lines().collect();
        for line in new.lines().filter(|line| !kept.contains(line)) {
            shown.push_str(&format!("{line}\n"));
        }
    }
    insta::assert_snapshot!(shown);
    let ras = next.read().unwrap();
    assert_eq!(ras.version, "next");
    assert_eq!(ras.in_force_from, day("2026-10-01"));
    assert_eq!(ras.references.get("proposal_3"), Some(&reference()));
}

#[test]
fn a_change_on_the_same_date_replaces_and_the_later_value_stays() {
    let bundle = ras_bundle(Path::new("fixtures/ras/toy")).unwrap();
    let at = |bundle: &RasBundle, on: &str| {
        let found = figures(&bundle.read().unwrap(), day(on));
        let is_it = |figure: &&Figure| figure.key.0 == "domain.care.weighting";
        found.iter().find(is_it).unwrap().current.clone().unwrap()
    };
    let next = changed(
        &bundle,
        day("2027-04-01"),
        &[("domain.care.weighting", dec!(1.5))],
    )
    .unwrap();
    assert_eq!(at(&next, "2027-04-01").value, dec!(1.5));
    assert_eq!(at(&next, "2027-03-31").value, dec!(1.25));
    let next = changed(
        &bundle,
        day("2026-06-01"),
        &[("domain.care.weighting", dec!(1.5))],
    )
    .unwrap();
    assert_eq!(at(&next, "2027-03-31").value, dec!(1.5));
    assert_eq!(at(&next, "2027-04-01").value, dec!(1.3));
}

#[test]
fn cases_of_an_earlier_date_are_scored_as_before_and_later_ones_with_the_new_figures() {
    let bundle = ras_bundle(Path::new("fixtures/ras/toy")).unwrap();
    let changes = [
        ("domain.care.weighting", dec!(1.40)),
        ("question.washing.option.daily.points", dec!(9)),
        ("adjustment.family.values.1.value", dec!(-20)),
        ("adjustment.uplift.value", dec!(2.1)),
        ("table.main.bands.2.amount", dec!(99)),
        ("table.main.bands.3.amount", dec!(195.50)),
    ];
    let old = bundle.read().unwrap();
    let new = changed(&bundle, day("2026-10-01"), &changes)
        .unwrap()
        .read()
        .unwrap();
    let answers = [
        ("washing", "daily"),
        ("family_help", "half"),
        ("visits", "1/day"),
    ];
    let lines = |ras: &Ras, on: &str| -> Vec<(String, Money)> {
        let scored = score(ras, &answers, day(on));
        scored
            .lines
            .into_iter()
            .map(|line| (line.label.to_string(), line.amount))
            .collect()
    };
    for on in ["2026-04-01", "2026-09-30"] {
        assert_eq!(lines(&old, on), lines(&new, on), "{on}");
        let (before, after) = (
            score(&old, &answers, day(on)),
            score(&new, &answers, day(on)),
        );
        assert_eq!(before.trace, after.trace, "{on}");
        assert_eq!(before.result, after.result, "{on}");
    }
    assert_ne!(lines(&old, "2026-10-01"), lines(&new, "2026-10-01"));
}

fn score(ras: &Ras, answers: &[(&str, &str)], on: Date) -> Scored {
    let assessment = Assessment {
        reference: AssessmentRef::new("A-1").unwrap(),
        date: on,
        form: None,
        answers: answers
            .iter()
            .map(|(question, answer)| (QuestionId::new(question).unwrap(), (*answer).into()))
            .collect(),
        eligible_needs: None,
        gate: ReablementGate::NotRecorded,
        specialism: None,
        assessor: None,
    };
    let person = Person {
        accommodation: Some("Settled housing".to_owned()),
        ..somebody("C-1")
    };
    scoring::score(ras, &person, &assessment, on).unwrap()
}

#[test]
fn what_cannot_be_changed_is_refused_with_a_reason() {
    let bundle = ras_bundle(Path::new("fixtures/ras/toy")).unwrap();
    let refusals = |problems: Result<RasBundle, Vec<ConfigProblem>>| -> String {
        let problems = problems.unwrap_err();
        problems
            .iter()
            .map(|problem| format!("{problem}\n"))
            .collect()
    };
    let ok_date = day("2026-10-01");
    let mut all = refusals(changed(
        &bundle,
        ok_date,
        &[
            ("domain.care.wieghting", dec!(1)),
            ("domain.nights.weighting", dec!(-1)),
            ("domain.care.cap", dec!(10)),
            ("domain.care.cap", dec!(11)),
        ],
    ));
    all += &refusals(changed(
        &bundle,
        day("2026-03-31"),
        &[("domain.care.cap", dec!(10))],
    ));
    all += &refusals(changed(&bundle, ok_date, &[]));
    let key = ParameterKey("domain.care.cap".into());
    let change = [(key, dec!(10))];
    let same = with_changes(&bundle, "1", ok_date, &change, ("made_up", &reference()));
    all += &refusals(same);
    all += &refusals(changed(
        &bundle,
        ok_date,
        &[("table.main.bands.3.amount", dec!(1.005))],
    ));
    insta::assert_snapshot!(all);
}

#[test]
fn a_figure_says_its_title_unit_limits_and_reference() {
    let ras = ras_folder(Path::new("fixtures/ras/toy")).unwrap();
    let lines: Vec<String> = figures(&ras, day("2027-05-01"))
        .iter()
        .map(|figure| {
            let current = figure.current.as_ref().unwrap();
            format!(
                "{} | {} | {} {} | since {} | {} | {}",
                figure.key,
                figure.title,
                current.value,
                figure.unit,
                current.from,
                current.reference,
                figure.limits.words()
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}
