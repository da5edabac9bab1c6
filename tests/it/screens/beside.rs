//! What stands beside an answer: the figures people argue about, what is withdrawn, who acts.

use super::bench::Bench;
use super::looks_of_decisions::write_transition;
use ras_panel::app::command::Command;
use ras_panel::tui::held::popup::Popup;

const SIZES: [(u16, u16); 5] = [(140, 45), (120, 40), (100, 30), (80, 24), (60, 15)];

/// What people argue about, of the case of the bench.
const FIGURES: [&str; 4] = [
    "Indicative £112.20",
    "Package £170.45",
    "Gap +58.25",
    "Last agreed £170.45",
];

fn tells(bench: &mut Bench, size: (u16, u16), words: &[&str]) {
    bench.model.size = size;
    let text = bench.text();
    for words in words {
        assert!(
            text.contains(words),
            "no \"{words}\" at {size:?} in:\n{text}"
        );
    }
}

/// A transition of six months, which waits for a senior practitioner.
fn waits() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "She was just told of it.");
    bench.keys("C-s R Esc 3");
    bench
}

#[test]
fn the_figures_stand_beside_what_waits_in_every_size_also_where_it_is_scrolled() {
    let mut bench = waits();
    for size in SIZES {
        tells(&mut bench, size, &FIGURES);
        bench.keys("PageDown PageDown");
        tells(&mut bench, size, &FIGURES);
        bench.keys("PageUp PageUp");
    }
}

#[test]
fn the_figures_stand_above_an_answer_in_every_size() {
    for key in ["a", "r"] {
        let mut bench = waits();
        bench.keys(key);
        assert!(bench.model.form.is_some(), "{}", bench.text());
        for size in SIZES {
            tells(&mut bench, size, &FIGURES);
        }
    }
}

#[test]
fn a_withdrawal_shows_what_is_withdrawn_and_what_is_in_force_without_it() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R u");
    let form = bench.model.form.as_ref().unwrap();
    let beside: Vec<&str> = form.beside.iter().map(|line| line.1.as_str()).collect();
    assert_eq!(beside[0], "You act as Chair.");
    assert!(beside[1].contains("a transition to £112.20"), "{beside:?}");
    assert_eq!(beside[2], "Entry 13 stands since 24 Nov 2026.");
    assert!(
        beside.iter().any(|line| line.contains("£151.03")),
        "{beside:?}"
    );
    let without = beside[3];
    assert!(
        without.contains("£170.45 a week is in force on"),
        "{without}"
    );
    for size in SIZES {
        tells(&mut bench, size, &FIGURES[..3]);
    }
}

#[test]
fn whoever_acts_is_named_with_the_role_once() {
    let mut bench = waits();
    bench.keys("a");
    tells(&mut bench, SIZES[0], &["You act as Chair."]);
}

#[test]
fn a_long_sentence_is_read_to_its_end_before_it_is_confirmed() {
    let mut bench = Bench::new();
    bench.model.size = (60, 15);
    let sentence = format!("{} The last words.", "Some words more. ".repeat(40));
    bench.model.popup = Some(Popup::confirm(sentence, 'R', Command::CloseSitting));
    tells(
        &mut bench,
        (60, 15),
        &[
            "Some words",
            "more: Space · Type R to record, Esc to go back.",
        ],
    );
    assert!(
        !bench.text().contains("The last words."),
        "{}",
        bench.text()
    );
    bench.keys("End");
    tells(
        &mut bench,
        (60, 15),
        &["The last words.", "Type R to record"],
    );
    bench.keys("PageUp Up Home Down PageDown 9*PageDown");
    tells(&mut bench, (60, 15), &["The last words."]);
}
