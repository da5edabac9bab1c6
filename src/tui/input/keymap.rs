//! The one table of keys: scope, keys, action, words. It feeds the keys, the bar, the help, the
//! palette and the README.

use super::action::{Action, ScreenId};
use super::key::Key;

/// Where a binding works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// While no register is open.
    Start,
    /// In a form of the start screen.
    StartForm,
    /// On every screen (not while a text field has the keys).
    Everywhere,
    /// In every list.
    Lists,
    /// On one tab.
    Tab(ScreenId),
    /// On an opened case.
    Case,
    /// In a form (these keys work inside text fields, too).
    Form,
}

impl Binding {
    /// Whether its word stands in the bar only where all the others have their room.
    #[must_use]
    pub fn gives_way(&self) -> bool {
        let seldom = matches!(
            self.action,
            Action::Correct | Action::Withdraw | Action::DraftsLeft
        );
        let of_screen = [(QUEUE, Action::Transition), (SITTING, Action::Open)];
        seldom || of_screen.contains(&(self.scope, self.action))
    }
}

impl Scope {
    /// The scope's name in the README.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Scope::Start => "start",
            Scope::StartForm => "start form",
            Scope::Everywhere => "everywhere",
            Scope::Lists => "lists",
            Scope::Case => "case",
            Scope::Form => "form",
            Scope::Tab(tab) => tab.title(),
        }
    }
}

/// One row of the key table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it works.
    pub scope: Scope,
    /// The keys, the first of which is shown.
    pub keys: &'static [Key],
    /// What it does.
    pub action: Action,
    /// The word in the bottom bar; empty when the bar leaves it out.
    pub bar: &'static str,
    /// The line in help, palette and README.
    pub help: &'static str,
}

const fn row(
    scope: Scope,
    keys: &'static [Key],
    action: Action,
    bar: &'static str,
    help: &'static str,
) -> Binding {
    Binding {
        scope,
        keys,
        action,
        bar,
        help,
    }
}

use Scope::{Case, Everywhere, Form, Lists, Start, StartForm};

const QUEUE: Scope = Scope::Tab(ScreenId::Queue);
const SITTING: Scope = Scope::Tab(ScreenId::Sitting);
const APPROVALS: Scope = Scope::Tab(ScreenId::Approvals);
const TRANSITIONS: Scope = Scope::Tab(ScreenId::Transitions);
const PROPOSALS: Scope = Scope::Tab(ScreenId::Proposals);
const REGISTER: Scope = Scope::Tab(ScreenId::Register);

const SUSPEND: &str = "suspend: back to the shell, whose fg goes on";

/// Every binding, in the order in which help lists them.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    row(Start, &[Key::Char('d')], Action::Demo, "demonstration", "open the demonstration"),
    row(Start, &[Key::Char('i')], Action::NewRegister, "new register",
        "make a register of a configuration and a caseload folder"),
    row(Start, &[Key::Char('o')], Action::OpenRegister, "open a file", "open a register's file"),
    row(Start, &[Key::Enter], Action::Open, "open", "open the register that is selected"),
    row(Start, &[Key::Down, Key::Char('j')], Action::Down, "", "down"),
    row(Start, &[Key::Up, Key::Char('k')], Action::Up, "", "up"),
    row(StartForm, &[Key::Ctrl('s')], Action::GoOn, "go on",
        "check, then go on; R is asked for before it is made"),
    row(QUEUE, &[Key::Enter], Action::Open, "open", "open the case"),
    row(QUEUE, &[Key::Char('d')], Action::Decide, "decide", "decide the case"),
    row(QUEUE, &[Key::Char('t')], Action::Transition, "transition", "decide on a transition"),
    row(QUEUE, &[Key::Char('n')], Action::NextUndecided, "next undecided", "next undecided case"),
    row(QUEUE, &[Key::Char('N')], Action::PreviousUndecided, "", "previous undecided case"),
    row(QUEUE, &[Key::Char('a')], Action::WholeCaseload, "all cases", "whole caseload or queue"),
    row(Case, &[Key::Char('d')], Action::Decide, "decide", "decide the case"),
    row(Case, &[Key::Char('t')], Action::Transition, "transition", "decide on a transition"),
    row(Case, &[Key::Char('x')], Action::Why, "why", "where the figure comes from"),
    row(Case, &[Key::Enter], Action::Open, "open", "open or close the line"),
    row(Case, &[Key::Esc], Action::Back, "back", "back to the list"),
    row(Case, &[Key::Tab, Key::Right], Action::NextField, "pane", "next pane"),
    row(Case, &[Key::BackTab, Key::Left], Action::PreviousField, "", "previous pane"),
    row(Case, &[Key::Char('w')], Action::Propose, "propose a change",
        "propose a change of the RAS, with this case as evidence"),
    row(Case, &[Key::Char('i')], Action::DeclareInterest, "interest",
        "declare an interest, or say that one no longer exists"),
    row(Case, &[Key::Char('e')], Action::Correct, "correct",
        "correct the last decision, which stays in the register"),
    row(Case, &[Key::Char('u')], Action::Withdraw, "withdraw",
        "withdraw the last decision, which stays in the register"),
    row(Case, &[Key::Char(']'), Key::Char('n')], Action::NextCase, "next", "next case"),
    row(Case, &[Key::Char('['), Key::Char('N')], Action::PreviousCase, "", "previous case"),
    row(Case, &[Key::Char('y')], Action::Copy, "", "copy the case's reference"),
    row(SITTING, &[Key::Enter], Action::Open, "minutes", "read the minutes of a sitting"),
    row(SITTING, &[Key::Char('o')], Action::OpenSitting, "open sitting", "open a sitting today"),
    row(SITTING, &[Key::Char('p')], Action::Attendance, "who is present", "say who is present"),
    row(SITTING, &[Key::Char('c')], Action::CloseSitting, "close sitting", "close the sitting"),
    row(SITTING, &[Key::Char('m')], Action::EnterMember, "enter member", "enter a member"),
    row(APPROVALS, &[Key::Enter], Action::Open, "open", "open the case"),
    row(APPROVALS, &[Key::Char('a')], Action::Approve, "approve", "approve, with reasons"),
    row(APPROVALS, &[Key::Char('r')], Action::RefuseApproval, "refuse", "refuse, with reasons"),
    row(TRANSITIONS, &[Key::Enter], Action::Open, "open", "open the case"),
    row(PROPOSALS, &[Key::Char('w')], Action::Propose, "new", "write a proposal"),
    row(PROPOSALS, &[Key::Enter], Action::Open, "read", "read the proposal"),
    row(PROPOSALS, &[Key::Char('e')], Action::ChangeProposal, "change",
        "change a draft of your own"),
    row(PROPOSALS, &[Key::Char('s')], Action::Submit, "submit", "submit to the open sitting"),
    row(PROPOSALS, &[Key::Char('m')], Action::ModelEffect, "model", "model on the whole caseload"),
    row(PROPOSALS, &[Key::Char('a')], Action::Approve, "approve", "approve, with reasons"),
    row(PROPOSALS, &[Key::Char('r')], Action::RefuseApproval, "refuse", "refuse, with reasons"),
    row(PROPOSALS, &[Key::Char('f')], Action::Adopt, "adopt", "adopt as a new version"),
    row(REGISTER, &[Key::Enter], Action::Open, "read", "read the entry"),
    row(REGISTER, &[Key::Char('v')], Action::Verify, "verify", "verify the register"),
    row(REGISTER, &[Key::Char('d')], Action::DraftsLeft, "drafts left",
        "read or throw away drafts that no form opens any more"),
    row(Form, &[Key::Ctrl('s')], Action::Record, "record", "check, then ask before recording"),
    row(Form, &[Key::Tab], Action::NextField, "next field", "next field"),
    row(Form, &[Key::BackTab], Action::PreviousField, "", "previous field"),
    row(Form, &[Key::Down], Action::Down, "",
        "next line or choice; after the last one, next field"),
    row(Form, &[Key::Up], Action::Up, "",
        "previous line or choice; before the first, previous field"),
    row(Form, &[Key::Esc], Action::Back, "back",
        "back; what is typed comes back with the form"),
    row(Form, &[Key::PageDown], Action::ScrollDown, "scroll", "scroll what stands beside, down"),
    row(Form, &[Key::PageUp], Action::ScrollUp, "", "scroll what stands beside, up"),
    row(Form, &[Key::F(2)], Action::ActAs, "who acts", "choose who acts"),
    row(Form, &[Key::Ctrl('x')], Action::DropDraft, "throw away", "throw the draft away"),
    row(Form, &[Key::F(6)], Action::OtherDraft, "other draft",
        "show the draft that another program keeps"),
    row(Form, &[Key::F(1)], Action::Help, "help", "what works here"),
    row(Form, &[Key::F(3)], Action::Theme, "", "next colour theme"),
    row(Form, &[Key::F(5)], Action::Messages, "", "what was said, and all notices, in full"),
    row(Form, &[Key::Ctrl('z')], Action::Suspend, "", SUSPEND),
    row(Form, &[Key::Ctrl('c')], Action::Quit, "",
        "quit; the draft is kept, or you are asked first"),
    row(Lists, &[Key::Down, Key::Char('j')], Action::Down, "", "down"),
    row(Lists, &[Key::Up, Key::Char('k')], Action::Up, "", "up"),
    row(Lists, &[Key::PageDown, Key::Ctrl('f')], Action::PageDown, "", "a page down"),
    row(Lists, &[Key::PageUp, Key::Ctrl('b')], Action::PageUp, "", "a page up"),
    row(Lists, &[Key::Home, Key::Char('g')], Action::First, "", "first line"),
    row(Lists, &[Key::End, Key::Char('G')], Action::Last, "", "last line"),
    row(Lists, &[Key::Char(' ')], Action::ScrollDown, "",
        "scroll what stands beside or below, down"),
    row(Lists, &[Key::Char('b')], Action::ScrollUp, "",
        "scroll what stands beside or below, up"),
    row(Lists, &[Key::Char('/')], Action::Filter, "filter",
        "filter: words, flag:gap gap>100 team:north age:75+ open"),
    row(QUEUE, &[Key::Char('s')], Action::Sort, "sort", "sort by the next column"),
    row(QUEUE, &[Key::Char('S')], Action::SortOrder, "", "turn the order round"),
    row(QUEUE, &[Key::Char('m')], Action::Marks, "", "what the marks before and in a line mean"),
    row(Everywhere, &[Key::Char('1')], Action::Show(ScreenId::Queue), "", "queue"),
    row(Everywhere, &[Key::Char('2')], Action::Show(ScreenId::Sitting), "", "sitting"),
    row(Everywhere, &[Key::Char('3')], Action::Show(ScreenId::Approvals), "", "approvals"),
    row(Everywhere, &[Key::Char('4')], Action::Show(ScreenId::Transitions), "", "transitions"),
    row(Everywhere, &[Key::Char('5')], Action::Show(ScreenId::Proposals), "", "proposals"),
    row(Everywhere, &[Key::Char('6')], Action::Show(ScreenId::Register), "", "register"),
    row(Everywhere, &[Key::F(2)], Action::ActAs, "", "choose who acts"),
    row(Everywhere, &[Key::F(3)], Action::Theme, "", "next colour theme"),
    row(Everywhere, &[Key::F(4)], Action::Mouse, "", "mouse on or off"),
    row(Everywhere, &[Key::F(5)], Action::Messages, "", "what was said, and all notices, in full"),
    row(Everywhere, &[Key::Char(':'), Key::Ctrl('p')], Action::Palette, "palette", "all actions"),
    row(Everywhere, &[Key::Char('?'), Key::F(1)], Action::Help, "help", "what works here"),
    row(Everywhere, &[Key::Esc], Action::Back, "", "clear the filter"),
    row(Everywhere, &[Key::Ctrl('z')], Action::Suspend, "", SUSPEND),
    row(Everywhere, &[Key::Char('q'), Key::Ctrl('c')], Action::Quit, "quit",
        "quit; drafts are kept, or you are asked first"),
];

/// Finds what a key does where these scopes are active; earlier scopes win.
#[must_use]
pub fn action_for(key: Key, scopes: &[Scope]) -> Option<Action> {
    scopes.iter().find_map(|scope| {
        BINDINGS
            .iter()
            .find(|binding| binding.scope == *scope && binding.keys.contains(&key))
            .map(|binding| binding.action)
    })
}

/// The key by which a scope shows an action; empty where it has none.
#[must_use]
pub fn first_key(action: Action, scope: Scope) -> String {
    let its = |binding: &&Binding| binding.scope == scope && binding.action == action;
    let binding = BINDINGS.iter().find(its);
    let key = binding.and_then(|binding| binding.keys.first());
    key.map(ToString::to_string).unwrap_or_default()
}

/// The bindings of these scopes, the innermost scope first, each scope in the order of the table;
/// what an inner scope takes the keys from is left out.
pub fn bindings_of<'a>(scopes: &'a [Scope]) -> impl Iterator<Item = &'static Binding> + 'a {
    let all = scopes.iter().flat_map(|scope| {
        BINDINGS
            .iter()
            .filter(move |binding| binding.scope == *scope)
    });
    all.filter(|binding| {
        let first = binding.keys.first();
        first.and_then(|key| action_for(*key, scopes)) == Some(binding.action)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_help_is_whole_in_the_list_of_actions() {
        let too_long = BINDINGS.iter().filter(|row| row.help.chars().count() > 57);
        let too_long: Vec<&str> = too_long.map(|row| row.help).collect();
        assert_eq!(too_long, Vec::<&str>::new());
    }

    #[test]
    fn no_key_is_bound_twice_in_a_scope() {
        for (position, binding) in BINDINGS.iter().enumerate() {
            for other in BINDINGS.iter().skip(position + 1) {
                let clash = binding.keys.iter().find(|key| other.keys.contains(key));
                let same_scope = binding.scope == other.scope;
                assert!(
                    !(same_scope && clash.is_some()),
                    "{clash:?} twice in {:?}",
                    other.scope
                );
            }
        }
    }
}
