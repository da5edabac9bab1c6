//! What is recorded once, seen again: a withdrawal's form, a correction whose reasons are gone, a
//! sitting's form with what the rules refuse, a proposal read with who answered it.

use super::bench::Bench;
use super::looks_of_decisions::write_transition;
use crate::cli::scene::Home;
use ras_panel::terms::ids::RoleId;
use std::sync::Arc;

fn beside(bench: &Bench) -> String {
    let form = bench.model.form.as_ref().unwrap();
    let lines: Vec<&str> = form.beside.iter().map(|line| line.1.as_str()).collect();
    lines.join("\n")
}

fn message(bench: &Bench, name: &str) -> String {
    let form = bench.model.form.as_ref().unwrap();
    let mut fields = form.fields.iter();
    let field = fields.find(|field| field.name == name).unwrap();
    field.message().unwrap_or_default()
}

/// A transition of six months on the case, waiting for a senior practitioner.
fn waits() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "She was just told of it.");
    bench.keys("C-s R");
    bench
}

#[test]
fn the_form_of_a_withdrawal_tells_where_the_decision_stands_and_its_steps() {
    let mut bench = waits();
    bench.keys("u");
    let waiting = beside(&bench);
    assert!(
        waiting.contains("Entry 13 waits for approval: "),
        "{waiting}"
    );
    assert!(waiting.contains("£160.74"), "{waiting}");
    bench.keys("Esc Esc 3 F2 5*j Enter a").type_text("Agreed.");
    bench.keys("C-s R F2 Home Enter").open_case().keys("u");
    let approved = beside(&bench);
    let stands = "Entry 13 was approved on 24 Nov 2026 (entry 14).";
    assert!(approved.contains(stands), "{approved}");
    assert!(
        !approved.contains("awaits") && !approved.contains("waits for"),
        "{approved}"
    );
    assert!(approved.contains("£160.74"), "{approved}");
}

#[test]
fn what_the_rules_refuse_of_a_withdrawal_stands_beside_it_from_the_start() {
    let mut bench = waits();
    bench.keys("u");
    assert!(
        !beside(&bench).contains("do not let you"),
        "{}",
        beside(&bench)
    );
    bench.keys("F2 Home Enter");
    assert!(beside(&bench).contains("You act as "), "{}", beside(&bench));
    bench.keys("F2 5*j Enter");
    bench.keys("Esc Esc 2 c R").open_case().keys("u");
    let none = "No sitting is open: a decision is withdrawn at one (2, then o).";
    assert!(beside(&bench).contains(none), "{}", beside(&bench));
}

#[test]
fn a_correction_says_which_of_its_reasons_the_rules_have_no_more() {
    let mut bench = waits();
    bench.keys("e");
    assert!(
        !beside(&bench).contains("not taken over"),
        "{}",
        beside(&bench)
    );
    bench.keys("Esc C-x D");
    let overview = bench.model.overview.as_mut().unwrap();
    let rules = Arc::make_mut(&mut overview.rules);
    rules.reasons.retain(|reason| reason.code != "need_fell");
    bench.keys("e");
    let gone = "The rules in force do not have these reasons of entry 13 any more: need_fell.";
    assert!(beside(&bench).contains(gone), "{}", beside(&bench));
}

#[test]
fn what_the_rules_refuse_of_opening_a_sitting_is_said_before_it_is_confirmed() {
    let mut bench = Bench::new();
    bench.keys("2 o");
    let overview = bench.model.overview.as_mut().unwrap();
    let chair = overview
        .members
        .iter_mut()
        .find(|m| m.id.as_str() == "chair");
    chair.unwrap().role = RoleId::new("convenor").unwrap();
    bench.keys("C-s");
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    let said = message(&bench, "present");
    assert!(
        said.contains("has the role convenor, which the panel's rules do not list"),
        "{said}"
    );
}

#[test]
fn below_its_quorum_a_sitting_is_opened_with_a_word_before_it_is_confirmed() {
    let mut bench = Bench::new();
    bench.keys("2 o");
    let form = bench.model.form.as_mut().unwrap();
    form.fields[0].put_back("chair|member-1");
    bench.keys("C-s");
    let text = bench.text();
    assert!(text.contains("2 who"), "{text}");
    assert!(text.contains("present, below the quorum of 4"), "{text}");
}

#[test]
fn roles_that_come_with_the_next_sitting_are_offered_and_marked() {
    let home = Home::with_cases();
    let mut bench = Bench::of(home.desk("chair"));
    bench.keys("2 m");
    assert!(!bench.text().contains("next sitting"), "{}", bench.text());
    bench.keys("Esc");
    home.change(
        "config/panel.toml",
        "id = \"team_manager\"",
        "id = \"area_manager\"",
    );
    bench.keys("m Tab Tab");
    let text = bench.text();
    assert!(
        text.contains("Team manager · until the next sitting"),
        "{text}"
    );
    assert!(
        text.contains("Team manager · from the next sitting on"),
        "{text}"
    );
    bench.keys("BackTab BackTab");
    bench
        .type_text("boss")
        .keys("Tab")
        .type_text("The boss")
        .keys("Tab");
    let form = bench.model.form.as_mut().unwrap();
    form.fields[2].put_back("area_manager");
    bench.keys("C-s");
    assert!(
        bench
            .text()
            .contains("Record boss (The boss) as Team manager."),
        "{}",
        bench.text()
    );
    bench.keys("R");
    let overview = bench.model.overview.as_ref().unwrap();
    assert!(
        overview
            .members
            .iter()
            .any(|member| member.role.as_str() == "area_manager")
    );
}

#[test]
fn members_whose_role_goes_with_the_next_sitting_are_named_with_what_to_do() {
    let home = Home::with_cases();
    let mut bench = Bench::of(home.desk("chair"));
    bench.keys("2");
    assert!(
        !bench.text().contains("Enter each again"),
        "{}",
        bench.text()
    );
    let (old, new) = ("id = \"team_manager\"", "id = \"area_manager\"");
    home.change("config/panel.toml", old, new);
    bench.keys("m");
    bench.type_text("boss").keys("Tab").type_text("The boss");
    let form = bench.model.form.as_mut().unwrap();
    form.fields[2].put_back("team_manager");
    bench.keys("C-s R");
    let text = bench.text();
    let what =
        "The rules of the next sitting do not list the roles of boss. Enter each again with m";
    assert!(text.contains(what), "{text}");
}

#[test]
fn an_adopted_proposal_tells_who_approved_it_and_which_version_it_made() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("w");
    bench.type_text("eating weighting = 1.2").keys("Tab");
    bench.type_text("It comes back.").keys("Tab End");
    bench
        .type_text(", NF-88062 NF-85632")
        .keys("C-s R Esc 5 s R m R F2 j Enter a");
    bench.type_text("The evidence is plain.").keys("C-s R");
    bench.keys("Enter");
    let text = bench.text();
    assert!(
        text.contains("on 24 Nov 2026 (entry 16): The evidence is plain."),
        "{text}"
    );
    assert!(text.contains("Modelled on 377 cases"), "{text}");
    assert!(text.contains("→ £"), "{text}");
    bench.keys("Esc f").type_text("01/04/2027").keys("Tab");
    bench.type_text("2027-28 v1").keys("C-s R Enter");
    let text = bench.text();
    assert!(
        text.contains("adopted as RAS 2027-28 v1, in force from 1 Apr 2027"),
        "{text}"
    );
}

#[test]
fn the_last_column_says_that_it_holds_shares_where_domains_have_no_money() {
    let home = Home::with_cases();
    let mut bench = Bench::of(home.desk("chair"));
    bench.keys("1 Enter");
    let rows = &bench.model.case.as_ref().unwrap().rows;
    let shares = rows.iter().any(|row| row.money.ends_with('%'));
    assert_eq!(bench.text().contains("% or £"), shares, "{}", bench.text());
    assert!(shares, "{}", bench.text());
    let mut northfold = Bench::new();
    northfold.open_case();
    assert!(!northfold.text().contains("% or £"), "{}", northfold.text());
}
