//! Need rose and the sum stays, from the caseload's files to the panel's refusal.

use crate::cli::scene::{Home, MEMBERS, NOW};
use crate::panel::scene::{keep, scene};
use jiff::civil::date;
use ras_panel::app::case_detail::CaseDetail;
use ras_panel::flags::rules::need_rose::NeedSince;
use ras_panel::terms::ids::CaseRef;

const LATEST: &str = "T-001,A-102,2026-10-12,,personal_hygiene|nutrition|toilet_needs,No,\
                      Reablement ended in September without further progress,,S.W.,\
                      daily,half,3/day,2";

/// T-001, for whom £590 was agreed before need rose, assessed again with the same answers.
fn assessed_again(kind: &str) -> CaseDetail {
    let home = Home::new();
    let setting = |kind: &str| format!("[rules.need_rose]\nkind = \"{kind}\"");
    home.change("config/tolerances.toml", &setting("refer"), &setting(kind));
    let again = LATEST.replace("A-102,2026-10-12", "A-103,2026-11-10");
    let both = format!("{LATEST}\n{again}");
    home.change("caseload/assessments.csv", LATEST, &both);
    let mut init = vec!["init", "a.register", "--config", "config"];
    init.extend(MEMBERS.iter().flat_map(|member| ["--member", *member]));
    home.run(&init).well();
    home.run(&["import", "caseload"]).well();
    let case = CaseRef::new("T-001").unwrap();
    home.desk_at("chair", NOW).case_detail(&case).unwrap()
}

/// The rules that refuse to keep the present amount since it may be distressing to change it.
fn refuses(detail: &CaseDetail) -> Vec<&'static str> {
    let mut scene = scene()
        .verdict(keep(date(2027, 1, 24)))
        .reasons(&["risk_or_distress"]);
    scene.file = detail.file.clone();
    scene.motion.case = detail.file.case.person.case.clone();
    let refusals = scene.moderate().err().unwrap_or_default();
    refusals.iter().map(|refusal| refusal.rule).collect()
}

#[test]
fn reasons_are_owed_after_a_third_assessment_and_with_the_flag_off() {
    let rule = "need_rose_sum_stays_without_reason";
    for (kind, n_flags) in [("refer", 1), ("inform", 1), ("off", 0)] {
        let mut detail = assessed_again(kind);
        assert_eq!(detail.file.case.assessments.len(), 3);
        let flags = detail.file.flags.iter();
        let n = flags.filter(|flag| flag.code == "need_rose").count();
        assert_eq!(n, n_flags, "{kind}");
        let refused = refuses(&detail);
        assert!(refused.contains(&rule), "{kind}: {refused:?}");
        detail.file.need = NeedSince::NotRisen;
        let refused = refuses(&detail);
        assert!(!refused.contains(&rule), "{kind}: {refused:?}");
    }
}
