//! Ordered amounts of like cases, and where one case lies among them.
//!
//! Method: nearest rank. The pth percentile of n ordered values is the value at rank ⌈p × n ÷ 100⌉
//! (at least 1).

use crate::terms::money::Money;

/// Amounts in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    ordered: Vec<Money>,
}

impl Distribution {
    /// Orders the amounts.
    #[must_use]
    pub fn of(mut amounts: Vec<Money>) -> Distribution {
        amounts.sort_unstable();
        Distribution { ordered: amounts }
    }

    /// How many amounts there are.
    #[must_use]
    pub fn n(&self) -> usize {
        self.ordered.len()
    }

    /// The same amounts with one `amount` left out; unchanged where it is not among them.
    #[must_use]
    pub fn without(&self, amount: Money) -> Distribution {
        let mut ordered = self.ordered.clone();
        if let Ok(place) = ordered.binary_search(&amount) {
            ordered.remove(place);
        }
        Distribution { ordered }
    }

    /// The amount at percentile `percentile` (1 to 100) by nearest rank; nothing when empty.
    #[must_use]
    pub fn at(&self, percentile: u8) -> Option<Money> {
        let n = self.ordered.len();
        let rank = (usize::from(percentile.min(100)) * n).div_ceil(100).max(1);
        self.ordered.get(rank - 1).copied()
    }

    /// The percentile rank of `amount`: the share of amounts at or below it, in whole per cent
    /// rounded down; nothing when empty.
    #[must_use]
    pub fn rank_of(&self, amount: Money) -> Option<u8> {
        let n = self.ordered.len();
        let at_or_below = self.ordered.partition_point(|value| *value <= amount);
        let share = (at_or_below * 100).checked_div(n)?;
        u8::try_from(share).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distribution(pounds: &[i64]) -> Distribution {
        Distribution::of(
            pounds
                .iter()
                .filter_map(|p| Money::from_pence(p * 100))
                .collect(),
        )
    }

    #[test]
    fn percentiles_follow_the_nearest_rank() {
        let five = distribution(&[50, 15, 20, 40, 35]);
        let at = |p| five.at(p).map(|m| m.pence() / 100);
        assert_eq!(
            [at(5), at(30), at(40), at(50), at(100)],
            [Some(15), Some(20), Some(20), Some(35), Some(50)]
        );
        assert_eq!(Distribution::default().at(50), None);
    }

    #[test]
    fn the_rank_of_an_amount_counts_those_at_or_below_it() {
        let five = distribution(&[10, 20, 30, 40, 50]);
        let rank = |p: i64| Money::from_pence(p * 100).and_then(|m| five.rank_of(m));
        assert_eq!(
            [rank(5), rank(10), rank(45), rank(60)],
            [Some(0), Some(20), Some(80), Some(100)]
        );
    }
}
