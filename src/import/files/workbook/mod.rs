//! A sheet of an .xlsx workbook as text that is read like a CSV file, in bounded memory.
//!
//! A workbook is an archive of XML parts. Nothing of it is unpacked whole: parts stream through
//! limits on bytes, cells, columns and the length of a piece, so that a small file cannot become a
//! large one. Formulas are never computed.

pub mod archive;
pub mod part;
pub mod index;
pub mod strings;
pub mod number;
pub mod cells;
pub mod sheet;
