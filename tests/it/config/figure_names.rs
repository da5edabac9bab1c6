//! Every figure that a listing of a RAS names is found by that name.

use super::changes::{day, folders};
use ras_panel::config::dated::ParameterKey;
use ras_panel::config::figure_names::named;
use ras_panel::config::figures::{Figure, figures};
use ras_panel::config::listing::listing;
use ras_panel::config::listing_form::ListedLine;
use ras_panel::config::load::{ras_bundle, ras_folder};
use ras_panel::terms::date::shown;
use std::path::Path;

fn keys<'a>(words: &str, all: &'a [Figure]) -> Vec<&'a str> {
    named(words, all)
        .iter()
        .map(|figure| figure.key.0.as_str())
        .collect()
}

/// A heading or a line without the id in brackets behind it.
fn without_id(text: &str) -> &str {
    let cut = text.rsplit_once(" (").filter(|(_, id)| !id.contains(' '));
    cut.map_or(text, |(words, _)| words)
}

/// The line of the part under which a line stands.
fn part_of(lines: &[ListedLine], at: usize) -> &str {
    let above = lines[..at].iter().rev().find(|line| line.depth <= 1);
    without_id(&above.unwrap().text)
}

/// What a line calls the figure that it shows: all before the first of its dated values.
fn called<'a>(line: &'a str, figure: &Figure) -> Option<&'a str> {
    let current = figure.current.as_ref()?;
    let value = format!("{} from {} [", current.value, shown(current.from));
    let at = line.find(&value)?;
    let alone = at == 0 || line[..at].ends_with(' ');
    let (before, _) = line.split_once(" from ").filter(|_| alone)?;
    Some(before.rsplit_once(' ').map_or("", |(name, _)| name))
}

#[test]
fn every_figure_that_a_listing_shows_is_found_by_the_words_it_has_there() {
    let mut n_found = 0;
    for folder in folders() {
        let ras = ras_folder(&folder).unwrap();
        let all = figures(&ras, day("2026-11-24"));
        let lines = listing(&ras);
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.depth > 0) {
            let shown: Vec<&Figure> = all
                .iter()
                .filter(|figure| called(&line.text, figure).is_some())
                .collect();
            let Some(first) = shown.first() else { continue };
            let name = called(&line.text, first).unwrap();
            let part = part_of(&lines, at);
            let typed = if line.depth == 1 {
                name.to_owned()
            } else {
                format!("{part} {name}")
            };
            let found = keys(&typed, &all);
            let known = shown
                .iter()
                .any(|figure| found.contains(&figure.key.0.as_str()));
            assert!(known, "{}: \"{typed}\" finds {found:?}", folder.display());
            n_found += 1;
        }
    }
    assert!(n_found > 300, "{n_found}");
}

fn northfold() -> Vec<Figure> {
    let ras = ras_folder(Path::new("config/ras/northfold")).unwrap();
    figures(&ras, day("2026-11-24"))
}

#[test]
fn a_key_and_a_title_name_their_figure_alone_in_any_case() {
    let all = northfold();
    for figure in &all {
        assert_eq!(keys(&figure.key.0, &all), [&*figure.key.0]);
        assert_eq!(keys(&figure.key.0.to_uppercase(), &all), [&*figure.key.0]);
    }
    let twins = |title: &str| all.iter().filter(|other| other.title == title).count();
    for figure in all.iter().filter(|figure| twins(&figure.title) == 1) {
        assert_eq!(keys(&figure.title, &all), [&*figure.key.0]);
    }
}

#[test]
fn the_price_of_a_point_is_found_by_that_name() {
    let mut n_priced = 0;
    for folder in folders() {
        let ras = ras_folder(&folder).unwrap();
        let all = figures(&ras, day("2026-11-24"));
        let is_price = |figure: &&Figure| figure.key.0.ends_with(".price");
        let prices: Vec<&str> = all.iter().filter(is_price).map(|f| &*f.key.0).collect();
        assert_eq!(
            keys("price of a point", &all),
            prices,
            "{}",
            folder.display()
        );
        n_priced += prices.len();
    }
    assert!(n_priced > 0);
}

/// The table of a RAS by points, with an intercept and titles that its names are made of.
fn priced() -> Vec<Figure> {
    let mut bundle = ras_bundle(Path::new("fixtures/ras/toy")).unwrap();
    bundle.allocation = r#"
[[table]]
id = "main"
title = "Price of a point"
kind = "per point"
price = [{ from = 2026-04-01, value = "9.50", reference = "made_up" }]
intercept = [{ from = 2026-04-01, value = "20", reference = "made_up" }]
"#
    .to_owned();
    figures(&bundle.read().unwrap(), day("2026-11-24"))
}

#[test]
fn the_price_is_named_beside_an_intercept_whose_title_has_the_same_words() {
    let all = priced();
    let price = ["table.main.price"];
    assert_eq!(keys("price of a point", &all), price);
    assert_eq!(keys("point price", &all), price);
    assert_eq!(
        keys("Price of a point: intercept", &all),
        ["table.main.intercept"]
    );
    assert_eq!(keys("intercept", &all), ["table.main.intercept"]);
}

fn toy() -> Vec<Figure> {
    let ras = ras_folder(Path::new("fixtures/ras/toy")).unwrap();
    figures(&ras, day("2026-11-24"))
}

#[test]
fn a_row_is_named_by_its_ends_or_its_label_and_where_it_begins_by_more_words() {
    let all = toy();
    let rows: Vec<&Figure> = all
        .iter()
        .filter(|f| f.key.0.ends_with(".amount"))
        .collect();
    assert!(rows.len() > 2);
    assert_eq!(
        keys("Main table 2", &all),
        Vec::<&str>::new(),
        "a place is no name"
    );
    for row in rows {
        let part = row.title.split(':').next().unwrap();
        let turned = format!("{} {part}", row.names[0]);
        assert_eq!(keys(&turned, &all), [&*row.key.0], "{turned}");
        for name in &row.names {
            let key = [&*row.key.0];
            assert_eq!(keys(&format!("{part} {name}"), &all), key, "{part} {name}");
            let begins = keys(&format!("{part} {name} begins"), &all);
            assert!(
                begins.iter().all(|key| !key.ends_with(".amount")),
                "{begins:?}"
            );
        }
    }
}

#[test]
fn whole_words_win_over_parts_of_words_and_a_name_over_words() {
    let all = priced();
    let weighting = keys("personal weighting", &all);
    assert_eq!(weighting.len(), 1, "{weighting:?}");
    assert!(
        keys("person", &all).len() > 1,
        "a part of a word finds what has it"
    );
    let mut twins = all;
    let like = |figure: &Figure, title: &str, key: &str| Figure {
        title: title.to_owned(),
        names: Vec::new(),
        key: ParameterKey(key.into()),
        ..figure.clone()
    };
    twins.push(like(
        &twins[0],
        "Going out at night",
        "adjustment.out.value",
    ));
    twins.push(like(&twins[0], "Nightly checks", "adjustment.checks.value"));
    twins.push(like(&twins[0], "Night", "adjustment.last.value"));
    assert_eq!(keys("night", &twins), ["adjustment.last.value"]);
    assert_eq!(keys("at night", &twins), ["adjustment.out.value"]);
    assert_eq!(keys("nightl", &twins), ["adjustment.checks.value"]);
    twins.pop();
    assert_eq!(keys("night", &twins), ["adjustment.out.value"]);
}

#[test]
fn every_figure_has_words_that_name_it_alone() {
    for folder in folders() {
        let ras = ras_folder(&folder).unwrap();
        let all = figures(&ras, day("2026-11-24"));
        for figure in &all {
            let of_title = keys(&figure.title, &all);
            assert!(of_title.contains(&&*figure.key.0), "{}", figure.title);
            let twins = all
                .iter()
                .filter(|other| other.title == figure.title)
                .count();
            assert_eq!(
                of_title.len(),
                twins,
                "{}: {}",
                folder.display(),
                figure.title
            );
        }
    }
}

#[test]
fn words_that_name_nothing_find_nothing() {
    let all = northfold();
    assert_eq!(keys("", &all), Vec::<&str>::new());
    assert_eq!(keys(" ×: ", &all), Vec::<&str>::new());
    assert_eq!(keys("no such figure", &all), Vec::<&str>::new());
}

/// A key with ID for every id of a part and N for every position.
fn form_of(key: &str) -> String {
    let parts = key.split('.').enumerate().map(|(at, part)| {
        let is_number = part.chars().all(|c| c.is_ascii_digit());
        match (at, is_number) {
            (_, true) => "N",
            (1, _) => "ID",
            _ => part,
        }
    });
    let parts: Vec<&str> = parts.collect();
    match parts.as_slice() {
        ["question", "ID", "option", _, rest @ ..] => {
            format!("question.ID.option.ID.{}", rest.join("."))
        }
        parts => parts.join("."),
    }
}

#[test]
fn the_guide_lists_every_form_of_key_that_can_be_proposed() {
    let guide = std::fs::read_to_string("config/README.md").unwrap();
    let mut forms = std::collections::BTreeSet::new();
    for folder in folders() {
        let ras = ras_folder(&folder).unwrap();
        let all = figures(&ras, day("2026-11-24"));
        forms.extend(all.iter().map(|figure| form_of(&figure.key.0)));
    }
    let missing = forms
        .iter()
        .filter(|form| !guide.contains(&format!("`{form}`")));
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<&String>::new());
}

/// The rows of tables, where the RAS has one edition of them, by the words before the arrow.
#[test]
fn every_row_that_a_listing_shows_is_found_by_the_words_it_has_there() {
    let mut n_found = 0;
    for folder in folders() {
        let ras = ras_folder(&folder).unwrap();
        let all = figures(&ras, day("2026-11-24"));
        let lines = listing(&ras);
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.depth > 2) {
            let part = part_of(&lines, at);
            let own = lines
                .iter()
                .enumerate()
                .filter(|(at, _)| part_of_line(&lines, *at, part));
            let editions = own.filter(|(_, line)| line.text.contains("from ")).count();
            let Some((words, _)) = line.text.split_once(" → ").filter(|_| editions == 1) else {
                continue;
            };
            let typed = format!("{part} {words}");
            let found = keys(&typed, &all);
            assert!(
                !found.is_empty(),
                "{}: \"{typed}\" finds nothing",
                folder.display()
            );
            n_found += 1;
        }
    }
    assert!(n_found > 40, "{n_found}");
}

fn part_of_line(lines: &[ListedLine], at: usize, part: &str) -> bool {
    lines[at].depth > 1 && part_of(lines, at) == part
}
