//! Enters the terminal's full-screen mode and always leaves it: on return, error, panic, signal.

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};
use std::any::Any;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the terminal is ours. It is given back once, by whoever comes first: a panic or the
/// screen's end. Given back a second time it would put the cursor back to where it stood before,
/// over what was said meanwhile.
static IS_OURS: AtomicBool = AtomicBool::new(false);

/// The screen while it is ours; dropping it gives the terminal back.
#[derive(Debug)]
pub struct Screen {
    /// The ratatui terminal.
    pub terminal: Terminal<CrosstermBackend<Way>>,
    way: Way,
    mouse: bool,
}

/// The way to the terminal. Writing to it never fails: a terminal that has gone (its window was
/// closed) takes nothing any more, and everybody who writes to it at the end would panic or leave
/// before what was typed is kept. While the terminal is not ours it takes nothing either: where a
/// thread panics, a frame drawn after the terminal was given back would cover what was said.
#[derive(Clone, Debug, Default)]
pub struct Way {
    gone: Rc<Cell<bool>>,
}

impl Write for Way {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gone.get() || !IS_OURS.load(Ordering::Acquire) {
            return Ok(bytes.len());
        }
        match io::stdout().write(bytes) {
            Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                self.gone.set(true);
                Ok(bytes.len())
            }
            other => other,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.gone.get() && io::stdout().flush().is_err() {
            self.gone.set(true);
        }
        Ok(())
    }
}

impl Screen {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, and the mouse if wanted.
    pub fn enter(mouse: bool) -> io::Result<Screen> {
        enable_raw_mode()?;
        IS_OURS.store(true, Ordering::Release);
        let entered = Self::take(mouse);
        if entered.is_err() {
            leave();
        }
        entered
    }

    fn take(mouse: bool) -> io::Result<Screen> {
        let mut way = Way::default();
        execute!(way, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        let terminal = Terminal::new(CrosstermBackend::new(way.clone()))?;
        let mut screen = Screen {
            terminal,
            way,
            mouse: false,
        };
        screen.set_mouse(mouse)?;
        Ok(screen)
    }

    /// Turns mouse capture on or off.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        if on == self.mouse {
            return Ok(());
        }
        self.mouse = on;
        if on {
            execute!(self.way, EnableMouseCapture)
        } else {
            execute!(self.way, DisableMouseCapture)
        }
    }

    /// Gives the terminal back; [`Screen::resume`] takes it again.
    pub fn give_back(&mut self) {
        leave();
    }

    /// Whether the terminal has gone, as far as it was written to.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.way.gone.get()
    }

    /// Takes the terminal again and forgets what was drawn.
    pub fn resume(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        IS_OURS.store(true, Ordering::Release);
        execute!(self.way, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        if self.mouse {
            execute!(self.way, EnableMouseCapture)?;
        }
        self.redraw_whole()
    }

    /// Forgets what was drawn, so that the next draw draws everything: a terminal whose size was
    /// changed and changed back has not kept it.
    pub fn redraw_whole(&mut self) -> io::Result<()> {
        // `Terminal::clear` asks the terminal where the cursor is, and the reading thread would
        // take the answer; a resize to the same size clears without asking.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.give_back();
    }
}

/// Undoes everything that was enabled, where it was not undone yet. Errors cannot be shown any more
/// and are passed over.
pub fn leave() {
    if !IS_OURS.swap(false, Ordering::AcqRel) {
        return;
    }
    let undone = execute!(
        io::stdout(),
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let raw = disable_raw_mode();
    drop((undone, raw));
}

/// From now on a panic of any thread gives the terminal back first, says where it happened, and
/// does what is to be done `then`.
pub fn give_back_on_panic(then: impl Fn() + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |report| {
        leave();
        let place = report.location().map(ToString::to_string);
        let mut said = told_of_panic(report.payload(), place.as_deref());
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            said.push_str(&format!("\n{trace}"));
        }
        drop(writeln!(io::stderr(), "{said}"));
        then();
    }));
}

/// What is said of a panic. Words that were put together as it happened could be a person's, and
/// are held back; those that stand in the program's own text are not.
#[must_use]
pub fn told_of_panic(payload: &(dyn Any + Send), place: Option<&str>) -> String {
    let place = place.unwrap_or("an unknown place");
    let what = payload
        .downcast_ref::<&'static str>()
        .map_or(String::new(), |what| format!(" ({what})"));
    format!(
        "ras-panel: a fault of the program at {place}{what}; what is recorded is safe\n  to do: \
         report this message, which holds nothing of a case, and start again"
    )
}
