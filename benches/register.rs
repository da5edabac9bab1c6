//! The register: recording a decision, reading a caseload of 100,000 cases in short and whole.
//!
//! Run `cargo bench --bench register`. Recording is mostly waiting for the disk: one decision is
//! one durable transaction, some thirty rows in a dozen tables, read back before it is committed.
//! What to hold it to: a decision within 50 ms at the 99th percentile on a desk computer, the
//! caseload in short well under a second, verification of 10,000 decisions within seconds.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a benchmark says what it measured, and stops where it cannot measure"
)]

#[path = "../tests/it/register/case_samples.rs"]
mod case_samples;
#[path = "../tests/it/register/decision_samples.rs"]
mod decision_samples;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/it/register/samples.rs"]
mod samples;

use decision_samples::exception;
use ras_panel::panel::record::Record;
use ras_panel::register::append::JudgedOn;
use ras_panel::register::import_cases::Import;
use ras_panel::register::people_refused::PeopleRows;
use ras_panel::register::store::Register;
use samples::{drawn, empty, import_note, member_id, new_entry, opened};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

/// How many cases are imported and read.
const N_CASES: usize = 100_000;

/// How many decisions are recorded.
const N_DECISIONS: u32 = 2_000;

fn main() {
    let (_folder, _path, mut register) = empty();
    caseload(&mut register);
    decisions(&mut register);
    said("verify all of it", || {
        assert!(register.verify(None).unwrap().is_sound());
    });
}

fn caseload(register: &mut Register) {
    let cases = case_samples::caseload(N_CASES);
    let import = || Import {
        note: import_note(),
        people: PeopleRows::default(),
        actor: member_id("chair"),
        at_utc_ms: samples::NOON,
        drawn: drawn(1),
        judged_on: JudgedOn::Anything,
    };
    said("import 100,000 cases", || {
        register.import_cases(&cases, import()).unwrap();
    });
    said("import the same files again", || {
        assert_eq!(register.import_cases(&cases, import()).unwrap().entry, None);
    });
    said("read 100,000 cases in short", || {
        let mut n = 0;
        let count = |_| {
            n += 1;
            ControlFlow::Continue(())
        };
        register.case_summaries(count).unwrap();
        assert_eq!(n, N_CASES);
    });
    said("read 100,000 cases whole", || {
        assert_eq!(register.all_cases().unwrap().cases.len(), N_CASES);
    });
}

fn decisions(register: &mut Register) {
    register.append(&[new_entry(opened(), 2)]).unwrap();
    let mut each: Vec<Duration> = (0..N_DECISIONS)
        .map(|n| {
            let decision = exception(&format!("K-{n}"));
            let mut entry = new_entry(Record::DecisionRecorded(Box::new(decision)), 3);
            entry.drawn.subject[..4].copy_from_slice(&n.to_be_bytes());
            let start = Instant::now();
            register.append(&[entry]).unwrap();
            start.elapsed()
        })
        .collect();
    each.sort_unstable();
    for (percentile, name) in [(50, "median"), (99, "99th percentile")] {
        println!(
            "record a decision, {name}: {:?}",
            each[each.len() * percentile / 100]
        );
    }
    said("read the histories of 2,000 cases", || {
        register.case_histories().unwrap();
    });
}

fn said(what: &str, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    println!("{what}: {:?}", start.elapsed());
}
