//! Bands as files write them: rows with `at_least` and `below`, or with `above` and `at_most`.

use crate::config::bands::{Band, Bands, Intervals};
use crate::config::reading::reader::Section;
use crate::terms::text::Label;
use rust_decimal::Decimal;

const ROWS: &str = "rows that all have at_least and below, or all have above and at_most; \
    the first row may have no lower end and the last no upper end";

/// The rows of `key`, each with what `gives` reads from it. Gaps, overlaps and rows out of order
/// are written down as mistakes.
pub fn bands<T>(
    section: &Section<'_>,
    key: &str,
    gives: impl Fn(&Section<'_>) -> Option<T>,
) -> Option<Bands<T>> {
    let rows = section.tables(key, |row| {
        let label = row.optional_text("label");
        let ends = ends(row);
        let gives = gives(row);
        Some((
            ends?,
            Band {
                label: label.map(Label::from),
                low: None,
                high: None,
                gives: gives?,
            },
        ))
    })?;
    let intervals = rows.iter().find_map(|(ends, _)| ends.intervals);
    let intervals = intervals.unwrap_or(Intervals::FromBelow);
    let paths: Vec<String> = section.item_paths(key);
    let n_rows = paths.len();
    if rows.len() < n_rows {
        return None;
    }
    let mut sound = true;
    let mut before: Option<Ends> = None;
    for (position, (ends, path)) in rows.iter().map(|row| row.0).zip(&paths).enumerate() {
        let last = position + 1 == n_rows;
        if let Some((what, remedy)) = fault(ends, before, intervals, last) {
            section.problem_at(path.clone(), &what, ROWS, &remedy);
            sound = false;
        }
        before = Some(ends).filter(|ends| !ends.turned_round());
    }
    let band = |(ends, band): (Ends, Band<T>)| Band {
        low: ends.low,
        high: ends.high,
        ..band
    };
    sound.then(|| Bands {
        intervals,
        rows: rows.into_iter().map(band).collect(),
    })
}

#[derive(Clone, Copy)]
struct Ends {
    intervals: Option<Intervals>,
    low: Option<Decimal>,
    high: Option<Decimal>,
}

impl Ends {
    fn turned_round(self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if high <= low)
    }
}

fn ends(row: &Section<'_>) -> Option<Ends> {
    let from_below = row.has("at_least") || row.has("below");
    let above_to = row.has("above") || row.has("at_most");
    if from_below && above_to {
        let what = "the row mixes two ways of writing its ends";
        row.problem("", what, ROWS, "write both ends the same way in every row");
        return None;
    }
    let (low, high) = if above_to {
        ("above", "at_most")
    } else {
        ("at_least", "below")
    };
    let wrong = |key: &str| row.has(key) && row.optional_number(key).is_none();
    if wrong(low) || wrong(high) {
        return None;
    }
    let intervals = match (from_below, above_to) {
        (true, _) => Some(Intervals::FromBelow),
        (_, true) => Some(Intervals::AboveTo),
        _ => None,
    };
    let (low, high) = (row.optional_number(low), row.optional_number(high));
    Some(Ends {
        intervals,
        low,
        high,
    })
}

fn fault(
    ends: Ends,
    before: Option<Ends>,
    intervals: Intervals,
    last: bool,
) -> Option<(String, String)> {
    if ends.intervals.is_some_and(|own| own != intervals) {
        let what = "the row's ends are written otherwise than those of the rows before it";
        return Some((
            what.into(),
            "write both ends the same way in every row".into(),
        ));
    }
    if let (Some(low), Some(high)) = (ends.low, ends.high)
        && high <= low
    {
        let what = format!("the row ends at {high} and begins at {low}: it holds nothing");
        return Some((what, "correct the ends".into()));
    }
    if ends.high.is_none() && !last {
        let what = "the row has no upper end, so the rows after it are never reached";
        return Some((
            what.into(),
            "give it an upper end, or make it the last row".into(),
        ));
    }
    let before = before?;
    match (before.high, ends.low) {
        (Some(high), Some(low)) if low > high => Some((
            format!("there is a gap: the row before ends at {high} and this one begins at {low}"),
            format!("begin this row at \"{high}\", or end the row before at \"{low}\""),
        )),
        (Some(high), Some(low)) if low < high => Some((
            format!("the rows overlap: the row before ends at {high}, this one begins at {low}"),
            format!("begin this row at \"{high}\", or end the row before at \"{low}\""),
        )),
        (Some(high), None) => Some((
            "only the first row may have no lower end".to_owned(),
            format!("begin this row at \"{high}\""),
        )),
        _ => None,
    }
}
