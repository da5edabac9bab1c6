//! The desk on the panel's rules: those of the register apply, and those of the files come into
//! force with the next sitting that is opened.

use super::itself::Desk;
use crate::app::configuration::{Unusable, to_mend};
use crate::app::error::AppError;
use crate::app::rules_in_force::{RulesInForce, in_a_row};
use crate::config::panel_rules::PanelRules;
use crate::terms::ids::EntryNumber;
use std::sync::Arc;

impl Desk {
    /// Takes the newest rules of the register, where another program has recorded some.
    pub(in crate::app) fn take_rules(&mut self) -> Result<(), AppError> {
        if let Some(newest) = RulesInForce::newest(&self.register)?
            && newest.entry != self.in_force.entry
        {
            self.apply(newest);
        }
        Ok(())
    }

    /// From now on everything is judged by these rules.
    pub(in crate::app) fn apply(&mut self, rules: RulesInForce) {
        self.configuration.rules = rules.rules.clone();
        self.configuration.tolerances = rules.tolerances.clone();
        self.looking.rules = rules.rules.clone();
        self.looking.tolerances = rules.tolerances.clone();
        self.in_force = rules;
        self.looked = None;
    }

    /// Reads the files of the rules anew: they may have been changed since this program began.
    ///
    /// Fails where they have a mistake, also where the folder's other files had one before.
    pub(in crate::app) fn read_rules_files(&mut self) -> Result<(), AppError> {
        let named = self.configuration.folder.as_ref();
        let folder = match &self.configuration.unusable {
            Some(Unusable {
                folder,
                why: Some(_),
            }) => Some(folder),
            _ => named.filter(|_| self.files.is_some()),
        };
        if let Some(folder) = folder {
            let read = RulesInForce::of_folder(folder);
            self.files = Some(read.map_err(|mistake| to_mend(mistake, folder))?);
        }
        Ok(())
    }

    /// The rules of the files, where they are to come into force with the next sitting, and what
    /// they have otherwise (nothing where the register holds no rules yet).
    pub(in crate::app) fn rules_to_come(&self) -> Option<(RulesInForce, Vec<String>)> {
        let files = self.files.as_ref()?;
        if self.in_force.entry.is_none() {
            return Some((files.clone(), Vec::new()));
        }
        let changes = self.in_force.changed(files, self.today());
        (!changes.is_empty()).then(|| (files.clone(), changes))
    }

    /// The panel's rules that come with the next sitting, where they are others than these.
    pub(in crate::app) fn next_rules(&self) -> Option<Arc<PanelRules>> {
        self.rules_to_come().map(|(files, _)| files.rules)
    }

    /// Members whose role rules do not list, in a sentence; nothing where there are none.
    fn without_a_role(&self, rules: &PanelRules) -> Result<String, AppError> {
        let members = self.members()?;
        let without = members
            .iter()
            .filter(|member| rules.role(&member.role).is_none());
        let named: Vec<String> = without
            .map(|member| format!("{} ({})", member.id, member.role))
            .collect();
        if named.is_empty() {
            return Ok(String::new());
        }
        Ok(format!(
            " They list no such role as these members have: {}. Enter each again with a role that \
             they list (2, then m), then open the sitting.",
            named.join(", ")
        ))
    }

    /// The rules that applied to an entry.
    pub(in crate::app) fn rules_at(&self, entry: EntryNumber) -> Result<RulesInForce, AppError> {
        let held = RulesInForce::at(&self.register, entry)?;
        Ok(held.unwrap_or_else(|| self.in_force.clone()))
    }

    /// Why the register's own rules are used, and how caseload files are read then.
    fn no_folder(&self) -> String {
        let built_in =
            "Caseload files are read by the built-in headings unless --config names a folder.";
        let Some(Unusable { folder, why }) = &self.configuration.unusable else {
            return format!("no configuration folder is known for it. {built_in}");
        };
        let named = format!(
            "the configuration folder {} that was named for it",
            folder.display()
        );
        match why {
            None => format!("{named} is not there any more. {built_in}"),
            Some(why) => {
                let why = why.chain.join(": ");
                let first = why.lines().next().unwrap_or_default();
                format!(
                    "{named} cannot be used ({}). See what is to be mended: ras-panel config check \
                     {}. No caseload file is read until then.",
                    first.trim_end_matches(':'),
                    folder.display()
                )
            }
        }
    }

    /// What must be known of the rules in use; nothing where the files have the same.
    pub fn notices_of_rules(&self) -> Result<Vec<String>, AppError> {
        let unusable = self.configuration.unusable.as_ref();
        let unusable = unusable.filter(|unusable| unusable.why.is_some());
        let named = self.configuration.folder.as_ref();
        let source = match named.or(unusable.map(|unusable| &unusable.folder)) {
            Some(folder) => format!("the configuration files ({})", folder.display()),
            None => "the built-in configuration".to_owned(),
        };
        let told = match (self.in_force.entry, &self.files, self.rules_to_come()) {
            (None, _, _) => format!(
                "The register holds no rules of the panel: those of {source} are used, and come \
                 into the register with the next sitting that is opened."
            ),
            (Some(entry), None, _) => format!(
                "The register's own RAS and rules ({}, entry {entry}) are used: {}",
                self.in_force.rules.panel,
                self.no_folder()
            ),
            (Some(entry), _, Some((files, changes))) => format!(
                "New rules with the next sitting: {}. The panel's rules in {source} differ from \
                 those in the register (entry {entry}), which apply until it is opened.{}",
                in_a_row(&changes),
                self.without_a_role(&files.rules)?
            ),
            (Some(_), Some(_), None) => return Ok(Vec::new()),
        };
        Ok(vec![told])
    }
}
