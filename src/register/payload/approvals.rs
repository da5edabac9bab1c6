//! Bytes of an approval.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_enum, packed_struct};
use crate::panel::approval::{Approval, ApprovalAnswer, ApprovalMotion};

impl Pack for Approval {
    fn pack(&self, out: &mut Packed) {
        self.motion().pack(out);
        self.was_present().pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        let motion = Pack::unpack(from)?;
        Ok(Approval::restore(motion, Pack::unpack(from)?))
    }
}

packed_struct!(ApprovalMotion {
    decision,
    case,
    approver,
    answer,
    reasons,
    date
});

packed_enum!(ApprovalAnswer, "answer to an exception" {
    1 = Approved,
    2 = Refused,
});
