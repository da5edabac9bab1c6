//! What the answers of a case would give beside the sum that it brings from outside.

use super::scored::{RasResult, Scored};
use crate::caseload::assessment::Assessment;
use crate::caseload::given::GivenIndicative;
use crate::config::ras::Ras;
use crate::terms::date::shown;
use crate::terms::money::Money;

/// The answers of a case beside the sum as given, which takes precedence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What the answers would give, and by how much that differs, in one sentence without a full
    /// stop.
    pub sentence: String,
    /// What the answers would give minus the sum as given, pounds a week; none where they give
    /// none.
    pub difference: Option<Money>,
}

impl Beside {
    pub(super) fn of(
        ras: &Ras,
        (given, assessment): (&GivenIndicative, &Assessment),
        scored: Result<Scored, String>,
    ) -> Beside {
        let on = shown(assessment.date);
        let other = assessment
            .form
            .as_deref()
            .filter(|form| *form != ras.id.as_str());
        if let Some(form) = other {
            return Beside {
                sentence: format!(
                    "The answers of {on} are on another form ({form}); the sum as given stands \
                     alone"
                ),
                difference: None,
            };
        }
        let under = format!("under {}, version {}", ras.title, ras.version);
        let why = match scored {
            Err(why) => format!("cannot be scored {under}: {why}"),
            Ok(scored) => match (scored.indicative(), &scored.result) {
                (Some(indicative), _) => {
                    let difference = indicative.0.0.minus(given.total.0);
                    let than = difference.map_or_else(String::new, |difference| {
                        compared(&ras.currency, difference)
                    });
                    let sentence = format!(
                        "The answers of {on}, scored {under}, would give {}{} a week, {than}; the \
                         sum as given takes precedence",
                        ras.currency, indicative.0
                    );
                    return Beside {
                        sentence,
                        difference,
                    };
                }
                (None, RasResult::NoAmount { why } | RasResult::DoesNotApply { why }) => {
                    format!("give no amount {under}: {why}")
                }
                (None, RasResult::Amount { .. }) => format!("give no amount {under}"),
            },
        };
        Beside {
            sentence: format!("The answers of {on} {why}; the sum as given stands alone"),
            difference: None,
        }
    }
}

fn compared(currency: &str, difference: Money) -> String {
    let size = difference.size();
    match (difference.is_zero(), difference.is_negative()) {
        (true, _) => "as the sum as given".to_owned(),
        (_, true) => format!("{currency}{size} less than the sum as given"),
        (_, false) => format!("{currency}{size} more than the sum as given"),
    }
}
