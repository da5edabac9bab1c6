//! The proposed profile as a file: each line says how sure it is and why.

use super::column::Column;
use super::known::Known;
use super::meanings::{Meaning, Why, of_list, of_question};
use super::sheet::ROWS_SAMPLED;
use super::table::{Matched, Table};
use super::told_lines::{CHECK, line, one_line, told};
use super::wanted::{add_wanted, add_wanted_table};
use crate::config::caseload_field::{CellKind, Field, FieldRule, FileKind};
use crate::config::column_profile::FileForm;
use crate::config::raw::value_lists::MISSING;
use crate::config::text_edit::quoted;
use crate::terms::text::so_many;
use std::collections::{BTreeMap, BTreeSet};

const HEAD: &str = "\
# A column profile proposed by `ras-panel import --propose-profile`, for a person to check. Nothing was
# imported. Behind each line stands how sure it is and why; look at those marked CHECK first, and at
# the headings that are not read. config/import/README.md explains the keys.
#
# When it is right, save it as import/NAME.toml of the configuration; then:
#   ras-panel config check FOLDER --profile NAME
#   ras-panel import FILES --dry-run --quality --profile NAME
";

/// The whole file.
#[must_use]
pub fn profile(
    known: Known<'_>,
    tables: &BTreeMap<FileKind, Table<'_>>,
    left: &[String],
) -> String {
    let mut text = HEAD.to_owned();
    for left in left {
        line(&mut text, &format!("#\n# {CHECK}: {}", one_line(left)));
    }
    let names: BTreeSet<&str> = tables
        .values()
        .map(|table| table.sheet.file.as_str())
        .collect();
    let names: Vec<&str> = names.into_iter().collect();
    let title = format!("Proposed for {}", names.join(", "));
    line(&mut text, "");
    line(&mut text, &format!("title = {}", quoted(&title)));
    line(
        &mut text,
        "values = \"built-in cld\"  # or a file of value lists beside it",
    );
    line(&mut text, "megabytes_max = \"512\"");
    for table in tables.values() {
        add_table(&mut text, known, table);
    }
    for (kind, _) in FileKind::ALL {
        if !tables.contains_key(&kind) {
            add_wanted_table(&mut text, kind);
        }
    }
    text
}

fn add_table(text: &mut String, known: Known<'_>, table: &Table<'_>) {
    let (kind, sheet) = (table.kind.code(), table.sheet);
    line(text, "");
    let more = if sheet.n_rows == ROWS_SAMPLED {
        ", the first of the file"
    } else {
        ""
    };
    let looked = so_many(sheet.n_rows, "row was", "rows were");
    line(
        text,
        &format!(
            "# {}: {looked} looked at{more}.",
            one_line(&sheet.shown_name())
        ),
    );
    line(text, &format!("[{kind}]"));
    line(text, &format!("file = {}", quoted(&sheet.file)));
    if let Some(name) = &sheet.sheet {
        line(text, &format!("sheet = {}", quoted(name)));
    }
    if table.kind == FileKind::Given {
        line(text, "optional = true");
    }
    if sheet.form == FileForm::Text {
        add_delimiter(text, table);
    }
    add_dates(text, known, table);
    add_mandatory(text, known, table);
    let prefix = table.question_prefix(&known.ras.questions);
    if table.kind == FileKind::Assessments {
        add_prefix(text, prefix);
    }
    line(text, "");
    line(text, &format!("[{kind}.columns]"));
    for rule in Field::of_file(table.kind) {
        match table.fields.get(&rule.field) {
            Some(matched) => add_field(text, rule, matched),
            None => add_wanted(text, known, table.kind, rule),
        }
    }
    add_unmatched(text, table);
    if table.kind == FileKind::Assessments {
        add_questions(text, known, table, prefix);
    }
    for rule in Field::of_file(table.kind) {
        if let Some(matched) = table.fields.get(&rule.field) {
            add_values(text, known, table.kind, rule, matched.column);
        }
    }
    if table.kind == FileKind::Assessments {
        add_answers(text, known, table);
    }
}

fn add_delimiter(text: &mut String, table: &Table<'_>) {
    let sheet = table.sheet;
    let written = match sheet.delimiter {
        '\t' => "tab".to_owned(),
        other => other.to_string(),
    };
    let (n, of) = (sheet.n_steady, sheet.n_rows);
    let sure = if n == of { "sure" } else { CHECK };
    let columns = so_many(sheet.columns.len(), "column", "columns");
    let why = format!("{sure}: it gives {columns} to {n} of {of} rows");
    told(text, &format!("delimiter = {}", quoted(&written)), &why);
}

fn add_dates(text: &mut String, known: Known<'_>, table: &Table<'_>) {
    let found = table.dates(known);
    if found.patterns.is_empty() {
        let why = "no date was seen in these columns; this is how the program writes them";
        told(text, "dates = [\"%Y-%m-%d\"]", why);
        return;
    }
    let patterns = found
        .patterns
        .iter()
        .map(|pattern| quoted(pattern.as_str()));
    let entry = format!("dates = [{}]", patterns.collect::<Vec<_>>().join(", "));
    let mut why = format!("{} dates are read so", found.n_read);
    if found.n_unread > 0 {
        let n = so_many(found.n_unread, "cell is no date", "cells are no dates");
        why.push_str(&format!("; {n} in any of them"));
    }
    if let Some(line) = found.unread_on {
        why.push_str(&format!(" (the first on line {line})"));
    }
    if found.n_turned > 0 {
        let n = so_many(found.n_turned, "is a date", "are dates");
        why.push_str(&format!(": {n} with day and month the other way round"));
    }
    if found.either_order {
        why.push_str("; no day is after the 12th, so that month and day could be the other way");
    }
    let is_sure = found.n_unread == 0 && !found.either_order;
    let sure = if is_sure { "sure" } else { CHECK };
    told(text, &entry, &format!("{sure}: {why}"));
}

/// What is mandatory in the profile in use, as far as the table has it.
fn add_mandatory(text: &mut String, known: Known<'_>, table: &Table<'_>) {
    let Some(in_use) = known.profile.files.get(&table.kind) else {
        return;
    };
    let is_there = |field: &&Field| table.fields.contains_key(field);
    let codes = |fields: &BTreeSet<Field>| {
        let codes = fields
            .iter()
            .filter(is_there)
            .map(|field| quoted(field.code()));
        codes.collect::<Vec<_>>().join(", ")
    };
    let mandatory = codes(&in_use.mandatory);
    if !mandatory.is_empty() {
        let entry = format!("mandatory = [{mandatory}]");
        told(text, &entry, "as in the profile in use");
    }
    let missing = in_use.mandatory.iter().filter(|field| !is_there(field));
    let missing: Vec<String> = missing.map(|field| quoted(field.code())).collect();
    if !missing.is_empty() {
        let missing = missing.join(", ");
        let what = format!(
            "# {CHECK}: mandatory in the profile in use, too, and without a heading: {missing}; \
             add them here once theirs are named below"
        );
        line(text, &what);
    }
    let mut rules = Vec::new();
    for excused in &in_use.excused {
        let fields = codes(&excused.fields);
        if fields.is_empty() || !excused.values.keys().all(|field| is_there(&field)) {
            continue;
        }
        let values = excused.values.iter().map(|(field, values)| {
            let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
            format!("{} = [{}]", field.code(), values.join(", "))
        });
        let values = values.collect::<Vec<_>>().join(", ");
        rules.push(format!(
            "    {{ fields = [{fields}], where = {{ {values} }} }},\n"
        ));
    }
    if !rules.is_empty() {
        line(text, &format!("not_mandatory = [\n{}]", rules.concat()));
    }
}

fn add_prefix(text: &mut String, prefix: Option<&str>) {
    if let Some(prefix) = prefix {
        let why = "sure: it stands before the ids of most questions";
        told(text, &format!("question_prefix = {}", quoted(prefix)), why);
    }
}

/// How sure a match is, and why.
fn sure(matched: &Matched<'_>) -> String {
    let likeness = &matched.likeness;
    let word = match (likeness.score, matched.or_else.as_slice()) {
        (85.., []) => "sure",
        (70.., []) => "likely",
        _ => CHECK,
    };
    let or_else = match matched.or_else.as_slice() {
        [] => String::new(),
        others => format!("; or: {}", others.join(", ")),
    };
    format!("{word}: {}{or_else}", likeness.why)
}

fn add_field(text: &mut String, rule: FieldRule, matched: &Matched<'_>) {
    let column = matched.column;
    let entry = format!("{} = {}", rule.code, quoted(&column.heading));
    told(text, &entry, &sure(matched));
    let is_amount = matches!(rule.kind, CellKind::Money | CellKind::Number);
    if is_amount && column.n_decimal_commas > 0 {
        let n = so_many(column.n_decimal_commas, "cell has", "cells have");
        let what = format!(
            "# {CHECK}: {n} a decimal comma and cannot be read: export numbers as 1234.50 or \
             1,234.50"
        );
        line(text, &what);
    }
}

fn add_unmatched(text: &mut String, table: &Table<'_>) {
    let unmatched: Vec<String> = table
        .unmatched()
        .map(|column| quoted(&column.heading))
        .collect();
    if unmatched.is_empty() {
        return;
    }
    line(text, "# Headings that are not read:");
    for heading in unmatched {
        line(text, &format!("#   {heading}"));
    }
}

fn add_questions(text: &mut String, known: Known<'_>, table: &Table<'_>, prefix: Option<&str>) {
    line(text, "");
    line(text, "[assessments.questions]");
    for (place, question) in known.ras.questions.iter().enumerate() {
        let id = question.id.as_str();
        let Some(matched) = table.questions.get(&place) else {
            let asked = one_line(question.text.as_str());
            line(
                text,
                &format!("# {} = \"\"  # no heading is like it: {asked}", key(id)),
            );
            continue;
        };
        let heading = &matched.column.heading;
        if prefix.is_some_and(|prefix| format!("{prefix}{id}") == *heading) {
            continue;
        }
        told(
            text,
            &format!("{} = {}", key(id), quoted(heading)),
            &sure(matched),
        );
    }
}

/// A key as TOML takes it.
fn key(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    match !name.is_empty() && name.chars().all(is_bare) {
        true => name.to_owned(),
        false => quoted(name),
    }
}

fn add_values(
    text: &mut String,
    known: Known<'_>,
    kind: FileKind,
    rule: FieldRule,
    column: &Column,
) {
    let CellKind::Listed(list) = rule.kind else {
        return;
    };
    let Some(values) = known.profile.standard.get(&list) else {
        return;
    };
    let own = known.profile.files.get(&kind);
    let own = own.and_then(|file| file.values.get(&rule.field));
    let allowed = format!("of the list \"{}\"", list.code());
    let header = format!("[{}.values.{}]", kind.code(), rule.code);
    add_meanings(
        text,
        &header,
        &allowed,
        (column, of_list(values, own, column)),
    );
}

fn add_answers(text: &mut String, known: Known<'_>, table: &Table<'_>) {
    for (place, matched) in &table.questions {
        let Some(question) = known.ras.questions.get(*place) else {
            continue;
        };
        let meanings = of_question(known, question, matched.column);
        let header = format!("[assessments.answers.{}]", key(question.id.as_str()));
        add_meanings(
            text,
            &header,
            "that the question takes",
            (matched.column, meanings),
        );
    }
}

/// The words that are none of those allowed, each with what it is proposed to mean.
fn add_meanings(
    text: &mut String,
    header: &str,
    allowed: &str,
    (column, meanings): (&Column, Vec<Meaning>),
) {
    if meanings.is_empty() {
        return;
    }
    line(text, "");
    line(text, header);
    for meaning in meanings {
        let cells = so_many(meaning.n, "cell", "cells");
        let word = quoted(&meaning.word);
        let Some(means) = &meaning.means else {
            let why = format!("{CHECK}: {cells}; nothing {allowed} is like it");
            told(text, &format!("# {word} = \"{MISSING}\""), &why);
            continue;
        };
        let why = match meaning.why {
            Why::Same => {
                format!("sure: {cells}; it differs in case and punctuation, or says it out")
            }
            Why::InUse => format!("sure: {cells}; as in the profile in use"),
            Why::SaysNothing => format!("{CHECK}: {cells}; it says that nothing is known"),
            Why::Alike | Why::Unlike => format!("{CHECK}: {cells}; it is like this one only"),
        };
        told(text, &format!("{word} = {}", quoted(means)), &why);
    }
    if column.has_more {
        let n = column.values.len();
        line(
            text,
            &format!("# {CHECK}: there are more words than the {n} that were kept"),
        );
    }
}
