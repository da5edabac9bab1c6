//! The desk on what frames every screen: RAS, sitting, members, and what must be known at once.

use super::desk::{Desk, file_name};
use super::error::AppError;
use super::outcome::{Outcome, Overview};
use crate::register::store::Mode;

impl Desk {
    pub(super) fn overview(&mut self) -> Result<Outcome, AppError> {
        let acting = self
            .acting
            .as_ref()
            .map(|acting| self.member(acting))
            .transpose()?;
        let sitting = self.open_sitting_now()?;
        let overview = Overview {
            ras: self.live_ras(),
            newest_ras: self.newest_ras(),
            rules: self.configuration.rules.clone(),
            today: self.today(),
            register_name: file_name(self.register.path()),
            read_only: self.register.mode() == Mode::ReadOnly,
            members: self.members()?,
            acting,
            last_closed: match sitting {
                Some(_) => None,
                None => self.last_closed()?,
            },
            sitting,
            notices: self.notices(),
        };
        Ok(Outcome::Overview(Box::new(overview)))
    }

    fn notices(&self) -> Vec<String> {
        let mut notices = Vec::new();
        notices.extend(self.demonstration());
        if let Some(why) = self.register.stopped() {
            notices.push(format!("Nothing is recorded any more: {why}."));
        }
        notices.extend(self.notices_of_rules());
        let live = self.live_ras();
        let files = &self.configuration.ras;
        let is_theirs = self.files.is_some() && self.configuration.unusable.is_none();
        if is_theirs && !self.looking.versions.holds(files.digest) {
            notices.push(format!(
                "The RAS in the configuration files ({} {}) is not in the register: {} {} is live \
                 and is used. A changed RAS comes in by a proposal that is adopted.",
                files.version,
                files.digest.short(),
                live.version,
                live.digest.short()
            ));
        }
        notices
    }
}
