//! TOML tables read key by key: what is taken, where it stands, and every slip.

pub mod spelling;
pub mod place;
pub mod slip;
pub mod reader;
pub mod values;
pub mod tables;
pub mod series;
