//! The demonstration's register: known wherever it is opened, on its own day, and no other is
//! taken for one.

use crate::cli::scene::{Home, Said};
use ras_panel::app::chance::Chance;
use ras_panel::app::clock::Clock;
use ras_panel::app::demo;
use ras_panel::register::store::Mode;
use std::fs;

const NOTICE: &str =
    "A demonstration: everybody in it is made up, and today is taken to be 24 Nov 2026.\n";

fn home_with_a_demonstration() -> Home {
    let home = Home::new();
    let path = home.path("demo.register");
    drop(demo::open(&path, Clock::System, Chance::seeded(7), None).unwrap());
    home
}

/// What a command says by the machine's own clock, whatever that is.
fn by_the_machines_clock(home: &Home, arguments: &[&str]) -> Said {
    let mut command = home.command(arguments);
    let output = command.env_remove("RAS_PANEL_CLOCK").output().unwrap();
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn every_command_takes_the_demonstrations_own_day_and_says_so() {
    let home = home_with_a_demonstration();
    for command in [
        &["list", "--json"][..],
        &["show", "NF-20031"],
        &["score", "NF-20031"],
        &["flags"],
    ] {
        let arguments = [command, &["--register", "demo.register"]].concat();
        let on_its_day = home.run(&arguments).well();
        let said = by_the_machines_clock(&home, &arguments);
        assert_eq!((said.code, said.err.as_str()), (0, NOTICE), "{arguments:?}");
        assert!(said.out == on_its_day, "{arguments:?}: {}", said.out);
    }
}

#[test]
fn a_copy_of_the_demonstration_under_any_name_is_still_one() {
    let home = home_with_a_demonstration();
    let named = ["--register", "demo.register"];
    let said = by_the_machines_clock(&home, &[&["backup", "b.register"][..], &named].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    home.run(&["restore", "b.register", "council.register"])
        .well();
    let said = by_the_machines_clock(&home, &["list", "--register", "council.register"]);
    assert_eq!((said.code, said.err.as_str()), (0, NOTICE));
}

#[test]
fn what_is_recorded_in_the_demonstration_comes_after_its_newest_entry() {
    let home = home_with_a_demonstration();
    let named = ["--register", "demo.register"];
    home.run(&["demo-data", "more", "--cases", "3", "--seed", "9"])
        .well();
    let said = by_the_machines_clock(&home, &[&["import", "more"][..], &named].concat());
    assert_eq!((said.code, said.err.as_str()), (0, NOTICE), "{}", said.out);
    let verified = home.run(&[&["verify"][..], &named].concat()).well();
    assert!(verified.contains("The register verifies"), "{verified}");
    let listed = by_the_machines_clock(&home, &[&["list"][..], &named].concat());
    assert_eq!(listed.err, NOTICE);
}

#[test]
fn a_councils_register_is_on_the_machines_day_and_nothing_is_said_of_it() {
    let home = Home::with_cases();
    let said = by_the_machines_clock(&home, &["list"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

#[test]
fn a_councils_register_is_neither_opened_nor_put_aside_as_a_demonstration() {
    let home = Home::with_cases();
    let path = home.path("a.register");
    let before = fs::read(&path).unwrap();
    let opened = demo::open_for(
        &path,
        Mode::ReadWrite,
        Clock::System,
        Chance::seeded(7),
        None,
    );
    let told = opened.unwrap_err().to_string();
    assert!(
        told.contains("a.register is not the register of a demonstration"),
        "{told}"
    );
    assert!(
        told.contains("to work in it: ras-panel --register"),
        "{told}"
    );
    assert!(demo::must_be_one(&path).is_err());
    assert_eq!(fs::read(&path).unwrap(), before);
}
