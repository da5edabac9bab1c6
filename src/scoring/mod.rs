//! Answers become points, weighted points and an indicative budget, with a trace of every figure.

pub mod scored;
pub mod trace;
