//! The panel's rules stand in the register: it takes them along, tells in their words, and takes
//! others in with the next sitting alone.

use crate::cli::papers::sit;
use crate::cli::scene::{Home, NOW};
use crate::panel::scene::member_id;
use crate::register::samples::new_entry;
use ras_panel::app::chance::Chance;
use ras_panel::app::clock::Clock;
use ras_panel::app::command::Command;
use ras_panel::app::configuration::{Chosen, Configuration};
use ras_panel::app::desk::itself::Desk;
use ras_panel::app::outcome::{Outcome, Overview};
use ras_panel::app::places::Places;
use ras_panel::app::reception::{Reception, Wishes};
use ras_panel::app::setup;
use ras_panel::panel::record::Record;
use ras_panel::register::store::Register;
use std::fs;

const SETTINGS: &str = "settings/ras-panel";

const PREFERENCES: &str = "settings/ras-panel/preferences.toml";

const NAME: &str = "panel = \"Northfold moderation panel\"";

pub fn overview(desk: &mut Desk) -> Overview {
    match desk.execute(Command::Overview).unwrap() {
        Outcome::Overview(overview) => *overview,
        other => panic!("{other:#?}"),
    }
}

pub fn told(desk: &mut Desk, command: Command) -> String {
    match desk.execute(command).unwrap() {
        Outcome::Recorded { sentence, .. } => sentence,
        other => panic!("{other:#?}"),
    }
}

pub fn open_sitting() -> Command {
    Command::OpenSitting {
        present: ["chair", "m-1", "m-2", "sw", "senior"]
            .map(member_id)
            .to_vec(),
        chair: member_id("chair"),
    }
}

/// The register as somebody opens it who has no configuration.
fn looked_at(home: &Home, register: &str) -> Desk {
    opened_by(home, register, ("nobodys", None))
}

/// The register as it is opened with these preferences by a member.
fn opened_by(home: &Home, register: &str, (preferences, acting): (&str, Option<&str>)) -> Desk {
    let wishes = Wishes {
        register: Some(home.path(register)),
        configuration: None,
        chosen: Chosen::default(),
        acting: acting.map(member_id),
        read_only: false,
        clock: Clock::standing_at(NOW).unwrap(),
        chance: Chance::seeded(1),
    };
    let places = Places {
        home: home.path("."),
        registers: home.path("data"),
        preferences: home.path(preferences),
    };
    Reception::new(wishes, places).unwrap().look().unwrap()
}

/// A home whose panel has another name and quorum than the built-in one.
fn acorn() -> Home {
    let home = Home::new();
    home.change("config/panel.toml", NAME, "panel = \"Acorn panel\"");
    home.change("config/panel.toml", "quorum = \"4\"", "quorum = \"3\"");
    let mut init = vec!["init", "a.register", "--config", "config"];
    let members = crate::cli::scene::MEMBERS;
    init.extend(members.iter().flat_map(|member| ["--member", *member]));
    home.run(&init).well();
    home.run(&["import", "caseload"]).well();
    home
}

#[test]
fn a_restored_register_has_its_own_quorum_and_panel_without_any_configuration() {
    let home = acorn();
    sit(&home);
    home.run(&["backup", "b.register"]).well();
    home.run(&["restore", "b.register", "c.register"]).well();
    fs::remove_dir_all(home.path("config")).unwrap();
    let mut desk = looked_at(&home, "c.register");
    let seen = overview(&mut desk);
    let today = desk.today();
    assert_eq!(seen.rules.panel, "Acorn panel");
    assert_eq!(seen.rules.quorum.at(today).unwrap().value, 3);
    let own = "The register's own RAS and rules (Acorn panel, entry 2) are used";
    let notices = seen.notices.join("\n");
    assert!(notices.contains(own), "{notices}");
    assert!(!notices.contains("in the configuration files"), "{notices}");
    let minutes = home.run(&["minutes", "latest", "--register", "c.register"]);
    assert!(
        minutes.out.starts_with("Acorn panel: minutes"),
        "{}",
        minutes.out
    );
    assert!(
        minutes.err.contains("own RAS and rules (Acorn panel"),
        "{}",
        minutes.err
    );
}

#[test]
fn a_record_and_minutes_stay_as_they_were_when_panel_toml_is_edited() {
    let home = Home::with_cases();
    let [first, ..] = sit(&home);
    let first = first.to_string();
    let papers = || {
        let forms = [
            vec!["record", "T-001", "--entry", &first],
            vec!["record", "T-001", "--entry", &first, "--format", "json"],
            vec!["minutes", "latest"],
        ];
        forms.map(|form| home.run(&form).out)
    };
    let before = papers();
    assert!(
        before[0].contains("the panel's, in entry 2"),
        "{}",
        before[0]
    );
    let edited = fs::read_to_string(home.path("config/panel.toml")).unwrap();
    let edited = edited.replace(NAME, "panel = \"Another panel\"");
    let edited = edited.replace("title = \"", "title = \"Reworded: ");
    let edited = edited.replace("time_limit = \"", "time_limit = \"at once, not ");
    fs::write(home.path("config/panel.toml"), edited).unwrap();
    assert_eq!(papers(), before);
    assert!(
        home.run(&["verify"])
            .out
            .starts_with("The register verifies")
    );
}

#[test]
fn a_changed_panel_toml_comes_into_force_with_the_next_sitting_and_is_told() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    told(&mut desk, open_sitting());
    home.change("config/panel.toml", "quorum = \"4\"", "quorum = \"3\"");
    home.change("config/panel.toml", NAME, "panel = \"Acorn panel\"");
    let mut desk = home.desk("chair");
    let seen = overview(&mut desk);
    let today = desk.today();
    assert_eq!(seen.rules.quorum.at(today).unwrap().value, 4);
    let differ = "New rules with the next sitting: the panel's name \"Northfold moderation panel\" \
                  → \"Acorn panel\", quorum 4 → 3. The panel's rules in the configuration files";
    assert!(
        seen.notices.concat().starts_with(differ),
        "{:#?}",
        seen.notices
    );
    let check = home.run(&["config", "check"]).well();
    assert!(
        check.contains("not those in force in the register"),
        "{check}"
    );
    assert!(home.run(&["list"]).err.contains("quorum 4 → 3"));
    told(&mut desk, Command::CloseSitting);
    let mut other = home.desk("senior");
    let sentence = told(&mut desk, open_sitting());
    assert!(sentence.contains("is open."), "{sentence}");
    assert!(
        sentence.contains("in force from now on (entry 11): "),
        "{sentence}"
    );
    assert!(sentence.contains("quorum 4 → 3"), "{sentence}");
    let seen = overview(&mut desk);
    assert_eq!(seen.sitting.unwrap().quorum, 3);
    assert_eq!(seen.rules.panel, "Acorn panel");
    assert_eq!(seen.notices, Vec::<String>::new());
    told(&mut other, Command::CloseSitting);
    assert_eq!(overview(&mut other).rules.panel, "Acorn panel");
    let check = home.run(&["config", "check"]).well();
    assert!(
        check.contains("are those in force in the register"),
        "{check}"
    );
    let again = told(&mut desk, open_sitting());
    assert!(!again.contains("in force from now on"), "{again}");
    assert!(
        home.run(&["verify"])
            .out
            .starts_with("The register verifies")
    );
}

/// A register as it was made before registers held the panel's rules.
pub fn made_before(home: &Home) {
    let chosen = Chosen::default();
    let configuration = Configuration::of_folder(&home.path("config"), &chosen).unwrap();
    let mut records = vec![Record::RasAdopted(setup::adoption(&configuration))];
    records.extend(
        setup::demo_members()
            .unwrap()
            .into_iter()
            .map(Record::MemberEntered),
    );
    let entries: Vec<_> = (1_u8..)
        .zip(records)
        .map(|(n, record)| new_entry(record, n))
        .collect();
    let made = Register::create_with(&home.path("a.register"), [7; 16], |new| {
        new.append(&entries).map(drop)
    });
    drop(made.unwrap());
}

#[test]
fn a_register_made_before_uses_the_files_says_so_and_takes_them_in_with_the_next_sitting() {
    let home = Home::new();
    home.change("config/panel.toml", NAME, "panel = \"Acorn panel\"");
    made_before(&home);
    let mut desk = home.desk("chair");
    let seen = overview(&mut desk);
    assert_eq!(seen.rules.panel, "Acorn panel");
    let notices = seen.notices.concat();
    let none = "The register holds no rules of the panel: those of the configuration files";
    assert!(notices.starts_with(none), "{notices}");
    let check = home.run(&["config", "check", "config", "--register", "a.register"]);
    let yet = "holds no panel.toml and tolerances.toml yet";
    assert!(check.out.contains(yet), "{}", check.out);
    let present = ["chair", "member-1", "member-2", "social-worker"];
    let sentence = told(
        &mut desk,
        Command::OpenSitting {
            present: present.map(member_id).to_vec(),
            chair: member_id("chair"),
        },
    );
    let taken = "The panel's rules are in the register from now on (entry 10). Entry 11.";
    assert!(sentence.ends_with(taken), "{sentence}");
    assert_eq!(overview(&mut desk).notices, Vec::<String>::new());
    let mut desk = looked_at(&home, "a.register");
    assert_eq!(overview(&mut desk).rules.panel, "Acorn panel");
}

#[test]
fn a_look_changes_no_preferences_and_a_command_that_records_does() {
    let home = Home::with_cases();
    home.copy_of_config("other");
    let kept = || fs::read_to_string(home.path(PREFERENCES)).unwrap();
    let before = kept();
    for look in [
        vec!["list"],
        vec!["show", "T-001"],
        vec!["sittings"],
        vec!["flags"],
        vec!["import", "caseload", "--dry-run"],
    ] {
        let options = ["--register", "a.register", "--config", "other"];
        let look: Vec<&str> = look.into_iter().chain(options).collect();
        home.run(&look).well();
        assert_eq!(kept(), before, "{look:?}");
    }
    home.run(&["import", "caseload", "--config", "other"])
        .well();
    assert!(kept().contains("/other\""), "{}", kept());
    home.run(&["import", "caseload"]).well();
    assert!(kept().contains("/other\""), "{}", kept());
}

/// The files are read when a sitting is opened, not only when the program began: a program that was
/// left open does not put the old rules back in force.
#[test]
fn a_program_left_open_takes_the_files_as_they_are_when_it_opens_a_sitting() {
    let home = Home::with_cases();
    let mut left_open = home.desk("chair");
    home.change("config/panel.toml", "quorum = \"4\"", "quorum = \"3\"");
    let mut other = home.desk("chair");
    let first = told(&mut other, open_sitting());
    assert!(first.contains("quorum 4 → 3"), "{first}");
    told(&mut other, Command::CloseSitting);
    let second = told(&mut left_open, open_sitting());
    assert!(!second.contains("in force from now on"), "{second}");
    assert_eq!(overview(&mut left_open).sitting.unwrap().quorum, 3);
    told(&mut left_open, Command::CloseSitting);
    home.change("config/panel.toml", "quorum = \"3\"", "quorum = \"2\"");
    let third = told(&mut left_open, open_sitting());
    assert!(third.contains("quorum 3 → 2"), "{third}");
}

/// The folder that was named for a register may go: the register has all that it is opened with.
#[test]
fn a_register_whose_configuration_folder_is_gone_is_opened_by_its_own_rules_and_says_so() {
    let home = Home::with_cases();
    let before = home.run(&["list"]).well();
    fs::rename(home.path("config"), home.path("elsewhere")).unwrap();
    let gone = home.run(&["list"]);
    assert_eq!(gone.out, before);
    let told = gone.err.split_whitespace().collect::<Vec<_>>().join(" ");
    let expected =
        "the configuration folder HOME/config that was named for it is not there any more";
    assert!(told.contains(expected), "{told}");
}

/// A mistake in the folder of a register stops nobody from reading it; what needs the files is
/// refused with the mistake, and goes on once it is mended.
#[test]
fn a_mistake_in_the_folder_of_a_register_stops_no_reading_and_says_so() {
    let home = Home::with_cases();
    sit(&home);
    let reading: [&[&str]; 7] = [
        &["list"],
        &["show", "T-001"],
        &["score", "T-001"],
        &["flags"],
        &["record", "T-001"],
        &["minutes"],
        &["sittings"],
    ];
    let before = reading.map(|command| home.run(command).out);
    home.change("config/panel.toml", "quorum = \"4\"", "quorum = 4");
    for (command, before) in reading.iter().zip(before) {
        let broken = home.run(command);
        assert_eq!((broken.code, broken.out), (0, before), "{command:?}");
        let told = broken.err.split_whitespace().collect::<Vec<_>>().join(" ");
        let expected = "entry 2) are used: the configuration folder HOME/config that was named for \
                        it cannot be used (the configuration has 1 mistake). See what is to be \
                        mended: ras-panel config check HOME/config.";
        assert!(told.contains(expected), "{command:?} {told}");
    }
    for command in [
        &["import", "caseload", "--dry-run"],
        &["import", "caseload"][..],
    ] {
        let (code, told) = home.run(command).ill();
        assert_eq!(code, 3, "{command:?}");
        assert!(told.contains("panel.toml:11: "), "{told}");
        let to_do = "mend it in HOME/config and check it: ras-panel config check HOME/config";
        assert!(told.contains(to_do), "{told}");
    }
    let (code, told) = home.run(&["config", "check"]).ill();
    assert_eq!(code, 3);
    assert!(told.contains("panel.toml:11: "), "{told}");
    home.change("config/panel.toml", "quorum = 4", "quorum = \"4\"");
    home.run(&["import", "caseload"]).well();
}

/// A sitting needs the rules' files: they may hold new rules. It does not need the other files.
#[test]
fn a_sitting_is_not_opened_by_rules_with_a_mistake_but_by_those_beside_another_files_mistake() {
    let home = Home::with_cases();
    home.change("config/panel.toml", "quorum = \"4\"", "quorum = 3");
    let mut desk = opened_by(&home, "a.register", (SETTINGS, Some("chair")));
    let notices = overview(&mut desk).notices;
    let starts = |words: &str| notices.iter().any(|notice| notice.starts_with(words));
    assert!(starts("No sitting can be opened") && starts("The register's own RAS"));
    let refused = desk.execute(open_sitting()).unwrap_err().to_string();
    assert!(refused.contains("panel.toml:11: "), "{refused}");
    assert!(refused.contains("to do: mend it in "), "{refused}");
    assert!(overview(&mut desk).sitting.is_none());
    home.change("config/panel.toml", "quorum = 3", "quorum = \"3\"");
    home.change("config/ras/toy/ras.toml", "version = ", "verson = ");
    let mut desk = opened_by(&home, "a.register", (SETTINGS, Some("chair")));
    let opened = told(&mut desk, open_sitting());
    assert!(opened.contains("quorum 4 → 3"), "{opened}");
    assert_eq!(overview(&mut desk).notices, Vec::<String>::new());
}

/// Without rules of its own a register is not read by the built-in ones in place of broken files.
#[test]
fn a_register_without_rules_is_not_opened_beside_a_mistake_in_its_folder() {
    let home = Home::new();
    made_before(&home);
    let named = ["import", "caseload", "--register", "a.register"];
    home.run(&[&named[..], &["--config", "config"]].concat());
    home.change("config/panel.toml", "quorum = \"4\"", "quorum = 4");
    let (code, told) = home.run(&["list"]).ill();
    assert_eq!(code, 3);
    assert!(told.contains("panel.toml:11: "), "{told}");
    assert!(told.contains("to do: mend it in HOME/config"), "{told}");
}

/// The check is of the folder that was named, never of the built-in one in its place.
#[test]
fn a_check_of_a_folder_that_is_gone_says_so() {
    let home = Home::with_cases();
    fs::rename(home.path("config"), home.path("elsewhere")).unwrap();
    let (code, told) = home.run(&["config", "check"]).ill();
    assert_eq!(code, 3);
    assert!(
        told.contains("there is no configuration folder HOME/config"),
        "{told}"
    );
}
