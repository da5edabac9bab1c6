//! Which column could be which field: by the heading, and by what stands under it.

use super::column::Column;
use super::known::Known;
use super::likeness::{Likeness, likeness, plain};
use super::names::names;
use crate::config::caseload_field::{CellKind, FieldRule, FileKind, StandardList};
use crate::config::column_profile::{ValueList, compared};

/// From this score on a column is proposed for a field.
pub const SCORE_MIN: u32 = 55;

/// What a heading alone says where only the values tell: just proposed.
const BY_VALUES: u32 = 56;

/// From so many filled cells on, values alone tell what a column is.
const FILLED_FOR_VALUES: usize = 10;

/// How likely a column is a field of a table; nothing where it is not proposed.
#[must_use]
pub fn match_of(
    known: Known<'_>,
    kind: FileKind,
    rule: FieldRule,
    column: &Column,
) -> Option<Likeness> {
    let by_heading = by_heading(known, kind, rule, &column.heading);
    let found = match rule.kind {
        CellKind::Listed(list) => by_heading.or_else(|| by_values(known, list, column)),
        _ => by_heading,
    }?;
    weighed(known, rule, column, found).filter(|found| found.score >= SCORE_MIN)
}

fn by_heading(
    known: Known<'_>,
    kind: FileKind,
    rule: FieldRule,
    heading: &str,
) -> Option<Likeness> {
    let in_use = known.profile.files.get(&kind);
    let in_use = in_use.and_then(|file| file.columns.get(&rule.field));
    let in_use = in_use.map(|name| (name.as_str(), "the heading of the profile in use,"));
    let own = (rule.code, "the program's own word");
    let others = names(rule.field).iter().map(|name| (*name, "the heading"));
    let all = in_use.into_iter().chain([own]).chain(others);
    let found = all.filter_map(|(name, says)| likeness(heading, name, says));
    // The first of those that are as like: the profile in use goes before common names.
    found.reduce(|best, other| match other.score > best.score {
        true => other,
        false => best,
    })
}

/// How many filled cells have a value or a wording of a list.
#[must_use]
pub fn n_of_list(list: &ValueList, column: &Column) -> usize {
    let is_known = |value: &str| {
        let value = compared(value);
        list.values.iter().any(|known| compared(known) == value)
            || list.wordings().any(|(known, _)| compared(known) == value)
    };
    let values = column.values.iter().filter(|(value, _)| is_known(value));
    values.map(|(_, n)| n).sum()
}

fn by_values(known: Known<'_>, list: StandardList, column: &Column) -> Option<Likeness> {
    let values = known.profile.standard.get(&list)?;
    let n_known = n_of_list(values, column);
    let tells = list != StandardList::YesNo
        && column.n_filled >= FILLED_FOR_VALUES
        && column.values.len() > 1
        && column.percent(n_known) >= 90;
    tells.then(|| Likeness {
        score: BY_VALUES,
        why: format!(
            "by its values alone: {n_known} of {} are of the list \"{}\"",
            column.n_filled,
            list.code()
        ),
    })
}

/// The match after a look at the values: nothing where they cannot be the field's.
fn weighed(
    known: Known<'_>,
    rule: FieldRule,
    column: &Column,
    found: Likeness,
) -> Option<Likeness> {
    if column.n_filled == 0 {
        let why = format!("{}; the column is empty", found.why);
        return (!rule.required).then_some(Likeness { why, ..found });
    }
    let (n_dates, _) = column.dates.n_dates();
    let percent = |n: usize| column.percent(n);
    let (fits, what) = match rule.kind {
        CellKind::Reference => (percent(column.n_references), "could be references"),
        CellKind::Date => (percent(n_dates.max(column.n_numbers)), "are dates"),
        CellKind::Money | CellKind::Number => {
            let n = column.n_numbers + column.n_decimal_commas;
            (percent(n), "are numbers")
        }
        CellKind::Listed(list) => {
            let values = known.profile.standard.get(&list)?;
            let n = n_of_list(values, column);
            let few = !column.has_more && column.values.len() <= 2 * values.values.len() + 4;
            let least = if few { 50 } else { 0 };
            (percent(n).max(least), "")
        }
        CellKind::Needs => (100, ""),
        CellKind::Text if percent(n_dates) >= 90 => (0, ""),
        CellKind::Text => (100, ""),
    };
    let least = match rule.kind {
        CellKind::Reference => 95,
        _ => 50,
    };
    if fits < least {
        return None;
    }
    let why = match what {
        "" => found.why,
        what => format!("{}; {fits} % of its cells {what}", found.why),
    };
    Some(Likeness { why, ..found })
}

/// Whether two headings are the same, as they are compared.
#[must_use]
pub fn same_heading(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}
