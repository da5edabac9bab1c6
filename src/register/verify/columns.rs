//! The columns in the file against the columns that the texts give, row by row.

use super::report::Fault;
use crate::register::entry_row::number;
use crate::register::error::RegisterError;
use crate::register::schema::projection::Projection;
use crate::register::schema::projections;
use crate::terms::ids::EntryNumber;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Rows};
use std::cmp::Ordering;

/// The tables that are compared.
pub fn tables() -> impl Iterator<Item = Projection> {
    let erasure = Projection {
        table: "erasure",
        key: &["entry", "erased"],
        also_unique: None,
    };
    projections().chain([erasure])
}

/// The first fault of the columns among entries up to `last`, the last that the chain proved, and
/// of rows that belong to entries beyond the end.
///
/// `whole` says that the chain was walked to its end, so that rows beyond it belong to nothing.
pub fn first_fault(
    file: &Connection,
    anew: &Connection,
    last: EntryNumber,
    whole: bool,
) -> Result<Option<Fault>, RegisterError> {
    let mut first: Option<Fault> = None;
    for projection in tables() {
        let mut fault = compare(file, anew, projection)?;
        if let Some(beyond) = fault
            .as_mut()
            .filter(|fault| whole && fault.entry > Some(last))
        {
            let table = projection.table;
            beyond.what = format!("it is missing, and a row of {table} belongs to it");
        }
        let counts = fault
            .as_ref()
            .is_some_and(|fault| whole || fault.entry <= Some(last));
        let earlier = match (&fault, &first) {
            (Some(new), Some(known)) => new.entry < known.entry,
            (Some(_), None) => true,
            (None, _) => false,
        };
        if counts && earlier {
            first = fault;
        }
    }
    Ok(first)
}

fn compare(
    file: &Connection,
    anew: &Connection,
    projection: Projection,
) -> Result<Option<Fault>, RegisterError> {
    let table = projection.table;
    let sql = format!(
        "SELECT * FROM {table} ORDER BY {}",
        projection.key.join(", ")
    );
    let mut in_file = file.prepare(&sql)?;
    let mut in_anew = anew.prepare(&sql)?;
    let columns: Vec<String> = in_file.column_names().map(str::to_owned).collect();
    let keys: Vec<usize> = projection
        .key
        .iter()
        .filter_map(|key| columns.iter().position(|column| column == key))
        .collect();
    let mut found = in_file.query([])?;
    let mut expected = in_anew.query([])?;
    loop {
        let (left, right) = (
            next(&mut found, columns.len())?,
            next(&mut expected, columns.len())?,
        );
        let (at, what) = match (left, right) {
            (None, None) => return Ok(None),
            (Some(row), None) => (entry_of(&row), format!("a row of {table} was added")),
            (None, Some(row)) => (entry_of(&row), format!("a row of {table} is missing")),
            (Some(left), Some(right)) if left == right => continue,
            (Some(left), Some(right)) => match by_key(&left, &right, &keys) {
                Ordering::Less => (entry_of(&left), format!("a row of {table} was added")),
                Ordering::Greater => (entry_of(&right), format!("a row of {table} is missing")),
                Ordering::Equal => {
                    let differs = left.iter().zip(&right).position(|(l, r)| l != r);
                    let column = differs.and_then(|place| columns.get(place));
                    let column = column.map_or("?", String::as_str);
                    let what = format!("{table}.{column} is not what the entry's text says");
                    (entry_of(&left), what)
                }
            },
        };
        return Ok(Some(Fault::of_entry(at, what)));
    }
}

fn next(rows: &mut Rows<'_>, n_columns: usize) -> rusqlite::Result<Option<Vec<Value>>> {
    match rows.next()? {
        None => Ok(None),
        Some(row) => (0..n_columns)
            .map(|column| row.get_ref(column).map(value))
            .collect::<Result<_, _>>()
            .map(Some),
    }
}

/// A value as it is stored. Text that is not Unicode, which this program never writes, is given as
/// its bytes, so that it differs from every text.
fn value(stored: ValueRef<'_>) -> Value {
    match stored {
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Value::Text(text.to_owned()),
            Err(_) => Value::Blob(text.to_vec()),
        },
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    }
}

fn entry_of(row: &[Value]) -> EntryNumber {
    match row.first() {
        Some(Value::Integer(entry)) => number(*entry),
        _ => EntryNumber(0),
    }
}

fn bytes(value: &Value) -> &[u8] {
    match value {
        Value::Text(text) => text.as_bytes(),
        Value::Blob(bytes) => bytes,
        _ => &[],
    }
}

/// The order of two rows by their keys, which are whole numbers or text.
fn by_key(left: &[Value], right: &[Value], keys: &[usize]) -> Ordering {
    for key in keys {
        let order = match (left.get(*key), right.get(*key)) {
            (Some(Value::Integer(l)), Some(Value::Integer(r))) => l.cmp(r),
            (Some(l), Some(r)) => bytes(l).cmp(bytes(r)),
            _ => Ordering::Equal,
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    Ordering::Equal
}
