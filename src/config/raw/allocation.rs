//! `allocation.toml`: the tables that turn weighted points into money.

use super::bands::bands;
use crate::config::allocation::{
    AllocationKind, AllocationTable, BandAmount, Calibration, Knot, LineEnds,
};
use crate::config::bands::Bands;
use crate::config::dated::Dated;
use crate::config::reading::reader::{Reading, Section, read};
use crate::terms::ids::TableId;

/// The name of the file.
pub const FILE: &str = "allocation.toml";

/// Reads the file's text; a scheme without points has no table.
#[must_use]
pub fn allocation_file(text: &str) -> Reading<Vec<AllocationTable>> {
    read(FILE, text, |root| {
        Some(root.optional_tables("table", table))
    })
}

#[derive(Clone, Copy)]
enum KindCode {
    PerPoint,
    Bands,
    CappedPerPoint,
    Line,
}

const KINDS: [(KindCode, &str); 4] = [
    (KindCode::PerPoint, "per point"),
    (KindCode::Bands, "bands"),
    (KindCode::CappedPerPoint, "capped per point"),
    (KindCode::Line, "line"),
];

#[derive(Clone, Copy)]
enum EndsCode {
    Flat,
    Extend,
    Outside,
}

const ENDS: [(EndsCode, &str); 3] = [
    (EndsCode::Flat, "flat"),
    (EndsCode::Extend, "extend"),
    (EndsCode::Outside, "outside"),
];

fn table(section: &Section<'_>) -> Option<AllocationTable> {
    let id = section.id("id", TableId::new);
    let title = section.words("title");
    let kind = section
        .settling_code("kind", &KINDS)
        .and_then(|code| kind(section, code));
    let calibration = section.optional_table("calibration", calibration);
    Some(AllocationTable {
        id: id?,
        title,
        kind: kind?,
        calibration,
    })
}

fn kind(section: &Section<'_>, code: KindCode) -> Option<AllocationKind> {
    match code {
        KindCode::PerPoint => {
            let price = section.dated_number("price");
            let intercept = section.optional_dated_number("intercept");
            Some(AllocationKind::PerPoint {
                price: price?,
                intercept,
            })
        }
        KindCode::Bands => {
            let beyond = section.optional_text("beyond");
            let editions = band_editions(section)?;
            Some(AllocationKind::Bands { editions, beyond })
        }
        KindCode::CappedPerPoint => {
            let price = section.dated_number("price");
            let beyond = section.optional_text("beyond");
            let editions = band_editions(section);
            Some(AllocationKind::CappedPerPoint {
                price: price?,
                editions: editions?,
                beyond,
            })
        }
        KindCode::Line => {
            let ends = section
                .settling_code("ends", &ENDS)
                .and_then(|code| match code {
                    EndsCode::Flat => Some(LineEnds::Flat),
                    EndsCode::Extend => Some(LineEnds::Extend),
                    EndsCode::Outside => section.text("outside").map(LineEnds::Outside),
                });
            let editions = section.editions("edition", "edition", knots);
            Some(AllocationKind::Line {
                editions: editions?,
                ends: ends?,
            })
        }
    }
}

fn band_editions(section: &Section<'_>) -> Option<Dated<Bands<BandAmount>>> {
    section.editions("edition", "edition", |edition| {
        bands(edition, "bands", amount)
    })
}

const NOT_PUBLISHED: &str = "not published";

fn amount(row: &Section<'_>) -> Option<BandAmount> {
    if row.is_text("amount", NOT_PUBLISHED) {
        return Some(BandAmount::NotPublished);
    }
    if !row.is_words("amount") {
        return row.number("amount").map(BandAmount::Amount);
    }
    let allowed = "a number in quotes, or \"not published\"";
    let remedy = "write the amount, or \"not published\" where the source gives none";
    row.problem("amount", "this is not an amount", allowed, remedy);
    None
}

fn knots(edition: &Section<'_>) -> Option<Vec<Knot>> {
    let knots = edition.tables("line", |item| {
        let (points, amount) = (item.number("points"), item.number("amount"));
        Some(Knot {
            points: points?,
            amount: amount?,
        })
    })?;
    let paths = edition.item_paths("line");
    if knots.len() < paths.len() {
        return None;
    }
    let allowed = "two points or more, with points that rise from each to the next";
    if knots.len() < 2 {
        edition.problem(
            "line",
            "one point is not a line",
            allowed,
            "add a second point",
        );
        return None;
    }
    let mut sound = true;
    for ((earlier, later), path) in knots
        .iter()
        .zip(knots.iter().skip(1))
        .zip(paths.iter().skip(1))
    {
        if later.points <= earlier.points {
            let what = format!("{} stands after {}", later.points, earlier.points);
            edition.problem_at(
                path.clone(),
                &what,
                allowed,
                "put them in order; no point twice",
            );
            sound = false;
        }
    }
    sound.then_some(knots)
}

fn calibration(section: &Section<'_>) -> Option<Calibration> {
    let percentile = section.whole("percentile");
    let method = section.text("method");
    let sample_date = section.date("sample_date");
    let n_cases = section.whole("cases");
    let percentile = u8::try_from(percentile?)
        .ok()
        .filter(|p| (1..=99).contains(p));
    if percentile.is_none() {
        let what = "there is no such percentile";
        section.problem(
            "percentile",
            what,
            "a whole number from \"1\" to \"99\"",
            "correct it",
        );
    }
    Some(Calibration {
        percentile: percentile?,
        method: method?,
        sample_date: sample_date?,
        n_cases: n_cases?,
    })
}
