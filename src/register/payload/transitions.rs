//! Bytes of a transition's terms and of its computed schedule.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_enum, packed_struct};
use crate::panel::transition::{FirstPeriod, Profile, Schedule, ScheduleStep, TransitionTerms};

packed_struct!(TransitionTerms {
    start,
    months,
    profile,
    first_period,
    floor
});

packed_enum!(Profile, "transition profile" {
    1 = AtOnce,
    2 = EqualSteps,
    3 = StraightLine,
    4 = PercentPerStep(percent),
    5 = AmountPerStep(amount),
    6 = HoldThenDrop,
    7 = OwnSteps(steps),
});

packed_enum!(FirstPeriod, "first period" {
    1 = PresentAmount,
    2 = FirstStep,
});

packed_struct!(Schedule {
    present,
    new,
    steps,
    cost,
    saving_by_year
});

packed_struct!(ScheduleStep { from, amount });
