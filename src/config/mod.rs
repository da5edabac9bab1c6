//! The RAS and the panel's rules in force, read from TOML and checked.
//!
//! The inner types here are not serialisable: [`reading`] and [`raw`] turn TOML into them, and
//! write down every mistake with its file, line, key, what is allowed and what to do.

pub mod problem;
pub mod dated;
pub mod condition;
pub mod bands;
pub mod step;
pub mod question;
pub mod answer;
pub mod domain;
pub mod adjustment;
pub mod allocation;
pub mod ras;
pub mod tolerances;
pub mod periods;
pub mod panel_rules;
pub mod caseload_field;
pub mod date_pattern;
pub mod column_profile;
pub mod reading;
pub mod raw;
pub mod words;
pub mod listing_form;
pub mod listing;
pub mod limits;
pub mod figure_rows;
pub mod figures;
pub mod figure_names;
pub mod ras_places;
pub mod unread;
pub mod possible;
pub mod check;
pub mod text_edit;
pub mod bundle;
pub mod rules_texts;
pub mod rules_changes;
pub mod most;
pub mod reachable;
pub mod look;
pub mod shipped;
pub mod shipped_schemes;
pub mod revision;
pub mod changes;
pub mod load;
