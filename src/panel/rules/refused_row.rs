//! A case whose newest facts were refused at import is decided on older ones: that is recorded.

use crate::panel::matter::{Findings, Matter};
use crate::panel::sources;

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let refused = matter.file.refused_row.as_ref();
    if let Some(words) = refused.filter(|_| matter.agreed.is_some()) {
        found.warn("decided_on_older_facts", words, sources::GUIDANCE_11_24);
    }
}
