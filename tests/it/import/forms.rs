//! Workbooks and JSON lines say the same as text, whatever stands in them nothing panics, and every
//! row is taken once or rejected once.

use super::{Desk, place};
use proptest::prelude::*;
use ras_panel::config::caseload_field::FileKind;
use ras_panel::config::column_profile::FileForm;
use ras_panel::import::files::source::{self, SourceFile};
use ras_panel::import::imported::Imported;
use ras_panel::import::rejects::rejects_csv;
use std::path::PathBuf;
use std::sync::LazyLock;

static WORKBOOK: LazyLock<Desk> = LazyLock::new(|| of("workbook"));
static LINES: LazyLock<Desk> = LazyLock::new(|| of("json-lines"));

fn of(folder: &str) -> Desk {
    Desk::with_profile(&folder_of(folder), "profile.toml")
}

fn folder_of(folder: &str) -> PathBuf {
    place("fixtures/caseload").join(folder)
}

#[test]
fn a_workbook_and_json_lines_give_the_same_caseload_as_text() {
    let text = Desk::new();
    let text = text.read(&text.tiny()).unwrap();
    for folder in ["workbook", "json-lines"] {
        let desk = of(folder);
        let files = source::folder(&folder_of(folder), &desk.profile).unwrap();
        let read = desk.read(&files).unwrap();
        assert_eq!(read.rejected, [], "{folder}");
        assert_eq!(read.caseload, text.caseload, "{folder}");
        assert_eq!(read.digest, text.digest, "{folder}");
        let counts = |imported: &Imported| -> Vec<_> {
            let files = imported.files.iter();
            files.map(|file| (file.kind, file.n_rows)).collect()
        };
        assert_eq!(counts(&read), counts(&text), "{folder}");
    }
}

#[test]
fn a_digest_is_that_of_the_workbooks_own_bytes() {
    let bytes = std::fs::read(folder_of("workbook").join("caseload.xlsx")).unwrap();
    let files = source::folder(&folder_of("workbook"), &WORKBOOK.profile).unwrap();
    for file in files {
        assert_eq!(file.n_bytes, u64::try_from(bytes.len()).unwrap());
        assert!(
            file.name.starts_with("caseload.xlsx, sheet \""),
            "{}",
            file.name
        );
        let plain = source::from_bytes(file.kind, "x", b"Case\n").unwrap();
        assert_ne!(file.digest, plain.digest);
    }
}

#[test]
fn rejected_rows_of_a_workbook_are_read_again_as_text() {
    let desk = of("workbook");
    let mut files = source::folder(&folder_of("workbook"), &desk.profile).unwrap();
    let whole = desk.read(&files).unwrap();
    for file in &mut files {
        file.text = file.text.replace("23.92", "23.9x");
    }
    let first = desk.read(&files).unwrap();
    assert_eq!(first.rejected.len(), 1);
    let folder = tempfile::tempdir().unwrap();
    for (kind, csv) in rejects_csv(&first, &files, &desk.profile) {
        let name = desk.profile.files[&kind].text_name(kind);
        assert_eq!(name, "packages.csv");
        std::fs::write(folder.path().join(name), csv.replace("23.9x", "23.92")).unwrap();
    }
    let again = source::folder(folder.path(), &desk.profile).unwrap();
    let second = desk.read_beside(&first.caseload, &again).unwrap();
    assert_eq!(second.rejected, []);
    for (reference, case) in &second.caseload.cases {
        assert_eq!(case, &whole.caseload.cases[reference]);
    }
}

/// Reads the bytes as the file of people, and checks that every row is in one place.
fn check(desk: &Desk, bytes: &[u8]) {
    let profile = &desk.profile.files[&FileKind::People];
    let read = source::of_form(FileKind::People, profile, desk.profile.limits, bytes);
    let Ok(file) = read else { return };
    let files: [SourceFile; 1] = [file];
    let Ok(imported) = desk.read(&files) else {
        return;
    };
    let [read] = imported.files.as_slice() else {
        panic!("one file was read");
    };
    let rows = files[0].rows(read.delimiter, desk.profile.limits);
    assert_eq!(rows.skip(1).count(), read.n_rows + read.n_empty);
    let mut lines: Vec<usize> = imported.rejected.iter().map(|row| row.line).collect();
    assert_eq!(lines.len(), read.n_rejected);
    lines.dedup();
    assert_eq!(lines.len(), read.n_rejected, "a row is rejected once");
    let n_repeated = super::nothing_lost::n_repeated(&imported, &read.name);
    assert_eq!(imported.caseload.cases.len() + n_repeated, read.n_taken);
    let rejects = rejects_csv(&imported, &files, &desk.profile);
    assert_eq!(rejects.is_empty(), imported.rejected.is_empty());
}

/// The bytes of a workbook with its parts stored as they are, so that changes reach the reader.
fn stored(parts: &[(&str, String)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, text) in parts {
        let mut sum = flate2::Crc::new();
        sum.update(text.as_bytes());
        let four = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
        let two = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
        let mut shared = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        shared.extend(sum.sum().to_le_bytes());
        shared.extend(four(text.len()));
        shared.extend(four(text.len()));
        shared.extend(two(name.len()));
        shared.extend([0, 0]);
        let at = four(bytes.len());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&shared);
        bytes.extend(name.as_bytes());
        bytes.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&shared);
        directory.extend([0; 10]);
        directory.extend(at);
        directory.extend(name.as_bytes());
    }
    let n_parts = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let at = u32::try_from(bytes.len()).unwrap().to_le_bytes();
    let length = u32::try_from(directory.len()).unwrap().to_le_bytes();
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([n_parts, n_parts].concat());
    bytes.extend([length, at].concat());
    bytes.extend([0, 0]);
    bytes
}

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook whose sheet of people has these rows.
fn workbook(rows: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{TYPES}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |inner: String| format!("<Relationships>{inner}</Relationships>");
    stored(&[
        (
            "_rels/.rels",
            relations(relation("r1", "officeDocument", "xl/workbook.xml")),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relations(
                relation("r1", "worksheet", "worksheets/sheet1.xml")
                    + &relation("r2", "sharedStrings", "sharedStrings.xml"),
            ),
        ),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"People\" r:id=\"r1\"/></sheets></workbook>".to_owned(),
        ),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>T-001</t></si><si><t>a &amp;\nb</t></si></sst>".to_owned(),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}

fn a_sheet_cell() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        "[0-9]{1,6}(\\.[0-9]{1,18})?",
        "-?[0-9]E[+-]?[0-9]{1,3}",
        "T-00[1-9]",
        "(#N/A|1|0|true|x&amp;y|&#10;|&#xFDD0;|&#65;)",
        "\\PC{0,4}".prop_map(|text| text.replace(['<', '&'], "")),
    ];
    let kind = "( t=\"(s|str|inlineStr|b|e|d|n)\")?( s=\"[0-2]\")?";
    (kind, value, 0..4_u8).prop_map(|(kind, value, form)| match form {
        0 => format!("<c{kind}/>"),
        1 => format!("<c{kind}><f>A1+1</f></c>"),
        2 => format!("<c{kind}><is><t>{value}</t></is></c>"),
        _ => format!("<c{kind}><v>{value}</v></c>"),
    })
}

fn a_json_line() -> impl Strategy<Value = String> {
    let value =
        "(\"[a-zT0-9 ,\\-]{0,6}\"|-?[0-9]{1,3}(\\.[0-9]{1,3})?(e[0-9])?|null|true|\\[1\\]|x)";
    let key = "(Case|Team|Gender|Lives Alone|Date of Birth|other)";
    prop::collection::vec((key, value), 0..4).prop_map(|pairs| {
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(key, value)| format!("\"{key}\":{value}"))
            .collect();
        format!("{{{}}}", pairs.join(","))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&WORKBOOK, &bytes);
        check(&LINES, &bytes);
    }

    #[test]
    fn a_workbook_with_bytes_changed_is_refused_or_read(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        length in any::<prop::sample::Index>(),
        is_cut in prop::bool::weighted(0.2),
    ) {
        let mut bytes = workbook("<row><c t=\"s\"><v>0</v></c></row>");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(length.index(bytes.len()));
        }
        check(&WORKBOOK, &bytes);
    }

    #[test]
    fn rows_of_a_sheet_are_taken_or_rejected_once(
        rows in prop::collection::vec(prop::collection::vec(a_sheet_cell(), 0..6), 0..8),
    ) {
        let headings = ["Case", "Date of Birth", "Lives Alone", "Team"];
        let headings = headings.map(|heading| format!("<c t=\"str\"><v>{heading}</v></c>"));
        let rows: String = rows.iter().map(|row| format!("<row>{}</row>", row.concat())).collect();
        check(&WORKBOOK, &workbook(&format!("<row>{}</row>{rows}", headings.concat())));
    }

    #[test]
    fn json_lines_are_taken_or_rejected_once(
        lines in prop::collection::vec(prop_oneof![9 => a_json_line(), 1 => "\\PC{0,9}"], 0..9),
    ) {
        check(&LINES, format!("{{\"Case\":\"T-001\"}}\n{}", lines.join("\n")).as_bytes());
    }
}

#[test]
fn the_workbook_of_these_tests_is_read() {
    let rows = "<row><c t=\"str\"><v>Case</v></c><c t=\"str\"><v>Team</v></c></row>\
        <row r=\"4\"><c r=\"A4\" t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>";
    let profile = &WORKBOOK.profile.files[&FileKind::People];
    assert_eq!(profile.form, FileForm::Workbook);
    let limits = WORKBOOK.profile.limits;
    let read = source::of_form(FileKind::People, profile, limits, &workbook(rows)).unwrap();
    assert_eq!(read.text, "Case,Team\n\n\nT-001,a & b");
    let imported = WORKBOOK.read(&[read]).unwrap();
    assert_eq!(imported.caseload.cases.len(), 1);
}
