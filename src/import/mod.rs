//! Caseload files into records: good rows are taken, bad rows are listed, nothing is guessed.
//!
//! A folder's files become texts ([`files::source::folder`]), the texts become cases and rejected
//! rows ([`read`]). Every row is taken once or rejected once; missing values stay missing. Messages
//! show the shape of a value, never the value.

pub mod said;
pub mod files;
pub mod rows;
pub mod cases;
pub mod difference;
pub mod imported;
pub mod summary;
pub mod written;
pub mod rejects;
pub mod proposal;

use crate::caseload::case::{Case, Caseload};
use crate::config::caseload_field::FileKind;
use crate::config::column_profile::ColumnProfile;
use crate::config::panel_rules::EligibilityFrame;
use crate::config::ras::Ras;
use crate::terms::date::Date;
use crate::terms::text::so_many;
use cases::fingerprint;
use cases::gathered::Gathered;
use cases::whose;
use files::headings::line_column;
use files::source::SourceFile;
use imported::{FileRead, Imported};
use rows::assessment::Form;
use rows::open_file::{OpenFile, RowCount};
use said::notice::NoticeKind;
use said::rejected::{FileProblem, Refused, Rejected};
use std::collections::BTreeMap;

/// What caseload files are read against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// The profile of the files.
    pub profile: &'a ColumnProfile,
    /// The RAS in use: its questions settle which answers are taken.
    pub ras: &'a Ras,
    /// The eligibility frame: its needs are the ones that files may name.
    pub frame: &'a EligibilityFrame,
    /// The cases that are known already: files may add to them without their row of people, and
    /// what a lacking file would say about them stays as it is.
    pub known: &'a Caseload,
    /// The kinds of rows of which it was said that nobody has any: a file of them with headings and
    /// no row takes away what is known.
    pub none_of: &'a [FileKind],
    /// The day of the import.
    pub today: Date,
}

/// Reads caseload files. Refused when a file cannot be read at all; bad rows are rejected.
pub fn read(against: Against<'_>, files: &[SourceFile]) -> Result<Imported, Refused> {
    let mut gathered = Gathered::with(against.known);
    let open = open(against, files, &mut gathered)?;
    gathered.kinds = open.keys().copied().collect();
    let mut counts = BTreeMap::new();
    for file in open.values() {
        let count = match file.kind {
            FileKind::People => gathered.people(file),
            FileKind::Assessments => {
                let by_answer = file.by_answer();
                let (ras, frame) = (against.ras, against.frame);
                gathered.assessments(
                    file,
                    &Form {
                        ras,
                        frame,
                        by_answer,
                    },
                )
            }
            FileKind::Packages => gathered.packages(file, against.frame),
            FileKind::Given => gathered.given(file),
        };
        tell_no_rows(against, file, &count, &mut gathered);
        counts.insert(file.kind, count);
        let n_max = against.profile.limits.rejected_rows_max;
        refuse_where_most_is_rejected(&gathered.rejected, n_max)?;
    }
    if !gathered.refused.is_empty() {
        let problems = gathered.refused;
        return Err(Refused { problems });
    }
    gathered.finish();
    let people_taken = gathered.people_taken();
    let Gathered {
        caseload,
        rejected,
        notices,
        assessments_kept,
        ..
    } = gathered;
    let cases = caseload.cases.iter();
    let case_digests = cases.map(|(case, facts)| (case.clone(), fingerprint::of_case(facts)));
    let case_digests = case_digests.collect();
    let digest = fingerprint::of_caseload(&case_digests);
    let files = files_read(files, &open, counts, &rejected);
    let name = |kind| open.get(&kind).map_or("", |file| file.name);
    let notices = notices.finished(|kind| name(kind).to_owned());
    Ok(Imported {
        known_before: whose::known_before(&rejected, against.known),
        assessments_kept,
        people_taken,
        caseload,
        rejected,
        notices,
        files,
        case_digests,
        digest,
    })
}

/// Tells of a file without a row, and refuses it where that would take something away.
fn tell_no_rows(
    against: Against<'_>,
    file: &OpenFile<'_>,
    count: &RowCount,
    gathered: &mut Gathered<'_>,
) {
    gathered.refused.extend(without_rows(against, file, count));
    if count.n_read == 0 {
        let notices = &mut gathered.notices;
        notices.of_file(file.kind, NoticeKind::NoRows, 1, None);
    }
}

/// Refuses a file with headings and no row where it would take something away, or gives nobody: an
/// export that found nothing looks the same. The file of rejected rows that says so is meant.
fn without_rows(
    against: Against<'_>,
    file: &OpenFile<'_>,
    count: &RowCount,
) -> Option<FileProblem> {
    let is_of_rejects = line_column(&file.headings.original).is_some();
    if count.n_read > 0 || is_of_rejects || against.none_of.contains(&file.kind) {
        return None;
    }
    let has = |case: &Case| match file.kind {
        FileKind::People => true,
        FileKind::Assessments => !case.assessments.is_empty(),
        FileKind::Packages => !case.package.lines.is_empty(),
        FileKind::Given => case.given.is_some(),
    };
    let n_known = against
        .known
        .cases
        .values()
        .filter(|case| has(case))
        .count();
    let code = file.kind.code();
    let (known, meant) = match file.kind {
        FileKind::People if n_known == 0 => (String::new(), String::new()),
        _ if n_known == 0 => return None,
        FileKind::People | FileKind::Assessments => (known_of(n_known, file.kind), String::new()),
        FileKind::Packages | FileKind::Given => (
            known_of(n_known, file.kind),
            format!("; where nobody has any more of them, say so with --none-of {code}"),
        ),
    };
    Some(FileProblem {
        file: file.name.to_owned(),
        line: None,
        what: format!("the file has headings and no row{known}"),
        allowed: "at least one row: an export that found nothing looks like one in which nobody \
            has anything"
            .to_owned(),
        remedy: format!(
            "check the export; to leave what is known as it is, name the other files alone{meant}"
        ),
    })
}

fn known_of(n_known: usize, kind: FileKind) -> String {
    let what = match kind {
        FileKind::People => "",
        FileKind::Assessments => "assessments of ",
        FileKind::Packages => "packages of ",
        FileKind::Given => "sums computed elsewhere of ",
    };
    format!(
        "; the register knows {what}{}",
        so_many(n_known, "case", "cases")
    )
}

/// What became of the rows of each file.
fn files_read(
    files: &[SourceFile],
    open: &BTreeMap<FileKind, OpenFile<'_>>,
    mut counts: BTreeMap<FileKind, RowCount>,
    rejected: &[Rejected],
) -> Vec<FileRead> {
    let read = |file: &SourceFile| {
        let RowCount {
            n_read,
            n_empty,
            quality,
        } = counts.remove(&file.kind).unwrap_or_default();
        let own = rejected.iter().filter(|row| row.kind == file.kind);
        let n_rejected = own.clone().count();
        let n_held_back = own.filter(|row| !row.is_wrong()).count();
        let open = open.get(&file.kind);
        let headings = open.map(|file| file.headings.original.clone());
        FileRead {
            kind: file.kind,
            name: file.name.clone(),
            delimiter: open.map_or(',', |file| file.delimiter),
            digest: file.digest,
            n_bytes: file.n_bytes,
            headings: headings.unwrap_or_default(),
            n_rows: n_read,
            n_taken: n_read.saturating_sub(n_rejected),
            n_rejected,
            n_held_back,
            n_empty,
            quality,
        }
    };
    files.iter().map(read).collect()
}

/// Refuses files with more rejected rows than anybody corrects one by one.
fn refuse_where_most_is_rejected(rejected: &[Rejected], n_max: usize) -> Result<(), Refused> {
    let Some(first) = rejected.first().filter(|_| rejected.len() > n_max) else {
        return Ok(());
    };
    let brief = first.briefs().next().map(|(brief, _)| brief);
    let problem = FileProblem {
        file: first.file.clone(),
        line: Some(first.line),
        what: format!(
            "more than {n_max} rows cannot be read; the first: {}",
            brief.unwrap_or_default()
        ),
        allowed: format!("at most {n_max} rejected rows (rejected_rows_max of the profile)"),
        remedy: "where many rows have the same fault, correct the export or the profile; else \
            raise rejected_rows_max"
            .to_owned(),
    };
    Err(Refused {
        problems: vec![problem],
    })
}

/// Reads the heading line of every file, in the order in which the files are read.
fn open<'a>(
    against: Against<'a>,
    files: &'a [SourceFile],
    gathered: &mut Gathered<'_>,
) -> Result<BTreeMap<FileKind, OpenFile<'a>>, Refused> {
    let mut open = BTreeMap::new();
    let mut problems = Vec::new();
    for file in files {
        gathered.notices.add(&file.notices);
        match OpenFile::of(
            file,
            against.profile,
            (against.ras, against.today),
            &mut gathered.notices,
        ) {
            Ok(read) => match open.insert(file.kind, read) {
                None => {}
                Some(other) => problems.push(FileProblem {
                    file: file.name.clone(),
                    line: None,
                    what: format!("{} holds the same kind of rows", other.name),
                    allowed: "one file of each kind".to_owned(),
                    remedy: "leave one of them out".to_owned(),
                }),
            },
            Err(found) => problems.extend(found),
        }
    }
    let lacks_people = !open.contains_key(&FileKind::People) && against.known.cases.is_empty();
    if lacks_people && problems.is_empty() {
        problems.push(FileProblem {
            file: "(the folder)".to_owned(),
            line: None,
            what: "there is no file of people".to_owned(),
            allowed: "a file with one row a person".to_owned(),
            remedy: "add it: the other files belong to its cases".to_owned(),
        });
    }
    if problems.is_empty() {
        Ok(open)
    } else {
        Err(Refused { problems })
    }
}
