//! The program's manners on a real terminal: it gives it back, on every way out, and keeps drafts.

use crate::pty::key::Key;
use crate::pty::seat::{Home, Seat, ras_panel};
use portable_pty::CommandBuilder;

const CASE: &str = "NF-20031";

/// The queue of a new demonstration.
fn at_the_queue(home: &Home, arguments: &[&str], lines: u16, columns: u16) -> Seat {
    let seat = Seat::at(home, arguments, lines, columns);
    seat.wait_for(CASE);
    seat
}

/// Opens the decision form of the case and begins to write.
fn begin_a_decision(seat: &mut Seat) {
    seat.type_text(&format!("/{CASE}"));
    seat.press(Key::Enter);
    seat.wait_for("1 of 43");
    seat.type_text("d");
    seat.wait_for("▸ Outcome");
    seat.type_text("w");
    seat.wait_for("(•) w Return to the worker");
    seat.press(Key::Tab);
    seat.wait_for("▸ To be done");
    seat.type_text("The night was not asked about.");
    seat.wait_for("The night was not asked about.");
}

fn the_draft_is_offered_back(home: &Home) -> Seat {
    let mut seat = at_the_queue(home, &["demo"], 44, 140);
    seat.type_text(&format!("/{CASE}"));
    seat.press(Key::Enter);
    seat.wait_for("1 of 43");
    seat.type_text("d");
    seat.wait_for("The night was not asked about.");
    seat
}

#[test]
fn quitting_in_a_form_keeps_the_draft_and_gives_the_terminal_back() {
    let home = Home::new();
    let mut seat = at_the_queue(&home, &["demo"], 44, 140);
    begin_a_decision(&mut seat);
    seat.press(Key::Ctrl('c'));
    let (status, look) = seat.wait_for_end();
    assert!(status.success() && look.is_given_back(), "{}", look.text());
    drop(the_draft_is_offered_back(&home));
}

/// OSC 52 with the reference in base 64 is how a terminal is given something for its clipboard.
#[test]
fn y_sends_the_cases_reference_to_the_terminals_clipboard() {
    let home = Home::new();
    let mut seat = at_the_queue(&home, &["demo"], 44, 140);
    seat.type_text(&format!("/{CASE}"));
    seat.press(Key::Enter);
    seat.wait_for("1 of 43");
    seat.press(Key::Enter);
    seat.wait_for("Indicative budget");
    let copies = b"\x1b]52;c;TkYtMjAwMzE=";
    assert!(!seat.has_sent(copies));
    seat.type_text("y");
    seat.wait_for("NF-20031 was sent to the terminal's clipboard.");
    assert!(seat.has_sent(copies));
}

#[test]
fn a_signal_to_end_keeps_the_draft_and_gives_the_terminal_back() {
    for signal in ["TERM", "HUP", "QUIT"] {
        let home = Home::new();
        let mut seat = at_the_queue(&home, &["demo"], 44, 140);
        begin_a_decision(&mut seat);
        seat.signal(signal);
        let (_, look) = seat.wait_for_end();
        assert!(look.is_given_back(), "{signal}: {}", look.text());
        drop(the_draft_is_offered_back(&home));
    }
}

#[test]
fn the_key_that_ends_a_program_at_once_keeps_the_draft_and_gives_the_terminal_back() {
    let home = Home::new();
    let mut seat = at_the_queue(&home, &["demo"], 44, 140);
    begin_a_decision(&mut seat);
    // What a terminal sends for Ctrl-\.
    seat.send(b"\x1c");
    let (status, look) = seat.wait_for_end();
    assert!(status.success() && look.is_given_back(), "{}", look.text());
    drop(the_draft_is_offered_back(&home));
}

#[test]
fn typing_without_a_pause_is_kept_before_the_program_is_killed() {
    let home = Home::new();
    let mut seat = at_the_queue(&home, &["demo"], 44, 140);
    begin_a_decision(&mut seat);
    // As fast as people type, for longer than a draft waits.
    for _ in 0..12 {
        seat.type_text(" and");
        seat.wait_for("and");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    seat.signal("KILL");
    drop(seat);
    drop(the_draft_is_offered_back(&home));
}

/// The register's files of a home.
fn registers_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(registers_below(&path));
        } else if path.to_string_lossy().contains(".register") {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_signal_to_end_says_what_could_not_be_kept() {
    let home = Home::new();
    let mut seat = at_the_queue(&home, &["demo"], 44, 140);
    begin_a_decision(&mut seat);
    for file in registers_below(home.path()) {
        std::fs::remove_file(file).unwrap();
    }
    seat.signal("TERM");
    let (status, look) = seat.wait_for_end();
    assert!(look.is_given_back(), "{}", look.text());
    assert_eq!(status.exit_code(), 5, "{}", look.text());
    let text = look.text();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("could not be kept as a draft"), "{text}");
    assert!(text.contains(&format!("Decide {CASE}")), "{text}");
}

#[test]
fn closing_the_window_keeps_what_was_typed_last_and_is_no_fault() {
    let home = Home::new();
    let mut seat = at_the_queue(&home, &["demo"], 44, 140);
    begin_a_decision(&mut seat);
    // The pseudo-terminal's keyboard says Ctrl-J as its farewell, which takes back the new line.
    let status = seat.type_and_close_the_window(" Ask the family.");
    assert_eq!(status.exit_code(), 0, "{status:?}");
    let seat = the_draft_is_offered_back(&home);
    seat.wait_for("The night was not asked about. Ask the family.");
}

#[test]
fn it_sleeps_on_ctrl_z_and_comes_back_as_it_was() {
    let home = Home::new();
    let mut command = CommandBuilder::new("sh");
    command.args(["-i", "-m"]);
    command.env("PS1", "prompt> ");
    let mut seat = Seat::open(&home, command, 44, 140);
    seat.wait_for("prompt>");
    seat.type_text(&format!("{} demo\r", ras_panel().display()));
    seat.wait_for(CASE);
    seat.type_text("2");
    seat.wait_for("o opens a sitting");
    seat.press(Key::Ctrl('z'));
    let asleep = seat.wait_for("Stopped");
    assert!(asleep.is_given_back(), "{}", asleep.text());
    seat.type_text("fg\r");
    let awake = seat.wait_for("o opens a sitting");
    assert!(awake.is_full_screen(), "{}", awake.text());
    seat.type_text("q");
    // The shell asks a third time only when the keyboard is its own again.
    let ended = seat.wait_until("the shell again", |look| {
        look.text().matches("prompt>").count() == 3
    });
    assert!(ended.is_given_back(), "{}", ended.text());
    seat.type_text("exit\r");
    seat.wait_for_end();
}

#[test]
fn without_colour_nothing_is_coloured_and_the_selection_is_still_seen() {
    let home = Home::new();
    let mut command = CommandBuilder::new(ras_panel());
    command.arg("demo");
    command.env("NO_COLOR", "1");
    let mut seat = Seat::open(&home, command, 40, 130);
    seat.wait_for(CASE);
    let (line, _) = seat.wait_for("▸").place_of("▸").unwrap();
    seat.press(Key::Down);
    let look = seat.wait_until("the selection a line below", |look| {
        look.place_of("▸").is_some_and(|(below, _)| below > line)
    });
    let coloured = look.cells().into_iter().find(|cell| cell.is_coloured());
    assert_eq!(coloured, None);
    let selected = look.cell_of("▸");
    assert!(selected.inverse || selected.bold, "{selected:?}");
    seat.type_text("q");
    assert!(seat.wait_for_end().0.success());
}

#[test]
fn with_colour_meanings_are_coloured() {
    let home = Home::new();
    let seat = at_the_queue(&home, &["demo"], 40, 130);
    let look = seat.wait_for("▲");
    let mut signs = look.cells().into_iter().filter(|cell| cell.text == "▲");
    assert!(signs.any(|sign| sign.is_coloured()));
}

/// Waits for a queue that is drawn whole in this size: what was drawn in another has no corner in
/// the last column, or no bar in the last line.
fn wait_for_whole(seat: &Seat, lines: u16, columns: u16) {
    seat.wait_until("a queue drawn whole in the new size", |look| {
        let corner = look.cell(2, columns - 1).text;
        let bar = look.lines().last().cloned().unwrap_or_default();
        look.size() == (lines, columns)
            && (corner == "┓" || corner == "┐")
            && bar.starts_with(" Enter open")
            && look.shows("Flagged allocations")
    });
}

#[test]
fn it_follows_the_terminals_size_down_to_a_notice_and_back() {
    let home = Home::new();
    let mut seat = at_the_queue(&home, &["demo"], 44, 140);
    for (lines, columns) in [(24, 80), (44, 200), (24, 80)] {
        seat.resize(lines, columns);
        wait_for_whole(&seat, lines, columns);
    }
    seat.resize(10, 40);
    seat.wait_for("This terminal has 40×10;");
    seat.resize(24, 80);
    wait_for_whole(&seat, 24, 80);
    seat.type_text("q");
    assert!(seat.wait_for_end().0.success());
}

#[test]
fn a_size_that_is_changed_and_changed_back_at_once_is_drawn_whole() {
    let home = Home::new();
    let mut seat = at_the_queue(&home, &["demo"], 44, 140);
    wait_for_whole(&seat, 44, 140);
    for _ in 0..5 {
        // The terminal has lost what stood beyond the small size.
        seat.resize(24, 80);
        seat.resize(44, 140);
        wait_for_whole(&seat, 44, 140);
    }
    seat.type_text("q");
    assert!(seat.wait_for_end().0.success());
}

/// A key that is lost so is seen with the next key: none follows before it must be seen.
#[test]
fn a_key_that_is_pressed_in_the_moment_of_a_new_size_is_seen_at_once() {
    let home = Home::new();
    let mut seat = at_the_queue(&home, &["demo"], 44, 140);
    seat.type_text("/");
    let mut typed = String::new();
    for (n, c) in (0_u16..).zip("thequickbrownfoxjumpsoverthelazydog".chars()) {
        seat.resize(44 - n % 2, 140);
        seat.type_text(&c.to_string());
        typed.push(c);
        seat.wait_for(&typed);
    }
}

#[test]
fn without_a_terminal_it_says_what_to_do_instead() {
    let home = Home::new();
    let told = home.run(&["demo"]);
    assert_eq!(told.status.code(), Some(2));
    let message = String::from_utf8(told.stderr).unwrap();
    assert!(message.contains("is not a terminal"), "{message}");
    assert!(
        message.contains("to do: start it in a terminal"),
        "{message}"
    );
    assert_eq!(told.stdout, b"");
}

#[test]
fn demo_again_does_not_put_a_councils_register_aside() {
    let home = Home::new();
    let made = home.run(&["init", "council.register"]);
    assert!(made.status.success());
    let arguments = ["demo", "--again", "--register", "council.register"];
    let (status, look) = Seat::at(&home, &arguments, 24, 120).wait_for_end();
    assert_eq!(status.exit_code(), 2, "{}", look.text());
    assert!(look.shows("council.register is not the register of a demonstration"));
    assert!(home.path().join("council.register").exists());
}

#[test]
fn a_long_message_is_broken_into_lines_on_a_terminal_and_whole_elsewhere() {
    let home = Home::new();
    let arguments = ["config", "check", "nowhere"];
    let long = "name the folder with panel.toml, tolerances.toml, ras/ and import/, or none for \
        the built-in RAS";
    let elsewhere = String::from_utf8(home.run(&arguments).stderr).unwrap();
    assert!(elsewhere.contains(long), "{elsewhere}");
    let (status, look) = Seat::at(&home, &arguments, 24, 140).wait_for_end();
    assert_eq!(status.exit_code(), 3, "{}", look.text());
    let text = look.text();
    let squeezed: Vec<&str> = text.split_whitespace().collect();
    assert!(squeezed.join(" ").contains(long), "{text}");
    let wide = text
        .lines()
        .find(|line| line.trim_end().chars().count() > 80);
    assert_eq!(wide, None);
}
