//! Corrections of corrections and withdrawals: what was agreed before a day is never lost by them.

use crate::panel::scene::{Scene, budget, member, per_week, scene, words};
use jiff::ToSpan as _;
use jiff::civil::date;
use proptest::prelude::*;
use ras_panel::panel::as_it_is::AsItIs;
use ras_panel::panel::decision::DecisionStatus;
use ras_panel::panel::standing::{
    DecisionOutcome, Gone, History, Standing, StandingDecision, agreed_in_force,
};
use ras_panel::panel::verdict::{Basis, Verdict};
use ras_panel::panel::withdrawals::withdrawable;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;

/// A register of one case, whose package costs £612.40.
#[derive(Clone)]
pub struct Chain {
    pub ground: Scene,
    pub history: History,
    n_entries: u64,
}

/// What is asked of the panel; a decision is named by its place among those that count.
#[derive(Clone, Debug)]
pub enum Step {
    Decide {
        corrects: Option<usize>,
        verdict: Verdict,
        starts_after: i64,
    },
    Withdraw(usize),
}

pub fn chain() -> Chain {
    Chain {
        ground: scene().reasons(&["saving"]),
        history: History {
            package: Some(per_week(61_240)),
            package_as_of: Some(date(2026, 11, 1)),
            ..History::default()
        },
        n_entries: 0,
    }
}

impl Chain {
    pub fn standing(&self, day: Date) -> Standing {
        Standing::derive(self.history.clone(), day)
    }

    /// The entry of the decision at a place.
    fn at(&self, place: usize) -> Option<EntryNumber> {
        let decisions = &self.history.decisions;
        let place = place.checked_rem(decisions.len())?;
        Some(decisions[place].entry)
    }

    fn goes(&mut self, entry: EntryNumber, on: Date, withdrawn_by: Option<EntryNumber>) {
        let decisions = &mut self.history.decisions;
        let place = decisions.iter().position(|known| known.entry == entry);
        let known = decisions.remove(place.unwrap());
        self.history.gone.push(Gone {
            known,
            on,
            withdrawn_by,
        });
    }

    /// Records a step, or says which rules refuse it.
    pub fn step(&mut self, step: &Step, day: Date) -> Result<(), Vec<&'static str>> {
        let reference = format!("S-{}", self.n_entries);
        let mut scene = self.ground.clone().on(&reference, day);
        scene.file.standing = self.standing(day);
        match step {
            Step::Withdraw(place) => {
                let Some(entry) = self.at(*place) else {
                    return Ok(());
                };
                let decisions = &scene.file.standing.decisions;
                let known = decisions.iter().find(|known| known.entry == entry).unwrap();
                let before = AsItIs {
                    package: self.history.package,
                    standing: &scene.file.standing,
                };
                let chair = member("m-chair", "A.B.", "chair");
                let at = (before, day);
                withdrawable(known, &scene.sitting, &chair, &scene.rules, at).map_err(rules)?;
                self.n_entries += 1;
                self.goes(entry, day, Some(EntryNumber(self.n_entries)));
            }
            Step::Decide {
                corrects,
                verdict,
                starts_after,
            } => {
                scene.motion.verdict = verdict.clone();
                scene.motion.supersedes = corrects.and_then(|place| self.at(place));
                scene.motion.effective = day.checked_add(starts_after.days()).unwrap();
                let why = (*starts_after != 0).then(|| words("The new carer starts then."));
                scene.motion.effective_reason = why;
                let decision = scene.moderate().map_err(rules)?;
                if let Some(entry) = scene.motion.supersedes {
                    let stands = *decision.status() == DecisionStatus::Stands;
                    let standing = &scene.file.standing;
                    for corrected in standing.with_corrected(entry) {
                        let mut all = standing.decisions.iter();
                        let known = all.find(|known| known.entry == corrected);
                        if known.is_some_and(|known| stands || !known.outcome.holds()) {
                            self.goes(corrected, day, None);
                        }
                    }
                }
                self.n_entries += 1;
                self.history.decisions.push(StandingDecision {
                    entry: EntryNumber(self.n_entries),
                    outcome: match decision.status() {
                        DecisionStatus::Stands => DecisionOutcome::Stands,
                        _ => DecisionOutcome::Waits,
                    },
                    decision,
                    held_back: None,
                });
            }
        }
        Ok(())
    }
}

pub fn rules(refusals: Vec<ras_panel::panel::refusal::Refusal>) -> Vec<&'static str> {
    refusals.iter().map(|refusal| refusal.rule).collect()
}

pub fn agree(pence: i64) -> Verdict {
    Verdict::AgreeAmount {
        amount: budget(pence),
        basis: Basis::AnnualReview,
    }
}

pub fn decide(corrects: Option<usize>, verdict: Verdict) -> Step {
    Step::Decide {
        corrects,
        verdict,
        starts_after: 0,
    }
}

pub const DAY: Date = date(2026, 11, 24);
pub const LATER: Date = date(2026, 11, 30);

/// £650.00 agreed on one day, and corrected with the same amount on a later one.
fn corrected_with_the_same() -> Chain {
    let mut chain = chain();
    chain.step(&decide(None, agree(65_000)), DAY).unwrap();
    let same = decide(Some(0), agree(65_000));
    chain.step(&same, LATER).unwrap();
    chain
}

#[test]
fn a_correction_of_a_correction_of_the_day_does_not_take_away_what_was_agreed_before() {
    for (pence, lowered) in [(61_240, true), (64_999, true), (65_000, false)] {
        let done = corrected_with_the_same().step(&decide(Some(0), agree(pence)), LATER);
        let refused = Err(vec!["reduction_without_lawful_reason"]);
        assert_eq!(done, if lowered { refused } else { Ok(()) });
    }
    // With its reasons the reduction is made.
    let mut lawful = corrected_with_the_same();
    lawful.ground = lawful.ground.reasons(&["need_fell"]);
    assert_eq!(lawful.step(&decide(Some(0), agree(62_000)), LATER), Ok(()));
    // Once made with its reasons, its withdrawal would leave the package.
    let withdrawn = lawful.step(&Step::Withdraw(0), LATER);
    assert_eq!(withdrawn, Err(vec!["withdrawal_takes_away"]));
}

#[test]
fn a_correction_of_the_day_is_not_withdrawn_where_what_it_corrected_does_not_come_back() {
    let mut chain = corrected_with_the_same();
    let withdrawn = chain.step(&Step::Withdraw(0), LATER);
    assert_eq!(withdrawn, Err(vec!["withdrawal_takes_away"]));
    // Nor where all of it is of the day, once it has begun.
    let mut of_the_day = self::chain();
    of_the_day.step(&decide(None, agree(65_000)), DAY).unwrap();
    let withdrawn = of_the_day.step(&Step::Withdraw(0), DAY);
    assert_eq!(withdrawn, Err(vec!["withdrawal_takes_away"]));
    let lowered = of_the_day.step(&decide(Some(0), agree(62_000)), DAY);
    assert_eq!(lowered, Err(vec!["reduction_without_lawful_reason"]));
}

#[test]
fn a_correction_that_waits_leaves_what_it_would_correct_in_force_and_is_withdrawn() {
    let mut chain = chain();
    chain.step(&decide(None, agree(65_000)), DAY).unwrap();
    chain.step(&decide(Some(0), agree(90_000)), DAY).unwrap();
    let present = |chain: &Chain| chain.standing(DAY).present.unwrap().0.pence();
    assert_eq!(present(&chain), 65_000);
    // What it would correct is not withdrawn beside it.
    let beneath = chain.clone().step(&Step::Withdraw(0), DAY);
    let both = vec!["withdrawal_of_corrected", "withdrawal_takes_away"];
    assert_eq!(beneath, Err(both));
    // A correction of the correction takes the place of both.
    let mut again = chain.clone();
    again.step(&decide(Some(1), agree(70_000)), DAY).unwrap();
    assert_eq!(again.history.decisions.len(), 1);
    assert_eq!(present(&again), 70_000);
    let lowered = chain.clone().step(&decide(Some(1), agree(62_000)), DAY);
    assert_eq!(lowered, Err(vec!["reduction_without_lawful_reason"]));
    assert_eq!(chain.step(&Step::Withdraw(1), DAY), Ok(()));
    assert_eq!(present(&chain), 65_000);
    assert_eq!(chain.step(&decide(None, agree(66_000)), DAY), Ok(()));
}

#[test]
fn a_correction_that_ends_sooner_needs_a_reductions_reasons() {
    let until = |pence| Verdict::AgreeLimited {
        amount: budget(pence),
        until: date(2026, 12, 31),
    };
    let mut chain = chain();
    chain.step(&decide(None, agree(65_000)), DAY).unwrap();
    let shortened = chain.clone().step(&decide(Some(0), until(65_000)), LATER);
    assert_eq!(shortened, Err(vec!["reduction_without_lawful_reason"]));
    // Beside it, it leaves what was agreed for the days after.
    assert_eq!(chain.step(&decide(None, until(65_000)), LATER), Ok(()));
}

fn any_verdict() -> impl Strategy<Value = Verdict> {
    let pence = || prop::sample::select(vec![61_240, 62_000, 63_000, 65_000, 90_000]);
    let limited = (pence(), 1..30_i64).prop_map(|(pence, n_days)| Verdict::AgreeLimited {
        amount: budget(pence),
        until: LATER.checked_add(n_days.days()).unwrap(),
    });
    let back = Verdict::Return {
        what: words("Ask the daughter."),
    };
    prop_oneof![4 => pence().prop_map(agree), 2 => limited, 1 => Just(back)]
}

fn any_step() -> impl Strategy<Value = (Step, i64)> {
    let decides = (
        prop::option::weighted(0.6, 0..4_usize),
        any_verdict(),
        -2..12_i64,
    );
    let step = prop_oneof![
        4 => decides.prop_map(|(corrects, verdict, starts)| Step::Decide {
            corrects,
            verdict,
            starts_after: starts.max(0),
        }),
        1 => (0..4_usize).prop_map(Step::Withdraw),
    ];
    (step, prop::sample::select(vec![0, 0, 0, 1, 3]))
}

proptest! {
    /// No step here has a reason that carries a reduction.
    #[test]
    fn what_was_agreed_before_a_day_never_falls_without_a_reductions_reasons(
        steps in prop::collection::vec(any_step(), 1..9)
    ) {
        let mut chain = chain();
        let mut day = DAY;
        for (step, n_days) in steps {
            day = day.checked_add(n_days.days()).unwrap();
            let before = chain.standing(day);
            let began = before.when_the_day_began(day);
            if chain.step(&step, day).is_err() {
                continue;
            }
            let has = chain.standing(day).present;
            prop_assert!(has >= before.present, "{step:?} on {day}: {has:?}");
            for n in 0..60_i64 {
                let then = day.checked_add(n.days()).unwrap();
                let had = agreed_in_force(&began, then).map(|known| known.amount);
                let has = chain.standing(then).present;
                prop_assert!(has >= had, "{step:?} on {day}: {has:?} of {had:?} on {then}");
            }
        }
    }
}
