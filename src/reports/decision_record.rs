//! The record of one decision, under the headings of Bath and North East Somerset's register of
//! decisions: the issue, the decision, the rationale, other options considered, declarations of
//! interest. Then what the panel saw, and the person's ways to challenge.

use super::case_sheet;
use super::coming;
use super::correcting;
use super::decided;
use super::document::{Document, Side, Table};
use super::figures::{self, Compared, IF_OTHERS_PAY, NO_OTHERS};
use super::on_record::OnRecord;
use super::rationale::Rationale;
use crate::config::panel_rules::PanelRules;
use crate::panel::approval::ApprovalAnswer;
use crate::panel::decision::{BudgetStatement, Decision, DecisionStatus};
use crate::panel::seen::{ELSEWHERE, NOT_SCORED};
use crate::panel::transition::Schedule;
use crate::terms::date::{Date, shown};
use crate::terms::text::without_stop;

/// The paper.
#[must_use]
pub fn document(on_record: &OnRecord) -> Document {
    let rules = &on_record.rules;
    let decision = &on_record.decision;
    let case = &decision.motion().case;
    let mut paper = Document::new(format!("{}: decision on {case}", rules.panel));
    head(&mut paper, on_record, rules);
    paper.heading("The issue");
    issue(&mut paper, on_record);
    paper.heading("The decision");
    if let Some(words) = not_in_force(on_record) {
        paper.paragraph(words);
    }
    the_decision(&mut paper, decision);
    paper.heading("The rationale");
    rationale(&mut paper, on_record, rules);
    paper.heading("Other options considered");
    let other = decision.motion().other_options.as_ref();
    paper.paragraph(other.map_or("None is recorded.".to_owned(), ToString::to_string));
    paper.heading("Declarations of interest");
    let interests = on_record.interests();
    if interests.is_empty() {
        paper.paragraph("None was held in this case.");
    }
    paper.items(interests.iter().map(|held| {
        let who = on_record.member(&held.interest.member, rules);
        let nature = without_stop(held.interest.nature.as_str());
        let declared = held.declared();
        format!("{who}: {nature} ({declared}; took no part in deciding)")
    }));
    seen(&mut paper, decision, rules);
    challenges(&mut paper, rules, decision.date());
    paper.heading("In the register");
    paper.fact("Entry", on_record.entry.to_string());
    paper.fact("SHA-256", on_record.digest.clone());
    paper.fact("Rules", on_record.rules_told.clone());
    paper
}

fn head(paper: &mut Document, on_record: &OnRecord, rules: &PanelRules) {
    let (decision, motion) = (&on_record.decision, on_record.decision.motion());
    paper.fact("Decided on", shown(decision.date()));
    paper.fact("Sitting", decision.sitting().to_string());
    let recorder = on_record.member(&motion.recorder, rules);
    paper.fact(
        "Recorded",
        format!("{} UTC by {recorder}", on_record.moment),
    );
    if let Some(mover) = &motion.mover {
        paper.fact("Moved by", on_record.member(mover, rules));
    }
    if let Some(place) = correcting::place_of(decision) {
        paper.fact("In the place of", place);
    }
    paper.fact("State", on_record.state(rules));
    if let Some((_, approval)) = &on_record.answered {
        let was = if approval.was_present() {
            "was"
        } else {
            "was not"
        };
        let words = format!("{was} entered as present at the sitting that decided");
        paper.fact("Approver", words);
    }
}

fn issue(paper: &mut Document, on_record: &OnRecord) {
    let decision = &on_record.decision;
    let currency = decision.currency();
    let seen = decision.seen();
    let indicative = seen.indicative.map(|indicative| indicative.0);
    paper.fact("Came to the panel", coming::came(seen));
    paper.fact(
        "Indicative budget",
        figures::weekly_or(currency, indicative, "none"),
    );
    let none = seen.no_package().map(str::to_owned);
    let compared = Compared {
        package: none.is_none(),
        indicative: indicative.is_some(),
    };
    let package = none.unwrap_or_else(|| figures::package(currency, seen.package));
    paper.fact("Package", package);
    paper.fact("Gap", figures::gap(currency, seen.gap, compared));
    let effect = decision.effect();
    let present = effect.present.map_or("not known".to_owned(), |amount| {
        let weekly = figures::present(currency, amount, seen.package);
        let first = figures::present_at_first(decision);
        format!("{weekly}, on {}{first}", shown(decision.present_on()))
    });
    paper.fact("Present amount", present);
    if let Some(reckoned) = correcting::reckoned(decision, &on_record.corrects()) {
        paper.fact("Correction", reckoned);
    }
    for (name, what) in coming::assessment(seen) {
        paper.fact(name, what);
    }
    if seen.flags.is_empty() {
        paper.paragraph("No rule was met.");
    }
    for (heading, flags) in coming::found(seen) {
        paper.paragraph(heading);
        paper.items(flags);
    }
}

/// That nothing of what follows is in force, where it waits or was refused.
fn not_in_force(on_record: &OnRecord) -> Option<String> {
    let present = "the present amount goes on";
    let answered = on_record.answered.as_ref();
    if on_record.superseded.is_some() || *on_record.decision.status() == DecisionStatus::Stands {
        return None;
    }
    match answered.map(|(entry, approval)| (entry, approval.motion().answer)) {
        None => Some(format!(
            "What follows is asked for and waits for an answer: nothing of it is in force, \
             {present}."
        )),
        Some((entry, ApprovalAnswer::Refused)) => Some(format!(
            "What follows was asked for and refused by entry {entry}: nothing of it is in force, \
             {present}."
        )),
        Some((_, ApprovalAnswer::Approved)) => None,
    }
}

fn the_decision(paper: &mut Document, decision: &Decision) {
    let currency = decision.currency();
    let effect = decision.effect();
    paper.paragraph(decided::outcome(decision));
    let agreed = effect.agreed.map(|agreed| agreed.0);
    let stays = "none is agreed; the present amount goes on";
    let agreed = figures::weekly_or(currency, agreed, stays);
    let in_full = effect.schedule.as_ref().and_then(Schedule::new_from);
    match in_full.filter(|day| *day > effect.from) {
        Some(day) => {
            let agreed = format!("{agreed} from {}", shown(day));
            paper.fact("Personal budget", agreed);
            let from = format!("{}, in the steps below", shown(effect.from));
            paper.fact("From", from);
        }
        None => {
            paper.fact("Personal budget", agreed);
            paper.fact("From", shown(effect.from));
        }
    }
    if let Some(until) = effect.until {
        paper.fact("Until", shown(until));
    }
    if let Some(owed) = decision.owed() {
        paper.fact("For days gone by", owed.words(currency));
    }
    if let Some(due) = effect.due {
        paper.fact("Comes back on", shown(due));
    }
    let taken = decision.seen().deployment;
    let taken = taken.map_or("not recorded", |taken| taken.title());
    paper.fact("Taken as", taken);
    for (name, what) in decided::particulars(decision) {
        paper.fact(name, what);
    }
    if let Some(schedule) = &effect.schedule {
        steps(paper, schedule, currency);
    }
    if let Some(statement) = &effect.statement {
        parts(
            paper,
            statement,
            currency,
            in_full.filter(|day| *day > effect.from),
        );
    }
}

fn steps(paper: &mut Document, schedule: &Schedule, currency: &str) {
    let mut table = Table::of([("From", Side::Left), ("a week", Side::Right)]);
    let before = figures::money(currency, schedule.present.0);
    table.row(["before".to_owned(), before]);
    for step in &schedule.steps {
        table.row([shown(step.from), figures::money(currency, step.amount.0)]);
    }
    paper.table(table);
    let cost = figures::money(currency, schedule.cost);
    paper.fact(
        "Transition costs",
        format!("{cost} more than the new amount at once"),
    );
    for (year, saving) in &schedule.saving_by_year {
        let name = format!("Saving in {}", year.label());
        paper.fact(&name, figures::money(currency, *saving));
    }
}

/// The three parts; `in_full` is the day from which the whole amount is in force, where steps lead
/// to it.
fn parts(paper: &mut Document, statement: &BudgetStatement, currency: &str, in_full: Option<Date>) {
    let when = in_full.map_or_else(String::new, |day| format!(", as from {}", shown(day)));
    paper.paragraph(format!(
        "The personal budget in its three parts (Care Act 2014, section 26){when}:"
    ));
    let unknown = "not known: no financial assessment";
    let mut table = Table::of([("", Side::Left), ("", Side::Right)]);
    let persons = figures::weekly_or(currency, statement.persons_part, unknown);
    let councils = figures::weekly_or(currency, statement.councils_part, unknown);
    let others = match statement.others_part.0.is_zero() {
        true => NO_OTHERS.to_owned(),
        false => figures::weekly(currency, statement.others_part),
    };
    let gross = figures::weekly(currency, statement.cost);
    let cost = figures::weekly_or(currency, statement.cost_to_the_council(), "out of bounds");
    table.row(["Meeting the needs costs, gross".to_owned(), gross]);
    table.row(["Other bodies pay, taken off first".to_owned(), others]);
    table.row(["What it then costs the council".to_owned(), cost]);
    table.row(["Of that, the person pays".to_owned(), persons]);
    table.row(["Of that, the council pays".to_owned(), councils]);
    paper.table(table);
    if statement.others_part.0.is_zero() {
        paper.paragraph(IF_OTHERS_PAY);
    }
}

fn rationale(paper: &mut Document, on_record: &OnRecord, rules: &PanelRules) {
    let decision = &on_record.decision;
    let rationale = Rationale::of(on_record);
    paper.paragraph(rationale.told());
    for (name, what) in rationale.corrected() {
        paper.fact(name, what);
    }
    for reason in decided::reasons(decision, rules) {
        paper.fact("Reason", reason);
    }
    for (name, what) in decided::grounds(decision) {
        paper.fact(name, what);
    }
    for warning in decision.warnings() {
        let what = format!("{} [{}]", warning.message, warning.source);
        paper.fact("Recorded as a warning", what);
    }
}

fn seen(paper: &mut Document, decision: &Decision, rules: &PanelRules) {
    let seen = decision.seen();
    paper.heading("What the panel saw");
    paper.paragraph(scored(&seen.ras));
    if !seen.eligible_needs.is_empty() {
        let needs = case_sheet::need_titles(&seen.eligible_needs, rules);
        paper.paragraph(format!("Eligible needs: {needs}."));
    }
    paper.paragraph("The breakdown:");
    paper.items(seen.breakdown.iter().cloned());
    paper.paragraph("The package:");
    if seen.package_lines.is_empty() {
        paper.paragraph("There was no package on record.");
    }
    paper.items(seen.package_lines.iter().cloned());
}

/// Adds how the indicative budget was reached when the case was decided.
pub fn reached(paper: &mut Document, on_record: &OnRecord) {
    let lines = &on_record.decision.seen().reached;
    paper.heading("How the indicative budget was reached");
    if lines.is_empty() {
        paper.paragraph("No RAS scored the case, or the record is of before this was kept.");
        return;
    }
    let mut table = Table::of([("Each figure, with what it rests on", Side::Left)]);
    for line in lines {
        table.row([line.clone()]);
    }
    paper.table(table);
}

/// With what the case was scored, as `panel::seen` puts it down.
fn scored(ras: &str) -> String {
    if ras == NOT_SCORED {
        return "The case was not scored.".to_owned();
    }
    match ras.strip_prefix(ELSEWHERE) {
        Some(system) => format!("The indicative budget was computed elsewhere: {system}."),
        None => format!("Scored with {ras}."),
    }
}

fn challenges(paper: &mut Document, rules: &PanelRules, on: Date) {
    paper.heading("How this decision can be challenged");
    for way in &rules.challenges {
        let source = rules.reference_title(&way.reference);
        let (title, text, limit) = (&way.title, &way.text, way.limit_on(on));
        paper.item(format!("{title} ({limit}). {text} [{source}]"));
    }
}
