//! A RAS as the texts of its five files: what the register stores and reads back.

use super::adjustment::Adjustment;
use super::allocation::AllocationTable;
use super::check;
use super::check::circles::{Circles, circles};
use super::check::left_out::names_in_unread;
use super::check::names::names;
use super::check::ras_under_check::Check;
use super::check::reach::reach;
use super::check::steps::order;
use super::check::use_of_parts::uses;
use super::problem::ConfigProblem;
use super::ras::{Digest, Ras};
use super::ras_places::RasPlaces;
use super::raw;
use super::raw::adjustments::adjustments_file;
use super::raw::allocation::allocation_file;
use super::raw::domains::{DomainsFile, domains_file};
use super::raw::questions::{QuestionsFile, questions_file};
use super::raw::ras::{RasFile, ras_file};
use super::reading::reader::{Reading, unlisted_references};
use super::unread::Unread;
use sha2::{Digest as _, Sha256};

/// The names of the files of a RAS, in the order in which they are read and digested.
pub const FILES: [&str; 5] = [
    raw::ras::FILE,
    raw::domains::FILE,
    raw::questions::FILE,
    raw::adjustments::FILE,
    raw::allocation::FILE,
];

/// The texts of the five files of a RAS. Reading it needs no folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RasBundle {
    /// `ras.toml`.
    pub ras: String,
    /// `domains.toml`.
    pub domains: String,
    /// `questions.toml`.
    pub questions: String,
    /// `adjustments.toml`.
    pub adjustments: String,
    /// `allocation.toml`.
    pub allocation: String,
}

impl RasBundle {
    /// Makes a bundle of texts by file name; nothing when a file is missing or not one of a RAS.
    ///
    /// Line ends become `\n` and a byte order mark is taken off, so that a RAS has the same digest
    /// on every computer.
    #[must_use]
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<RasBundle> {
        let mut bundle = RasBundle::default();
        let mut n_texts = 0;
        for (file, text) in texts {
            *bundle.text_mut(file)? = plain(text);
            n_texts += 1;
        }
        (n_texts == FILES.len()).then_some(bundle)
    }

    /// Takes in the text of one file; a name that is no file of a RAS changes nothing.
    pub(super) fn take_in(&mut self, file: &str, text: &str) {
        if let Some(own) = self.text_mut(file) {
            *own = plain(text);
        }
    }

    /// The files in order: name and text.
    #[must_use]
    pub fn texts(&self) -> [(&'static str, &str); 5] {
        [
            (raw::ras::FILE, &self.ras),
            (raw::domains::FILE, &self.domains),
            (raw::questions::FILE, &self.questions),
            (raw::adjustments::FILE, &self.adjustments),
            (raw::allocation::FILE, &self.allocation),
        ]
    }

    /// The text of one file, to be changed; nothing when a RAS has no such file.
    pub fn text_mut(&mut self, file: &str) -> Option<&mut String> {
        match file {
            raw::ras::FILE => Some(&mut self.ras),
            raw::domains::FILE => Some(&mut self.domains),
            raw::questions::FILE => Some(&mut self.questions),
            raw::adjustments::FILE => Some(&mut self.adjustments),
            raw::allocation::FILE => Some(&mut self.allocation),
            _ => None,
        }
    }

    /// SHA-256 over the files in order: for each its name and its text, each preceded by its
    /// length in bytes as eight bytes, most significant first.
    #[must_use]
    pub fn digest(&self) -> Digest {
        digest_of(&self.texts())
    }

    /// Reads and checks the RAS, or lists every mistake found.
    pub fn read(&self) -> Result<Ras, Vec<ConfigProblem>> {
        self.read_with_places().map(|(ras, _)| ras)
    }

    /// Reads and checks the RAS, and says where its parts stand.
    pub fn read_with_places(&self) -> Result<(Ras, RasPlaces), Vec<ConfigProblem>> {
        let Examined {
            ras,
            places,
            problems,
            ..
        } = self.examined(&[]);
        match ras {
            Some(ras) => Ok((ras, places)),
            None => Err(problems),
        }
    }

    /// Reads and checks the RAS as far as it can be read. `lost` are files whose text is not known,
    /// which has been told: nothing is found missing on their account.
    #[must_use]
    pub fn examined(&self, lost: &[&str]) -> Examined {
        let head = kept(ras_file(&self.ras), lost);
        let domains = kept(domains_file(&self.domains), lost);
        let questions = kept(questions_file(&self.questions), lost);
        let adjustments = kept(adjustments_file(&self.adjustments), lost);
        let tables = kept(allocation_file(&self.allocation), lost);
        let mut references = Vec::new();
        if head.places.is_whole() {
            let listed = head.places.names("references");
            references.extend(unlisted(&domains, &listed));
            references.extend(unlisted(&questions, &listed));
            references.extend(unlisted(&adjustments, &listed));
            references.extend(unlisted(&tables, &listed));
        }
        let mut problems = head.problems;
        problems.extend(domains.problems);
        problems.extend(questions.problems);
        problems.extend(adjustments.problems);
        problems.extend(tables.problems);
        let places = RasPlaces {
            ras: head.places,
            domains: domains.places,
            questions: questions.places,
            adjustments: adjustments.places,
            allocation: tables.places,
        };
        let ras = head.value.or_else(raw::ras::stand_in).map(|head| {
            put_together(
                head,
                domains.value.unwrap_or_default(),
                questions.value.unwrap_or_default(),
                adjustments.value.unwrap_or_default(),
                tables.value.unwrap_or_default(),
                self.digest(),
            )
        });
        Examined::of(ras, places, problems, references)
    }
}

/// SHA-256 over files in order, each by its name and its text as [`RasBundle::digest`] says.
#[must_use]
pub fn digest_of(files: &[(&str, &str)]) -> Digest {
    let mut hasher = Sha256::new();
    for part in files.iter().flat_map(|(file, text)| [file, text]) {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    Digest(hasher.finalize().into())
}

/// A text without byte order mark, its lines ended by `\n`.
#[must_use]
pub fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// What came of reading and checking a RAS.
#[derive(Clone, Debug)]
pub struct Examined {
    /// The RAS; nothing where a mistake was found.
    pub ras: Option<Ras>,
    /// Where its parts stand, as far as its files could be read.
    pub places: RasPlaces,
    /// Every mistake that was found.
    pub problems: Vec<ConfigProblem>,
    /// What could not be checked on account of them.
    pub not_checked: Vec<String>,
}

impl Examined {
    /// `references` are the mistakes that have no others as their consequence.
    fn of(
        ras: Option<Ras>,
        places: RasPlaces,
        problems: Vec<ConfigProblem>,
        references: Vec<ConfigProblem>,
    ) -> Examined {
        let Some(ras) = ras else {
            return Examined {
                ras: None,
                places,
                problems: in_order(problems),
                not_checked: Vec::new(),
            };
        };
        let unread = Unread::of(&ras, &places);
        let mut not_checked = unread.told(&places);
        let begins_unknown = problems.iter().any(|told| told.key == "in_force_from");
        if begins_unknown {
            not_checked.push("whether the figures begin in time".to_owned());
        }
        let (mut problems, circles, withheld) = mistakes(&ras, (&places, &unread), problems);
        if withheld {
            not_checked.push("whether everything is used".to_owned());
        }
        if circles.of_questions {
            not_checked.push("whether every condition can hold".to_owned());
        }
        if circles.of_domains {
            not_checked.push("whether points are counted twice".to_owned());
        }
        problems.extend(references);
        Examined {
            ras: problems.is_empty().then_some(ras),
            places,
            problems: in_order(problems),
            not_checked,
        }
    }
}

impl Examined {
    /// The same with files that could not be opened, and why.
    #[must_use]
    pub fn with_lost(mut self, lost: Vec<ConfigProblem>) -> Examined {
        if !lost.is_empty() {
            self.ras = None;
            self.problems.extend(lost);
            self.problems = in_order(self.problems);
        }
        self
    }
}

/// All mistakes of a RAS: those of reading, and those of what could be read.
fn mistakes(
    ras: &Ras,
    (places, unread): (&RasPlaces, &Unread),
    problems: Vec<ConfigProblem>,
) -> (Vec<ConfigProblem>, Circles, bool) {
    let mut check = Check::new(ras, (places, unread), problems);
    names(&mut check);
    names_in_unread(&mut check);
    check.settle();
    let circles = circles(&mut check);
    check::figures::all(&mut check);
    reach(&mut check, circles);
    uses(&mut check, circles);
    order(&mut check);
    let withheld = check.withheld();
    (check.finished(), circles, withheld)
}

/// What was read of a file; nothing of one that is lost.
fn kept<T>(reading: Reading<T>, lost: &[&str]) -> Reading<T> {
    match lost.contains(&reading.places.file()) {
        true => Reading {
            value: None,
            problems: Vec::new(),
            places: reading.places.in_part(),
            references_named: Vec::new(),
        },
        false => reading,
    }
}

/// Problems by file in the order of [`FILES`], then by line.
#[must_use]
pub fn in_order(mut problems: Vec<ConfigProblem>) -> Vec<ConfigProblem> {
    let file = |problem: &ConfigProblem| FILES.iter().position(|file| *file == problem.file);
    problems.sort_by_key(|problem| (file(problem), problem.line));
    problems
}

fn put_together(
    head: RasFile,
    domains: DomainsFile,
    questions: QuestionsFile,
    adjustments: Vec<Adjustment>,
    tables: Vec<AllocationTable>,
    digest: Digest,
) -> Ras {
    Ras {
        id: head.id,
        title: head.title.into(),
        authority: head.authority,
        version: head.version.into(),
        in_force_from: head.in_force_from,
        currency: head.currency.into(),
        unit: head.unit,
        weeks_per_year: head.weeks_per_year,
        frequency: head.frequency,
        references: head.references,
        does_not_apply: head.does_not_apply,
        questions: questions.questions,
        contradictions: questions.contradictions,
        domains: domains.domains,
        totals: domains.totals,
        adjustments,
        tables,
        steps: head.steps,
        digest,
    }
}

fn unlisted<T>(reading: &Reading<T>, listed: &[String]) -> Vec<ConfigProblem> {
    unlisted_references(&reading.places, &reading.references_named, listed)
}
