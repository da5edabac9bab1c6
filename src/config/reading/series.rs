//! Dated series, references and rounding rules as files write them.
//!
//! A series is a list of `{ from = 2026-04-01, value = "1.25", reference = "key" }`, earliest
//! first. Where the file has a table `[unless_stated]` with `from` and `reference`, a figure that
//! has had one value only may be written as that value alone.

use super::place::joined;
use super::reader::{Section, UnlessStated};
use crate::config::dated::{Dated, DatedValue, ParameterKey, SeriesProblem};
use crate::config::ras::Reference;
use crate::config::step::RoundingRule;
use crate::terms::date::Date;
use crate::terms::rounding::Rounding;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

const A_SERIES: &str = "a dated series, such as \
    [{ from = 2026-04-01, value = \"1.25\", reference = \"key\" }], earliest first";
const A_ROUNDING: &str = "a rounding, such as { to = \"0.01\", how = \"half up\" }";
const A_MULTIPLE: &str = "a multiple above zero, such as \"0.01\" or \"5\"";

impl<'a> Section<'a> {
    /// A dated series of decimal numbers; the figure's key is its path.
    pub fn dated_number(&self, key: &str) -> Option<Dated<Decimal>> {
        self.need(key, A_SERIES)?;
        self.optional_dated_number(key)
    }

    /// A dated series of decimal numbers that may be left out.
    pub fn optional_dated_number(&self, key: &str) -> Option<Dated<Decimal>> {
        self.find(key)?;
        self.dated_of(key, |section, key| section.number(key))
    }

    /// A dated series of values that `ask` reads from the key it is given.
    pub fn dated_of<T>(
        &self,
        key: &str,
        ask: impl Fn(&Section<'a>, &str) -> Option<T>,
    ) -> Option<Dated<T>> {
        let Some(written) = self.find(key).and_then(|value| value.as_array()) else {
            return self.undated(key, ask(self, key)?);
        };
        let values = self.tables_or(key, A_SERIES, |item| {
            let (from, value) = (item.date("from"), ask(item, "value"));
            let reference = item.reference("reference");
            Some(DatedValue {
                from: from?,
                value: value?,
                reference: reference?,
            })
        });
        if values.len() < written.len() {
            return None;
        }
        self.series(&self.path(key), values)
    }

    /// The same; a value that stands alone has this reference, where there is one.
    pub fn dated_under<T: Clone>(
        &self,
        reference: Option<&String>,
        key: &str,
        ask: impl Fn(&Section<'a>, &str) -> Option<T>,
    ) -> Option<Dated<T>> {
        let series = self.dated_of(key, ask)?;
        let Some(reference) = reference.filter(|_| !self.is_list(key)) else {
            return Some(series);
        };
        let alone = series.values().first()?.clone();
        let reference = reference.clone();
        Some(series.with(DatedValue { reference, ..alone }))
    }

    /// A dated series of whole numbers from zero.
    pub fn dated_whole(&self, key: &str) -> Option<Dated<u32>> {
        let numbers = self.dated_number(key)?;
        let mut values = Vec::new();
        for (position, known) in numbers.values().iter().enumerate() {
            let path = joined(&self.path(key), &(position + 1).to_string());
            values.push(DatedValue {
                from: known.from,
                value: self.as_whole(&path, known.value)?,
                reference: known.reference.clone(),
            });
        }
        self.series(&self.path(key), values)
    }

    /// A series of whole values, each a table with `from`, `reference` and what `ask` reads.
    pub fn editions<T>(
        &self,
        key: &str,
        figure: &str,
        ask: impl Fn(&Section<'a>) -> Option<T>,
    ) -> Option<Dated<T>> {
        let allowed = "one table for each date, with from, reference and what is in force then";
        let remedy = format!("add a table [[{}]] with all of this", self.header(key));
        let written = self.need_or(key, allowed, &remedy)?.as_array();
        let n_written = written.map_or(0, |items| items.len());
        let values = self.tables(key, |item| {
            let (from, reference) = (item.date("from"), item.reference("reference"));
            let value = ask(item);
            Some(DatedValue {
                from: from?,
                value: value?,
                reference: reference?,
            })
        })?;
        if values.len() < n_written {
            return None;
        }
        self.dated(figure, key, values)
    }

    /// The name of a reference; whether it is listed is checked when all files are read.
    pub fn reference(&self, key: &str) -> Option<String> {
        self.need(
            key,
            "the name of a listed reference, such as \"cabinet_2026\"",
        )?;
        let name = self.text(key)?;
        self.named_reference(self.path(key), &name);
        Some(name)
    }

    /// The table of references (`[references.key]`: title, and where known link and agreed_by).
    pub fn references(&self, key: &str) -> Option<BTreeMap<String, Reference>> {
        let references = self.entries(key, |_, item| {
            let title = item.text("title");
            let link = item.optional_text("link");
            let agreed_by = item.optional_text("agreed_by");
            Some(Reference {
                title: title?.into(),
                link,
                agreed_by,
            })
        });
        let listed = self.optional_table(key, |section| Some(section.names()));
        self.listed_references(listed.unwrap_or_default());
        references
    }

    /// A rounding rule: `{ to = "0.01", how = "half up" }`.
    pub fn rounding(&self, key: &str) -> Option<RoundingRule> {
        let value = self.need(key, A_ROUNDING)?;
        if !value.is_table() {
            self.wrong_kind(&self.path(key), value, A_ROUNDING);
            return None;
        }
        self.table(key, |rule| {
            let (to, rounding) = (rule.number("to"), rule.code("how", &Rounding::ALL));
            let to = to?;
            if to <= Decimal::ZERO {
                let what = format!("rounding to a multiple of {to} is impossible");
                rule.problem("to", &what, A_MULTIPLE, "write the multiple to round to");
                return None;
            }
            Some(RoundingRule {
                to,
                rounding: rounding?,
            })
        })
    }

    /// A rounding rule. Where it is missing or wrong, which is written down, one that nothing else
    /// finds fault with stands in its place, so that the rest can be checked.
    pub fn rounding_in_any_case(&self, key: &str) -> RoundingRule {
        let stand_in = RoundingRule {
            to: Decimal::ONE,
            rounding: Rounding::HalfUp,
        };
        self.rounding(key).unwrap_or(stand_in)
    }

    fn undated<T>(&self, key: &str, value: T) -> Option<Dated<T>> {
        let path = self.path(key);
        let what = "the figure has no date and no reference";
        let remedy = "write it as a series, or begin the file with a table [unless_stated] that \
            has from and reference";
        match self.unless_stated() {
            UnlessStated::Wrong => None,
            UnlessStated::Absent => {
                self.problem(key, what, A_SERIES, remedy);
                None
            }
            UnlessStated::Stated(from, reference) => {
                let value = DatedValue {
                    from,
                    value,
                    reference,
                };
                self.series(&path, vec![value])
            }
        }
    }

    fn series<T>(&self, path: &str, values: Vec<DatedValue<T>>) -> Option<Dated<T>> {
        self.checked_series(path, path, values)
    }

    fn dated<T>(&self, figure: &str, key: &str, values: Vec<DatedValue<T>>) -> Option<Dated<T>> {
        self.checked_series(&self.path(figure), &self.path(key), values)
    }

    fn checked_series<T>(
        &self,
        figure: &str,
        path: &str,
        values: Vec<DatedValue<T>>,
    ) -> Option<Dated<T>> {
        let dates: Vec<Date> = values.iter().map(|value| value.from).collect();
        let problem = match Dated::new(ParameterKey(figure.into()), values) {
            Ok(series) => return Some(series),
            Err(problem) => problem,
        };
        let (wrong, remedy) = match &problem {
            SeriesProblem::Empty => (None, "add the first value"),
            SeriesProblem::SameDate(date) => (
                Some(date),
                "keep one of them, or correct the date of the other",
            ),
            SeriesProblem::OutOfOrder(date) => (Some(date), "put the values in order of date"),
        };
        let position = wrong.and_then(|date| dates.iter().rposition(|known| known == date));
        let place = position.map_or(path.to_owned(), |place| {
            joined(path, &(place + 1).to_string())
        });
        self.problem_at(place, &problem.to_string(), A_SERIES, remedy);
        None
    }
}
