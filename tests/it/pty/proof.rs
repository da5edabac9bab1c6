//! The harness itself, proved on small shell programs.

use super::key::{Key, bytes, wheel_down};
use super::seat::{Home, Seat};
use portable_pty::CommandBuilder;
use std::panic::{AssertUnwindSafe, catch_unwind};
use vt100::Color;

fn shell(home: &Home, script: &str) -> Seat {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", script]);
    command.env("ADDED", "by the test");
    Seat::open(home, command, 10, 60)
}

#[test]
fn typed_text_arrives_and_the_end_is_seen() {
    let home = Home::new();
    let mut seat = shell(&home, "printf 'name? '; read x; echo \"<$x>\"; exit 7");
    seat.wait_for("name?");
    seat.type_text("NF-1");
    seat.press(Key::Backspace);
    seat.type_text("2");
    seat.press(Key::Enter);
    seat.wait_for("<NF-2>");
    let (status, look) = seat.wait_for_end();
    assert_eq!(status.exit_code(), 7);
    assert_eq!(look.lines()[1], "<NF-2>");
}

#[test]
fn the_environment_is_the_homes_and_nothing_else() {
    let home = Home::new();
    let seat = shell(&home, "env | cut -d= -f1 | sort | tr '\\n' ' '; pwd");
    let (_, look) = seat.wait_for_end();
    let expected = "ADDED HOME LANG PATH PWD RAS_PANEL_CLOCK SHELL TERM XDG_CACHE_HOME \
                    XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME";
    let names = look.text().replace('\n', "");
    assert!(names.starts_with(expected), "{names}");
    assert!(names.contains(home.path().to_str().unwrap()), "{names}");
}

#[test]
fn size_and_resizing_reach_the_program() {
    let home = Home::new();
    let script = "trap 'stty size; exit' WINCH; stty size; while :; do sleep 0.01; done";
    let mut seat = shell(&home, script);
    seat.wait_for("10 60");
    seat.resize(12, 50);
    assert_eq!(seat.wait_for("12 50").size(), (12, 50));
}

#[test]
fn colours_and_attributes_are_read_where_the_text_stands() {
    let home = Home::new();
    let seat = shell(
        &home,
        "printf '\\033[7mchosen\\033[0m £ \\033[1;31;44mred\\033[0m end'",
    );
    let look = seat.wait_for("end");
    let chosen = look.cell_of("chosen");
    assert!(chosen.inverse && !chosen.bold && !chosen.is_coloured());
    assert_eq!(look.place_of("red"), Some((0, 9)));
    let red = look.cell_of("red");
    assert!(red.bold && !red.inverse && red.is_coloured());
    assert_eq!(
        (red.foreground, red.background),
        (Color::Idx(1), Color::Idx(4))
    );
    assert_eq!(look.cells().iter().filter(|cell| cell.inverse).count(), 6);
}

#[test]
fn a_screen_that_is_not_given_back_is_seen() {
    let home = Home::new();
    let mut seat = shell(
        &home,
        "printf '\\033[?1049h\\033[?25lfull'; read x; printf '\\033[?1049l'",
    );
    let look = seat.wait_for("full");
    assert!(look.is_full_screen() && !look.is_given_back());
    seat.press(Key::Enter);
    let (_, look) = seat.wait_for_end();
    assert!(!look.is_full_screen(), "the second screen was left");
    assert!(!look.is_given_back(), "the cursor is still hidden");
}

#[test]
fn a_signal_reaches_the_program() {
    let home = Home::new();
    let script = "trap 'echo asked; exit 3' TERM; echo ready; while :; do sleep 0.01; done";
    let seat = shell(&home, script);
    seat.wait_for("ready");
    seat.signal("TERM");
    seat.wait_for("asked");
    assert_eq!(seat.wait_for_end().0.exit_code(), 3);
}

#[test]
fn a_program_can_be_put_to_sleep_and_woken_under_a_shell() {
    let home = Home::new();
    let mut command = CommandBuilder::new("sh");
    command.args(["-i", "-m"]);
    command.env("PS1", "prompt> ");
    let mut seat = Seat::open(&home, command, 10, 60);
    seat.wait_for("prompt>");
    seat.type_text("sh -c 'echo aw\"\"ake; read x; echo ba\"\"ck' | cat\r");
    seat.wait_for("awake");
    seat.press(Key::Ctrl('z'));
    seat.wait_for("Stopped");
    seat.type_text("fg\r\r");
    seat.wait_for("back");
    seat.type_text("exit\r");
    seat.wait_for_end();
}

#[test]
fn what_does_not_appear_fails_with_the_screen() {
    let home = Home::new();
    let seat = shell(&home, "echo something else");
    let failed = catch_unwind(AssertUnwindSafe(|| drop(seat.wait_for("NF-20417")))).unwrap_err();
    let message = failed.downcast_ref::<String>().unwrap();
    assert!(message.contains("waited for \"NF-20417\""), "{message}");
    assert!(message.contains("something else"), "{message}");
}

#[test]
fn keys_have_the_bytes_that_terminals_send() {
    let sent: [(Key, &[u8]); 18] = [
        (Key::Enter, b"\r"),
        (Key::Esc, b"\x1b"),
        (Key::Tab, b"\t"),
        (Key::BackTab, b"\x1b[Z"),
        (Key::Backspace, b"\x7f"),
        (Key::Delete, b"\x1b[3~"),
        (Key::Up, b"\x1b[A"),
        (Key::Down, b"\x1b[B"),
        (Key::Right, b"\x1b[C"),
        (Key::Left, b"\x1b[D"),
        (Key::Home, b"\x1b[H"),
        (Key::End, b"\x1b[F"),
        (Key::PageUp, b"\x1b[5~"),
        (Key::PageDown, b"\x1b[6~"),
        (Key::Ctrl('s'), b"\x13"),
        (Key::Alt('x'), b"\x1bx"),
        (Key::F(1), b"\x1bOP"),
        (Key::F(4), b"\x1bOS"),
    ];
    for (key, expected) in sent {
        assert_eq!(bytes(key), expected, "{key:?}");
    }
    assert_eq!(wheel_down(2, 4), b"\x1b[<65;5;3M");
}

#[test]
fn pastes_and_clicks_have_the_bytes_that_terminals_send() {
    let home = Home::new();
    let mut seat = shell(&home, "printf 'here: '; read x; clear; echo done; read x");
    seat.wait_for("here:");
    seat.click_on("here");
    seat.wait_for("^[[<0;1;1M^[[<0;1;1m");
    seat.paste("two");
    seat.wait_for("^[[200~two^[[201~");
    seat.press(Key::Enter);
    seat.wait_for("done");
    assert!(!seat.wait_for_no("here:").shows("two"));
    assert!(seat.look().shows("done"));
}

#[test]
fn the_program_under_test_starts_with_and_without_a_terminal() {
    let home = Home::new();
    let (status, look) = Seat::at(&home, &["--version"], 24, 80).wait_for_end();
    assert!(status.success() && look.is_given_back(), "{}", look.text());
    assert!(home.run(&["--version"]).status.success());
}
