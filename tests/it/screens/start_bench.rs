//! The start screen in a home of its own, and a script of keys.

use super::bench::{SIZES, clock, key_named, text_of};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ras_panel::app::chance::Chance;
use ras_panel::app::configuration::{Chosen, Configuration};
use ras_panel::app::entrance::Entrance;
use ras_panel::app::made_up;
use ras_panel::app::places::Places;
use ras_panel::app::reception::{Reception, Wishes};
use ras_panel::synthetic::Request;
use ras_panel::tui::brush::theme::Theme;
use ras_panel::tui::drawn::view;
use ras_panel::tui::held::effect::Effect;
use ras_panel::tui::held::model::Model;
use ras_panel::tui::held::start_screen::StartScreen;
use ras_panel::tui::input::key::Key;
use ras_panel::tui::keys::update::{Change, update};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::PathBuf;
use tempfile::TempDir;

/// The start screen in an empty home.
pub struct Start {
    entrance: Entrance,
    pub model: Model,
    folder: TempDir,
}

impl Start {
    pub fn new() -> Start {
        Start::over(tempfile::tempdir().unwrap(), false)
    }

    /// The start screen in a home that was used before.
    pub fn over(folder: TempDir, read_only: bool) -> Start {
        let below = |name: &str| folder.path().join(name);
        let places = Places {
            home: below(""),
            registers: below("data"),
            preferences: below("settings"),
        };
        let wishes = Wishes {
            register: None,
            configuration: None,
            chosen: Chosen::default(),
            acting: None,
            read_only,
            clock: clock(),
            chance: Chance::seeded(3),
        };
        let mut reception = Reception::new(wishes, places).unwrap();
        let mut model = Model::new(SIZES[0], Theme::Dark);
        if reception.open_last().unwrap().is_some() {
            panic!("a register is open already");
        }
        model.start = Some(StartScreen::new(reception.greeting()));
        Start {
            entrance: Entrance::Reception(Box::new(reception)),
            model,
            folder,
        }
    }

    /// Leaves the program; the home stays.
    pub fn leave(self) -> TempDir {
        drop(self.entrance);
        self.folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn change(&mut self, change: Change) {
        let effects = update(&mut self.model, change);
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Ask(command) = effect {
                let number = self.model.asks(&command);
                let answer = self.entrance.execute(*command);
                let next = update(&mut self.model, Change::Answer(number, Box::new(answer)));
                self.carry_out(next);
            }
        }
    }

    pub fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        let event = KeyEvent::new(code, modifiers);
        let key = Key::of(event).unwrap();
        self.change(Change::Key(key, Event::Key(event)));
    }

    pub fn keys(&mut self, script: &str) -> &mut Self {
        for word in script.split_whitespace() {
            let (code, modifiers) = key_named(word);
            self.press(code, modifiers);
        }
        self
    }

    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.press(KeyCode::Char(c), KeyModifiers::NONE);
        }
        self
    }

    pub fn drawn(&self, (width, height): (u16, u16)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        view::draw(&self.model, &mut buffer);
        text_of(&buffer)
    }

    /// The screen in every kept size and the smallest.
    pub fn look(&mut self) -> String {
        let sizes = SIZES.into_iter().chain([view::SIZE_MIN]);
        let before = self.model.size;
        let looks = sizes.map(|size| {
            self.model.size = size;
            let drawn = self.drawn(size);
            format!("=== {} × {}\n{drawn}", size.0, size.1)
        });
        let look = looks.collect::<String>();
        self.model.size = before;
        look
    }

    /// Every message of the form, field by field.
    pub fn messages(&self) -> String {
        let form = self.model.form.as_ref().unwrap();
        let told = form.fields.iter().filter_map(|field| {
            let message = field.message()?;
            Some(format!("{}: {message}\n", field.name))
        });
        told.collect()
    }

    /// A made-up caseload in a folder of the home.
    pub fn caseload(&self, name: &str) {
        let configuration = Configuration::shipped().unwrap();
        let request = Request {
            n_cases: 30,
            seed: 1,
            as_of: clock().today(),
        };
        made_up::write(&configuration, &self.path(name), request, 0).unwrap();
    }

    /// Writes into the form for a new register, which is open.
    pub fn fill(&mut self, fields: [&str; 4]) -> &mut Self {
        let form = self.model.form.as_mut().unwrap();
        for (field, text) in form.fields.iter_mut().zip(fields) {
            field.put_back(text);
        }
        self.keys("C-s")
    }
}
