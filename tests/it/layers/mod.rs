//! The layering of the house, held by a scan of every source line (`crate::…`, `super::…`).

mod table;
mod scan;
mod planted;

use crate::sources::{Fault, assert_none, rust_files};
use scan::{import_faults, order_of};
use table::{HOUSE, layer_of};

#[test]
fn every_import_goes_down_the_table_and_up_the_list() {
    let sources = rust_files();
    let order = order_of(&sources);
    let faults: Vec<Fault> = sources
        .iter()
        .flat_map(|source| import_faults(source, &order))
        .collect();
    assert_none(&faults);
}

#[test]
fn the_table_is_acyclic_because_every_import_has_a_lower_rank() {
    let mut last_rank = 0;
    for layer in &HOUSE {
        assert!(layer.rank >= last_rank, "{} is out of order", layer.module);
        last_rank = layer.rank;
        for import in layer.may_import {
            let below = layer_of(import).expect(import);
            assert!(below.rank < layer.rank, "{} imports {import}", layer.module);
        }
    }
}

#[test]
fn the_crate_doc_shows_the_same_table() {
    let shown: Vec<String> = include_str!("../../../src/lib.rs")
        .lines()
        .filter(|line| line.starts_with("//! | ") && !line.contains("Rank"))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            format!("{} {} <- {}", cells[1], cells[2].replace('`', ""), cells[4])
        })
        .collect();
    let held: Vec<String> = HOUSE
        .iter()
        .map(|layer| match layer.may_import {
            [] => format!("{} {} <- –", layer.rank, layer.module),
            list => format!("{} {} <- {}", layer.rank, layer.module, list.join(", ")),
        })
        .collect();
    assert_eq!(shown, held);
}

#[test]
fn the_crate_root_lists_the_modules_in_the_order_of_the_table() {
    let order = order_of(&rust_files());
    let table: Vec<&str> = HOUSE.iter().map(|layer| layer.module).collect();
    let places: Vec<Option<usize>> = order[""]
        .iter()
        .map(|module| table.iter().position(|name| name == module))
        .collect();
    assert!(
        places.iter().all(Option::is_some),
        "a module without rank: {:?}",
        order[""]
    );
    assert!(
        places.is_sorted(),
        "lib.rs lists {:?}, the table {table:?}",
        order[""]
    );
}
