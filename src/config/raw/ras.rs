//! `ras.toml`: what the RAS is, its references, to whom it does not apply, and its steps.

use super::condition::{condition, condition_or_always};
use crate::config::condition::Condition;
use crate::config::dated::Dated;
use crate::config::question::{FrequencyRule, MonthRule};
use crate::config::ras::Reference;
use crate::config::reading::reader::{Reading, Section, read};
use crate::config::step::{Base, Step, StepKind};
use crate::terms::date::Date;
use crate::terms::ids::{AdjustmentId, DomainId, RasId, StepId, TableId, TotalId};
use crate::terms::money::Period;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The name of the file.
pub const FILE: &str = "ras.toml";

/// The most characters of the sign of a currency.
const SIGN_LENGTH_MAX: usize = 4;

/// What the file holds.
#[derive(Clone, Debug)]
pub struct RasFile {
    /// What the RAS is called.
    pub id: RasId,
    /// Its title.
    pub title: String,
    /// The authority whose RAS it is.
    pub authority: String,
    /// Its version.
    pub version: String,
    /// The first day on which this version is in force.
    pub in_force_from: Date,
    /// The sign of its currency.
    pub currency: String,
    /// The period that its money is stated for.
    pub unit: Period,
    /// Weeks in a year.
    pub weeks_per_year: Dated<Decimal>,
    /// How frequencies become times a week.
    pub frequency: FrequencyRule,
    /// Where figures come from, by key.
    pub references: BTreeMap<String, Reference>,
    /// To whom it does not apply.
    pub does_not_apply: Vec<(Condition, String)>,
    /// The steps in order.
    pub steps: Vec<Step>,
}

/// Reads the file's text. Where a key at its top cannot be read, which is written down, something
/// harmless stands in its place, so that the rest of the RAS can be checked all the same.
#[must_use]
pub fn ras_file(text: &str) -> Reading<RasFile> {
    let stand_in = stand_in();
    read(FILE, text, |root| head(root, stand_in.as_ref()))
}

/// What stands in the place of a file that cannot be read: nothing of it gives rise to a mistake.
#[must_use]
pub fn stand_in() -> Option<RasFile> {
    read(FILE, STAND_IN, |root| head(root, None)).value
}

const STAND_IN: &str = "
id = \"stand-in\"
title = \"stand-in\"
authority = \"stand-in\"
version = \"stand-in\"
in_force_from = 9999-01-01
currency = \"x\"
unit = \"week\"
weeks_per_year = [{ from = 1900-01-01, value = \"52\", reference = \"none\" }]
frequency = { days_per_week = \"7\", months_per_year = \"12\", weeks_per_year = \"52\" }
references = { none = { title = \"stand-in\" } }
";

const UNITS: [(Period, &str); 3] = [
    (Period::Week, "week"),
    (Period::Month, "month"),
    (Period::Year, "year"),
];

fn head(root: &Section<'_>, stand_in: Option<&RasFile>) -> Option<RasFile> {
    let id = root.id("id", RasId::new);
    let title = root.text("title");
    let authority = root.text("authority");
    let version = root.text("version");
    let in_force_from = root.date("in_force_from");
    let currency = currency(root);
    let unit = root.code("unit", &UNITS);
    let weeks_per_year = root.dated_number("weeks_per_year");
    let frequency = root.table("frequency", frequency);
    let references = root.references("references");
    let does_not_apply = root.optional_whole_tables("does_not_apply", |item| {
        let (when, why) = (condition(item, "when"), item.text("why"));
        Some((when?, why?))
    });
    let steps = root.tables("step", step);
    let of = stand_in;
    Some(RasFile {
        id: or(id, of, |of| of.id.clone())?,
        title: or(title, of, |of| of.title.clone())?,
        authority: or(authority, of, |of| of.authority.clone())?,
        version: or(version, of, |of| of.version.clone())?,
        in_force_from: or(in_force_from, of, |of| of.in_force_from)?,
        currency: or(currency, of, |of| of.currency.clone())?,
        unit: or(unit, of, |of| of.unit)?,
        weeks_per_year: or(weeks_per_year, of, |of| of.weeks_per_year.clone())?,
        frequency: or(frequency, of, |of| of.frequency)?,
        references: or(references, of, |of| of.references.clone())?,
        does_not_apply: does_not_apply.unwrap_or_default(),
        steps: steps.unwrap_or_default(),
    })
}

fn or<T>(own: Option<T>, stand_in: Option<&RasFile>, of: fn(&RasFile) -> T) -> Option<T> {
    own.or_else(|| stand_in.map(of))
}

fn frequency(section: &Section<'_>) -> Option<FrequencyRule> {
    let days = section.number("days_per_week");
    let month = if section.has("days_per_month") {
        let days_per_month = section.number("days_per_month");
        days_per_month.map(|days_per_month| MonthRule::OfDays { days_per_month })
    } else {
        let months = section.number("months_per_year");
        let weeks = section.number("weeks_per_year");
        months
            .zip(weeks)
            .map(|(months_per_year, weeks_per_year)| MonthRule::OfYear {
                months_per_year,
                weeks_per_year,
            })
    };
    Some(FrequencyRule {
        days_per_week: days?,
        month: month?,
    })
}

#[derive(Clone, Copy)]
enum DoesCode {
    Points,
    AdjustPoints,
    Weighting,
    Total,
    Allocate,
    AdjustMoney,
    Round,
}

const DOES: [(DoesCode, &str); 7] = [
    (DoesCode::Points, "points"),
    (DoesCode::AdjustPoints, "adjust points"),
    (DoesCode::Weighting, "weighting"),
    (DoesCode::Total, "total"),
    (DoesCode::Allocate, "allocate"),
    (DoesCode::AdjustMoney, "adjust money"),
    (DoesCode::Round, "round"),
];

fn step(section: &Section<'_>) -> Option<Step> {
    let id = section.id("id", StepId::new);
    let title = section.words("title");
    let when = condition_or_always(section, "when");
    let does = section
        .settling_code("does", &DOES)
        .and_then(|code| does(section, code));
    Some(Step {
        id: id?,
        title: title.into(),
        when: when?,
        does: does?,
    })
}

fn does(section: &Section<'_>, code: DoesCode) -> Option<StepKind> {
    match code {
        DoesCode::Points => Some(StepKind::Points),
        DoesCode::Weighting => Some(StepKind::Weighting),
        DoesCode::Total => section
            .id("total", TotalId::new)
            .map(|total| StepKind::Total { total }),
        DoesCode::Round => Some(StepKind::Round {
            rounding: section.rounding_in_any_case("rounding"),
        }),
        DoesCode::AdjustPoints => {
            let adjustment = section.id("adjustment", AdjustmentId::new);
            let rounding = section.rounding_in_any_case("rounding");
            Some(StepKind::AdjustPoints {
                adjustment: adjustment?,
                rounding,
            })
        }
        DoesCode::Allocate => {
            let table = section.id("table", TableId::new);
            let total = section.id("total", TotalId::new);
            let rounding = section.rounding_in_any_case("rounding");
            Some(StepKind::Allocate {
                table: table?,
                total: total?,
                rounding,
            })
        }
        DoesCode::AdjustMoney => {
            let adjustment = section.id("adjustment", AdjustmentId::new);
            let base = base(section);
            let rounding = section.rounding_in_any_case("rounding");
            let (adjustment, base) = (adjustment?, base?);
            Some(StepKind::AdjustMoney {
                adjustment,
                base,
                rounding,
            })
        }
    }
}

/// Signs of currencies outside their own block.
const CURRENCY_SIGNS: &str = "$¢£¤¥";

/// Whether a character is of Unicode's block of currency symbols.
fn is_currency(sign: char) -> bool {
    ('\u{20A0}'..='\u{20CF}').contains(&sign)
}

/// The sign that stands before every amount.
fn currency(root: &Section<'_>) -> Option<String> {
    let sign = root.text("currency")?;
    // What reads as a minus or a bracket before an amount would make another amount of it.
    let misleads = |c: char| c.is_ascii_digit() || "+-−–%()[]/,=<>".contains(c);
    let is_named = |c: char| c.is_alphabetic() || CURRENCY_SIGNS.contains(c) || is_currency(c);
    if sign.chars().count() <= SIGN_LENGTH_MAX
        && sign.contains(is_named)
        && !sign.contains(misleads)
    {
        return Some(sign);
    }
    let what = format!("\"{sign}\" is not the sign of a currency");
    let allowed = "a sign of 1 to 4 characters, such as \"£\", \"€\" or \"CHF\"";
    root.problem(
        "currency",
        &what,
        allowed,
        "write the sign: it stands before every amount",
    );
    None
}

fn base(section: &Section<'_>) -> Option<Base> {
    if section.is_text("base", "so far") {
        return Some(Base::SoFar);
    }
    if section.is_table("base") {
        let domains = section.table("base", |base| base.ids("domains", DomainId::new));
        return domains.map(Base::Domains);
    }
    let allowed = "\"so far\" (all lines before this step), a list of step ids, \
        or { domains = [\"…\"] }";
    section.need("base", allowed)?;
    if !section.is_list("base") {
        section.problem("base", "this is not a base", allowed, "write one of these");
        return None;
    }
    section.ids("base", StepId::new).map(Base::Steps)
}
