//! Whether a condition holds: yes, no, or not known. What is not known is never taken for "no".

use super::scored::AnswerProblem;
use super::trace::{About, Given, Input};
use crate::caseload::person::Person;
use crate::config::answer::Answer;
use crate::config::condition::{AgeRange, Condition, Fact, PointsOf};
use crate::config::ras::Ras;
use crate::terms::ids::{OptionId, QuestionId};
use crate::terms::text::Label;
use rust_decimal::Decimal;

/// How a question stands in an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// It is not decided yet whether the question counts; the answer is kept until it is.
    Waiting(Option<Answer<'a>>),
    /// The question does not count for this case: it is as if it had not been asked.
    NotAsked,
    /// It is answered.
    Given(Answer<'a>),
    /// It is not answered, and the RAS states that this earns nothing: no option is chosen.
    Silent,
    /// A needed answer is missing or cannot be read.
    Missing,
}

/// What a condition comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It does not hold.
    Fails,
    /// It waits for a question of which it is not decided yet whether it counts.
    Waiting,
    /// It rests on something that is not known.
    Unknown,
    /// It holds.
    Holds,
}

/// Where weighted points can be asked for, once some are reckoned.
pub trait Weighed {
    /// The weighted points as they stand: none when not considered, an error before they are
    /// reckoned.
    fn weighed(&self, of: &PointsOf) -> Result<Option<Decimal>, AnswerProblem>;
}

/// Judges conditions, and keeps what was read and what was not known.
pub struct Judge<'a, 's> {
    ras: &'a Ras,
    person: &'a Person,
    age: Result<u8, &'a str>,
    ids: &'s [&'a str],
    standings: &'s [Standing<'a>],
    weighed: Option<&'s dyn Weighed>,
    /// What was read, each once, in the order of reading.
    pub inputs: Vec<Input>,
    /// What was not known.
    pub problems: Vec<AnswerProblem>,
}

impl<'a, 's> Judge<'a, 's> {
    /// Makes a judge who has read nothing yet. `age` is the age on the date of scoring, or in
    /// words what is missing for it; then the questions' ids and how each stands, in the order of
    /// the form.
    #[must_use]
    pub fn new(
        ras: &'a Ras,
        person: &'a Person,
        age: Result<u8, &'a str>,
        (ids, standings): (&'s [&'a str], &'s [Standing<'a>]),
    ) -> Self {
        let (inputs, problems) = (Vec::new(), Vec::new());
        Judge {
            ras,
            person,
            age,
            ids,
            standings,
            weighed: None,
            inputs,
            problems,
        }
    }

    /// The same judge, who can also ask for weighted points.
    #[must_use]
    pub fn with(mut self, weighed: &'s dyn Weighed) -> Self {
        self.weighed = Some(weighed);
        self
    }

    /// Judges a condition.
    pub fn judge(&mut self, condition: &Condition) -> Verdict {
        match condition {
            Condition::Always => Verdict::Holds,
            Condition::Answered { question, is } => self.answered(question, is),
            Condition::Number {
                question,
                at_least,
                below,
            } => self.number(question, *at_least, *below),
            Condition::Age(range) => self.aged(*range),
            Condition::Fact { fact, is } => self.fact(*fact, is),
            Condition::WeightedPoints {
                of,
                at_least,
                below,
            } => self.weighted(of, *at_least, *below),
            Condition::All(parts) => self.all(parts),
            Condition::Any(parts) => self.any(parts),
            Condition::Not(inner) => match self.judge(inner) {
                Verdict::Holds => Verdict::Fails,
                Verdict::Fails => Verdict::Holds,
                open => open,
            },
        }
    }

    /// Whether the age lies in the range.
    pub fn aged(&mut self, range: AgeRange) -> Verdict {
        match self.age {
            Ok(age) => {
                self.keep(About::Age, Label::default(), Given::Age(age));
                held(range.contains(age))
            }
            Err(missing) => self.not_known(missing.to_owned()),
        }
    }

    fn all(&mut self, parts: &[Condition]) -> Verdict {
        let mut verdict = Verdict::Holds;
        for part in parts {
            verdict = verdict.min(self.judge(part));
            if verdict == Verdict::Fails {
                break;
            }
        }
        verdict
    }

    fn any(&mut self, parts: &[Condition]) -> Verdict {
        let mut verdict = Verdict::Fails;
        for part in parts {
            verdict = match (verdict, self.judge(part)) {
                (_, Verdict::Holds) => return Verdict::Holds,
                (Verdict::Waiting, _) | (_, Verdict::Waiting) => Verdict::Waiting,
                (Verdict::Fails, other) => other,
                (open, _) => open,
            };
        }
        verdict
    }

    fn answered(&mut self, question: &QuestionId, is: &[OptionId]) -> Verdict {
        match self.look(question) {
            Some(Standing::Given(Answer::Chosen(option))) => held(is.contains(&option.id)),
            Some(Standing::Given(Answer::Ticked(options))) => {
                held(options.iter().any(|option| is.contains(&option.id)))
            }
            Some(Standing::Given(Answer::Number(_) | Answer::Times { .. })) => self.unfit(format!(
                "a condition asks which option of {question} was chosen"
            )),
            other => self.open(question, other),
        }
    }

    fn number(
        &mut self,
        question: &QuestionId,
        at_least: Option<Decimal>,
        below: Option<Decimal>,
    ) -> Verdict {
        match self.look(question) {
            Some(Standing::Given(
                Answer::Number(number) | Answer::Times { a_week: number, .. },
            )) => held(within(*number, at_least, below)),
            Some(Standing::Given(Answer::Chosen(_) | Answer::Ticked(_))) => {
                self.unfit(format!("a condition asks for the number of {question}"))
            }
            other => self.open(question, other),
        }
    }

    fn weighted(
        &mut self,
        of: &PointsOf,
        at_least: Option<Decimal>,
        below: Option<Decimal>,
    ) -> Verdict {
        let Some(weighed) = self.weighed else {
            return self.unfit("a condition asks for weighted points too early".to_owned());
        };
        match weighed.weighed(of) {
            Err(problem) => {
                self.problems.push(problem);
                Verdict::Unknown
            }
            Ok(None) => {
                self.keep(
                    About::Weighted(of.clone()),
                    Label::default(),
                    Given::Nothing,
                );
                Verdict::Fails
            }
            Ok(Some(points)) => {
                let about = About::Weighted(of.clone());
                self.keep(about, Label::default(), Given::Number(points));
                held(within(points, at_least, below))
            }
        }
    }

    fn look(&mut self, question: &QuestionId) -> Option<&'s Standing<'a>> {
        let place = self.ids.iter().position(|id| *id == question.as_str())?;
        let standing = self
            .standings
            .get(place)
            .unwrap_or(&Standing::Waiting(None));
        let read = |input: &Input| matches!(&input.about, About::Answer(id) if id == question);
        if !self.inputs.iter().any(read)
            && let (Some(asked), Some(given)) = (self.ras.questions.get(place), given(standing))
        {
            self.inputs.push(Input {
                about: About::Answer(asked.id.clone()),
                title: asked.text.clone(),
                given,
            });
        }
        Some(standing)
    }

    /// A question without a usable answer.
    fn open(&mut self, question: &QuestionId, standing: Option<&Standing<'a>>) -> Verdict {
        match standing {
            None => self.unfit(format!(
                "a condition asks for {question}, which is no question"
            )),
            Some(Standing::Waiting(_)) => Verdict::Waiting,
            Some(Standing::Missing) => {
                let known = self.ras.question(question);
                self.problems.push(AnswerProblem::Missing {
                    question: question.clone(),
                    text: known.map_or_else(|| question.as_str().into(), |q| q.text.clone()),
                });
                Verdict::Unknown
            }
            Some(Standing::NotAsked | Standing::Silent | Standing::Given(_)) => Verdict::Fails,
        }
    }

    fn fact(&mut self, fact: Fact, is: &[String]) -> Verdict {
        let person = self.person;
        let yes_or_no = |known: Option<bool>| known.map(|yes| if yes { "yes" } else { "no" });
        let known = match fact {
            Fact::PrimarySupportReason => person.primary_support_reason.as_deref(),
            Fact::Accommodation => person.accommodation.as_deref(),
            Fact::HasUnpaidCarer => yes_or_no(person.has_unpaid_carer),
            Fact::LivesAlone => yes_or_no(person.lives_alone),
            Fact::Deployment => person.deployment.map(|deployment| deployment.code()),
            Fact::Gender => person.gender.as_deref(),
            Fact::Team => person.team.as_deref(),
        };
        match known {
            Some(known) => {
                self.keep(
                    About::Fact(fact),
                    Label::default(),
                    Given::Words(known.to_owned()),
                );
                held(is.iter().any(|value| same(value, known)))
            }
            None => self.not_known(fact.code().replace('_', " ")),
        }
    }

    fn not_known(&mut self, fact: String) -> Verdict {
        self.problems.push(AnswerProblem::FactMissing { fact });
        Verdict::Unknown
    }

    fn unfit(&mut self, what: String) -> Verdict {
        self.problems.push(AnswerProblem::RasUnfit { what });
        Verdict::Unknown
    }

    fn keep(&mut self, about: About, title: Label, given: Given) {
        if !self.inputs.iter().any(|known| known.about == about) {
            self.inputs.push(Input {
                about,
                title,
                given,
            });
        }
    }
}

/// What the trace keeps of an answer; nothing where the question is open.
#[must_use]
pub fn given(standing: &Standing<'_>) -> Option<Given> {
    match standing {
        Standing::Given(Answer::Chosen(option)) => {
            Some(Given::Option(option.id.clone(), option.text.clone()))
        }
        Standing::Given(Answer::Ticked(options)) => Some(Given::Options(
            options
                .iter()
                .map(|option| (option.id.clone(), option.text.clone()))
                .collect(),
        )),
        Standing::Given(Answer::Number(number)) => Some(Given::Number(*number)),
        Standing::Given(Answer::Times { count, per, a_week }) => Some(Given::Times {
            count: *count,
            per: *per,
            a_week: *a_week,
        }),
        Standing::Silent => Some(Given::Nothing),
        Standing::NotAsked => Some(Given::NotAsked),
        Standing::Waiting(_) | Standing::Missing => None,
    }
}

fn held(holds: bool) -> Verdict {
    if holds {
        Verdict::Holds
    } else {
        Verdict::Fails
    }
}

/// Whether a number lies within bounds: at or above the first, below the second.
#[must_use]
pub fn within(number: Decimal, at_least: Option<Decimal>, below: Option<Decimal>) -> bool {
    at_least.is_none_or(|least| number >= least) && below.is_none_or(|below| number < below)
}

/// Whether two words are the same without regard to case.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    let plain = one.is_ascii() && other.is_ascii();
    one.eq_ignore_ascii_case(other) || (!plain && one.to_lowercase() == other.to_lowercase())
}
