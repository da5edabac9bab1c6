//! Drafts: what somebody is writing, kept until it is recorded or thrown away. Not records.
//!
//! Two programs of one member may write about the same thing at once. Neither knows of the other's
//! words, so neither takes their place nor throws them away: they are kept beside each other.

use super::error::RegisterError;
use super::store::Register;
use crate::terms::ids::MemberId;
use rusqlite::{Connection, Row};

/// A draft as it is kept.
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

/// What drafts are of: a form, a subject and a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftKey {
    /// Which form it fills.
    pub form: String,
    /// What it is about.
    pub subject: String,
    /// Whose it is.
    pub member: MemberId,
}

/// The form's name in the column: a draft kept beside others has a number behind it.
const OF_KEY: &str = "(form = ?1 OR form GLOB ?1 || ' #[0-9]*') AND subject = ?2 AND member = ?3";

impl DraftKey {
    /// Throws away the draft with this text, within a transaction. One that says anything else by
    /// now is another's, and stays. Says whether there was one.
    pub fn delete(&self, connection: &Connection, text: &str) -> rusqlite::Result<bool> {
        let n = connection
            .prepare_cached(&format!("DELETE FROM draft WHERE {OF_KEY} AND text = ?4"))?
            .execute((&self.form, &self.subject, self.member.as_str(), text))?;
        Ok(n > 0)
    }

    /// The drafts of this, in the order of their places: each with its place's name.
    fn find(&self, connection: &Connection) -> Result<Vec<(String, Draft)>, RegisterError> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT form, subject, member, text, saved_utc_ms FROM draft
             WHERE {OF_KEY} ORDER BY length(form), form"
        ))?;
        let key = (&self.form, &self.subject, self.member.as_str());
        let rows = statement.query_map(key, |row| Ok((row.get(0)?, read(row)?)))?;
        let rows = rows.collect::<Result<Vec<(String, _)>, rusqlite::Error>>()?;
        let with_place = |(place, draft): (String, Result<Draft, _>)| Ok((place, draft?));
        rows.into_iter().map(with_place).collect()
    }
}

impl Register {
    /// Keeps a draft in the place of the one that says what its writer last kept or read; beside
    /// the others where there is none. Gives how many others are kept beside it.
    pub fn save_draft(
        &mut self,
        draft: &Draft,
        in_place_of: Option<&str>,
    ) -> Result<usize, RegisterError> {
        let key = DraftKey {
            form: draft.form.clone(),
            subject: draft.subject.clone(),
            member: draft.member.clone(),
        };
        self.writing(|transaction| {
            let kept = key.find(transaction)?;
            let says = |text: &str| kept.iter().find(|(_, known)| known.text == text);
            let own = says(&draft.text).or_else(|| says(in_place_of?));
            let place = match own {
                Some((place, _)) => place.clone(),
                None => free_place(&draft.form, &kept),
            };
            transaction
                .prepare_cached(
                    "INSERT INTO draft(form, subject, member, text, saved_utc_ms)
                     VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (form, subject, member)
                     DO UPDATE SET text = excluded.text, saved_utc_ms = excluded.saved_utc_ms",
                )?
                .execute((
                    &place,
                    &draft.subject,
                    draft.member.as_str(),
                    &draft.text,
                    draft.saved_utc_ms,
                ))?;
            Ok(kept.iter().filter(|(known, _)| *known != place).count())
        })
    }

    /// The drafts of a form about a subject by a member: mostly one, or none.
    pub fn drafts_of(&self, key: &DraftKey) -> Result<Vec<Draft>, RegisterError> {
        let found = key.find(&self.connection)?;
        Ok(found.into_iter().map(|(_, draft)| draft).collect())
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

    /// Throws the draft with this text away. Says whether there was one.
    ///
    /// A draft that is recorded goes with [`Register::append_from_draft`], not with this.
    pub fn delete_draft(&mut self, key: &DraftKey, text: &str) -> Result<bool, RegisterError> {
        self.writing(|transaction| Ok(key.delete(transaction, text)?))
    }
}

/// The first place that is free: the form's own name, or with a number behind it.
fn free_place(form: &str, kept: &[(String, Draft)]) -> String {
    let numbered = (2..).map(|number: u32| format!("{form} #{number}"));
    let mut places = std::iter::once(form.to_owned()).chain(numbered);
    let is_free = |place: &String| kept.iter().all(|(known, _)| known != place);
    places.find(is_free).unwrap_or_default()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<Draft, RegisterError>> {
    let member: String = row.get(2)?;
    let (place, subject, text): (String, _, _) = (row.get(0)?, row.get(1)?, row.get(3)?);
    let form = place.split(" #").next().unwrap_or_default().to_owned();
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
