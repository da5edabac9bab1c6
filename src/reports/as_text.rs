//! A paper as plain text, 80 columns wide.

use super::document::{Block, Column, Document, Side, Table};
use super::wrapped::{cells, left, right, wrap};

/// How many columns a line has at most.
pub const WIDTH: usize = 80;

/// The most columns that the names of facts take.
const NAMES_WIDTH_MAX: usize = 24;

/// The fewest columns that a column of words is squeezed into.
const WORDS_WIDTH_MIN: usize = 8;

/// Writes a paper as text. Only a figure too wide for its column makes a line longer than
/// [`WIDTH`].
#[must_use]
pub fn text(document: &Document) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        if before.is_some_and(|before| is_apart(before, block)) {
            lines.push(String::new());
        }
        lines.extend(block_lines(block));
        before = Some(block);
    }
    let mut text = String::new();
    for line in lines {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn is_apart(before: &Block, block: &Block) -> bool {
    match (before, block) {
        (Block::Item(_), Block::Item(_)) | (Block::Heading(_), _) => false,
        (Block::Paragraph(text), Block::Item(_) | Block::Table(_)) => !text.ends_with(':'),
        _ => true,
    }
}

fn block_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Title(text) => underlined(text, "="),
        Block::Heading(text) => underlined(text, "-"),
        Block::Paragraph(text) => wrap(text, WIDTH, 0),
        Block::Item(text) => hung("- ", text),
        Block::Facts(facts) => facts_lines(facts),
        Block::Table(table) => table_lines(table),
    }
}

fn underlined(text: &str, mark: &str) -> Vec<String> {
    let mut lines = wrap(text, WIDTH, 0);
    let width = lines.iter().map(|line| cells(line)).max().unwrap_or(0);
    lines.push(mark.repeat(width));
    lines
}

fn hung(lead: &str, text: &str) -> Vec<String> {
    let room = WIDTH.saturating_sub(cells(lead));
    let lines = wrap(text, room, 0).into_iter().enumerate();
    lines
        .map(|(n, line)| {
            let lead = if n == 0 { lead } else { "" };
            format!("{}{line}", left(lead, WIDTH.saturating_sub(room)))
        })
        .collect()
}

fn facts_lines(facts: &[(String, String)]) -> Vec<String> {
    let names = facts.iter().map(|(name, _)| cells(name) + 2);
    let width = names.max().unwrap_or(0).min(NAMES_WIDTH_MAX + 2);
    facts
        .iter()
        .flat_map(|(name, what)| {
            if cells(name) + 2 > width {
                let mut lines = wrap(name, WIDTH, 0);
                lines.extend(hung(&" ".repeat(width), what));
                return lines;
            }
            hung(&left(name, width), what)
        })
        .collect()
}

fn table_lines(table: &Table) -> Vec<String> {
    let widths = widths(table);
    let titles = table.columns.iter().map(|column| column.title.to_owned());
    let titles: Vec<String> = titles.collect();
    let mut lines = Vec::new();
    if titles.iter().any(|title| !title.is_empty()) {
        lines.extend(row_lines(&table.columns, &widths, &titles));
    }
    for row in &table.rows {
        lines.extend(row_lines(&table.columns, &widths, row));
    }
    lines
}

fn widths(table: &Table) -> Vec<usize> {
    let mut widths: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let cells_of = |row: &Vec<String>| row.get(place).map_or(0, |cell| widest(cell));
            let rows = table.rows.iter().map(cells_of).max().unwrap_or(0);
            rows.max(cells(column.title))
        })
        .collect();
    let gaps = 2 * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > WIDTH {
        let words = widths.iter_mut().zip(&table.columns);
        let words =
            words.filter(|(width, column)| column.side == Side::Left && **width > WORDS_WIDTH_MIN);
        match words.map(|(width, _)| width).max() {
            Some(width) => *width -= 1,
            None => break,
        }
    }
    widths
}

fn widest(cell: &str) -> usize {
    cell.split('\n').map(cells).max().unwrap_or(0)
}

fn row_lines(columns: &[Column], widths: &[usize], row: &[String]) -> Vec<String> {
    let wrapped: Vec<Vec<String>> = columns
        .iter()
        .zip(widths)
        .zip(row)
        .map(|((column, width), cell)| match column.side {
            Side::Left => wrap(cell, *width, 2),
            Side::Right => vec![cell.clone()],
        })
        .collect();
    let n_lines = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    (0..n_lines)
        .map(|line| {
            let parts = columns.iter().zip(widths).zip(&wrapped);
            let parts = parts.map(|((column, width), cell)| {
                let text = cell.get(line).map_or("", String::as_str);
                match column.side {
                    Side::Left => left(text, *width),
                    Side::Right => right(text, *width),
                }
            });
            parts.collect::<Vec<_>>().join("  ")
        })
        .collect()
}
