//! Randomness for salts and ids: the system's, or a stated seed for tests.

use super::error::{AppError, ErrorKind};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// A source of bytes. The only place where the program asks for randomness.
#[derive(Clone, Debug)]
pub enum Chance {
    /// The operating system's.
    System,
    /// A seeded generator: the same bytes at every run that finds the register as it was.
    Seeded(Box<ChaCha20Rng>),
}

impl Chance {
    /// A seeded source.
    #[must_use]
    pub fn seeded(seed: u64) -> Chance {
        Chance::Seeded(Box::new(ChaCha20Rng::seed_from_u64(seed)))
    }

    /// The same source for a register of so many entries: a seeded one goes on from there, so that
    /// a second run on the register does not draw what the first has drawn.
    #[must_use]
    pub fn after(mut self, n_entries: u64) -> Chance {
        if let Chance::Seeded(generator) = &mut self {
            generator.set_stream(n_entries);
        }
        self
    }

    /// Sixteen bytes.
    pub fn sixteen(&mut self) -> Result<[u8; 16], AppError> {
        let mut bytes = [0_u8; 16];
        match self {
            Chance::System => getrandom::fill(&mut bytes).map_err(|cause| {
                AppError::new(
                    ErrorKind::Internal,
                    format!("the system gave no random bytes: {cause}"),
                )
            })?,
            Chance::Seeded(generator) => generator.fill_bytes(&mut bytes),
        }
        Ok(bytes)
    }
}
