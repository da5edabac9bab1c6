//! The requests that the desk has not answered yet, each with its number and with what the person
//! was looking at: an answer to a request that was left since changes nothing on the screen.

use crate::app::command::Command;
use crate::terms::ids::CaseRef;

/// A request that the desk was asked and has not answered yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its number; the answer carries it.
    pub number: u64,
    /// How often the person had gone elsewhere when it was made.
    pub visit: u64,
    /// Whether it writes: a record, a draft, a register.
    pub writes: bool,
    /// Whether the form that was open, or the start screen, asks for it, and is done with once it
    /// is carried out.
    pub of_form: bool,
    /// Whether it tries what is to be asked about: whoever asked waits for what comes of it.
    pub tries: bool,
}

/// What opens with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The case alone.
    Look,
    /// The decision form.
    Decide,
    /// The decision form on a transition.
    Transition,
}

/// A case that is to be opened as soon as it is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The case.
    pub case: CaseRef,
    /// What opens with it.
    pub then: Then,
    /// The number of its request; none until it was made.
    pub number: Option<u64>,
}

/// What the desk is asked and has not answered, oldest first.
#[derive(Debug, Default)]
pub struct Awaited {
    /// The number of the last request.
    last: u64,
    requests: Vec<Request>,
    /// How often the person has gone elsewhere: another tab, case, form or popup.
    pub visit: u64,
    /// The case that is to be opened.
    pub opening: Option<Opening>,
}

impl Awaited {
    /// Notes a request that is made now, of the open form or not; gives its number.
    pub fn asked(&mut self, command: &Command, form_is_open: bool) -> u64 {
        self.last += 1;
        let number = self.last;
        if let (Command::Case(case), Some(opening)) = (command, self.opening.as_mut())
            && opening.number.is_none()
            && opening.case == *case
        {
            opening.number = Some(number);
        }
        let of_form = match command {
            Command::Start(_) => !command.only_reads(),
            Command::DropDraft { .. } => form_is_open,
            _ => form_is_open && command.records(),
        };
        self.requests.push(Request {
            number,
            visit: self.visit,
            writes: !command.only_reads(),
            of_form,
            tries: matches!(command, Command::Try { .. }),
        });
        number
    }

    /// Takes the request of this number as answered; none where nothing of it is known.
    pub fn answered(&mut self, number: u64) -> Option<Request> {
        let place = self.requests.iter().position(|its| its.number == number)?;
        Some(self.requests.remove(place))
    }

    /// The opening that the request of this number was made for, where the person still waits for
    /// it.
    pub fn opening_of(&mut self, request: &Request) -> Option<Opening> {
        let its = |opening: &mut Opening| opening.number == Some(request.number);
        let opening = self.opening.take_if(its)?;
        self.is_here(request).then_some(opening)
    }

    /// Whether the person is still where the request was made.
    #[must_use]
    pub fn is_here(&self, request: &Request) -> bool {
        request.visit == self.visit
    }

    /// Whether something that is to be asked about is still being tried.
    #[must_use]
    pub fn tries(&self) -> bool {
        self.requests.iter().any(|request| request.tries)
    }

    /// How many requests are not answered.
    #[must_use]
    pub fn n(&self) -> usize {
        self.requests.len()
    }

    /// Whether what the open form holds is being recorded: what is pressed meanwhile is meant for
    /// the screen that comes after it.
    #[must_use]
    pub fn ends_a_form(&self) -> bool {
        self.requests.iter().any(|request| request.of_form)
    }

    /// How many answers must come until the last thing that writes is done.
    #[must_use]
    pub fn n_until_written(&self) -> usize {
        let last = self.requests.iter().rposition(|request| request.writes);
        last.map_or(0, |last| last + 1)
    }

    /// Nothing is answered any more.
    pub fn clear(&mut self) {
        self.requests.clear();
        self.opening = None;
    }
}
