//! What a proposed profile lacks, as remarks to fill in: tables that none of the files is, and
//! fields that no heading is like.

use super::known::Known;
use super::told_lines::{CHECK, line, told};
use crate::config::caseload_field::{CellKind, Field, FieldRule, FileKind};

/// A table that none of the files is, written out as remarks: what a file of it would have to say.
pub(super) fn add_wanted_table(text: &mut String, kind: FileKind) {
    let holds = match kind {
        FileKind::People => "one row a person",
        FileKind::Assessments => "one row an assessment, with the answers",
        FileKind::Packages => "one row a service line of a package",
        FileKind::Given => "indicative budgets that another system reached, one row a part of one",
    };
    let code = kind.code();
    line(text, "");
    let what = format!("# {CHECK}: none of the files is [{code}]: {holds}.");
    line(text, &what);
    line(
        text,
        "# Where there is such a file, name it and its headings:",
    );
    line(text, &format!("# [{code}]"));
    line(text, &format!("# file = \"{code}.csv\""));
    line(text, "# optional = true  # the folder may lack it");
    line(text, "# delimiter = \",\"");
    line(text, "# dates = [\"%Y-%m-%d\"]");
    line(text, &format!("# [{code}.columns]"));
    for rule in Field::of_file(kind) {
        let why = match rule.required {
            true => format!("needed: {}", cells_words(rule.kind)),
            false => cells_words(rule.kind).to_owned(),
        };
        told(text, &format!("# {} = \"\"", rule.code), &why);
    }
    if kind == FileKind::Assessments {
        line(text, "# [assessments.questions]");
        let what = "# a question's id = \"its heading\", for those whose heading is not the id";
        line(text, &format!("# {what}"));
    }
}

/// What the cells of a field hold.
fn cells_words(kind: CellKind) -> &'static str {
    match kind {
        CellKind::Reference => "a reference: letters, digits and - _ . /",
        CellKind::Date => "dates",
        CellKind::Money => "pounds and pence a week",
        CellKind::Number => "numbers",
        CellKind::Listed(_) => "values of a list, see config/import/README.md",
        CellKind::Needs => "ids joined by |, or none",
        CellKind::Text => "text",
    }
}

/// A field without a heading, as a remark to fill in; what is mandatory or needed is to be looked
/// at.
pub(super) fn add_wanted(text: &mut String, known: Known<'_>, kind: FileKind, rule: FieldRule) {
    let in_use = known.profile.files.get(&kind);
    let is_mandatory = in_use.is_some_and(|in_use| in_use.mandatory.contains(&rule.field));
    let entry = format!("# {} = \"\"", rule.code);
    let cells = cells_words(rule.kind);
    match is_mandatory {
        true => {
            let why = format!(
                "{CHECK}: mandatory in the profile in use, and no heading is like it; wanted: \
                 {cells}"
            );
            told(text, &entry, &why);
        }
        false => line(text, &format!("{entry}  # no heading is like it")),
    }
}
