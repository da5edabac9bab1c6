//! Whether any case can meet a condition: for finding questions, values and steps that are never
//! reached.
//!
//! The condition is written as alternatives, each a list of demands; an alternative is possible if
//! each thing asked for (a question, the age, a fact, weighted points) has a value that meets all
//! demands on it. Where there are too many alternatives to look at, the answer is "possible".

use super::condition::{Condition, Fact, PointsOf};
use super::question::{AnswerNeed, Question, QuestionKind};
use super::ras::Ras;
use crate::terms::ids::{OptionId, QuestionId};
use rust_decimal::{Decimal, dec};

/// How many alternatives are looked at before a condition is taken to be possible.
const ALTERNATIVES_MAX: usize = 4_096;

/// Whether some case meets the condition. The RAS must have no circles among its conditions.
#[must_use]
pub fn possible(ras: &Ras, condition: &Condition) -> bool {
    match alternatives(ras, condition, true) {
        Some(alternatives) => alternatives.iter().any(|demands| agree(ras, demands)),
        None => true,
    }
}

/// Whether some case meets the condition and none of the earlier ones.
#[must_use]
pub fn possible_after(ras: &Ras, earlier: &[&Condition], condition: &Condition) -> bool {
    let not = |earlier: &&Condition| Condition::Not((*earlier).clone().into());
    let mut all: Vec<Condition> = earlier.iter().map(not).collect();
    all.push(condition.clone());
    possible(ras, &Condition::All(all.into()))
}

/// A part of a condition that must hold, or must not.
#[derive(Clone, Copy)]
struct Demand<'a> {
    atom: &'a Condition,
    holds: bool,
}

/// What a demand is about.
#[derive(Clone, PartialEq, Eq)]
enum About<'a> {
    Question(&'a QuestionId),
    Age,
    Fact(Fact),
    Points(&'a PointsOf),
}

fn alternatives<'a>(
    ras: &'a Ras,
    condition: &'a Condition,
    holds: bool,
) -> Option<Vec<Vec<Demand<'a>>>> {
    match (condition, holds) {
        (Condition::Always, true) => Some(vec![Vec::new()]),
        (Condition::Always, false) => Some(Vec::new()),
        (Condition::Not(inner), _) => alternatives(ras, inner, !holds),
        (Condition::All(parts), true) | (Condition::Any(parts), false) => {
            let mut joined = vec![Vec::new()];
            for part in parts.iter() {
                joined = times(&joined, &alternatives(ras, part, holds)?)?;
            }
            Some(joined)
        }
        (Condition::Any(parts), true) | (Condition::All(parts), false) => {
            let mut together = Vec::new();
            for part in parts.iter() {
                together.extend(alternatives(ras, part, holds)?);
            }
            (together.len() <= ALTERNATIVES_MAX).then_some(together)
        }
        (
            atom @ (Condition::Answered { question, .. } | Condition::Number { question, .. }),
            true,
        ) => {
            let asked = vec![vec![Demand { atom, holds }]];
            match ras.question(question) {
                Some(found) => times(&asked, &alternatives(ras, &found.counts_when, true)?),
                None => Some(asked),
            }
        }
        (atom, holds) => Some(vec![vec![Demand { atom, holds }]]),
    }
}

fn times<'a>(these: &[Vec<Demand<'a>>], those: &[Vec<Demand<'a>>]) -> Option<Vec<Vec<Demand<'a>>>> {
    if these.len().saturating_mul(those.len()) > ALTERNATIVES_MAX {
        return None;
    }
    let pairs = these
        .iter()
        .flat_map(|one| those.iter().map(move |other| (one, other)));
    Some(
        pairs
            .map(|(one, other)| [one.as_slice(), other.as_slice()].concat())
            .collect(),
    )
}

fn agree(ras: &Ras, demands: &[Demand<'_>]) -> bool {
    demands.iter().all(|demand| {
        let about = about(demand.atom);
        let same = demands
            .iter()
            .filter(|other| self::about(other.atom) == about);
        some_value_meets(ras, &about, &same.copied().collect::<Vec<_>>())
    })
}

fn about(atom: &Condition) -> Option<About<'_>> {
    match atom {
        Condition::Answered { question, .. } | Condition::Number { question, .. } => {
            Some(About::Question(question))
        }
        Condition::Age(_) => Some(About::Age),
        Condition::Fact { fact, .. } => Some(About::Fact(*fact)),
        Condition::WeightedPoints { of, .. } => Some(About::Points(of)),
        Condition::Always | Condition::All(_) | Condition::Any(_) | Condition::Not(_) => None,
    }
}

fn some_value_meets(ras: &Ras, about: &Option<About<'_>>, demands: &[Demand<'_>]) -> bool {
    match about {
        None => true,
        Some(About::Age) => (0..=120_u8).any(|age| {
            demands.iter().all(|demand| match demand.atom {
                Condition::Age(ages) => ages.contains(age) == demand.holds,
                _ => true,
            })
        }),
        Some(About::Fact(fact)) => fact_values(*fact, demands)
            .iter()
            .any(|value| demands.iter().all(|demand| fact_meets(demand, value))),
        Some(About::Points(_)) => number_meets(demands, None, false),
        Some(About::Question(id)) => match ras.question(id) {
            Some(question) => question_meets(question, demands),
            None => true,
        },
    }
}

fn fact_values(fact: Fact, demands: &[Demand<'_>]) -> Vec<String> {
    if matches!(fact, Fact::HasUnpaidCarer | Fact::LivesAlone) {
        return vec!["yes".to_owned(), "no".to_owned()];
    }
    let named = demands.iter().flat_map(|demand| match demand.atom {
        Condition::Fact { is, .. } => &is[..],
        _ => &[],
    });
    let any_other = String::new();
    named
        .map(|value| value.to_lowercase())
        .chain([any_other])
        .collect()
}

fn fact_meets(demand: &Demand<'_>, value: &str) -> bool {
    match demand.atom {
        Condition::Fact { is, .. } => {
            is.iter().any(|known| known.to_lowercase() == value) == demand.holds
        }
        _ => true,
    }
}

fn question_meets(question: &Question, demands: &[Demand<'_>]) -> bool {
    let may_be_unanswered = question.need == AnswerNeed::EarnsNothingWhenMissing
        || question.counts_when != Condition::Always;
    match &question.kind {
        QuestionKind::Choice { options } => {
            let unanswered = may_be_unanswered.then_some(None);
            let answers = options
                .iter()
                .map(|option| Some(&option.id))
                .chain(unanswered);
            let mut answers = answers;
            answers.any(|answer| {
                demands
                    .iter()
                    .all(|demand| named(demand, answer) == demand.holds)
            })
        }
        QuestionKind::Ticks { options, .. } => {
            let free = |option: &&OptionId| {
                !demands
                    .iter()
                    .any(|demand| !demand.holds && named(demand, Some(option)))
            };
            let options: Vec<&OptionId> = options.iter().map(|option| &option.id).collect();
            let wanted = demands.iter().filter(|demand| demand.holds);
            wanted.into_iter().all(|demand| {
                options
                    .iter()
                    .filter(|option| free(option))
                    .any(|o| named(demand, Some(o)))
            })
        }
        QuestionKind::Number { range, .. } => {
            number_meets(demands, Some(*range), may_be_unanswered)
        }
        QuestionKind::Frequency {
            times_per_week_max, ..
        } => number_meets(
            demands,
            Some((Decimal::ZERO, *times_per_week_max)),
            may_be_unanswered,
        ),
    }
}

fn named(demand: &Demand<'_>, answer: Option<&OptionId>) -> bool {
    match (demand.atom, answer) {
        (Condition::Answered { is, .. }, Some(answer)) => is.contains(answer),
        _ => false,
    }
}

/// Whether some number in `range` (any, where there is none), or no number at all, meets demands.
fn number_meets(
    demands: &[Demand<'_>],
    range: Option<(Decimal, Decimal)>,
    may_be_unanswered: bool,
) -> bool {
    let mut bounds: Vec<Decimal> = range.map_or(Vec::new(), |(least, most)| vec![least, most]);
    for demand in demands {
        let (at_least, below) = ends(demand.atom);
        bounds.extend(at_least.into_iter().chain(below));
    }
    bounds.sort();
    bounds.dedup();
    let between = bounds.iter().zip(bounds.iter().skip(1));
    let mut tried: Vec<Decimal> = between
        .map(|(low, high)| low + (high - low) / dec!(2))
        .collect();
    if range.is_none() {
        tried.extend(bounds.first().map(|least| least - Decimal::ONE));
        tried.extend(bounds.last().map(|most| most + Decimal::ONE));
    }
    tried.extend(bounds);
    let in_range =
        |value: &Decimal| range.is_none_or(|(least, most)| *value >= least && *value <= most);
    let unanswered = may_be_unanswered && demands.iter().all(|demand| !demand.holds);
    unanswered
        || tried.iter().filter(|value| in_range(value)).any(|value| {
            demands
                .iter()
                .all(|demand| lies_within(demand.atom, *value) == demand.holds)
        })
}

fn ends(atom: &Condition) -> (Option<Decimal>, Option<Decimal>) {
    match atom {
        Condition::Number {
            at_least, below, ..
        }
        | Condition::WeightedPoints {
            at_least, below, ..
        } => (*at_least, *below),
        _ => (None, None),
    }
}

fn lies_within(atom: &Condition, value: Decimal) -> bool {
    let (at_least, below) = ends(atom);
    at_least.is_none_or(|least| value >= least) && below.is_none_or(|below| value < below)
}
