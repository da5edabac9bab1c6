//! A desk on a new demonstration, the model before it, and a script of keys.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ras_panel::app::chance::Chance;
use ras_panel::app::clock::Clock;
use ras_panel::app::command::Command;
use ras_panel::app::configuration::Configuration;
use ras_panel::app::demo;
use ras_panel::app::desk::itself::{Desk, Opening};
use ras_panel::app::outcome::Outcome;
use ras_panel::register::store::{Mode, Register};
use ras_panel::terms::ids::MemberId;
use ras_panel::tui::brush::theme::Theme;
use ras_panel::tui::drawn::view;
use ras_panel::tui::forms::kept_words;
use ras_panel::tui::held::effect::Effect;
use ras_panel::tui::held::model::Model;
use ras_panel::tui::held::requests;
use ras_panel::tui::input::key::Key;
use ras_panel::tui::keys::update::{Change, update};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The sizes in which screens are kept.
pub const SIZES: [(u16, u16); 3] = [(140, 45), (100, 30), (80, 24)];

/// The case whose sums are those of a judgment.
pub const CASE: &str = "NF-20031";

pub struct Bench {
    pub desk: Desk,
    pub model: Model,
    pub n_recorded: usize,
    pub copied: Vec<String>,
    pub n_suspended: usize,
    /// What the desk is asked while it is busy, oldest first.
    busy: Option<Vec<(u64, Command)>>,
    folder: TempDir,
}

pub fn clock() -> Clock {
    Clock::standing_at("2026-11-24T10:00:00Z").unwrap()
}

fn register_in(folder: &Path) -> PathBuf {
    folder.join("demo.register")
}

impl Bench {
    /// The demonstration, the chair at the keyboard.
    pub fn new() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let path = register_in(folder.path());
        let desk = demo::open(&path, clock(), Chance::seeded(7), None).unwrap();
        Bench::at(desk, folder)
    }

    /// The demonstration opened another way: for reading only, or with nobody acting.
    pub fn opened(mode: Mode, acting: Option<&str>) -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let path = register_in(folder.path());
        drop(demo::open(&path, clock(), Chance::seeded(7), None).unwrap());
        let desk = second_desk(&path, mode, acting);
        Bench::at(desk, folder)
    }

    /// A register that holds neither members nor cases.
    pub fn empty() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let path = register_in(folder.path());
        let configuration = Configuration::shipped().unwrap();
        let mut chance = Chance::seeded(7);
        let made: Register =
            ras_panel::app::setup::create(&path, &configuration, &[], clock(), &mut chance)
                .unwrap();
        drop(made);
        let desk = second_desk(&path, Mode::ReadWrite, None);
        Bench::at(desk, folder)
    }

    /// Another desk, at whose keyboard somebody sits.
    pub fn of(desk: Desk) -> Bench {
        Bench::at(desk, tempfile::tempdir().unwrap())
    }

    fn at(desk: Desk, folder: TempDir) -> Bench {
        let mut bench = Bench {
            desk,
            model: Model::new(SIZES[0], Theme::Dark),
            n_recorded: 0,
            copied: Vec::new(),
            n_suspended: 0,
            busy: None,
            folder,
        };
        let first = requests::first();
        bench.carry_out(first);
        bench
    }

    /// The program ended without a word, and started again on the same register.
    pub fn restarted(self) -> Bench {
        self.restarted_at(clock())
    }

    /// The same, at another time.
    pub fn restarted_at(self, clock: Clock) -> Bench {
        let Bench { folder, desk, .. } = self;
        drop(desk);
        let path = register_in(folder.path());
        let desk = Desk::open(&path, Mode::ReadWrite, opening(clock, Some("chair"))).unwrap();
        Bench::at(desk, folder)
    }

    /// The program ended, and started again by another member.
    pub fn restarted_as(self, acting: &str) -> Bench {
        let Bench { folder, desk, .. } = self;
        drop(desk);
        let desk = second_desk(&register_in(folder.path()), Mode::ReadWrite, Some(acting));
        Bench::at(desk, folder)
    }

    /// The program ended, and started again for reading only.
    pub fn restarted_read_only(self) -> Bench {
        let Bench { folder, desk, .. } = self;
        drop(desk);
        let desk = second_desk(&register_in(folder.path()), Mode::ReadOnly, Some("chair"));
        Bench::at(desk, folder)
    }

    /// The register's file.
    pub fn path(&self) -> PathBuf {
        register_in(self.folder.path())
    }

    /// Another desk on the same register, as another panel would have it.
    pub fn other_desk(&self, acting: &str) -> Desk {
        second_desk(
            &register_in(self.folder.path()),
            Mode::ReadWrite,
            Some(acting),
        )
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(command) => {
                    let number = self.model.asks(&command);
                    match self.busy.as_mut() {
                        Some(asked) => asked.push((number, *command)),
                        None => self.answer(number, *command),
                    }
                }
                Effect::Copy(text) => self.copied.push(text),
                Effect::Suspend => self.n_suspended += 1,
            }
        }
    }

    fn answer(&mut self, number: u64, command: Command) {
        let answer = self.desk.execute(command);
        let recorded = matches!(answer, Ok(Outcome::Recorded { .. }));
        self.n_recorded += usize::from(recorded);
        let next = update(&mut self.model, Change::Answer(number, Box::new(answer)));
        self.carry_out(next);
    }

    /// From now on the desk is busy: its answers come late.
    pub fn busy(&mut self) -> &mut Self {
        self.busy = Some(Vec::new());
        self
    }

    /// The desk answers all that it was asked meanwhile, and is busy no more.
    pub fn answers(&mut self) -> &mut Self {
        for (number, command) in self.busy.take().unwrap_or_default() {
            self.answer(number, command);
        }
        self
    }

    /// Asks the desk for something, as the loop does by itself.
    pub fn ask(&mut self, command: Command) {
        self.carry_out(vec![Effect::Ask(Box::new(command))]);
    }

    pub fn change(&mut self, change: Change) {
        let effects = update(&mut self.model, change);
        self.carry_out(effects);
    }

    /// Presses one key.
    pub fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        let event = KeyEvent::new(code, modifiers);
        if let Some(key) = Key::of(event) {
            self.change(Change::Key(key, Event::Key(event)));
        }
    }

    /// Types a text, character by character.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.press(KeyCode::Char(c), KeyModifiers::NONE);
        }
        self
    }

    /// Presses keys by their names: `2 o C-s R Tab F2`; `5*Tab` presses Tab five times.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        for word in script.split_whitespace() {
            let (times, name) = match word.split_once('*') {
                Some((times, name)) if !name.is_empty() => (times.parse().unwrap(), name),
                _ => (1, word),
            };
            let (code, modifiers) = key_named(name);
            for _ in 0..times {
                self.press(code, modifiers);
            }
        }
        self
    }

    /// A pause long enough for the draft to be kept.
    pub fn pause(&mut self) -> &mut Self {
        let effects = kept_words::keep_draft(&mut self.model);
        self.carry_out(effects);
        self
    }

    /// From now on this member acts.
    pub fn acts(&mut self, member: &str) -> &mut Self {
        self.ask(Command::ActAs(MemberId::new(member).unwrap()));
        self
    }

    pub fn open_sitting(&mut self) -> &mut Self {
        self.keys("2 o C-s R")
    }

    /// Opens a sitting and writes a proposal with the evidence that it needs.
    pub fn write_proposal(&mut self) -> &mut Self {
        self.open_sitting().open_case().keys("w");
        self.type_text("eating weighting = 1.2").keys("Tab");
        self.type_text("It comes back again and again.");
        self.keys("Tab End").type_text(", NF-88062 NF-85632")
    }

    /// Opens the case from the queue.
    pub fn open_case(&mut self) -> &mut Self {
        self.keys("1 Esc /").type_text(CASE).keys("Enter Enter")
    }

    /// Draws the model in a size.
    pub fn drawn(&self, (width, height): (u16, u16)) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        view::draw(&self.model, &mut buffer);
        buffer
    }

    /// The screen as text in the size that the model has.
    pub fn text(&self) -> String {
        text_of(&self.drawn(self.model.size))
    }

    /// The screen as text in every kept size.
    pub fn look(&mut self) -> String {
        self.look_at(&SIZES)
    }

    /// The screen as text in the first size of the wide layout.
    pub fn look_at_120(&mut self) -> String {
        self.look_at(&[(120, 40)])
    }

    fn look_at(&mut self, sizes: &[(u16, u16)]) -> String {
        let size = self.model.size;
        let mut look = String::new();
        for &size in sizes {
            self.model.size = size;
            look.push_str(&format!("=== {} × {}\n", size.0, size.1));
            look.push_str(&text_of(&self.drawn(size)));
        }
        self.model.size = size;
        look
    }
}

fn second_desk(path: &Path, mode: Mode, acting: Option<&str>) -> Desk {
    Desk::open(path, mode, opening(clock(), acting)).unwrap()
}

fn opening(clock: Clock, acting: Option<&str>) -> Opening {
    Opening {
        configuration: Configuration::shipped().unwrap(),
        clock,
        chance: Chance::seeded(11),
        acting: acting.map(|id| MemberId::new(id).unwrap()),
    }
}

/// The text of a buffer, line by line, without spaces at the ends.
pub fn text_of(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut text = String::new();
    for y in 0..area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            let width = ras_panel::tui::brush::cells::width(symbol).max(1);
            x += u16::try_from(width).unwrap();
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

pub fn key_named(name: &str) -> (KeyCode, KeyModifiers) {
    let plain = |code| (code, KeyModifiers::NONE);
    match name {
        "Enter" => plain(KeyCode::Enter),
        "Esc" => plain(KeyCode::Esc),
        "Tab" => plain(KeyCode::Tab),
        "BackTab" => plain(KeyCode::BackTab),
        "Space" => plain(KeyCode::Char(' ')),
        "Backspace" => plain(KeyCode::Backspace),
        "Delete" => plain(KeyCode::Delete),
        "Up" => plain(KeyCode::Up),
        "Down" => plain(KeyCode::Down),
        "Left" => plain(KeyCode::Left),
        "Right" => plain(KeyCode::Right),
        "PageUp" => plain(KeyCode::PageUp),
        "PageDown" => plain(KeyCode::PageDown),
        "Home" => plain(KeyCode::Home),
        "End" => plain(KeyCode::End),
        _ => match (name.strip_prefix("C-"), name.strip_prefix('F')) {
            (Some(letter), _) => {
                let letter = letter.chars().next().unwrap();
                (KeyCode::Char(letter), KeyModifiers::CONTROL)
            }
            (None, Some(number)) if !number.is_empty() => {
                plain(KeyCode::F(number.parse().unwrap()))
            }
            _ => {
                assert_eq!(name.chars().count(), 1, "no key is called {name}");
                plain(KeyCode::Char(name.chars().next().unwrap()))
            }
        },
    }
}
