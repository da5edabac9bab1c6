//! The desk tries a request: all of it is judged as it will be, and it ends where it would record.

use super::itself::Desk;
use crate::app::command::Command;
use crate::app::error::{AppError, ErrorKind};
use crate::app::outcome::Outcome;

impl Desk {
    /// Finds out what the rules refuse of a request.
    pub(in crate::app) fn try_out(
        &mut self,
        command: Box<Command>,
        sentence: String,
    ) -> Result<Outcome, AppError> {
        self.only_tries = true;
        let judged = self.as_of_one_moment(|desk| desk.answer((*command).clone()));
        self.only_tries = false;
        let refusals = match judged {
            Ok(Outcome::Refused(refusals)) => refusals,
            Err(error) if error.kind == ErrorKind::OnlyTried => Vec::new(),
            other => return other,
        };
        let effect = self.looked.as_ref().and_then(|at| at.reckoned.as_ref());
        Ok(match (&*command, effect) {
            // What is shown is what will be kept: it is not reckoned a second time.
            (Command::ModelProposal(proposal), Some(known)) if refusals.is_empty() => {
                self.shows_effect(proposal, known.effect.clone(), &sentence)?
            }
            _ => Outcome::Tried {
                command,
                sentence,
                refusals,
            },
        })
    }

    /// Ends a request that is only tried.
    pub(in crate::app) fn ends_if_only_tried(&self) -> Result<(), AppError> {
        match self.only_tries {
            true => {
                let words = "the rules let it through; it was only tried";
                Err(AppError::new(ErrorKind::OnlyTried, words))
            }
            false => Ok(()),
        }
    }
}
