//! Moderation: sittings, decisions, transitions, approvals, proposals. The rules, pure.
//!
//! The panel edits money and timing, never need or eligibility (statutory guidance 10.85): there is
//! no value here that changes an answer, an eligible need or an assessment.

pub mod member;
pub mod refusal;
pub mod membership;
pub mod sitting;
pub mod transition;
pub mod review;
pub mod ladder;
pub mod schedule;
pub mod amount;
pub mod verdict;
pub mod motion;
pub mod asked;
pub mod owed;
pub mod decision;
pub mod approval;
pub mod beginning;
pub mod package_known;
pub mod standing;
pub mod corrected;
pub mod held_back;
pub mod authors;
pub mod reduction_begun;
mod promised;
pub mod as_it_is;
pub mod meanwhile;
pub mod afterwards;
pub mod standing_words;
pub mod sitting_tally;
pub mod running;
pub mod queue;
pub mod case_file;
mod sources;
pub mod delegation;
mod provided;
mod matter;
mod days_gone_by;
pub mod over_time;
pub mod rules;
pub mod statement;
pub mod seen;
pub mod moderation;
pub mod approvals;
pub mod withdrawals;
pub mod sittings;
pub mod proposal;
pub mod ground;
pub mod proposals;
pub mod adoption;
pub mod record;
