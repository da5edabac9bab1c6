//! What is said of caseload files: the shape of a value, rejected rows, and what is worth knowing.

pub mod shape;
pub mod rejected;
pub mod notice;
