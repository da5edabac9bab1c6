//! From when, until when, and by when.

use super::{Row, row};
use crate::panel::scene::{
    Scene, TODAY, budget, change_provider, defer, increase, keep, limited, scene, transitional,
    words,
};
use jiff::civil::date;
use ras_panel::panel::standing::DecisionOutcome;
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;

const YESTERDAY: Date = date(2026, 11, 23);
const TOMORROW: Date = date(2026, 11, 25);

pub fn effect() -> Vec<Row> {
    let from = |s: Scene, day| s.with(|s| s.motion.effective = day);
    let why = |s: Scene| s.with(|s| s.motion.effective_reason = Some(words("as agreed")));
    let later = || from(increase(), TOMORROW);
    let back = || from(scene(), YESTERDAY);
    let same = || from(scene().amount(61_240), YESTERDAY);
    let starts = |day| {
        let scene = scene().transition(3, None);
        scene.with(|s| {
            s.motion.effective = day;
            if let Verdict::Transition { terms, .. } = &mut s.motion.verdict {
                terms.start = day;
            }
        })
    };
    // £520.00 has been in force since the day before; its record is put right today.
    let repeated = |pence| {
        let earlier = scene().on("S-1", YESTERDAY).decision();
        let scene = scene()
            .after(earlier, DecisionOutcome::Stands)
            .amount(pence);
        from(scene, YESTERDAY).with(|s| s.motion.supersedes = Some(EntryNumber(7)))
    };
    let put_off = |day| from(scene(), date(2026, 12, day));
    vec![
        row("increase_not_at_once", later(), why(later())),
        row(
            "increase_not_at_once",
            from(increase(), YESTERDAY),
            increase(),
        ),
        row("increase_not_at_once", later(), from(scene(), TOMORROW)),
        row("reason_without_another_day", why(increase()), increase()),
        row("reason_without_another_day", why(scene()), scene()),
        row("reduction_backdated", back(), scene()),
        row("reduction_backdated", why(back()), from(scene(), TOMORROW)),
        row("reduction_backdated", starts(YESTERDAY), starts(TODAY)),
        row("effective_before_decision", same(), why(same())),
        row("effective_before_decision", same(), from(same(), TODAY)),
        row(
            "effective_before_decision",
            repeated(52_000),
            why(repeated(52_000)),
        ),
        row(
            "reduction_backdated",
            why(repeated(51_999)),
            why(repeated(52_000)),
        ),
        row("reduction_put_off", put_off(25), put_off(24)),
        row("reduction_put_off", why(put_off(25)), starts(TODAY)),
    ]
}

/// An amount for a limited time above a transition that runs until 1 March.
fn beneath(until: Date) -> Scene {
    let earlier = scene().transition(3, None).decision();
    let later = scene().on("S-2", date(2027, 1, 10));
    let scene = later.after(earlier, DecisionOutcome::Stands);
    scene.verdict(limited(until))
}

pub fn periods() -> Vec<Row> {
    let is = |verdict| scene().verdict(verdict);
    let asks = &["What do nights cost?"];
    let mut rows = vec![
        row(
            "end_not_after_start",
            is(limited(TODAY)),
            is(limited(TOMORROW)),
        ),
        row(
            "end_not_after_start",
            is(transitional(YESTERDAY)),
            is(transitional(TOMORROW)),
        ),
        row(
            "limited_holds_a_reduction_back",
            beneath(date(2027, 3, 1)),
            beneath(date(2027, 2, 28)),
        ),
        row("risk_review_passed", is(keep(TODAY)), is(keep(TOMORROW))),
        row(
            "risk_review_beyond_review",
            is(keep(date(2199, 1, 1))),
            is(keep(date(2027, 5, 24))),
        ),
        row(
            "deferral_due_beyond_review",
            is(defer(asks, date(2027, 11, 25))),
            is(defer(asks, date(2027, 11, 24))),
        ),
        row(
            "nothing_to_keep",
            is(keep(TOMORROW)).all_ended(),
            is(keep(TOMORROW)),
        ),
        row(
            "present_amount_not_known",
            is(keep(TOMORROW)).nothing_provided(),
            is(keep(TOMORROW)),
        ),
        row(
            "deferral_without_questions",
            is(defer(&[], TOMORROW)),
            is(defer(asks, TOMORROW)),
        ),
        row(
            "deferral_due_passed",
            is(defer(asks, TODAY)),
            is(defer(asks, TOMORROW)),
        ),
    ];
    rows.extend(other_providers());
    rows
}

fn other_providers() -> Vec<Row> {
    let is = |verdict| scene().verdict(verdict);
    let cheaper = |pence| {
        let amount = budget(pence);
        is(Verdict::ChangeProvider {
            amount,
            due: TOMORROW,
        })
    };
    let too_late = date(2027, 2, 25);
    let just_in_time = date(2027, 2, 24);
    vec![
        row(
            "change_provider_due_passed",
            is(change_provider(TODAY)),
            is(change_provider(TOMORROW)),
        ),
        row(
            "change_provider_beyond_limit",
            is(change_provider(too_late)),
            is(change_provider(just_in_time)),
        ),
        row("change_provider_not_less", cheaper(61_240), cheaper(61_239)),
    ]
}
