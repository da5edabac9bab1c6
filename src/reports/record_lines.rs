//! Anything that was recorded, in full, as plain lines to read.

use super::coming;
use super::correcting;
use super::figures::{self, IF_OTHERS_PAY, NO_OTHERS};
use super::proposal_effect;
use super::sentences;
use crate::config::dated::ParameterKey;
use crate::config::figures as ras_figures;
use crate::config::panel_rules::PanelRules;
use crate::config::ras::Ras;
use crate::panel::decision::{BudgetStatement, Decision};
use crate::panel::motion::{Evidence, EvidenceKind, GateAnswer, PersonsView};
use crate::panel::proposal::{Proposal, Stage};
use crate::panel::record::{ImportNote, RasAdoption, Record, StoredRules};
use crate::panel::transition::Schedule;
use crate::terms::budget::shown_percent;
use crate::terms::date::shown;
use crate::terms::money::PerWeek;
use crate::terms::text::{sentence, so_many};

/// The lines of a record, in the words of the rules that applied to it; figures of the RAS with the
/// units that they have in `ras`.
#[must_use]
pub fn lines(record: &Record, (rules, ras): (&PanelRules, &Ras)) -> Vec<String> {
    match record {
        Record::DecisionRecorded(decision) => decision_lines(decision, rules),
        Record::CaseloadImported(note) => import_lines(note),
        Record::RasAdopted(adoption) => adoption_lines(adoption),
        Record::PanelRulesSet(rules) => rules_lines(rules),
        Record::ProposalRecorded(proposal) => proposal_lines(proposal, ras),
        Record::SittingOpened { present, .. } | Record::AttendanceChanged { present, .. } => {
            let mut lines = vec![sentences::record(record)];
            lines.extend(
                present
                    .iter()
                    .map(|m| format!("  {} {} ({})", m.id, m.shown, rules.role_title(&m.role))),
            );
            lines
        }
        Record::InterestDeclared { interest, .. } => {
            vec![sentences::record(record), format!("  {}", interest.nature)]
        }
        Record::InterestEnded { reason, .. } => {
            vec![sentences::record(record), format!("Reason: {reason}")]
        }
        Record::ApprovalGiven(approval) => {
            let reasons = approval.motion().reasons.as_ref().map(ToString::to_string);
            let present = if approval.was_present() {
                "was"
            } else {
                "was not"
            };
            vec![
                sentences::record(record),
                format!("Reasons: {}", reasons.unwrap_or_default()),
                format!("The approver {present} present at the sitting that decided."),
            ]
        }
        Record::ProposalAnswered { reasons, .. } => {
            vec![sentences::record(record), format!("Reasons: {reasons}")]
        }
        Record::MemberEntered(member) => {
            let role = rules.role_title(&member.role);
            let mut lines = vec![sentences::record(record), format!("  role: {role}")];
            lines.extend(
                member
                    .specialisms
                    .iter()
                    .map(|s| format!("  specialism: {s}")),
            );
            lines
        }
        Record::SittingClosed { undecided, .. } => {
            let mut lines = vec![sentences::record(record)];
            lines.extend(undecided.iter().flatten().map(|case| format!("  {case}")));
            lines
        }
        Record::DecisionWithdrawn { .. } | Record::Erased(_) => vec![sentences::record(record)],
    }
}

fn import_lines(note: &ImportNote) -> Vec<String> {
    let mut lines = vec![format!("Caseload imported with {}", note.profile)];
    for file in &note.files {
        let n_rows = file.n_rows.try_into().unwrap_or(usize::MAX);
        lines.push(format!(
            "  {}: {}, {} accepted, {} rejected, SHA-256 {}",
            file.name,
            so_many(n_rows, "row", "rows"),
            file.n_accepted,
            file.n_rejected,
            file.digest
        ));
    }
    lines.push(format!(
        "Cases: {} new, {} changed, {} unchanged",
        note.n_new, note.n_changed, note.n_unchanged
    ));
    lines
}

fn adoption_lines(adoption: &RasAdoption) -> Vec<String> {
    let mut lines = vec![
        format!("RAS {} version {}", adoption.ras.0, adoption.ras.1),
        format!("In force from {}", shown(adoption.from)),
        format!("SHA-256 {}", adoption.digest),
    ];
    if let Some(proposal) = &adoption.proposal {
        lines.push(format!("Carries out proposal {proposal}"));
    }
    lines.extend(file_lines(&adoption.files));
    lines
}

fn rules_lines(rules: &StoredRules) -> Vec<String> {
    let mut lines = vec![
        "The panel's rules and the limits of the flag rules, from here on".to_owned(),
        format!("SHA-256 {}", rules.digest),
    ];
    lines.extend(file_lines(&rules.files));
    lines
}

fn file_lines(files: &[(String, String)]) -> impl Iterator<Item = String> {
    files
        .iter()
        .map(|(name, text)| format!("  {name}: {}", so_many(text.len(), "byte", "bytes")))
}

/// A proposal in full; its figures have the units that they have in a RAS.
#[must_use]
pub fn proposal_lines(proposal: &Proposal, ras: &Ras) -> Vec<String> {
    let mut lines = proposed_lines(proposal, ras);
    let effect = proposal.effect.iter();
    lines.extend(effect.flat_map(|effect| proposal_effect::lines(effect, &ras.currency)));
    lines
}

/// A proposal as it was written: who proposes which changes, why, and on which evidence.
#[must_use]
pub fn proposed_lines(proposal: &Proposal, ras: &Ras) -> Vec<String> {
    let known = ras_figures::figures(ras, ras.in_force_from);
    let unit = |key: &ParameterKey| {
        let figure = known.iter().find(|figure| figure.key == *key);
        figure.map_or("", |figure| figure.unit.as_str())
    };
    let adopted = match &proposal.stage {
        Stage::Adopted { from, version } => {
            format!("; adopted as RAS {version}, in force from {}", shown(*from))
        }
        _ => String::new(),
    };
    let mut lines = vec![
        format!("Proposal {}: {}", proposal.reference, proposal.title),
        format!(
            "By {}, from RAS {}{adopted}",
            proposal.author, proposal.baseline.0
        ),
        format!("Reason: {}", proposal.reason),
    ];
    for change in &proposal.changes {
        let changed = figures::changed(Some(change.old), change.new, unit(&change.key));
        let changed = changed.trim_end();
        lines.push(format!("  {}: {changed} ({})", change.title, change.key));
    }
    let evidence: Vec<&str> = proposal.evidence.iter().map(|case| case.as_str()).collect();
    lines.push(format!("Evidence: {}", evidence.join(", ")));
    lines
}

/// A decision in full: what was decided, why, on what, and what the panel saw.
#[must_use]
pub fn decision_lines(decision: &Decision, rules: &PanelRules) -> Vec<String> {
    let (motion, currency) = (decision.motion(), decision.currency());
    let mut lines = head(decision);
    let titled = |code: &String| rules.reason(code).map_or(code.clone(), |r| r.title.clone());
    let reasons: Vec<String> = motion.reasons.iter().map(titled).collect();
    lines.push(format!("Reasons: {}", reasons.join("; ")));
    let why = motion.supersedes.map_or("Rationale".to_owned(), |entry| {
        format!("Why entry {entry} is corrected")
    });
    let rationale = motion.rationale.iter();
    lines.extend(rationale.map(|words| format!("{why}: {words}")));
    lines.extend(
        motion
            .relied_on
            .iter()
            .map(|paper| format!("Relied on: {}", evidence(paper))),
    );
    lines.extend(
        motion
            .how_needs_are_met
            .iter()
            .map(|w| format!("How needs are met: {w}")),
    );
    lines.extend(motion.persons_view.iter().map(view));
    lines.extend(
        motion
            .other_options
            .iter()
            .map(|w| format!("Other options: {w}")),
    );
    lines.extend(motion.gate.iter().map(gate));
    lines.extend(
        decision
            .effect()
            .schedule
            .iter()
            .flat_map(|steps| schedule(steps, currency)),
    );
    lines.extend(
        decision
            .effect()
            .statement
            .iter()
            .flat_map(|parts| statement(parts, currency)),
    );
    for warning in decision.warnings() {
        lines.push(format!(
            "Warning recorded: {} [{}]",
            warning.message, warning.source
        ));
    }
    lines.extend(seen(decision));
    lines
}

/// What was decided, where and by whom; of a correction in whose place, and from what.
fn head(decision: &Decision) -> Vec<String> {
    let motion = decision.motion();
    let mut lines = vec![sentences::decision(decision)];
    lines.push(format!(
        "Sitting {} · recorded by {}",
        decision.sitting(),
        motion.recorder
    ));
    lines.extend(motion.mover.iter().map(|mover| format!("Moved by {mover}")));
    let place = correcting::place_of(decision);
    lines.extend(place.map(|place| format!("In the place of {place}")));
    let reckoned = correcting::reckoned(decision, &[]);
    lines.extend(reckoned.map(|words| sentence(&words)));
    lines
}

/// A paper relied on, in words. That one is a costing, on which rules turn, stands at the beginning
/// of its words.
#[must_use]
pub fn evidence(paper: &Evidence) -> String {
    let what = paper.what.as_str();
    let (kind, what) = match paper.kind {
        EvidenceKind::Assessment => ("assessment", what),
        EvidenceKind::Review => ("review", what),
        EvidenceKind::Other => match what.split_once(char::is_whitespace) {
            Some((first, rest)) if first.eq_ignore_ascii_case(COSTING) => (COSTING, rest.trim()),
            None if what.eq_ignore_ascii_case(COSTING) => (COSTING, ""),
            _ => ("paper", what),
        },
    };
    let behind = if what.is_empty() { "" } else { ": " };
    format!("{kind} of {}{behind}{what}", shown(paper.date))
}

const COSTING: &str = "costing";

fn view(view: &PersonsView) -> String {
    match view {
        PersonsView::Given(words) => format!("The person's view: {words}"),
        PersonsView::NotKnown(why) => format!("The person's view is not known: {why}"),
    }
}

fn gate(gate: &GateAnswer) -> String {
    match gate {
        GateAnswer::Considered(how) => format!("Reablement and telecare considered: {how}"),
        GateAnswer::NotCalledFor(why) => format!("Reablement and telecare not called for: {why}"),
        GateAnswer::Interim { due } => {
            format!(
                "Reablement and telecare: interim amount, answer due on {}",
                shown(*due)
            )
        }
    }
}

/// A schedule, one step a line, with its cost and savings.
#[must_use]
pub fn schedule(schedule: &Schedule, currency: &str) -> Vec<String> {
    let mut lines: Vec<String> = schedule
        .steps
        .iter()
        .map(|step| {
            format!(
                "  from {}: {currency}{} a week",
                shown(step.from),
                step.amount
            )
        })
        .collect();
    lines.push(format!(
        "  transitional cost {}",
        schedule.cost.shown_in(currency)
    ));
    for (year, saving) in &schedule.saving_by_year {
        lines.push(format!(
            "  saving in {} {}",
            year.label(),
            saving.shown_in(currency)
        ));
    }
    lines
}

/// The three parts of a personal budget, one a line.
#[must_use]
pub fn statement(statement: &BudgetStatement, currency: &str) -> Vec<String> {
    let known =
        |part: Option<PerWeek>| part.map_or("not known".to_owned(), |p| format!("{currency}{p}"));
    let mut lines = vec![
        "Personal budget statement (Care Act 2014 s.26), a week:".to_owned(),
        format!(
            "  meeting the needs costs, gross {currency}{}",
            statement.cost
        ),
        match statement.others_part.0.is_zero() {
            true => format!("  other bodies' part: {NO_OTHERS}"),
            false => format!("  other bodies' part {currency}{}", statement.others_part),
        },
        format!(
            "  what it then costs the council {}",
            known(statement.cost_to_the_council())
        ),
        format!(
            "  of that, the person's part {}",
            known(statement.persons_part)
        ),
        format!(
            "  of that, the council's part {}",
            known(statement.councils_part)
        ),
    ];
    if statement.others_part.0.is_zero() {
        lines.push(format!("  {IF_OTHERS_PAY}"));
    }
    lines
}

fn seen(decision: &Decision) -> Vec<String> {
    let (seen, currency) = (decision.seen(), decision.currency());
    let indicative = seen
        .indicative
        .map_or("none".to_owned(), |i| format!("{currency}{}", i.0));
    let gap = seen.gap.map_or(String::new(), |gap| {
        let percent = gap.percent.map(|p| format!(" ({} %)", shown_percent(p)));
        format!(
            ", gap {}{}",
            gap.amount.0.signed(),
            percent.unwrap_or_default()
        )
    });
    let package = match seen.no_package() {
        Some(none) => none.to_owned(),
        None => {
            let at_least = figures::at_least(seen.package.completeness);
            format!("package {at_least}{currency}{}", seen.package.known)
        }
    };
    let mut lines = vec![
        "What the panel saw".to_owned(),
        format!("  {}", seen.ras),
        format!("  indicative {indicative}, {package}{gap}"),
    ];
    lines.push(format!("  came to the panel: {}", coming::came(seen)));
    let facts = coming::assessment(seen).into_iter();
    lines.extend(facts.map(|(name, what)| format!("  {}: {what}", name.to_lowercase())));
    lines.extend(
        seen.flags
            .iter()
            .map(|flag| format!("  flag: {}", flag.in_full())),
    );
    lines.extend(seen.breakdown.iter().map(|line| format!("  {line}")));
    lines.extend(seen.package_lines.iter().map(|line| format!("  {line}")));
    lines
}
