//! How a case came to the panel, and the assessment that was relied on, in words.

use crate::caseload::assessment::ReablementGate;
use crate::panel::decision::{Seen, SeenAssessment, SeenComing, SeenFlag};
use crate::terms::date::shown;

/// What stands for the rest where a decision was recorded before it was kept.
pub const NOT_KEPT: &str = "not kept when this was recorded";

/// How the case came to the panel.
#[must_use]
pub fn came(seen: &Seen) -> String {
    match &seen.came {
        None => NOT_KEPT.to_owned(),
        Some(SeenComing {
            referral: Some(sent),
            ..
        }) => format!("referred {}", sent.told()),
        Some(came) if came.referring.is_empty() => {
            "neither a worker nor a rule referred it".to_owned()
        }
        Some(_) => "referred by rules".to_owned(),
    }
}

/// What was found, under a heading each: the flags that refer the case, and the others.
#[must_use]
pub fn found(seen: &Seen) -> Vec<(&'static str, Vec<String>)> {
    let Some(came) = &seen.came else {
        let all = seen.flags.iter().map(SeenFlag::in_full).collect();
        return part("What was found:", all);
    };
    let refers = |flag: &&SeenFlag| came.referring.contains(&flag.code);
    let (refer, inform): (Vec<&SeenFlag>, Vec<&SeenFlag>) = seen.flags.iter().partition(refers);
    let in_full = |flags: Vec<&SeenFlag>| flags.into_iter().map(SeenFlag::in_full).collect();
    let others = match refer.is_empty() {
        true => "No rule refers it; what was found:",
        false => "Found beside that:",
    };
    let refer = part("The rules that refer it:", in_full(refer));
    [refer, part(others, in_full(inform))].concat()
}

fn part(heading: &'static str, flags: Vec<String>) -> Vec<(&'static str, Vec<String>)> {
    match flags.is_empty() {
        true => Vec::new(),
        false => vec![(heading, flags)],
    }
}

/// The assessment that was relied on, as facts under their names.
#[must_use]
pub fn assessment(seen: &Seen) -> Vec<(&'static str, String)> {
    let name = "Assessment relied on";
    let Some(came) = &seen.came else {
        return vec![(name, NOT_KEPT.to_owned())];
    };
    let Some(relied_on) = &came.assessment else {
        return vec![(name, "none: the case has no assessment".to_owned())];
    };
    vec![
        (name, whole(relied_on)),
        ("Reablement as assessed", gate(&relied_on.gate)),
    ]
}

fn whole(relied_on: &SeenAssessment) -> String {
    let (assessor, specialism) = (&relied_on.assessor, &relied_on.specialism);
    let by = assessor_words(assessor.as_deref(), specialism.as_deref());
    let form = relied_on.form.as_ref().map(|form| format!("form {form}"));
    let by = by.unwrap_or_else(|| "assessor not recorded".to_owned());
    let first = format!("{} of {}", relied_on.reference, shown(relied_on.date));
    let parts = [Some(first), form, Some(by)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Who assessed, and with which specialism; nothing where the file says neither.
#[must_use]
pub fn assessor_words(assessor: Option<&str>, specialism: Option<&str>) -> Option<String> {
    let specialism = specialism.map(|specialism| format!("specialism {specialism}"));
    let by = assessor.map(ToOwned::to_owned).into_iter();
    let by: Vec<String> = by.chain(specialism).collect();
    (!by.is_empty()).then(|| by.join(", "))
}

/// Whether reablement and telecare were considered, in words.
#[must_use]
pub fn gate(gate: &ReablementGate) -> String {
    match gate {
        ReablementGate::Considered => "considered".to_owned(),
        ReablementGate::NotConsidered { reason } => format!("not considered: {reason}"),
        ReablementGate::NotConsideredWithoutReason => {
            "not considered, and no reason is given".to_owned()
        }
        ReablementGate::NotRecorded => "not recorded".to_owned(),
    }
}
