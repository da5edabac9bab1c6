//! A column profile proposed from files: headings are matched with the fields that the program
//! knows and with the questions of the RAS, values are sampled, and a person checks the rest.
//!
//! Nothing is imported. What is proposed is a text; each line of it says how sure it is and why.

pub mod known;
pub mod likeness;
pub mod names;
pub mod dates;
pub mod column;
pub mod sheet;
pub mod field_match;
pub mod meanings;
pub mod question_match;
pub mod table;
pub mod told_lines;
pub mod wanted;
pub mod toml_text;

use crate::config::caseload_field::FileKind;
use crate::import::said::rejected::{FileProblem, Refused};
use known::Known;
use std::collections::BTreeMap;
use std::path::PathBuf;
use table::Table;

/// A proposed profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The profile, as a file with comments.
    pub text: String,
    /// What was found of each file, in a line.
    pub found: Vec<String>,
}

/// Looks at files and proposes how they are read.
pub fn propose(known: Known<'_>, paths: &[PathBuf]) -> Result<Proposal, Refused> {
    let mut sheets = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        match sheet::sheets(path, known.profile) {
            Ok(found) => sheets.extend(found),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(Refused { problems });
    }
    let (tables, left) = sorted_out(known, &sheets);
    if !tables.contains_key(&FileKind::People) {
        problems.push(no_people(&sheets));
        return Err(Refused { problems });
    }
    Ok(Proposal {
        text: toml_text::profile(known, &tables, &left),
        found: tables.values().map(Table::in_a_line).chain(left).collect(),
    })
}

/// Gives each sheet to the table that it fits best, one sheet a table; says what is left.
fn sorted_out<'s>(
    known: Known<'_>,
    sheets: &'s [sheet::Sheet],
) -> (BTreeMap<FileKind, Table<'s>>, Vec<String>) {
    let mut fits: Vec<(usize, Table<'s>)> = Vec::new();
    for (place, sheet) in sheets.iter().enumerate() {
        let kinds = FileKind::ALL.into_iter();
        fits.extend(kinds.filter_map(|(kind, _)| Some((place, Table::of(known, kind, sheet)?))));
    }
    fits.sort_by_key(|(place, table)| (std::cmp::Reverse(table.fit()), *place));
    let mut tables: BTreeMap<FileKind, Table<'s>> = BTreeMap::new();
    let mut given = vec![false; sheets.len()];
    for (place, table) in fits {
        let is_given = given.get(place).copied().unwrap_or_default();
        if is_given || tables.contains_key(&table.kind) {
            continue;
        }
        if let Some(given) = given.get_mut(place) {
            *given = true;
        }
        tables.insert(table.kind, table);
    }
    let left = sheets.iter().zip(given).filter(|(_, given)| !given);
    let left = left.map(|(sheet, _)| {
        let headings: Vec<&str> = sheet.headings().collect();
        format!(
            "{}: not used: its headings are those of no table, or of one that another file fits \
             better ({})",
            sheet.shown_name(),
            headings.join(", ")
        )
    });
    (tables, left.collect())
}

fn no_people(sheets: &[sheet::Sheet]) -> FileProblem {
    let names: Vec<String> = sheets.iter().map(sheet::Sheet::shown_name).collect();
    FileProblem {
        file: names.join(", "),
        line: None,
        what:
            "in none of these can a reference of the person be told from the other columns, with \
            one row a person"
                .to_owned(),
        allowed: "at least the file with one row a person, with the reference of the case"
            .to_owned(),
        remedy: "name that file, too; or head its column \"Case\" or \"Person ID\"".to_owned(),
    }
}
