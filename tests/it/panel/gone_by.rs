//! Days gone by are weighed each by what the package cost on it, not by what it costs now.

use crate::panel::scene::history::{STANDS, three_months};
use crate::panel::scene::values::line;
use crate::panel::scene::{Scene, TODAY, budget, increase, per_week, scene, words};
use jiff::civil::date;
use ras_panel::caseload::package::ServiceLine;
use ras_panel::panel::asked::Asked;
use ras_panel::panel::decision::Decision;
use ras_panel::panel::moderation::weigh;
use ras_panel::panel::standing::Standing;
use ras_panel::panel::verdict::Verdict;
use ras_panel::reports::{decided, sentences};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;
use rust_decimal::Decimal;

const OCTOBER: Date = date(2026, 10, 1);
const NOVEMBER: Date = date(2026, 11, 1);
const LAST: Date = date(2026, 11, 30);

fn costs(pounds: i64, start: Option<Date>, end: Option<Date>) -> ServiceLine {
    let unit_cost = Some(Decimal::from(pounds));
    ServiceLine {
        unit_cost,
        start,
        end,
        ..line()
    }
}

/// £200 a week since 1 November, and so much until then; decided on 30 November.
fn packaged(until_then: Option<i64>) -> Scene {
    increase().on("S-2", LAST).with(|s| {
        s.file.case.package.lines = vec![costs(200, Some(NOVEMBER), None)];
        let ended = until_then.map(|pounds| costs(pounds, None, NOVEMBER.yesterday().ok()));
        s.file.not_now.ended = ended.into_iter().collect();
        s.file.package_cost = s.file.case.package.cost().unwrap();
        s.file.standing.present = Some(per_week(20_000));
    })
}

fn from(scene: Scene, pence: i64, day: Date) -> Scene {
    scene.amount(pence).with(|s| {
        s.motion.effective = day;
        s.motion.effective_reason = Some(words("The carer left then."));
    })
}

fn owed(decision: &Decision) -> String {
    decision.owed().unwrap().words("£")
}

fn told(decision: &Decision, rule: &str) -> Option<String> {
    let mut warnings = decision.warnings().iter();
    let told = warnings.find(|told| told.rule == rule)?;
    Some(told.message.clone())
}

fn refused(scene: &Scene) -> Vec<(&'static str, String)> {
    let refusals = scene.moderate().err().unwrap_or_default();
    let told = refusals.into_iter();
    told.map(|refusal| (refusal.rule, refusal.message))
        .collect()
}

#[test]
fn each_day_gone_by_owes_the_new_amount_less_what_its_lines_cost() {
    let decision = from(packaged(Some(120)), 25_000, OCTOBER).decision();
    // (31 × 130 + 29 × 50) ÷ 7.
    let says = "owed for 1 Oct 2026 to 29 Nov 2026: £782.86 (31 days at £130.00 and 29 days at \
        £50.00 a week more)";
    assert_eq!(owed(&decision), says);
    assert!(sentences::outcome(&decision).ends_with(says));
}

/// Files leave out lines that have ended: that none is of a day is not that nothing was provided.
#[test]
fn where_no_line_is_of_a_day_the_whole_amount_is_owed_at_most() {
    let decision = from(packaged(None), 25_000, OCTOBER).decision();
    // (31 × 250 + 29 × 50) ÷ 7.
    let says = "owed for 1 Oct 2026 to 29 Nov 2026: at most £1,314.29 (31 days at up to £250.00 \
        and 29 days at £50.00 a week more; what was provided from 1 Oct 2026 to 31 Oct 2026 is not \
        known in full)";
    assert_eq!(owed(&decision), says);
}

/// A line without a price until the end of October, beside one of £120 or none.
fn lacking(beside: Option<i64>) -> Scene {
    packaged(beside).with(|s| {
        let ended = costs(0, None, NOVEMBER.yesterday().ok());
        let unit_cost = None;
        s.file
            .not_now
            .ended
            .push(ServiceLine { unit_cost, ..ended });
    })
}

#[test]
fn a_line_without_a_known_cost_is_not_taken_as_nothing_in_what_is_owed() {
    let decision = from(lacking(Some(120)), 25_000, OCTOBER).decision();
    let known = decision.owed().unwrap();
    let flags = known.spans.iter().map(|span| span.at_most);
    assert_eq!(flags.collect::<Vec<_>>(), [true, false]);
    let says = "owed for 1 Oct 2026 to 29 Nov 2026: at most £782.86 (31 days at up to £130.00 and \
        29 days at £50.00 a week more; what was provided from 1 Oct 2026 to 31 Oct 2026 is not \
        known in full)";
    assert_eq!(known.words("£"), says);
    assert!(sentences::outcome(&decision).ends_with(says));
    let warned = told(&decision, "increase_reaches_back").unwrap();
    assert_eq!(
        warned,
        format!("The increase reaches back to 1 Oct 2026: {says}.")
    );
    // What was in force on the first day is not known either.
    assert_eq!(decision.present_at_first(), None);
    let alone = from(lacking(None), 25_000, OCTOBER).decision();
    assert!(owed(&alone).contains("at most £1,314.29 (31 days at up to £250.00"));
}

#[test]
fn a_row_that_was_rejected_makes_every_day_gone_by_one_of_at_most() {
    let scene = packaged(Some(120)).with(|s| s.file.case.package.n_lines_rejected = 1);
    let decision = from(scene, 25_000, OCTOBER).decision();
    let known = decision.owed().unwrap();
    assert!(known.spans.iter().all(|span| span.at_most));
    let unknown = "what was provided from 1 Oct 2026 to 31 Oct 2026 and from 1 Nov 2026 to 29 Nov \
        2026 is not known in full";
    assert!(owed(&decision).contains(unknown), "{}", owed(&decision));
}

#[test]
fn days_of_an_agreed_amount_are_known_whatever_the_package_lacks() {
    let agreed = increase().on("S-1", OCTOBER).amount(70_000);
    let lacks = |s: &mut Scene| s.file.not_now.ended = vec![costs(0, None, Some(LAST))];
    let now = agreed_since(agreed, 75_000).with(lacks);
    let known = now.decision().owed().unwrap();
    assert!(!known.at_most(), "{}", known.words("£"));
}

fn agreed_since(earlier: Scene, pence: i64) -> Scene {
    let now = increase().on("S-2", LAST).after(earlier.decision(), STANDS);
    from(now, pence, NOVEMBER).with(|s| {
        s.file.standing.package_as_of = Some(date(2026, 9, 1));
    })
}

#[test]
fn what_takes_the_place_of_a_sum_that_is_at_most_says_so() {
    let first = from(lacking(Some(120)), 25_000, OCTOBER);
    let now = lacking(Some(120)).after(first.decision(), STANDS);
    let now = from(now, 26_000, OCTOBER).with(|s| s.motion.supersedes = Some(EntryNumber(7)));
    let says = told(&now.decision(), "correction_gives_back").unwrap();
    let place = "It takes the place of at most £782.86 that entry 7 says is owed";
    assert!(says.contains(place), "{says}");
}

#[test]
fn a_line_that_ended_counts_on_the_days_between_its_first_and_last_alone() {
    let scene = packaged(None).with(|s| {
        let (first, last) = (date(2026, 10, 10), date(2026, 10, 19));
        s.file.not_now.ended = vec![costs(100, Some(first), Some(last))];
    });
    let decision = from(scene, 25_000, OCTOBER).decision();
    // (9 × 250 + 10 × 150 + 12 × 250 + 29 × 50) ÷ 7.
    assert_eq!(decision.owed().unwrap().in_all.pence(), 117_143);
}

#[test]
fn where_an_import_left_no_line_of_a_day_what_was_agreed_for_it_counts() {
    let scene = packaged(None);
    let earlier = from(packaged(Some(120)), 22_000, OCTOBER);
    let earlier = earlier.on("S-1", OCTOBER).with(|s| {
        s.motion.effective_reason = None;
        s.file.case.package.lines = vec![costs(120, None, None)];
        s.file.not_now.ended.clear();
        s.file.package_cost = s.file.case.package.cost().unwrap();
    });
    let now = scene.after(earlier.decision(), STANDS);
    let now = from(now, 25_000, OCTOBER).with(|s| {
        s.file.standing.package_as_of = Some(date(2026, 11, 9));
    });
    // (31 × 30 + 29 × 50) ÷ 7: £220.00 was agreed for October.
    assert_eq!(now.decision().owed().unwrap().in_all.pence(), 34_000);
}

#[test]
fn an_amount_above_what_is_paid_today_that_lowers_an_earlier_day_is_refused() {
    let says = "The reduction decided on 30 Nov 2026 would have effect from 1 Oct 2026, before it \
        was decided: nothing is taken back for days gone by. On 1 Oct 2026 £300.00 a week was in \
        force, and it would be £250.00. Give 1 Nov 2026 or a later day.";
    let lowers = from(packaged(Some(300)), 25_000, OCTOBER);
    let refusals = refused(&lowers);
    assert!(
        refusals.contains(&("reduction_backdated", says.to_owned())),
        "{refusals:?}"
    );
    let decision = from(packaged(Some(300)), 25_000, NOVEMBER).decision();
    // 29 × 50 ÷ 7.
    assert_eq!(decision.owed().unwrap().in_all.pence(), 20_714);
}

#[test]
fn a_day_between_on_which_more_was_provided_is_found() {
    let scene = packaged(Some(120)).with(|s| {
        let (first, last) = (date(2026, 10, 10), date(2026, 10, 19));
        s.file
            .not_now
            .ended
            .push(costs(180, Some(first), Some(last)));
    });
    let (rule, says) = refused(&from(scene, 25_000, OCTOBER)).remove(0);
    assert_eq!(rule, "reduction_backdated");
    let then = "On 10 Oct 2026 £300.00 a week was in force, and it would be £250.00. Give 20 Oct \
        2026 or a later day.";
    assert!(says.ends_with(then), "{says}");
}

#[test]
fn the_record_says_what_was_in_force_on_the_first_day_and_on_that_of_the_decision() {
    let decision = from(packaged(Some(120)), 25_000, OCTOBER).decision();
    assert_eq!(
        decision.present_at_first(),
        Some((OCTOBER, per_week(12_000)))
    );
    let before = &decided::amounts(&decision, &[])[0].1;
    let says = "£200.00 a week, on 30 Nov 2026; £120.00 a week, on 1 Oct 2026, its first day";
    assert_eq!(before, says);
    let as_now = from(packaged(Some(200)), 25_000, OCTOBER).decision();
    assert_eq!(decided::amounts(&as_now, &[])[0].1, "£200.00 a week");
}

/// £250.00 from 1 October was decided on a day, with what that owes; it is corrected on the 30th.
fn corrected(decided_on: Date) -> Scene {
    let earlier = from(packaged(Some(120)).on("S-1", decided_on), 25_000, OCTOBER);
    let mut scene = packaged(Some(120)).after(earlier.decision(), STANDS);
    let known = std::mem::take(&mut scene.file.standing);
    scene.file.standing = Standing {
        package_as_of: Some(OCTOBER),
        ..known
    };
    scene.motion.supersedes = Some(EntryNumber(7));
    scene
}

#[test]
fn a_correction_owes_each_day_anew_and_takes_the_place_of_the_sum_that_was_owed() {
    // The sum of 20 November: (31 × 130 + 19 × 50) ÷ 7.
    let more = from(corrected(date(2026, 11, 20)), 28_000, OCTOBER).decision();
    // (31 × 160 + 19 × 80 + 10 × 30) ÷ 7: since the 20th, £250.00 was in force.
    let says = "owed for 1 Oct 2026 to 29 Nov 2026: £968.57 (31 days at £160.00 and 19 days at \
        £80.00 and 10 days at £30.00 a week more)";
    assert_eq!(owed(&more), says);
    assert_eq!(
        told(&more, "correction_gives_back").unwrap(),
        format!(
            "Under the correction this is {says}. It takes the place of the £711.43 that entry 7 \
             says is owed; what was paid of that counts towards it."
        )
    );
    assert_eq!(told(&more, "increase_reaches_back"), None);
}

#[test]
fn what_was_owed_for_days_before_a_correction_remains() {
    let from_today = from(corrected(date(2026, 11, 20)), 28_000, LAST);
    let from_today = from_today.with(|s| s.motion.effective_reason = None);
    let decision = from_today.decision();
    let says = "owed for 1 Oct 2026 to 19 Nov 2026: £711.43 (31 days at £130.00 and 19 days at \
        £50.00 a week more)";
    assert_eq!(owed(&decision), says);
    assert_eq!(
        told(&decision, "correction_gives_back").unwrap(),
        format!("Under the correction this is {says}. It is what entry 7 says, and remains.")
    );
    // From 1 November on each day owes anew; October remains as it was.
    let november = from(corrected(date(2026, 11, 20)), 28_000, NOVEMBER).decision();
    // (31 × 130 + 19 × 80 + 10 × 30) ÷ 7.
    assert_eq!(november.owed().unwrap().in_all.pence(), 83_571);
    assert_eq!(november.owed().unwrap().from, OCTOBER);
}

#[test]
fn a_slip_of_the_day_gave_nothing_and_its_correction_owes_what_it_says_alone() {
    let lower = from(corrected(LAST), 24_000, NOVEMBER).decision();
    // 29 × 40 ÷ 7.
    let says = "owed for 1 Nov 2026 to 29 Nov 2026: £165.71 (29 days at £40.00 a week more)";
    assert_eq!(owed(&lower), says);
    let from_today = from(corrected(LAST), 24_000, LAST);
    let nothing = from_today
        .with(|s| s.motion.effective_reason = None)
        .decision();
    assert_eq!(nothing.owed(), None);
    assert_eq!(
        told(&nothing, "correction_gives_back").unwrap(),
        "Under the correction nothing is owed for days gone by. It takes the place of the £782.86 \
         that entry 7 says is owed; what was paid of that counts towards it."
    );
}

#[test]
fn an_amount_for_a_limited_time_is_told_by_the_day_against_the_steps_beneath() {
    let stepping = three_months();
    let over = scene()
        .after(stepping, STANDS)
        .verdict(Verdict::AgreeLimited {
            amount: budget(63_240),
            until: date(2027, 1, 31),
        });
    let draft = over.motion.clone();
    let asked = Asked::from(over.motion.verdict.clone());
    let draft = draft.with_verdict(asked);
    let weighed = weigh(&draft, &over.file, Some(&over.sitting), &over.rules, TODAY);
    let over_time = weighed.over_time.unwrap();
    assert_eq!(over_time.n_days, 69);
    // (38 × 20.00 + 31 × 86.20) ÷ 7: the first step, to £546.20, is of 1 January.
    assert_eq!(over_time.in_all.pence(), 49_031);
    assert!(!over_time.at_most);
}

#[test]
fn what_an_amount_for_a_limited_time_comes_to_is_at_most_that_where_a_cost_is_not_known() {
    let limited = Verdict::AgreeLimited {
        amount: budget(75_000),
        until: date(2027, 1, 31),
    };
    let weighed = |scene: Scene| {
        let scene = scene.verdict(limited.clone());
        let asked = Asked::from(scene.motion.verdict.clone());
        let draft = scene.motion.clone().with_verdict(asked);
        weigh(
            &draft,
            &scene.file,
            Some(&scene.sitting),
            &scene.rules,
            TODAY,
        )
    };
    assert!(!weighed(increase()).over_time.unwrap().at_most);
    assert!(weighed(increase().incomplete()).over_time.unwrap().at_most);
}
