//! From the fields of the decision form to a motion: what cannot be read is said at its field.

use super::decide_reader::{Reader, Unread};
use super::form::Form;
use crate::app::case_detail::CaseDetail;
use crate::panel::amount::typed_in;
use crate::panel::motion::{Evidence, EvidenceKind, GateAnswer, Motion, PersonsView};
use crate::panel::transition::{FirstPeriod, Profile, TransitionTerms};
use crate::panel::verdict::{Basis, ReferTo, Verdict, VerdictKind};
use crate::terms::date::{Date, leading_date};
use crate::terms::ids::MemberId;
use crate::terms::money::PerWeek;
use crate::terms::number::plain_decimal;
use crate::terms::text::Words;

/// Reads the motion that the form holds.
///
/// Fails with every field that cannot be read. What is merely missing is left to the panel's rules.
pub fn motion(form: &Form, detail: &CaseDetail, recorder: &MemberId) -> Result<Motion, Unread> {
    let mut reader = Reader {
        form,
        detail,
        unread: Vec::new(),
    };
    let verdict = reader.verdict();
    let start = match &verdict {
        Some(Verdict::Transition { terms, .. }) => Some(terms.start),
        _ => None,
    };
    let effective = start
        .or_else(|| reader.optional_date("effective"))
        .unwrap_or(detail.today);
    let motion = Motion {
        case: detail.file.case.person.case.clone(),
        recorder: recorder.clone(),
        mover: reader.mover(recorder),
        verdict: verdict.unwrap_or(Verdict::Refuse),
        effective,
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
    if reader.unread.is_empty() {
        Ok(motion)
    } else {
        Err(reader.unread)
    }
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
    fn verdict(&mut self) -> Option<Verdict> {
        let Some(kind) = chosen_verdict(self.form) else {
            self.say(
                "verdict",
                "Choose an outcome: its letter, or Space and the arrow keys.",
            );
            return None;
        };
        match kind {
            VerdictKind::AgreeIndicative => Some(Verdict::AgreeIndicative),
            VerdictKind::Refuse => Some(Verdict::Refuse),
            VerdictKind::AgreeAmount => self.agree_amount(),
            VerdictKind::AgreeLimited => {
                let (amount, until) = (self.amount(), self.needed_date("until"));
                Some(Verdict::AgreeLimited {
                    amount: amount?,
                    until: until?,
                })
            }
            VerdictKind::Transition => self.transition(),
            VerdictKind::KeepPresent => {
                let risk = self.needed_words("risk", "the risk or distress");
                let review = self.needed_date("review");
                Some(Verdict::KeepPresent {
                    risk: risk?,
                    review: review?,
                })
            }
            VerdictKind::AcceptSpecialist => Some(Verdict::AcceptSpecialist {
                amount: self.amount()?,
            }),
            VerdictKind::ChangeProvider => {
                let (amount, due) = (self.amount(), self.needed_date("due"));
                Some(Verdict::ChangeProvider {
                    amount: amount?,
                    due: due?,
                })
            }
            VerdictKind::Defer => self.defer(),
            VerdictKind::Return => {
                let what = self.needed_words("what", "what the worker is to put right");
                Some(Verdict::Return { what: what? })
            }
            VerdictKind::Refer => self.refer(),
        }
    }

    fn agree_amount(&mut self) -> Option<Verdict> {
        let amount = self.amount();
        let basis = match self.form.kept("basis").as_str() {
            "annual_review" => Some(Basis::AnnualReview),
            "transitional" => self
                .needed_date("until")
                .map(|until| Basis::Transitional { until }),
            _ => {
                self.say("basis", "Choose annual review or transitional.");
                None
            }
        };
        Some(Verdict::AgreeAmount {
            amount: amount?,
            basis: basis?,
        })
    }

    fn defer(&mut self) -> Option<Verdict> {
        let typed = self.form.kept("questions");
        let lines = typed.lines().filter(|line| !line.trim().is_empty());
        let mut questions = Vec::new();
        for line in lines {
            match Words::new(line) {
                Ok(words) => questions.push(words),
                Err(problem) => self.say("questions", problem.to_string()),
            }
        }
        let due = self.needed_date("due");
        Some(Verdict::Defer {
            questions,
            due: due?,
        })
    }

    fn refer(&mut self) -> Option<Verdict> {
        let to = match self.form.kept("refer_to").as_str() {
            "continuing_healthcare" => ReferTo::ContinuingHealthcare,
            "reablement" => ReferTo::Reablement,
            "telecare_or_therapy" => ReferTo::TelecareOrTherapy,
            "safeguarding" => ReferTo::Safeguarding,
            _ => {
                self.say("refer_to", "Choose where the case is referred.");
                return None;
            }
        };
        Some(Verdict::Refer { to })
    }

    fn transition(&mut self) -> Option<Verdict> {
        let to = self.amount();
        let start = self.needed_date("start");
        let months = self.months();
        let profile = self.profile();
        let floor = self.money("floor");
        let exception = self.words("exception");
        let first_period = match self.form.kept("first_period").as_str() {
            "first_step" => Some(FirstPeriod::FirstStep),
            "present" => Some(FirstPeriod::PresentAmount),
            _ => {
                self.say(
                    "first_period",
                    "Choose at which amount the first period is paid.",
                );
                None
            }
        };
        let terms = TransitionTerms {
            start: start?,
            months: months?,
            profile: profile?,
            first_period: first_period?,
            floor,
        };
        Some(Verdict::Transition {
            to: to?,
            terms,
            exception,
        })
    }

    fn months(&mut self) -> Option<u32> {
        let typed = self.form.kept("months");
        match typed.trim().parse::<u32>() {
            Ok(months) => Some(months),
            Err(_) => {
                self.say(
                    "months",
                    "Write the length in whole calendar months, such as 3.",
                );
                None
            }
        }
    }

    fn profile(&mut self) -> Option<Profile> {
        match self.form.kept("profile").as_str() {
            "at_once" => Some(Profile::AtOnce),
            "equal_steps" => Some(Profile::EqualSteps),
            "straight_line" => Some(Profile::StraightLine),
            "hold_then_drop" => Some(Profile::HoldThenDrop),
            "percent_per_step" => match plain_decimal(self.form.kept("step_size").trim()) {
                Some(percent) => Some(Profile::PercentPerStep(percent)),
                None => {
                    self.say("step_size", "Write a number of per cent, such as 10.");
                    None
                }
            },
            "amount_per_step" => {
                let size = self.money("step_size");
                if size.is_none() && self.form.kept("step_size").trim().is_empty() {
                    self.say("step_size", "Write an amount a week, such as 50.");
                }
                size.map(Profile::AmountPerStep)
            }
            "own_steps" => self.own_steps().map(Profile::OwnSteps),
            _ => {
                self.say("profile", "Choose how the amount moves.");
                None
            }
        }
    }

    fn own_steps(&mut self) -> Option<Vec<(Date, PerWeek)>> {
        let typed = self.form.kept("own_steps");
        let mut steps = Vec::new();
        for line in typed.lines().filter(|line| !line.trim().is_empty()) {
            let currency = &self.detail.file.currency;
            let step = leading_date(line)
                .and_then(|(date, amount)| Some((date, typed_in(currency, amount).ok()?)));
            match step {
                Some((date, amount)) => steps.push((date, PerWeek(amount))),
                None => {
                    let shown: String = line.chars().take(40).collect();
                    let message =
                        format!("\"{shown}\": write a date and an amount: 01/01/2027 546.20.");
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
            match paper(line) {
                Some(paper) => papers.push(paper),
                None => {
                    let shown: String = line.chars().take(40).collect();
                    let message = format!(
                        "\"{shown}\": write assessment, review or other, then its date, then what \
                         it is: review 12/05/2026 by the occupational therapist."
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
            "considered" => {
                let words = self.needed_words("gate_words", "how it was considered");
                words.map(GateAnswer::Considered)
            }
            "not_called_for" => {
                let words = self.needed_words("gate_words", "why it is not called for");
                words.map(GateAnswer::NotCalledFor)
            }
            "interim" => self
                .needed_date("gate_words")
                .map(|due| GateAnswer::Interim { due }),
            _ => None,
        }
    }
}

/// Reads one line of papers relied on: kind, date, words.
fn paper(line: &str) -> Option<Evidence> {
    let line = line.trim();
    let (kind_word, rest) = line.split_once(char::is_whitespace)?;
    let kind = match kind_word.to_lowercase().trim_end_matches([':', ';', ',']) {
        "assessment" => EvidenceKind::Assessment,
        "review" => EvidenceKind::Review,
        "other" => EvidenceKind::Other,
        _ => return None,
    };
    let rest = rest.trim_start_matches(['o', 'f', ' ']);
    let (date, what) = leading_date(rest)?;
    let what = if what.trim().is_empty() {
        kind_word
    } else {
        what
    };
    Words::new(what)
        .map(|what| Evidence { kind, date, what })
        .ok()
}
