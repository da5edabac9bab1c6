//! What steps and limited times come to is told with what else is agreed, and what steps are of.

use crate::panel::scene::history::STANDS;
use crate::panel::scene::{Scene, budget, increase, per_week, scene, words};
use jiff::civil::date;
use ras_panel::panel::decision::Decision;
use ras_panel::panel::schedule::{as_paid, cut};
use ras_panel::panel::transition::Profile;
use ras_panel::panel::verdict::Verdict;
use ras_panel::reports::decided;
use ras_panel::terms::money::Money;
use rust_decimal::dec;

fn told(decision: &Decision, rule: &str) -> Option<String> {
    let mut warnings = decision.warnings().iter();
    let told = warnings.find(|told| told.rule == rule)?;
    Some(told.message.clone())
}

#[test]
fn days_that_a_limited_time_covers_cost_and_save_nothing_of_a_transition() {
    let decision = scene().transition(3, None).decision();
    let steps = decision.effect().schedule.clone().unwrap();
    // (31 × 198.60 + 31 × 132.40 + 28 × 66.20) ÷ 7.
    assert_eq!(steps.cost.pence(), 173_066);
    let january = (date(2027, 1, 1), date(2027, 1, 31));
    let paid = as_paid(&steps, None, &[january]).unwrap();
    assert_eq!(paid.steps, steps.steps);
    // (31 × 198.60 + 28 × 66.20) ÷ 7.
    assert_eq!(paid.cost.pence(), 114_431);
    // In January 31 × 66.20 ÷ 7 would have been saved.
    let saved = |of: &[(_, Money)]| of[0].1.pence();
    let less = saved(&steps.saving_by_year) - saved(&paid.saving_by_year);
    assert!((29_317..=29_318).contains(&less), "{less}");
    // Times that overlap are left out once, and days before it are none of it.
    let earlier = (date(2026, 10, 1), date(2026, 10, 31));
    let twice = [january, earlier, (date(2027, 1, 10), date(2027, 1, 20))];
    assert_eq!(as_paid(&steps, None, &twice), Some(paid));
    let february = date(2027, 2, 1);
    let uncovered = as_paid(&steps, Some(february), &[]);
    assert_eq!(uncovered, cut(&steps, february));
}

#[test]
fn what_follows_a_limited_time_names_what_is_agreed_for_later_days() {
    let from = |scene: Scene, day| {
        scene.with(|s| {
            s.motion.effective = day;
            s.motion.effective_reason = Some(words("The day centre begins then."));
        })
    };
    let until = |earlier: Scene| {
        let now = scene().on("S-2", date(2026, 12, 8));
        let now = now.after(earlier.decision(), STANDS);
        let limited = Verdict::AgreeLimited {
            amount: budget(65_000),
            until: date(2027, 1, 24),
        };
        told(&now.verdict(limited).decision(), "end_to_be_explained").unwrap()
    };
    let march = until(from(increase().amount(70_000), date(2027, 3, 1)));
    let says = "£612.40 a week is in force again from 25 Jan 2027, what the package costs as it is \
        known today; from 1 Mar 2027 £700.00, as agreed by entry 7.";
    assert!(march.contains(says), "{march}");
    // What begins meanwhile was not in force before.
    let january = until(from(increase().amount(70_000), date(2027, 1, 10)));
    let says = "£700.00 a week is in force from 25 Jan 2027, as agreed by entry 7.";
    assert!(january.contains(says), "{january}");
}

#[test]
fn per_cent_are_of_the_start_and_a_larger_last_step_is_told() {
    let of = |floor: Option<i64>| {
        let scene = scene().transition(3, None).with(|s| {
            if let Verdict::Transition { terms, .. } = &mut s.motion.verdict {
                terms.profile = Profile::PercentPerStep(dec!(10));
                terms.floor = floor.map(per_week);
            }
        });
        scene.decision()
    };
    let decision = of(Some(56_000));
    assert_eq!(
        told(&decision, "per_cent_of_the_start").unwrap(),
        "Each step is at most 10 % of the amount at the start, £612.40: £61.24. It is not reckoned \
         anew from the step before."
    );
    let last = " That last step is £146.20, more than the £61.24 that a step is at most.";
    let ends = told(&decision, "floor_ends").unwrap();
    assert!(ends.ends_with(last), "{ends}");
    let how = &decided::particulars(&decision)[0].1;
    let says = "by at most 10 % of the amount at the start a month (£61.24 of £612.40)";
    assert!(how.starts_with(says), "{how}");
    assert!(
        how.ends_with("; the last step, of £146.20, is larger"),
        "{how}"
    );
}
