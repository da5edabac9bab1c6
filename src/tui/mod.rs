//! The terminal program: keys become actions, actions change the model, the model is drawn.
//!
//! One way: `Event` → keymap → `Action` → update → maybe a `Command` for the desk → `Outcome` →
//! update → one draw. Nothing changes while drawing, and nothing ticks when nothing moves.

pub mod key;
pub mod action;
pub mod keymap;
pub mod theme;
pub mod cells;
pub mod filter;
pub mod list;
pub mod lines;
pub mod queue_order;
pub mod popup;
pub mod breakdown;
pub mod case_screen;
pub mod form_field;
pub mod form;
pub mod start_screen;
pub mod model;
pub mod effect;
pub mod requests;
pub mod paint;
pub mod queue_view;
pub mod package_lines;
pub mod case_view;
pub mod decide_effect;
pub mod waiting_words;
pub mod boards_view;
pub mod sitting_view;
pub mod popup_view;
pub mod start_view;
pub mod form_view;
pub mod filter_line;
pub mod view;
pub mod why;
pub mod decide_fields;
pub mod decide_reader;
pub mod decide_motion;
pub mod decide_kept;
pub mod decide_check;
pub mod decide_form;
pub mod decide_record;
pub mod propose_form;
pub mod interest_form;
pub mod small_forms;
pub mod start_keys;
pub mod prompts;
pub mod popup_keys;
pub mod form_keys;
pub mod queue_keys;
pub mod pointer;
pub mod answers;
pub mod update;
pub mod terminal;
pub mod event;
pub mod run;
