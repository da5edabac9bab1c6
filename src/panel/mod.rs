//! Moderation: sittings, decisions, transitions, approvals, proposals. The rules, pure.
//!
//! The panel edits money and timing, never need or eligibility (statutory guidance 10.85): there is
//! no value here that changes an answer, an eligible need or an assessment.

pub mod member;
pub mod refusal;
pub mod sitting;
pub mod transition;
pub mod ladder;
pub mod schedule;
pub mod verdict;
pub mod motion;
pub mod decision;
pub mod approval;
pub mod standing;
pub mod case_file;
pub mod proposal;
pub mod record;
