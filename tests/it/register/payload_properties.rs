//! Any decision, transition or proposal comes back from its bytes as it was, and any history of
//! records is sound.

use crate::register::decision_samples::*;
use crate::register::samples::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use ras_panel::caseload::assessment::ReablementGate;
use ras_panel::caseload::person::Referral;
use ras_panel::panel::asked::Asked;
use ras_panel::panel::decision::{Decision, DecisionStatus, SeenAssessment, SeenComing};
use ras_panel::panel::motion::{Evidence, EvidenceKind, GateAnswer, Motion, PersonsView};
use ras_panel::panel::owed::{Owed, OwedSpan};
use ras_panel::panel::record::Record;
use ras_panel::panel::transition::{FirstPeriod, Profile, TransitionTerms};
use ras_panel::panel::verdict::{Basis, ReferTo, Verdict, VerdictKind};
use ras_panel::register::append::{Expected, NewEntry};
use ras_panel::register::error::RegisterError;
use ras_panel::register::payload;
use ras_panel::register::payload::kinds::EntryKind;
use ras_panel::register::payload::packing::packed;
use ras_panel::terms::budget::PersonalBudget;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{AssessmentRef, EntryNumber};
use ras_panel::terms::money::{Money, PENCE_MAX, PerWeek};
use ras_panel::terms::text::Words;
use rust_decimal::Decimal;

fn any_words() -> impl Strategy<Value = Words> {
    "[ -~\\n£é‘’–ß漢🙂]{1,60}".prop_filter_map("blank", |text| Words::new(&text).ok())
}

fn any_date() -> impl Strategy<Value = Date> {
    (1_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap())
}

fn any_week() -> impl Strategy<Value = PerWeek> {
    (-PENCE_MAX..=PENCE_MAX).prop_map(|pence| PerWeek(Money::from_pence(pence).unwrap()))
}

fn any_budget() -> impl Strategy<Value = PersonalBudget> {
    any_week().prop_map(PersonalBudget)
}

fn any_decimal() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0_u32..=28).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn any_profile() -> impl Strategy<Value = Profile> {
    prop_oneof![
        Just(Profile::AtOnce),
        Just(Profile::EqualSteps),
        Just(Profile::StraightLine),
        any_decimal().prop_map(Profile::PercentPerStep),
        any_week().prop_map(Profile::AmountPerStep),
        Just(Profile::HoldThenDrop),
        vec((any_date(), any_week()), 0..4).prop_map(Profile::OwnSteps),
    ]
}

fn any_terms() -> impl Strategy<Value = TransitionTerms> {
    let first = prop_oneof![
        Just(FirstPeriod::PresentAmount),
        Just(FirstPeriod::FirstStep)
    ];
    (
        any_date(),
        any::<u32>(),
        any_profile(),
        first,
        of(any_week()),
    )
        .prop_map(
            |(start, months, profile, first_period, floor)| TransitionTerms {
                start,
                months,
                profile,
                first_period,
                floor,
            },
        )
}

fn any_verdict() -> impl Strategy<Value = Verdict> {
    let basis = prop_oneof![
        Just(Basis::AnnualReview),
        any_date().prop_map(|until| Basis::Transitional { until }),
    ];
    let refer = prop_oneof![
        Just(ReferTo::ContinuingHealthcare),
        Just(ReferTo::Reablement),
        Just(ReferTo::TelecareOrTherapy),
        Just(ReferTo::Safeguarding),
    ];
    prop_oneof![
        Just(Verdict::AgreeIndicative),
        (any_budget(), basis).prop_map(|(amount, basis)| Verdict::AgreeAmount { amount, basis }),
        (any_budget(), any_date())
            .prop_map(|(amount, until)| Verdict::AgreeLimited { amount, until }),
        (any_budget(), any_terms(), of(any_words())).prop_map(|(to, terms, exception)| {
            Verdict::Transition {
                to,
                terms,
                exception,
            }
        }),
        (any_words(), any_date()).prop_map(|(risk, review)| Verdict::KeepPresent { risk, review }),
        any_budget().prop_map(|amount| Verdict::AcceptSpecialist { amount }),
        (any_budget(), any_date())
            .prop_map(|(amount, due)| Verdict::ChangeProvider { amount, due }),
        (vec(any_words(), 0..3), any_date())
            .prop_map(|(questions, due)| Verdict::Defer { questions, due }),
        any_words().prop_map(|what| Verdict::Return { what }),
        refer.prop_map(|to| Verdict::Refer { to }),
        Just(Verdict::Refuse),
    ]
}

fn any_evidence() -> impl Strategy<Value = Evidence> {
    let kind = prop_oneof![
        Just(EvidenceKind::Assessment),
        Just(EvidenceKind::Review),
        Just(EvidenceKind::Other),
    ];
    (kind, any_date(), any_words()).prop_map(|(kind, date, what)| Evidence { kind, date, what })
}

fn any_motion() -> impl Strategy<Value = Motion> {
    let gate = prop_oneof![
        any_words().prop_map(GateAnswer::Considered),
        any_words().prop_map(GateAnswer::NotCalledFor),
        any_date().prop_map(|due| GateAnswer::Interim { due }),
    ];
    let view = prop_oneof![
        any_words().prop_map(PersonsView::Given),
        any_words().prop_map(PersonsView::NotKnown),
    ];
    let texts = (
        of(any_words()),
        of(any_words()),
        of(any_words()),
        of(any_words()),
    );
    let links = (
        of(any::<u64>()),
        of(any::<u64>()),
        any::<bool>(),
        any::<bool>(),
    );
    (
        any_verdict(),
        any_date(),
        texts,
        vec("[a-z_]{0,20}", 0..4),
        vec(any_evidence(), 0..3),
        of(view),
        of(gate),
        links,
    )
        .prop_map(
            |(verdict, effective, texts, reasons, relied_on, view, gate, links)| Motion {
                effective,
                effective_reason: texts.0,
                rationale: texts.1,
                how_needs_are_met: texts.2,
                other_options: texts.3,
                reasons,
                relied_on,
                persons_view: view,
                gate,
                supersedes: links.0.map(EntryNumber),
                last_entry_seen: links.1.map(EntryNumber),
                incomplete_package_confirmed: links.2,
                mover: links.3.then(|| member_id("mover")),
                ..motion("NF-1", verdict)
            },
        )
}

fn any_coming() -> impl Strategy<Value = SeenComing> {
    let words = || "[ -~]{0,30}";
    let gate = prop_oneof![
        Just(ReablementGate::Considered),
        words().prop_map(|reason| ReablementGate::NotConsidered { reason }),
        Just(ReablementGate::NotConsideredWithoutReason),
        Just(ReablementGate::NotRecorded),
    ];
    let referral = (any_date(), words(), of(words()));
    let referral = referral.prop_map(|(date, reason, worker)| Referral {
        date,
        reason,
        worker,
    });
    let assessment = (any_date(), of(words()), of(words()), of(words()), gate);
    let assessment =
        assessment.prop_map(|(date, form, assessor, specialism, gate)| SeenAssessment {
            reference: AssessmentRef::new("A-1").unwrap(),
            date,
            form,
            assessor,
            specialism,
            gate,
        });
    let rules = vec("[a-z_]{1,12}", 0..3);
    (of(referral), rules, of(assessment)).prop_map(|(referral, referring, assessment)| SeenComing {
        referral,
        referring,
        assessment,
    })
}

fn any_owed() -> impl Strategy<Value = Owed> {
    let pence = 1_i64..=PENCE_MAX / 1_000;
    let span = (of(any_date()), 1_i32..=100, pence, any::<bool>());
    let spans = vec(span, 1..4).prop_map(|spans| {
        let spans = spans
            .into_iter()
            .map(|(from, n_days, pence, at_most)| OwedSpan {
                from,
                n_days,
                per_week: PerWeek(Money::from_pence(pence).unwrap()),
                at_most,
            });
        let days = (Date::new(2025, 1, 1), Date::new(2026, 1, 1));
        Owed::of_spans((days.0.unwrap(), days.1.unwrap()), spans.collect()).unwrap()
    });
    spans.boxed()
}

fn any_decision() -> impl Strategy<Value = Decision> {
    (
        any_motion(),
        of(any_week()),
        of(any_date()),
        any_date(),
        "[ -~]{0,30}",
        of(any_coming()),
        of(any_owed()),
    )
        .prop_map(|(motion, present, until, from, why, came, owed)| {
            let mut parts = agreed("NF-1").into_parts();
            parts.seen.came = came;
            if motion.verdict.kind() == VerdictKind::Transition {
                parts.status = DecisionStatus::AwaitsException { why };
            }
            parts.motion = motion;
            parts.effect.present = present;
            parts.effect.until = until;
            parts.effect.from = from;
            parts.effect.owed = owed;
            Decision::restore(parts).unwrap()
        })
}

proptest! {
    #[test]
    fn any_decision_comes_back_from_its_bytes(decision in any_decision()) {
        let record = Record::DecisionRecorded(Box::new(decision));
        let bytes = payload::encode(&record);
        let kind = EntryKind::DecisionRecorded;
        let read = payload::decode(kind, payload::schema_of(kind), &bytes);
        prop_assert_eq!(read, Ok(record));
    }

    #[test]
    fn a_whole_outcome_is_the_same_asked_for_and_back(verdict in any_verdict()) {
        let asked = Asked::from(verdict.clone());
        prop_assert_eq!(asked.last_day(), verdict.until());
        prop_assert_eq!(asked.verdict(), Some(verdict));
    }

    #[test]
    fn a_verdict_is_stored_under_the_number_of_its_kind(verdict in any_verdict()) {
        let kind = verdict.kind();
        let number = VerdictKind::ALL.iter().find(|row| row.0 == kind).map(|row| row.1);
        prop_assert_eq!(Some(u16::from(packed(&verdict)[0])), number);
    }
}

/// What a program may try to record next: an index into records, some of which must be refused.
fn attempt(n: usize) -> Record {
    let mut all = story();
    all.push(opened());
    all.push(Record::Erased(erasure(vec![EntryNumber(5)])));
    all.push(Record::Erased(erasure(vec![
        EntryNumber(3),
        EntryNumber(4),
    ])));
    let n = n % all.len();
    all.swap_remove(n)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_history_of_attempts_is_sound_and_holds_what_was_recorded(
        attempts in vec((any::<prop::sample::Index>(), any::<bool>()), 1..40),
    ) {
        let (_folder, path, mut register) = empty();
        let mut recorded = Vec::new();
        for (n, (index, first)) in (1_u8..).zip(&attempts) {
            // The first few open a sitting, so that most histories get somewhere.
            let record = if n == 1 { opened() } else { attempt(index.index(17)) };
            let new = NewEntry {
                expected: if *first { Expected::LastEntry(None) } else { Expected::Anything },
                ..new_entry(record.clone(), n)
            };
            match register.append(&[new]) {
                Ok(numbers) => recorded.push((numbers[0], record)),
                Err(RegisterError::Stopped { why, .. }) => prop_assert!(false, "stopped: {}", why),
                Err(_) => {}
            }
        }
        drop(register);
        let register = reopened(&path);
        let verification = register.verify(None).unwrap();
        prop_assert_eq!(verification.first_fault, None);
        prop_assert_eq!(verification.n_entries, recorded.len() as u64);
        for (number, record) in recorded {
            let entry = register.entry(number).unwrap().unwrap();
            if let Some(read) = entry.record() {
                prop_assert_eq!(read, &record);
            }
        }
    }
}
