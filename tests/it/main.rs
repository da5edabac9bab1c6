//! stub
mod config_ras;
mod config_reading;
mod flags;
mod panel_schedule;
mod parameters;
