//! The desk on what frames every screen: RAS, sitting, members, and what must be known at once.

use super::itself::{Desk, file_name};
use crate::app::error::AppError;
use crate::app::outcome::{Outcome, Overview};
use crate::register::store::Mode;

impl Desk {
    pub(in crate::app) fn overview(&mut self) -> Result<Outcome, AppError> {
        let acting = self
            .acting
            .as_ref()
            .map(|acting| self.member(acting))
            .transpose()?;
        let sitting = self.open_sitting_now()?;
        // The files may have been changed since this program began.
        let unreadable = self.read_rules_files().err();
        let overview = Overview {
            ras: self.live_ras(),
            newest_ras: self.newest_ras(),
            rules: self.configuration.rules.clone(),
            rules_to_come: self.next_rules(),
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
            stopped: self.register.stopped().is_some(),
            drafts_left: self.drafts_left()?,
            notices: self.notices(unreadable.as_ref())?,
        };
        Ok(Outcome::Overview(Box::new(overview)))
    }

    fn notices(&self, unreadable: Option<&AppError>) -> Result<Vec<String>, AppError> {
        let mut notices = Vec::new();
        notices.extend(self.demonstration());
        if let Some(why) = self.register.stopped() {
            notices.push(format!("Nothing is recorded any more: {why}."));
        }
        notices.extend(unreadable.map(|error| {
            let told = error.chain.concat();
            let lines = told.lines().map(str::trim);
            let first: Vec<&str> = lines.filter(|line| !line.is_empty()).take(2).collect();
            format!(
                "No sitting can be opened until panel.toml and tolerances.toml are mended (run: \
                 ras-panel config check); {}",
                first.join(" ")
            )
        }));
        notices.extend(self.notices_of_rules()?);
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
        Ok(notices)
    }
}
