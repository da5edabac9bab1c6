//! Sittings: opened, attended, interests declared, closed; each refusal alone in exact words.

use crate::panel::scene::{
    Scene, TODAY, case_ref, member, member_id, same_as_fixture, scene, told, words,
};
use jiff::civil::date;
use ras_panel::panel::member::Member;
use ras_panel::panel::refusal::Refusal;
use ras_panel::panel::sitting::{Interest, SittingState};
use ras_panel::panel::sittings::{Sat, attend, close, declare, end_interest, open};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{CaseRef, EntryNumber, MemberId, SittingRef};

type Found = Result<Sat, Vec<Refusal>>;
type Judged = Result<(), Vec<Refusal>>;

fn opened(present: Vec<Member>, chair: &str, on: Date) -> Found {
    let scene = scene();
    let reference = scene.sitting.reference;
    open(reference, on, present, member_id(chair), &scene.rules)
}

fn present() -> Vec<Member> {
    scene().sitting.present
}

fn and(one_more: Member) -> Vec<Member> {
    let mut present = present();
    present.push(one_more);
    present
}

fn attended(scene: &Scene, present: Vec<Member>) -> Found {
    let seen = scene.sitting.present.iter();
    let seen: Vec<MemberId> = seen.map(|member| member.id.clone()).collect();
    attend(&scene.sitting, &seen, present, (&scene.rules, scene.today))
}

fn attended_unseen(scene: &Scene, seen: &[&str]) -> Judged {
    let seen: Vec<MemberId> = seen.iter().copied().map(member_id).collect();
    attend(
        &scene.sitting,
        &seen,
        present(),
        (&scene.rules, scene.today),
    )
    .map(|_| ())
}

fn declared(scene: &Scene, member: &str, case: &str) -> Judged {
    let interest = Interest {
        case: CaseRef::new(case).unwrap(),
        member: member_id(member),
        nature: words("a neighbour of the person"),
    };
    declare(&scene.sitting, &interest, (&scene.rules, scene.today)).map(|_| ())
}

/// A rule's code, what it alone refuses, and the nearest that is allowed.
fn rows() -> Vec<(&'static str, Judged, Judged)> {
    let opened = |present, chair: &str| opened(present, chair, TODAY).map(|_| ());
    let attended = |scene: &Scene, present| attended(scene, present).map(|_| ());
    let of_day = |day| crate::panel::sittings::opened(present(), "m-chair", day).map(|_| ());
    vec![
        (
            "nobody_present",
            opened(Vec::new(), "m-chair"),
            opened(present(), "m-chair"),
        ),
        (
            "member_twice",
            opened(and(member("m-one", "E.F.", "panel_member")), "m-chair"),
            opened(and(member("m-six", "E.F.", "panel_member")), "m-chair"),
        ),
        (
            "member_role_unknown",
            opened(and(member("m-six", "V.W.", "visitor")), "m-chair"),
            opened(and(member("m-six", "V.W.", "analyst")), "m-chair"),
        ),
        (
            "chair_absent",
            opened(present(), "m-nine"),
            opened(present(), "m-one"),
        ),
        (
            "chair_not_deciding",
            opened(present(), "m-support"),
            opened(present(), "m-social"),
        ),
        (
            "figure_not_in_force",
            of_day(date(2026, 3, 31)),
            of_day(date(2026, 4, 1)),
        ),
        (
            "chair_absent",
            attended(&scene(), scene().absent("m-chair").sitting.present),
            attended(&scene(), scene().absent("m-one").sitting.present),
        ),
        (
            "attendance_moved_on",
            attended_unseen(&scene(), &["m-chair", "m-one"]),
            attended(&scene(), present()),
        ),
        (
            "sitting_closed",
            attended(&closed(), present()),
            attended(&scene(), present()),
        ),
        (
            "sitting_of_an_earlier_day",
            attended(&days_later(2), present()),
            attended(&days_later(1), present()),
        ),
    ]
}

fn closed() -> Scene {
    scene().with(|s| s.sitting.state = SittingState::Closed)
}

/// The sitting was forgotten open.
fn days_later(n_days: i64) -> Scene {
    use jiff::ToSpan;
    scene().with(|s| s.today += n_days.days())
}

fn ended(scene: &Scene, member: &str) -> Judged {
    let of = (&case_ref(), &member_id(member));
    end_interest(&scene.sitting, of, scene.today).map(|_| ())
}

/// The same of interests.
fn rows_of_interests() -> Vec<(&'static str, Judged, Judged)> {
    let twice = scene().interest("m-one");
    vec![
        (
            "interest_of_absent",
            declared(&scene(), "m-nine", "NF-20417"),
            declared(&scene(), "m-support", "NF-20417"),
        ),
        (
            "interest_declared",
            declared(&twice, "m-one", "NF-20417"),
            declared(&twice, "m-one", "NF-1"),
        ),
        (
            "sitting_closed",
            declared(&closed(), "m-one", "NF-1"),
            declared(&scene(), "m-one", "NF-1"),
        ),
        (
            "interest_not_held",
            ended(&twice, "m-two"),
            ended(&twice, "m-one"),
        ),
        (
            "interest_of_absent",
            ended(&twice.clone().absent("m-one"), "m-one"),
            ended(&twice, "m-one"),
        ),
        (
            "sitting_of_an_earlier_day",
            declared(&days_later(2), "m-one", "NF-1"),
            declared(&days_later(1), "m-one", "NF-1"),
        ),
        (
            "sitting_of_an_earlier_day",
            ended(&days_later(2).interest("m-one"), "m-one"),
            ended(&days_later(1).interest("m-one"), "m-one"),
        ),
    ]
}

#[test]
fn each_rule_alone_refuses_in_exact_words_and_allows_the_nearest() {
    let mut said = String::new();
    for (rule, refused, allowed) in rows().into_iter().chain(rows_of_interests()) {
        let refusals = refused.err().unwrap_or_default();
        let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
        assert_eq!(rules, [rule], "{refusals:#?}");
        let says = told(&refusals[0]);
        if !said.contains(&says) {
            said.push_str(&says);
            said.push('\n');
        }
        assert_eq!(allowed.map(|_| ()), Ok(()), "beside {rule}");
    }
    same_as_fixture("fixtures/panel/sitting_refusals.txt", &said);
}

#[test]
fn a_sitting_may_open_below_its_quorum_and_says_that_it_cannot_decide() {
    let four = opened(
        scene().absent("m-support").sitting.present,
        "m-chair",
        TODAY,
    )
    .unwrap();
    assert_eq!(four.warnings, []);
    assert_eq!(
        (four.sitting.quorum, four.sitting.state),
        (4, SittingState::Open)
    );
    let three = opened(scene().absent("m-one").sitting.present, "m-chair", TODAY).unwrap();
    assert_eq!(three.warnings[0].rule, "below_quorum");
    assert_eq!(
        three.warnings[0].message,
        "3 who decide are present, below the quorum of 4: nothing can be decided until more come."
    );
    let left = attended(&scene(), scene().absent("m-two").sitting.present).unwrap();
    assert_eq!(left.warnings[0].rule, "below_quorum");
    let back = attended(&scene(), present()).unwrap();
    assert_eq!(back.warnings, []);
}

#[test]
fn an_interest_keeps_the_member_out_until_it_is_said_to_exist_no_longer() {
    assert_eq!(declared(&scene(), "m-chair", "NF-20417"), Ok(()));
    let decides = scene().one_more().interest("m-chair");
    let refusals = decides.moderate().err().unwrap();
    assert_eq!(refusals[0].rule, "recorder_interest");
    let others = decides
        .clone()
        .with(|s| s.motion.recorder = member_id("m-social"));
    assert!(others.amount(50_000).moderate().is_ok());
    let reason = words("moved away in October");
    let gone = decides.with(|s| s.sitting.interests[0].ended = Some((EntryNumber(9), reason)));
    assert!(gone.moderate().is_ok());
    assert_eq!(
        declared(&gone, "m-chair", "NF-20417"),
        Ok(()),
        "it may come back"
    );
}

#[test]
fn an_interest_of_an_earlier_sitting_refuses_with_where_it_was_declared_and_what_to_do() {
    let earlier = scene().one_more().interest("m-chair").with(|s| {
        let held = &mut s.sitting.interests[0];
        held.sitting = SittingRef::new("S-2026-09-01").unwrap();
        held.date = date(2026, 9, 1);
    });
    let refusals = earlier.moderate().err().unwrap();
    assert_eq!(
        refusals[0].message,
        "A.B. records the decision but has an interest in NF-20417, declared at sitting \
         S-2026-09-01 of 1 Sep 2026 (entry 3): a neighbour of the person. Name another member. If \
         the interest no longer exists, record on the case (i) that m-chair says so."
    );
    let without = scene().interest("m-chair");
    let refusals = without.moderate().err().unwrap();
    assert!(refusals.iter().any(|refusal| refusal.rule == "no_quorum"));
}

#[test]
fn a_sitting_is_closed_once_and_also_where_it_was_forgotten() {
    assert_eq!(close(&days_later(9).sitting), Ok(()));
    let again = close(&closed().sitting).err().unwrap();
    assert_eq!(again[0].rule, "sitting_closed");
}
