//! Faults planted in rows of made-up files, at a stated rate, each written down where it stands.
//!
//! What is planted is known exactly, so that what an import says of the files can be held against
//! it. A row has one fault at most. Rates are kept exactly, not drawn: a fault that a row cannot
//! bear waits for the next row that can.

use super::draws::Draws;
use super::flaws::{Fault, Planted};
use crate::config::caseload_field::{CellKind, Field, FileKind};
use crate::config::column_profile::{ColumnProfile, FileProfile};
use crate::config::condition::Condition;
use crate::config::question::{AnswerNeed, Question};
use crate::config::ras::Ras;
use crate::terms::ids::QuestionId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A row before it is written.
#[derive(Debug)]
pub struct MadeRow<'r> {
    /// The file.
    pub kind: FileKind,
    /// The line on which it will stand, counted from 1.
    pub line: usize,
    /// The fields of its first cells.
    pub fields: &'r [Field],
    /// The questions of the cells behind them.
    pub questions: &'r [QuestionId],
    /// The cells.
    pub cells: &'r mut Vec<String>,
}

/// The most rows of a thousand that each fault is planted in: a row has one fault, and some rows
/// cannot bear every fault.
pub const PER_THOUSAND_MAX: u32 = 50;

/// Plants faults in rows as they are written.
#[derive(Debug)]
pub struct Planter<'a> {
    profile: &'a ColumnProfile,
    needed: BTreeSet<&'a QuestionId>,
    forms_of_ras: BTreeSet<&'a str>,
    per_thousand: u32,
    seed: u64,
    owed: BTreeMap<(FileKind, Fault), u32>,
    n_rows: u64,
    /// What was planted, in the order of the rows.
    pub planted: Vec<Planted>,
}

impl<'a> Planter<'a> {
    /// Begins with a rate: in so many of a thousand rows of a file, each fault that it can have.
    #[must_use]
    pub fn of(ras: &'a Ras, profile: &'a ColumnProfile, per_thousand: u32, seed: u64) -> Self {
        let is_needed = |question: &&Question| {
            question.need == AnswerNeed::Required && question.counts_when == Condition::Always
        };
        let needed = ras.questions.iter().filter(is_needed);
        Planter {
            profile,
            needed: needed.map(|question| &question.id).collect(),
            forms_of_ras: BTreeSet::from(["", ras.id.as_str()]),
            per_thousand: per_thousand.min(PER_THOUSAND_MAX),
            seed,
            owed: BTreeMap::new(),
            n_rows: 0,
            planted: Vec::new(),
        }
    }

    /// Plants the fault that is owed most in a row that can bear it. Gives how often the row is
    /// to be written.
    pub fn plant(&mut self, row: &mut MadeRow<'_>) -> usize {
        self.n_rows += 1;
        for (rule, begins_at) in Fault::ALL.iter().zip((0..).step_by(SPREAD)) {
            let owed = self.owed.entry((row.kind, rule.fault));
            *owed.or_insert(begins_at) += self.per_thousand;
        }
        let mut due: Vec<(u32, Fault)> = Fault::ALL
            .iter()
            .filter_map(|rule| {
                let owed = self.owed.get(&(row.kind, rule.fault)).copied()?;
                (owed >= 1_000).then_some((owed, rule.fault))
            })
            .collect();
        due.sort_by_key(|(owed, fault)| (Reverse(*owed), *fault));
        let mut draws = Draws::of_case(self.seed ^ SEED_OF_FAULTS, self.n_rows);
        for (_, fault) in due {
            let Some(column) = self.spoil(fault, row, &mut draws) else {
                continue;
            };
            if let Some(owed) = self.owed.get_mut(&(row.kind, fault)) {
                *owed -= 1_000;
            }
            let is_twice = fault == Fault::Twice;
            self.planted.push(Planted {
                kind: row.kind,
                line: row.line + usize::from(is_twice),
                column: column.code(row),
                fault,
            });
            return 1 + usize::from(is_twice);
        }
        1
    }

    /// Spoils a row; nothing where it cannot bear the fault.
    fn spoil(&self, fault: Fault, row: &mut MadeRow<'_>, draws: &mut Draws) -> Option<Column> {
        let file = self.profile.files.get(&row.kind)?;
        match fault {
            Fault::NoCase => written(row, Field::Case, String::new()),
            Fault::UnknownCase if row.kind == FileKind::People => None,
            Fault::UnknownCase => written(row, Field::Case, "NOBODY-1".to_owned()),
            Fault::Blank => {
                let field = one_field(row, draws, |field, _| can_be_blank(file, field))?;
                written(row, field, String::new())
            }
            Fault::NoSuchDay => {
                let field = of_kind(row, draws, |kind| kind == CellKind::Date)?;
                written(row, field, "2026-02-30".to_owned())
            }
            Fault::LetterInNumber => {
                let is_number = |kind| matches!(kind, CellKind::Money | CellKind::Number);
                let field = of_kind(row, draws, is_number)?;
                let cell = format!("{}O", cell_of(row, field)?);
                written(row, field, cell)
            }
            Fault::NotOnList => {
                let field = one_field(row, draws, |field, _| {
                    matches!(field.rule().kind, CellKind::Listed(_)) && !excuses(file, field)
                })?;
                written(row, field, "Not a value of the list".to_owned())
            }
            Fault::Release1 => {
                let earlier = |field, cell: &str| self.release_1(file, field, cell);
                let field = one_field(row, draws, |field, cell| earlier(field, cell).is_some())?;
                let cell = earlier(field, cell_of(row, field)?)?.to_owned();
                written(row, field, cell)
            }
            Fault::OtherCapitals => {
                let field = one_field(row, draws, |field, cell| {
                    self.is_on_list(field, cell) && cell.to_uppercase() != cell
                })?;
                let cell = cell_of(row, field)?.to_uppercase();
                written(row, field, cell)
            }
            Fault::HiddenCharacter => {
                let field = of_kind(row, draws, |kind| kind == CellKind::Text)?;
                let cell = format!("{}\u{200b}", cell_of(row, field)?);
                written(row, field, cell)
            }
            Fault::UnknownAnswer => {
                let question = self.one_question(row, draws, |_| true)?;
                answered(row, question, "no-such-answer".to_owned())
            }
            Fault::MissingAnswer => {
                let question = self.one_question(row, draws, |id| self.needed.contains(id))?;
                answered(row, question, String::new())
            }
            Fault::NegativePrice => {
                let price = cell_of(row, Field::UnitCost).filter(|cell| !cell.starts_with('-'))?;
                let cell = format!("-{price}");
                written(row, Field::UnitCost, cell)
            }
            Fault::Twice if row.kind == FileKind::Given => None,
            Fault::Twice => Some(Column::Row),
            Fault::CellTooFew => row.cells.pop().map(|_| Column::Row),
        }
    }

    /// The wording of Release 1 for a value of the standard.
    fn release_1(&self, file: &FileProfile, field: Field, cell: &str) -> Option<&'a str> {
        if file.values.contains_key(&field) {
            return None;
        }
        let CellKind::Listed(list) = field.rule().kind else {
            return None;
        };
        let wordings = &self.profile.standard.get(&list)?.release_1;
        let earlier = wordings.iter();
        let mut earlier = earlier.filter(|(_, value)| value.as_deref() == Some(cell));
        earlier.next().map(|(wording, _)| wording.as_str())
    }

    fn is_on_list(&self, field: Field, cell: &str) -> bool {
        let CellKind::Listed(list) = field.rule().kind else {
            return false;
        };
        let list = self.profile.standard.get(&list);
        list.is_some_and(|list| list.values.iter().any(|value| value == cell))
    }

    /// One of the questions that the row answers on the form of the RAS.
    fn one_question(
        &self,
        row: &MadeRow<'_>,
        draws: &mut Draws,
        allowed: impl Fn(&QuestionId) -> bool,
    ) -> Option<usize> {
        let form = cell_of(row, Field::Form).unwrap_or_default();
        if !self.forms_of_ras.contains(form) {
            return None;
        }
        let filled = |place: &usize| {
            let cell = row.cells.get(row.fields.len() + place);
            let question = row.questions.get(*place);
            cell.is_some_and(|cell| !cell.is_empty()) && question.is_some_and(&allowed)
        };
        let places: Vec<usize> = (0..row.questions.len()).filter(filled).collect();
        draws.one_of(&places)
    }
}

/// How far apart, in thousandths of a fault, the kinds of faults begin to be owed: they stand among
/// the rows one after another, and not all together.
const SPREAD: usize = 1_000 / Fault::ALL.len();

/// What sets the draws of faults apart from those of cases.
const SEED_OF_FAULTS: u64 = 0x0066_6c61_7773;

/// Where a fault stands in its row.
#[derive(Clone, Copy, Debug)]
enum Column {
    Field(Field),
    Question(usize),
    Row,
}

impl Column {
    fn code(self, row: &MadeRow<'_>) -> Option<String> {
        match self {
            Column::Field(field) => Some(field.code().to_owned()),
            Column::Question(place) => row.questions.get(place).map(|id| format!("q.{id}")),
            Column::Row => None,
        }
    }
}

/// Whether the quality report counts an empty cell of the field as blank (mandatory), in every row,
/// and the row is taken nevertheless.
fn can_be_blank(file: &FileProfile, field: Field) -> bool {
    let mut excused = file.excused.iter();
    file.mandatory.contains(&field)
        && !field.rule().required
        && !excuses(file, field)
        && !excused.any(|excused| excused.fields.contains(&field))
}

/// Whether a value of the field says which other cells need not be filled.
fn excuses(file: &FileProfile, field: Field) -> bool {
    let mut excused = file.excused.iter();
    excused.any(|excused| excused.values.contains_key(&field))
}

fn cell_of<'r>(row: &'r MadeRow<'_>, field: Field) -> Option<&'r str> {
    let place = row.fields.iter().position(|known| *known == field)?;
    let cell = row.cells.get(place).map(String::as_str);
    cell.filter(|cell| !cell.is_empty())
}

fn one_field(
    row: &MadeRow<'_>,
    draws: &mut Draws,
    allowed: impl Fn(Field, &str) -> bool,
) -> Option<Field> {
    let fits = |field: &&Field| cell_of(row, **field).is_some_and(|cell| allowed(**field, cell));
    let fields: Vec<Field> = row.fields.iter().filter(fits).copied().collect();
    draws.one_of(&fields)
}

fn of_kind(
    row: &MadeRow<'_>,
    draws: &mut Draws,
    allowed: impl Fn(CellKind) -> bool,
) -> Option<Field> {
    one_field(row, draws, |field, _| allowed(field.rule().kind))
}

fn written(row: &mut MadeRow<'_>, field: Field, cell: String) -> Option<Column> {
    let place = row.fields.iter().position(|known| *known == field)?;
    *row.cells.get_mut(place)? = cell;
    Some(Column::Field(field))
}

fn answered(row: &mut MadeRow<'_>, question: usize, cell: String) -> Option<Column> {
    *row.cells.get_mut(row.fields.len() + question)? = cell;
    Some(Column::Question(question))
}
