//! What is said at the fields of a form: what is wrong, what is still wanted, what is noted.

use super::form::Form;
use super::said::Said;
use crate::tui::brush::theme::Role;

impl Form {
    /// Takes all messages away.
    pub fn clear_messages(&mut self) {
        for field in &mut self.fields {
            field.said.clear();
            field.note = None;
        }
    }

    /// Notes at a field what the rules say of it that is not wrong.
    pub fn note(&mut self, name: &str, role: Role, words: String) {
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            field.note = Some((role, words.clone()));
        }
    }

    /// Says at a field what is wrong, or what is wanted there while it is blank and nothing was
    /// asked to be recorded; beside the form when there is no such field.
    pub fn say(&mut self, name: &str, message: &str) {
        let wanted = self.wants(name);
        self.says(name, message, wanted);
    }

    /// Says at a field what is wrong with the form whatever is typed into it.
    pub fn say_of_all(&mut self, name: &str, message: &str) {
        self.says(name, message, false);
    }

    fn says(&mut self, name: &str, message: &str, wanted: bool) {
        let place = self.fields.iter().position(|field| field.name == name);
        // What a form has no field for stands at its first one: it is counted and cleared there.
        if let Some(field) = self.fields.get_mut(place.unwrap_or(0)) {
            let words = message.to_owned();
            field.said.push(Said { words, wanted });
        }
    }

    /// Whether what the rules ask of a field is merely wanted still.
    #[must_use]
    pub fn wants(&self, name: &str) -> bool {
        let mut fields = self.fields.iter();
        !self.tried && fields.any(|field| field.name == name && field.is_blank())
    }

    /// Gives the keys to the first field at which something is said; gives at how many fields.
    pub fn focus_first_said(&mut self) -> usize {
        let first = self.fields.iter().position(|field| !field.said.is_empty());
        self.at = first.unwrap_or(self.at);
        self.n_said()
    }

    /// At how many fields something is said.
    #[must_use]
    pub fn n_said(&self) -> usize {
        let said = self.fields.iter().filter(|field| !field.said.is_empty());
        said.count()
    }

    /// Takes the message of a field away.
    pub fn hush(&mut self, name: &str) {
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            field.said.clear();
        }
    }
}
