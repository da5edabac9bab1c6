//! What the views say of any history of a case is what the program says.

use crate::panel::scene::values::line;
use crate::panel::scene::{Scene, budget, limited, scene};
use crate::register::told_case::{HELD, IN_FORCE, Told, held, on_a_day};
use jiff::civil::date;
use proptest::prelude::*;
use ras_panel::caseload::package::ServiceLine;
use ras_panel::panel::afterwards::{self, Afterwards};
use ras_panel::panel::approval::ApprovalAnswer;
use ras_panel::panel::running::{Above, above};
use ras_panel::panel::standing::{DecisionOutcome, History, Standing, StandingDecision};
use ras_panel::panel::transition::Profile;
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::date::Date;
use rust_decimal::dec;

const STEPS: &str = "SELECT concat_ws('|', entry, from_on, outcome) FROM v_transition_steps
    WHERE entry IN (SELECT entry FROM v_in_force) ORDER BY entry, from_on";

fn or_none<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

/// The rows of `v_in_force` as the program would write them.
fn in_force(all: &[StandingDecision], today: Date) -> Vec<String> {
    let history = History {
        decisions: all.to_vec(),
        ..History::default()
    };
    let standing = Standing::derive(history, today);
    let agreed = all
        .iter()
        .filter(|known| known.outcome.holds() && known.decision.effect().agreed.is_some());
    let row = |known: &StandingDecision| {
        let became = afterwards::afterwards(known.entry, None, &standing, today);
        let replaced = became.into_iter().find_map(Afterwards::replaced);
        let from = Some(known.beginning().from).filter(|_| known.holds());
        let by = known.held_back.map(|held| held.by);
        [
            known.entry.to_string(),
            or_none(from),
            or_none(replaced.map(|instead| instead.by)),
            or_none(replaced.map(|instead| instead.from)),
            or_none(by),
        ]
        .join("|")
    };
    agreed.map(row).collect()
}

/// The rows of `v_transition_steps` of what holds.
fn steps(all: &[StandingDecision]) -> Vec<String> {
    let mut rows = Vec::new();
    for known in all.iter().filter(|known| known.outcome.holds()) {
        let schedule = known.decision.effect().schedule.iter();
        for step in schedule.flat_map(|schedule| &schedule.steps) {
            let becomes = match above(all, known.entry, step.from) {
                Above::Nothing => match known.outcome {
                    DecisionOutcome::Approved { by, .. } => format!("approved by {by}"),
                    _ => "stands".to_owned(),
                },
                Above::Limited { by, until, .. } => format!("covered by {by} until {until}"),
                Above::HeldBack => {
                    format!(
                        "held back: package changed by {}",
                        known.held_back.unwrap().by
                    )
                }
                Above::Replaced { by, .. } => {
                    let instead = all.iter().find(|other| other.entry == by).unwrap();
                    format!("replaced by {by} from {}", instead.beginning().from)
                }
            };
            rows.push(format!("{}|{}|{becomes}", known.entry, step.from));
        }
    }
    rows
}

/// One of the decisions that a panel makes, lawful on 24 November.
fn one_of(n: u8) -> Scene {
    match n % 7 {
        0 => scene().transition(3, None),
        1 => scene().transition(2, None).with(|s| {
            if let Verdict::Transition { terms, .. } = &mut s.motion.verdict {
                terms.profile = Profile::HoldThenDrop;
            }
        }),
        2 => on_a_day(scene(), date(2026, 12, 15)),
        3 => scene().verdict(limited(date(2027, 1, 24))),
        4 => scene().amount(65_000),
        5 => on_a_day(scene().amount(70_000), date(2027, 1, 10)),
        _ => scene().verdict(Verdict::AgreeLimited {
            amount: budget(66_000),
            until: date(2026, 12, 31),
        }),
    }
}

/// Something happens: an import, a decision, an answer, a correction, a withdrawal.
fn happens(told: &mut Told, (what, how): (u8, u8)) {
    let stands = |known: &StandingDecision| known.outcome.gone().is_none();
    let waits = |known: &StandingDecision| known.outcome == DecisionOutcome::Waits;
    match what % 8 {
        0 | 1 => {
            told.import(|lines| imported(lines, how));
        }
        2 | 3 => {
            told.decide(one_of(how), false, None);
        }
        4 => {
            told.decide(one_of(how), true, None);
        }
        5 => {
            if let Some(entry) = told.last(waits) {
                let answer = match how % 3 {
                    0 => ApprovalAnswer::Refused,
                    _ => ApprovalAnswer::Approved,
                };
                told.answer(entry, answer);
            }
        }
        6 => {
            if let Some(entry) = told.last_to_correct() {
                told.decide(one_of(how), how >= 128, Some(entry));
            }
        }
        _ => {
            if let Some(entry) = told.last(stands) {
                told.withdraw(entry);
            }
        }
    }
}

fn imported(lines: &mut Vec<ServiceLine>, how: u8) {
    let from = |day: Date| ServiceLine {
        start: Some(day),
        ..line()
    };
    match how % 7 {
        0 => {}
        1 => lines[0].unit_cost = Some(dec!(700)),
        2 => lines[0].unit_cost = Some(dec!(520)),
        3 => lines.push(from(date(2026, 12, 10))),
        4 => lines[0].end = Some(date(2026, 12, 20)),
        5 => lines.push(ServiceLine {
            unit_cost: None,
            ..line()
        }),
        _ => lines.clear(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_views_say_of_every_history_what_the_program_says(
        events in prop::collection::vec((any::<u8>(), any::<u8>(), 0_i64..12), 1..9),
    ) {
        let mut told = Told::new();
        for (what, how, days) in events {
            happens(&mut told, (what, how));
            let all = told.decisions();
            prop_assert_eq!(told.rows(IN_FORCE), in_force(&all, told.today()));
            prop_assert_eq!(told.rows(STEPS), steps(&all));
            prop_assert_eq!(told.rows(HELD), held(&all));
            told.move_on(days);
        }
        prop_assert_eq!(told.register.verify(None).unwrap().first_fault, None);
    }
}
