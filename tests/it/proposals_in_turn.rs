//! Two proposals written on the same version, adopted one after the other: each version is built on
//! the one before it, nothing is taken back, and what was modelled is what is adopted.

use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{member_id, words};
use jiff::civil::date;
use ras_panel::app::command::{Asked, Command, ProposalDraft};
use ras_panel::app::desk::itself::Desk;
use ras_panel::app::outcome::{Outcome, WhatIf};
use ras_panel::config::allocation::AllocationKind;
use ras_panel::config::dated::ParameterKey;
use ras_panel::panel::proposal::{Proposal, Stage};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{CaseRef, ProposalRef};
use rust_decimal::{Decimal, dec};

const CARE: &str = "domain.care.weighting";
const NIGHTS: &str = "domain.nights.weighting";

fn reference(n: u32) -> ProposalRef {
    ProposalRef::new(&format!("P-2026-{n:02}")).unwrap()
}

fn propose(key: &str, new: Decimal, evidence: &[&str]) -> Command {
    let evidence = evidence.iter().map(|case| CaseRef::new(case).unwrap());
    Command::Propose(Box::new(ProposalDraft {
        reference: None,
        title: words("a change"),
        changes: vec![(ParameterKey(key.into()), new)],
        reason: words("the same exception came back three times."),
        evidence: evidence.collect(),
    }))
}

fn open_sitting(desk: &mut Desk) {
    let present = ["chair", "m-1", "m-2", "sw", "senior"].map(member_id);
    let (present, chair) = (present.to_vec(), member_id("chair"));
    recorded(desk, Command::OpenSitting { present, chair });
}

fn answer(home: &Home, n: u32) -> Outcome {
    let answer = Command::AnswerProposal {
        proposal: reference(n),
        approved: true,
        reasons: words("shown"),
    };
    home.desk("m-1").execute(answer).unwrap()
}

fn adopt(desk: &mut Desk, n: u32, from: Date, version: &str) -> Outcome {
    let adopt = Command::AdoptProposal {
        proposal: reference(n),
        from,
        version: version.to_owned(),
    };
    desk.execute(adopt).unwrap()
}

fn rules(outcome: &Outcome) -> Vec<&'static str> {
    match outcome {
        Outcome::Refused(refusals) => refusals.iter().map(|refusal| refusal.rule).collect(),
        other => panic!("not refused: {other:#?}"),
    }
}

fn sentence(outcome: Outcome) -> String {
    match outcome {
        Outcome::Recorded { sentence, .. } => sentence,
        other => panic!("not recorded: {other:#?}"),
    }
}

fn proposal(desk: &mut Desk, n: u32) -> Proposal {
    let Outcome::Proposals(rows) = desk.execute(Command::Proposals).unwrap() else {
        panic!("no proposals");
    };
    let mut rows = rows.into_iter().map(|row| row.proposal);
    rows.find(|known| known.reference == reference(n)).unwrap()
}

/// The version in force on a day, with the weightings of care and nights then.
fn in_force(home: &Home, day: Date) -> (String, Decimal, Decimal) {
    let desk = home.desk_at("chair", &format!("{day}T10:00:00Z"));
    let ras = desk.live_ras();
    let all = ras_panel::config::figures::figures(&ras, day);
    let value = |key: &str| {
        let figure = all.iter().find(|figure| figure.key.0 == key).unwrap();
        figure.current.as_ref().unwrap().value
    };
    (ras.version.to_string(), value(CARE), value(NIGHTS))
}

/// Both proposals written, modelled and approved on version 1.
fn both_approved() -> Home {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    recorded(&mut desk, propose(CARE, dec!(1.35), &["T-001"]));
    recorded(&mut desk, propose(NIGHTS, dec!(1.2), &["T-001"]));
    for n in [1, 2] {
        recorded(&mut desk, Command::SubmitProposal(reference(n)));
        recorded(&mut desk, Command::ModelProposal(reference(n)));
        assert!(sentence(answer(&home, n)).contains("called in until 1 Dec 2026"));
    }
    home
}

#[test]
fn the_second_of_two_proposals_is_modelled_again_and_built_on_the_first() {
    let home = both_approved();
    let mut desk = home.desk("chair");
    let told = sentence(adopt(&mut desk, 1, date(2026, 12, 2), "v 2"));
    assert!(told.contains("RAS version v 2, built on version 1, is adopted from 2 Dec 2026"));
    let refused = adopt(&mut desk, 2, date(2026, 12, 2), "V2");
    assert_eq!(
        rules(&refused),
        [
            "version_name_taken",
            "adoption_before_another",
            "proposal_modelled_on_another"
        ]
    );
    let refused = adopt(&mut desk, 2, date(2026, 12, 3), "v 3");
    assert_eq!(rules(&refused), ["proposal_modelled_on_another"]);
    let again = sentence(desk.execute(Command::ModelProposal(reference(2))).unwrap());
    assert!(again.contains("It starts from RAS version v 2 (in force from 2 Dec 2026) now"));
    assert!(again.contains("approval has lapsed"), "{again}");
    assert_eq!(proposal(&mut desk, 2).stage, Stage::Modelled);
    sentence(answer(&home, 2));
    let told = sentence(adopt(&mut desk, 2, date(2026, 12, 3), "v 3"));
    assert!(told.contains("built on version v 2"), "{told}");

    let was = |version: &str, care, nights| (version.to_owned(), care, nights);
    let on = |day| in_force(&home, date(2026, 12, day));
    assert_eq!(on(1), was("1", dec!(1.25), dec!(1)));
    assert_eq!(on(2), was("v 2", dec!(1.35), dec!(1)));
    assert_eq!(on(3), was("v 3", dec!(1.35), dec!(1.2)));
}

#[test]
fn a_proposal_is_written_on_the_version_to_come_and_says_so() {
    let home = both_approved();
    let mut desk = home.desk("chair");
    sentence(adopt(&mut desk, 1, date(2026, 12, 2), "v 2"));
    recorded(&mut desk, propose(CARE, dec!(1.4), &["T-001"]));
    let written = proposal(&mut desk, 3);
    assert_eq!(written.baseline.0, "v 2");
    assert_eq!(written.changes[0].old, dec!(1.35));
}

#[test]
fn adoption_waits_until_it_can_be_called_in_no_more() {
    let home = both_approved();
    let mut desk = home.desk("chair");
    for day in [date(2026, 11, 24), date(2026, 12, 1)] {
        let refused = adopt(&mut desk, 1, day, "v 2");
        assert_eq!(rules(&refused), ["adoption_before_call_in"]);
    }
    sentence(adopt(&mut desk, 1, date(2026, 12, 2), "v 2"));
}

#[test]
fn evidence_that_the_register_does_not_hold_is_refused_by_name() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    let draft = propose(CARE, dec!(1.35), &["T-001", "NF-99999", "foo", "bar"]);
    let Outcome::Refused(refusals) = desk.execute(draft).unwrap() else {
        panic!("recorded");
    };
    assert_eq!(refusals[0].rule, "evidence_unknown");
    assert!(refusals[0].message.contains("NF-99999, bar, foo"));
    let cases = ["T-001", "foo"].map(|case| CaseRef::new(case).unwrap());
    let what_if = Command::WhatIf(Asked {
        cases: cases.to_vec(),
        changes: vec![(ParameterKey(CARE.into()), dec!(1.35))],
    });
    let Outcome::WhatIf(WhatIf { rows, unknown, .. }) = desk.execute(what_if).unwrap() else {
        panic!("no effect");
    };
    assert_eq!((rows.len(), unknown), (1, vec![cases[1].clone()]));
}

#[test]
fn a_figure_that_config_check_asks_to_look_at_is_told_while_proposed_and_when_recorded() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    let what_if = Command::WhatIf(Asked {
        cases: vec![CaseRef::new("T-001").unwrap()],
        changes: vec![(ParameterKey(CARE.into()), dec!(0))],
    });
    let Outcome::WhatIf(WhatIf { look, .. }) = desk.execute(what_if).unwrap() else {
        panic!("no effect");
    };
    let told = "the weighting is 0: the points of this domain count nothing";
    assert!(look.iter().any(|look| look.contains(told)), "{look:?}");
    let recorded = desk.execute(propose(CARE, dec!(0), &["T-001"])).unwrap();
    assert!(sentence(recorded).contains(told));
}

/// Version 2 from 2 December, on the day before and on the day itself.
#[test]
fn the_configuration_in_use_is_the_registers_whatever_the_files_say() {
    let home = both_approved();
    let before = home.run(&["config", "check"]).well();
    let same = "It is the RAS that the register a.register uses.";
    assert!(before.contains(same), "{before}");
    let mut desk = home.desk("chair");
    sentence(adopt(&mut desk, 1, date(2026, 12, 2), "v 2"));
    drop(desk);
    let at = |moment: &str, arguments: &[&str]| {
        let mut command = home.command(arguments);
        let output = command.env("RAS_PANEL_CLOCK", moment).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let shown = at("2026-12-01T10:00:00Z", &["config", "show"]);
    let head = "In use in the register a.register: version 1, in force from 1 Apr 2026\n\
                To come: version v 2, in force from 2 Dec 2026\n\
                The panel's rules and tolerances in force there: those of entry 2\n\n\
                Toy RAS, version 1";
    assert!(shown.starts_with(head), "{shown}");
    let shown = at("2026-12-02T10:00:00Z", &["config", "show"]);
    let head = "In use in the register a.register: version v 2, in force from 2 Dec 2026\n";
    assert!(shown.starts_with(head), "{shown}");
    assert!(shown.contains("built on version 1"), "{shown}");
    let files = at("2026-12-02T10:00:00Z", &["config", "show", "config"]);
    assert!(
        files.starts_with("Of the files in config\n\nToy RAS, version 1"),
        "{files}"
    );
    let checked = at("2026-12-02T10:00:00Z", &["config", "check", "config"]);
    let other = "It is not the RAS that the register a.register uses: that is Toy RAS v 2, digest";
    assert!(checked.contains(other), "{checked}");
}

#[test]
fn without_a_register_nothing_is_compared() {
    let home = Home::new();
    let checked = home.run(&["config", "check", "config"]).well();
    assert!(!checked.contains("register"), "{checked}");
    let shown = home.run(&["config", "show", "--config", "config"]).well();
    assert!(
        shown.starts_with("Of the files in config\n\nToy RAS, version 1"),
        "{shown}"
    );
}

const MIDDLE: &str = "table.main.bands.3.at_least";

#[test]
fn where_a_row_begins_is_proposed_and_adopted_and_beyond_its_neighbour_it_is_refused() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let beyond = desk.execute(propose(MIDDLE, dec!(20), &["T-001"])).unwrap();
    assert_eq!(rules(&beyond), ["changes_make_no_ras"]);
    let Outcome::Refused(refusals) = beyond else {
        panic!("not refused");
    };
    assert_eq!(
        refusals[0].message,
        "table.main.bands.3.at_least: 20 is not below 20 (Main table: where upper (20 to below \
         26) begins). Allowed: below 20."
    );
    recorded(&mut desk, propose(MIDDLE, dec!(13.5), &["T-001"]));
    recorded(&mut desk, Command::SubmitProposal(reference(1)));
    recorded(&mut desk, Command::ModelProposal(reference(1)));
    sentence(answer(&home, 1));
    sentence(adopt(&mut desk, 1, date(2026, 12, 2), "v 2"));
    let middle = |day: Date| {
        let desk = home.desk_at("chair", &format!("{day}T10:00:00Z"));
        let ras = desk.live_ras();
        let AllocationKind::Bands { editions, .. } = &ras.tables[0].kind else {
            panic!("no bands");
        };
        let rows = &editions.at(day).unwrap().value.rows;
        (rows[1].high.unwrap(), rows[2].low.unwrap())
    };
    assert_eq!(middle(date(2026, 12, 1)), (dec!(12), dec!(12)));
    assert_eq!(middle(date(2026, 12, 2)), (dec!(13.5), dec!(13.5)));
}

/// A proposal that is submitted, and gives every case more.
fn submitted(home: &Home) -> Desk {
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    recorded(
        &mut desk,
        propose("adjustment.uplift.value", dec!(10), &["T-001"]),
    );
    recorded(&mut desk, Command::SubmitProposal(reference(1)));
    desk
}

/// What is asked about before the effect is kept: the request that keeps it, and the words.
fn asked(outcome: Outcome) -> (Command, String) {
    match outcome {
        Outcome::Tried {
            command,
            sentence,
            refusals,
        } => {
            assert_eq!(refusals, []);
            (*command, sentence)
        }
        other => panic!("not asked about: {other:#?}"),
    }
}

fn try_to_model(desk: &mut Desk) -> (Command, String) {
    let command = Box::new(Command::ModelProposal(reference(1)));
    let sentence = "Model it.".to_owned();
    asked(desk.execute(Command::Try { command, sentence }).unwrap())
}

#[test]
fn a_later_value_of_the_ras_is_told_when_a_proposal_is_written_submitted_and_modelled() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    open_sitting(&mut desk);
    let later = "Personal care: weighting: from 1 Apr 2027 the RAS has 1.3, no longer 1.35.";
    let written = sentence(desk.execute(propose(CARE, dec!(1.35), &["T-001"])).unwrap());
    assert!(written.contains(later), "{written}");
    let submitted = desk.execute(Command::SubmitProposal(reference(1))).unwrap();
    let submitted = sentence(submitted);
    assert!(submitted.contains(later), "{submitted}");
    let (keep, shown) = try_to_model(&mut desk);
    assert!(shown.contains(later), "{shown}");
    let kept = sentence(desk.execute(keep).unwrap());
    assert!(kept.contains(later), "{kept}");
    let of_itself = sentence(desk.execute(propose(CARE, dec!(1.3), &["T-001"])).unwrap());
    let same = "from 1 Apr 2027 the RAS has 1.3 of itself.";
    assert!(of_itself.contains(same), "{of_itself}");
    let nothing = sentence(
        desk.execute(propose(NIGHTS, dec!(1.2), &["T-001"]))
            .unwrap(),
    );
    assert!(!nothing.contains("from 1 Apr"), "{nothing}");
}

#[test]
fn the_effect_that_was_shown_is_the_one_that_is_kept() {
    let home = Home::with_cases();
    let mut desk = submitted(&home);
    let (keep, told) = try_to_model(&mut desk);
    assert_eq!(proposal(&mut desk, 1).effect, None, "only shown");
    for part in [
        " a week (+",
        " a year (+",
        " weeks; ",
        "the largest increase: T-0",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let Command::KeepEffect { shown, .. } = &keep else {
        panic!("{keep:?}");
    };
    let shown = *shown.clone();
    sentence(desk.execute(keep).unwrap());
    assert_eq!(proposal(&mut desk, 1).effect, Some(shown));
}

#[test]
fn after_another_import_the_effect_is_reckoned_again_shown_again_and_then_kept() {
    let home = Home::with_cases();
    let mut desk = submitted(&home);
    let (keep, _) = try_to_model(&mut desk);
    home.change("caseload/assessments.csv", "3/day,2", "1/day,0");
    home.run(&["import", "caseload"]).well();
    let (keep_new, told) = asked(desk.execute(keep.clone()).unwrap());
    let again = "The caseload or the RAS has changed since the effect was shown: it was reckoned \
                 again, and nothing is recorded yet.";
    assert!(told.starts_with(again), "{told}");
    assert_eq!(proposal(&mut desk, 1).effect, None);
    assert_ne!(keep_new, keep);
    let Command::KeepEffect { shown, .. } = &keep_new else {
        panic!("{keep_new:?}");
    };
    let shown = *shown.clone();
    sentence(desk.execute(keep_new).unwrap());
    assert_eq!(proposal(&mut desk, 1).effect, Some(shown));
}

#[test]
fn what_another_program_records_beside_the_caseload_does_not_ask_again() {
    let home = Home::with_cases();
    let mut desk = submitted(&home);
    let (keep, _) = try_to_model(&mut desk);
    recorded(
        &mut home.desk("m-1"),
        propose(NIGHTS, dec!(1.2), &["T-001"]),
    );
    sentence(desk.execute(keep).unwrap());
}
