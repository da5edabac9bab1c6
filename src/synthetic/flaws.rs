//! The faults of data that made-up files can be given, and what an import says of each.

use crate::config::caseload_field::FileKind;

/// A fault of data, as files from a council's systems have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// The row names no case.
    NoCase,
    /// The row names a case that the people file does not have.
    UnknownCase,
    /// A cell that had to be filled is empty.
    Blank,
    /// A day that the calendar does not have.
    NoSuchDay,
    /// A letter among the figures of a number.
    LetterInNumber,
    /// A value that its list does not have.
    NotOnList,
    /// A value in the wording of the national return's Release 1.
    Release1,
    /// A value of the list in other capitals.
    OtherCapitals,
    /// A character that does not show.
    HiddenCharacter,
    /// An answer that the question does not offer.
    UnknownAnswer,
    /// An answer that the RAS needs is missing.
    MissingAnswer,
    /// A price below zero.
    NegativePrice,
    /// The row stands twice.
    Twice,
    /// The row has a cell too few.
    CellTooFew,
}

/// What is known of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaultRule {
    /// The fault.
    pub fault: Fault,
    /// Its code in the list of what was planted.
    pub code: &'static str,
    /// The status that the national return gives the cell, by its code in the quality report; none
    /// where the row as a whole is meant.
    pub status: Option<&'static str>,
    /// Whether the row is rejected for it.
    pub is_rejected: bool,
}

const fn rule(
    fault: Fault,
    code: &'static str,
    status: Option<&'static str>,
    is_rejected: bool,
) -> FaultRule {
    FaultRule {
        fault,
        code,
        status,
        is_rejected,
    }
}

impl Fault {
    /// Every fault with what is known of it.
    #[rustfmt::skip]
    pub const ALL: [FaultRule; 14] = [
        rule(Fault::NoCase, "no_case", Some("blank_mandatory"), true),
        rule(Fault::UnknownCase, "unknown_case", Some("invalid"), true),
        rule(Fault::Blank, "blank", Some("blank_mandatory"), false),
        rule(Fault::NoSuchDay, "no_such_day", Some("invalid"), true),
        rule(Fault::LetterInNumber, "letter_in_number", Some("invalid"), true),
        rule(Fault::NotOnList, "not_on_list", Some("invalid"), true),
        rule(Fault::Release1, "release_1", Some("release_1"), false),
        rule(Fault::OtherCapitals, "other_capitals", Some("valid"), false),
        rule(Fault::HiddenCharacter, "hidden_character", Some("valid"), false),
        rule(Fault::UnknownAnswer, "unknown_answer", Some("invalid"), true),
        rule(Fault::MissingAnswer, "missing_answer", Some("blank_mandatory"), false),
        rule(Fault::NegativePrice, "negative_price", Some("valid"), false),
        rule(Fault::Twice, "twice", None, false),
        rule(Fault::CellTooFew, "cell_too_few", None, true),
    ];

    /// What is known of the fault.
    #[must_use]
    pub fn rule(self) -> FaultRule {
        let known = Self::ALL.into_iter().find(|rule| rule.fault == self);
        known.unwrap_or(rule(self, "?", None, false))
    }
}

/// A fault where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planted {
    /// The file.
    pub kind: FileKind,
    /// The line on which the row begins, counted from 1; the second where it stands twice.
    pub line: usize,
    /// The column: a field's code, or `q.` and the question; none where the row is meant.
    pub column: Option<String>,
    /// The fault.
    pub fault: Fault,
}
