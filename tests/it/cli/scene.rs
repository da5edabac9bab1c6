//! A home folder of its own, the toy RAS, six cases: what the tests of commands run in.

use assert_cmd::Command;
use jiff::civil::Date;
use ras_panel::app::chance::Chance;
use ras_panel::app::clock::Clock;
use ras_panel::app::command::Command as Request;
use ras_panel::app::configuration::{Chosen, Configuration};
use ras_panel::app::desk::itself::{Desk, Opening};
use ras_panel::app::outcome::Outcome;
use ras_panel::register::store::Mode;
use ras_panel::terms::ids::MemberId;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The moment at which the clock stands.
pub const NOW: &str = "2026-11-24T10:00:00Z";

/// The members who are entered: enough for the quorum, and for an exception.
pub const MEMBERS: [&str; 5] = [
    "chair:Chair:chair",
    "m-1:Member one:panel_member",
    "m-2:Member two:panel_member",
    "sw:Social worker:social_work_member",
    "senior:Senior practitioner:senior_practitioner",
];

/// A home folder with a configuration.
pub struct Home {
    folder: TempDir,
    moment: String,
}

/// What a command said.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// The output of a command that went well.
    pub fn well(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// The JSON of a command that went well.
    pub fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.well()).unwrap()
    }

    /// The error and the code of a command that did not.
    pub fn ill(self) -> (i32, String) {
        assert_eq!(self.out, "");
        (self.code, self.err)
    }
}

impl Home {
    /// A home with the configuration `config` (the toy RAS) and the caseload `caseload`.
    pub fn new() -> Home {
        let home = Home {
            folder: TempDir::new().unwrap(),
            moment: NOW.to_owned(),
        };
        for file in ["panel.toml", "tolerances.toml"] {
            home.copy(&format!("config/{file}"), &format!("config/{file}"));
        }
        home.copy("config/import/northfold.toml", "config/import/toy.toml");
        home.copy(
            "config/import/cld-values.toml",
            "config/import/cld-values.toml",
        );
        home.copy_all("fixtures/ras/toy", "config/ras/toy");
        home.copy_all("fixtures/caseload/tiny", "caseload");
        home
    }

    /// A home whose register has members and the six cases.
    pub fn with_cases() -> Home {
        Home::new().filled()
    }

    /// Makes the register, with its members and the six cases.
    pub fn filled(self) -> Home {
        let mut init = vec!["init", "a.register", "--config", "config"];
        init.extend(MEMBERS.iter().flat_map(|member| ["--member", *member]));
        self.run(&init).well();
        self.run(&["import", "caseload"]).well();
        self
    }

    /// Another day begins, at the same time of day.
    pub fn move_on_to(&mut self, day: Date) {
        self.moment = format!("{day}T10:00:00Z");
    }

    /// Makes the register, with its chair alone.
    pub fn begin(&self) {
        let init = ["init", "a.register", "--config", "config"];
        let chair = ["--member", MEMBERS[0]];
        self.run(&[init.as_slice(), chair.as_slice()].concat())
            .well();
    }

    /// A path in the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program in the home; its path is shown as `HOME`.
    pub fn run(&self, arguments: &[&str]) -> Said {
        self.run_as("chair", arguments)
    }

    /// The same as another member.
    pub fn run_as(&self, member: &str, arguments: &[&str]) -> Said {
        let mut command = self.command(arguments);
        if self.path("a.register").exists() {
            command.env("RAS_PANEL_MEMBER", member);
        }
        let output = command.output().unwrap();
        let text = |bytes: &[u8]| {
            let home = self.folder.path().display().to_string();
            String::from_utf8_lossy(bytes).replace(&home, "HOME")
        };
        Said {
            code: output.status.code().unwrap(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// The program, to be run in the home.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ras-panel"));
        let home = self.folder.path();
        command
            .args(arguments)
            .current_dir(home)
            .env_clear()
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("settings"))
            .env("RAS_PANEL_CLOCK", &self.moment)
            .env("RAS_PANEL_SEED", "1");
        command
    }

    /// The desk on the register, as a screen would have it.
    pub fn desk(&self, acting: &str) -> Desk {
        self.desk_at(acting, &self.moment)
    }

    /// The same at another moment.
    pub fn desk_at(&self, acting: &str, moment: &str) -> Desk {
        self.desk_drawing(acting, moment, 1)
    }

    /// The same with other random bytes: two desks that record beside each other draw their own.
    pub fn desk_drawing(&self, acting: &str, moment: &str, seed: u64) -> Desk {
        let chosen = Chosen {
            ras: None,
            profile: None,
        };
        let opening = Opening {
            configuration: Configuration::of_folder(&self.path("config"), &chosen).unwrap(),
            clock: Clock::standing_at(moment).unwrap(),
            chance: Chance::seeded(seed),
            acting: Some(MemberId::new(acting).unwrap()),
        };
        Desk::open(&self.path("a.register"), Mode::ReadWrite, opening).unwrap()
    }

    /// Changes a file of the home.
    pub fn change(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{name} has no {from}");
        fs::write(self.path(name), text.replace(from, to)).unwrap();
    }

    /// A second configuration folder with the same files.
    pub fn copy_of_config(&self, name: &str) {
        for part in ["", "import", "ras/toy"] {
            let (from, to) = (self.path("config").join(part), self.path(name).join(part));
            fs::create_dir_all(&to).unwrap();
            for entry in fs::read_dir(from).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
                }
            }
        }
    }

    fn copy(&self, from: &str, to: &str) {
        let to = self.path(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(from), to).unwrap();
    }

    fn copy_all(&self, from: &str, to: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(from);
        for entry in fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            self.copy(&format!("{from}/{name}"), &format!("{to}/{name}"));
        }
    }
}

/// Asks the desk for something that is to be recorded, and gives its entry.
pub fn recorded(desk: &mut Desk, request: Request) -> u64 {
    match desk.execute(request).unwrap() {
        Outcome::Recorded { entry, .. } => entry.0,
        other => panic!("not recorded: {other:#?}"),
    }
}
