//! The panel's rules and the tolerances, whole, as papers: every figure with all its values, their
//! dates and the titles of their references.

use super::decided;
use super::document::Document;
use super::flag_rules;
use crate::config::dated::Dated;
use crate::config::panel_rules::{
    Challenge, Expertise, FiguresAsOf, PanelRules, Role, VERDICT_CODES,
};
use crate::config::periods::UsualTransition;
use crate::config::tolerances::{FlagSetting, Tolerances};
use crate::flags::in_force::{limits_set, words};
use crate::flags::rule::FlagRule;
use crate::terms::date::shown;
use crate::terms::money::Money;
use crate::terms::number::shortest;
use crate::terms::text::so_many;
use rust_decimal::Decimal;

/// The panel's rules.
#[must_use]
pub fn panel(rules: &PanelRules, currency: &str) -> Document {
    let mut paper = Document::new(format!("{}: its rules (panel.toml)", rules.panel));
    figures(&mut paper, rules);
    paper.heading("Roles, the lowest authority first");
    paper.items(rules.roles.iter().map(|known| role(rules, known, currency)));
    let frame = &rules.eligibility;
    paper.heading("Frame of eligible needs");
    let source = rules.reference_title(&frame.reference);
    paper.paragraph(format!("{} ({source}):", frame.title));
    paper.items(frame.needs.iter().map(|need| {
        let counts = if need.counts { "" } else { "; does not count" };
        format!("{} ({}){counts}", need.title, need.id)
    }));
    paper.heading("Reasons, each with its class");
    paper.items(rules.reasons.iter().map(|reason| {
        let carries = match reason.class.carries_a_reduction() {
            true => "; can carry a reduction",
            false => "",
        };
        let class = decided::class(reason.class);
        format!("{} ({}): {class}{carries}", reason.title, reason.code)
    }));
    paper.heading("Outcomes, each with its letter");
    let outcomes = VERDICT_CODES.iter().filter_map(|code| {
        let words = rules.verdicts.get(*code)?;
        let (letter, title, when) = (words.letter, &words.title, &words.explanation);
        Some(format!("{letter}  {title} ({code}): {when}"))
    });
    paper.items(outcomes);
    paper.heading("Ways to challenge, in order");
    paper.items(rules.challenges.iter().map(|way| challenge(rules, way)));
    paper
}

fn figures(paper: &mut Document, rules: &PanelRules) {
    let title = |key: &str| rules.reference_title(key).to_owned();
    let counted = |series: &Dated<u32>, one: &str, several: &str| {
        let words = |n: &u32| so_many(usize::try_from(*n).unwrap_or(usize::MAX), one, several);
        dated(series, words, title)
    };
    let months = |series: &Dated<u32>| counted(series, "month", "months");
    paper.fact("Quorum", counted(&rules.quorum, "member", "members"));
    paper.fact("Longest transition", months(&rules.transition_months_max));
    let begins = months(&rules.reduction_start_months_max);
    paper.fact("A reduction begins", format!("within {begins}"));
    paper.fact("Review after", months(&rules.review_months));
    for period in &rules.review_periods {
        let (one, several) = period.length.units();
        let length = counted(period.length.series(), one, several);
        let words = |code: &String| rules.verdicts.get(code).map(|words| words.title.as_str());
        let after: Vec<&str> = period.after.iter().filter_map(words).collect();
        paper.fact(
            &period.title,
            format!("{length}, after: {}", after.join(", ")),
        );
    }
    let usual = rules.usual_transition.as_ref();
    let usual = usual.map(|usual| dated(usual, usual_words, title));
    paper.fact("Usual transition", usual.unwrap_or("none".to_owned()));
    let target = counted(&rules.referral_days_max, "day", "days");
    paper.fact(
        "Target for deciding",
        format!("{target}, since the referral"),
    );
    let evidence = counted(&rules.proposal_evidence_min, "case", "cases");
    paper.fact("Evidence of proposals", evidence);
    let weeks = dated(
        &rules.weeks_per_year,
        |n| format!("{} weeks", shortest(*n)),
        title,
    );
    paper.fact("A year has", weeks);
    let base = dated(&rules.limit_base, |base| base.words().to_owned(), title);
    paper.fact("Limits apply to the", base);
    let as_of = |known: &FiguresAsOf| match known {
        FiguresAsOf::Assessment => "date of the assessment".to_owned(),
        FiguresAsOf::Sitting => "date of the sitting (today, outside a sitting)".to_owned(),
    };
    let as_of = dated(&rules.figures_as_of, as_of, title);
    paper.fact("RAS figures as of the", as_of);
    let expertise = dated(&rules.expertise, expertise_words, title);
    paper.fact("Missing expertise", expertise);
    let call_in = rules.call_in.as_ref();
    let call_in = call_in.map(|days| counted(days, "working day", "working days"));
    paper.fact("Call-in of a RAS", call_in.unwrap_or("none".to_owned()));
    let small = rules.small_numbers_below.as_ref();
    let small = small.map(|below| format!("below {}", counted(below, "person", "people")));
    let small = small.unwrap_or("none is shown".to_owned());
    paper.fact("Numbers not shown by group", small);
    let backup = rules.backup_days_max.as_ref();
    let backup = backup.map(|days| format!("after {}", counted(days, "day", "days")));
    paper.fact("A backup is old", backup.unwrap_or("not told".to_owned()));
}

fn expertise_words(known: &Expertise) -> String {
    match known {
        Expertise::Warns => "warns (recorded with the decision)".to_owned(),
        Expertise::Refuses => "refuses the decision".to_owned(),
    }
}

fn usual_words(usual: &UsualTransition) -> String {
    let profile = usual.profile.code();
    let step = usual
        .step
        .map(|step| format!(" of at most {}", shortest(step)));
    let first = usual.first_period.code();
    let step = step.unwrap_or_default();
    format!("{profile}{step}, the first period at the {first}")
}

/// Every value of a figure with its date and the title of its reference.
fn dated<T>(
    series: &Dated<T>,
    words: impl Fn(&T) -> String,
    title: impl Fn(&str) -> String,
) -> String {
    let values = series.values().iter().map(|known| {
        let (value, source) = (words(&known.value), title(&known.reference));
        format!("{value} from {} ({source})", shown(known.from))
    });
    values.collect::<Vec<_>>().join("; ")
}

fn role(rules: &PanelRules, role: &Role, currency: &str) -> String {
    let limit = role.delegated_limit.as_ref().map(|limit| {
        let words = |value: &Decimal| {
            let amount = Money::from_pounds(*value);
            let amount = amount.map_or_else(|| shortest(*value), |known| known.shown_in(currency));
            match rules.limit_base.values() {
                [only] => format!("{amount} {}", only.value.per()),
                _ => amount,
            }
        };
        let title = |key: &str| rules.reference_title(key).to_owned();
        format!("delegated limit {}", dated(limit, words, title))
    });
    let may = [
        (role.decides, "decides"),
        (role.approves_exceptions, "approves exceptions"),
        (role.social_work, "social-work qualified"),
        (role.proposes, "proposes changes of the RAS"),
    ];
    let may = may.iter().filter(|(holds, _)| *holds);
    let mut parts: Vec<String> = may.map(|(_, what)| (*what).to_owned()).collect();
    parts.push(limit.unwrap_or_else(|| "no delegated limit".to_owned()));
    format!("{} ({}): {}", role.title, role.id, parts.join("; "))
}

fn challenge(rules: &PanelRules, way: &Challenge) -> String {
    let source = rules.reference_title(&way.reference);
    let (title, text) = (&way.title, &way.text);
    let limit = dated(&way.time_limit, String::clone, |key| {
        rules.reference_title(key).to_owned()
    });
    format!("{title}: {text} ({source}) Time limit: {limit}")
}

/// The flag rules as they are set.
#[must_use]
pub fn tolerances(rules: &[FlagRule], tolerances: &Tolerances, currency: &str) -> Document {
    let mut paper = Document::new("Tolerances: the flag rules (tolerances.toml)");
    for rule in rules {
        let Some(setting) = tolerances.rules.get(rule.code) else {
            continue;
        };
        let kind = flag_rules::kind(setting.kind);
        paper.heading(&format!(
            "{} · {} ({}): {kind}",
            rule.mark, rule.title, rule.code
        ));
        flag_rule(&mut paper, (rule, setting), tolerances, currency);
    }
    paper
}

fn flag_rule(
    paper: &mut Document,
    (rule, setting): (&FlagRule, &FlagSetting),
    tolerances: &Tolerances,
    currency: &str,
) {
    let title = |key: &str| tolerances.reference_title(key).to_owned();
    paper.items(limits_set(rule, setting).into_iter().map(|limit| {
        let words = |value: &Decimal| limit.unit.words(currency, *value);
        format!("{}: {}", limit.meaning, dated(limit.series, words, title))
    }));
    let lists = words(rule, setting).into_iter();
    paper.items(lists.map(|(meaning, words)| format!("{meaning}: {}", words.join(", "))));
    paper.item(format!("source: {}", title(&setting.reference)));
}
