//! Everything that can happen to the program, in one channel.

use crate::app::error::AppError;
use crate::app::outcome::Outcome;
use crate::tui::input::key::Key;
use crossterm::event::Event as Input;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key, a paste, the mouse, a new size.
    Input(Input),
    /// The terminal's input has ended or cannot be read.
    InputEnded,
    /// The desk has answered the request of this number.
    Answer(u64, Box<Result<Outcome, AppError>>),
    /// The system asks the program to end.
    Terminate,
    /// The program was put to sleep and has come back.
    Resumed,
    /// The terminal has another size. The system says so from the first frame on; the terminal's
    /// input says it only once somebody reads it.
    Resized,
    /// A stated time has passed without anything else (drafts, looking for others).
    Elapsed,
}

/// The channel's two ends.
pub struct Events {
    /// For the threads that report.
    pub sender: Sender<Event>,
    /// For the loop.
    pub receiver: Receiver<Event>,
}

impl Events {
    /// Opens the channel and starts reading the terminal.
    #[must_use]
    pub fn start() -> Events {
        let (sender, receiver) = channel();
        let reports = sender.clone();
        thread::spawn(move || {
            loop {
                let event = match crossterm::event::read() {
                    Ok(input) if ends(&input) => Event::Terminate,
                    Ok(input) => Event::Input(input),
                    Err(_) => Event::InputEnded,
                };
                let ended = matches!(event, Event::InputEnded);
                if reports.send(event).is_err() || ended {
                    return;
                }
            }
        });
        Events { sender, receiver }
    }
}

/// Whether a key is the one with which a terminal asks a program to end at once (Ctrl-\). While the
/// screen is ours it comes as a key, under the name of the other key that sends the same.
fn ends(input: &Input) -> bool {
    let key = input.as_key_press_event().and_then(Key::of);
    matches!(key, Some(Key::Ctrl('4' | '\\')))
}

/// Reports SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT and SIGWINCH as events.
#[cfg(unix)]
pub fn watch_signals(sender: Sender<Event>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
    let watched = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGWINCH];
    let mut signals = signal_hook::iterator::Signals::new(watched)?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGCONT => Event::Resumed,
                SIGWINCH => Event::Resized,
                _ => Event::Terminate,
            };
            if sender.send(event).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// There are no signals to watch on this system.
#[cfg(not(unix))]
pub fn watch_signals(_: Sender<Event>) -> std::io::Result<()> {
    Ok(())
}
