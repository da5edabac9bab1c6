//! What a form does with letters that are words, and what it says before anything is recorded.

use super::bench::Bench;
use super::looks_of_decisions::write_transition;
use ras_panel::tui::held::form::Form;
use ras_panel::tui::held::popup::Popup;

fn form(bench: &Bench) -> &Form {
    bench.model.form.as_ref().unwrap()
}

fn question(bench: &Bench) -> &str {
    let Some(Popup::Confirm { sentence, .. }) = &bench.model.popup else {
        panic!("{}", bench.text());
    };
    sentence
}

fn note(bench: &Bench, name: &str) -> String {
    let field = form(bench).fields.iter().find(|field| field.name == name);
    let note = field.and_then(|field| field.note.clone());
    note.map(|(_, words)| words).unwrap_or_default()
}

#[test]
fn words_typed_where_letters_choose_change_nothing_and_it_is_said() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d w");
    assert_eq!(form(&bench).kept("verdict"), "return");
    bench.keys("Tab BackTab").type_text("Typing slip");
    assert_eq!(form(&bench).kept("verdict"), "return", "{}", bench.text());
    let told = "what was typed as words is undone. Text is written in";
    assert!(bench.text().contains(told), "{}", bench.text());
    bench.keys("Tab Tab").type_text("ab");
    let at = form(&bench).focused().unwrap().name;
    if at == "reasons" {
        let ticked = form(&bench).kept("reasons");
        assert_eq!(ticked.split('|').count(), 2, "{ticked}");
        bench.keys("Left").type_text("a bad case of it");
        assert_eq!(form(&bench).kept("reasons"), ticked, "{}", bench.text());
    } else {
        panic!("{at}");
    }
}

#[test]
fn a_correction_begins_where_it_says_why() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R e").type_text("Typing slip");
    assert_eq!(form(&bench).kept("rationale"), "Typing slip");
    assert_eq!(form(&bench).kept("verdict"), "transition");
}

#[test]
fn nothing_is_called_agreed_before_it_is_recorded_and_the_question_names_the_change() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    let beside = &form(&bench).beside;
    let first = beside
        .iter()
        .find(|(_, words)| words.contains("a week from"));
    let first = first.map_or("", |(_, words)| words.as_str());
    assert!(first.starts_with("Ready to record: £"), "{first}");
    bench.keys("C-s");
    assert!(question(&bench).contains("The change is −£58.25 a week (34 %), from £170.45."));
    let decision = &bench.model.popup;
    assert!(decision.is_some());
}

#[test]
fn the_question_of_a_refusal_says_that_the_present_amount_goes_on() {
    let mut bench = Bench::new();
    bench.open_sitting().keys("1 Esc /").type_text("NF-88062");
    bench
        .keys("Enter Enter d x Tab a Tab")
        .type_text("It is enough.");
    bench.keys("C-s");
    let question = question(&bench);
    assert!(question.contains("The present £"), "{question}");
    assert!(question.contains(" a week goes on."), "{question}");
}

#[test]
fn the_question_of_a_proposal_names_its_changes() {
    let mut bench = Bench::new();
    bench.write_proposal().keys("C-s");
    let question = question(&bench);
    assert!(
        question.starts_with("Record as a draft of a proposal: "),
        "{question}"
    );
    assert!(question.contains("1.2"), "{question}");
}

#[test]
fn all_that_a_member_lacks_is_said_at_once() {
    let mut bench = Bench::new();
    bench.keys("2 m C-s");
    assert!(
        bench.text().contains("3 things must be put right first"),
        "{}",
        bench.text()
    );
    assert!(
        bench.text().contains("Nothing is written. Write it here"),
        "{}",
        bench.text()
    );
}

#[test]
fn a_question_that_is_late_comes_and_one_that_is_over_says_how_it_comes_again() {
    let mut bench = Bench::new();
    bench.write_proposal().busy().keys("C-s R");
    assert!(
        bench.text().contains("It is still worked out"),
        "{}",
        bench.text()
    );
    bench.answers();
    assert!(!question(&bench).is_empty());
    bench
        .keys("Esc")
        .busy()
        .keys("C-s")
        .type_text("x")
        .answers();
    assert!(bench.model.popup.is_none());
    assert!(
        bench.text().contains("Press Ctrl-S once more"),
        "{}",
        bench.text()
    );
}

#[test]
fn a_member_of_the_chairs_role_is_proposed_and_the_ticks_tell_the_quorum() {
    let mut bench = Bench::new();
    bench.acts("senior-1").keys("2 o");
    assert_eq!(form(&bench).kept("chair"), "chair", "{}", bench.text());
    assert!(
        bench.text().contains("a letter or Space ticks"),
        "{}",
        bench.text()
    );
    let all = note(&bench, "present");
    assert!(all.contains("who decide, of a quorum of"), "{all}");
    for _ in 0..form(&bench).kept("present").split('|').count() {
        let field = &form(&bench).fields[0];
        let ras_panel::tui::held::form_field::Content::Ticks { choices, .. } = &field.content
        else {
            panic!("no ticks");
        };
        let ticked = choices.iter().position(|(_, on)| *on).unwrap();
        bench.keys(&format!("{}*Left {ticked}*Right Space", choices.len()));
    }
    let none = note(&bench, "present");
    assert!(none.starts_with("0 who decide"), "{none}");
    assert!(none.ends_with("nothing can be decided"), "{none}");
}
