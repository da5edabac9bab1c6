//! Flags: named rules that a case meets, one file each, one list.

pub mod raised;
