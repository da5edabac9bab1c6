//! `domains.toml`: domains and totals.

use super::bands::bands;
use crate::config::domain::{Combine, Domain, DomainWeighting, Total, Unanswered};
use crate::config::reading::reader::{Reading, Section, read};
use crate::terms::ids::{DomainId, TotalId};

/// The name of the file.
pub const FILE: &str = "domains.toml";

/// What the file holds; nothing in a scheme without points (a ready reckoner of services).
#[derive(Clone, Debug, Default)]
pub struct DomainsFile {
    /// The domains in the order of the breakdown.
    pub domains: Vec<Domain>,
    /// The totals.
    pub totals: Vec<Total>,
}

/// Reads the file's text.
#[must_use]
pub fn domains_file(text: &str) -> Reading<DomainsFile> {
    read(FILE, text, |root| {
        Some(DomainsFile {
            domains: root.optional_tables("domain", domain),
            totals: root.optional_tables("total", total),
        })
    })
}

#[derive(Clone, Copy)]
enum CombineCode {
    Sum,
    HighestQuestion,
    HighestOf,
    SumOf,
}

const COMBINES: [(CombineCode, &str); 4] = [
    (CombineCode::Sum, "sum"),
    (CombineCode::HighestQuestion, "highest question"),
    (CombineCode::HighestOf, "highest of"),
    (CombineCode::SumOf, "sum of"),
];

fn domain(section: &Section<'_>) -> Option<Domain> {
    let id = section.id("id", DomainId::new);
    let title = section.words("title");
    let outcomes = section.optional_texts("outcomes");
    let combine = section
        .settling_code("combine", &COMBINES)
        .and_then(|code| match code {
            CombineCode::Sum => Some(Combine::Sum),
            CombineCode::HighestQuestion => Some(Combine::HighestQuestion),
            CombineCode::SumOf => section.ids("of", DomainId::new).map(Combine::SumOf),
            CombineCode::HighestOf => section.ids("of", DomainId::new).map(Combine::HighestOf),
        });
    let cap = section.optional_dated_number("cap");
    let floor = section.optional_dated_number("floor");
    let weighting = weighting(section);
    let rounding = section.rounding_in_any_case("rounding");
    Some(Domain {
        id: id?,
        title: title.into(),
        outcomes,
        combine: combine?,
        cap,
        floor,
        weighting: weighting?,
        rounding,
    })
}

fn weighting(section: &Section<'_>) -> Option<DomainWeighting> {
    let keys = ["weighting", "weighting_percent", "weighting_bands"];
    let found: Vec<&str> = keys.into_iter().filter(|key| section.has(key)).collect();
    match found.as_slice() {
        ["weighting"] => section
            .dated_number("weighting")
            .map(DomainWeighting::Factor),
        ["weighting_percent"] => section
            .dated_number("weighting_percent")
            .map(DomainWeighting::Percent),
        ["weighting_bands"] => section
            .editions("weighting_bands", "weighting_bands", |edition| {
                bands(edition, "bands", |row| row.number("points"))
            })
            .map(DomainWeighting::Bands),
        found => {
            let what = match found.len() {
                0 => "the domain has no weighting",
                _ => "the domain has more than one weighting",
            };
            let allowed = "exactly one of weighting (a factor: \"1\" leaves the points as they \
                are), weighting_percent and weighting_bands";
            section.problem("", what, allowed, "write one of them");
            None
        }
    }
}

const UNANSWERED: [(Unanswered, &str); 2] = [
    (Unanswered::Counts, "counts"),
    (Unanswered::NotConsidered, "not considered"),
];

fn total(section: &Section<'_>) -> Option<Total> {
    let id = section.id("id", TotalId::new);
    let title = section.words("title");
    let domains = section.ids("domains", DomainId::new);
    let unanswered = section.code("unanswered", &UNANSWERED);
    Some(Total {
        id: id?,
        title: title.into(),
        domains: domains?,
        unanswered: unanswered?,
    })
}
