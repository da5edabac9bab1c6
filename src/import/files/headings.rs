//! The heading line of a file: which column is which field or question.

use super::csv_rows::case_in;
use crate::config::caseload_field::{Field, FileKind};
use crate::config::column_profile::{FileProfile, compared};
use crate::config::question::Question;
use crate::config::ras::Ras;
use crate::import::said::notice::{NoticeKind, Notices};
use crate::import::said::rejected::FileProblem;
use crate::terms::ids::{CaseRef, QuestionId};
use crate::terms::text::cleaned;
use std::borrow::Cow;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The headings of the two columns that a rejects file has before those of the original: they are
/// passed over when it is imported again.
pub const REJECTS_HEADINGS: [&str; 2] = ["Rejected line", "Rejected because"];

/// Where the headings of a rejects file have the line on which a row stood in the file that was
/// imported first: rows are read in that order, since those to be mended were written first.
#[must_use]
pub fn line_column(headings: &[String]) -> Option<usize> {
    let [line, _] = REJECTS_HEADINGS;
    headings.iter().position(|heading| heading == line)
}

/// The columns of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    /// The headings as the file has them, in order.
    pub original: Vec<String>,
    /// Where each field stands.
    pub fields: BTreeMap<Field, usize>,
    /// The columns that are questions.
    pub questions: Vec<QuestionColumn>,
}

/// Where a heading line stands, and how it was read.
#[derive(Clone, Copy, Debug)]
pub struct HeadingLine<'a> {
    /// The file.
    pub file: &'a str,
    /// The line.
    pub line: usize,
    /// The character between the headings.
    pub delimiter: char,
}

/// A column that is a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionColumn {
    /// Its place among the columns, counted from 0.
    pub place: usize,
    /// The question.
    pub id: QuestionId,
    /// The question's place on the form of the RAS in use; none where it is not on it.
    pub on_form: Option<usize>,
}

impl Headings {
    /// The heading at a place.
    #[must_use]
    pub fn at(&self, place: usize) -> &str {
        self.original.get(place).map_or("", String::as_str)
    }

    /// The case that the cells of a row name, as far as it can be read.
    #[must_use]
    pub fn case_of(&self, cells: &[Cow<'_, str>]) -> Option<CaseRef> {
        let cell = cells.get(*self.fields.get(&Field::Case)?)?;
        case_in(cell)
    }

    /// Finds the profile's columns in a heading line. What is missing, stands twice or is not read
    /// is a problem or a notice.
    pub fn of(
        kind: FileKind,
        profile: &FileProfile,
        ras: &Ras,
        from: HeadingLine<'_>,
        original: Vec<String>,
        notices: &mut Notices,
    ) -> Result<Headings, Vec<FileProblem>> {
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut twice = BTreeMap::new();
        for (place, heading) in original.iter().enumerate() {
            match places.entry(compared(heading)) {
                Entry::Vacant(free) => {
                    free.insert(place);
                }
                Entry::Occupied(taken) => {
                    twice.insert(taken.key().clone(), heading.clone());
                }
            }
        }
        let fields: BTreeMap<Field, usize> = profile
            .columns
            .iter()
            .filter_map(|(field, heading)| Some((*field, *places.get(&compared(heading))?)))
            .collect();
        let questions = match kind {
            FileKind::Assessments if !profile.is_by_answer() => questions(profile, ras, &original),
            _ => Vec::new(),
        };
        let headings = Headings {
            original,
            fields,
            questions,
        };
        let mut problems = match headings.other_delimiter(from) {
            Some(problem) => vec![problem],
            None => headings.missing(kind, profile, from),
        };
        problems.extend(headings.read_twice(from, &twice));
        if problems.is_empty() {
            headings.notice(kind, profile, ras, notices);
            Ok(headings)
        } else {
            Err(problems)
        }
    }

    /// Whether headings have everything that a row of the kind needs.
    #[must_use]
    pub fn are_enough(kind: FileKind, profile: &FileProfile, cells: &[Cow<'_, str>]) -> bool {
        let there: BTreeSet<String> = cells.iter().map(|cell| compared(cell)).collect();
        Field::of_file(kind)
            .filter(|rule| profile.needs_column(*rule))
            .all(|rule| {
                let heading = profile.columns.get(&rule.field);
                heading.is_some_and(|heading| there.contains(&compared(heading)))
            })
    }

    /// Whether the heading line is one column with another character between the headings.
    fn other_delimiter(&self, from: HeadingLine<'_>) -> Option<FileProblem> {
        let [line] = self.original.as_slice() else {
            return None;
        };
        let others = DELIMITERS
            .into_iter()
            .filter(|other| *other != from.delimiter);
        let used = others.max_by_key(|other| line.matches(*other).count())?;
        line.contains(used).then(|| FileProblem {
            file: from.file.to_owned(),
            line: Some(from.line),
            what: format!(
                "the heading line is one column, with {} inside it",
                named(used)
            ),
            allowed: format!(
                "{} between columns, or another of , ; | and tab with the needed headings",
                named(from.delimiter)
            ),
            remedy: "correct the headings, or those of the profile; write the character that the \
                file uses into the profile (delimiter)"
                .to_owned(),
        })
    }

    fn missing(
        &self,
        kind: FileKind,
        profile: &FileProfile,
        from: HeadingLine<'_>,
    ) -> Vec<FileProblem> {
        let needed = Field::of_file(kind).filter(|rule| profile.needs_column(*rule));
        needed
            .filter(|rule| !self.fields.contains_key(&rule.field))
            .map(|rule| {
                let heading = profile.columns.get(&rule.field).map_or("", String::as_str);
                let delimiter = named(from.delimiter);
                FileProblem {
                    file: from.file.to_owned(),
                    line: Some(from.line),
                    what: format!(
                        "no column is headed \"{heading}\"; the line has {} columns",
                        self.original.len()
                    ),
                    allowed: format!(
                        "a heading line with every needed column, {delimiter} between columns"
                    ),
                    remedy: format!(
                        "correct the heading line, or \"{}\" and the delimiter in the profile",
                        rule.code
                    ),
                }
            })
            .collect()
    }

    fn read_twice(
        &self,
        from: HeadingLine<'_>,
        twice: &BTreeMap<String, String>,
    ) -> Vec<FileProblem> {
        let read = |name: &String| {
            let named = |place: usize| compared(self.at(place)) == *name;
            self.fields.values().any(|place| named(*place))
                || self.questions.iter().any(|column| named(column.place))
        };
        twice
            .iter()
            .filter(|(name, _)| read(name))
            .map(|(_, heading)| FileProblem {
                file: from.file.to_owned(),
                line: Some(from.line),
                what: format!("the heading \"{heading}\" stands twice"),
                allowed: "each heading once; case and spaces make no difference".to_owned(),
                remedy: "take one of the columns out, or give it another heading".to_owned(),
            })
            .collect()
    }

    fn notice(&self, kind: FileKind, profile: &FileProfile, ras: &Ras, notices: &mut Notices) {
        let is_question = |place: usize| self.questions.iter().any(|column| column.place == place);
        for (place, heading) in self.original.iter().enumerate() {
            let read = self.fields.values().any(|known| *known == place) || is_question(place);
            let reserved = REJECTS_HEADINGS.contains(&heading.as_str());
            if !read && !reserved && !heading.is_empty() {
                notices.on_heading(kind, NoticeKind::ColumnNotRead, heading);
            }
        }
        for (field, heading) in &profile.columns {
            if !self.fields.contains_key(field) {
                notices.on_heading(kind, NoticeKind::FieldWithoutColumn, heading);
            }
        }
        if kind == FileKind::Assessments && !profile.is_by_answer() {
            for question in &ras.questions {
                if !self.questions.iter().any(|column| column.id == question.id) {
                    let heading = profile.question_heading(&question.id);
                    notices.on_heading(kind, NoticeKind::QuestionWithoutColumn, &heading);
                }
            }
        }
    }
}

/// The headings without spaces around them and without characters that do not show, which is told.
#[must_use]
pub fn shown_headings(
    kind: FileKind,
    cells: &[Cow<'_, str>],
    notices: &mut Notices,
) -> Vec<String> {
    let shown = cells.iter().map(|cell| {
        let shown = cleaned(cell).trim().to_owned();
        if shown.len() < cell.trim().replace("\r\n", "\n").len() {
            notices.on_heading(kind, NoticeKind::CharactersTakenOut, &shown);
        }
        shown
    });
    shown.collect()
}

/// The characters that may stand between columns.
pub const DELIMITERS: [char; 4] = [',', ';', '|', '\t'];

/// A character between columns, in words.
#[must_use]
pub fn named(delimiter: char) -> String {
    match delimiter {
        '\t' => "a tab".to_owned(),
        other => format!("\"{other}\""),
    }
}

/// The columns that are questions: those that the profile names, and those with the prefix. Where
/// the profile has no prefix, only questions of the RAS are found.
fn questions(profile: &FileProfile, ras: &Ras, original: &[String]) -> Vec<QuestionColumn> {
    let names = QuestionNames::of(profile, ras);
    let column = |(place, heading): (usize, &String)| {
        let column = names.column(heading, place)?;
        let is_marked = column.on_form.is_some() || names.mark(&column.id, heading);
        is_marked.then_some(column)
    };
    original.iter().enumerate().filter_map(column).collect()
}

/// By which names the questions stand in a file of assessments.
#[derive(Clone, Debug)]
pub struct QuestionNames<'a> {
    named: BTreeMap<String, &'a QuestionId>,
    prefix: &'a str,
    ras: &'a Ras,
}

impl<'a> QuestionNames<'a> {
    /// The names of a profile, for the questions of a RAS.
    #[must_use]
    pub fn of(profile: &'a FileProfile, ras: &'a Ras) -> QuestionNames<'a> {
        let named = profile.questions.iter();
        let named = named.map(|(id, heading)| (compared(heading), id));
        QuestionNames {
            named: named.collect(),
            prefix: profile.question_prefix.trim_end(),
            ras,
        }
    }

    /// The question that a name stands for, whose answers stand at a place; nothing where the name
    /// cannot be that of a question.
    #[must_use]
    pub fn column(&self, name: &str, place: usize) -> Option<QuestionColumn> {
        let id = match self.named.get(&compared(name)) {
            Some(id) => (*id).clone(),
            None => {
                let name = name.strip_prefix(self.prefix)?.trim();
                let known = |question: &&Question| question.id.as_str().eq_ignore_ascii_case(name);
                match self.ras.questions.iter().find(known) {
                    Some(question) => question.id.clone(),
                    None => QuestionId::new(name).ok()?,
                }
            }
        };
        let mut form = self.ras.questions.iter();
        let on_form = form.position(|question| question.id == id);
        Some(QuestionColumn { place, id, on_form })
    }

    /// Whether a heading marks a question that is not on the form: by the profile, or by a prefix.
    fn mark(&self, id: &QuestionId, heading: &str) -> bool {
        let named = self.named.get(&compared(heading));
        named == Some(&id) || !self.prefix.is_empty()
    }
}
