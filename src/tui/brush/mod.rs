//! What everything is drawn with: colours, cells, columns, lines of text, windows.

pub mod theme;
pub mod cells;
pub mod columns;
pub mod paint;
pub mod window;
