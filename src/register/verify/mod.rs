//! Verification: the file, the chain and the columns, each worked out anew and compared.
//!
//! The chain shows every change against itself, but not that its end was cut off or that the whole
//! file was put back: that needs a head digest kept elsewhere, such as one printed in minutes.

pub mod report;
pub mod file;
pub mod chain;
pub mod columns;
pub mod held_back;

use super::chain::Id;
use super::error::RegisterError;
use super::failure::{PAGES_ARE, damage_words};
use super::store::{Mode, Register};
use crate::panel::membership::PROGRAM;
use crate::terms::ids::EntryNumber;
use chain::Walked;
use report::{Fault, KnownHead, Verification, unreadable};
use rusqlite::{Connection, ErrorCode, OptionalExtension};
use std::path::Path;

impl Register {
    /// Verifies a file that is perhaps too damaged to be worked with. It is opened for reading
    /// only; nothing in it is mended or brought to a newer schema.
    ///
    /// A fault is a result; an error is a file that is no register, or that cannot be reached.
    pub fn verify_file(
        path: &Path,
        known: Option<KnownHead>,
    ) -> Result<Verification, RegisterError> {
        if let Some(fault) = file::cut_off(path) {
            return Ok(broken(Some(fault)));
        }
        let error = match Register::open(path, Mode::ReadOnly) {
            Ok(register) => return register.verify(known),
            Err(error) => error,
        };
        if let RegisterError::SchemaChanged { what } = error {
            return Ok(broken(Some(Fault::of_file(what))));
        }
        if let RegisterError::Sqlite(cause) = &error {
            if is_damage(cause) {
                return Ok(broken(Some(Fault::of_file(damage_words(
                    PAGES_ARE,
                    &cause.to_string(),
                )))));
            }
            let connection = Register::recognise(path)?;
            if let Some(fault) = file::changed_tables(&connection)? {
                return Ok(broken(Some(fault)));
            }
        }
        Err(error)
    }

    /// Verifies the register as of one moment, and against `known` when a head is given.
    ///
    /// A fault is a result, not an error; an error is a file that cannot be read at all.
    pub fn verify(&self, known: Option<KnownHead>) -> Result<Verification, RegisterError> {
        let verified = self.reading(|connection| verified(connection, self.log_id, known));
        match verified {
            Err(RegisterError::Sqlite(error)) if is_damage(&error) => Ok(broken(Some(
                Fault::of_file(damage_words(PAGES_ARE, &error.to_string())),
            ))),
            Err(error) => match unreadable(&error) {
                Some((_, what)) => Ok(broken(Some(Fault::of_file(format!("it holds {what}"))))),
                None => Err(error),
            },
            sound => sound,
        }
    }
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}

fn verified(
    connection: &Connection,
    log_id: Id,
    known: Option<KnownHead>,
) -> Result<Verification, RegisterError> {
    let mut fault = file::changed_tables(connection)?;
    if fault.is_some() {
        return Ok(broken(fault));
    }
    let walked = chain::walk(connection, log_id, known.map(|known| known.entry))?;
    let last = walked.head.map_or(EntryNumber(0), |head| head.entry);
    let whole = walked.fault.is_none();
    fault = columns::first_fault(connection, &walked.anew, last, whole)?;
    fault = fault.or_else(|| walked.fault.clone());
    if fault.is_none() {
        fault = held_back::first_fault(connection, log_id)?;
    }
    if fault.is_none() {
        fault = unused_identity(connection)?;
    }
    if fault.is_none() {
        fault = file::broken_pages(connection)?;
    }
    let mut behind = false;
    if let (None, Some(known)) = (&fault, known) {
        match walked.asked {
            Some(digest) if digest == known.digest => {}
            Some(_) => {
                let what = "its digest is not the one that was kept elsewhere";
                fault = Some(Fault::of_entry(known.entry, what));
            }
            None => behind = true,
        }
    }
    let mut report = broken(fault);
    report.n_entries = walked.n_sound;
    report.n_erased = walked.n_erased;
    report.head = walked.head;
    report.behind_known_head = behind;
    if report.is_sound() {
        report.proved = proved(&walked, known.filter(|_| !behind));
        report.cannot_prove = cannot_prove(&walked, known.filter(|_| !behind));
        report.notices = notices(&walked, known.filter(|_| behind));
    }
    Ok(report)
}

fn broken(first_fault: Option<Fault>) -> Verification {
    Verification {
        n_entries: 0,
        n_erased: 0,
        head: None,
        proved: Vec::new(),
        cannot_prove: Vec::new(),
        notices: Vec::new(),
        first_fault,
        behind_known_head: false,
    }
}

/// A reference that no entry names was put in by hand.
fn unused_identity(connection: &Connection) -> Result<Option<Fault>, RegisterError> {
    let unused: Option<i64> = connection
        .query_row(
            "SELECT 1 FROM identity i
             WHERE NOT EXISTS (SELECT 1 FROM entry WHERE subject = i.id)
               AND i.id NOT IN (SELECT person FROM entry) LIMIT 1",
            [],
            |row| row.get(0),
        )
        .optional()?;
    Ok(unused.map(|_| Fault::of_file("a reference is listed that no entry names")))
}

fn proved(walked: &Walked, known: Option<KnownHead>) -> Vec<String> {
    let n = walked.n_sound;
    let n_texts = n.saturating_sub(walked.n_erased);
    let mut proved = vec![
        "The file is whole, and its tables and guards are those that ras-panel made.".to_owned(),
        match n {
            1 => "1 entry is numbered 1.".to_owned(),
            _ => {
                format!("{n} entries are numbered without a gap, each naming the digest before it.")
            }
        },
        match n_texts {
            1 => "Each digest follows from its entry, and 1 text is that committed to.".to_owned(),
            _ => format!(
                "Each digest follows from its entry, and {n_texts} texts are those committed to."
            ),
        },
        format!(
            "{} tables hold what the texts say.",
            columns::tables().count()
        ),
    ];
    if walked.n_erased > 0 {
        let n_erased = walked.n_erased;
        proved.push(match n_erased {
            1 => "1 text is gone, by an entry that says so.".to_owned(),
            _ => format!("{n_erased} texts are gone, each by an entry that says so."),
        });
    }
    if let Some(known) = known {
        let entry = known.entry;
        proved.push(format!(
            "Entry {entry} has the digest that was kept elsewhere: nothing up to it was changed \
             since."
        ));
    }
    proved
}

fn cannot_prove(walked: &Walked, known: Option<KnownHead>) -> Vec<String> {
    let mut open = Vec::new();
    let head = walked.head.map_or(EntryNumber(0), |head| head.entry);
    match known {
        None => open.push(
            "That no entries were cut off at the end, and that the whole was not rewritten or put \
             back: compare the head with one printed in minutes or kept elsewhere."
                .to_owned(),
        ),
        Some(known) if known.entry < head => open.push(format!(
            "That no entries after {} were cut off or rewritten: compare a later head.",
            known.entry
        )),
        Some(_) => {}
    }
    open.push("Who sat at the keyboard: entries are not signed yet.".to_owned());
    open.push("When: the order is proved, the time is the computer's.".to_owned());
    open.push("That what was recorded was true when it was recorded.".to_owned());
    open.push(
        "The caseload as imported, what a package holds back, the drafts and the list of backups \
         made: they stand outside the chain; each decision keeps what the panel saw."
            .to_owned(),
    );
    let unknown = walked.actors.difference(&walked.members);
    let (own, strangers): (Vec<&str>, Vec<&str>) = unknown
        .map(String::as_str)
        .partition(|actor| *actor == PROGRAM);
    if !own.is_empty() {
        open.push(format!(
            "Who set the register up: the program recorded that itself, as {PROGRAM}, when no \
             member was entered yet."
        ));
    }
    if !strangers.is_empty() {
        let strangers = strangers.join(", ");
        open.push(format!(
            "Who recorded as {strangers}: nobody was ever entered as a member under that id."
        ));
    }
    if walked.n_erased > 0 {
        open.push(
            "What the erased texts said, whom or what they were about, and which entry each \
             superseded."
                .to_owned(),
        );
    }
    open
}

fn notices(walked: &Walked, behind: Option<KnownHead>) -> Vec<String> {
    let mut notices: Vec<String> = walked
        .clock_back_at
        .iter()
        .map(|entry| format!("The clock ran back more than five minutes before entry {entry}."))
        .collect();
    if let Some(known) = behind {
        let n = walked.n_sound;
        notices.push(format!(
            "The register ends at entry {n}, before entry {} whose digest was kept elsewhere: \
             entries are missing at the end, or this is an older copy.",
            known.entry
        ));
    }
    notices
}
