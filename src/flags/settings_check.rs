//! Whether `tolerances.toml` and the rules of the program fit together.

use super::rule::{FlagRule, LimitSpec, Need, Unit, WordCount, WordSpec};
use super::rules::outlier;
use super::rules::over_delegated_limit;
use super::rules::units_beyond_week;
use crate::caseload::package::CostFrequency;
use crate::config::panel_rules::PanelRules;
use crate::config::problem::ConfigProblem;
use crate::config::reading::reader::quoted_list;
use crate::config::reading::spelling::nearest;
use crate::config::tolerances::{FlagSetting, PriceLimit, Tolerances};
use crate::terms::date::Date;
use crate::terms::money::Money;
use crate::terms::number;
use rust_decimal::Decimal;

/// Rules that came when registers and configurations without them were in use: without a setting
/// they are off.
const LATER: [&str; 1] = [units_beyond_week::RULE.code];

/// What does not fit: a rule without a setting, a setting without a rule, a limit, word list or
/// price that is missing, unknown or out of its range. The roles that rules name are checked where
/// the rules of the panel could be read.
#[must_use]
pub fn settings_problems(
    rules: &[FlagRule],
    tolerances: &Tolerances,
    panel: Option<&PanelRules>,
) -> Vec<ConfigProblem> {
    let mut check = Check {
        tolerances,
        problems: Vec::new(),
    };
    for code in tolerances.rules.keys() {
        if !rules.iter().any(|rule| rule.code == code) {
            check.unknown_rule(rules, code);
        }
    }
    for rule in rules {
        match tolerances.rules.get(rule.code) {
            Some(setting) => check.rule(rule, setting),
            None if LATER.contains(&rule.code) => {}
            None => check.problem(
                &format!("rules.{}", rule.code),
                format!("the flag rule \"{}\" has no setting", rule.code),
                "one setting for every rule".to_owned(),
                format!(
                    "add [rules.{}] with kind and reference; kind = \"off\" if it is not wanted",
                    rule.code
                ),
            ),
        }
    }
    check.percentiles();
    if let Some(panel) = panel {
        check.roles(panel);
    }
    check.problems.sort_by_key(|problem| problem.line);
    check.problems
}

struct Check<'a> {
    tolerances: &'a Tolerances,
    problems: Vec<ConfigProblem>,
}

impl Check<'_> {
    fn problem(&mut self, key: &str, what: String, allowed: String, remedy: String) {
        self.problems.push(ConfigProblem {
            file: self.tolerances.file.clone(),
            line: self.tolerances.line(key),
            key: key.to_owned(),
            what,
            allowed,
            remedy,
        });
    }

    /// A mistake at `key`: `given` is none of the words that are known.
    fn unknown(&mut self, key: &str, given: &str, what: String, known: &[&str]) {
        let remedy = match nearest(given, known.iter().copied()) {
            Some(meant) => format!("did you mean \"{meant}\"? Otherwise take it out"),
            None => "take it out".to_owned(),
        };
        let allowed = if known.is_empty() {
            "none: this rule reads none".to_owned()
        } else {
            format!("one of {}", quoted_list(known.iter().copied()))
        };
        self.problem(key, what, allowed, remedy);
    }

    fn unknown_rule(&mut self, rules: &[FlagRule], code: &str) {
        let known: Vec<&str> = rules.iter().map(|rule| rule.code).collect();
        let what = format!("\"{code}\" is not a flag rule of this program");
        self.unknown(&format!("rules.{code}"), code, what, &known);
    }

    fn rule(&mut self, rule: &FlagRule, setting: &FlagSetting) {
        self.limits(rule, setting);
        self.words(rule, setting);
        self.prices(rule, setting);
    }

    fn limits(&mut self, rule: &FlagRule, setting: &FlagSetting) {
        let known: Vec<&str> = rule.limits.iter().map(|spec| spec.name).collect();
        for name in setting.limits.keys() {
            if !known.contains(&name.as_str()) {
                let key = format!("rules.{}.limits.{name}", rule.code);
                let what = format!("the rule \"{}\" has no limit \"{name}\"", rule.code);
                self.unknown(&key, name, what, &known);
            }
        }
        for spec in rule.limits {
            match setting.limits.get(spec.name) {
                Some(series) => {
                    for dated in series.values() {
                        self.value(rule, spec, dated.value);
                    }
                }
                None if spec.need == Need::Always => self.missing_limit(rule, &[spec]),
                None => {}
            }
        }
        let specs = rule.limits.iter();
        let alternatives: Vec<&LimitSpec> =
            specs.filter(|spec| spec.need == Need::OneOfThese).collect();
        let is_set = |spec: &&LimitSpec| setting.limits.contains_key(spec.name);
        if !alternatives.is_empty() && !alternatives.iter().any(is_set) {
            self.missing_limit(rule, &alternatives);
        }
    }

    /// A mistake: none of the limits is set, and one of them is needed.
    fn missing_limit(&mut self, rule: &FlagRule, specs: &[&LimitSpec]) {
        let table = format!("rules.{}.limits", rule.code);
        let names: Vec<&str> = specs.iter().map(|spec| spec.name).collect();
        let allowed: Vec<String> = specs
            .iter()
            .map(|spec| format!("{}: {}", spec.name, spec.unit.allowed()))
            .collect();
        self.problem(
            &table,
            format!(
                "the rule \"{}\" needs the limit {}",
                rule.code,
                names.join(" or ")
            ),
            allowed.join("; "),
            format!("add it under [{table}], with its date and reference"),
        );
    }

    fn value(&mut self, rule: &FlagRule, spec: &LimitSpec, value: Decimal) {
        if fits(spec.unit, value) {
            return;
        }
        self.problem(
            &format!("rules.{}.limits.{}", rule.code, spec.name),
            format!("\"{}\" cannot be this limit", number::shortest(value)),
            spec.unit.allowed().to_owned(),
            "write a value that is allowed".to_owned(),
        );
    }

    fn words(&mut self, rule: &FlagRule, setting: &FlagSetting) {
        let known: Vec<&str> = rule.words.iter().map(|spec| spec.name).collect();
        for name in setting.words.keys() {
            if !known.contains(&name.as_str()) {
                let key = format!("rules.{}.words.{name}", rule.code);
                let what = format!("the rule \"{}\" has no word list \"{name}\"", rule.code);
                self.unknown(&key, name, what, &known);
            }
        }
        for spec in rule.words {
            let words = setting.words.get(spec.name).map_or(&[][..], Vec::as_slice);
            self.word_list(rule, spec, words);
        }
    }

    fn word_list(&mut self, rule: &FlagRule, spec: &WordSpec, words: &[String]) {
        let key = format!("rules.{}.words.{}", rule.code, spec.name);
        let (right, count) = match spec.count {
            WordCount::One => (words.len() == 1, "exactly one"),
            WordCount::OneOrMore => (!words.is_empty(), "one or more"),
            WordCount::Any => (true, "any number"),
        };
        let allowed = if spec.allowed.is_empty() {
            format!("{count}: {}", spec.meaning)
        } else {
            format!("{count} of {}", quoted_list(spec.allowed.iter().copied()))
        };
        if !right {
            let n = words.len();
            self.problem(
                &key,
                format!("the word list \"{}\" has {n} words", spec.name),
                allowed.clone(),
                format!(
                    "write {} = [\"…\"] under [rules.{}.words]",
                    spec.name, rule.code
                ),
            );
        }
        for word in words {
            let listed = |known: &&str| known.eq_ignore_ascii_case(word.trim());
            if spec.allowed.is_empty() || spec.allowed.iter().any(listed) {
                continue;
            }
            let remedy = match nearest(word, spec.allowed.iter().copied()) {
                Some(meant) => format!("did you mean \"{meant}\"?"),
                None => "write one of the allowed words".to_owned(),
            };
            self.problem(
                &key,
                format!("\"{word}\" is not known here"),
                allowed.clone(),
                remedy,
            );
        }
    }

    /// The lower percentile lies below the higher one on every date on which either begins.
    fn percentiles(&mut self) {
        let rule = outlier::RULE.code;
        let (low, high) = outlier::PERCENTILES;
        let limits = self.tolerances.rules.get(rule).map(|rule| &rule.limits);
        let series = limits.and_then(|limits| limits.get(low).zip(limits.get(high)));
        let Some((lows, highs)) = series else { return };
        let mut days: Vec<Date> = [lows, highs]
            .iter()
            .flat_map(|series| series.values().iter().map(|dated| dated.from))
            .collect();
        days.sort_unstable();
        let crossed = days.into_iter().find_map(|day| {
            let (lower, higher) = (lows.at(day).ok()?.value, highs.at(day).ok()?.value);
            (lower >= higher).then_some((day, lower, higher))
        });
        if let Some((day, lower, higher)) = crossed {
            self.problem(
                &format!("rules.{rule}.limits.{low}"),
                format!(
                    "from {day} {low} is {} and {high} is {}: every package would lie outside",
                    number::shortest(lower),
                    number::shortest(higher)
                ),
                format!("{low} below {high}"),
                "correct one of the two".to_owned(),
            );
        }
    }

    /// One price a component and frequency: of two the first would be read, unseen.
    fn price_twice(&mut self, key: &str, rows: &[PriceLimit]) {
        let same = |one: &PriceLimit, other: &PriceLimit| {
            let like = |one: &str, other: &str| one.trim().eq_ignore_ascii_case(other.trim());
            like(&one.component, &other.component) && like(&one.frequency, &other.frequency)
        };
        for (position, row) in rows.iter().enumerate() {
            if rows.iter().take(position).any(|earlier| same(earlier, row)) {
                self.problem(
                    &format!("{key}.{}.component", position + 1),
                    format!(
                        "the price of \"{}\" by \"{}\" stands a second time",
                        row.component, row.frequency
                    ),
                    "one price for each component and frequency, with a value for each date"
                        .to_owned(),
                    "keep one of them; a price that changes is a list of dated values".to_owned(),
                );
            }
        }
    }

    fn roles(&mut self, panel: &PanelRules) {
        let rule = over_delegated_limit::RULE.code;
        let Some(setting) = self.tolerances.rules.get(rule) else {
            return;
        };
        let deciding = panel.roles.iter().filter(|role| role.decides);
        let known: Vec<&str> = deciding.map(|role| role.id.as_str()).collect();
        let name = over_delegated_limit::ROLES;
        for role in setting.words.get(name).into_iter().flatten() {
            if known.contains(&role.as_str()) {
                continue;
            }
            let remedy = match nearest(role, known.iter().copied()) {
                Some(meant) => format!("did you mean \"{meant}\"?"),
                None => "name a role that decides, or take it out".to_owned(),
            };
            self.problem(
                &format!("rules.{rule}.words.{name}"),
                format!("\"{role}\" is not a role of panel.toml that decides"),
                format!("one of {}", quoted_list(known.iter().copied())),
                remedy,
            );
        }
    }

    fn prices(&mut self, rule: &FlagRule, setting: &FlagSetting) {
        let key = format!("rules.{}.prices", rule.code);
        if !rule.prices && !setting.prices.is_empty() {
            let what = format!("the rule \"{}\" reads no prices", rule.code);
            self.unknown(&key, "", what, &[]);
        }
        if rule.prices && setting.prices.is_empty() {
            self.problem(
                &key,
                format!(
                    "the rule \"{}\" has no prices, so it can find nothing",
                    rule.code
                ),
                "one or more: component, frequency and price".to_owned(),
                format!("add [[{key}]], or set kind = \"off\""),
            );
        }
        self.price_twice(&key, &setting.prices);
        for (position, row) in setting.prices.iter().enumerate() {
            let key = format!("{key}.{}", position + 1);
            let titles = || CostFrequency::ALL.iter().map(|known| known.1);
            if !titles().any(|title| title.eq_ignore_ascii_case(row.frequency.trim())) {
                let known: Vec<&str> = titles().collect();
                let what = format!("\"{}\" is not a cost frequency", row.frequency);
                self.unknown(&format!("{key}.frequency"), &row.frequency, what, &known);
            }
            let prices = row.price.values().iter();
            for dated in prices.filter(|dated| dated.value <= Decimal::ZERO) {
                self.problem(
                    &format!("{key}.price"),
                    format!("\"{}\" cannot be a price", number::shortest(dated.value)),
                    "pounds above 0".to_owned(),
                    "write the price of one unit".to_owned(),
                );
            }
        }
    }
}

fn fits(unit: Unit, value: Decimal) -> bool {
    let whole_from = |least: u32, most: u32| {
        let within = value >= Decimal::from(least) && value <= Decimal::from(most);
        value.fract().is_zero() && within
    };
    match unit {
        Unit::Percent | Unit::Points => value >= Decimal::ZERO,
        Unit::PoundsPerWeek => value >= Decimal::ZERO && Money::from_pounds(value).is_some(),
        Unit::Months => whole_from(0, 1200),
        Unit::Days => whole_from(0, 3660),
        Unit::Percentile => whole_from(1, 100),
        Unit::Cases => whole_from(1, 1_000_000),
        Unit::Answers => whole_from(0, 1000),
        Unit::PointsAboveZero | Unit::HoursAWeek => value > Decimal::ZERO,
    }
}
