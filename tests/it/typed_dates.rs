//! Dates as people type them: every accepted form is read, and nothing beside a date is let pass.

use proptest::prelude::*;
use proptest::sample::Index;
use ras_panel::terms::date::{Date, shown, typed_date};

const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Every way in which a date may be typed.
fn forms(date: Date) -> Vec<String> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let name = NAMES[usize::try_from(month - 1).unwrap()];
    let short = &name[..3];
    let mut forms = vec![shown(date), format!("{day}  {short}  {year}")];
    for separator in ["-", "/", ".", " "] {
        forms.push(format!("{year:04}{separator}{month:02}{separator}{day:02}"));
        forms.push(format!("{day:02}{separator}{month:02}{separator}{year:04}"));
        forms.push(format!("{day}{separator}{month}{separator}{year:04}"));
        for month in [name, short, &name.to_uppercase(), &short.to_lowercase()] {
            forms.push(format!("{day}{separator}{month}{separator}{year:04}"));
        }
    }
    forms
}

fn dates() -> impl Strategy<Value = Date> {
    (1000_i16..=9999, 1_i8..=12, 1_i8..=31)
        .prop_filter_map("a day of the calendar", |(year, month, day)| {
            Date::new(year, month, day).ok()
        })
}

/// What is no part of a date. At its edge a space may stand.
fn junk() -> impl Strategy<Value = char> {
    any::<char>().prop_filter("not a space", |c| !c.is_whitespace())
}

proptest! {
    #[test]
    fn every_form_of_a_date_is_read_as_that_date(date in dates()) {
        for form in forms(date) {
            prop_assert_eq!(typed_date(&form), Some(date), "{}", form);
            prop_assert_eq!(typed_date(&format!("  {form}\t")), Some(date), "{}", form);
        }
    }

    #[test]
    fn nothing_beside_a_date_is_let_pass(
        date in dates(), form in any::<Index>(), place in any::<Index>(), junk in junk(),
    ) {
        let mut text = form.get(&forms(date)).clone();
        text.insert(place.index(text.len() + 1), junk);
        // A digit may make another date of it (1 → 11), which is then read as what it says.
        if junk.is_ascii_digit() {
            if let Some(other) = typed_date(&text) {
                prop_assert!(forms(other).iter().any(|known| same_figures(known, &text)), "{text}");
            }
        } else {
            prop_assert_eq!(typed_date(&text), None, "{}", text);
        }
    }

    #[test]
    fn what_is_read_says_the_date(text in "[0-9A-Za-z./ -]{0,14}") {
        if let Some(date) = typed_date(&text) {
            prop_assert!(forms(date).iter().any(|form| same_figures(form, &text)), "{text}");
        }
    }
}

/// The same parts, but for leading zeros, case and doubled spaces.
fn same_figures(one: &str, other: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        let split = text.trim().split(['-', '/', '.', ' ']);
        split
            .filter(|part| !part.is_empty())
            .map(|part| part.trim_start_matches('0').to_lowercase())
            .collect()
    };
    parts(one) == parts(other)
}
