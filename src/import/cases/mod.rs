//! Records into cases: each row to its case, once, and what a case comes to.

pub mod held_back;
pub mod whose;
pub mod repeated;
pub mod by_answer;
pub mod gathered;
pub mod assessments;
pub mod facts;
pub mod fingerprint;
