//! Columns of approvals and withdrawals.

use super::columns::iso;
use crate::panel::approval::{Approval, ApprovalAnswer};
use crate::terms::ids::EntryNumber;
use crate::terms::text::Words;
use rusqlite::Connection;

/// Writes `approval`.
pub fn approval(connection: &Connection, entry: i64, approval: &Approval) -> rusqlite::Result<()> {
    let motion = approval.motion();
    let answer = match motion.answer {
        ApprovalAnswer::Approved => "approved",
        ApprovalAnswer::Refused => "refused",
    };
    connection
        .prepare_cached("INSERT INTO approval VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
        .execute((
            entry,
            i64::try_from(motion.decision.0).unwrap_or(i64::MAX),
            motion.case.as_str(),
            motion.approver.as_str(),
            answer,
            motion.reasons.as_ref().map(Words::as_str),
            iso(motion.date),
            approval.was_present(),
        ))?;
    Ok(())
}

/// Writes `withdrawal`.
pub fn withdrawal(
    connection: &Connection,
    entry: i64,
    decision: EntryNumber,
    reason: &Words,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO withdrawal VALUES (?1, ?2, ?3)")?
        .execute((
            entry,
            i64::try_from(decision.0).unwrap_or(i64::MAX),
            reason.as_str(),
        ))?;
    Ok(())
}
