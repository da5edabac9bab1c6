//! Digests of cases and caseloads: the same facts give the same digest, whatever the files' form.
//!
//! SHA-256 over the facts of a case, each as field code and text, each of these after its length
//! in eight bytes, lowest byte first. Counts of rejected rows belong to the case. The digest of a
//! caseload is over its references and digests, in order.

use super::facts::{Facts, Writing};
use crate::caseload::case::Case;
use crate::config::ras::Digest;
use crate::terms::ids::CaseRef;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// The digest of one case.
#[must_use]
pub fn of_case(case: &Case) -> Digest {
    let Case {
        person,
        assessments,
        package,
        given,
        n_assessments_rejected,
        n_given_rejected,
    } = case;
    let writing = Writing { dates: None };
    let mut digest = Sha256::new();
    add_facts(&mut digest, "person", &writing.person(person));
    for assessment in assessments {
        add_facts(&mut digest, "assessment", &writing.assessment(assessment));
        for (question, answer) in &assessment.answers {
            add(&mut digest, question.as_str());
            add(&mut digest, answer);
        }
    }
    for line in &package.lines {
        add_facts(&mut digest, "line", &writing.service_line(line));
    }
    for part in given.iter().flat_map(|given| writing.given(given)) {
        add_facts(&mut digest, "given", &part);
    }
    for n in [
        *n_assessments_rejected,
        package.n_lines_rejected,
        *n_given_rejected,
    ] {
        add(&mut digest, &n.to_string());
    }
    Digest(digest.finalize().into())
}

/// The digest of a caseload, from those of its cases.
#[must_use]
pub fn of_caseload(cases: &BTreeMap<CaseRef, Digest>) -> Digest {
    let mut digest = Sha256::new();
    for (case, own) in cases {
        add(&mut digest, case.as_str());
        digest.update(own.0);
    }
    Digest(digest.finalize().into())
}

fn add_facts(digest: &mut Sha256, record: &str, facts: &Facts) {
    add(digest, record);
    add(digest, &facts.len().to_string());
    for (field, text) in facts {
        add(digest, field.code());
        add(digest, text);
    }
}

fn add(digest: &mut Sha256, text: &str) {
    let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
    digest.update(length.to_le_bytes());
    digest.update(text.as_bytes());
}
