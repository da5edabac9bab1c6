//! The filter line of a list: words, matched fuzzily, and fields such as `gap>100 team:north`.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// A filter as typed, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all match somewhere in the line.
    pub words: Vec<String>,
    /// Fields: name, comparison, value.
    pub fields: Vec<FieldTest>,
}

/// A test on a named field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldTest {
    /// The field's name, lower case.
    pub name: String,
    /// How it is compared.
    pub comparison: Comparison,
    /// With what.
    pub value: String,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// Contains the value (text), or equals it (numbers).
    Is,
    /// Is greater.
    Above,
    /// Is smaller.
    Below,
    /// Is the value or greater (`75+`).
    AtLeast,
}

/// What a line offers to the filter.
pub trait Filtered {
    /// The text that words are matched against.
    fn text(&self) -> String;

    /// The value of a field: text, or a number in the unit that the list shows (gap in pence).
    fn field(&self, name: &str) -> Option<FieldValue>;
}

/// A field's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// Text, compared without regard to case.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Whether something holds (`open`).
    Holds(bool),
    /// The line has no value for the field.
    Missing,
}

impl Filter {
    /// Takes a typed filter apart. What is no field test is a word.
    #[must_use]
    pub fn of(typed: &str) -> Filter {
        let mut filter = Filter::default();
        for piece in typed.split_whitespace() {
            match field_test(piece) {
                Some(test) => filter.fields.push(test),
                None => filter.words.push(piece.to_owned()),
            }
        }
        filter
    }

    /// Whether the filter lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.fields.is_empty()
    }

    /// The numbers of the lines that pass, in their order.
    #[must_use]
    pub fn passing<L: Filtered>(&self, lines: &[L]) -> Vec<usize> {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let patterns: Vec<Pattern> = self
            .words
            .iter()
            .map(|word| Pattern::parse(word, CaseMatching::Ignore, Normalization::Smart))
            .collect();
        let mut buffer = Vec::new();
        let passes = |line: &L| {
            self.fields.iter().all(|test| test.passes(line))
                && (patterns.is_empty() || {
                    let text = line.text();
                    patterns.iter().all(|pattern| {
                        let haystack = Utf32Str::new(&text, &mut buffer);
                        pattern.score(haystack, &mut matcher).is_some()
                    })
                })
        };
        let mut passes = passes;
        (0..lines.len())
            .filter(|n| lines.get(*n).is_some_and(&mut passes))
            .collect()
    }
}

fn field_test(piece: &str) -> Option<FieldTest> {
    let at = piece.find([':', '>', '<'])?;
    let (name, rest) = piece.split_at(at);
    let comparison = match rest.chars().next()? {
        '>' => Comparison::Above,
        '<' => Comparison::Below,
        _ => Comparison::Is,
    };
    let value = rest.get(1..)?;
    if name.is_empty() || value.is_empty() {
        return None;
    }
    let (comparison, value) = match (comparison, value.strip_suffix('+')) {
        (Comparison::Is, Some(number)) => (Comparison::AtLeast, number),
        _ => (comparison, value),
    };
    Some(FieldTest {
        name: name.to_lowercase(),
        comparison,
        value: value.to_lowercase(),
    })
}

impl FieldTest {
    fn passes<L: Filtered>(&self, line: &L) -> bool {
        match line.field(&self.name) {
            None | Some(FieldValue::Missing) => false,
            Some(FieldValue::Holds(holds)) => {
                holds == matches!(self.value.as_str(), "yes" | "y" | "true")
            }
            Some(FieldValue::Text(text)) => text.to_lowercase().contains(&self.value),
            Some(FieldValue::Number(number)) => self.compares(number),
        }
    }

    fn compares(&self, number: i64) -> bool {
        let digits = self
            .value
            .trim_end_matches(|c: char| !c.is_ascii_digit())
            .replace(',', "");
        let Ok(limit) = digits.parse::<i64>() else {
            return false;
        };
        match self.comparison {
            Comparison::Is => number == limit,
            Comparison::Above => number > limit,
            Comparison::Below => number < limit,
            Comparison::AtLeast => number >= limit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Line(&'static str, i64);

    impl Filtered for Line {
        fn text(&self) -> String {
            self.0.to_owned()
        }

        fn field(&self, name: &str) -> Option<FieldValue> {
            match name {
                "age" => Some(FieldValue::Number(self.1)),
                "team" => Some(FieldValue::Text("North".into())),
                "open" => Some(FieldValue::Holds(self.1 > 50)),
                _ => None,
            }
        }
    }

    fn passing(typed: &str) -> Vec<usize> {
        let lines = [
            Line("NF-20417 Personal care", 81),
            Line("NF-18233 Learning", 34),
        ];
        Filter::of(typed).passing(&lines)
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
    fn fields_compare_numbers_text_and_states() {
        assert_eq!(passing("age:75+"), [0]);
        assert_eq!(passing("age<50"), [1]);
        assert_eq!(passing("age>34"), [0]);
        assert_eq!(passing("team:nor"), [0, 1]);
        assert_eq!(passing("open:yes"), [0]);
        assert_eq!(passing("unknown:1"), Vec::<usize>::new());
        assert_eq!(passing("age>abc"), Vec::<usize>::new());
    }
}
