//! Amounts and points below nought have one minus sign, in one place; JSON keeps its own.

use crate::cli::scene::Home;

/// A register whose RAS takes points off and sums down below nought.
fn below_nought() -> Home {
    let home = Home::new();
    let questions = "config/ras/toy/questions.toml";
    home.change(
        questions,
        "text = \"Every day\", points = \"8\"",
        "text = \"Every day\", points = \"-8\"",
    );
    home.change(
        "config/ras/toy/domains.toml",
        "unanswered = \"counts\"",
        "unanswered = \"not considered\"",
    );
    let uplift = "operation = \"percent\"\nvalue = \"1.57\"";
    let taken = "operation = \"add\"\nvalue = \"-58.275\"\ntimes = \"visits\"";
    home.change("config/ras/toy/adjustments.toml", uplift, taken);
    home.begin();
    home.run(&["import", "caseload"]).well();
    home
}

#[test]
fn what_is_below_nought_has_a_true_minus_before_the_currency() {
    let home = below_nought();
    let mut told = String::new();
    for arguments in [
        ["show", "T-001"].as_slice(),
        &["score", "T-001"],
        &["score", "T-001", "--trace"],
        &["show", "T-003"],
        &["list"],
    ] {
        told.push_str(&home.run(arguments).well());
    }
    assert!(told.contains("−£"), "{told}");
    assert!(told.contains("−3.75 × 1.25"), "{told}");
    for wrong in [
        "£−",
        "£-",
        "-£",
        "not considered: not considered",
        " 1 points",
    ] {
        assert!(!told.contains(wrong), "{wrong}: {told}");
    }
    let hyphens = told.split_whitespace().filter(|word| {
        let number = word.trim_start_matches('(').strip_prefix('-');
        number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    });
    assert_eq!(hyphens.collect::<Vec<_>>(), [""; 0]);
    let json = home.run(&["score", "T-001", "--json"]).json().to_string();
    assert!(json.contains("\"points\":\"-3.75\""), "{json}");
    for figure in ["points", "weighted_points", "value"] {
        assert!(
            !json.contains(&format!("\"{figure}\":\"−")),
            "{figure}: {json}"
        );
    }
}
