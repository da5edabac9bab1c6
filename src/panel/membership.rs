//! Who may be entered as a member: one id for each person, or an approval could be given by the
//! person who recorded the decision.

use super::member::Member;
use super::refusal::{Field, Refusal};
use crate::config::panel_rules::{PanelRules, Role};
use crate::terms::ids::{MemberId, RoleId};
use crate::terms::text::{cleaned, sentence};

/// The id under which the program itself records while no member is entered.
pub const PROGRAM: &str = "setup";

/// Where it comes from that an id is one person's and a name stays with it.
const ONE_EACH: &str = "house rule: one id for each person, and approvals rest on who is who";

/// Where it comes from that a role is given by somebody else.
const OWN_ROLE: &str = "house rule: nobody changes their own role";

/// Where it comes from that not everybody gives every role.
const GIVEN: &str = "house rule: who neither decides nor approves makes nobody able to";

/// Why a member is not entered: what is wrong, what is allowed, what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MemberProblem {
    /// Nothing is shown for the member.
    #[error("the id {id} has no name to be shown; write initials or a post, such as {id}:Chair:…")]
    NotShown {
        /// The id.
        id: String,
    },
    /// The role is not configured.
    #[error("the role {role} is not one of panel.toml; the roles are: {known}")]
    NoSuchRole {
        /// The role as given.
        role: String,
        /// The roles there are, those to come included.
        known: String,
    },
    /// Another person has the id.
    #[error(
        "the id {id} is {shown} already; another person needs another id, and the same person \
         keeps the name, for approvals rest on who is who"
    )]
    Taken {
        /// The id.
        id: String,
        /// How the member with that id is shown.
        shown: String,
    },
    /// The id can be taken for another one.
    #[error(
        "the id {id} can be taken for {other}: ids must differ by more than capitals and the signs \
         - _ . /; if it is the same person, keep {other}, else choose another id"
    )]
    LooksLike {
        /// The id.
        id: String,
        /// The id that is there already.
        other: String,
    },
    /// Whoever acts would change their own role.
    #[error(
        "nobody changes their own role, and {id} acts: choose another member with F2, who enters \
         the change"
    )]
    OwnRole {
        /// The id.
        id: String,
    },
    /// Nobody acts, so that nobody gives the role.
    #[error(
        "a role is changed or given by another member, and nobody acts: choose who acts with F2"
    )]
    NobodyGives,
    /// Whoever acts neither decides nor approves, and gives or takes the word of one who does.
    #[error(
        "the role {role} approves exceptions or has a delegated limit, and {by} neither decides \
         nor approves: choose a member with F2 who does, and enter it then"
    )]
    NotTheirsToGive {
        /// The title of the role that would be given or taken away.
        role: String,
        /// Who acts.
        by: String,
    },
    /// The id is the program's own.
    #[error(
        "the id {PROGRAM} is the name under which the program itself records; choose another id"
    )]
    Programs,
}

impl MemberProblem {
    /// The same as the panel's rules refuse: with the rule's code and its source.
    #[must_use]
    pub fn refusal(&self) -> Refusal {
        let (rule, source) = match self {
            MemberProblem::NotShown { .. } => ("member_not_shown", ONE_EACH),
            MemberProblem::NoSuchRole { .. } => ("member_role_unknown", "config/panel.toml, roles"),
            MemberProblem::Taken { .. } => ("member_id_taken", ONE_EACH),
            MemberProblem::LooksLike { .. } => ("member_id_alike", ONE_EACH),
            MemberProblem::Programs => ("member_id_of_program", ONE_EACH),
            MemberProblem::OwnRole { .. } => ("own_role", OWN_ROLE),
            MemberProblem::NobodyGives => ("role_given_by_nobody", OWN_ROLE),
            MemberProblem::NotTheirsToGive { .. } => ("role_not_theirs_to_give", GIVEN),
        };
        Refusal::new(rule, Field::Members, sentence(&self.to_string()), source)
    }

    /// The part of the member that is wrong: `id`, `shown` or `role`.
    #[must_use]
    pub fn part(&self) -> &'static str {
        match self {
            MemberProblem::NotShown { .. } => "shown",
            MemberProblem::NoSuchRole { .. }
            | MemberProblem::OwnRole { .. }
            | MemberProblem::NobodyGives
            | MemberProblem::NotTheirsToGive { .. } => "role",
            MemberProblem::Taken { .. }
            | MemberProblem::LooksLike { .. }
            | MemberProblem::Programs => "id",
        }
    }
}

/// Checks whether a member may be entered beside those who are known. The role and the specialisms
/// of a known member may change; what is shown stays with the id. The role is one of the rules in
/// force or of those `to_come` with the next sitting.
pub fn check(
    member: &Member,
    known: &[Member],
    (rules, to_come): (&PanelRules, Option<&PanelRules>),
) -> Result<(), MemberProblem> {
    let id = member.id.to_string();
    if plain(&member.shown).is_empty() {
        return Err(MemberProblem::NotShown { id });
    }
    let roles = roles(rules, to_come);
    if !roles.iter().any(|role| role.id == member.role) {
        let roles: Vec<&str> = roles.iter().map(|role| role.id.as_str()).collect();
        return Err(MemberProblem::NoSuchRole {
            role: member.role.to_string(),
            known: roles.join(", "),
        });
    }
    if folded(&id) == PROGRAM {
        return Err(MemberProblem::Programs);
    }
    let alike = known
        .iter()
        .find(|other| folded(other.id.as_str()) == folded(&id));
    match alike {
        None => Ok(()),
        Some(other) if other.id != member.id => Err(MemberProblem::LooksLike {
            id,
            other: other.id.to_string(),
        }),
        Some(other) if plain(&other.shown) == plain(&member.shown) => Ok(()),
        Some(other) => Err(MemberProblem::Taken {
            id,
            shown: other.shown.clone(),
        }),
    }
}

/// Checks whether whoever acts may enter a member, with that role, beside those who are known.
///
/// Nobody changes their own role. A role that approves exceptions or has a delegated limit is given
/// and taken away by a member who decides or approves, as soon as there is one.
pub fn entered_by(
    by: Option<&MemberId>,
    member: &Member,
    known: &[Member],
    (rules, to_come): (&PanelRules, Option<&PanelRules>),
) -> Result<(), MemberProblem> {
    check(member, known, (rules, to_come))?;
    let was = known.iter().find(|other| other.id == member.id);
    if known.is_empty() || was.is_some_and(|was| was.role == member.role) {
        return Ok(());
    }
    let Some(by) = by else {
        return Err(MemberProblem::NobodyGives);
    };
    if *by == member.id {
        let id = by.to_string();
        return Err(MemberProblem::OwnRole { id });
    }
    let roles = roles(rules, to_come);
    let is = |id: &RoleId, able: &dyn Fn(&Role) -> bool| {
        roles.iter().any(|role| role.id == *id && able(role))
    };
    let able = |role: &Role| role.decides || role.approves_exceptions;
    let weighs = |role: &Role| role.approves_exceptions || role.delegated_limit.is_some();
    let touched = was.map(|was| &was.role).into_iter().chain([&member.role]);
    let Some(role) = touched.into_iter().find(|id| is(id, &weighs)) else {
        return Ok(());
    };
    let mut able_ones = known
        .iter()
        .filter(|other| is(&other.role, &able))
        .peekable();
    if able_ones.peek().is_none() || able_ones.any(|other| other.id == *by) {
        return Ok(());
    }
    let title = roles.iter().find(|known| known.id == *role);
    Err(MemberProblem::NotTheirsToGive {
        role: title.map_or(role.to_string(), |known| known.title.clone()),
        by: by.to_string(),
    })
}

/// The roles that a member may be entered with: those in force, then those that come with the next
/// sitting alone.
#[must_use]
pub fn roles<'a>(rules: &'a PanelRules, to_come: Option<&'a PanelRules>) -> Vec<&'a Role> {
    let later = to_come.iter().flat_map(|to_come| &to_come.roles);
    let new = later.filter(|role| rules.role(&role.id).is_none());
    rules.roles.iter().chain(new).collect()
}

/// Checks members who are entered together into a new register, each beside those before it.
pub fn check_all(members: &[Member], rules: &PanelRules) -> Result<(), MemberProblem> {
    for (n, member) in members.iter().enumerate() {
        let before = members.get(..n).unwrap_or_default();
        check(member, before, (rules, None))?;
        if let Some(twice) = before.iter().find(|other| other.id == member.id) {
            return Err(MemberProblem::Taken {
                id: member.id.to_string(),
                shown: twice.shown.clone(),
            });
        }
    }
    Ok(())
}

/// What is shown, with one space for each stretch of spaces.
fn plain(shown: &str) -> String {
    let words: Vec<String> = cleaned(shown)
        .split_whitespace()
        .map(ToOwned::to_owned)
        .collect();
    words.join(" ")
}

/// An id as a glance takes it in: without capitals and without signs between letters.
fn folded(id: &str) -> String {
    id.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}
