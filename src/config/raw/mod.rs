//! The files as they are written: twins of the inner types, a file for each kind of file.

pub mod condition;
pub mod bands;
pub mod ras;
pub mod domains;
pub mod questions;
pub mod adjustments;
pub mod allocation;
pub mod tolerances;
pub mod panel_words;
pub mod periods;
pub mod panel;
pub mod value_lists;
pub mod limits;
pub mod mandatory;
pub mod column_profile;
