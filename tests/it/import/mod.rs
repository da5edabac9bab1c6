//! Caseload files in: what is taken, what is rejected and in which words, and that nothing is lost.

mod by_answer;
mod currencies;
mod cut_off;
mod differences;
mod flaws;
mod forms;
mod made_up;
mod named;
mod nothing_lost;
mod other_council;
mod planted;
mod profiles;
mod proposal;
mod quality;
mod rejects_again;
mod repeated;
mod samples;
mod spelt;
mod tiny;
mod weekly_cost;
mod written;

use ras_panel::caseload::case::Caseload;
use ras_panel::config::caseload_field::FileKind;
use ras_panel::config::column_profile::ColumnProfile;
use ras_panel::config::load;
use ras_panel::config::panel_rules::EligibilityFrame;
use ras_panel::config::ras::Ras;
use ras_panel::import::files::source::{self, SourceFile};
use ras_panel::import::imported::Imported;
use ras_panel::import::said::rejected::Refused;
use ras_panel::import::{Against, read};
use std::path::{Path, PathBuf};

/// What the tests read caseload files against.
struct Desk {
    profile: ColumnProfile,
    ras: Ras,
    frame: EligibilityFrame,
    none_of: Vec<FileKind>,
}

impl Desk {
    fn new() -> Desk {
        Desk::with_profile(&place("config/import"), "northfold.toml")
    }

    fn with_profile(folder: &Path, file: &str) -> Desk {
        Desk {
            profile: load::column_profile(folder, file).unwrap(),
            ras: load::ras_folder(&place("fixtures/ras/toy")).unwrap(),
            frame: load::panel_rules(&place("config")).unwrap().eligibility,
            none_of: Vec::new(),
        }
    }

    fn read(&self, files: &[SourceFile]) -> Result<Imported, Refused> {
        self.read_beside(&Caseload::default(), files)
    }

    /// Reads files where cases are known already.
    fn read_beside(&self, known: &Caseload, files: &[SourceFile]) -> Result<Imported, Refused> {
        let Desk {
            profile,
            ras,
            frame,
            none_of,
        } = self;
        read(
            Against {
                profile,
                ras,
                frame,
                known,
                none_of,
                today: jiff::civil::date(2026, 11, 24),
            },
            files,
        )
    }

    fn tiny(&self) -> Vec<SourceFile> {
        source::folder(&place("fixtures/caseload/tiny"), &self.profile).unwrap()
    }

    /// The tiny caseload with another text for one of its files.
    fn tiny_with(&self, kind: FileKind, change: impl Fn(&str) -> String) -> Vec<SourceFile> {
        let changed = |file: SourceFile| match file.kind == kind {
            true => text(kind, &change(&file.text)),
            false => file,
        };
        self.tiny().into_iter().map(changed).collect()
    }
}

fn text(kind: FileKind, text: &str) -> SourceFile {
    source::from_bytes(kind, &format!("{}.csv", kind.code()), text.as_bytes()).unwrap()
}

fn place(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn money(pounds: &str) -> ras_panel::terms::money::Money {
    ras_panel::terms::money::typed_money(pounds).unwrap()
}
