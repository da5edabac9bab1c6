//! What stands now, put together from the entries: sittings, members, proposals, RAS versions.

use super::entry_row::stored;
use super::error::RegisterError;
use super::payload::kinds::{EntryKind, IdentityKind};
use super::recorded::Recorded;
use super::store::Register;
use crate::panel::member::Member;
use crate::panel::proposal::{Proposal, Stage};
use crate::panel::record::{RasAdoption, Record, StoredRules};
use crate::panel::sitting::{HeldInterest, Sitting, SittingState};
use crate::terms::date::Date;
use crate::terms::ids::{EntryNumber, MemberId, ProposalRef, SittingRef};
use std::collections::BTreeMap;

/// A value as it stands, with the newest entry that made it so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOf<T> {
    /// The newest entry.
    pub entry: EntryNumber,
    /// The value.
    pub value: T,
}

impl Register {
    /// The sittings in the order in which they were opened.
    pub fn sittings(&self) -> Result<Vec<AsOf<Sitting>>, RegisterError> {
        let mut sittings: Vec<AsOf<Sitting>> = Vec::new();
        for recorded in self.about(IdentityKind::Sitting)? {
            let entry = recorded.number;
            if let Some(mut value) = opened(&recorded) {
                value.interests = held(&sittings);
                sittings.push(AsOf { entry, value });
                continue;
            }
            end_interest(&mut sittings, &recorded);
            let known = sittings
                .iter_mut()
                .find(|known| known.value.reference.as_str() == recorded.subject.reference);
            if let (Some(known), Some(record)) = (known, recorded.record()) {
                known.entry = entry;
                happened(&mut known.value, record, entry);
            }
        }
        Ok(sittings)
    }

    /// One sitting; nothing when there is none.
    pub fn sitting(&self, sitting: &SittingRef) -> Result<Option<AsOf<Sitting>>, RegisterError> {
        let mut all = self.sittings()?;
        let place = all
            .iter()
            .position(|known| known.value.reference == *sitting);
        Ok(place.map(|place| all.swap_remove(place)))
    }

    /// Everything recorded from one entry to another, both included, oldest first.
    pub fn between(
        &self,
        first: EntryNumber,
        last: EntryNumber,
    ) -> Result<Vec<Recorded>, RegisterError> {
        let (first, last) = (stored(first), stored(last));
        self.reading(|connection| {
            let sql = "SELECT number FROM entry WHERE number BETWEEN ?1 AND ?2 ORDER BY number";
            super::lookup::all(connection, self.log_id, sql, (first, last))
        })
    }

    /// Every entry about a sitting itself, oldest first: opened, attendance, interests, closed.
    pub fn sitting_history(&self, sitting: &SittingRef) -> Result<Vec<Recorded>, RegisterError> {
        self.reading(|connection| {
            super::lookup::all(
                connection,
                self.log_id,
                "SELECT e.number FROM entry e JOIN identity i ON i.id = e.subject
                 WHERE i.kind = ?1 AND i.reference = ?2 ORDER BY e.number",
                (IdentityKind::Sitting.code(), sitting.as_str()),
            )
        })
    }

    /// The members as they stand, by id.
    pub fn members(&self) -> Result<Vec<Member>, RegisterError> {
        let mut members: BTreeMap<MemberId, Member> = BTreeMap::new();
        for recorded in self.of_kind(EntryKind::MemberEntered)? {
            if let Some(Record::MemberEntered(member)) = recorded.record() {
                members.insert(member.id.clone(), member.clone());
            }
        }
        Ok(members.into_values().collect())
    }

    /// The proposals as they stand, in the order in which they were first written.
    ///
    /// An answer after the newest text makes the stage approved or refused; a RAS version that
    /// carries the proposal out makes it adopted.
    pub fn proposals(&self) -> Result<Vec<AsOf<Proposal>>, RegisterError> {
        let mut proposals: Vec<AsOf<Proposal>> = Vec::new();
        for recorded in self.about(IdentityKind::Proposal)? {
            let entry = recorded.number;
            match recorded.record() {
                Some(Record::ProposalRecorded(proposal)) => {
                    let value = proposal.as_ref().clone();
                    match place_of(&mut proposals, &value.reference) {
                        Some(known) => *known = AsOf { entry, value },
                        None => proposals.push(AsOf { entry, value }),
                    }
                }
                Some(Record::ProposalAnswered {
                    proposal, approved, ..
                }) => {
                    if let Some(known) = place_of(&mut proposals, proposal) {
                        known.entry = entry;
                        known.value.stage = if *approved {
                            Stage::Approved
                        } else {
                            Stage::Refused
                        };
                    }
                }
                _ => {}
            }
        }
        for version in self.ras_versions()? {
            let adopted = version.value.proposal.as_ref();
            let known = adopted.and_then(|proposal| place_of(&mut proposals, proposal));
            if let Some(known) = known {
                known.entry = known.entry.max(version.entry);
                known.value.stage = Stage::Adopted {
                    from: version.value.from,
                    version: version.value.ras.1.clone(),
                };
            }
        }
        Ok(proposals)
    }

    /// The RAS versions in the order in which they were recorded.
    pub fn ras_versions(&self) -> Result<Vec<AsOf<RasAdoption>>, RegisterError> {
        let all = self.of_kind(EntryKind::RasAdopted)?;
        Ok(all
            .into_iter()
            .filter_map(|recorded| match recorded.record() {
                Some(Record::RasAdopted(adoption)) => Some(AsOf {
                    entry: recorded.number,
                    value: adoption.clone(),
                }),
                _ => None,
            })
            .collect())
    }

    /// The panel's rules in the order in which they came into force.
    pub fn panel_rules(&self) -> Result<Vec<AsOf<StoredRules>>, RegisterError> {
        let all = self.of_kind(EntryKind::PanelRulesSet)?;
        let set = all
            .into_iter()
            .filter_map(|recorded| match recorded.record() {
                Some(Record::PanelRulesSet(rules)) => Some(AsOf {
                    entry: recorded.number,
                    value: rules.clone(),
                }),
                _ => None,
            });
        Ok(set.collect())
    }

    /// The RAS version that is live on a date: the one with the latest start on or before it, and
    /// of several with the same start the one recorded last. Nothing before the first.
    pub fn live_ras(&self, on: Date) -> Result<Option<AsOf<RasAdoption>>, RegisterError> {
        Ok(self
            .ras_versions()?
            .into_iter()
            .filter(|version| version.value.from <= on)
            .max_by_key(|version| (version.value.from, version.entry)))
    }

    fn about(&self, kind: IdentityKind) -> Result<Vec<Recorded>, RegisterError> {
        self.reading(|connection| {
            super::lookup::all(
                connection,
                self.log_id,
                "SELECT e.number FROM entry e JOIN identity i ON i.id = e.subject
                 WHERE i.kind = ?1 ORDER BY e.number",
                [kind.code()],
            )
        })
    }
}

fn place_of<'a>(
    proposals: &'a mut [AsOf<Proposal>],
    reference: &ProposalRef,
) -> Option<&'a mut AsOf<Proposal>> {
    proposals
        .iter_mut()
        .find(|known| known.value.reference == *reference)
}

fn opened(recorded: &Recorded) -> Option<Sitting> {
    match recorded.record()? {
        Record::SittingOpened {
            sitting,
            date,
            present,
            chair,
            quorum,
        } => Some(Sitting {
            reference: sitting.clone(),
            date: *date,
            present: present.clone(),
            chair: chair.clone(),
            quorum: *quorum,
            interests: Vec::new(),
            state: SittingState::Open,
        }),
        _ => None,
    }
}

/// The interests that hold after some sittings, in the order in which they were declared.
#[must_use]
pub fn held(sittings: &[AsOf<Sitting>]) -> Vec<HeldInterest> {
    let declared = sittings.iter().flat_map(|known| {
        let sitting = &known.value;
        let interests = sitting.interests.iter();
        interests.filter(|held| held.sitting == sitting.reference)
    });
    declared.filter(|held| held.holds()).cloned().collect()
}

/// Ends an interest in every sitting that knows of it.
fn end_interest(sittings: &mut [AsOf<Sitting>], recorded: &Recorded) {
    let Some(Record::InterestEnded {
        declared, reason, ..
    }) = recorded.record()
    else {
        return;
    };
    let known = sittings.iter_mut();
    let known = known.flat_map(|known| &mut known.value.interests);
    for held in known.filter(|held| held.entry == *declared) {
        held.ended = Some((recorded.number, reason.clone()));
    }
}

fn happened(sitting: &mut Sitting, record: &Record, entry: EntryNumber) {
    match record {
        Record::AttendanceChanged { present, .. } => sitting.present.clone_from(present),
        Record::InterestDeclared { interest, .. } => sitting.interests.push(HeldInterest {
            interest: interest.clone(),
            sitting: sitting.reference.clone(),
            date: sitting.date,
            entry,
            ended: None,
        }),
        Record::SittingClosed { .. } => sitting.state = SittingState::Closed,
        _ => {}
    }
}
