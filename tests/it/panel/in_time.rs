//! Money in time: what is approved late, what ends, what runs beneath, and what is put off.

use crate::panel::scene::history::{STANDS, approved_on, history, present, three_months};
use crate::panel::scene::{
    Scene, TODAY, budget, change_provider, increase, keep, limited, per_week, scene, words,
};
use jiff::civil::date;
use ras_panel::caseload::person::LastAgreed;
use ras_panel::panel::beginning::Beginning;
use ras_panel::panel::decision::{Decision, DecisionStatus};
use ras_panel::panel::owed::{Owed, OwedSpan};
use ras_panel::panel::running::{Above, Running, TransitionState, above, running};
use ras_panel::panel::standing::{History, Standing};
use ras_panel::panel::transition::Profile;
use ras_panel::panel::verdict::Verdict;
use ras_panel::reports::sentences;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;
use ras_panel::terms::money::Money;

fn money(pence: i64) -> Money {
    Money::from_pence(pence).unwrap()
}

/// Decided for 24 November, approved on another day.
#[test]
fn a_reduction_begins_on_the_later_of_its_day_and_its_approval() {
    let begins = |approved| {
        let history = history(vec![(scene().decision(), approved_on(approved))]);
        let changes = (1..=30).map(|day| date(2026, 11, day));
        let first = changes.filter(|day| present(&history, *day) == Some(52_000));
        (first.min(), history.decisions[0].beginning())
    };
    for (approved, from) in [
        (date(2026, 11, 23), TODAY),
        (TODAY, TODAY),
        (date(2026, 11, 25), date(2026, 11, 25)),
        (date(2026, 11, 30), date(2026, 11, 30)),
    ] {
        let (first, beginning) = begins(approved);
        assert_eq!(first, Some(from), "approved on {approved}");
        let expected = Beginning {
            from,
            decided_for: TODAY,
            approved_on: Some(approved),
            owed: None,
            owed_by_hand: false,
        };
        assert_eq!(beginning, expected);
        assert_eq!(beginning.was_late(), approved > TODAY);
    }
}

#[test]
fn an_increase_begins_on_its_day_though_it_is_approved_later_and_the_difference_is_owed() {
    let of = |scene: &Scene, approved| Beginning::of(&scene.decision(), Some(approved));
    let late = of(&increase(), date(2026, 11, 26));
    assert_eq!(late.from, TODAY);
    // £37.60 a week for two days: 10.742… → £10.74.
    let owed = Owed {
        from: TODAY,
        to: date(2026, 11, 25),
        spans: vec![OwedSpan {
            from: Some(TODAY),
            n_days: 2,
            per_week: per_week(3_760),
            at_most: false,
        }],
        in_all: money(1_074),
    };
    assert_eq!(late.owed, Some(owed));
    assert_eq!(of(&increase(), TODAY).owed, None);
    let history = history(vec![(
        increase().decision(),
        approved_on(date(2026, 11, 26)),
    )]);
    assert_eq!(present(&history, TODAY), Some(65_000));
    // A package that came in while it waited does not know of it yet.
    let mut meanwhile = history;
    meanwhile.package_as_of = Some(date(2026, 11, 25));
    assert_eq!(present(&meanwhile, date(2026, 11, 27)), Some(65_000));
    meanwhile.package_as_of = Some(date(2026, 11, 27));
    assert_eq!(present(&meanwhile, date(2026, 11, 27)), Some(61_240));
}

#[test]
fn what_is_owed_for_the_wait_is_at_most_that_where_a_part_of_the_package_has_no_cost() {
    let late = |scene: Scene| Beginning::of(&scene.decision(), Some(date(2026, 11, 26)));
    let known = late(increase()).owed.unwrap();
    assert!(!known.at_most());
    let incomplete = increase().incomplete();
    let lacking = late(incomplete.with(|s| s.motion.incomplete_package_confirmed = true));
    assert!(lacking.owed.as_ref().unwrap().at_most());
    assert_eq!(
        sentences::late(&lacking, "£").unwrap(),
        "It is in force from 24 Nov 2026, the day that the panel set. Up to £37.60 a week more for \
         the 2 days before the answer of 26 Nov 2026, at most £10.74 in all, is owed: what was \
         provided on them is not known in full."
    );
}

#[test]
fn what_is_owed_ends_with_the_time_that_was_agreed() {
    let for_a_week = increase().verdict(Verdict::AgreeLimited {
        amount: budget(65_000),
        until: date(2026, 11, 30),
    });
    let decision = for_a_week.decision();
    let days = |approved| {
        let owed = Beginning::of(&decision, Some(approved)).owed;
        owed.map(|owed| (owed.n_days(), owed.in_all))
    };
    assert_eq!(days(date(2026, 12, 1)), Some((7, money(3_760))));
    assert_eq!(days(date(2026, 12, 20)), Some((7, money(3_760))));
    assert_eq!(days(date(2026, 11, 25)), Some((1, money(537))));
}

#[test]
fn a_change_of_provider_approved_after_its_day_begins_with_the_approval() {
    let change = scene()
        .verdict(change_provider(date(2026, 12, 8)))
        .decision();
    let history = history(vec![(change, approved_on(date(2026, 12, 15)))]);
    assert_eq!(present(&history, date(2026, 12, 14)), Some(61_240));
    assert_eq!(present(&history, date(2026, 12, 15)), Some(52_000));
}

/// £700.00 until 24 January over a transition whose step of January is £546.20.
#[test]
fn a_limited_amount_stands_before_a_transition_that_goes_on_beneath_and_is_listed_throughout() {
    let more = Verdict::AgreeLimited {
        amount: budget(70_000),
        until: date(2027, 1, 24),
    };
    let limited = scene()
        .verdict(more)
        .on("S-2", date(2026, 12, 8))
        .decision();
    let both = history(vec![(three_months(), STANDS), (limited, STANDS)]);
    for (day, pence) in [
        (date(2026, 12, 7), 61_240),
        (date(2026, 12, 8), 70_000),
        (date(2027, 1, 24), 70_000),
        (date(2027, 1, 25), 54_620),
        (date(2027, 2, 1), 48_000),
        (date(2027, 3, 1), 41_380),
    ] {
        assert_eq!(present(&both, day), Some(pence), "{day}");
        let listed = Standing::derive(both.clone(), day).transition.is_some();
        assert_eq!(listed, day < date(2027, 3, 1), "{day}");
    }
    let (uncovered, last) = (listed_as(&both, date(2026, 12, 7)), date(2027, 1, 24));
    assert_eq!(uncovered.state, TransitionState::Running);
    for day in [date(2026, 12, 8), last] {
        let covered = listed_as(&both, day);
        assert_eq!(covered.state, TransitionState::Covered);
        assert_eq!(covered.paid, per_week(70_000));
        let next = covered.next.map(|step| (step.from, step.amount));
        assert_eq!(next, Some((date(2027, 1, 25), per_week(54_620))));
    }
    // The package still costs more than the step that is in force again.
    let again = listed_as(&both, date(2027, 1, 25));
    assert_eq!(again.state, TransitionState::Overdue);
}

/// How the transition of entry 1 is listed, with the package as it was.
fn listed_as(history: &History, on: Date) -> Running {
    let decisions = &history.decisions;
    let schedule = decisions[0].decision.effect().schedule.as_ref().unwrap();
    let above = above(decisions, EntryNumber(1), on);
    running(schedule, history.package, on, &above)
}

#[test]
fn a_lasting_amount_takes_a_transitions_place_on_its_first_day_and_not_before() {
    let to_come = scene()
        .on("S-2", date(2026, 12, 8))
        .verdict(change_provider(date(2027, 2, 8)))
        .decision();
    let kept = scene()
        .after(three_months(), STANDS)
        .on("S-3", date(2026, 12, 8))
        .verdict(keep(date(2027, 3, 8)))
        .decision();
    let listed = |later: &Decision, day| {
        let both = history(vec![(three_months(), STANDS), (later.clone(), STANDS)]);
        let listed = Standing::derive(both.clone(), day).transition.is_some();
        let as_replaced = listed_as(&both, day).state == TransitionState::Replaced;
        assert_eq!(listed, !as_replaced, "{day}");
        listed
    };
    assert!(listed(&to_come, date(2027, 2, 7)));
    assert!(!listed(&to_come, date(2027, 2, 8)));
    assert!(listed(&kept, date(2026, 12, 7)));
    assert!(!listed(&kept, date(2026, 12, 8)));
}

fn warning(scene: &Scene, rule: &str) -> Option<String> {
    let decision = scene.decision();
    let mut told = decision
        .warnings()
        .iter()
        .filter(|known| known.rule == rule);
    told.next().map(|known| known.message.clone())
}

#[test]
fn the_record_says_what_follows_when_a_limited_time_ends() {
    let rule = "end_to_be_explained";
    let until = date(2027, 1, 24);
    let told = |scene: Scene| warning(&scene.verdict(limited(until)), rule).unwrap();
    let must = "The person must be told that it ends, and what follows.";
    let again = |amount: &str, from: &str| {
        format!(
            "The amount ends on 24 Jan 2027. Unless the panel decides otherwise before, \
             £{amount} a week is in force again from 25 Jan 2027, {from}. {must}"
        )
    };
    assert_eq!(
        told(scene()),
        again("612.40", "what the package costs as it is known today")
    );
    let later = || scene().on("S-2", date(2026, 12, 8));
    let moving = later().after(three_months(), STANDS);
    let step = "the step that the transition of entry 7 has then reached";
    assert_eq!(told(moving), again("546.20", step));
    let higher = later().after(increase().decision(), STANDS);
    assert_eq!(told(higher), again("650.00", "as agreed by entry 7"));
}

#[test]
fn a_line_that_ends_or_begins_before_the_first_day_of_effect_counts_on_that_day() {
    let from = date(2026, 12, 15);
    let begins = |day| {
        let mut scene = scene().amount(65_000).with(|s| s.motion.effective = from);
        let mut line = scene.file.case.package.lines[0].clone();
        line.start = Some(day);
        scene.file.not_now.to_come.push(line);
        scene
            .reasons(&["saving"])
            .with(|s| s.motion.effective_reason = Some(words("as arranged")))
    };
    // The second of two such lines brings the package above £650.00 on the day.
    let rules = |scene: &Scene| -> Vec<&str> {
        let refusals = scene.moderate().err().unwrap_or_default();
        refusals.iter().map(|refusal| refusal.rule).collect()
    };
    assert_eq!(rules(&begins(from)), ["reduction_without_lawful_reason"]);
    assert!(rules(&begins(date(2026, 12, 16))).is_empty());
    let ends = |day, pence| {
        let mut scene = scene().amount(pence).with(|s| s.motion.effective = from);
        let line = &mut scene.file.case.package.lines[0];
        line.end = Some(day);
        scene
    };
    let gone = ends(date(2026, 12, 14), 52_000).decision();
    let stays = ends(from, 52_000).decision();
    assert_eq!(stays.effect().present, Some(per_week(61_240)));
    assert!(gone.effect().present < stays.effect().present);
    // What is provided now is not taken away unexplained because a line happens to end.
    let unexplained = ends(date(2026, 12, 14), 52_000).reasons(&["saving"]);
    assert_eq!(rules(&unexplained), ["reduction_without_lawful_reason"]);
}

#[test]
fn an_increase_on_another_day_says_so_in_the_record() {
    let from = |scene: Scene, day| {
        scene.with(|s| {
            s.motion.effective = day;
            s.motion.effective_reason = Some(words("as agreed with the provider"));
        })
    };
    assert_eq!(
        warning(&from(increase(), date(2026, 11, 25)), "increase_put_off").unwrap(),
        "The increase begins on 25 Nov 2026, 1 day after the decision: the present £612.40 a week \
         goes on until then."
    );
    assert_eq!(warning(&increase(), "increase_put_off"), None);
    assert_eq!(
        warning(
            &from(increase(), date(2026, 11, 10)),
            "increase_reaches_back"
        )
        .unwrap(),
        "The increase reaches back to 10 Nov 2026: owed for 10 Nov 2026 to 23 Nov 2026: £75.20 (14 \
         days at £37.60 a week more)."
    );
    // Under the decision that is corrected £520.00 was in force.
    let corrects = from(increase(), date(2026, 11, 23))
        .after(scene().on("S-0", date(2026, 11, 20)).decision(), STANDS)
        .with(|s| s.motion.supersedes = Some(EntryNumber(7)));
    assert_eq!(
        warning(&corrects, "correction_gives_back").unwrap(),
        "Under the correction this is owed for 23 Nov 2026 to 23 Nov 2026: £18.57 (1 day at \
         £130.00 a week more)."
    );
}

/// A reduction that begins late keeps the present amount as long as a longer transition does.
#[test]
fn a_transition_that_begins_later_than_is_normal_waits_as_an_exception() {
    let begins = |day, profile: Profile| {
        scene().transition(3, Some("slow to adapt")).with(|s| {
            s.motion.effective = day;
            if let Verdict::Transition { terms, .. } = &mut s.motion.verdict {
                terms.start = day;
                terms.profile = profile;
            }
        })
    };
    let on_time = begins(date(2026, 12, 24), Profile::EqualSteps).decision();
    assert_eq!(*on_time.status(), DecisionStatus::Stands);
    for profile in [Profile::EqualSteps, Profile::HoldThenDrop, Profile::AtOnce] {
        let late = begins(date(2026, 12, 25), profile).decision();
        let DecisionStatus::AwaitsException { why } = late.status() else {
            panic!("{:?}", late.status());
        };
        let expected = "the reduction begins on 25 Dec 2026, more than 1 month after the decision \
                        (24 Dec 2026) [Northfold (invented): terms of reference of the moderation \
                        panel, 2026, illustrative]";
        assert_eq!(why, expected);
    }
    let both = scene().transition(4, Some("slow to adapt")).with(|s| {
        s.motion.effective = date(2027, 9, 24);
        if let Verdict::Transition { terms, .. } = &mut s.motion.verdict {
            terms.start = date(2027, 9, 24);
        }
    });
    let DecisionStatus::AwaitsException { why } = both.decision().status().clone() else {
        panic!("it waits");
    };
    let parts = ["comes on 24 Jan 2028, after", "begins on 24 Sep 2027, more"];
    assert!(parts.iter().all(|part| why.contains(part)), "{why}");
}

#[test]
fn a_transition_is_to_come_running_overdue_or_ended() {
    let decision = three_months();
    let schedule = decision.effect().schedule.as_ref().unwrap();
    let at = |day, package: i64| running(schedule, Some(per_week(package)), day, &Above::Nothing);
    let state = |day, package| at(day, package).state;
    assert_eq!(state(TODAY, 61_240), TransitionState::ToCome);
    assert_eq!(state(date(2026, 12, 1), 61_240), TransitionState::Running);
    // On a step's own day nobody has had the time to change the package.
    assert_eq!(state(date(2027, 1, 1), 61_240), TransitionState::Running);
    assert_eq!(state(date(2027, 1, 2), 61_240), TransitionState::Overdue);
    assert_eq!(state(date(2027, 1, 2), 54_621), TransitionState::Overdue);
    assert_eq!(state(date(2027, 1, 2), 54_620), TransitionState::Running);
    assert_eq!(state(date(2027, 3, 1), 41_380), TransitionState::Ended);
    assert_eq!(state(date(2027, 3, 1), 48_000), TransitionState::Ended);
    assert_eq!(state(date(2027, 3, 1), 54_621), TransitionState::Overdue);
    assert_eq!(state(date(2027, 3, 2), 48_000), TransitionState::Overdue);
    // The first day pays what is paid already: the next step is the first change.
    let to_come = at(TODAY, 61_240).next.map(|step| (step.from, step.amount));
    assert_eq!(to_come, Some((date(2027, 1, 1), per_week(54_620))));
    let next = at(date(2027, 1, 15), 54_620);
    assert_eq!(next.paid, per_week(54_620));
    assert_eq!(next.next.map(|step| step.from), Some(date(2027, 2, 1)));
    assert_eq!(
        running(schedule, None, date(2027, 1, 1), &Above::Nothing).state,
        TransitionState::Running
    );
}

#[test]
fn the_present_amount_and_the_last_agreed_sum_say_what_they_are() {
    let said = |history: &History, on| {
        let standing = Standing::derive(history.clone(), on);
        let words = [standing.present_words(), standing.agreed_words()];
        words.map(|words| words.unwrap_or_else(|| "none".to_owned()))
    };
    let mut file = history(Vec::new());
    file.agreed_before = Some(LastAgreed {
        amount: budget(59_000),
        date: date(2025, 5, 12),
    });
    assert_eq!(said(&file, TODAY), ["the package", "on 12 May 2025"]);
    assert!(Standing::derive(file.clone(), TODAY).present_differs());
    let agreed = history(vec![(scene().decision(), STANDS)]);
    let in_force = "agreed, in force since 24 Nov 2026 (entry 1)";
    assert_eq!(said(&agreed, TODAY), [in_force, "on 24 Nov 2026"]);
    assert!(!Standing::derive(agreed, TODAY).present_differs());
    let moving = history(vec![(three_months(), STANDS)]);
    let in_steps = "on 24 Nov 2026, in full from 1 Mar 2027, in steps from 1 Dec 2026";
    assert_eq!(said(&moving, TODAY), ["the package", in_steps]);
    let step = "a step of a transition, in force since 1 Jan 2027 (entry 1)";
    assert_eq!(said(&moving, date(2027, 1, 12)), [step, in_steps]);
    let in_full = "agreed, in force since 1 Mar 2027 (entry 1)";
    assert_eq!(said(&moving, date(2027, 3, 1)), [in_full, in_steps]);
}
