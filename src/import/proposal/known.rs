//! What the headings and values of files are compared with.

use crate::config::column_profile::ColumnProfile;
use crate::config::ras::Ras;

/// What headings and values are compared with.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The profile in use: its value lists, its limits, and the headings that it has.
    pub profile: &'a ColumnProfile,
    /// The RAS in use: its questions.
    pub ras: &'a Ras,
}
