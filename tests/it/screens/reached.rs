//! What is cut has a mark and a way to read it whole; what is clicked or recorded has the keys.

use super::bench::{Bench, CASE};
use ras_panel::app::clock::Clock;
use ras_panel::app::command::Command;
use ras_panel::panel::transition::{Schedule, ScheduleStep};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{MemberId, RoleId};
use ras_panel::terms::money::{Money, PerWeek};
use ras_panel::terms::text::Words;
use ras_panel::tui::drawn::decide_effect::schedule_lines;
use ras_panel::tui::held::model::Tone;
use ras_panel::tui::keys::update::Change;

fn says(bench: &Bench, words: &str) {
    assert!(
        bench.text().contains(words),
        "no \"{words}\" in:\n{}",
        bench.text()
    );
}

/// Clicks the first place of the screen where these words stand.
fn click(bench: &mut Bench, words: &str) {
    let text = bench.text();
    let found = text.lines().enumerate().find_map(|(row, line)| {
        let before = line.get(..line.find(words)?)?;
        Some((ras_panel::tui::brush::cells::width(before), row))
    });
    let (column, row) = found.unwrap_or_else(|| panic!("no \"{words}\" in:\n{text}"));
    let (column, row) = (column.try_into().unwrap(), row.try_into().unwrap());
    bench.change(Change::Click(column, row));
}

#[test]
fn several_notices_and_a_long_message_are_read_whole_in_the_least_size() {
    let mut bench = Bench::new();
    bench.model.size = (60, 15);
    let notices = &mut bench.model.overview.as_mut().unwrap().notices;
    *notices = vec!["First and very long. ".repeat(9), "The second one.".into()];
    says(&bench, "(+1: F5)");
    bench.keys("F5");
    says(&bench, "The second one.");
    bench.keys("Esc");
    notices_of(&mut bench).truncate(1);
    says(&bench, "F5 reads on");
    notices_of(&mut bench)[0] = "Short.".to_owned();
    assert!(!bench.text().contains("F5"), "{}", bench.text());
    let long = format!(
        "{}And this is its end.",
        "Words and more words. ".repeat(20)
    );
    bench.model.say(Tone::Bad, long);
    says(&bench, "… F5 reads on");
    assert!(!bench.text().contains("its end"), "{}", bench.text());
    bench.keys("F5 End");
    says(&bench, "And this is its end.");
    bench.keys("Esc").open_sitting().open_case().keys("d F5");
    says(&bench, "is open. Entry");
}

fn notices_of(bench: &mut Bench) -> &mut Vec<String> {
    &mut bench.model.overview.as_mut().unwrap().notices
}

#[test]
fn a_list_and_a_popup_say_how_many_rows_are_out_of_sight() {
    let mut bench = Bench::new();
    bench.model.size = (60, 15);
    says(&bench, "↓ 36 more");
    bench.keys("End");
    says(&bench, "↑ 36 more");
    bench.keys("F2");
    says(&bench, "↓ 2 more");
    bench.keys("G");
    says(&bench, "↑ 2 more");
    bench.keys("Esc ?");
    says(&bench, "↓ ");
}

#[test]
fn who_recorded_an_entry_is_named_whole_and_a_kept_draft_says_its_key() {
    let mut bench = Bench::new();
    let mut other = bench.other_desk("social-worker");
    let entered = Command::EnterMember {
        id: MemberId::new("m-9").unwrap(),
        shown: Words::new("Nine").unwrap(),
        role: RoleId::new("chair").unwrap(),
        specialisms: Vec::new(),
    };
    other.execute(entered).unwrap();
    bench.model.size = (80, 24);
    bench.keys("6");
    says(&bench, "social-worker ");
    bench.open_sitting().open_case().keys("d a").pause();
    bench.keys("Esc Esc");
    for width in 60..=119 {
        bench.model.size = (width, 30);
        says(&bench, "d opens it");
    }
}

#[test]
fn the_proposal_just_written_is_the_one_that_the_next_key_submits() {
    let mut bench = Bench::new();
    bench.open_sitting().keys("5");
    for (value, reference) in [("1.20", "P-2026-01"), ("1.30", "P-2026-02")] {
        bench
            .keys("w")
            .type_text(&format!("keeping clean weighting = {value}"));
        bench.keys("Tab").type_text("Too low.");
        bench.keys("Tab").type_text(CASE).keys("C-s R");
        let selected = bench.model.proposals.selected().unwrap();
        assert_eq!(selected.proposal.reference.as_str(), reference);
    }
    bench.keys("s");
    says(&bench, "Submit proposal P-2026-02");
}

#[test]
fn a_click_on_a_choice_takes_it_and_a_second_one_takes_a_tick_away() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d");
    click(&mut bench, "Return to the worker");
    let kept = |bench: &Bench, name: &str| bench.model.form.as_ref().unwrap().kept(name);
    assert_eq!(kept(&bench, "verdict"), "return");
    assert!(bench.model.form.as_ref().unwrap().unsaved, "it is kept");
    says(&bench, "To be done");
    click(&mut bench, "Reasons");
    assert_eq!(kept(&bench, "verdict"), "return");
    click(&mut bench, "the need ↓");
    let ticked = kept(&bench, "reasons");
    assert!(!ticked.is_empty(), "the second line of a choice is its own");
    click(&mut bench, "The person's needs have grown");
    assert_eq!(kept(&bench, "reasons").split('|').count(), 2);
    click(&mut bench, "The person's needs have grown");
    assert_eq!(kept(&bench, "reasons"), ticked);
}

#[test]
fn a_flag_that_no_case_has_is_told_with_those_that_there_are() {
    let mut bench = Bench::new();
    bench.keys("/").type_text("flag:xyz");
    says(&bench, "no flag here is called xyz; there are: ");
    says(&bench, "GAP");
    says(&bench, "43 of 43");
    bench.keys("Esc /").type_text("age:-3");
    says(&bench, "it takes a whole number from 0, such as age:75+");
}

#[test]
fn what_a_yes_would_do_is_not_said_to_whoever_may_not_give_it() {
    let mut bench = Bench::new();
    bench.open_sitting().keys("1 Esc /").type_text("NF-49544");
    bench
        .keys("Enter Enter d i Tab b Tab")
        .type_text("More help.");
    bench.keys("C-s R");
    says(&bench, "It is a recommendation");
    let later = Clock::standing_at("2026-12-02T10:00:00Z").unwrap();
    let mut bench = bench.restarted_at(later);
    bench.keys("3");
    says(&bench, "The rules do not let you approve it.");
    assert!(!bench.text().contains("Approved today"), "{}", bench.text());
    let director = MemberId::new("director").unwrap();
    bench.ask(Command::ActAs(director));
    says(&bench, "Approved today");
}

#[test]
fn a_specialism_stands_whole_in_every_width() {
    let mut bench = Bench::new();
    bench.open_sitting();
    for width in 60..=140 {
        bench.model.size = (width, 40);
        says(&bench, "sensory impairment");
        says(&bench, "learning disability");
    }
}

#[test]
fn a_bar_is_as_long_as_its_amount_where_a_step_is_above_both_ends() {
    let pounds = |pounds: i64| PerWeek(Money::from_pence(pounds * 100).unwrap());
    let step = |month, amount| ScheduleStep {
        from: Date::new(2026, month, 1).unwrap(),
        amount: pounds(amount),
    };
    let schedule = Schedule {
        present: pounds(100),
        new: pounds(50),
        steps: vec![step(10, 200), step(11, 100), step(12, 50)],
        cost: Money::ZERO,
        saving_by_year: Vec::new(),
    };
    let lines = schedule_lines(&schedule, "£");
    let bars = lines.iter().map(|(_, line)| line.matches('█').count());
    assert_eq!(bars.collect::<Vec<_>>(), [0, 10, 5, 2]);
}
