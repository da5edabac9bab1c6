//! Scoring with the full trace beside the same sums in a bare `rust_decimal` loop.
//!
//! Run `cargo bench --bench scoring`. Both score the same made-up cases of the Northfold RAS. The
//! bare loop is what remains of a reckoning when everything is taken out but its arithmetic: the
//! additions, products and roundings of that case, in order, on numbers that are already looked up;
//! no answers to read, no conditions, no titles, no references, nothing recorded. Its amounts are
//! checked against the engine's before anything is timed.
//!
//! How to read it: after criterion's two figures (microseconds for one case), the last lines print
//! the medians of many short runs, and their ratio. **The ratio must be at most 20**, else the
//! benchmark fails. Read the ratio, not the microseconds: it hardly moves with the machine or with
//! what else runs on it, and where it is too high it is measured again before that is believed.
//!
//! `cargo bench --bench scoring -- ratio` measures the ratio alone, in a few seconds, as `.ci/run`
//! does.
#![expect(
    clippy::expect_used,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a benchmark says what it measured, and stops where it cannot measure"
)]

use criterion::Criterion;
use ras_panel::caseload::assessment::{Assessment, ReablementGate};
use ras_panel::caseload::person::Person;
use ras_panel::config::load::ras_folder;
use ras_panel::config::question::QuestionKind;
use ras_panel::config::ras::Ras;
use ras_panel::config::step::RoundingRule;
use ras_panel::scoring;
use ras_panel::scoring::change::operate;
use ras_panel::scoring::scored::Scored;
use ras_panel::scoring::trace::{Figure, Gives, ReadValue, Rule, TraceNode};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{AssessmentRef, CaseRef};
use ras_panel::terms::quotient::Quotient;
use ras_panel::terms::rounding::round_to;
use rust_decimal::{Decimal, dec};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How many cases are scored in turn.
const CASES: usize = 200;

/// How many cases with full trace are timed at a time: about as long as the bare loop takes for
/// all, so that whatever else runs on the machine disturbs both alike.
const BLOCK: usize = 10;

/// How often all cases are timed; the ratio is that of the medians.
const RUNS: usize = 21;

/// How many times the bare loop scoring with full trace may cost.
const RATIO_MAX: Decimal = dec!(20);

/// How often a ratio that is too high is measured anew: the least counts.
const TRIES: usize = 3;

/// One sum of the bare loop; numbers are places of earlier results.
enum Sum {
    Take(Decimal),
    Add(Vec<usize>),
    Highest(Vec<usize>),
    AtMost(usize, Decimal),
    AtLeast(usize, Decimal),
    Times {
        of: usize,
        by: Decimal,
        divided_by: Option<Decimal>,
        rounding: RoundingRule,
    },
    Adjust {
        of: usize,
        value: Decimal,
        times: Option<usize>,
        rule: Rule,
    },
    Round {
        of: usize,
        rounding: RoundingRule,
    },
}

/// The sums of one case, read off its trace.
#[derive(Default)]
struct Bare {
    sums: Vec<Sum>,
    places: BTreeMap<Figure, usize>,
    lines: Vec<usize>,
}

impl Bare {
    fn of(scored: &Scored) -> Bare {
        let mut bare = Bare::default();
        for step in &scored.trace.children {
            let place = bare.node(step);
            if let (Figure::Line(_), Some(place)) = (&step.figure, place) {
                bare.lines.push(place);
            }
        }
        let lines = bare.lines.clone();
        bare.sums.push(Sum::Add(lines));
        bare
    }

    fn node(&mut self, node: &TraceNode) -> Option<usize> {
        if node.rule == Rule::Carried {
            return self.places.get(&node.figure).copied();
        }
        let below: Vec<usize> = node
            .children
            .iter()
            .filter_map(|child| self.node(child))
            .collect();
        let result = node.result.number()?;
        let read = match node.parameters.first().map(|parameter| &parameter.value) {
            Some(ReadValue::Number(number)) => *number,
            _ => Decimal::ZERO,
        };
        let hundred = Some(Decimal::ONE_HUNDRED);
        let first = below.first().copied();
        let times = |of, divided_by, rounding| Sum::Times {
            of,
            by: read,
            divided_by,
            rounding,
        };
        let sum = match (&node.rule, first) {
            (Rule::Added, _) => Sum::Add(below),
            (Rule::Highest, _) => Sum::Highest(below),
            (Rule::LinesSoFar, _) => Sum::Add(self.lines.clone()),
            (Rule::AtMost, Some(of)) => Sum::AtMost(of, read),
            (Rule::AtLeast, Some(of)) => Sum::AtLeast(of, read),
            (Rule::Factor(rounding) | Rule::Priced(rounding), Some(of)) => {
                times(of, None, *rounding)
            }
            (Rule::Percent(rounding), Some(of)) => times(of, hundred, *rounding),
            (Rule::PerUnits { units, rounding }, Some(of)) => times(of, Some(*units), *rounding),
            (Rule::Adjusted { times, .. }, Some(of)) => Sum::Adjust {
                of,
                value: read,
                times: below.get(1).copied().filter(|_| *times),
                rule: node.rule.clone(),
            },
            (Rule::RoundingLine(rounding), Some(of)) => Sum::Round {
                of,
                rounding: *rounding,
            },
            (Rule::Unchanged(Gives::Figure), Some(of)) => Sum::Add(vec![of]),
            _ => Sum::Take(result),
        };
        self.sums.push(sum);
        let place = self.sums.len() - 1;
        self.places.insert(node.figure.clone(), place);
        Some(place)
    }

    /// The bare loop.
    fn reckon(&self, results: &mut Vec<Decimal>) -> Option<Decimal> {
        results.clear();
        for sum in &self.sums {
            let at = |place: &usize| results.get(*place).copied();
            let round = |value, rule: &RoundingRule| round_to(value, rule.to, rule.rounding);
            let result = match sum {
                Sum::Take(number) => *number,
                Sum::Add(places) => places
                    .iter()
                    .try_fold(Decimal::ZERO, |sum, place| sum.checked_add(at(place)?))?,
                Sum::Highest(places) => places.iter().filter_map(at).max().unwrap_or_default(),
                Sum::AtMost(of, limit) => at(of)?.min(*limit),
                Sum::AtLeast(of, limit) => at(of)?.max(*limit),
                Sum::Times {
                    of,
                    by,
                    divided_by,
                    rounding,
                } => {
                    let product = at(of)?.checked_mul(*by)?;
                    let quotient = match divided_by {
                        Some(divided_by) => product.checked_div(*divided_by)?,
                        None => product,
                    };
                    round(quotient, rounding)?
                }
                Sum::Adjust {
                    of,
                    value,
                    times,
                    rule,
                } => {
                    let Rule::Adjusted {
                        operation,
                        rounding,
                        gives,
                        ..
                    } = rule
                    else {
                        return None;
                    };
                    let base = at(of)?;
                    let value = match times {
                        Some(times) => value.checked_mul(at(times)?)?,
                        None => *value,
                    };
                    let value = Quotient::whole(value);
                    let changed = operate(*operation, base, value)?;
                    match gives {
                        Gives::Figure => round(changed, rounding)?,
                        Gives::Line => round(changed.checked_sub(base)?, rounding)?,
                    }
                }
                Sum::Round { of, rounding } => round(at(of)?, rounding)?.checked_sub(at(of)?)?,
            };
            results.push(result);
        }
        results.last().copied()
    }
}

fn person() -> Person {
    Person {
        case: CaseRef::new("B-1").expect("an id"),
        born: Date::new(1948, 6, 15).ok(),
        gender: None,
        ethnicity: None,
        primary_support_reason: Some("Physical Support: Personal Care Support".to_owned()),
        accommodation: Some("Settled mainstream housing".to_owned()),
        has_unpaid_carer: Some(true),
        lives_alone: Some(false),
        team: None,
        deployment: None,
        contribution: None,
        other_funding: None,
        referral: None,
        review_due: None,
        last_agreed: None,
    }
}

/// Made-up answers, always the same for the same case.
fn assessment(ras: &Ras, case: usize) -> Assessment {
    let mut state = case.wrapping_mul(2_654_435_761).wrapping_add(97);
    let mut up_to = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_041);
        (state >> 33) % n.max(1)
    };
    let mut answers = BTreeMap::new();
    for question in &ras.questions {
        let answer = match &question.kind {
            QuestionKind::Choice { options } | QuestionKind::Ticks { options, .. } => {
                let option = options.get(up_to(options.len())).expect("an option");
                option.id.to_string()
            }
            QuestionKind::Number { range, .. } => {
                let number = Decimal::from(up_to(8)).clamp(range.0, range.1);
                number.to_string()
            }
            QuestionKind::Frequency { .. } => format!("{}/week", up_to(7)),
        };
        answers.insert(question.id.clone(), answer.into());
    }
    Assessment {
        reference: AssessmentRef::new("A-1").expect("an id"),
        date: Date::constant(2026, 10, 1),
        form: None,
        answers,
        eligible_needs: None,
        gate: ReablementGate::Considered,
        specialism: None,
        assessor: None,
    }
}

fn time(runs: impl Fn()) -> Duration {
    let start = Instant::now();
    runs();
    start.elapsed()
}

fn median(mut micros: Vec<Decimal>) -> Decimal {
    micros.sort_unstable();
    micros.get(micros.len() / 2).copied().unwrap_or_default()
}

fn micros(time: Duration, n_cases: usize) -> Decimal {
    let nanos = Decimal::from(time.as_nanos());
    (nanos / Decimal::from(n_cases) / Decimal::ONE_THOUSAND).trunc_with_scale(2)
}

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/ras/northfold");
    let ras = ras_folder(&folder).expect("the RAS is read");
    let (on, person) = (Date::constant(2026, 11, 24), person());
    let assessments: Vec<Assessment> = (0..CASES).map(|case| assessment(&ras, case)).collect();
    let score = |case| scoring::score(&ras, &person, case, on);
    let bare: Vec<Bare> = assessments
        .iter()
        .map(|case| {
            let scored = score(case).expect("the case is scored");
            let bare = Bare::of(&scored);
            let same = bare.reckon(&mut Vec::new());
            assert_eq!(
                same,
                scored.trace.result.number(),
                "the bare loop sums the same"
            );
            bare
        })
        .collect();
    let full = || {
        assessments
            .iter()
            .for_each(|case| drop(black_box(score(black_box(case)))))
    };
    let loops = || {
        let mut results = Vec::with_capacity(256);
        for case in &bare {
            black_box(black_box(case).reckon(&mut results));
        }
    };
    if std::env::args().all(|argument| argument != "ratio") {
        let mut criterion = Criterion::default().configure_from_args();
        criterion.bench_function("score 200 cases with full trace", |bench| bench.iter(full));
        criterion.bench_function("the same sums in a bare loop", |bench| bench.iter(loops));
        criterion.final_summary();
    }
    for _ in 0..TRIES {
        if ratio(&assessments, &score, &loops) <= RATIO_MAX {
            return ExitCode::SUCCESS;
        }
    }
    eprintln!(
        "scoring with full trace costs more than {RATIO_MAX} times the bare sums, {TRIES} times \
         measured: find what was added to src/scoring since the ratio was last below it"
    );
    ExitCode::FAILURE
}

/// Measures and prints the medians of many short runs, and gives their ratio.
fn ratio<'a, T>(
    assessments: &'a [Assessment],
    score: &impl Fn(&'a Assessment) -> T,
    loops: &impl Fn(),
) -> Decimal {
    let (mut traced, mut summed) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        for block in assessments.chunks(BLOCK) {
            let taken = time(|| block.iter().for_each(|case| drop(black_box(score(case)))));
            traced.push(micros(taken, block.len()));
        }
        for _ in 0..CASES / BLOCK {
            summed.push(micros(time(loops), CASES));
        }
    }
    let (traced, summed) = (median(traced), median(summed));
    let ratio = (traced / summed).trunc_with_scale(1);
    println!("one case with full trace: {traced} µs");
    println!("the same sums, bare:      {summed} µs");
    println!("ratio:                    {ratio} (at most {RATIO_MAX})");
    ratio
}
