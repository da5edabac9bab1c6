//! Writing a made-up caseload to a folder, in the format of the column profile.

use super::configuration::Configuration;
use super::desk::itself::Desk;
use super::error::AppError;
use super::new_folder::{self, Filling};
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
    let mut filling = Filling::begin(folder)?;
    let failed = |error| new_folder::cannot_be_written_to(folder, &error);
    let profile = &configuration.profile;
    let mut planter = Planter::of(
        &configuration.ras,
        profile,
        flaws_per_thousand,
        request.seed,
    );
    write_files(configuration, &mut filling, request, &mut planter).map_err(failed)?;
    let planted = planter.planted;
    if flaws_per_thousand > 0 {
        let mut file = filling.file(PLANTED).map_err(failed)?;
        let text = planted_csv(&planted, profile);
        file.write_all(text.as_bytes()).map_err(failed)?;
    }
    let mut files = filling.kept();
    let flaws = (flaws_per_thousand > 0).then(|| files.pop()).flatten();
    files.sort();
    Ok(Written {
        files,
        flaws,
        planted,
    })
}

/// Writes the files case by case, so that a caseload of any size takes little memory.
fn write_files(
    configuration: &Configuration,
    filling: &mut Filling,
    request: Request,
    planter: &mut Planter<'_>,
) -> io::Result<()> {
    let Configuration { ras, profile, .. } = configuration;
    let questions: Vec<QuestionId> = ras.questions.iter().map(|q| q.id.clone()).collect();
    let mut text = CaseloadText::of(profile, &questions);
    let mut files = OpenFiles::of(filling, profile);
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
    filling: &'a mut Filling,
    profile: &'a ColumnProfile,
    open: BTreeMap<FileKind, BufWriter<File>>,
}

impl<'a> OpenFiles<'a> {
    fn of(filling: &'a mut Filling, profile: &'a ColumnProfile) -> OpenFiles<'a> {
        OpenFiles {
            filling,
            profile,
            open: BTreeMap::new(),
        }
    }

    fn add(&mut self, kind: FileKind, rows: &str) -> io::Result<()> {
        if let Some(file) = self.open.get_mut(&kind) {
            return file.write_all(rows.as_bytes());
        }
        let Some(file) = self.profile.files.get(&kind) else {
            return Ok(());
        };
        let file = self.filling.file(&file.text_name(kind))?;
        let mut file = BufWriter::new(file);
        file.write_all(rows.as_bytes())?;
        self.open.insert(kind, file);
        Ok(())
    }

    fn closed(self) -> io::Result<()> {
        self.open
            .into_values()
            .try_for_each(|mut file| file.flush())
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
