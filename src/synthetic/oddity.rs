//! What is unusual about some of the made-up cases, in stated shares of every 400.
//!
//! Shares are kept exactly, not drawn, so that every caseload of 400 or more has each oddity.

/// What is unusual about a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Oddity {
    /// The package costs far more than the indicative budget.
    FarAbove,
    /// The package costs far less.
    FarBelow,
    /// Specialist provision at a specialist price.
    Specialist,
    /// An expensive provider that is not specialist and will not negotiate.
    TooDear,
    /// A direct payment priced at contract rate.
    DirectPaymentAtContractRate,
    /// Reablement inside the package.
    ReablementInside,
    /// A service line for a need that was not found eligible.
    BelowTheLine,
    /// A one-off among the package's lines.
    OneOff,
    /// A line without a cost, or with a cost of zero.
    Uncosted,
    /// A credit: a line with a negative cost.
    Credit,
    /// Reablement and telecare were not considered, and nobody says why.
    GateWithoutReason,
    /// Reablement and telecare were not considered, with a reason.
    GateWithReason,
    /// The assessment is old.
    Stale,
    /// The review is overdue.
    Overdue,
    /// Answers are missing that the RAS needs.
    MissingAnswers,
    /// Answers contradict one another.
    Contradictory,
    /// Need rose since the earlier assessment, and the sum stayed.
    NeedRose,
    /// The earlier assessment was made on another form.
    OtherFormBefore,
    /// Family support without recorded willingness.
    NotAsked,
    /// Two carers at once.
    TwoCarers,
    /// The indicative budget was computed elsewhere.
    Given,
    /// The same, and its parts do not add up to its total.
    GivenNotAddingUp,
    /// The person lives in a care home.
    CareHome,
    /// A worker referred the case.
    Referred,
}

/// How many of every 400 cases have each oddity.
const SHARES: [(Oddity, u64); 24] = [
    (Oddity::FarAbove, 8),
    (Oddity::FarBelow, 5),
    (Oddity::Specialist, 5),
    (Oddity::TooDear, 3),
    (Oddity::DirectPaymentAtContractRate, 4),
    (Oddity::ReablementInside, 4),
    (Oddity::BelowTheLine, 4),
    (Oddity::OneOff, 4),
    (Oddity::Uncosted, 4),
    (Oddity::Credit, 1),
    (Oddity::GateWithoutReason, 5),
    (Oddity::GateWithReason, 7),
    (Oddity::Stale, 16),
    (Oddity::Overdue, 14),
    (Oddity::MissingAnswers, 6),
    (Oddity::Contradictory, 6),
    (Oddity::NeedRose, 4),
    (Oddity::OtherFormBefore, 3),
    (Oddity::NotAsked, 12),
    (Oddity::TwoCarers, 8),
    (Oddity::Given, 4),
    (Oddity::GivenNotAddingUp, 1),
    (Oddity::CareHome, 12),
    (Oddity::Referred, 7),
];

/// How many cases the shares are stated for.
const CASES: u64 = 400;

/// The oddity of the case at `position` of a caseload; most cases have none.
///
/// Position 0 has none: it belongs to the case with a story of its own.
#[must_use]
pub fn at(position: u64) -> Option<Oddity> {
    let mut slot = (position % CASES * 147) % CASES;
    if slot == 0 {
        return None;
    }
    slot -= 1;
    for (oddity, share) in SHARES {
        if slot < share {
            return Some(oddity);
        }
        slot -= share;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_400_cases_have_each_oddity_as_often_as_its_share_says() {
        for (oddity, share) in SHARES {
            for start in [0, 400, 1_200] {
                let n = (start..start + 400)
                    .filter(|position| at(*position) == Some(oddity))
                    .count();
                assert_eq!(u64::try_from(n), Ok(share), "{oddity:?}");
            }
        }
        assert_eq!(at(0), None);
    }
}
