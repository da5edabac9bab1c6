//! Amounts a week as people type them, with the sentence that says how each was reckoned.
//!
//! `£1,234.50` and `520` are amounts. A sign in front makes it a change: `+10%` and `-5%` of the
//! indicative budget, `+10%i` (or `+10% indicative`) the same in so many letters, `-5%p` (or
//! `-5% package`) of the package; `+20`, `-£20 p` add or take pounds in the same way. Results are
//! rounded to the penny, halves away from zero.

use crate::terms::budget::{Completeness, IndicativeBudget, PackageCost};
use crate::terms::money::{Money, MoneyProblem, PerWeek, has_sign, typed_money_in};
use crate::terms::number::{plain_decimal, shortest};
use crate::terms::text::beginning;
use rust_decimal::Decimal;

/// An amount with how it was reckoned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// The amount, gross pounds a week.
    pub amount: PerWeek,
    /// How it was reckoned, in one sentence: `£413.80 indicative + 10 % = £455.18 a week`.
    pub sentence: String,
    /// Whether it was typed as a change of a figure: the sentence then says more than the amount.
    pub is_change: bool,
}

/// Why a typed amount was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountProblem {
    /// The text is neither an amount nor a change.
    #[error(transparent)]
    Money(#[from] MoneyProblem),
    /// The change is not a plain per cent.
    #[error(
        "\"{text}\" is not a change in per cent; write +10% or -2.5%, with i for the indicative \
         budget or p for the package"
    )]
    Percent {
        /// The text as given, shortened.
        text: String,
    },
    /// The per cent has no sign.
    #[error("\"{text}\" has no sign; write +{text} for more or -{text} for less")]
    NoSign {
        /// The text as given, shortened.
        text: String,
    },
    /// The figure to be changed is not known by this name.
    #[error("\"{text}\" names no figure; write i for the indicative budget or p for the package")]
    UnknownFigure {
        /// What stands after the change.
        text: String,
    },
    /// There is no indicative budget to change.
    #[error(
        "there is no indicative budget to change; write the amount itself, or a change of the \
         package such as {text}p"
    )]
    NoIndicative {
        /// The change as typed.
        text: String,
    },
    /// There is no package to change.
    #[error("there is no package to change; write the amount itself, such as £520")]
    NoPackage,
    /// The change leads below zero.
    #[error("{sentence}: below zero; write an amount of £0.00 or more")]
    BelowZero {
        /// How it was reckoned.
        sentence: String,
    },
    /// The result is beyond what is accepted.
    #[error("\"{text}\" leads beyond what is accepted (at most £1,000,000,000.00)")]
    OutOfBounds {
        /// The text as given, shortened.
        text: String,
    },
}

impl AmountProblem {
    /// What is wrong, with the sign of the RAS's currency.
    #[must_use]
    pub fn words(&self, currency: &str) -> String {
        self.to_string().replace('£', currency)
    }
}

/// Reads an amount or a change of a figure, in the currency of the RAS, whose sign may be typed.
pub fn typed_amount(
    text: &str,
    indicative: Option<IndicativeBudget>,
    package: Option<PackageCost>,
    currency: &str,
) -> Result<Reckoned, AmountProblem> {
    let trimmed = text.trim();
    match trimmed.strip_prefix('+') {
        Some(rest) => {
            return Figures {
                indicative,
                package,
                currency,
            }
            .changed(trimmed, Sign::Plus, rest);
        }
        None => {
            if let Some(rest) = trimmed.strip_prefix(['-', '−']) {
                let figures = Figures {
                    indicative,
                    package,
                    currency,
                };
                return figures.changed(trimmed, Sign::Minus, rest);
            }
        }
    }
    if trimmed.contains('%') {
        return Err(AmountProblem::NoSign {
            text: shortened(trimmed),
        });
    }
    let amount = PerWeek(typed_in(currency, trimmed)?);
    Ok(Reckoned {
        amount,
        sentence: format!("{currency}{amount} a week, as typed"),
        is_change: false,
    })
}

#[derive(Clone, Copy)]
enum Sign {
    Plus,
    Minus,
}

impl Sign {
    fn shown(self) -> char {
        match self {
            Sign::Plus => '+',
            Sign::Minus => '−',
        }
    }
}

/// The figures that a change can start from.
struct Figures<'a> {
    indicative: Option<IndicativeBudget>,
    package: Option<PackageCost>,
    currency: &'a str,
}

impl Figures<'_> {
    fn changed(&self, text: &str, sign: Sign, rest: &str) -> Result<Reckoned, AmountProblem> {
        let place = rest
            .find(|c: char| c.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        let (change, name) = rest.split_at(place);
        let (base, base_words) = self.base(text, name)?;
        let (by, by_words) = amount_of(text, change.trim(), base, self.currency)?;
        let beyond = || AmountProblem::OutOfBounds {
            text: shortened(text),
        };
        let amount = match sign {
            Sign::Plus => base.plus(by),
            Sign::Minus => base.minus(by),
        };
        let amount = amount.ok_or_else(beyond)?;
        let sign = sign.shown();
        let sentence = format!(
            "{base_words} {sign} {by_words} = {} a week",
            amount.shown_in(self.currency)
        );
        if amount.is_negative() {
            return Err(AmountProblem::BelowZero { sentence });
        }
        Ok(Reckoned {
            amount: PerWeek(amount),
            sentence,
            is_change: true,
        })
    }

    /// The figure that a change starts from, by its name, with its words.
    fn base(&self, text: &str, name: &str) -> Result<(Money, String), AmountProblem> {
        let name = name.trim().to_ascii_lowercase();
        if name.is_empty() || is_short_for(&name, "indicative") {
            let budget = self.indicative.ok_or_else(|| AmountProblem::NoIndicative {
                text: shortened(text.trim_end_matches(|c: char| c.is_ascii_alphabetic())),
            })?;
            return Ok((
                budget.0.0,
                format!("{}{} indicative", self.currency, budget.0),
            ));
        }
        if !is_short_for(&name, "package") {
            return Err(AmountProblem::UnknownFigure {
                text: shortened(&name),
            });
        }
        let package = self.package.ok_or(AmountProblem::NoPackage)?;
        let words = match package.completeness {
            Completeness::Complete => format!("{}{} package", self.currency, package.known),
            Completeness::Incomplete => {
                format!("{}{} known of the package", self.currency, package.known)
            }
        };
        Ok((package.known.0, words))
    }
}

/// A name may be shortened to its first letters: `i`, `ind`, `indicative`.
fn is_short_for(name: &str, whole: &str) -> bool {
    whole.starts_with(name)
}

/// The size of a change: so many per cent of a base, or pounds.
fn amount_of(
    text: &str,
    change: &str,
    base: Money,
    currency: &str,
) -> Result<(Money, String), AmountProblem> {
    let Some(number) = change.strip_suffix('%') else {
        if has_sign(change) {
            return Err(not_an_amount(text).into());
        }
        let amount = typed_in(currency, change)?;
        return Ok((amount, format!("{currency}{amount}")));
    };
    let percent = plain_decimal(number.trim())
        .filter(|percent| !percent.is_sign_negative() && !number.contains('+'))
        .ok_or_else(|| AmountProblem::Percent {
            text: shortened(text),
        })?;
    let by = base
        .pounds()
        .checked_mul(percent)
        .and_then(|product| product.checked_div(Decimal::ONE_HUNDRED))
        .and_then(Money::to_the_penny);
    let by = by.ok_or_else(|| AmountProblem::OutOfBounds {
        text: shortened(text),
    })?;
    Ok((by, format!("{} %", shortest(percent))))
}

/// Reads an amount that may have the sign of the RAS's currency before it.
pub fn typed_in(currency: &str, text: &str) -> Result<Money, MoneyProblem> {
    typed_money_in(currency, text)
}

fn not_an_amount(text: &str) -> MoneyProblem {
    MoneyProblem::NotAnAmount {
        text: shortened(text),
    }
}

fn shortened(text: &str) -> String {
    beginning(text)
}
