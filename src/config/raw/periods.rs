//! The named periods of `panel.toml`: reviews after an outcome, and the usual transition.

use crate::config::dated::Dated;
use crate::config::periods::{
    REVIEWED_OUTCOMES, ReviewLength, ReviewPeriod, UsualFirstPeriod, UsualProfile, UsualTransition,
};
use crate::config::reading::reader::{Section, quoted_list};
use crate::config::reading::spelling::nearest;
use crate::terms::date::{Date, days_between, months_after};
use crate::terms::money::Money;
use rust_decimal::{Decimal, dec};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// A figure in whole numbers within a range; else a mistake is written down.
pub fn whole_within(
    section: &Section<'_>,
    key: &str,
    range: RangeInclusive<u32>,
) -> Option<Dated<u32>> {
    within(section, key, range, section.dated_whole(key)?)
}

/// A figure that was read, if it is within a range; else a mistake is written down.
pub fn within(
    section: &Section<'_>,
    key: &str,
    range: RangeInclusive<u32>,
    series: Dated<u32>,
) -> Option<Dated<u32>> {
    let outside = series
        .values()
        .iter()
        .find(|known| !range.contains(&known.value));
    if let Some(outside) = outside {
        let what = format!("{} is outside what is taken", outside.value);
        let allowed = format!(
            "a whole number from \"{}\" to \"{}\"",
            range.start(),
            range.end()
        );
        section.problem(key, &what, &allowed, "write a number within these bounds");
        return None;
    }
    Some(series)
}

/// The review periods; an outcome stands in one of them at most, and none is longer than the time
/// until every plan is reviewed.
pub fn review_periods(root: &Section<'_>, review_months: Option<&Dated<u32>>) -> Vec<ReviewPeriod> {
    let periods = root.optional_tables("review_period", review_period);
    for period in &periods {
        if let Some(review_months) = review_months {
            not_longer(root, period, review_months);
        }
    }
    for (position, period) in periods.iter().enumerate() {
        let earlier = periods.get(..position).unwrap_or_default();
        let taken = period.after.iter().find_map(|code| {
            let known = earlier.iter().find(|known| known.after.contains(code));
            known.map(|known| (code, &known.id))
        });
        if let Some((code, other)) = taken {
            root.problem_at(
                format!("review_period.{}.after", period.id),
                &format!("\"{code}\" stands in the period \"{other}\" as well"),
                "each outcome in one period",
                "take it out of one of the two",
            );
        }
    }
    periods
}

/// A period that is longer on any day would put a review off beyond that of every plan.
fn not_longer(root: &Section<'_>, period: &ReviewPeriod, review_months: &Dated<u32>) {
    let series = period.length.series();
    let days = series.values().iter().map(|known| known.from);
    let days: BTreeSet<Date> = days
        .chain(review_months.values().iter().map(|known| known.from))
        .collect();
    let longer = days.into_iter().find_map(|day| {
        let (length, most) = (
            series.at(day).ok()?.value,
            review_months.at(day).ok()?.value,
        );
        let longest = match period.length {
            ReviewLength::Months(_) => most,
            ReviewLength::Weeks(_) => whole_weeks_of(most)?,
        };
        (length > longest).then_some((day, length, most, longest))
    });
    if let Some((day, length, most, longest)) = longer {
        let units = period.length.units().1;
        root.problem_at(
            series.key().to_string(),
            &format!("on {day}, {length} {units} are longer than review_months, \"{most}\""),
            &format!("on that day at most \"{longest}\" {units}: every plan is reviewed by then"),
            "shorten the period, or take it out: review_months then holds",
        );
    }
}

/// The weeks that are over in so many months, whichever months they are.
fn whole_weeks_of(n_months: u32) -> Option<u32> {
    let first_days = (1..=12).filter_map(|month| Date::new(2025, month, 1).ok());
    let days = first_days.filter_map(|day| Some(days_between(day, months_after(day, n_months)?)));
    u32::try_from(days.min()?.checked_div(7)?).ok()
}

fn review_period(section: &Section<'_>) -> Option<ReviewPeriod> {
    let (id, title) = (section.text("id"), section.text("title"));
    let length = match (section.has("weeks"), section.has("months")) {
        (true, false) => whole_within(section, "weeks", 1..=260).map(ReviewLength::Weeks),
        (false, true) => whole_within(section, "months", 1..=60).map(ReviewLength::Months),
        _ => {
            let what = "a period is stated in weeks or in months";
            let allowed = "weeks = \"8\", or months = \"6\"";
            section.problem("", what, allowed, "write one of the two");
            None
        }
    };
    let after = section.texts("after").and_then(|codes| {
        let mut seen = BTreeSet::new();
        if let Some(twice) = codes.iter().find(|code| !seen.insert(code.as_str())) {
            let what = format!("\"{twice}\" stands in the list twice");
            section.problem(
                "after",
                &what,
                "each outcome once",
                "take one of the two out",
            );
            return None;
        }
        let unknown = |code: &&String| !REVIEWED_OUTCOMES.contains(&code.as_str());
        let Some(code) = codes.iter().find(unknown) else {
            return Some(codes);
        };
        let remedy = match nearest(code, REVIEWED_OUTCOMES) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None => "take it out".to_owned(),
        };
        section.problem(
            "after",
            &format!("no case is looked at again after \"{code}\""),
            &format!("outcomes: {}", quoted_list(REVIEWED_OUTCOMES)),
            &remedy,
        );
        None
    });
    Some(ReviewPeriod {
        id: id?,
        title: title?,
        length: length?,
        after: after?,
    })
}

/// How a reduction is phased where the panel chooses nothing else; may be left out.
pub fn usual_transition(root: &Section<'_>) -> Option<Dated<UsualTransition>> {
    let key = "usual_transition";
    root.has(key)
        .then(|| root.editions(key, key, usual))
        .flatten()
}

fn usual(section: &Section<'_>) -> Option<UsualTransition> {
    let profile = section.code("profile", &UsualProfile::ALL);
    let first_period = section.code("first_period", &UsualFirstPeriod::ALL);
    let profile = profile?;
    let step = match profile.has_step() {
        true => Some(step(section, profile)?),
        false => None,
    };
    Some(UsualTransition {
        profile,
        step,
        first_period: first_period?,
    })
}

fn step(section: &Section<'_>, profile: UsualProfile) -> Option<Decimal> {
    let step = section.number("step")?;
    let (fits, allowed) = match profile {
        UsualProfile::PercentPerStep => (
            step > Decimal::ZERO && step <= dec!(100),
            "per cent above \"0\", up to \"100\"",
        ),
        _ => (
            step > Decimal::ZERO && Money::from_pounds(step).is_some(),
            "pounds a week above \"0\", in whole pence",
        ),
    };
    if !fits {
        let what = format!("a step of {step} cannot be kept to");
        section.problem("step", &what, allowed, "correct the figure");
    }
    fits.then_some(step)
}
