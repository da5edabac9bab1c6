//! From a recorded motion back to the fields of the form, so that a correction begins with it.

use crate::panel::motion::{Evidence, EvidenceKind, GateAnswer, Motion, PersonsView};
use crate::panel::transition::{FirstPeriod, Profile, TransitionTerms};
use crate::panel::verdict::{Basis, ReferTo, Verdict};
use crate::terms::date::{Date, shown};
use crate::terms::money::PerWeek;
use crate::terms::number::shortest;
use crate::terms::text::Words;

/// What each field held, by name.
type Kept = Vec<(String, String)>;

/// The fields of a motion, as drafts keep them. Its rationale is not among them: a correction says
/// in words of its own why it is made.
#[must_use]
pub fn kept(motion: &Motion) -> Kept {
    let mut kept = Kept::new();
    put(&mut kept, "verdict", motion.verdict.kind().code());
    verdict(&mut kept, &motion.verdict);
    put(&mut kept, "reasons", motion.reasons.join("|"));
    let papers: Vec<String> = motion.relied_on.iter().map(paper).collect();
    put(&mut kept, "relied_on", papers.join("\n"));
    words(&mut kept, "needs_met", motion.how_needs_are_met.as_ref());
    match &motion.persons_view {
        Some(PersonsView::Given(view)) => pair(&mut kept, "view", "given", "view_words", view),
        Some(PersonsView::NotKnown(why)) => {
            pair(&mut kept, "view", "not_known", "view_words", why);
        }
        None => {}
    }
    put(&mut kept, "effective", shown(motion.effective));
    words(
        &mut kept,
        "effective_reason",
        motion.effective_reason.as_ref(),
    );
    words(&mut kept, "other_options", motion.other_options.as_ref());
    gate(&mut kept, motion.gate.as_ref());
    if motion.incomplete_package_confirmed {
        put(&mut kept, "incomplete", "yes");
    }
    if let Some(mover) = &motion.mover {
        put(&mut kept, "mover", mover.as_str());
    }
    kept
}

fn put(kept: &mut Kept, name: &str, content: impl Into<String>) {
    kept.push((name.to_owned(), content.into()));
}

fn words(kept: &mut Kept, name: &str, words: Option<&Words>) {
    if let Some(words) = words {
        put(kept, name, words.as_str());
    }
}

fn pair(kept: &mut Kept, name: &str, code: &str, words_name: &str, words: &Words) {
    put(kept, name, code);
    put(kept, words_name, words.as_str());
}

fn amount(kept: &mut Kept, amount: PerWeek) {
    put(kept, "amount", amount.to_string());
}

fn date(kept: &mut Kept, name: &str, date: Date) {
    put(kept, name, shown(date));
}

fn verdict(kept: &mut Kept, verdict: &Verdict) {
    match verdict {
        Verdict::AgreeIndicative | Verdict::Refuse => {}
        Verdict::AgreeAmount {
            amount: agreed,
            basis,
        } => {
            amount(kept, agreed.0);
            match basis {
                Basis::AnnualReview => put(kept, "basis", "annual_review"),
                Basis::Transitional { until } => {
                    put(kept, "basis", "transitional");
                    date(kept, "until", *until);
                }
            }
        }
        Verdict::AgreeLimited {
            amount: agreed,
            until,
        } => {
            amount(kept, agreed.0);
            date(kept, "until", *until);
        }
        Verdict::Transition {
            to,
            terms,
            exception,
        } => {
            amount(kept, to.0);
            transition(kept, terms);
            words(kept, "exception", exception.as_ref());
        }
        Verdict::KeepPresent { risk, review } => {
            put(kept, "risk", risk.as_str());
            date(kept, "review", *review);
        }
        Verdict::AcceptSpecialist { amount: agreed } => amount(kept, agreed.0),
        Verdict::ChangeProvider {
            amount: agreed,
            due,
        } => {
            amount(kept, agreed.0);
            date(kept, "due", *due);
        }
        Verdict::Defer { questions, due } => {
            let lines: Vec<&str> = questions.iter().map(Words::as_str).collect();
            put(kept, "questions", lines.join("\n"));
            date(kept, "due", *due);
        }
        Verdict::Return { what } => put(kept, "what", what.as_str()),
        Verdict::Refer { to } => put(kept, "refer_to", service(*to)),
    }
}

fn service(to: ReferTo) -> &'static str {
    match to {
        ReferTo::ContinuingHealthcare => "continuing_healthcare",
        ReferTo::Reablement => "reablement",
        ReferTo::TelecareOrTherapy => "telecare_or_therapy",
        ReferTo::Safeguarding => "safeguarding",
    }
}

fn transition(kept: &mut Kept, terms: &TransitionTerms) {
    date(kept, "start", terms.start);
    put(kept, "months", terms.months.to_string());
    let first = match terms.first_period {
        FirstPeriod::PresentAmount => "present",
        FirstPeriod::FirstStep => "first_step",
    };
    put(kept, "first_period", first);
    if let Some(floor) = terms.floor {
        put(kept, "floor", floor.to_string());
    }
    let profile = match &terms.profile {
        Profile::AtOnce => "at_once",
        Profile::EqualSteps => "equal_steps",
        Profile::StraightLine => "straight_line",
        Profile::HoldThenDrop => "hold_then_drop",
        Profile::PercentPerStep(percent) => {
            put(kept, "step_size", shortest(*percent));
            "percent_per_step"
        }
        Profile::AmountPerStep(most) => {
            put(kept, "step_size", most.to_string());
            "amount_per_step"
        }
        Profile::OwnSteps(steps) => {
            let lines: Vec<String> = steps
                .iter()
                .map(|(from, amount)| format!("{from} {amount}"))
                .collect();
            put(kept, "own_steps", lines.join("\n"));
            "own_steps"
        }
    };
    put(kept, "profile", profile);
}

fn paper(paper: &Evidence) -> String {
    let kind = match paper.kind {
        EvidenceKind::Assessment => "assessment",
        EvidenceKind::Review => "review",
        EvidenceKind::Other => "other",
    };
    format!(
        "{kind} {} {}",
        shown(paper.date),
        paper.what.as_str().replace('\n', " ")
    )
}

fn gate(kept: &mut Kept, gate: Option<&GateAnswer>) {
    match gate {
        Some(GateAnswer::Considered(how)) => pair(kept, "gate", "considered", "gate_words", how),
        Some(GateAnswer::NotCalledFor(why)) => {
            pair(kept, "gate", "not_called_for", "gate_words", why);
        }
        Some(GateAnswer::Interim { due }) => {
            put(kept, "gate", "interim");
            date(kept, "gate_words", *due);
        }
        None => {}
    }
}
