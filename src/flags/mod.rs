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
pub mod rules;
pub mod raising;
pub mod in_force;
pub mod referral;
pub mod settings_check;
pub mod words_check;
pub mod tally;

use crate::caseload::case::Case;
use crate::config::panel_rules::PanelRules;
use crate::config::problem::ConfigProblem;
use crate::config::tolerances::Tolerances;
use crate::scoring::scored::Assessed;
use crate::terms::date::Date;
use in_force::RuleInForce;
use like_cases::{AmongLike, LikeCase, LikeCases, LikeComparison};
use raised::Raised;
use rule::FlagRule;
use rules::need_rose::NeedSince;
use rust_decimal::Decimal;
use setting::Setting;
use view::{CaseView, FromRegister, Surroundings};

/// Every rule, in the order in which flags are shown.
pub const ALL: [FlagRule; 22] = [
    rules::gap::RULE,
    rules::severe_reduction::RULE,
    rules::over_delegated_limit::RULE,
    rules::no_amount::RULE,
    rules::too_dear::RULE,
    rules::specialist::RULE,
    rules::outlier::RULE,
    rules::need_rose::RULE,
    rules::below_eligibility::RULE,
    rules::family_support::RULE,
    rules::direct_payment_rate::RULE,
    rules::reablement_inside::RULE,
    rules::reablement_not_considered::RULE,
    rules::care_home::RULE,
    rules::two_carers::RULE,
    rules::incomplete_package::RULE,
    rules::units_beyond_week::RULE,
    rules::missing_answers::RULE,
    rules::contradictory_answers::RULE,
    rules::given_adds_up::RULE,
    rules::stale_assessment::RULE,
    rules::review_overdue::RULE,
];

/// The flags that a case raises: those that refer first, each group in the order of [`ALL`].
///
/// A rule that is off says nothing. A rule whose setting cannot be read on the date informs that it
/// could not be checked: silence would read as "nothing found".
#[must_use]
pub fn raise_all(tolerances: &Tolerances, view: &CaseView<'_>) -> Vec<Raised> {
    raising::raised(&ALL, tolerances, view)
}

/// The flags of a case of a caseload.
#[must_use]
pub fn look(
    tolerances: &Tolerances,
    around: Surroundings<'_>,
    case: &Case,
    assessed: &Assessed,
    register: &FromRegister,
) -> Vec<Raised> {
    let view = CaseView::of(around, case, assessed).with_register(register);
    raise_all(tolerances, &view)
}

/// Whether need rose since the sum agreed last, whatever the flag on that does: by the limits that
/// are set for it.
#[must_use]
pub fn need_since(
    tolerances: &Tolerances,
    around: Surroundings<'_>,
    case: &Case,
    assessed: &Assessed,
    register: &FromRegister,
) -> NeedSince {
    let Some(setting) = tolerances.rules.get(rules::need_rose::RULE.code) else {
        return NeedSince::CannotTell("tolerances.toml has no setting for it".to_owned());
    };
    let view = CaseView::of(around, case, assessed).with_register(register);
    let since = rules::need_rose::need_since(&view, &Setting::on(setting, around.on));
    since.unwrap_or_else(|problem| NeedSince::CannotTell(problem.to_string()))
}

/// The like cases of a caseload, in bands as wide as the rule on outliers has them; none where that
/// width is not set or not in force (the rule then says so).
#[must_use]
pub fn like_cases(
    tolerances: &Tolerances,
    on: Date,
    cases: impl IntoIterator<Item = LikeCase>,
) -> LikeCases {
    match rules::outlier::figure(tolerances, rules::outlier::BAND_POINTS, on) {
        Some(band_points) => LikeCases::of(band_points, cases),
        None => LikeCases::none(),
    }
}

/// Where a case of a caseload lies among like cases, if it can be compared and there are as many
/// others as the rule on outliers asks for.
#[must_use]
pub fn compare(
    tolerances: &Tolerances,
    like_cases: &LikeCases,
    on: Date,
    case: Option<LikeCase>,
) -> LikeComparison {
    let placed = || {
        let least = rules::outlier::figure(tolerances, rules::outlier::CASES_MIN, on)?;
        let place = like_cases.place(case?)?;
        let (what, n) = (place.what(), place.n());
        let enough = Decimal::from(n) >= least;
        let figures = place.percentiles().zip(place.percentile);
        Some(match figures.filter(|_| enough) {
            Some((percentiles, rank)) => LikeComparison::Among(AmongLike {
                what,
                n,
                percentiles,
                rank,
            }),
            None => LikeComparison::TooFew { what, n, least },
        })
    };
    placed().unwrap_or(LikeComparison::NotComparable)
}

/// What does not fit between `tolerances.toml`, `panel.toml` and the rules: see
/// [`settings_check`].
#[must_use]
pub fn check_settings(tolerances: &Tolerances, panel: &PanelRules) -> Vec<ConfigProblem> {
    settings_check::settings_problems(&ALL, tolerances, Some(panel))
}

/// The same where the rules of the panel could not be read: the roles that rules name are left out.
#[must_use]
pub fn check_settings_alone(tolerances: &Tolerances) -> Vec<ConfigProblem> {
    settings_check::settings_problems(&ALL, tolerances, None)
}

/// The words of services in `tolerances.toml` that no caseload file can have, by the value lists of
/// the column profile: see [`words_check`].
#[must_use]
pub fn check_words(tolerances: &Tolerances, lists: &words_check::Lists) -> Vec<ConfigProblem> {
    words_check::words_problems(&ALL, tolerances, lists)
}

/// The rules as they are in force on a date, in plain words.
#[must_use]
pub fn explain(tolerances: &Tolerances, currency: &str, on: Date) -> Vec<RuleInForce> {
    in_force::rules_in_force(&ALL, tolerances, currency, on)
}
