//! Rows into records: the words of each kind of file, cell by cell.

pub mod listed;
pub mod quality;
pub mod cell;
pub mod shared;
pub mod amount;
pub mod person;
pub mod assessment;
pub mod service_line;
pub mod given_part;
pub mod total_row;
pub mod open_file;
