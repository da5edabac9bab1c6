//! People who sit on or serve the panel, with their roles.

use crate::terms::ids::{MemberId, RoleId};

/// A member of the panel or of its staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Identifies the person (not an account): the same person has one id.
    pub id: MemberId,
    /// How the member is shown: initials or post.
    pub shown: String,
    /// The role, as `config/panel.toml` lists them.
    pub role: RoleId,
    /// Specialisms that make the member equal to a specialist assessor.
    pub specialisms: Vec<String>,
}
