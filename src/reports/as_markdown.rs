//! A paper as Markdown (CommonMark with tables). Whatever people typed stays plain text.

use super::document::{Block, Document, Side, Table};

/// Characters that mean something in Markdown wherever they stand.
const MEANT: &str = "\\`*_{}[]<>#|~&$";

/// Writes a paper as Markdown.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut was_item = false;
    for block in &document.blocks {
        let is_item = matches!(block, Block::Item(_));
        let part = part(block);
        match parts.last_mut() {
            Some(last) if is_item && was_item => {
                last.push('\n');
                last.push_str(&part);
            }
            _ => parts.push(part),
        }
        was_item = is_item;
    }
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn part(block: &Block) -> String {
    match block {
        Block::Title(text) => format!("# {}", one_line(text)),
        Block::Heading(text) => format!("## {}", one_line(text)),
        Block::Paragraph(text) => lines(text, ""),
        Block::Item(text) => format!("- {}", lines(text, "  ")),
        Block::Facts(facts) => facts
            .iter()
            .map(|(name, what)| format!("- **{}:** {}", one_line(name), lines(what, "  ")))
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Table(table) => self::table(table),
    }
}

fn table(table: &Table) -> String {
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title).collect();
    let rules: Vec<&str> = table
        .columns
        .iter()
        .map(|column| match column.side {
            Side::Left => "---",
            Side::Right => "---:",
        })
        .collect();
    let mut rows = vec![format!("| {} |", titles.join(" | "))];
    rows.push(format!("| {} |", rules.join(" | ")));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| self::cell(cell)).collect();
        rows.push(format!("| {} |", cells.join(" | ")));
    }
    rows.join("\n")
}

fn cell(text: &str) -> String {
    let indent = text.chars().take_while(|c| *c == ' ').count();
    let words: Vec<String> = text.trim().split('\n').map(escaped).collect();
    format!("{}{}", "&nbsp;".repeat(indent), words.join("<br>"))
}

fn one_line(text: &str) -> String {
    escaped(&text.replace('\n', " "))
}

/// The lines of a text, each kept as a line of its own, the later ones after `indent`.
fn lines(text: &str, indent: &str) -> String {
    let mut paragraphs: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.split('\n') {
        match paragraphs.last_mut() {
            Some(last) if !line.trim().is_empty() => last.push(escaped(line.trim())),
            _ => paragraphs.push(Vec::new()),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    let end = format!("\\\n{indent}");
    let paragraphs: Vec<String> = paragraphs.iter().map(|lines| lines.join(&end)).collect();
    paragraphs.join(&format!("\n\n{indent}"))
}

/// One line with everything escaped that Markdown would read as more than text.
#[must_use]
pub fn escaped(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let mut out = String::new();
    for (place, letter) in line.chars().enumerate() {
        let begins = place == 0 && matches!(letter, '-' | '+' | '=' | ':');
        let numbers = digits > 0 && place == digits && matches!(letter, '.' | ')');
        let links = letter == ':' && line.chars().skip(place + 1).take(2).eq("//".chars());
        if begins || numbers || links || MEANT.contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_stays_plain_text() {
        assert_eq!(
            escaped("**bold** <b>&amp;"),
            "\\*\\*bold\\*\\* \\<b\\>\\&amp;"
        );
        assert_eq!(escaped("1. one"), "1\\. one");
        assert_eq!(escaped("- item"), "\\- item");
        assert_eq!(escaped("see https://a.b"), "see https\\://a.b");
        assert_eq!(lines("a\nb\n\n# c", "  "), "a\\\n  b\n\n  \\# c");
        assert_eq!(cell("  a|b\nc"), "&nbsp;&nbsp;a\\|b<br>c");
    }
}
