//! The bytes of a text file as text: UTF-8, UTF-16 with a byte order mark, or Windows-1252.
//!
//! A file is in one encoding from end to end, or it is refused: a wrong guess would change names
//! and sums without anybody noticing. What is not UTF-8 is told.

use crate::config::caseload_field::FileKind;
use crate::import::said::notice::{NoticeKind, Notices};
use encoding_rs::WINDOWS_1252;

/// Why bytes are not read as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotText {
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: &'static str,
}

const SAVE_AS_UTF_8: &str = "save it as \"CSV UTF-8 (comma delimited)\" from the spreadsheet";
const EXPORT_ANEW: &str = "export the file anew, whole, and in UTF-8";

/// Of the characters of a text in a Latin alphabet, at most one in so many is beyond ASCII.
const ONE_BEYOND_ASCII_IN: usize = 4;

/// Reads bytes as text, without a byte order mark. What is not UTF-8 is told in the notices.
pub fn decoded(kind: FileKind, bytes: &[u8], notices: &mut Notices) -> Result<String, NotText> {
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        notices.of_file(kind, NoticeKind::ReadAsUtf16, 1, None);
        return utf_16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        notices.of_file(kind, NoticeKind::ReadAsUtf16, 1, None);
        return utf_16(rest, u16::from_be_bytes);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let what = "the file has NUL bytes: it is not text";
        return Err(not_text(line_at(bytes, at), what, SAVE_AS_UTF_8));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned()),
        Err(_) => not_utf_8(kind, bytes, notices),
    }
}

fn not_text(line: usize, what: &str, remedy: &'static str) -> NotText {
    NotText {
        line: Some(line),
        what: what.to_owned(),
        remedy,
    }
}

/// The line on which a byte stands.
fn line_at(bytes: &[u8], at: usize) -> usize {
    let before = bytes.get(..at).unwrap_or_default();
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut line = 1;
    for read in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match read {
            Ok('\0') => {
                let what = "the text has NUL characters: it is not text";
                return Err(not_text(line, what, EXPORT_ANEW));
            }
            Ok(c) => {
                line += usize::from(c == '\n');
                text.push(c);
            }
            Err(_) => {
                let what = "the text begins as UTF-16, and here it is not";
                return Err(not_text(line, what, EXPORT_ANEW));
            }
        }
    }
    if !odd.is_empty() {
        let what = "the file ends in the middle of a character: it is cut off";
        return Err(not_text(line, what, EXPORT_ANEW));
    }
    Ok(text)
}

/// What is not UTF-8 is Windows-1252, or it is refused.
fn not_utf_8(kind: FileKind, bytes: &[u8], notices: &mut Notices) -> Result<String, NotText> {
    refuse_mixed(bytes)?;
    let is_control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\r' | b'\n');
    let in_no_alphabet = |byte: u8| matches!(byte, 0x7F | 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
    let unfit = |byte: &u8| is_control(*byte) || in_no_alphabet(*byte);
    if let Some(at) = bytes.iter().position(unfit) {
        let what = "the text is neither UTF-8 nor Windows-1252";
        return Err(not_text(line_at(bytes, at), what, SAVE_AS_UTF_8));
    }
    let n_beyond = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let first = bytes.iter().position(|byte| !byte.is_ascii());
    let first = first.map(|at| line_at(bytes, at));
    if n_beyond > bytes.len() / ONE_BEYOND_ASCII_IN {
        return Err(NotText {
            line: first,
            what: "the text is neither UTF-8 nor in a Latin alphabet".to_owned(),
            remedy: SAVE_AS_UTF_8,
        });
    }
    notices.of_file(kind, NoticeKind::ReadAsWindows1252, n_beyond, first);
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok(text.into_owned())
}

/// Refuses text that is UTF-8 in one place and not in another.
fn refuse_mixed(bytes: &[u8]) -> Result<(), NotText> {
    let (mut line, mut utf_8_on, mut other_on) = (1, None, None);
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            line += usize::from(c == '\n');
            if !c.is_ascii() {
                utf_8_on = utf_8_on.or(Some(line));
            }
        }
        if !chunk.invalid().is_empty() {
            other_on = other_on.or(Some(line));
        }
        if utf_8_on.is_some() && other_on.is_some() {
            break;
        }
    }
    let (Some(utf_8_on), Some(other_on)) = (utf_8_on, other_on) else {
        return Ok(());
    };
    let ends_within = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    let what = match ends_within {
        true => "the file ends in the middle of a character: it is cut off".to_owned(),
        false if bytes.starts_with(b"\xEF\xBB\xBF") => {
            "the file says that it is UTF-8, and from here on it is not".to_owned()
        }
        false => format!(
            "two encodings are mixed: line {utf_8_on} has UTF-8, line {other_on} another (it may \
             be Windows-1252)"
        ),
    };
    Err(not_text(other_on, &what, EXPORT_ANEW))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Result<String, NotText>, Vec<String>) {
        let mut notices = Notices::default();
        let text = decoded(FileKind::People, bytes, &mut notices);
        let said = notices.finished(|_| "f".to_owned());
        (text, said.iter().map(ToString::to_string).collect())
    }

    fn refused(bytes: &[u8]) -> (Option<usize>, String) {
        let problem = read(bytes).0.expect_err("refused");
        (problem.line, problem.what)
    }

    #[test]
    fn each_encoding_gives_the_same_text_and_is_told() {
        let text = "Case,Team\nT-1,Café £5\n";
        assert_eq!(read(text.as_bytes()), (Ok(text.to_owned()), vec![]));
        let marked = format!("\u{FEFF}{text}");
        assert_eq!(read(marked.as_bytes()), (Ok(text.to_owned()), vec![]));
        let windows = text.replace('é', "\u{1}").replace('£', "\u{2}");
        let byte = |byte: u8| match byte {
            1 => 0xE9,
            2 => 0xA3,
            other => other,
        };
        let windows: Vec<u8> = windows.bytes().map(byte).collect();
        let (found, said) = read(&windows);
        assert_eq!(found.as_deref(), Ok(text));
        let end = "(2 characters beyond plain letters, first on line 2)";
        assert_eq!(said.len(), 1);
        assert!(said[0].ends_with(end), "{said:?}");
        let little = marked
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>();
        let big = marked
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect::<Vec<u8>>();
        let said = "f: the text is read as UTF-16, as its first bytes say".to_owned();
        assert_eq!(read(&little), (Ok(text.to_owned()), vec![said.clone()]));
        assert_eq!(read(&big), (Ok(text.to_owned()), vec![said]));
    }

    #[test]
    fn what_is_in_no_one_encoding_is_refused_on_its_line() {
        let mixed = b"a,b\n\xC3\xA9,x\n\xE9 x,y\n";
        let (line, what) = refused(mixed);
        assert_eq!(line, Some(3));
        assert!(what.contains("line 2 has UTF-8, line 3 another"), "{what}");
        assert_eq!(refused(b"a\n\x81bcdefg").0, Some(2));
        assert_eq!(refused(b"a\n\x01\xE9bcdefg").0, Some(2));
        assert_eq!(refused(b"\xE9\xE9\xE9a").0, Some(1));
        assert_eq!(refused(b"a\nb\0").0, Some(2));
        assert_eq!(refused(b"\xFF\xFEa\0\n\0b").0, Some(2));
        assert_eq!(refused(b"\xFF\xFEa\0\x00\xD8b\0").0, Some(1));
        let cut = refused("x é\ncafé".as_bytes().split_last().expect("bytes").1);
        assert_eq!(cut.0, Some(2));
        assert!(cut.1.contains("cut off"), "{cut:?}");
    }
}
