//! A column profile's file, read and checked: one table for each caseload file.

use super::limits::limits;
use super::mandatory::mandatory;
use super::value_lists::{Lists, MISSING, lists, mapped, refuse_contradiction};
use crate::config::caseload_field::{CellKind, Field, FileKind, StandardList};
use crate::config::column_profile::{ColumnProfile, FileForm, FileProfile, compared};
use crate::config::date_pattern::{A_DATE_PATTERN, DatePattern};
use crate::config::problem::ConfigProblem;
use crate::config::reading::reader::{Reading, Section, quoted_list, read};
use crate::config::reading::spelling::nearest;
use crate::terms::ids::QuestionId;
use std::collections::BTreeMap;

/// Reads a profile, or lists every mistake found.
pub fn column_profile(
    file: &str,
    text: &str,
    open: impl FnOnce(&str) -> Result<String, Vec<ConfigProblem>>,
) -> Result<ColumnProfile, Vec<ConfigProblem>> {
    profile_file(file, text, open).finished()
}

/// Reads a profile. `file` is its path from the folder of the configuration. `open` gives the text
/// of the file of value lists that the profile names, by its path beside the profile; the mistakes
/// of that file stand after those of the profile.
pub fn profile_file(
    file: &str,
    text: &str,
    open: impl FnOnce(&str) -> Result<String, Vec<ConfigProblem>>,
) -> Reading<ColumnProfile> {
    let mut problems_of_lists = Vec::new();
    let mut reading = read(file, text, |root| {
        let title = root.text("title");
        let limits = limits(root);
        let standard = lists(root, file, open, &mut problems_of_lists);
        let mut files = BTreeMap::new();
        for (kind, code) in FileKind::ALL {
            let needed = kind == FileKind::People;
            if !needed && !root.has(code) {
                continue;
            }
            let profile = root.table(code, |section| {
                file_profile(kind, section, standard.as_ref())
            });
            files.extend(profile.map(|profile| (kind, profile)));
        }
        refuse_file_twice(root, &files);
        Some(ColumnProfile {
            title: title?,
            limits: limits?,
            files,
            standard: standard?,
        })
    });
    reading.problems.extend(problems_of_lists);
    reading
}

/// Each kind of rows is in a file of its own.
fn refuse_file_twice(root: &Section<'_>, files: &BTreeMap<FileKind, FileProfile>) {
    let mut known: BTreeMap<String, FileKind> = BTreeMap::new();
    for (kind, profile) in files {
        let sheet = profile
            .sheet
            .as_deref()
            .map(|sheet| sheet.trim().to_lowercase());
        let of_table = format!(
            "{}|{}",
            profile.file.to_lowercase(),
            sheet.unwrap_or_default()
        );
        let text_name = profile.text_name(*kind).to_lowercase();
        let (of_table, text) = match profile.form {
            FileForm::Text => (format!("{text_name}|"), None),
            _ => (of_table, Some(format!("{text_name}|"))),
        };
        let mut taken = None;
        for name in std::iter::once(of_table).chain(text) {
            taken = known
                .insert(name, *kind)
                .filter(|other| other != kind)
                .or(taken);
        }
        if let Some(other) = taken {
            root.problem(
                &format!("{}.file", kind.code()),
                &format!(
                    "\"{}\" is the file of {}, too",
                    profile.shown_name(),
                    other.code()
                ),
                "a file of its own for each kind of rows, or a sheet of its own (sheet); \
                 people.csv and so on belong to the table of that name",
                "name another file, or take one of the two tables out",
            );
        }
    }
}

/// The name of a file in the folder that is imported.
fn file_name(section: &Section<'_>) -> Option<(String, FileForm)> {
    let allowed = "the name of a file in the folder that is imported, without a path: text (.csv, \
                   .txt), a workbook (.xlsx) or JSON lines (.jsonl)";
    section.parsed("file", allowed, |text| {
        let path = text.contains(['/', '\\', ':']) || matches!(text, "." | "..");
        let form = FileForm::of_name(text).filter(|_| !path);
        form.map(|form| (text.to_owned(), form))
    })
}

/// The sheet of a workbook; no other file has one.
fn sheet(section: &Section<'_>, form: FileForm) -> Option<String> {
    let sheet = section.optional_text("sheet")?;
    if form == FileForm::Workbook {
        return Some(sheet);
    }
    section.problem(
        "sheet",
        "the file is no workbook, and has no sheets",
        "a sheet where the file is a workbook (.xlsx)",
        "take it out, or name the workbook (file)",
    );
    None
}

fn delimiter(section: &Section<'_>) -> Option<char> {
    section.parsed(
        "delimiter",
        "one of \",\", \";\", \"|\" or \"tab\"",
        |text| match text {
            "tab" => Some('\t'),
            "," | ";" | "|" => text.chars().next(),
            _ => None,
        },
    )
}

fn file_profile(
    kind: FileKind,
    section: &Section<'_>,
    standard: Option<&Lists>,
) -> Option<FileProfile> {
    let file = file_name(section);
    let form = file.as_ref().map_or(FileForm::Text, |(_, form)| *form);
    let sheet = sheet(section, form);
    let optional = section.has("optional") && section.yes_or_no("optional").unwrap_or_default();
    let delimiter = match form != FileForm::Text && !section.has("delimiter") {
        true => Some(','),
        false => delimiter(section),
    };
    let dates = dates(section);
    let columns = columns(kind, section).unwrap_or_default();
    let values = values(kind, section, standard);
    let (mandatory, excused) = mandatory(kind, section, standard);
    let (mut prefix, mut questions, mut answers) =
        (String::new(), BTreeMap::new(), BTreeMap::new());
    if kind == FileKind::Assessments {
        refuse_half_an_answer(section, &columns);
        prefix = section.optional_text("question_prefix").unwrap_or_default();
        questions = question_headings(section);
        answers = answer_values(section);
    }
    refuse_heading_twice(section, &columns, &questions);
    Some(FileProfile {
        file: file?.0,
        form,
        sheet,
        optional,
        delimiter: delimiter?,
        dates: dates?,
        columns,
        values,
        question_prefix: prefix,
        questions,
        answers,
        mandatory,
        excused,
    })
}

fn dates(section: &Section<'_>) -> Option<Vec<DatePattern>> {
    let texts = section.texts("dates")?;
    let mut patterns = Vec::new();
    for text in &texts {
        match DatePattern::new(text) {
            Some(pattern) => patterns.push(pattern),
            None => section.problem(
                "dates",
                &format!("\"{text}\" is not a pattern for dates"),
                A_DATE_PATTERN,
                "write the pattern as the dates stand in the file",
            ),
        }
    }
    refuse_two_orders(section, &patterns);
    (patterns.len() == texts.len()).then_some(patterns)
}

/// Two patterns that take one text for different days leave the day to be guessed.
fn refuse_two_orders(section: &Section<'_>, patterns: &[DatePattern]) {
    let pairs = patterns.iter().enumerate().flat_map(|(position, one)| {
        patterns
            .iter()
            .skip(position + 1)
            .map(move |two| (one, two))
    });
    for (one, two) in pairs.filter(|(one, two)| one.contradicts(two)) {
        section.problem(
            "dates",
            &format!(
                "\"{}\" ({}) and \"{}\" ({}) take the same text for different days",
                one.as_str(),
                one.shown(),
                two.as_str(),
                two.shown()
            ),
            "patterns of which no two take one text for different days",
            "keep the one that the file is written in",
        );
    }
}

fn columns(kind: FileKind, section: &Section<'_>) -> Option<BTreeMap<Field, String>> {
    section.table("columns", |columns| {
        let mut headings = BTreeMap::new();
        for rule in Field::of_file(kind) {
            let heading = if rule.required {
                columns.text(rule.code)
            } else {
                columns.optional_text(rule.code)
            };
            headings.extend(heading.map(|heading| (rule.field, heading)));
        }
        Some(headings)
    })
}

/// Where a row is an answer, the question and the answer stand in columns of their own.
fn refuse_half_an_answer(section: &Section<'_>, columns: &BTreeMap<Field, String>) {
    let pair = [Field::Question, Field::Answer];
    let [question, answer] = pair.map(|field| columns.contains_key(&field));
    if question != answer {
        let (named, lacks) = match question {
            true => ("question", "answer"),
            false => ("answer", "question"),
        };
        section.problem(
            &format!("columns.{named}"),
            &format!("\"{named}\" has a heading, and \"{lacks}\" has none"),
            "both where a row is an answer, neither where a row is an assessment",
            &format!("write the heading of \"{lacks}\" too, or take this one out"),
        );
    }
}

type Wordings<Key> = BTreeMap<Key, BTreeMap<String, Option<String>>>;

fn values(kind: FileKind, section: &Section<'_>, standard: Option<&Lists>) -> Wordings<Field> {
    let fields = section.optional_table("values", |values| {
        let mut wordings = Wordings::new();
        for name in values.names() {
            let Some((field, list)) = listed_field(kind, values, &name) else {
                continue;
            };
            let targets = standard
                .and_then(|lists| lists.get(&list))
                .map(|list| list.values.as_slice())
                .unwrap_or_default();
            let read = values.optional_table(&name, |table| {
                let names = table.names().into_iter();
                Some(
                    names
                        .map(|wording| {
                            let target = match standard {
                                Some(_) => mapped(table, &wording, targets),
                                None => table.text(&wording),
                            };
                            (wording, target)
                        })
                        .collect(),
                )
            });
            if let Some(read) = &read {
                refuse_contradiction(values, &name, read, targets);
            }
            wordings.extend(read.map(|read| (field, read)));
        }
        Some(wordings)
    });
    fields.unwrap_or_default()
}

/// The field with this code whose cells are checked against a list; else a mistake is written down.
fn listed_field(kind: FileKind, values: &Section<'_>, name: &str) -> Option<(Field, StandardList)> {
    let listed = || {
        Field::of_file(kind).filter_map(|rule| match rule.kind {
            CellKind::Listed(list) => Some((rule, list)),
            _ => None,
        })
    };
    let known = listed().find(|(rule, _)| rule.code == name);
    if known.is_none() {
        let codes = || listed().map(|(rule, _)| rule.code);
        let remedy = match nearest(name, codes()) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None => "take the table out".to_owned(),
        };
        values.problem(
            name,
            &format!("\"{name}\" is not a field whose values come from a list"),
            &format!("one of {}", quoted_list(codes())),
            &remedy,
        );
    }
    known.map(|(rule, list)| (rule.field, list))
}

fn question_headings(section: &Section<'_>) -> BTreeMap<QuestionId, String> {
    let named = section.optional_text_table("questions");
    named
        .into_iter()
        .filter_map(|(name, heading)| Some((question(section, "questions", &name)?, heading)))
        .collect()
}

fn answer_values(section: &Section<'_>) -> Wordings<QuestionId> {
    let read = section.optional_table("answers", |answers| {
        let mut wordings = Wordings::new();
        for name in answers.names() {
            let texts = answers.optional_text_table(&name).into_iter();
            let read = texts
                .map(|(wording, answer)| (wording, (answer != MISSING).then_some(answer)))
                .collect();
            if let Some(id) = question(section, "answers", &name) {
                wordings.insert(id, read);
            }
        }
        Some(wordings)
    });
    read.unwrap_or_default()
}

fn question(section: &Section<'_>, table: &str, name: &str) -> Option<QuestionId> {
    match QuestionId::new(name) {
        Ok(id) => Some(id),
        Err(problem) => {
            section.problem(
                &format!("{table}.{name}"),
                &format!("\"{name}\" cannot be a {}", problem.kind),
                "1 to 64 of letters, digits and - _ . / without spaces",
                "write the question's id as the RAS has it",
            );
            None
        }
    }
}

fn refuse_heading_twice(
    section: &Section<'_>,
    columns: &BTreeMap<Field, String>,
    questions: &BTreeMap<QuestionId, String>,
) {
    let of_fields = columns
        .iter()
        .map(|(field, heading)| (format!("columns.{}", field.code()), heading));
    let of_questions = questions
        .iter()
        .map(|(question, heading)| (format!("questions.{question}"), heading));
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for (key, heading) in of_fields.chain(of_questions) {
        if let Some(first) = taken.insert(compared(heading), key.clone()) {
            section.problem(
                &key,
                &format!("the heading \"{heading}\" is that of {first} too"),
                "a heading of its own for each; case and spaces make no difference",
                "write the heading that this one has in the file",
            );
        }
    }
}
