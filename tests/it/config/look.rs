//! One sample for each thing that may stand and is worth a look, with the exact words; and nothing
//! is said of what ships.
//!
//! A folder of `fixtures/look/` has the files that differ from the toy RAS and the shipped
//! `panel.toml` and `tolerances.toml`, and `expected.txt`. `UPDATE_EXPECTED=1` writes the texts
//! anew.

use ras_panel::config::bundle::{FILES, RasBundle};
use ras_panel::config::load::{self, text_file};
use ras_panel::config::look::over::{Texts, over};
use std::path::{Path, PathBuf};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 24);

fn folders(path: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn text(sample: &Path, otherwise: &str, file: &str) -> String {
    let own = sample.join(file).exists();
    text_file(if own { sample } else { Path::new(otherwise) }, file).unwrap()
}

fn said(sample: &Path) -> String {
    let ras = FILES.map(|file| (file, text(sample, "fixtures/ras/toy", file)));
    let ras = ras.iter().map(|(file, text)| (*file, text.as_str()));
    let ras = RasBundle::of_texts(ras).unwrap();
    if let Err(problems) = ras.read() {
        panic!("{}: {}", sample.display(), problems[0]);
    }
    let panel = text(sample, "config", "panel.toml");
    let tolerances = text(sample, "config", "tolerances.toml");
    let own = |file: &str| sample.join(file).exists();
    let panel_problems = load::panel_rules(sample).err().unwrap_or_default();
    let tolerances_problems = load::tolerances(sample).err().unwrap_or_default();
    assert!(
        !own("panel.toml") || panel_problems.is_empty(),
        "{panel_problems:?}"
    );
    assert!(
        !own("tolerances.toml") || tolerances_problems.is_empty(),
        "{tolerances_problems:?}"
    );
    let texts = Texts {
        ras: &ras,
        panel: Some(&panel),
        tolerances: Some(&tolerances),
    };
    over(texts, TODAY)
        .iter()
        .map(|look| format!("{look}\n"))
        .collect()
}

#[test]
fn every_figure_worth_a_look_is_told_in_the_words_of_its_sample() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut wrong = Vec::new();
    for sample in folders("fixtures/look") {
        let found = said(&sample);
        assert!(!found.is_empty(), "{}: nothing is said", sample.display());
        let expected = sample.join("expected.txt");
        if update {
            std::fs::write(&expected, &found).unwrap();
        }
        if std::fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}: found\n{found}", sample.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_said_of_what_ships_nor_of_the_published_schemes() {
    let mut schemes = folders("fixtures/schemes");
    schemes.push(PathBuf::from("config/ras/northfold"));
    schemes.push(PathBuf::from("fixtures/ras/toy"));
    for scheme in schemes {
        let ras = load::ras_bundle(&scheme).unwrap();
        let panel = text_file(Path::new("config"), "panel.toml").unwrap();
        let tolerances = text_file(Path::new("config"), "tolerances.toml").unwrap();
        let texts = Texts {
            ras: &ras,
            panel: Some(&panel),
            tolerances: Some(&tolerances),
        };
        let found: Vec<String> = over(texts, TODAY).iter().map(ToString::to_string).collect();
        assert_eq!(found, Vec::<String>::new(), "{}", scheme.display());
    }
}

mod command {
    use crate::cli::scene::Home;

    #[test]
    fn a_look_is_no_mistake_and_the_check_ends_well() {
        let home = Home::new();
        home.change("config/ras/toy/allocation.toml", "\"190\"", "\"19\"");
        home.change("config/panel.toml", "quorum = \"4\"", "quorum = \"1\"");
        let said = home.run(&["config", "check", "config"]).well();
        insta::assert_snapshot!("config_check_looks", said);
    }

    #[test]
    fn a_word_that_no_person_can_have_ends_the_check_with_the_words_allowed() {
        let home = Home::new();
        home.change(
            "config/ras/toy/ras.toml",
            "Registered Care Home",
            "Care homes",
        );
        let (code, said) = home.run(&["config", "check", "config"]).ill();
        let what = "no person can have the accommodation \"Care homes\"\n  allowed: Owner occupier";
        assert!(code == 3 && said.contains(what), "{code}: {said}");
    }

    #[test]
    fn a_ras_alone_is_checked_alone_and_says_what_was_not() {
        let home = Home::new();
        let said = home.run(&["config", "check", "config/ras/toy"]).well();
        insta::assert_snapshot!("config_check_ras_alone", said);
        let shown = home.run(&["config", "show", "config/ras/toy"]).well();
        assert!(
            shown.starts_with("Of the files in config/ras/toy\n\nToy RAS"),
            "{shown}"
        );
        let not_checked = said.split_once('\n').unwrap().1;
        assert!(shown.ends_with(&format!("\n{not_checked}")), "{shown}");
        let whole = home.run(&["config", "show", "config"]).well();
        assert!(!whole.contains("Not checked"), "{whole}");
    }

    #[test]
    fn a_service_that_no_file_can_have_ends_the_check_and_without_lists_it_is_not_checked() {
        let home = Home::new();
        let at = "config/tolerances.toml";
        home.change(at, "\"Registered care home\"", "\"Registered care hom\"");
        let (code, said) = home.run(&["config", "check", "config"]).ill();
        let what = "rules.care_home.words.settings.1: no caseload file can have the accommodation \
            or service type or component \"Registered care hom\", so the rule would never find it";
        assert!(code == 3 && said.contains(what), "{code}: {said}");
        let mean = "to do: did you mean \"Registered care home\"?";
        assert!(said.contains(mean), "{said}");
        std::fs::remove_file(home.path("config/import/cld-values.toml")).unwrap();
        let (_, said) = home.run(&["config", "check", "config"]).ill();
        let open = "  - the words of services in flag rules, against the column profile\n";
        assert!(said.contains(open) && !said.contains(what), "{said}");
        assert!(
            said.contains("import/cld-values.toml:1: (the file): "),
            "{said}"
        );
    }
}
