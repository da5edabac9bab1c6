//! The person lives in a care home, or the RAS does not apply for another stated reason.

use crate::config::caseload_field::StandardList;
use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, WordCount, WordSpec};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::scoring::scored::{Assessed, RasResult};

/// Care-home setting.
///
/// `settings` lists the accommodation statuses, service types and components that are a care home.
/// A case to which the RAS does not apply, for whatever reason of its own, is named here too. A
/// personal budget still exists; it is worked out elsewhere.
pub const RULE: FlagRule = FlagRule {
    code: "care_home",
    mark: "HOM",
    title: "Care home, or this RAS does not apply",
    why: "A RAS is for people who live in the community. Where it does not apply, as for a \
        care-home place, a personal budget still exists and is worked out elsewhere. Where a \
        budget stands beside a care-home place all the same, the panel asks what it is for.",
    limits: &[],
    words: &[WordSpec {
        name: "settings",
        count: WordCount::OneOrMore,
        allowed: &[],
        lists: &[
            StandardList::Accommodation,
            StandardList::ServiceType,
            StandardList::Component,
        ],
        meaning: "accommodation statuses, service types and components that are a care home",
    }],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let sentence = match view.result() {
        Some(RasResult::DoesNotApply { why }) => Some(format!(
            "This RAS does not apply ({why}); the personal budget is worked out elsewhere"
        )),
        _ => care_home(view, setting)?.map(|place| format!("{place}; {}", beside(view))),
    };
    let finding = sentence.map(|sentence| Finding::met(sentence, String::new()));
    Ok(finding.into_iter().collect())
}

/// What stands beside a care-home place to which the RAS does not say that it does not apply.
fn beside(view: &CaseView<'_>) -> &'static str {
    match view.assessed {
        Assessed::Given(_) => "the indicative budget was computed elsewhere",
        Assessed::Scored(_) if view.indicative().is_some() => {
            "the RAS gives an indicative budget all the same: check whether it should apply"
        }
        Assessed::Scored(_) | Assessed::Unscorable(_) => "there is no indicative budget",
    }
}

fn care_home(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Option<String>, SettingProblem> {
    if let Some(accommodation) = &view.case.person.accommodation
        && setting.lists("settings", accommodation)?
    {
        return Ok(Some(format!("Accommodation: {accommodation}")));
    }
    for line in &view.case.package.lines {
        let words = line.service_type.iter().chain([&line.component]);
        for word in words {
            if setting.lists("settings", word)? {
                return Ok(Some(format!("In the package: {word}")));
            }
        }
    }
    Ok(None)
}
