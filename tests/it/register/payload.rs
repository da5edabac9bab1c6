//! Payload bytes: the format as released, both ways, and whatever else may come as bytes.

use crate::register::decision_samples::{limited, owed};
use crate::register::samples::*;
use proptest::prelude::*;
use ras_panel::panel::owed::Owed;
use ras_panel::panel::record::Record;
use ras_panel::panel::refusal::Warning;
use ras_panel::register::payload;
use ras_panel::register::payload::bytes::PayloadFault;
use ras_panel::register::payload::kinds::EntryKind;
use ras_panel::register::payload::packing::{packed, unpacked};
use ras_panel::terms::money::Money;
use std::fs;
use std::path::PathBuf;

fn golden(kind: EntryKind, n: usize) -> PathBuf {
    let name = kind.words().replace(' ', "_").to_lowercase();
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/register/payload")
        .join(format!("{n:02}_{name}.hex"))
}

fn hex(bytes: &[u8]) -> String {
    let lines: Vec<String> = bytes
        .chunks(32)
        .map(|line| line.iter().map(|byte| format!("{byte:02x}")).collect())
        .collect();
    lines.join("\n") + "\n"
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let digits: String = hex.split_whitespace().collect();
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect()
}

/// To write the files anew before a release: `GOLDEN=write cargo test payload`. After a release
/// they never change: another format is another schema number beside them.
#[test]
fn the_bytes_of_every_kind_are_those_in_the_fixtures_and_read_back() {
    for (n, record) in one_of_each().into_iter().enumerate() {
        let kind = EntryKind::of(&record);
        let bytes = payload::encode(&record);
        let path = golden(kind, n);
        if std::env::var_os("GOLDEN").is_some() {
            fs::write(&path, hex(&bytes)).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap();
        assert_eq!(kept, hex(&bytes), "{}", path.display());
        let read = payload::decode(kind, payload::schema_of(kind), &bytes_of(&kept)).unwrap();
        assert_eq!(read, record, "{}", path.display());
    }
}

#[test]
fn the_bytes_of_earlier_schemas_are_read_as_they_were_recorded() {
    let mut n_earlier = 0;
    for (n, record) in one_of_each().into_iter().enumerate() {
        let kind = EntryKind::of(&record);
        let path = golden(kind, n);
        let folder = path.parent().unwrap();
        let (is_again, is_owed) = match &record {
            Record::DecisionRecorded(decision) => {
                (decision.instead_of().is_some(), decision.owed().is_some())
            }
            _ => (false, false),
        };
        if is_again {
            continue;
        }
        for schema in 1..payload::schema_of(kind) {
            n_earlier += 1;
            let path = folder.join(format!("schema_{schema}"));
            let path = path.join(golden(kind, n).file_name().unwrap());
            let shown = path.display();
            let bytes = bytes_of(&fs::read_to_string(&path).unwrap());
            let read = payload::decode(kind, schema, &bytes).unwrap();
            assert_eq!(read, as_told_earlier(record.clone(), schema), "{shown}");
            let cut = &bytes[..bytes.len() - 1];
            assert!(payload::decode(kind, schema, cut).is_err(), "{shown}");
            let whole = payload::encode(&record);
            // Schema 6 writes other bytes where something is owed alone.
            let is_same = schema == 5 && !is_owed;
            assert!(payload::decode(kind, schema, &whole).is_err(), "{shown}");
            let later = payload::decode(kind, schema + 1, &bytes);
            assert_eq!(later.is_ok(), is_same, "{shown}");
        }
    }
    assert_eq!(n_earlier, 27);
}

/// The bytes of a decision in schema 4, with a warning that tells what is owed.
fn told_in_words(message: &str) -> Vec<u8> {
    let parts = limited("NF-1").into_parts();
    let effect = parts.effect;
    let told = Warning::new("increase_reaches_back", message, "somewhere");
    let bytes = [
        packed(&parts.sitting),
        packed(&parts.date),
        packed(&parts.motion),
        packed(&effect.present),
        packed(&effect.agreed),
        packed(&effect.schedule),
        packed(&effect.statement),
        packed(&effect.from),
        packed(&effect.until),
        packed(&effect.due),
        packed(&parts.status),
        packed(&vec![told]),
        packed(&parts.seen),
    ];
    bytes.concat()
}

#[test]
fn what_is_owed_is_read_from_the_words_in_which_earlier_schemas_told_it() {
    let read = |message: &str| {
        let kind = EntryKind::DecisionRecorded;
        match payload::decode(kind, 4, &told_in_words(message)).unwrap() {
            Record::DecisionRecorded(decision) => decision.owed(),
            other => panic!("{other:?}"),
        }
    };
    let told = |owed: &str| format!("The increase reaches back to 3 Nov 2026: {owed}");
    let mut known = owed();
    known.spans[0].from = None;
    known.spans[0].at_most = false;
    let words = "owed for 3 Nov 2026 to 23 Nov 2026: £159.03 (7 days at £137.60 and 3 days at \
                 £50.00 a week more). It comes on top of the £262.80 that is owed by entry 7.";
    assert!(words.starts_with(&known.words("£")));
    assert_eq!(read(&told(words)), Some(known));
    for unread in [
        "what was not paid is owed; reckon it by hand.",
        "owed for 3 Nov 2026 to 23 Nov 2026: £159.03 (70 days at £137.60 a week more).",
    ] {
        assert_eq!(read(&told(unread)), None, "{unread}");
    }
}

#[test]
fn a_sum_owed_that_its_days_do_not_make_is_refused() {
    let owed = owed();
    let bytes = packed(&owed);
    assert_eq!(unpacked::<Owed>(&bytes), Ok(owed.clone()));
    let wrong = Owed {
        in_all: Money::from_pence(1).unwrap(),
        ..owed
    };
    assert!(unpacked::<Owed>(&packed(&wrong)).is_err());
}

#[test]
fn every_kind_has_a_sample_and_a_code_of_its_own() {
    let sampled: std::collections::BTreeSet<u16> = one_of_each()
        .iter()
        .map(|record| EntryKind::of(record).code())
        .collect();
    assert_eq!(sampled, (1..=15).collect());
    for (kind, code, _) in EntryKind::ALL {
        assert_eq!(EntryKind::from_code(code), Some(kind));
    }
}

#[test]
fn bytes_cut_short_or_drawn_out_are_refused_at_every_place() {
    for record in one_of_each() {
        let kind = EntryKind::of(&record);
        let bytes = payload::encode(&record);
        for n in 0..bytes.len() {
            let cut = payload::decode(kind, payload::schema_of(kind), &bytes[..n]);
            assert!(cut.is_err(), "{kind:?} cut to {n} bytes");
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert_eq!(
            payload::decode(kind, payload::schema_of(kind), &longer),
            Err(PayloadFault::TooLong { n_left: 1 }),
            "{kind:?}"
        );
    }
}

#[test]
fn a_schema_of_a_later_version_is_named() {
    let fault = payload::decode(EntryKind::DecisionRecorded, 8, &[]).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "kind 8 with payload schema 8 is not known to this version of ras-panel"
    );
}

proptest! {
    /// One byte changed anywhere: refused, or read as another record whose bytes are those.
    #[test]
    fn a_changed_byte_is_refused_or_makes_another_record(
        which in 0..one_of_each().len(), at: prop::sample::Index, flip in 1..=255_u8,
    ) {
        let record = &one_of_each()[which];
        let kind = EntryKind::of(record);
        let mut bytes = payload::encode(record);
        let place = at.index(bytes.len());
        bytes[place] ^= flip;
        if let Ok(read) = payload::decode(kind, payload::schema_of(kind), &bytes) {
            prop_assert_eq!(payload::encode(&read), bytes);
            prop_assert_ne!(&read, record);
        }
    }

    #[test]
    fn garbage_never_panics(
        code in 1..=14_u16,
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let kind = EntryKind::from_code(code).unwrap();
        if let Ok(read) = payload::decode(kind, payload::schema_of(kind), &bytes) {
            prop_assert_eq!(payload::encode(&read), bytes);
        }
    }
}
