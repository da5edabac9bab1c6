//! The whole state of the terminal program, as plain data. Drawing reads it; only update writes it.

use super::awaited::Awaited;
use super::case_screen::CaseScreen;
use super::form::Form;
use super::list::List;
use super::popup::Popup;
use super::purpose::Purpose;
use super::queue_order::QueueOrder;
use super::start_screen::StartScreen;
use crate::app::board::{EntryRow, ProposalRow, TransitionRow, WaitingRow};
use crate::app::case_detail::{KeptDraft, LeftDraft};
use crate::app::command::Command;
use crate::app::outcome::Overview;
use crate::app::queue_row::{QueueCounts, QueueRow};
use crate::panel::ground::{self, Ground};
use crate::panel::proposal::Stage;
use crate::panel::sitting::Sitting;
use crate::panel::sitting_tally::SittingTally;
use crate::tui::brush::theme::Theme;
use crate::tui::input::action::{Action, ScreenId};
use crate::tui::input::key::Key;

/// The state.
#[derive(Debug)]
pub struct Model {
    /// The start screen, while no register is open.
    pub start: Option<StartScreen>,
    /// What the frame shows; none until the desk has answered.
    pub overview: Option<Box<Overview>>,
    /// The size of the terminal: columns, rows.
    pub size: (u16, u16),
    /// The colours.
    pub theme: Theme,
    /// Whether the mouse is captured.
    pub mouse: bool,
    /// The tab.
    pub tab: ScreenId,
    /// The queue.
    pub queue: List<QueueRow>,
    /// How the queue is ordered.
    pub queue_order: QueueOrder,
    /// Whether the whole caseload is listed.
    pub whole_caseload: bool,
    /// The queue's counts.
    pub counts: QueueCounts,
    /// What waits.
    pub waiting: List<WaitingRow>,
    /// The transitions.
    pub transitions: List<TransitionRow>,
    /// The proposals.
    pub proposals: List<ProposalRow>,
    /// The register.
    pub entries: List<EntryRow>,
    /// The sittings in the order in which they were opened, each with what it did.
    pub sittings: Vec<(Sitting, SittingTally)>,
    /// The first line shown of the sitting.
    pub sitting_top: usize,
    /// The opened case, above the tab.
    pub case: Option<Box<CaseScreen>>,
    /// The form that is open, in place of the screen.
    pub form: Option<Box<Form>>,
    /// Forms that were left with something typed that is kept nowhere else, or not yet: they come
    /// back as they were.
    pub left_forms: Vec<Form>,
    /// What stands above everything.
    pub popup: Option<Popup>,
    /// The line above the bar.
    pub status: Option<Status>,
    /// What was said before, oldest first.
    pub said: Vec<String>,
    /// What was pressed while the open form was being recorded, or a case being opened, in its
    /// order: it is for the screen that comes after.
    pub pressed_ahead: Vec<Ahead>,
    /// The requests that the desk has not answered yet.
    pub awaited: Awaited,
    /// Whether the program is to end.
    pub leaving: bool,
    /// Whether it is to end as soon as everything that was typed is kept.
    pub leaves_when_kept: bool,
    /// Whether it is to end although something that was typed is not kept.
    pub leaves_unkept: bool,
}

/// What is pressed ahead of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ahead {
    /// A key.
    Key(Key, crossterm::event::Event),
    /// Text that was pasted.
    Paste(String),
}

/// What is said when a form comes back that was not kept elsewhere.
pub const TYPED_IS_BACK: &str = "What you had typed is back as you left it.";

/// What is said when a draft comes back with its form.
#[must_use]
pub fn draft_is_back(kept: &KeptDraft) -> &'static str {
    match kept.n_beside {
        0 => "Your draft is back as you left it. Ctrl-X throws it away.",
        _ => {
            "Your draft is back as you left it. Another is kept, written in another program: F6 \
             shows it."
        }
    }
}

/// How many sentences are kept for reading again.
const SAID_MAX: usize = 40;

/// A sentence to the person at the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The sentence.
    pub text: String,
    /// How it went.
    pub tone: Tone,
}

/// How something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// For information.
    Calm,
    /// It was done.
    Good,
    /// It was not done, or needs attention.
    Bad,
}

impl Model {
    /// The state at the start: nothing is known yet.
    #[must_use]
    pub fn new(size: (u16, u16), theme: Theme) -> Model {
        Model {
            start: None,
            overview: None,
            size,
            theme,
            mouse: false,
            tab: ScreenId::Queue,
            queue: List::default(),
            queue_order: QueueOrder::default(),
            whole_caseload: false,
            counts: QueueCounts::default(),
            waiting: List::default(),
            transitions: List::default(),
            proposals: List::default(),
            entries: List::default(),
            sittings: Vec::new(),
            sitting_top: 0,
            case: None,
            form: None,
            left_forms: Vec::new(),
            popup: None,
            status: None,
            said: Vec::new(),
            pressed_ahead: Vec::new(),
            awaited: Awaited::default(),
            leaving: false,
            leaves_when_kept: false,
            leaves_unkept: false,
        }
    }

    /// Notes a request that the desk is asked now; its number comes back with the answer.
    pub fn asks(&mut self, command: &Command) -> u64 {
        self.awaited.asked(command, self.form.is_some())
    }

    /// Says a sentence to the person at the keyboard.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>) {
        let text = text.into();
        self.notes(&text);
        self.status = Some(Status { text, tone });
    }

    /// Says a sentence behind what is being said.
    pub fn say_also(&mut self, tone: Tone, text: &str) {
        let said = self.status.take();
        let before = said.map_or_else(String::new, |status| format!("{} ", status.text));
        self.say(tone, format!("{before}{text}"));
    }

    /// Keeps a sentence to be read again, and leaves the screen as it is.
    pub fn notes(&mut self, text: &str) {
        if self.said.last().is_none_or(|last| last != text) {
            self.said.push(text.to_owned());
        }
        let n_old = self.said.len().saturating_sub(SAID_MAX);
        self.said.drain(..n_old);
    }

    /// What everybody must know, and what was said, newest first: each in full.
    #[must_use]
    pub fn messages(&self) -> Vec<String> {
        let overview = self.overview.as_ref();
        let notices = overview.map_or(&[] as &[String], |overview| &overview.notices);
        let listed = |text: &String| format!("· {text}");
        let mut lines: Vec<String> = notices.iter().map(listed).collect();
        let left = overview.map_or(&[] as &[LeftDraft], |overview| &overview.drafts_left);
        lines.extend(left.iter().map(|left| {
            let what = left.of.words();
            format!(
                "· Your draft ({what}) is kept, and no form opens it any more: {}. Press 6, then \
                 d, to read it or throw it away.",
                left.over
            )
        }));
        if !self.said.is_empty() {
            let heading = "Said since the start, newest first:".to_owned();
            lines.extend((!lines.is_empty()).then(String::new));
            lines.push(heading);
            lines.extend(self.said.iter().rev().map(listed));
        }
        if lines.is_empty() {
            lines.push("Nothing was said yet.".to_owned());
        }
        lines
    }

    /// Shows the next theme and says which it is.
    pub fn next_theme(&mut self) {
        self.theme = self.theme.next();
        self.say(
            Tone::Calm,
            format!("Colours: {}. F3 shows the next.", self.theme.name()),
        );
    }

    /// Takes the mouse or leaves it to the terminal, and says so.
    pub fn turn_mouse(&mut self) {
        self.mouse = !self.mouse;
        let words = match self.mouse {
            true => "The mouse is on: wheel and click select here. F4 leaves it to the terminal.",
            false => {
                "The mouse is off: it marks and copies text, as the terminal does. F4 turns it on."
            }
        };
        self.say(Tone::Calm, words);
    }

    /// Opens a form; what was typed when it was last left comes back.
    pub fn open_form(&mut self, mut form: Form) {
        match self.take_left(&form.purpose) {
            Some(left) => {
                form.continues(left);
                form.take_back();
                self.say(Tone::Good, TYPED_IS_BACK);
            }
            None => form.wants_draft = form.purpose.draft_of().is_some(),
        }
        self.form = Some(Box::new(form));
    }

    /// The form of this purpose that was left with something typed, taken from those that wait.
    pub fn take_left(&mut self, purpose: &Purpose) -> Option<Form> {
        let mut left = self.left_forms.iter();
        let place = left.position(|left| purpose.takes_from(&left.purpose))?;
        let mut left = self.left_forms.swap_remove(place);
        left.put_aside();
        Some(left)
    }

    /// Whether the selected proposal can be treated so, as it stands.
    fn proposal_takes(&self, action: Action) -> bool {
        let (Some(row), Some(overview)) = (self.proposals.selected(), &self.overview) else {
            return false;
        };
        match (&row.proposal.stage, action) {
            (Stage::Draft, Action::Submit) => overview.sitting.is_some(),
            (Stage::Draft, Action::ChangeProposal)
            | (Stage::Submitted | Stage::Modelled, Action::ModelEffect)
            | (Stage::Modelled, Action::Approve | Action::RefuseApproval)
            | (Stage::Approved, Action::Adopt) => true,
            // The RAS has moved under it: its approval lapses.
            (Stage::Approved, Action::ModelEffect) => {
                let ground = Ground {
                    ras: &overview.newest_ras,
                    today: overview.today,
                    unknown: &[],
                };
                !ground::stands_on(&row.proposal, ground)
            }
            _ => false,
        }
    }

    /// Whether a line of the tab's list is selected.
    fn has_selected(&self) -> bool {
        match self.tab {
            ScreenId::Queue => self.queue.selected().is_some(),
            ScreenId::Sitting => !self.sittings.is_empty(),
            ScreenId::Approvals => self.waiting.selected().is_some(),
            ScreenId::Transitions => self.transitions.selected().is_some(),
            ScreenId::Proposals => self.proposals.selected().is_some(),
            ScreenId::Register => self.entries.selected().is_some(),
        }
    }

    /// Whether the opened case has a decision to take back, where the action takes one back.
    #[must_use]
    pub fn takes_back(&self, action: Action) -> bool {
        let standing = self.case.as_ref().map(|case| &case.detail.file.standing);
        match action {
            Action::Correct | Action::Withdraw => {
                standing.is_some_and(|standing| !standing.decisions.is_empty())
            }
            _ => true,
        }
    }

    /// Whether an action makes sense now (the bar and the palette leave out what does not).
    #[must_use]
    pub fn offers(&self, action: Action) -> bool {
        let writes = self
            .overview
            .as_ref()
            .is_some_and(|overview| !overview.read_only);
        let sitting = self
            .overview
            .as_ref()
            .is_some_and(|overview| overview.sitting.is_some());
        if let Some(start) = &self.start {
            return match action {
                Action::Demo | Action::GoOn | Action::OpenRegister => true,
                Action::NewRegister => !start.greeting.read_only,
                Action::Up | Action::Down if self.form.is_some() => true,
                Action::Open | Action::Up | Action::Down => start.selected().is_some(),
                Action::Back => self.form.is_some(),
                Action::NextField | Action::PreviousField => true,
                Action::Quit | Action::Help | Action::Palette => true,
                Action::Theme | Action::Mouse | Action::Messages => true,
                Action::Suspend => cfg!(unix),
                _ => false,
            };
        }
        if action.writes() && !writes {
            return false;
        }
        match action {
            Action::OpenSitting => !sitting,
            Action::CloseSitting | Action::Attendance | Action::DeclareInterest => sitting,
            Action::Approve | Action::RefuseApproval if self.tab == ScreenId::Approvals => {
                self.waiting.selected().is_some()
            }
            Action::Submit
            | Action::ChangeProposal
            | Action::ModelEffect
            | Action::Approve
            | Action::RefuseApproval
            | Action::Adopt => self.proposal_takes(action),
            Action::Open | Action::Decide | Action::Transition
                if self.case.is_none() && self.form.is_none() =>
            {
                self.has_selected()
            }
            Action::Suspend => cfg!(unix),
            Action::Filter => self.case.is_none() && self.tab != ScreenId::Sitting,
            Action::ScrollDown | Action::ScrollUp => match &self.form {
                Some(form) => !form.beside.is_empty(),
                None => self.case.is_some() || self.tab != ScreenId::Sitting,
            },
            Action::OtherDraft => self.form.as_ref().is_some_and(|form| form.n_beside > 0),
            Action::DropDraft => {
                let form = self.form.as_ref();
                form.is_some_and(|form| form.purpose.draft_of().is_some())
            }
            _ => true,
        }
    }
}
