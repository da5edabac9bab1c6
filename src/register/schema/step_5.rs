//! Schema step 5: what each import made of a package; views that tell what is replaced, covered or
//! held back.

/// The step's text.
#[must_use]
pub fn text() -> String {
    include_str!("step_5.sql").to_owned()
}
