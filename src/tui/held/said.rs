//! What is said at a field of a form: that something is still wanted of it, or what is wrong.

/// What is said at a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The whole message.
    pub words: String,
    /// Whether it is merely wanted still: nothing was typed there, and nothing asked for yet.
    pub wanted: bool,
}

/// That the reasons stand beside the form; under the fields where the form is narrow.
pub const REASONS_BESIDE: &str = "for the reasons beside";

impl Said {
    /// The whole message, as it is where what stands beside the form is below its fields, or not.
    #[must_use]
    pub fn words_at(&self, beside_is_below: bool) -> String {
        match beside_is_below {
            true => self.words.replace(REASONS_BESIDE, "for the reasons below"),
            false => self.words.clone(),
        }
    }

    /// Its first sentence, for a line beside the field; all of it is given in the summary.
    #[must_use]
    pub fn first_sentence(&self) -> &str {
        let ends = self.words.match_indices(['.', ';']);
        let mut ends = ends.filter(|(at, sign)| {
            let before = self.words.get(..*at).unwrap_or_default();
            let after = self.words.get(at + 1..).unwrap_or_default();
            let is_quoted = before.matches('"').count() % 2 == 1;
            after.starts_with(' ') && !is_quoted && (*sign == ";" || !is_short(before))
        });
        let first = ends.next().and_then(|(at, _)| self.words.get(..at));
        first.unwrap_or(&self.words).trim_end_matches('.')
    }
}

/// Whether words end in initials (`A.B`) or in a short form of one letter (`s`), whose stop ends no
/// sentence.
fn is_short(words: &str) -> bool {
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.split('.')
        .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(words: &str) -> String {
        let said = Said {
            words: words.to_owned(),
            wanted: false,
        };
        said.first_sentence().to_owned()
    }

    #[test]
    fn the_first_sentence_ends_at_its_stop_and_not_at_initials_or_pence() {
        assert_eq!(
            first("No amount is written. Write it."),
            "No amount is written"
        );
        assert_eq!(
            first("A.B. records it but is not present. Name one who is."),
            "A.B. records it but is not present"
        );
        assert_eq!(
            first("It would be £612.40. Give 1 Dec 2026 or a later day."),
            "It would be £612.40"
        );
        assert_eq!(first("The quorum is 4; 3 are here."), "The quorum is 4");
        assert_eq!(
            first("It is superseded by entry 9. Correct that one."),
            "It is superseded by entry 9"
        );
        assert_eq!(first("Nothing more"), "Nothing more");
        assert_eq!(
            first("\"review; 32 Nov 2026\": write its date. Or leave it."),
            "\"review; 32 Nov 2026\": write its date"
        );
    }
}
