//! What a rule's test says about a case that meets it.

/// What a rule found. Code, mark, kind and title are added when the flag is raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// One sentence with the case's figure, without a full stop.
    pub sentence: String,
    /// The limit in words; empty where the rule has none.
    pub limit: String,
    /// The key of the reference of the limit used, where it is not the rule's first limit.
    pub reference: Option<String>,
    /// Whether the rule is met, or could not be applied to the case.
    pub standing: Standing,
}

/// Whether a rule is met, or could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The case meets the rule.
    Met,
    /// The rule could not be applied, and the sentence says why. It only informs.
    CannotTell,
}

impl Finding {
    /// A case that meets the rule.
    #[must_use]
    pub fn met(sentence: String, limit: String) -> Finding {
        Finding {
            sentence,
            limit,
            reference: None,
            standing: Standing::Met,
        }
    }

    /// A rule that could not be applied, with the reason.
    #[must_use]
    pub fn cannot_tell(sentence: String) -> Finding {
        Finding {
            sentence,
            limit: String::new(),
            reference: None,
            standing: Standing::CannotTell,
        }
    }

    /// The same with the reference of the limit that was used.
    #[must_use]
    pub fn with_reference(mut self, key: &str) -> Finding {
        self.reference = Some(key.to_owned());
        self
    }
}
