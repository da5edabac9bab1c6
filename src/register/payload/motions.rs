//! Bytes of a motion.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_enum, packed_struct};
use crate::panel::motion::{Evidence, EvidenceKind, GateAnswer, Motion, PersonsView};

packed_struct!(Motion {
    case,
    recorder,
    mover,
    verdict,
    effective,
    effective_reason,
    reasons,
    rationale,
    relied_on,
    how_needs_are_met,
    persons_view,
    other_options,
    gate,
    incomplete_package_confirmed,
    supersedes,
    last_entry_seen,
});

packed_struct!(Evidence { kind, date, what });

packed_enum!(EvidenceKind, "kind of paper" {
    1 = Assessment,
    2 = Review,
    3 = Other,
});

packed_enum!(PersonsView, "person's view" {
    1 = Given(words),
    2 = NotKnown(words),
});

packed_enum!(GateAnswer, "answer to the reablement and telecare gate" {
    1 = Considered(words),
    2 = NotCalledFor(words),
    3 = Interim { due },
});
