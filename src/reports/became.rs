//! What became of the money of a decision since, in sentences and as JSON.

use crate::panel::afterwards::{Afterwards, Instead};
use crate::panel::package_known::STANDS_MEANWHILE;
use crate::terms::date::{Date, shown};
use serde_json::{Value, json};

/// What became of it, one sentence or two for each; `today` tells what has been from what is to
/// come.
#[must_use]
pub fn sentences(afterwards: &[Afterwards], currency: &str, today: Date) -> Vec<String> {
    let is_replaced = |known: &Afterwards| matches!(known, Afterwards::Replaced(_));
    let replaced = afterwards.iter().any(is_replaced);
    let told = afterwards.iter().map(|known| match known {
        Afterwards::HeldBack(held_back) => {
            let stands = match replaced {
                true => String::new(),
                false => format!(" {STANDS_MEANWHILE}"),
            };
            let words = held_back.words(currency);
            format!("Its reduction did not begin: {words}.{stands}")
        }
        Afterwards::Covered(instead, last) => {
            let again = last.tomorrow().ok().filter(|_| !replaced);
            let again = again.map_or_else(String::new, |day| {
                let day = shown(day);
                format!(" From {day} its own amount, or the step then reached, is in force again.")
            });
            format!(
                "From {} until {} {currency}{} a week is in force in its place, by entry \
                 {}.{again}",
                shown(instead.from),
                shown(*last),
                instead.amount,
                instead.by
            )
        }
        Afterwards::Replaced(instead) => replacing(instead, currency, today),
        Afterwards::Ends(last) => format!("Its time ended on {}.", shown(*last)),
        Afterwards::Package(amount, since) => format!(
            "The package that came in on {} has been what is provided since: {currency}{amount} a \
             week.",
            shown(*since)
        ),
    });
    told.collect()
}

fn replacing(instead: &Instead, currency: &str, today: Date) -> String {
    let is = match instead.from > today {
        true => "will be",
        false => "is",
    };
    let steps = instead.in_full.map_or_else(String::new, |(amount, day)| {
        let day = shown(day);
        format!(", and steps lead to {currency}{amount} a week from {day}")
    });
    format!(
        "From {} another amount {is} in force: {currency}{} a week, by entry {}{steps}.",
        shown(instead.from),
        instead.amount,
        instead.by
    )
}

/// The same as data: `{what, entry, from, until, pence_per_week}`; `what` is `held_back`,
/// `covered`, `replaced`, `ended` or `package`. The amount of one that was held back is what
/// is provided as the latest import has it, and missing where that is not known.
#[must_use]
pub fn data(afterwards: &[Afterwards]) -> Vec<Value> {
    let one = |what: &str, by: Option<u64>, from: Option<Date>, until: Option<Date>, pence| {
        json!({
            "what": what,
            "entry": by,
            "from": from.map(|day| day.to_string()),
            "until": until.map(|day| day.to_string()),
            "pence_per_week": pence,
        })
    };
    let told = afterwards.iter().map(|known| match known {
        Afterwards::HeldBack(held) => one(
            "held_back",
            Some(held.by.0),
            Some(held.came_in),
            None,
            held.latest().1.map(|now| now.0.pence()),
        ),
        Afterwards::Covered(instead, last) => one(
            "covered",
            Some(instead.by.0),
            Some(instead.from),
            Some(*last),
            Some(instead.amount.0.pence()),
        ),
        Afterwards::Replaced(instead) => one(
            "replaced",
            Some(instead.by.0),
            Some(instead.from),
            None,
            Some(instead.amount.0.pence()),
        ),
        Afterwards::Ends(last) => one("ended", None, None, Some(*last), None),
        Afterwards::Package(amount, since) => {
            one("package", None, Some(*since), None, Some(amount.0.pence()))
        }
    });
    told.collect()
}
