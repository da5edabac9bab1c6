//! A RAS as the texts of its five files: what the register stores and reads back.

use super::adjustment::Adjustment;
use super::allocation::AllocationTable;
use super::check::{Check, RasPlaces};
use super::check_circles::circles;
use super::check_figures;
use super::check_names::names;
use super::check_reach::reach;
use super::check_steps::order;
use super::check_use::uses;
use super::problem::ConfigProblem;
use super::ras::{Digest, Ras};
use super::raw_adjustments::{self, adjustments_file};
use super::raw_allocation::{self, allocation_file};
use super::raw_domains::{self, DomainsFile, domains_file};
use super::raw_questions::{self, QuestionsFile, questions_file};
use super::raw_ras::{self, RasFile, ras_file};
use super::reading::{Reading, unlisted_references};
use sha2::{Digest as _, Sha256};

/// The names of the files of a RAS, in the order in which they are read and digested.
pub const FILES: [&str; 5] = [
    raw_ras::FILE,
    raw_domains::FILE,
    raw_questions::FILE,
    raw_adjustments::FILE,
    raw_allocation::FILE,
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
            *bundle.text_mut(file)? = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            n_texts += 1;
        }
        (n_texts == FILES.len()).then_some(bundle)
    }

    /// The files in order: name and text.
    #[must_use]
    pub fn texts(&self) -> [(&'static str, &str); 5] {
        [
            (raw_ras::FILE, &self.ras),
            (raw_domains::FILE, &self.domains),
            (raw_questions::FILE, &self.questions),
            (raw_adjustments::FILE, &self.adjustments),
            (raw_allocation::FILE, &self.allocation),
        ]
    }

    /// The text of one file, to be changed; nothing when a RAS has no such file.
    pub fn text_mut(&mut self, file: &str) -> Option<&mut String> {
        match file {
            raw_ras::FILE => Some(&mut self.ras),
            raw_domains::FILE => Some(&mut self.domains),
            raw_questions::FILE => Some(&mut self.questions),
            raw_adjustments::FILE => Some(&mut self.adjustments),
            raw_allocation::FILE => Some(&mut self.allocation),
            _ => None,
        }
    }

    /// SHA-256 over the files in order: for each its name and its text, each preceded by its
    /// length in bytes as eight bytes, most significant first.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut hasher = Sha256::new();
        for (file, text) in self.texts() {
            for part in [file, text] {
                hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
                hasher.update(part.as_bytes());
            }
        }
        Digest(hasher.finalize().into())
    }

    /// Reads and checks the RAS, or lists every mistake found.
    pub fn read(&self) -> Result<Ras, Vec<ConfigProblem>> {
        self.read_with_places().map(|(ras, _)| ras)
    }

    /// Reads and checks the RAS, and says where its parts stand.
    pub fn read_with_places(&self) -> Result<(Ras, RasPlaces), Vec<ConfigProblem>> {
        let head = ras_file(&self.ras);
        let domains = domains_file(&self.domains);
        let questions = questions_file(&self.questions);
        let adjustments = adjustments_file(&self.adjustments);
        let tables = allocation_file(&self.allocation);
        let mut problems = head.problems;
        if head.value.is_some() {
            let listed = head.places.names("references");
            problems.extend(unlisted(&domains, &listed));
            problems.extend(unlisted(&questions, &listed));
            problems.extend(unlisted(&adjustments, &listed));
            problems.extend(unlisted(&tables, &listed));
        }
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
        let parts = (
            domains.value,
            questions.value,
            adjustments.value,
            tables.value,
        );
        let ras = match (head.value, parts) {
            (Some(head), (Some(domains), Some(questions), Some(adjustments), Some(tables))) => {
                put_together(head, domains, questions, adjustments, tables, self.digest())
            }
            _ => return Err(in_order(problems)),
        };
        problems.extend(mistakes(&ras, &places, problems.is_empty()));
        if problems.is_empty() {
            Ok((ras, places))
        } else {
            Err(in_order(problems))
        }
    }
}

/// What is wrong in a RAS as a whole. Only names are checked where parts could not be read.
fn mistakes(ras: &Ras, places: &RasPlaces, whole: bool) -> Vec<ConfigProblem> {
    let mut check = Check::new(ras, places);
    names(&mut check);
    let mut problems = check.finished();
    if whole && problems.is_empty() {
        let mut check = Check::new(ras, places);
        circles(&mut check);
        problems = check.finished();
    }
    if whole && problems.is_empty() {
        let mut check = Check::new(ras, places);
        check_figures::all(&mut check);
        reach(&mut check);
        uses(&mut check);
        order(&mut check);
        problems = check.finished();
    }
    problems
}

/// Problems by file in the order of [`FILES`], then by line.
fn in_order(mut problems: Vec<ConfigProblem>) -> Vec<ConfigProblem> {
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
