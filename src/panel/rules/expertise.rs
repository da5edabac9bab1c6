//! Social work sits; where a specialist assessed, someone equally expert sits.
//!
//! Asked of whatever settles the money; to defer, return or refer a case needs no such member.

use crate::config::panel_rules::Expertise;
use crate::panel::matter::{Findings, Matter};
use crate::panel::member::Member;
use crate::panel::refusal::Field;
use crate::panel::sitting::Sitting;
use crate::panel::sources;
use crate::panel::verdict::VerdictKind;

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let asked = &matter.motion.verdict;
    let settles = match asked.kind {
        Some(VerdictKind::Refuse) => true,
        Some(_) => matter.agreed.is_some() || asked.amount_is_wanting(),
        None => false,
    };
    let Some(sitting) = matter.sitting.filter(|_| settles) else {
        return;
    };
    let is_social_work = |member: &&Member| {
        let role = matter.rules.role(&member.role);
        role.is_some_and(|role| role.social_work)
    };
    if !sitting_on(matter, sitting).any(|member| is_social_work(&member)) {
        let message = format!(
            "Nobody with social-work expertise sits on {} without an interest.",
            matter.motion.case
        );
        lacking(matter, found, "no_social_work", message);
    }
    let assessed_by = matter.file.case.assessment();
    let Some(specialism) = assessed_by.and_then(|assessment| assessment.specialism.as_deref())
    else {
        return;
    };
    let is_equal = |member: &Member| {
        let known = member.specialisms.iter();
        known.into_iter().any(|own| same(own, specialism))
    };
    if !sitting_on(matter, sitting).any(is_equal) {
        let message = format!(
            "A specialist assessed ({specialism}), and nobody equally expert sits on {} without an \
             interest.",
            matter.motion.case
        );
        lacking(matter, found, "no_equal_expert", message);
    }
}

fn sitting_on<'a>(
    matter: &'a Matter<'_>,
    sitting: &'a Sitting,
) -> impl Iterator<Item = &'a Member> {
    let case = &matter.motion.case;
    let present = sitting.present.iter();
    present.filter(move |member| sitting.interest(case, &member.id).is_none())
}

fn same(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

fn lacking(matter: &Matter<'_>, found: &mut Findings, rule: &'static str, message: String) {
    let known = match matter.rules.expertise.at(matter.date) {
        Ok(known) => known.value,
        Err(figure) => return found.not_in_force(&figure, Field::Sitting),
    };
    match known {
        Expertise::Warns => found.warn(rule, message, sources::GUIDANCE_10_85),
        Expertise::Refuses => {
            let message = format!("{message} Enter such a member as present, or defer the case.");
            found.refuse(rule, Field::Sitting, message, sources::GUIDANCE_10_85);
        }
    }
}
