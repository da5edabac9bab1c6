//! The screen while no register is open: its state, and the forms that it opens.

use super::form::Form;
use super::form_field::FormField;
use super::purpose::Purpose;
use crate::app::new_register::BUILT_IN;
use crate::app::starting::{Greeting, Start, Typed};

/// The start screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartScreen {
    /// What it shows.
    pub greeting: Greeting,
    /// The register that is selected among those opened before.
    pub at: usize,
}

impl StartScreen {
    /// The screen with the latest register selected.
    #[must_use]
    pub fn new(greeting: Greeting) -> StartScreen {
        StartScreen { greeting, at: 0 }
    }

    /// The register that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        self.greeting.registers.get(self.at).map(String::as_str)
    }

    /// Moves the selection by so many lines, as far as there are any.
    pub fn step(&mut self, by: isize) {
        let last = self.greeting.registers.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }
}

/// What a configuration folder holds.
const FOLDER: &str = "a folder with panel.toml, tolerances.toml, ras/ and import/";

/// The form for a new register.
#[must_use]
pub fn new_register_form() -> Form {
    let configuration = format!("empty = built in, illustrative only; or {FOLDER}. {BUILT_IN}");
    let fields = vec![
        FormField::line(
            "register",
            "Register file",
            "a new file, such as ~/council.register; it will hold personal data: keep it on an \
             encrypted local disk",
        ),
        FormField::line("configuration", "Configuration", &configuration),
        FormField::text(
            "members",
            "Members",
            "one a line, as id:shown:role, such as chair:Chair:chair; more can be entered later",
        ),
        FormField::line(
            "caseload",
            "Caseload folder",
            "the folder with the caseload's CSV files; empty = import later",
        ),
    ];
    Form::new(Purpose::NewRegister, "Make a register of your own", fields)
}

/// The form for a register that is there.
#[must_use]
pub fn open_register_form() -> Form {
    let fields = vec![
        FormField::line(
            "register",
            "Register file",
            "the file that ras-panel made, such as ~/council.register",
        ),
        FormField::line(
            "configuration",
            "Configuration",
            "empty = the folder last named for it, else the register's own rules",
        ),
    ];
    Form::new(Purpose::OpenRegister, "Open a register", fields)
}

/// What a form of the start screen asks for first; nothing for other forms.
#[must_use]
pub fn asked(form: &Form) -> Option<Start> {
    match form.purpose {
        Purpose::NewRegister => Some(Start::Try(Typed {
            register: form.kept("register"),
            configuration: form.kept("configuration"),
            members: form.kept("members"),
            caseload: form.kept("caseload"),
        })),
        Purpose::OpenRegister => Some(Start::Open {
            register: form.kept("register"),
            configuration: form.kept("configuration"),
        }),
        _ => None,
    }
}
