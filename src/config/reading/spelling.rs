//! Guessing which allowed word was meant: for "did you mean" in messages, never for reading.

/// The allowed word nearest to `given`, when one is near enough to be worth naming.
#[must_use]
pub fn nearest<'a>(given: &str, allowed: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    let n_letters = given.chars().count();
    let allowed: Vec<&str> = allowed.into_iter().collect();
    let near = allowed
        .iter()
        .copied()
        .map(|word| (n_changes(&given, &word.to_lowercase()), word))
        .filter(|(n_changes, _)| *n_changes < n_letters.min(2 + n_letters / 4))
        .min()
        .map(|(_, word)| word);
    near.or_else(|| same_stem(&given, &allowed))
}

/// How many letters at the beginning make a stem (`numeric` for `number`).
const N_STEM_LETTERS: usize = 3;

/// Up to how many letters a word is short: in a longer one, a common stem says too little.
const N_LETTERS_SHORT: usize = 8;

/// The only allowed word that begins with the same letters, where the word is longer than these.
fn same_stem<'a>(given: &str, allowed: &[&'a str]) -> Option<&'a str> {
    let stem: String = given.chars().take(N_STEM_LETTERS).collect();
    if !(2 * N_STEM_LETTERS..=N_LETTERS_SHORT).contains(&given.chars().count()) {
        return None;
    }
    let mut alike = allowed
        .iter()
        .filter(|word| word.to_lowercase().starts_with(&stem));
    let only = alike.next().copied();
    only.filter(|_| alike.next().is_none())
}

/// How many letters must be put in, taken out, changed or swapped to make one word the other.
fn n_changes(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut letter_before = None;
    for (row, letter) in one.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, &wanted) in other.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX);
            let changed = at(&above, column) + usize::from(letter != wanted);
            let taken_out = at(&above, column + 1) + 1;
            let put_in = at(&current, column) + 1;
            let mut least = changed.min(taken_out).min(put_in);
            let wanted_before = column.checked_sub(1).and_then(|place| other.get(place));
            if letter_before == Some(wanted) && wanted_before == Some(&letter) {
                least = least.min(at(&before, column - 1) + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
        letter_before = Some(letter);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keys_finds_its_word_and_another_word_does_not() {
        let allowed = ["weighting", "title", "rounding"];
        assert_eq!(nearest("wieghting", allowed), Some("weighting"));
        assert_eq!(nearest("Weighing", allowed), Some("weighting"));
        assert_eq!(nearest("titel", allowed), Some("title"));
        assert_eq!(nearest("colour", allowed), None);
        assert_eq!(nearest("numeric", ["choice", "number"]), Some("number"));
        assert_eq!(nearest("numeric", ["numbers", "number"]), None);
        assert_eq!(nearest("b", ["a"]), None);
        assert_eq!(n_changes("ab", "ba"), 1);
        assert_eq!(n_changes("", "abc"), 3);
    }
}
