//! `panel.toml`: the panel's rules.

use super::panel_words::{challenges, reasons, verdicts};
use super::periods::{review_periods, usual_transition, whole_within, within};
use crate::config::dated::Dated;
use crate::config::panel_rules::{
    EligibilityFrame, Expertise, FiguresAsOf, LimitBase, Need, PanelRules, Role,
};
use crate::config::reading::reader::{Reading, Section, read};
use crate::terms::ids::RoleId;
use crate::terms::money::Money;
use crate::terms::number;
use rust_decimal::{Decimal, dec};

/// The name of the file.
pub const FILE: &str = "panel.toml";

/// Reads the file's text.
#[must_use]
pub fn panel_file(text: &str) -> Reading<PanelRules> {
    read(FILE, text, panel_rules)
}

fn panel_rules(root: &Section<'_>) -> Option<PanelRules> {
    let references = root.references("references");
    let panel = root.text("panel");
    let figures_as_of = root.dated_of("figures_as_of", |section, key| {
        section.code(key, &FiguresAsOf::ALL)
    });
    let limit_base = limit_base(root);
    let expertise = root.dated_of("expertise_missing", |section, key| {
        section.code(key, &Expertise::ALL)
    });
    let quorum = whole_within(root, "quorum", 1..=99);
    let weeks_per_year = weeks_per_year(root);
    let transition_months_max = whole_within(root, "transition_months_max", 1..=60);
    let reduction_start_months_max = whole_within(root, "reduction_start_months_max", 1..=60);
    let review_months = whole_within(root, "review_months", 1..=60);
    let review_periods = review_periods(root, review_months.as_ref());
    let usual_transition = usual_transition(root);
    let referral_days_max = whole_within(root, "referral_days_max", 1..=366);
    let proposal_evidence_min = whole_within(root, "proposal_evidence_min", 0..=99);
    let call_in = root.optional_table("call_in", |section| {
        let key = "working_days";
        let has_own = !section.is_list(key) && section.has("reference");
        let own = has_own.then(|| section.reference("reference")).flatten();
        let days = section.dated_under(own.as_ref(), key, Section::whole);
        within(section, key, 1..=60, days?)
    });
    let where_set = |key: &str, bounds| root.has(key).then(|| whole_within(root, key, bounds));
    let small_numbers_below = where_set("small_numbers_below", 2..=99).flatten();
    let backup_days_max = where_set("backup_days_max", 1..=366).flatten();
    let roles = root.tables("role", role);
    if let Some(roles) = &roles {
        check_roles(root, roles);
    }
    let eligibility = root.table("eligibility", eligibility);
    let reasons = reasons(root);
    let verdicts = verdicts(root);
    let challenges = challenges(root);
    Some(PanelRules {
        panel: panel?,
        references: references?,
        quorum: quorum?,
        roles: roles?,
        limit_base: limit_base?,
        weeks_per_year: weeks_per_year?,
        transition_months_max: transition_months_max?,
        reduction_start_months_max: reduction_start_months_max?,
        figures_as_of: figures_as_of?,
        review_months: review_months?,
        review_periods,
        usual_transition,
        expertise: expertise?,
        eligibility: eligibility?,
        reasons: reasons?,
        verdicts: verdicts?,
        challenges: challenges?,
        referral_days_max: referral_days_max?,
        proposal_evidence_min: proposal_evidence_min?,
        call_in,
        small_numbers_below,
        backup_days_max,
    })
}

fn limit_base(root: &Section<'_>) -> Option<Dated<LimitBase>> {
    let bases = LimitBase::ALL.map(|row| (row.0, row.1));
    root.dated_of("limit_base", |section, key| section.code(key, &bases))
}

fn weeks_per_year(root: &Section<'_>) -> Option<Dated<Decimal>> {
    let series = root.dated_number("weeks_per_year")?;
    let year = dec!(52)..=dec!(53);
    let outside = series
        .values()
        .iter()
        .find(|known| !year.contains(&known.value));
    if let Some(outside) = outside {
        let what = format!(
            "a year of {} weeks cannot be meant",
            number::shortest(outside.value)
        );
        let allowed = "weeks from \"52\" to \"53\", such as \"52\" or \"52.143\"";
        root.problem(
            "weeks_per_year",
            &what,
            allowed,
            "write the weeks of a year",
        );
        return None;
    }
    Some(series)
}

fn role(section: &Section<'_>) -> Option<Role> {
    let id = section.id("id", RoleId::new);
    let title = section.text("title");
    let delegated_limit = section.optional_dated_number("delegated_limit");
    let decides = section.yes_or_no("decides");
    let approves_exceptions = section.yes_or_no("approves_exceptions");
    let social_work = section.yes_or_no("social_work");
    let proposes = section.yes_or_no("proposes");
    let wrong = delegated_limit
        .iter()
        .flat_map(Dated::values)
        .find(|known| known.value.is_sign_negative() || Money::from_pounds(known.value).is_none());
    if let Some(wrong) = wrong {
        let what = format!("a limit of {} pounds cannot be kept to", wrong.value);
        let allowed = "pounds from \"0\", in whole pence, such as \"500\" or \"812.50\"";
        section.problem("delegated_limit", &what, allowed, "correct the amount");
        return None;
    }
    Some(Role {
        id: id?,
        title: title?,
        delegated_limit,
        decides: decides?,
        approves_exceptions: approves_exceptions?,
        social_work: social_work?,
        proposes: proposes?,
    })
}

/// Whether the roles can do together what the rules ask of them.
fn check_roles(root: &Section<'_>, roles: &[Role]) {
    type Can = fn(&Role) -> bool;
    let needed: [(Can, &str, &str); 4] = [
        (|role| role.decides, "may decide", "decides = true"),
        (
            |role| role.decides && role.delegated_limit.is_some(),
            "decides and has a delegated limit",
            "delegated_limit to a role with decides = true",
        ),
        (
            |role| role.approves_exceptions,
            "approves exceptions",
            "approves_exceptions = true",
        ),
        (
            |role| role.proposes,
            "may propose changes",
            "proposes = true",
        ),
    ];
    for (can, what, give) in needed {
        if !roles.iter().any(can) {
            root.problem(
                "role",
                &format!("no role {what}"),
                &format!("at least one role that {what}"),
                &format!("give {give}"),
            );
        }
    }
    for (lower, higher) in with_limits(roles).zip(with_limits(roles).skip(1)) {
        if let Some(fault) = falls(lower, higher) {
            let key = format!("role.{}.delegated_limit", higher.id);
            let allowed = "limits that do not fall from one role to the next";
            let remedy = "put the roles in order of authority, lowest first, or correct the limit";
            root.problem_at(key, &fault, allowed, remedy);
        }
    }
}

fn with_limits(roles: &[Role]) -> impl Iterator<Item = &Role> {
    roles.iter().filter(|role| role.delegated_limit.is_some())
}

fn falls(lower: &Role, higher: &Role) -> Option<String> {
    let (below, above) = (
        lower.delegated_limit.as_ref()?,
        higher.delegated_limit.as_ref()?,
    );
    let days = below.values().iter().chain(above.values());
    let mut days: Vec<_> = days.map(|known| known.from).collect();
    days.sort_unstable();
    days.into_iter().find_map(|day| {
        let (Ok(below), Ok(above)) = (below.at(day), above.at(day)) else {
            return None;
        };
        (below.value > above.value).then(|| {
            format!(
                "the limit {} of \"{}\" is below the limit {} of \"{}\", which stands before it",
                above.value, higher.id, below.value, lower.id
            )
        })
    })
}

fn eligibility(section: &Section<'_>) -> Option<EligibilityFrame> {
    let (title, reference) = (section.text("title"), section.reference("reference"));
    let needs = section.tables("need", |need| {
        let (id, title) = (need.text("id"), need.text("title"));
        let counts = need.yes_or_no("counts");
        Some(Need {
            id: id?,
            title: title?,
            counts: counts?,
        })
    });
    Some(EligibilityFrame {
        title: title?,
        reference: reference?,
        needs: needs?,
    })
}
