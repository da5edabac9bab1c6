//! A number before its division: products are taken first, and divided once, at the end.

use rust_decimal::Decimal;

/// A number as it is reckoned on: a numerator, and what it is divided by once all products are
/// taken. A frequency a month is seldom a decimal, so its quotient is never multiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotient {
    /// The numerator.
    pub of: Decimal,
    /// What it is divided by, last.
    pub by: Decimal,
}

impl Quotient {
    /// A number that is not divided.
    #[must_use]
    pub fn whole(of: Decimal) -> Quotient {
        let by = Decimal::ONE;
        Quotient { of, by }
    }

    /// The numerator multiplied.
    #[must_use]
    pub fn times(self, number: Decimal) -> Option<Quotient> {
        let of = self.of.checked_mul(number)?;
        Some(Quotient { of, ..self })
    }

    /// Divided once more.
    #[must_use]
    pub fn over(self, number: Decimal) -> Option<Quotient> {
        let by = self.by.checked_mul(number)?;
        Some(Quotient { by, ..self })
    }

    /// The quotient: the one division.
    #[must_use]
    pub fn number(self) -> Option<Decimal> {
        if self.by == Decimal::ONE {
            return Some(self.of);
        }
        self.of.checked_div(self.by)
    }
}
