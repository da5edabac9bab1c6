//! Which columns of a list are shown, and how wide: what matters most first, figures whole.

use super::cells::{left, right, width};
use super::theme::Role;
use crate::terms::money::Money;

/// A column of a list.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    heading: &'static str,
    at_right: bool,
    wish: usize,
    least: usize,
    rank: u8,
}

impl Column {
    /// A column of text: as wide as its widest text, and shortened to `least` cells before
    /// anything of a higher rank (0 is the highest) is.
    #[must_use]
    pub fn text(heading: &'static str, widest: usize, least: usize, rank: u8) -> Column {
        let wish = widest.max(width(heading)) + 1;
        let least = least.min(wish);
        Column {
            heading,
            at_right: false,
            wish,
            least,
            rank,
        }
    }

    /// A column of figures, at the right: shown whole or not at all.
    #[must_use]
    pub fn figures(heading: &'static str, widest: usize, rank: u8) -> Column {
        let wish = widest.max(width(heading)) + 2;
        Column {
            heading,
            at_right: true,
            wish,
            least: wish,
            rank,
        }
    }
}

/// The columns of a list with their widths; a column without room has none.
#[derive(Clone, Debug)]
pub struct Columns(Vec<(Column, usize)>);

impl Columns {
    /// Chooses the widths in so many cells: by rank, each column gets its least width or nothing;
    /// then, by rank, what is left over.
    #[must_use]
    pub fn fitting(columns: &[Column], n_cells: usize) -> Columns {
        let mut chosen: Vec<(Column, usize)> = columns.iter().map(|c| (*c, 0)).collect();
        let mut by_rank: Vec<usize> = (0..chosen.len()).collect();
        by_rank.sort_by_key(|n| columns.get(*n).map(|column| column.rank));
        let mut spare = n_cells;
        for n in &by_rank {
            if let Some((column, cells)) = chosen.get_mut(*n).filter(|(c, _)| c.least <= spare) {
                *cells = column.least;
                spare -= *cells;
            }
        }
        for n in &by_rank {
            if let Some((column, cells)) = chosen.get_mut(*n).filter(|(_, cells)| *cells > 0) {
                let more = (column.wish - *cells).min(spare);
                *cells += more;
                spare -= more;
            }
        }
        Columns(chosen)
    }

    /// How many cells the text of a column has.
    #[must_use]
    pub fn room(&self, n: usize) -> usize {
        self.0
            .get(n)
            .map_or(0, |(_, cells)| cells.saturating_sub(1))
    }

    /// The headings.
    #[must_use]
    pub fn heading(&self) -> String {
        let cells = self.0.iter().map(|(column, cells)| {
            let words = column.heading;
            placed(*column, words, *cells)
        });
        cells.collect()
    }

    /// One row: the text of each column, in the columns' order.
    #[must_use]
    pub fn row<const N: usize>(&self, texts: [(Role, String); N]) -> Vec<(Role, String)> {
        let pairs = self.0.iter().zip(texts);
        pairs
            .map(|((column, cells), (role, text))| (role, placed(*column, &text, *cells)))
            .collect()
    }
}

/// A text in its column; one empty cell parts it from the next.
fn placed(column: Column, text: &str, n_cells: usize) -> String {
    match (n_cells, column.at_right) {
        (0, _) => String::new(),
        (_, true) => right(text, n_cells),
        (_, false) => format!("{} ", left(text, n_cells.saturating_sub(1))),
    }
}

/// The width of the widest of these texts.
#[must_use]
pub fn widest<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> usize {
    texts.map(|text| width(text.as_ref())).max().unwrap_or(0)
}

/// The width of the widest of these amounts, with its sign if it is below zero.
#[must_use]
pub fn widest_amount(amounts: impl Iterator<Item = Money> + Clone) -> usize {
    let ends = [amounts.clone().min(), amounts.max()];
    widest(ends.into_iter().flatten().map(|amount| amount.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matters_most_keeps_its_room_and_figures_are_never_narrowed() {
        let columns = [
            Column::text("Case", 8, 5, 1),
            Column::figures("Today", 8, 0),
            Column::figures("To", 8, 2),
        ];
        let heading = |n_cells| Columns::fitting(&columns, n_cells).heading();
        assert_eq!(heading(29), "Case          Today        To");
        assert_eq!(heading(28), "Case         Today        To");
        assert_eq!(heading(24), "Case          Today");
        assert_eq!(heading(16), "Case       Today");
        assert_eq!(heading(12), "     Today");
        assert_eq!(heading(9), "Case     ");
        assert_eq!(heading(4), "");
    }
}
