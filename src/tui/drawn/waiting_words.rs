//! What waits and what is proposed, in plain lines for reading beside a form.

use super::decide_effect;
use crate::app::board::WaitingRow;
use crate::app::outcome::Overview;
use crate::config::panel_rules::PanelRules;
use crate::panel::approval::ApprovalAnswer;
use crate::panel::as_it_is::AsItIs;
use crate::panel::beginning::Beginning;
use crate::panel::case_file::CaseFile;
use crate::panel::decision::Decision;
use crate::panel::decision::DecisionStatus;
use crate::panel::member::Member;
use crate::panel::refusal::Refusal;
use crate::panel::standing::{DecisionOutcome, StandingDecision};
use crate::panel::verdict::Verdict;
use crate::panel::withdrawals::{self, Beside};
use crate::reports::correcting;
use crate::reports::decided;
use crate::reports::sentences;
use crate::terms::date::shown;
use crate::terms::text::{sentence, with_stop};
use crate::tui::brush::theme::Role;

type Lines = Vec<(Role, String)>;

/// A member's name, with the role in brackets where the name does not say it.
#[must_use]
pub fn with_role(member: &Member, rules: &PanelRules) -> String {
    let title = rules.role_title(&member.role);
    match says_role(member, title) {
        true => member.shown.clone(),
        false => format!("{} ({title})", member.shown),
    }
}

/// Whether a member's name begins with the title of the role.
#[must_use]
pub fn says_role(member: &Member, title: &str) -> bool {
    let shown = member.shown.to_lowercase();
    shown.starts_with(&title.to_lowercase())
}

/// The figures that people argue about, of a case on which a decision waits.
#[must_use]
pub fn figures(row: &WaitingRow) -> Lines {
    match &row.file {
        Some(file) => decide_effect::figures(file),
        None => {
            let words = format!("{} is not in the caseload any more", row.case);
            vec![(Role::Warning, words)]
        }
    }
}

/// What a member must see beside the reasons for a withdrawal: what is withdrawn, and what is in
/// force without it.
#[must_use]
pub fn beside_withdrawal(file: &CaseFile, known: &StandingDecision, overview: &Overview) -> Lines {
    let (decision, today) = (&known.decision, overview.today);
    let standing = &file.standing;
    let package = file.no_package().is_none();
    let package = package.then_some(file.package_cost.known);
    let now = AsItIs { package, standing };
    let mut lines = against_withdrawal(known, overview, now);
    let outcome = format!(
        "{}: {}.",
        decision.motion().case,
        sentences::outcome(decision)
    );
    lines.push((Role::Figure, outcome));
    lines.push((Role::Plain, stands(known)));
    let beside = withdrawals::with_and_without(known, now, today);
    let beside = without_it(&beside, &file.currency);
    lines.extend(beside.into_iter().map(|words| (Role::Warning, words)));
    let less = withdrawals::paid_less(known, today);
    lines.extend(less.map(|less| {
        let words = withdrawals::paid_less_words(&less, decision.currency());
        (Role::Warning, words)
    }));
    if let Some(steps) = &decision.effect().schedule {
        lines.push((Role::Plain, String::new()));
        lines.extend(decide_effect::schedule_lines(steps, decision.currency()));
    }
    lines
}

/// What is in force without a decision and with it: on its first day, then where it first differs
/// later, and at the end.
fn without_it(beside: &[Beside], sign: &str) -> Vec<String> {
    let Some((now, later)) = beside.split_first() else {
        return vec!["What would be in force without it is not known.".to_owned()];
    };
    let Beside { with, without, .. } = now;
    let day = shown(now.from);
    let mut told = vec![match with == without {
        true => format!("With it or without it, {sign}{with} a week is in force on {day}."),
        false => {
            format!(
                "Without it, {sign}{without} a week is in force on {day}; with it, {sign}{with}."
            )
        }
    }];
    let first = later.iter().find(|known| known.with != known.without);
    let last = later.last().filter(|last| Some(*last) != first);
    told.extend(first.into_iter().chain(last).map(|known| {
        let Beside { with, without, .. } = known;
        let day = shown(known.from);
        match with == without {
            true => format!("From {day} it is {sign}{with} a week with it or without it."),
            false if with < without => format!(
                "The fall to {sign}{with} a week from {day} falls away: without it, \
                 {sign}{without} a week is in force then."
            ),
            false => format!(
                "From {day} it is {sign}{without} a week without it; with it, {sign}{with}."
            ),
        }
    }));
    told
}

/// Where a decision that counts stands, in a sentence or two.
fn stands(known: &StandingDecision) -> String {
    let (decision, entry) = (&known.decision, known.entry);
    match (&known.outcome, decision.status()) {
        (DecisionOutcome::Approved { by, on }, _) => {
            let late = sentences::late(&known.beginning(), decision.currency());
            let late = late.map_or_else(String::new, |late| format!(" {late}"));
            format!(
                "Entry {entry} was approved on {} (entry {by}).{late}",
                shown(*on)
            )
        }
        (
            DecisionOutcome::Waits,
            DecisionStatus::AwaitsRole { why, .. } | DecisionStatus::AwaitsException { why },
        ) => format!("Entry {entry} waits for approval: {}", with_stop(why)),
        _ => format!("Entry {entry} stands since {}.", shown(decision.date())),
    }
}

/// What the rules refuse of a withdrawal today by whoever acts.
fn against_withdrawal(known: &StandingDecision, overview: &Overview, now: AsItIs<'_>) -> Lines {
    let Some(sitting) = &overview.sitting else {
        let words = "No sitting is open: a decision is withdrawn at one (2, then o).";
        return vec![(Role::Fault, words.to_owned())];
    };
    let mut lines = vec![acts(Some(overview))];
    if let Some(acting) = &overview.acting {
        let now = (now, overview.today);
        let judged = withdrawals::withdrawable(known, sitting, acting, &overview.rules, now);
        lines.extend(refused(&judged.err().unwrap_or_default(), "withdraw"));
    }
    lines
}

/// What waits, beside the list: the decision and why it waits, the whole case that was made for it,
/// who may answer.
#[must_use]
pub fn beside(row: &WaitingRow, overview: Option<&Overview>) -> Lines {
    let answer = ApprovalAnswer::Approved;
    let mut lines = vec![(Role::Figure, sentences::decided(&row.decision.decision))];
    lines.extend(why_it_waits(row, overview));
    lines.extend(late(row, answer, overview));
    lines.extend(who_answers(row, answer, overview));
    lines.push((Role::Plain, String::new()));
    lines.extend(why_so(&row.decision.decision, overview));
    lines.extend(in_full(row));
    lines
}

/// What an approver must see beside the reasons: who answers, what the answer would do, then what
/// waits for it.
#[must_use]
pub fn beside_answer(
    row: &WaitingRow,
    answer: ApprovalAnswer,
    overview: Option<&Overview>,
) -> Lines {
    let mut lines = who_answers(row, answer, overview);
    lines.push((Role::Figure, would_do(row, answer)));
    lines.extend(late(row, answer, overview));
    lines.push((Role::Plain, String::new()));
    lines.extend(why_it_waits(row, overview));
    lines.extend(why_so(&row.decision.decision, overview));
    lines.extend(in_full(row));
    lines
}

/// What an answer would do: a yes lets the decision stand, a no leaves what is paid now.
fn would_do(row: &WaitingRow, answer: ApprovalAnswer) -> String {
    let decision = &row.decision.decision;
    let outcome = sentences::outcome(decision);
    match answer {
        ApprovalAnswer::Approved => format!("Approved, it stands: {outcome}."),
        ApprovalAnswer::Refused => {
            // What a correction would correct is not in the amount that it is reckoned from.
            let present = decision.effect().present;
            let present = present.filter(|_| decision.reckoned_without().is_none());
            let present = present.map_or_else(String::new, |present| {
                format!(" of {}{present} a week", decision.currency())
            });
            format!(
                "Refused, the present amount{present} goes on, and the case is back in the queue; \
                 nothing starts by itself. What is refused: {outcome}."
            )
        }
    }
}

fn why_it_waits(row: &WaitingRow, overview: Option<&Overview>) -> Lines {
    let status = row.decision.decision.status();
    let waits = overview.and_then(|known| decide_effect::status(status, known));
    let mut lines = vec![waits.unwrap_or_else(|| (Role::Warning, row.why.clone()))];
    let changed = overview.and_then(|overview| row.changed(overview.today));
    lines.extend(changed.map(|changed| (Role::Warning, changed)));
    lines
}

fn who_answers(row: &WaitingRow, answer: ApprovalAnswer, overview: Option<&Overview>) -> Lines {
    let verb = match answer {
        ApprovalAnswer::Approved => "approve",
        ApprovalAnswer::Refused => "refuse",
    };
    let mut lines = vec![acts(overview)];
    lines.extend(sat(row, overview));
    lines.extend(refused(row.against(answer), verb));
    lines
}

/// The steps, the parts of the cost, what it rests on, and who asked.
fn in_full(row: &WaitingRow) -> Lines {
    let decision = &row.decision.decision;
    let effect = decision.effect();
    let mut lines = Lines::new();
    if let Some(schedule) = &effect.schedule {
        lines.push((Role::Plain, String::new()));
        lines.extend(decide_effect::schedule_lines(schedule, decision.currency()));
    }
    lines.extend(decide_effect::statement(effect, decision.currency()));
    lines.push((Role::Plain, String::new()));
    lines.extend(rests_on(decision));
    lines.push((Role::Plain, String::new()));
    lines.extend(who(row));
    lines
}

/// The reasons for a decision that waits: in words, for its exception, and from the list.
fn why_so(decision: &Decision, overview: Option<&Overview>) -> Lines {
    let reasons = match overview {
        Some(overview) => decided::reasons(decision, &overview.rules),
        None => decision.motion().reasons.clone(),
    };
    let reasons = reasons
        .into_iter()
        .map(|reason| format!("Reason: {reason}"));
    let rationale = decision.motion().rationale.iter();
    let place = correcting::place_of(decision);
    let place = place.map(|place| format!("In the place of {place}."));
    let reckoned = correcting::reckoned(decision, &[]).map(|words| sentence(&words));
    let why = decision.motion().supersedes;
    let why = why.map_or("Rationale".to_owned(), |entry| {
        format!("Why entry {entry} is corrected")
    });
    let rationale = rationale.map(|words| format!("{why}: {words}"));
    let exception = match &decision.motion().verdict {
        Verdict::Transition { exception, .. } => exception.as_ref(),
        _ => None,
    };
    let exception = exception.map(|why| format!("Why it must take longer: {why}"));
    let corrects = place.into_iter().chain(reckoned);
    let words = corrects.chain(rationale).chain(exception).chain(reasons);
    words.map(|words| (Role::Plain, words)).collect()
}

/// What a decision that waits rests on, what the panel saw, and what was recorded as a warning.
fn rests_on(decision: &Decision) -> Lines {
    let grounds = decided::grounds(decision).into_iter();
    let grounds = grounds.map(|(name, words)| (Role::Plain, format!("{name}: {words}")));
    let options = decision.motion().other_options.iter();
    let options = options.map(|words| (Role::Plain, format!("Other options: {words}")));
    let flags = decision.seen().flags.iter();
    let flags = flags.map(|flag| (Role::Plain, format!("Flag: {}", flag.in_full())));
    let warnings = decision.warnings().iter().map(|warning| {
        let words = format!(
            "Recorded as a warning: {} [{}]",
            warning.message, warning.source
        );
        (Role::Warning, words)
    });
    grounds
        .chain(options)
        .chain(flags)
        .chain(warnings)
        .collect()
}

/// Whether whoever acts is entered as present where it was decided.
fn sat(row: &WaitingRow, overview: Option<&Overview>) -> Option<(Role, String)> {
    let acting = overview?.acting.as_ref()?;
    let words = match row.sat.contains(&acting.id) {
        true => "You are entered as present at the sitting that decided.",
        false => "You are not entered as present at the sitting that decided.",
    };
    Some((Role::Quiet, words.to_owned()))
}

/// Who asked, and who answers.
fn who(row: &WaitingRow) -> Lines {
    let moved = row.mover.as_ref();
    let moved = moved.map_or(String::new(), |mover| format!(", moved by {mover}"));
    let neither = match row.mover {
        Some(_) => "Whoever answers is neither of them.",
        None => "Whoever answers is somebody else.",
    };
    let mut lines = vec![
        (Role::Plain, format!("Recorded by {}{moved}.", row.recorder)),
        (Role::Plain, neither.to_owned()),
    ];
    lines.extend(row.earlier.iter().map(|author| {
        let (member, did, entry) = (&author.member, author.did.word(), author.entry);
        let words = format!("Nor is it {member}, who {did} entry {entry}, which this corrects.");
        (Role::Plain, words)
    }));
    lines
}

/// Who acts.
pub(super) fn acts(overview: Option<&Overview>) -> (Role, String) {
    let known = overview.and_then(|overview| Some((overview, overview.acting.as_ref()?)));
    match known {
        None => (Role::Fault, "Nobody acts yet: F2 chooses.".to_owned()),
        Some((overview, acting)) => {
            let words = with_role(acting, &overview.rules);
            (Role::Key, format!("You act as {words}."))
        }
    }
}

/// What the rules refuse of an answer by whoever acts.
pub(super) fn refused(against: &[Refusal], verb: &str) -> Vec<(Role, String)> {
    if against.is_empty() {
        return Vec::new();
    }
    let words = format!("The rules do not let you {verb} it. F2 lets somebody else act.");
    let each = against.iter().map(|refusal| {
        let words = format!("· {} [{}]", refusal.message, refusal.source);
        (Role::Plain, words)
    });
    [(Role::Fault, words)].into_iter().chain(each).collect()
}

/// What a yes of today would do to a decision whose day has passed; nothing where the rules refuse
/// that yes.
fn late(
    row: &WaitingRow,
    answer: ApprovalAnswer,
    overview: Option<&Overview>,
) -> Option<(Role, String)> {
    let decision = &row.decision.decision;
    let effect = decision.effect();
    let refused = !row.against(answer).is_empty();
    if answer != ApprovalAnswer::Approved || refused || effect.schedule.is_some() {
        return None;
    }
    let begins = Beginning::of(decision, Some(overview?.today));
    let begins = begins.package_changed(row.package_changed);
    let late = sentences::late(&begins, decision.currency())?;
    Some((Role::Warning, format!("Approved today: {late}")))
}
