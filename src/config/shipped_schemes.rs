//! Whole schemes that come with the program, to copy from: made up, in the manner of families of
//! schemes, each with its results. The guide to writing a RAS names them.

/// The five files of a scheme and its cases with their results.
macro_rules! scheme {
    ($name:literal) => {
        [
            file!($name, "ras.toml"),
            file!($name, "domains.toml"),
            file!($name, "questions.toml"),
            file!($name, "adjustments.toml"),
            file!($name, "allocation.toml"),
            file!($name, "cases.toml"),
        ]
    };
}

macro_rules! file {
    ($name:literal, $file:literal) => {
        (
            concat!("schemes/", $name, "/", $file),
            include_str!(concat!("../../fixtures/schemes/", $name, "/", $file)),
        )
    };
}

/// Every file of every scheme: its place in a copied configuration, and its text.
pub const SCHEMES: [[(&str, &str); 6]; 12] = [
    scheme!("care-hours-by-month"),
    scheme!("count-of-high-needs"),
    scheme!("glen-equivalency"),
    scheme!("hours-by-time-of-day"),
    scheme!("hours-or-percentile"),
    scheme!("line-and-affordability"),
    scheme!("low-country-budget"),
    scheme!("matrix-of-hours"),
    scheme!("percentile-bands"),
    scheme!("ready-reckoner"),
    scheme!("tiers-with-additions"),
    scheme!("weekly-matrix"),
];
