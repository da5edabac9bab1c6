//! What only a real terminal shows: a draft outlives a kill, pastes arrive whole, reading only.

use crate::pty::key::Key;
use crate::pty::seat::{Home, Seat};
use std::time::{Duration, Instant};

#[test]
fn an_empty_home_is_welcomed_and_the_demonstration_is_opened_from_there() {
    let home = Home::new();
    let mut seat = Seat::at(&home, &[], 30, 100);
    seat.wait_for("No register is open.");
    seat.wait_for("Open the demonstration");
    seat.type_text("d");
    seat.wait_for("NF-88062");
    seat.type_text("q");
    let (status, look) = seat.wait_for_end();
    assert!(status.success() && look.is_given_back(), "{}", look.text());

    let mut seat = Seat::at(&home, &[], 30, 100);
    seat.wait_for("Who acts?");
    seat.press(Key::Esc);
    seat.wait_for_no("Who acts?");
    seat.type_text("q");
    assert!(seat.wait_for_end().0.success());
}

#[test]
fn the_start_screen_uses_no_colour_where_none_is_wanted_and_needs_its_room() {
    let home = Home::new();
    let mut command = portable_pty::CommandBuilder::new(crate::pty::seat::ras_panel());
    command.env("NO_COLOR", "1");
    let mut seat = Seat::open(&home, command, 24, 80);
    let look = seat.wait_for("No register is open.");
    assert!(!look.cells().iter().any(crate::pty::look::Cell::is_coloured));
    assert!(look.cell_of("Open the demonstration").bold);
    seat.resize(10, 50);
    seat.wait_for("at least 60");
    seat.type_text("q");
    assert!(seat.wait_for_end().0.success());
}

const CASE: &str = "NF-20031";

fn open_the_form(seat: &mut Seat) {
    seat.wait_for("Flagged allocations");
    seat.wait_for("NF-88062");
    seat.type_text(&format!("/{CASE}"));
    seat.press(Key::Enter);
    seat.wait_for("1 of 43");
    seat.type_text("d");
    seat.wait_for("▸ Outcome");
}

#[test]
fn a_draft_outlives_a_kill_one_second_after_the_last_key() {
    let home = Home::new();
    let mut seat = Seat::at(&home, &["demo"], 30, 100);
    open_the_form(&mut seat);
    seat.type_text("w");
    seat.press(Key::Enter);
    seat.wait_for("▸ To be done");
    seat.paste("Ask about the night,\nand about the stairs.");
    seat.wait_for("and about the stairs.");
    let last_key = Instant::now();
    while last_key.elapsed() < Duration::from_secs(1) {
        std::thread::sleep(Duration::from_millis(50));
    }
    seat.signal("KILL");
    seat.wait_for_end();

    let mut seat = Seat::at(&home, &["demo"], 30, 100);
    open_the_form(&mut seat);
    seat.wait_for("Your draft is back");
    seat.press(Key::Enter);
    let look = seat.wait_for("▸ To be done");
    assert!(look.shows("Ask about the night,"), "{}", look.text());
    assert!(look.shows("and about the stairs."), "{}", look.text());
}

#[test]
fn a_register_opened_for_reading_only_is_shown_and_takes_nothing() {
    let home = Home::new();
    let mut seat = Seat::at(&home, &["demo"], 30, 100);
    seat.wait_for("NF-88062");
    seat.type_text("q");
    seat.wait_for_end();

    let mut seat = Seat::at(&home, &["--read-only"], 30, 100);
    seat.wait_for("read only");
    seat.wait_for("NF-88062");
    seat.type_text("2");
    let look = seat.wait_for("nothing can be recorded");
    assert!(!look.shows("open sitting"), "{}", look.text());
    seat.type_text("q");
    assert!(seat.wait_for_end().0.success());
}
