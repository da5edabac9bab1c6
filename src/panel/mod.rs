//! Moderation: sittings, decisions, transitions, approvals, proposals. The rules, pure.
//!
//! The panel edits money and timing, never need or eligibility (statutory guidance 10.85): there is
//! no value here that changes an answer, an eligible need or an assessment.

pub mod approval;
pub mod case_file;
pub mod decision;
pub mod member;
pub mod motion;
pub mod proposal;
pub mod record;
pub mod refusal;
pub mod sitting;
pub mod standing;
pub mod transition;
pub mod verdict;
