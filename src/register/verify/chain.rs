//! The chain: every entry follows from its fields, names the digest before it, and holds the text
//! that it commits to; the columns are worked out anew as it goes.

use super::report::{Fault, KnownHead, unreadable};
use crate::config::ras::Digest;
use crate::panel::record::Record;
use crate::register::chain::Id;
use crate::register::entry_row::{COLUMNS, EntryRow, Payload, stored};
use crate::register::error::RegisterError;
use crate::register::identity;
use crate::register::lookup;
use crate::register::payload::kinds::{EntryKind, IdentityKind, SubjectOf, superseded_by};
use crate::register::project;
use crate::register::recorded::Subject;
use crate::register::schema;
use crate::terms::ids::EntryNumber;
use rusqlite::{Connection, ErrorCode};
use std::collections::BTreeSet;

/// How far an entry's time may lie before the one before it, in milliseconds.
const CLOCK_BACK_MAX_MS: i64 = 5 * 60 * 1_000;

/// What a walk along the chain found.
#[derive(Debug)]
pub struct Walked {
    /// The columns as the texts give them, up to the first fault.
    pub anew: Connection,
    /// Entries that were found sound.
    pub n_sound: u64,
    /// Of how many the text was erased.
    pub n_erased: u64,
    /// The last sound entry.
    pub head: Option<KnownHead>,
    /// The digest of the entry that was asked about, when it was found.
    pub asked: Option<Digest>,
    /// Where the clock ran backwards.
    pub clock_back_at: Vec<EntryNumber>,
    /// Members who recorded.
    pub actors: BTreeSet<String>,
    /// Members whom an entry enters.
    pub members: BTreeSet<String>,
    /// The first fault.
    pub fault: Option<Fault>,
}

/// Walks along the chain up to the first fault.
pub fn walk(
    connection: &Connection,
    log_id: Id,
    asked: Option<EntryNumber>,
) -> Result<Walked, RegisterError> {
    let mut walked = Walked {
        anew: empty_register()?,
        n_sound: 0,
        n_erased: 0,
        head: None,
        asked: None,
        clock_back_at: Vec::new(),
        actors: BTreeSet::new(),
        members: BTreeSet::new(),
        fault: None,
    };
    let mut before: Option<EntryRow> = None;
    let sql = format!("SELECT {COLUMNS}, signature FROM entry ORDER BY number");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let read = EntryRow::read(row).and_then(|entry| Ok((entry, row.get(11)?)));
        let (row, signature): (EntryRow, Vec<u8>) = match read {
            Ok(read) => read,
            Err(error) => {
                let entry = EntryNumber(walked.n_sound + 1);
                let columns = COLUMNS.split(", ").chain(["signature"]);
                match not_readable(entry, "entry", columns)(error.into()) {
                    Broken::Fault(fault) => walked.fault = Some(fault),
                    Broken::Failed(error) => return Err(error),
                }
                break;
            }
        };
        let checked = step(connection, log_id, before.as_ref(), &row, &signature)
            .and_then(|record| rebuilt(&walked.anew, &row, record.as_ref()).map(|()| record));
        let record = match checked {
            Ok(record) => record,
            Err(Broken::Fault(fault)) => {
                walked.fault = Some(fault);
                break;
            }
            Err(Broken::Failed(error)) => return Err(error),
        };
        walked.note(connection, &row, record.as_ref(), before.as_ref(), asked)?;
        before = Some(row);
    }
    Ok(walked)
}

impl Walked {
    fn note(
        &mut self,
        connection: &Connection,
        row: &EntryRow,
        record: Option<&Record>,
        before: Option<&EntryRow>,
        asked: Option<EntryNumber>,
    ) -> Result<(), RegisterError> {
        let digest = Digest(row.hash);
        let entry = row.number;
        self.n_sound += 1;
        self.n_erased += u64::from(record.is_none());
        self.head = Some(KnownHead { entry, digest });
        if asked == Some(entry) {
            self.asked = Some(digest);
        }
        if before.is_some_and(|before| before.utc_ms.saturating_sub(row.utc_ms) > CLOCK_BACK_MAX_MS)
        {
            self.clock_back_at.push(entry);
        }
        if let Some(who) = identity::meaning(connection, row.person)? {
            self.actors.insert(who.reference);
        }
        if let Some(Record::MemberEntered(member)) = record {
            self.members.insert(member.id.as_str().to_owned());
        }
        Ok(())
    }
}

/// Why the walk cannot go on.
enum Broken {
    /// Something is not as it was recorded.
    Fault(Fault),
    /// The file could not be read.
    Failed(RegisterError),
}

impl From<RegisterError> for Broken {
    fn from(error: RegisterError) -> Broken {
        Broken::Failed(error)
    }
}

/// A fault of the column that holds a value which cannot be read; any other error as it is.
fn not_readable<'a>(
    entry: EntryNumber,
    table: &'static str,
    columns: impl IntoIterator<Item = &'a str>,
) -> impl FnOnce(RegisterError) -> Broken {
    let columns: Vec<String> = columns.into_iter().map(str::to_owned).collect();
    move |error| {
        let found = unreadable(&error).and_then(|(place, what)| Some((columns.get(place)?, what)));
        match found {
            Some((column, what)) => Broken::Fault(Fault::of_entry(
                entry,
                format!("{table}.{column} holds {what}"),
            )),
            None => Broken::Failed(error),
        }
    }
}

/// Checks one entry; gives its record, or nothing when its text was erased.
fn step(
    connection: &Connection,
    log_id: Id,
    before: Option<&EntryRow>,
    row: &EntryRow,
    signature: &[u8],
) -> Result<Option<Record>, Broken> {
    let expected = EntryNumber(before.map_or(0, |before| before.number.0) + 1);
    if row.number != expected {
        return Err(Broken::Fault(Fault::of_entry(expected, "it is missing")));
    }
    let fault = |what: String| Broken::Fault(Fault::of_entry(row.number, what));
    if row.prev != before.map_or([0; 32], |before| before.hash) {
        return Err(fault(
            "it does not name the digest of the entry before".to_owned(),
        ));
    }
    row.check_digest(log_id).map_err(fault)?;
    if row.key_id != [0; 8] || !signature.is_empty() {
        return Err(fault(
            "it bears a signature, and none can be yet".to_owned(),
        ));
    }
    let erased_by = lookup::erased_by(connection, row.number)?;
    let payload = Payload::find(connection, row.number).map_err(not_readable(
        row.number,
        "payload",
        ["salt", "bytes"],
    ))?;
    let record = match (payload, erased_by) {
        (Some(payload), None) => row.record(&payload).map_err(fault)?,
        (None, Some(by)) => {
            if !erases(connection, by, row.number)? {
                let what = format!("its text is missing, and entry {by} does not erase it");
                return Err(fault(what));
            }
            named_kinds(connection, row, None)?;
            return Ok(None);
        }
        (Some(_), Some(by)) => {
            return Err(fault(format!(
                "its text is there although entry {by} erased it"
            )));
        }
        (None, None) => {
            return Err(fault("its text is missing and was never erased".to_owned()));
        }
    };
    if row.supersedes != superseded_by(&record) {
        return Err(fault(
            "it supersedes another entry than its text says".to_owned(),
        ));
    }
    if !corrects_what_goes_on(connection, &record)? {
        return Err(fault(
            "it takes the place of a withdrawal that is not one of a correction of what it corrects"
                .to_owned(),
        ));
    }
    named_kinds(connection, row, Some(&record))?;
    Ok(Some(record))
}

/// Whether a decision that takes the place of a withdrawn correction corrects what that one did.
fn corrects_what_goes_on(connection: &Connection, record: &Record) -> Result<bool, RegisterError> {
    let Record::DecisionRecorded(decision) = record else {
        return Ok(true);
    };
    match decision.motion().supersedes.zip(decision.instead_of()) {
        Some((entry, instead)) => lookup::was_withdrawn(connection, entry, instead),
        None => Ok(true),
    }
}

/// Whether the text of `by` says that it erases `erased`.
fn erases(
    connection: &Connection,
    by: EntryNumber,
    erased: EntryNumber,
) -> Result<bool, RegisterError> {
    let found =
        EntryRow::find(connection, by).and_then(|row| Ok(row.zip(Payload::find(connection, by)?)));
    let record = match found {
        Err(error) if unreadable(&error).is_some() => return Ok(false),
        found => found?.map(|(row, text)| row.record(&text)),
    };
    Ok(matches!(record, Some(Ok(Record::Erased(erasure))) if erasure.entries.contains(&erased)))
}

/// Checks what the entry's ids stand for.
fn named_kinds(
    connection: &Connection,
    row: &EntryRow,
    record: Option<&Record>,
) -> Result<(), Broken> {
    let fault = |what: &str| Broken::Fault(Fault::of_entry(row.number, what));
    let meaning = |id: Id| {
        identity::meaning(connection, id).map_err(not_readable(
            row.number,
            "identity",
            ["kind", "reference"],
        ))
    };
    if meaning(row.person)?.is_none_or(|who| who.kind != IdentityKind::Member) {
        return Err(fault("its actor is not listed as a member"));
    }
    let Some(about) = meaning(row.subject)? else {
        return Err(fault("what it is about is not listed"));
    };
    let fits = match record.map(SubjectOf::record) {
        Some(SubjectOf::Named(kind, reference)) => {
            about
                == Subject {
                    kind,
                    reference: reference.to_owned(),
                }
        }
        Some(SubjectOf::SameAs(entry)) => {
            EntryRow::find(connection, entry)?.is_some_and(|other| other.subject == row.subject)
        }
        None => EntryKind::from_code(row.action).is_some_and(EntryKind::may_be_erased),
    };
    if fits {
        return Ok(());
    }
    Err(fault(
        "it is listed as being about something else than its text says",
    ))
}

/// A register in memory with the same tables, to work the columns out in.
fn empty_register() -> Result<Connection, RegisterError> {
    let anew = Connection::open_in_memory()?;
    for step in schema::steps() {
        anew.execute_batch(&step)?;
    }
    // Only the columns are worked out here: what they point to stays in the file.
    anew.pragma_update(None, "foreign_keys", false)?;
    anew.set_prepared_statement_cache_capacity(128);
    Ok(anew)
}

fn rebuilt(anew: &Connection, row: &EntryRow, record: Option<&Record>) -> Result<(), Broken> {
    let projected = row.insert(anew).and_then(|()| match record {
        Some(record) => project::project(anew, stored(row.number), record),
        None => Ok(()),
    });
    projected.map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => Broken::Fault(Fault::of_entry(
            row.number,
            "it contradicts an entry before it, so its columns cannot be worked out",
        )),
        _ => Broken::Failed(error.into()),
    })
}
