//! What a form asks, and what it says: only what the choice needs, once, and what is true.

use super::bench::{Bench, CASE};
use super::looks_of_decisions::write_transition;
use ras_panel::tui::forms::decide_form;
use ras_panel::tui::held::popup::Popup;

fn put(bench: &mut Bench, name: &str, text: &str) {
    let form = bench.model.form.as_mut().unwrap();
    let field = form.fields.iter_mut().find(|field| field.name == name);
    field.unwrap().put_back(text);
    decide_form::changed(&mut bench.model);
}

fn beside(bench: &Bench) -> String {
    let form = bench.model.form.as_ref().unwrap();
    let lines: Vec<&str> = form.beside.iter().map(|line| line.1.as_str()).collect();
    lines.join("\n")
}

#[test]
fn a_costing_behind_the_assessment_is_named_among_what_was_relied_on() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d a Tab");
    bench.type_text("200").keys("Tab a Tab b Tab");
    bench.type_text("She needs more help.").keys("Tab");
    assert!(beside(&bench).contains("no costing"), "{}", beside(&bench));
    bench.type_text(" costing 20/11/2026 by the agency");
    assert!(!beside(&bench).contains("no costing"), "{}", beside(&bench));
    bench.keys("Tab BackTab");
    let text = bench.text();
    assert!(
        text.contains("assessment, review, costing or other"),
        "{text}"
    );
}

#[test]
fn a_transition_asks_only_what_its_profile_uses_and_takes_back_what_was_typed() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "2", "");
    let asked = |bench: &Bench| {
        let form = bench.model.form.as_ref().unwrap();
        ["months", "first_period", "floor"].map(|name| form.has(name))
    };
    for (profile, fields) in [
        ("equal_steps", [true, true, true]),
        ("hold_then_drop", [true, false, true]),
        ("own_steps", [true, false, true]),
        ("percent_per_step", [true, true, true]),
        ("at_once", [false, false, false]),
    ] {
        put(&mut bench, "profile", profile);
        assert_eq!(asked(&bench), fields, "{profile}");
    }
    assert!(beside(&bench).contains("Ctrl-S asks"), "{}", beside(&bench));
    put(&mut bench, "profile", "equal_steps");
    assert_eq!(bench.model.form.as_ref().unwrap().kept("months"), "2");
    put(&mut bench, "profile", "at_once");
    bench.keys("C-s R");
    assert_eq!(bench.n_recorded, 2, "{}", bench.text());
}

#[test]
fn a_hold_without_a_first_period_is_recorded() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    put(&mut bench, "first_period", "");
    assert!(
        beside(&bench).contains("first period"),
        "{}",
        beside(&bench)
    );
    put(&mut bench, "profile", "hold_then_drop");
    assert!(beside(&bench).contains("Ctrl-S asks"), "{}", beside(&bench));
}

#[test]
fn the_day_of_a_referral_stands_once_beside_the_queue() {
    let mut bench = Bench::new();
    bench.keys("/").type_text(CASE).keys("Enter");
    let text = bench.text();
    assert_eq!(text.matches("15 Nov 2026").count(), 1, "{text}");
    assert!(text.contains("Referred 9 days ago"), "{text}");
}

#[test]
fn on_a_low_screen_a_short_field_leaves_the_effect_its_room() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "She was just told of it.");
    bench.model.size = (80, 24);
    bench.keys("7*BackTab");
    let text = bench.text();
    assert!(text.contains("An exception awaits approval"), "{text}");
    assert!(text.contains("Change −£58.25"), "{text}");
}

#[test]
fn every_mark_of_the_queue_is_explained_and_the_help_leads_there() {
    let mut bench = Bench::new();
    bench.keys("?").type_text("marks").keys("Enter");
    let text = bench.text();
    for words in [
        "decided in this sitting",
        "awaiting approval",
        "package changed, back in the queue",
        "a draft of yours is kept",
        "over the target",
        "(refers)",
    ] {
        assert!(text.to_lowercase().contains(words), "{words}: {text}");
    }
}

#[test]
fn the_help_of_a_form_says_what_the_arrows_do() {
    let mut bench = Bench::new();
    bench.keys("2 o F1");
    let text = bench.text();
    assert!(
        text.contains("next line or choice; after the last one, next field"),
        "{text}"
    );
}

#[test]
fn the_history_of_an_exception_says_that_it_waits_only_while_it_does() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "She was just told of it.");
    bench.keys("C-s R");
    let waits = "until it is approved";
    let history = |bench: &Bench| {
        let detail = &bench.model.case.as_ref().unwrap().detail;
        let lines: Vec<&str> = detail.history.iter().map(|line| line.1.as_str()).collect();
        lines.join("\n")
    };
    assert!(history(&bench).contains(waits), "{}", history(&bench));
    bench.keys("u").type_text("It was a mistake.").keys("C-s R");
    assert!(!history(&bench).contains(waits), "{}", history(&bench));
    assert!(
        history(&bench).contains("a transition to £112.20"),
        "{}",
        history(&bench)
    );
}

#[test]
fn an_answer_says_first_who_gives_it_and_what_it_would_do() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "She was just told of it.");
    bench.keys("C-s");
    let asks = bench.text();
    assert_eq!(asks.matches("present amount stands").count(), 1, "{asks}");
    bench.keys("R Esc 3 F2 5*j Enter a");
    let first = |bench: &Bench| {
        let text = beside(bench);
        text.lines().take(4).collect::<Vec<_>>().join("\n")
    };
    let approves = first(&bench);
    assert!(
        approves.contains("You act as Senior practitioner 2."),
        "{approves}"
    );
    assert!(
        approves.contains("Approved, it stands: a transition"),
        "{approves}"
    );
    bench.keys("Esc r");
    let refuses = first(&bench);
    assert!(
        refuses.contains("the present amount of £170.45 a week goes on"),
        "{refuses}"
    );
    bench.type_text("No.").keys("C-s");
    let asks = bench.text();
    assert!(asks.contains("13: a transition to £112.20"), "{asks}");
}

#[test]
fn a_filter_that_was_kept_gives_way_to_what_is_typed_and_can_be_gone_on_with() {
    let mut bench = Bench::new();
    bench
        .keys("/")
        .type_text(CASE)
        .keys("Enter /")
        .type_text("flag:sev");
    assert_eq!(bench.model.queue.filter.value(), "flag:sev");
    bench.keys("Enter / End").type_text(" gap>100");
    assert_eq!(bench.model.queue.filter.value(), "flag:sev gap>100");
    bench.keys("Enter / Enter");
    assert_eq!(bench.model.queue.filter.value(), "flag:sev gap>100");
}

#[test]
fn where_nothing_is_selected_nothing_is_offered_to_be_opened() {
    let mut bench = Bench::new();
    bench.keys("3");
    assert!(!bench.text().contains("Enter open"), "{}", bench.text());
    bench.keys("Enter");
    assert!(
        bench.text().contains("Nothing is selected here."),
        "{}",
        bench.text()
    );
}

#[test]
fn every_line_of_the_help_is_whole_on_the_narrowest_screen() {
    let mut bench = Bench::new();
    bench.model.size = (60, 15);
    for open in ["1 ?", "2 ?", "4 ?", "5 ?", "6 ?", "2 o F1"] {
        bench.keys("Esc Esc").keys(open);
        let mut seen = String::new();
        for _ in 0..60 {
            seen.push_str(&bench.text());
            bench.keys("Down");
        }
        assert!(seen.contains("Enter runs · Esc closes"), "{seen}");
        let lines = seen.lines().filter(|line| line.contains("┃┃ "));
        let cut: Vec<&str> = lines.filter(|line| line.contains('…')).collect();
        assert_eq!(cut, Vec::<&str>::new(), "{open}");
    }
}

#[test]
fn every_popup_shows_its_keys_on_the_smallest_screen() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "She was just told of it.");
    bench.model.size = (60, 15);
    let shows = |bench: &Bench, keys: &[&str]| {
        let text = bench.text();
        for key in keys {
            assert!(text.contains(key), "{key}: {text}");
        }
    };
    bench.keys("C-s");
    shows(&bench, &["Type R to record, Esc to go back."]);
    bench.keys("Esc F2");
    shows(&bench, &["Enter chooses", "Esc closes"]);
    bench.keys("Esc F5");
    shows(&bench, &["Esc closes"]);
    bench.keys("Esc").pause().keys("C-x");
    shows(&bench, &["Type D to throw it away, Esc to go back."]);
    bench.keys("Esc F1");
    shows(&bench, &["Enter runs", "Esc closes"]);
    bench.keys("Esc");
    let lines = vec![format!("Decide {CASE}: the disk is full"); 9];
    bench.model.popup = Some(Popup::Leave { lines });
    shows(&bench, &["q tries again", "L leaves", "Esc goes back"]);
    let lines = vec!["What you typed could not be kept".to_owned(); 20];
    let title = "Not kept".to_owned();
    bench.model.popup = Some(Popup::Unasked {
        title,
        lines,
        top: 0,
    });
    shows(&bench, &["Esc closes, typing goes on"]);
}
