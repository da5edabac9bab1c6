//! The files of the rules change under a register: roles with other ids, files that cannot be read,
//! reworded reasons.

use crate::cli::papers::sit;
use crate::cli::scene::Home;
use crate::panel::scene::{member_id, words};
use crate::rules_in_register::{open_sitting, overview, told};
use ras_panel::app::command::Command;
use ras_panel::app::desk::itself::Desk;
use ras_panel::app::outcome::Outcome;
use ras_panel::terms::ids::RoleId;

/// Roles get other ids: the members are entered again with them, then the sitting is opened.
#[test]
fn members_take_the_roles_of_changed_files_and_then_sit_under_them() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    for (old, new) in [("chair", "convenor"), ("panel_member", "councillor")] {
        let (old, new) = (format!("id = \"{old}\""), format!("id = \"{new}\""));
        home.change("config/panel.toml", &old, &new);
    }
    let named = |roles: [&str; 2]| {
        roles
            .map(|role| format!("\"{role}\""))
            .join(", \"social_work_member\", ")
    };
    let (old, new) = (
        named(["panel_member", "chair"]),
        named(["councillor", "convenor"]),
    );
    home.change("config/tolerances.toml", &old, &new);
    let seen = overview(&mut desk);
    let titles = ["convenor", "chair"].map(|id| RoleId::new(id).unwrap());
    assert!(titles.iter().all(|id| seen.role_title(id) == "Chair"));
    let told_of = "They list no such role as these members have: chair (chair), m-1 \
                   (panel_member), m-2 (panel_member). Enter each again with a role that they list";
    assert!(
        seen.notices.concat().contains(told_of),
        "{:#?}",
        seen.notices
    );
    let refusals = match desk.execute(open_sitting()).unwrap() {
        Outcome::Refused(refusals) => refusals,
        other => panic!("{other:#?}"),
    };
    assert_eq!(refusals.len(), 3, "{refusals:#?}");
    let what = "Chair (chair) has the role chair, which the panel's rules do not list. Leave the \
                form and enter the same id and name again (m on the sitting screen) with one of";
    assert!(refusals[0].message.starts_with(what), "{refusals:#?}");
    for (id, shown, role) in [
        ("chair", "Chair", "convenor"),
        ("m-1", "Member one", "councillor"),
        ("m-2", "Member two", "councillor"),
    ] {
        let enter = Command::EnterMember {
            id: member_id(id),
            shown: words(shown),
            role: RoleId::new(role).unwrap(),
            specialisms: Vec::new(),
        };
        // Nobody changes their own role.
        let sentence = match id {
            "chair" => told(&mut home.desk("senior"), enter),
            _ => told(&mut desk, enter),
        };
        let next = ", a role that comes into force with the next sitting. Entry";
        assert!(sentence.contains(next), "{sentence}");
    }
    let sentence = told(&mut desk, open_sitting());
    assert!(sentence.contains("roles"), "{sentence}");
    let seen = overview(&mut desk);
    assert_eq!(seen.rules_to_come, None);
    assert!(seen.rules.role(&RoleId::new("chair").unwrap()).is_none());
    assert_eq!(seen.sitting.unwrap().present.len(), 5);
    let verified = home.run(&["verify"]).out;
    assert!(verified.starts_with("The register verifies"), "{verified}");
}

/// Files that are being edited stop no look at the register: they stop the next sitting alone.
#[test]
fn files_that_cannot_be_read_are_told_before_a_sitting_is_opened() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    home.change("config/panel.toml", "quorum = \"4\"", "quorum = \"four\"");
    let notices = overview(&mut desk).notices.concat();
    let until = "No sitting can be opened until panel.toml and tolerances.toml are mended";
    assert!(notices.starts_with(until), "{notices}");
    assert!(notices.contains("quorum"), "{notices}");
    assert!(desk.execute(open_sitting()).is_err());
    home.change("config/panel.toml", "quorum = \"four\"", "quorum = \"4\"");
    assert_eq!(overview(&mut desk).notices, Vec::<String>::new());
}

/// An entry is told in the words of the rules under which it was recorded, not of today's.
#[test]
fn an_entry_keeps_the_titles_of_its_reasons_and_roles() {
    let home = Home::with_cases();
    let [first, ..] = sit(&home);
    let lines = |desk: &mut Desk| {
        let asked = Command::Entries {
            before: None,
            n_max: 100,
        };
        let Outcome::Entries(rows) = desk.execute(asked).unwrap() else {
            panic!("the entries are there");
        };
        let mut rows = rows.into_iter();
        rows.find(|row| row.number.0 == first).unwrap().lines
    };
    let mut desk = home.desk("chair");
    let before = lines(&mut desk);
    let reason = "Reasons: Equipment, telecare or reablement now meets part of the need".to_owned();
    assert!(before.contains(&reason), "{before:#?}");
    home.change(
        "config/panel.toml",
        "title = \"Equipment,",
        "title = \"Reworded: equipment,",
    );
    told(&mut desk, open_sitting());
    assert_eq!(lines(&mut desk), before);
}
