//! The trace: how every figure was reached, as a tree.
//!
//! Invariant: a node's result follows from its rule, inputs, parameters and children alone, and a
//! carried figure equals the one reckoned before it (`retrace` checks both). The leaves are
//! answers, facts and parameters. Recording a trace is here; presenting it is `explain`: nothing is
//! put into words while scoring.

use crate::config::adjustment::Operation;
use crate::config::allocation::Knot;
use crate::config::answer::Per;
use crate::config::bands::Intervals;
use crate::config::condition::{Condition, Fact, PointsOf};
use crate::config::dated::ParameterKey;
use crate::config::step::RoundingRule;
use crate::terms::date::Date;
use crate::terms::ids::{DomainId, OptionId, QuestionId, StepId, TotalId};
use crate::terms::money::Money;
use crate::terms::text::Label;
use rust_decimal::Decimal;

/// One figure and how it was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceNode {
    /// Which figure this is.
    pub figure: Figure,
    /// Its title, as the RAS has it (of the question, the domain, the step).
    pub title: Label,
    /// The rule applied.
    pub rule: Rule,
    /// The answers and facts read.
    pub inputs: Vec<Input>,
    /// The conditions looked at, in order, and whether each held.
    pub conditions: Vec<Judged>,
    /// The parameters read, in the order that the rule states.
    pub parameters: Vec<ParameterRead>,
    /// The result.
    pub result: TraceValue,
    /// The figures that this one was reckoned from, in the order that the rule states.
    pub children: Vec<TraceNode>,
}

/// Which figure a node of the trace is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// The indicative budget: the root, whose children are the steps in order.
    Budget,
    /// A step with several results.
    Step(StepId),
    /// What a question's answer earned, in points.
    Answer(QuestionId),
    /// What one tick of the question above it earned, in points.
    Tick(OptionId),
    /// A number given as an answer, or a frequency in times a week.
    Number(QuestionId),
    /// A domain's points.
    Points(DomainId),
    /// A domain's weighted points.
    Weighted(DomainId),
    /// A total of weighted points.
    Total(TotalId),
    /// The money of a domain, where the allocation is a price per point.
    DomainMoney(DomainId),
    /// The sum of lines that a money step is reckoned on.
    Base(StepId),
    /// The line of money of a step.
    Line(StepId),
}

/// The rule by which a figure was reached. `p1`, `p2` are the parameters, `c1`, `c2` the children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The points of the option given: p1.
    OptionPoints,
    /// The option or number earns no points: 0.
    NoPoints,
    /// Not answered, which earns nothing as the RAS states: 0.
    NotAnswered,
    /// The question does not count for this case: 0.
    NotCounted,
    /// The number given, as it is.
    AsGiven,
    /// The count given × `times` ÷ `divided_by`, unrounded.
    TimesAWeek {
        /// Multiplies the count.
        times: Decimal,
        /// Divides the product.
        divided_by: Decimal,
    },
    /// What the band p1, in which c1 lies, gives; rounded where a rule is stated.
    Banded(Option<RoundingRule>),
    /// c1 × p1 ÷ `units`, rounded; a c1 in times a week before its own division.
    PerUnits {
        /// How many units make one step.
        units: Decimal,
        /// How the points are rounded.
        rounding: RoundingRule,
    },
    /// The children added (0 without any).
    Added,
    /// The greatest of the children that are not missing (0 without any).
    Highest,
    /// c1, but at most p1.
    AtMost,
    /// c1, but at least p1.
    AtLeast,
    /// c1, rounded.
    Rounded(RoundingRule),
    /// c1 × p1, rounded.
    Factor(RoundingRule),
    /// c1 × p1 ÷ 100, rounded.
    Percent(RoundingRule),
    /// Taken over from where it was reckoned before.
    Carried,
    /// Several figures stand below; the step itself has none.
    Each,
    /// The step's condition does not hold, so it is not taken.
    NotTaken,
    /// None of the total's questions was answered: the total is not considered.
    NotConsidered,
    /// An adjustment of c1 by p1; times c2 (before its own division) where `times` says so; never
    /// taking below p2 where `not_below` says so.
    Adjusted {
        /// How it changes c1.
        operation: Operation,
        /// Whether p1 is first multiplied by c2.
        times: bool,
        /// Whether p2 limits what is taken off.
        not_below: bool,
        /// How the result is rounded.
        rounding: RoundingRule,
        /// Whether the result is the changed figure or the line of the change.
        gives: Gives,
    },
    /// The adjustment does not apply: the figure stays (a line is 0).
    Unchanged(Gives),
    /// c1 × p1, plus p2 (if there is one) where c1 is above zero; rounded.
    Priced(RoundingRule),
    /// c1 × p1, but at most what the band p2, in which c1 lies, gives; rounded.
    CappedPrice(RoundingRule),
    /// On the straight line p1 at c1; rounded.
    OnLine(RoundingRule),
    /// The RAS gives no amount here, and says why.
    NoAmount(String),
    /// Not reckoned, since an earlier step gave no amount.
    NotReckoned,
    /// The lines of all steps before this one, added.
    LinesSoFar,
    /// The lines of these steps, added.
    LinesOf(Vec<StepId>),
    /// c1 rounded, minus c1.
    RoundingLine(RoundingRule),
    /// The lines of all steps, added.
    AllLines,
    /// The RAS does not apply to the case, and says why.
    DoesNotApply(String),
}

/// What an adjustment gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gives {
    /// The changed figure.
    Figure,
    /// The change alone, as a line of money.
    Line,
}

/// An answer or fact as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// What was read.
    pub about: About,
    /// The question's text or the fact's name; empty where the node's title says it.
    pub title: Label,
    /// What it was.
    pub given: Given,
}

/// What an input is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// The answer to a question.
    Answer(QuestionId),
    /// A fact about the person.
    Fact(Fact),
    /// The person's age on the date of scoring.
    Age,
    /// The weighted points of a domain or total, as they stood.
    Weighted(PointsOf),
}

/// What an input was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A chosen option with its text.
    Option(OptionId, Label),
    /// Ticked options with their texts.
    Options(Vec<(OptionId, Label)>),
    /// A number.
    Number(Decimal),
    /// A frequency.
    Times {
        /// How many times.
        count: Decimal,
        /// In which span.
        per: Per,
        /// The same in times a week, unrounded.
        a_week: Decimal,
    },
    /// Words.
    Words(String),
    /// An age in whole years.
    Age(u8),
    /// Not answered.
    Nothing,
    /// The question does not count for this case, so its answer is not looked at.
    NotAsked,
}

/// A condition and whether it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The condition.
    pub condition: Condition,
    /// Whether it held.
    pub held: bool,
}

/// A parameter as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterRead {
    /// Its dotted name.
    pub key: ParameterKey,
    /// Its value.
    pub value: ReadValue,
    /// From when the value is in force.
    pub from: Date,
    /// The title of its reference.
    pub reference: Label,
}

/// The value of a parameter as far as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadValue {
    /// A number.
    Number(Decimal),
    /// One band of a table.
    Band(Box<BandRead>),
    /// One stretch of a line, between two of its points.
    Stretch(Box<(Knot, Knot)>),
    /// The end of a line, whose amount goes on.
    End(Box<Knot>),
}

/// One band of a table, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandRead {
    /// The band's name.
    pub label: Option<Label>,
    /// Which ends belong to it.
    pub intervals: Intervals,
    /// The lower end.
    pub low: Option<Decimal>,
    /// The upper end.
    pub high: Option<Decimal>,
    /// What it gives; none where that is not published.
    pub gives: Option<Decimal>,
}

/// What a node of the trace results in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraceValue {
    /// Points or weighted points.
    Points(Decimal),
    /// Money in the RAS's unit.
    Money(Money),
    /// A number that is neither (a count, hours).
    Number(Decimal),
    /// The figures stand below.
    Listed,
    /// Not considered.
    NotConsidered,
    /// No amount.
    NoAmount,
}

impl TraceValue {
    /// The figure as a number (money in pounds), when there is one.
    #[must_use]
    pub fn number(self) -> Option<Decimal> {
        match self {
            TraceValue::Points(number) | TraceValue::Number(number) => Some(number),
            TraceValue::Money(money) => Some(money.pounds()),
            TraceValue::Listed | TraceValue::NotConsidered | TraceValue::NoAmount => None,
        }
    }
}

impl Rule {
    /// How the figure is rounded, where the rule rounds.
    #[must_use]
    pub fn rounding(&self) -> Option<RoundingRule> {
        match self {
            Rule::Banded(rounding) => *rounding,
            Rule::PerUnits { rounding, .. }
            | Rule::Adjusted { rounding, .. }
            | Rule::Rounded(rounding)
            | Rule::Factor(rounding)
            | Rule::Percent(rounding)
            | Rule::Priced(rounding)
            | Rule::CappedPrice(rounding)
            | Rule::OnLine(rounding)
            | Rule::RoundingLine(rounding) => Some(*rounding),
            _ => None,
        }
    }
}

/// The highest of what nodes give: one that stands for nothing that was said is not among them, so
/// that a missing answer never counts as nought. Nought where there is no other.
#[must_use]
pub fn highest(nodes: &[TraceNode]) -> Decimal {
    let said = nodes.iter().filter(|node| !node.is_missing());
    let numbers = said.filter_map(|node| node.result.number());
    numbers.max().unwrap_or_default()
}

impl TraceNode {
    /// Makes a node that reads and is reckoned from nothing yet.
    #[must_use]
    pub fn new(figure: Figure, title: &Label, rule: Rule, result: TraceValue) -> TraceNode {
        TraceNode {
            figure,
            title: title.clone(),
            rule,
            inputs: Vec::new(),
            conditions: Vec::new(),
            parameters: Vec::new(),
            result,
            children: Vec::new(),
        }
    }

    /// Whether it stands for nothing that was said: a question without an answer, or not asked.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.rule, Rule::NotAnswered | Rule::NotCounted)
    }

    /// The same node with these children.
    #[must_use]
    pub fn over(mut self, children: Vec<TraceNode>) -> TraceNode {
        self.children = children;
        self
    }

    /// The same node with these parameters.
    #[must_use]
    pub fn reading(mut self, parameters: Vec<ParameterRead>) -> TraceNode {
        self.parameters = parameters;
        self
    }

    /// The node that a carried node was carried from: the last one reckoned before it in this tree
    /// with the same figure.
    #[must_use]
    pub fn source_of<'t>(&'t self, carried: &TraceNode) -> Option<&'t TraceNode> {
        let mut last = None;
        let found = self.until(carried, &mut last);
        last.filter(|_| found)
    }

    /// Walks in the order of reckoning until `carried` itself; keeps the last node of its figure.
    fn until<'t>(&'t self, carried: &TraceNode, last: &mut Option<&'t TraceNode>) -> bool {
        if std::ptr::eq(self, carried) || self.children.iter().any(|node| node.until(carried, last))
        {
            return true;
        }
        if self.figure == carried.figure && self.rule != Rule::Carried {
            *last = Some(self);
        }
        false
    }

    /// The last node in this tree, in the order of reckoning, that reckons (and does not only
    /// carry) the figure.
    #[must_use]
    pub fn find(&self, figure: &Figure) -> Option<&TraceNode> {
        if self.figure == *figure && self.rule != Rule::Carried {
            return Some(self);
        }
        self.children
            .iter()
            .rev()
            .find_map(|child| child.find(figure))
    }
}
