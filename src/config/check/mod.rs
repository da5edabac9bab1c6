//! The checks of a whole RAS: each mistake with its place, what is allowed and what to do.

pub mod ras_under_check;
pub mod alike;
pub mod names;
pub mod left_out;
pub mod circles;
pub mod figures;
pub mod reach;
pub mod use_of_parts;
pub mod steps;
pub mod across;
pub mod facts;
