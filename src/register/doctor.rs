//! The state of the register's file and what to do about it. Reads only.

use super::error::RegisterError;
use super::failure::damage_words;
use super::place;
use super::schema;
use super::settings;
use super::store::{Mode, Register};
use super::verify::file;
use crate::terms::number::with_thousands;
use rusqlite::{Connection, OptionalExtension};

/// A write-ahead log larger than this, in bytes, is worth a word.
const LOG_BYTES_MAX: u64 = 16 * 1_024 * 1_024;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it is as it should be.
    pub level: Level,
    /// What was found, in one sentence.
    pub what: String,
    /// What to do about it.
    pub to_do: Option<String>,
}

/// How a finding is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// As it should be.
    Good,
    /// Worth a look.
    Look,
    /// To be put right.
    Wrong,
}

impl Register {
    /// Looks at the file, its settings, its contents and its backups. `now_utc_ms` is the moment,
    /// in milliseconds since 1970 (UTC); a backup is old after `backup_days_max` days, and where
    /// that is not known no age is judged.
    pub fn doctor(
        &self,
        now_utc_ms: i64,
        backup_days_max: Option<u32>,
    ) -> Result<Vec<Finding>, RegisterError> {
        let mut findings = vec![self.file(), self.permissions(), self.log()];
        findings.extend(self.stopped().map(|why| {
            wrong(
                format!("Recording has stopped after a failed write: {why}."),
                "Put right what stopped it, then start again.",
            )
        }));
        findings.push(self.durability()?);
        findings.push(good(format!(
            "SQLite {}, schema {}.",
            rusqlite::version(),
            schema::NEWEST
        )));
        findings.push(self.as_made()?);
        findings.push(whole(&self.connection)?);
        findings.push(contents(&self.connection)?);
        findings.push(last_backup(&self.connection, now_utc_ms, backup_days_max)?);
        for part in place::parts(self.path())? {
            findings.push(look(
                format!(
                    "{} is left from a making that was broken off.",
                    part.display()
                ),
                "Delete it, unless a register or a backup is being made just now.",
            ));
        }
        findings.push(look(
            "The free space on the disk was not looked at.".to_owned(),
            "See for yourself that at least as much is free as the register is large.",
        ));
        Ok(findings)
    }

    fn as_made(&self) -> Result<Finding, RegisterError> {
        Ok(match file::changed_tables(&self.connection)? {
            None => good("The tables and guards are those that ras-panel made.".to_owned()),
            Some(fault) => wrong(
                format!("The tables or guards were changed: {}.", fault.what),
                "Run `ras-panel verify`, and restore the last backup under a new name.",
            ),
        })
    }

    fn file(&self) -> Finding {
        let n_bytes = with_thousands(place::size_of(self.path()));
        good(format!("{} has {n_bytes} bytes.", self.path().display()))
    }

    fn permissions(&self) -> Finding {
        match place::open_to_others(self.path()) {
            None => good("Only its owner can read the file.".to_owned()),
            Some(mode) => wrong(
                format!("Others on this machine can reach the file (mode {mode:o})."),
                "Take the permissions of group and others away (chmod 600).",
            ),
        }
    }

    fn log(&self) -> Finding {
        let n_bytes = place::size_of(&place::beside(self.path(), "-wal"));
        let shown = with_thousands(n_bytes);
        if n_bytes > LOG_BYTES_MAX {
            let to_do = "Close the other programs that read the register, then close this one.";
            return look(format!("The write-ahead log has {shown} bytes."), to_do);
        }
        good(format!("The write-ahead log has {shown} bytes."))
    }

    fn durability(&self) -> Result<Finding, RegisterError> {
        let mode = settings::journal_mode(&self.connection)?;
        let synchronous: i64 = self
            .connection
            .pragma_query_value(None, "synchronous", |row| row.get(0))?;
        Ok(match (self.mode(), mode.as_str(), synchronous) {
            (Mode::ReadOnly, "wal", _) => {
                good("Opened for reading only; the file keeps a write-ahead log.".to_owned())
            }
            (Mode::ReadOnly, mode, _) => good(format!(
                "Opened for reading only; the journal mode is {mode} until it is opened to be \
                 written to."
            )),
            (Mode::ReadWrite, "wal", 2) => {
                good("A recorded entry is on the disk (write-ahead log, synchronised).".to_owned())
            }
            (Mode::ReadWrite, mode, _) => wrong(
                format!("The journal mode is {mode}, synchronous {synchronous}."),
                "Close the register and open it again.",
            ),
        })
    }
}

fn whole(connection: &Connection) -> Result<Finding, RegisterError> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok(if found == "ok" {
        good("The file's pages are in order (SQLite quick_check).".to_owned())
    } else {
        wrong(
            format!("{}.", damage_words("The file is", &found)),
            "Restore the last backup under a new name, and keep this file for comparison.",
        )
    })
}

fn contents(connection: &Connection) -> Result<Finding, RegisterError> {
    let count = |table: &str, one: &str, several: &str| -> Result<String, RegisterError> {
        let sql = format!("SELECT count(*) FROM {table}");
        let n: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
        Ok(counted(n, one, several))
    };
    let erased = "SELECT count(*) FROM erasure";
    let n_erased: i64 = connection.query_row(erased, [], |row| row.get(0))?;
    Ok(good(format!(
        "{} ({} with erased text), {}, {}.",
        count("entry", "entry", "entries")?,
        with_thousands(u64::try_from(n_erased).unwrap_or(0)),
        count("person", "case", "cases")?,
        count("draft", "draft", "drafts")?
    )))
}

/// So many of something: `1 entry`, `1,204 entries`.
fn counted(n: i64, one: &str, several: &str) -> String {
    let figure = with_thousands(u64::try_from(n).unwrap_or(0));
    format!("{figure} {}", if n == 1 { one } else { several })
}

fn last_backup(
    connection: &Connection,
    now_utc_ms: i64,
    backup_days_max: Option<u32>,
) -> Result<Finding, RegisterError> {
    let last: Option<(i64, String, i64)> = connection
        .query_row(
            "SELECT at_utc_ms, file_name, n_entries FROM backup_made ORDER BY number DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let n_entries: i64 =
        connection.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?;
    let to_do = "Run `ras-panel backup`, and keep the copy on another machine.";
    Ok(match last {
        None if n_entries == 0 => good("Nothing is recorded yet that needs a backup.".to_owned()),
        None => look("No backup was made of this register.".to_owned(), to_do),
        Some((at, name, n)) => {
            let days = now_utc_ms.saturating_sub(at) / 86_400_000;
            let since = n_entries.saturating_sub(n);
            let what = format!(
                "The last backup is {name}, {} old; recorded since: {}.",
                counted(days, "day", "days"),
                counted(since, "entry", "entries")
            );
            let is_old = backup_days_max.is_some_and(|max| days > i64::from(max));
            if since > 0 && is_old {
                look(what, to_do)
            } else {
                good(what)
            }
        }
    })
}

fn good(what: String) -> Finding {
    Finding {
        level: Level::Good,
        what,
        to_do: None,
    }
}

fn look(what: String, to_do: &str) -> Finding {
    Finding {
        level: Level::Look,
        what,
        to_do: Some(to_do.to_owned()),
    }
}

fn wrong(what: String, to_do: &str) -> Finding {
    Finding {
        level: Level::Wrong,
        what,
        to_do: Some(to_do.to_owned()),
    }
}
