//! The due days of every decision that still has effect bring its case back.

use crate::flags::bench::since_april;
use crate::panel::scene::history::{STANDS, history};
use crate::panel::scene::{Scene, defer, increase, limited, scene, words};
use jiff::civil::date;
use ras_panel::caseload::package::NotNow;
use ras_panel::panel::motion::GateAnswer;
use ras_panel::panel::queue::{BroughtBack, QueueState, state};
use ras_panel::panel::standing::Standing;
use ras_panel::panel::verdict::{ReferTo, Verdict};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;

const UNTIL: Date = date(2027, 1, 24);
const AFTER: Date = date(2027, 1, 25);
const IN_TIME: Date = date(2026, 12, 27);

/// Where the case stands on a day after these decisions, entries 1, 2, ….
fn place(decided: &[Scene], on: Date) -> QueueState {
    let decided = decided.iter().map(|scene| (scene.decision(), STANDS));
    let history = history(decided.collect());
    let standing = Standing::derive(history, on);
    state(
        &standing,
        (&scene().file.case, &NotNow::default()),
        None,
        on,
    )
}

fn back(n: u64, why: BroughtBack) -> QueueState {
    let decision = EntryNumber(n);
    QueueState::Back { decision, why }
}

fn for_a_time() -> Scene {
    scene().verdict(limited(UNTIL))
}

fn returned(on: Date) -> Scene {
    let what = words("ask the daughter");
    scene().on("S-2", on).verdict(Verdict::Return { what })
}

#[test]
fn an_answer_due_on_reablement_brings_back_a_case_whose_amount_is_limited_in_time() {
    let due = date(2026, 12, 8);
    let interim = for_a_time().with(|s| s.motion.gate = Some(GateAnswer::Interim { due }));
    let decided = QueueState::Decided {
        decision: EntryNumber(1),
    };
    let decision = [interim];
    assert_eq!(place(&decision, due.yesterday().unwrap()), decided);
    for day in [due, UNTIL] {
        assert_eq!(place(&decision, day), back(1, BroughtBack::ReviewDue(due)));
    }
    assert_eq!(
        place(&decision, AFTER),
        back(1, BroughtBack::TimeEnded(UNTIL))
    );
}

/// 28 days, as long as the panel may take to decide a referred case.
#[test]
fn an_amount_that_ends_comes_back_while_the_panel_still_has_its_time_to_decide() {
    let decided = QueueState::Decided {
        decision: EntryNumber(1),
    };
    let decision = [for_a_time()];
    assert_eq!(place(&decision, IN_TIME.yesterday().unwrap()), decided);
    for day in [IN_TIME, UNTIL] {
        let due = BroughtBack::ReviewDue(IN_TIME);
        assert_eq!(place(&decision, day), back(1, due));
    }
    assert_eq!(
        place(&decision, AFTER),
        back(1, BroughtBack::TimeEnded(UNTIL))
    );
    // What is decided again on the day has seen it, and comes back by its own day.
    let again = [for_a_time(), returned(IN_TIME)];
    let answers = BroughtBack::AnswersDue(date(2027, 2, 7));
    assert!(!matches!(place(&again, UNTIL), QueueState::Back { .. }));
    assert_eq!(
        place(&[returned(IN_TIME)], date(2027, 2, 7)),
        back(1, answers)
    );
}

#[test]
fn the_day_before_the_end_follows_the_rules_and_is_neither_before_the_beginning_nor_today() {
    let due = |scene: Scene| scene.decision().effect().due;
    let shorter = for_a_time().with(|s| {
        let fourteen = since_april(14);
        s.rules.referral_days_max = fourteen;
    });
    assert_eq!(due(shorter), Some(date(2027, 1, 10)));
    let ten_days = || scene().verdict(limited(date(2026, 12, 4)));
    assert_eq!(due(ten_days()), Some(date(2026, 11, 25)));
    let later = ten_days().with(|s| s.motion.effective = date(2026, 11, 28));
    assert_eq!(due(later), Some(date(2026, 11, 28)));
    let tomorrow = date(2026, 11, 25);
    assert_eq!(due(scene().verdict(limited(tomorrow))), Some(tomorrow));
}

#[test]
fn a_limited_time_that_ends_is_seen_though_the_case_was_sent_on_since() {
    let seen_on = date(2026, 12, 8);
    let to = ReferTo::Safeguarding;
    let later = || scene().on("S-2", seen_on);
    for since in [
        returned(seen_on),
        later().verdict(Verdict::Refer { to }),
        later().verdict(Verdict::Refuse),
        later().verdict(defer(&["Why?"], date(2027, 3, 1))),
    ] {
        let both = [for_a_time(), since];
        let before = IN_TIME.yesterday().unwrap();
        assert!(!matches!(place(&both, before), QueueState::Back { .. }));
        assert_eq!(
            place(&both, UNTIL),
            back(1, BroughtBack::ReviewDue(IN_TIME))
        );
        assert_eq!(place(&both, AFTER), back(1, BroughtBack::TimeEnded(UNTIL)));
    }
    // A later decision saw it end, or took the amount's place.
    let sent_back = QueueState::SentBack {
        decision: EntryNumber(2),
    };
    assert_eq!(place(&[for_a_time(), returned(AFTER)], AFTER), sent_back);
    let replaced = [for_a_time(), increase().on("S-2", seen_on)];
    let decided = QueueState::Decided {
        decision: EntryNumber(2),
    };
    assert_eq!(place(&replaced, AFTER), decided);
    // The amount beneath a limited one still has its review.
    let refused = scene().on("S-3", AFTER).verdict(Verdict::Refuse);
    let beneath = [increase(), for_a_time().on("S-2", seen_on), refused];
    let review = date(2027, 11, 24);
    assert_eq!(
        place(&beneath, review),
        back(1, BroughtBack::ReviewDue(review))
    );
    assert!(!matches!(
        place(&beneath, review.yesterday().unwrap()),
        QueueState::Back { .. }
    ));
}

#[test]
fn the_answers_to_a_deferral_are_still_due_once_the_case_is_sent_on_and_not_once_it_is_decided() {
    let due = date(2026, 12, 15);
    let asked = || scene().verdict(defer(&["Who helps at night?"], due));
    let sent = [asked(), returned(date(2026, 12, 1))];
    assert_eq!(place(&sent, due), back(1, BroughtBack::AnswersDue(due)));
    assert!(!matches!(
        place(&sent, due.yesterday().unwrap()),
        QueueState::Back { .. }
    ));
    let decided = [asked(), increase().on("S-2", date(2026, 12, 1))];
    assert!(!matches!(place(&decided, due), QueueState::Back { .. }));
    let answered = [asked(), returned(due)];
    assert!(!matches!(place(&answered, due), QueueState::Back { .. }));
}
