//! Raises the flags of one case: each rule's findings with its names, kind and reference.

use super::finding::{Finding, Standing};
use super::raised::Raised;
use super::rule::FlagRule;
use super::setting::Setting;
use super::view::CaseView;
use crate::config::tolerances::{FlagKind, FlagSetting, Tolerances};
use crate::terms::text::without_stop;

/// The flags that a case raises: those that refer first, each group in the order of the rules. What
/// a rule would say twice in the same words it says once.
#[must_use]
pub fn raised(rules: &[FlagRule], tolerances: &Tolerances, view: &CaseView<'_>) -> Vec<Raised> {
    let mut raised: Vec<Raised> = rules
        .iter()
        .flat_map(|rule| match tolerances.rules.get(rule.code) {
            Some(setting) => by_rule(rule, setting, tolerances, view),
            None => vec![not_set(rule)],
        })
        .collect();
    raised.sort_by_key(|flag| flag.kind);
    raised
}

fn by_rule(
    rule: &FlagRule,
    setting: &FlagSetting,
    tolerances: &Tolerances,
    view: &CaseView<'_>,
) -> Vec<Raised> {
    if setting.kind == FlagKind::Off {
        return Vec::new();
    }
    let on = view.around.on;
    let found = (rule.test)(view, &Setting::on(setting, on));
    let findings = found.unwrap_or_else(|problem| {
        vec![Finding::cannot_tell(format!(
            "This could not be checked: {problem}"
        ))]
    });
    let put = |finding: Finding| {
        let first_limit = || {
            let mut limits = rule.limits.iter();
            let series = limits.find_map(|spec| setting.limits.get(spec.name))?;
            series.at(on).map(|dated| dated.reference.clone()).ok()
        };
        let key = finding
            .reference
            .or_else(first_limit)
            .unwrap_or_else(|| setting.reference.clone());
        Raised {
            code: rule.code.to_owned(),
            mark: rule.mark.to_owned(),
            kind: match finding.standing {
                Standing::Met => setting.kind,
                Standing::CannotTell => FlagKind::Inform,
            },
            title: rule.title.to_owned(),
            sentence: without_stop(&finding.sentence).to_owned(),
            limit: finding.limit,
            reference: tolerances.reference_title(&key).to_owned(),
        }
    };
    let mut flags: Vec<Raised> = Vec::with_capacity(findings.len());
    for flag in findings.into_iter().map(put) {
        if !flags.contains(&flag) {
            flags.push(flag);
        }
    }
    flags
}

fn not_set(rule: &FlagRule) -> Raised {
    Raised {
        code: rule.code.to_owned(),
        mark: rule.mark.to_owned(),
        kind: FlagKind::Inform,
        title: rule.title.to_owned(),
        sentence: "This could not be checked: tolerances.toml has no setting for it".to_owned(),
        limit: String::new(),
        reference: String::new(),
    }
}
