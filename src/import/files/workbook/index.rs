//! What a workbook says of its sheets: their names and parts, and which formats are dates.

use super::archive::Archive;
use super::part::{Part, attribute};
use crate::import::said::rejected::Unreadable;
use std::collections::BTreeMap;

/// The most formats of cells; spreadsheets have 65,490.
const FORMATS_MAX: usize = 65_536;

/// The most sheets.
const SHEETS_MAX: usize = 1_024;

/// The built-in formats of whole dates (not of times), with those of other languages.
const BUILT_IN_DATES: [std::ops::RangeInclusive<usize>; 5] =
    [14..=17, 22..=22, 27..=31, 36..=36, 50..=58];

/// The sheets of a workbook and its formats.
#[derive(Debug)]
pub struct Index {
    /// The part of the sheet that was asked for.
    pub sheet: String,
    /// The part with the shared texts.
    pub strings: Option<String>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
    /// Whether a cell of a style is a date.
    pub is_date: Vec<bool>,
}

/// The names of the sheets of a workbook, in their order.
pub fn sheet_names(bytes: &[u8], unpacked_max: u64) -> Result<Vec<String>, Unreadable> {
    let archive = Archive::open(bytes, unpacked_max)?;
    let (_, sheets, _) = workbook(&archive)?;
    Ok(sheets.into_iter().map(|(name, _)| name).collect())
}

/// What the workbook's part refers to, the sheets, and whether days are counted from 1904.
type Workbook = (BTreeMap<String, Relation>, Vec<(String, String)>, bool);

fn workbook(archive: &Archive<'_>) -> Result<Workbook, Unreadable> {
    let not_xlsx = |what: &str| {
        let allowed = "a workbook of the form .xlsx";
        Unreadable::file(what, allowed, "save it as .xlsx from the spreadsheet")
    };
    let from_root = relations(archive, "_rels/.rels", "")?;
    let workbook = from_root.values().find(|to| to.kind == "officeDocument");
    let Some(workbook) = workbook.map(|to| to.part.clone()) else {
        let is_open_document = archive.has("mimetype") && archive.has("content.xml");
        return Err(not_xlsx(match is_open_document {
            true => "this is an OpenDocument file (.ods), not an .xlsx workbook",
            false => "this archive is no workbook",
        }));
    };
    if workbook.to_lowercase().ends_with(".bin") {
        return Err(not_xlsx("this is a binary workbook (.xlsb)"));
    }
    let (folder, name) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let relations = relations(archive, &format!("{folder}/_rels/{name}.rels"), folder)?;
    let Some(part) = Part::open(archive, &workbook)? else {
        return Err(not_xlsx("this archive is no workbook"));
    };
    let (sheets, from_1904) = sheets(part)?;
    Ok((relations, sheets, from_1904))
}

/// Finds a sheet by its name (else the first), without regard to capitals and spaces around it.
pub fn index(archive: &Archive<'_>, sheet: Option<&str>) -> Result<Index, Unreadable> {
    let (relations, sheets, from_1904) = workbook(archive)?;
    let found = match sheet {
        None => sheets.first(),
        Some(wanted) => sheets.iter().find(|(name, _)| same(name, wanted)),
    };
    let Some((name, id)) = found else {
        return Err(no_sheet(sheet, &sheets));
    };
    let Some(target) = relations.get(id).filter(|to| to.kind == "worksheet") else {
        return Err(Unreadable::file(
            &format!("\"{name}\" is no sheet of cells"),
            "a sheet with a heading line and rows",
            "name the right one in the profile (sheet)",
        ));
    };
    let part_of = |kind: &str| {
        let target = relations.values().find(|to| to.kind == kind);
        target.map(|to| to.part.clone())
    };
    Ok(Index {
        sheet: target.part.clone(),
        strings: part_of("sharedStrings"),
        from_1904,
        is_date: match part_of("styles") {
            Some(styles) => date_styles(archive, &styles)?,
            None => Vec::new(),
        },
    })
}

fn same(name: &str, wanted: &str) -> bool {
    name.trim().to_lowercase() == wanted.trim().to_lowercase()
}

fn no_sheet(sheet: Option<&str>, sheets: &[(String, String)]) -> Unreadable {
    let named: Vec<String> = sheets
        .iter()
        .take(12)
        .map(|(name, _)| format!("\"{name}\""))
        .collect();
    let what = match sheet {
        Some(sheet) => format!("the workbook has no sheet \"{sheet}\""),
        None => "the workbook has no sheet".to_owned(),
    };
    let allowed = match named.is_empty() {
        true => "a workbook with a sheet".to_owned(),
        false => format!("one of its sheets: {}", named.join(", ")),
    };
    Unreadable::file(
        &what,
        &allowed,
        "correct the name of the sheet, or the profile (sheet)",
    )
}

/// A part that another refers to.
struct Relation {
    kind: String,
    part: String,
}

/// What a part refers to, by identifier; none where nothing is said.
fn relations(
    archive: &Archive<'_>,
    name: &str,
    folder: &str,
) -> Result<BTreeMap<String, Relation>, Unreadable> {
    let mut relations = BTreeMap::new();
    let Some(mut part) = Part::open(archive, name.trim_start_matches('/'))? else {
        return Ok(relations);
    };
    part.each_start(|start| {
        let of = |name: &str| attribute(start, name);
        if let (Some(id), Some(kind), Some(target)) = (of("Id"), of("Type"), of("Target")) {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let part = path(folder, &target);
            if relations.len() < SHEETS_MAX {
                relations.insert(id, Relation { kind, part });
            }
        }
    })?;
    Ok(relations)
}

/// The path of a part from the root of the archive.
fn path(folder: &str, target: &str) -> String {
    let from_root = target.starts_with('/');
    let start = if from_root { "" } else { folder };
    let mut steps: Vec<&str> = start.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The sheets in their order, name and identifier, and whether days are counted from 1904.
fn sheets(mut part: Part<'_>) -> Result<(Vec<(String, String)>, bool), Unreadable> {
    let mut sheets = Vec::new();
    let mut from_1904 = false;
    part.each_start(|start| match start.local_name().as_ref() {
        "workbookPr" => {
            let said = attribute(start, "date1904");
            from_1904 = said.is_some_and(|said| matches!(said.as_str(), "1" | "true" | "on"));
        }
        "sheet" if sheets.len() < SHEETS_MAX => {
            let named = attribute(start, "name").zip(attribute(start, "id"));
            sheets.extend(named);
        }
        _ => {}
    })?;
    Ok((sheets, from_1904))
}

/// Which styles show a number as a date, by their place.
fn date_styles(archive: &Archive<'_>, name: &str) -> Result<Vec<bool>, Unreadable> {
    let mut custom = BTreeMap::new();
    let mut is_date = Vec::new();
    let Some(mut part) = Part::open(archive, name)? else {
        return Ok(is_date);
    };
    let mut in_cells = false;
    part.each_start(|start| match start.local_name().as_ref() {
        "numFmt" if custom.len() < FORMATS_MAX => {
            let number = attribute(start, "numFmtId").and_then(|id| id.parse::<usize>().ok());
            let code = attribute(start, "formatCode");
            custom.extend(number.zip(code.map(|code| shows_a_date(&code))));
        }
        "cellXfs" => in_cells = true,
        "cellStyles" | "dxfs" | "cellStyleXfs" => in_cells = false,
        "xf" if in_cells && is_date.len() < FORMATS_MAX => {
            let format = attribute(start, "numFmtId").and_then(|id| id.parse::<usize>().ok());
            let format = format.unwrap_or_default();
            let built_in = || BUILT_IN_DATES.iter().any(|range| range.contains(&format));
            is_date.push(custom.get(&format).copied().unwrap_or_else(built_in));
        }
        _ => {}
    })?;
    Ok(is_date)
}

/// Whether a format shows the day or the year: outside quotes, brackets and after no escape.
fn shows_a_date(code: &str) -> bool {
    let mut characters = code.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => drop(characters.by_ref().find(|c| *c == '"')),
            '[' => drop(characters.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(characters.next()),
            ';' => return false,
            'd' | 'D' | 'y' | 'Y' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_with_day_or_year_are_dates_and_others_are_not() {
        for code in [
            "dd/mm/yyyy",
            "[$-809]d mmmm yyyy;@",
            "yyyy\\-mm\\-dd",
            "mmm-yy",
            "D.M.YY",
        ] {
            assert!(shows_a_date(code), "{code}");
        }
        for code in [
            "0.00",
            "[Red]0",
            "\"days\" 0",
            "mm:ss",
            "#,##0\\d",
            "0;\"yes\"d",
            "[h]:mm",
            "0_d",
        ] {
            assert!(!shows_a_date(code), "{code}");
        }
    }

    #[test]
    fn parts_are_found_from_their_folder_and_from_the_root() {
        assert_eq!(
            path("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(path("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(path("xl/a", "../b/./c.xml"), "xl/b/c.xml");
        assert_eq!(path("", "../../x"), "x");
    }
}
