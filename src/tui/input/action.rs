//! What a person may intend on a screen: intents, not keys.

/// An intent. The key table binds keys to these; screens never see keys, except text fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Leaves the program (drafts are kept).
    Quit,
    /// Goes back one level, or clears the filter.
    Back,
    /// Opens what is selected.
    Open,
    /// Moves the selection up.
    Up,
    /// Moves the selection down.
    Down,
    /// Moves a page up.
    PageUp,
    /// Moves a page down.
    PageDown,
    /// Scrolls the pane beside or below the list or the fields, down.
    ScrollDown,
    /// Scrolls the pane beside or below the list or the fields, up.
    ScrollUp,
    /// Moves to the first line.
    First,
    /// Moves to the last line.
    Last,
    /// Moves to the pane or field on the left.
    Left,
    /// Moves to the pane or field on the right.
    Right,
    /// Moves to the next pane or field.
    NextField,
    /// Moves to the previous pane or field.
    PreviousField,
    /// Shows a screen.
    Show(ScreenId),
    /// Opens the help of this screen.
    Help,
    /// Opens the palette of all actions that work here.
    Palette,
    /// Opens the filter line.
    Filter,
    /// Sorts by the next column.
    Sort,
    /// Turns the order round.
    SortOrder,
    /// Lists the whole caseload, or only the cases before the panel.
    WholeCaseload,
    /// Goes to the next undecided case.
    NextUndecided,
    /// Goes to the previous undecided case.
    PreviousUndecided,
    /// Opens the next case.
    NextCase,
    /// Opens the previous case.
    PreviousCase,
    /// Opens the decision form.
    Decide,
    /// Opens the decision form on a transition.
    Transition,
    /// Corrects the last decision on the case: a new decision that supersedes it.
    Correct,
    /// Opens the form for a weighting-change proposal.
    Propose,
    /// Changes a proposal that is a draft.
    ChangeProposal,
    /// Shows where the selected figure comes from.
    Why,
    /// Copies the case's reference or the selected line to the terminal's clipboard.
    Copy,
    /// Opens or closes the sitting.
    OpenSitting,
    /// Closes the sitting.
    CloseSitting,
    /// Says who is present.
    Attendance,
    /// Declares an interest in the case.
    DeclareInterest,
    /// Chooses who acts.
    ActAs,
    /// Enters a member.
    EnterMember,
    /// Asks for the record of the form's content; a confirmation follows.
    Record,
    /// Lists the drafts that no form opens any more.
    DraftsLeft,
    /// Throws the draft away, after a question.
    DropDraft,
    /// Shows the draft that another program of the member keeps of the same.
    OtherDraft,
    /// Approves what waits, with reasons.
    Approve,
    /// Refuses what waits, with reasons.
    RefuseApproval,
    /// Withdraws a decision by a superseding entry, with a reason.
    Withdraw,
    /// Submits the proposal to the open sitting.
    Submit,
    /// Models the proposal on the whole caseload.
    ModelEffect,
    /// Adopts the approved proposal.
    Adopt,
    /// Opens the demonstration.
    Demo,
    /// Opens the form for a new register.
    NewRegister,
    /// Opens the form for a register that is there.
    OpenRegister,
    /// Goes on with what the form of the start screen says.
    GoOn,
    /// Verifies the register.
    Verify,
    /// Shows what was said, and what everybody must know, in full.
    Messages,
    /// Shows what the marks of the queue mean.
    Marks,
    /// Shows the next colour theme.
    Theme,
    /// Turns mouse capture on or off.
    Mouse,
    /// Gives the terminal back to the shell until it goes on with the program.
    Suspend,
}

impl Action {
    /// Whether the action leads to something that is written in the register, be it a form that
    /// is filled in first.
    #[must_use]
    pub fn writes(self) -> bool {
        matches!(
            self,
            Action::Decide
                | Action::Transition
                | Action::Correct
                | Action::Propose
                | Action::ChangeProposal
                | Action::OpenSitting
                | Action::CloseSitting
                | Action::Attendance
                | Action::DeclareInterest
                | Action::EnterMember
                | Action::Record
                | Action::DropDraft
                | Action::OtherDraft
                | Action::Approve
                | Action::RefuseApproval
                | Action::Withdraw
                | Action::Submit
                | Action::ModelEffect
                | Action::Adopt
                | Action::NewRegister
        )
    }
}

/// The screens, as tabs number them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScreenId {
    /// The flagged allocations.
    Queue,
    /// The sitting.
    Sitting,
    /// What waits for approval.
    Approvals,
    /// The transitions.
    Transitions,
    /// The proposals.
    Proposals,
    /// The register.
    Register,
}

impl ScreenId {
    /// The tabs in order, with their titles.
    pub const TABS: [(ScreenId, &'static str); 6] = [
        (ScreenId::Queue, "Queue"),
        (ScreenId::Sitting, "Sitting"),
        (ScreenId::Approvals, "Approvals"),
        (ScreenId::Transitions, "Transitions"),
        (ScreenId::Proposals, "Proposals"),
        (ScreenId::Register, "Register"),
    ];

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        let row = ScreenId::TABS.iter().find(|row| row.0 == self);
        row.map_or("", |row| row.1)
    }

    /// Its title where there is little room.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            ScreenId::Queue => "Queue",
            ScreenId::Sitting => "Sit.",
            ScreenId::Approvals => "Appr.",
            ScreenId::Transitions => "Trans.",
            ScreenId::Proposals => "Prop.",
            ScreenId::Register => "Reg.",
        }
    }
}
