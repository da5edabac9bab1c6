//! What is worth a look in a proposal is told again when its effect is shown, kept, and read.

use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{member_id, words};
use ras_panel::app::command::{Command, ProposalDraft};
use ras_panel::app::outcome::Outcome;
use ras_panel::config::dated::ParameterKey;
use ras_panel::terms::ids::{CaseRef, ProposalRef};
use rust_decimal::dec;

#[test]
fn what_is_worth_a_look_is_told_again_when_the_effect_is_shown_and_kept() {
    let home = Home::with_cases();
    let mut desk = home.desk("chair");
    let present = ["chair", "m-1", "m-2", "sw", "senior"].map(member_id);
    let (present, chair) = (present.to_vec(), member_id("chair"));
    recorded(&mut desk, Command::OpenSitting { present, chair });
    let draft = ProposalDraft {
        reference: None,
        title: words("a change"),
        changes: vec![(ParameterKey("adjustment.uplift.value".into()), dec!(0.15))],
        reason: words("prices."),
        evidence: vec![CaseRef::new("T-001").unwrap()],
    };
    recorded(&mut desk, Command::Propose(Box::new(draft)));
    let reference = ProposalRef::new("P-2026-01").unwrap();
    recorded(&mut desk, Command::SubmitProposal(reference.clone()));
    let look = "Please look: adjustment.uplift.value.2.value: changes by 0.15 per cent";
    let model = Command::ModelProposal(reference);
    let tried = Command::Try {
        command: Box::new(model.clone()),
        sentence: "Keep it?".to_owned(),
    };
    let Outcome::Tried { sentence: asks, .. } = desk.execute(tried).unwrap() else {
        panic!("not tried");
    };
    assert!(asks.contains(look), "{asks}");
    let Outcome::Recorded { sentence: told, .. } = desk.execute(model).unwrap() else {
        panic!("not recorded");
    };
    assert!(told.contains(look), "{told}");
    let Outcome::Proposals(rows) = desk.execute(Command::Proposals).unwrap() else {
        panic!("no proposals");
    };
    assert!(rows[0].look[0].contains(look), "{:?}", rows[0].look);
}
