//! From when a decision that waited for somebody's word is in force.
//!
//! A reduction that is approved after the day that it was decided for begins on the day of the
//! approval: the present amount stood meanwhile, and nothing is taken back for days gone by. An
//! increase begins on the day that it was decided for all the same (Hackney V(a): increases at
//! once): the council's own wait is not at the person's cost, and what was not paid on the days
//! between is owed. Steps of a transition are never shifted: a yes that comes after an amount
//! should have fallen is refused (`approvals`), and the panel decides anew.

use super::decision::{Decision, DecisionStatus};
use crate::terms::date::{Date, days_between, shown, typed_date};
use crate::terms::money::{Money, PerWeek, typed_money};
use crate::terms::text::so_many;
use rust_decimal::Decimal;

/// From when an agreed amount is in force, and what its waiting did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The first day on which it is in force.
    pub from: Date,
    /// The day for which it was decided.
    pub decided_for: Date,
    /// The day of the approval, where one was needed.
    pub approved_on: Option<Date>,
    /// What is owed for the days before the approval; none where nothing is.
    pub owed: Option<Owed>,
    /// Whether something is owed that cannot be reckoned here: the package has changed while it
    /// waited, and what was paid on each day is not known.
    pub owed_by_hand: bool,
}

/// What the person is owed because an increase waited, or reaches back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The days on which as much is owed, in order; days on which nothing is are in none.
    pub spans: Vec<OwedSpan>,
    /// In all: Σ of pounds a week × days ÷ 7, to the penny, halves away from zero.
    pub in_all: Money,
}

/// Days on which as much is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwedSpan {
    /// On how many days.
    pub n_days: i32,
    /// Pounds a week more than what was in force.
    pub per_week: PerWeek,
}

impl Owed {
    /// What is owed for the days to before a day, given what is owed a week from each day on; none
    /// where nothing is.
    #[must_use]
    pub fn between(more: &[(Date, PerWeek)], until: Date) -> Option<Owed> {
        let from = more.first()?.0;
        let ends = more.iter().skip(1).map(|(day, _)| *day).chain([until]);
        let spans = more
            .iter()
            .zip(ends)
            .map(|((day, per_week), ends)| OwedSpan {
                n_days: days_between(*day, ends).max(0),
                per_week: *per_week,
            });
        Owed::of_spans((from, until.yesterday().ok()?), spans.collect())
    }

    fn of_spans((from, to): (Date, Date), mut spans: Vec<OwedSpan>) -> Option<Owed> {
        spans.retain(|span| span.n_days > 0 && span.per_week > PerWeek::default());
        let in_all = spans.iter().try_fold(Decimal::ZERO, |sum, span| {
            let more = span.per_week.0.pounds().checked_mul(span.n_days.into())?;
            sum.checked_add(more)
        })?;
        let is_owed = !spans.is_empty();
        Some(Owed {
            from,
            to,
            spans,
            in_all: Money::to_the_penny(in_all.checked_div(7.into())?)?,
        })
        .filter(|_| is_owed)
    }

    /// On how many days something is owed.
    #[must_use]
    pub fn n_days(&self) -> i32 {
        self.spans.iter().map(|span| span.n_days).sum()
    }

    /// What is owed, for which days: `owed for 20 Oct 2026 to 23 Nov 2026: £745.66 (14 days at
    /// £297.83 and 21 days at £50.00 a week more)`.
    #[must_use]
    pub fn words(&self, currency: &str) -> String {
        format!(
            "owed for {} to {}: {currency}{} ({} a week more)",
            shown(self.from),
            shown(self.to),
            self.in_all,
            self.spans_words(currency)
        )
    }

    /// The days with what is owed a week on them: `14 days at £297.83 and 21 days at £50.00`.
    #[must_use]
    pub fn spans_words(&self, currency: &str) -> String {
        let words = self.spans.iter().map(|span| {
            let n_days = span.n_days.try_into().unwrap_or(usize::MAX);
            let days = so_many(n_days, "day", "days");
            format!("{days} at {currency}{}", span.per_week)
        });
        words.collect::<Vec<_>>().join(" and ")
    }

    /// Reads [`Owed::words`] where they stand in a text.
    #[must_use]
    pub fn read(text: &str, currency: &str) -> Option<Owed> {
        let (_, rest) = text.split_once("owed for ")?;
        let (from, rest) = rest.split_once(" to ")?;
        let (to, rest) = rest.split_once(": ")?;
        let (_, rest) = rest.split_once(" (")?;
        let (spans, _) = rest.split_once(" a week more)")?;
        let span = |words: &str| {
            let (days, amount) = words.split_once(" at ")?;
            let amount = typed_money(amount.strip_prefix(currency)?).ok()?;
            Some(OwedSpan {
                n_days: days.split(' ').next()?.parse().ok()?,
                per_week: PerWeek(amount),
            })
        };
        let spans: Option<Vec<OwedSpan>> = spans.split(" and ").map(span).collect();
        Owed::of_spans((typed_date(from)?, typed_date(to)?), spans?)
    }

    /// The same with what is owed for the days that follow.
    fn with(mut self, later: Owed) -> Option<Owed> {
        let last = self.spans.last().map(|span| span.per_week);
        let mut spans = later.spans.into_iter().peekable();
        if let Some(next) = spans.next_if(|next| Some(next.per_week) == last)
            && let Some(span) = self.spans.last_mut()
        {
            span.n_days += next.n_days;
        }
        self.spans.extend(spans);
        Owed::of_spans((self.from, later.to), self.spans)
    }
}

impl Beginning {
    /// From when a decision's amount is in force that stands, or was approved on a day.
    #[must_use]
    pub fn of(decision: &Decision, approved_on: Option<Date>) -> Beginning {
        let effect = decision.effect();
        let late = approved_on.filter(|day| *day > effect.from);
        Beginning {
            from: late.filter(|_| effect.lowers()).unwrap_or(effect.from),
            decided_for: effect.from,
            approved_on,
            owed: late.and_then(|day| decision.owed_before(day)),
            owed_by_hand: false,
        }
    }

    /// The same where the package has changed while the decision waited.
    #[must_use]
    pub fn package_changed(mut self, has_changed: bool) -> Beginning {
        if has_changed && self.owed.take().is_some() {
            self.owed_by_hand = true;
        }
        self
    }

    /// Whether the approval came after the day for which it was decided.
    #[must_use]
    pub fn was_late(&self) -> bool {
        self.approved_on.is_some_and(|day| day > self.decided_for)
    }
}

/// The rule under whose warning a decision records what is owed because it reaches back: what was
/// in force on each of those days is known then, and not told anew by what the register holds
/// later.
pub const REACHES_BACK: &str = "increase_reaches_back";

impl Decision {
    /// What is owed because it reaches back to a day before it was made; none where it waits for
    /// somebody's word, and none of a correction, under whose forerunner something was paid.
    #[must_use]
    pub fn owed(&self) -> Option<Owed> {
        let stands = *self.status() == DecisionStatus::Stands;
        self.owed_for_days_gone_by().filter(|_| stands)
    }

    fn owed_for_days_gone_by(&self) -> Option<Owed> {
        let mut warnings = self.warnings().iter();
        let told = warnings.find(|told| told.rule == REACHES_BACK)?;
        Owed::read(&told.message, self.currency())
    }

    /// What is owed for its days before a day; none where it gives nothing more.
    fn owed_before(&self, day: Date) -> Option<Owed> {
        let effect = self.effect();
        let more = PerWeek(effect.agreed?.0.0.minus(effect.present?.0)?);
        let day_after_end = effect.until.and_then(|last| last.tomorrow().ok());
        let until = day_after_end.map_or(day, |end| end.min(day));
        let gone_by = self.owed_for_days_gone_by();
        let from = match gone_by {
            Some(_) => effect.from.max(self.date()),
            None => effect.from,
        };
        let waited = Owed::between(&[(from, more)], until);
        match (gone_by, waited) {
            (Some(gone_by), Some(waited)) => gone_by.with(waited),
            (gone_by, waited) => gone_by.or(waited),
        }
    }
}
