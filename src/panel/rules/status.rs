//! Whether a decision stands, or waits for a role that covers it or for an exception's approval.

use super::transition::Exception;
use crate::config::panel_rules::Role;
use crate::panel::decision::DecisionStatus;
use crate::panel::delegation::{
    Measured, NotMeasured, covers, limit_source, limit_words, lowest_covering, measured,
};
use crate::panel::matter::{Findings, Matter};
use crate::panel::refusal::Field;
use crate::terms::money::PerWeek;

/// The status that the limits and the transition give; a refusal where no role covers the amount.
pub(in crate::panel) fn status(
    matter: &Matter<'_>,
    found: &mut Findings,
    exception: Option<Exception>,
) -> DecisionStatus {
    let agreed = matter.agreed.filter(|agreed| !agreed.0.is_negative());
    let over = agreed.and_then(|agreed| over_limit(matter, found, agreed, exception.as_deref()));
    match (over, exception) {
        (Some(awaits), _) => awaits,
        (None, Some(why)) => DecisionStatus::AwaitsException { why },
        (None, None) => DecisionStatus::Stands,
    }
}

fn over_limit(
    matter: &Matter<'_>,
    found: &mut Findings,
    agreed: PerWeek,
    exception: Option<&str>,
) -> Option<DecisionStatus> {
    match try_over_limit(matter, agreed, exception) {
        Ok(Limit::Within) => None,
        Ok(Limit::Awaits(status)) => Some(status),
        Ok(Limit::Nobody(message, source)) => {
            found.refuse("no_role_covers", Field::Amount, message, source);
            None
        }
        Err(problem) => {
            let source = "config/panel.toml, delegated limits";
            found.refuse(
                "limits_not_in_force",
                Field::Amount,
                problem.words(),
                source,
            );
            None
        }
    }
}

enum Limit {
    Within,
    Awaits(DecisionStatus),
    Nobody(String, String),
}

fn try_over_limit(
    matter: &Matter<'_>,
    agreed: PerWeek,
    exception: Option<&str>,
) -> Result<Limit, NotMeasured> {
    let (rules, on, currency) = (matter.rules, matter.date, &matter.file.currency);
    let amount = measured(
        rules,
        agreed,
        matter.file.assessed.indicative(),
        on,
        currency,
    )?;
    let Some(own) = recorders_role(matter) else {
        return Ok(Limit::Within);
    };
    if covers(own, &amount, on)? {
        return Ok(Limit::Within);
    }
    let able = |role: &Role| exception.is_none() || role.approves_exceptions;
    let limit = limit_words(rules, own, on, currency)?;
    let source = limit_source(rules, own, on);
    Ok(match lowest_covering(rules, &amount, on, able)? {
        Some(role) => Limit::Awaits(DecisionStatus::AwaitsRole {
            role: role.id.clone(),
            why: why(&amount, (&limit, &source), exception),
        }),
        None => Limit::Nobody(above_all(&amount, exception), source),
    })
}

fn above_all(amount: &Measured, exception: Option<&str>) -> String {
    let of = match exception {
        Some(_) => " that approves exceptions",
        None => "",
    };
    format!(
        "{} is above the limit of every role{of}. Agree less, or take it to whom the scheme of \
         delegation names and enter that role in config/panel.toml.",
        amount.words
    )
}

fn recorders_role<'a>(matter: &Matter<'a>) -> Option<&'a Role> {
    let recorder = &matter.motion.recorder;
    let seat = matter
        .sitting?
        .present
        .iter()
        .find(|member| member.id == *recorder)?;
    matter.rules.role(&seat.role).filter(|role| role.decides)
}

/// Why it waits, with the paper that the limit stands in: it is shown and recorded with it.
fn why(amount: &Measured, (limit, source): (&str, &str), exception: Option<&str>) -> String {
    let over = format!(
        "{} is over the delegated limit: {limit} [{source}]",
        amount.words
    );
    match exception {
        Some(exception) => format!("{over}; and {exception}"),
        None => over,
    }
}
