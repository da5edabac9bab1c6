//! Making a register: with a RAS, with members, with a caseload.

use super::chance::Chance;
use super::clock::Clock;
use super::configuration::Configuration;
use super::desk::itself::{Desk, Opening};
use super::error::{AppError, ErrorKind};
use super::register_error::making_error;
use super::rules_in_force::RulesInForce;
use crate::panel::member::Member;
use crate::panel::membership;
use crate::panel::record::{RasAdoption, Record};
use crate::register::append::{Drawn, Expected, NewEntry};
use crate::register::store::Register;
use crate::terms::ids::{MemberId, RoleId};
use std::path::Path;

/// Makes a new register whose first entries are the configured RAS and the panel's rules.
///
/// Fails when the file is there already: nothing is ever overwritten.
pub fn create(
    path: &Path,
    configuration: &Configuration,
    members: &[Member],
    clock: Clock,
    chance: &mut Chance,
) -> Result<Register, AppError> {
    let log_id = chance.sixteen()?;
    create_as(log_id, path, configuration, members, clock, chance)
}

/// The same with a stated id.
pub fn create_as(
    log_id: [u8; 16],
    path: &Path,
    configuration: &Configuration,
    members: &[Member],
    clock: Clock,
    chance: &mut Chance,
) -> Result<Register, AppError> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(|error| {
            let what = format!("the folder {} cannot be made", folder.display());
            AppError::caused(ErrorKind::Register, what, &error)
                .hint("name a folder that you may write to")
        })?;
    }
    let setter = match members.first() {
        Some(member) => member.id.clone(),
        None => program()?,
    };
    let mut records = vec![
        Record::RasAdopted(adoption(configuration)),
        Record::PanelRulesSet(RulesInForce::of_files(configuration).to_store()),
    ];
    records.extend(members.iter().cloned().map(Record::MemberEntered));
    let mut entries = Vec::new();
    for record in records {
        entries.push(NewEntry {
            record,
            actor: setter.clone(),
            at_utc_ms: clock.utc_ms(),
            drawn: drawn(chance)?,
            expected: Expected::Anything,
        });
    }
    let made = Register::create_with(path, log_id, |new| new.append(&entries).map(drop));
    made.map_err(|error| making_error(&error, path))
}

/// The id under which the program itself records, where no member is entered yet.
pub fn program() -> Result<MemberId, AppError> {
    MemberId::new(membership::PROGRAM)
        .map_err(|error| AppError::caused(ErrorKind::Internal, "no id", &error))
}

fn drawn(chance: &mut Chance) -> Result<Drawn, AppError> {
    let (salt, actor, subject) = (chance.sixteen()?, chance.sixteen()?, chance.sixteen()?);
    Ok(Drawn {
        salt,
        actor,
        subject,
    })
}

/// The first entry's content: the RAS of the configuration.
#[must_use]
pub fn adoption(configuration: &Configuration) -> RasAdoption {
    let (ras, bundle) = (&configuration.ras, &configuration.bundle);
    RasAdoption {
        ras: (ras.id.to_string(), ras.version.to_string()),
        from: ras.in_force_from,
        digest: bundle.digest().hex(),
        files: bundle
            .texts()
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .to_vec(),
        proposal: None,
    }
}

/// The members of the demonstration: posts, not people.
pub fn demo_members() -> Result<Vec<Member>, AppError> {
    let post = |id: &str, shown: &str, role: &str, specialisms: &[&str]| {
        let id = MemberId::new(id);
        let role = RoleId::new(role);
        match (id, role) {
            (Ok(id), Ok(role)) => Ok(Member {
                id,
                shown: shown.to_owned(),
                role,
                specialisms: specialisms.iter().map(|s| (*s).to_owned()).collect(),
            }),
            (Err(problem), _) | (_, Err(problem)) => Err(AppError::caused(
                ErrorKind::Internal,
                "a demonstration member",
                &problem,
            )),
        }
    };
    Ok(vec![
        post("chair", "Chair", "chair", &[])?,
        post("member-1", "Panel member 1", "panel_member", &[])?,
        post("member-2", "Panel member 2", "panel_member", &[])?,
        post(
            "social-worker",
            "Social worker",
            "social_work_member",
            &["learning disability"],
        )?,
        post(
            "senior-1",
            "Senior practitioner 1",
            "senior_practitioner",
            &["sensory impairment"],
        )?,
        post(
            "senior-2",
            "Senior practitioner 2",
            "senior_practitioner",
            &[],
        )?,
        post("director", "Service director", "service_director", &[])?,
        post("analyst", "RAS analyst", "analyst", &[])?,
    ])
}

/// Opens the desk on a register that has just been made.
pub fn open(register: Register, opening: Opening) -> Result<Desk, AppError> {
    Desk::on(register, opening)
}
