//! The decision form, its refusals, what follows from it: screens in three sizes.

use super::bench::{Bench, CASE};
use insta::assert_snapshot;
use ras_panel::app::outcome::Outcome;
use ras_panel::tui::keys::update::Change;

/// Writes a whole reduction to the indicative budget over so many months, from the opened case.
pub fn write_transition(bench: &mut Bench, months: &str, exception: &str) {
    bench.keys("t Tab Tab C-u").type_text(months);
    while bench.model.form.as_ref().unwrap().focused().unwrap().name != "exception" {
        bench.keys("Tab");
    }
    bench.type_text(exception);
    bench
        .keys("Tab c Tab")
        .type_text("Less help is needed since the fall healed.");
    bench
        .keys("Tab Tab")
        .type_text("Two visits a day meet the assessed needs.");
    bench
        .keys("Tab a Tab")
        .type_text("She agrees, if it goes slowly.");
}

#[test]
fn a_decision_from_the_first_key_to_the_record() {
    let mut bench = Bench::new();
    bench.open_case().keys("d");
    assert_snapshot!("decide_without_a_sitting", bench.look());
    bench.keys("Esc Esc").open_sitting().open_case().keys("d");
    assert_snapshot!("decide_new", bench.look());
    bench.keys("a Enter").type_text("twelve");
    assert_snapshot!("decide_amount_unread", bench.look());
    bench.keys("C-u").type_text("150").keys("Enter a Enter C-s");
    assert_snapshot!("decide_reduction_refused", bench.look());
    bench
        .keys("c Tab")
        .type_text("Less help is needed since the fall healed.");
    bench
        .keys("Tab Tab")
        .type_text("Two visits a day meet the assessed needs.");
    bench.keys("Tab a Tab").type_text("She agrees.");
    assert_snapshot!("decide_lawful", bench.look());
    bench.keys("C-s");
    assert_snapshot!("decide_confirm", bench.look());
    assert_eq!(bench.n_recorded, 1, "only the sitting");
    bench.keys("s Enter y r");
    assert_eq!(bench.n_recorded, 1, "no other key records");
    bench.keys("R");
    assert_eq!(bench.n_recorded, 2);
    assert_snapshot!("decided", bench.look());
    bench.keys("Esc");
    assert_snapshot!("queue_after_a_decision", bench.look());
    bench.keys("6");
    assert_snapshot!("register", bench.look());
    bench.keys("Enter");
    assert_snapshot!("register_entry", bench.look());
    bench.keys("Esc v");
    assert_snapshot!("register_verified", bench.look());
}

#[test]
fn a_transition_an_exception_and_its_approval() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    assert_snapshot!("transition", bench.look());
    bench.keys("C-x");
    assert_snapshot!("draft_to_be_thrown_away", bench.look());
    bench.keys("D");
    assert!(bench.model.form.is_none(), "the form goes with its draft");
    write_transition(&mut bench, "6", "Her sister moves in only in May.");
    assert_snapshot!("transition_beyond_the_limit", bench.look());
    bench.keys("C-s R");
    assert_snapshot!("exception_recorded", bench.look());
    bench.keys("3");
    assert_snapshot!("approvals", bench.look());
    bench.keys("a").type_text("Agreed.").keys("C-s");
    assert_snapshot!("approval_refused_by_the_rules", bench.look());
    let refused = "The rules do not let you approve it.";
    assert!(bench.text().contains(refused), "{}", bench.text());
    bench.keys("F2 5*j Enter");
    assert!(!bench.text().contains(refused), "{}", bench.text());
    bench.keys("C-s R");
    assert_eq!(bench.n_recorded, 3, "{}", bench.text());
    bench.keys("4");
    assert_snapshot!("transitions", bench.look());
}

#[test]
fn another_panels_decision_is_shown_and_the_draft_is_kept() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    let mut other = bench.other_desk("member-1");
    let motion = {
        bench.keys("C-s");
        let Some(ras_panel::tui::held::popup::Popup::Confirm { command, .. }) = &bench.model.popup
        else {
            panic!("{}", bench.text());
        };
        (**command).clone()
    };
    let ras_panel::app::command::Command::Confirmed(confirmed) = motion else {
        panic!("not a decision");
    };
    let mut motion = Box::new(confirmed.motion().clone());
    motion.recorder = ras_panel::terms::ids::MemberId::new("member-1").unwrap();
    let told = other.execute(ras_panel::app::command::Command::Decide(motion));
    assert!(matches!(told, Ok(Outcome::Recorded { .. })), "{told:?}");
    bench.keys("R");
    assert_snapshot!("conflict", bench.look());
    bench.keys("Esc");
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(
        form.kept("needs_met"),
        "Two visits a day meet the assessed needs."
    );
}

#[test]
fn proposals_from_the_case_to_adoption() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("w");
    assert_snapshot!("proposal_new", bench.look());
    bench.type_text("eating");
    assert_snapshot!("proposal_figures_offered", bench.look());
    bench.type_text(" weighting = 1.2");
    assert_snapshot!("proposal_with_its_effect", bench.look());
    bench
        .keys("Tab")
        .type_text("It comes back again and again.")
        .keys("Tab");
    bench
        .keys("End")
        .type_text(", NF-88062 NF-85632")
        .keys("C-s");
    let named = "Eating and drinking: weighting: 1 → 1.2 factor";
    assert!(bench.text().contains(named), "{}", bench.text());
    bench.keys("Esc Tab").type_text("Meals").keys("C-s");
    assert_snapshot!("proposal_confirm", bench.look());
    bench.keys("R Esc 5");
    assert_snapshot!("proposals", bench.look());
    bench.keys("Enter");
    assert_snapshot!("proposal_read", bench.look());
    bench.keys("Esc s R m");
    assert_snapshot!("proposal_effect_asked_about", bench.look());
    bench.keys("R");
    assert_snapshot!("proposal_modelled", bench.look());
    bench.acts("member-1").keys("a");
    bench.type_text("The evidence is plain.").keys("C-s R f");
    assert_snapshot!("proposal_adoption", bench.look());
}

#[test]
fn a_draft_comes_back_as_it_was_left_on_the_same_screen_and_only_to_its_member() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d a Enter");
    bench.type_text("140").keys("Esc d");
    let amount = |bench: &Bench| bench.model.form.as_ref().unwrap().kept("amount");
    assert_eq!(amount(&bench), "140", "{}", bench.text());
    bench.keys("Tab End").type_text(".50").pause();
    bench.keys("Esc d");
    assert_eq!(amount(&bench), "140.50", "{}", bench.text());
    bench.keys("Esc F2 j Enter d");
    assert_eq!(
        amount(&bench),
        "",
        "another member has a draft of their own"
    );
    bench.keys("Esc F2 k Enter d");
    assert_eq!(amount(&bench), "140.50", "{}", bench.text());
    bench.keys("C-x D d");
    assert_eq!(amount(&bench), "", "what is thrown away is gone");
}

#[test]
fn lines_pasted_as_a_terminal_sends_them_stay_lines() {
    let mut bench = Bench::new();
    bench
        .open_sitting()
        .open_case()
        .keys("d a Enter Tab Tab Tab");
    let field = |bench: &Bench| bench.model.form.as_ref().unwrap().kept("rationale");
    bench.change(Change::Paste(
        "Line one.\rLine two.\r\nLine three.".to_owned(),
    ));
    assert_eq!(field(&bench), "Line one.\nLine two.\nLine three.");
}

#[test]
fn a_draft_comes_back_and_an_interest_is_declared() {
    let mut bench = Bench::new();
    bench
        .open_sitting()
        .open_case()
        .keys("d w Enter")
        .type_text("Ask about the night.");
    bench.pause().keys("Esc");
    assert!(
        bench.text().contains("the draft is kept"),
        "{}",
        bench.text()
    );
    bench.keys("Esc d");
    assert_snapshot!("draft_is_back", bench.look());
    bench.keys("Esc i");
    assert_snapshot!("interest", bench.look());
    bench.keys("a Tab").type_text("a neighbour").keys("C-s R 2");
    assert_snapshot!("sitting_with_an_interest", bench.look());
    assert!(bench.text().contains(CASE));
    bench.keys("1").open_case().keys("i");
    assert_snapshot!("interest_held", bench.look());
    bench
        .keys("a Tab Tab")
        .type_text("The person moved.")
        .keys("C-s");
    assert!(bench.text().contains("Choose one"), "{}", bench.text());
    bench.keys("b C-s R 2");
    let text = bench.text();
    assert!(
        text.contains("None. On an opened case, i declares one."),
        "{text}"
    );
}
