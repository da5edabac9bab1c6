//! The person lives in a care home, or the RAS does not apply for another stated reason.

use super::finding::Finding;
use super::rule::{FlagRule, WordCount, WordSpec};
use super::setting::{Setting, SettingProblem};
use super::view::CaseView;
use crate::config::caseload_field::StandardList;
use crate::scoring::scored::RasResult;

/// Care-home setting.
///
/// `settings` lists the accommodation statuses, service types and components that are a care home.
/// A case to which the RAS does not apply for another reason of its own is named here too. A
/// personal budget still exists; it is worked out elsewhere.
pub const RULE: FlagRule = FlagRule {
    code: "care_home",
    mark: "HOM",
    title: "Care-home setting: this RAS does not apply",
    why: "This RAS is for people who live in the community. For a care-home place the personal \
        budget is worked out elsewhere, so there is no indicative budget to compare with here.",
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

const ELSEWHERE: &str = "the personal budget is worked out elsewhere";

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let why = match view.result() {
        Some(RasResult::DoesNotApply { why }) => Some(why.clone()),
        _ => care_home(view, setting)?,
    };
    Ok(why
        .map(|why| format!("This RAS does not apply ({why}); {ELSEWHERE}"))
        .map(|sentence| Finding::met(sentence, String::new()))
        .into_iter()
        .collect())
}

fn care_home(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Option<String>, SettingProblem> {
    if let Some(accommodation) = &view.case.person.accommodation
        && setting.lists("settings", accommodation)?
    {
        return Ok(Some(format!("accommodation: {accommodation}")));
    }
    for line in &view.case.package.lines {
        let words = line.service_type.iter().chain([&line.component]);
        for word in words {
            if setting.lists("settings", word)? {
                return Ok(Some(format!("in the package: {word}")));
            }
        }
    }
    Ok(None)
}
