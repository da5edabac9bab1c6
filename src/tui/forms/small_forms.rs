//! The smaller forms: what each asks the desk for when it is recorded.

use super::interest_form::{DECLARES, ENDS};
use super::propose_form;
use crate::app::board::WaitingRow;
use crate::app::command::Command;
use crate::app::outcome::Overview;
use crate::panel::approval::{ApprovalAnswer, ApprovalMotion};
use crate::panel::member::Member;
use crate::panel::membership;
use crate::panel::refusal::{Field, Refusal};
use crate::panel::sitting::Interest;
use crate::panel::sittings::{self, Sat};
use crate::reports::sentences;
use crate::terms::date::{shown, typed_date};
use crate::terms::ids::{CaseRef, EntryNumber, MemberId, ProposalRef, RoleId, SittingRef};
use crate::terms::text::{Words, so_many};
use crate::tui::drawn::waiting_words::with_role;
use crate::tui::held::form::Form;
use crate::tui::held::purpose::Purpose;
use crate::tui::held::said::REASONS_BESIDE;

/// What is wrong at which field.
pub type Wrong = Vec<(&'static str, String)>;

/// What will be recorded, in one sentence, and the request that does it.
pub type Ready = (String, Command);

/// What a small form will record, or what is wrong at which field.
pub fn ready(form: &Form, overview: &Overview, waiting: &[WaitingRow]) -> Result<Ready, Wrong> {
    match &form.purpose {
        Purpose::Decide(_)
        | Purpose::Correct { .. }
        | Purpose::NewRegister
        | Purpose::OpenRegister => Err(Vec::new()),
        Purpose::Propose | Purpose::ChangeProposal(_) => {
            let all = propose_form::figures_of(overview);
            let command = propose_form::command(form, &all)?;
            let what = propose_form::what(form, &all);
            let sentence = match &form.purpose {
                Purpose::ChangeProposal(proposal) => format!(
                    "Record {what} in place of what the draft of proposal {proposal} says. Nothing \
                     live changes."
                ),
                _ => format!("Record as a draft of a proposal: {what}. Nothing live changes."),
            };
            Ok((sentence, command))
        }
        Purpose::OpenSitting => open_sitting(form, overview),
        Purpose::Attendance { seen } => attendance(form, overview, seen),
        Purpose::EnterMember { .. } => enter_member(form, overview),
        Purpose::DeclareInterest(case) => interest(form, case),
        Purpose::Withdraw(entry) => withdraw(form, *entry),
        Purpose::Approve { .. } => approve(form, overview, waiting),
        Purpose::AnswerProposal { proposal, approved } => answer(form, proposal, *approved),
        Purpose::Adopt(proposal) => adopt(form, proposal),
    }
}

fn interest(form: &Form, case: &CaseRef) -> Result<Ready, Wrong> {
    let (member, nature) = both(member(form, "member"), words(form, "nature"))?;
    let has_choice = form.fields.iter().any(|field| field.name == "what");
    match form.kept("what").as_str() {
        ENDS => {
            let sentence =
                format!("Record that {member}'s interest in {case} no longer exists: {nature}");
            let command = Command::EndInterest {
                case: case.clone(),
                member,
                reason: nature,
            };
            return Ok((sentence, command));
        }
        DECLARES => {}
        _ if has_choice => {
            return Err(vec![(
                "what",
                "Choose one: Space and the arrow keys.".to_owned(),
            )]);
        }
        _ => {}
    }
    let sentence = format!("Record that {member} declares an interest in {case}.");
    let interest = Interest {
        case: case.clone(),
        member,
        nature,
    };
    Ok((sentence, Command::DeclareInterest(interest)))
}

fn withdraw(form: &Form, decision: EntryNumber) -> Result<Ready, Wrong> {
    let reason = words(form, "reasons").map_err(|wrong| vec![wrong])?;
    let sentence = format!(
        "Record that the decision of entry {decision} is withdrawn. It stays in the register; the \
         case goes back to the queue."
    );
    Ok((sentence, Command::Withdraw { decision, reason }))
}

fn answer(form: &Form, proposal: &ProposalRef, approved: bool) -> Result<Ready, Wrong> {
    let reasons = words(form, "reasons").map_err(|wrong| vec![wrong])?;
    let verb = if approved { "approved" } else { "refused" };
    let sentence = format!("Record that proposal {proposal} is {verb} at this sitting.");
    let proposal = proposal.clone();
    Ok((
        sentence,
        Command::AnswerProposal {
            proposal,
            approved,
            reasons,
        },
    ))
}

fn adopt(form: &Form, proposal: &ProposalRef) -> Result<Ready, Wrong> {
    let from = typed_date(&form.kept("from")).ok_or((
        "from",
        "Write a date: 1 Apr 2027, 01/04/2027 or 2027-04-01.".to_owned(),
    ));
    let (from, version) = both(from, words(form, "version"))?;
    let sentence = format!(
        "Adopt proposal {proposal} as RAS version {version}, in force from {}. Recorded decisions \
         stay as they are.",
        shown(from)
    );
    let (proposal, version) = (proposal.clone(), version.to_string());
    Ok((
        sentence,
        Command::AdoptProposal {
            proposal,
            from,
            version,
        },
    ))
}

fn both<A, B>(
    a: Result<A, (&'static str, String)>,
    b: Result<B, (&'static str, String)>,
) -> Result<(A, B), Wrong> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (a, b) => Err(a.err().into_iter().chain(b.err()).collect()),
    }
}

fn words(form: &Form, name: &'static str) -> Result<Words, (&'static str, String)> {
    Words::new(&form.kept(name)).map_err(|problem| (name, problem.told()))
}

fn member(form: &Form, name: &'static str) -> Result<MemberId, (&'static str, String)> {
    let code = form.kept(name);
    if code.is_empty() {
        return Err((
            name,
            "Choose a member: Space and the arrow keys.".to_owned(),
        ));
    }
    MemberId::new(&code).map_err(|problem| (name, problem.to_string()))
}

fn members(form: &Form, name: &'static str) -> Result<Vec<MemberId>, Wrong> {
    let kept = form.kept(name);
    let codes = kept.split('|').filter(|code| !code.is_empty());
    let read: Result<Vec<MemberId>, _> = codes.map(MemberId::new).collect();
    let members = read.map_err(|problem| vec![(name, problem.to_string())])?;
    if members.is_empty() {
        return Err(vec![(
            name,
            "Tick who is present: Space ticks, arrows move.".to_owned(),
        )]);
    }
    Ok(members)
}

fn open_sitting(form: &Form, overview: &Overview) -> Result<Ready, Wrong> {
    let present = members(form, "present");
    let chair = member(form, "chair");
    let (present, chair) = match (present, chair) {
        (Ok(present), Ok(chair)) => (present, chair),
        (present, chair) => {
            let wrong = present.err().into_iter().flatten();
            return Err(wrong.chain(chair.err()).collect());
        }
    };
    if !present.contains(&chair) {
        return Err(vec![(
            "chair",
            "Whoever chairs must be present.".to_owned(),
        )]);
    }
    let today = overview.today;
    let reference = SittingRef::new(&format!("S-{today}"));
    let reference = reference.map_err(|problem| vec![("present", problem.to_string())])?;
    let (sit, rules) = (seats(overview, &present), overview.next_rules());
    let opened = sittings::open(reference, today, sit, chair.clone(), rules);
    let sentence = format!(
        "Open a sitting on {} with {} present, chaired by {chair}.{}",
        shown(today),
        present.len(),
        said(opened)?
    );
    Ok((sentence, Command::OpenSitting { present, chair }))
}

fn attendance(form: &Form, overview: &Overview, seen: &[MemberId]) -> Result<Ready, Wrong> {
    let present = members(form, "present")?;
    let mut sentence = format!(
        "Record that {} present from now on.",
        so_many(present.len(), "member is", "members are")
    );
    if let Some(sitting) = &overview.sitting {
        let (sit, rules) = (
            seats(overview, &present),
            (&*overview.rules, overview.today),
        );
        sentence.push_str(&said(sittings::attend(sitting, seen, sit, rules))?);
    }
    let seen = seen.to_vec();
    Ok((sentence, Command::ChangeAttendance { seen, present }))
}

fn seats(overview: &Overview, present: &[MemberId]) -> Vec<Member> {
    let everyone = overview.members.iter();
    let sit = everyone.filter(|member| present.contains(&member.id));
    sit.cloned().collect()
}

/// What must be said of a sitting as it would be recorded, or what the rules refuse of it.
fn said(sat: Result<Sat, Vec<Refusal>>) -> Result<String, Wrong> {
    let told = |sat: Sat| {
        let warnings = sat.warnings.into_iter();
        let said = warnings.map(|warning| format!(" {}", warning.message));
        said.collect()
    };
    sat.map(told).map_err(|refusals| {
        let at = |refusal: &Refusal| match refusal.field {
            Field::Chair => "chair",
            _ => "present",
        };
        let wrong = refusals.into_iter();
        wrong
            .map(|refusal| (at(&refusal), refusal.message))
            .collect()
    })
}

fn enter_member(form: &Form, overview: &Overview) -> Result<Ready, Wrong> {
    let id = MemberId::new(form.kept("id").trim()).map_err(|problem| ("id", problem.to_string()));
    let shown = words(form, "shown");
    let role = RoleId::new(&form.kept("role"));
    let role = role.map_err(|_| ("role", "Choose a role: its letter takes it.".to_owned()));
    let (id, shown, role) = match (id, shown, role) {
        (Ok(id), Ok(shown), Ok(role)) => (id, shown, role),
        (id, shown, role) => {
            let wrong = id.err().into_iter().chain(shown.err()).chain(role.err());
            return Err(wrong.collect());
        }
    };
    let specialisms = form
        .kept("specialisms")
        .split(',')
        .map(|s| s.trim().to_owned())
        .filter(|s| !s.is_empty())
        .collect();
    let member = Member {
        id: id.clone(),
        shown: shown.to_string(),
        role: role.clone(),
        specialisms,
    };
    let to_come = overview.rules_to_come.as_deref();
    let roles = (&*overview.rules, to_come);
    let by = overview.acting.as_ref().map(|acting| &acting.id);
    membership::entered_by(by, &member, &overview.members, roles).map_err(|problem| {
        let refusal = problem.refusal();
        let message = format!("{} [{}]", refusal.message, refusal.source);
        vec![(problem.part(), message)]
    })?;
    let title = overview.role_title(&role);
    let sentence = match overview.members.iter().find(|known| known.id == id) {
        Some(known) => format!(
            "{id} ({shown}) is entered already, as {}. Record the change to {title}.",
            overview.role_title(&known.role)
        ),
        None => format!("Record {id} ({shown}) as {title}."),
    };
    let specialisms = member.specialisms;
    Ok((
        sentence,
        Command::EnterMember {
            id,
            shown,
            role,
            specialisms,
        },
    ))
}

fn approve(form: &Form, overview: &Overview, waiting: &[WaitingRow]) -> Result<Ready, Wrong> {
    let Purpose::Approve {
        decision,
        case,
        answer,
    } = &form.purpose
    else {
        return Err(Vec::new());
    };
    let Some(acting) = &overview.acting else {
        let message = "Nobody acts yet: F2 chooses.".to_owned();
        return Err(vec![("reasons", message)]);
    };
    let reasons = words(form, "reasons").map_err(|wrong| vec![wrong])?;
    let verb = match answer {
        ApprovalAnswer::Approved => "approves",
        ApprovalAnswer::Refused => "refuses",
    };
    let row = waiting.iter().find(|row| row.decision.entry == *decision);
    if row.is_some_and(|row| !row.against(*answer).is_empty()) {
        let message = format!(
            "The rules do not let you answer it, {REASONS_BESIDE}. F2 lets somebody else act."
        );
        return Err(vec![("reasons", message)]);
    }
    let outcome = row.map_or_else(String::new, |row| {
        format!(": {}", sentences::outcome(&row.decision.decision))
    });
    let changed = row.and_then(|row| row.changed(overview.today));
    let changed = changed.map_or_else(String::new, |changed| format!(" {changed}"));
    let sentence = format!(
        "Record that {} {verb} what waits on {case}, entry {decision}{outcome}.{changed}",
        with_role(acting, &overview.rules)
    );
    let motion = ApprovalMotion {
        decision: *decision,
        case: case.clone(),
        approver: acting.id.clone(),
        answer: *answer,
        reasons: Some(reasons),
        date: overview.today,
    };
    Ok((sentence, Command::Approve(Box::new(motion))))
}
