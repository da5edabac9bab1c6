//! The configuration that ships with the program: an invented council's, for the demonstration.

use super::error::{AppError, ErrorKind};
use crate::config::bundle::RasBundle;

/// The RAS of the invented council Northfold, as texts.
pub fn ras() -> Result<RasBundle, AppError> {
    RasBundle::of_texts([
        (
            "ras.toml",
            include_str!("../../config/ras/northfold/ras.toml"),
        ),
        (
            "domains.toml",
            include_str!("../../config/ras/northfold/domains.toml"),
        ),
        (
            "questions.toml",
            include_str!("../../config/ras/northfold/questions.toml"),
        ),
        (
            "adjustments.toml",
            include_str!("../../config/ras/northfold/adjustments.toml"),
        ),
        (
            "allocation.toml",
            include_str!("../../config/ras/northfold/allocation.toml"),
        ),
    ])
    .ok_or_else(|| AppError::new(ErrorKind::Internal, "the shipped RAS lacks a file"))
}

/// The panel's rules of Northfold.
pub const PANEL: &str = include_str!("../../config/panel.toml");

/// The limits of the flag rules of Northfold.
pub const TOLERANCES: &str = include_str!("../../config/tolerances.toml");

/// The column profile of Northfold.
pub const PROFILE: &str = include_str!("../../config/import/northfold.toml");

/// The standard's value lists that the profile names.
pub const VALUE_LISTS: &str = include_str!("../../config/import/cld-values.toml");
