//! The reading kit: every mistake of a file is found in one go, with its line and what to do.

use ras_panel::config::reading::reader::{Reading, read};
use ras_panel::config::step::RoundingRule;
use ras_panel::terms::rounding::Rounding;
use rust_decimal::dec;

fn messages<T>(reading: Reading<T>) -> String {
    let problems = reading.finished().err().unwrap_or_default();
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn a_good_file_gives_its_values() {
    let text = r#"
        title = "Panel"
        quorum = "3"
        rounding = { to = "0.01", how = "half up" }
        weighting = [
          { from = 2026-04-01, value = "1.25", reference = "a" },
          { from = 2027-04-01, value = "1.30", reference = "a" },
        ]
        [unless_stated]
        from = 2026-04-01
        reference = "a"
        [references.a]
        title = "A paper"
    "#;
    let reading = read("x.toml", text, |root| {
        root.references("references")?;
        assert_eq!(root.text("title").as_deref(), Some("Panel"));
        assert_eq!(root.dated_whole("quorum")?.values().first()?.value, 3);
        let penny = RoundingRule {
            to: dec!(0.01),
            rounding: Rounding::HalfUp,
        };
        assert_eq!(root.rounding("rounding"), Some(penny));
        let weighting = root.dated_number("weighting")?;
        assert_eq!(weighting.key().0, "weighting");
        Some(weighting.values().len())
    });
    assert_eq!(reading.problems, Vec::new());
    assert_eq!(reading.value, Some(2));
}

#[test]
fn every_mistake_of_a_file_is_found_with_its_line() {
    let text = r#"titel = "Panel"
quorum = 3
date = "2026-04-01"
points = "8"
weighting = [
  { from = 2027-04-01, value = "1.25", reference = "b" },
  { from = 2026-04-01, value = "1,30", reference = "a" },
]
band = [{ id = "low" }, { id = "low", colour = "red" }]
[references.a]
title = " "
"#;
    let reading = read("x.toml", text, |root| {
        root.references("references");
        let title = root.text("title");
        root.whole("quorum");
        root.date("date");
        root.dated_number("points");
        root.dated_number("weighting");
        root.tables("band", |band| band.text("id"));
        title
    });
    insta::assert_snapshot!(messages(reading));
}

#[test]
fn what_is_not_toml_is_named_at_its_line() {
    let reading = read("x.toml", "a = \"1\"\nb = oops\n", |root| root.text("a"));
    insta::assert_snapshot!(messages(reading));
}
