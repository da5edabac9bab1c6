//! The way in: the reception until a register is open, then its desk. Both answer requests.

use super::command::Command;
use super::desk::itself::Desk;
use super::error::{AppError, ErrorKind};
use super::new_register;
use super::outcome::Outcome;
use super::places::Places;
use super::reception::Reception;
use super::starting::{Forecast, Start, Typed, Welcome, Wrong};

/// Who answers requests.
#[derive(Debug)]
pub enum Entrance {
    /// No register is open.
    Reception(Box<Reception>),
    /// A register is open.
    Desk(Box<Desk>),
}

impl Entrance {
    /// Answers a request. A start that opens a register turns the reception into its desk.
    pub fn execute(&mut self, command: Command) -> Result<Outcome, AppError> {
        let reception = match self {
            Entrance::Desk(desk) => return desk.execute(command),
            Entrance::Reception(reception) => reception,
        };
        let Command::Start(start) = command else {
            return Err(
                AppError::new(ErrorKind::Operator, "no register is open yet")
                    .hint("choose one on the first screen, or make one with: ras-panel init FILE"),
            );
        };
        let places = reception.places().clone();
        let welcome = match *start {
            Start::Try(typed) => tried(reception, &typed),
            start => match opened(reception, start)? {
                Ok((desk, told)) => {
                    *self = Entrance::Desk(Box::new(desk));
                    Welcome::Opened(told)
                }
                Err(wrong) => Welcome::Wrong(wrong),
            },
        };
        Ok(Outcome::Started(shortened(welcome, &places)))
    }
}

fn opened(
    reception: &mut Reception,
    start: Start,
) -> Result<Result<(Desk, String), Wrong>, AppError> {
    Ok(match start {
        Start::Demo => Ok((reception.open_demo(false)?, String::new())),
        Start::Open {
            register,
            configuration,
        } => {
            let desk = reception.open_typed(&register, &configuration);
            desk.map(|desk| (desk, String::new()))
        }
        Start::Try(typed) | Start::Make(typed) => {
            let plan = reception.plan(&typed);
            plan.and_then(|plan| reception.make(plan))
        }
    })
}

fn tried(reception: &Reception, typed: &Typed) -> Welcome {
    let today = reception.today();
    let plan = reception.plan(typed);
    match plan.and_then(|plan| new_register::forecast(&plan, typed, today)) {
        Ok(forecast) => Welcome::Forecast(Box::new(forecast)),
        Err(wrong) => Welcome::Wrong(wrong),
    }
}

/// The answer with the home folder written `~`.
fn shortened(welcome: Welcome, places: &Places) -> Welcome {
    let short = |text: &str| places.shortened(text);
    match welcome {
        Welcome::Opened(told) => Welcome::Opened(short(&told)),
        Welcome::Wrong(wrong) => Welcome::Wrong(wrong.map(short)),
        Welcome::Forecast(forecast) => Welcome::Forecast(Box::new(Forecast {
            sentence: short(&forecast.sentence),
            lines: forecast.lines.iter().map(|line| short(line)).collect(),
            ..*forecast
        })),
    }
}
