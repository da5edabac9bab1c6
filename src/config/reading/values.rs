//! The kinds of values a section can be asked for: texts, words of a list, numbers, dates, tables.

use super::place::joined;
use super::reader::{Section, quoted_list};
use super::spelling::nearest;
use crate::terms::date::Date;
use crate::terms::ids::IdProblem;
use crate::terms::number;
use rust_decimal::Decimal;
use toml::de::DeValue;

const A_TEXT: &str = "a text in double quotes, not empty";
const A_NUMBER: &str = "a plain number in double quotes, such as \"12\" or \"-1.25\"";
const A_DATE: &str = "a date without quotes, year first, such as 2026-04-01";

impl<'a> Section<'a> {
    /// A text that must be there and not be blank.
    pub fn text(&self, key: &str) -> Option<String> {
        let value = self.need(key, A_TEXT)?;
        self.as_text(&self.path(key), value)
    }

    /// A text that may be left out.
    pub fn optional_text(&self, key: &str) -> Option<String> {
        let value = self.find(key)?;
        self.as_text(&self.path(key), value)
    }

    /// A text that people read, and nothing else hangs on: an empty one stands in its place where
    /// it is missing or wrong, which is written down, so that the rest can be checked.
    pub fn words(&self, key: &str) -> String {
        self.text(key).unwrap_or_default()
    }

    /// A text that a function accepts; `allowed` says which texts it does.
    pub fn parsed<T>(
        &self,
        key: &str,
        allowed: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.need(key, allowed)?;
        let text = self.as_text(&self.path(key), value)?;
        let parsed = parse(&text);
        if parsed.is_none() {
            let what = format!("\"{text}\" is not taken here");
            self.problem(key, &what, allowed, "write one of what is allowed");
        }
        parsed
    }

    /// An identifier: `section.id("id", DomainId::new)`.
    pub fn id<T>(&self, key: &str, make: fn(&str) -> Result<T, IdProblem>) -> Option<T> {
        let text = self.text(key)?;
        self.made_id(&self.path(key), &text, make)
    }

    /// An identifier that may be left out.
    pub fn optional_id<T>(&self, key: &str, make: fn(&str) -> Result<T, IdProblem>) -> Option<T> {
        let text = self.optional_text(key)?;
        self.made_id(&self.path(key), &text, make)
    }

    /// A list of identifiers, not empty.
    pub fn ids<T>(&self, key: &str, make: fn(&str) -> Result<T, IdProblem>) -> Option<Vec<T>> {
        let texts = self.texts(key)?;
        let made = texts.iter().enumerate().map(|(position, text)| {
            let path = joined(&self.path(key), &(position + 1).to_string());
            self.made_id(&path, text, make)
        });
        made.collect()
    }

    /// One word of a list of (meaning, word).
    pub fn code<T: Copy>(&self, key: &str, codes: &[(T, &str)]) -> Option<T> {
        let words = || codes.iter().map(|code| code.1);
        let allowed = format!("one of {}", quoted_list(words()));
        let value = self.need(key, &allowed)?;
        let text = self.as_text(&self.path(key), value)?;
        let known = codes.iter().find(|code| code.1 == text);
        if known.is_none() {
            let remedy = match nearest(&text, words()) {
                Some(meant) => format!("did you mean \"{meant}\"?"),
                None => "write one of the allowed words".to_owned(),
            };
            self.problem(
                key,
                &format!("\"{text}\" is not known here"),
                &allowed,
                &remedy,
            );
        }
        known.map(|code| code.0)
    }

    /// The same, of a word that settles which other keys belong here: where it is not known, no key
    /// is refused on its account.
    pub fn settling_code<T: Copy>(&self, key: &str, codes: &[(T, &str)]) -> Option<T> {
        let code = self.code(key, codes);
        if code.is_none() {
            self.pass_every_key();
        }
        code
    }

    /// A decimal number, in quotes.
    pub fn number(&self, key: &str) -> Option<Decimal> {
        let value = self.need(key, A_NUMBER)?;
        self.as_number(&self.path(key), value)
    }

    /// A decimal number, in quotes, that may be left out.
    pub fn optional_number(&self, key: &str) -> Option<Decimal> {
        let value = self.find(key)?;
        self.as_number(&self.path(key), value)
    }

    /// A whole number from zero, in quotes.
    pub fn whole(&self, key: &str) -> Option<u32> {
        let number = self.number(key)?;
        self.as_whole(&self.path(key), number)
    }

    /// A whole number from zero, in quotes, that may be left out.
    pub fn optional_whole(&self, key: &str) -> Option<u32> {
        let number = self.optional_number(key)?;
        self.as_whole(&self.path(key), number)
    }

    /// A date.
    pub fn date(&self, key: &str) -> Option<Date> {
        let value = self.need(key, A_DATE)?;
        self.as_date(&self.path(key), value)
    }

    /// `true` or `false`.
    pub fn yes_or_no(&self, key: &str) -> Option<bool> {
        let allowed = "true or false, without quotes";
        let value = self.need(key, allowed)?;
        let found = value.as_bool();
        if found.is_none() {
            self.wrong_kind(&self.path(key), value, allowed);
        }
        found
    }

    /// A list of texts, not empty.
    pub fn texts(&self, key: &str) -> Option<Vec<String>> {
        let allowed = "a list of texts, such as [\"one\", \"two\"]";
        let value = self.need(key, allowed)?;
        self.as_texts(key, value, allowed)
    }

    /// A list of texts that may be left out.
    pub fn optional_texts(&self, key: &str) -> Vec<String> {
        let allowed = "a list of texts, such as [\"one\", \"two\"]";
        let found = self
            .find(key)
            .and_then(|value| self.as_texts(key, value, allowed));
        found.unwrap_or_default()
    }

    fn made_id<T>(
        &self,
        path: &str,
        text: &str,
        make: fn(&str) -> Result<T, IdProblem>,
    ) -> Option<T> {
        let what = match make(text) {
            Ok(id) if !text.contains('.') => return Some(id),
            Ok(_) => format!("\"{text}\" has a point, which stands between the parts of a key"),
            Err(problem) => format!("\"{text}\" cannot be a {}", problem.kind),
        };
        let allowed = "1 to 64 of letters, digits and - _ / without points or spaces";
        let remedy = "choose another id, and change it wherever it is named";
        self.problem_at(path.to_owned(), &what, allowed, remedy);
        None
    }

    pub(in crate::config) fn as_text(&self, path: &str, value: &'a DeValue<'a>) -> Option<String> {
        match value.as_str() {
            Some(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Some(_) => {
                self.problem_at(path.into(), "the text is empty", A_TEXT, "write the text");
                None
            }
            None => {
                self.wrong_kind(path, value, A_TEXT);
                None
            }
        }
    }

    pub(in crate::config) fn as_number(
        &self,
        path: &str,
        value: &'a DeValue<'a>,
    ) -> Option<Decimal> {
        let bare = match value {
            DeValue::Integer(bare) => Some(bare.as_str()),
            DeValue::Float(bare) => Some(bare.as_str()),
            _ => None,
        };
        if let Some(bare) = bare {
            let what = format!("the number {bare} stands without quotes");
            let remedy = format!("write \"{bare}\": quotes keep every digit as it is written");
            self.problem_at(path.into(), &what, A_NUMBER, &remedy);
            return None;
        }
        let Some(text) = value.as_str() else {
            self.wrong_kind(path, value, A_NUMBER);
            return None;
        };
        let read = number::plain_decimal(text);
        if read.is_none() {
            if let Some(what) = too_long(text) {
                self.problem_at(path.into(), &what, A_SHORT_NUMBER, "write fewer digits");
                return None;
            }
            let what = format!("\"{text}\" is not a plain number");
            let remedy = "write digits, with a point before decimals; no £, %, comma or space";
            self.problem_at(path.into(), &what, A_NUMBER, remedy);
        }
        read
    }

    pub(in crate::config) fn as_whole(&self, path: &str, number: Decimal) -> Option<u32> {
        let whole = if number.fract().is_zero() {
            u32::try_from(number).ok()
        } else {
            None
        };
        if whole.is_none() {
            let what = format!("\"{number}\" is not a whole number from zero");
            let allowed = "a whole number in double quotes, such as \"3\"";
            self.problem_at(path.into(), &what, allowed, "write a whole number");
        }
        whole
    }

    pub(in crate::config) fn as_date(&self, path: &str, value: &'a DeValue<'a>) -> Option<Date> {
        let written = value.as_datetime().filter(|found| found.time.is_none());
        let date = written.and_then(|found| found.date).and_then(|date| {
            let year = i16::try_from(date.year).ok()?;
            let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
            Date::new(year, month, day).ok()
        });
        if date.is_none() {
            self.wrong_kind(path, value, A_DATE);
        }
        date
    }

    fn as_texts(&self, key: &str, value: &'a DeValue<'a>, allowed: &str) -> Option<Vec<String>> {
        let path = self.path(key);
        let Some(items) = value.as_array() else {
            self.wrong_kind(&path, value, allowed);
            return None;
        };
        if items.is_empty() {
            self.problem(key, "the list is empty", allowed, "write at least one text");
            return None;
        }
        let texts = items.iter().enumerate().map(|(position, item)| {
            self.as_text(&joined(&path, &(position + 1).to_string()), item.get_ref())
        });
        texts.collect()
    }

    pub(in crate::config) fn wrong_kind(&self, path: &str, value: &DeValue<'_>, allowed: &str) {
        let bare = match value {
            DeValue::String(text) => format!("the text \"{text}\""),
            DeValue::Integer(number) => format!("the number {}", number.as_str()),
            DeValue::Float(number) => format!("the number {}", number.as_str()),
            DeValue::Boolean(value) => format!("{value}"),
            DeValue::Datetime(when) => format!("the date or time {when}"),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        };
        let what = format!("{bare} is not what is needed here");
        let remedy = match (value, allowed) {
            (DeValue::String(_), A_DATE) => "write the date without quotes, year first",
            (DeValue::Datetime(_), A_DATE) => "write the date alone, without a time",
            (DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_), A_TEXT) => {
                "put it in double quotes"
            }
            _ => "write it in one of the ways that are allowed",
        };
        self.problem_at(path.to_owned(), &what, allowed, remedy);
    }
}

/// What is wrong with a number that has digits, a sign and a point as it should, and too many of
/// them.
fn too_long(text: &str) -> Option<String> {
    let of_numbers = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.');
    let n_characters = text.chars().count();
    let long = n_characters > number::NUMBER_LENGTH_MAX && text.chars().all(of_numbers);
    long.then(|| format!("the number \"{text}\" has {n_characters} characters"))
}

const A_SHORT_NUMBER: &str = "a number of at most 24 characters, its sign and point included";
