//! What does not fit is reached by scrolling, with the key that the border names, and by the mouse.

use super::bench::{Bench, CASE};
use super::looks_of_decisions::write_transition;
use insta::assert_snapshot;
use ras_panel::tui::held::case_screen::CasePane;
use ras_panel::tui::held::popup::Popup;
use ras_panel::tui::keys::update::Change;

/// The sizes in which everything must be reached: the least, and the first of each layout.
const SIZES: [(u16, u16); 4] = [(60, 15), (80, 24), (110, 30), (120, 40)];

/// A register in which an exception waits for approval.
pub fn with_exception() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "Her sister moves in only in May.");
    bench.keys("C-s R Esc");
    bench
}

/// Every screen that is seen until a key changes nothing more.
fn scrolled(bench: &mut Bench, key: &str) -> String {
    let mut seen = String::new();
    loop {
        let text = bench.text();
        if seen.ends_with(&text) {
            return seen;
        }
        seen.push_str(&text);
        bench.keys(key);
    }
}

fn tells_all(seen: &str, words: &[&str], size: (u16, u16)) {
    for words in words {
        assert!(seen.contains(words), "{size:?}: no \"{words}\" in:\n{seen}");
    }
}

/// What an approver must see of the exception.
const FOR_THE_APPROVER: [&str; 9] = [
    "Why it must take longer",
    "24 Dec 2026          £160.74",
    "24 Apr 2027          £121.91",
    "Transitional cost    £880.70",
    "Saving in 2027-28  £2,940.22",
    "Recorded by chair.",
    "Whoever answers is somebody else.",
    "You act as",
    "The rules do not let you approve",
];

#[test]
fn an_approver_reaches_everything_in_every_size() {
    let mut bench = with_exception();
    for size in SIZES {
        bench.change(Change::Size(size.0, size.1));
        bench.keys("3");
        scrolled(&mut bench, "b");
        tells_all(&scrolled(&mut bench, "Space"), &FOR_THE_APPROVER, size);
        bench.keys("Home a");
        tells_all(&scrolled(&mut bench, "PageDown"), &FOR_THE_APPROVER, size);
        assert!(bench.text().contains("┃▸ Reasons"), "{}", bench.text());
        bench.keys("Esc");
    }
}

#[test]
fn the_steps_and_the_cost_of_a_transition_are_reached_from_its_list_in_every_size() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R 4");
    for size in SIZES {
        bench.change(Change::Size(size.0, size.1));
        let words = [
            "Transitional cost    £507.61",
            "24 Feb 2027          £112.20",
            "Saving in 2026-27    £557.54",
            "Saving in 2027-28  £3,045.64",
        ];
        tells_all(&scrolled(&mut bench, "Space"), &words, size);
        scrolled(&mut bench, "b");
    }
}

#[test]
fn the_border_names_the_keys_that_scroll_and_they_go_both_ways() {
    let mut bench = with_exception();
    bench.change(Change::Size(80, 24));
    bench.keys("3");
    let top = bench.text();
    assert!(top.contains("more: Space ─"), "{top}");
    bench.keys("Space");
    assert!(bench.text().contains(": b "), "{}", bench.text());
    bench.keys("b");
    assert_eq!(bench.text(), top);
    bench.keys("a");
    assert!(bench.text().contains("more: PgDn ─"), "{}", bench.text());
    assert!(bench.text().contains("PgDn scroll"), "{}", bench.text());
    scrolled(&mut bench, "PageDown");
    assert!(bench.text().contains("more: PgUp ─"), "{}", bench.text());
    let seen = scrolled(&mut bench, "PageUp");
    assert!(seen.ends_with(&bench.text()) && bench.text().contains("more: PgDn ─"));
}

#[test]
fn the_effect_of_a_transition_is_read_to_its_end_in_every_size() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("t");
    for size in SIZES {
        bench.change(Change::Size(size.0, size.1));
        let words = [
            "Transitional cost    £507.61",
            "Saving in 2026-27    £557.54",
            "still wanted, given below",
            "the person's part",
            "£38.25",
            "£73.95",
            "[Savva v",
            "Recorded as a warning",
        ];
        tells_all(&scrolled(&mut bench, "PageDown"), &words, size);
        scrolled(&mut bench, "PageUp");
        bench.keys("Tab BackTab");
    }
}

#[test]
fn scrolling_what_is_beside_leaves_a_text_and_its_cursor_as_they_are() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.change(Change::Size(60, 15));
    bench
        .keys("Home PageDown PageDown PageUp")
        .type_text("Today: ");
    let view = bench.model.form.as_ref().unwrap().kept("view_words");
    assert_eq!(view, "Today: She agrees, if it goes slowly.");
    let text = bench.text();
    assert!(text.contains("£112.20 a week from 24 Feb"), "{text}");
}

#[test]
fn the_question_before_the_record_is_whole_with_its_key_in_every_size() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "Her sister moves in only in May.");
    bench.keys("C-s");
    for size in SIZES {
        bench.change(Change::Size(size.0, size.1));
        let words = ["Record for NF-20031", "meanwhile.", "Type R to record"];
        tells_all(&bench.text(), &words, size);
    }
    let long = "It is recorded. ".repeat(15) + "Its end.";
    if let Some(Popup::Confirm { sentence, .. }) = bench.model.popup.as_mut() {
        *sentence = long;
    }
    bench.change(Change::Size(60, 15));
    tells_all(&bench.text(), &["end.", "Type R to record"], (60, 15));
}

#[test]
fn a_pane_of_the_case_never_scrolls_past_its_last_line_and_reaches_it() {
    let mut bench = with_exception();
    bench.open_case();
    let lasts = [
        "Indicative budget",
        "The person pays",
        "",
        "of package costs",
        CASE,
    ];
    for size in SIZES {
        bench.change(Change::Size(size.0, size.1));
        for (pane, last) in CasePane::ALL.into_iter().zip(lasts) {
            assert_eq!(bench.model.case.as_ref().unwrap().pane, pane);
            bench.keys("100*Down");
            let end = bench.text();
            let foot = end
                .split('┗')
                .nth(1)
                .and_then(|rest| rest.split('┛').next());
            assert!(!foot.unwrap().contains('↓'), "{pane:?} in {size:?}:\n{end}");
            assert!(end.contains(last), "{pane:?} in {size:?}:\n{end}");
            bench.keys("End 3*PageDown Down");
            assert_eq!(bench.text(), end, "{pane:?} in {size:?}");
            bench.keys("Up");
            let moved = bench.text() != end;
            bench.keys("Home");
            assert!(moved || bench.text() == end, "{pane:?} in {size:?}");
            bench.keys("Tab");
        }
    }
}

#[test]
fn a_sitting_shows_all_its_members_and_interests_in_every_size() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("i a Tab");
    bench.type_text("a neighbour of mine").keys("C-s R 2");
    for size in [(60, 15), (80, 24), (120, 40)] {
        bench.change(Change::Size(size.0, size.1));
        bench.keys("Home");
        let seen = scrolled(&mut bench, "Down");
        let sitting = bench.model.overview.as_ref().unwrap().sitting.as_ref();
        let present = sitting.unwrap().present.iter();
        let mut all: Vec<&str> = present.map(|member| member.id.as_str()).collect();
        assert_eq!(all.len(), 7);
        all.extend(["in the chair", "Interests that hold", "neighbour"]);
        tells_all(&seen, &all, size);
    }
    bench.change(Change::Size(60, 15));
    bench.keys("Home");
    assert!(bench.text().contains("↓ "), "{}", bench.text());
    bench.change(Change::Wheel(30, (10, 5)));
    assert!(bench.text().contains("neighbour"), "{}", bench.text());
}

#[test]
fn the_gap_and_its_neighbours_are_whole_on_the_case_in_every_width() {
    let mut bench = Bench::new();
    bench.open_case();
    for width in 60..=160 {
        bench.model.size = (width, 15);
        let text = bench.text();
        for figure in ["112.20", "170.45", "+58.25 ▲"] {
            assert!(text.contains(figure), "{width}: {figure}\n{text}");
        }
    }
}

/// Where these words stand on the screen.
fn place(bench: &Bench, words: &str) -> (u16, u16) {
    let text = bench.text();
    let found = text.lines().enumerate().find_map(|(row, line)| {
        let at = line.find(words)?;
        let column = ras_panel::tui::brush::cells::width(line.get(..at)?);
        Some((u16::try_from(column).ok()?, u16::try_from(row).ok()?))
    });
    found.unwrap_or_else(|| panic!("no \"{words}\" in:\n{text}"))
}

#[test]
fn a_click_gives_a_pane_or_a_field_the_keys() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    let (x, y) = place(&bench, "Moving to the indicative");
    bench.change(Change::Click(x, y));
    assert_eq!(bench.model.case.as_ref().unwrap().pane, CasePane::Flags);
    let (x, y) = place(&bench, "Relationships");
    bench.change(Change::Click(x, y));
    let screen = bench.model.case.as_ref().unwrap();
    assert_eq!(screen.pane, CasePane::Breakdown);
    assert!(screen.rows[screen.at].label.contains("Relationships"));
    bench.keys("t");
    let (x, y) = place(&bench, "Never below");
    bench.change(Change::Click(x, y));
    assert_eq!(
        bench.model.form.as_ref().unwrap().focused().unwrap().name,
        "floor"
    );
    let (x, y) = place(&bench, "What this would do");
    bench.change(Change::Click(x, y + 2));
    assert_eq!(
        bench.model.form.as_ref().unwrap().focused().unwrap().name,
        "floor"
    );
}

#[test]
fn the_wheel_scrolls_what_is_under_the_pointer() {
    let mut bench = with_exception();
    bench.open_case();
    bench.change(Change::Size(120, 40));
    let over_flags = place(&bench, "The package costs");
    let before = bench.model.case.as_ref().unwrap().pane;
    bench.change(Change::Wheel(1, over_flags));
    let screen = bench.model.case.as_ref().unwrap();
    assert_eq!((screen.pane, screen.top(CasePane::Flags)), (before, 1));
    bench.keys("Esc 3");
    bench.change(Change::Size(80, 24));
    let over_side = place(&bench, "An exception awaits approval");
    bench.change(Change::Wheel(3, over_side));
    assert_eq!(bench.model.waiting.told_top, 3);
    bench.keys("a");
    let over_beside = place(&bench, "Approved, it stands");
    bench.change(Change::Wheel(3, over_beside));
    assert_eq!(bench.model.form.as_ref().unwrap().beside_top, 3);
    bench.keys("Esc ?");
    let help = bench.text();
    bench.change(Change::Wheel(30, (20, 10)));
    assert_ne!(bench.text(), help);
    bench.keys("Esc 6 Enter");
    let entry = bench.text();
    assert!(
        entry.contains("more lines: ↓ Space · Esc closes"),
        "{entry}"
    );
    bench.change(Change::Wheel(3, (20, 10)));
    assert_ne!(bench.text(), entry);
}

#[test]
fn the_first_size_of_the_wide_layout_shows_what_the_others_show() {
    let mut bench = Bench::new();
    bench.open_sitting().keys("1");
    assert_snapshot!("queue_at_120", bench.look_at_120());
    bench.open_case();
    assert_snapshot!("case_at_120", bench.look_at_120());
    bench
        .keys("d a Enter")
        .type_text("150")
        .keys("Enter a Enter C-s");
    assert_snapshot!("decide_at_120", bench.look_at_120());
    bench.keys("C-x D t");
    assert_snapshot!("transition_at_120", bench.look_at_120());
}

#[test]
fn the_queue_says_in_every_width_that_a_draft_is_kept_and_how_many_are_decided() {
    let mut bench = with_exception();
    bench.keys("1 Esc Home Enter d k Enter").type_text("Risk");
    bench.keys("Esc Esc");
    for width in 60..=160 {
        bench.model.size = (width, 24);
        let text = bench.text();
        let title = text.lines().nth(2).unwrap();
        assert!(title.contains("· + 1 draft "), "{width}: {title}");
        assert!(
            title.contains("1 case decided") || title.contains("1 decided"),
            "{title}"
        );
    }
}

#[test]
fn the_words_of_a_package_are_whole_in_every_width() {
    let mut bench = Bench::new();
    bench.open_case().keys("Tab");
    let lines = &bench
        .model
        .case
        .as_ref()
        .unwrap()
        .detail
        .file
        .case
        .package
        .lines;
    let names: Vec<String> = lines.iter().map(|line| line.component.clone()).collect();
    for width in 60..=160 {
        bench.model.size = (width, 60);
        let text = bench.text();
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || "│┃".contains(c))
            .collect();
        for word in names.iter().flat_map(|name| name.split(' ')) {
            assert!(words.contains(&word), "{width}: {word}\n{text}");
        }
    }
}

#[test]
fn the_list_of_proposals_shows_the_new_figure_beside_the_old_in_every_width() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("w");
    bench.type_text("eating weighting = 1.2").keys("Tab");
    bench.type_text("It comes back.").keys("Tab End");
    bench.type_text(", NF-88062 NF-85632").keys("C-s R Esc 5");
    for width in 60..=160 {
        bench.model.size = (width, 24);
        let text = bench.text();
        let line = text.lines().find(|line| line.contains('▸')).unwrap();
        assert!(line.contains(": 1 → 1.2 factor"), "{width}: {line}");
    }
}
