//! Styles named by meaning. Meaning is never carried by colour alone.

use ratatui::style::{Color, Modifier, Style};

/// The colour themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// For the back of the room.
    HighContrast,
    /// Blue and orange instead of red and green.
    ColourBlindSafe,
    /// No colour at all: modifiers only. `NO_COLOR` means this one.
    Mono,
}

/// What a piece of text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Ordinary text: the terminal's own colours.
    Plain,
    /// Less important text.
    Quiet,
    /// Headings and titles.
    Heading,
    /// The borders of panes.
    Border,
    /// The border of the pane that has the keys.
    FocusBorder,
    /// The selected line.
    Selected,
    /// The figures people argue about.
    Figure,
    /// More than before, or the package costs more than the indicative budget.
    Above,
    /// Less than before, or the package costs less.
    Below,
    /// Needs attention.
    Warning,
    /// Refused or failed.
    Fault,
    /// Done, proved, agreed.
    Good,
    /// A key in the bar or in help.
    Key,
    /// Matched characters of a filter.
    Match,
}

impl Theme {
    /// The themes in the order in which F3 shows them, with their names.
    pub const ALL: [(Theme, &'static str); 5] = [
        (Theme::Dark, "dark"),
        (Theme::Light, "light"),
        (Theme::HighContrast, "high contrast"),
        (Theme::ColourBlindSafe, "colour-blind safe"),
        (Theme::Mono, "mono"),
    ];

    /// The theme with this name, with spaces or hyphens; nothing when there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Theme> {
        let wanted = name.replace('-', " ");
        let known = Self::ALL
            .iter()
            .find(|row| row.1.replace('-', " ") == wanted);
        known.map(|row| row.0)
    }

    /// The theme's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|row| row.0 == self);
        known.map_or("", |row| row.1)
    }

    /// The theme after this one, round and round.
    #[must_use]
    pub fn next(self) -> Theme {
        let at = Self::ALL.iter().position(|row| row.0 == self).unwrap_or(0);
        let after = Self::ALL.iter().cycle().nth(at + 1);
        after.map_or(self, |row| row.0)
    }

    /// The style for a meaning.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let style = Style::default().add_modifier(modifiers(role));
        match self.colour(role) {
            Some(colour) => style.fg(colour),
            None => style,
        }
    }

    fn colour(self, role: Role) -> Option<Color> {
        match self {
            Theme::Mono => None,
            Theme::Dark => dark(role),
            Theme::Light => light(role),
            Theme::HighContrast => high_contrast(role),
            Theme::ColourBlindSafe => colour_blind_safe(role),
        }
    }
}

fn modifiers(role: Role) -> Modifier {
    match role {
        Role::Heading | Role::Figure | Role::Key | Role::FocusBorder => Modifier::BOLD,
        Role::Selected => Modifier::REVERSED,
        Role::Match => Modifier::UNDERLINED,
        Role::Fault | Role::Warning => Modifier::BOLD,
        Role::Plain | Role::Quiet | Role::Border | Role::Above | Role::Below | Role::Good => {
            Modifier::empty()
        }
    }
}

fn dark(role: Role) -> Option<Color> {
    match role {
        Role::Quiet | Role::Border => Some(Color::Indexed(246)),
        Role::Heading | Role::FocusBorder | Role::Key => Some(Color::Indexed(117)),
        Role::Above | Role::Warning => Some(Color::Indexed(215)),
        Role::Below => Some(Color::Indexed(116)),
        Role::Fault => Some(Color::Indexed(210)),
        Role::Good => Some(Color::Indexed(114)),
        Role::Match => Some(Color::Indexed(222)),
        Role::Plain | Role::Selected | Role::Figure => None,
    }
}

fn light(role: Role) -> Option<Color> {
    match role {
        Role::Quiet | Role::Border => Some(Color::Indexed(240)),
        Role::Heading | Role::FocusBorder | Role::Key => Some(Color::Indexed(25)),
        Role::Above | Role::Warning => Some(Color::Indexed(94)),
        Role::Below => Some(Color::Indexed(24)),
        Role::Fault => Some(Color::Indexed(124)),
        Role::Good => Some(Color::Indexed(22)),
        Role::Match => Some(Color::Indexed(94)),
        Role::Plain | Role::Selected | Role::Figure => None,
    }
}

fn high_contrast(role: Role) -> Option<Color> {
    match role {
        Role::Above | Role::Warning | Role::Match => Some(Color::Indexed(226)),
        Role::Below | Role::Heading | Role::Key => Some(Color::Indexed(51)),
        Role::Fault => Some(Color::Indexed(219)),
        Role::Good => Some(Color::Indexed(120)),
        Role::Plain
        | Role::Quiet
        | Role::Border
        | Role::FocusBorder
        | Role::Selected
        | Role::Figure => None,
    }
}

fn colour_blind_safe(role: Role) -> Option<Color> {
    match role {
        Role::Quiet | Role::Border => Some(Color::Indexed(246)),
        Role::Above | Role::Warning | Role::Fault => Some(Color::Indexed(214)),
        Role::Below | Role::Good | Role::Heading | Role::FocusBorder | Role::Key => {
            Some(Color::Indexed(75))
        }
        Role::Match => Some(Color::Indexed(229)),
        Role::Plain | Role::Selected | Role::Figure => None,
    }
}
