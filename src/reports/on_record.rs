//! A decision as the register holds it, with what became of it: what records and minutes tell.

use super::became;
use super::sentences;
use crate::config::panel_rules::PanelRules;
use crate::panel::afterwards::{Afterwards, never_began};
use crate::panel::approval::{Approval, ApprovalAnswer};
use crate::panel::beginning::Beginning;
use crate::panel::decision::{Decision, DecisionStatus};
use crate::panel::delegation::exception_roles;
use crate::panel::member::Member;
use crate::panel::sitting::{HeldInterest, Sitting};
use crate::panel::standing::DecisionOutcome;
use crate::terms::date::{Date, shown};
use crate::terms::ids::{EntryNumber, MemberId, RoleId};
use crate::terms::text::{Words, with_stop};
use std::sync::Arc;

/// A decision on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnRecord {
    /// Its entry.
    pub entry: EntryNumber,
    /// The entry's digest, in hexadecimal.
    pub digest: String,
    /// When it was recorded, as shown (`24 Nov 2026 14:05`, UTC).
    pub moment: String,
    /// The decision.
    pub decision: Decision,
    /// The answer to an exception or a recommendation, with its entry.
    pub answered: Option<(EntryNumber, Approval)>,
    /// The decisions in whose place it stands: the one that it corrects, then the one in whose
    /// place that stood, and so on.
    pub corrected: Vec<Corrected>,
    /// The entry that took its place; the reason where it was withdrawn without another.
    pub superseded: Option<(EntryNumber, Option<Words>)>,
    /// Its latest correction, with what became of that as far as it can be read.
    pub successor: Option<(EntryNumber, DecisionOutcome)>,
    /// Where it is a correction that was withdrawn: the one that took the place of the withdrawal.
    pub instead: Option<EntryNumber>,
    /// What became of its money since, as far as that is known on the day of telling.
    pub afterwards: (Vec<Afterwards>, Date),
    /// Whether the package changed between the decision and its answer, as far as is known.
    pub package_changed: bool,
    /// The sitting, with its interests.
    pub sitting: Option<Sitting>,
    /// The members who are named, as they were entered.
    pub members: Vec<Member>,
    /// The panel's rules in whose words it is told: those that applied to the entry.
    pub rules: Arc<PanelRules>,
    /// Where these rules stand, in part of a sentence.
    pub rules_told: String,
}

/// A decision that a correction took the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// Its entry.
    pub entry: EntryNumber,
    /// The decision; none where its text was erased.
    pub decision: Option<Decision>,
}

/// That what steps cost and save is told as it was decided, where not all of them are paid.
const AS_DECIDED: &str = " What its steps cost and save is told as it was decided, and comes about \
    only on the days on which they are paid.";

impl OnRecord {
    /// A member as papers show one: `Chair (chair)`, or the id where no entry enters the member.
    #[must_use]
    pub fn member(&self, id: &MemberId, rules: &PanelRules) -> String {
        member(&self.members, id, rules)
    }

    /// The interests in the case that kept a member out when the decision was recorded.
    #[must_use]
    pub fn interests(&self) -> Vec<&HeldInterest> {
        let known = self.sitting.iter().flat_map(|sitting| &sitting.interests);
        let case = &self.decision.motion().case;
        let held = known.filter(|held| held.held_at(self.entry));
        held.filter(|held| held.interest.case == *case).collect()
    }

    /// The decisions that it corrects, directly or over others, the latest first.
    #[must_use]
    pub fn corrects(&self) -> Vec<EntryNumber> {
        self.corrected.iter().map(|known| known.entry).collect()
    }

    /// From when its amount is in force, where it waited and was approved.
    #[must_use]
    pub fn beginning(&self) -> Option<Beginning> {
        let approved = self
            .answered
            .as_ref()
            .map(|(_, approval)| approval.motion());
        let approved = approved.filter(|motion| motion.answer == ApprovalAnswer::Approved)?;
        let begins = Beginning::of(&self.decision, Some(approved.date));
        Some(begins.package_changed(self.package_changed))
    }

    /// Whether it was refused, withdrawn or superseded.
    #[must_use]
    pub fn is_refused_or_gone(&self) -> bool {
        let answer = self
            .answered
            .as_ref()
            .map(|(_, given)| given.motion().answer);
        self.superseded.is_some() || answer == Some(ApprovalAnswer::Refused)
    }

    /// Whether the decision holds, and if not, why, and what became of its money: one sentence or
    /// more.
    #[must_use]
    pub fn state(&self, rules: &PanelRules) -> String {
        let (known, today) = &self.afterwards;
        let became = became::sentences(known, self.decision.currency(), *today);
        let holds = self.holds(rules);
        let mut became = became.join(" ");
        if self.steps_are_not_all_paid() {
            became.push_str(AS_DECIDED);
        }
        match (became.is_empty(), holds.contains('\n')) {
            (true, _) => holds,
            (false, true) => format!("{holds}\n{became}"),
            (false, false) => format!("{holds} {became}"),
        }
    }

    /// Whether another amount stands in the place of some of its steps.
    fn steps_are_not_all_paid(&self) -> bool {
        let steps = self.decision.effect().schedule.as_ref();
        let Some((starts, ends)) = steps.and_then(|steps| steps.starts().zip(steps.new_from()))
        else {
            return false;
        };
        self.afterwards.0.iter().any(|known| match known {
            Afterwards::HeldBack(_) => true,
            Afterwards::Covered(_, last) => *last >= starts,
            Afterwards::Replaced(instead) => instead.from < ends,
            Afterwards::Ends(_) | Afterwards::Package(..) => false,
        })
    }

    fn holds(&self, rules: &PanelRules) -> String {
        let own = self.holds_by_itself(rules);
        let goes_on = match (&self.superseded, &self.successor) {
            (None, Some((_, DecisionOutcome::Waits))) => {
                "It goes on while a correction of it waits for approval.".to_owned()
            }
            (None, Some((entry, DecisionOutcome::Refused(by)))) => {
                format!("It goes on: its correction, entry {entry}, was refused by entry {by}.")
            }
            (None, Some((entry, DecisionOutcome::Withdrawn(by)))) => format!(
                "It goes on: its correction, entry {entry}, was withdrawn by entry {by} before it \
                 held."
            ),
            _ => return own,
        };
        format!("{goes_on} {own}")
    }

    fn holds_by_itself(&self, rules: &PanelRules) -> String {
        if let Some((by, reason)) = &self.superseded {
            let until_then = self.until_then(rules);
            return match reason {
                Some(reason) => {
                    let reason = with_stop(reason.as_str());
                    let instead = self.corrected_instead();
                    format!("It was withdrawn by entry {by}: {reason}{instead}{until_then}")
                }
                None => {
                    let now = self.successor_now();
                    format!("It was superseded by entry {by}, which {now}.{until_then}")
                }
            };
        }
        if let Some((entry, approval)) = &self.answered {
            return self.answer(*entry, approval, rules);
        }
        match self.decision.status() {
            DecisionStatus::Stands => self.stands(self.decision.effect().from).to_owned(),
            DecisionStatus::AwaitsRole { role, why } => format!(
                "It is a recommendation and awaits the {}: {} The present amount stands \
                 meanwhile.",
                role_title(role, rules),
                with_stop(why)
            ),
            DecisionStatus::AwaitsException { why } => format!(
                "It awaits approval of the exception ({}): {} The present amount stands meanwhile.",
                exception_roles(rules).to_lowercase(),
                with_stop(why)
            ),
        }
    }

    /// That it stands, or never took effect where its amount begins on a day.
    fn stands(&self, begins: Date) -> &'static str {
        match never_began(&self.afterwards.0, begins) {
            true => "It never took effect: another amount took its place before it began.",
            false => "It stands.",
        }
    }

    /// Which correction took the place of this one's withdrawal.
    fn corrected_instead(&self) -> String {
        let corrects = self.decision.motion().supersedes;
        let instead = self.instead.zip(corrects);
        instead.map_or_else(String::new, |(by, entry)| {
            format!(" Entry {by} corrects entry {entry} in its place.")
        })
    }

    /// What became of the decision that took its place, as the rest of a sentence.
    fn successor_now(&self) -> String {
        match self.successor.as_ref().map(|(_, outcome)| outcome) {
            None => "took its place".to_owned(),
            Some(DecisionOutcome::Stands | DecisionOutcome::Approved { .. }) => {
                "stands in its place".to_owned()
            }
            Some(DecisionOutcome::Waits) => {
                "took its place and waits for approval: the present amount stands meanwhile"
                    .to_owned()
            }
            Some(DecisionOutcome::Refused(entry)) => format!(
                "took its place and was refused by entry {entry}: the present amount stands, and \
                 the case went back to the queue"
            ),
            Some(DecisionOutcome::Superseded(entry)) => {
                format!("took its place and was itself superseded by entry {entry}")
            }
            Some(DecisionOutcome::Withdrawn(entry)) => {
                format!("took its place and was withdrawn by entry {entry}")
            }
        }
    }

    fn answer(&self, entry: EntryNumber, approval: &Approval, rules: &PanelRules) -> String {
        let motion = approval.motion();
        let late = self.beginning();
        let begins = late.as_ref().map_or(motion.date, |known| known.from);
        let (answer, then) = match motion.answer {
            ApprovalAnswer::Approved => ("Approved", self.stands(begins)),
            ApprovalAnswer::Refused => (
                "Refused",
                "The present amount stands, and the case went back to the queue.",
            ),
        };
        let late = late.and_then(|known| sentences::late(&known, self.decision.currency()));
        let late = late.map_or_else(String::new, |late| format!(" {late}"));
        let reasons = motion.reasons.as_ref().map_or("none given", Words::as_str);
        format!(
            "{answer} by {} on {} (entry {entry}). {then}{late}{}\nReasons: {reasons}",
            self.member(&motion.approver, rules),
            shown(motion.date),
            self.had_waited(rules)
        )
    }

    /// Where a decision stood before it was withdrawn or superseded, where it had waited.
    fn until_then(&self, rules: &PanelRules) -> String {
        let waited = self.had_waited(rules);
        let Some((entry, approval)) = &self.answered else {
            return match waited.is_empty() {
                true => waited,
                false => format!("{waited} Nobody had answered it."),
            };
        };
        let motion = approval.motion();
        let answer = match motion.answer {
            ApprovalAnswer::Approved => "approved",
            ApprovalAnswer::Refused => "refused",
        };
        let reasons = motion.reasons.as_ref().map_or("none given", Words::as_str);
        format!(
            " It had been {answer} by {} on {} (entry {entry}).{waited}\nReasons: {reasons}",
            self.member(&motion.approver, rules),
            shown(motion.date)
        )
    }

    /// What an answered decision had waited for, and why.
    fn had_waited(&self, rules: &PanelRules) -> String {
        match self.decision.status() {
            DecisionStatus::Stands => String::new(),
            DecisionStatus::AwaitsRole { role, why } => format!(
                " It had waited as a recommendation to the {}: {}",
                role_title(role, rules),
                with_stop(why)
            ),
            DecisionStatus::AwaitsException { why } => format!(
                " It had waited for approval of the exception ({}): {}",
                exception_roles(rules).to_lowercase(),
                with_stop(why)
            ),
        }
    }
}

/// A member of a list as papers show one.
#[must_use]
pub fn member(members: &[Member], id: &MemberId, rules: &PanelRules) -> String {
    match members.iter().find(|member| member.id == *id) {
        Some(member) => format!("{} ({})", member.shown, role_title(&member.role, rules)),
        None => id.to_string(),
    }
}

/// A role's title, or its id where the rules no longer list it.
#[must_use]
pub fn role_title(role: &RoleId, rules: &PanelRules) -> String {
    let known = rules.role(role).map(|known| known.title.to_lowercase());
    known.unwrap_or_else(|| role.to_string())
}
