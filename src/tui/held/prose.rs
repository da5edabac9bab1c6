//! Letters typed one after another where they choose: words meant for a text change nothing there.

use super::form_field::{Content, FormField};
use crate::tui::input::key::Key;

/// The letters and spaces typed into choices since the last other key.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The field, and what it held before them.
    before: Option<(&'static str, Content)>,
    typed: String,
    /// Whether they are words: nothing more of them is taken.
    found: bool,
}

/// What becomes of a key.
#[derive(Clone, Debug)]
pub enum Of {
    /// The field takes it.
    Key,
    /// It is left out.
    Nothing,
    /// It shows that words are typed: the field of this name is as it was before them.
    Words(&'static str, Box<Content>),
}

impl Prose {
    /// What becomes of a key that is typed into a field.
    pub fn of(&mut self, field: &FormField, key: Key) -> Of {
        let Key::Char(typed) = key else {
            *self = Prose::default();
            return Of::Key;
        };
        let letters: Vec<char> = match &field.content {
            Content::Choice { choices, .. } => choices.iter().filter_map(|c| c.letter).collect(),
            Content::Ticks { choices, .. } => {
                choices.iter().filter_map(|(c, _)| c.letter).collect()
            }
            Content::Line(_) | Content::Text(_) => {
                *self = Prose::default();
                return Of::Key;
            }
        };
        if self.found {
            return Of::Nothing;
        }
        // A letter can bring other fields, and the keys to one of those: its words begin anew.
        if self
            .before
            .as_ref()
            .is_none_or(|(name, _)| *name != field.name)
        {
            self.before = Some((field.name, field.content.clone()));
            self.typed.clear();
        }
        self.typed.push(typed);
        self.found = are_words(&self.typed, &letters);
        match self.before.take_if(|_| self.found) {
            Some((name, before)) => Of::Words(name, Box::new(before)),
            None => Of::Key,
        }
    }
}

/// That words are undone, and where words are written: in the next field that takes a text.
#[must_use]
pub fn undone(fields: &[FormField], at: usize) -> String {
    let is_text = |field: &&FormField| matches!(field.content, Content::Text(_));
    let after = fields.iter().skip(at).find(is_text);
    let text = after.or_else(|| fields.iter().find(is_text));
    let written = text.map_or_else(String::new, |field| {
        format!(" Text is written in \"{}\".", field.label)
    });
    format!("Letters choose here; what was typed as words is undone.{written} Enter goes on.")
}

/// Whether what was typed is words: a space within, or behind two letters, or a sign that chooses
/// nothing after another.
fn are_words(typed: &str, letters: &[char]) -> bool {
    let typed: Vec<char> = typed.chars().collect();
    let Some((last, before)) = typed.split_last() else {
        return false;
    };
    let n_letters = before.iter().filter(|sign| **sign != ' ').count();
    let behind = |sign: &char| *sign == ' ';
    let goes_on = before.last().is_some_and(behind) && n_letters > 0;
    match last {
        ' ' => n_letters >= 2 && before.last() != Some(&' '),
        sign if letters.contains(sign) => goes_on,
        _ => n_letters > 0,
    }
}

#[cfg(test)]
mod tests {
    use super::are_words;

    #[test]
    fn letters_that_choose_are_no_words_until_something_among_them_does_not() {
        let letters = ['a', 'd', 'e', 'r', 's', 'w'];
        for chosen in ["a", "ad", "adw", "z", "a ", " ", "  ", " a", "zd"] {
            assert!(!are_words(chosen, &letters), "{chosen}");
        }
        for words in ["Ty", "we ", "wel", "a s", "az", "adz"] {
            assert!(are_words(words, &letters), "{words}");
        }
    }
}
