//! The rule of a figure in words, with its numbers: `14.00 × 1.25, to 0.01 half up`.

use super::figures::quotient;
use super::trace::{Figure, Gives, ReadValue, Rule, TraceNode, TraceValue};
use super::wording::{given, money, percent, points, rounding, value};
use crate::config::adjustment::Operation;
use crate::terms::number::written;
use rust_decimal::Decimal;

/// The most figures that a sum is written out with.
const WRITTEN_OUT_MAX: usize = 8;

/// A node whose rule is put into words.
#[derive(Clone, Copy, Debug)]
pub struct Ruling<'a> {
    /// The sign of the RAS's money.
    pub currency: &'a str,
    /// The node.
    pub node: &'a TraceNode,
}

impl Ruling<'_> {
    /// The rule in words; empty where the figure is plainly what was given.
    #[must_use]
    pub fn words(self) -> String {
        let node = self.node;
        match &node.rule {
            Rule::OptionPoints | Rule::AsGiven | Rule::Each => String::new(),
            Rule::NoPoints => "this answer earns no points".to_owned(),
            Rule::NotAnswered if matches!(node.figure, Figure::Weighted(_)) => {
                "none of its questions is answered: no band is looked up".to_owned()
            }
            Rule::NotAnswered => "not answered, which earns nothing here".to_owned(),
            Rule::NotCounted => "does not count for this case".to_owned(),
            Rule::TimesAWeek { times, divided_by } => times_a_week(node, *times, *divided_by),
            Rule::Added => self.sum(),
            Rule::Highest => "the highest below".to_owned(),
            Rule::Carried => "as reckoned above".to_owned(),
            Rule::NotTaken => "not taken: its condition does not hold".to_owned(),
            Rule::NotConsidered => "not considered: none of its questions is answered".to_owned(),
            Rule::Adjusted { .. } => self.adjusted(),
            Rule::Unchanged(Gives::Figure) => format!("{}, unchanged", self.child(0)),
            Rule::Unchanged(Gives::Line) => "does not apply here".to_owned(),
            Rule::NoAmount(why) => format!("no amount: {why}"),
            Rule::NotReckoned => "not reckoned: there is no amount".to_owned(),
            Rule::LinesSoFar => "the lines so far, added".to_owned(),
            Rule::LinesOf(steps) => {
                let steps: Vec<&str> = steps.iter().map(|step| step.as_str()).collect();
                format!("the lines {}, added", steps.join(", "))
            }
            Rule::AllLines if node.result == TraceValue::NoAmount => "no amount".to_owned(),
            Rule::AllLines => "all lines, added".to_owned(),
            Rule::DoesNotApply(why) => format!("this RAS does not apply: {why}"),
            _ => self.arithmetic(),
        }
    }

    fn arithmetic(self) -> String {
        let c1 = self.child(0);
        let p1 = self.number(0).map(written).unwrap_or_default();
        let price = money(self.currency, self.number(0).unwrap_or_default());
        let by = |rule: &_| rounding(Some(*rule));
        match &self.node.rule {
            Rule::Banded(rule) => format!("{c1} by the band{}", rounding(*rule)),
            Rule::PerUnits {
                units,
                rounding: rule,
            } => {
                let (c1, divisor) = self.times(0);
                let units = match divisor {
                    None => written(*units),
                    Some(divisor) => format!("({divisor} × {})", written(*units)),
                };
                format!("{c1} × {p1} ÷ {units}{}", by(rule))
            }
            Rule::AtMost => format!("{c1}, at most {p1}"),
            Rule::AtLeast => format!("{c1}, at least {p1}"),
            Rule::Rounded(rule) => format!("{c1}{}", by(rule)),
            Rule::Factor(rule) => format!("{c1} × {p1}{}", by(rule)),
            Rule::Percent(rule) => format!("{p1} % of {c1}{}", by(rule)),
            Rule::Priced(rule) => match self.number(1) {
                Some(more) => {
                    format!(
                        "{c1} × {price} + {}{}",
                        money(self.currency, more),
                        by(rule)
                    )
                }
                None => format!("{c1} × {price}{}", by(rule)),
            },
            Rule::CappedPrice(rule) => {
                format!("{c1} × {price}, at most the band's amount{}", by(rule))
            }
            Rule::OnLine(rule) => format!("{c1} on the line{}", by(rule)),
            Rule::RoundingLine(rule) => format!("{c1}{}, minus {c1}", by(rule)),
            _ => String::new(),
        }
    }

    fn adjusted(self) -> String {
        let Rule::Adjusted {
            operation,
            times,
            not_below,
            rounding: rule,
            gives,
        } = &self.node.rule
        else {
            return String::new();
        };
        let base = self.child(0);
        let plain = self.number(0).unwrap_or_default();
        let (factor, divisor) = match times {
            true => self.times(1),
            false => (String::new(), None),
        };
        let factor = if *times {
            format!("{factor} × ")
        } else {
            factor
        };
        let over = divisor.as_ref().map(|by| format!(" ÷ {by}"));
        let over = over.unwrap_or_default();
        let value = self.amount(0);
        let mut text = match operation {
            Operation::Percent => format!("{factor}{} of {base}{over}", percent(plain)),
            Operation::Fraction => format!("{factor}{} of {base}{over}", written(plain)),
            Operation::Multiply => format!("{base} × {factor}{}{over}", written(plain)),
            Operation::Divide => match divisor {
                Some(by) => format!("{base} × {by} ÷ ({factor}{})", written(plain)),
                None => format!("{base} ÷ {factor}{}", written(plain)),
            },
            Operation::Add => format!("{factor}{value}{over} added to {base}"),
            Operation::Subtract => format!("{factor}{value}{over} taken off {base}"),
            Operation::Floor => format!("{base} raised to at least {factor}{value}{over}"),
            Operation::Cap => format!("{base} lowered to at most {factor}{value}{over}"),
        };
        let of_base = matches!(operation, Operation::Percent | Operation::Fraction);
        if *gives == Gives::Figure && of_base {
            text = format!("{base} and {text}");
        }
        if *not_below {
            text = format!("{text}, never taking below {}", self.amount(1));
        }
        if *gives == Gives::Line && !of_base {
            text = format!("{text}, the difference");
        }
        text + &rounding(Some(*rule))
    }

    /// A child that others are multiplied by, and what the product is divided by: a frequency a
    /// month is multiplied before it is divided.
    fn times(self, place: usize) -> (String, Option<String>) {
        let child = self.node.children.get(place);
        let quotient = child.and_then(quotient);
        match (child.map(|child| &child.rule), quotient) {
            (Some(Rule::TimesAWeek { .. }), Some(quotient)) if quotient.by != Decimal::ONE => {
                (written(quotient.of), Some(written(quotient.by)))
            }
            _ => (self.child(place), None),
        }
    }

    fn child(self, place: usize) -> String {
        let child = self.node.children.get(place);
        child
            .and_then(|child| value(self.currency, child.result))
            .unwrap_or_else(|| "not considered".to_owned())
    }

    fn number(self, place: usize) -> Option<Decimal> {
        match self.node.parameters.get(place)?.value {
            ReadValue::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A parameter in the kind of the result: money or points.
    fn amount(self, place: usize) -> String {
        let number = self.number(place).unwrap_or_default();
        match self.node.result {
            TraceValue::Money(_) => money(self.currency, number),
            _ => points(number),
        }
    }

    fn sum(self) -> String {
        let parts: Vec<String> = self
            .node
            .children
            .iter()
            .filter_map(|child| value(self.currency, child.result))
            .collect();
        match parts.len() {
            0 => "nothing to add".to_owned(),
            1..=WRITTEN_OUT_MAX => parts.join(" + "),
            n => format!("the {n} figures below, added"),
        }
    }
}

fn times_a_week(node: &TraceNode, times: Decimal, divided_by: Decimal) -> String {
    let count = node
        .inputs
        .first()
        .map(|input| given(&input.given))
        .unwrap_or_default();
    let step = |sign: &str, number: Decimal| {
        if number == Decimal::ONE {
            String::new()
        } else {
            format!(" {sign} {}", written(number))
        }
    };
    format!(
        "{count}{}{}, in times a week",
        step("×", times),
        step("÷", divided_by)
    )
}
