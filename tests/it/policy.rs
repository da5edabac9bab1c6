//! No figure of policy in code: limits, periods and amounts stand in `config/`.
//!
//! Four scans. In the code of the rules (`panel`, `flags`) and of the sums (`caseload`, `scoring`),
//! of what asks them (the forms, the desk) and of what looks over a configuration every number but
//! 0 and 1 is listed here with what it is;
//! in the register, whose numbers are columns and codes, every one that has a name or that
//! something is held against. In the words of the rules and the shells no text is a bare number,
//! and no number stands before a unit of policy (months, weeks, days, years, per cent). And no
//! field of a form begins with an answer that stands in the code: a usual choice is policy, as a
//! usual figure is.

use crate::sources::{Fault, Source, assert_none, code_of, only, rust_files};

/// A number that is no policy: the file below `src/`, a part of its line, what it is.
type Lawful = (&'static str, &'static str, &'static str);

#[rustfmt::skip]
const IN_CODE: [Lawful; 47] = [
    ("caseload/distribution.rs", "percentile.min(100)", "a per cent"),
    ("caseload/distribution.rs", "(at_or_below * 100)", "a per cent"),
    ("caseload/package.rs", "ALL: [(CostFrequency", "how many frequencies there are"),
    ("caseload/package.rs", "CostFrequency::", "units a week as the national return reckons them"),
    ("caseload/person.rs", "ALL: [(Deployment", "how many ways there are"),
    ("scoring/ruling.rs", "WRITTEN_OUT_MAX: usize = 8", "how many are written out"),
    ("scoring/sheet.rs", "SHOWN_LENGTH_MAX: usize = 40", "how much of a typed text is shown"),
    ("config/look/caps.rs", "ROOM: Decimal = dec!(1.25)", "a slip in typing, which is asked about"),
    ("config/look/caps.rs", "[Looking<'a>; 3]", "how many files are looked at"),
    ("config/look/floors.rs", "[Looking<'a>; 2]", "how many files are looked at"),
    ("config/look/money.rs", "LIKELY_ROUNDING", "a slip in typing, which is asked about"),
    ("config/look/panel.rs", "NOT_ZERO: [&str; 6]", "how many names there are"),
    ("config/look/panel.rs", "MAY_BE_ZERO: [&str; 2]", "how many names there are"),
    ("config/look/please_look.rs", "YEARS_AHEAD: i64 = 3", "a slip in a date, asked about"),
    ("config/look/ras.rs", "LIKELY_FACTORS: ", "a slip of the point, which is asked about"),
    ("modelling/effect.rs", "LARGEST_MAX: usize = 5", "how many are kept"),
    ("panel/over_time.rs", "7.into()", "days of a week"),
    ("panel/owed.rs", "7.into()", "days of a week"),
    ("panel/ladder.rs", "DAYS_A_WEEK: i32 = 7", "days of a week"),
    ("panel/transition.rs", "Decimal::new(1, 2)", "a penny"),
    ("panel/review.rs", "DAYS_A_WEEK: i32 = 7", "days of a week"),
    ("panel/schedule.rs", "MONTHS_BOUND: u32 = 120", "the longest that is reckoned"),
    ("panel/schedule.rs", "Decimal::from(7)", "days of a week"),
    ("panel/verdict.rs", "ALL: [(VerdictKind", "how many kinds there are"),
    ("panel/verdict.rs", "(VerdictKind::", "the stored number of a kind"),
    ("tui/forms/prompts.rs", "left(member.id.as_str(), 13)", "columns of a list"),
    ("tui/forms/propose_form.rs", "-> [(&'static str, String); 4]", "fields of the form"),
    ("tui/forms/change_lines.rs", "OFFERED_MAX: usize = 16", "how many are shown"),
    ("app/desk/recording.rs", "N_TRIES: u32 = 8", "how often a lost race is run again"),
    ("app/desk/overview.rs", "take(2)", "how many lines are shown"),
    ("flags/like_cases.rs", "[Money; 5]", "how many percentiles are shown"),
    ("flags/like_cases.rs", "Some([at(10)?, at(25)?, at(50)?, at(75)?, at(90)?])", "which"),
    ("flags/mod.rs", "ALL: [FlagRule; ", "how many rules there are"),
    ("flags/raised.rs", "dec!(0.01)", "a per cent"),
    ("flags/rules/outlier.rs", "dec!(0.01)", "a per cent"),
    ("flags/settings_check.rs", "whole_from(0, 1200)", "what a setting may be"),
    ("flags/settings_check.rs", "whole_from(0, 3660)", "what a setting may be"),
    ("flags/settings_check.rs", "whole_from(1, 100)", "what a setting may be"),
    ("flags/settings_check.rs", "whole_from(1, 1_000_000)", "what a setting may be"),
    ("flags/settings_check.rs", "whole_from(0, 1000)", "what a setting may be"),
    ("flags/tally.rs", "dec!(0.1)", "decimals shown"),
    ("flags/rules/unscorable.rs", "NAMED_MAX: usize = 4", "how many are named"),
    ("flags/wording.rs", "percent_to(2, size, hides)", "decimals shown"),
    ("flags/wording.rs", "(place % 100, place % 10)", "spelling of ordinals"),
    ("flags/wording.rs", "(11..=13, _)", "spelling of ordinals"),
    ("flags/wording.rs", "(_, 2)", "spelling of ordinals"),
    ("flags/wording.rs", "(_, 3)", "spelling of ordinals"),
];

#[rustfmt::skip]
const IN_STORE: [Lawful; 12] = [
    ("register/schema/step_6.rs", "NUMBER: usize = 6", "which step it is"),
    ("register/schema/step_8.rs", "NUMBER: usize = 8", "which step it is"),
    ("register/schema/step_9.rs", "NUMBER: usize = 9", "which step it is"),
    ("register/copy.rs", "WAITS_MAX: u32 = 200", "how often a copy waits"),
    ("register/doctor.rs", "LOG_BYTES_MAX: u64 = 16", "bytes of a file"),
    ("register/place.rs", "LEFTOVERS_MAX: u32 = 100", "files passed by"),
    ("register/schema/mod.rs", "0x5241_5350", "the mark of the file"),
    ("register/schema/mod.rs", "pub const NEWEST: i64 = ", "the schema's number"),
    ("register/settings.rs", "SQLITE_VERSION_MIN: i32 = ", "a version of SQLite"),
    ("register/settings.rs", "BUSY_TIMEOUT_MS: u64 = 10_000", "how long a lock is waited for"),
    ("register/settings.rs", "WAL_TRIES: u32 = 50", "how often a lock is tried"),
    ("register/verify/chain.rs", "CLOCK_BACK_MAX_MS: i64 = ", "how far clocks of machines differ"),
];

#[rustfmt::skip]
const IN_WORDS: [Lawful; 7] = [
    ("config/look/ras.rs", "such as 0.15 for 15 %", "how a part is written"),
    ("config/look/ras.rs", "such as 0.0157", "how a part is written"),
    ("panel/amount.rs", "write +10% or -2.5%", "how a change is typed"),
    ("tui/forms/decide_fields.rs", "1,234.50, +10%, +10%p", "how an amount is typed"),
    ("panel/transition.rs", "steps need at least 1 month", "the shortest that has a step"),
    ("flags/wording.rs", "under 0.01 %", "decimals shown"),
    ("flags/in_force.rs", "if shown == \"1\"", "the singular"),
];

const RULES: [&str; 8] = [
    "src/caseload/",
    "src/scoring/",
    "src/modelling/",
    "src/panel/",
    "src/flags/",
    "src/config/look/",
    "src/tui/forms/",
    "src/app/desk/",
];
const STORE: [&str; 1] = ["src/register/"];
const FORMS: [&str; 1] = ["src/tui/forms/"];
const WORDED: [&str; 10] = [
    "src/modelling/",
    "src/panel/",
    "src/flags/",
    "src/config/look/",
    "src/register/",
    "src/scoring/",
    "src/reports/",
    "src/app/",
    "src/cli/",
    "src/tui/",
];
const UNITS: [&str; 6] = ["month", "week", "day", "year", "per cent", "%"];

fn is_lawful(source: &Source, line: &str, lawful: &[Lawful]) -> bool {
    let path = source.path.trim_start_matches("src/");
    let mut known = lawful.iter();
    known.any(|(file, part, _)| *file == path && line.contains(part))
}

/// The lines before the file's own tests: as written, and with comments and texts blanked out.
fn lines(source: &Source) -> Vec<(usize, String, String)> {
    let (text, _) = source
        .text
        .split_once("#[cfg(test)]")
        .unwrap_or((&source.text, ""));
    let code = code_of(text);
    let both = text.lines().zip(code.lines()).enumerate();
    let lines = both.map(|(n, (line, code))| (n + 1, line.to_owned(), code.to_owned()));
    lines.collect()
}

/// The numbers that stand by themselves, each with what comes before it and after it.
fn numbers(line: &str) -> Vec<(&str, &str, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = line[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + at;
        let rest = &line[start..];
        let of_number = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ',' || c == '.';
        let end = start + rest.find(|c| !of_number(c)).unwrap_or(rest.len());
        let number = line[start..end].trim_end_matches(['.', ',']);
        let before = line[..start].chars().next_back();
        let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.');
        if !in_word {
            let end = start + number.len();
            found.push((&line[..start], number, &line[end..]));
        }
        from = end;
    }
    found
}

fn code_faults(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (n, line, code) in lines(source) {
        let unnamed = numbers(&code).into_iter().find(|(_, number, _)| {
            let number = number.split("..").next().unwrap_or(number);
            !matches!(number, "0" | "1")
        });
        if let Some((_, number, _)) = unnamed.filter(|_| !is_lawful(source, &line, &IN_CODE)) {
            let what = format!("{number} stands in the code of a rule: config/ has the figures");
            faults.push(Fault::new(source, n, what));
        }
    }
    faults
}

/// The numbers of a store are columns, codes and widths; one that is policy has a name, or
/// something is held against it.
fn store_faults(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (n, line, code) in lines(source) {
        let is_named = code.contains("const ");
        let is_policy = |before: &str| {
            let compares = [" <", " >", " <=", " >="];
            let is_held = compares.iter().any(|op| before.trim_end().ends_with(op));
            is_held || (is_named && before.contains(" = "))
        };
        let mut found = numbers(&code).into_iter();
        let found =
            found.find(|(before, number, _)| !matches!(*number, "0" | "1") && is_policy(before));
        let found = found.or_else(|| {
            let named = ["months_after(", "days_after("];
            let moves = named.iter().any(|call| code.contains(call));
            numbers(&code).into_iter().find(|_| moves)
        });
        if let Some((_, number, _)) = found.filter(|_| !is_lawful(source, &line, &IN_STORE)) {
            let what = format!("{number} is held against something: config/ has the figures");
            faults.push(Fault::new(source, n, what));
        }
    }
    faults
}

fn word_faults(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (n, line, code) in lines(source) {
        if line.trim_start().starts_with("//") || is_lawful(source, &line, &IN_WORDS) {
            continue;
        }
        let blanked = code.chars().chain(std::iter::repeat(' '));
        let words = line
            .split(" // ")
            .next()
            .unwrap_or_default()
            .chars()
            .zip(blanked);
        let words: String = words
            .map(|(c, kept)| if kept == ' ' { c } else { ' ' })
            .collect();
        let found = numbers(&words).into_iter().find(|(before, number, after)| {
            let bare = before.ends_with('"') && after.starts_with('"');
            let after = after.trim_start();
            let is_plain = number.ends_with(|c: char| c.is_ascii_digit());
            is_plain && (bare || UNITS.iter().any(|unit| after.starts_with(unit)))
        });
        if let Some((_, number, _)) = found {
            let what = format!("{number} stands in the words: config/ has the figures");
            faults.push(Fault::new(source, n, what));
        }
    }
    faults
}

/// How the text of a field is set, and a text of the code behind it.
const BEGINS_WITH: [&str; 4] = [
    "\".to_owned(), \"",
    "put_back(\"",
    "\", Some(\"",
    "\".into(), \"",
];

/// A field that is given a text of the code to begin with: an empty one says nothing.
fn choice_faults(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (n, line, _) in lines(source) {
        let begun = BEGINS_WITH.iter().find_map(|mark| {
            let (_, text) = line.split_once(mark)?;
            text.split('"').next().filter(|text| !text.is_empty())
        });
        if let Some(text) = begun {
            let what = format!("a field begins with \"{text}\": config/ has what is usual");
            faults.push(Fault::new(source, n, what));
        }
    }
    faults
}

fn within(sources: &[Source], folders: &[&str], rule: fn(&Source) -> Vec<Fault>) -> Vec<Fault> {
    let inside = |source: &&Source| folders.iter().any(|folder| source.path.starts_with(folder));
    sources.iter().filter(inside).flat_map(rule).collect()
}

#[test]
fn no_figure_of_policy_stands_in_the_code_of_a_rule() {
    assert_none(&within(&rust_files(), &RULES, code_faults));
}

#[test]
fn no_figure_of_policy_is_named_or_held_against_anything_in_the_store() {
    assert_none(&within(&rust_files(), &STORE, store_faults));
}

#[test]
fn a_figure_of_policy_in_the_store_is_found() {
    let found = |text: &str| only(&store_faults(&Source::planted("src/register/x.rs", text)));
    let says =
        |number: &str| format!("1: {number} is held against something: config/ has the figures");
    assert_eq!(found("const BACKUP_DAYS_MAX: i64 = 7;"), says("7"));
    assert_eq!(found("if since > 0 && days > 7 {"), says("7"));
    assert_eq!(found("days_after(day, 28)"), says("28"));
    let lawful = "row.get(7)?; n <= 1; [u8; 32]; 3 => Kind::Three";
    let planted = Source::planted("src/register/x.rs", lawful);
    assert_eq!(store_faults(&planted), []);
}

#[test]
fn no_figure_of_policy_stands_in_the_words_of_the_program() {
    assert_none(&within(&rust_files(), &WORDED, word_faults));
}

#[test]
fn no_field_of_a_form_begins_with_an_answer_that_stands_in_the_code() {
    assert_none(&within(&rust_files(), &FORMS, choice_faults));
}

#[test]
fn an_answer_in_the_code_of_a_form_is_found() {
    let found = |text: &str| only(&choice_faults(&Source::planted("src/tui/forms/x.rs", text)));
    let says = |text: &str| format!("1: a field begins with \"{text}\": config/ has what is usual");
    let pair = "(\"profile\".to_owned(), \"equal_steps\".to_owned()),";
    assert_eq!(found(pair), says("equal_steps"));
    assert_eq!(found("field.put_back(\"present\");"), says("present"));
    assert_eq!(
        found("put(\"review\", Some(\"24 May\".into()));"),
        says("24 May")
    );
    let lawful = "title.put_back(\"\"); put(\"months\", longest); (\"start\".to_owned(), today)";
    let planted = Source::planted("src/tui/forms/x.rs", lawful);
    assert_eq!(choice_faults(&planted), []);
}

#[test]
fn every_number_that_is_listed_is_there() {
    let sources = rust_files();
    for (path, part, _) in IN_CODE.iter().chain(&IN_WORDS).chain(&IN_STORE) {
        let source = sources
            .iter()
            .find(|known| known.path == format!("src/{path}"));
        let holds = source.is_some_and(|source| source.text.contains(part));
        assert!(holds, "{path}: {part}");
    }
}

#[test]
fn a_figure_in_the_code_of_a_rule_is_found() {
    let found = |text: &str| only(&code_faults(&Source::planted("src/panel/x.rs", text)));
    let says =
        |number: &str| format!("1: {number} stands in the code of a rule: config/ has the figures");
    assert_eq!(found("let latest = months_after(start, 3);"), says("3"));
    assert_eq!(found("const QUORUM: u32 = 4;"), says("4"));
    assert_eq!(found("let limit = dec!(800.00);"), says("800.00"));
    let planted = Source::planted(
        "src/panel/x.rs",
        "for n in 0..1 { a1(u32::MAX) } // 3 months",
    );
    assert_eq!(code_faults(&planted), []);
}

#[test]
fn a_figure_in_the_words_is_found() {
    let found = |text: &str| only(&word_faults(&Source::planted("src/tui/x.rs", text)));
    let says = |number: &str| format!("1: {number} stands in the words: config/ has the figures");
    assert_eq!(found("put(\"months\", \"3\");"), says("3"));
    assert_eq!(found("\"longer than 3 months\""), says("3"));
    assert_eq!(found("\"above 15 %\""), says("15"));
    let planted = Source::planted("src/tui/x.rs", "f(3); \"such as 520\" // within 3 months");
    assert_eq!(word_faults(&planted), []);
}
