//! The lists beside the queue: what waits, what moves, what is proposed, what was recorded.

use super::clock::shown_moment;
use crate::config::panel_rules::PanelRules;
use crate::config::ras::Ras;
use crate::panel::afterwards::Instead;
use crate::panel::approval::ApprovalAnswer;
use crate::panel::authors::Author;
use crate::panel::case_file::CaseFile;
use crate::panel::meanwhile;
use crate::panel::package_known::{HeldBack, if_approved};
use crate::panel::proposal::Proposal;
use crate::panel::refusal::Refusal;
use crate::panel::running::{Above, TransitionState};
use crate::panel::standing::StandingDecision;
use crate::panel::transition::Schedule;
use crate::register::payload::kinds::IdentityKind;
use crate::register::recorded::{Body, Recorded};
use crate::reports::record_lines;
use crate::reports::sentences;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber, MemberId};
use crate::terms::money::Money;
use crate::terms::money::PerWeek;
use crate::terms::text::{Words, sentence};

/// A decision that waits for a role or a senior practitioner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingRow {
    /// The case.
    pub case: CaseRef,
    /// The decision.
    pub decision: StandingDecision,
    /// Who recorded it.
    pub recorder: MemberId,
    /// Who moved it.
    pub mover: Option<MemberId>,
    /// Who recorded or moved what it corrects, and neither recorded nor moved it itself.
    pub earlier: Vec<Author>,
    /// Who is entered as present at the sitting that decided, be it open or closed.
    pub sat: Vec<MemberId>,
    /// Why it waits, in words.
    pub why: String,
    /// Days that it has waited.
    pub days_waiting: i32,
    /// The case as it lies on the table now; none where the caseload does not hold it any more.
    pub file: Option<Box<CaseFile>>,
    /// Whether the package has changed while it waited.
    pub package_changed: bool,
    /// What would hold its reduction back if it were approved today.
    pub would_hold_back: Option<HeldBack>,
    /// What the rules refuse if whoever acts now approved it today.
    pub against_approving: Vec<Refusal>,
    /// What the rules refuse if whoever acts now refused it today.
    pub against_refusing: Vec<Refusal>,
}

impl WaitingRow {
    /// That the present amount is another today than when it was decided, or that a yes would not
    /// begin its reduction; nothing where neither is so.
    #[must_use]
    pub fn changed(&self, today: Date) -> Option<String> {
        if let Some(held_back) = &self.would_hold_back {
            return Some(if_approved(held_back, self.decision.decision.currency()));
        }
        let day = self.decision.decision.effect().from.max(today);
        let now = self.file.as_ref()?.as_it_is_on(day);
        meanwhile::changed_meanwhile(&self.decision, now, today)
    }

    /// What the rules refuse of this answer by whoever acts now.
    #[must_use]
    pub fn against(&self, answer: ApprovalAnswer) -> &[Refusal] {
        match answer {
            ApprovalAnswer::Approved => &self.against_approving,
            ApprovalAnswer::Refused => &self.against_refusing,
        }
    }
}

/// A transition that runs, is to come, or has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransitionRow {
    /// The case.
    pub case: CaseRef,
    /// The decision's entry.
    pub entry: EntryNumber,
    /// The sign of the currency in which it was decided.
    pub currency: String,
    /// The steps; none from the day on which another amount takes their place. What they cost and
    /// save leaves out the days on which another amount stands before them.
    pub schedule: Schedule,
    /// Those days: the first and the last of each limited time.
    pub covered: Vec<(Date, Date)>,
    /// The new amount and the transitional cost as they were decided, whatever takes its place.
    pub decided: (PerWeek, Money),
    /// The amount that takes its place, today or from a day to come.
    pub replaced: Option<Instead>,
    /// The amount to be paid today; none where that is not known, since no package is on record.
    pub paid_today: Option<PerWeek>,
    /// Whether that is only what is known of a package of which a part of the cost is not.
    pub paid_at_least: bool,
    /// What the package costs as far as its lines say, if there is one.
    pub package: Option<PerWeek>,
    /// The next change of what is paid: date and amount.
    pub next: Option<(Date, PerWeek)>,
    /// Where it stands.
    pub state: TransitionState,
    /// What a later decision does to it.
    pub above: Above,
    /// That the package changed since it was decided; nothing where it did not.
    pub changed: Option<String>,
}

impl TransitionRow {
    /// The amount that it ends at, and what it costs: of one whose place another amount has taken,
    /// as it was decided.
    #[must_use]
    pub fn ends_at(&self) -> (PerWeek, Money) {
        match self.state {
            TransitionState::Replaced => self.decided,
            _ => (self.schedule.new, self.schedule.cost),
        }
    }

    /// The amount to be paid today as lists show it: `522.40`, `≥522.40`, `not known`.
    #[must_use]
    pub fn today_words(&self) -> String {
        let at_least = if self.paid_at_least { "≥" } else { "" };
        let told = |amount| format!("{at_least}{amount}");
        self.paid_today.map_or_else(|| "not known".to_owned(), told)
    }

    /// The same in a sentence: `£522.40 a week`, `at least £522.40 a week`.
    #[must_use]
    pub fn today_in_full(&self) -> String {
        let at_least = if self.paid_at_least { "at least " } else { "" };
        let told = |amount| format!("{at_least}{}{amount} a week", self.currency);
        let unknown = || "an amount that is not known".to_owned();
        self.paid_today.map_or_else(unknown, told)
    }
}

/// A proposal with its entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalRow {
    /// The proposal as it stands.
    pub proposal: Proposal,
    /// Its newest entry.
    pub entry: EntryNumber,
    /// The answer that it was given last; none where it never was.
    pub answered: Option<ProposalAnswer>,
    /// What the rules refuse if whoever acts now approved it today.
    pub against_approving: Vec<Refusal>,
    /// What the rules refuse if whoever acts now refused it today.
    pub against_refusing: Vec<Refusal>,
    /// What to look at in its figures while it is open, each in a sentence without a full stop.
    pub look: Vec<String>,
}

/// An answer to a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalAnswer {
    /// Its entry.
    pub entry: EntryNumber,
    /// The day.
    pub on: Date,
    /// Who answered.
    pub by: MemberId,
    /// Approved, or refused.
    pub approved: bool,
    /// The reasons.
    pub reasons: Words,
}

impl ProposalRow {
    /// The day on which it was approved, where its last answer is a yes.
    #[must_use]
    pub fn approved_on(&self) -> Option<Date> {
        let answer = self.answered.as_ref();
        answer
            .filter(|answer| answer.approved)
            .map(|answer| answer.on)
    }
}

/// An entry of the register as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Its number.
    pub number: EntryNumber,
    /// When, in milliseconds since 1970 (UTC).
    pub at_utc_ms: i64,
    /// Who.
    pub actor: String,
    /// What was recorded, in a few words.
    pub what: String,
    /// The case or other subject.
    pub subject: String,
    /// Whether that is a case.
    pub is_on_a_case: bool,
    /// The first twelve hexadecimal digits of its digest.
    pub digest: String,
    /// What took it away, in words (`superseded by entry 26`); none where it still counts.
    pub gone: Option<String>,
    /// The whole record in plain lines, for reading it on the screen.
    pub lines: Vec<String>,
}

/// What a verification proved, and what it cannot prove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerificationReport {
    /// How many entries were checked.
    pub n_entries: u64,
    /// The digest (hexadecimal) of the newest entry: print it in the minutes.
    pub head: String,
    /// What is worth a look but breaks nothing, each one sentence.
    pub notices: Vec<String>,
    /// Whether the register ends before the head that was kept elsewhere.
    pub behind: bool,
    /// What was proved, each one sentence.
    pub proved: Vec<String>,
    /// What cannot be proved from the file alone, each one sentence.
    pub cannot_prove: Vec<String>,
    /// The first fault.
    pub fault: Option<String>,
}

/// An entry in a few words.
#[must_use]
pub fn entry_words(entry: &Recorded) -> String {
    match &entry.body {
        Body::Record(record) => sentences::record(record),
        Body::Erased(by) => format!("{}: its text was erased by entry {by}", entry.kind.words()),
    }
}

/// An entry as lists show it, in the words of the rules that applied to it and of a RAS.
#[must_use]
pub fn entry_row(entry: &Recorded, words_of: (&PanelRules, &Ras)) -> EntryRow {
    let what = entry_words(entry);
    let mut lines = match entry.record() {
        Some(record) => record_lines::lines(record, words_of),
        None => vec![what.clone()],
    };
    let recorded = format!(
        "Entry {}, recorded by {} on {}",
        entry.number,
        entry.actor,
        shown_moment(entry.at_utc_ms)
    );
    lines.insert(0, recorded);
    let instead = entry.corrected_instead();
    lines.extend(instead.map(|words| sentence(&words)));
    lines.push(format!("Digest (SHA-256): {}", entry.digest.hex()));
    EntryRow {
        number: entry.number,
        at_utc_ms: entry.at_utc_ms,
        actor: entry.actor.to_string(),
        what,
        subject: entry.subject.reference.clone(),
        is_on_a_case: entry.subject.kind == IdentityKind::Case,
        digest: entry.digest.short(),
        gone: entry.gone(),
        lines,
    }
}
