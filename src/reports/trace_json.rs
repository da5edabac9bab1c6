//! A trace as JSON: the same tree, with every rule in a code and in words.
//!
//! A figure is `{figure, title, rule, operation, rounding, in_words, inputs, conditions,
//! parameters, result, children}`: `operation` is that of an adjustment, `rounding` is `{to, how}`
//! where the rule rounds;
//! an input `{about, title, given}`, a condition `{in_words, held}`, a parameter
//! `{key, value, from, reference}`, a result `{kind, value}` where the value of `money` is in pence
//! (of the RAS's period) and that of `points` and `number` a quoted decimal.

use crate::config::adjustment::Operation;
use crate::config::dated::ParameterKey;
use crate::config::ras::Ras;
use crate::config::words::condition_words;
use crate::scoring::ruling::Ruling;
use crate::scoring::scored::Scored;
use crate::scoring::trace::{
    About, Figure, Gives, Input, ParameterRead, ReadValue, Rule, TraceNode, TraceValue,
};
use crate::scoring::wording;
use crate::terms::number::shortest;
use serde_json::{Value, json};

/// The trace of a result, which this RAS gave.
#[must_use]
pub fn trace(scored: &Scored, ras: &Ras) -> Value {
    node(&scored.trace, ras)
}

fn node(of: &TraceNode, ras: &Ras) -> Value {
    let currency = &ras.currency;
    let in_words = Ruling { currency, node: of }.words();
    let conditions = of.conditions.iter().map(|judged| {
        let in_words = condition_words(ras, &judged.condition);
        json!({"in_words": in_words, "held": judged.held})
    });
    json!({
        "figure": figure(&of.figure),
        "title": of.title.as_str(),
        "rule": rule(&of.rule),
        "operation": operation(&of.rule),
        "rounding": of.rule.rounding().map(|rounding| json!({
            "to": shortest(rounding.to),
            "how": rounding.rounding.code(),
        })),
        "in_words": in_words,
        "inputs": of.inputs.iter().map(input).collect::<Vec<_>>(),
        "conditions": conditions.collect::<Vec<_>>(),
        "parameters": of.parameters.iter().map(parameter).collect::<Vec<_>>(),
        "result": result(of.result),
        "children": of.children.iter().map(|child| node(child, ras)).collect::<Vec<_>>(),
    })
}

fn figure(figure: &Figure) -> String {
    match figure {
        Figure::Budget => "budget".to_owned(),
        Figure::Step(step) => format!("step {step}"),
        Figure::Answer(question) => format!("answer {question}"),
        Figure::Tick(option) => format!("tick {option}"),
        Figure::Number(question) => format!("number {question}"),
        Figure::Points(domain) => format!("points {domain}"),
        Figure::Weighted(domain) => format!("weighted {domain}"),
        Figure::Total(total) => format!("total {total}"),
        Figure::DomainMoney(domain) => format!("money {domain}"),
        Figure::Base(step) => format!("base {step}"),
        Figure::Line(step) => format!("line {step}"),
    }
}

fn rule(rule: &Rule) -> &'static str {
    match rule {
        Rule::OptionPoints => "option_points",
        Rule::NoPoints => "no_points",
        Rule::NotAnswered => "not_answered",
        Rule::NotCounted => "not_counted",
        Rule::AsGiven => "as_given",
        Rule::TimesAWeek { .. } => "times_a_week",
        Rule::Banded(_) => "banded",
        Rule::PerUnits { .. } => "per_units",
        Rule::Added => "added",
        Rule::Highest => "highest",
        Rule::AtMost => "at_most",
        Rule::AtLeast => "at_least",
        Rule::Rounded(_) => "rounded",
        Rule::Factor(_) => "factor",
        Rule::Percent(_) => "percent",
        Rule::Carried => "carried",
        Rule::Each => "each",
        Rule::NotTaken => "not_taken",
        Rule::NotConsidered => "not_considered",
        Rule::Adjusted { .. } => "adjusted",
        Rule::Unchanged(Gives::Figure | Gives::Line) => "unchanged",
        Rule::Priced(_) => "priced",
        Rule::CappedPrice(_) => "capped_price",
        Rule::OnLine(_) => "on_line",
        Rule::NoAmount(_) => "no_amount",
        Rule::NotReckoned => "not_reckoned",
        Rule::LinesSoFar => "lines_so_far",
        Rule::LinesOf(_) => "lines_of",
        Rule::RoundingLine(_) => "rounding_line",
        Rule::AllLines => "all_lines",
        Rule::DoesNotApply(_) => "does_not_apply",
    }
}

fn operation(rule: &Rule) -> Option<&'static str> {
    let Rule::Adjusted { operation, .. } = rule else {
        return None;
    };
    let known = Operation::ALL.iter().find(|known| known.0 == *operation);
    known.map(|known| known.1)
}

fn input(input: &Input) -> Value {
    let about = match &input.about {
        About::Answer(question) => format!("answer {question}"),
        About::Fact(fact) => format!("fact {}", fact.code()),
        About::Age => "age".to_owned(),
        About::Weighted(whose) => format!("weighted {}", wording::of(whose)),
    };
    json!({"about": about, "title": input.title.as_str(), "given": wording::given(&input.given)})
}

fn parameter(read: &ParameterRead) -> Value {
    let ParameterKey(key) = &read.key;
    json!({
        "key": key.as_str(),
        "value": read_value(&read.value),
        "from": read.from.to_string(),
        "reference": read.reference.as_str(),
    })
}

fn read_value(value: &ReadValue) -> Value {
    let number = |number: &Option<_>| number.map(shortest);
    match value {
        ReadValue::Number(value) => json!(shortest(*value)),
        ReadValue::Band(band) => json!({
            "band": band.label.as_ref().map(|label| label.as_str()),
            "low": number(&band.low),
            "high": number(&band.high),
            "gives": number(&band.gives),
        }),
        ReadValue::Stretch(ends) => json!({
            "from_points": shortest(ends.0.points),
            "from_amount": shortest(ends.0.amount),
            "to_points": shortest(ends.1.points),
            "to_amount": shortest(ends.1.amount),
        }),
        ReadValue::End(end) => json!({
            "end_points": shortest(end.points),
            "end_amount": shortest(end.amount),
        }),
    }
}

fn result(result: TraceValue) -> Value {
    match result {
        TraceValue::Points(points) => json!({"kind": "points", "value": shortest(points)}),
        TraceValue::Money(money) => json!({"kind": "money", "value": money.pence()}),
        TraceValue::Number(number) => json!({"kind": "number", "value": shortest(number)}),
        TraceValue::Listed => json!({"kind": "listed", "value": null}),
        TraceValue::NotConsidered => json!({"kind": "not_considered", "value": null}),
        TraceValue::NoAmount => json!({"kind": "no_amount", "value": null}),
    }
}
