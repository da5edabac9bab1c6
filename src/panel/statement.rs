//! The three parts of a personal budget: cost, the person's part, the council's part (s.26).

use super::decision::BudgetStatement;
use crate::caseload::person::Person;
use crate::terms::money::{Money, PerWeek};

/// Splits an agreed amount. Other bodies pay first, then the person; neither pays more than is
/// left of the cost, so that the council's part is never below zero. Other bodies' part is zero
/// where none is recorded.
///
/// Reference: Care Act 2014 s.26.
#[must_use]
pub fn statement(cost: PerWeek, person: &Person) -> Option<BudgetStatement> {
    let part = |recorded: PerWeek, left: Money| recorded.0.max(Money::ZERO).min(left);
    let cost_left = cost.0.max(Money::ZERO);
    let others = part(person.other_funding.unwrap_or_default(), cost_left);
    let left = cost_left.minus(others)?;
    let persons = person
        .contribution
        .map(|contribution| part(contribution, left));
    let councils = match persons {
        Some(persons) => Some(left.minus(persons)?),
        None => None,
    };
    Some(BudgetStatement {
        cost,
        persons_part: persons.map(PerWeek),
        others_part: PerWeek(others),
        councils_part: councils.map(PerWeek),
    })
}
