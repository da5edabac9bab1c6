//! Approvals: who may answer what waits, each refusal alone in exact words, and what is recorded.

use crate::panel::scene::{
    Scene, TODAY, approved, budget, case_ref, member, member_id, same_as_fixture, scene, told,
    words,
};
use jiff::civil::date;
use ras_panel::panel::approval::{Approval, ApprovalAnswer, ApprovalMotion};
use ras_panel::panel::approvals::approve;
use ras_panel::panel::as_it_is::AsItIs;
use ras_panel::panel::decision::{Decision, DecisionStatus};
use ras_panel::panel::member::Member;
use ras_panel::panel::refusal::Refusal;
use ras_panel::panel::standing::{DecisionOutcome, Gone, StandingDecision};
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::ids::{CaseRef, EntryNumber, RoleId};

/// A decision that waits, and an approver with an answer.
struct Asked {
    scene: Scene,
    motion: ApprovalMotion,
    waiting: StandingDecision,
    approver: Member,
}

impl Asked {
    fn answer(&self) -> Result<Approval, Vec<Refusal>> {
        let Asked {
            scene,
            motion,
            waiting,
            approver,
        } = self;
        let now = AsItIs {
            package: Some(scene.file.package_cost.known),
            standing: &scene.file.standing,
        };
        approve(
            motion,
            waiting,
            &scene.sitting,
            &scene.rules,
            (approver, now),
        )
    }

    fn with(mut self, change: impl FnOnce(&mut Asked)) -> Asked {
        change(&mut self);
        self
    }

    fn by(self, role: &str) -> Asked {
        self.with(|asked| asked.approver = member("m-senior", "S.P.", role))
    }

    fn became(self, outcome: DecisionOutcome) -> Asked {
        self.with(|asked| asked.waiting.outcome = outcome)
    }
}

fn asked(scene: Scene) -> Asked {
    let decision = scene.decision();
    Asked {
        motion: ApprovalMotion {
            decision: EntryNumber(7),
            case: case_ref(),
            approver: member_id("m-senior"),
            answer: ApprovalAnswer::Approved,
            reasons: Some(words("The day centre closes in March.")),
            date: date(2026, 11, 26),
        },
        waiting: StandingDecision {
            entry: EntryNumber(7),
            decision,
            outcome: DecisionOutcome::Waits,
            held_back: None,
        },
        approver: member("m-senior", "S.P.", "senior_practitioner"),
        scene,
    }
}

fn exception() -> Asked {
    asked(scene().transition(4, Some("the person needs longer to adapt")))
}

/// £1,000.01 a week recorded by the chair, whose limit is £800.00.
fn over_limit() -> Asked {
    asked(scene().amount(100_001)).by("team_manager")
}

/// Both at once: £413.80 recorded by a member whose limit is £400.00, over four months.
fn both() -> Asked {
    asked(scene().transition(4, Some("slow to adapt")).with(|s| {
        s.sitting.present[0] = member("m-chair", "A.B.", "panel_member");
        let limit = s.rules.roles[2].delegated_limit.take();
        s.rules.roles[2].delegated_limit = limit.map(|known| {
            let mut value = known.values()[0].clone();
            value.value = 400.into();
            known.with(value)
        });
    }))
}

/// A rule's code, an answer that it alone refuses, and the nearest that is allowed.
type Row = (&'static str, Asked, Asked);

/// The senior practitioner sits, and this member recorded.
fn recorded_by(id: &str) -> Asked {
    asked(scene().transition(4, Some("slow to adapt")).with(|s| {
        s.motion.recorder = member_id(id);
        s.sitting.present[1] = member("m-senior", "S.P.", "senior_practitioner");
    }))
}

fn moved_by(id: &str) -> Asked {
    let scene = recorded_by("m-chair").scene;
    asked(scene.with(|s| s.motion.mover = Some(member_id(id))))
}

/// Entry 7 corrects entry 6, and entry 6 entry 5; these recorded and moved entry 5.
fn corrects_over_another(recorder: &str, mover: &str) -> Asked {
    exception().with(|a| {
        let made = |entry, supersedes, (recorder, mover)| {
            let mut parts = a.waiting.decision.clone().into_parts();
            parts.motion.supersedes = supersedes;
            parts.motion.recorder = member_id(recorder);
            parts.motion.mover = Some(member_id(mover));
            StandingDecision {
                entry,
                decision: Decision::restore(parts).unwrap(),
                outcome: DecisionOutcome::Waits,
                held_back: None,
            }
        };
        let [first, second, last] = [5, 6, 7].map(EntryNumber);
        let others = ("m-chair", "m-one");
        let gone = [
            made(first, None, (recorder, mover)),
            made(second, Some(first), others),
            // Another decision that counts no more, and is none of the chain.
            made(EntryNumber(4), None, ("m-senior", "m-senior")),
        ];
        a.waiting = made(last, Some(second), others);
        let gone = gone.map(|known| Gone {
            known,
            on: TODAY,
            withdrawn_by: None,
        });
        a.scene.file.standing.gone = gone.to_vec();
    })
}

fn what_waits() -> Vec<Row> {
    let by = EntryNumber(9);
    let case = |case: &str| exception().with(|a| a.motion.case = CaseRef::new(case).unwrap());
    let became = |outcome| exception().became(outcome);
    let another = "another_decision";
    let approver = member_id("m-one");
    vec![
        (
            another,
            exception().with(|a| a.motion.decision = by),
            exception(),
        ),
        (another, case("NF-1"), case("NF-20417")),
        (
            another,
            exception().with(|a| a.motion.approver = approver),
            exception(),
        ),
        (
            "nothing_to_approve",
            became(DecisionOutcome::Stands),
            exception(),
        ),
        ("already_answered", became(approved(by)), exception()),
        (
            "already_answered",
            became(DecisionOutcome::Refused(by)),
            exception(),
        ),
        (
            "superseded_before_approval",
            became(DecisionOutcome::Superseded(by)),
            exception(),
        ),
        (
            "withdrawn_before_approval",
            became(DecisionOutcome::Withdrawn(by)),
            exception(),
        ),
    ]
}

fn who_answers() -> Vec<Row> {
    let interested = |id: &str| exception().with(|a| a.scene = a.scene.clone().interest(id));
    let not_able = "approver_not_for_exceptions";
    vec![
        (
            "approver_recorded",
            recorded_by("m-senior"),
            recorded_by("m-one"),
        ),
        ("approver_moved", moved_by("m-senior"), moved_by("m-one")),
        (
            "approver_recorded",
            corrects_over_another("m-senior", "m-two"),
            corrects_over_another("m-one", "m-two"),
        ),
        (
            "approver_moved",
            corrects_over_another("m-two", "m-senior"),
            corrects_over_another("m-two", "m-one"),
        ),
        (
            "approver_interest",
            interested("m-senior"),
            interested("m-one"),
        ),
        (
            "approver_role_unknown",
            exception().by("visitor"),
            exception(),
        ),
        (not_able, exception().by("team_manager"), exception()),
        (
            "approver_limit",
            over_limit().by("senior_practitioner"),
            over_limit(),
        ),
        (not_able, both().by("team_manager"), both()),
        (not_able, both().by("chair"), both().by("service_director")),
    ]
}

fn what_is_said() -> Vec<Row> {
    let silent = exception().with(|a| a.motion.reasons = None);
    let on = |day| exception().with(|a| a.motion.date = day);
    let no = |day| on(day).with(|a| a.motion.answer = ApprovalAnswer::Refused);
    let (first_step, day_after) = (date(2027, 1, 1), date(2027, 1, 2));
    let too_late = "approval_after_first_step";
    let limited = |day| {
        let waits = asked(scene().verdict(Verdict::AgreeLimited {
            amount: budget(59_000),
            until: date(2026, 12, 24),
        }));
        waits.by("team_manager").with(|a| {
            a.motion.date = day;
            let mut parts = a.waiting.decision.clone().into_parts();
            parts.status = DecisionStatus::AwaitsRole {
                role: RoleId::new("team_manager").unwrap(),
                why: "made up".to_owned(),
            };
            a.waiting.decision = Decision::restore(parts).unwrap();
        })
    };
    let no_limited =
        limited(date(2026, 12, 25)).with(|a| a.motion.answer = ApprovalAnswer::Refused);
    vec![
        (
            "approval_after_end",
            limited(date(2026, 12, 25)),
            limited(date(2026, 12, 24)),
        ),
        (
            "approval_after_end",
            limited(date(2026, 12, 25)),
            no_limited,
        ),
        (too_late, on(day_after), on(first_step)),
        (too_late, on(day_after), no(day_after)),
        ("approval_without_reasons", silent, exception()),
        (
            "approval_before_decision",
            on(date(2026, 11, 23)),
            on(TODAY),
        ),
    ]
}

#[test]
fn each_rule_alone_refuses_an_answer_in_exact_words_and_allows_the_nearest() {
    let mut said = String::new();
    let tables = [what_waits(), who_answers(), what_is_said()];
    for (rule, refused, allowed) in tables.into_iter().flatten() {
        let refusals = refused.answer().err().unwrap_or_default();
        let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
        assert_eq!(rules, [rule], "{refusals:#?}");
        let says = told(&refusals[0]);
        if !said.contains(&says) {
            said.push_str(&says);
            said.push('\n');
        }
        assert_eq!(allowed.answer().map(|_| ()), Ok(()), "beside {rule}");
    }
    same_as_fixture("fixtures/panel/approval_refusals.txt", &said);
}

#[test]
fn limits_that_are_not_in_force_on_the_day_are_named() {
    let early = over_limit().with(|a| {
        let day = date(2026, 3, 31);
        let mut parts = a.waiting.decision.clone().into_parts();
        parts.date = day;
        a.waiting.decision = Decision::restore(parts).unwrap();
        a.motion.date = day;
    });
    let refusals = early.answer().err().unwrap();
    assert_eq!(refusals[0].rule, "limits_not_in_force");
    let expected = "The delegated limits cannot be applied: limit_base is not in force on \
        2026-03-31: its first value is from 2026-04-01. Give the figure an earlier date in \
        config/panel.toml.";
    assert_eq!(refusals[0].message, expected);
}

#[test]
fn an_answer_records_whether_the_approver_sat_and_no_needs_the_same_authority_as_yes() {
    let approval = exception().answer().unwrap();
    assert!(!approval.was_present());
    let sat = exception().with(|a| {
        a.scene
            .sitting
            .present
            .push(member("m-senior", "S.P.", "senior_practitioner"));
    });
    assert!(sat.answer().unwrap().was_present());
    let no = |role: &str| {
        exception()
            .by(role)
            .with(|a| a.motion.answer = ApprovalAnswer::Refused)
    };
    let approval = no("senior_practitioner").answer().unwrap();
    assert_eq!(approval.motion().answer, ApprovalAnswer::Refused);
    assert!(no("chair").answer().is_err());
}

#[test]
fn all_refusals_of_an_answer_come_at_once() {
    let bad = over_limit().by("chair").with(|a| {
        a.motion.reasons = None;
        a.motion.date = date(2026, 11, 1);
        a.waiting.outcome = DecisionOutcome::Refused(EntryNumber(9));
    });
    let refusals = bad.answer().err().unwrap();
    let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
    let expected = [
        "already_answered",
        "approver_limit",
        "approval_without_reasons",
        "approval_before_decision",
    ];
    assert_eq!(rules, expected);
}
