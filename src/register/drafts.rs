//! Drafts: what somebody is writing, kept until it is recorded or thrown away. Not records.

use super::error::RegisterError;
use super::store::Register;
use crate::terms::ids::MemberId;
use rusqlite::{Connection, OptionalExtension, Row};

/// A draft as it is kept: one for each form, subject and member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which form it fills (`decision`, `proposal`).
    pub form: String,
    /// What it is about: a case's reference, or another.
    pub subject: String,
    /// Whose it is.
    pub member: MemberId,
    /// The form's content, in the notation of whoever keeps it.
    pub text: String,
    /// When it was saved, in milliseconds since 1970 (UTC).
    pub saved_utc_ms: i64,
}

/// Which draft: one for each form, subject and member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftKey {
    /// Which form it fills.
    pub form: String,
    /// What it is about.
    pub subject: String,
    /// Whose it is.
    pub member: MemberId,
}

impl DraftKey {
    /// Throws the draft away within a transaction. Says whether there was one.
    pub fn delete(&self, connection: &Connection) -> rusqlite::Result<bool> {
        let n = connection
            .prepare_cached("DELETE FROM draft WHERE form = ?1 AND subject = ?2 AND member = ?3")?
            .execute((&self.form, &self.subject, self.member.as_str()))?;
        Ok(n > 0)
    }
}

impl Register {
    /// Keeps a draft in the place of the one before it.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<(), RegisterError> {
        self.writing(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO draft(form, subject, member, text, saved_utc_ms)
                     VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (form, subject, member)
                     DO UPDATE SET text = excluded.text, saved_utc_ms = excluded.saved_utc_ms",
                )?
                .execute((
                    &draft.form,
                    &draft.subject,
                    draft.member.as_str(),
                    &draft.text,
                    draft.saved_utc_ms,
                ))?;
            Ok(())
        })
    }

    /// The draft of a form about a subject by a member, when one is kept.
    pub fn draft(
        &self,
        form: &str,
        subject: &str,
        member: &MemberId,
    ) -> Result<Option<Draft>, RegisterError> {
        let found = self
            .connection
            .prepare_cached(
                "SELECT form, subject, member, text, saved_utc_ms FROM draft
                 WHERE form = ?1 AND subject = ?2 AND member = ?3",
            )?
            .query_row((form, subject, member.as_str()), read)
            .optional()?;
        found.transpose()
    }

    /// All drafts that are kept, by form, subject and member.
    pub fn drafts(&self) -> Result<Vec<Draft>, RegisterError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT form, subject, member, text, saved_utc_ms FROM draft
             ORDER BY form, subject, member",
        )?;
        let rows: Vec<_> = statement
            .query_map([], read)?
            .collect::<Result<_, rusqlite::Error>>()?;
        rows.into_iter().collect()
    }

    /// Throws a draft away. Says whether there was one.
    ///
    /// A draft that is recorded goes with [`Register::append_from_draft`], not with this.
    pub fn delete_draft(&mut self, key: &DraftKey) -> Result<bool, RegisterError> {
        self.writing(|transaction| Ok(key.delete(transaction)?))
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<Draft, RegisterError>> {
    let member: String = row.get(2)?;
    let (form, subject, text) = (row.get(0)?, row.get(1)?, row.get(3)?);
    let saved_utc_ms = row.get(4)?;
    let member = MemberId::new(&member).map_err(|problem| RegisterError::BadRow {
        table: "draft",
        what: problem.to_string(),
    });
    Ok(member.map(|member| Draft {
        form,
        subject,
        member,
        text,
        saved_utc_ms,
    }))
}
