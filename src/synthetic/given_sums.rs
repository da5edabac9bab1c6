//! Indicative budgets that another system computed, with their parts.

use super::draws::Draws;
use crate::caseload::given::{GivenIndicative, GivenPart};
use crate::terms::date::Date;
use crate::terms::money::{Money, PerWeek};

/// The parts of a sum, in per cent of it; what is left is the first part.
const PARTS: [(&str, i64); 6] = [
    ("Personal care", 0),
    ("Meals and medicines", 19),
    ("Household tasks", 9),
    ("Social and leisure", 24),
    ("Family support", -13),
    ("Breaks for the carer", 6),
];

/// Parts that add up to `total_pence`, or miss it by `off_by` pence.
#[must_use]
pub fn given(
    draws: &mut Draws,
    total_pence: i64,
    off_by: i64,
    date: Date,
) -> Option<GivenIndicative> {
    let amounts: Vec<i64> = PARTS
        .iter()
        .map(|(_, percent)| total_pence * (percent + percent.signum() * draws.between(0, 3)) / 100)
        .collect();
    let others: i64 = amounts.iter().sum();
    let mut parts = Vec::new();
    for (position, ((label, _), amount)) in PARTS.iter().zip(amounts).enumerate() {
        let pence = if position == 0 {
            total_pence - others - off_by
        } else {
            amount
        };
        parts.push(GivenPart {
            label: (*label).to_owned(),
            amount: Money::from_pence(pence)?,
        });
    }
    Some(GivenIndicative {
        system: "Needs-led estimate, version 7".to_owned(),
        date,
        parts,
        total: PerWeek(Money::from_pence(total_pence)?),
    })
}
