//! Windows and notices that only something unusual brings: a fault of the file, other programs'
//! entries, an answer, a failed write, an empty queue, the clipboard.

use super::bench::{Bench, CASE};
use super::looks_of_decisions::write_transition;
use crate::register::tampering::tampered;
use ras_panel::app::command::Command;
use ras_panel::app::desk::itself::Desk;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::motion::Motion;
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::ids::{MemberId, RoleId};
use ras_panel::terms::text::Words;
use ras_panel::tui::held::popup::Popup;

fn status(bench: &Bench) -> String {
    let status = bench.model.status.as_ref();
    status.map_or_else(String::new, |status| status.text.clone())
}

/// The window over the screen: its title and its lines.
fn window(bench: &Bench) -> (String, Vec<String>) {
    match &bench.model.popup {
        Some(Popup::Reading { title, lines, .. }) => (title.clone(), lines.clone()),
        _ => panic!("no window to read:\n{}", bench.text()),
    }
}

fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

fn enters_a_member(desk: &mut Desk, id: &str) {
    let answer = desk.execute(Command::EnterMember {
        id: MemberId::new(id).unwrap(),
        shown: words("Somebody else"),
        role: RoleId::new("team_manager").unwrap(),
        specialisms: Vec::new(),
    });
    assert!(matches!(answer, Ok(Outcome::Recorded { .. })), "{answer:?}");
}

/// What the open form would record, had it been confirmed.
fn motion_of_the_form(bench: &mut Bench) -> Motion {
    bench.keys("C-s");
    let Some(Popup::Confirm { command, .. }) = bench.model.popup.take() else {
        panic!("{}", bench.text());
    };
    match *command {
        Command::Confirmed(confirmed) => confirmed.motion().clone(),
        other => panic!("not a decision: {other:?}"),
    }
}

#[test]
fn a_register_that_was_tampered_with_does_not_verify_and_the_window_names_the_fault() {
    let mut bench = Bench::new();
    bench.open_sitting().keys("6 v");
    assert_eq!(window(&bench).0, "The register verifies");
    bench.keys("Esc");
    let other_text = "UPDATE payload SET bytes = x'00' WHERE entry = 3";
    tampered(&bench.path(), |raw| raw.execute_batch(other_text).unwrap());
    bench.keys("v");
    let (title, lines) = window(&bench);
    assert_eq!(title, "The register does not verify");
    assert_eq!(
        lines[2],
        "FAULT: entry 3: its text is not the one that was recorded"
    );
    let text = bench.text();
    assert!(text.contains("The register does not verify"), "{text}");
    assert!(text.contains("FAULT: entry 3"), "{text}");
    assert!(!text.contains('✓'), "nothing is proved: {text}");
}

#[test]
fn entries_of_other_programs_are_told_and_the_screen_has_them() {
    let mut bench = Bench::new();
    let mut other = bench.other_desk("member-1");
    enters_a_member(&mut other, "new-1");
    bench.ask(Command::LookForOthers);
    let said = status(&bench);
    let one = "One entry was recorded by another program: ";
    assert!(said.starts_with(one) && said.contains("new-1"), "{said}");
    assert!(bench.text().contains(one), "{}", bench.text());
    let known = |bench: &Bench, id: &str| {
        let overview = bench.model.overview.as_ref().unwrap();
        overview
            .members
            .iter()
            .any(|member| member.id.as_str() == id)
    };
    assert!(known(&bench, "new-1"));
    enters_a_member(&mut other, "new-2");
    enters_a_member(&mut other, "new-3");
    bench.ask(Command::LookForOthers);
    let said = status(&bench);
    let several = "2 entries were recorded by other programs, last: ";
    assert!(
        said.starts_with(several) && said.contains("new-3"),
        "{said}"
    );
    assert!(known(&bench, "new-3"));
    bench.keys("s");
    let before = status(&bench);
    bench.ask(Command::LookForOthers);
    assert_eq!(status(&bench), before, "nothing new is not told");
}

/// Another panel defers the case and takes it back: the rules allow the motion, but not what it
/// was judged on.
#[test]
fn what_another_program_recorded_on_the_case_meanwhile_is_shown_and_the_form_stays() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    let mut motion = motion_of_the_form(&mut bench);
    let mut other = bench.other_desk("member-1");
    motion.recorder = MemberId::new("member-1").unwrap();
    motion.verdict = Verdict::Return {
        what: words("Ask about the nights."),
    };
    let told = other.execute(Command::Decide(Box::new(motion)));
    let Ok(Outcome::Recorded { entry, .. }) = told else {
        panic!("{told:?}");
    };
    let reason = words("The wrong case.");
    let decision = entry;
    let told = other.execute(Command::Withdraw { decision, reason });
    assert!(matches!(told, Ok(Outcome::Recorded { .. })), "{told:?}");
    let n_recorded = bench.n_recorded;
    bench.keys("C-s R");
    assert_eq!(bench.n_recorded, n_recorded);
    let (title, lines) = window(&bench);
    assert_eq!(title, "Another program recorded this meanwhile");
    assert!(
        lines[0].starts_with("Nothing was recorded. Entry 14 by member-1 came first: "),
        "{lines:?}"
    );
    assert!(
        lines[2].starts_with("Nothing of yours is recorded;"),
        "{lines:?}"
    );
    assert!(bench.text().contains(&title), "{}", bench.text());
    bench.keys("Esc");
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.kept("view_words"), "She agrees, if it goes slowly.");
    bench.keys("C-s R");
    assert_eq!(bench.n_recorded, n_recorded + 1, "{}", bench.text());
}

/// An exception of the open case, waiting for a senior practitioner, who sits at the keyboard.
fn waiting_exception() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "Her sister moves in only in May.");
    bench.keys("C-s R 3");
    assert_eq!(bench.n_recorded, 2, "{}", bench.text());
    bench
}

fn acts(bench: Bench, member: &str) -> Bench {
    let mut bench = bench.restarted_as(member);
    bench.keys("3");
    bench
}

#[test]
fn a_refused_exception_is_said_and_the_case_comes_back_with_its_mark() {
    let mut bench = acts(waiting_exception(), "senior-1");
    bench
        .keys("r")
        .type_text("Three months are enough.")
        .keys("C-s");
    let asks = bench.text();
    assert!(
        asks.contains("refuses what waits on NF-20031, entry"),
        "{asks}"
    );
    bench.keys("R");
    assert_eq!(bench.n_recorded, 1, "{}", bench.text());
    let said = status(&bench);
    let expected = "Refused: the present amount of NF-20031 stays, and the case is back in the \
                    queue. Entry 14.";
    assert_eq!(said, expected);
    assert!(bench.text().contains("Refused: the present amount"));
    bench.keys("1");
    let rows = bench.model.queue.lines();
    let row = rows.iter().find(|row| row.case.as_str() == CASE).unwrap();
    assert_eq!(
        row.state.mark(),
        ("!", "approval refused, back in the queue")
    );
    let text = bench.text();
    let line = text.lines().find(|line| line.contains(CASE)).unwrap();
    assert!(line.contains('!'), "{text}");
    bench.keys("/").type_text(CASE).keys("Enter");
    let brief = bench.text();
    assert!(
        brief.contains("State: approval refused, back in"),
        "{brief}"
    );
    bench.keys("4");
    assert!(
        bench.model.transitions.lines().is_empty(),
        "nothing starts by itself"
    );
}

#[test]
fn an_approved_exception_is_said_and_its_steps_begin() {
    let mut bench = acts(waiting_exception(), "senior-1");
    bench
        .keys("a")
        .type_text("The move is certain.")
        .keys("C-s R");
    let said = status(&bench);
    let expected = "Approved: the decision of entry 13 on NF-20031 stands.";
    assert!(
        said.starts_with(expected) && said.ends_with("Entry 14."),
        "{said}"
    );
    assert!(bench.text().contains(expected), "{}", bench.text());
    bench.keys("4");
    assert_eq!(bench.model.transitions.lines().len(), 1);
}

/// Two decisions after a running transition: one for a limited time stands before it, one without
/// an end takes its place.
#[test]
fn the_transitions_tell_what_a_later_decision_does_to_them() {
    let later = |limited: bool| {
        let mut bench = Bench::new();
        bench.open_sitting().open_case();
        write_transition(&mut bench, "3", "");
        bench.keys("C-s R 2 c R o C-s R");
        bench.open_case().keys("d");
        bench.keys(if limited { "l Enter" } else { "a Enter" });
        bench.type_text("180");
        match limited {
            true => bench.keys("Enter").type_text("10/12/2026").keys("Enter"),
            false => bench.keys("Enter a Enter"),
        };
        bench
            .keys("b Tab")
            .type_text("She fell again.")
            .keys("C-s R 4");
        bench
    };
    let bench = later(true);
    let text = bench.text();
    let told = text.replace(['│', '┃', '\n'], " ");
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("covered"), "{text}");
    assert!(
        text.contains("£180.00 stands before it until 10 Dec 2026"),
        "{text}\n{told}"
    );
    assert!(text.contains("From 11 Dec 2026"), "{text}");
    let bench = later(false);
    let text = bench.text();
    assert!(text.contains("replaced"), "{text}");
    assert!(text.contains("has taken its place: £180.00"), "{text}");
}

#[test]
fn after_a_failed_write_every_screen_says_that_nothing_is_recorded_any_more() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    let notices = |bench: &Bench| bench.model.overview.as_ref().unwrap().notices.join("\n");
    assert!(!notices(&bench).contains("Nothing is recorded any more"));
    for suffix in ["", "-wal", "-shm"] {
        let mut name = bench.path().into_os_string();
        name.push(suffix);
        std::fs::remove_file(name).unwrap();
    }
    let n_recorded = bench.n_recorded;
    bench.keys("C-s R");
    assert_eq!(bench.n_recorded, n_recorded);
    bench.keys("Esc");
    bench.ask(Command::Overview);
    let told = notices(&bench);
    assert!(told.contains("Nothing is recorded any more: "), "{told}");
    let text = bench.text();
    assert!(text.contains("Nothing is recorded any more"), "{text}");
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.kept("view_words"), "She agrees, if it goes slowly.");
}

#[test]
fn a_queue_without_a_case_says_how_to_see_the_whole_caseload() {
    let mut bench = Bench::new();
    let told = "No case is before the panel. Press a to see the whole caseload.";
    assert!(!bench.text().contains(told));
    bench.model.queue.fill(Vec::new());
    let text = bench.text();
    assert!(text.contains(told), "{text}");
    let empty = Bench::empty();
    assert!(
        !empty.text().contains(told),
        "nothing was imported: {}",
        empty.text()
    );
}

#[test]
fn y_gives_the_cases_reference_to_the_clipboard_and_says_so() {
    let mut bench = Bench::new();
    bench.open_case().keys("y");
    assert_eq!(bench.copied, [CASE]);
    assert_eq!(
        status(&bench),
        "NF-20031 was sent to the terminal's clipboard."
    );
    assert!(
        bench
            .text()
            .contains("NF-20031 was sent to the terminal's clipboard.")
    );
}

/// Parts of a penny are no amount: the figure is within its limits, but no RAS can be read with it.
#[test]
fn what_cannot_be_reckoned_with_a_change_is_said_beside_the_proposal() {
    let mut bench = Bench::new();
    let key = "adjustment.loneliness.values.1.value";
    bench
        .open_case()
        .keys("w")
        .type_text(&format!("{key} = 18.005"));
    let form = bench.model.form.as_ref().unwrap();
    let said = form.beside.iter().map(|(_, text)| text.as_str());
    let said: Vec<&str> = said
        .filter(|text| text.starts_with("Indicative: "))
        .collect();
    let expected = "Indicative: cannot be reckoned with it: 18.005 is not whole pence; allowed: at \
                    most two decimals";
    assert_eq!(said, [expected], "{:?}", form.beside);
    let text = bench.text();
    assert!(text.contains("cannot be reckoned with it"), "{text}");
}
