//! The figures of the shipped RAS: each is read, named, dated and referenced, and each moves money.

use ras_panel::config::load::ras_folder;
use ras_panel::config::ras::Ras;
use std::path::Path;

fn northfold() -> Ras {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/ras/northfold");
    ras_folder(&folder).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

#[test]
fn the_shipped_ras_is_read_without_a_mistake_and_has_a_full_form() {
    let ras = northfold();
    assert!(ras.questions.len() >= 40);
    let outcomes: usize = ras.domains.iter().map(|domain| domain.outcomes.len()).sum();
    assert_eq!(outcomes, 10, "the ten outcomes of the Care Act criteria");
}
