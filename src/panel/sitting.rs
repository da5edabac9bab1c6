//! One meeting of the panel.

use super::member::Member;
use crate::terms::date::{Date, shown};
use crate::terms::ids::{CaseRef, EntryNumber, MemberId, SittingRef};
use crate::terms::text::Words;

/// A sitting as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Its reference.
    pub reference: SittingRef,
    /// Its date.
    pub date: Date,
    /// The members present.
    pub present: Vec<Member>,
    /// Who chairs.
    pub chair: MemberId,
    /// The quorum in force on its date.
    pub quorum: u32,
    /// Interests, case by case: declared at this sitting, or earlier and still held at its opening.
    pub interests: Vec<HeldInterest>,
    /// Whether it is open.
    pub state: SittingState,
}

/// Whether a sitting is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SittingState {
    /// Decisions can be recorded.
    Open,
    /// It has ended.
    Closed,
}

/// A member's interest in a case, declared at a sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interest {
    /// The case.
    pub case: CaseRef,
    /// The member.
    pub member: MemberId,
    /// What the interest is.
    pub nature: Words,
}

/// An interest as the register holds it. It holds at every later sitting, too, until the member
/// states that it no longer exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldInterest {
    /// The interest.
    pub interest: Interest,
    /// The sitting at which it was declared.
    pub sitting: SittingRef,
    /// That sitting's date.
    pub date: Date,
    /// The entry that declares it.
    pub entry: EntryNumber,
    /// The entry that states that it no longer exists, and why; none while it holds.
    pub ended: Option<(EntryNumber, Words)>,
}

impl HeldInterest {
    /// Whether it keeps the member out of what is recorded from now on.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.ended.is_none()
    }

    /// Whether it kept the member out when an entry was recorded.
    #[must_use]
    pub fn held_at(&self, entry: EntryNumber) -> bool {
        let ended = self.ended.as_ref();
        self.entry < entry && ended.is_none_or(|(ended, _)| *ended > entry)
    }

    /// Where it was declared: `declared at sitting S-2026-11-24 of 24 Nov 2026 (entry 12)`.
    #[must_use]
    pub fn declared(&self) -> String {
        let (sitting, entry) = (&self.sitting, self.entry);
        format!(
            "declared at sitting {sitting} of {} (entry {entry})",
            shown(self.date)
        )
    }
}

impl Sitting {
    /// The interest of a member in a case that keeps the member out now.
    #[must_use]
    pub fn interest(&self, case: &CaseRef, member: &MemberId) -> Option<&HeldInterest> {
        let held = self.interests.iter().filter(|held| held.holds());
        let mut held = held.map(|held| (held, &held.interest));
        let found = held.find(|(_, of)| of.case == *case && of.member == *member);
        found.map(|(held, _)| held)
    }
}
