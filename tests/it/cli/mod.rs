//! The commands, as a shell or a program meets them.

pub mod commands;
pub mod corrected_again;
pub mod counts;
pub mod damage;
pub mod demo;
#[cfg(unix)]
pub mod full_disk;
mod given;
pub mod interests;
pub mod json;
pub mod man;
pub mod minus;
pub mod missing;
pub mod own_configuration;
pub mod packages;
pub mod papers;
pub mod promises;
pub mod quality;
pub mod refused_person;
pub mod rejects;
pub mod rules_shown;
pub mod sat;
pub mod scene;
pub mod wishes;
