//! Where the parts of a RAS stand in its five files.

use super::reading::place::Places;

/// Where the parts of a RAS stand in its five files.
#[derive(Clone, Debug)]
pub struct RasPlaces {
    /// `ras.toml`.
    pub ras: Places,
    /// `domains.toml`.
    pub domains: Places,
    /// `questions.toml`.
    pub questions: Places,
    /// `adjustments.toml`.
    pub adjustments: Places,
    /// `allocation.toml`.
    pub allocation: Places,
}

impl RasPlaces {
    /// The file that a path belongs to, by its first word.
    #[must_use]
    pub fn of(&self, path: &str) -> &Places {
        match path.split('.').next().unwrap_or_default() {
            "domain" | "total" => &self.domains,
            "question" | "contradiction" => &self.questions,
            "adjustment" => &self.adjustments,
            "table" => &self.allocation,
            _ => &self.ras,
        }
    }

    /// The five files, in the order in which they are read.
    #[must_use]
    pub fn files(&self) -> [&Places; 5] {
        let RasPlaces {
            ras,
            domains,
            questions,
            adjustments,
            allocation,
        } = self;
        [ras, domains, questions, adjustments, allocation]
    }

    /// Whether a path is there.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.of(path).place(path).is_some()
    }

    /// The ids of a list (`question`, `question.washing.option`), in the order of the alphabet.
    #[must_use]
    pub fn ids(&self, list: &str) -> Vec<String> {
        self.of(list).names(list)
    }
}
