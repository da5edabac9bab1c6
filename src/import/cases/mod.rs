//! Records into cases: each row to its case, once, and what a case comes to.

pub mod held_back;
pub mod whose;
pub mod repeated;
pub mod gathered;
pub mod facts;
pub mod fingerprint;
