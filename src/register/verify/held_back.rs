//! What is written of reductions that are held back against what is reckoned anew.

use super::report::Fault;
use crate::register::chain::Id;
use crate::register::error::RegisterError;
use crate::register::held_back::{OfCase, cases, reckoned, written};
use crate::terms::ids::EntryNumber;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// The fault of the earliest entry; none where all is as it is reckoned.
pub fn first_fault(connection: &Connection, log_id: Id) -> Result<Option<Fault>, RegisterError> {
    match compared(connection, log_id) {
        Err(RegisterError::BadRow { .. }) => {
            let what = "held_back, or a package that it rests on, holds what no import writes";
            Ok(Some(Fault::of_file(what)))
        }
        other => other,
    }
}

fn compared(connection: &Connection, log_id: Id) -> Result<Option<Fault>, RegisterError> {
    let mut wrong: BTreeMap<EntryNumber, &str> = BTreeMap::new();
    for case in cases(connection)? {
        let in_file = written(connection, &case)?;
        let anew = reckoned(connection, log_id, &case)?;
        wrong.extend(differences(&in_file, &anew));
    }
    let first = wrong.into_iter().next();
    Ok(first.map(|(entry, what)| Fault::of_entry(entry, what)))
}

fn differences<'a>(in_file: &'a OfCase, anew: &'a OfCase) -> BTreeMap<EntryNumber, &'static str> {
    let not_in = |these: &'a OfCase, those: &'a OfCase| {
        let missing = |row: &&(EntryNumber, _)| !those.iter().any(|other| other == *row);
        these.iter().filter(missing).map(|row| row.0)
    };
    let is_in = |rows: &OfCase, entry| rows.iter().any(|row| row.0 == entry);
    let mut wrong = BTreeMap::new();
    for entry in not_in(in_file, anew).chain(not_in(anew, in_file)) {
        let what = match (is_in(in_file, entry), is_in(anew, entry)) {
            (true, true) => "its row of held_back is not what its case's package makes it",
            (true, false) => "a row of held_back was added",
            (false, _) => "a row of held_back is missing",
        };
        wrong.insert(entry, what);
    }
    wrong
}
