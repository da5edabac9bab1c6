//! Seeded draws in whole numbers: the same seed and position give the same case on every machine.
//!
//! Each case draws from a stream of its own, so that a longer caseload begins with the same cases
//! as a shorter one.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// The draws of one case.
#[derive(Clone, Debug)]
pub struct Draws {
    generator: ChaCha20Rng,
}

impl Draws {
    /// The draws of the case at `position` of the caseload with this seed.
    #[must_use]
    pub fn of_case(seed: u64, position: u64) -> Draws {
        let mut generator = ChaCha20Rng::seed_from_u64(seed);
        generator.set_stream(position);
        Draws { generator }
    }

    /// A whole number from 0 to `n - 1`; 0 when `n` is 0.
    pub fn below(&mut self, n: u32) -> u32 {
        let product = u64::from(self.generator.next_u32()) * u64::from(n);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// A whole number from `low` to `high`, both included; `low` when `high` is below it.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let n = u32::try_from(high - low + 1).unwrap_or(1);
        low + i64::from(self.below(n))
    }

    /// A whole number from `low` to `high` that lies in the middle more often than at the ends.
    pub fn about_the_middle(&mut self, low: i64, high: i64) -> i64 {
        let sum: i64 = (0..3).map(|_| self.between(low, high)).sum();
        sum.div_euclid(3)
    }

    /// Whether something that happens in `percent` of 100 cases happens.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the values, each as often as any other; nothing when there is none.
    pub fn one_of<T: Copy>(&mut self, values: &[T]) -> Option<T> {
        let n = u32::try_from(values.len()).ok()?;
        let chosen = usize::try_from(self.below(n)).ok()?;
        values.get(chosen).copied()
    }

    /// One of the values, as often as its weight says; nothing when the weights are all 0.
    pub fn weighted<T: Copy>(&mut self, weighted: &[(T, u32)]) -> Option<T> {
        let total: u32 = weighted.iter().map(|row| row.1).sum();
        let mut left = self.below(total);
        for (value, weight) in weighted {
            if left < *weight {
                return Some(*value);
            }
            left -= weight;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_and_position_draw_the_same_and_other_positions_do_not() {
        let draw = |seed, position| {
            let mut draws = Draws::of_case(seed, position);
            [(); 4].map(|()| draws.below(1_000_000))
        };
        assert_eq!(draw(7, 3), draw(7, 3));
        assert_ne!(draw(7, 3), draw(7, 4));
        assert_ne!(draw(7, 3), draw(8, 3));
    }

    #[test]
    fn draws_keep_to_their_bounds_and_weights() {
        let mut draws = Draws::of_case(1, 1);
        let numbers: Vec<i64> = (0..500).map(|_| draws.between(-2, 2)).collect();
        assert!((-2..=2).all(|n| numbers.contains(&n)));
        assert!(numbers.iter().all(|n| (-2..=2).contains(n)));
        assert_eq!(draws.weighted(&[('a', 0), ('b', 5)]), Some('b'));
        assert_eq!(draws.weighted::<char>(&[]), None);
        assert_eq!(draws.one_of::<char>(&[]), None);
    }
}
