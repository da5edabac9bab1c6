//! The screens: each draws what is held, and changes nothing.

pub mod headline;
pub mod list_view;
pub mod queue_columns;
pub mod legend;
pub mod queue_view;
pub mod package_lines;
pub mod case_panes;
pub mod case_view;
pub mod changed_by;
pub mod decide_effect;
pub mod waiting_words;
pub mod proposal_words;
pub mod transition_words;
pub mod boards_view;
pub mod sitting_view;
pub mod popup_view;
pub mod start_view;
pub mod field_view;
pub mod form_view;
pub mod view;
