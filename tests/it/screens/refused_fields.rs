//! What each form says at its fields when something is missing or cannot be read: what is typed
//! and, in `fixtures/panel/form_refusals.txt`, the exact words beside the field.

use super::bench::Bench;
use super::looks_of_decisions::write_transition;
use crate::panel::scene::same_as_fixture;
use ras_panel::register::store::Mode;
use ras_panel::tui::forms::decide_form;
use ras_panel::tui::forms::propose_form;
use ras_panel::tui::input::action::Action;
use ras_panel::tui::keys::update::act;

/// What is typed into which field.
type Typed = [(&'static str, &'static str)];

/// Puts what is typed into the open form, field by field; where another outcome is chosen, its
/// fields come.
fn fill(bench: &mut Bench, typed: &Typed) {
    for (name, text) in typed {
        let form = bench.model.form.as_mut().unwrap();
        let field = form.fields.iter_mut().find(|field| field.name == *name);
        let Some(field) = field else {
            panic!("the form does not ask {name}");
        };
        field.put_back(text);
        decide_form::changed(&mut bench.model);
        propose_form_changed(bench);
    }
}

fn propose_form_changed(bench: &mut Bench) {
    let form = bench.model.form.as_ref().unwrap();
    if form.purpose.proposes() {
        drop(propose_form::changed(&mut bench.model));
    }
}

/// What stands at a field.
fn message(bench: &Bench, name: &str) -> String {
    let form = bench.model.form.as_ref().unwrap();
    let field = form.fields.iter().find(|field| field.name == name);
    let Some(field) = field else {
        panic!("the form does not ask {name}");
    };
    field.message().unwrap_or_default()
}

fn told(typed: &Typed, name: &str, message: &str) -> String {
    let typed = typed.iter().map(|(name, text)| match text.is_empty() {
        true => format!("{name} is empty"),
        false => format!("{name} = {}", text.replace('\n', " / ")),
    });
    let typed: Vec<String> = typed.collect();
    let typed = match typed.is_empty() {
        true => "nothing".to_owned(),
        false => typed.join("; "),
    };
    format!("{typed}\n{name}: {message}\n\n")
}

const TRANSITION: (&str, &str) = ("verdict", "transition");
const OTHER: (&str, &str) = ("verdict", "agree_amount");
const ONE_PAPER: (&str, &str) = ("relied_on", "review 12/05/2026 by the therapist");

/// What is typed into the decision form of a case, and the field at which something is said.
#[rustfmt::skip]
const DECISIONS: [(&Typed, &str); 31] = [
    (&[], "verdict"),
    (&[OTHER, ("amount", "150")], "basis"),
    (&[OTHER, ("amount", "")], "amount"),
    (&[OTHER, ("amount", "twelve")], "amount"),
    (&[OTHER, ("basis", "transitional"), ("until", "")], "until"),
    (&[OTHER, ("basis", "transitional"), ("until", "31/02/2027")], "until"),
    (&[OTHER, ("effective", "soon")], "effective"),
    (&[OTHER, ("view_words", "She agrees.")], "view"),
    (&[OTHER, ("relied_on", "letter 12/05/2026 of the ward")], "relied_on"),
    (&[OTHER, ("relied_on", "review by the therapist")], "relied_on"),
    (&[("verdict", "agree_limited"), ("until", "")], "until"),
    (&[("verdict", "keep_present"), ("risk", "")], "risk"),
    (&[("verdict", "keep_present"), ("review", "")], "review"),
    (&[("verdict", "accept_specialist"), ("amount", "")], "amount"),
    (&[("verdict", "change_provider"), ("due", "")], "due"),
    (&[("verdict", "defer"), ("due", "")], "due"),
    (&[("verdict", "defer"), ("due", "next week")], "due"),
    (&[("verdict", "return"), ("what", "")], "what"),
    (&[("verdict", "refer")], "refer_to"),
    (&[TRANSITION, ("start", "")], "start"),
    (&[TRANSITION, ("months", "three")], "months"),
    (&[TRANSITION, ("months", "1.5")], "months"),
    (&[TRANSITION, ("profile", "")], "profile"),
    (&[TRANSITION, ("first_period", "")], "first_period"),
    (&[TRANSITION, ("floor", "none")], "floor"),
    (&[TRANSITION, ("profile", "percent_per_step"), ("step_size", "ten")], "step_size"),
    (&[TRANSITION, ("profile", "percent_per_step"), ("step_size", "")], "step_size"),
    (&[TRANSITION, ("profile", "amount_per_step"), ("step_size", "")], "step_size"),
    (&[TRANSITION, ("profile", "amount_per_step"), ("step_size", "ten")], "step_size"),
    (&[TRANSITION, ("profile", "own_steps"), ("own_steps", "01/01/2027 150\n150 in May")],
        "own_steps"),
    (&[TRANSITION, ("profile", "own_steps"), ("own_steps", "01/01/2027 much")], "own_steps"),
];

/// What is typed into the decision form of a case whose reablement gate stands open.
#[rustfmt::skip]
const GATES: [(&Typed, &str); 4] = [
    (&[OTHER, ("gate", "considered"), ("gate_words", "")], "gate_words"),
    (&[OTHER, ("gate", "not_called_for"), ("gate_words", "")], "gate_words"),
    (&[OTHER, ("gate", "interim"), ("gate_words", "")], "gate_words"),
    (&[OTHER, ("gate", "interim"), ("gate_words", "in spring")], "gate_words"),
];

/// A case whose assessment does not say why reablement was not considered.
const OPEN_GATE: &str = "NF-19850";

#[test]
fn every_field_of_the_decision_form_says_what_it_wants_in_exact_words() {
    let mut bench = Bench::new();
    let mut said = String::new();
    bench.open_sitting().open_case();
    for (typed, name) in DECISIONS {
        bench.keys("d");
        fill(&mut bench, typed);
        let message = message(&bench, name);
        assert!(!message.is_empty(), "{typed:?}");
        said.push_str(&told(typed, name, &message));
        said_where_it_is_seen(&mut bench, &message);
        bench.keys("C-x D Esc");
        bench.open_case();
    }
    bench
        .keys("Esc Esc 1 a /")
        .type_text(OPEN_GATE)
        .keys("Enter Enter");
    for (typed, name) in GATES {
        bench.keys("d");
        fill(&mut bench, typed);
        let message = message(&bench, name);
        assert!(!message.is_empty(), "{typed:?}");
        said.push_str(&told(typed, name, &message));
        bench.keys("C-x D");
    }
    same_as_fixture("fixtures/panel/form_refusals.txt", &said);
}

/// Ctrl-S records nothing and asks nothing while something is wanting, and the screen says it.
fn said_where_it_is_seen(bench: &mut Bench, message: &str) {
    let n_recorded = bench.n_recorded;
    bench.keys("C-s");
    assert_eq!(bench.n_recorded, n_recorded);
    let Some(ras_panel::tui::held::popup::Popup::Confirm { .. }) = bench.model.popup else {
        let text = bench.text();
        let first: String = message.chars().take(12).collect();
        assert!(text.contains("Not recorded"), "{message}\n{text}");
        assert!(text.contains(&first), "{message}\n{text}");
        return;
    };
    panic!("asked to record in spite of: {message}");
}

#[test]
fn what_is_filled_in_as_it_was_said_is_not_complained_of_any_more() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d");
    let typed: [(&'static str, &'static str); 6] = [
        TRANSITION,
        ("start", "01/12/2026"),
        ("months", "3"),
        ("profile", "percent_per_step"),
        ("step_size", "10"),
        ONE_PAPER,
    ];
    fill(&mut bench, &typed);
    for (name, _) in typed {
        let said = message(&bench, name);
        assert!(
            !said.contains("Write") && !said.contains("Choose"),
            "{name}: {said}"
        );
    }
}

/// The script that opens a smaller form, what is typed, and the field at which something is said.
#[rustfmt::skip]
const SMALL: [(&str, &Typed, &str); 12] = [
    ("2 o", &[("present", "")], "present"),
    ("2 o", &[("chair", "")], "chair"),
    ("2 o", &[("present", "member-1|senior-1|area-manager"), ("chair", "chair")], "chair"),
    ("2 m", &[("id", "new-1"), ("shown", "")], "shown"),
    ("2 m", &[("id", "two words"), ("shown", "N.")], "id"),
    ("2 m", &[("id", "new-1"), ("shown", "N.")], "role"),
    ("5 w", &[("changes", "eating weighting = lots")], "changes"),
    ("5 w", &[("changes", "eating weighting")], "changes"),
    ("5 w", &[("changes", "weighting = 1")], "changes"),
    ("5 w", &[("changes", "brushing of teeth = 1")], "changes"),
    ("5 w", &[("changes", "eating weighting = 1.2"), ("reason", "")], "reason"),
    ("5 w", &[("changes", ""), ("reason", "Because.")], "changes"),
];

/// The same at an open sitting, on the opened case.
#[rustfmt::skip]
const AT_A_SITTING: [(&str, &Typed, &str); 4] = [
    ("2 p", &[("present", "")], "present"),
    ("i", &[("nature", "a neighbour")], "member"),
    ("i", &[("member", "chair"), ("nature", "")], "nature"),
    ("2 m", &[("id", "new-1"), ("shown", "N."), ("role", "")], "role"),
];

#[test]
fn every_field_of_the_smaller_forms_says_what_it_wants_in_exact_words() {
    let mut said = String::new();
    let mut ask = |bench: &mut Bench, typed: &Typed, name: &str| {
        fill(bench, typed);
        let n_recorded = bench.n_recorded;
        bench.keys("C-s");
        assert!(bench.model.popup.is_none(), "{}", bench.text());
        assert_eq!(bench.n_recorded, n_recorded);
        let message = message(bench, name);
        assert!(!message.is_empty(), "{typed:?}");
        let title = bench.model.form.as_ref().unwrap().title.clone();
        said.push_str(&format!("[{title}] {}", told(typed, name, &message)));
    };
    let mut bench = Bench::new();
    let mut open_and_ask = |bench: &mut Bench, script: &str, typed: &Typed, name: &str| {
        bench.keys(script);
        ask(bench, typed, name);
        bench.model.form = None;
        bench.model.left_forms.clear();
    };
    for (script, typed, name) in SMALL {
        open_and_ask(&mut bench, script, typed, name);
    }
    bench.open_sitting();
    for (script, typed, name) in AT_A_SITTING {
        if script == "i" {
            bench.open_case();
        }
        open_and_ask(&mut bench, script, typed, name);
    }
    same_as_fixture("fixtures/panel/small_form_refusals.txt", &said);
}

#[test]
fn what_cannot_be_done_here_is_said_with_what_to_do() {
    let said = |bench: &Bench| {
        let status = bench.model.status.as_ref();
        status.map_or_else(String::new, |status| status.text.clone())
    };
    let mut bench = Bench::new();
    bench.open_sitting();
    act(&mut bench.model, Action::OpenSitting);
    assert_eq!(said(&bench), "A sitting is open already; close it first.");
    assert!(
        bench
            .text()
            .contains("A sitting is open already; close it first.")
    );
    bench.open_case().keys("e");
    assert_eq!(
        said(&bench),
        "There is no decision on this case to correct."
    );
    assert!(bench.model.form.is_none());
    bench.keys("u");
    assert_eq!(
        said(&bench),
        "There is no decision on this case to withdraw."
    );
    assert!(bench.model.form.is_none(), "{}", bench.text());
    let mut bench = Bench::new();
    act(&mut bench.model, Action::CloseSitting);
    assert_eq!(
        said(&bench),
        "No sitting is open: o on the sitting screen (2) opens one."
    );
}

/// Ctrl-S on the form that is open; what it says at a field, with its title.
fn refused_at(bench: &mut Bench, typed: &Typed, name: &str) -> String {
    fill(bench, typed);
    let n_recorded = bench.n_recorded;
    bench.keys("C-s");
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    assert_eq!(bench.n_recorded, n_recorded);
    message(bench, name)
}

#[test]
fn an_answer_and_a_withdrawal_want_their_reasons() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "Her sister moves in only in May.");
    bench.keys("C-s R u");
    let withdrawal = refused_at(&mut bench, &[], "reasons");
    assert_eq!(
        withdrawal,
        "Nothing is written. Write it here, in plain words."
    );
    bench.keys("Esc 3");
    for answer in ["a", "r"] {
        bench.keys(answer);
        let said = refused_at(&mut bench, &[("reasons", " ")], "reasons");
        assert_eq!(
            said, "Nothing is written. Write it here, in plain words.",
            "{answer}"
        );
        bench.keys("Esc");
    }
    bench.keys("a");
    let own = refused_at(&mut bench, &[("reasons", "Agreed.")], "reasons");
    let expected = "The rules do not let you answer it, for the reasons beside. F2 lets somebody \
                    else act.";
    assert_eq!(own, expected);
}

#[test]
fn an_adoption_wants_a_day_and_a_version() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("w");
    bench
        .type_text("eating weighting = 1.2")
        .keys("Tab")
        .type_text("It comes back.")
        .keys("C-s R Esc 5 s R m R F2 j Enter a");
    let reasons = refused_at(&mut bench, &[("reasons", "")], "reasons");
    assert_eq!(
        reasons,
        "Nothing is written. Write it here, in plain words."
    );
    bench.type_text("The evidence is plain.").keys("C-s R f");
    let day = "Write a date: 1 Apr 2027, 01/04/2027 or 2027-04-01.";
    let said = refused_at(&mut bench, &[("from", "in spring")], "from");
    assert_eq!(said, day);
    let empty = [("from", ""), ("version", "")];
    assert_eq!(refused_at(&mut bench, &empty, "from"), day);
    assert_eq!(
        message(&bench, "version"),
        "Nothing is written. Write it here, in plain words."
    );
}

#[test]
fn while_nobody_acts_the_form_says_how_to_choose_and_records_nothing() {
    let mut bench = Bench::opened(Mode::ReadWrite, None);
    bench.keys("Esc").open_case().keys("d");
    let told = "Nobody acts yet: F2 chooses who records.";
    let form = bench.model.form.as_ref().unwrap();
    let beside: Vec<&str> = form.beside.iter().map(|line| line.1.as_str()).collect();
    assert_eq!(beside, [told]);
    bench
        .keys("w Enter")
        .type_text("Ask about the nights.")
        .keys("C-s");
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    let status = bench.model.status.as_ref().map(|said| said.text.as_str());
    assert_eq!(status, Some(told), "{}", bench.text());
    bench.keys("F2 Down Enter");
    assert!(!bench.text().contains(told), "{}", bench.text());
}
