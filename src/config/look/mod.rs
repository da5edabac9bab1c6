//! Figures that may stand as they are, but are perhaps not meant.

pub mod please_look;
pub mod floors;
pub mod caps;
pub mod reached;
pub mod between;
pub mod twice;
pub mod money;
pub mod ras;
pub mod panel;
pub mod over;
