//! The authorizer: what no statement of this program may do once the tables are made.
//!
//! It stops this program's own mistakes. It does not stop another SQLite tool: against that there
//! are the triggers, and against someone who drops the triggers the chain of digests.

use super::error::RegisterError;
use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

/// Tables whose rows may change: everything outside the chain.
const MUTABLE: [&str; 11] = [
    "person",
    "assessment",
    "answer",
    "eligible_need",
    "service_line",
    "given",
    "given_part",
    "held_back",
    "person_refused",
    "draft",
    "backup_made",
];

/// Tables whose rows are never deleted; of the others a trigger lets an erasure delete rows.
const NEVER_DELETED: [&str; 5] = ["register", "migration", "identity", "entry", "erasure"];

/// Forbids statements that change tables, attach files, or change what was recorded.
pub fn forbid_changes(connection: &mut Connection) -> Result<(), RegisterError> {
    connection.authorizer(Some(|context: AuthContext<'_>| judged(&context.action)))?;
    Ok(())
}

fn judged(action: &AuthAction<'_>) -> Authorization {
    match action {
        AuthAction::Select
        | AuthAction::Read { .. }
        | AuthAction::Function { .. }
        | AuthAction::Recursive
        | AuthAction::Transaction { .. }
        | AuthAction::Savepoint { .. } => Authorization::Allow,
        AuthAction::Insert { table_name } => allowed(!table_name.starts_with("sqlite_")),
        AuthAction::Update { table_name, .. } => allowed(MUTABLE.contains(table_name)),
        AuthAction::Delete { table_name } => {
            allowed(!NEVER_DELETED.contains(table_name) && !table_name.starts_with("sqlite_"))
        }
        AuthAction::Pragma {
            pragma_name,
            pragma_value,
        } => allowed(pragma_value.is_none() || READABLE.contains(pragma_name)),
        _ => Authorization::Deny,
    }
}

/// Pragmas that take a value and change nothing that was recorded.
const READABLE: [&str; 6] = [
    "integrity_check",
    "quick_check",
    "foreign_key_check",
    "wal_checkpoint",
    "max_page_count",
    "query_only",
];

fn allowed(yes: bool) -> Authorization {
    if yes {
        Authorization::Allow
    } else {
        Authorization::Deny
    }
}
