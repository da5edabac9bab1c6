//! How a value is written as bytes and read back, and two forms that list the fields in order.
//!
//! The order in which a form lists the fields *is* the format: changing it, or a code, is a new
//! payload schema. Adding a field to a listed type does not compile until the form names it.

use super::bytes::{Packed, PayloadFault, Unpacking};

/// A value with one way to be written as bytes.
pub trait Pack: Sized {
    /// Writes the value.
    fn pack(&self, out: &mut Packed);

    /// Reads the value back; refuses bytes that [`Pack::pack`] would not have written.
    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault>;
}

/// The bytes of a value.
#[must_use]
pub fn packed<T: Pack>(value: &T) -> Vec<u8> {
    let mut out = Packed::default();
    value.pack(&mut out);
    out.into_bytes()
}

/// Reads a value that fills `bytes` exactly.
pub fn unpacked<T: Pack>(bytes: &[u8]) -> Result<T, PayloadFault> {
    let mut from = Unpacking::of(bytes);
    let value = T::unpack(&mut from)?;
    from.end()?;
    Ok(value)
}

/// Packs a struct as its fields in the order given.
macro_rules! packed_struct {
    ($type:ident { $($field:ident),+ $(,)? }) => {
        impl Pack for $type {
            fn pack(&self, out: &mut Packed) {
                let $type { $($field),+ } = self;
                $($field.pack(out);)+
            }

            fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
                $(let $field = Pack::unpack(from)?;)+
                Ok($type { $($field),+ })
            }
        }
    };
}
pub(crate) use packed_struct;

/// Packs an enum as one byte, its code, and what the variant carries in the order given.
macro_rules! packed_enum {
    ($type:ident, $what:literal {
        $($code:literal = $variant:ident
            $({ $($field:ident),+ })? $(( $($part:ident),+ ))?),+ $(,)?
    }) => {
        impl Pack for $type {
            fn pack(&self, out: &mut Packed) {
                match self {$(
                    $type::$variant $({ $($field),+ })? $(( $($part),+ ))? => {
                        out.raw(&[$code]);
                        $($($field.pack(out);)+)?
                        $($($part.pack(out);)+)?
                    }
                )+}
            }

            fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
                let [code] = from.array()?;
                match code {
                    $($code => {
                        $($(let $field = Pack::unpack(from)?;)+)?
                        $($(let $part = Pack::unpack(from)?;)+)?
                        Ok($type::$variant $({ $($field),+ })? $(( $($part),+ ))?)
                    })+
                    _ => Err(PayloadFault::not_a($what, code)),
                }
            }
        }
    };
}
pub(crate) use packed_enum;
