//! The register: entries, projections, drafts, backups, and what may never happen to them.

pub mod backups;
pub mod case_samples;
pub mod cells;
pub mod corrected_again;
pub mod crash;
pub mod decision_samples;
pub mod doctor;
pub mod drafts;
pub mod forged;
pub mod guards;
pub mod heads;
pub mod held_back;
pub mod held_back_histories;
pub mod held_back_migrated;
pub mod owed;
pub mod kept;
pub mod messages;
pub mod migration;
pub mod payload;
pub mod payload_properties;
pub mod samples;
pub mod tampering;
pub mod told_case;
#[cfg(unix)]
pub mod waiting_corrections;
pub mod whereabouts;
