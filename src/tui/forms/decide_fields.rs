//! The fields of the decision form: which are asked depends on the outcome that is chosen.

use crate::app::case_detail::CaseDetail;
use crate::config::panel_rules::PanelRules;
use crate::panel::member::Member;
use crate::panel::review::stated_after;
use crate::panel::rules;
use crate::panel::verdict::VerdictKind;
use crate::terms::budget::Completeness;
use crate::terms::date::shown;
use crate::terms::ids::EntryNumber;
use crate::tui::held::form_field::{Choice, FormField};

/// What the fields are made from.
pub struct Asked<'a> {
    /// The case.
    pub detail: &'a CaseDetail,
    /// The panel's rules.
    pub rules: &'a PanelRules,
    /// Who is present.
    pub present: &'a [Member],
    /// The outcome that is chosen.
    pub verdict: Option<VerdictKind>,
    /// How a transition moves, when one is chosen.
    pub profile: String,
    /// The basis of another amount, when one is chosen.
    pub basis: String,
    /// The entry that is corrected.
    pub corrects: Option<EntryNumber>,
}

/// The fields for an outcome.
#[must_use]
pub fn fields(asked: &Asked) -> Vec<FormField> {
    let outcome = FormField::choice("verdict", "Outcome", verdicts(asked.rules));
    let hint = "its letter takes it; Enter goes on".to_owned();
    let mut fields = vec![FormField { hint, ..outcome }];
    fields.extend(
        asked
            .verdict
            .map(|verdict| outcome_fields(asked, verdict))
            .unwrap_or_default(),
    );
    let ticks = FormField::ticks("reasons", "Reasons", reasons(asked.rules));
    let hint = "a letter or Space ticks; ↓ marks those that can carry a reduction".to_owned();
    fields.push(FormField { hint, ..ticks });
    fields.push(rationale(asked));
    fields.push(FormField::text(
        "relied_on",
        "Relied on",
        "a paper a line: assessment, review, costing or other; its date; what it is",
    ));
    if asked.verdict.is_some_and(agrees_money) {
        fields.extend(money_fields(asked));
    }
    fields.push(FormField::text(
        "other_options",
        "Other options",
        "what else was considered",
    ));
    fields.extend(gate_fields(asked));
    if asked.detail.file.package_cost.completeness == Completeness::Incomplete {
        let words = "yes, although the package's cost is incomplete";
        let choices = vec![Choice::new("yes", words)];
        fields.push(FormField::choice(
            "incomplete",
            "Agree all the same",
            choices,
        ));
    }
    let members = asked.present.iter();
    let choices = members.map(|m| Choice::new(m.id.as_str(), format!("{} {}", m.id, m.shown)));
    fields.push(FormField::choice("mover", "Moved by", choices.collect()));
    fields
}

/// A correction is told from a new decision: its rationale says why it is made.
fn rationale(asked: &Asked) -> FormField {
    match asked.corrects {
        Some(entry) => {
            let hint = format!("what was wrong in entry {entry}, and why this instead");
            FormField::text("rationale", "Why corrected", &hint)
        }
        None => FormField::text("rationale", "Rationale", "why, in plain words"),
    }
}

/// Whether an outcome settles an amount.
#[must_use]
pub fn agrees_money(verdict: VerdictKind) -> bool {
    match verdict {
        VerdictKind::AgreeIndicative
        | VerdictKind::AgreeAmount
        | VerdictKind::AgreeLimited
        | VerdictKind::Transition
        | VerdictKind::KeepPresent
        | VerdictKind::AcceptSpecialist
        | VerdictKind::ChangeProvider => true,
        VerdictKind::Defer | VerdictKind::Return | VerdictKind::Refer | VerdictKind::Refuse => {
            false
        }
    }
}

fn verdicts(rules: &PanelRules) -> Vec<Choice> {
    VerdictKind::ALL
        .iter()
        .filter_map(|(_, _, code)| {
            let words = rules.verdicts.get(*code)?;
            Some(Choice {
                code: (*code).to_owned(),
                words: words.title.clone(),
                letter: Some(words.letter),
            })
        })
        .collect()
}

fn reasons(rules: &PanelRules) -> Vec<Choice> {
    rules
        .reasons
        .iter()
        .map(|reason| {
            let mark = if reason.class.carries_a_reduction() {
                " ↓"
            } else {
                ""
            };
            Choice::new(reason.code.as_str(), format!("{}{mark}", reason.title))
        })
        .collect()
}

fn outcome_fields(asked: &Asked, verdict: VerdictKind) -> Vec<FormField> {
    let currency = &asked.detail.file.currency;
    let amount_hint = format!(
        "a week: 520, {currency}1,234.50, +10%, +10%p (per cent of the indicative budget, of the \
         package)"
    );
    let amount_hint = amount_hint.as_str();
    match verdict {
        VerdictKind::AgreeIndicative | VerdictKind::Refuse => Vec::new(),
        VerdictKind::AgreeAmount => {
            let last_day = (asked.basis == "transitional")
                .then(|| FormField::line("until", "Last day", "a day, such as 28/02/2027"));
            let amount = FormField::line("amount", "Amount", amount_hint);
            let basis = FormField::choice("basis", "Basis", bases());
            [amount, basis].into_iter().chain(last_day).collect()
        }
        VerdictKind::AgreeLimited => vec![
            FormField::line("amount", "Amount", amount_hint),
            FormField::line("until", "Last day", "a day, such as 28/02/2027"),
        ],
        VerdictKind::Transition => transition_fields(asked, amount_hint),
        VerdictKind::KeepPresent => vec![
            FormField::text("risk", "Risk or distress", "what a reduction would lead to"),
            FormField::line("review", "Reviewed on", &review_hint(asked)),
        ],
        VerdictKind::AcceptSpecialist => vec![FormField::line("amount", "Amount", amount_hint)],
        VerdictKind::ChangeProvider => vec![
            FormField::line("amount", "Amount to reach", amount_hint),
            FormField::line("due", "By", "a day, such as 28/02/2027"),
        ],
        VerdictKind::Defer => vec![
            FormField::text("questions", "Questions", "one question a line"),
            FormField::line("due", "Answers due", "a day, such as 15/12/2026"),
        ],
        VerdictKind::Return => {
            vec![FormField::text(
                "what",
                "To be done",
                "what the worker is to put right",
            )]
        }
        VerdictKind::Refer => vec![FormField::choice("refer_to", "To", services())],
    }
}

fn bases() -> Vec<Choice> {
    let row = |code: &str, words: &str, letter| Choice {
        letter,
        ..Choice::new(code, words)
    };
    vec![
        row(
            "annual_review",
            "annual review: carried to the next review",
            Some('a'),
        ),
        row(
            "transitional",
            "transitional: until a stated day",
            Some('t'),
        ),
    ]
}

fn services() -> Vec<Choice> {
    vec![
        Choice::new("continuing_healthcare", "NHS continuing healthcare"),
        Choice::new("reablement", "reablement"),
        Choice::new("telecare_or_therapy", "telecare or occupational therapy"),
        Choice::new("safeguarding", "safeguarding"),
    ]
}

fn transition_fields(asked: &Asked, amount: &str) -> Vec<FormField> {
    let mut fields = vec![
        FormField::line("amount", "To", amount),
        FormField::line(
            "start",
            "Starts",
            "a day: 1 Dec 2026, 01/12/2026 or 2026-12-01",
        ),
    ];
    if asked.profile != "at_once" {
        fields.push(FormField::line("months", "Months", &months_hint(asked)));
    }
    fields.push(FormField::choice("profile", "Profile", profiles()));
    match asked.profile.as_str() {
        "percent_per_step" => {
            fields.push(FormField::line(
                "step_size",
                "At most % a step",
                "such as 10",
            ));
        }
        "amount_per_step" => {
            let label = format!("At most {} a step", asked.detail.file.currency);
            fields.push(FormField::line("step_size", &label, "such as 50"));
        }
        "own_steps" => fields.push(FormField::text(
            "own_steps",
            "Own steps",
            "one step a line: its date, then its amount; the last step, to the new amount, is \
             added by itself",
        )),
        _ => {}
    }
    if has_periods(&asked.profile) {
        let first = vec![
            Choice::new(
                "present",
                "the present amount (the first step comes after one period)",
            ),
            Choice::new("first_step", "the first step's amount"),
        ];
        fields.push(FormField::choice("first_period", "First period at", first));
    }
    if asked.profile != "at_once" {
        let hint = "optional: an amount a week";
        fields.push(FormField::line("floor", "Never below", hint));
    }
    let hint = "beyond the normal limit: why it must take longer";
    fields.push(FormField::text("exception", "Exception", hint));
    fields
}

/// Whether a profile has periods of equal length, or none is chosen yet: only then there is a first
/// one to be paid for.
pub(super) fn has_periods(profile: &str) -> bool {
    !["at_once", "hold_then_drop", "own_steps"].contains(&profile)
}

/// When a risk is to be reviewed, where the rules state a period for it.
fn review_hint(asked: &Asked) -> String {
    let today = asked.detail.today;
    let stated = stated_after(asked.rules, VerdictKind::KeepPresent.code(), today, today);
    match stated {
        Ok(Some(due)) => format!(
            "{} by the rules: {} ({})",
            shown(due.day),
            due.length,
            due.title
        ),
        Ok(None) | Err(_) => "a day, such as 28/02/2027".to_owned(),
    }
}

/// The longest length that is no exception, as the rules of the day have it.
fn months_hint(asked: &Asked) -> String {
    match asked.rules.transition_months_max.at(asked.detail.today) {
        Ok(limit) => format!("such as {} (longer is an exception)", limit.value),
        Err(_) => "whole calendar months".to_owned(),
    }
}

fn profiles() -> Vec<Choice> {
    vec![
        Choice::new("equal_steps", "equal steps, one a month"),
        Choice::new("straight_line", "a straight line, one step a week"),
        Choice::new("percent_per_step", "at most so many per cent a month"),
        Choice::new("amount_per_step", "at most so many pounds a month"),
        Choice::new("hold_then_drop", "hold, then drop at the end"),
        Choice::new("own_steps", "the panel's own steps"),
        Choice::new("at_once", "at once"),
    ]
}

fn money_fields(asked: &Asked) -> Vec<FormField> {
    let views = vec![
        Choice::new("given", "this is their view:"),
        Choice::new("not_known", "not known, because:"),
    ];
    let today = shown(asked.detail.today);
    let mut fields = vec![
        FormField::text(
            "needs_met",
            "How needs are met",
            "how the amount meets the needs (of a reduction or a risen need)",
        ),
        FormField::choice("view", "Person's view", views),
        FormField::text(
            "view_words",
            "View in words",
            "what the person or advocate said, or why not known (of a reduction)",
        ),
    ];
    if asked.verdict != Some(VerdictKind::Transition) {
        let hint = format!("empty: {today}, the day of the decision");
        fields.push(FormField::line("effective", "Takes effect", &hint));
    }
    let hint = "why, if not on the day of the decision";
    fields.push(FormField::line("effective_reason", "Why then", hint));
    fields
}

fn gate_fields(asked: &Asked) -> Vec<FormField> {
    let file = &asked.detail.file;
    let asks = |verdict| rules::gate::asks(file, verdict);
    if !asked.verdict.is_some_and(asks) {
        return Vec::new();
    }
    let answers = vec![
        Choice::new("considered", "considered: how"),
        Choice::new("not_called_for", "not called for: why"),
        Choice::new("interim", "interim amount; the answer is due on"),
    ];
    vec![
        FormField::choice("gate", "Reablement/telecare", answers),
        FormField::line(
            "gate_words",
            "How, why or when",
            "how, why, or the day on which the answer is due",
        ),
    ]
}
