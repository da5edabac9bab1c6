//! A place at the keyboard of a running program.

use super::key::{Key, bytes, click, paste};
use super::look::Look;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long anything may take to appear before the test fails: on a machine that does much else a
/// start may take half a minute.
const PATIENCE: Duration = Duration::from_secs(90);

/// The moment at which the program's clock stands in every test.
const CLOCK: &str = "2026-11-24T10:00:00Z";

/// The program under test: the one named by `RAS_PANEL_BIN` (CI drives the release build with it),
/// else the one built for this test.
pub fn ras_panel() -> PathBuf {
    match std::env::var_os("RAS_PANEL_BIN") {
        Some(path) => PathBuf::from(path),
        None => PathBuf::from(env!("CARGO_BIN_EXE_ras-panel")),
    }
}

/// A home folder of its own for the programs of one test; removed with it.
pub struct Home {
    folder: TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The whole environment of a program that lives here.
    pub fn environment(&self) -> Vec<(String, String)> {
        let below = |name: &str| self.path().join(name).to_str().unwrap().to_owned();
        [
            ("HOME", below("")),
            ("XDG_CONFIG_HOME", below("config")),
            ("XDG_DATA_HOME", below("data")),
            ("XDG_STATE_HOME", below("state")),
            ("XDG_CACHE_HOME", below("cache")),
            ("PATH", "/usr/local/bin:/usr/bin:/bin".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("SHELL", "/bin/sh".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("RAS_PANEL_CLOCK", CLOCK.to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }

    /// Runs the program without a terminal, in this home, and waits for its end.
    pub fn run(&self, arguments: &[&str]) -> std::process::Output {
        Command::new(ras_panel())
            .args(arguments)
            .env_clear()
            .envs(self.environment())
            .stdin(Stdio::null())
            .current_dir(self.path())
            .output()
            .unwrap()
    }
}

/// What has come out of the program so far.
struct Output {
    parser: vt100::Parser,
    /// Every byte that came out.
    bytes: Vec<u8>,
    has_ended: bool,
    /// The window is being closed: nobody reads any more.
    is_closing: bool,
}

impl Output {
    fn look(&self) -> Look {
        Look::of(self.parser.screen())
    }
}

type Shared = Arc<(Mutex<Output>, Condvar)>;

/// The terminal's end of the wire. The keyboard goes last: it says farewell when it is dropped.
struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
}

/// A running program and the keyboard and screen before it; dropping it ends the program.
pub struct Seat {
    terminal: Option<Terminal>,
    child: Box<dyn Child + Send + Sync>,
    output: Shared,
}

impl Seat {
    /// Takes a seat at the program under test.
    pub fn at(home: &Home, arguments: &[&str], lines: u16, columns: u16) -> Self {
        let mut command = CommandBuilder::new(ras_panel());
        command.args(arguments);
        Self::open(home, command, lines, columns)
    }

    /// Takes a seat at any program; the environment is the home's, with what `command` adds.
    pub fn open(home: &Home, mut command: CommandBuilder, lines: u16, columns: u16) -> Self {
        let added: Vec<(String, String)> = command
            .iter_extra_env_as_str()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        command.env_clear();
        for (name, value) in home.environment().into_iter().chain(added) {
            command.env(name, value);
        }
        command.cwd(home.path());
        let pair = native_pty_system()
            .openpty(pty_size(lines, columns))
            .unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(at_least_one(lines), at_least_one(columns), 0);
        let output: Shared = Arc::new((
            Mutex::new(Output {
                parser,
                bytes: Vec::new(),
                has_ended: false,
                is_closing: false,
            }),
            Condvar::new(),
        ));
        let shared = Arc::clone(&output);
        std::thread::spawn(move || read_all(reader, &shared));
        Self {
            terminal: Some(Terminal {
                master: pair.master,
                keyboard,
            }),
            child,
            output,
        }
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        let keyboard = &mut self.terminal.as_mut().unwrap().keyboard;
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
    }

    /// Types characters.
    pub fn type_text(&mut self, text: &str) {
        self.send(text.as_bytes());
    }

    /// Presses one key. After Esc wait for what it does before typing on: a terminal cannot tell
    /// Esc and a letter from Alt and the letter.
    pub fn press(&mut self, key: Key) {
        self.send(&bytes(key));
    }

    pub fn paste(&mut self, text: &str) {
        self.send(&paste(text));
    }

    /// Clicks where the text begins; the test fails where it is not shown.
    pub fn click_on(&mut self, text: &str) {
        let look = self.look();
        let Some((line, column)) = look.place_of(text) else {
            panic!("{text:?} is not shown:\n{}", look.text());
        };
        self.send(&click(line, column));
    }

    /// Gives the terminal another size, as dragging its corner does.
    pub fn resize(&mut self, lines: u16, columns: u16) {
        let mut output = self.output.0.lock().unwrap();
        output
            .parser
            .screen_mut()
            .set_size(at_least_one(lines), at_least_one(columns));
        let master = &self.terminal.as_ref().unwrap().master;
        master.resize(pty_size(lines, columns)).unwrap();
    }

    /// The program's process.
    pub fn process_id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends a signal by its name without `SIG`: `TERM`, `TSTP`, `CONT`.
    pub fn signal(&self, name: &str) {
        let id = self.process_id();
        let kill = format!("kill -{name} {id}");
        let status = Command::new("sh").args(["-c", &kill]).status().unwrap();
        assert!(status.success(), "{kill}");
    }

    /// Types a last text and closes the terminal's window once it is on the screen; gives how the
    /// program ended. What the program has not read yet goes with the window.
    pub fn type_and_close_the_window(mut self, text: &str) -> ExitStatus {
        self.type_text(text);
        self.wait_for(text.trim());
        self.output.0.lock().unwrap().is_closing = true;
        // The reader lets go of the terminal with the next thing that it reads.
        self.type_text("\r");
        let (_, has_ended, look) = self.watch(|output| output.has_ended);
        assert!(has_ended, "nothing was drawn: {}", look.text());
        self.terminal = None;
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "the program does not end");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// The screen as it is now.
    pub fn look(&self) -> Look {
        self.output.0.lock().unwrap().look()
    }

    /// Whether these bytes have come out: what a terminal takes and does not show.
    pub fn has_sent(&self, bytes: &[u8]) -> bool {
        let output = self.output.0.lock().unwrap();
        output.bytes.windows(bytes.len()).any(|sent| sent == bytes)
    }

    /// Waits until the text stands in one line, and gives that screen.
    pub fn wait_for(&self, text: &str) -> Look {
        self.wait_until(&format!("{text:?}"), |look| look.shows(text))
    }

    /// Waits until the text is no longer shown.
    pub fn wait_for_no(&self, text: &str) -> Look {
        self.wait_until(&format!("no {text:?}"), |look| !look.shows(text))
    }

    /// Waits until `holds` of the screen; fails with the whole screen when it does not in time or
    /// can no more because the program has ended.
    pub fn wait_until(&self, what: &str, holds: impl Fn(&Look) -> bool) -> Look {
        let (holds, has_ended, look) = self.watch(|output| holds(&output.look()));
        let text = look.text();
        assert!(
            holds,
            "waited for {what}; ended: {has_ended}; the screen:\n{text}"
        );
        look
    }

    /// Waits for the program's end: how it ended, and the last screen.
    pub fn wait_for_end(mut self) -> (ExitStatus, Look) {
        let (_, has_ended, look) = self.watch(|output| output.has_ended);
        let text = look.text();
        assert!(has_ended, "the program does not end; the screen:\n{text}");
        (self.child.wait().unwrap(), look)
    }

    /// Waits until `holds`, the program's end or the end of patience: whether it held, whether the
    /// program has ended, and the screen.
    fn watch(&self, holds: impl Fn(&Output) -> bool) -> (bool, bool, Look) {
        let deadline = Instant::now() + PATIENCE;
        let (mutex, news) = &*self.output;
        let mut output = mutex.lock().unwrap();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let held = holds(&output);
            if held || output.has_ended || left.is_zero() {
                return (held, output.has_ended, output.look());
            }
            output = news.wait_timeout(output, left).unwrap().0;
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let ended = self.child.try_wait();
        if !matches!(ended, Ok(Some(_))) {
            drop(self.child.kill());
            drop(self.child.wait());
        }
    }
}

fn read_all(mut reader: Box<dyn Read + Send>, shared: &Shared) {
    let mut bytes = [0; 8192];
    let mut has_ended = false;
    while !has_ended {
        let count = reader.read(&mut bytes).unwrap_or(0);
        let mut output = shared.0.lock().unwrap();
        output.parser.process(&bytes[..count]);
        output.bytes.extend_from_slice(&bytes[..count]);
        has_ended = count == 0 || output.is_closing;
        if !has_ended {
            shared.1.notify_all();
        }
    }
    drop(reader);
    shared.0.lock().unwrap().has_ended = true;
    shared.1.notify_all();
}

fn pty_size(lines: u16, columns: u16) -> PtySize {
    PtySize {
        rows: lines,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn at_least_one(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}
