//! What is on the screen at one moment.

use vt100::Color;

/// How one cell looks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a terminal's cell has these four attributes and they combine freely"
)]
pub struct Cell {
    pub text: String,
    pub foreground: Color,
    pub background: Color,
    pub bold: bool,
    pub dim: bool,
    pub underlined: bool,
    pub inverse: bool,
}

impl Cell {
    /// Whether any colour but the terminal's own is used.
    pub fn is_coloured(&self) -> bool {
        self.foreground != Color::Default || self.background != Color::Default
    }
}

/// The whole screen at one moment.
#[derive(Clone)]
pub struct Look {
    screen: vt100::Screen,
}

impl Look {
    pub fn of(screen: &vt100::Screen) -> Self {
        Self {
            screen: screen.clone(),
        }
    }

    /// Lines and columns.
    pub fn size(&self) -> (u16, u16) {
        let (lines, columns) = self.screen.size();
        (lines.get(), columns.get())
    }

    /// Every line, without the blanks at its end.
    pub fn lines(&self) -> Vec<String> {
        let (_, columns) = self.size();
        self.screen
            .rows(0, columns)
            .map(|line| line.trim_end().to_owned())
            .collect()
    }

    pub fn text(&self) -> String {
        self.lines().join("\n")
    }

    /// Whether the text stands in one line.
    pub fn shows(&self, text: &str) -> bool {
        self.place_of(text).is_some()
    }

    /// Line and column of the first place where the text stands, counted from 0.
    pub fn place_of(&self, text: &str) -> Option<(u16, u16)> {
        let (lines, columns) = self.size();
        (0..lines).find_map(|line| {
            let cells: Vec<String> = (0..columns)
                .map(|column| self.cell(line, column).text)
                .collect();
            let found = (0..cells.len()).find(|start| cells[*start..].concat().starts_with(text));
            found.map(|column| (line, u16::try_from(column).unwrap()))
        })
    }

    /// The cell where the text begins; the test fails where it is not shown.
    pub fn cell_of(&self, text: &str) -> Cell {
        let Some((line, column)) = self.place_of(text) else {
            panic!("{text:?} is not shown:\n{}", self.text());
        };
        self.cell(line, column)
    }

    /// One cell, counted from 0; the second half of a wide character has no text.
    pub fn cell(&self, line: u16, column: u16) -> Cell {
        let cell = self.screen.cell(line, column).unwrap();
        let text = match cell.contents() {
            "" if cell.is_wide_continuation() => String::new(),
            "" => " ".to_owned(),
            text => text.to_owned(),
        };
        Cell {
            text,
            foreground: cell.fgcolor(),
            background: cell.bgcolor(),
            bold: cell.bold(),
            dim: cell.dim(),
            underlined: cell.underline(),
            inverse: cell.inverse(),
        }
    }

    /// Every cell, line by line.
    pub fn cells(&self) -> Vec<Cell> {
        let (lines, columns) = self.size();
        (0..lines)
            .flat_map(|line| (0..columns).map(move |column| (line, column)))
            .map(|(line, column)| self.cell(line, column))
            .collect()
    }

    /// Whether the program holds the second screen, which it must give back.
    pub fn is_full_screen(&self) -> bool {
        self.screen.alternate_screen()
    }

    /// Whether nothing of the program's is left switched on: second screen, hidden cursor,
    /// mouse, bracketed paste.
    pub fn is_given_back(&self) -> bool {
        !self.screen.alternate_screen()
            && !self.screen.hide_cursor()
            && !self.screen.bracketed_paste()
            && self.screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }
}
