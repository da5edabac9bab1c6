//! What the panel saw when it decided, in plain lines that are kept with the decision for ever.

use super::case_file::CaseFile;
use super::decision::{Seen, SeenAssessment, SeenComing, SeenFlag};
use crate::caseload::assessment::Assessment;
use crate::caseload::given::GivenIndicative;
use crate::caseload::package::{LineCost, ServiceLine};
use crate::config::tolerances::FlagKind;
use crate::flags::raised::{self, Raised};
use crate::scoring::changes::{ChangeKind, PointsChange, Whose, changes};
use crate::scoring::scored::{Assessed, BudgetLine, DomainScore, LineKind, RasResult, Scored};
use crate::terms::date;
use crate::terms::number;
use crate::terms::text::Label;

/// What stands for the RAS where the case was not scored.
pub const NOT_SCORED: &str = "not scored";

/// What stands before the name of the system where the sum was computed elsewhere.
pub const ELSEWHERE: &str = "computed elsewhere: ";

/// Puts down what lies on the table: of a new decision as it is, of a correction as it is if the
/// decision that is corrected had not been.
#[must_use]
pub fn seen(file: &CaseFile, corrects: bool) -> Seen {
    let flags = match corrects {
        true => &file.flags_if_corrected,
        false => &file.flags,
    };
    let assessment = file.case.assessment();
    let answers = assessment.map(|assessment| {
        let given = assessment.answers.iter();
        given
            .map(|(question, answer)| (question.to_string(), answer.to_string()))
            .collect()
    });
    let needs = assessment.and_then(|assessment| assessment.eligible_needs.clone());
    Seen {
        ras: ras(&file.assessed),
        currency: file.currency.as_str().to_owned(),
        indicative: file.assessed.indicative(),
        package: file.package_cost,
        gap: file.gap,
        flags: flags.iter().map(flag).collect(),
        breakdown: breakdown(&file.assessed, &file.currency)
            .into_iter()
            .chain(file.answers_beside.clone())
            .collect(),
        package_lines: package_lines(file),
        answers: answers.unwrap_or_default(),
        eligible_needs: needs.unwrap_or_default(),
        deployment: file.case.person.deployment,
        reached: file.reached.clone(),
        came: Some(SeenComing {
            referral: file.case.person.referral.clone(),
            referring: referring(flags),
            assessment: assessment.map(seen_assessment),
        }),
    }
}

fn referring(flags: &[Raised]) -> Vec<String> {
    let rules = raised::marks(flags).into_iter();
    let rules = rules.filter(|(_, _, kind)| *kind == FlagKind::Refer);
    rules.map(|(code, _, _)| code).collect()
}

fn seen_assessment(assessment: &Assessment) -> SeenAssessment {
    SeenAssessment {
        reference: assessment.reference.clone(),
        date: assessment.date,
        form: assessment.form.clone(),
        assessor: assessment.assessor.clone(),
        specialism: assessment.specialism.clone(),
        gate: assessment.gate.clone(),
    }
}

fn flag(flag: &Raised) -> SeenFlag {
    SeenFlag {
        code: flag.code.clone(),
        sentence: flag.sentence.clone(),
        limit: flag.limit.clone(),
        reference: flag.reference.clone(),
    }
}

fn ras(assessed: &Assessed) -> String {
    match assessed {
        Assessed::Scored(scored) => format!(
            "{}, version {}, digest {}, figures of {}",
            scored.ras.title,
            scored.ras.version,
            scored.ras.digest.hex(),
            date::shown(scored.ras.figures_as_of)
        ),
        Assessed::Given(given) => {
            format!("{ELSEWHERE}{}, {}", given.system, date::shown(given.date))
        }
        Assessed::Unscorable(_) => NOT_SCORED.to_owned(),
    }
}

fn breakdown(assessed: &Assessed, currency: &Label) -> Vec<String> {
    match assessed {
        Assessed::Scored(scored) => scored_lines(scored),
        Assessed::Given(given) => given_lines(given, currency),
        Assessed::Unscorable(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

fn scored_lines(scored: &Scored) -> Vec<String> {
    let domains = scored.domains.iter();
    let domains = domains.map(|domain| domain_line(scored, domain));
    let rest = scored.domain_rounding.filter(|rest| !rest.is_zero());
    let rest = rest.map(|rest| {
        format!(
            "Rounding between the domains and the allocation: {}",
            rest.signed()
        )
    });
    let totals = scored.totals.iter().map(|total| {
        let changed = changed(scored, Whose::Total(&total.total));
        match total.weighted {
            Some(points) => format!("{}{changed}: {points} weighted points", total.title),
            None => format!("{}: not considered", total.title),
        }
    });
    let lines = scored.lines.iter().map(budget_line);
    let sign = &scored.ras.currency;
    let result = match &scored.result {
        RasResult::Amount { stated, indicative } if *stated == indicative.0.0 => {
            format!(
                "Indicative budget: {} a week",
                indicative.0.0.shown_in(sign)
            )
        }
        RasResult::Amount { stated, indicative } => format!(
            "Indicative budget: {} a year, {} a week",
            stated.shown_in(sign),
            indicative.0.0.shown_in(sign)
        ),
        RasResult::NoAmount { why } => format!("No amount: {why}"),
        RasResult::DoesNotApply { why } => format!("This RAS does not apply: {why}"),
    };
    let before = domains.chain(rest).chain(totals);
    before.chain(lines).chain([result]).collect()
}

fn domain_line(scored: &Scored, domain: &DomainScore) -> String {
    let (weighted, plain): (Vec<_>, Vec<_>) = told_changes(scored, Whose::Domain(&domain.domain))
        .into_iter()
        .partition(|change| change.weighted);
    // What changes the weighted points starts from them: the line says first how they came about.
    let before = weighted.first().map(|change| change.before.clone());
    let after = domain.weighted.to_string();
    let before = before.unwrap_or_else(|| after.clone());
    let mut points = format!("{} points", domain.points);
    if let Some(weighting) = domain.weighting {
        let weighting = number::at_least_two_decimals(weighting);
        points.push_str(&format!(" × {weighting}"));
    }
    points.push_str(&told(&plain));
    points.push_str(&match (domain.weighting, plain.is_empty()) {
        (Some(_), true) => format!(" = {before}"),
        (Some(_), false) => format!("; weighted {before}"),
        (None, _) => format!(", weighted {before}"),
    });
    if !weighted.is_empty() {
        points.push_str(&told(&weighted));
        points.push_str(&format!("; weighted then {after}"));
    }
    let line = match domain.money {
        Some(money) => format!(
            "{}: {points}: {}",
            domain.title,
            money.shown_in(&scored.ras.currency)
        ),
        None => format!("{}: {points}", domain.title),
    };
    match &domain.counts_in {
        Some(through) => format!("{line} (counts in {through})"),
        None => line,
    }
}

/// What else than adding and weighting made the points: `; Family support: … = 4.20`.
fn changed(scored: &Scored, whose: Whose<'_>) -> String {
    told(&told_changes(scored, whose))
}

fn told(changes: &[PointsChange]) -> String {
    let words = changes.iter();
    let words = words.map(|change| format!("; {} = {}", change.words, change.result));
    words.collect()
}

fn told_changes(scored: &Scored, whose: Whose<'_>) -> Vec<PointsChange> {
    // That the highest of a domain's questions counts is how its points come about, not a change.
    let mut changes = changes(scored, whose);
    changes.retain(|change| change.kind != ChangeKind::Highest);
    changes
}

fn budget_line(line: &BudgetLine) -> String {
    match &line.kind {
        LineKind::Allocation { sentence, .. } => sentence.clone(),
        LineKind::NotConsidered(_) => line.label.to_string(),
        LineKind::Adjustment(_) | LineKind::Rounding => {
            format!("{}: {}", line.label, line.amount.signed())
        }
    }
}

fn given_lines(given: &GivenIndicative, currency: &Label) -> Vec<String> {
    let parts = given
        .parts
        .iter()
        .map(|part| format!("{}: {}", part.label, part.amount.signed()));
    let total = format!(
        "Indicative budget as given: {currency}{} a week",
        given.total
    );
    parts.chain([total]).collect()
}

fn package_lines(file: &CaseFile) -> Vec<String> {
    let (package, not_now, currency) = (&file.case.package, &file.not_now, &file.currency);
    let shown = |line: &ServiceLine| package_line(line, currency);
    let mut lines: Vec<String> = package.lines.iter().map(shown).collect();
    if package.n_lines_rejected > 0 {
        let n = package.n_lines_rejected;
        lines.push(format!("rows of the package rejected at import: {n}"));
    }
    let begins = not_now.to_come.iter().filter_map(|line| {
        let day = date::shown(line.start?);
        Some(format!("begins {day}, not counted: {}", shown(line)))
    });
    let ended = not_now.ended.iter().filter_map(|line| {
        let day = date::shown(line.end?);
        Some(format!("ended {day}, not counted: {}", shown(line)))
    });
    lines.extend(begins.chain(ended));
    lines
}

fn package_line(line: &ServiceLine, currency: &Label) -> String {
    let cost = match line.weekly_cost() {
        LineCost::Weekly(weekly) => format!("{currency}{weekly} a week"),
        LineCost::Apart(why) => format!("stands apart: {}", why.words()),
    };
    let units = line.planned_units.map(number::shortest);
    let price = line
        .unit_cost
        .map(|cost| format!("{currency}{}", number::at_least_two_decimals(cost)));
    let reckoned = match (units, price) {
        (Some(units), Some(price)) => format!(", {units} × {price}"),
        (None, Some(price)) => format!(", {price}"),
        (Some(units), None) => format!(", {units} units"),
        (None, None) => String::new(),
    };
    let basis = line
        .frequency
        .map(|frequency| format!(" {}", frequency.title().to_lowercase()));
    let marks = [
        line.two_carers.then_some(", two carers at once"),
        line.specialist.then_some(", specialist"),
    ];
    let marks: String = marks.into_iter().flatten().collect();
    format!(
        "{}{marks}{reckoned}{}: {cost}",
        line.component,
        basis.unwrap_or_default()
    )
}
