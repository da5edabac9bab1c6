//! One table of the proposed profile: a sheet, with the columns of its fields and questions.

use super::column::Column;
use super::dates::{Dates, DatesFound, Patterns};
use super::field_match::{self, same_heading};
use super::known::Known;
use super::likeness::Likeness;
use super::question_match;
use super::sheet::Sheet;
use crate::config::caseload_field::{CellKind, Field, FieldRule, FileKind};
use crate::config::question::Question;
use crate::terms::text::so_many;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A column that is proposed for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched<'s> {
    /// The column.
    pub column: &'s Column,
    /// How sure, and why.
    pub likeness: Likeness,
    /// Other columns that are as likely.
    pub or_else: Vec<&'s str>,
}

/// A sheet as one kind of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<'s> {
    /// Which rows it holds.
    pub kind: FileKind,
    /// The sheet.
    pub sheet: &'s Sheet,
    /// The fields that have a column.
    pub fields: BTreeMap<Field, Matched<'s>>,
    /// The questions that have a column, by their place on the form.
    pub questions: BTreeMap<usize, Matched<'s>>,
}

/// From this share of repeated references on, a file does not have one row a person.
const REPEATED_PERCENT: usize = 20;

/// What a name that says the kind adds to the fit, and what repeated people take away.
const BY_NAME: u32 = 60;

/// What one question adds to the fit, at most.
const BY_QUESTION: u32 = 60;

/// Parts of file names that say what is in them.
fn name_parts(kind: FileKind) -> &'static [&'static str] {
    match kind {
        FileKind::People => &["people", "person", "client"],
        FileKind::Assessments => &["assess", "answer", "questionnaire", "sds", "saq"],
        FileKind::Packages => &["package", "service", "cost", "provision"],
        FileKind::Given => &["given", "indicative", "budget"],
    }
}

impl<'s> Table<'s> {
    /// A sheet as a kind of rows; nothing where it lacks a column that is needed.
    #[must_use]
    pub fn of(known: Known<'_>, kind: FileKind, sheet: &'s Sheet) -> Option<Table<'s>> {
        let rules: Vec<FieldRule> = Field::of_file(kind).collect();
        let columns = || {
            sheet
                .columns
                .iter()
                .filter(|column| !column.heading.is_empty())
        };
        let mut pairs = Vec::new();
        for rule in &rules {
            for column in columns() {
                let found = field_match::match_of(known, kind, *rule, column);
                pairs.extend(found.map(|found| (Subject::Field(rule.field), column, found)));
            }
        }
        if kind == FileKind::Assessments {
            for (place, question) in known.ras.questions.iter().enumerate() {
                for column in columns().chain(&sheet.by_question) {
                    let found = question_match::match_of(known, question, column);
                    let found = found.filter(|found| found.score >= field_match::SCORE_MIN);
                    pairs.extend(found.map(|found| (Subject::Question(place), column, found)));
                }
            }
        }
        let mut table = Table {
            kind,
            sheet,
            fields: BTreeMap::new(),
            questions: BTreeMap::new(),
        };
        table.assign(pairs);
        table.leave_half_an_answer();
        table.leave_questions_of_the_other_form();
        table.take_the_only_dates(&rules);
        let has = |rule: &FieldRule| !rule.required || table.fields.contains_key(&rule.field);
        let is_people = kind != FileKind::People || table.fields.len() > 1;
        (rules.iter().all(has) && is_people && !table.repeats_people()).then_some(table)
    }

    /// Gives each column to what it fits best, the surest first.
    fn assign(&mut self, mut pairs: Vec<(Subject, &'s Column, Likeness)>) {
        pairs
            .sort_by_key(|(subject, column, found)| (Reverse(found.score), *subject, column.place));
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        let all = pairs.clone();
        for (subject, column, likeness) in pairs {
            let is_there = match subject {
                Subject::Field(field) => self.fields.contains_key(&field),
                Subject::Question(place) => self.questions.contains_key(&place),
            };
            let twice = self.sheet.columns.iter().any(|other| {
                other.place < column.place && same_heading(&other.heading, &column.heading)
            });
            if is_there || twice || !taken.insert(column.place) {
                continue;
            }
            let as_likely = all.iter().filter(|(other, beside, found)| {
                *other == subject && beside.place != column.place && found.score == likeness.score
            });
            let or_else = as_likely
                .map(|(_, beside, _)| beside.heading.as_str())
                .collect();
            let matched = Matched {
                column,
                likeness,
                or_else,
            };
            match subject {
                Subject::Field(field) => drop(self.fields.insert(field, matched)),
                Subject::Question(place) => drop(self.questions.insert(place, matched)),
            }
        }
    }

    /// A row is an answer where the questions and the answers both have a column.
    fn leave_half_an_answer(&mut self) {
        let pair = [Field::Question, Field::Answer];
        if !pair.iter().all(|field| self.fields.contains_key(field)) {
            self.fields.retain(|field, _| !pair.contains(field));
        }
    }

    /// Questions stand in the headings, or in the cells of a column: not in both.
    fn leave_questions_of_the_other_form(&mut self) {
        let by_answer = self.fields.contains_key(&Field::Question);
        let n_columns = self.sheet.columns.len();
        self.questions
            .retain(|_, matched| (matched.column.place >= n_columns) == by_answer);
    }

    /// Gives a date that every row needs the only column of dates that is left.
    fn take_the_only_dates(&mut self, rules: &[FieldRule]) {
        let needed = rules
            .iter()
            .filter(|rule| rule.required && rule.kind == CellKind::Date);
        for rule in needed {
            if self.fields.contains_key(&rule.field) {
                continue;
            }
            let is_dates = |column: &&'s Column| {
                let (n, _) = column.dates.n_dates();
                n > 0 && column.percent(n) >= 90
            };
            let dates: Vec<&'s Column> = self.unmatched().filter(is_dates).collect();
            if let [column] = dates.as_slice() {
                let likeness = Likeness {
                    score: field_match::SCORE_MIN,
                    why: "the only other column of dates".to_owned(),
                };
                let or_else = Vec::new();
                let matched = Matched {
                    column,
                    likeness,
                    or_else,
                };
                self.fields.insert(rule.field, matched);
            }
        }
    }

    /// Whether a table of people has several rows for many of them.
    fn repeats_people(&self) -> bool {
        let case = self.fields.get(&Field::Case).map(|matched| matched.column);
        let Some(case) = case.filter(|_| self.kind == FileKind::People) else {
            return false;
        };
        let n_repeated = case.values.values().filter(|n| **n > 1).count();
        let percent = (n_repeated * 100).checked_div(case.values.len());
        percent.is_some_and(|percent| percent > REPEATED_PERCENT)
    }

    /// How well the sheet fits the kind.
    #[must_use]
    pub fn fit(&self) -> u32 {
        let fields = self.fields.values().map(|matched| matched.likeness.score);
        let questions = self.questions.values();
        let questions = questions.map(|matched| matched.likeness.score.min(BY_QUESTION));
        let name = self.sheet.shown_name().to_lowercase();
        let by_name = name_parts(self.kind).iter().any(|part| name.contains(part));
        fields.chain(questions).sum::<u32>() + if by_name { BY_NAME } else { 0 }
    }

    /// Columns that are proposed for nothing.
    pub fn unmatched(&self) -> impl Iterator<Item = &'s Column> {
        let places = self.fields.values().chain(self.questions.values());
        let taken: BTreeSet<usize> = places.map(|matched| matched.column.place).collect();
        let columns = self.sheet.columns.iter();
        columns.filter(move |column| !taken.contains(&column.place) && !column.heading.is_empty())
    }

    /// How the dates of the table are written.
    #[must_use]
    pub fn dates(&self, known: Known<'_>) -> DatesFound {
        let mut dates = Dates::default();
        for (field, matched) in &self.fields {
            if field.rule().kind == CellKind::Date {
                dates.add(&matched.column.dates);
            }
        }
        let in_use = known.profile.files.get(&self.kind);
        let in_use = in_use.map_or(&[][..], |file| file.dates.as_slice());
        dates.found(&Patterns::default(), in_use)
    }

    /// What stands before the ids of questions in the headings, where it is the same for most.
    #[must_use]
    pub fn question_prefix(&self, questions: &[Question]) -> Option<&'s str> {
        let mut counted: BTreeMap<&'s str, usize> = BTreeMap::new();
        for (place, matched) in &self.questions {
            let id = questions
                .get(*place)
                .map_or("", |question| question.id.as_str());
            if let Some(prefix) = matched.column.heading.strip_suffix(id) {
                *counted.entry(prefix).or_default() += 1;
            }
        }
        let (prefix, n) = counted.into_iter().max_by_key(|(_, n)| *n)?;
        let is_one = !prefix.trim().is_empty() && 2 * n > self.questions.len();
        let is_free = |column: &&Column| column.heading.starts_with(prefix.trim_end());
        // Any other heading that begins so would be read as a question.
        (is_one && self.unmatched().find(is_free).is_none()).then_some(prefix)
    }

    /// What was found, in a line.
    #[must_use]
    pub fn in_a_line(&self) -> String {
        let n_unmatched = self.unmatched().count();
        let questions = match self.questions.len() {
            0 => String::new(),
            n => format!(", {}", so_many(n, "question", "questions")),
        };
        format!(
            "{}: [{}]: {}{questions}, {} not read",
            self.sheet.shown_name(),
            self.kind.code(),
            so_many(self.fields.len(), "field", "fields"),
            so_many(n_unmatched, "column", "columns")
        )
    }
}

/// What a column could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Field(Field),
    Question(usize),
}
