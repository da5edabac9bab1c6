//! The register as it is open: how it is created and opened, and the one way to write to it.

use super::chain::{FORMAT, Id};
use super::copy;
use super::error::RegisterError;
use super::failure::{Failure, has_no_room_for_an_index};
use super::guard;
use super::migration;
use super::place;
use super::schema;
use super::settings;
use super::whereabouts::Whereabouts;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};

/// Whether a register is opened to be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Reading and recording.
    ReadWrite,
    /// Reading only: nothing is written, not even a draft.
    ReadOnly,
}

/// An open register.
#[derive(Debug)]
pub struct Register {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    pub(super) log_id: Id,
    mode: Mode,
    whereabouts: Whereabouts,
    stopped: Option<Stop>,
}

/// Why and how nothing is recorded any more.
#[derive(Debug)]
struct Stop {
    why: String,
    remedy: &'static str,
    /// Whether opening the file anew may help: the disk failed, and the file did not.
    may_resume: bool,
}

impl Stop {
    fn after(error: &RegisterError) -> Stop {
        let may_resume = matches!(
            error.failure(),
            Some(Failure::Disk | Failure::DiskFull | Failure::NoAccess)
        );
        Stop {
            why: told(error),
            remedy: error.remedy(),
            may_resume,
        }
    }
}

impl Register {
    /// Makes a new register and opens it. The file appears under its name only when it is whole.
    ///
    /// `log_id` are sixteen bytes, as good as random, that stand in every entry of this register.
    pub fn create(path: &Path, log_id: Id) -> Result<Register, RegisterError> {
        Register::create_with(path, log_id, |_| Ok(()))
    }

    /// The same with first entries: they are in it before it has its name, or nothing is left.
    pub fn create_with(
        path: &Path,
        log_id: Id,
        first: impl FnOnce(&mut Register) -> Result<(), RegisterError>,
    ) -> Result<Register, RegisterError> {
        settings::new_enough()?;
        place::free_name(path)?;
        place::local_disk(path)?;
        let made = place::new_part(path)?;
        let named = fill(&made, log_id)
            .and_then(|()| first(&mut Register::open(&made, Mode::ReadWrite)?))
            .and_then(|()| one_file(&made))
            .and_then(|()| place::give_name(&made, path));
        if let Err(error) = named {
            place::remove_remains(&made);
            return Err(error);
        }
        Register::open(path, Mode::ReadWrite)
    }

    /// Opens a register that is there. An older one is brought to the newest schema, with a backup
    /// beside it; when it is opened for reading only, it is left as it is and refused.
    pub fn open(path: &Path, mode: Mode) -> Result<Register, RegisterError> {
        settings::new_enough()?;
        place::ordinary_file(path)?;
        place::local_disk(path)?;
        let mut whereabouts = Whereabouts::of(path);
        let mut connection = connect(path, mode)?;
        let steps = schema::steps();
        let marks = recognised(&connection, path)?;
        let done = migration::ours(marks, path, &steps, false)?;
        if done < steps.len() {
            let taken = steps.get(..done).unwrap_or_default();
            migration::compare_older(&connection, marks, taken)?;
            if mode == Mode::ReadOnly {
                return Err(RegisterError::Older {
                    path: path.to_path_buf(),
                    file: marks.version,
                    known: schema::NEWEST,
                });
            }
            settings::durable(&connection)?;
            copy::keep_beside(&connection, path, done)?;
            migration::migrate(&mut connection, path, &steps, false)?;
        }
        if mode == Mode::ReadWrite {
            settings::durable(&connection)?;
            migration::compare_with_made(&connection, &steps)?;
            guard::forbid_changes(&mut connection)?;
        }
        let log_id = log_id(&connection)?;
        if mode == Mode::ReadWrite {
            whereabouts.note_log();
        }
        Ok(Register {
            connection,
            path: path.to_path_buf(),
            log_id,
            mode,
            whereabouts,
            stopped: None,
        })
    }

    /// Opens a file for copying, when it is a register of this or an older schema.
    pub(super) fn recognise(path: &Path) -> Result<Connection, RegisterError> {
        settings::new_enough()?;
        place::ordinary_file(path)?;
        let connection = connect(path, Mode::ReadOnly)?;
        let marks = recognised(&connection, path)?;
        migration::ours(marks, path, &schema::steps(), false)?;
        Ok(connection)
    }

    /// The sixteen bytes that stand in every entry of this register.
    #[must_use]
    pub fn log_id(&self) -> Id {
        self.log_id
    }

    /// The register's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the register was opened to be written to.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Why nothing is recorded any more, once a write has failed.
    #[must_use]
    pub fn stopped(&self) -> Option<&str> {
        self.stopped.as_ref().map(|stop| stop.why.as_str())
    }

    /// Checks that the name still leads to the file that is open. Where it does not, the register
    /// stops: that is said once here, and then at every try to write.
    pub fn check_whereabouts(&mut self) -> Result<(), RegisterError> {
        if self.stopped.is_some() {
            return Ok(());
        }
        let checked = self.whereabouts.check();
        checked.inspect_err(|error| self.stopped = Some(Stop::after(error)))
    }

    /// Opens the file anew where a failure of the disk has stopped the register: what reached the
    /// disk is read again, and whatever stopped it stops it again if it is still so.
    pub fn resume(&mut self) -> Result<(), RegisterError> {
        if !self.stopped.as_ref().is_some_and(|stop| stop.may_resume) {
            return Ok(());
        }
        self.whereabouts.check()?;
        let again = Register::open(&self.path, self.mode)?;
        if again.log_id == self.log_id {
            *self = again;
        }
        Ok(())
    }

    /// A number that changes when another program commits to the file.
    pub fn data_version(&self) -> Result<i64, RegisterError> {
        Ok(self
            .connection
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Reads several things as of one moment.
    pub(super) fn reading<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, RegisterError>,
    ) -> Result<T, RegisterError> {
        let transaction = self.connection.unchecked_transaction()?;
        work(&transaction).map_err(RegisterError::named)
    }

    /// Writes in one immediate transaction: all of it or nothing.
    ///
    /// After an error of the file itself the register stops: what reached the disk is not known, so
    /// nothing more is written until it is opened and checked anew.
    pub(super) fn writing<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, RegisterError>,
    ) -> Result<T, RegisterError> {
        if self.mode == Mode::ReadOnly {
            return Err(RegisterError::ReadOnly);
        }
        if let Some(Stop { why, remedy, .. }) = &self.stopped {
            let why = why.clone();
            return Err(RegisterError::Stopped { why, remedy });
        }
        let whereabouts = &self.whereabouts;
        let written = in_one_transaction(&mut self.connection, &self.path, |transaction| {
            let done = work(transaction)?;
            whereabouts.check()?;
            Ok(done)
        });
        let written = written.and_then(|done| match whereabouts.check() {
            Err(RegisterError::Moved { path, how }) => {
                Err(RegisterError::MovedMeanwhile { path, how })
            }
            other => other.map(|()| done),
        });
        written.map_err(|error| {
            let error = error.named();
            if !error.stops() {
                return error;
            }
            let stop = self.stopped.insert(Stop::after(&error));
            if matches!(
                error,
                RegisterError::Moved { .. } | RegisterError::MovedMeanwhile { .. }
            ) {
                return error;
            }
            let (why, remedy) = (stop.why.clone(), stop.remedy);
            RegisterError::Stopped { why, remedy }
        })
    }
}

impl Drop for Register {
    /// Leaves one file behind when this was the last program to close it.
    fn drop(&mut self) {
        if self.mode == Mode::ReadWrite && self.stopped.is_none() {
            // Another program may be reading: then the log stays, which is as safe. Nobody waits.
            drop(self.connection.busy_timeout(std::time::Duration::ZERO));
            drop(
                self.connection
                    .pragma(None, "wal_checkpoint", "TRUNCATE", |_| Ok(())),
            );
        }
    }
}

fn in_one_transaction<T>(
    connection: &mut Connection,
    path: &Path,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, RegisterError>,
) -> Result<T, RegisterError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version != schema::NEWEST {
        return Err(RegisterError::Newer {
            path: path.to_path_buf(),
            file: version,
            known: schema::NEWEST,
        });
    }
    let done = work(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

/// An error with its cause in one sentence.
fn told(error: &RegisterError) -> String {
    if let RegisterError::Moved { path, how } | RegisterError::MovedMeanwhile { path, how } = error
    {
        return format!("{} was {how} since it was opened", path.display());
    }
    match std::error::Error::source(error) {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}

fn connect(path: &Path, mode: Mode) -> Result<Connection, RegisterError> {
    let access = match mode {
        Mode::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    if mode == Mode::ReadWrite {
        return Ok(connection);
    }
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    match migration::marks(&connection) {
        Err(error) if has_no_room_for_an_index(&error) => connect_unchanging(path, flags),
        _ => Ok(connection),
    }
}

/// Opens a file in a folder that cannot be written to: SQLite cannot lay its log's index beside
/// it, and nobody can change it from there. A log that is there must be read, and is not passed by.
fn connect_unchanging(path: &Path, flags: OpenFlags) -> Result<Connection, RegisterError> {
    if place::size_of(&place::beside(path, "-wal")) > 0 {
        return Ok(Connection::open_with_flags(path, flags)?);
    }
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let name: String = full
        .to_string_lossy()
        .chars()
        .map(|c| match c {
            '%' => "%25".to_owned(),
            '?' => "%3f".to_owned(),
            '#' => "%23".to_owned(),
            c => c.to_string(),
        })
        .collect();
    let flags = flags | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(
        format!("file:{name}?immutable=1"),
        flags,
    )?)
}

/// Reads the file's marks before any setting touches it, then makes the settings.
fn recognised(connection: &Connection, path: &Path) -> Result<migration::Marks, RegisterError> {
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    let marks = migration::marks(connection).map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => RegisterError::NotARegister {
            path: path.to_path_buf(),
        },
        _ => RegisterError::from(error).named(),
    })?;
    settings::guarded(connection)?;
    Ok(marks)
}

/// The register's own sixteen bytes, from the one row that says what the file is.
fn log_id(connection: &Connection) -> Result<Id, RegisterError> {
    let changed = |what: String| Err(RegisterError::SchemaChanged { what });
    let rows: Vec<(i64, rusqlite::Result<Id>, i64)> = connection
        .prepare("SELECT id, log_id, format FROM register ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1), row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    match rows.as_slice() {
        [] => changed("the row of register is missing".to_owned()),
        [_, _, ..] => changed("a row of register was added".to_owned()),
        [(id, ..)] if *id != 1 => changed(format!("register.id is {id} instead of 1")),
        [(_, _, format)] if *format != i64::from(FORMAT) => {
            changed(format!("register.format is {format} instead of {FORMAT}"))
        }
        [(_, Err(_), _)] => changed("register.log_id cannot be read".to_owned()),
        [(_, Ok(log_id), _)] => Ok(*log_id),
    }
}

/// Refuses a file a part of which is still in its log: under its name it would lack that part.
fn one_file(made: &Path) -> Result<(), RegisterError> {
    if place::size_of(&place::beside(made, "-wal")) == 0 {
        return Ok(());
    }
    Err(RegisterError::File {
        path: made.to_path_buf(),
        doing: "written to its end",
        source: std::io::Error::from(std::io::ErrorKind::StorageFull),
    })
}

fn fill(made: &Path, log_id: Id) -> Result<(), RegisterError> {
    let mut connection = connect(made, Mode::ReadWrite)?;
    settings::guarded(&connection)?;
    settings::durable(&connection)?;
    migration::migrate(&mut connection, made, &schema::steps(), true)?;
    connection.execute(
        "INSERT INTO register(id, log_id, format) VALUES (1, ?1, ?2)",
        (log_id, FORMAT),
    )?;
    connection
        .close()
        .map_err(|(_, error)| RegisterError::from(error))
}
