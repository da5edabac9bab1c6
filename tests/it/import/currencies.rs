//! Money in the currency of the RAS: with its sign or none, never with another's.

use super::{Desk, money as pounds, text};
use ras_panel::config::caseload_field::FileKind;
use ras_panel::terms::money::{MoneyProblem, typed_money_in};

#[test]
fn an_amount_has_the_sign_of_its_own_currency_or_none() {
    for (currency, text) in [
        ("CHF", "CHF 10.50"),
        ("CHF", "CHF10.50"),
        ("€", "€10.50"),
        ("£", "£10.50"),
        ("€", "10.50"),
    ] {
        assert_eq!(
            typed_money_in(currency, text),
            Ok(pounds("10.50")),
            "{text}"
        );
    }
    for (currency, text) in [
        ("CHF", "£10.50"),
        ("€", "£500"),
        ("£", "€500"),
        ("€", "-$5"),
    ] {
        let refused = typed_money_in(currency, text);
        let is_other = matches!(refused, Err(MoneyProblem::OtherCurrency { .. }));
        assert!(is_other, "{text} in {currency}");
    }
}

#[test]
fn a_caseload_is_read_in_the_currency_of_its_ras() {
    let mut desk = Desk::new();
    desk.ras.currency = "CHF".into();
    let contribution = |cell: &str| {
        let csv = format!("Case,Contribution per week\nA-1,{cell}\n");
        let people = text(FileKind::People, &csv);
        let mut profile = desk.profile.clone();
        let file = profile.files.get_mut(&FileKind::People).unwrap();
        file.columns
            .retain(|_, heading| csv.contains(heading.as_str()));
        let desk = Desk {
            profile,
            ras: desk.ras.clone(),
            frame: desk.frame.clone(),
            none_of: Vec::new(),
        };
        let imported = desk.read(&[people]).unwrap();
        let person = imported.caseload.cases.values().next();
        let taken = person.and_then(|case| case.person.contribution);
        let told = imported.rejected.first().map(ToString::to_string);
        (taken.map(|taken| taken.0), told.unwrap_or_default())
    };
    assert_eq!(contribution("CHF 10.50").0, Some(pounds("10.50")));
    assert_eq!(contribution("CHF10.50").0, Some(pounds("10.50")));
    let (taken, told) = contribution("£500");
    assert_eq!(taken, None);
    assert!(
        told.contains("an amount in CHF, the currency of the RAS"),
        "{told}"
    );
}
