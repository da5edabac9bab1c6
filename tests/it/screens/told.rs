//! What the screens tell: where figures come from, what is overdue, what was typed, what waits.

use super::bench::Bench;
use super::looks_of_decisions::write_transition;
use ras_panel::app::clock::Clock;
use ras_panel::app::command::Command;
use ras_panel::panel::decision::Decision;
use ras_panel::tui::held::popup::Popup;

/// The screen tells these words, on the left or on the right, wrapped as they may be.
fn tells(bench: &Bench, words: &[&str]) {
    let text = bench.text();
    let sides = text
        .lines()
        .map(|line| line.split_once("┃│").unwrap_or((line, "")));
    let (left, right): (Vec<&str>, Vec<&str>) = sides.unzip();
    let [left, right] = [left, right].map(|side| {
        let words = side.iter().flat_map(|line| line.split(['│', '┃', ' ']));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        words.join(" ")
    });
    for words in words {
        let told = left.contains(words) || right.contains(words);
        assert!(told, "no \"{words}\" in:\n{text}");
    }
}

#[test]
fn a_step_that_the_package_does_not_follow_is_overdue_and_the_screen_says_what_settles_it() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R 4");
    tells(&bench, &["running"]);
    let later = Clock::standing_at("2027-01-12T10:00:00Z").unwrap();
    let mut bench = bench.restarted_at(later);
    bench.keys("4");
    tells(
        &bench,
        &[
            "4 Transitions (1!)",
            "overdue !",
            "£151.03 a week should be paid today",
            "still costs £170.45",
            "import the changed caseload",
        ],
    );
}

#[test]
fn x_tells_of_every_pane_what_its_figures_are_made_of() {
    let mut bench = Bench::new();
    bench.open_case().keys("Tab x");
    tells(
        &bench,
        &[
            "Why this cost",
            "23.92 Hourly, 5.25 units a week = £125.58 a week",
        ],
    );
    bench.keys("Esc Tab x");
    tells(
        &bench,
        &["Why these flags", "refers the case to the panel", "limit"],
    );
    bench.keys("Esc Tab x");
    tells(
        &bench,
        &["What like cases are", "same band of weighted points"],
    );
    bench.keys("Esc Tab x");
    tells(&bench, &["What happened before", "23 Jun 2026"]);
    bench.keys("Esc Tab End x");
    tells(
        &bench,
        &[
            "Indicative budget: all lines, added = £112.20 a week",
            "x on a line",
        ],
    );
}

#[test]
fn a_typed_change_is_told_with_what_it_starts_from_before_the_form_is_complete() {
    let mut bench = Bench::new();
    bench
        .open_sitting()
        .open_case()
        .keys("d a Enter")
        .type_text("-5%p");
    tells(
        &bench,
        &[
            "£170.45 package − 5 % = £161.93 a week",
            "Change −£8.52 ▼ a week (5 %), −£443.04 a year of 52 weeks",
            "No basis is chosen.",
        ],
    );
}

/// £20.00 a week more for the 97 days from 24 November to 28 February.
#[test]
fn an_amount_for_a_limited_time_is_told_as_what_it_comes_to_until_its_end() {
    let mut bench = Bench::new();
    bench
        .open_sitting()
        .open_case()
        .keys("d l Enter")
        .type_text("190.45");
    assert!(!bench.text().contains("a year of"), "{}", bench.text());
    bench.keys("Tab").type_text("28/02/2027");
    tells(
        &bench,
        &["Change +£20.00 ▲ a week (12 %), +£277.14 in 97 days from 24 Nov 2026 on"],
    );
    assert!(!bench.text().contains("a year of"), "{}", bench.text());
}

#[test]
fn while_a_filter_is_typed_the_bar_says_what_its_keys_do() {
    let mut bench = Bench::new();
    bench.keys("/");
    tells(
        &bench,
        &["type to narrow the list", "Enter keeps it", "Esc clears it"],
    );
    bench.keys("Esc");
    tells(&bench, &["Enter open"]);
}

#[test]
fn the_case_and_the_queue_tell_of_the_drafts_that_are_kept() {
    let mut bench = Bench::new();
    bench
        .open_sitting()
        .open_case()
        .keys("d k Enter")
        .type_text("Risk")
        .keys("Esc");
    tells(&bench, &["+ a draft is kept: d opens it"]);
    bench.keys("Esc");
    tells(&bench, &["+ 1 draft is kept"]);
}

#[test]
fn a_correction_says_what_it_replaces_before_it_is_recorded() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R e");
    tells(
        &bench,
        &[
            "In the place of entry 13, reckoned from £170.45 a week, the present amount as if \
             entry 13 had not been.",
        ],
    );
    bench
        .keys("C-s")
        .type_text("The rota was misread.")
        .keys("C-s");
    tells(
        &bench,
        &["Record in the place of entry 13, which stays as superseded:"],
    );
}

#[test]
fn what_is_no_longer_as_it_was_confirmed_is_not_recorded_and_the_form_stays() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s");
    let Some(Popup::Confirm { command, .. }) = bench.model.popup.as_mut() else {
        panic!("{}", bench.text());
    };
    let Command::Confirmed(confirmed) = command.as_mut() else {
        panic!("not a decision");
    };
    let mut parts = confirmed.as_ref().clone().into_parts();
    parts.seen.indicative = None;
    **command = Command::Confirmed(Box::new(Decision::restore(parts).unwrap()));
    bench.keys("R");
    tells(
        &bench,
        &[
            "Not recorded: the rules refuse it",
            "the indicative budget was none and is £112.20",
        ],
    );
    assert_eq!(bench.n_recorded, 1, "only the sitting");
    bench.keys("Esc C-s R");
    assert_eq!(bench.n_recorded, 2, "{}", bench.text());
}

/// What the README draws is what the program draws: figures that do not add up there would be
/// believed of the program.
#[test]
fn the_case_that_the_readme_shows_is_as_the_program_draws_it() {
    let mut bench = Bench::new();
    bench.keys("/").type_text("20031").keys("Enter Enter");
    bench.model.size = (120, 44);
    let drawn = bench.text();
    let readme = std::fs::read_to_string("README.md").unwrap();
    let shown: Vec<&str> = readme
        .lines()
        .skip_while(|line| !line.starts_with(" RAS panel · "))
        .take_while(|line| !line.starts_with("```"))
        .collect();
    assert!(shown.len() > 25, "{shown:#?}");
    for line in shown {
        assert!(drawn.lines().any(|known| known == line), "{line}\n{drawn}");
    }
}

#[test]
fn a_banded_domain_shows_the_points_before_and_after_its_bands_and_what_others_pay_is_told() {
    let mut bench = Bench::new();
    bench.keys("a /").type_text("10940").keys("Enter Enter");
    tells(
        &bench,
        &["21.00 → 17.00", "→ 13.60", "others pay £187.79 a week"],
    );
}

#[test]
fn an_answer_to_evidence_that_was_typed_on_meanwhile_is_not_held_against_it() {
    let mut bench = Bench::new();
    bench.open_case().keys("w");
    bench
        .type_text("eating weighting = 1.2")
        .keys("Tab Tab End");
    bench.type_text(", NF-88062");
    let form = bench.model.form.as_ref().unwrap();
    let field = form.fields.iter().find(|field| field.name == "evidence");
    assert_eq!(field.unwrap().message(), None);
    bench.type_text("9").keys("C-s");
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    tells(&bench, &["No case of this register: NF-880629."]);
}
