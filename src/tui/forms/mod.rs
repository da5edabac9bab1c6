//! The written forms: their fields, what they ask the desk, and the drafts kept of them.

pub mod decide_fields;
pub mod decide_reader;
pub mod papers_typed;
pub mod papers_on_record;
pub mod decide_motion;
pub mod decide_kept;
pub mod decide_check;
pub mod decide_form;
pub mod kept_words;
pub mod looked_again;
pub mod change_lines;
pub mod propose_form;
pub mod propose_effect;
pub mod interest_form;
pub mod sitting_form;
pub mod prompts;
pub mod decide_record;
pub mod proposal_prompts;
pub mod small_forms;
pub mod small_record;
