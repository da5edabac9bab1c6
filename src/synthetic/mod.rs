//! Made-up caseloads of any size: seeded, in the national mix, with the oddities a panel meets.
//!
//! Nobody in them is real: references are invented and there are no names. The same RAS, number,
//! seed and date give the same caseload on every machine, and a longer caseload begins with the
//! cases of a shorter one. A case is scored with the RAS while it is made, so that most packages
//! cost about what the RAS gives, as they do where a RAS works.

pub mod draws;
pub mod mix;
pub mod need;
pub mod ladders;
pub mod prices;
pub mod oddity;
pub mod persona;
pub mod answering;
pub mod lines;
pub mod packaging;
pub mod odd_lines;
pub mod given_sums;
pub mod history;
pub mod making;
pub mod story;
pub mod demo;
pub mod flaws;
pub mod planting;

use crate::caseload::case::{Case, Caseload};
use crate::config::ras::Ras;
use crate::terms::date::Date;
use crate::terms::ids::CaseRef;
use draws::Draws;
use making::Scene;

/// What to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// How many cases.
    pub n_cases: u64,
    /// The seed: another seed, other people.
    pub seed: u64,
    /// The day on which the caseload is taken.
    pub as_of: Date,
}

/// Makes a caseload whose people answered the form of this RAS.
#[must_use]
pub fn caseload(ras: &Ras, request: Request) -> Caseload {
    let made = cases(ras, request);
    Caseload {
        cases: made.map(|case| (case.person.case.clone(), case)).collect(),
    }
}

/// Makes the cases of a caseload one after another, in the order of their references: only their
/// numbers are in memory, 16 bytes a case.
pub fn cases(ras: &Ras, request: Request) -> impl Iterator<Item = Case> {
    let numbers = (0..request.n_cases)
        .filter_map(move |position| Some((number(position, request.n_cases)?, position)));
    let mut numbers: Vec<(u64, u64)> = numbers.collect();
    numbers.sort_unstable();
    numbers
        .into_iter()
        .filter_map(move |(number, position)| case(ras, request, number, position))
}

fn case(ras: &Ras, request: Request, number: u64, position: u64) -> Option<Case> {
    let reference = CaseRef::new(&format!("NF-{number}")).ok()?;
    let mut draws = Draws::of_case(request.seed, position);
    let scene = Scene {
        ras,
        as_of: request.as_of,
        oddity: oddity::at(position),
    };
    let told = if position == 0 {
        story::case(ras, request.as_of, reference.clone())
    } else {
        None
    };
    told.or_else(|| making::case(&mut draws, scene, reference))
}

/// The number of the invented reference of the case at a position: no two have the same.
///
/// Numbers are strewn over five digits (or more, for more than 80,000 cases), so that references
/// say nothing about the order in which cases were made.
fn number(position: u64, n_cases: u64) -> Option<u64> {
    let mut span = 80_000_u64;
    while span < n_cases {
        span = span.checked_mul(10)?;
    }
    let strewn = (position.checked_mul(7_919)?.checked_add(10_031)?) % span;
    Some(span / 8 + strewn)
}
