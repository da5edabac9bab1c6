//! Who may be entered as a member: nobody can be two, and no two can be taken for one.

use crate::panel::scene::scene;
use ras_panel::panel::member::Member;
use ras_panel::panel::membership::{check, check_all, entered_by};
use ras_panel::terms::ids::{MemberId, RoleId};

fn member(id: &str, shown: &str, role: &str) -> Member {
    Member {
        id: MemberId::new(id).unwrap(),
        shown: shown.to_owned(),
        role: RoleId::new(role).unwrap(),
        specialisms: Vec::new(),
    }
}

fn refused(id: &str, shown: &str, role: &str) -> (&'static str, String) {
    let known = [member("senior-1", "Senior 1", "senior_practitioner")];
    let problem = check(&member(id, shown, role), &known, (&scene().rules, None)).unwrap_err();
    (problem.part(), problem.to_string())
}

#[test]
fn a_member_without_a_name_or_with_an_unknown_role_is_refused() {
    for blank in ["", "  ", "\u{200b}", "\u{a0}\t"] {
        let (part, told) = refused("m-9", blank, "chair");
        assert_eq!(part, "shown", "{blank:?}");
        assert!(
            told.starts_with("the id m-9 has no name to be shown; write "),
            "{told}"
        );
    }
    let (part, told) = refused("m-9", "Nine", "emperor");
    assert_eq!(part, "role");
    assert!(told.starts_with("the role emperor is not one of panel.toml; the roles are: "));
}

#[test]
fn an_id_that_can_be_taken_for_another_is_refused() {
    for alike in [
        "Senior-1",
        "SENIOR-1",
        "senior_1",
        "senior1",
        "senior.1",
        "senior--1",
    ] {
        let (part, told) = refused(alike, "Somebody", "chair");
        assert_eq!(part, "id", "{alike}");
        assert!(told.contains("can be taken for senior-1"), "{told}");
    }
    for programs in ["setup", "Set-up"] {
        assert!(
            refused(programs, "Somebody", "chair")
                .1
                .contains("the program itself")
        );
    }
}

#[test]
fn the_same_id_is_the_same_person_who_may_take_another_role() {
    let known = [member("senior-1", "Senior 1", "senior_practitioner")];
    let rules = scene().rules;
    assert!(
        refused("senior-1", "Somebody", "chair")
            .1
            .contains("is Senior 1 already")
    );
    let other_role = member("senior-1", "Senior  1", "chair");
    assert_eq!(check(&other_role, &known, (&rules, None)), Ok(()));
    assert_eq!(
        check(
            &member("senior-2", "Senior 1", "chair"),
            &known,
            (&rules, None)
        ),
        Ok(())
    );
}

#[test]
fn of_members_who_are_entered_together_each_has_an_id_of_their_own() {
    let rules = scene().rules;
    let one = member("m-1", "One", "chair");
    assert_eq!(
        check_all(&[one.clone(), member("m-2", "Two", "chair")], &rules),
        Ok(())
    );
    assert!(check_all(&[one.clone(), one], &rules).is_err());
}

#[test]
fn a_role_of_the_rules_to_come_is_known_beside_those_in_force() {
    let (now, mut later) = (scene().rules, scene().rules);
    for role in &mut later.roles {
        if role.id.as_str() == "chair" {
            role.id = RoleId::new("convenor").unwrap();
        }
    }
    let convenor = member("m-9", "Nine", "convenor");
    assert!(check(&convenor, &[], (&now, None)).is_err());
    assert_eq!(check(&convenor, &[], (&now, Some(&later))), Ok(()));
    let chair = member("m-9", "Nine", "chair");
    assert_eq!(check(&chair, &[], (&now, Some(&later))), Ok(()));
    let problem = check(&member("m-9", "Nine", "emperor"), &[], (&now, Some(&later))).unwrap_err();
    assert!(problem.to_string().ends_with(", convenor"), "{problem}");
}

/// What is told of a member whom one of four would enter; nothing where it may be.
fn told(by: Option<&str>, id: &str, role: &str) -> String {
    let known = [
        member("bs", "Support", "business_support"),
        member("m-1", "One", "panel_member"),
        member("senior-1", "Senior 1", "senior_practitioner"),
        member("analyst-1", "Analyst", "analyst"),
    ];
    let shown = known.iter().find(|known| known.id.as_str() == id);
    let shown = shown.map_or("Another", |known| known.shown.as_str());
    let by = by.map(|by| MemberId::new(by).unwrap());
    let entered = member(id, shown, role);
    let found = entered_by(by.as_ref(), &entered, &known, (&scene().rules, None));
    found.err().map_or(String::new(), |found| {
        assert_eq!(found.part(), "role");
        let refusal = found.refusal();
        assert!(refusal.message.ends_with('.'), "{}", refusal.message);
        assert!(
            refusal.source.starts_with("house rule: "),
            "{}",
            refusal.source
        );
        assert!(refusal.rule.contains("role"), "{}", refusal.rule);
        found.to_string()
    })
}

#[test]
fn nobody_changes_their_own_role_and_another_member_does() {
    for (id, role) in [
        ("bs", "senior_practitioner"),
        ("bs", "analyst"),
        ("m-1", "service_director"),
        ("senior-1", "chair"),
    ] {
        assert_eq!(
            told(Some(id), id, role),
            format!(
                "nobody changes their own role, and {id} acts: choose another member with F2, who \
                 enters the change"
            )
        );
        let nobody = told(None, id, role);
        assert!(
            nobody.contains("nobody acts: choose who acts with F2"),
            "{nobody}"
        );
    }
    assert_eq!(told(Some("bs"), "bs", "business_support"), "");
    assert_eq!(told(Some("m-1"), "senior-1", "chair"), "");
    assert_eq!(told(Some("senior-1"), "m-1", "service_director"), "");
}

#[test]
fn a_role_that_decides_is_given_and_taken_by_one_who_decides_or_approves() {
    for by in ["bs", "analyst-1"] {
        for (id, role, named) in [
            ("new", "senior_practitioner", "Senior practitioner"),
            ("new", "panel_member", "Panel member"),
            ("senior-1", "business_support", "Senior practitioner"),
        ] {
            assert_eq!(
                told(Some(by), id, role),
                format!(
                    "the role {named} approves exceptions or has a delegated limit, and {by} \
                     neither decides nor approves: choose a member with F2 who does, and enter it \
                     then"
                )
            );
            assert_eq!(told(Some("m-1"), id, role), "");
        }
        assert_eq!(told(Some(by), "new", "analyst"), "");
    }
}

#[test]
fn the_first_member_and_the_first_who_decides_are_entered_by_whoever_is_there() {
    let rules = scene().rules;
    let senior = member("senior-1", "Senior 1", "senior_practitioner");
    assert_eq!(entered_by(None, &senior, &[], (&rules, None)), Ok(()));
    let only = [member("bs", "Support", "business_support")];
    let by = Some(&only[0].id);
    assert_eq!(entered_by(by, &senior, &only, (&rules, None)), Ok(()));
}
