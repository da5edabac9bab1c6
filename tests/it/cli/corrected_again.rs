//! A correction is withdrawn and its decision corrected again: how the papers tell it.

use crate::cli::papers::{agreed, exception, motion, open_sitting};
use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{member_id, words};
use ras_panel::app::command::Command;
use ras_panel::app::desk::itself::Desk;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::motion::Motion;
use ras_panel::terms::ids::EntryNumber;

/// A decision, its correction that waited, the withdrawal of that, and the next correction.
struct Story {
    home: Home,
    desk: Desk,
    first: u64,
    correction: u64,
    withdrawal: u64,
}

fn corrects(first: u64, seen: u64) -> impl FnOnce(&mut Motion) {
    move |motion| {
        motion.mover = Some(member_id("m-1"));
        motion.supersedes = Some(EntryNumber(first));
        motion.last_entry_seen = Some(EntryNumber(seen));
    }
}

impl Story {
    fn withdrawn() -> Story {
        let home = Home::with_cases();
        let mut desk = home.desk("chair");
        open_sitting(&mut desk);
        let first = agreed(&mut desk);
        let correction = recorded(&mut desk, exception(corrects(first, first)));
        let withdraw = Command::Withdraw {
            decision: EntryNumber(correction),
            reason: words("The carers come sooner."),
        };
        let withdrawal = recorded(&mut desk, withdraw);
        Story {
            home,
            desk,
            first,
            correction,
            withdrawal,
        }
    }

    fn again(&mut self) -> u64 {
        let again = motion("T-001", corrects(self.first, self.withdrawal));
        recorded(&mut self.desk, again)
    }

    fn json(&self, entry: u64) -> serde_json::Value {
        let entry = entry.to_string();
        let command = ["record", "T-001", "--format", "json", "--entry", &entry];
        self.home.run(&command).json()
    }

    fn flat(&self, command: &[&str]) -> String {
        let text = self.home.run(command).well();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn the_record_says_that_the_decision_goes_on_and_why() {
    let story = Story::withdrawn();
    let (correction, withdrawal) = (story.correction, story.withdrawal);
    assert_eq!(
        story.json(story.first)["state"],
        format!(
            "It goes on: its correction, entry {correction}, was withdrawn by entry {withdrawal} \
             before it held. It stands."
        )
    );
}

#[test]
fn record_minutes_and_case_tell_what_the_next_correction_took_the_place_of() {
    let mut story = Story::withdrawn();
    let last = story.again();
    let (first, correction, withdrawal) = (story.first, story.correction, story.withdrawal);
    let place = format!(
        "In the place of entry {first} (its earlier correction, entry {correction}, was withdrawn \
         by entry {withdrawal})"
    );
    let reckoned = format!(
        "Correction reckoned from £564.40 a week, the present amount as if entry {first} had not \
         been"
    );
    let entry = last.to_string();
    for command in [
        ["record", "T-001", "--entry", &entry].as_slice(),
        &["minutes"],
    ] {
        let text = story.flat(command);
        assert!(text.contains(&place), "{text}");
        assert!(text.contains(&reckoned), "{text}");
    }
    let shown = story.flat(&["show", "T-001"]);
    for told in [
        format!("(superseded by entry {last}) · entry {first}"),
        format!("(withdrawn by entry {withdrawal}) · entry {correction}"),
        format!("(entry {last} is the next correction, in the place of this) · entry {withdrawal}"),
    ] {
        assert!(shown.contains(&told), "{told} in {shown}");
    }
    let json = story.json(last);
    assert_eq!(json["supersedes"], first);
    let instead = &json["instead_of_withdrawn"];
    assert_eq!(instead["correction"], correction);
    assert_eq!(instead["withdrawn"], withdrawal);
    assert_eq!(json["issue"]["present_without"], serde_json::json!([first]));
    let superseded = &story.json(first)["superseded_by"];
    assert_eq!(superseded, last);
    let state = story.json(correction)["state"].to_string();
    let instead = format!("Entry {last} corrects entry {first} in its place.");
    assert!(state.contains(&instead), "{state}");
    assert_eq!(story.home.run(&["verify"]).code, 0);
}

#[test]
fn the_register_tells_the_withdrawal_which_correction_followed_it() {
    let mut story = Story::withdrawn();
    let last = story.again();
    let newest = Command::Entries {
        before: None,
        n_max: 20,
    };
    let Ok(Outcome::Entries(rows)) = story.desk.execute(newest) else {
        panic!("the register is there");
    };
    let row = |entry: u64| rows.iter().find(|row| row.number.0 == entry).unwrap();
    let followed = format!("Entry {last} is the next correction, in the place of this.");
    assert!(row(story.withdrawal).lines.contains(&followed));
    assert_eq!(row(story.withdrawal).gone, None);
    let superseded = format!("superseded by entry {last}");
    assert_eq!(row(story.first).gone, Some(superseded));
    let place = format!("In the place of entry {}", story.first);
    let told = &row(last).lines;
    assert!(told.iter().any(|line| line.starts_with(&place)), "{told:?}");
}
