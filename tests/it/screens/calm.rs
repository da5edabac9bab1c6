//! The decision form before anything is wrong: what is wanted is told calmly, in one line beside
//! its field and whole in the summary, and the field in work has its neighbours in sight.

use super::bench::{Bench, CASE};
use ras_panel::tui::brush::theme::{Role, Theme};
use ras_panel::tui::keys::update::Change;
use ratatui::style::Color;

/// The decision form on the case, at an open sitting.
fn opened() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d");
    bench
}

/// Whether anything of the screen below the tabs has the colour of what is refused.
fn shows_a_fault(bench: &Bench) -> bool {
    let fault: Option<Color> = Theme::Dark.style(Role::Fault).fg;
    let buffer = bench.drawn(bench.model.size);
    let area = buffer.area;
    (3..area.height).any(|y| {
        (0..area.width).any(|x| {
            let cell = &buffer[(x, y)];
            cell.symbol() != " " && fault == Some(cell.fg)
        })
    })
}

/// The lines of the summary.
fn beside(bench: &Bench) -> String {
    let form = bench.model.form.as_ref().unwrap();
    let lines = form.beside.iter().map(|(_, line)| line.as_str());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn an_untouched_form_says_what_is_still_wanted_and_nothing_in_the_colour_of_what_is_refused() {
    let mut bench = opened();
    let text = bench.text();
    assert!(
        text.contains("3 things are still wanted, given below."),
        "{text}"
    );
    assert!(
        text.contains("Rationale           still wanted: why"),
        "{text}"
    );
    assert!(!text.contains("! "), "{text}");
    assert!(!shows_a_fault(&bench), "{text}");
    bench.keys("a Enter").type_text("twelve");
    let text = bench.text();
    assert!(text.contains("! \"twelve\" is not an amount"), "{text}");
    assert_eq!(text.matches("! ").count(), 1, "only what was typed: {text}");
    assert!(shows_a_fault(&bench), "{text}");
    bench.keys("C-u").type_text("150");
    assert!(!shows_a_fault(&bench), "{}", bench.text());
    bench.keys("C-s");
    let text = bench.text();
    assert!(text.contains("! No reason is given"), "{text}");
    assert!(!text.contains("still wanted"), "{text}");
    assert!(shows_a_fault(&bench), "{text}");
}

#[test]
fn a_sitting_that_is_not_open_is_wrong_whatever_is_typed() {
    let mut bench = Bench::new();
    bench.open_case().keys("d");
    let text = bench.text();
    assert!(text.contains("! No sitting is open"), "{text}");
    let beside = beside(&bench);
    assert!(
        beside.contains("for 1 reason, and 3 things are still wanted"),
        "{beside}"
    );
}

#[test]
fn a_refusal_with_many_needs_has_one_line_at_its_field_and_stands_whole_in_the_summary() {
    let mut bench = opened();
    bench.keys("a Enter").type_text("100").keys("Enter a C-s");
    let form = bench.model.form.as_ref().unwrap();
    let field = form.fields.iter().find(|field| field.name == "needs_met");
    let message = field.unwrap().message().unwrap();
    assert!(
        message.contains("Maintaining personal hygiene"),
        "{message}"
    );
    let fields: String = bench
        .text()
        .lines()
        .map(|line| line.chars().take(84).collect::<String>() + "\n")
        .collect();
    let at_field = "! Say how the lower amount meets the eligible needs ";
    assert!(fields.contains(at_field), "{fields}");
    assert!(!fields.contains("personal hygiene"), "{fields}");
    let beside = beside(&bench);
    assert_eq!(beside.matches(&message).count(), 1, "{beside}");
}

#[test]
fn the_field_in_work_and_its_neighbours_are_in_sight_in_every_size() {
    for size in [(140, 45), (120, 40), (100, 30), (80, 24)] {
        let mut bench = opened();
        bench.change(Change::Size(size.0, size.1));
        bench.keys("a Enter").type_text("100").keys("Enter a C-s");
        let n_fields = bench.model.form.as_ref().unwrap().fields.len();
        for at in 0..n_fields {
            bench.model.form.as_mut().unwrap().focus(at);
            let text = bench.text();
            let fields = &bench.model.form.as_ref().unwrap().fields;
            let near = fields.iter().enumerate();
            let near = near.filter(|(n, _)| n.abs_diff(at) <= 1);
            for (n, field) in near.filter(|(_, field)| !field.label.is_empty()) {
                let label = match n == at {
                    true => format!("▸ {}", field.label),
                    false => format!("┃  {}", field.label),
                };
                // A neighbour above may be seen by the last line that is said of it.
                let said = n < at && !field.said.is_empty();
                assert!(
                    text.contains(&label) || said,
                    "{label} at {size:?} on {CASE}\n{text}"
                );
            }
        }
    }
}
