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
use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;

/// The screen while it is ours; dropping it gives the terminal back.
#[derive(Debug)]
pub struct Screen {
    /// The ratatui terminal.
    pub terminal: Terminal<CrosstermBackend<Way>>,
    way: Way,
    mouse: bool,
    is_ours: bool,
}

/// The way to the terminal. Writing to it never fails: a terminal that has gone (its window was
/// closed) takes nothing any more, and everybody who writes to it at the end would panic or leave
/// before what was typed is kept.
#[derive(Clone, Debug, Default)]
pub struct Way {
    gone: Rc<Cell<bool>>,
}

impl Write for Way {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gone.get() {
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
            is_ours: true,
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
        if self.is_ours {
            self.is_ours = false;
            leave_by(&mut self.way);
        }
    }

    /// Whether the terminal has gone, as far as it was written to.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.way.gone.get()
    }

    /// Takes the terminal again and forgets what was drawn.
    pub fn resume(&mut self) -> io::Result<()> {
        self.is_ours = true;
        enable_raw_mode()?;
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

/// Undoes everything that was enabled. Errors cannot be shown any more and are passed over.
pub fn leave() {
    leave_by(&mut io::stdout());
}

fn leave_by(way: &mut impl Write) {
    let undone = execute!(
        way,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let raw = disable_raw_mode();
    drop((undone, raw));
}
