//! The flag rules in force, in plain words, with their limits and where these come from.

use super::rule::{FlagRule, Unit};
use super::wording;
use crate::config::dated::{Dated, DatedValue, NotInForce};
use crate::config::tolerances::{FlagKind, FlagSetting, Tolerances};
use crate::terms::date::Date;
use crate::terms::money::Money;
use crate::terms::number;
use rust_decimal::Decimal;

/// One rule as it is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInForce {
    /// The rule's code.
    pub code: String,
    /// Its mark.
    pub mark: String,
    /// Its title.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// What it does; `Off` also where `tolerances.toml` has no setting for it.
    pub kind: FlagKind,
    /// The title of the reference of the rule.
    pub reference: String,
    /// Its limits and prices.
    pub limits: Vec<LimitInForce>,
    /// Its word lists: (what the list means, its words).
    pub words: Vec<(String, Vec<String>)>,
}

/// One limit as it is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitInForce {
    /// Its name in `tolerances.toml`; empty for a price.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// Its value with its unit (`10 %`, `£50 a week`), or `not in force before …`.
    pub value: String,
    /// The value as a number in its unit; none where it is not in force.
    pub number: Option<Decimal>,
    /// What the number counts.
    pub unit: LimitUnit,
    /// From when it is in force.
    pub from: Option<Date>,
    /// The title of its reference.
    pub reference: String,
}

/// What the number of a limit counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LimitUnit {
    /// The unit of one of the rule's limits.
    Of(Unit),
    /// The currency of the RAS, for one unit of a service.
    EachUnit {
        /// The service component.
        component: String,
        /// The cost frequency, which says what one unit is.
        frequency: String,
    },
}

/// The rules as they are in force on `on`, in the order of the list of rules.
#[must_use]
pub fn rules_in_force(
    rules: &[FlagRule],
    tolerances: &Tolerances,
    currency: &str,
    on: Date,
) -> Vec<RuleInForce> {
    let reading = Reader {
        tolerances,
        currency,
        on,
    };
    rules.iter().map(|rule| reading.rule(rule)).collect()
}

struct Reader<'a> {
    tolerances: &'a Tolerances,
    currency: &'a str,
    on: Date,
}

impl Reader<'_> {
    fn rule(&self, rule: &FlagRule) -> RuleInForce {
        let setting = self.tolerances.rules.get(rule.code);
        RuleInForce {
            code: rule.code.to_owned(),
            mark: rule.mark.to_owned(),
            title: rule.title.to_owned(),
            why: rule.why.to_owned(),
            kind: setting.map_or(FlagKind::Off, |setting| setting.kind),
            reference: setting.map_or_else(String::new, |setting| {
                self.tolerances
                    .reference_title(&setting.reference)
                    .to_owned()
            }),
            limits: setting.map_or_else(Vec::new, |setting| self.limits(rule, setting)),
            words: setting.map_or_else(Vec::new, |setting| words(rule, setting)),
        }
    }

    fn limits(&self, rule: &FlagRule, setting: &FlagSetting) -> Vec<LimitInForce> {
        let limits = limits_set(rule, setting).into_iter();
        limits.map(|limit| self.limit(limit)).collect()
    }

    fn limit(&self, limit: LimitSet<'_>) -> LimitInForce {
        let LimitSet {
            name,
            meaning,
            unit,
            series,
        } = limit;
        let known: Result<&DatedValue<Decimal>, NotInForce> = series.at(self.on);
        let name = name.to_owned();
        match known {
            Ok(known) => LimitInForce {
                name,
                meaning,
                value: unit.words(self.currency, known.value),
                number: Some(known.value),
                unit,
                from: Some(known.from),
                reference: self.tolerances.reference_title(&known.reference).to_owned(),
            },
            Err(problem) => LimitInForce {
                name,
                meaning,
                value: problem.to_string(),
                number: None,
                unit,
                from: None,
                reference: String::new(),
            },
        }
    }
}

/// A limit or a price of a rule with every value that is set.
#[derive(Clone, Debug)]
pub struct LimitSet<'a> {
    /// Its name in `tolerances.toml`; empty for a price.
    pub name: &'static str,
    /// What it means.
    pub meaning: String,
    /// What its values count.
    pub unit: LimitUnit,
    /// Its values by date.
    pub series: &'a Dated<Decimal>,
}

/// The limits that are set for a rule, then its prices.
#[must_use]
pub fn limits_set<'a>(rule: &FlagRule, setting: &'a FlagSetting) -> Vec<LimitSet<'a>> {
    let limits = rule.limits.iter().filter_map(|spec| {
        Some(LimitSet {
            name: spec.name,
            meaning: spec.meaning.to_owned(),
            unit: LimitUnit::Of(spec.unit),
            series: setting.limits.get(spec.name)?,
        })
    });
    let prices = setting.prices.iter().map(|row| LimitSet {
        name: "",
        meaning: format!("{}, {}", row.component, row.frequency.to_lowercase()),
        unit: LimitUnit::EachUnit {
            component: row.component.clone(),
            frequency: row.frequency.clone(),
        },
        series: &row.price,
    });
    limits.chain(prices).collect()
}

impl LimitUnit {
    /// A value with its unit: `10 %`, `£50 a week`.
    #[must_use]
    pub fn words(&self, currency: &str, value: Decimal) -> String {
        match self {
            LimitUnit::Of(unit) => in_words(currency, *unit, value),
            LimitUnit::EachUnit { .. } => wording::price(currency, value),
        }
    }
}

/// The word lists that are set for a rule: (what the list means, its words).
#[must_use]
pub fn words(rule: &FlagRule, setting: &FlagSetting) -> Vec<(String, Vec<String>)> {
    let lists = rule.words.iter().filter_map(|spec| {
        let words = setting.words.get(spec.name)?;
        Some((spec.meaning.to_owned(), words.clone()))
    });
    lists.collect()
}

fn in_words(currency: &str, unit: Unit, value: Decimal) -> String {
    let shown = number::shortest(value);
    match unit {
        Unit::Percent => format!("{shown} %"),
        Unit::PoundsPerWeek => match Money::from_pounds(value) {
            Some(amount) => format!("{} a week", wording::limit_pounds(currency, amount)),
            None => format!("{currency}{shown} a week"),
        },
        Unit::Months => counted(&shown, "month", "months"),
        Unit::HoursAWeek => format!("{} a week", counted(&shown, "hour", "hours")),
        Unit::Days => counted(&shown, "day", "days"),
        Unit::Percentile => match u32::try_from(value) {
            Ok(rank) => format!("{} percentile", wording::ordinal(rank)),
            Err(_) => shown,
        },
        Unit::Cases => counted(&shown, "case", "cases"),
        Unit::Answers => counted(&shown, "answer", "answers"),
        Unit::Points | Unit::PointsAboveZero => counted(&shown, "point", "points"),
    }
}

fn counted(shown: &str, one: &str, several: &str) -> String {
    format!("{shown} {}", if shown == "1" { one } else { several })
}
