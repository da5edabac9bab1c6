//! `questions.toml`: questions with their options, and answers that cannot both be true.

use super::bands::bands;
use super::condition::{age_range, condition, condition_or_always};
use crate::config::question::{
    AnswerNeed, AnswerOption, Contradiction, NumberPoints, Question, QuestionKind,
};
use crate::config::reading::reader::{Reading, Section, read};
use crate::terms::ids::{DomainId, OptionId, QuestionId};

/// The name of the file.
pub const FILE: &str = "questions.toml";

/// What the file holds.
#[derive(Clone, Debug, Default)]
pub struct QuestionsFile {
    /// The questions in the order of the form.
    pub questions: Vec<Question>,
    /// Answers that cannot both be true.
    pub contradictions: Vec<Contradiction>,
}

/// Reads the file's text.
#[must_use]
pub fn questions_file(text: &str) -> Reading<QuestionsFile> {
    read(FILE, text, |root| {
        let contradictions = root.optional_tables("contradiction", contradiction);
        if !root.has("question") {
            let allowed = "at least one [[question]], with its id, text, kind and unanswered";
            root.problem(
                "question",
                "the form has no question",
                allowed,
                "add a [[question]]",
            );
            return None;
        }
        let questions = root.tables("question", question);
        Some(QuestionsFile {
            questions: questions?,
            contradictions,
        })
    })
}

#[derive(Clone, Copy)]
enum KindCode {
    Choice,
    Ticks,
    Number,
    Frequency,
}

const KINDS: [(KindCode, &str); 4] = [
    (KindCode::Choice, "choice"),
    (KindCode::Ticks, "ticks"),
    (KindCode::Number, "number"),
    (KindCode::Frequency, "frequency"),
];

const NEEDS: [(AnswerNeed, &str); 2] = [
    (AnswerNeed::Required, "cannot be scored"),
    (AnswerNeed::EarnsNothingWhenMissing, "earns nothing"),
];

fn question(section: &Section<'_>) -> Option<Question> {
    let id = section.id("id", QuestionId::new);
    let text = section.words("text");
    let domain = section.optional_id("domain", DomainId::new);
    let kind = section
        .settling_code("kind", &KINDS)
        .and_then(|code| kind(section, code));
    let need = section.code("unanswered", &NEEDS);
    let counts_when = condition_or_always(section, "counts_when");
    Some(Question {
        id: id?,
        text: text.into(),
        domain,
        kind: kind?,
        need: need?,
        counts_when: counts_when?,
    })
}

fn kind(section: &Section<'_>, code: KindCode) -> Option<QuestionKind> {
    match code {
        KindCode::Choice => {
            let options = section.whole_tables("option", |item| option(item, false))?;
            Some(QuestionKind::Choice { options })
        }
        KindCode::Ticks => {
            let options = section.whole_tables("option", |item| option(item, true));
            let cap = section.optional_dated_number("cap");
            Some(QuestionKind::Ticks {
                options: options?,
                cap,
            })
        }
        KindCode::Number => {
            let unit = section.text("unit");
            let (least, most) = (section.number("least"), section.number("most"));
            let earns = number_points(section);
            Some(QuestionKind::Number {
                unit: unit?,
                range: (least?, most?),
                earns: earns?,
            })
        }
        KindCode::Frequency => {
            let most = section.number("most_per_week");
            let earns = number_points(section);
            Some(QuestionKind::Frequency {
                times_per_week_max: most?,
                earns: earns?,
            })
        }
    }
}

fn option(section: &Section<'_>, ticks: bool) -> Option<AnswerOption> {
    let id = section.id("id", OptionId::new);
    let text = section.words("text");
    let points = section.optional_dated_number("points");
    let points_at_ages = section.optional_whole_tables("points_at_ages", |item| {
        let (ages, points) = (age_range(item), item.dated_number("points"));
        Some((ages?, points?))
    });
    let excludes_others =
        ticks && section.has("excludes_others") && section.yes_or_no("excludes_others")?;
    Some(AnswerOption {
        id: id?,
        text: text.into(),
        points,
        points_at_ages: points_at_ages?,
        excludes_others,
    })
}

#[derive(Clone, Copy)]
enum EarnsCode {
    Nothing,
    Ranges,
    PerUnit,
}

const EARNS: [(EarnsCode, &str); 3] = [
    (EarnsCode::Nothing, "nothing"),
    (EarnsCode::Ranges, "ranges"),
    (EarnsCode::PerUnit, "per unit"),
];

fn number_points(section: &Section<'_>) -> Option<NumberPoints> {
    match section.code("earns", &EARNS)? {
        EarnsCode::Nothing => Some(NumberPoints::Nothing),
        EarnsCode::Ranges => section
            .editions("edition", "edition", |edition| {
                bands(edition, "bands", |row| row.number("points"))
            })
            .map(NumberPoints::Ranges),
        EarnsCode::PerUnit => {
            let points = section.dated_number("points");
            let units = section.number("units");
            let rounding = section.rounding("rounding");
            Some(NumberPoints::PerUnit {
                points: points?,
                units: units?,
                rounding: rounding?,
            })
        }
    }
}

fn contradiction(section: &Section<'_>) -> Option<Contradiction> {
    let id = section.id("id", QuestionId::new).map(|id| id.to_string());
    let when = condition(section, "when");
    let explanation = section.text("explanation");
    Some(Contradiction {
        id: id?,
        when: when?,
        explanation: explanation?,
    })
}
