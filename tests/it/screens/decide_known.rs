//! The decision form tells from the first key what can be known: every rule that refuses, with its
//! source, at its field and in the summary, however much of the form is still to be written.

use super::bench::Bench;
use super::looks_of_decisions::write_transition;
use insta::assert_snapshot;
use ras_panel::terms::ids::MemberId;
use std::sync::Arc;

const REASONS: &str =
    "· No reason is given. Choose at least one from the list of reasons. [Savva v";
const RATIONALE: &str = "· No rationale is written.";

fn begun(script: &str) -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys(script);
    bench
}

/// All that stands beside the form, in one text.
fn summary(bench: &Bench) -> String {
    let form = bench.model.form.as_ref().unwrap();
    let lines = form.beside.iter().map(|(_, line)| line.as_str());
    lines.collect::<Vec<_>>().join("\n")
}

fn message(bench: &Bench, name: &str) -> String {
    let form = bench.model.form.as_ref().unwrap();
    let field = form.fields.iter().find(|field| field.name == name);
    let field = field.unwrap_or_else(|| panic!("no field {name}"));
    field.message().unwrap_or_default()
}

fn note(bench: &Bench, name: &str) -> String {
    let form = bench.model.form.as_ref().unwrap();
    let field = form.fields.iter().find(|field| field.name == name);
    let note = field.and_then(|field| field.note.clone());
    note.map(|(_, words)| words).unwrap_or_default()
}

fn to_field(bench: &mut Bench, name: &str) {
    let form = bench.model.form.as_mut().unwrap();
    let place = form.fields.iter().position(|field| field.name == name);
    form.at = place.unwrap();
}

/// Each is told once, and nothing else is.
fn tells_just(bench: &Bench, expected: &[&str]) {
    let summary = summary(bench);
    for words in expected {
        assert_eq!(summary.matches(words).count(), 1, "{words}\n{summary}");
    }
    let told = summary.lines().filter(|line| line.starts_with("· "));
    let n_ways = bench
        .model
        .overview
        .as_ref()
        .unwrap()
        .rules
        .challenges
        .len();
    assert_eq!(told.count(), expected.len() + n_ways, "{summary}");
}

#[test]
fn an_empty_form_tells_from_the_start_what_every_decision_needs() {
    let bench = begun("d");
    let outcome = "· No outcome is chosen. Choose what the panel decides. [config/panel.toml";
    tells_just(&bench, &[outcome, REASONS, RATIONALE]);
    assert!(message(&bench, "reasons").starts_with("No reason is given."));
}

#[test]
fn a_deferral_without_its_day_tells_its_questions_its_reason_and_its_rationale() {
    let mut bench = begun("d d C-s");
    let questions = "· A deferral names its questions. Write at least one question. [Care and";
    let due = "· A deferral has a day for its answers. Write when they are due. [Care and";
    tells_just(&bench, &[questions, due, REASONS, RATIONALE]);
    let text = bench.text();
    assert!(text.contains("4 things must be put right"), "{text}");
    for (name, begins) in [
        ("questions", "A deferral names its questions."),
        ("due", "A deferral has a day for its answers."),
        ("reasons", "No reason is given."),
        ("rationale", "No rationale is written."),
    ] {
        assert!(message(&bench, name).starts_with(begins), "{name}");
    }
    to_field(&mut bench, "due");
    bench.type_text("31 Febuary").keys("C-s");
    let unread = "· Answers due: \"31 Febuary\" is not a day of the calendar;";
    tells_just(&bench, &[questions, unread, REASONS, RATIONALE]);
    assert!(message(&bench, "due").starts_with("\"31 Febuary\" is not a day"));
    let text = bench.text();
    assert!(text.contains("4 things must be put right"), "{text}");
    assert_snapshot!("decide_with_an_unread_day", bench.look());
}

#[test]
fn keeping_for_risk_tells_its_risk_and_its_review_with_their_source() {
    let bench = begun("d k Tab Tab C-u C-s");
    let source = "[Hackney Cabinet, 25 October 2010, V(b)]";
    let risk = format!(
        "· No risk is written. Write the risk or distress to which a reduction would lead. {source}"
    );
    let review = format!("· No review is dated. Write when the risk is reviewed. {source}");
    let needs = "· Need rose, and the sum would stay at £170.45 a week. Say how it meets";
    tells_just(&bench, &[&risk, &review, needs, REASONS, RATIONALE]);
    assert!(message(&bench, "risk").starts_with("No risk is written."));
    assert!(message(&bench, "review").starts_with("No review is dated."));
}

#[test]
fn a_reduction_for_a_limited_time_tells_the_rules_of_a_reduction_before_its_last_day() {
    let mut bench = begun("d l Enter");
    bench.type_text("150");
    let needs = "· Say how the lower amount meets the eligible needs";
    let view = "· Say what the person or the advocate thinks of the reduction";
    let last = "· No last day is written. Write until when the amount is paid. [Local Government";
    tells_just(&bench, &[last, needs, view, REASONS, RATIONALE]);
    let text = summary(&bench);
    assert!(text.contains("▼ a week"), "what it changes stays: {text}");
    assert!(!text.contains("The present amount goes on"), "{text}");
}

#[test]
fn an_interest_and_a_quorum_that_is_missing_are_told_while_a_day_is_unread() {
    let mut bench = begun("i a Tab");
    bench.type_text("a neighbour").keys("C-s R");
    assert_eq!(bench.n_recorded, 2, "{}", bench.text());
    bench.keys("d d");
    let interest = "records the decision but has an interest in NF-20031";
    assert!(summary(&bench).contains(interest), "{}", summary(&bench));
    assert!(message(&bench, "verdict").contains(interest));
    let overview = bench.model.overview.as_mut().unwrap();
    let chair = MemberId::new("chair").unwrap();
    let present = &mut overview.sitting.as_mut().unwrap().present;
    present.retain(|member| member.id == chair);
    bench.keys("Tab");
    bench.type_text("Why?");
    let quorum = "· The quorum is 4; 0 who decide are present";
    assert!(summary(&bench).contains(quorum), "{}", summary(&bench));
}

#[test]
fn without_a_sitting_the_form_tells_that_and_the_rest() {
    let mut bench = Bench::new();
    bench.open_case().keys("d d");
    let text = summary(&bench);
    assert_eq!(text.matches("No sitting is open").count(), 1, "{text}");
    for words in [REASONS, RATIONALE, "A deferral names its questions."] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

fn set_limit(bench: &mut Bench, months: u32) {
    let overview = bench.model.overview.as_mut().unwrap();
    let longest = &mut Arc::make_mut(&mut overview.rules).transition_months_max;
    let mut value = longest.values()[0].clone();
    value.value = months;
    *longest = longest.clone().with(value);
}

#[test]
fn a_transition_begins_with_the_longest_length_that_the_rules_of_the_day_allow() {
    for (limit, by) in [(1, "24 Dec 2026"), (3, "24 Feb 2027"), (5, "24 Apr 2027")] {
        let mut bench = Bench::new();
        bench.open_sitting().open_case();
        set_limit(&mut bench, limit);
        bench.keys("t");
        let form = bench.model.form.as_ref().unwrap();
        assert_eq!(form.kept("months"), limit.to_string());
        let months = form.fields.iter().find(|field| field.name == "months");
        let hint = format!("such as {limit} (longer is an exception)");
        assert_eq!(months.unwrap().hint, hint);
        let kept = format!(
            "✓ Normal limit kept: new amount on {by}, limit {by} [Northfold (invented): terms of \
             reference of the moderation panel, 2026, illustrative]"
        );
        assert_eq!(note(&bench, "months"), kept);
        assert!(summary(&bench).contains(&kept), "{}", summary(&bench));
        to_field(&mut bench, "months");
        bench.keys("C-u").type_text(&(limit + 1).to_string());
        assert_eq!(note(&bench, "months"), "", "longer is no longer within it");
        let text = summary(&bench);
        assert!(!text.contains("Normal limit kept"), "{text}");
        let waits = "it then waits for: Senior practitioner or Service director.";
        assert!(text.contains(waits), "{text}");
    }
}

#[test]
fn whose_approval_an_exception_needs_is_as_the_rules_have_it() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    let overview = bench.model.overview.as_mut().unwrap();
    for role in &mut Arc::make_mut(&mut overview.rules).roles {
        role.approves_exceptions = role.id.as_str() == "team_manager";
    }
    bench.keys("t Tab Tab C-u").type_text("6");
    let text = summary(&bench);
    assert!(text.contains("it then waits for: Team manager."), "{text}");
    to_field(&mut bench, "exception");
    bench.type_text("Her sister moves in only in May.");
    let waits = "An exception awaits approval (Team manager; no member has this role yet): the new \
                 amount comes on 24 May 2027";
    assert!(summary(&bench).contains(waits), "{}", summary(&bench));
    let told = "An exception: the new amount comes on 24 May 2027, after the normal limit of 3 \
                months (24 Feb 2027) [Northfold (invented): terms of reference";
    assert!(
        note(&bench, "months").starts_with(told),
        "{}",
        note(&bench, "months")
    );
}

const DELEGATION: &str =
    "[Northfold (invented): scheme of delegation, schedule 7, 2026, illustrative]";

#[test]
fn a_recommendation_says_whose_limit_it_is_over_and_where_that_stands() {
    let mut bench = begun("d a Enter");
    bench.type_text("900").keys("Enter a");
    let why = format!(
        "£900.00 a week is over the delegated limit: the limit of Chair is £800.00 a week \
         {DELEGATION}"
    );
    assert_eq!(note(&bench, "amount"), format!("A recommendation: {why}"));
    assert!(summary(&bench).contains(&why), "while the rest is wanting");
    bench.keys("Enter");
    let reasons = bench.model.form.as_ref().unwrap();
    assert_eq!(reasons.focused().unwrap().name, "reasons");
    bench.keys("b Tab").type_text("Nights need two carers.");
    assert_snapshot!("recommendation_in_the_form", bench.look());
    bench.keys("C-s");
    assert_snapshot!("recommendation_to_confirm", bench.look());
    bench.keys("R 3");
    assert_eq!(bench.n_recorded, 2, "{}", bench.text());
    assert_snapshot!("recommendation_in_approvals", bench.look());
}

#[test]
fn the_ways_to_challenge_stand_in_the_form_and_are_counted_before_it_is_recorded() {
    let mut bench = begun("d");
    let ways = bench
        .model
        .overview
        .as_ref()
        .unwrap()
        .rules
        .challenges
        .clone();
    assert!(ways.len() > 1);
    for way in &ways {
        let words = format!("· {} ({}) [", way.title, way.time_limit.values()[0].value);
        assert!(summary(&bench).contains(&words), "{}", summary(&bench));
    }
    bench.keys("Esc");
    write_transition(&mut bench, "3", "");
    bench.keys("C-s");
    let text = bench.text().replace('\n', " ");
    let words = format!("tells the person {} ways", ways.len());
    assert!(text.contains(&words), "{text}");
}

/// An exception on the case, recorded by the chair, with everything that may stand in a decision.
fn exception_waits() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "Her sister moves in only in May.");
    to_field(&mut bench, "other_options");
    bench.type_text("Staying at the present amount.");
    bench.keys("C-s R");
    assert_eq!(bench.n_recorded, 2, "{}", bench.text());
    bench
}

#[test]
fn whoever_approves_sees_the_whole_case() {
    let mut bench = exception_waits();
    bench.keys("3 a");
    let text = summary(&bench);
    let decision = &bench.model.waiting.selected().unwrap().decision.decision;
    let flags = decision.seen().flags.iter();
    let flags = flags.map(|flag| format!("Flag: {}", flag.in_full()));
    let warnings = decision.warnings().iter();
    let warnings = warnings.map(|known| format!("{} [{}]", known.message, known.source));
    let parts = [
        "Reason: ",
        "(class: ",
        "Rationale: Less help is needed since the fall healed.",
        "Why it must take longer: Her sister moves in only in May.",
        "Relied on: assessment of ",
        "How the amount meets the needs: Two visits a day meet the assessed needs.",
        "The person's view: She agrees, if it goes slowly.",
        "Other options: Staying at the present amount.",
        "Care Act s.26, a week:",
        "gross cost",
        "cost to the council",
        "the person's part",
        "the council's part",
    ];
    let parts = parts.into_iter().map(ToOwned::to_owned);
    let all: Vec<String> = parts.chain(flags).chain(warnings).collect();
    assert!(all.len() > 12, "the case has flags: {all:?}");
    for part in all {
        assert!(text.contains(&part), "{part}\n{text}");
    }
}

#[test]
fn an_approver_learns_whether_they_sat_also_after_the_sitting_closed() {
    let mut bench = exception_waits();
    let sat = "You are entered as present at the sitting that decided.";
    let absent = "You are not entered as present at the sitting that decided.";
    bench.keys("3 a");
    assert!(summary(&bench).contains(sat), "{}", summary(&bench));
    bench.keys("Esc 2 c R 3 a");
    assert!(bench.model.overview.as_ref().unwrap().sitting.is_none());
    assert!(summary(&bench).contains(sat), "{}", summary(&bench));
    let row = bench.model.waiting.selected().unwrap();
    let members = &bench.model.overview.as_ref().unwrap().members;
    let other = members
        .iter()
        .position(|member| !row.sat.contains(&member.id));
    let other = other.unwrap();
    bench.keys(&format!("F2 50*k {other}*j Enter"));
    assert!(summary(&bench).contains(absent), "{}", summary(&bench));
}
