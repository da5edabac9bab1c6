//! Made-up motions, decisions, approvals and proposals for a register. No names, no real case.

use super::samples::{case_ref, day, member_id, sitting_ref, week, words};
use ras_panel::caseload::assessment::ReablementGate;
use ras_panel::caseload::person::{Deployment, Referral};
use ras_panel::config::dated::ParameterKey;
use ras_panel::panel::approval::{Approval, ApprovalAnswer, ApprovalMotion};
use ras_panel::panel::decision::{
    BudgetStatement, Decision, DecisionParts, DecisionStatus, Effect, Seen, SeenAssessment,
    SeenComing, SeenFlag, WithdrawnCorrection,
};
use ras_panel::panel::motion::{Evidence, EvidenceKind, GateAnswer, Motion, PersonsView};
use ras_panel::panel::owed::{Owed, OwedSpan};
use ras_panel::panel::proposal::{
    CaseChange, ModelledEffect, Proposal, ProposedChange, Spread, Stage, TeamEffect,
};
use ras_panel::panel::refusal::Warning;
use ras_panel::panel::transition::{FirstPeriod, Profile, Schedule, ScheduleStep, TransitionTerms};
use ras_panel::panel::verdict::{Basis, Verdict};
use ras_panel::terms::budget::{Completeness, Gap, IndicativeBudget, PackageCost, PersonalBudget};
use ras_panel::terms::date::FinancialYear;
use ras_panel::terms::ids::{AssessmentRef, EntryNumber, ProposalRef, RoleId, SittingRef};
use ras_panel::terms::money::Money;
use rust_decimal::dec;

pub fn motion(case: &str, verdict: Verdict) -> Motion {
    Motion {
        case: case_ref(case),
        recorder: member_id("chair"),
        mover: Some(member_id("worker")),
        verdict,
        effective: day("2026-12-01"),
        effective_reason: Some(words("The provider's notice ends then.")),
        reasons: vec!["need_changed".to_owned()],
        rationale: Some(words("Two visits a day are enough.\nThe review says so.")),
        relied_on: vec![Evidence {
            kind: EvidenceKind::Review,
            date: day("2026-10-02"),
            what: words("Annual review"),
        }],
        how_needs_are_met: Some(words("Meals by the day centre.")),
        persons_view: Some(PersonsView::Given(words(
            "Agrees, wants a review in spring.",
        ))),
        other_options: Some(words("Keeping three visits.")),
        gate: Some(GateAnswer::Interim {
            due: day("2027-01-15"),
        }),
        incomplete_package_confirmed: true,
        supersedes: None,
        last_entry_seen: None,
    }
}

fn seen() -> Seen {
    let package = PackageCost {
        known: week(61_240),
        completeness: Completeness::Incomplete,
    };
    let indicative = IndicativeBudget(week(41_380));
    Seen {
        ras: "Northfold 2026-27 v3 cdcdcdcdcdcd as of 2026-11-24".to_owned(),
        currency: "£".to_owned(),
        indicative: Some(indicative),
        package,
        gap: Gap::between(package, indicative),
        flags: vec![SeenFlag {
            code: "gap".to_owned(),
            sentence: "The package costs 48 % more.".to_owned(),
            limit: "limit 10 % or £50 a week".to_owned(),
            reference: "Northfold scheme, schedule 2".to_owned(),
        }],
        breakdown: vec!["Personal care 14.00 × 1.25 142.10".to_owned()],
        package_lines: vec!["Home support 17.5 h × 23.92 418.60".to_owned()],
        answers: vec![("washing".to_owned(), "twice a day".to_owned())],
        eligible_needs: vec!["nutrition".to_owned()],
        deployment: Some(Deployment::Mixed),
        reached: vec![
            "Indicative budget: all lines, added = £413.80 a week".to_owned(),
            "  price: 8.12, from 1 Apr 2026; Northfold RAS".to_owned(),
        ],
        came: Some(SeenComing {
            referral: Some(Referral {
                date: day("2026-11-14"),
                reason: "The daughter cannot go on.".to_owned(),
                worker: Some("SSW 18".to_owned()),
            }),
            referring: vec!["gap".to_owned()],
            assessment: Some(SeenAssessment {
                reference: AssessmentRef::new("NF-00001/2").unwrap(),
                date: day("2026-11-02"),
                form: Some("northfold".to_owned()),
                assessor: Some("OT 03".to_owned()),
                specialism: Some("sight".to_owned()),
                gate: ReablementGate::NotConsidered {
                    reason: "Palliative care.".to_owned(),
                },
            }),
        }),
    }
}

/// What was seen of a case that nobody sent and nobody assessed.
fn seen_unsent() -> Seen {
    let came = SeenComing {
        referral: None,
        referring: Vec::new(),
        assessment: None,
    };
    Seen {
        came: Some(came),
        ..seen()
    }
}

/// A transition beyond the limit, which waits for an exception's approval.
pub fn exception(case: &str) -> Decision {
    let verdict = Verdict::Transition {
        to: PersonalBudget(week(41_380)),
        terms: TransitionTerms {
            start: day("2026-12-01"),
            months: 5,
            profile: Profile::PercentPerStep(dec!(12.50)),
            first_period: FirstPeriod::PresentAmount,
            floor: Some(week(41_380)),
        },
        exception: Some(words("A move of house falls into the time.")),
    };
    Decision::restore(DecisionParts {
        sitting: sitting_ref(),
        date: day("2026-11-24"),
        motion: motion(case, verdict),
        effect: Effect {
            present: Some(week(61_240)),
            agreed: Some(PersonalBudget(week(41_380))),
            schedule: Some(Schedule {
                present: week(61_240),
                new: week(41_380),
                steps: vec![
                    ScheduleStep {
                        from: day("2026-12-01"),
                        amount: week(61_240),
                    },
                    ScheduleStep {
                        from: day("2027-05-01"),
                        amount: week(41_380),
                    },
                ],
                cost: Money::from_pence(428_409).unwrap(),
                saving_by_year: vec![(FinancialYear(2026), Money::ZERO)],
            }),
            statement: Some(BudgetStatement {
                cost: week(41_380),
                persons_part: Some(week(5_000)),
                others_part: week(0),
                councils_part: Some(week(36_380)),
            }),
            from: day("2026-12-01"),
            until: Some(day("2027-11-30")),
            due: Some(day("2027-05-01")),
            owed: None,
        },
        status: DecisionStatus::AwaitsException {
            why: "five months asked for, three are the limit".to_owned(),
        },
        warnings: vec![Warning::new(
            "expertise",
            "No equally expert member sits.",
            "local",
        )],
        seen: seen(),
        instead_of: None,
    })
    .unwrap()
}

/// An agreed amount that stands at once.
pub fn agreed(case: &str) -> Decision {
    agreed_by(motion(
        case,
        Verdict::AgreeAmount {
            amount: PersonalBudget(week(52_000)),
            basis: Basis::AnnualReview,
        },
    ))
}

/// A deferral with two questions.
pub fn deferred(case: &str) -> Decision {
    agreed_by(motion(
        case,
        Verdict::Defer {
            questions: vec![words("Is telecare in place?"), words("Who cares at night?")],
            due: day("2027-01-31"),
        },
    ))
}

/// An amount for a limited time, by which something is owed for days gone by.
pub fn limited(case: &str) -> Decision {
    let limited = agreed_by(motion(
        case,
        Verdict::AgreeLimited {
            amount: PersonalBudget(week(52_000)),
            until: day("2027-02-28"),
        },
    ));
    let mut parts = limited.into_parts();
    parts.effect.owed = Some(owed());
    Decision::restore(parts).unwrap()
}

/// The same while it waits for a role: more is owed for each day until the answer.
pub fn limited_that_waits(case: &str, sitting: SittingRef) -> Decision {
    let mut parts = limited(case).into_parts();
    parts.sitting = sitting;
    parts.effect.present = Some(week(41_380));
    parts.status = DecisionStatus::AwaitsRole {
        role: RoleId::new("senior_practitioner").unwrap(),
        why: "above the limit".to_owned(),
    };
    Decision::restore(parts).unwrap()
}

/// An agreed amount that corrects entry 7, in the place of a correction that was withdrawn.
pub fn corrected_again(case: &str) -> Decision {
    let mut parts = agreed(case).into_parts();
    parts.motion.supersedes = Some(EntryNumber(7));
    parts.instead_of = Some(WithdrawnCorrection {
        correction: EntryNumber(8),
        withdrawn_by: EntryNumber(9),
    });
    Decision::restore(parts).unwrap()
}

/// Two spans: what was provided in the first is not known in full, the first day of the second is
/// not known.
pub fn owed() -> Owed {
    let spans = [(Some(day("2026-11-03")), 7, 13_760), (None, 3, 5_000)];
    let spans = spans.map(|(from, n_days, pence)| OwedSpan {
        from,
        n_days,
        per_week: week(pence),
        at_most: from.is_some(),
    });
    let days = (day("2026-11-03"), day("2026-11-23"));
    Owed::of_spans(days, spans.to_vec()).unwrap()
}

pub fn agreed_by(motion: Motion) -> Decision {
    let agrees = !matches!(motion.verdict, Verdict::Defer { .. });
    Decision::restore(DecisionParts {
        sitting: sitting_ref(),
        date: day("2026-11-24"),
        effect: Effect {
            present: None,
            agreed: agrees.then(|| PersonalBudget(week(52_000))),
            schedule: None,
            statement: None,
            from: motion.effective,
            until: None,
            due: None,
            owed: None,
        },
        motion,
        status: DecisionStatus::Stands,
        warnings: Vec::new(),
        seen: seen_unsent(),
        instead_of: None,
    })
    .unwrap()
}

pub fn approval(decision: EntryNumber) -> Approval {
    Approval::restore(
        ApprovalMotion {
            decision,
            case: case_ref("NF-00001"),
            approver: member_id("senior"),
            answer: ApprovalAnswer::Approved,
            reasons: Some(words("The move is dated.")),
            date: day("2026-11-25"),
        },
        false,
    )
}

pub fn proposal() -> Proposal {
    let amount = |pence| Money::from_pence(pence).unwrap();
    Proposal {
        reference: ProposalRef::new("P-1").unwrap(),
        title: words("Night risk counts for too little"),
        author: member_id("worker"),
        baseline: ("2026-27 v3".to_owned(), "cd".repeat(32)),
        changes: vec![ProposedChange {
            key: ParameterKey("domain.safety.weighting".into()),
            title: "Staying safe: weighting".to_owned(),
            old: dec!(1.10),
            new: dec!(1.2),
        }],
        reason: words("Three exceptions in two sittings."),
        evidence: vec![case_ref("NF-00001")],
        sitting: Some(sitting_ref()),
        stage: Stage::Modelled,
        effect: Some(ModelledEffect {
            n_cases: 390,
            n_not_scored: 10,
            total_before: amount(16_000_000),
            total_after: amount(16_310_025),
            n_more: 120,
            n_less: 0,
            caseload_digest: "ef".repeat(32),
            evidence: vec![(case_ref("NF-00001"), Some(amount(41_380)), None)],
            spread: Some(Spread {
                weeks_per_year: Some((dec!(52), dec!(52.14))),
                stated_per_year: Some((amount(834_235_000), amount(850_404_703))),
                largest: vec![CaseChange {
                    case: case_ref("NF-00002"),
                    before: amount(50_000),
                    after: amount(61_025),
                }],
                teams: vec![TeamEffect {
                    n_cases: 390,
                    n_more: 120,
                    total_before: amount(16_000_000),
                    total_after: amount(16_310_025),
                    teams: vec![None, Some("North".to_owned())],
                    ..TeamEffect::of(None)
                }],
            }),
        }),
    }
}
