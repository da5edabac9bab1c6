//! The form for a weighting-change proposal: figures found by words, old beside new, the effect on
//! the case at hand and the evidence while it is written.

use super::change_lines::{self, Line, OFFERED_MAX};
use crate::app::command::{Asked, Command, ProposalDraft};
use crate::app::outcome::Overview;
use crate::config::dated::ParameterKey;
use crate::config::figures::{self, Figure};
use crate::panel::adoption;
use crate::panel::proposal::{Proposal, ProposedChange};
use crate::reports::figures as written;
use crate::terms::date::shown;
use crate::terms::ids::CaseRef;
use crate::terms::number::shortest;
use crate::terms::text::Words;
use crate::tui::brush::theme::Role;
use crate::tui::held::effect::{Effect, ask};
use crate::tui::held::form::Form;
use crate::tui::held::form_field::FormField;
use crate::tui::held::model::Model;
use crate::tui::held::purpose::Purpose;
use rust_decimal::Decimal;

/// Opens the form; the case at hand is its first evidence.
pub fn open(model: &mut Model, case: Option<CaseRef>) -> Vec<Effect> {
    let mut fields = fields();
    if let (Some(case), Some(evidence)) = (case, field_called(&mut fields, "evidence")) {
        evidence.put_back(case.as_str());
    }
    let title = "Propose a weighting change (live only once adopted)";
    model.open_form(Form::new(Purpose::Propose, title, fields));
    changed(model)
}

/// Opens the form on a proposal that was recorded as a draft, with what it says now.
pub fn open_on(model: &mut Model, proposal: &Proposal) -> Vec<Effect> {
    let mut fields = fields();
    for (name, says) in as_typed(proposal) {
        if let Some(field) = field_called(&mut fields, name) {
            field.put_back(&says);
        }
    }
    let title = format!("Change the draft of proposal {}", proposal.reference);
    let purpose = Purpose::ChangeProposal(proposal.reference.clone());
    let mut form = Form::new(purpose, title, fields);
    // A title that the changes made is made anew of what they are changed to.
    let all = model.overview.as_deref().map(figures_of);
    let made = title_of(&read(&form, &all.unwrap_or_default()).changes);
    if let Some(field) =
        field_called(&mut form.fields, "title").filter(|_| made == proposal.title.as_str())
    {
        field.put_back("");
    }
    model.open_form(form);
    changed(model)
}

/// What a proposal says, as it would be typed into the form.
fn as_typed(proposal: &Proposal) -> [(&'static str, String); 4] {
    let line = |change: &ProposedChange| format!("{} = {}", change.key, shortest(change.new));
    let changes: Vec<String> = proposal.changes.iter().map(line).collect();
    let evidence: Vec<&str> = proposal.evidence.iter().map(CaseRef::as_str).collect();
    [
        ("changes", changes.join("\n")),
        ("reason", proposal.reason.to_string()),
        ("evidence", evidence.join(", ")),
        ("title", proposal.title.to_string()),
    ]
}

fn fields() -> Vec<FormField> {
    vec![
        FormField::text(
            "changes",
            "Changes",
            "one figure a line: words of its name and Enter, or its key; then = and the new value",
        ),
        FormField::text("reason", "Reason", "why the RAS should change"),
        FormField::line("evidence", "Evidence cases", "such as NF-20417, NF-18233"),
        FormField::line("title", "Title", "empty: the changes themselves"),
    ]
}

fn field_called<'a>(fields: &'a mut [FormField], name: &str) -> Option<&'a mut FormField> {
    fields.iter_mut().find(|field| field.name == name)
}

/// What the form holds, read; or what is wrong at which field.
struct Read {
    changes: Vec<(Figure, Decimal)>,
    evidence: Vec<CaseRef>,
    wrong: Vec<(&'static str, String)>,
    found: Vec<String>,
    n_found: usize,
}

fn read(form: &Form, all: &[Figure]) -> Read {
    let mut read = Read {
        changes: Vec::new(),
        evidence: Vec::new(),
        wrong: Vec::new(),
        found: Vec::new(),
        n_found: 0,
    };
    for line in form
        .kept("changes")
        .lines()
        .filter(|line| !line.trim().is_empty())
    {
        read_change(line, all, &mut read);
    }
    for piece in evidence_typed(form) {
        match CaseRef::new(&piece) {
            Ok(case) => read.evidence.push(case),
            Err(problem) => read.wrong.push(("evidence", problem.to_string())),
        }
    }
    read
}

fn evidence_typed(form: &Form) -> Vec<String> {
    let evidence = form.kept("evidence");
    let pieces = evidence.split([',', ' ', ';']);
    let pieces = pieces.filter(|piece| !piece.is_empty());
    pieces.map(ToOwned::to_owned).collect()
}

fn read_change(line: &str, all: &[Figure], read: &mut Read) {
    let message = match change_lines::read(line, all) {
        Line::Change(figure, new) => {
            read.changes.push((figure.clone(), new));
            return;
        }
        Line::Wrong(message) => message,
        Line::Named(figure, message) => {
            read.offer(&[figure], false);
            message
        }
        Line::Several(figures, message) => {
            read.offer(&figures, true);
            message
        }
    };
    read.wrong.push(("changes", message));
}

impl Read {
    /// Offers figures with what they are now, as many as can be read at a glance; with the numbers
    /// by which a line can name them.
    fn offer(&mut self, figures: &[&Figure], by_number: bool) {
        let shown = figures.iter().take(OFFERED_MAX).enumerate();
        self.found.extend(shown.map(|(at, figure)| {
            let mark = match by_number {
                true => format!("· #{}", at + 1),
                false => "·".to_owned(),
            };
            let Figure { title, key, .. } = figure;
            format!("{mark} {title}: now {} ({key})", now(figure))
        }));
        self.n_found += figures.len();
    }
}

fn now(figure: &Figure) -> String {
    let current = figure.current.as_ref();
    current.map_or("not set".to_owned(), |current| {
        written::of_unit(current.value, &figure.unit)
    })
}

/// The line of changes that is being written; none while another field has the keys.
fn line_of_changes(form: &Form) -> Option<&str> {
    form.focused().filter(|field| field.name == "changes")?;
    form.line_at_cursor()
}

/// Completes the name of the figure on the line that is being written; says whether Enter did that
/// in place of beginning another line.
pub fn completes(model: &mut Model) -> bool {
    let (Some(form), Some(overview)) = (model.form.as_mut(), &model.overview) else {
        return false;
    };
    let line = line_of_changes(form).filter(|_| form.purpose.proposes());
    let line = line.and_then(|line| change_lines::completed(line, &figures_of(overview)));
    let Some(line) = line else {
        return false;
    };
    form.rewrite_line(&line);
    true
}

/// After a change: reads the form anew and asks for the effect on the evidence.
pub fn changed(model: &mut Model) -> Vec<Effect> {
    let (Some(form), Some(overview)) = (model.form.as_mut(), &model.overview) else {
        return Vec::new();
    };
    let all = figures_of(overview);
    let settled = line_of_changes(form).and_then(|line| change_lines::without_number(line, &all));
    if let Some(line) = settled {
        form.rewrite_line(&line);
    }
    let mut read = read(form, &all);
    if read.changes.is_empty() && read.found.is_empty() {
        let weightings = all.iter().filter(|figure| is_weighting(figure));
        read.offer(&weightings.collect::<Vec<_>>(), false);
        read.n_found = all.len();
    }
    form.clear_messages();
    form.beside = version_words(overview).into_iter().collect();
    form.beside.extend(beside(&read, overview));
    for (field, message) in &read.wrong {
        form.say(field, message);
    }
    let within = |(figure, new): &(Figure, Decimal)| figure.limits.contain(*new);
    let can_be_scored = !read.changes.is_empty() && read.changes.iter().all(within);
    if !can_be_scored || read.evidence.is_empty() {
        return Vec::new();
    }
    let changes = keys_of(read.changes);
    vec![ask(Command::WhatIf(Asked {
        cases: read.evidence,
        changes,
    }))]
}

fn keys_of(changes: Vec<(Figure, Decimal)>) -> Vec<(ParameterKey, Decimal)> {
    let keyed = changes.into_iter().map(|(figure, new)| (figure.key, new));
    keyed.collect()
}

/// What a proposal is called where nothing else was typed.
fn title_of(changes: &[(Figure, Decimal)]) -> String {
    let first = changes.first().map(change_words).unwrap_or_default();
    match changes.len() {
        0 | 1 => first,
        n => format!("{first}, and {} more", n - 1),
    }
}

/// The changes that the form proposes, in words.
#[must_use]
pub fn what(form: &Form, all: &[Figure]) -> String {
    let changes = read(form, all).changes;
    changes
        .iter()
        .map(change_words)
        .collect::<Vec<_>>()
        .join("; ")
}

fn is_weighting(figure: &Figure) -> bool {
    let key = &figure.key.0;
    key.ends_with(".weighting") || key.ends_with(".weighting_percent")
}

fn change_words((figure, new): &(Figure, Decimal)) -> String {
    let old = figure.current.as_ref().map(|current| current.value);
    format!(
        "{}: {}",
        figure.title,
        written::changed(old, *new, &figure.unit)
    )
}

/// Which version the figures are of, where it is not the one in force.
fn version_words(overview: &Overview) -> Option<(Role, String)> {
    let newest = &overview.newest_ras;
    (newest.digest != overview.ras.digest).then(|| {
        let words = format!(
            "Figures and budgets here are those of version {}, in force from {}: a proposal is \
             built on the newest version.",
            newest.version,
            shown(newest.in_force_from)
        );
        (Role::Warning, words)
    })
}

/// What the newest version itself puts later in the place of a proposed value.
fn taken_back((figure, new): &(Figure, Decimal), overview: &Overview) -> Option<(Role, String)> {
    let (newest, current) = (&overview.newest_ras, figure.current.as_ref()?);
    let change = ProposedChange {
        key: figure.key.clone(),
        title: figure.title.clone(),
        old: current.value,
        new: *new,
    };
    let from = overview.today.max(newest.in_force_from);
    let told = adoption::taken_back(&change, from, newest)?;
    Some((Role::Warning, told))
}

fn beside(read: &Read, overview: &Overview) -> Vec<(Role, String)> {
    let mut lines = Vec::new();
    for change in &read.changes {
        let (figure, new) = change;
        lines.push((Role::Figure, change_words(change)));
        if !figure.limits.contain(*new) {
            let words = format!("  out of its limits: {}", figure.limits.words());
            lines.push((Role::Fault, words));
        }
        lines.extend(taken_back(change, overview));
    }
    lines.extend(read.found.iter().map(|found| (Role::Quiet, found.clone())));
    let n_more = read.n_found.saturating_sub(read.found.len());
    if n_more > 0 {
        let words = format!("and {n_more} other figures: words from their titles find them.");
        lines.push((Role::Quiet, words));
    }
    if !read.changes.is_empty() && read.evidence.is_empty() {
        let words = "Name evidence cases to see their old and new indicative budgets.";
        lines.push((Role::Quiet, words.to_owned()));
    }
    lines
}

/// The figures that a proposal may change, as they are in the newest version of the RAS.
#[must_use]
pub fn figures_of(overview: &Overview) -> Vec<Figure> {
    let newest = &overview.newest_ras;
    figures::figures(newest, overview.today.max(newest.in_force_from))
}

/// What the desk was last asked to reckon with, read anew from the form: the evidence and the
/// changes as they stand typed now.
#[must_use]
pub fn typed_now(form: &Form, overview: &Overview) -> Asked {
    let read = read(form, &figures_of(overview));
    Asked {
        cases: read.evidence,
        changes: keys_of(read.changes),
    }
}

/// How the message at the evidence begins where the register does not hold a case.
pub const UNKNOWN_CASE: &str = "No case of this register";

/// The request that records the proposal, or what is wrong at which field.
pub fn command(form: &Form, all: &[Figure]) -> Result<Command, Vec<(&'static str, String)>> {
    let read = read(form, all);
    let mut wrong = read.wrong;
    let told = form.fields.iter().find(|field| field.name == "evidence");
    let told = told.and_then(|field| field.message());
    let unknown = told.filter(|told| told.starts_with(UNKNOWN_CASE));
    wrong.extend(unknown.map(|told| ("evidence", told)));
    let words = |name: &'static str, wrong: &mut Vec<(&'static str, String)>| {
        let typed = Words::new(&form.kept(name));
        typed.map_err(|problem| wrong.push((name, problem.told())))
    };
    let title = match form.kept("title").trim() {
        "" => Words::new(&title_of(&read.changes)).map_err(|_| ()),
        _ => words("title", &mut wrong),
    };
    let reason = words("reason", &mut wrong);
    if read.changes.is_empty() {
        wrong.push(("changes", "Write at least one change.".to_owned()));
    }
    for (figure, new) in &read.changes {
        if !figure.limits.contain(*new) {
            let limits = figure.limits.words();
            wrong.push(("changes", format!("{} may be {limits}.", figure.title)));
        }
    }
    let (Ok(title), Ok(reason), true) = (title, reason, wrong.is_empty()) else {
        return Err(wrong);
    };
    let reference = match &form.purpose {
        Purpose::ChangeProposal(proposal) => Some(proposal.clone()),
        _ => None,
    };
    let draft = ProposalDraft {
        reference,
        title,
        changes: keys_of(read.changes),
        reason,
        evidence: read.evidence,
    };
    Ok(Command::Propose(Box::new(draft)))
}
