//! Whose decision it is: who recorded or moved it, or any decision that it corrects.

use super::standing::{Standing, StandingDecision};
use crate::terms::ids::{EntryNumber, MemberId};

/// What somebody did to bring a decision about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// Recorded it.
    Recorded,
    /// Moved it.
    Moved,
}

impl Did {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Did::Recorded => "recorded",
            Did::Moved => "moved",
        }
    }
}

/// Somebody who brought a decision about, and so does not answer it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Who.
    pub member: MemberId,
    /// What they did.
    pub did: Did,
    /// The decision: the one that waits, or one that it corrects, directly or over others.
    pub entry: EntryNumber,
}

/// Everybody who recorded or moved a decision or what it corrects, the decision's own first; a
/// member is named once for what they recorded and once for what they moved.
#[must_use]
pub fn authors(known: &StandingDecision, standing: &Standing) -> Vec<Author> {
    let mut found: Vec<Author> = Vec::new();
    let mut next = Some(known);
    while let Some(StandingDecision {
        entry, decision, ..
    }) = next
    {
        let motion = decision.motion();
        let recorded = (Did::Recorded, Some(&motion.recorder));
        for (did, member) in [recorded, (Did::Moved, motion.mover.as_ref())] {
            let is_new = |id: &&MemberId| !found.iter().any(|a| a.did == did && a.member == **id);
            if let Some(member) = member.filter(is_new) {
                found.push(Author {
                    member: member.clone(),
                    did,
                    entry: *entry,
                });
            }
        }
        // What a decision corrects was recorded before it: the walk comes to an end.
        let earlier = motion.supersedes.filter(|earlier| earlier < entry);
        let gone = standing.gone.iter().map(|gone| &gone.known);
        let mut all = standing.decisions.iter().chain(gone);
        next = all.find(|known| Some(known.entry) == earlier);
    }
    found
}
