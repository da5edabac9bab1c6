//! Scoring: the schemes, the rules, and a trace that adds up.

pub mod answers;
pub mod extremes;
pub mod gaps;
pub mod months;
pub mod parts;
pub mod reproduced;
pub mod rules;
pub mod shown;
