//! Which conditions some case can meet.

use ras_panel::config::condition::{AgeRange, Condition, Fact, PointsOf};
use ras_panel::config::load::ras_folder;
use ras_panel::config::possible::{possible, possible_after};
use ras_panel::config::ras::Ras;
use ras_panel::terms::ids::{OptionId, QuestionId, TotalId};
use rust_decimal::Decimal;
use std::path::Path;

fn ras() -> Ras {
    ras_folder(Path::new("fixtures/ras/toy")).unwrap()
}

fn is(question: &str, options: &[&str]) -> Condition {
    let ids = options.iter().map(|option| OptionId::new(option).unwrap());
    Condition::Answered {
        question: QuestionId::new(question).unwrap(),
        is: ids.collect(),
    }
}

fn number(question: &str, at_least: Option<i64>, below: Option<i64>) -> Condition {
    Condition::Number {
        question: QuestionId::new(question).unwrap(),
        at_least: at_least.map(Decimal::from),
        below: below.map(Decimal::from),
    }
}

fn points(at_least: Option<i64>, below: Option<i64>) -> Condition {
    Condition::WeightedPoints {
        of: PointsOf::Total(TotalId::new("all").unwrap()),
        at_least: at_least.map(Decimal::from),
        below: below.map(Decimal::from),
    }
}

fn age(from: u8, below: Option<u8>) -> Condition {
    Condition::Age(AgeRange { from, below })
}

fn fact(fact: Fact, values: &[&str]) -> Condition {
    let values = values.iter().map(|value| (*value).to_owned());
    Condition::Fact {
        fact,
        is: values.collect(),
    }
}

fn all(parts: Vec<Condition>) -> Condition {
    Condition::All(parts.into())
}

fn any(parts: Vec<Condition>) -> Condition {
    Condition::Any(parts.into())
}

fn not(condition: Condition) -> Condition {
    Condition::Not(condition.into())
}

#[test]
fn contradictions_cannot_be_met_and_near_misses_can() {
    let ras = ras();
    let met = |condition: Condition| possible(&ras, &condition);
    assert!(met(Condition::Always));
    assert!(!met(not(Condition::Always)));
    assert!(!met(all(vec![
        is("washing", &["none"]),
        is("washing", &["some"])
    ])));
    assert!(met(all(vec![
        is("washing", &["none", "some"]),
        is("washing", &["some"])
    ])));
    assert!(
        !met(not(is("washing", &["none", "some", "daily"]))),
        "it must be answered"
    );
    assert!(
        met(not(number("nights", Some(0), None))),
        "nights may stay unanswered"
    );
    assert!(!met(number("nights", Some(8), None)));
    assert!(met(number("nights", Some(7), None)));
    assert!(!met(all(vec![
        number("nights", Some(3), None),
        number("nights", None, Some(3))
    ])));
    assert!(met(all(vec![
        number("nights", Some(3), None),
        not(number("nights", Some(4), None))
    ])));
    assert!(!met(all(vec![age(65, None), age(0, Some(65))])));
    assert!(!met(age(70, Some(60))));
    assert!(!met(all(vec![
        points(Some(5), None),
        points(None, Some(5))
    ])));
    assert!(met(any(vec![age(70, Some(60)), age(60, Some(70))])));
}

#[test]
fn facts_have_the_values_that_files_name_and_others() {
    let ras = ras();
    let met = |parts: Vec<Condition>| possible(&ras, &all(parts));
    let alone = |value: &str| fact(Fact::LivesAlone, &[value]);
    assert!(!met(vec![alone("yes"), alone("no")]));
    assert!(!met(vec![not(alone("yes")), not(alone("no"))]));
    let team = |value: &str| fact(Fact::Team, &[value]);
    assert!(!met(vec![team("North"), team("South")]));
    assert!(met(vec![not(team("North")), not(team("South"))]));
    assert!(met(vec![team("North"), team("NORTH")]));
}

#[test]
fn a_value_behind_others_is_reached_only_by_what_they_leave() {
    let ras = ras();
    let (half, most) = (is("family_help", &["half"]), is("family_help", &["most"]));
    let both = is("family_help", &["half", "most"]);
    assert!(possible_after(&ras, &[&half], &both));
    assert!(!possible_after(&ras, &[&half, &most], &both));
    assert!(!possible_after(&ras, &[&both], &half));
    let (young, old) = (age(0, Some(65)), age(65, None));
    assert!(!possible_after(&ras, &[&young, &old], &Condition::Always));
    assert!(possible_after(&ras, &[&young], &Condition::Always));
}
