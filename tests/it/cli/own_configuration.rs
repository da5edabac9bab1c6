//! A council that has only the program begins its own configuration with `config copy`.

use crate::cli::scene::Home;
use ras_panel::app::configuration::{Chosen, Configuration};
use ras_panel::config::shipped;
use serde_json::{Value, json};
use std::fs;

#[test]
fn the_copy_holds_every_built_in_file_and_reads_as_the_built_in_configuration() {
    let home = Home::new();
    let said = home.run(&["config", "copy", "own/council"]).well();
    for (place, text) in shipped::TEXTS {
        let written = fs::read_to_string(home.path("own/council").join(place)).unwrap();
        assert_eq!(written, text, "{place}");
        assert!(said.contains(&format!("  {place}\n")), "{place}: {said}");
    }
    for next in [
        "ras-panel config check own/council\n",
        "ras-panel init council.register --config own/council ",
    ] {
        assert!(said.contains(next), "{said}");
    }
    let chosen = Chosen::default();
    let copied = Configuration::of_folder(&home.path("own/council"), &chosen).unwrap();
    let built_in = Configuration::shipped().unwrap();
    assert_eq!(copied.ras.digest, built_in.ras.digest);
    assert_eq!(copied.rules_texts, built_in.rules_texts);
    assert_eq!(copied.profile, built_in.profile);
    assert!(!copied.profile_built_in);
    let check = ["config", "check", "own/council", "--json"];
    let checked: Value = home.run(&check).json();
    assert_eq!(checked["mistakes"], json!([]));
    assert_eq!(checked["please_look"], json!([]));
    assert_eq!(checked["ras"]["digest"], json!(built_in.ras.digest.hex()));
}

#[test]
fn a_register_is_made_with_the_copy_and_cases_are_imported_and_listed() {
    let home = Home::new();
    home.run(&["config", "copy", "own"]).well();
    let made = ["demo-data", "cases", "--cases", "40", "--config", "own"];
    home.run(&made).well();
    let member = ["--member", "chair:Chair:chair"];
    let init = ["init", "a.register", "--config", "own"];
    home.run(&[&init[..], &member[..]].concat()).well();
    home.run(&["import", "cases"]).well();
    let listed = home.run(&["list", "--all", "--json"]).json();
    assert_eq!(listed.as_array().unwrap().len(), 40, "{listed}");
}

#[test]
fn nothing_is_overwritten_and_the_first_file_in_the_way_is_named() {
    let home = Home::new();
    fs::create_dir(home.path("own")).unwrap();
    home.run(&["config", "copy", "own"]).well();
    home.change("own/panel.toml", "Northfold moderation panel", "Our panel");
    fs::remove_file(home.path("own/flags.md")).unwrap();
    let (code, said) = home.run(&["config", "copy", "own"]).ill();
    assert_eq!(code, 2);
    assert_eq!(
        said,
        "ras-panel: own is not empty: it holds README.md\n  to do: name a new folder: nothing is \
         overwritten, and nothing was written\n"
    );
    let panel = fs::read_to_string(home.path("own/panel.toml")).unwrap();
    assert!(panel.contains("Our panel"));
    assert!(!home.path("own/flags.md").exists());
    let (code, said) = home.run(&["config", "copy", "own/panel.toml"]).ill();
    assert_eq!(code, 2);
    assert!(
        said.contains("own/panel.toml cannot be written to"),
        "{said}"
    );
    let refused = home.run(&["config", "copy", "new", "--read-only"]).ill();
    assert_eq!(refused.0, 2);
    assert!(!home.path("new").exists());
}

#[test]
fn the_copied_files_are_listed_for_a_program() {
    let home = Home::new();
    let told = home.run(&["config", "copy", "own", "--json"]).json();
    let places = shipped::TEXTS.map(|(place, _)| place);
    assert_eq!(told, json!({ "folder": "own", "files": places }));
}
