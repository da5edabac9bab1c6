//! What is owed for days gone by, where another increase is in force for part of them.

use crate::panel::scene::{Scene, increase, per_week, scene, words};
use jiff::civil::date;
use ras_panel::panel::beginning::Beginning;
use ras_panel::panel::decision::Decision;
use ras_panel::panel::owed::{More, Owed, OwedSpan};
use ras_panel::panel::standing::DecisionOutcome;
use ras_panel::reports::{decided, sentences};
use ras_panel::terms::date::Date;

const FROM_OCTOBER: &str = "owed for 20 Oct 2026 to 23 Nov 2026: £425.20 (14 days at £137.60 and \
                            21 days at £50.00 a week more)";

fn back(scene: Scene, pence: i64, from: Date) -> Scene {
    scene.amount(pence).with(|s| {
        s.motion.effective = from;
        s.motion.effective_reason = Some(words("The carer left then."));
    })
}

/// £612.40 is provided; £700.00 from 3 November was agreed earlier on the same day, £750.00 from
/// 20 October is agreed now.
fn second() -> Decision {
    let first = increase().on("S-1", date(2026, 11, 24));
    let first = back(first, 70_000, date(2026, 11, 3)).decision();
    let now = scene().after(first, DecisionOutcome::Stands);
    back(now, 75_000, date(2026, 10, 20)).decision()
}

#[test]
fn each_day_owes_the_new_amount_less_what_was_then_in_force() {
    let owed = second().owed().unwrap();
    assert_eq!(owed.words("£"), FROM_OCTOBER);
    let october = date(2026, 10, 20);
    let november = date(2026, 11, 3);
    let spans = [(october, 14, 13_760), (november, 21, 5_000)];
    let spans = spans.map(|(from, n_days, pence)| OwedSpan {
        from: Some(from),
        n_days,
        per_week: per_week(pence),
        at_most: false,
    });
    assert_eq!(owed.spans, spans);
    assert_eq!(owed.spans[0].to(), november.yesterday().ok());
    // (14 × 137.60 + 21 × 50.00) ÷ 7, rounded once.
    assert_eq!(owed.in_all.pence(), 42_520);
    assert_eq!(owed.n_days(), 35);
    assert!(sentences::outcome(&second()).ends_with(&format!("; {FROM_OCTOBER}")));
    let warnings = second().warnings().to_vec();
    let told = warnings
        .iter()
        .find(|told| told.rule == "increase_reaches_back");
    assert_eq!(
        told.unwrap().message,
        format!(
            "The increase reaches back to 20 Oct 2026: {FROM_OCTOBER}. It comes on top of the \
             £262.80 that is owed by entry 7."
        )
    );
}

#[test]
fn an_increase_that_reaches_back_changes_what_is_in_force_on_the_day_of_the_decision() {
    let decision = second();
    assert_eq!(decision.effect().present, Some(per_week(70_000)));
    assert_eq!(decision.present_on(), date(2026, 11, 24));
    let amounts = decided::amounts(&decision, &[]);
    let before = "£700.00 a week, on 24 Nov 2026; £612.40 a week, on 20 Oct 2026, its first day";
    assert_eq!(amounts[0], ("Before", before.to_owned()));
    assert!(
        amounts[1]
            .1
            .starts_with("£750.00 a week (+50.00) from 20 Oct 2026")
    );
}

/// The days until an approval are reckoned against what is in force meanwhile.
#[test]
fn an_approval_adds_the_days_that_it_waited_to_those_gone_by() {
    let late = Beginning::of(&second(), Some(date(2026, 12, 1)));
    assert_eq!(
        late.owed.clone().map(|owed| owed.words("£")).unwrap(),
        "owed for 20 Oct 2026 to 30 Nov 2026: £475.20 (14 days at £137.60 and 28 days at £50.00 a \
         week more)"
    );
    assert_eq!(
        sentences::late(&late, "£").unwrap(),
        "It is in force from 20 Oct 2026, the day that the panel set. For the days before the \
         answer of 1 Dec 2026, £475.20 in all is owed: 14 days at £137.60 and 28 days at £50.00 a \
         week more."
    );
}

#[test]
fn days_on_which_nothing_is_owed_are_in_no_span_and_part_those_that_owe_as_much() {
    let more = [(1, 123_456), (2, 5_000), (3, -20), (4, 5_000)];
    let more = more.map(|(month, pence)| More {
        from: date(2026, month, 1),
        per_week: per_week(pence),
        at_most: false,
    });
    let owed = Owed::between(&more, date(2026, 4, 11)).unwrap();
    assert_eq!(owed.n_days(), 31 + 28 + 10);
    let first = owed.spans.iter().map(|span| span.from.unwrap().month());
    assert_eq!(first.collect::<Vec<_>>(), [1, 2, 4]);
    assert_eq!(Owed::between(&more[2..3], date(2026, 4, 1)), None);
}
