//! Columns of RAS versions.

use super::columns::iso;
use crate::panel::record::RasAdoption;
use rusqlite::Connection;

/// Writes `ras_version` and `ras_file`.
pub fn project(
    connection: &Connection,
    entry: i64,
    adoption: &RasAdoption,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO ras_version VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((
            entry,
            &adoption.ras.0,
            &adoption.ras.1,
            iso(adoption.from),
            &adoption.digest,
            adoption.proposal.as_ref().map(|proposal| proposal.as_str()),
        ))?;
    for (position, (name, text)) in (1_i64..).zip(&adoption.files) {
        connection
            .prepare_cached("INSERT INTO ras_file VALUES (?1, ?2, ?3, ?4)")?
            .execute((entry, position, name, text))?;
    }
    Ok(())
}
