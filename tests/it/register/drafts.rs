//! Drafts: kept, beside each other where two programs write, and gone with what they became.

use crate::register::decision_samples::*;
use crate::register::samples::*;
use ras_panel::panel::record::Record;
use ras_panel::register::append::JudgedOn;
use ras_panel::register::drafts::{Draft, DraftKey};
use ras_panel::register::error::RegisterError;
use ras_panel::register::store::Register;

#[test]
fn drafts_are_kept_replaced_and_thrown_away() {
    let (_folder, path, mut register) = empty();
    let mut draft = Draft {
        form: "decision".to_owned(),
        subject: "NF-00001".to_owned(),
        member: member_id("chair"),
        text: "amount=520".to_owned(),
        saved_utc_ms: NOON,
    };
    let key = key_of(&draft);
    assert_eq!(register.save_draft(&draft, None).unwrap(), 0);
    let before = std::mem::replace(&mut draft.text, "amount=52".to_owned());
    assert_eq!(register.save_draft(&draft, Some(&before)).unwrap(), 0);
    drop(register);
    let mut register = reopened(&path);
    assert_eq!(register.drafts_of(&key).unwrap(), [draft.clone()]);
    assert_eq!(register.drafts().unwrap(), [draft.clone()]);
    assert!(register.delete_draft(&key, "amount=52").unwrap());
    assert!(!register.delete_draft(&key, "amount=52").unwrap());
    assert_eq!(register.drafts().unwrap(), []);
}

#[test]
fn a_draft_never_takes_the_place_of_one_that_its_writer_has_not_seen() {
    let (_folder, _path, mut register) = empty();
    let draft = |form: &str, text: &str| Draft {
        form: form.to_owned(),
        subject: "P-1".to_owned(),
        member: member_id("chair"),
        text: text.to_owned(),
        saved_utc_ms: NOON,
    };
    let key = key_of(&draft("proposal", ""));
    let texts = |register: &Register| {
        let drafts = register.drafts_of(&key).unwrap();
        let texts: Vec<String> = drafts.into_iter().map(|draft| draft.text).collect();
        texts.join(" ")
    };
    let keep = |register: &mut Register, text: &str, of: Option<&str>| {
        register.save_draft(&draft("proposal", text), of).unwrap()
    };
    // A form whose name begins alike is another.
    register
        .save_draft(&draft("proposal approval", "yes"), None)
        .unwrap();
    assert_eq!(keep(&mut register, "a", None), 0);
    assert_eq!(keep(&mut register, "b", None), 1, "beside the other's");
    assert_eq!(texts(&register), "a b");
    assert_eq!(keep(&mut register, "a2", Some("a")), 1);
    assert_eq!(keep(&mut register, "b2", Some("b")), 1);
    assert_eq!(texts(&register), "a2 b2");
    assert_eq!(keep(&mut register, "c", Some("a")), 2, "it was changed");
    assert_eq!(texts(&register), "a2 b2 c");
    assert_eq!(keep(&mut register, "c", Some("b2")), 2, "it is there");
    assert_eq!(texts(&register), "a2 b2 c");
    assert!(!register.delete_draft(&key, "a").unwrap());
    assert!(register.delete_draft(&key, "a2").unwrap());
    assert_eq!(texts(&register), "b2 c");
    assert_eq!(
        keep(&mut register, "d", None),
        2,
        "in the place that is free"
    );
    assert_eq!(texts(&register), "d b2 c");
    assert_eq!(register.drafts().unwrap().len(), 4);
}

fn key_of(draft: &Draft) -> DraftKey {
    DraftKey {
        form: draft.form.clone(),
        subject: draft.subject.clone(),
        member: draft.member.clone(),
    }
}

const TEXT: &str = "amount=520";

#[test]
fn a_draft_goes_with_the_entry_that_it_became_and_stays_when_nothing_is_recorded() {
    let (_folder, _path, mut register) = empty();
    let draft = |subject: &str| Draft {
        form: "decision".to_owned(),
        subject: subject.to_owned(),
        member: member_id("chair"),
        text: TEXT.to_owned(),
        saved_utc_ms: NOON,
    };
    let (own, other) = (draft("NF-20417"), draft("NF-00002"));
    for draft in [&own, &other] {
        register.save_draft(draft, None).unwrap();
    }
    let decided = new_entry(Record::DecisionRecorded(Box::new(agreed("NF-20417"))), 2);
    let refused = register.append_from_draft(JudgedOn::Anything, &decided, (&key_of(&own), TEXT));
    assert!(
        matches!(refused, Err(RegisterError::NoSuchSitting { .. })),
        "{refused:?}"
    );
    assert_eq!(
        register.drafts().unwrap(),
        [other.clone(), own.clone()],
        "nothing recorded, nothing lost"
    );
    register.append(&[new_entry(opened(), 1)]).unwrap();
    let changed = Draft {
        text: "amount=530".to_owned(),
        ..own.clone()
    };
    register.save_draft(&changed, None).unwrap();
    register
        .append_from_draft(JudgedOn::Anything, &decided, (&key_of(&own), TEXT))
        .unwrap();
    assert_eq!(
        register.drafts().unwrap(),
        [other.clone(), changed.clone()],
        "what another program keeps of it stays"
    );
    register.delete_draft(&key_of(&own), "amount=530").unwrap();
    let again = register.append_from_draft(JudgedOn::Anything, &decided, (&key_of(&other), TEXT));
    assert!(
        matches!(again, Err(RegisterError::Conflict(_))),
        "{again:?}"
    );
    assert_eq!(register.drafts().unwrap(), [other]);
}
