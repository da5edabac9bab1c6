//! When a case is looked at again after an outcome, by the periods of the panel's rules.

use crate::config::dated::NotInForce;
use crate::config::panel_rules::PanelRules;
use crate::config::periods::ReviewLength;
use crate::terms::date::{Date, days_after, months_after};
use crate::terms::text::so_many;

/// A day of review with the period that gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewDue {
    /// The day on which the period ends.
    pub day: Date,
    /// The period's title.
    pub title: String,
    /// Its length in words (`8 weeks`).
    pub length: String,
    /// The title of its reference.
    pub source: String,
}

/// The day by the period that is stated for an outcome, counted from `from`; its length is that in
/// force on `on`. None where no period is stated, or the day cannot be reckoned.
///
/// Fails where the period's figure is not in force.
pub fn stated_after(
    rules: &PanelRules,
    outcome: &str,
    from: Date,
    on: Date,
) -> Result<Option<ReviewDue>, NotInForce> {
    let Some(period) = rules.review_after(outcome) else {
        return Ok(None);
    };
    let known = period.length.series().at(on)?;
    let day = match period.length {
        ReviewLength::Months(_) => months_after(from, known.value),
        ReviewLength::Weeks(_) => {
            let weeks = i32::try_from(known.value).ok();
            let days = weeks.and_then(|weeks| weeks.checked_mul(DAYS_A_WEEK));
            days.and_then(|days| days_after(from, days))
        }
    };
    let (one, several) = period.length.units();
    let n = usize::try_from(known.value).unwrap_or(usize::MAX);
    Ok(day.map(|day| ReviewDue {
        day,
        title: period.title.clone(),
        length: so_many(n, one, several),
        source: rules.reference_title(&known.reference).to_owned(),
    }))
}

const DAYS_A_WEEK: i32 = 7;
