//! A RAS folder: what is read from it.

use ras_panel::config::listing::listing;
use ras_panel::config::load::ras_folder;
use std::path::Path;

#[test]
fn the_toy_ras_is_read_whole() {
    let ras = ras_folder(Path::new("fixtures/ras/toy")).expect("the toy RAS is valid");
    assert_eq!((ras.questions.len(), ras.domains.len()), (4, 2));
    assert_eq!((ras.steps.len(), ras.tables.len()), (7, 1));
    let weighting = ras.domains.first().map(|domain| &domain.weighting);
    insta::assert_debug_snapshot!(weighting);
}

#[test]
fn the_listing_says_everything_in_plain_words() {
    let ras = ras_folder(Path::new("fixtures/ras/toy")).unwrap();
    let lines = listing(&ras).into_iter();
    let lines: Vec<String> = lines
        .map(|line| "  ".repeat(line.depth) + &line.text)
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}
