//! Amounts as people type them, and the sentence that says how each was reckoned.

use ras_panel::panel::amount::typed_amount;
use ras_panel::terms::budget::{Completeness, IndicativeBudget, PackageCost};
use ras_panel::terms::money::{Money, PerWeek};

fn per_week(pence: i64) -> PerWeek {
    PerWeek(Money::from_pence(pence).expect("in bounds"))
}

fn package(completeness: Completeness) -> PackageCost {
    PackageCost {
        known: per_week(61_240),
        completeness,
    }
}

/// The sentence for an indicative budget of 413.80 and a package of 612.40, or the problem.
fn typed(text: &str) -> Result<String, String> {
    let indicative = Some(IndicativeBudget(per_week(41_380)));
    let found = typed_amount(text, indicative, Some(package(Completeness::Complete)), "£");
    found
        .map(|reckoned| reckoned.sentence)
        .map_err(|problem| problem.to_string())
}

#[test]
fn amounts_and_changes_say_how_they_were_reckoned() {
    for (text, expected) in [
        ("£1,234.50", "£1,234.50 a week, as typed"),
        (" 520 ", "£520.00 a week, as typed"),
        ("0", "£0.00 a week, as typed"),
        ("+10%", "£413.80 indicative + 10 % = £455.18 a week"),
        ("+10%i", "£413.80 indicative + 10 % = £455.18 a week"),
        (
            "+ 10 % indicative",
            "£413.80 indicative + 10 % = £455.18 a week",
        ),
        ("+10% Ind", "£413.80 indicative + 10 % = £455.18 a week"),
        ("-5%p", "£612.40 package − 5 % = £581.78 a week"),
        ("−5% package", "£612.40 package − 5 % = £581.78 a week"),
        ("+20", "£413.80 indicative + £20.00 = £433.80 a week"),
        ("-£20 p", "£612.40 package − £20.00 = £592.40 a week"),
        ("-100%p", "£612.40 package − 100 % = £0.00 a week"),
        // 12.345 % of 413.80 is 51.083…, to the penny.
        ("+12.345%", "£413.80 indicative + 12.345 % = £464.88 a week"),
        // 0.125 % of 612.40 is 0.7655: halves and above go away from zero.
        ("-0.125%p", "£612.40 package − 0.125 % = £611.63 a week"),
    ] {
        assert_eq!(typed(text), Ok(expected.to_owned()), "{text}");
    }
}

#[test]
fn what_cannot_be_reckoned_is_named_with_what_to_do() {
    for (text, expected) in [
        (
            "",
            "no amount was given; write pounds and pence such as 1,234.50",
        ),
        (
            "five",
            "\"five\" is not an amount; write pounds and pence such as £1,234.50 or 520",
        ),
        (
            "10%",
            "\"10%\" has no sign; write +10% for more or -10% for less",
        ),
        (
            "+ten%",
            "\"ten%\" names no figure; write i for the indicative budget or p for the package",
        ),
        (
            "+1,0%",
            "\"+1,0%\" is not a change in per cent; write +10% or -2.5%, with i for the indicative \
             budget or p for the package",
        ),
        (
            "+-5%",
            "\"+-5%\" is not a change in per cent; write +10% or -2.5%, with i for the indicative \
             budget or p for the package",
        ),
        (
            "+5% net",
            "\"net\" names no figure; write i for the indicative budget or p for the package",
        ),
        (
            "-500",
            "£413.80 indicative − £500.00 = −£86.20 a week: below zero; write an amount of £0.00 \
             or more",
        ),
        (
            "+999999999999%",
            "\"+999999999999%\" leads beyond what is accepted (at most £1,000,000,000.00)",
        ),
    ] {
        assert_eq!(typed(text), Err(expected.to_owned()), "{text}");
    }
}

#[test]
fn a_second_sign_is_no_amount() {
    for text in [
        "--5", "+-5", "-+5", "++5", "£+5", "£-5", "+£+5", "-£ -5p", "-−5",
    ] {
        let told = typed(text).unwrap_err();
        assert!(
            told.contains("\" is not an amount; write "),
            "{text}: {told}"
        );
    }
    for text in ["€+5", "€-5", "+€-5"] {
        let indicative = Some(IndicativeBudget(per_week(41_380)));
        let found = typed_amount(text, indicative, None, "€");
        let told = found.unwrap_err().to_string();
        assert!(
            told.contains("\" is not an amount; write "),
            "{text}: {told}"
        );
    }
}

#[test]
fn a_figure_that_is_not_there_is_not_guessed() {
    let none = |text| {
        let found = typed_amount(text, None, None, "£");
        found.map_err(|problem| problem.to_string())
    };
    assert_eq!(
        none("+10% i").err().as_deref(),
        Some(
            "there is no indicative budget to change; write the amount itself, or a change of the \
             package such as +10%p"
        )
    );
    assert_eq!(
        none("+10%p").err().as_deref(),
        Some("there is no package to change; write the amount itself, such as £520")
    );
    assert!(none("520").is_ok());
    let incomplete = Some(package(Completeness::Incomplete));
    let found = typed_amount("-10%p", None, incomplete, "£").map(|reckoned| reckoned.sentence);
    let expected = "£612.40 known of the package − 10 % = £551.16 a week";
    assert_eq!(found, Ok(expected.to_owned()));
}
