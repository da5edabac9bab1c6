//! A package that is known to change before a reduction takes anything away: the panel is warned,
//! decides knowingly, and nothing is held back for it.

use crate::panel::scene::values::line;
use crate::panel::scene::{Scene, TODAY, change_provider, per_week, scene};
use jiff::civil::date;
use ras_panel::caseload::package::ServiceLine;
use ras_panel::panel::decision::Decision;
use ras_panel::panel::held_back::{FORESEEN, if_approved, marked};
use ras_panel::panel::package_known::{self, HeldBack, LineKnown, PackageKnown};
use ras_panel::panel::standing::{DecisionOutcome, StandingDecision};
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;
use rust_decimal::dec;

const MIDDLE: Date = date(2026, 12, 10);
const FALLS: Date = date(2027, 1, 1);

/// From £612.40 in steps from 1 December, of which the first that falls is on 1 January.
fn lowered() -> Scene {
    scene().transition(3, None)
}

fn to_come(start: Date, pounds: Option<i64>) -> ServiceLine {
    ServiceLine {
        start: Some(start),
        unit_cost: pounds.map(Into::into),
        ..line()
    }
}

fn warned(of: &Scene) -> Option<String> {
    let decision = of.decision();
    let mut warnings = decision.warnings().iter();
    let warning = warnings.find(|warning| warning.rule == FORESEEN)?;
    Some(warning.message.clone())
}

fn with_line(of: Scene, line: ServiceLine) -> Scene {
    of.with(|s| s.file.not_now.to_come.push(line))
}

#[test]
fn the_panel_is_warned_of_what_the_package_becomes_before_the_first_fall() {
    assert_eq!(warned(&lowered()), None);
    let rises = with_line(lowered(), to_come(MIDDLE, Some(50)));
    assert_eq!(
        warned(&rises).unwrap(),
        "The package is known to change before the reduction takes anything away, on 1 Jan 2027: \
         £612.40 a week is provided on 1 Dec 2026, and from 10 Dec 2026 £662.40 a week. The \
         reduction is decided knowing this, and is not held back for it."
    );
    let unknown = with_line(lowered(), to_come(MIDDLE, None));
    let told = warned(&unknown).unwrap();
    let says = "and from 10 Dec 2026 a part of its cost is not known.";
    assert!(told.contains(says), "{told}");
    let ends = lowered().with(|s| s.file.case.package.lines[0].end = Some(MIDDLE));
    let told = warned(&ends).unwrap();
    assert!(
        told.contains("and from 11 Dec 2026 £0.00 a week."),
        "{told}"
    );
    // What begins when the amount falls, or later, does not change what it falls from.
    assert_eq!(
        warned(&with_line(lowered(), to_come(FALLS, Some(50)))),
        None
    );
    // A line that takes the place of another at the same price changes nothing.
    let replaced = ends.with(|s| {
        s.file.not_now.to_come.push(ServiceLine {
            start: Some(MIDDLE.tomorrow().unwrap()),
            ..line()
        })
    });
    assert_eq!(warned(&replaced), None);
    let raised = with_line(scene().amount(65_000), to_come(MIDDLE, Some(50)));
    assert_eq!(warned(&raised), None);
}

#[test]
fn a_change_of_provider_is_warned_of_what_the_package_costs_by_its_day() {
    let due = date(2026, 12, 20);
    let changes = scene().verdict(change_provider(due));
    assert_eq!(warned(&changes), None);
    for day in [MIDDLE, due] {
        let rises = with_line(changes.clone(), to_come(day, Some(50)));
        assert!(warned(&rises).is_some(), "{day}");
    }
    // Entered as decided: £520.00 from its day on.
    let entered = changes.with(|s| s.file.case.package.lines[0].end = due.yesterday().ok());
    let entered = with_line(entered, to_come(due, Some(520)));
    assert_eq!(warned(&entered), None);
}

fn known_line(start: Option<Date>, pence: i64) -> LineKnown {
    LineKnown {
        start,
        end: None,
        weekly: Some(per_week(pence)),
    }
}

/// £612.40 without a day, and more from a day.
fn rising(by: u64, came_in: Date, (start, pence): (Date, i64)) -> PackageKnown {
    PackageKnown {
        by: EntryNumber(by),
        came_in,
        lines: vec![known_line(None, 61_240), known_line(Some(start), pence)],
    }
}

fn standing(decision: Decision, outcome: DecisionOutcome) -> StandingDecision {
    StandingDecision {
        entry: EntryNumber(10),
        decision,
        outcome,
        held_back: None,
    }
}

fn held(known: &StandingDecision, packages: &[PackageKnown]) -> Option<HeldBack> {
    marked(vec![known.clone()], packages)[0].held_back
}

#[test]
fn what_the_panel_was_warned_of_holds_nothing_back_and_anything_else_does() {
    let warned = with_line(lowered(), to_come(MIDDLE, Some(50))).decision();
    let warned = standing(warned, DecisionOutcome::Stands);
    let before = rising(8, TODAY, (MIDDLE, 5_000));
    let came_in = date(2026, 11, 27);
    let after = |change| held(&warned, &[before.clone(), rising(12, came_in, change)]);
    assert_eq!(held(&warned, std::slice::from_ref(&before)), None);
    assert_eq!(after((MIDDLE, 5_000)), None);
    let more = after((MIDDLE, 5_001)).unwrap();
    assert_eq!(more.now, Some(per_week(66_241)));
    // It begins earlier than the panel was told, or not at all.
    assert!(after((date(2026, 12, 5), 5_000)).is_some());
    let gone = PackageKnown {
        lines: vec![known_line(None, 61_240), known_line(Some(FALLS), 1)],
        ..rising(12, came_in, (MIDDLE, 5_000))
    };
    assert_eq!(
        held(&warned, &[before.clone(), gone]),
        None,
        "as it was reckoned from"
    );
    // A panel that was not warned had not seen it.
    let unwarned = standing(lowered().decision(), DecisionOutcome::Stands);
    let again = [before, rising(12, came_in, (MIDDLE, 5_000))];
    assert!(held(&unwarned, &again).is_some());
}

/// Whoever approves is told what is provided on the day from which it counts, not of later days.
#[test]
fn a_change_to_come_that_came_in_while_it_waited_holds_back_what_is_approved() {
    let waits = standing(lowered().decision(), DecisionOutcome::Waits);
    let came_in = date(2026, 11, 26);
    let on = date(2026, 11, 30);
    let yes = |packages: &[PackageKnown]| if_approved(&waits, &[], packages, on);
    let rises = rising(12, came_in, (MIDDLE, 5_000));
    let found = yes(std::slice::from_ref(&rises)).unwrap();
    assert_eq!(
        (found.by, found.now),
        (EntryNumber(12), Some(per_week(66_240)))
    );
    let by = EntryNumber(14);
    let approved = standing(lowered().decision(), DecisionOutcome::Approved { by, on });
    assert_eq!(held(&approved, std::slice::from_ref(&rises)), Some(found));
    assert_eq!(
        package_known::if_approved(&found, "£"),
        "A yes does not begin the reduction: the package changed from £612.40 to £662.40 on 26 \
         Nov 2026, before the reduction of 1 Jan 2027 began. The reduction does not begin by \
         itself: the present amount stands until the panel has decided about the amount again."
    );
    // Up to the day from which it counts whoever approves is told, or refused, by another rule.
    let start = date(2026, 12, 1);
    assert_eq!(yes(&[rising(12, came_in, (start, 5_000))]), None);
    assert_eq!(yes(&[rising(9, came_in, (MIDDLE, 5_000))]), None);
    let lacking = LineKnown::default();
    let lost = PackageKnown {
        lines: vec![known_line(None, 61_240), lacking],
        ..rises
    };
    assert_eq!(yes(&[lost]).unwrap().now, None);
}

#[test]
fn a_limited_time_that_lowers_at_once_has_no_day_to_be_warned_of() {
    let lowers = scene().verdict(Verdict::AgreeLimited {
        amount: crate::panel::scene::budget(52_000),
        until: date(2027, 1, 24),
    });
    assert_eq!(warned(&with_line(lowers, to_come(MIDDLE, Some(50)))), None);
    assert_eq!(line().unit_cost, Some(dec!(612.40)));
}
