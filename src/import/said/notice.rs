//! What was taken, but is worth knowing: counted by file, column and kind.

use crate::config::caseload_field::FileKind;
use crate::terms::text::so_many;
use std::collections::BTreeMap;
use std::fmt;

/// The most lines that a notice lists.
pub const LINES_LISTED_MAX: usize = 5;

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// The text is Windows-1252.
    ReadAsWindows1252,
    /// The text is UTF-16.
    ReadAsUtf16,
    /// Another character than the profile's stands between the columns.
    OtherDelimiter,
    /// The workbook counts its days from 1904.
    DaysFrom1904,
    /// A sheet of the workbook is not read.
    SheetNotRead,
    /// Cells are merged.
    MergedCells,
    /// The result of a formula is read as the workbook keeps it.
    FormulaResult,
    /// A plain number in a column of dates.
    DayNumber,
    /// A date whose day and month stand the other way round.
    DayAndMonthTurned,
    /// A date with a time of day.
    TimeOfDay,
    /// A number with more figures than a spreadsheet shows.
    FifteenFigures,
    /// A cell has line ends.
    LineEndsInCells,
    /// A column of the file is not read.
    ColumnNotRead,
    /// A field that the profile names has no column.
    FieldWithoutColumn,
    /// A question of the RAS has no column.
    QuestionWithoutColumn,
    /// A row has nothing in its cells.
    NothingInRow,
    /// The file has headings and no row.
    NoRows,
    /// The last row has no line end.
    NoLineEnd,
    /// Values differ from the standard's only by capitals and spaces.
    OtherSpelling,
    /// Values have an earlier or another wording of the standard's.
    OtherWording,
    /// Characters that do not show were taken out.
    CharactersTakenOut,
    /// An answer stands on a form that is not that of the RAS in use; it was not checked.
    OtherForm,
    /// A weekly price with planned units other than one.
    WeeklyUnits,
    /// A line stands apart from the weekly sum.
    StandsApart,
    /// A line is the same as another of the package.
    DoubleUp,
    /// A row says the same as another about the same person, or about their assessment of that day.
    Repeated,
    /// A case reference differs from another only in capitals.
    OtherCapitals,
    /// The component is a direct payment and the delivery mechanism is another.
    MechanismDiffers,
    /// A date of birth that makes the person 115 or older.
    VeryOld,
}

impl NoticeKind {
    /// What it means, in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::ReadAsWindows1252 => {
                "the text is not UTF-8 and is read as Windows-1252; check £ and accented letters"
            }
            Self::ReadAsUtf16 => "the text is read as UTF-16, as its first bytes say",
            Self::OtherDelimiter => {
                "stands between the columns and is read so; the profile names another (delimiter)"
            }
            Self::DaysFrom1904 => "the workbook counts its days from 1904, and is read so",
            Self::SheetNotRead => "this sheet is not read: its headings are those of no one table",
            Self::MergedCells => {
                "cells are merged: the first has the value, the others are read as empty"
            }
            Self::FormulaResult => {
                "results of formulas are read as the workbook keeps them; nothing is computed"
            }
            Self::DayNumber | Self::DayAndMonthTurned | Self::TimeOfDay => self.of_dates(),
            Self::FifteenFigures => "numbers are read to 15 figures, as spreadsheets do",
            Self::LineEndsInCells => "line ends inside cells are read as spaces",
            Self::ColumnNotRead => "the profile does not name this column; it is not read",
            Self::FieldWithoutColumn => {
                "the file has no such column; what it would say is not known"
            }
            Self::QuestionWithoutColumn => {
                "the file has no such column; its question stays unanswered"
            }
            Self::NothingInRow => "rows with nothing in them are passed over",
            Self::NoRows | Self::NoLineEnd => self.of_end(),
            Self::OtherSpelling => {
                "values with other capitals or spaces are taken as the standard's"
            }
            Self::OtherWording => {
                "values in an earlier or another wording are taken as the standard's"
            }
            Self::CharactersTakenOut => "characters that do not show are taken out",
            Self::OtherForm => {
                "answers on another form than that of the RAS in use are kept and not checked"
            }
            Self::WeeklyUnits => {
                "weekly prices with planned units other than 1 count once a week (the rule of the \
                 national return); check that the price is for the whole week"
            }
            Self::StandsApart => {
                "lines without a weekly cost stand apart; their packages are incomplete"
            }
            Self::DoubleUp => "lines that are the same are kept, each on its own",
            Self::Repeated => {
                "rows that say the same as another of the same person, or of an assessment of the \
                 same day, are taken once"
            }
            Self::OtherCapitals => "references that differ only in capitals are two people's",
            Self::MechanismDiffers => {
                "the component is a direct payment and the delivery mechanism is another"
            }
            Self::VeryOld => {
                "dates of birth that make the person 115 or older may stand for \"not known\""
            }
        }
    }

    /// What is said of the end of a file.
    fn of_end(self) -> &'static str {
        match self {
            Self::NoRows => "the file has headings and no row",
            _ => "the file does not end with a line end; check that its last row is whole",
        }
    }

    /// What is said of dates.
    fn of_dates(self) -> &'static str {
        match self {
            Self::DayNumber => {
                "plain numbers in a column of dates are read as the spreadsheet's day numbers"
            }
            Self::DayAndMonthTurned => {
                "dates are none as the profile writes them, but would be with day and month the \
                 other way round; others of this column may be so too, and are then read as \
                 another day: export the file with one form of date"
            }
            _ => "dates with a time of day are read as their day",
        }
    }
}

/// One notice: what, where, how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The file.
    pub file: String,
    /// The heading of the column, where one is meant.
    pub column: Option<String>,
    /// What it is about.
    pub kind: NoticeKind,
    /// How often.
    pub n: usize,
    /// The first lines, counted from 1; none where the heading is meant.
    pub lines: Vec<usize>,
}

impl fmt::Display for Notice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: ", self.file)?;
        if let Some(column) = &self.column {
            write!(out, "{column}: ")?;
        }
        let headings = self.lines.is_empty() && self.n > 1;
        out.write_str(match self.kind {
            NoticeKind::ColumnNotRead if headings => {
                "the profile does not name these columns; they are not read"
            }
            NoticeKind::FieldWithoutColumn if headings => {
                "the file has no such columns; what they would say is not known"
            }
            NoticeKind::QuestionWithoutColumn if headings => {
                "the file has no such columns; their questions stay unanswered"
            }
            kind => kind.words(),
        })?;
        if self.lines.is_empty() {
            return Ok(());
        }
        let lines: Vec<String> = self.lines.iter().map(usize::to_string).collect();
        let lines = lines.join(", ");
        if self.kind == NoticeKind::ReadAsWindows1252 {
            let characters = so_many(self.n, "character", "characters");
            return write!(
                out,
                " ({characters} beyond plain letters, first on line {lines})"
            );
        }
        if self.kind == NoticeKind::NoLineEnd {
            return write!(out, " (line {lines})");
        }
        match self.n {
            1 => write!(out, " (once: line {lines})"),
            n if n > self.lines.len() => write!(out, " ({n} times: lines {lines}, …)"),
            n => write!(out, " ({n} times: lines {lines})"),
        }
    }
}

/// From so many headings on, one notice tells of them together.
const HEADINGS_TOGETHER: usize = 6;

type Counted = BTreeMap<(FileKind, NoticeKind, Option<String>), Lines>;

/// Puts notices about many headings of a file into one that names the first of them.
fn together(counted: Counted) -> Counted {
    let about_heading = |kind: NoticeKind| {
        matches!(
            kind,
            NoticeKind::ColumnNotRead
                | NoticeKind::FieldWithoutColumn
                | NoticeKind::QuestionWithoutColumn
        )
    };
    let mut headings: BTreeMap<(FileKind, NoticeKind), Vec<String>> = BTreeMap::new();
    for (file, kind, heading) in counted.keys() {
        if about_heading(*kind) {
            let of_kind = headings.entry((*file, *kind)).or_default();
            of_kind.extend(heading.clone());
        }
    }
    headings.retain(|_, names| names.len() >= HEADINGS_TOGETHER);
    let mut counted = counted;
    counted.retain(|(file, kind, _), _| !headings.contains_key(&(*file, *kind)));
    for ((file, kind), names) in headings {
        let first: Vec<&str> = names
            .iter()
            .take(LINES_LISTED_MAX)
            .map(String::as_str)
            .collect();
        let more = names.len() - first.len();
        let listed = format!("{} and {more} more", first.join(", "));
        let lines = Lines {
            n: names.len(),
            first: Vec::new(),
        };
        counted.insert((file, kind, Some(listed)), lines);
    }
    counted
}

/// Notices of one import while they are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    counted: Counted,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Lines {
    n: usize,
    first: Vec<usize>,
}

impl Notices {
    /// Counts one occurrence on a line.
    pub fn on_line(&mut self, file: FileKind, kind: NoticeKind, column: Option<&str>, line: usize) {
        let key = (file, kind, column.map(str::to_owned));
        let lines = self.counted.entry(key).or_default();
        lines.n += 1;
        if lines.first.len() < LINES_LISTED_MAX {
            lines.first.push(line);
        }
    }

    /// Counts a heading.
    pub fn on_heading(&mut self, file: FileKind, kind: NoticeKind, column: &str) {
        let key = (file, kind, Some(column.to_owned()));
        self.counted.entry(key).or_default().n += 1;
    }

    /// Tells something of a file as a whole, or of so many of its characters from a line on.
    pub fn of_file(&mut self, file: FileKind, kind: NoticeKind, n: usize, first: Option<usize>) {
        let first = first.into_iter().collect();
        self.counted.insert((file, kind, None), Lines { n, first });
    }

    /// Tells of the last row of a file where it has no line end.
    pub fn of_file_end(&mut self, file: FileKind, last: Option<usize>) {
        if let Some(line) = last {
            self.on_line(file, NoticeKind::NoLineEnd, None, line);
        }
    }

    /// Adds the notices that reading the bytes of a file gave.
    pub fn add(&mut self, others: &Notices) {
        self.counted.extend(others.counted.clone());
    }

    /// The notices, by file and kind; `name` gives the name of a file.
    #[must_use]
    pub fn finished(self, name: impl Fn(FileKind) -> String) -> Vec<Notice> {
        together(self.counted)
            .into_iter()
            .map(|((file, kind, column), lines)| Notice {
                file: name(file),
                column,
                kind,
                n: lines.n,
                lines: lines.first,
            })
            .collect()
    }
}
