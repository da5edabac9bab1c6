//! What the keys, the pointer and the desk's answers do to what is held.

pub mod start_keys;
pub mod popup_keys;
pub mod form_keys;
pub mod queue_keys;
pub mod pointer;
pub mod draft_answers;
pub mod answers;
pub mod ahead;
pub mod update;
