//! Domains, totals, questions and clashing answers of a RAS as lines of plain text.

use super::bands::{Band, Bands, Intervals};
use super::condition::Condition;
use super::dated::Dated;
use super::domain::{Combine, Domain, DomainWeighting, Total, Unanswered};
use super::question::{AnswerNeed, AnswerOption, NumberPoints, Question, QuestionKind};
use super::ras::Ras;
use super::words::{condition_words, figure_words, rounding_words};
use crate::terms::date::shown;
use crate::terms::ids::DomainId;
use crate::terms::number::{self, shortest};
use rust_decimal::Decimal;

/// One line of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedLine {
    /// How far it is set in: 0 for a heading.
    pub depth: usize,
    /// Its text.
    pub text: String,
}

pub(super) fn line(depth: usize, text: impl Into<String>) -> ListedLine {
    ListedLine {
        depth,
        text: text.into(),
    }
}

/// The domains and totals.
pub(super) fn domains(ras: &Ras) -> Vec<ListedLine> {
    let mut lines = vec![line(0, "Domains")];
    for domain in &ras.domains {
        lines.extend(of_domain(ras, domain));
    }
    lines.push(line(0, "Totals"));
    for total in &ras.totals {
        lines.push(of_total(ras, total));
    }
    lines
}

/// The titles of domains with commas between.
pub(super) fn domain_titles<'a>(ras: &'a Ras, ids: &[DomainId]) -> String {
    let title = |id| {
        ras.domain(id)
            .map_or("(not known)", |domain: &'a Domain| &domain.title)
    };
    ids.iter().map(title).collect::<Vec<&str>>().join(", ")
}

fn of_domain(ras: &Ras, domain: &Domain) -> Vec<ListedLine> {
    let mut lines = vec![line(1, format!("{} ({})", domain.title, domain.id))];
    if !domain.outcomes.is_empty() {
        lines.push(line(2, format!("outcomes: {}", domain.outcomes.join(", "))));
    }
    lines.push(line(
        2,
        match &domain.combine {
            Combine::Sum => "the points of its questions are added".to_owned(),
            Combine::HighestQuestion => "the question with most points counts alone".to_owned(),
            Combine::SumOf(of) => {
                format!("the weighted points added of: {}", domain_titles(ras, of))
            }
            Combine::HighestOf(of) => {
                format!("the most weighted points among: {}", domain_titles(ras, of))
            }
        },
    ));
    for (name, limit) in [
        ("most points", &domain.cap),
        ("fewest points", &domain.floor),
    ] {
        lines.extend(limit.as_ref().map(|limit| line(2, figure(name, limit))));
    }
    match &domain.weighting {
        DomainWeighting::Factor(factor) => lines.push(line(2, figure("weighting ×", factor))),
        DomainWeighting::Percent(percent) => {
            lines.push(line(2, figure("weighting, per cent:", percent)));
        }
        DomainWeighting::Bands(editions) => {
            lines.push(line(2, "points become weighted points by rows:"));
            lines.extend(point_rows(3, editions));
        }
    }
    lines.push(line(
        2,
        format!(
            "weighted points rounded {}",
            rounding_words(domain.rounding)
        ),
    ));
    lines
}

fn of_total(ras: &Ras, total: &Total) -> ListedLine {
    let unanswered = match total.unanswered {
        Unanswered::Counts => "reckoned even where nothing is answered",
        Unanswered::NotConsidered => "not considered where nothing is answered",
    };
    let domains = domain_titles(ras, &total.domains);
    line(
        1,
        format!("{} ({}): {domains}; {unanswered}", total.title, total.id),
    )
}

pub(super) fn figure(name: &str, series: &Dated<Decimal>) -> String {
    format!("{name} {}", figure_words(series))
}

/// The rows of every edition.
fn point_rows(depth: usize, editions: &Dated<Bands<Decimal>>) -> Vec<ListedLine> {
    let mut lines = Vec::new();
    for edition in editions.values() {
        let from = shown(edition.from);
        lines.push(line(depth, format!("from {from} [{}]", edition.reference)));
        let row = |band: &Band<Decimal>| {
            let ends = named(band, edition.value.intervals);
            line(
                depth + 1,
                format!("{ends} → {}", number::points(band.gives)),
            )
        };
        lines.extend(edition.value.rows.iter().map(row));
    }
    lines
}

pub(super) fn named<T>(band: &Band<T>, intervals: Intervals) -> String {
    let ends = band.ends_words(intervals);
    match &band.label {
        Some(label) => format!("{ends} ({label})"),
        None => ends,
    }
}

/// The questions and the answers that clash.
pub(super) fn questions(ras: &Ras) -> Vec<ListedLine> {
    let mut lines = vec![line(0, "Questions")];
    for question in &ras.questions {
        lines.extend(of_question(ras, question));
    }
    if !ras.contradictions.is_empty() {
        lines.push(line(0, "Answers that clash"));
    }
    for clash in &ras.contradictions {
        lines.push(line(1, format!("{} ({})", clash.explanation, clash.id)));
        lines.push(line(
            2,
            format!("when {}", condition_words(ras, &clash.when)),
        ));
    }
    lines
}

fn of_question(ras: &Ras, question: &Question) -> Vec<ListedLine> {
    let mut lines = vec![line(1, format!("{} ({})", question.text, question.id))];
    let domain = match &question.domain {
        Some(id) => ras.domain(id).map_or("(not known)", |domain| &domain.title),
        None => "none: only conditions and adjustments ask for it",
    };
    lines.push(line(2, format!("domain: {domain}")));
    if question.counts_when != Condition::Always {
        let when = condition_words(ras, &question.counts_when);
        lines.push(line(2, format!("counts only when {when}")));
    }
    lines.push(line(
        2,
        match question.need {
            AnswerNeed::Required => "unanswered: cannot be scored",
            AnswerNeed::EarnsNothingWhenMissing => "unanswered: earns nothing",
        },
    ));
    match &question.kind {
        QuestionKind::Choice { options } => {
            lines.push(line(2, "one of:"));
            lines.extend(options.iter().flat_map(of_option));
        }
        QuestionKind::Ticks { options, cap } => {
            lines.push(line(2, "any of, added:"));
            lines.extend(options.iter().flat_map(of_option));
            lines.extend(
                cap.as_ref()
                    .map(|cap| line(2, figure("most points together", cap))),
            );
        }
        QuestionKind::Number {
            unit,
            range: (least, most),
            earns,
        } => {
            let range = format!(
                "a number of {unit}, {} to {}",
                shortest(*least),
                shortest(*most)
            );
            lines.push(line(2, range));
            lines.extend(of_number(earns));
        }
        QuestionKind::Frequency {
            times_per_week_max,
            earns,
        } => {
            let most = shortest(*times_per_week_max);
            lines.push(line(
                2,
                format!("so many times a day, week or month, up to {most} a week"),
            ));
            lines.extend(of_number(earns));
        }
    }
    lines
}

fn of_option(option: &AnswerOption) -> Vec<ListedLine> {
    let points = option
        .points
        .as_ref()
        .map_or("no points".to_owned(), figure_words);
    let alone = if option.excludes_others {
        "; excludes every other"
    } else {
        ""
    };
    let mut lines = vec![line(
        3,
        format!("{} ({}): {points}{alone}", option.text, option.id),
    )];
    for (ages, points) in &option.points_at_ages {
        lines.push(line(
            4,
            format!("{}: {}", ages.words(), figure_words(points)),
        ));
    }
    lines
}

fn of_number(earns: &NumberPoints) -> Vec<ListedLine> {
    match earns {
        NumberPoints::Nothing => vec![line(2, "earns nothing itself")],
        NumberPoints::Ranges(editions) => point_rows(2, editions),
        NumberPoints::PerUnit {
            points,
            units,
            rounding,
        } => {
            let every = format!("points for every {}:", shortest(*units));
            let rounding = rounding_words(*rounding);
            vec![line(
                2,
                format!("{}; rounded {rounding}", figure(&every, points)),
            )]
        }
    }
}
