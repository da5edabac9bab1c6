//! The filter line of a list: words, matched fuzzily, and fields such as `gap>100 team:north`.

use super::filter_field::{Field, FieldKind, FieldValue, Filtered, examples};
use crate::terms::money::typed_money;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::collections::BTreeSet;

/// A filter as typed, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all match somewhere in the line.
    pub words: Vec<String>,
    /// Fields with what is asked of them.
    pub tests: Vec<FieldTest>,
    /// The terms that cannot be understood, each with what is allowed. They are not applied: a term
    /// that nothing passes would look like a list without cases.
    pub not_applied: Vec<String>,
}

/// A test on a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldTest {
    /// The field's first name.
    name: &'static str,
    /// Whether it holds a word of a few.
    of_a_few: bool,
    /// How it is compared.
    comparison: Comparison,
    /// With what.
    value: FieldValue,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Comparison {
    /// Contains the value (text), or equals it (figures).
    Is,
    Above,
    Below,
    AtLeast,
    AtMost,
}

impl Filter {
    /// Takes a typed filter apart by the fields that a list has. What names no field is a word.
    #[must_use]
    pub fn of(typed: &str, fields: &[Field]) -> Filter {
        let mut filter = Filter::default();
        for piece in typed.split_whitespace() {
            match term(piece, fields) {
                Ok(Some(test)) => filter.tests.push(test),
                Ok(None) => filter.words.push(piece.to_owned()),
                Err(why) => filter
                    .not_applied
                    .push(format!("{piece} is not applied: {why}.")),
            }
        }
        filter
    }

    /// The same for these lines: a word that none of them has is not applied either.
    #[must_use]
    pub fn on<L: Filtered>(typed: &str, lines: &[L]) -> Filter {
        let mut filter = Filter::of(typed, L::FIELDS);
        let tests = std::mem::take(&mut filter.tests);
        for test in tests {
            match test.unheard(lines) {
                Some(why) => filter.not_applied.push(why),
                None => filter.tests.push(test),
            }
        }
        filter
    }

    /// The numbers of the lines that pass, in their order. A word with a digit in it is a reference
    /// or a figure, and stands in the line as it is; other words match fuzzily.
    #[must_use]
    pub fn passing<L: Filtered>(&self, lines: &[L]) -> Vec<usize> {
        let has_digit = |word: &&String| word.chars().any(|c| c.is_ascii_digit());
        let exact: Vec<String> = self.words.iter().filter(has_digit).map(plain).collect();
        let others = self.words.iter().filter(|word| !has_digit(word));
        let patterns: Vec<Pattern> = others
            .map(|word| Pattern::parse(word, CaseMatching::Ignore, Normalization::Smart))
            .collect();
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut passes = |line: &L| {
            if !self.tests.iter().all(|test| test.passes(line)) {
                return false;
            }
            if self.words.is_empty() {
                return true;
            }
            let text = line.text();
            let in_plain = plain(&text);
            exact.iter().all(|word| in_plain.contains(word))
                && patterns.iter().all(|pattern| {
                    let haystack = Utf32Str::new(&text, &mut buffer);
                    pattern.score(haystack, &mut matcher).is_some()
                })
        };
        let lines = lines.iter().enumerate();
        let passing = lines.filter(|(_, line)| passes(line));
        passing.map(|(n, _)| n).collect()
    }
}

/// A text as references are compared: without capitals and hyphens.
fn plain(text: impl AsRef<str>) -> String {
    text.as_ref().to_lowercase().replace('-', "")
}

/// A term as a test on a field; nothing where it is a word; else why it cannot be understood.
fn term(piece: &str, fields: &[Field]) -> Result<Option<FieldTest>, String> {
    let Some(at) = piece.find([':', '>', '<', '=']) else {
        let field = named(piece, fields).filter(|field| field.kind == FieldKind::Holds);
        return Ok(field.and_then(|field| test(field, Comparison::Is, FieldValue::Holds(true))));
    };
    let (name, rest) = piece.split_at(at);
    let field = named(name, fields).ok_or_else(|| {
        let examples = examples(fields);
        match name {
            "" => format!("write a field before it, without spaces: {examples}"),
            name => format!("there is no field \"{name}\" here; there are: {examples}"),
        }
    })?;
    let signs = [
        (">=", Comparison::AtLeast),
        ("<=", Comparison::AtMost),
        (">", Comparison::Above),
        ("<", Comparison::Below),
        (":", Comparison::Is),
        ("=", Comparison::Is),
    ];
    let found = signs
        .iter()
        .find_map(|(sign, comparison)| Some((*comparison, rest.strip_prefix(sign)?)));
    let (comparison, typed) = found.unwrap_or((Comparison::Is, ""));
    let (comparison, typed) = match (comparison, typed.strip_suffix('+')) {
        (Comparison::Is, Some(least)) => (Comparison::AtLeast, least),
        _ => (comparison, typed),
    };
    let is_order = !matches!(comparison, Comparison::Is);
    let value = match field.kind {
        _ if typed.is_empty() => None,
        FieldKind::Text | FieldKind::Name | FieldKind::Holds if is_order => None,
        FieldKind::Text | FieldKind::Name => Some(FieldValue::Text(typed.to_lowercase())),
        FieldKind::Number => {
            let from_zero = number(typed).filter(|number| *number >= 0);
            from_zero.map(FieldValue::Number)
        }
        FieldKind::Money => {
            let amount = typed_money(typed).ok();
            amount.map(|amount| FieldValue::Number(amount.pence()))
        }
        FieldKind::Holds => match typed.to_lowercase().as_str() {
            "yes" | "y" | "true" => Some(FieldValue::Holds(true)),
            "no" | "n" | "false" => Some(FieldValue::Holds(false)),
            _ => None,
        },
    };
    let allowed = match field.kind {
        FieldKind::Text | FieldKind::Name => "a word is asked for with a colon",
        FieldKind::Number => "it takes a whole number from 0",
        FieldKind::Money => "it takes an amount",
        FieldKind::Holds => "it takes yes or no",
    };
    let value = value.ok_or_else(|| format!("{allowed}, such as {}", field.example))?;
    Ok(test(field, comparison, value))
}

/// How many words are told of a field of a few.
const NAMES_MAX: usize = 24;

fn test(field: &Field, comparison: Comparison, value: FieldValue) -> Option<FieldTest> {
    let name = field.names.first()?;
    Some(FieldTest {
        name,
        of_a_few: field.kind == FieldKind::Name,
        comparison,
        value,
    })
}

fn named<'a>(name: &str, fields: &'a [Field]) -> Option<&'a Field> {
    let name = name.to_lowercase();
    let name = name.strip_suffix("/wk").unwrap_or(&name);
    fields.iter().find(|field| field.names.contains(&name))
}

/// A whole number with its unit, or without.
fn number(typed: &str) -> Option<i64> {
    let units = ["days", "d", "%"];
    let bare = units.iter().find_map(|unit| typed.strip_suffix(unit));
    bare.unwrap_or(typed).replace(',', "").parse().ok()
}

impl FieldTest {
    /// Why a word of a few is not applied: none of these lines has it. Nothing where one has, and
    /// where no line has any.
    fn unheard<L: Filtered>(&self, lines: &[L]) -> Option<String> {
        let FieldValue::Text(asked) = self.value.clone() else {
            return None;
        };
        if !self.of_a_few || lines.iter().any(|line| self.passes(line)) {
            return None;
        }
        let name = self.name;
        let there: BTreeSet<String> = lines.iter().flat_map(|line| line.names(name)).collect();
        let mut words: Vec<&str> = there.iter().map(String::as_str).take(NAMES_MAX).collect();
        words.extend((there.len() > NAMES_MAX).then_some("…"));
        let has = format!("{name}:{asked} is not applied: no {name} here is called {asked};");
        (!there.is_empty()).then(|| format!("{has} there are: {}.", words.join(", ")))
    }

    fn passes<L: Filtered>(&self, line: &L) -> bool {
        match (line.field(self.name), &self.value) {
            (FieldValue::Text(text), FieldValue::Text(asked)) => {
                text.to_lowercase().contains(asked)
            }
            (FieldValue::Number(number), FieldValue::Number(limit)) => match self.comparison {
                Comparison::Is => number == *limit,
                Comparison::Above => number > *limit,
                Comparison::Below => number < *limit,
                Comparison::AtLeast => number >= *limit,
                Comparison::AtMost => number <= *limit,
            },
            (FieldValue::Holds(holds), FieldValue::Holds(asked)) => holds == *asked,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Line(&'static str, i64);

    impl Filtered for Line {
        const FIELDS: &'static [Field] = &[
            Field {
                names: &["age"],
                kind: FieldKind::Number,
                example: "age:75+",
            },
            Field {
                names: &["team"],
                kind: FieldKind::Name,
                example: "team:north",
            },
            Field {
                names: &["cost", "package"],
                kind: FieldKind::Money,
                example: "cost>100",
            },
            Field {
                names: &["open"],
                kind: FieldKind::Holds,
                example: "open",
            },
        ];

        fn text(&self) -> String {
            self.0.to_owned()
        }

        fn field(&self, name: &str) -> FieldValue {
            match name {
                "age" => FieldValue::Number(self.1),
                "team" => FieldValue::Text("North".into()),
                "cost" => FieldValue::Number(self.1 * 1_500),
                "open" => FieldValue::Holds(self.1 > 50),
                _ => FieldValue::Missing,
            }
        }
    }

    const LINES: [Line; 2] = [
        Line("NF-20417 Personal care", 81),
        Line("NF-18233 Learning", 34),
    ];

    fn passing(typed: &str) -> Vec<usize> {
        let filter = Filter::of(typed, Line::FIELDS);
        assert_eq!(filter.not_applied, Vec::<String>::new(), "{typed}");
        filter.passing(&LINES)
    }

    #[test]
    fn words_match_fuzzily_and_all_must_match() {
        assert_eq!(passing(""), [0, 1]);
        assert_eq!(passing("care"), [0]);
        assert_eq!(passing("NF18"), [1]);
        assert_eq!(passing("nf care"), [0]);
        assert_eq!(passing("zzz"), Vec::<usize>::new());
    }

    #[test]
    fn a_word_with_a_digit_stands_in_the_line_as_it_is() {
        assert_eq!(passing("NF-2"), [0], "not the 2 of NF-18233");
        assert_eq!(passing("nf2"), [0]);
        assert_eq!(passing("8233"), [1]);
        assert_eq!(passing("NF-83"), Vec::<usize>::new());
    }

    #[test]
    fn fields_compare_numbers_text_and_states() {
        assert_eq!(passing("age:75+"), [0]);
        assert_eq!(passing("age<50"), [1]);
        assert_eq!(passing("age>34"), [0]);
        assert_eq!(passing("age>=34"), [0, 1]);
        assert_eq!(passing("age<=34 AGE=34d"), [1]);
        assert_eq!(passing("team:nor"), [0, 1]);
        assert_eq!(passing("open:yes"), [0]);
        assert_eq!(passing("open:no"), [1]);
        assert_eq!(passing("age:75+ open care"), [0]);
    }

    #[test]
    fn an_amount_is_typed_as_people_type_it_and_by_the_columns_heading() {
        // They cost £1,215.00 and £510.00.
        for typed in [
            "cost>£510",
            "package>510.00",
            "package/wk>£1,214.99",
            "cost:1,215",
        ] {
            assert_eq!(passing(typed), [0], "{typed}");
        }
        assert_eq!(passing("cost>509.99"), [0, 1]);
    }

    #[test]
    fn a_word_that_no_line_has_is_told_with_those_that_there_are() {
        let filter = Filter::on("team:south age>50", &LINES);
        let told = "team:south is not applied: no team here is called south; there are: North.";
        assert_eq!(filter.not_applied, [told]);
        assert_eq!(filter.passing(&LINES), [0], "the rest is applied");
        assert_eq!(Filter::on("team:nor", &LINES).not_applied, [""; 0]);
        let none: [Line; 0] = [];
        assert_eq!(Filter::on("team:south", &none).not_applied, [""; 0]);
    }

    #[test]
    fn what_cannot_be_understood_is_told_and_not_applied() {
        let all = "age:75+ team:north cost>100 open";
        for (typed, why) in [
            (
                "agee>3",
                format!("there is no field \"agee\" here; there are: {all}"),
            ),
            (
                ">3",
                format!("write a field before it, without spaces: {all}"),
            ),
            (
                "age>abc",
                "it takes a whole number from 0, such as age:75+".to_owned(),
            ),
            (
                "age:",
                "it takes a whole number from 0, such as age:75+".to_owned(),
            ),
            (
                "age:-3",
                "it takes a whole number from 0, such as age:75+".to_owned(),
            ),
            (
                "cost>abc",
                "it takes an amount, such as cost>100".to_owned(),
            ),
            (
                "team>north",
                "a word is asked for with a colon, such as team:north".to_owned(),
            ),
            (
                "team:",
                "a word is asked for with a colon, such as team:north".to_owned(),
            ),
            ("open:maybe", "it takes yes or no, such as open".to_owned()),
        ] {
            let filter = Filter::of(&format!("{typed} care"), Line::FIELDS);
            assert_eq!(
                filter.not_applied,
                [format!("{typed} is not applied: {why}.")]
            );
            assert_eq!(filter.passing(&LINES), [0], "{typed}");
        }
    }
}
