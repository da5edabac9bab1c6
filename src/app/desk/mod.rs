//! The desk: every request of a shell answered, a file for each thing it may be about.

pub mod itself;
pub(super) mod rules;
pub(super) mod overview;
pub(super) mod trying;
pub(super) mod recording;
pub(super) mod drafts;
pub(super) mod cases;
pub(super) mod sittings;
pub(super) mod decisions;
pub(super) mod approvals;
pub(super) mod effect;
pub(super) mod proposals;
pub(super) mod modelling;
pub(super) mod adoption;
pub(super) mod register;
pub(super) mod reports;
