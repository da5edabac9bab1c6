//! The panel's rules: sittings, decisions, approvals, transitions, proposals.

pub mod adoption;
pub mod amount;
pub mod approvals;
pub mod chains;
pub mod config;
pub mod confirmed;
pub mod decisions;
pub mod due_days;
pub mod held_back;
pub mod in_time;
pub mod judgments;
pub mod meanwhile;
pub mod membership;
pub mod on_record;
pub mod one_reduction;
pub mod owed;
pub mod proposals;
pub mod record_since;
pub mod refusals;
pub mod review_periods;
pub mod scene;
pub mod schedule;
pub mod sittings;
pub mod standing;
pub mod to_come;
pub mod withdrawals;
