//! Texts that come again and again in a caseload, each held once.

use crate::terms::text::Label;
use std::collections::BTreeMap;

/// The texts so far.
#[derive(Clone, Debug, Default)]
pub struct SharedTexts {
    known: BTreeMap<String, Label>,
}

impl SharedTexts {
    /// The text, shared with all that are the same.
    pub fn of(&mut self, text: &str) -> Label {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let label = Label::from(text);
        self.known.insert(text.to_owned(), label.clone());
        label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_the_same_are_one_in_memory() {
        let mut texts = SharedTexts::default();
        let (one, other) = (texts.of("daily"), texts.of("daily"));
        assert_eq!((one.as_str(), &one), ("daily", &other));
        assert!(std::ptr::eq(one.as_str(), other.as_str()));
        assert_ne!(texts.of("some"), one);
    }
}
