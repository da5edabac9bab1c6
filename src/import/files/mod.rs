//! Files into rows of text: encodings, delimited text, JSON lines, workbooks, and their headings.

pub mod neutral;
pub mod csv_rows;
pub mod marked;
pub mod encoding;
pub mod json_lines;
pub mod workbook;
pub mod source;
pub mod cut_off;
pub mod headings;
pub mod named_files;
