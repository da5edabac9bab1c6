//! Bytes of what is owed for days gone by, and how earlier schemas told it.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_struct};
use crate::panel::owed::{Owed, OwedSpan};
use crate::panel::refusal::Warning;
use crate::terms::date::{Date, typed_date};
use crate::terms::money::{Money, PerWeek, typed_money};

impl Pack for Owed {
    fn pack(&self, out: &mut Packed) {
        let Owed {
            from,
            to,
            spans,
            in_all,
        } = self;
        (*from, *to).pack(out);
        spans.pack(out);
        in_all.pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        let days: (Date, Date) = Pack::unpack(from)?;
        let reckoned = Owed::of_spans(days, Pack::unpack(from)?);
        summed(reckoned, Pack::unpack(from)?)
    }
}

packed_struct!(OwedSpan {
    from,
    n_days,
    per_week,
    at_most
});

/// What is owed as schema 5 wrote it: without which of it is not known in full.
pub(super) fn owed_of_schema_5(from: &mut Unpacking<'_>) -> Result<Option<Owed>, PayloadFault> {
    let known: Option<OfSchema5> = Pack::unpack(from)?;
    Ok(known.map(|OfSchema5(owed)| owed))
}

struct OfSchema5(Owed);

impl Pack for OfSchema5 {
    fn pack(&self, out: &mut Packed) {
        let OfSchema5(owed) = self;
        (owed.from, owed.to).pack(out);
        let spans = owed.spans.iter();
        let spans = spans.map(|span| (span.from, span.n_days, span.per_week));
        spans.collect::<Vec<_>>().pack(out);
        owed.in_all.pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        let days: (Date, Date) = Pack::unpack(from)?;
        let spans: Vec<(Option<Date>, i32, PerWeek)> = Pack::unpack(from)?;
        let spans = spans.into_iter().map(|(from, n_days, per_week)| OwedSpan {
            from,
            n_days,
            per_week,
            at_most: false,
        });
        summed(Owed::of_spans(days, spans.collect()), Pack::unpack(from)?).map(OfSchema5)
    }
}

/// What is owed, where its sum is the one that is written.
fn summed(reckoned: Option<Owed>, in_all: Money) -> Result<Owed, PayloadFault> {
    reckoned
        .filter(|owed| owed.in_all == in_all)
        .ok_or_else(|| PayloadFault::not_a("sum that is owed", in_all))
}

/// The rule of the warning in which schemas 1 to 4 told what is owed for days gone by.
const TOLD_UNDER: &str = "increase_reaches_back";

/// What is owed for days gone by, as the warnings of a decision in an earlier schema tell it; none
/// where they do not, or say that it is reckoned by hand.
pub(super) fn owed_as_told(warnings: &[Warning], currency: &str) -> Option<Owed> {
    let told = warnings.iter().find(|told| told.rule == TOLD_UNDER)?;
    let (_, rest) = told.message.split_once("owed for ")?;
    let (from, rest) = rest.split_once(" to ")?;
    let (to, rest) = rest.split_once(": ")?;
    let (_, rest) = rest.split_once(" (")?;
    let (spans, _) = rest.split_once(" a week more)")?;
    let span = |words: &str| {
        let (days, amount) = words.split_once(" at ")?;
        let amount = typed_money(amount.strip_prefix(currency)?).ok()?;
        Some(OwedSpan {
            from: None,
            n_days: days.split(' ').next()?.parse().ok()?,
            per_week: PerWeek(amount),
            at_most: false,
        })
    };
    let spans: Option<Vec<OwedSpan>> = spans.split(" and ").map(span).collect();
    Owed::of_spans((typed_date(from)?, typed_date(to)?), spans?)
}
