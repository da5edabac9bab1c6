//! A trace in plain sentences, indented: what each figure is, by which rule, from what.
//!
//! Recording and presenting are separate: the trace has no words of its own, and nothing here
//! reckons.

use super::ruling::Ruling;
use super::scored::{RasResult, Scored};
use super::trace::{About, Figure, Input, Judged, ParameterRead, ReadValue, Rule, TraceNode};
use super::wording::{band, given, money, of, value};
use crate::config::ras::Ras;
use crate::config::words::condition_words;
use crate::terms::date::shown;
use crate::terms::money::Period;
use crate::terms::number::{points, written};
use rust_decimal::Decimal;

/// One sentence of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// How far it is indented: 0 for the figure asked about.
    pub depth: usize,
    /// What kind of sentence it is.
    pub kind: SentenceKind,
    /// The sentence.
    pub text: String,
}

/// What kind of sentence it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SentenceKind {
    /// A figure with the rule that gave it.
    Figure,
    /// An answer or fact that was read.
    Read,
    /// A condition, and whether it held.
    Condition,
    /// A parameter with its date and reference.
    Parameter,
}

/// Explains a whole result, step by step; `ras` is the one that it was scored with. `depth_max`
/// leaves out what lies deeper (0: the amount alone, 1: the steps).
#[must_use]
pub fn explain(scored: &Scored, ras: &Ras, depth_max: Option<usize>) -> Vec<Sentence> {
    let mut telling = Telling {
        root: None,
        ras,
        depth_max,
        sentences: Vec::new(),
    };
    telling.node(&scored.trace, 0);
    let mut sentences = telling.sentences;
    let weekly = match &scored.result {
        RasResult::Amount { indicative, .. } => Some(indicative.0.0),
        RasResult::NoAmount { .. } | RasResult::DoesNotApply { .. } => None,
    };
    if let (Some(first), Some(weekly)) = (sentences.first_mut(), weekly) {
        let sign = &scored.ras.currency;
        let weeks = written(scored.ras.weeks_per_year);
        let a_week = format!("÷ {weeks} weeks, to the penny = {sign}{weekly} a week");
        first.text.push_str(&match scored.ras.unit {
            Period::Week => " a week".to_owned(),
            Period::Month => format!(" a month × 12 {a_week}"),
            Period::Year => format!(" a year {a_week}"),
        });
    }
    sentences
}

/// Explains a whole result in lines, each indented by two spaces for every level.
#[must_use]
pub fn lines(scored: &Scored, ras: &Ras) -> Vec<String> {
    let sentences = explain(scored, ras, None).into_iter();
    let lines =
        sentences.map(|sentence| format!("{}{}", "  ".repeat(sentence.depth), sentence.text));
    lines.collect()
}

/// Explains one figure down to the answers, facts and parameters that it rests on: figures carried
/// from earlier steps are told in their place. The whole result where the trace lacks the figure.
#[must_use]
pub fn why(scored: &Scored, ras: &Ras, figure: &Figure, depth_max: Option<usize>) -> Vec<Sentence> {
    match scored.trace.find(figure) {
        Some(node) if *figure != Figure::Budget => {
            let mut telling = Telling {
                root: Some(&scored.trace),
                ras,
                depth_max,
                sentences: Vec::new(),
            };
            telling.node(node, 0);
            telling.sentences
        }
        _ => explain(scored, ras, depth_max),
    }
}

struct Telling<'a> {
    /// The whole trace, where carried figures are told in their place.
    root: Option<&'a TraceNode>,
    ras: &'a Ras,
    depth_max: Option<usize>,
    sentences: Vec<Sentence>,
}

impl<'a> Telling<'a> {
    fn say(&mut self, depth: usize, kind: SentenceKind, text: String) {
        if self.depth_max.is_none_or(|most| depth <= most) {
            self.sentences.push(Sentence { depth, kind, text });
        }
    }

    fn node(&mut self, node: &TraceNode, depth: usize) {
        if let Some(source) = self.source(node) {
            return self.node(source, depth);
        }
        self.say(depth, SentenceKind::Figure, self.figure(node));
        for input in &node.inputs {
            self.say(depth + 1, SentenceKind::Read, read(input));
        }
        for Judged {
            condition: of,
            held,
        } in &node.conditions
        {
            let held = if *held { "holds" } else { "does not hold" };
            let text = format!("condition {held}: {}", condition_words(self.ras, of));
            self.say(depth + 1, SentenceKind::Condition, text);
        }
        for parameter in &node.parameters {
            self.say(
                depth + 1,
                SentenceKind::Parameter,
                self.parameter(parameter),
            );
        }
        for child in &node.children {
            self.node(child, depth + 1);
        }
        for line in self.lines_of(node) {
            self.say(depth + 1, SentenceKind::Figure, self.figure(line));
        }
    }

    /// The node to tell in place of a carried one.
    fn source(&self, node: &TraceNode) -> Option<&'a TraceNode> {
        let root = self.root.filter(|_| node.rule == Rule::Carried)?;
        root.source_of(node)
    }

    /// The lines that a sum of lines adds, each told in one sentence.
    fn lines_of(&self, node: &TraceNode) -> Vec<&'a TraceNode> {
        let (Some(root), Figure::Base(before)) = (self.root, &node.figure) else {
            return Vec::new();
        };
        let steps = root.children.iter();
        let earlier = steps.take_while(|step| step.figure != Figure::Line(before.clone()));
        let lines = earlier.filter(|step| match (&step.figure, &node.rule) {
            (Figure::Line(_), Rule::LinesSoFar) => step.result.number() != Some(Decimal::ZERO),
            (Figure::Line(id), Rule::LinesOf(ids)) => ids.contains(id),
            _ => false,
        });
        lines.collect()
    }

    fn figure(&self, node: &TraceNode) -> String {
        let name = name(node);
        let rule = Ruling {
            currency: &self.ras.currency,
            node,
        }
        .words();
        match (value(&self.ras.currency, node.result), rule.is_empty()) {
            (Some(value), true) => format!("{name}: {value}"),
            (Some(value), false) => format!("{name}: {rule} = {value}"),
            (None, true) => name,
            (None, false) => format!("{name}: {rule}"),
        }
    }

    fn parameter(&self, read: &ParameterRead) -> String {
        let value = match &read.value {
            ReadValue::Number(number) => written(*number),
            ReadValue::Band(read) => {
                let gives = read.gives.map_or("not published".to_owned(), written);
                format!("{} gives {gives}", band(read))
            }
            ReadValue::Stretch(ends) => format!(
                "the line from {}, {} to {}, {}",
                points(ends.0.points),
                money(&self.ras.currency, ends.0.amount),
                points(ends.1.points),
                money(&self.ras.currency, ends.1.amount)
            ),
            ReadValue::End(knot) => format!(
                "the end of the line at {}, {}",
                points(knot.points),
                money(&self.ras.currency, knot.amount)
            ),
        };
        format!(
            "{}: {value}, from {}; {}",
            read.key,
            shown(read.from),
            read.reference
        )
    }
}

fn name(node: &TraceNode) -> String {
    let title = &node.title;
    match node.figure {
        Figure::Points(_) => format!("{title}, points"),
        Figure::Weighted(_) => format!("{title}, weighted points"),
        Figure::DomainMoney(_) => format!("{title}, money"),
        Figure::Base(_) => format!("{title}, reckoned on"),
        Figure::Number(_) => format!("{title} (number)"),
        Figure::Budget
        | Figure::Step(_)
        | Figure::Answer(_)
        | Figure::Tick(..)
        | Figure::Total(_)
        | Figure::Line(_) => title.to_string(),
    }
}

fn read(input: &Input) -> String {
    let given = given(&input.given);
    match &input.about {
        About::Answer(_) if input.title.is_empty() => format!("answer: {given}"),
        About::Answer(_) => format!("{} {given}", input.title),
        About::Fact(fact) => format!("{}: {given}", fact.code().replace('_', " ")),
        About::Age => format!("age: {given}"),
        About::Weighted(whose) => format!("weighted points of {}: {given}", of(whose)),
    }
}
