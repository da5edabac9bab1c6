//! An assessment laid beside a RAS: each question with its answer, and which questions count.

use super::judge::{Judge, Standing, Verdict};
use super::scored::AnswerProblem;
use super::trace::Input;
use crate::caseload::assessment::Assessment;
use crate::caseload::person::Person;
use crate::config::answer::{self, Answer};
use crate::config::condition::Condition;
use crate::config::question::{AnswerNeed, Question};
use crate::config::ras::Ras;
use crate::terms::date::Date;
use crate::terms::ids::QuestionId;

/// The most characters of an answer that a problem shows.
const SHOWN_LENGTH_MAX: usize = 40;

/// An assessment laid beside a RAS.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// The RAS.
    pub ras: &'a Ras,
    /// The person.
    pub person: &'a Person,
    /// The date of scoring.
    pub on: Date,
    /// The ids of the questions, in the order of the form.
    pub ids: Vec<&'a str>,
    /// How each question of the RAS stands, in the order of the form.
    pub standings: Vec<Standing<'a>>,
    /// What was read to decide whether a question counts, by the question's own id.
    read_for: Vec<(&'a QuestionId, Vec<Input>)>,
    /// The place of each question's domain, in the order of the form.
    pub domain_places: Vec<Option<usize>>,
    /// Everything that keeps the assessment from being scored.
    pub problems: Vec<AnswerProblem>,
}

impl<'a> Sheet<'a> {
    /// Reads every answer and decides which questions count.
    #[must_use]
    pub fn fill(ras: &'a Ras, person: &'a Person, assessment: &Assessment, on: Date) -> Self {
        let mut sheet = Sheet {
            ras,
            person,
            on,
            ids: ras.questions.iter().map(|q| q.id.as_str()).collect(),
            standings: Vec::with_capacity(ras.questions.len()),
            read_for: Vec::new(),
            domain_places: domain_places(ras),
            problems: Vec::new(),
        };
        let (texts, unknown) = sheet.texts(assessment);
        for (question, text) in ras.questions.iter().zip(texts) {
            let answer = text.and_then(|text| sheet.read(question, text));
            let standing = sheet.stand(question, answer);
            sheet.standings.push(standing);
        }
        sheet.settle();
        sheet.check_form(assessment, unknown);
        sheet.check_domains();
        sheet
    }

    /// Makes a judge over this sheet.
    #[must_use]
    pub fn judge(&self) -> Judge<'a, '_> {
        Judge::new(
            self.ras,
            self.person,
            Self::age_of(self.person, self.on),
            (&self.ids, &self.standings),
        )
    }

    /// The age on a date, or in words what is missing for it.
    pub fn age_of(person: &Person, on: Date) -> Result<u8, &'static str> {
        match person.born {
            None => Err("date of birth"),
            Some(born) if born > on => Err("age (born after the date of scoring)"),
            Some(_) => person.age_on(on).ok_or("date of birth"),
        }
    }

    fn check_domains(&mut self) {
        for (question, place) in self.ras.questions.iter().zip(&self.domain_places) {
            if let (Some(domain), None) = (&question.domain, place) {
                let what = format!("{} belongs to {domain}, which is no domain", question.id);
                self.problems.push(AnswerProblem::RasUnfit { what });
            }
        }
    }

    /// The answer to each question as it was written, in the order of the form; and the answers to
    /// questions that the form does not have.
    fn texts<'t>(&self, assessment: &'t Assessment) -> (Vec<Option<&'t str>>, Vec<&'t QuestionId>) {
        let mut texts = vec![None; self.ids.len()];
        let mut unknown = Vec::new();
        for (id, text) in &assessment.answers {
            let place = self.ids.iter().position(|known| *known == id.as_str());
            match place.and_then(|place| texts.get_mut(place)) {
                Some(slot) => *slot = Some(text.as_str()),
                None => unknown.push(id),
            }
        }
        (texts, unknown)
    }

    fn check_form(&mut self, assessment: &Assessment, unknown: Vec<&QuestionId>) {
        if let Some(form) = &assessment.form
            && form != self.ras.id.as_str()
        {
            self.problems.push(AnswerProblem::OtherForm {
                form: shortened(form),
                ras: self.ras.id.clone(),
            });
        }
        let unknown = unknown.into_iter();
        self.problems
            .extend(unknown.map(|id| AnswerProblem::NoSuchQuestion {
                question: id.clone(),
            }));
    }

    fn read(&mut self, question: &'a Question, text: &str) -> Option<Answer<'a>> {
        match answer::read(question, &self.ras.frequency, text) {
            Ok(answer) => Some(answer),
            Err(refused) => {
                self.problems.push(AnswerProblem::NotAnAnswer {
                    question: question.id.clone(),
                    given: shortened(text),
                    allowed: refused.allowed,
                });
                None
            }
        }
    }

    /// Settles the questions that waited for later ones, until none moves any more.
    fn settle(&mut self) {
        let mut moved = true;
        while moved {
            moved = false;
            for (place, question) in self.ras.questions.iter().enumerate() {
                let waiting = match self.standings.get_mut(place) {
                    Some(Standing::Waiting(answer)) => answer.take(),
                    _ => continue,
                };
                let standing = self.stand(question, waiting);
                moved |= !matches!(standing, Standing::Waiting(_));
                if let Some(slot) = self.standings.get_mut(place) {
                    *slot = standing;
                }
            }
        }
        if self
            .standings
            .iter()
            .any(|standing| matches!(standing, Standing::Waiting(_)))
        {
            let what = "questions count only if one another counts, in a circle".to_owned();
            self.problems.push(AnswerProblem::RasUnfit { what });
        }
    }

    /// How a question stands; waiting while its condition asks for a question not settled yet.
    fn stand(&mut self, question: &'a Question, answer: Option<Answer<'a>>) -> Standing<'a> {
        if question.counts_when == Condition::Always {
            return self.answered(question, answer);
        }
        let mut judge = self.judge();
        let verdict = judge.judge(&question.counts_when);
        let (inputs, problems) = (judge.inputs, judge.problems);
        let standing = match verdict {
            Verdict::Waiting => return Standing::Waiting(answer),
            Verdict::Fails => Standing::NotAsked,
            Verdict::Unknown => {
                self.note(problems);
                Standing::Missing
            }
            Verdict::Holds => self.answered(question, answer),
        };
        self.read_for.push((&question.id, inputs));
        standing
    }

    fn answered(&mut self, question: &'a Question, answer: Option<Answer<'a>>) -> Standing<'a> {
        if let Some(answer) = answer {
            return Standing::Given(answer);
        }
        let refused = |problem: &AnswerProblem| match problem {
            AnswerProblem::NotAnAnswer {
                question: known, ..
            } => *known == question.id,
            _ => false,
        };
        if self.problems.iter().any(refused) {
            return Standing::Missing;
        }
        match question.need {
            AnswerNeed::EarnsNothingWhenMissing => Standing::Silent,
            AnswerNeed::Required => {
                self.note(vec![AnswerProblem::Missing {
                    question: question.id.clone(),
                    text: question.text.clone(),
                }]);
                Standing::Missing
            }
        }
    }

    /// What was read to decide whether a question counts.
    #[must_use]
    pub fn read_for(&self, question: &QuestionId) -> &[Input] {
        let mut known = self.read_for.iter();
        let known = known.find(|(id, _)| std::ptr::eq(*id, question));
        known.map_or(&[], |(_, inputs)| inputs.as_slice())
    }

    /// Keeps problems, each once.
    pub fn note(&mut self, problems: Vec<AnswerProblem>) {
        for problem in problems {
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }
}

/// The place of each question's domain. The questions of a domain mostly stand together.
fn domain_places(ras: &Ras) -> Vec<Option<usize>> {
    let mut before = None;
    let places = ras.questions.iter().map(|question| {
        let id = question.domain.as_ref()?;
        let is_it = |place: &usize| {
            ras.domains
                .get(*place)
                .is_some_and(|domain| domain.id == *id)
        };
        let place = before.filter(is_it);
        let place = place.or_else(|| ras.domains.iter().position(|domain| domain.id == *id));
        before = place;
        place
    });
    places.collect()
}

fn shortened(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .take(SHOWN_LENGTH_MAX)
        .collect()
}
