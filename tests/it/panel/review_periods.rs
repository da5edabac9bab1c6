//! Review periods with a name: the day on which a case comes back, and how late a day may be.

use crate::panel::scene::{Scene, budget, scene, words};
use jiff::civil::date;
use ras_panel::config::panel_rules::PanelRules;
use ras_panel::config::raw::panel::panel_file;
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::date::Date;

const SHIPPED: &str = include_str!("../../../config/panel.toml");

fn rules(changes: &[(&str, &str)]) -> PanelRules {
    let mut text = SHIPPED.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    panel_file(&text).finished().unwrap()
}

fn under(changes: &[(&str, &str)], scene: Scene) -> Scene {
    let rules = rules(changes);
    scene.with(|s| s.rules = rules)
}

fn kept(review: Date) -> Scene {
    let risk = words("without the night visit she would fall");
    scene().verdict(Verdict::KeepPresent { risk, review })
}

fn due(scene: &Scene) -> Option<Date> {
    scene.decision().effect().due
}

#[test]
fn a_specialist_cost_comes_back_after_its_own_period_and_the_period_moves_the_day() {
    let amount = budget(61_240);
    let accepted = || scene().verdict(Verdict::AcceptSpecialist { amount });
    assert_eq!(due(&accepted()), Some(date(2027, 1, 19)));
    let six = under(&[("weeks = \"8\"", "weeks = \"6\"")], accepted());
    assert_eq!(due(&six), Some(date(2027, 1, 5)));
    let months = under(&[("weeks = \"8\"", "months = \"2\"")], accepted());
    assert_eq!(due(&months), Some(date(2027, 1, 24)));
    let other = [("[\"accept_specialist\"]", "[\"agree_limited\"]")];
    assert_eq!(due(&under(&other, accepted())), None);
}

#[test]
fn an_annual_adjustment_comes_back_by_the_period_that_is_stated_for_it_else_by_review_months() {
    assert_eq!(due(&scene()), Some(date(2027, 11, 24)));
    let stated = [("[\"accept_specialist\"]", "[\"agree_amount\"]")];
    assert_eq!(due(&under(&stated, scene())), Some(date(2027, 1, 19)));
}

#[test]
fn a_transition_comes_back_after_its_first_day_as_other_agreed_amounts_do() {
    let moves = || scene().transition(3, None);
    assert_eq!(due(&moves()), Some(date(2027, 12, 1)));
    let stated = [("[\"accept_specialist\"]", "[\"transition\"]")];
    assert_eq!(due(&under(&stated, moves())), Some(date(2027, 1, 26)));
}

#[test]
fn a_risk_is_reviewed_within_its_own_period_whose_title_and_source_are_named() {
    let last = date(2027, 5, 24);
    assert_eq!(due(&kept(last)), Some(last));
    let refusals = kept(last.tomorrow().unwrap()).moderate().unwrap_err();
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    assert_eq!(refusals[0].rule, "risk_review_beyond_review");
    assert_eq!(
        refusals[0].message,
        "The risk is reviewed on 25 May 2027, later than the rules have it (Review of a risk): \
         6 months after 24 Nov 2026, 24 May 2027. Give an earlier day."
    );
    let source = "Northfold (invented): terms of reference of the moderation panel, 2026, \
                  illustrative";
    assert_eq!(refusals[0].source, source);
    let nine = [("months = \"6\"", "months = \"9\"")];
    assert_eq!(
        due(&under(&nine, kept(date(2027, 8, 24)))),
        Some(date(2027, 8, 24))
    );
    // Without a period of its own the review of every plan is the limit.
    let none = [("[\"keep_present\"]", "[\"agree_limited\"]")];
    let year = date(2027, 11, 24);
    assert_eq!(due(&under(&none, kept(year))), Some(year));
}

#[test]
fn a_period_that_is_not_in_force_yet_is_told() {
    let later = "months = [{ from = 2027-01-01, value = \"6\", reference = \"terms\" }]";
    let scene = under(&[("months = \"6\"", later)], kept(date(2027, 1, 24)));
    let refusals = scene.moderate().unwrap_err();
    let told = "review_period.risk.months is not in force on 2026-11-24";
    assert!(refusals[0].message.starts_with(told), "{refusals:#?}");
}

#[test]
fn rules_without_named_periods_and_without_a_usual_transition_are_read_as_before() {
    let (before, _) = SHIPPED.split_once("# Reviews that come sooner").unwrap();
    let rules = panel_file(before).finished().unwrap();
    assert_eq!(rules.review_periods, []);
    assert_eq!(rules.usual_transition, None);
    let year = date(2027, 11, 24);
    assert_eq!(due(&kept(year).with(|s| s.rules = rules)), Some(year));
}
