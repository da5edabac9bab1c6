//! A panic gives the terminal back before anything is said of it, and what is said holds nothing
//! of a case.

use crate::pty::seat::{Home, Seat};
use portable_pty::CommandBuilder;
use ras_panel::app::error::{AppError, ErrorKind};
use ras_panel::app::outcome::Outcome;
use ras_panel::tui::run::{Options, run_before};
use ras_panel::tui::terminal::{Screen, give_back_on_panic, told_of_panic};
use std::any::Any;
use std::io::Write;

/// Set where this program of tests is to take the terminal and panic.
const PANICS: &str = "RAS_PANEL_TEST_PANICS";

/// Words as they stand in a case, put together as the panic happens.
fn of_a_case() -> String {
    format!("NF-{}: she fell again in the night", 20_031)
}

/// Not a test by itself: the part of the program that is run on a pseudo-terminal by the next.
#[test]
fn the_program_that_panics_on_a_terminal() {
    let Ok(how) = std::env::var(PANICS) else {
        return;
    };
    if how == "the desk" {
        return the_desk_panics();
    }
    give_back_on_panic(|| ());
    // Held while the panic unwinds: dropping it gives the terminal back, too.
    let _screen = Screen::enter(true).unwrap();
    match how.as_str() {
        "words of its own" => panic!("the pane has no room"),
        _ => panic!("{}", of_a_case()),
    }
}

/// The whole program before a desk that panics at its first request; tells the code of its end.
fn the_desk_panics() {
    let answering = |_| -> Result<Outcome, AppError> { panic!("the desk has no room") };
    let options = Options::of(None, true, false).unwrap();
    let ended = run_before((None, Box::new(answering)), options);
    let error = ended.unwrap_err();
    let code = error.kind.exit_code();
    let told = format!("exit code {code}: {error}\n");
    std::io::stderr().write_all(told.as_bytes()).unwrap();
}

/// The last screen of a program that has panicked in the given way.
fn after_a_panic(how: &str, trace: &str) -> (u32, crate::pty::look::Look) {
    let home = Home::new();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    let name = "panics::the_program_that_panics_on_a_terminal";
    command.args(["--exact", name, "--nocapture"]);
    command.env(PANICS, how);
    command.env("RUST_BACKTRACE", trace);
    let (status, look) = Seat::open(&home, command, 60, 120).wait_for_end();
    (status.exit_code(), look)
}

/// What is written to the second screen is gone with it: the words stand on the first.
#[test]
fn a_panic_gives_the_terminal_back_and_then_says_where_it_happened() {
    let (code, look) = after_a_panic("words of its own", "0");
    assert_ne!(code, 0);
    assert!(look.is_given_back(), "{}", look.text());
    let text = look.text();
    assert!(
        text.contains("ras-panel: a fault of the program at tests/it/panics.rs:"),
        "{text}"
    );
    assert!(text.contains("(the pane has no room)"), "{text}");
    assert!(text.contains("to do: report this message"), "{text}");
}

/// The desk works on a thread of its own: where it fails, the loop ends, and nobody is told that
/// all went well.
#[test]
fn a_panic_of_the_desk_gives_the_terminal_back_and_ends_the_program_with_the_code_of_a_fault() {
    let (code, look) = after_a_panic("the desk", "0");
    let text = look.text();
    assert_eq!(code, 0, "what panics is the desk's thread alone: {text}");
    assert!(look.is_given_back(), "{text}");
    assert!(
        text.contains("(the desk has no room); what is recorded is safe"),
        "{text}"
    );
    let code = ErrorKind::Internal.exit_code();
    let ended = format!("exit code {code}: the program was ended by the fault told above");
    assert!(text.contains(&ended), "{text}");
}

#[test]
fn what_a_panic_says_on_the_terminal_holds_nothing_of_a_case() {
    for trace in ["0", "1"] {
        let (code, look) = after_a_panic("words of a case", trace);
        assert_ne!(code, 0);
        assert!(look.is_given_back(), "{}", look.text());
        let text = look.text();
        assert!(
            text.contains("a fault of the program at") || trace == "1",
            "{text}"
        );
        assert!(
            !text.contains("she fell") && !text.contains("20031"),
            "{text}"
        );
    }
}

#[test]
fn only_words_of_the_programs_own_text_are_said_of_a_panic() {
    let own: Box<dyn Any + Send> = Box::new("the pane has no room");
    let built: Box<dyn Any + Send> = Box::new(of_a_case());
    let other: Box<dyn Any + Send> = Box::new(20_031_u32);
    let place = Some("src/tui/drawn/view.rs:12:5");
    let said = told_of_panic(own.as_ref(), place);
    assert!(
        said.contains("at src/tui/drawn/view.rs:12:5 (the pane has no room)"),
        "{said}"
    );
    for withheld in [built, other] {
        let said = told_of_panic(withheld.as_ref(), place);
        assert!(
            said.contains("at src/tui/drawn/view.rs:12:5; what is recorded is safe"),
            "{said}"
        );
    }
    assert!(told_of_panic(&20_031_u32, None).contains("at an unknown place"));
}

/// A panic of ours would hold what it was made of: nothing panics on purpose.
#[test]
fn the_manifest_denies_every_way_to_panic_on_purpose() {
    let manifest: toml::Table = toml::from_str(include_str!("../../Cargo.toml")).unwrap();
    let lints = &manifest["lints"]["clippy"];
    for lint in [
        "panic",
        "unwrap_used",
        "expect_used",
        "indexing_slicing",
        "todo",
        "unimplemented",
    ] {
        assert_eq!(lints[lint].as_str(), Some("deny"), "{lint}");
    }
}
