//! The newest assessment on record among the papers that are relied on: a new form begins with it,
//! it is renewed while nobody touched it, and told where only older papers are named.

use super::papers_typed;
use crate::app::case_detail::CaseDetail;
use crate::app::draft_of::Fields;
use crate::panel::motion::EvidenceKind;
use crate::terms::date::shown;
use crate::tui::held::form::Form;

/// The field of the papers.
const FIELD: &str = "relied_on";

/// The name under which a draft says what the form itself wrote into that field.
const OFFERED: &str = "relied_on_offered";

/// Puts the newest assessment into what a new form begins with.
pub fn offer(contents: &mut Fields, detail: &CaseDetail) {
    if let Some(paper) = newest(detail) {
        contents.push((FIELD.to_owned(), paper.clone()));
        contents.push((OFFERED.to_owned(), paper));
    }
}

/// The newest assessment, as it is typed.
fn newest(detail: &CaseDetail) -> Option<String> {
    let known = detail.file.case.assessment()?;
    Some(format!(
        "assessment {} {}",
        shown(known.date),
        known.reference
    ))
}

/// Puts the newest assessment in the place of an older one that the form wrote itself and that
/// nobody touched; gives what is to be said of it.
pub fn renew(form: &mut Form, detail: &CaseDetail) -> Option<String> {
    let offered = form.aside_of(OFFERED);
    let paper = newest(detail)?;
    if offered.is_empty() || offered == paper || form.kept(FIELD) != offered {
        return None;
    }
    let field = form.fields.iter_mut().find(|field| field.name == FIELD)?;
    field.put_back(&paper);
    form.aside.retain(|(name, _)| name != OFFERED);
    form.aside.push((OFFERED.to_owned(), paper.clone()));
    // Only what was kept already is kept anew: nothing was typed.
    form.unsaved |= form.saved_utc_ms.is_some();
    Some(format!(
        "Relied on names the {paper} now: it came in since."
    ))
}

/// That only papers are named that are older than the newest assessment on record.
#[must_use]
pub fn not_named(form: &Form, detail: &CaseDetail) -> Option<String> {
    let known = detail.file.case.assessment()?;
    let typed = form.kept(FIELD);
    let papers = typed.lines().flat_map(papers_typed::papers).flatten();
    let assessed = papers.filter(|paper| paper.kind != EvidenceKind::Other);
    let latest = assessed.map(|paper| paper.date).max()?;
    (latest < known.date).then(|| {
        format!(
            "A newer assessment is on record, of {} ({}); it is not named under \"relied on\".",
            shown(known.date),
            known.reference
        )
    })
}
