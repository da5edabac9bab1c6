//! The RAS and the panel's rules in force, read from TOML and checked.
//!
//! The inner types here are not serialisable: [`reading`] and the files after it turn TOML into
//! them, and write down every mistake with its file, line, key, what is allowed and what to do.

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
pub mod panel_rules;
pub mod caseload_field;
pub mod date_pattern;
pub mod column_profile;
pub mod spelling;
pub mod place;
pub mod reading;
pub mod reading_values;
pub mod reading_tables;
pub mod reading_series;
pub mod raw_condition;
pub mod raw_bands;
pub mod raw_ras;
pub mod raw_domains;
pub mod raw_questions;
pub mod raw_adjustments;
pub mod raw_allocation;
pub mod raw_tolerances;
pub mod raw_panel_words;
pub mod raw_panel;
pub mod words;
pub mod listing_form;
pub mod listing;
pub mod limits;
pub mod figure_rows;
pub mod figures;
pub mod check;
pub mod possible;
pub mod check_names;
pub mod check_circles;
pub mod check_figures;
pub mod check_reach;
pub mod check_use;
pub mod check_steps;
pub mod text_edit;
pub mod raw_value_lists;
pub mod raw_column_profile;
pub mod bundle;
pub mod shipped;
pub mod changes;
pub mod load;
