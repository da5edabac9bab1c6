//! Flags: named rules that a case meets, one file each, one list.
//!
//! A rule reads its limits from `tolerances.toml`, looks at one case, and says in a sentence what
//! it found. A flag of the kind *refer* puts the case before the panel, one of the kind *inform* is
//! only shown. Panels suit large or unique sums (statutory guidance 10.85), so most rules inform.

pub mod finding;
pub mod like_cases;
pub mod raised;
pub mod setting;
pub mod view;

pub mod rule;
pub mod wording;

pub mod threshold;

pub mod below_eligibility;
pub mod care_home;
pub mod contradictory_answers;
pub mod direct_payment_rate;
pub mod family_support;
pub mod gap;
pub mod given_adds_up;
pub mod incomplete_package;
pub mod missing_answers;
pub mod need_rose;
pub mod no_amount;
pub mod outlier;
pub mod over_delegated_limit;
pub mod reablement_inside;
pub mod reablement_not_considered;
pub mod review_overdue;
pub mod severe_reduction;
pub mod specialist;
pub mod stale_assessment;
pub mod too_dear;
pub mod two_carers;

pub mod in_force;
pub mod referral;
pub mod settings_check;
pub mod tally;

use crate::config::panel_rules::PanelRules;
use crate::config::problem::ConfigProblem;
use crate::config::tolerances::{FlagKind, FlagSetting, Tolerances};
use crate::terms::date::Date;
use finding::{Finding, Standing};
use in_force::RuleInForce;
use raised::Raised;
use rule::FlagRule;
use setting::Setting;
use view::CaseView;

/// Every rule, in the order in which flags are shown.
pub const ALL: [FlagRule; 21] = [
    gap::RULE,
    severe_reduction::RULE,
    over_delegated_limit::RULE,
    no_amount::RULE,
    too_dear::RULE,
    specialist::RULE,
    outlier::RULE,
    need_rose::RULE,
    below_eligibility::RULE,
    family_support::RULE,
    direct_payment_rate::RULE,
    reablement_inside::RULE,
    reablement_not_considered::RULE,
    care_home::RULE,
    two_carers::RULE,
    incomplete_package::RULE,
    missing_answers::RULE,
    contradictory_answers::RULE,
    given_adds_up::RULE,
    stale_assessment::RULE,
    review_overdue::RULE,
];

/// The flags that a case raises: those that refer first, each group in the order of [`ALL`].
///
/// A rule that is off says nothing. A rule whose setting cannot be read on the date informs that it
/// could not be checked: silence would read as "nothing found".
#[must_use]
pub fn raise_all(tolerances: &Tolerances, view: &CaseView<'_>) -> Vec<Raised> {
    let mut raised: Vec<Raised> = ALL
        .iter()
        .flat_map(|rule| match tolerances.rules.get(rule.code) {
            Some(setting) => raise(rule, setting, tolerances, view),
            None => vec![not_set(rule)],
        })
        .collect();
    raised.sort_by_key(|flag| flag.kind);
    raised
}

/// What does not fit between `tolerances.toml`, `panel.toml` and the rules: see
/// [`settings_check`].
#[must_use]
pub fn check_settings(tolerances: &Tolerances, panel: &PanelRules) -> Vec<ConfigProblem> {
    settings_check::settings_problems(&ALL, tolerances, panel)
}

/// The rules as they are in force on a date, in plain words.
#[must_use]
pub fn explain(tolerances: &Tolerances, currency: &str, on: Date) -> Vec<RuleInForce> {
    in_force::rules_in_force(&ALL, tolerances, currency, on)
}

fn raise(
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
            sentence: finding.sentence,
            limit: finding.limit,
            reference: tolerances.reference_title(&key).to_owned(),
        }
    };
    findings.into_iter().map(put).collect()
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
