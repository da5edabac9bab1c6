//! stub
mod config_reading;
