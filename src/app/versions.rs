//! The versions of the RAS that the register holds, and which one applies to a case.

use super::configuration::config_error;
use super::error::{AppError, ErrorKind};
use crate::caseload::case::Case;
use crate::config::bundle::RasBundle;
use crate::config::dated::NotInForce;
use crate::config::panel_rules::{FiguresAsOf, PanelRules};
use crate::config::ras::{Digest, Ras};
use crate::panel::record::RasAdoption;
use crate::terms::date::Date;
use std::sync::Arc;

/// The RAS versions, earliest first. Never empty.
#[derive(Clone, Debug)]
pub struct Versions {
    first: Version,
    later: Vec<Version>,
}

/// One version with the day from which it is live.
#[derive(Clone, Debug)]
pub struct Version {
    /// The first day on which it is live.
    pub from: Date,
    /// Its texts.
    pub bundle: RasBundle,
    /// The RAS.
    pub ras: Arc<Ras>,
}

impl Versions {
    /// Reads the versions that the register holds, in the order in which they were recorded.
    ///
    /// Fails when there is none, or when one cannot be read or has another digest than recorded.
    pub fn of(adoptions: &[RasAdoption]) -> Result<Versions, AppError> {
        let mut versions = Vec::new();
        for adoption in adoptions {
            versions.push(version(adoption)?);
        }
        versions.sort_by_key(|version| version.from);
        let mut versions = versions.into_iter();
        match versions.next() {
            Some(first) => Ok(Versions {
                first,
                later: versions.collect(),
            }),
            None => Err(
                AppError::new(ErrorKind::Register, "the register holds no RAS")
                    .hint("make a new register with: ras-panel init"),
            ),
        }
    }

    /// Whether the register holds this very version: in force, earlier or to come.
    #[must_use]
    pub fn holds(&self, digest: Digest) -> bool {
        let versions = [&self.first].into_iter().chain(&self.later);
        versions
            .into_iter()
            .any(|version| version.ras.digest == digest)
    }

    /// The version live on a date. Before the first it is the first, in whose words and currency
    /// cases are shown then: it scores none yet.
    #[must_use]
    pub fn live(&self, on: Date) -> &Version {
        self.later
            .iter()
            .rev()
            .find(|version| version.from <= on)
            .unwrap_or(&self.first)
    }

    /// The version that begins last: in force, or to come. The next one is built on it.
    #[must_use]
    pub fn newest(&self) -> &Version {
        self.later.last().unwrap_or(&self.first)
    }

    /// The versions that begin after a day, earliest first.
    pub fn to_come(&self, after: Date) -> impl Iterator<Item = &Version> {
        let all = std::iter::once(&self.first).chain(&self.later);
        all.filter(move |version| version.from > after)
    }

    /// The RAS and the date whose figures apply to a case, as the panel's rules say: by the rule in
    /// force today, or why there is none.
    pub fn of_case(
        &self,
        case: &Case,
        rules: &PanelRules,
        today: Date,
    ) -> Result<(Arc<Ras>, Date), NotInForce> {
        let on = match rules.figures_as_of.at(today)?.value {
            FiguresAsOf::Sitting => today,
            FiguresAsOf::Assessment => case.assessment().map_or(today, |a| a.date),
        };
        Ok((self.live(on).ras.clone(), on))
    }
}

fn version(adoption: &RasAdoption) -> Result<Version, AppError> {
    let texts = adoption
        .files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    let name = format!("RAS {} {}", adoption.ras.0, adoption.ras.1);
    let bundle = RasBundle::of_texts(texts).ok_or_else(|| {
        AppError::new(
            ErrorKind::Register,
            format!("{name} in the register lacks a file"),
        )
        .hint("run: ras-panel verify")
    })?;
    if bundle.digest().hex() != adoption.digest {
        let message = format!("{name} in the register has another digest than was recorded");
        return Err(AppError::new(ErrorKind::Register, message).hint("run: ras-panel verify"));
    }
    let ras = bundle.read().map_err(|problems| config_error(&problems))?;
    Ok(Version {
        from: adoption.from,
        bundle,
        ras: Arc::new(ras),
    })
}
