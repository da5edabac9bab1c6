//! Writing a made-up caseload to a folder, in the format of the column profile.

use super::configuration::Configuration;
use super::desk::itself::Desk;
use super::error::AppError;
use super::new_folder;
use crate::config::caseload_field::FileKind;
use crate::config::column_profile::ColumnProfile;
use crate::import::written::{CaseloadText, RowToWrite};
use crate::synthetic::flaws::Planted;
use crate::synthetic::planting::{MadeRow, Planter};
use crate::synthetic::{self, Request};
use crate::terms::ids::QuestionId;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The list of the faults that were planted, beside the files.
const PLANTED: &str = "flaws.csv";

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The caseload files.
    pub files: Vec<PathBuf>,
    /// The list of the faults that were planted, where any were asked for.
    pub flaws: Option<PathBuf>,
    /// The faults.
    pub planted: Vec<Planted>,
}

impl Desk {
    /// The configuration with which an import reads now, to make up a caseload that it can take:
    /// the live RAS, the headings of the register's folder.
    ///
    /// Fails where an import would: the folder that was named has a mistake.
    pub fn configuration_of_imports(&self) -> Result<Configuration, AppError> {
        if let Some(why) = self.configuration.mistake() {
            return Err(why.clone());
        }
        let ras = self.looking.versions.live(self.today()).ras.clone();
        Ok(Configuration {
            ras,
            ..self.configuration.clone()
        })
    }
}

/// Writes a made-up caseload, each fault in so many of a thousand rows. Refused where the folder is
/// not new or empty.
pub fn write(
    configuration: &Configuration,
    folder: &Path,
    request: Request,
    flaws_per_thousand: u32,
) -> Result<Written, AppError> {
    new_folder::made(folder)?;
    let failed = |error| new_folder::cannot_be_written_to(folder, &error);
    let profile = &configuration.profile;
    let mut planter = Planter::of(
        &configuration.ras,
        profile,
        flaws_per_thousand,
        request.seed,
    );
    let files = write_files(configuration, folder, request, &mut planter).map_err(failed)?;
    let planted = planter.planted;
    let mut flaws = None;
    if flaws_per_thousand > 0 {
        let path = folder.join(PLANTED);
        std::fs::write(&path, planted_csv(&planted, profile)).map_err(failed)?;
        flaws = Some(path);
    }
    Ok(Written {
        files,
        flaws,
        planted,
    })
}

/// Writes the files case by case, so that a caseload of any size takes little memory.
fn write_files(
    configuration: &Configuration,
    folder: &Path,
    request: Request,
    planter: &mut Planter<'_>,
) -> io::Result<Vec<PathBuf>> {
    let Configuration { ras, profile, .. } = configuration;
    let questions: Vec<QuestionId> = ras.questions.iter().map(|q| q.id.clone()).collect();
    let mut text = CaseloadText::of(profile, &questions);
    let mut files = OpenFiles::of(folder, profile);
    let mut plant = |row: &mut RowToWrite<'_>| {
        planter.plant(&mut MadeRow {
            kind: row.kind,
            line: row.line,
            fields: row.fields,
            questions: row.questions,
            cells: &mut row.cells,
        })
    };
    for case in synthetic::cases(ras, request) {
        text.add(&case, &mut plant);
        for (kind, rows) in text.taken() {
            files.add(kind, &rows)?;
        }
    }
    for (kind, rest) in text.ended() {
        files.add(kind, &rest)?;
    }
    files.closed()
}

/// The files of a folder that were begun.
struct OpenFiles<'a> {
    folder: &'a Path,
    profile: &'a ColumnProfile,
    open: BTreeMap<FileKind, (PathBuf, BufWriter<File>)>,
}

impl<'a> OpenFiles<'a> {
    fn of(folder: &'a Path, profile: &'a ColumnProfile) -> OpenFiles<'a> {
        OpenFiles {
            folder,
            profile,
            open: BTreeMap::new(),
        }
    }

    fn add(&mut self, kind: FileKind, rows: &str) -> io::Result<()> {
        if let Some((_, file)) = self.open.get_mut(&kind) {
            return file.write_all(rows.as_bytes());
        }
        let Some(file) = self.profile.files.get(&kind) else {
            return Ok(());
        };
        let path = self.folder.join(file.text_name(kind));
        let mut file = BufWriter::new(File::create_new(&path)?);
        file.write_all(rows.as_bytes())?;
        self.open.insert(kind, (path, file));
        Ok(())
    }

    fn closed(self) -> io::Result<Vec<PathBuf>> {
        let close = |(path, mut file): (PathBuf, BufWriter<File>)| {
            file.flush()?;
            Ok(path)
        };
        self.open.into_values().map(close).collect()
    }
}

/// The planted faults as a table: where each stands, what it is, what an import says of the cell.
fn planted_csv(planted: &[Planted], profile: &ColumnProfile) -> String {
    let mut text = String::from("file,line,column,fault,status,rejected\n");
    for fault in planted {
        let rule = fault.fault.rule();
        let file = profile.files.get(&fault.kind);
        let file = file.map_or_else(String::new, |file| file.text_name(fault.kind));
        text.push_str(&format!(
            "{file},{},{},{},{},{}\n",
            fault.line,
            fault.column.as_deref().unwrap_or_default(),
            rule.code,
            rule.status.unwrap_or_default(),
            if rule.is_rejected { "yes" } else { "no" },
        ));
    }
    text
}
