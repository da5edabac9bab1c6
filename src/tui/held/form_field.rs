//! A field of a form: its label, what it holds, what is wrong with it.

use super::said::Said;
use crate::tui::brush::theme::Role;
use crate::tui::input::key::Key;
use crossterm::event::Event;
use ratatui_textarea::TextArea;
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

/// A field.
#[derive(Clone, Debug)]
pub struct FormField {
    /// Its name, as drafts keep it.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// A hint shown while it is empty.
    pub hint: String,
    /// What it holds.
    pub content: Content,
    /// What is wrong with it or wanted of it, as the rules say now.
    pub said: Vec<Said>,
    /// What the rules say of it that is not wrong: whose word it waits for, a limit that is kept.
    pub note: Option<(Role, String)>,
}

/// What a field holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// One line: an amount, a date, a short text.
    Line(Input),
    /// Several lines.
    Text(Box<TextArea<'static>>),
    /// One of several choices.
    Choice {
        /// The choices.
        choices: Vec<Choice>,
        /// The chosen one.
        chosen: Option<usize>,
        /// The one that the arrow keys are on, once they were used.
        at: Option<usize>,
    },
    /// Any number of several choices.
    Ticks {
        /// The choices with whether each is ticked.
        choices: Vec<(Choice, bool)>,
        /// The one that the arrow keys are on.
        at: usize,
    },
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its code, as drafts keep it.
    pub code: String,
    /// Its words.
    pub words: String,
    /// The letter that takes it.
    pub letter: Option<char>,
}

impl Choice {
    /// A choice without a letter.
    #[must_use]
    pub fn new(code: impl Into<String>, words: impl Into<String>) -> Choice {
        Choice {
            code: code.into(),
            words: words.into(),
            letter: None,
        }
    }
}

impl FormField {
    /// A field of one line.
    #[must_use]
    pub fn line(name: &'static str, label: &str, hint: &str) -> FormField {
        Self::of(name, label, hint, Content::Line(Input::default()))
    }

    /// A field of several lines.
    #[must_use]
    pub fn text(name: &'static str, label: &str, hint: &str) -> FormField {
        Self::of(name, label, hint, Content::Text(Box::new(text_area(""))))
    }

    /// A field that takes one of several choices; those without a letter get one.
    #[must_use]
    pub fn choice(name: &'static str, label: &str, choices: Vec<Choice>) -> FormField {
        let choices = lettered(choices);
        Self::of(
            name,
            label,
            "",
            Content::Choice {
                choices,
                chosen: None,
                at: None,
            },
        )
    }

    /// A field that takes any number of choices; those without a letter get one.
    #[must_use]
    pub fn ticks(name: &'static str, label: &str, choices: Vec<Choice>) -> FormField {
        let choices = lettered(choices).into_iter();
        let choices = choices.map(|choice| (choice, false)).collect();
        Self::of(name, label, "", Content::Ticks { choices, at: 0 })
    }

    fn of(name: &'static str, label: &str, hint: &str, content: Content) -> FormField {
        FormField {
            name,
            label: label.into(),
            hint: hint.into(),
            content,
            said: Vec::new(),
            note: None,
        }
    }

    /// What the field holds, as drafts keep it: text as typed, codes joined by `|`.
    #[must_use]
    pub fn kept(&self) -> String {
        match &self.content {
            Content::Line(input) => input.value().to_owned(),
            Content::Text(area) => area.lines().join("\n"),
            Content::Choice {
                choices, chosen, ..
            } => chosen
                .and_then(|n| choices.get(n))
                .map(|choice| choice.code.clone())
                .unwrap_or_default(),
            Content::Ticks { choices, .. } => {
                let ticked = choices.iter().filter(|(_, on)| *on);
                ticked
                    .map(|(choice, _)| choice.code.as_str())
                    .collect::<Vec<_>>()
                    .join("|")
            }
        }
    }

    /// Puts a kept content back. A choice that no longer exists is left unchosen.
    pub fn put_back(&mut self, kept: &str) {
        match &mut self.content {
            Content::Line(input) => *input = Input::from(kept.to_owned()),
            Content::Text(area) => **area = text_area(kept),
            Content::Choice {
                choices, chosen, ..
            } => {
                *chosen = choices.iter().position(|choice| choice.code == kept);
            }
            Content::Ticks { choices, .. } => {
                let codes: Vec<&str> = kept.split('|').collect();
                for (choice, on) in choices {
                    *on = codes.contains(&choice.code.as_str());
                }
            }
        }
    }

    /// Offers other choices in a field of one; what was chosen stays chosen where it is offered
    /// still, and nothing changes where the same are offered.
    pub fn offer(&mut self, offered: Vec<Choice>) {
        let kept = self.kept();
        let offered = lettered(offered);
        match &mut self.content {
            Content::Choice { choices, at, .. } if *choices != offered => {
                *choices = offered;
                *at = None;
            }
            _ => return,
        }
        self.put_back(&kept);
    }

    /// All that is said at it; none when nothing is.
    #[must_use]
    pub fn message(&self) -> Option<String> {
        let said: Vec<&str> = self.said.iter().map(|said| said.words.as_str()).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.kept().trim().is_empty()
    }

    /// Takes a key; says whether the key was used (if not, it may move the focus).
    pub fn takes(&mut self, key: Key, event: &Event) -> bool {
        match &mut self.content {
            Content::Line(input) => match key {
                Key::Up | Key::Down | Key::Enter => false,
                _ => {
                    input.handle_event(event);
                    true
                }
            },
            Content::Text(area) => text_takes(area, key, event),
            Content::Choice {
                choices,
                chosen,
                at,
            } => choice_takes(choices, chosen, at, key),
            Content::Ticks { choices, at } => ticks_take(choices, at, key),
        }
    }

    /// Takes the choice of this number; ticks it, or takes the tick away.
    pub fn picks(&mut self, choice: usize) {
        match &mut self.content {
            Content::Choice {
                choices,
                chosen,
                at,
            } if choice < choices.len() => {
                *chosen = Some(choice);
                *at = Some(choice);
            }
            Content::Ticks { choices, at } => {
                if let Some((_, on)) = choices.get_mut(choice) {
                    *on = !*on;
                    *at = choice;
                }
            }
            Content::Choice { .. } | Content::Line(_) | Content::Text(_) => {}
        }
    }

    /// Takes pasted text, cleaned.
    pub fn paste(&mut self, text: &str) {
        let clean = crate::terms::text::cleaned(text);
        match &mut self.content {
            Content::Line(input) => {
                let typed = format!("{}{}", input.value(), clean.replace('\n', " ").trim());
                *input = Input::from(typed);
            }
            Content::Text(area) => {
                area.insert_str(clean);
            }
            Content::Choice { .. } | Content::Ticks { .. } => {}
        }
    }
}

fn text_area(text: &str) -> TextArea<'static> {
    let mut area = TextArea::from(text.split('\n').map(ToOwned::to_owned));
    area.set_cursor_line_style(ratatui::style::Style::default());
    area.move_cursor(ratatui_textarea::CursorMove::End);
    area
}

fn text_takes(area: &mut TextArea<'static>, key: Key, event: &Event) -> bool {
    let row = area.cursor().0;
    let last = area.lines().len().saturating_sub(1);
    match key {
        Key::Up if row == 0 => return false,
        Key::Down if row == last => return false,
        // As in a field of one line: back to the beginning of the line, never an undo.
        Key::Ctrl('u') => {
            area.delete_line_by_head();
        }
        _ => {
            area.input(event.clone());
        }
    }
    true
}

/// Gives a letter to each choice that has none: the first of the alphabet that is free.
fn lettered(choices: Vec<Choice>) -> Vec<Choice> {
    let taken: Vec<char> = choices.iter().filter_map(|choice| choice.letter).collect();
    let mut free = ('a'..='z').filter(|letter| !taken.contains(letter));
    let with_letter = choices.into_iter().map(|choice| Choice {
        letter: choice.letter.or_else(|| free.next()),
        ..choice
    });
    with_letter.collect()
}

/// Arrows move over the choices, Space, Enter or the letter takes one. Enter, and an arrow beyond
/// the first or last, move on to another field.
fn choice_takes(
    choices: &[Choice],
    chosen: &mut Option<usize>,
    at: &mut Option<usize>,
    key: Key,
) -> bool {
    let here = at.or(*chosen);
    match key {
        Key::Up | Key::Left => match here.and_then(|here| here.checked_sub(1)) {
            Some(before) => *at = Some(before),
            None => return false,
        },
        Key::Down | Key::Right => match here.map_or(0, |here| here + 1) {
            after if after < choices.len() => *at = Some(after),
            _ => return false,
        },
        Key::Char(' ') => *chosen = here.or(Some(0)).filter(|n| *n < choices.len()),
        Key::Char(letter) => {
            let place = choices.iter().position(|c| c.letter == Some(letter));
            *chosen = place.or(*chosen);
            *at = place.or(*at);
        }
        Key::Backspace | Key::Delete => *chosen = None,
        Key::Enter => {
            *chosen = at.or(*chosen);
            return false;
        }
        _ => return false,
    }
    true
}

/// Arrows move over the choices, Space or the letter ticks. Enter, and an arrow beyond the first or
/// last, move on to another field.
fn ticks_take(choices: &mut [(Choice, bool)], at: &mut usize, key: Key) -> bool {
    match key {
        Key::Left | Key::Up if *at > 0 => *at -= 1,
        Key::Right | Key::Down if *at + 1 < choices.len() => *at += 1,
        Key::Char(typed) => {
            let lettered = choices.iter().position(|(c, _)| c.letter == Some(typed));
            *at = lettered.unwrap_or(*at);
            if let (true, Some((_, on))) =
                (typed == ' ' || lettered.is_some(), choices.get_mut(*at))
            {
                *on = !*on;
            }
        }
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(field: &mut FormField, key: Key) -> bool {
        let code = match key {
            Key::Char(c) => crossterm::event::KeyCode::Char(c),
            _ => crossterm::event::KeyCode::Null,
        };
        let event = Event::Key(crossterm::event::KeyEvent::from(code));
        field.takes(key, &event)
    }

    #[test]
    fn passing_over_a_choice_with_the_arrows_changes_nothing() {
        let choices = ["a", "b"].map(|code| Choice::new(code, code)).to_vec();
        let mut field = FormField::choice("c", "C", choices);
        field.put_back("b");
        assert!(press(&mut field, Key::Up));
        assert_eq!(field.kept(), "b");
        assert!(!press(&mut field, Key::Up), "the arrow leaves the field");
        assert!(
            !press(&mut field, Key::Enter),
            "Enter takes it and moves on"
        );
        assert_eq!(field.kept(), "a");
        assert!(press(&mut field, Key::Char('b')));
        assert_eq!(field.kept(), "b");
    }

    #[test]
    fn a_letter_ticks_and_unticks() {
        let choices = ["x", "y"].map(|code| Choice::new(code, code)).to_vec();
        let mut field = FormField::ticks("t", "T", choices);
        press(&mut field, Key::Char('b'));
        assert_eq!(field.kept(), "y");
        press(&mut field, Key::Char('b'));
        press(&mut field, Key::Char('z'));
        assert_eq!(field.kept(), "");
    }

    #[test]
    fn what_a_field_holds_is_kept_and_put_back() {
        let choices = || vec![Choice::new("a", "A"), Choice::new("b", "B")];
        let mut ticks = FormField::ticks("t", "T", choices());
        ticks.put_back("b");
        assert_eq!(ticks.kept(), "b");
        let mut choice = FormField::choice("c", "C", choices());
        choice.put_back("gone");
        assert!(choice.is_blank());
        let mut text = FormField::text("x", "X", "");
        text.put_back("one\ntwo");
        assert_eq!(text.kept(), "one\ntwo");
    }
}
