//! Reading the figures of a RAS on a date, each with what the trace keeps of it.

use super::scored::AnswerProblem;
use super::trace::{BandRead, Given, ParameterRead, ReadValue, Rule, TraceNode};
use crate::config::allocation::{BandAmount, Knot};
use crate::config::bands::{Band, Bands};
use crate::config::dated::{Dated, DatedValue, NotInForce};
use crate::config::ras::Ras;
use crate::terms::date::Date;
use crate::terms::quotient::Quotient;
use rust_decimal::Decimal;

/// A figure with its record for the trace.
pub type Read<T> = (T, ParameterRead);

/// The figures of a RAS as of a date.
#[derive(Clone, Copy, Debug)]
pub struct Figures<'a> {
    /// The RAS.
    pub ras: &'a Ras,
    /// The date whose figures are used.
    pub on: Date,
}

impl<'a> Figures<'a> {
    /// Reads a number.
    pub fn number(self, dated: &Dated<Decimal>) -> Result<Read<Decimal>, NotInForce> {
        let value = dated.at(self.on)?;
        let read = self.record(dated, value, ReadValue::Number(value.value));
        Ok((value.value, read))
    }

    /// Reads a number that may not be stated.
    pub fn optional(
        self,
        dated: Option<&Dated<Decimal>>,
    ) -> Result<Option<Read<Decimal>>, NotInForce> {
        dated.map(|dated| self.number(dated)).transpose()
    }

    /// Reads the band of points that `at` lies in; nothing outside the bands.
    pub fn band(
        self,
        dated: &'a Dated<Bands<Decimal>>,
        at: Decimal,
    ) -> Result<Option<Read<Decimal>>, NotInForce> {
        let edition = dated.at(self.on)?;
        Ok(edition.value.find(at).map(|band| {
            let value = band_value(&edition.value, band, Some(band.gives));
            (band.gives, self.record(dated, edition, value))
        }))
    }

    /// Reads the band of money that `at` lies in; nothing outside the bands.
    pub fn money_band(
        self,
        dated: &'a Dated<Bands<BandAmount>>,
        at: Decimal,
    ) -> Result<Option<Read<&'a Band<BandAmount>>>, NotInForce> {
        let edition = dated.at(self.on)?;
        Ok(edition.value.find(at).map(|band| {
            let gives = match band.gives {
                BandAmount::Amount(amount) => Some(amount),
                BandAmount::NotPublished => None,
            };
            let value = band_value(&edition.value, band, gives);
            (band, self.record(dated, edition, value))
        }))
    }

    /// Reads the stretch of a line on which `at` lies: the two points between which it lies, the
    /// nearest two beyond the ends; nothing when the line has fewer than two points.
    pub fn stretch(
        self,
        dated: &'a Dated<Vec<Knot>>,
        at: Decimal,
    ) -> Result<Option<Read<(Knot, Knot)>>, NotInForce> {
        let edition = dated.at(self.on)?;
        let knots = edition.value.as_slice();
        let beyond = knots.partition_point(|knot| knot.points < at);
        let upper = beyond.clamp(1, knots.len().saturating_sub(1).max(1));
        let (Some(low), Some(high)) = (knots.get(upper - 1), knots.get(upper)) else {
            return Ok(None);
        };
        let value = ReadValue::Stretch(Box::new((*low, *high)));
        Ok(Some(((*low, *high), self.record(dated, edition, value))))
    }

    /// Reads one end of a line: the last point where `upper`, else the first.
    pub fn end(
        self,
        dated: &'a Dated<Vec<Knot>>,
        upper: bool,
    ) -> Result<Option<Read<Knot>>, NotInForce> {
        let edition = dated.at(self.on)?;
        let knot = if upper {
            edition.value.last()
        } else {
            edition.value.first()
        };
        Ok(knot.map(|knot| {
            (
                *knot,
                self.record(dated, edition, ReadValue::End(Box::new(*knot))),
            )
        }))
    }

    fn record<T>(self, dated: &Dated<T>, value: &DatedValue<T>, read: ReadValue) -> ParameterRead {
        ParameterRead {
            key: dated.key().clone(),
            value: read,
            from: value.from,
            reference: self.ras.reference_label(&value.reference),
        }
    }
}

fn band_value<T>(bands: &Bands<T>, band: &Band<T>, gives: Option<Decimal>) -> ReadValue {
    ReadValue::Band(Box::new(BandRead {
        label: band.label.clone(),
        intervals: bands.intervals,
        low: band.low,
        high: band.high,
        gives,
    }))
}

/// The problem of a figure that left its bounds.
#[must_use]
pub fn out_of_bounds(what: &str) -> AnswerProblem {
    AnswerProblem::OutOfBounds {
        what: what.to_owned(),
    }
}

/// The problem of a RAS that cannot be applied.
#[must_use]
pub fn unfit(what: String) -> AnswerProblem {
    AnswerProblem::RasUnfit { what }
}

/// A node's number as it is reckoned on: that of a frequency before it is divided.
#[must_use]
pub fn quotient(node: &TraceNode) -> Option<Quotient> {
    if let Rule::TimesAWeek { times, divided_by } = &node.rule
        && let Given::Times { count, .. } = node.inputs.first()?.given
    {
        let of = count.checked_mul(*times)?;
        let by = *divided_by;
        return Some(Quotient { of, by });
    }
    node.result.number().map(Quotient::whole)
}
