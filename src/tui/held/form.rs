//! A form: what it is for, its fields, where the focus is, what the rules say of it.

use super::form_field::{Content, FormField};
use super::prose::{self, Of, Prose};
use super::purpose::Purpose;
use crate::app::case_detail::KeptDraft;
use crate::app::draft_of::Fields;
use crate::tui::brush::theme::Role;
use crate::tui::input::key::Key;
use crossterm::event::Event;
use ratatui_textarea::CursorMove;

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// Its title.
    pub title: String,
    /// Its fields, top to bottom.
    pub fields: Vec<FormField>,
    /// What the choice of fields was made for.
    pub shape: String,
    /// What was typed into fields that are not asked at the moment, and what was kept as a draft.
    pub aside: Vec<(String, String)>,
    /// The field that has the keys.
    pub at: usize,
    /// The figures that stay in sight whatever is typed: one piece each.
    pub headline: Vec<(Role, String)>,
    /// What stands beside the fields: the effect as typed, the rules that refuse.
    pub beside: Vec<(Role, String)>,
    /// The first line shown of what stands beside.
    pub beside_top: usize,
    /// Whether what stands under the fields is being read, and has their room.
    pub reading: bool,
    /// Whether it was asked to be recorded: from then on what is wanting is wrong.
    pub tried: bool,
    /// Whether it rests since it was asked to be recorded: a key that answers a question which is
    /// not asked yet, or not at all, is not written into the field.
    pub rests: bool,
    /// What is typed where letters choose.
    pub prose: Prose,
    /// Whether words were typed there, which is to be said.
    pub has_prose: bool,
    /// Whether the case is looked at again, since the desk found it other than the form shows.
    pub again: Again,
    /// Whether something was typed since the draft was last kept.
    pub unsaved: bool,
    /// Whether the desk is still to be asked for the draft.
    pub wants_draft: bool,
    /// How the keeping of the draft stands.
    pub keeping: Keeping,
    /// When the draft was last kept, in milliseconds since 1970 (UTC).
    pub saved_utc_ms: Option<i64>,
    /// The draft that the form began with.
    pub began_on: Option<Fields>,
    /// How many other drafts of the same the member's other programs keep.
    pub n_beside: usize,
}

/// What a form shows of the register, each in words and figures.
pub type Shown = Vec<(&'static str, String)>;

/// Whether the case is looked at again after a form was asked to be recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Again {
    /// It is not.
    #[default]
    No,
    /// It is, and this is what the form showed before.
    Looks(Shown),
    /// It was, and the form was tried again.
    Looked,
}

/// The key that records what is asked about.
pub const RECORDS: Key = Key::Char('R');

/// How the keeping of a form's draft stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// How many times the desk was asked to keep it and has not answered yet.
    pub n_asked: u32,
    /// Why it could not be kept when it was last tried; none when it was kept.
    pub failed: Option<String>,
}

impl Keeping {
    /// Whether what was given to the desk is kept.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.n_asked == 0 && self.failed.is_none()
    }
}

impl Form {
    /// A form with its focus on the first field.
    #[must_use]
    pub fn new(purpose: Purpose, title: impl Into<String>, fields: Vec<FormField>) -> Form {
        Form {
            purpose,
            title: title.into(),
            fields,
            shape: String::new(),
            aside: Vec::new(),
            at: 0,
            headline: Vec::new(),
            beside: Vec::new(),
            beside_top: 0,
            reading: false,
            tried: false,
            rests: false,
            prose: Prose::default(),
            has_prose: false,
            again: Again::No,
            unsaved: false,
            wants_draft: false,
            keeping: Keeping::default(),
            saved_utc_ms: None,
            began_on: None,
            n_beside: 0,
        }
    }

    /// What a field holds, as drafts keep it; empty when there is no such field.
    #[must_use]
    pub fn kept(&self, name: &str) -> String {
        self.fields
            .iter()
            .find(|field| field.name == name)
            .map(FormField::kept)
            .unwrap_or_default()
    }

    /// Whether a field is asked.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// What was put aside of a field; empty when nothing was.
    #[must_use]
    pub fn aside_of(&self, name: &str) -> String {
        let kept = self.aside.iter().find(|(known, _)| known == name);
        kept.map(|(_, content)| content.clone()).unwrap_or_default()
    }

    /// Puts what the fields hold aside, so that they can be asked anew.
    pub fn put_aside(&mut self) {
        for field in &self.fields {
            self.aside.retain(|(name, _)| name != field.name);
            if !field.is_blank() {
                self.aside.push((field.name.to_owned(), field.kept()));
            }
        }
    }

    /// Goes on with what was typed into a form that was left, and with what is known of its draft.
    pub fn continues(&mut self, left: Form) {
        self.aside = left.aside;
        self.keeping = left.keeping;
        self.saved_utc_ms = left.saved_utc_ms;
        self.began_on = left.began_on;
        self.n_beside = left.n_beside;
        self.unsaved = true;
    }

    /// Goes on with a draft that is kept.
    pub fn begins_on(&mut self, kept: &KeptDraft) {
        self.aside.clone_from(&kept.fields);
        self.saved_utc_ms = Some(kept.saved_utc_ms);
        self.began_on = Some(kept.fields.clone());
        self.n_beside = kept.n_beside;
    }

    /// Puts what was put aside back into the fields that are asked.
    pub fn take_back(&mut self) {
        for field in &mut self.fields {
            if let Some((_, content)) = self.aside.iter().find(|(name, _)| name == field.name) {
                field.put_back(content);
            }
        }
    }

    /// Whether words stand in it, which are not only chosen.
    #[must_use]
    pub fn is_written(&self) -> bool {
        let written = |field: &FormField| {
            matches!(field.content, Content::Line(_) | Content::Text(_)) && !field.is_blank()
        };
        self.fields.iter().any(written)
    }

    /// Whether something typed waits to be kept as a draft.
    #[must_use]
    pub fn awaits_keeping(&self) -> bool {
        self.unsaved && self.purpose.draft_of().is_some()
    }

    /// Whether the last field has the keys and Enter means that the form is done.
    #[must_use]
    pub fn enter_ends(&self) -> bool {
        let is_text = |field: &FormField| matches!(field.content, Content::Text(_));
        self.at + 1 == self.fields.len() && !self.focused().is_some_and(is_text)
    }

    /// The field that has the keys.
    #[must_use]
    pub fn focused(&self) -> Option<&FormField> {
        self.fields.get(self.at)
    }

    /// Gives the keys to a field.
    pub fn focus(&mut self, field: usize) {
        self.end_reading();
        self.rests = false;
        self.prose = Prose::default();
        self.at = field;
    }

    /// Takes or ticks a choice of the field that has the keys; says whether anything changed.
    pub fn picks(&mut self, choice: usize) -> bool {
        self.end_reading();
        self.rests = false;
        let Some(field) = self.fields.get_mut(self.at) else {
            return false;
        };
        let before = field.kept();
        field.picks(choice);
        let changed = field.kept() != before;
        self.unsaved |= changed;
        changed
    }

    /// Gives the fields their room back; what stands under them is seen from its first line again.
    fn end_reading(&mut self) {
        if std::mem::take(&mut self.reading) {
            self.beside_top = 0;
        }
    }

    /// Moves the focus; round and round.
    pub fn step(&mut self, forward: bool) {
        let n = self.fields.len().max(1);
        self.end_reading();
        self.rests = false;
        self.prose = Prose::default();
        self.at = if forward {
            (self.at + 1) % n
        } else {
            (self.at + n - 1) % n
        };
    }

    /// Gives a key to the focused field; says whether anything changed.
    pub fn takes(&mut self, key: Key, event: &Event) -> bool {
        self.end_reading();
        self.rests = false;
        if self.amount_after_choice(key) {
            self.step(true);
        }
        let Some(field) = self.fields.get_mut(self.at) else {
            return false;
        };
        match self.prose.of(field, key) {
            Of::Key => {}
            Of::Nothing => {
                self.has_prose = true;
                return false;
            }
            Of::Words(name, content) => {
                self.has_prose = true;
                let mut fields = self.fields.iter_mut();
                if let Some(field) = fields.find(|field| field.name == name) {
                    field.content = *content;
                }
                return true;
            }
        }
        let before = field.kept();
        let used = field.takes(key, event);
        let changed = field.kept() != before;
        self.unsaved |= changed;
        match key {
            Key::Up if !used => self.at = self.at.saturating_sub(1),
            Key::Down if !used => self.at = (self.at + 1).min(self.fields.len().saturating_sub(1)),
            Key::Enter if !used => self.step(true),
            _ => {}
        }
        changed
    }

    /// What is said of words that were typed where letters choose; none where none were.
    pub fn takes_prose(&mut self) -> Option<String> {
        let typed = std::mem::take(&mut self.has_prose);
        typed.then(|| prose::undone(&self.fields, self.at))
    }

    /// Whether a key does nothing to the field since the form rests: Enter begins to write there.
    pub fn holds_back(&mut self, key: Key) -> bool {
        if !self.rests {
            return false;
        }
        self.rests = key == RECORDS;
        matches!(key, RECORDS | Key::Enter)
    }

    /// Whether an amount is begun on a choice that is made: it belongs to the field after it.
    fn amount_after_choice(&self, key: Key) -> bool {
        let begins = matches!(key, Key::Char(c) if c.is_ascii_digit() || "£€$+-".contains(c));
        let is_made = self
            .fields
            .get(self.at)
            .is_some_and(|field| match &field.content {
                Content::Choice { chosen, .. } => chosen.is_some(),
                _ => false,
            });
        let next = self.fields.get(self.at.saturating_add(1));
        begins && is_made && next.is_some_and(|next| matches!(next.content, Content::Line(_)))
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.rests = false;
        if let Some(field) = self.fields.get_mut(self.at) {
            field.paste(text);
            self.unsaved = true;
        }
    }

    /// The line that is being written in a field of several; none in other fields.
    #[must_use]
    pub fn line_at_cursor(&self) -> Option<&str> {
        match &self.focused()?.content {
            Content::Text(area) => area.lines().get(area.cursor().0).map(String::as_str),
            Content::Line(_) | Content::Choice { .. } | Content::Ticks { .. } => None,
        }
    }

    /// Writes other words in place of the line that is being written.
    pub fn rewrite_line(&mut self, words: &str) {
        self.end_reading();
        self.rests = false;
        let field = self.fields.get_mut(self.at);
        if let Some(Content::Text(area)) = field.map(|field| &mut field.content) {
            area.move_cursor(CursorMove::End);
            area.delete_line_by_head();
            area.insert_str(words);
            self.unsaved = true;
        }
    }
}
