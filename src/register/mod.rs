//! The register: append-only entries in SQLite, tied together by digests, with everything that can
//! be queried worked out from them in the same transaction.
//!
//! `entry` is the truth. A payload (text and salt) stands beside its entry under a salted
//! commitment, so that it can be erased without breaking the chain. Nothing here reads a clock or
//! draws a random number: moments, ids and salts are handed in.

pub mod payload;
pub mod chain;
pub mod recorded;
pub mod failure;
pub mod conflict;
pub mod error;
pub mod schema;
pub mod entry_row;
pub mod identity;
pub mod lookup;
pub mod decided;
pub mod case_write;
pub mod case_rows;
pub mod packages_known;
pub mod held_back;
pub mod people_refused;
pub mod project;
pub mod owed;
pub mod place;
pub mod whereabouts;
pub mod settings;
pub mod migration;
pub mod guard;
pub mod copy;
pub mod store;
pub mod drafts;
pub mod clashes;
pub mod append;
pub mod read;
pub mod lists;
pub mod case_facts;
pub mod case_read;
pub mod case_summaries;
pub mod import_cases;
pub mod verify;
pub mod backup;
pub mod doctor;
