//! Answers in the notation of their question: what is read, and what is told to be allowed.

use crate::scoring::parts::*;
use ras_panel::config::answer::{Answer, read};
use ras_panel::config::ras::Ras;
use ras_panel::terms::ids::QuestionId;
use rust_decimal::{Decimal, dec};

const FORM: &str = r#"
[[question]]
id = "choice"
text = "One"
domain = "care"
kind = "choice"
unanswered = "cannot be scored"
option = [{ id = "none", text = "None", points = "0" }, { id = "all", text = "All", points = "4" }]
[[question]]
id = "ticks"
text = "Several"
domain = "care"
kind = "ticks"
unanswered = "cannot be scored"
option = [
  { id = "a", text = "A", points = "1" },
  { id = "b", text = "B", points = "2" },
  { id = "none", text = "None of these", points = "0", excludes_others = true },
]
[[question]]
id = "hours"
text = "A number"
domain = "care"
kind = "number"
unit = "hours a week"
least = "0.5"
most = "24"
unanswered = "cannot be scored"
earns = "per unit"
points = "1"
units = "1"
rounding = { to = "0.01", how = "half up" }
[[question]]
id = "often"
text = "A frequency"
domain = "care"
kind = "frequency"
most_per_week = "28"
unanswered = "cannot be scored"
earns = "per unit"
points = "1"
units = "1"
rounding = { to = "0.01", how = "half up" }
"#;

fn form() -> Ras {
    ras(Parts {
        questions: FORM,
        ..USUAL
    })
}

fn answered(ras: &Ras, question: &str, text: &str) -> Result<String, String> {
    let question = ras
        .question(&QuestionId::new(question).expect("an id"))
        .expect("a question");
    read(question, &ras.frequency, text)
        .map_err(|refused| refused.allowed)
        .map(|answer| match answer {
            Answer::Chosen(option) => option.id.to_string(),
            Answer::Ticked(options) => options
                .iter()
                .map(|option| option.id.as_str())
                .collect::<Vec<_>>()
                .join("+"),
            Answer::Number(number) => number.to_string(),
            Answer::Times { a_week, .. } => a_week.to_string(),
        })
}

#[test]
fn each_kind_of_question_reads_its_own_notation() {
    let ras = form();
    for (question, text, expected) in [
        ("choice", "all", "all"),
        ("choice", " none ", "none"),
        ("ticks", "b", "b"),
        ("ticks", "b | a", "a+b"),
        ("ticks", "none", "none"),
        ("hours", "0.5", "0.5"),
        ("hours", "24", "24"),
        ("often", "2/day", "14"),
        ("often", "3 / week", "3"),
        ("often", "13/month", "3"),
        ("often", "0.5/week", "0.5"),
    ] {
        let expected = Ok(expected.to_owned());
        assert_eq!(
            answered(&ras, question, text),
            expected,
            "{question}: {text:?}"
        );
    }
}

#[test]
fn what_is_not_an_answer_is_told_what_is_allowed() {
    let ras = form();
    let choice = "allowed: one of none, all";
    let ticks = "allowed: any of a, b, none, each once, joined by |; only alone: none";
    let hours = "allowed: a plain number from 0.5 to 24 (hours a week)";
    let often = "allowed: a frequency such as 2/day, 3/week or 1/month, at most 28 times a week";
    for (question, allowed, texts) in [
        ("choice", choice, ["", "All", "none|all", "x"]),
        ("ticks", ticks, ["", "a|a", "a|none", "a,b"]),
        ("hours", hours, ["0.4", "24.01", "1e1", "ten"]),
        ("often", often, ["5/day", "2", "-1/week", "2/year"]),
    ] {
        for text in texts {
            let refused = Err(allowed.to_owned());
            assert_eq!(
                answered(&ras, question, text),
                refused,
                "{question}: {text:?}"
            );
        }
    }
}

#[test]
fn a_month_is_a_twelfth_of_the_weeks_of_a_year() {
    let ras = form();
    let question = ras
        .question(&QuestionId::new("often").expect("an id"))
        .expect("a question");
    let answer = read(question, &ras.frequency, "1/month");
    let Ok(Answer::Times { a_week, count, .. }) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!((count, a_week), (Decimal::ONE, dec!(12) / dec!(52)));
}
