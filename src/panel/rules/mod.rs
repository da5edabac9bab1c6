//! What refuses a motion or warns of it, one matter a file.

pub mod seats;
pub(super) mod wanting;
pub(super) mod expertise;
pub mod correction;
pub(super) mod amount;
pub mod transition;
pub(super) mod increase;
pub(super) mod timing;
pub mod to_come;
pub(super) mod reasons;
pub(super) mod keeping;
pub mod reduction;
pub(super) mod foreseen;
pub(super) mod refused_row;
pub mod unchanged;
pub mod gate;
pub(super) mod status;
