//! A reduction rests on a change of need or circumstances, a dated paper, the needs and the person.

use super::reasons::classes;
use super::transition::{NOT_KNOWN, so_many_months};
use crate::config::panel_rules::ReasonClass;
use crate::panel::matter::{Findings, Held, Matter};
use crate::panel::motion::EvidenceKind;
use crate::panel::provided::Known;
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::terms::date::{months_after, shown};
use crate::terms::money::PerWeek;
use crate::terms::text::without_stop;

/// The code of the warning that whether an amount is a reduction cannot be told.
pub const MAY_HIDE: &str = "incomplete_package_may_hide_a_reduction";

/// The code of the warning that nothing is known of what is provided now.
const NOT_ON_RECORD: &str = "no_package_may_hide_a_reduction";

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    match matter.reduced() {
        Some((held, left)) => reduction(matter, found, (held, left)),
        None => may_hide(matter, found),
    }
}

fn reduction(matter: &Matter<'_>, found: &mut Findings, (held, left): (Held, PerWeek)) {
    let motion = matter.motion;
    lawful_reason(matter, found, (held, left));
    if !motion.relied_on.iter().any(|paper| rests(paper.kind)) {
        let message = "A reduction must rest on an assessment or a review. Name it with its date \
            under \"relied on\".";
        let rule = "reduction_without_assessment";
        found.lacks(rule, Field::ReliedOn, message, sources::REDUCTION_REVIEW);
    }
    papers_on_record(matter, found);
    old_papers(matter, found);
    if motion.how_needs_are_met.is_none() {
        let message = format!(
            "Say how the lower amount meets the eligible needs.{}",
            needs_named(matter)
        );
        let rule = "reduction_without_needs";
        found.lacks(rule, Field::NeedsMet, message, sources::REDUCTION_NEEDS);
    }
    if motion.persons_view.is_none() {
        let message = "Say what the person or the advocate thinks of the reduction, or why that is \
            not known.";
        let rule = "reduction_without_view";
        found.lacks(rule, Field::PersonsView, message, sources::REDUCTION_VIEW);
    }
    confirmed(matter, found, "the reduction");
}

/// What rests on a package of which a part of the cost is not known is confirmed.
fn confirmed(matter: &Matter<'_>, found: &mut Findings, what: &str) {
    let currency = &matter.file.currency;
    if matter.package_is_incomplete() && !matter.motion.incomplete_package_confirmed {
        let message = format!(
            "The package costs at least {currency}{} a week; a part of its cost is not known. \
             Complete the package, or confirm {what} all the same.",
            matter.file.package_cost.known
        );
        let rule = "reduction_on_incomplete_package";
        found.refuse(
            rule,
            Field::IncompletePackage,
            message,
            sources::INCOMPLETE_PACKAGE,
        );
    }
}

/// A review of many years ago says little of the need as it is now.
/// An assessment that is not this person's, or not of that day, is asked about: a slip would rest
/// the reduction on somebody else's.
fn papers_on_record(matter: &Matter<'_>, found: &mut Findings) {
    let known = &matter.file.case.assessments;
    let papers = matter.motion.relied_on.iter();
    let assessments = papers.filter(|paper| paper.kind == EvidenceKind::Assessment);
    let known_on = |day| known.iter().any(|assessment| assessment.date == day);
    let of_record: Vec<String> = known
        .iter()
        .map(|assessment| format!("{} ({})", shown(assessment.date), assessment.reference))
        .collect();
    let has = match of_record.is_empty() {
        true => "it has none".to_owned(),
        false => format!("it has {}", of_record.join(", ")),
    };
    for paper in assessments.filter(|paper| !known_on(paper.date)) {
        let message = format!(
            "No assessment of {} ({}) is on record for this case: {has}.",
            shown(paper.date),
            without_stop(paper.what.as_str())
        );
        let rule = "reduction_on_unknown_assessment";
        found.warn(rule, message, sources::REDUCTION_REVIEW);
    }
}

fn old_papers(matter: &Matter<'_>, found: &mut Findings) {
    let papers = matter.motion.relied_on.iter();
    let dates = papers
        .filter(|paper| rests(paper.kind))
        .map(|paper| paper.date);
    let Some(newest) = dates.max() else {
        return;
    };
    let known = match matter.rules.review_months.at(matter.date) {
        Ok(known) => known,
        // It holds no decision up here.
        Err(figure) => {
            let message = format!(
                "Whether the newest assessment or review, of {}, is old cannot be told: {figure}.",
                shown(newest)
            );
            found.warn("reduction_on_old_papers", message, "config/panel.toml");
            return;
        }
    };
    let (months, source) = (known.value, matter.rules.reference_title(&known.reference));
    if months_after(newest, months).is_some_and(|until| until < matter.date) {
        let message = format!(
            "The newest assessment or review that the reduction rests on is of {}, more than {} \
             before the decision.",
            shown(newest),
            so_many_months(months)
        );
        found.warn("reduction_on_old_papers", message, source);
    }
}

fn rests(kind: EvidenceKind) -> bool {
    matches!(kind, EvidenceKind::Assessment | EvidenceKind::Review)
}

fn lawful_reason(matter: &Matter<'_>, found: &mut Findings, (held, left): (Held, PerWeek)) {
    let currency = &matter.file.currency;
    let classes = classes(matter);
    let none_known = classes.is_empty();
    if none_known || classes.iter().any(|class| class.carries_a_reduction()) {
        return;
    }
    let beside = if classes.iter().any(|class| stands_only_beside(*class)) {
        " Saving money, or a RAS that moved, may stand beside such a reason, never instead of it."
    } else {
        ""
    };
    let message = format!(
        "{currency}{left} a week is less than {}, and \
         none of the reasons can carry a reduction.{beside} Choose one that can: need or \
         circumstances changed, the need is met otherwise, or more is provided than needed.",
        held_words(held, currency)
    );
    let rule = "reduction_without_lawful_reason";
    found.refuse(rule, Field::Reasons, message, sources::REDUCTION_REASON);
}

fn held_words(held: Held, currency: &str) -> String {
    let amount = held.amount;
    match held.begins {
        None => format!("the {currency}{amount} that the person has now"),
        Some(day) => format!(
            "the {currency}{amount} that is to be in force on {}",
            shown(day)
        ),
    }
}

fn stands_only_beside(class: ReasonClass) -> bool {
    matches!(class, ReasonClass::Saving | ReasonClass::RasMoved)
}

fn needs_named(matter: &Matter<'_>) -> String {
    let found = matter.file.case.assessment();
    let Some(needs) = found.and_then(|assessment| assessment.eligible_needs.as_ref()) else {
        return String::new();
    };
    let frame = &matter.rules.eligibility.needs;
    let titles: Vec<&str> = needs
        .iter()
        .map(|id| {
            let need = frame.iter().find(|need| need.id == *id);
            need.map_or(id.as_str(), |need| need.title.as_str())
        })
        .collect();
    if titles.is_empty() {
        String::new()
    } else {
        format!(" They are: {}.", titles.join("; "))
    }
}

/// An amount that looks like no reduction may be one where a part of the cost is not known: it is
/// confirmed as a reduction is, and a saving alone does not carry it.
fn may_hide(matter: &Matter<'_>, found: &mut Findings) {
    let currency = &matter.file.currency;
    let Some(agreed) = matter.agreed else {
        return;
    };
    if !matter.package_is_incomplete() {
        if matter.present_known() == Known::Nothing {
            let message = format!(
                "{NOT_KNOWN}. Whether {currency}{agreed} a week is less than what the person has \
                 cannot be told."
            );
            found.warn(NOT_ON_RECORD, message, sources::INCOMPLETE_PACKAGE);
        }
        return;
    }
    let message = format!(
        "A part of the package's cost is not known: whether {currency}{agreed} a week is less than \
         what is provided now cannot be told.",
    );
    found.warn(MAY_HIDE, message, sources::INCOMPLETE_PACKAGE);
    confirmed(matter, found, "the amount");
    let classes = classes(matter);
    if !classes.is_empty() && classes.iter().all(|class| stands_only_beside(*class)) {
        let message = format!(
            "Whether {currency}{agreed} a week is a reduction cannot be told. Saving money, or a \
             RAS that moved, may stand beside another reason, never instead of it. Choose one that \
             says why the amount is enough."
        );
        let rule = "incomplete_package_with_saving_alone";
        found.refuse(rule, Field::Reasons, message, sources::REDUCTION_REASON);
    }
}
