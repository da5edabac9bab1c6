//! Everything that can come back from the desk.

use super::board::{EntryRow, ProposalRow, TransitionRow, VerificationReport, WaitingRow};
use super::case_detail::{CaseDetail, KeptDraft, LeftDraft};
use super::command::{Asked, Command};
use super::draft_of::DraftOf;
use super::error::AppError;
use super::queue_row::{QueueCounts, QueueRow};
use super::starting::Welcome;
use crate::config::panel_rules::PanelRules;
use crate::config::ras::Ras;
use crate::panel::member::Member;
use crate::panel::refusal::Refusal;
use crate::panel::sitting::Sitting;
use crate::panel::sitting_tally::SittingTally;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber, RoleId, SittingRef};
use crate::terms::money::Money;
use std::sync::Arc;

/// One answer of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// What came of a start.
    Started(Welcome),
    /// What the frame shows.
    Overview(Box<Overview>),
    /// The queue.
    Queue {
        /// The rows in the order of their references.
        rows: Vec<QueueRow>,
        /// The counts.
        counts: QueueCounts,
    },
    /// A case.
    Case(Box<CaseDetail>),
    /// Something was recorded.
    Recorded {
        /// The entry.
        entry: EntryNumber,
        /// One sentence on what was recorded and what happens next.
        sentence: String,
    },
    /// The rules refuse: nothing was recorded.
    Refused(Vec<Refusal>),
    /// Another program decided the case meanwhile: nothing was recorded.
    Conflict {
        /// What both are about: a case, a sitting, a proposal.
        subject: String,
        /// The other entry.
        entry: EntryNumber,
        /// What it says, in one sentence.
        sentence: String,
    },
    /// What waits.
    Waiting(Vec<WaitingRow>),
    /// The transitions.
    Transitions(Vec<TransitionRow>),
    /// The proposals.
    Proposals(Vec<ProposalRow>),
    /// What the rules refuse of a request that was tried; they let it through where they refuse
    /// nothing.
    Tried {
        /// The request.
        command: Box<Command>,
        /// What it will record, in one sentence.
        sentence: String,
        /// What the rules refuse.
        refusals: Vec<Refusal>,
    },
    /// What changed figures would do.
    WhatIf(WhatIf),
    /// Entries of the register.
    Entries(Vec<EntryRow>),
    /// The sittings in the order in which they were opened, each with what it did.
    Sittings(Vec<(Sitting, SittingTally)>),
    /// The minutes of a sitting, as they are printed.
    Minutes {
        /// The sitting.
        sitting: SittingRef,
        /// The text.
        text: String,
    },
    /// A verification.
    Verified(VerificationReport),
    /// The draft is kept (the moment) or gone (none).
    Draft {
        /// What it is of.
        of: DraftOf,
        /// When it was saved, in milliseconds since 1970 (UTC); none when it is gone.
        saved_utc_ms: Option<i64>,
        /// How many other drafts of the same the acting member's other programs keep.
        n_beside: usize,
    },
    /// The draft could not be kept: what was typed is nowhere but where it was typed.
    DraftNotKept {
        /// What it is of.
        of: DraftOf,
        /// Why.
        error: AppError,
    },
    /// The draft that was looked for, if one is kept.
    DraftFound {
        /// What it is of.
        of: DraftOf,
        /// What is kept; none when no draft is.
        kept: Option<KeptDraft>,
    },
    /// The draft of another program that was looked for, if one is kept.
    OtherDraftFound {
        /// What it is of.
        of: DraftOf,
        /// What is kept; none when no other is.
        kept: Option<KeptDraft>,
    },
    /// How many entries other programs have recorded since the last look.
    Others {
        /// How many.
        n_entries: u64,
        /// The newest, in one sentence.
        newest: Option<String>,
    },
}

/// What the frame shows, whatever the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// The RAS in force.
    pub ras: Arc<Ras>,
    /// The newest RAS version, in force or to come: what a proposal starts from.
    pub newest_ras: Arc<Ras>,
    /// The panel's rules.
    pub rules: Arc<PanelRules>,
    /// The panel's rules that come with the next sitting, where they are others.
    pub rules_to_come: Option<Arc<PanelRules>>,
    /// Today.
    pub today: Date,
    /// The register's file, without its folder.
    pub register_name: String,
    /// Whether the register can only be read.
    pub read_only: bool,
    /// Members entered.
    pub members: Vec<Member>,
    /// Who acts.
    pub acting: Option<Member>,
    /// The sitting that is open.
    pub sitting: Option<Sitting>,
    /// Where no sitting is open: who closed the last one, in part of a sentence.
    pub last_closed: Option<String>,
    /// Whether the register has stopped: nothing can be recorded any more.
    pub stopped: bool,
    /// The drafts of whoever acts that no form opens any more.
    pub drafts_left: Vec<LeftDraft>,
    /// Something that the people at the screen must know (a configuration that differs from the
    /// live RAS, a register that has stopped).
    pub notices: Vec<String>,
}

/// What changed figures would do, with what was asked: an answer that comes late is told from one
/// to what is asked now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// What was asked.
    pub asked: Asked,
    /// Old and new indicative budget of cases; none where a case cannot be scored.
    pub rows: Vec<(CaseRef, Option<Money>, Option<Money>)>,
    /// Cases that the register does not hold.
    pub unknown: Vec<CaseRef>,
    /// Why the changed figures make no RAS, in plain words; none where they do.
    pub refused: Vec<String>,
    /// What to look at in them, since it is perhaps not meant; each in plain words.
    pub look: Vec<String>,
}

impl Overview {
    /// The panel's rules under which the next sitting is opened.
    #[must_use]
    pub fn next_rules(&self) -> &PanelRules {
        self.rules_to_come.as_ref().unwrap_or(&self.rules)
    }

    /// A member's name; the id where nobody is entered with it.
    #[must_use]
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        let mut members = self.members.iter();
        let member = members.find(|member| member.id.as_str() == id);
        member.map_or(id, |member| &member.shown)
    }

    /// A role's title, in force or to come; its id where no rules list it.
    #[must_use]
    pub fn role_title<'a>(&'a self, id: &'a RoleId) -> &'a str {
        match self.rules.role(id) {
            Some(role) => &role.title,
            None => self.next_rules().role_title(id),
        }
    }
}
