//! Numbers, text, dates, money and identifiers as bytes.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_enum};
use crate::terms::budget::{Completeness, IndicativeBudget, PersonalBudget};
use crate::terms::date::{Date, FinancialYear};
use crate::terms::ids::{
    AssessmentRef, CaseRef, EntryNumber, MemberId, ProposalRef, QuestionId, RoleId, SittingRef,
};
use crate::terms::money::{Money, PerWeek};
use crate::terms::text::{Label, Words};
use rust_decimal::Decimal;

macro_rules! whole_numbers {
    ($($type:ty),+) => {$(
        impl Pack for $type {
            fn pack(&self, out: &mut Packed) {
                out.raw(&self.to_be_bytes());
            }

            fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
                Ok(<$type>::from_be_bytes(from.array()?))
            }
        }
    )+};
}
whole_numbers!(i16, i32, i64, i128, u32, u64);

impl Pack for bool {
    fn pack(&self, out: &mut Packed) {
        out.raw(&[u8::from(*self)]);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        match from.array()? {
            [0] => Ok(false),
            [1] => Ok(true),
            [other] => Err(PayloadFault::not_a("yes or no", other)),
        }
    }
}

impl Pack for String {
    fn pack(&self, out: &mut Packed) {
        out.length(self.len());
        out.raw(self.as_bytes());
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        let n = from.length()?;
        let bytes = from.take(n)?.to_vec();
        String::from_utf8(bytes).map_err(|_| PayloadFault::not_a("text", "not UTF-8"))
    }
}

/// Packed as a text is.
impl Pack for Label {
    fn pack(&self, out: &mut Packed) {
        out.length(self.len());
        out.raw(self.as_bytes());
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        String::unpack(from).map(Label::from)
    }
}

impl Pack for Words {
    fn pack(&self, out: &mut Packed) {
        self.as_str().to_owned().pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        let text = String::unpack(from)?;
        match Words::new(&text) {
            Ok(words) if words.as_str() == text => Ok(words),
            Ok(_) => Err(PayloadFault::not_a("cleaned text", &text)),
            Err(problem) => Err(PayloadFault::not_a("text", problem)),
        }
    }
}

impl Pack for Date {
    fn pack(&self, out: &mut Packed) {
        out.raw(&self.year().to_be_bytes());
        out.raw(&self.month().to_be_bytes());
        out.raw(&self.day().to_be_bytes());
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        let year = i16::from_be_bytes(from.array()?);
        let month = i8::from_be_bytes(from.array()?);
        let day = i8::from_be_bytes(from.array()?);
        Date::new(year, month, day)
            .map_err(|_| PayloadFault::not_a("date", format_args!("{year}-{month}-{day}")))
    }
}

impl Pack for FinancialYear {
    fn pack(&self, out: &mut Packed) {
        self.0.pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        i16::unpack(from).map(FinancialYear)
    }
}

impl Pack for Decimal {
    fn pack(&self, out: &mut Packed) {
        self.mantissa().pack(out);
        self.scale().pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        let digits = i128::unpack(from)?;
        let scale = u32::unpack(from)?;
        Decimal::try_from_i128_with_scale(digits, scale)
            .map_err(|_| PayloadFault::not_a("number", format_args!("{digits} scale {scale}")))
    }
}

impl Pack for Money {
    fn pack(&self, out: &mut Packed) {
        self.pence().pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        let pence = i64::unpack(from)?;
        Money::from_pence(pence)
            .ok_or_else(|| PayloadFault::not_a("sum of money", format_args!("{pence} pence")))
    }
}

macro_rules! wrapped {
    ($($type:ident),+) => {$(
        impl Pack for $type {
            fn pack(&self, out: &mut Packed) {
                self.0.pack(out);
            }

            fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
                Pack::unpack(from).map($type)
            }
        }
    )+};
}
wrapped!(PerWeek, IndicativeBudget, PersonalBudget, EntryNumber);

macro_rules! identifiers {
    ($($type:ident),+) => {$(
        impl Pack for $type {
            fn pack(&self, out: &mut Packed) {
                self.as_str().to_owned().pack(out);
            }

            fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
                let text = String::unpack(from)?;
                $type::new(&text).map_err(|problem| PayloadFault::not_a(problem.kind, &text))
            }
        }
    )+};
}
identifiers!(
    AssessmentRef,
    CaseRef,
    MemberId,
    ProposalRef,
    QuestionId,
    RoleId,
    SittingRef
);

packed_enum!(Completeness, "completeness" {
    0 = Incomplete,
    1 = Complete,
});

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, out: &mut Packed) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        if bool::unpack(from)? {
            T::unpack(from).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Packed) {
        out.length(self.len());
        for value in self {
            value.pack(out);
        }
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        let n = from.length()?;
        (0..n).map(|_| T::unpack(from)).collect()
    }
}

impl<T: Pack> Pack for Box<T> {
    fn pack(&self, out: &mut Packed) {
        self.as_ref().pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        T::unpack(from).map(Box::new)
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, out: &mut Packed) {
        self.0.pack(out);
        self.1.pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        Ok((A::unpack(from)?, B::unpack(from)?))
    }
}

impl<A: Pack, B: Pack, C: Pack> Pack for (A, B, C) {
    fn pack(&self, out: &mut Packed) {
        self.0.pack(out);
        self.1.pack(out);
        self.2.pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        Ok((A::unpack(from)?, B::unpack(from)?, C::unpack(from)?))
    }
}
