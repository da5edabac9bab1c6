//! How a case came to the panel, and the assessment relied on: kept with the decision, on record.

use crate::cli::papers::sit;
use crate::cli::scene::Home;
use crate::panel::scene::{Scene, scene};
use jiff::civil::date;
use ras_panel::caseload::assessment::ReablementGate;
use ras_panel::caseload::person::Referral;
use ras_panel::config::tolerances::FlagKind;
use ras_panel::flags::raised::Raised;
use ras_panel::panel::decision::Seen;
use ras_panel::reports::coming;
use serde_json::json;

fn seen(change: impl FnOnce(&mut Scene)) -> Seen {
    scene().with(change).decision().seen().clone()
}

fn sent(scene: &mut Scene, worker: Option<&str>) {
    scene.file.case.person.referral = Some(Referral {
        date: date(2026, 11, 14),
        reason: "The daughter cannot go on".to_owned(),
        worker: worker.map(ToOwned::to_owned),
    });
}

#[test]
fn a_decision_keeps_the_referral_and_tells_it_with_or_without_the_workers_name() {
    let by = |worker: Option<&str>| coming::came(&seen(|scene| sent(scene, worker)));
    assert_eq!(
        by(Some("SSW 18")),
        "referred on 14 Nov 2026 by SSW 18: The daughter cannot go on"
    );
    assert_eq!(
        by(None),
        "referred on 14 Nov 2026 by a worker: The daughter cannot go on"
    );
}

#[test]
fn without_a_referral_it_is_said_whether_rules_refer_the_case() {
    let unsent = |kind: Option<FlagKind>| {
        seen(|scene| {
            scene.file.case.person.referral = None;
            scene.file.flags = kind.into_iter().map(raised).collect();
        })
    };
    let headings = |seen: &Seen| -> Vec<&str> {
        let parts = coming::found(seen).into_iter();
        parts.map(|(heading, _)| heading).collect()
    };
    let by_rule = unsent(Some(FlagKind::Refer));
    assert_eq!(coming::came(&by_rule), "referred by rules");
    assert_eq!(headings(&by_rule), ["The rules that refer it:"]);
    let informed = unsent(Some(FlagKind::Inform));
    let neither = "neither a worker nor a rule referred it";
    assert_eq!(coming::came(&informed), neither);
    assert_eq!(headings(&informed), ["No rule refers it; what was found:"]);
    let quiet = unsent(None);
    assert_eq!(coming::came(&quiet), neither);
    assert_eq!(headings(&quiet), Vec::<&str>::new());
}

fn raised(kind: FlagKind) -> Raised {
    Raised {
        code: "need_rose".to_owned(),
        mark: "RIS".to_owned(),
        kind,
        title: "Need rose but the sum stayed".to_owned(),
        sentence: "Need rose from 16 to 22 weighted points".to_owned(),
        limit: String::new(),
        reference: "made up".to_owned(),
    }
}

#[test]
fn a_decision_keeps_which_assessment_was_relied_on() {
    let of = |gate: ReablementGate| {
        let seen = seen(|scene| {
            let assessment = scene.assessment();
            assessment.form = Some("northfold".to_owned());
            assessment.assessor = Some("OT 03".to_owned());
            assessment.specialism = Some("sight".to_owned());
            assessment.gate = gate;
        });
        let facts = coming::assessment(&seen).into_iter();
        facts.map(|(_, what)| what).collect::<Vec<_>>()
    };
    let considered = of(ReablementGate::Considered);
    assert!(
        considered[0].ends_with("; form northfold; OT 03, specialism sight"),
        "{considered:?}"
    );
    assert_eq!(considered[1], "considered");
    let not = of(ReablementGate::NotConsidered {
        reason: "palliative care".to_owned(),
    });
    assert_eq!(not[1], "not considered: palliative care");
}

#[test]
fn what_an_earlier_decision_did_not_keep_is_told_as_not_kept() {
    let mut earlier = seen(|scene| scene.file.flags.push(raised(FlagKind::Refer)));
    earlier.came = None;
    assert_eq!(coming::came(&earlier), "not kept when this was recorded");
    assert_eq!(
        coming::assessment(&earlier),
        [(
            "Assessment relied on",
            "not kept when this was recorded".to_owned()
        )]
    );
    assert_eq!(coming::found(&earlier)[0].0, "What was found:");
}

/// The record tells what was seen, not what the caseload says since.
#[test]
fn the_record_says_under_the_issue_how_the_case_came_and_what_was_relied_on() {
    let home = Home::with_cases();
    sit(&home);
    home.change("caseload/people.csv", ",S.W.,2027", ",S.W. 2,2027");
    home.run(&["import", "caseload"]).well();
    for format in ["text", "markdown"] {
        let record = home.run(&["record", "T-001", "--format", format]).well();
        let words: Vec<&str> = record.split_whitespace().collect();
        let record = words.join(" ").replace(['*', '\\'], "");
        let issue = record.split_once("The issue").unwrap().1;
        let issue = issue.split_once("The decision").unwrap().0;
        for told in [
            "referred on 3 Nov 2026 by S.W.: Package well above the indicative budget; daughter \
             worried about \"losing the mornings\"",
            "A-102 of 12 Oct 2026; S.W.",
            "not considered: Reablement ended in September without further progress",
        ] {
            assert!(issue.contains(told), "no {told} in {format}: {issue}");
        }
    }
    let json = home.run(&["record", "T-001", "--format", "json"]).json();
    let came = &json["issue"]["came"];
    assert_eq!(
        came["referral"],
        json!({
            "date": "2026-11-03",
            "worker": "S.W.",
            "reason": "Package well above the indicative budget; daughter worried about \
                       \"losing the mornings\"",
        })
    );
    assert_eq!(
        came["assessment"],
        json!({
            "reference": "A-102",
            "date": "2026-10-12",
            "form": null,
            "assessor": "S.W.",
            "specialism": null,
            "reablement":
                "not considered: Reablement ended in September without further progress",
        })
    );
    let case = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(case["referral"]["worker"], "S.W. 2");
    home.run(&["verify"]).well();
}
