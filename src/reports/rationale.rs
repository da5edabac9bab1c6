//! Why a decision was made: of a correction, the rationale of the decision that it corrects, and
//! beside it why that was corrected.

use super::on_record::OnRecord;
use crate::terms::ids::EntryNumber;
use crate::terms::text::Words;

/// The rationale of a decision in force, and the reasons of the corrections that led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rationale<'a> {
    /// The decision for which it was written: the first of those that were corrected.
    pub entry: EntryNumber,
    /// The rationale; none where none is recorded, or its text was erased.
    pub words: Option<&'a Words>,
    /// Whether the text was erased.
    pub is_erased: bool,
    /// The corrections, the latest first; none where nothing was corrected.
    pub corrections: Vec<Correction<'a>>,
}

/// A correction, with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction<'a> {
    /// Its entry.
    pub entry: EntryNumber,
    /// The entry that it corrects.
    pub corrects: EntryNumber,
    /// Why; none where none is recorded, or its text was erased.
    pub words: Option<&'a Words>,
}

impl<'a> Rationale<'a> {
    /// The rationale of a decision on record.
    #[must_use]
    pub fn of(on_record: &'a OnRecord) -> Rationale<'a> {
        let own = (on_record.entry, Some(&on_record.decision));
        let earlier = on_record.corrected.iter();
        let mut chain = vec![own];
        chain.extend(earlier.map(|known| (known.entry, known.decision.as_ref())));
        let words = |place: usize| {
            let decision = chain.get(place).and_then(|(_, decision)| *decision);
            decision.and_then(|decision| decision.motion().rationale.as_ref())
        };
        let pairs = chain.iter().zip(chain.iter().skip(1)).enumerate();
        let corrections = pairs.map(|(place, ((entry, _), (corrects, _)))| Correction {
            entry: *entry,
            corrects: *corrects,
            words: words(place),
        });
        let corrections: Vec<Correction<'_>> = corrections.collect();
        let first = corrections
            .last()
            .map_or(on_record.entry, |last| last.corrects);
        Rationale {
            entry: first,
            words: words(corrections.len()),
            is_erased: chain.last().is_some_and(|(_, decision)| decision.is_none()),
            corrections,
        }
    }

    /// The rationale as papers print it.
    #[must_use]
    pub fn told(&self) -> String {
        match self.words {
            Some(words) => words.to_string(),
            None if self.is_erased => format!("The text of entry {} was erased.", self.entry),
            None => "None is recorded.".to_owned(),
        }
    }

    /// Of a correction, for which decision that was written, and why it was corrected, under names.
    #[must_use]
    pub fn corrected(&self) -> Vec<(&'static str, String)> {
        let Some((latest, before)) = self.corrections.split_first() else {
            return Vec::new();
        };
        let reason =
            |of: &Correction<'_>| of.words.map_or("not on record", Words::as_str).to_owned();
        let first = match before.is_empty() {
            true => format!("entry {}, which this corrects", self.entry),
            false => format!("entry {}, the first of those corrected", self.entry),
        };
        let mut told = vec![("Written for", first), ("Why corrected", reason(latest))];
        told.extend(before.iter().map(|earlier| {
            let what = format!("entry {} by entry {}", earlier.corrects, earlier.entry);
            ("Corrected before", format!("{what}: {}", reason(earlier)))
        }));
        told
    }
}
