//! The vocabulary every layer shares: money, points, ratios, dates, identifiers and text.
//!
//! Nothing here knows a council, a file or a screen.

pub mod text;
pub mod number;
pub mod quotient;
pub mod rounding;
pub mod currency;
pub mod money;
pub mod budget;
pub mod date;
pub mod ids;
pub mod points;
