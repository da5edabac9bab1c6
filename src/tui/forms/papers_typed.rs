//! The papers that were relied on, as they are typed: one or several a line, each with its kind,
//! its date and what it is.

use crate::panel::motion::{Evidence, EvidenceKind};
use crate::terms::date::leading_date;
use crate::terms::text::Words;

/// Reads one line; what of it cannot be read is given as it was typed.
///
/// A paper behind another begins with its kind and its date, or with its kind behind a comma or a
/// semicolon; where the parts of a paper are set apart by these, what it is follows its date.
pub fn papers(line: &str) -> Result<Vec<Evidence>, String> {
    let mut papers = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let end = next_paper(rest).unwrap_or(rest.len());
        let (first, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let typed = first.trim_end_matches([';', ',', ' ']);
        papers.push(paper(typed).ok_or_else(|| typed.to_owned())?);
        rest = behind.trim_start();
    }
    Ok(papers)
}

/// Where the paper behind the first one begins.
fn next_paper(line: &str) -> Option<usize> {
    let words = line.match_indices(char::is_whitespace);
    let mut starts = words.map(|(at, space)| at + space.len());
    starts.find(|start| {
        let (before, from) = line.split_at_checked(*start).unwrap_or((line, ""));
        let before = before.trim_end();
        let is_apart = before.ends_with([';', ',']) && !awaits_words(before);
        paper(from).is_some() || (is_apart && kind_of(from).is_some())
    })
}

/// Whether a paper's parts are set apart (`review; 12 Nov 2026;`) and what it is has not come yet.
fn awaits_words(before: &str) -> bool {
    let (kind, _) = before
        .split_once(char::is_whitespace)
        .unwrap_or((before, ""));
    let date = kind_of(before).and_then(|(_, _, rest)| leading_date(rest));
    kind.ends_with([';', ',']) && date.is_none_or(|(_, what)| what.is_empty())
}

/// The kind with which a text begins, its word, and what stands behind it.
fn kind_of(text: &str) -> Option<(EvidenceKind, &str, &str)> {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let word = word.trim_end_matches([':', ';', ',']);
    let kind = match word.to_lowercase().as_str() {
        "assessment" => EvidenceKind::Assessment,
        "review" => EvidenceKind::Review,
        "costing" | "other" => EvidenceKind::Other,
        _ => return None,
    };
    Some((kind, word, rest))
}

/// Reads one paper: kind, date, words. That it is a costing stays among its words.
fn paper(text: &str) -> Option<Evidence> {
    let (kind, word, rest) = kind_of(text.trim())?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("of ").unwrap_or(rest);
    let (date, what) = leading_date(rest)?;
    let what = match (
        what.trim_start_matches([';', ',', ' ']).trim(),
        word.eq_ignore_ascii_case("costing"),
    ) {
        ("", _) => word.to_owned(),
        (what, true) => format!("{word} {what}"),
        (what, false) => what.to_owned(),
    };
    let what = Words::new(&what).ok()?;
    Some(Evidence { kind, date, what })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<(EvidenceKind, String)> {
        let papers = papers(line).unwrap().into_iter();
        papers
            .map(|paper| (paper.kind, paper.what.as_str().to_owned()))
            .collect()
    }

    #[test]
    fn a_costing_behind_the_assessment_is_a_paper_of_its_own() {
        let both = [
            (EvidenceKind::Assessment, "NF-20031/2".to_owned()),
            (EvidenceKind::Other, "costing by the agency".to_owned()),
        ];
        for between in [" ", ", ", "; ", "  "] {
            let line = format!(
                "assessment 2026-11-01 NF-20031/2{between}costing 24/11/2026 by the agency"
            );
            assert_eq!(read(&line), both, "{line}");
        }
    }

    #[test]
    fn the_parts_of_a_paper_may_be_set_apart_as_the_form_says() {
        let visit = (EvidenceKind::Review, "review visit".to_owned());
        for line in [
            "review; 12 Nov 2026; review visit",
            "review, 12/11/2026, review visit",
            "review: 12 Nov 2026 review visit",
            "review 12 Nov 2026; review visit",
        ] {
            let expected = match line.starts_with("review 12") {
                // Apart from the date alone it would be another paper, without its day.
                true => Err("review visit".to_owned()),
                false => Ok(vec![visit.clone()]),
            };
            let papers = papers(line);
            let read = papers.map(|papers| {
                let papers = papers.into_iter();
                papers
                    .map(|paper| (paper.kind, paper.what.as_str().to_owned()))
                    .collect::<Vec<_>>()
            });
            assert_eq!(read, expected, "{line}");
        }
        let two = "review; 12 Nov 2026; review visit; costing; 3 Dec 2026; by the agency";
        let costing = (EvidenceKind::Other, "costing by the agency".to_owned());
        assert_eq!(read(two), [visit, costing]);
    }

    #[test]
    fn a_costing_without_its_day_is_told_and_not_taken_for_words_of_another_paper() {
        let typed = papers("assessment 2026-11-01 NF-20031/2, costing by the agency");
        assert_eq!(typed, Err("costing by the agency".to_owned()));
    }

    #[test]
    fn words_that_name_a_kind_stay_words_where_no_paper_begins() {
        let words = "by the therapist after the review of her costing";
        let line = format!("Review: 12/05/2026 {words}");
        assert_eq!(read(&line), [(EvidenceKind::Review, words.to_owned())]);
        assert_eq!(
            read("assessment of 3 May 2026"),
            [(EvidenceKind::Assessment, "assessment".to_owned())]
        );
    }
}
