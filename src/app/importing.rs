//! Caseload files into the register: read, told, taken in one transaction, rejects written beside.

use super::configuration::Configuration;
use super::desk::itself::Desk;
use super::error::{AppError, ErrorKind};
use super::known_cases;
use super::looked::Looking;
use super::new_folder::Filling;
use super::register_error::register_error;
use super::scorable::{Scorable, scorable};
use super::setup;
use crate::caseload::case::Caseload;
use crate::config::caseload_field::FileKind;
use crate::import::difference::difference;
use crate::import::files::named_files;
use crate::import::files::source::{self, SourceFile};
use crate::import::imported::Imported;
use crate::import::said::rejected::{FileProblem, Rejected};
use crate::import::said::shape::SHAPE_KEY;
use crate::import::summary::{Summary, summary};
use crate::import::{self, Against, rejects};
use crate::panel::record::{ImportNote, ImportedFile};
use crate::register::import_cases::Import;
use crate::register::people_refused::PeopleRows;
use crate::terms::ids::EntryNumber;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Whether an import is only tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importing {
    /// Nothing is written.
    DryRun,
    /// The good rows are taken.
    ForReal,
    /// The rows are taken where all of them are good, and else none.
    Strict,
}

/// What is asked of an import.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Whether it is only tried.
    pub how: Importing,
    /// The kinds of rows of which it was said that nobody has any.
    pub none_of: &'a [FileKind],
}

/// What an import did, or would do.
#[derive(Clone, Debug)]
pub struct ImportReport {
    /// What was read.
    pub summary: Summary,
    /// Each rejected row with each of its problems, without its cells.
    pub rejected: Vec<Rejected>,
    /// How the shapes in them are read.
    pub shape_key: &'static str,
    /// What was taken but is worth knowing.
    pub notices: Vec<String>,
    /// Cases new, changed, unchanged.
    pub n_new_changed_unchanged: [u32; 3],
    /// What changes in cases that are known: case and changes, in plain words.
    pub changes: Vec<(String, Vec<String>)>,
    /// Cases that can be scored, and those that cannot, with the reasons.
    pub scorable: Scorable,
    /// The entry; none for a dry run and where nothing was new.
    pub entry: Option<EntryNumber>,
    /// The files with the rejected rows, where any were written.
    pub rejects: Vec<PathBuf>,
    /// How many rows of each of these files are to be mended, by the file's name. They come first
    /// in it.
    pub to_mend: Vec<(String, usize)>,
    /// Whether a rejected row could be of any case, so that whole files are written with it.
    pub is_any_case: bool,
    /// The folder into which a dry run would have written them; none where no row is rejected.
    pub rejects_would_be_in: Option<PathBuf>,
    /// Whether a folder was imported, and not single files.
    pub is_folder: bool,
}

impl Desk {
    /// Imports the caseload files of a folder. Rejected rows are written beside them.
    pub fn import_folder(
        &mut self,
        folder: &Path,
        how: Importing,
    ) -> Result<ImportReport, AppError> {
        let asked = Asked { how, none_of: &[] };
        self.import(std::slice::from_ref(&folder.to_owned()), asked)
    }

    /// Imports the caseload files of a folder, or single files. Rejected rows are written beside
    /// them.
    pub fn import(&mut self, from: &[PathBuf], asked: Asked<'_>) -> Result<ImportReport, AppError> {
        let how = asked.how;
        let (folder, files) = opened(from, &self.configuration)?;
        let is_folder = from.first().is_some_and(|path| *path == folder);
        let (imported, mut report) = match how {
            Importing::DryRun => {
                let (imported, mut report) = self.read_files(&files, asked.none_of)?;
                let counts = self.register.compare_cases(&imported.caseload);
                report.n_new_changed_unchanged = counts.map_err(|error| register_error(&error))?;
                if !imported.rejected.is_empty() {
                    report.rejects_would_be_in = rejects_folders(&folder).find(|at| !at.exists());
                }
                (imported, report)
            }
            Importing::ForReal | Importing::Strict => self.read_and_take_in(&files, asked)?,
        };
        report.is_folder = is_folder;
        if how == Importing::ForReal {
            self.write_rejects((&folder, &files), &imported, &mut report)?;
        }
        Ok(report)
    }

    /// Imports caseload files that are at hand already.
    pub fn import_files(&mut self, files: &[SourceFile]) -> Result<ImportReport, AppError> {
        let (how, none_of) = (Importing::ForReal, &[]);
        Ok(self.read_and_take_in(files, Asked { how, none_of })?.1)
    }

    /// Reads the files against the cases that are known and takes them in as of one moment.
    fn read_and_take_in(
        &mut self,
        files: &[SourceFile],
        Asked { how, none_of }: Asked<'_>,
    ) -> Result<(Imported, ImportReport), AppError> {
        self.as_of_one_moment(|desk| {
            let (imported, mut report) = desk.read_files(files, none_of)?;
            if how == Importing::Strict && !imported.rejected.is_empty() {
                let counts = desk.register.compare_cases(&imported.caseload);
                report.n_new_changed_unchanged = counts.map_err(|error| register_error(&error))?;
                return Ok((imported, report));
            }
            desk.take_in(&imported, &mut report)?;
            Ok((imported, report))
        })
    }

    fn read_files(
        &self,
        files: &[SourceFile],
        none_of: &[FileKind],
    ) -> Result<(Imported, ImportReport), AppError> {
        let known = self.register.all_cases();
        let known = known.map_err(|error| register_error(&error))?;
        let looking = Looking {
            today: self.today(),
            ..self.looking.clone()
        };
        read(&self.configuration, &looking, (&known, none_of), files)
    }

    fn take_in(&mut self, imported: &Imported, report: &mut ImportReport) -> Result<(), AppError> {
        let actor = match &self.acting {
            Some(acting) => acting.clone(),
            None => setup::program()?,
        };
        let import = Import {
            note: note(imported, &self.configuration.profile.title),
            people: self.people_rows(imported)?,
            actor,
            at_utc_ms: self.clock.utc_ms(),
            drawn: self.drawn()?,
            judged_on: self.judged_on(),
        };
        let done = self.register.import_cases(&imported.caseload, import);
        let done = done.map_err(|error| register_error(&error))?;
        let note = done.note;
        report.n_new_changed_unchanged = [note.n_new, note.n_changed, note.n_unchanged];
        report.entry = done.entry;
        self.known_head = done.entry.or(self.known_head);
        self.looked = None;
        Ok(())
    }

    /// What became of the rows of people: which were taken, and which of known cases were refused.
    fn people_rows(&self, imported: &Imported) -> Result<PeopleRows, AppError> {
        let of_people = |row: &&Rejected| row.kind == FileKind::People;
        let mut refused = BTreeMap::new();
        for row in imported.rejected.iter().filter(of_people) {
            let Some(case) = &row.case else {
                continue;
            };
            let known = self.register.case(case);
            if known.map_err(|error| register_error(&error))?.is_some() {
                let place = (row.file.clone(), row.line);
                refused.entry(case.clone()).or_insert(place);
            }
        }
        Ok(PeopleRows {
            taken: imported.people_taken.clone(),
            refused,
        })
    }

    /// Writes the rows to be corrected into a new folder inside the imported one, each file under
    /// its own name; nothing that is there is overwritten.
    fn write_rejects(
        &self,
        (folder, files): (&Path, &[SourceFile]),
        imported: &Imported,
        report: &mut ImportReport,
    ) -> Result<(), AppError> {
        if imported.rejected.is_empty() {
            return Ok(());
        }
        report.is_any_case = rejects::is_any_case(imported);
        let profile = &self.configuration.profile;
        let own = free_folder(folder)?;
        let mut filling = Filling::of_made(own.clone());
        let mut to_mend = Vec::new();
        for (kind, text) in rejects::rejects_csv(imported, files, profile) {
            let Some(file) = profile.files.get(&kind) else {
                continue;
            };
            let name = file.text_name(kind);
            let begun = filling.file(&name);
            let written = begun.and_then(|mut file| file.write_all(text.as_bytes()));
            written.map_err(|error| not_written(&own.join(&name), &error))?;
            let of_kind = imported.rejected.iter().filter(|row| row.kind == kind);
            match of_kind.filter(|row| row.is_wrong()).count() {
                0 => {}
                n_wrong => to_mend.push((name, n_wrong)),
            }
        }
        report.rejects = filling.kept();
        report.to_mend = to_mend;
        Ok(())
    }
}

/// Opens a folder, or single files; gives the folder into which rejected rows are written.
fn opened(
    from: &[PathBuf],
    configuration: &Configuration,
) -> Result<(PathBuf, Vec<SourceFile>), AppError> {
    let is_file = |path: &PathBuf| path.is_file();
    let Some(first) = from.first().filter(|_| from.iter().all(is_file)) else {
        let [folder] = from else {
            let odd = from.iter().find(|path| !is_file(path));
            let odd = odd
                .map(|path| path.display().to_string())
                .unwrap_or_default();
            let what = format!("{odd} is not a file");
            return Err(AppError::new(ErrorKind::Input, what)
                .hint("name one folder, or files that are there"));
        };
        return Ok((folder.clone(), open_folder(folder, configuration)?));
    };
    let folder = first.parent().map(Path::to_owned).unwrap_or_default();
    let files = named_files::open(from, &configuration.profile);
    Ok((folder, files.map_err(|found| input_error(&found))?))
}

/// Opens the caseload files of a folder, as the configuration's column profile names them.
pub fn open_folder(
    folder: &Path,
    configuration: &Configuration,
) -> Result<Vec<SourceFile>, AppError> {
    if !folder.is_dir() {
        let shown = folder.display();
        let what = match folder.exists() {
            true => format!("{shown} is a file, not a folder with caseload files"),
            false => format!("there is no folder {shown}"),
        };
        return Err(AppError::new(ErrorKind::Input, what)
            .hint("name the folder that holds the caseload files"));
    }
    if let Some(why) = configuration.mistake() {
        return Err(why.clone());
    }
    source::folder(folder, &configuration.profile).map_err(|found| input_error(&found))
}

/// Reads caseload files beside the cases that are known, and reports on them. Nothing is written.
pub fn read(
    configuration: &Configuration,
    looking: &Looking,
    (known, none_of): (&Caseload, &[FileKind]),
    files: &[SourceFile],
) -> Result<(Imported, ImportReport), AppError> {
    let ras = looking.versions.live(looking.today).ras.clone();
    let against = Against {
        profile: &configuration.profile,
        ras: &ras,
        frame: &configuration.rules.eligibility,
        known,
        none_of,
        today: looking.today,
    };
    let read = import::read(against, files);
    let imported = read.map_err(|refused| input_error(&refused.problems))?;
    let report = report(looking, &imported, known);
    Ok((imported, report))
}

fn report(looking: &Looking, imported: &Imported, known: &Caseload) -> ImportReport {
    let differs = difference(known, &imported.caseload);
    let mut report = ImportReport {
        summary: summary(imported, known),
        rejected: imported
            .rejected
            .iter()
            .map(Rejected::without_cells)
            .collect(),
        shape_key: SHAPE_KEY,
        notices: imported.notices.iter().map(ToString::to_string).collect(),
        n_new_changed_unchanged: [0; 3],
        changes: differs
            .changed
            .into_iter()
            .map(|(case, changes)| (case.to_string(), changes))
            .collect(),
        scorable: scorable(looking, &imported.caseload),
        entry: None,
        rejects: Vec::new(),
        to_mend: Vec::new(),
        is_any_case: false,
        rejects_would_be_in: None,
        is_folder: true,
    };
    let known = known_cases::told(known, &differs.absent, imported);
    report.notices.extend(known);
    report
}

/// Makes the next free one of `rejected-1`, `rejected-2` … inside a folder.
fn free_folder(folder: &Path) -> Result<PathBuf, AppError> {
    for path in rejects_folders(folder) {
        match std::fs::create_dir(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(not_written(&path, &error)),
        }
    }
    let none_free = io::Error::from(io::ErrorKind::AlreadyExists);
    Err(not_written(folder, &none_free))
}

fn rejects_folders(folder: &Path) -> impl Iterator<Item = PathBuf> {
    (1..u32::MAX).map(|n| folder.join(format!("rejected-{n}")))
}

fn not_written(path: &Path, error: &io::Error) -> AppError {
    let message = format!("the rejected rows cannot be written to {}", path.display());
    AppError::caused(ErrorKind::Input, message, error)
        .hint("the good rows were imported; make the folder writable and import again")
}

fn note(imported: &Imported, profile: &str) -> ImportNote {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    ImportNote {
        profile: profile.to_owned(),
        files: imported
            .files
            .iter()
            .map(|file| ImportedFile {
                name: file.name.clone(),
                digest: file.digest.hex(),
                n_rows: count(file.n_rows),
                n_accepted: count(file.n_taken),
                n_rejected: count(file.n_rejected),
            })
            .collect(),
        n_new: 0,
        n_changed: 0,
        n_unchanged: 0,
    }
}

/// Files that cannot be read, as an error.
pub(super) fn input_error(problems: &[FileProblem]) -> AppError {
    let listed: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let message = format!(
        "the caseload cannot be read, and nothing was imported:\n\n{}",
        listed.join("\n\n")
    );
    AppError::new(ErrorKind::Input, message)
}
