//! What the lines of a list offer to its filter: fields with what they hold.

/// A field that a filter may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its names, as people type them: the words of the column's heading among them.
    pub names: &'static [&'static str],
    /// What it holds.
    pub kind: FieldKind,
    /// A term that names it.
    pub example: &'static str,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// Words.
    Text,
    /// A word of a few: what no line has is told, with those that there are.
    Name,
    /// A whole number from 0, perhaps with its unit (`30d`, `50%`).
    Number,
    /// An amount.
    Money,
    /// Something that holds or does not; its name alone asks whether it holds.
    Holds,
}

/// What a line offers to the filter.
pub trait Filtered {
    /// The fields that a filter may name.
    const FIELDS: &'static [Field];

    /// The text that words are matched against.
    fn text(&self) -> String;

    /// The value of a field, by its first name.
    fn field(&self, name: &str) -> FieldValue;

    /// The words that a line has for a field of a few.
    fn names(&self, name: &str) -> Vec<String> {
        match self.field(name) {
            FieldValue::Text(text) if !text.is_empty() => vec![text],
            _ => Vec::new(),
        }
    }
}

/// A field's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// Text, compared without regard to case.
    Text(String),
    /// A whole number; of an amount the pence.
    Number(i64),
    /// Whether something holds (`open`).
    Holds(bool),
    /// The line has no value for the field.
    Missing,
}

/// What a list's fields are asked like: one example of each.
#[must_use]
pub fn examples(fields: &[Field]) -> String {
    let examples: Vec<&str> = fields.iter().map(|field| field.example).collect();
    examples.join(" ")
}
