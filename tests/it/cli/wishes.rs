//! What is wished and cannot be is refused with what can, also where it would not be used.

use crate::cli::scene::Home;
use ras_panel::app::chance::Chance;
use ras_panel::app::clock::Clock;
use ras_panel::app::configuration::Chosen;
use ras_panel::app::places::Places;
use ras_panel::app::reception::{Reception, Wishes};
use ras_panel::cli::arguments::THEMES;
use ras_panel::tui::brush::theme::Theme;
use std::path::PathBuf;

#[test]
fn a_theme_that_is_not_there_is_refused_by_every_command() {
    let home = Home::with_cases();
    let (code, said) = home.run(&["--theme", "pink", "list"]).ill();
    assert_eq!(code, 2);
    assert!(
        said.contains("pink") && said.contains("high-contrast"),
        "{said}"
    );
    home.run(&["--theme", "mono", "list"]).well();
    let named: Vec<String> = Theme::ALL
        .iter()
        .map(|row| row.1.replace(' ', "-"))
        .collect();
    assert_eq!(named, THEMES);
}

#[test]
fn a_ras_or_profile_that_is_not_built_in_is_refused() {
    let home = Home::new();
    home.run(&["init", "built-in.register"]).well();
    for option in ["--ras", "--profile"] {
        let (code, said) = home.run(&[option, "nope", "list"]).ill();
        assert_eq!(code, 2);
        let wrong = format!("the built-in configuration has no nope: {option} is wrong");
        assert!(said.contains(&wrong), "{said}");
        assert!(said.contains("--config FOLDER"), "{said}");
        home.run(&[option, "northfold", "list"]).well();
    }
}

#[test]
fn the_demonstration_refuses_another_configuration_also_where_its_register_is_there() {
    let home = Home::new();
    let places = Places {
        home: home.path("."),
        registers: home.path("data"),
        preferences: home.path("settings"),
    };
    let demo = |configuration: Option<&str>, ras: Option<&str>| {
        let wishes = Wishes {
            register: None,
            configuration: configuration.map(PathBuf::from),
            chosen: Chosen {
                ras: ras.map(str::to_owned),
                profile: None,
            },
            acting: None,
            read_only: false,
            clock: Clock::standing_at("2026-11-24T10:00:00Z").unwrap(),
            chance: Chance::seeded(1),
        };
        let mut reception = Reception::new(wishes, places.clone()).unwrap();
        reception
            .open_demo(false)
            .map(drop)
            .map_err(|error| error.to_string())
    };
    demo(None, None).unwrap();
    let said = demo(Some("/nope"), None).unwrap_err();
    assert!(
        said.contains("of the built-in configuration, not of /nope"),
        "{said}"
    );
    let said = demo(None, Some("zz")).unwrap_err();
    assert!(said.contains("has no zz: --ras is wrong"), "{said}");
}

#[test]
fn what_is_missing_is_named_itself_with_what_to_do() {
    let home = Home::with_cases();
    let told = |arguments: &[&str]| home.run(arguments).ill();
    let (code, said) = told(&["backup", "nowhere/b.register"]);
    assert_eq!(code, 5);
    assert!(
        said.starts_with("ras-panel: there is no folder nowhere\n"),
        "{said}"
    );
    assert!(said.contains("to do: make it first"), "{said}");
    let (code, said) = told(&["restore", "nofile", "to.register"]);
    assert_eq!(code, 5);
    assert!(
        said.starts_with("ras-panel: there is no backup at nofile\n"),
        "{said}"
    );
    assert!(!said.contains("init"), "{said}");
    let (code, said) = told(&["import", "nodir"]);
    assert_eq!(code, 4);
    assert!(
        said.starts_with("ras-panel: there is no folder nodir\n"),
        "{said}"
    );
    assert!(!said.contains("people.csv"), "{said}");
    let (code, said) = told(&["import", "caseload/people.csv", "caseload/nofile.csv"]);
    assert_eq!(code, 4);
    assert!(
        said.starts_with("ras-panel: caseload/nofile.csv is not a file\n"),
        "{said}"
    );
}
