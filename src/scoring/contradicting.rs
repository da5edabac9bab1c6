//! Answers that cannot both be true.

use super::judge::{Judge, Standing, Verdict};
use super::sheet::Sheet;
use crate::caseload::assessment::Assessment;
use crate::caseload::person::Person;
use crate::config::answer;
use crate::config::question::Contradiction;
use crate::config::ras::Ras;
use crate::terms::date::Date;

/// The contradictions of the RAS that the answers, as given, meet.
///
/// A contradiction that rests on a missing or unreadable answer, or on a fact that is not known, is
/// not met. Answers to questions that do not count for the case are looked at too.
#[must_use]
pub fn contradictions<'a>(
    ras: &'a Ras,
    person: &'a Person,
    assessment: &Assessment,
    on: Date,
) -> Vec<&'a Contradiction> {
    if ras.contradictions.is_empty() {
        return Vec::new();
    }
    let standings: Vec<Standing<'a>> = ras
        .questions
        .iter()
        .map(|question| {
            let text = assessment.answers.get(&question.id);
            let answer = text.map(|text| answer::read(question, &ras.frequency, text));
            match answer {
                Some(Ok(answer)) => Standing::Given(answer),
                Some(Err(_)) | None => Standing::Missing,
            }
        })
        .collect();
    let age = Sheet::age_of(person, on);
    let ids: Vec<&str> = ras.questions.iter().map(|q| q.id.as_str()).collect();
    let met = |contradiction: &&Contradiction| {
        let verdict = Judge::new(ras, person, age, (&ids, &standings)).judge(&contradiction.when);
        verdict == Verdict::Holds
    };
    ras.contradictions.iter().filter(met).collect()
}
