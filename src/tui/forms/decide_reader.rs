//! Reading single fields of the decision form: words, dates, amounts.

use crate::app::case_detail::CaseDetail;
use crate::panel::amount;
use crate::panel::refusal::Field;
use crate::terms::budget::PersonalBudget;
use crate::terms::date::{Date, typed_date};
use crate::terms::money::PerWeek;
use crate::terms::text::{Words, WordsProblem, beginning};
use crate::tui::held::form::Form;

/// What could not be read: the field's name and what to do.
pub type Unread = Vec<(&'static str, String)>;

/// Reads a form; its problems are collected, so that all are said at once.
pub struct Reader<'a> {
    /// The form.
    pub form: &'a Form,
    /// The case.
    pub detail: &'a CaseDetail,
    /// What could not be read so far.
    pub unread: Unread,
}

impl Reader<'_> {
    /// Says what is wrong at a field.
    pub fn say(&mut self, field: &'static str, message: impl Into<String>) {
        self.unread.push((field, message.into()));
    }

    /// The parts of the motion in which something is typed that cannot be read.
    #[must_use]
    pub fn unread_parts(&self) -> Vec<Field> {
        self.unread
            .iter()
            .filter_map(|(name, _)| part(name))
            .collect()
    }

    /// The words in a field; none when it is blank.
    pub fn words(&mut self, field: &'static str) -> Option<Words> {
        match Words::new(&self.form.kept(field)) {
            Ok(words) => Some(words),
            // Also of signs that are not seen, such as a space without a width.
            Err(WordsProblem::Blank) => None,
            Err(problem) => {
                self.say(field, problem.told());
                None
            }
        }
    }

    /// The date in a field; none when it is blank.
    pub fn date(&mut self, field: &'static str) -> Option<Date> {
        let typed = self.form.kept(field);
        if typed.trim().is_empty() {
            return None;
        }
        let date = typed_date(&typed);
        if date.is_none() {
            self.say(field, not_a_day(&typed));
        }
        date
    }

    /// The amount agreed, typed as an amount or as a change of a figure; none when it is blank.
    pub fn amount(&mut self) -> Option<PersonalBudget> {
        let typed = self.form.kept("amount");
        if typed.trim().is_empty() {
            return None;
        }
        let file = &self.detail.file;
        let (indicative, package) = (file.assessed.indicative(), file.package_to_compare());
        match amount::typed_amount(&typed, indicative, package, &file.currency) {
            Ok(reckoned) => Some(PersonalBudget(reckoned.amount)),
            Err(problem) => {
                self.say("amount", problem.words(&file.currency));
                None
            }
        }
    }

    /// An amount of money in a field; none when it is blank.
    pub fn money(&mut self, field: &'static str) -> Option<PerWeek> {
        let typed = self.form.kept(field);
        if typed.trim().is_empty() {
            return None;
        }
        let currency = &self.detail.file.currency;
        match amount::typed_in(currency, &typed) {
            Ok(money) => Some(PerWeek(money)),
            Err(problem) => {
                self.say(field, problem.to_string().replace('£', currency));
                None
            }
        }
    }
}

/// What is said of a typed text that is no day.
#[must_use]
pub fn not_a_day(typed: &str) -> String {
    let shown = beginning(typed);
    format!(
        "\"{shown}\" is not a day of the calendar; write it as 28/02/2027, 2027-02-28 or \
         28 Feb 2027."
    )
}

/// The part of a motion that a field of the form is of.
fn part(name: &str) -> Option<Field> {
    Some(match name {
        "amount" => Field::Amount,
        "basis" | "until" => Field::Basis,
        "start" | "effective" | "effective_reason" => Field::Effective,
        "months" => Field::Transition,
        "profile" | "step_size" | "own_steps" => Field::Profile,
        "floor" => Field::Floor,
        "exception" => Field::Exception,
        "risk" => Field::Risk,
        "review" => Field::Review,
        "questions" => Field::Questions,
        "due" => Field::Due,
        "what" => Field::Task,
        "rationale" => Field::Rationale,
        "relied_on" => Field::ReliedOn,
        "needs_met" => Field::NeedsMet,
        "view" | "view_words" => Field::PersonsView,
        "other_options" => Field::OtherOptions,
        "gate_words" => Field::Gate,
        _ => return None,
    })
}
