//! The loop: one event, one change, one draw. It sleeps until something happens.

use super::brush::theme::Theme;
use super::drawn::view;
use super::event::{Event, Events};
use super::forms::kept_words;
use super::held::effect::{Effect, ask};
use super::held::model::{Model, Tone};
use super::held::requests;
use super::held::start_screen::StartScreen;
use super::input::key::Key;
use super::keys::update::{self, Change};
use super::terminal::{self, Screen};
use crate::app::command::Command;
use crate::app::entrance::Entrance;
use crate::app::error::{AppError, ErrorKind};
use crate::app::outcome::Outcome;
use crate::app::starting::Greeting;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{Event as Input, MouseButton, MouseEventKind};
use crossterm::execute;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, atomic::AtomicBool, atomic::Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long after the first key that is not kept a draft is kept, whatever is typed meanwhile.
const DRAFT_AFTER: Duration = Duration::from_millis(600);

/// How the terminal program is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The colours.
    pub theme: Theme,
    /// Whether the mouse is captured.
    pub mouse: bool,
}

impl Options {
    /// The options for a wished theme; `no_colour` means the mono theme whatever is wished.
    ///
    /// Fails when there is no theme of that name.
    pub fn of(theme: Option<&str>, no_colour: bool, mouse: bool) -> Result<Options, AppError> {
        let theme = match theme {
            _ if no_colour => Theme::Mono,
            None => Theme::Dark,
            Some(name) => Theme::named(name).ok_or_else(|| {
                let names: Vec<String> = Theme::ALL
                    .iter()
                    .map(|row| row.1.replace(' ', "-"))
                    .collect();
                AppError::new(ErrorKind::Operator, format!("there is no theme {name}"))
                    .hint(format!("the themes are: {}", names.join(", ")))
            })?,
        };
        Ok(Options { theme, mouse })
    }
}

/// Runs the terminal program on a desk until the person leaves it.
///
/// Fails when the terminal cannot be taken or drawn on; the terminal is given back either way.
pub fn run(mut entrance: Entrance, options: Options) -> Result<(), AppError> {
    let greeting = match &entrance {
        Entrance::Reception(reception) => Some(reception.greeting()),
        Entrance::Desk(_) => None,
    };
    let answer = move |command| entrance.execute(command);
    run_before((greeting, Box::new(answer)), options)
}

/// Whatever answers the requests, on a thread of its own.
pub type Answering = Box<dyn FnMut(Command) -> Result<Outcome, AppError> + Send>;

/// Runs the terminal program before whatever answers its requests, with what a person is greeted
/// with where no register is open.
///
/// Fails as [`run`] does, and where what answers has failed: then nobody answers any more.
pub fn run_before(
    (greeting, answering): (Option<Greeting>, Answering),
    options: Options,
) -> Result<(), AppError> {
    let failed = Arc::new(AtomicBool::new(false));
    let unkept = run_on_terminal((greeting, answering), options, &failed).map_err(|error| {
        AppError::caused(ErrorKind::Internal, "the terminal cannot be used", &error)
    })?;
    let unkept = match unkept.as_slice() {
        [] => None,
        unkept => Some(format!(
            "what was typed could not be kept as a draft: {}",
            unkept.join("; ")
        )),
    };
    match (failed.load(Ordering::Acquire), unkept) {
        (false, None) => Ok(()),
        (false, Some(unkept)) => {
            let message = format!("the program was ended, and {unkept}");
            Err(AppError::new(ErrorKind::Register, message))
        }
        (true, unkept) => {
            let mut message = "the program was ended by the fault told above".to_owned();
            if let Some(unkept) = unkept {
                message.push_str(&format!(", and {unkept}"));
            }
            Err(AppError::new(ErrorKind::Internal, message))
        }
    }
}

/// Gives what was typed and could not be kept, where the program was ended without being asked.
fn run_on_terminal(
    (greeting, answering): (Option<Greeting>, Answering),
    options: Options,
    failed: &Arc<AtomicBool>,
) -> io::Result<Vec<String>> {
    let events = Events::start();
    let (fails, has_failed) = (events.sender.clone(), Arc::clone(failed));
    // Where the desk fails, nobody would answer any more: the loop ends, too.
    terminal::give_back_on_panic(move || {
        has_failed.store(true, Ordering::Release);
        drop(fails.send(Event::Terminate));
    });
    super::event::watch_signals(events.sender.clone())?;
    let desk = DeskAtWork::start(answering, events.sender.clone());
    let mut screen = Screen::enter(options.mouse)?;
    let size = screen.terminal.size()?;
    let mut model = Model::new((size.width, size.height), options.theme);
    model.mouse = options.mouse;
    let mut looking = Looking {
        requests: desk.requests.clone(),
        since_look: 0,
    };
    model.start = greeting.map(StartScreen::new);
    if model.start.is_none() {
        looking.carry_out(&mut model, requests::first());
    }
    let worked = work(&events, &mut model, &mut looking, &mut screen);
    let last = match model.leaves_unkept {
        true => Vec::new(),
        false => kept_words::keep_all(&mut model),
    };
    looking.carry_out(&mut model, last);
    drop(looking);
    await_desk(&events, &mut model);
    screen.give_back();
    desk.close();
    match worked {
        // Its window was closed: a way to leave like any other, and what was typed is kept.
        Err(_) if screen.is_gone() => {}
        worked => worked?,
    }
    Ok(match model.leaves_unkept {
        true => Vec::new(),
        false => kept_words::unkept(&model),
    })
}

/// One event, one change, one draw, until the person leaves. Whatever it fails at is told only
/// after the draft is kept.
fn work(
    events: &Events,
    model: &mut Model,
    looking: &mut Looking,
    screen: &mut Screen,
) -> io::Result<()> {
    draw(screen, model)?;
    let mut unkept = None;
    while let Some(event) = next_event(events, model, &mut unkept) {
        let mut batch = vec![event];
        batch.extend(events.receiver.try_iter());
        // Whatever fails, each event is taken: among them may be the answer to a thing written.
        let mut handled = Ok(());
        for event in batch {
            handled = handled.and(handle(model, looking, screen, event));
        }
        // The terminal may have gone: nothing is shown any more.
        if model.leaving || screen.is_gone() {
            break;
        }
        handled?;
        screen.set_mouse(model.mouse)?;
        draw(screen, model)?;
    }
    Ok(())
}

/// Lets the desk finish what it was asked up to the last thing that it writes (a draft, a record);
/// what is only read is not waited for.
fn await_desk(events: &Events, model: &mut Model) {
    let mut n_answers = model.awaited.n_until_written();
    while n_answers > 0 {
        match events.receiver.recv_timeout(Duration::from_secs(10)) {
            Ok(Event::Answer(number, answer)) => {
                n_answers -= 1;
                // Whether a draft was kept is still to be known; nothing more is asked.
                drop(update::update(model, Change::Answer(number, answer)));
            }
            Ok(_) => {}
            Err(_) => return,
        }
    }
}

/// Since when something that was typed is not kept as a draft.
type Since = Option<Instant>;

/// The next event. What was typed is kept in time also where keys come without a pause:
fn next_event(events: &Events, model: &Model, unkept: &mut Since) -> Option<Event> {
    let unsaved = model
        .form
        .as_ref()
        .is_some_and(|form| form.awaits_keeping());
    if !unsaved {
        *unkept = None;
        return events.receiver.recv().ok();
    }
    let since = unkept.get_or_insert_with(Instant::now);
    let left = DRAFT_AFTER.saturating_sub(since.elapsed());
    if left.is_zero() {
        *unkept = None;
        return Some(Event::Elapsed);
    }
    match events.receiver.recv_timeout(left) {
        Ok(event) => Some(event),
        Err(RecvTimeoutError::Timeout) => {
            *unkept = None;
            Some(Event::Elapsed)
        }
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

/// The desk's end of the wire, and how many keys ago others' entries were looked for.
struct Looking {
    requests: Sender<(u64, Command)>,
    since_look: u32,
}

impl Looking {
    fn carry_out(&mut self, model: &mut Model, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(command) => {
                    let number = model.asks(&command);
                    if self.requests.send((number, *command)).is_err() {
                        // The desk has ended: nothing is answered any more.
                        model.awaited.clear();
                        model.leaving = true;
                    }
                }
                // Done where the screen is.
                Effect::Suspend => {}
                Effect::Copy(text) => {
                    let copy = CopyToClipboard::to_clipboard_from(text);
                    if let Err(error) = execute!(io::stdout(), copy) {
                        let text = format!("Nothing was sent to the clipboard: {error}");
                        model.say(Tone::Bad, text);
                    }
                }
            }
        }
    }
}

fn handle(
    model: &mut Model,
    looking: &mut Looking,
    screen: &mut Screen,
    event: Event,
) -> io::Result<()> {
    let change = match event {
        Event::Input(Input::Key(key)) => match Key::of(key) {
            // Also where a popup or a filter has the keys.
            Some(Key::Ctrl('z')) => suspend(screen)?,
            Some(pressed) => Change::Key(pressed, Input::Key(key)),
            None => return Ok(()),
        },
        Event::Input(Input::Paste(text)) => Change::Paste(text),
        Event::Input(Input::Mouse(mouse)) => match mouse.kind {
            MouseEventKind::ScrollDown => Change::Wheel(3, (mouse.column, mouse.row)),
            MouseEventKind::ScrollUp => Change::Wheel(-3, (mouse.column, mouse.row)),
            MouseEventKind::Down(MouseButton::Left) => Change::Click(mouse.column, mouse.row),
            _ => return Ok(()),
        },
        Event::Input(Input::FocusGained | Input::FocusLost) => return Ok(()),
        Event::Answer(number, answer) => Change::Answer(number, answer),
        Event::InputEnded | Event::Terminate => {
            model.leaving = true;
            return Ok(());
        }
        // The signal says it, too, and what the input says may be old by now.
        Event::Input(Input::Resize(..)) if cfg!(unix) => return Ok(()),
        Event::Resized | Event::Input(Input::Resize(..)) => {
            screen.redraw_whole()?;
            size_of(screen)?
        }
        Event::Resumed => {
            screen.resume()?;
            size_of(screen)?
        }
        Event::Elapsed => {
            let effects = kept_words::keep_draft(model);
            looking.carry_out(model, effects);
            return Ok(());
        }
    };
    let is_key = matches!(change, Change::Key(..));
    let mut effects = update::update(model, change);
    if effects.contains(&Effect::Suspend) {
        effects.extend(update::update(model, suspend(screen)?));
    }
    looking.carry_out(model, effects);
    looking.since_look += u32::from(is_key);
    let looks = is_key && model.start.is_none();
    if looks && looking.since_look >= LOOK_EVERY && model.awaited.n() == 0 {
        looking.since_look = 0;
        looking.carry_out(model, vec![ask(Command::LookForOthers)]);
    }
    Ok(())
}

/// After so many keys, the register is looked at for other programs' entries.
const LOOK_EVERY: u32 = 8;

fn draw(screen: &mut Screen, model: &Model) -> io::Result<()> {
    screen
        .terminal
        .draw(|frame| view::draw(model, frame.buffer_mut()))?;
    Ok(())
}

/// The desk on its own thread.
struct DeskAtWork {
    requests: Sender<(u64, Command)>,
    leaving: Arc<AtomicBool>,
    /// Nothing comes through it: it ends with the thread.
    ended: Receiver<()>,
}

impl DeskAtWork {
    fn start(mut answering: Answering, answers: Sender<Event>) -> DeskAtWork {
        let (requests, receiver) = channel::<(u64, Command)>();
        let (ends, ended) = channel::<()>();
        let leaving = Arc::new(AtomicBool::new(false));
        let is_leaving = Arc::clone(&leaving);
        thread::spawn(move || {
            for (number, command) in receiver {
                if command.only_reads() && is_leaving.load(Ordering::Acquire) {
                    continue;
                }
                let answer = answering(command);
                if answers
                    .send(Event::Answer(number, Box::new(answer)))
                    .is_err()
                {
                    break;
                }
            }
            drop(answering);
            drop(ends);
        });
        DeskAtWork {
            requests,
            leaving,
            ended,
        }
    }

    /// Closes the register, so that one file is left of it where no other program has it open. A
    /// long look at something is not waited for to its end.
    fn close(self) {
        let DeskAtWork {
            requests,
            leaving,
            ended,
        } = self;
        leaving.store(true, Ordering::Release);
        drop(requests);
        // Disconnected is what is waited for; after the time the log stays, which is as safe.
        let _closed = ended.recv_timeout(CLOSING_MAX);
    }
}

/// How long the closing of the register may take.
const CLOSING_MAX: Duration = Duration::from_secs(3);

fn size_of(screen: &Screen) -> io::Result<Change> {
    let size = screen.terminal.size()?;
    Ok(Change::Size(size.width, size.height))
}

/// Gives the terminal back until the shell goes on with the program; gives the size it has then.
fn suspend(screen: &mut Screen) -> io::Result<Change> {
    screen.give_back();
    #[cfg(unix)]
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
    screen.resume()?;
    size_of(screen)
}
