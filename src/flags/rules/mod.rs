//! The rules, one flag a file.

pub mod unscorable;
pub mod below_eligibility;
pub mod care_home;
pub mod contradictory_answers;
pub mod direct_payment_rate;
pub mod family_support;
pub mod gap;
pub mod given_adds_up;
pub mod incomplete_package;
pub mod missing_answers;
pub mod need_rose;
pub mod no_amount;
pub mod outlier;
pub mod over_delegated_limit;
pub mod reablement_inside;
pub mod reablement_not_considered;
pub mod review_overdue;
pub mod severe_reduction;
pub mod specialist;
pub mod stale_assessment;
pub mod too_dear;
pub mod two_carers;
pub mod units_beyond_week;
