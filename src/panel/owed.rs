//! What a person is owed for days gone by: on which days, and how much a week more.

use crate::terms::date::{Date, days_after, days_between, shown};
use crate::terms::money::{Money, PerWeek};
use crate::terms::text::so_many;
use rust_decimal::Decimal;

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

/// What is owed a week from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct More {
    /// The first day.
    pub from: Date,
    /// Pounds a week more than what was in force.
    pub per_week: PerWeek,
    /// Whether it may be less: what was provided is not known in full.
    pub at_most: bool,
}

/// Days on which as much is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwedSpan {
    /// The first of them; not known of decisions that were recorded in an earlier payload schema.
    pub from: Option<Date>,
    /// On how many days.
    pub n_days: i32,
    /// Pounds a week more than what was in force.
    pub per_week: PerWeek,
    /// Whether it may be less: what was provided on these days is not known in full.
    pub at_most: bool,
}

impl OwedSpan {
    /// The day after the last one, where the first one is known.
    fn ends(&self) -> Option<Date> {
        days_after(self.from?, self.n_days)
    }

    /// The last of the days, where the first one is known.
    #[must_use]
    pub fn to(&self) -> Option<Date> {
        self.ends()?.yesterday().ok()
    }

    /// The days in words: `from 20 Oct 2026 to 2 Nov 2026`.
    fn days_words(&self) -> String {
        match self.from.zip(self.to()) {
            Some((from, to)) if from == to => format!("on {}", shown(from)),
            Some((from, to)) => format!("from {} to {}", shown(from), shown(to)),
            None => format!("on {}", self.n_days_words()),
        }
    }

    fn n_days_words(&self) -> String {
        let n_days = self.n_days.try_into().unwrap_or(usize::MAX);
        so_many(n_days, "day", "days")
    }

    /// Whether a span follows at once, on which as much is owed.
    fn goes_on_in(&self, next: &OwedSpan) -> bool {
        let gap = self.ends().zip(next.from);
        let is_as_much = self.per_week == next.per_week && self.at_most == next.at_most;
        is_as_much && gap.is_none_or(|(ends, from)| ends == from)
    }
}

impl Owed {
    /// What is owed for the days to before a day, given what is owed a week from each day on; none
    /// where nothing is.
    #[must_use]
    pub fn between(more: &[More], until: Date) -> Option<Owed> {
        let from = more.first()?.from;
        let ends = more.iter().skip(1).map(|more| more.from).chain([until]);
        let spans = more.iter().zip(ends).map(|(more, ends)| OwedSpan {
            from: Some(more.from),
            n_days: days_between(more.from, ends).max(0),
            per_week: more.per_week,
            at_most: more.at_most,
        });
        let mut spans: Vec<OwedSpan> = spans.collect();
        spans.retain(|span| span.n_days > 0 && span.per_week > PerWeek::default());
        Owed::of_spans((from, until.yesterday().ok()?), spans)
    }

    /// The same of spans, each of a day or more with something owed on it, and not of more days in
    /// all than there are; none of other ones, and where they give no sum.
    #[must_use]
    pub fn of_spans((from, to): (Date, Date), spans: Vec<OwedSpan>) -> Option<Owed> {
        let is_owed = |span: &OwedSpan| span.n_days > 0 && span.per_week > PerWeek::default();
        let n_days = spans.iter().map(|span| i64::from(span.n_days)).sum::<i64>();
        let n_all = i64::from(days_between(from, to.tomorrow().ok()?));
        if spans.is_empty() || !spans.iter().all(is_owed) || n_days > n_all {
            return None;
        }
        let in_all = spans.iter().try_fold(Decimal::ZERO, |sum, span| {
            let more = span.per_week.0.pounds().checked_mul(span.n_days.into())?;
            sum.checked_add(more)
        })?;
        Some(Owed {
            from,
            to,
            spans,
            in_all: Money::to_the_penny(in_all.checked_div(7.into())?)?,
        })
    }

    /// On how many days something is owed.
    #[must_use]
    pub fn n_days(&self) -> i32 {
        self.spans.iter().map(|span| span.n_days).sum()
    }

    /// Whether less may be owed: what was provided on some of the days is not known in full.
    #[must_use]
    pub fn at_most(&self) -> bool {
        self.spans.iter().any(|span| span.at_most)
    }

    /// The sum in words: `£745.66`, or `at most £745.66`.
    #[must_use]
    pub fn sum_words(&self, currency: &str) -> String {
        let at_most = if self.at_most() { "at most " } else { "" };
        format!("{at_most}{currency}{}", self.in_all)
    }

    /// The same within a sentence: `the £745.66`, or `at most £745.66`.
    #[must_use]
    pub fn the_sum_words(&self, currency: &str) -> String {
        let the = if self.at_most() { "" } else { "the " };
        format!("{the}{}", self.sum_words(currency))
    }

    /// What is owed, for which days: `owed for 20 Oct 2026 to 23 Nov 2026: £745.66 (14 days at
    /// £297.83 and 21 days at £50.00 a week more)`.
    #[must_use]
    pub fn words(&self, currency: &str) -> String {
        format!(
            "owed for {} to {}: {} ({})",
            shown(self.from),
            shown(self.to),
            self.sum_words(currency),
            self.spans_words(currency)
        )
    }

    /// The days with what is owed a week on them, and of which it is not known in full: `14 days at
    /// £297.83 and 21 days at up to £50.00 a week more; what was provided from 3 Nov 2026 to 23 Nov
    /// 2026 is not known in full`.
    #[must_use]
    pub fn spans_words(&self, currency: &str) -> String {
        let words = self.spans.iter().map(|span| {
            let up_to = if span.at_most { "up to " } else { "" };
            let days = span.n_days_words();
            format!("{days} at {up_to}{currency}{}", span.per_week)
        });
        let words = words.collect::<Vec<_>>().join(" and ");
        format!("{words} a week more{}", self.unknown_words())
    }

    fn unknown_words(&self) -> String {
        let unknown = self.spans.iter().filter(|span| span.at_most);
        let unknown: Vec<String> = unknown.map(OwedSpan::days_words).collect();
        match unknown.is_empty() {
            true => String::new(),
            false => format!(
                "; what was provided {} is not known in full",
                unknown.join(" and ")
            ),
        }
    }

    /// The same for the days before a day alone; none where nothing is owed for those. Spans whose
    /// days are not known follow on one another.
    #[must_use]
    pub fn before(&self, day: Date) -> Option<Owed> {
        if self.to < day {
            return Some(self.clone());
        }
        let mut next = self.from;
        let spans = self.spans.iter().map(|span| {
            let from = span.from.unwrap_or(next);
            next = days_after(from, span.n_days)?;
            let n_days = span.n_days.min(days_between(from, day));
            Some(OwedSpan { n_days, ..*span })
        });
        let mut spans = spans.collect::<Option<Vec<OwedSpan>>>()?;
        spans.retain(|span| span.n_days > 0);
        Owed::of_spans((self.from, day.yesterday().ok()?), spans)
    }

    /// The same with what is owed for the days that follow.
    pub(super) fn with(mut self, later: Owed) -> Option<Owed> {
        let last = self.spans.last().copied();
        let mut spans = later.spans.into_iter().peekable();
        if let Some(next) = spans.next_if(|next| last.is_some_and(|last| last.goes_on_in(next)))
            && let Some(span) = self.spans.last_mut()
        {
            span.n_days = span.n_days.checked_add(next.n_days)?;
        }
        self.spans.extend(spans);
        Owed::of_spans((self.from, later.to), self.spans)
    }
}
