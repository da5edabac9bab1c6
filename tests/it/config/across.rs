//! Names that one file takes from another, and a RAS without a column profile of its own.

use crate::cli::scene::Home;
use std::fs;

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_outcome_that_the_eligibility_frame_lacks_is_refused_where_it_stands() {
    let home = Home::new();
    let covers = "cap = \"20\"\noutcomes = [\"nutrition\", \"hygiene\"]";
    home.change("config/ras/toy/domains.toml", "cap = \"20\"", covers);
    let (code, said) = home.run(&["config", "check", "config"]).ill();
    assert_eq!(code, 3);
    let wrong = "domains.toml:10: domain.care.outcomes.2: there is no outcome \"hygiene\"";
    assert!(said.contains(wrong), "{said}");
    assert!(said.contains("the configuration has 1 mistake:"), "{said}");
    let alone = home.run(&["config", "check", "config/ras/toy"]).well();
    let open = "Not checked, since they are not here: the panel's rules (panel.toml) with the \
        outcomes that domains cover";
    assert!(squeezed(&alone).contains(open), "{alone}");
}

#[test]
fn questions_and_answers_of_a_profile_are_those_of_the_ras() {
    let home = Home::new();
    let mapped = "question_prefix = \"q.\"\nquestions = { washing = \"A\", wash = \"B\" }\n\
        answers = { washing = { \"x\" = \"Daily\", \"y\" = \"dayly\", \"z\" = \"(missing)\" }, \
        visits = { \"n\" = \"1/day\" } }";
    home.change("config/import/toy.toml", "question_prefix = \"q.\"", mapped);
    let (_, said) = home.run(&["config", "check", "config"]).ill();
    for wrong in [
        "the configuration has 2 mistakes:",
        "assessments.questions.wash: the RAS has no question \"wash\"",
        "assessments.answers.washing.y: the question \"washing\" has no option \"dayly\"",
        "did you mean \"daily\"?",
    ] {
        assert!(said.contains(wrong), "{said}");
    }
}

#[test]
fn a_ras_without_a_profile_is_read_by_the_built_in_headings() {
    let home = Home::new();
    fs::remove_dir_all(home.path("config/import")).unwrap();
    let said = squeezed(&home.run(&["config", "check", "config"]).well());
    let built_in = "import/ has no profile named like the RAS, so caseload files are read by the \
        built-in headings, with one column \"q.ID\" for each question. Words are checked against \
        import/cld-values.toml, or the built-in lists without it.";
    assert!(said.contains(built_in), "{said}");
    let init = [
        "init",
        "a.register",
        "--config",
        "config",
        "--member",
        "chair:Chair:chair",
    ];
    home.run(&init).well();
    let said = squeezed(&home.run(&["import", "caseload"]).well());
    assert!(said.contains("6 new"), "{said}");
    let (code, said) = home
        .run(&["config", "check", "config", "--profile", "mine"])
        .ill();
    assert_eq!(code, 3);
    assert!(said.contains("mine.toml does not exist"), "{said}");
    assert!(!said.contains("may be empty"), "{said}");
}

#[test]
fn a_missing_or_unreadable_file_stops_no_check_of_the_others() {
    let home = Home::new();
    fs::remove_file(home.path("config/ras/toy/questions.toml")).unwrap();
    home.change(
        "config/ras/toy/ras.toml",
        "table = \"main\"",
        "table = \"mian\"",
    );
    home.change("config/ras/toy/allocation.toml", "\"85.50\"", "\"85.505\"");
    home.change("config/panel.toml", "[eligibility]", "[eligibility");
    let (_, said) = home.run(&["config", "check", "config"]).ill();
    for told in [
        "the configuration has 4 mistakes:",
        "questions.toml does not exist",
        "there is no table \"mian\"",
        "85.505 is not whole pence",
        "this is not TOML",
        "- questions.toml: what stands in it",
        "- the outcomes of domains, against panel.toml",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}
