//! The cells of one row as money and numbers.

use super::cell::{CellReader, or_empty};
use crate::config::caseload_field::Field;
use crate::terms::money::{Money, MoneyProblem, PENCE_MAX, typed_money_in};
use crate::terms::number::plain_decimal;
use rust_decimal::Decimal;

/// The largest amount that is accepted ([`PENCE_MAX`]), as messages write it.
pub const MOST: &str = "1,000,000,000.00";

impl CellReader<'_> {
    /// Pounds and pence; may be negative.
    pub fn money(&mut self, field: Field) -> Option<Money> {
        let cell = self.cell(field)?;
        let own = self.columns.currency;
        let what = match typed_money_in(own, &cell) {
            Ok(money) => return Some(money),
            Err(MoneyProblem::OtherCurrency { .. }) => {
                self.other_currency(field);
                return None;
            }
            Err(MoneyProblem::PartsOfAPenny { .. }) => "the amount has parts of a penny",
            Err(MoneyProblem::OutOfBounds { .. }) => "the amount is beyond what is accepted",
            Err(MoneyProblem::Empty | MoneyProblem::NotAnAmount { .. }) => "this is not an amount",
        };
        let unit = match own {
            "£" => "pounds and pence".to_owned(),
            _ => format!("an amount in {own}"),
        };
        let allowed = format!("{unit} such as 1234.50, at most {MOST}");
        let remedy = or_empty(field, "write the amount for a week");
        self.problem(field, what, &allowed, &remedy);
        None
    }

    /// Writes down that a cell has the sign of another currency than the RAS.
    fn other_currency(&mut self, field: Field) {
        let own = self.columns.currency;
        let allowed = format!("an amount in {own}, the currency of the RAS, or without a sign");
        let remedy = or_empty(
            field,
            &format!("write the amount in {own}: none is converted"),
        );
        let what = "the amount has the sign of another currency";
        self.problem(field, what, &allowed, &remedy);
    }

    /// Pounds and pence from zero.
    pub fn money_from_zero(&mut self, field: Field) -> Option<Money> {
        let money = self.money(field)?;
        if money.is_negative() {
            let what = "the amount is negative";
            self.problem(
                field,
                what,
                "an amount from zero",
                "write what is paid in a week",
            );
            return None;
        }
        Some(money)
    }

    /// A number, without noughts at the end of its decimals: the same figure is the same however it
    /// is written. The sign of the RAS's currency and commas between thousands are passed over.
    pub fn number(&mut self, field: Field) -> Option<Decimal> {
        let cell = self.cell(field)?;
        let plain = plain_decimal(&cell);
        let typed = plain.map_or_else(
            || typed_money_in(self.columns.currency, &cell),
            |_| Ok(Money::ZERO),
        );
        if let Err(MoneyProblem::OtherCurrency { .. }) = typed {
            self.other_currency(field);
            return None;
        }
        let number = plain.or(typed.ok().map(Money::pounds));
        if number.is_none() {
            let allowed = "a number such as 17.5, at most 24 characters";
            let remedy = or_empty(field, "write the number");
            self.problem(field, "this is not a number", allowed, &remedy);
        }
        number.map(|number| number.normalize())
    }

    /// A price: a number within the bounds of money, parts of a penny allowed.
    pub fn price(&mut self, field: Field) -> Option<Decimal> {
        let price = self.number(field)?;
        if price.abs() <= Decimal::new(PENCE_MAX, 2) {
            return Some(price);
        }
        let what = "the price is beyond what is accepted";
        let remedy = or_empty(field, "write the price of one unit");
        self.problem(
            field,
            what,
            &format!("at most {MOST}, either sign"),
            &remedy,
        );
        None
    }
}
