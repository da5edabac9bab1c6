//! Files that end too early, and files without a row: refused, never half a caseload.

use super::{Desk, place, text};
use ras_panel::config::caseload_field::FileKind;
use ras_panel::import::files::source::{self, SourceFile};

const KINDS: [FileKind; 3] = [FileKind::People, FileKind::Assessments, FileKind::Packages];

fn own(desk: &Desk, kind: FileKind) -> String {
    let mut files = desk.tiny().into_iter();
    files.find(|file| file.kind == kind).unwrap().text
}

fn refusal(desk: &Desk, files: &[SourceFile]) -> Option<String> {
    let refused = desk.read(files).err()?;
    Some(refused.problems[0].to_string())
}

#[test]
fn wherever_a_file_is_cut_off_inside_a_row_it_is_refused_or_told() {
    let desk = Desk::new();
    for kind in KINDS {
        let whole = own(&desk, kind);
        let first_row = whole.find('\n').unwrap() + 1;
        for end in (first_row + 1)..whole.len() {
            let cut = &whole[..end];
            if cut.ends_with('\n') {
                continue;
            }
            let n_before = cut.matches('\n').count();
            let files = desk.tiny_with(kind, |_| cut.to_owned());
            let said = match desk.read(&files) {
                Err(refused) => refused.problems[0].to_string(),
                Ok(imported) => {
                    let notices = imported.notices.iter().map(ToString::to_string);
                    notices.collect::<Vec<_>>().join("\n")
                }
            };
            let is_told = said.contains("does not end with a line end")
                || (said.contains("it is cut off") && said.contains(&format!(":{}", n_before + 1)));
            assert!(is_told, "{kind:?} cut at {end}: {said}");
        }
    }
}

#[test]
fn a_quoted_cell_of_several_lines_that_the_end_cuts_through_is_told() {
    let desk = Desk::new();
    let row = "T-006,1950-01-01,Male,,,,,,,,,,2026-11-03,\"Her daughter\nis worried,\n";
    let files = desk.tiny_with(FileKind::People, |csv| format!("{csv}{row}"));
    let said = refusal(&desk, &files).unwrap();
    assert!(
        said.starts_with("people.csv:8: a quotation mark opens"),
        "{said}"
    );
    let stray = desk.tiny_with(FileKind::Packages, |csv| {
        csv.replace("T-005,Long term support: Community,Transport,", {
            "T-005,Long term support: Community,\"Transport,"
        })
    });
    let imported = desk.read(&stray).unwrap();
    assert_eq!(imported.rejected.len(), 1, "a stray mark costs its own row");
}

#[test]
fn a_whole_file_is_taken_whatever_stands_after_its_last_line_end() {
    let desk = Desk::new();
    for end in ["", "\n\n", "\r\n", "\u{1A}", "  \n"] {
        let files = desk.tiny_with(FileKind::Packages, |csv| format!("{csv}{end}"));
        let imported = desk.read(&files).unwrap();
        assert_eq!(imported.rejected, Vec::new(), "{end:?}");
        let packages = imported.caseload.cases.values();
        let n_lines: usize = packages.map(|case| case.package.lines.len()).sum();
        assert_eq!(n_lines, 10);
    }
}

#[test]
fn a_workbook_that_is_cut_off_anywhere_is_refused() {
    let folder = place("fixtures/caseload/workbook");
    let desk = Desk::with_profile(&folder, "profile.toml");
    let whole = std::fs::read(folder.join("caseload.xlsx")).unwrap();
    let at = tempfile::TempDir::new().unwrap();
    for n_bytes in (1..whole.len()).step_by(97).chain([whole.len() - 1]) {
        std::fs::write(at.path().join("caseload.xlsx"), &whole[..n_bytes]).unwrap();
        assert!(
            source::folder(at.path(), &desk.profile).is_err(),
            "{n_bytes}"
        );
    }
}

fn headings_only(desk: &Desk, kind: FileKind) -> Vec<SourceFile> {
    desk.tiny_with(kind, |csv| format!("{}\n", csv.lines().next().unwrap()))
}

#[test]
fn a_file_with_headings_and_no_row_takes_nothing_away() {
    let mut desk = Desk::new();
    let known = desk.read(&desk.tiny()).unwrap().caseload;
    for (kind, of) in [
        (FileKind::People, "the register knows 6 cases"),
        (
            FileKind::Assessments,
            "the register knows assessments of 5 cases",
        ),
        (FileKind::Packages, "the register knows packages of 4 cases"),
        (
            FileKind::Given,
            "the register knows sums computed elsewhere of 1 case",
        ),
    ] {
        let files = headings_only(&desk, kind);
        let said = desk.read_beside(&known, &files).unwrap_err().problems[0].to_string();
        assert!(
            said.contains("headings and no row") && said.contains(of),
            "{said}"
        );
    }
    desk.none_of = vec![FileKind::Packages];
    let files = headings_only(&desk, FileKind::Packages);
    let imported = desk.read_beside(&known, &files).unwrap();
    let mut packages = imported.caseload.cases.values();
    assert!(packages.all(|case| case.package.lines.is_empty()));
    let files = headings_only(&desk, FileKind::Given);
    assert!(
        desk.read_beside(&known, &files).is_err(),
        "only what was named"
    );
}

#[test]
fn nothing_known_is_nothing_taken_away() {
    let desk = Desk::new();
    let imported = desk
        .read(&headings_only(&desk, FileKind::Packages))
        .unwrap();
    let notices = imported.notices.iter().map(ToString::to_string);
    let told = "packages.csv: the file has headings and no row";
    assert!(notices.collect::<Vec<_>>().contains(&told.to_owned()));
    let people = own(&desk, FileKind::People);
    let people = text(FileKind::People, people.lines().next().unwrap());
    assert!(refusal(&desk, &[people]).unwrap().contains("no row"));
}
