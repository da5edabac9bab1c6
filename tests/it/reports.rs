//! Papers as text: every line within eighty columns, whatever was typed, and nothing left out.

use proptest::prelude::*;
use ras_panel::reports::as_markdown;
use ras_panel::reports::as_text::{self, WIDTH};
use ras_panel::reports::document::{Document, Side, Table};
use ras_panel::reports::wrapped::{cells, wrap};

fn paper(texts: &[String]) -> Document {
    let mut paper = Document::new(texts[0].clone());
    paper.heading(&texts[1]);
    paper.paragraph(texts[2].clone());
    paper.item(texts[3].clone());
    paper.fact(&texts[4], texts[5].clone());
    let mut table = Table::of([
        ("Words", Side::Left),
        ("More", Side::Left),
        ("£", Side::Right),
    ]);
    table.row([texts[6].clone(), texts[7].clone(), "1,234.50".to_owned()]);
    paper.table(table);
    paper
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn no_line_is_too_long_and_no_word_is_lost(texts in prop::collection::vec("\\PC{0,200}", 8)) {
        let text = as_text::text(&paper(&texts));
        for line in text.lines() {
            prop_assert!(cells(line) <= WIDTH, "{line}");
        }
        let kept = letters(&text);
        for words in &texts[..6] {
            prop_assert!(kept.contains(&letters(words)), "{words}\n{text}");
        }
    }

    #[test]
    fn wrapping_keeps_every_word_in_order(text in "[a-z日 \n]{0,120}", width in 2_usize..40) {
        let lines = wrap(&text, width, 2);
        prop_assert!(lines.iter().all(|line| cells(line) <= width), "{lines:?}");
        let kept: String = lines.concat().split_whitespace().collect();
        prop_assert_eq!(kept, text.split_whitespace().collect::<String>());
    }

    #[test]
    fn no_typed_text_makes_markup(typed in "[-#*_<>|\\[\\]`+=0-9.) ab\n]{1,60}") {
        let mut paper = Document::default();
        paper.paragraph(typed.clone());
        for line in as_markdown::markdown(&paper).lines() {
            let first = line.trim_start();
            let marked = first.starts_with(['-', '+', '#', '=', '>', '*', '|', '`', '_', '<']);
            prop_assert!(!marked, "{typed:?} gives {line:?}");
        }
    }
}

#[test]
fn a_paper_reads_the_same_as_text_and_as_markdown() {
    let mut paper = Document::new("Title");
    paper.fact("Name", "what");
    paper.fact("A second name", "a longer text\nin two lines");
    paper.heading("Part");
    paper.paragraph("Two things:");
    paper.items(["one".to_owned(), "two".to_owned()]);
    let mut table = Table::of([("Service", Side::Left), ("a week", Side::Right)]);
    table.row(["Meals".to_owned(), "£42.00".to_owned()]);
    table.row(["  of which at home".to_owned(), "£1,200.00".to_owned()]);
    paper.table(table);
    insta::assert_snapshot!("text", as_text::text(&paper));
    insta::assert_snapshot!("markdown", as_markdown::markdown(&paper));
}

#[test]
fn figures_of_a_ras_have_their_unit_and_money_its_sign() {
    use ras_panel::reports::figures::{changed, of_unit};
    use rust_decimal::dec;
    assert_eq!(of_unit(dec!(1.20), "factor"), "1.2 factor");
    assert_eq!(
        of_unit(dec!(8.5), "£ a week for a point"),
        "£8.50 a week for a point"
    );
    assert_eq!(
        of_unit(dec!(8.1234), "£ a week for a point"),
        "£8.1234 a week for a point"
    );
    assert_eq!(of_unit(dec!(-40), "€ a month"), "−€40.00 a month");
    assert_eq!(
        changed(Some(dec!(20)), dec!(23), "£ a week"),
        "£20.00 → £23.00 a week"
    );
    assert_eq!(
        changed(None, dec!(1.5), "per cent"),
        "not set → 1.5 per cent"
    );
}
