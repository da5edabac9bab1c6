//! stub
mod config_ras;
mod config_reading;
mod panel_schedule;
