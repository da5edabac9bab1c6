//! A council that has only the program begins its own configuration with `config copy`.

use crate::cli::scene::Home;
use ras_panel::app::configuration::{Chosen, Configuration};
use ras_panel::config::shipped;
use ras_panel::config::shipped_schemes::SCHEMES;
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

/// Every scheme that a recipe names comes along and is whole; its cases are scored with the others
/// of its folder.
#[test]
fn the_schemes_that_the_guide_names_come_along_and_have_no_mistake() {
    let home = Home::new();
    let said = home.run(&["config", "copy", "own"]).well();
    assert!(
        said.contains("  schemes/: 12 whole schemes to copy from"),
        "{said}"
    );
    let guide = fs::read_to_string(home.path("own/README.md")).unwrap();
    let mut names = Vec::new();
    for scheme in SCHEMES {
        let name = scheme[0].0.split('/').nth(1).unwrap();
        for (place, text) in scheme {
            let written = fs::read_to_string(home.path("own").join(place)).unwrap();
            assert_eq!(written, text, "{place}");
        }
        assert!(
            guide.contains(&format!("`schemes/{name}/`")),
            "{name} is not in the guide"
        );
        let said = home
            .run(&["config", "check", &format!("own/schemes/{name}")])
            .well();
        assert!(said.contains("No mistakes"), "{said}");
        names.push(name);
    }
    let named = guide.split("`schemes/").skip(1);
    let named = named.filter_map(|rest| rest.split_once("/`"));
    for (name, _) in named.filter(|(name, _)| !name.contains(' ')) {
        assert!(names.contains(&name), "{name} does not come along");
    }
    assert!(!guide.contains("fixtures/"));
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
    let schemes = SCHEMES.as_flattened().iter();
    let texts = shipped::TEXTS.iter().chain(schemes);
    let places: Vec<&str> = texts.map(|(place, _)| *place).collect();
    assert_eq!(told, json!({ "folder": "own", "files": places }));
}

#[test]
fn a_made_up_caseload_is_of_the_configuration_that_an_import_into_the_register_reads_with() {
    let home = Home::new();
    let profile = "config/import/toy.toml";
    home.change(profile, "title = \"Northfold", "title = \"Toytown");
    home.change(profile, "case = \"Case\"", "case = \"Their reference\"");
    home.begin();
    for (folder, named) in [("one", &[][..]), ("two", &["--register", "a.register"][..])] {
        let made = ["demo-data", folder, "--cases", "12"];
        let said = home.run(&[&made[..], named].concat()).well();
        let of = "12 made-up cases, seed 1, RAS Toy RAS 1, column profile Toytown caseload files:";
        assert!(said.starts_with(of), "{said}");
        let people = fs::read_to_string(home.path(folder).join("people.csv")).unwrap();
        assert!(people.starts_with("Their reference,"), "{people}");
    }
    let said = home.run(&["import", "one"]).well();
    assert!(said.contains("12 can be scored; 0 cannot."), "{said}");
}

#[test]
fn no_caseload_is_made_up_while_the_folder_that_imports_read_with_has_a_mistake() {
    let home = Home::new();
    home.begin();
    home.change("config/import/toy.toml", "[people]", "[peeple]");
    let (code, said) = home.run(&["demo-data", "one", "--cases", "12"]).ill();
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("mend it in HOME/config"), "{said}");
    assert!(!home.path("one").exists());
    let built_in = Home::new()
        .run(&["demo-data", "one", "--cases", "12"])
        .well();
    assert!(built_in.contains("RAS Northfold"), "{built_in}");
}

#[test]
fn a_reason_that_many_cases_have_is_told_once_with_their_number() {
    let home = Home::new();
    home.run(&["demo-data", "of-another-form", "--cases", "12"])
        .well();
    home.begin();
    let said = home.run(&["import", "of-another-form"]).well();
    let said: Vec<&str> = said.split_whitespace().collect();
    let said = said.join(" ");
    let (_, reasons) = said.split_once(" cannot: ").unwrap();
    let why = "11 cases: washing: the answer is none of the question's; allowed: one of none, \
        some, daily (NF-";
    assert!(reasons.starts_with(why), "{reasons}");
    assert!(reasons.contains(" and 6 more) NF-"), "{reasons}");
    assert_eq!(reasons.matches("washing").count(), 1, "{reasons}");
}

#[test]
fn the_readme_lists_the_id_of_every_role_that_a_member_can_have() {
    let readme = fs::read_to_string("README.md").unwrap();
    let built_in = Configuration::shipped().unwrap();
    for role in &built_in.rules.roles {
        let id = format!("`{}`", role.id.as_str());
        assert!(readme.contains(&id), "{id}");
    }
}
