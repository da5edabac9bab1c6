//! The start screen: what it offers without a register, what it asks, what it refuses.

use super::start_bench::Start;
use super::table::code_of;
use insta::assert_snapshot;
use ras_panel::tui::drawn::view;
use ras_panel::tui::input::key::Key;
use ras_panel::tui::input::keymap::{BINDINGS, Scope};
use ras_panel::tui::keys::update::Change;
use std::fs;

/// Members as typed.
const MEMBERS: &str = "chair:Chair:chair\nsw:Social worker:social_work_member";

#[test]
fn without_a_register_it_offers_the_demonstration_a_new_one_and_one_that_is_there() {
    let mut start = Start::new();
    assert_snapshot!("start", start.look());
    start.keys("?");
    assert_snapshot!("start_help", start.look());
    start.keys("Esc 4");
    assert!(start.drawn((80, 24)).contains("No register is open yet."));
    start.keys("i");
    assert_snapshot!("start_new", start.look());
    start.keys("Esc o");
    assert_snapshot!("start_open", start.look());
    start.keys("Esc q");
    assert!(start.model.leaving);
}

#[test]
fn the_demonstration_opens_and_is_listed_the_next_time() {
    let mut start = Start::new();
    start.keys("d");
    assert!(start.model.start.is_none());
    assert!(start.drawn((140, 45)).contains("NF-20031"));
    let folder = start.leave();
    fs::rename(folder.path().join("data"), folder.path().join("moved")).unwrap();
    let mut start = Start::over(folder, false);
    assert!(start.model.start.as_ref().unwrap().selected().is_none());
    start.keys("o");
    let form = start.model.form.as_ref().unwrap();
    assert!(form.kept("register").ends_with("demo.register"));
    start
        .keys("C-u")
        .type_text("~/moved/demo.register")
        .keys("C-s");
    assert!(start.model.start.is_none(), "{}", start.messages());
    assert!(start.drawn((140, 45)).contains("NF-20031"));
}

#[test]
fn a_register_that_was_moved_is_told_and_those_that_are_left_are_offered() {
    let mut start = Start::new();
    start
        .keys("i")
        .fill(["~/first.register", "", MEMBERS, ""])
        .keys("R");
    assert!(start.model.start.is_none());
    let folder = start.leave();
    fs::rename(
        folder.path().join("first.register"),
        folder.path().join("aside"),
    )
    .unwrap();
    let mut start = Start::over(folder, false);
    start
        .keys("i")
        .fill(["~/second.register", "", MEMBERS, ""])
        .keys("R");
    let folder = start.leave();
    fs::rename(
        folder.path().join("aside"),
        folder.path().join("first.register"),
    )
    .unwrap();
    fs::write(folder.path().join("second.register"), "no register").unwrap();
    let mut start = Start::over(folder, false);
    assert_snapshot!("start_last_is_no_register", start.look());
    start.keys("Enter");
    assert!(
        start.messages().contains("is not a register of ras-panel"),
        "{}",
        start.messages()
    );
    fs::remove_file(start.path("second.register")).unwrap();
    let mut start = Start::over(start.leave(), false);
    assert_snapshot!("start_last_is_gone", start.look());
    start.keys("Enter");
    assert!(start.model.start.is_none());
    assert_eq!(
        start.model.overview.unwrap().register_name,
        "first.register"
    );
}

#[test]
fn a_new_register_is_shown_before_it_is_made_and_then_opened() {
    let mut start = Start::new();
    start.caseload("cases");
    let people = fs::read_to_string(start.path("cases/people.csv")).unwrap();
    let n = people.matches("1").count();
    assert!(n > 0);
    let packages = fs::read_to_string(start.path("cases/packages.csv")).unwrap();
    let spoilt = packages.replacen(",Hourly,", ",Whenever,", 1);
    fs::write(start.path("cases/packages.csv"), spoilt).unwrap();
    start
        .keys("i")
        .fill(["~/own.register", "", MEMBERS, "~/cases"]);
    assert_snapshot!("start_forecast", start.look());
    assert!(
        !start.path("own.register").exists(),
        "nothing is made before R"
    );
    assert!(!start.path("cases/rejected-1").exists());
    start.keys("Esc");
    assert_snapshot!("start_forecast_beside", start.look());
    start.keys("C-s R");
    assert!(start.model.start.is_none(), "{}", start.messages());
    let told = start
        .model
        .status
        .as_ref()
        .map(|status| status.text.clone());
    assert!(start.path("own.register").exists());
    assert!(start.path("cases/rejected-1/packages.csv").exists());
    let overview = start.model.overview.as_ref().unwrap();
    assert_eq!(
        (overview.members.len(), overview.register_name.as_str()),
        (2, "own.register")
    );
    assert_eq!(start.model.counts.n_cases, 30);
    let told = told.unwrap_or_default();
    assert!(
        told.contains("Imported: 30 cases. Rows rejected: 1"),
        "{told}"
    );
}

#[test]
fn what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let mut start = Start::new();
    start.caseload("cases");
    fs::create_dir_all(start.path("empty")).unwrap();
    fs::write(start.path("a-file"), "no register").unwrap();
    let tried: [[&str; 4]; 12] = [
        ["", "", "", ""],
        ["~/empty", "", "", ""],
        ["~/a-file", "", "", ""],
        ["~/a-file/x.register", "", "", ""],
        ["~/x.register", "~/nowhere", "", "~/nowhere"],
        ["~/x.register", "~/a-file", "", "~/a-file"],
        ["~/x.register", "~/empty", "", "~/empty"],
        ["~/x.register", "", "chair", ""],
        ["~/x.register", "", "chair::chair", ""],
        ["~/x.register", "", "chair:Chair:emperor", ""],
        ["~/x.register", "", "m-1:One:chair\nM_1:Two:chair", ""],
        ["~/x.register", "", "m-1:One:chair\nm-1:One:chair", ""],
    ];
    let mut told = String::new();
    start.keys("i");
    for fields in tried {
        start.fill(fields);
        assert!(start.model.popup.is_none(), "{fields:?}");
        let kept: Vec<String> = start
            .model
            .form
            .iter()
            .flat_map(|f| &f.fields)
            .map(|f| f.kept())
            .collect();
        assert_eq!(kept, fields);
        told.push_str(&format!("{fields:?}\n{}\n", start.messages()));
    }
    assert_snapshot!("start_refused", told);
    assert!(!start.path("x.register").exists());
    start.keys("Esc o").type_text("~/a-file").keys("C-s");
    let no_register = start.messages();
    start.keys("C-u").type_text("~/none").keys("C-s");
    let none = start.messages();
    start.keys("C-u").type_text("~/empty").keys("C-s");
    assert_snapshot!(
        "start_open_refused",
        format!("{no_register}{none}{}", start.messages())
    );
}

#[test]
fn started_for_reading_only_nothing_can_be_made() {
    let mut start = Start::over(tempfile::tempdir().unwrap(), true);
    start.keys("i");
    assert!(start.model.form.is_none());
    assert!(
        start
            .drawn((100, 30))
            .contains("with --read-only: nothing can be made.")
    );
    start.keys("d");
    assert!(
        start
            .drawn((100, 30))
            .contains("--read-only lets none be made")
    );
    assert!(!start.path("data").exists());
}

#[test]
fn the_start_screen_is_drawn_in_every_size() {
    let mut start = Start::new();
    start
        .keys("i")
        .fill(["~/one.register", "", MEMBERS, ""])
        .keys("R");
    let folder = start.leave();
    fs::write(folder.path().join("one.register"), "spoilt").unwrap();
    let mut start = Start::over(folder, false);
    for script in ["Esc", "?", "Esc i C-s", "Esc o", "C-s"] {
        start.keys(script);
        for width in [0, 1, 7, 59, 60, 61, 79, 80, 110, 120, 200] {
            for height in [0, 1, 5, 14, 15, 16, 24, 45, 60] {
                start.change(Change::Size(width, height));
                let text = start.drawn((width, height));
                let fits = width >= 60 && height >= 15;
                assert_eq!(
                    text.contains("RAS panel"),
                    fits,
                    "{script} in {width}×{height}"
                );
                assert!(!fits || !text.contains("1 Queue"));
            }
        }
        start.change(Change::Size(140, 45));
    }
}

#[test]
fn every_key_of_the_start_screen_does_something() {
    let of_start = |scope| matches!(scope, Scope::Start | Scope::StartForm);
    for binding in BINDINGS.iter().filter(|binding| of_start(binding.scope)) {
        for key in binding.keys {
            let mut start = Start::new();
            for name in ["one", "two", "three"] {
                start
                    .keys("i")
                    .fill([&format!("~/{name}.register"), "", MEMBERS, ""])
                    .keys("R");
                let folder = start.leave();
                let aside = folder.path().join(format!("{name}.aside"));
                fs::rename(folder.path().join(format!("{name}.register")), aside).unwrap();
                start = Start::over(folder, false);
            }
            for name in ["one", "two"] {
                let path = start.path(&format!("{name}.register"));
                fs::rename(start.path(&format!("{name}.aside")), path).unwrap();
            }
            let mut start = Start::over(start.leave(), false);
            start.keys("j");
            if binding.scope == Scope::StartForm {
                start.keys("i");
            } else if matches!(key, Key::Down | Key::Char('j')) {
                start.keys("k");
            }
            assert!(view::scopes(&start.model).contains(&binding.scope));
            let before = format!("{:?}", start.model);
            let (code, modifiers) = code_of(*key);
            start.press(code, modifiers);
            assert_ne!(format!("{:?}", start.model), before, "{key} of {binding:?}");
        }
    }
}
