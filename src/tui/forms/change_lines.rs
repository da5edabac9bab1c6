//! The lines of changes in the form of a proposal: which figure a line names, by words, by its key,
//! or by `#` and its number in the list of those that the words name.

use crate::config::figure_names;
use crate::config::figures::Figure;
use crate::terms::number::plain_decimal;
use rust_decimal::Decimal;

/// How many figures are offered at once.
pub const OFFERED_MAX: usize = 16;

/// What a line says.
pub enum Line<'a> {
    /// A figure and its new value.
    Change(&'a Figure, Decimal),
    /// What is wrong with it.
    Wrong(String),
    /// A figure without a new value, and what to write.
    Named(&'a Figure, String),
    /// Words that name several figures, and what to write.
    Several(Vec<&'a Figure>, String),
}

/// Reads a line: words, then = and a value.
#[must_use]
pub fn read<'a>(line: &str, all: &'a [Figure]) -> Line<'a> {
    let (words, value) = match line.split_once('=') {
        Some((words, value)) => (words.trim(), value.trim()),
        None => (line.trim(), ""),
    };
    let (of, number) = numbered(words);
    let found = figure_names::named(of, all);
    let figure = match (found.as_slice(), number) {
        ([], _) => return Line::Wrong(format!("No figure of the RAS is called \"{of}\".")),
        (several, Some(n)) => match numbered_in(several, n) {
            Some(figure) => figure,
            None => {
                let message = format!("There is no #{n} in the list of \"{of}\".");
                return Line::Several(found, message);
            }
        },
        ([one], None) => one,
        (several, None) => {
            let message = format!(
                "\"{of}\" names {} figures: add words, or its number in the list, such as #1.",
                several.len()
            );
            return Line::Several(found, message);
        }
    };
    match plain_decimal(value) {
        Some(new) => Line::Change(figure, new),
        None if value.is_empty() => {
            let message = format!("Write = and the new value after \"{words}\".");
            Line::Named(figure, message)
        }
        None => Line::Wrong(format!(
            "\"{value}\" is not a number; write one such as 1.25."
        )),
    }
}

/// What Enter makes of a line that has no = yet: the figure's name, ready for the new value, or the
/// line as it is where it names several. Nothing where Enter begins another line.
#[must_use]
pub fn completed(line: &str, all: &[Figure]) -> Option<String> {
    if line.contains('=') || line.trim().is_empty() {
        return None;
    }
    match read(line, all) {
        Line::Named(figure, _) => Some(format!("{} = ", name(figure, all))),
        Line::Several(..) => Some(line.to_owned()),
        Line::Change(..) | Line::Wrong(_) => None,
    }
}

/// A line that names its figure by a number, with the figure's name in place of that: the list may
/// be another one when the line is read again.
#[must_use]
pub fn without_number(line: &str, all: &[Figure]) -> Option<String> {
    let (words, value) = line.split_once('=')?;
    let (of, n) = numbered(words.trim());
    let figure = numbered_in(&figure_names::named(of, all), n?)?;
    Some(format!("{} ={value}", name(figure, all)))
}

/// Words, and the number that stands after a `#` behind them.
fn numbered(words: &str) -> (&str, Option<usize>) {
    let number = words.rsplit_once('#');
    let number = number.and_then(|(of, number)| Some((of.trim_end(), number.parse().ok()?)));
    number.map_or((words, None), |(of, n)| (of, Some(n)))
}

/// The figure with a number in the list that is offered, counted from 1.
fn numbered_in<'a>(found: &[&'a Figure], n: usize) -> Option<&'a Figure> {
    let offered = found.iter().take(OFFERED_MAX);
    offered.copied().nth(n.checked_sub(1)?)
}

/// The title of a figure, or its key where the title does not name it alone.
fn name(figure: &Figure, all: &[Figure]) -> String {
    let is_read = !figure.title.contains(['=', '#']);
    match figure_names::named(&figure.title, all).as_slice() {
        [only] if is_read && only.key == figure.key => figure.title.clone(),
        _ => figure.key.to_string(),
    }
}
