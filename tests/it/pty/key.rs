//! Keys, pastes and the mouse as the bytes a terminal sends.

/// A key that is not simply a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// `Ctrl('s')`; lower-case letters only.
    Ctrl(char),
    Alt(char),
    /// F1 to F4.
    F(u8),
}

/// The bytes of a key.
pub fn bytes(key: Key) -> Vec<u8> {
    let text: &str = match key {
        Key::Enter => "\r",
        Key::Esc => "\x1b",
        Key::Tab => "\t",
        Key::BackTab => "\x1b[Z",
        Key::Backspace => "\x7f",
        Key::Delete => "\x1b[3~",
        Key::Up => "\x1b[A",
        Key::Down => "\x1b[B",
        Key::Right => "\x1b[C",
        Key::Left => "\x1b[D",
        Key::Home => "\x1b[H",
        Key::End => "\x1b[F",
        Key::PageUp => "\x1b[5~",
        Key::PageDown => "\x1b[6~",
        Key::Ctrl(letter) => {
            assert!(letter.is_ascii_lowercase(), "Ctrl with {letter:?}");
            return vec![u8::try_from(letter).unwrap() & 0x1f];
        }
        Key::Alt(letter) => return format!("\x1b{letter}").into_bytes(),
        Key::F(number) => {
            assert!((1..=4).contains(&number), "F{number}");
            return vec![0x1b, b'O', b'O' + number];
        }
    };
    text.as_bytes().to_vec()
}

/// The bytes of a bracketed paste.
pub fn paste(text: &str) -> Vec<u8> {
    format!("\x1b[200~{text}\x1b[201~").into_bytes()
}

/// The bytes of a left click on a cell, counted from 0.
pub fn click(row: u16, column: u16) -> Vec<u8> {
    let place = format!("{};{}", column + 1, row + 1);
    format!("\x1b[<0;{place}M\x1b[<0;{place}m").into_bytes()
}

/// The bytes of one turn of the wheel, towards the end of a list, over a cell counted from 0.
pub fn wheel_down(row: u16, column: u16) -> Vec<u8> {
    format!("\x1b[<65;{};{}M", column + 1, row + 1).into_bytes()
}
