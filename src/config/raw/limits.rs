//! How much of a caseload file a column profile has read at most.

use crate::config::column_profile::Limits;
use crate::config::reading::reader::Section;

const BYTES_PER_MEGABYTE: u64 = 1_000_000;

/// Reads the limits: `megabytes_max` is needed, the others have values unless stated.
pub fn limits(root: &Section<'_>) -> Option<Limits> {
    let megabytes_max = root.whole("megabytes_max");
    refuse_noughts(root);
    let megabytes = |n: u32| u64::from(n) * BYTES_PER_MEGABYTE;
    let count = |key| {
        root.optional_whole(key)
            .and_then(|n| usize::try_from(n).ok())
    };
    let counts = [
        "rows_max",
        "columns_max",
        "cell_characters_max",
        "cells_max",
        "rejected_rows_max",
    ];
    let [rows, columns, characters, cells, rejected] = counts.map(count);
    let unpacked = root.optional_whole("unpacked_megabytes_max").map(megabytes);
    let usual = Limits::unless_stated(megabytes(megabytes_max?));
    Some(Limits {
        rows_max: rows.unwrap_or(usual.rows_max),
        columns_max: columns.unwrap_or(usual.columns_max),
        cell_characters_max: characters.unwrap_or(usual.cell_characters_max),
        unpacked_bytes_max: unpacked.unwrap_or(usual.unpacked_bytes_max),
        cells_max: cells.unwrap_or(usual.cells_max),
        bytes_max: usual.bytes_max,
        rejected_rows_max: rejected.unwrap_or(usual.rejected_rows_max),
    })
}

/// A limit of nought lets no file through.
fn refuse_noughts(root: &Section<'_>) {
    let keys = [
        "megabytes_max",
        "unpacked_megabytes_max",
        "rows_max",
        "columns_max",
        "cell_characters_max",
        "cells_max",
    ];
    for key in keys.into_iter().filter(|key| root.is_text(key, "0")) {
        root.problem(
            key,
            "a limit of 0 lets no file through",
            "a whole number above zero, in quotes",
            "write how much a file may have",
        );
    }
}
