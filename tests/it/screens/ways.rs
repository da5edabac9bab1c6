//! Ways through the program: where the selection stays, what is kept, what a slip of a key does.

use super::bench::{Bench, CASE};
use super::looks_of_decisions::write_transition;
use ras_panel::terms::ids::CaseRef;
use ras_panel::tui::keys::update::Change;

fn selected(bench: &Bench) -> String {
    bench.model.queue.selected().unwrap().case.to_string()
}

#[test]
fn the_selection_follows_the_case_through_sorting_filtering_and_opening() {
    let mut bench = Bench::new();
    let case = CaseRef::new(CASE).unwrap();
    assert!(bench.model.queue.select(&case));
    for script in ["s", "S", "a", "a", "Enter", "Esc", "s s s"] {
        bench.keys(script);
        assert_eq!(selected(&bench), CASE, "after {script}");
    }
    bench.keys("/").type_text("memory").keys("Enter");
    assert_eq!(selected(&bench), CASE);
    bench.keys("Enter Esc");
    assert!(
        bench.text().contains("/memory"),
        "the filter survives: {}",
        bench.text()
    );
}

#[test]
fn the_first_case_of_the_order_is_selected_at_the_start() {
    let bench = Bench::new();
    assert_eq!(bench.model.queue.position(), 0);
}

#[test]
fn a_letter_in_a_text_field_is_a_letter_and_not_a_command() {
    let mut bench = Bench::new();
    bench.open_case().keys("d w Enter").type_text("q1?/:R");
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.kept("what"), "q1?/:R");
}

#[test]
fn a_member_who_can_be_taken_for_another_is_refused_beside_the_field() {
    let mut bench = Bench::new();
    bench.keys("2 m").type_text("Senior_1").keys("Tab");
    bench.type_text("Somebody").keys("Tab a C-s");
    let form = bench.model.form.as_ref().unwrap();
    let message = form.fields[0].message().unwrap_or_default();
    assert!(
        message.starts_with("The id Senior_1 can be taken for senior-1"),
        "{message}"
    );
    bench.keys("C-u").type_text("senior-1").keys("C-s");
    let form = bench.model.form.as_ref().unwrap();
    let message = form.fields[0].message().unwrap_or_default();
    assert!(
        message.starts_with("The id senior-1 is Senior practitioner 1 already"),
        "{message}"
    );
    bench
        .keys("Tab C-u")
        .type_text("Senior practitioner 1")
        .keys("C-s");
    assert!(bench.text().contains("is entered already"));
    bench.keys("Esc BackTab C-u C-s");
    assert_eq!(bench.n_recorded, 0);
}

#[test]
fn what_was_typed_into_a_small_form_comes_back() {
    let mut bench = Bench::new();
    bench
        .keys("2 m")
        .type_text("new-1")
        .keys("Tab")
        .type_text("New member")
        .keys("Esc");
    assert!(bench.text().contains("comes back"), "{}", bench.text());
    bench.keys("1 2 m");
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.kept("id"), "new-1");
    assert_eq!(form.kept("shown"), "New member");
}

#[test]
fn what_is_typed_into_a_proposal_outlives_the_program_until_it_is_recorded() {
    let mut bench = Bench::new();
    bench.open_sitting().keys("5 w");
    bench.type_text("eating weighting = 1.2").keys("Tab");
    bench.type_text("It comes back again and again.").pause();
    let mut bench = bench.restarted();
    bench.keys("5 w");
    let kept = |bench: &Bench, name| bench.model.form.as_ref().unwrap().kept(name);
    assert_eq!(kept(&bench, "changes"), "eating weighting = 1.2");
    assert_eq!(kept(&bench, "reason"), "It comes back again and again.");
    assert!(
        bench.text().contains("Your draft is back"),
        "{}",
        bench.text()
    );
    bench.keys("Tab Tab").type_text("NF-20031").keys("C-s R");
    assert_eq!(bench.n_recorded, 1, "{}", bench.text());
    bench.keys("w");
    assert_eq!(
        kept(&bench, "changes"),
        "",
        "what is recorded is no draft any more"
    );
    bench.type_text("thrown away").pause().keys("C-x D w");
    assert_eq!(kept(&bench, "changes"), "");
}

#[test]
fn a_proposal_that_comes_back_shows_its_effect_as_a_typed_one_does() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("w");
    bench.type_text("keeping clean weighting = 1.20");
    let effect = |bench: &Bench| bench.model.form.as_ref().unwrap().beside.clone();
    let typed = effect(&bench);
    assert!(
        typed
            .iter()
            .any(|(_, words)| words.starts_with("Indicative: NF-20031")),
        "{typed:?}"
    );
    bench.keys("Esc 5 w");
    assert_eq!(effect(&bench), typed, "in the same program");
    bench.pause();
    let mut bench = bench.restarted();
    bench.keys("5 w");
    assert_eq!(effect(&bench), typed, "in a new program");
}

#[test]
fn a_case_that_this_sitting_has_decided_is_corrected_and_not_decided_twice() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R d");
    assert!(bench.model.form.is_none(), "{}", bench.text());
    assert!(bench.text().contains("e corrects it"), "{}", bench.text());
    bench.keys("e");
    let form = bench.model.form.as_ref().unwrap();
    assert!(form.title.starts_with("Correct entry 13"), "{}", form.title);
}

#[test]
fn text_is_pasted_into_fields_filters_and_nowhere_else() {
    let mut bench = Bench::new();
    bench.change(Change::Paste("ignored\n".to_owned()));
    bench.keys("/");
    bench.change(Change::Paste(format!("{CASE}\n")));
    bench.keys("Enter Enter d a Enter");
    bench.change(Change::Paste(" £1,234.50\r\n\u{1b}[31m".to_owned()));
    let form = bench.model.form.as_ref().unwrap();
    assert!(
        form.kept("amount").starts_with("£1,234.50"),
        "{}",
        form.kept("amount")
    );
    assert!(!form.kept("amount").contains('\u{1b}'));
}

#[test]
fn enter_in_the_last_field_asks_and_does_not_record() {
    let mut bench = Bench::new();
    bench.keys("2 o Enter Enter");
    assert!(
        bench.text().contains("Type R to record"),
        "{}",
        bench.text()
    );
    assert_eq!(bench.n_recorded, 0);
    bench.keys("Esc C-s Enter C-s");
    assert_eq!(bench.n_recorded, 0);
}

#[test]
fn who_acts_can_be_changed_inside_the_form() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d F2 Down Enter");
    assert!(
        bench.text().contains("acting: Service director"),
        "{}",
        bench.text()
    );
    assert!(bench.model.form.is_some(), "the form stays open");
}

#[test]
fn a_click_selects_a_line_and_a_tab() {
    let mut bench = Bench::new();
    bench.change(Change::Click(10, 6));
    assert_eq!(bench.model.queue.position(), 2);
    bench.change(Change::Wheel(3, (10, 6)));
    assert_eq!(bench.model.queue.position(), 5);
    bench.change(Change::Click(14, 1));
    assert!(
        bench.text().contains("No sitting is open"),
        "{}",
        bench.text()
    );
}

#[test]
fn the_heading_never_hides_the_sitting_or_who_acts() {
    let mut bench = Bench::new();
    bench.open_sitting();
    for width in 60..=140 {
        bench.model.size = (width, 24);
        let text = bench.text();
        let heading = text.lines().next().unwrap();
        assert!(
            heading.contains("sitting 24 Nov 2026"),
            "{width}: {heading}"
        );
        assert!(heading.contains("acting: Chair"), "{width}: {heading}");
    }
}

#[test]
fn case_and_money_are_whole_in_every_width() {
    let mut bench = Bench::new();
    for width in 60..=160 {
        bench.model.size = (width, 45);
        let text = bench.text();
        for (row, line) in bench
            .model
            .queue
            .shown_lines()
            .zip(text.lines().skip(4))
            .take(20)
        {
            for figure in [
                row.case.to_string(),
                format!(" {} ", row.package),
                format!(" {} ", row.indicative.unwrap()),
                format!(" {} ", row.gap.unwrap().amount.0.signed()),
            ] {
                assert!(line.contains(&figure), "{width}: {figure} is not in {line}");
            }
        }
    }
}

#[test]
fn a_figure_out_of_its_limits_is_told_beside_the_form_and_takes_no_key_away() {
    let mut bench = Bench::new();
    bench.open_case().keys("w");
    bench.type_text("eating weighting = 105");
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    let text = bench.text();
    assert!(text.contains("out of its limits"), "{text}");
    assert!(
        !text.contains("Indicative: "),
        "nothing is modelled: {text}"
    );
    bench.type_text("0").keys("Tab").type_text("because");
    let kept = |name| bench.model.form.as_ref().unwrap().kept(name);
    assert_eq!(kept("changes"), "eating weighting = 1050");
    assert_eq!(kept("reason"), "because");
}

#[test]
fn an_amount_typed_on_the_outcome_that_was_chosen_goes_into_its_field() {
    let mut bench = Bench::new();
    bench.open_case().keys("d a").type_text("+10%");
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(
        (form.kept("verdict"), form.kept("amount")),
        ("agree_amount".into(), "+10%".into())
    );
    let mut bench = Bench::new();
    bench.open_case().keys("d").type_text("5");
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(
        form.kept("verdict"),
        "",
        "nothing is chosen, so nothing is an amount"
    );
}

#[test]
fn what_the_rules_refuse_of_an_answer_to_a_proposal_stands_beside_it_from_the_start() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("w");
    bench.type_text("eating weighting = 1.2").keys("Tab");
    bench
        .type_text("It comes back again and again.")
        .keys("C-s R 5 s R m R a");
    let text = bench.text();
    assert!(
        text.contains("The rules do not let you approve it"),
        "{text}"
    );
    assert!(text.contains("You act as"), "{text}");
    let beside = &bench.model.form.as_ref().unwrap().beside;
    let says = |words: &str| beside.iter().any(|(_, line)| line.contains(words));
    assert!(
        says("wrote this proposal and cannot answer it"),
        "{beside:#?}"
    );
    assert!(says("Eating and drinking: weighting"), "{beside:#?}");
}
