//! The desk on adoption: an approved proposal becomes a RAS version of the register.

use super::itself::Desk;
use super::proposals::changes_of;
use super::sittings::recorded;
use crate::app::configuration::config_error;
use crate::app::error::AppError;
use crate::app::outcome::Outcome;
use crate::app::register_error::register_error;
use crate::app::versions::{Version, Versions};
use crate::config::bundle::RasBundle;
use crate::config::changes::with_changes;
use crate::config::ras::Reference;
use crate::panel::adoption::{self, Wanted};
use crate::panel::ground::Ground;
use crate::panel::proposal::Proposal;
use crate::panel::record::{RasAdoption, Record};
use crate::register::append::Expected;
use crate::terms::date::{Date, shown};
use crate::terms::ids::ProposalRef;
use crate::terms::text::without_stop;

impl Desk {
    /// Makes an approved proposal the RAS in force from a day, built on the newest version.
    ///
    /// A version or an answer that another program records meanwhile stops it.
    pub(in crate::app) fn adopt_proposal(
        &mut self,
        reference: &ProposalRef,
        from: Date,
        version: &str,
    ) -> Result<Outcome, AppError> {
        let version = version.trim();
        let known = self
            .register
            .ras_versions()
            .map_err(|error| register_error(&error))?;
        let seen = known.iter().map(|known| known.entry).max();
        let adoptions: Vec<RasAdoption> = known.into_iter().map(|known| known.value).collect();
        let versions = Versions::of(&adoptions)?;
        let base = versions.newest();
        let row = self.proposal(reference)?;
        let member = self.acting_member()?;
        let rules = self.configuration.rules.clone();
        let taken: Vec<String> = adoptions.iter().map(|known| known.ras.1.clone()).collect();
        let wanted = Wanted {
            from,
            version,
            approved_on: row.approved_on(),
            taken: &taken,
        };
        let ground = Ground {
            ras: &base.ras,
            today: self.today(),
            unknown: &[],
        };
        let proposal = row.proposal;
        let refused = adoption::adoptable(&proposal, wanted, ground, &member, &rules);
        if let Err(refusals) = refused {
            return Ok(Outcome::Refused(refusals));
        }
        let bundle = next_version(base, &proposal, (version, from), &rules.panel)?;
        let sentence = sentence(base, (version, from));
        let later = adoption::changed_later(&proposal, from, ground.ras).join(" ");
        let next = bundle.read().map_err(|problems| config_error(&problems))?;
        let adopted = RasAdoption {
            ras: (next.id.to_string(), next.version.to_string()),
            from,
            digest: bundle.digest().hex(),
            files: bundle
                .texts()
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .to_vec(),
            proposal: Some(reference.clone()),
        };
        let done = self.record(Record::RasAdopted(adopted), Expected::LastEntry(seen))?;
        self.look()?;
        Ok(recorded(
            done,
            format!("{sentence} {later}").trim_end().to_owned(),
        ))
    }
}

fn sentence(base: &Version, (version, from): (&str, Date)) -> String {
    format!(
        "RAS version {version}, built on version {}, is adopted from {}; recorded decisions stay \
         as they are.",
        base.ras.version,
        shown(from)
    )
}

/// The texts of the next version; the reference of what is new names the proposal and the version
/// on which it is built.
fn next_version(
    base: &Version,
    proposal: &Proposal,
    (version, from): (&str, Date),
    panel: &str,
) -> Result<RasBundle, AppError> {
    let changes = changes_of(proposal);
    let reference = proposal.reference.as_str();
    let key = reference.to_lowercase().replace(['-', '.', '/'], "_");
    let title = format!(
        "Proposal {reference}: {} (built on version {})",
        without_stop(proposal.title.as_str()),
        base.ras.version
    );
    let why = Reference {
        title: title.into(),
        link: None,
        agreed_by: Some(panel.to_owned()),
    };
    with_changes(&base.bundle, version, from, &changes, (&key, &why))
        .map_err(|problems| config_error(&problems))
}
