//! Finding the figures of a RAS by name: by their key, their title, or the words under which a
//! listing of the RAS has them.

use super::figures::Figure;

/// The figures that words name: the one whose key or title they are, else all that have every one
/// of the words in title, unit or key, in any case. Signs beside the words count nothing.
#[must_use]
pub fn named<'a>(words: &str, all: &'a [Figure]) -> Vec<&'a Figure> {
    let typed = words.trim();
    let is_it = |figure: &&Figure| {
        let same = |name: &str| name.to_lowercase() == typed.to_lowercase();
        same(&figure.key.0) || same(&figure.title)
    };
    let mut exactly = all.iter().filter(is_it);
    if let (Some(figure), None) = (exactly.next(), exactly.next()) {
        return vec![figure];
    }
    let wanted: Vec<String> = bare_words(typed).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let has_all = |figure: &&Figure| {
        let name = format!(
            "{} {} {} {}",
            figure.title, figure.listed, figure.unit, figure.key
        );
        let name = name.to_lowercase();
        wanted.iter().all(|word| name.contains(word))
    };
    all.iter().filter(has_all).collect()
}

/// The words of a text in small letters, without the signs around them.
fn bare_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split_whitespace();
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| !word.is_empty()).map(str::to_lowercase)
}
