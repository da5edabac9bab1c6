//! From the fields of the decision form to a motion: what cannot be read is said at its field.

use super::decide_fields::has_periods;
use super::decide_reader::{Reader, Unread};
use super::papers_typed;
use crate::app::case_detail::CaseDetail;
use crate::panel::amount::typed_in;
use crate::panel::asked::{Asked, AskedBasis, Draft};
use crate::panel::motion::{Evidence, GateAnswer, Motion, PersonsView};
use crate::panel::transition::{FirstPeriod, Profile};
use crate::panel::verdict::{ReferTo, VerdictKind};
use crate::terms::date::{Date, leading_date};
use crate::terms::ids::MemberId;
use crate::terms::money::PerWeek;
use crate::terms::number::plain_decimal;
use crate::terms::text::{Words, beginning};
use crate::tui::held::form::Form;
use rust_decimal::Decimal;

/// Reads the motion that the form holds, and says what is typed that cannot be read. What is
/// merely missing is left to the panel's rules.
pub fn motion(form: &Form, detail: &CaseDetail, recorder: &MemberId) -> (Draft, Unread) {
    let mut reader = Reader {
        form,
        detail,
        unread: Vec::new(),
    };
    let asked = reader.asked();
    let effective = asked.start.or_else(|| reader.date("effective"));
    let mut motion = Motion {
        case: detail.file.case.person.case.clone(),
        recorder: recorder.clone(),
        mover: reader.mover(recorder),
        verdict: asked,
        effective: effective.unwrap_or(detail.today),
        effective_reason: reader.words("effective_reason"),
        reasons: codes(&form.kept("reasons")),
        rationale: reader.words("rationale"),
        relied_on: reader.relied_on(),
        how_needs_are_met: reader.words("needs_met"),
        persons_view: reader.persons_view(),
        other_options: reader.words("other_options"),
        gate: reader.gate(),
        incomplete_package_confirmed: form.kept("incomplete") == "yes",
        supersedes: form.purpose.corrects(),
        last_entry_seen: detail.file.standing.last_entry,
    };
    motion.verdict.unread = reader.unread_parts();
    (motion, reader.unread)
}

/// The outcome that the form has chosen.
#[must_use]
pub fn chosen_verdict(form: &Form) -> Option<VerdictKind> {
    let code = form.kept("verdict");
    VerdictKind::ALL
        .iter()
        .find(|row| row.2 == code)
        .map(|row| row.0)
}

fn codes(kept: &str) -> Vec<String> {
    kept.split('|')
        .filter(|code| !code.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

impl Reader<'_> {
    /// The outcome with its parts: a part that is not asked for its kind is in no field.
    fn asked(&mut self) -> Asked {
        let profile = self.profile();
        // As chosen: what cannot be read of the steps makes no periods.
        let asks_first = has_periods(&self.form.kept("profile"));
        Asked {
            kind: chosen_verdict(self.form),
            amount: self.amount(),
            basis: match self.form.kept("basis").as_str() {
                "annual_review" => Some(AskedBasis::AnnualReview),
                "transitional" => Some(AskedBasis::Transitional),
                _ => None,
            },
            until: self.date("until"),
            start: self.date("start"),
            months: match profile {
                Some(Profile::AtOnce) => Some(0),
                _ => self.months(),
            },
            profile,
            first_period: match self.form.kept("first_period").as_str() {
                "first_step" => Some(FirstPeriod::FirstStep),
                "present" => Some(FirstPeriod::PresentAmount),
                // There is no such period, and it is not asked for.
                _ if !asks_first => Some(FirstPeriod::PresentAmount),
                _ => None,
            },
            floor: self.money("floor"),
            exception: self.words("exception"),
            risk: self.words("risk"),
            review: self.date("review"),
            questions: self.questions(),
            due: self.date("due"),
            what: self.words("what"),
            refer_to: self.refer_to(),
            unread: Vec::new(),
        }
    }

    fn questions(&mut self) -> Vec<Words> {
        let typed = self.form.kept("questions");
        let lines = typed.lines().filter(|line| !line.trim().is_empty());
        let mut questions = Vec::new();
        for line in lines {
            match Words::new(line) {
                Ok(words) => questions.push(words),
                Err(problem) => self.say("questions", problem.to_string()),
            }
        }
        questions
    }

    fn refer_to(&self) -> Option<ReferTo> {
        match self.form.kept("refer_to").as_str() {
            "continuing_healthcare" => Some(ReferTo::ContinuingHealthcare),
            "reablement" => Some(ReferTo::Reablement),
            "telecare_or_therapy" => Some(ReferTo::TelecareOrTherapy),
            "safeguarding" => Some(ReferTo::Safeguarding),
            _ => None,
        }
    }

    fn months(&mut self) -> Option<u32> {
        let typed = self.form.kept("months");
        if typed.trim().is_empty() {
            return None;
        }
        let months = typed.trim().parse::<u32>().ok();
        if months.is_none() {
            let shown = beginning(&typed);
            let message = format!("\"{shown}\" is not a length; write whole calendar months.");
            self.say("months", message);
        }
        months
    }

    fn profile(&mut self) -> Option<Profile> {
        match self.form.kept("profile").as_str() {
            "at_once" => Some(Profile::AtOnce),
            "equal_steps" => Some(Profile::EqualSteps),
            "straight_line" => Some(Profile::StraightLine),
            "hold_then_drop" => Some(Profile::HoldThenDrop),
            "percent_per_step" => self.percent().map(Profile::PercentPerStep),
            "amount_per_step" => self.money("step_size").map(Profile::AmountPerStep),
            "own_steps" => self.own_steps().map(Profile::OwnSteps),
            _ => None,
        }
    }

    fn percent(&mut self) -> Option<Decimal> {
        let typed = self.form.kept("step_size");
        if typed.trim().is_empty() {
            return None;
        }
        let percent = plain_decimal(typed.trim());
        if percent.is_none() {
            let shown = beginning(&typed);
            let message = format!("\"{shown}\" is not a number of per cent; write 10 or 7.5.");
            self.say("step_size", message);
        }
        percent
    }

    fn own_steps(&mut self) -> Option<Vec<(Date, PerWeek)>> {
        let typed = self.form.kept("own_steps");
        let mut steps = Vec::new();
        let lines = typed.split(['\n', ';']);
        for line in lines.filter(|line| !line.trim().is_empty()) {
            let currency = &self.detail.file.currency;
            let step = leading_date(line)
                .and_then(|(date, amount)| Some((date, typed_in(currency, amount).ok()?)));
            match step {
                Some((date, amount)) => steps.push((date, PerWeek(amount))),
                None => {
                    let shown = beginning(line);
                    let message = format!(
                        "\"{shown}\": write a date and an amount, a step a line: 01/01/2027 546.20."
                    );
                    self.say("own_steps", message);
                    return None;
                }
            }
        }
        Some(steps)
    }

    fn mover(&mut self, recorder: &MemberId) -> Option<MemberId> {
        let code = self.form.kept("mover");
        if code.is_empty() || code == recorder.as_str() {
            return None;
        }
        match MemberId::new(&code) {
            Ok(mover) => Some(mover),
            Err(problem) => {
                self.say("mover", problem.to_string());
                None
            }
        }
    }

    fn relied_on(&mut self) -> Vec<Evidence> {
        let typed = self.form.kept("relied_on");
        let mut papers = Vec::new();
        for line in typed.lines().filter(|line| !line.trim().is_empty()) {
            match papers_typed::papers(line) {
                Ok(read) => papers.extend(read),
                Err(unread) => {
                    let shown = beginning(&unread);
                    let message = format!(
                        "\"{shown}\": write assessment, review, costing or other, then its date, \
                         then what it is: review 12/05/2026 by the occupational therapist."
                    );
                    self.say("relied_on", message);
                }
            }
        }
        papers
    }

    fn persons_view(&mut self) -> Option<PersonsView> {
        let words = self.words("view_words");
        match (self.form.kept("view").as_str(), words) {
            ("given", Some(words)) => Some(PersonsView::Given(words)),
            ("not_known", Some(words)) => Some(PersonsView::NotKnown(words)),
            ("given" | "not_known", None) => None,
            (_, Some(_)) => {
                self.say(
                    "view",
                    "Choose whether this is their view or why it is not known.",
                );
                None
            }
            (_, None) => None,
        }
    }

    fn gate(&mut self) -> Option<GateAnswer> {
        match self.form.kept("gate").as_str() {
            "considered" => self.words("gate_words").map(GateAnswer::Considered),
            "not_called_for" => self.words("gate_words").map(GateAnswer::NotCalledFor),
            "interim" => self
                .date("gate_words")
                .map(|due| GateAnswer::Interim { due }),
            _ => None,
        }
    }
}
