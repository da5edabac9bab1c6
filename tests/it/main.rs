//! stub
mod config_ras;
mod config_reading;
