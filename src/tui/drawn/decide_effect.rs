//! What a decision would do, in words: weekly and yearly change, schedule, who must approve.

use super::changed_by::{change, signed_in};
use super::package_lines;
use crate::app::outcome::Overview;
use crate::panel::amount::Reckoned;
use crate::panel::case_file::CaseFile;
use crate::panel::decision::{DecisionStatus, Effect};
use crate::panel::delegation::exception_roles;
use crate::panel::moderation::Weighed;
use crate::panel::package_known::STANDS_MEANWHILE;
use crate::panel::rules::reduction::MAY_HIDE;
use crate::panel::rules::transition::{NormalLimit, counted};
use crate::panel::standing::PresentIs;
use crate::panel::transition::Schedule;
use crate::reports::figures::{IF_OTHERS_PAY, NO_OTHERS, at_least};
use crate::terms::date::shown;
use crate::terms::ids::RoleId;
use crate::terms::money::PerWeek;
use crate::terms::text::so_many;
use crate::tui::brush::cells::{left, right};
use crate::tui::brush::columns::widest;
use crate::tui::brush::theme::Role;
use rust_decimal::Decimal;

type Lines = Vec<(Role, String)>;

/// The figures that people argue about, one a line.
#[must_use]
pub fn figures(file: &CaseFile) -> Lines {
    let mut lines = package_lines::figures(file).split_off(1);
    let agreed = lines.pop().filter(|_| file.standing.last_agreed.is_some());
    let standing = &file.standing;
    let differs = standing.present != Some(file.package_cost.known) || standing.present_differs();
    let present = standing.present.zip(standing.present_words());
    if let Some((present, is)) = present.filter(|_| differs) {
        let package = standing.present_is == Some(PresentIs::Package);
        let at_least = at_least(file.package_cost.completeness);
        let at_least = if package { at_least } else { "" };
        let words = format!("Present {at_least}{}{present} a week: {is}", file.currency);
        lines.push((Role::Figure, words));
    }
    lines.extend(agreed);
    // What follows from it stands on the case's page: the fields need the room.
    let back = file.brought_back.iter();
    let back = back.map(|words| words.trim_end_matches(STANDS_MEANWHILE).trim_end());
    lines.extend(back.map(|words| (Role::Fault, words.to_owned())));
    lines
}

/// What stands against a motion as it is typed, each in full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// What is wrong with what was typed, or with the sitting.
    pub wrong: Vec<String>,
    /// What is merely wanted still.
    pub wanted: Vec<String>,
}

/// What the motion would do, and what the rules refuse of it, for the pane beside the form: the
/// figures first (amount, change, whose word it waits for, schedule, cost), then why it is refused
/// and what is still wanted, and what the person is told about challenging it.
#[must_use]
pub fn told(
    (weighed, against): (&Weighed, &Against),
    overview: &Overview,
    currency: &str,
    weeks_per_year: Option<Decimal>,
) -> Lines {
    let effect = &weighed.effect;
    let stands = against.wrong.is_empty() && against.wanted.is_empty();
    let mut lines = Lines::new();
    if weighed.is_whole {
        lines.extend(amount(
            effect,
            currency,
            begins_with(stands, &weighed.status),
        ));
        lines.extend(
            match weighed.warnings.iter().any(|told| told.rule == MAY_HIDE) {
                true => vec![(Role::Warning, CANNOT_BE_TOLD.to_owned())],
                false => changes(weighed, currency, weeks_per_year),
            },
        );
    }
    lines.extend(whether_refused(against));
    lines.extend(status(&weighed.status, overview));
    let limit = weighed.within.as_ref();
    lines.extend(limit.map(|limit| (Role::Good, normal_limit(limit))));
    if weighed.is_whole {
        lines.extend(rest(effect, currency));
    }
    lines.extend(listed(
        (Role::Fault, "Why the rules refuse it:"),
        &against.wrong,
    ));
    lines.extend(listed((Role::Figure, "Still wanted:"), &against.wanted));
    lines.extend(weighed.warnings.iter().map(|warning| {
        let words = format!(
            "Recorded as a warning: {} [{}]",
            warning.message, warning.source
        );
        (Role::Warning, words)
    }));
    lines.extend(Some(how_recorded(overview)).filter(|_| stands));
    lines.extend(challenges(overview));
    lines
}

/// How what stands is recorded, or why it cannot be.
fn how_recorded(overview: &Overview) -> (Role, String) {
    match overview.stopped {
        false => (Role::Good, "Ctrl-S asks before it is recorded.".to_owned()),
        true => (Role::Fault, STOPPED.to_owned()),
    }
}

const STOPPED: &str = "It cannot be recorded: the register has stopped, and F5 says why. What is \
                       typed stays in the form while the program runs.";

/// In one line, whether the rules refuse what is typed, or what of it is only wanted still.
fn whether_refused(against: &Against) -> Option<(Role, String)> {
    let (n_wrong, n_wanted) = (against.wrong.len(), against.wanted.len());
    let wanted = format!(
        "{} still wanted",
        so_many(n_wanted, "thing is", "things are")
    );
    let reasons = so_many(n_wrong, "reason", "reasons");
    match (n_wrong, n_wanted) {
        (0, 0) => None,
        (0, _) => Some((Role::Plain, format!("{wanted}, given below."))),
        (_, 0) => {
            let words = format!("The rules refuse this as it stands, for {reasons} given below.");
            Some((Role::Fault, words))
        }
        (_, _) => {
            let words = format!(
                "The rules refuse this as it stands, for {reasons}, and {wanted}: given below."
            );
            Some((Role::Fault, words))
        }
    }
}

/// A heading with what stands under it; nothing where nothing does.
fn listed((role, heading): (Role, &str), messages: &[String]) -> Lines {
    if messages.is_empty() {
        return Lines::new();
    }
    let heading = [(Role::Plain, String::new()), (role, heading.to_owned())];
    let messages = messages.iter();
    let messages = messages.map(|message| (Role::Plain, format!("· {message}")));
    heading.into_iter().chain(messages).collect()
}

/// That a transition keeps the normal limit: on which day its amount comes, and the limit's day.
#[must_use]
pub fn normal_limit(limit: &NormalLimit) -> String {
    let (comes, by, source) = (shown(limit.comes), shown(limit.by), &limit.source);
    let since = limit.since.as_ref().map_or(String::new(), counted);
    format!("✓ Normal limit kept: new amount on {comes}, limit {by}{since} [{source}]")
}

/// What the person is told about challenging the decision.
fn challenges(overview: &Overview) -> Lines {
    let rules = &overview.rules;
    let head = "The person is told how to challenge it:".to_owned();
    let ways = rules.challenges.iter().map(|way| {
        let source = rules.reference_title(&way.reference);
        let limit = way.limit_on(overview.today);
        let words = format!("· {} ({limit}) [{source}]", way.title);
        (Role::Quiet, words)
    });
    let lines = [(Role::Plain, String::new()), (Role::Plain, head)];
    lines.into_iter().chain(ways).collect()
}

/// How a change that was typed (`-5%p`) is reckoned, and while other fields are still wanting, what
/// the amount would change.
#[must_use]
pub fn typed(
    (reckoned, currency): (&Reckoned, &str),
    present: Option<PerWeek>,
    weeks_per_year: Option<Decimal>,
) -> Lines {
    let mut lines = Lines::new();
    if reckoned.is_change || present.is_some() {
        lines.push((Role::Figure, reckoned.sentence.clone()));
    }
    if let Some(present) = present {
        lines.extend(change((present, reckoned.amount), currency, weeks_per_year));
    }
    lines
}

/// How what a motion comes to begins: nothing is agreed before it is recorded, nor by a
/// recommendation.
fn begins_with(stands: bool, status: &DecisionStatus) -> &'static str {
    match (stands, status) {
        (false, _) => "It would be",
        (true, DecisionStatus::Stands) => "Ready to record:",
        (true, DecisionStatus::AwaitsRole { .. }) => "Would be recommended:",
        (true, DecisionStatus::AwaitsException { .. }) => "Would wait for approval:",
    }
}

/// The amount that would be agreed.
fn amount(effect: &Effect, currency: &str, begins: &str) -> Lines {
    let Some(agreed) = effect.agreed else {
        return vec![(Role::Plain, "The present amount goes on.".to_owned())];
    };
    let last = effect.schedule.as_ref().and_then(|s| s.steps.last());
    let words = match last.filter(|last| last.from > effect.from) {
        Some(last) => format!(
            "{begins} {currency}{} a week from {}, in steps from {}",
            agreed.0,
            shown(last.from),
            shown(effect.from)
        ),
        None => format!(
            "{begins} {currency}{} a week from {}",
            agreed.0,
            shown(effect.from)
        ),
    };
    vec![(Role::Figure, words)]
}

/// Where a part of what is provided now is not known.
const CANNOT_BE_TOLD: &str =
    "Change: cannot be told, since a part of the package's cost is not known";

/// Where nothing of it is.
const PRESENT_NOT_KNOWN: &str =
    "Change: cannot be told, since what is provided now is not known: no package is on record";

/// What it changes a week, and a year, or until its end where the time is limited.
fn changes(weighed: &Weighed, currency: &str, weeks_per_year: Option<Decimal>) -> Lines {
    let effect = &weighed.effect;
    let Some(agreed) = effect.agreed else {
        return Lines::new();
    };
    let Some(present) = effect.present else {
        return vec![(Role::Warning, PRESENT_NOT_KNOWN.to_owned())];
    };
    if effect.until.is_none() {
        return change((present, agreed.0), currency, weeks_per_year);
    }
    let mut lines = change((present, agreed.0), currency, None);
    let until_end = weighed.over_time.and_then(|over_time| {
        let days = so_many(over_time.n_days.try_into().ok()?, "day", "days");
        let at_most = if over_time.at_most { "at most " } else { "" };
        let in_all = signed_in(over_time.in_all, currency);
        let from = shown(over_time.from);
        Some(format!(", {at_most}{in_all} in {days} from {from} on"))
    });
    if let Some((line, until_end)) = lines.first_mut().zip(until_end) {
        line.1.push_str(&until_end);
    }
    let owed = effect.owed.as_ref();
    let owed = owed.map(|owed| (Role::Figure, format!("Besides, {}", owed.words(currency))));
    lines.extend(owed);
    lines
}

fn rest(effect: &Effect, currency: &str) -> Lines {
    let mut lines = Lines::new();
    if let Some(until) = effect.until {
        lines.push((Role::Plain, format!("Until {}", shown(until))));
    }
    if let Some(due) = effect.due {
        lines.push((
            Role::Plain,
            format!("The case comes back on {}", shown(due)),
        ));
    }
    if let Some(schedule) = &effect.schedule {
        lines.extend(schedule_lines(schedule, currency));
    }
    lines.extend(statement(effect, currency));
    lines
}

/// Whether the decision stands, or whose word it waits for; where no member has such a role, that
/// too.
#[must_use]
pub fn status(status: &DecisionStatus, overview: &Overview) -> Option<(Role, String)> {
    let rules = &overview.rules;
    let nobody = |able: &dyn Fn(&RoleId) -> bool, words: &str| {
        let mut roles = overview.members.iter().map(|member| &member.role);
        match roles.any(able) {
            true => String::new(),
            false => words.to_owned(),
        }
    };
    match status {
        DecisionStatus::Stands => None,
        DecisionStatus::AwaitsRole { role, why } => {
            let title = rules.role_title(role);
            let nobody = nobody(&|held| held == role, " (no member has this role yet)");
            let words = format!("A recommendation awaits the {title}{nobody}: {why}");
            Some((Role::Warning, words))
        }
        DecisionStatus::AwaitsException { why } => {
            let able = exception_roles(rules);
            let approves = |held: &RoleId| rules.role(held).is_some_and(|r| r.approves_exceptions);
            let nobody = nobody(&approves, "; no member has this role yet");
            let words = format!("An exception awaits approval ({able}{nobody}): {why}");
            Some((Role::Warning, words))
        }
    }
}

/// A schedule: its cost, one step a line, its savings; the amounts under each other.
#[must_use]
pub fn schedule_lines(schedule: &Schedule, currency: &str) -> Lines {
    let steps = schedule.steps.iter().map(|step| step.amount);
    let amounts = steps.chain([schedule.present, schedule.new]);
    let most = amounts.map(|amount| amount.0.pence()).max().unwrap_or(0);
    let cost = ("Transitional cost".to_owned(), schedule.cost, String::new());
    let steps = schedule.steps.iter().map(|step| {
        let bar = crate::tui::brush::paint::bar(step.amount.0.pence(), most, 10);
        (shown(step.from), step.amount.0, format!(" {bar}"))
    });
    let savings = schedule.saving_by_year.iter().map(|(year, saving)| {
        (
            format!("Saving in {}", year.label()),
            *saving,
            String::new(),
        )
    });
    let rows = [cost].into_iter().chain(steps).chain(savings);
    let rows = rows.map(|(label, amount, bar)| (label, amount.shown_in(currency), bar));
    under_each_other(rows.collect())
}

/// Labels with their amounts at the right of one column, and what stands after them.
fn under_each_other(rows: Vec<(String, String, String)>) -> Lines {
    let labels = widest(rows.iter().map(|row| &row.0));
    let amounts = widest(rows.iter().map(|row| &row.1));
    let lines = rows.into_iter().map(|(label, amount, after)| {
        let (label, amount) = (left(&label, labels), right(&amount, amounts));
        (Role::Plain, format!("{label}  {amount}{after}"))
    });
    lines.collect()
}

/// What other bodies pay: nothing of it may be on record.
const OTHERS: &str = "others' part, off first";

/// The three parts of the personal budget, below what it costs gross and what others pay of that.
#[must_use]
pub fn statement(effect: &Effect, currency: &str) -> Lines {
    let Some(statement) = effect.statement else {
        return Lines::new();
    };
    let unknown = statement.persons_part.is_none() || statement.councils_part.is_none();
    let parts = [
        ("gross cost", Some(statement.cost)),
        (OTHERS, Some(statement.others_part)),
        ("cost to the council", statement.cost_to_the_council()),
        ("of it, the person's part", statement.persons_part),
        ("of it, the council's part", statement.councils_part),
    ];
    let rows = parts.map(|(label, part)| {
        let amount = match part {
            None => "not known".to_owned(),
            Some(part) if part.0.is_zero() && label == OTHERS => NO_OTHERS.to_owned(),
            Some(part) => part.0.shown_in(currency),
        };
        (label.to_owned(), amount, String::new())
    });
    let mut lines = vec![
        (Role::Plain, String::new()),
        (Role::Quiet, "Care Act s.26, a week:".to_owned()),
    ];
    lines.extend(under_each_other(rows.to_vec()));
    if statement.others_part.0.is_zero() {
        lines.push((Role::Quiet, IF_OTHERS_PAY.to_owned()));
    }
    if unknown {
        let words = "Not known: no financial assessment is on record.".to_owned();
        lines.push((Role::Quiet, words));
    }
    lines
}
