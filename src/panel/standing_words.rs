//! What a case's standing sums are, in words: what the present amount is, and when the last agreed
//! sum counts.

use super::held_back::unsettled;
use super::standing::{PresentIs, Standing, StandingDecision};
use crate::terms::date::shown;

impl Standing {
    /// What the present amount is: `the package`, `agreed, in force since 24 Nov 2026 (entry 24)`
    /// or `a step of a transition, in force since 24 Dec 2026 (entry 24)`.
    #[must_use]
    pub fn present_words(&self) -> Option<String> {
        self.present_is.map(|is| match is {
            PresentIs::Package => self.package_words(),
            PresentIs::Agreed(agreed) => {
                let what = match agreed.stepping {
                    true => "a step of a transition",
                    false => "agreed",
                };
                format!(
                    "{what}, in force since {} (entry {})",
                    shown(agreed.since),
                    agreed.entry
                )
            }
        })
    }

    fn package_words(&self) -> String {
        let below = self.agreed_below.and_then(|agreed| {
            let mut decisions = self.decisions.iter();
            let known = decisions.find(|known| known.entry == agreed.entry)?;
            Some((agreed, known.decision.currency()))
        });
        match below {
            None => "the package".to_owned(),
            Some((agreed, currency)) => format!(
                "the package, which came in after {currency}{} a week was agreed (entry {}) and \
                 is above it",
                agreed.amount, agreed.entry
            ),
        }
    }

    /// The latest decision that stands but is held back: its sum was agreed, and is not in force.
    #[must_use]
    pub fn held_back(&self) -> Option<&StandingDecision> {
        let mut decisions = self.decisions.iter().rev();
        decisions.find(|known| unsettled(known).is_some())
    }

    /// What was agreed and is held back: `£413.80 a week agreed on 24 Nov 2026 (entry 7) is held
    /// back`.
    #[must_use]
    pub fn held_back_words(&self) -> Option<String> {
        let known = self.held_back()?;
        let decision = &known.decision;
        Some(format!(
            "{}{} a week agreed on {} (entry {}) is held back",
            decision.currency(),
            decision.effect().agreed?.0,
            shown(decision.date()),
            known.entry
        ))
    }

    /// That no agreed sum counts, with one that is held back.
    #[must_use]
    pub fn nothing_agreed_words(&self) -> String {
        match self.held_back_words() {
            Some(held_back) => format!("Nothing agreed is in force; {held_back}"),
            None => "Nothing was agreed before".to_owned(),
        }
    }

    /// When the last agreed sum was agreed and when it counts: `on 24 Nov 2026, in full from
    /// 24 Feb 2027, in steps from 24 Dec 2026`; with what was agreed later and is held back.
    #[must_use]
    pub fn agreed_words(&self) -> Option<String> {
        let held_back = self.held_back_words();
        let held_back = held_back.map_or_else(String::new, |words| format!("; {words}"));
        Some(format!("{}{held_back}", self.agreed_when()?))
    }

    fn agreed_when(&self) -> Option<String> {
        let (_, date) = self.last_agreed?;
        let on = format!("on {}", shown(date));
        let Some(course) = self.agreed_course else {
            return Some(on);
        };
        let when = match course.in_full_from > course.from {
            true => format!(
                ", in full from {}, in steps from {}",
                shown(course.in_full_from),
                shown(course.from)
            ),
            false if course.from == date => String::new(),
            false => format!(", from {}", shown(course.from)),
        };
        let until = course.until.map(|last| format!(", until {}", shown(last)));
        Some(format!("{on}{when}{}", until.unwrap_or_default()))
    }

    /// Whether the present amount is another than the last agreed sum.
    #[must_use]
    pub fn present_differs(&self) -> bool {
        let agreed = self.last_agreed.map(|(amount, _)| amount.0);
        self.present != agreed
    }
}
