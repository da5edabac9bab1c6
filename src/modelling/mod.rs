//! What-if over a caseload: a version of the RAS beside the same with changed figures, case by case
//! and in all. Values in, values out: the caseload is brought, nothing is recorded.

pub mod sides;
pub mod small_numbers;
pub mod effect;
