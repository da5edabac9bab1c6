//! Lines that are not TOML for a reason that people who write them meet often.

/// What is wrong with a line and what to do, where the line shows a well-known slip.
#[must_use]
pub fn slip(line: &str) -> Option<(&'static str, &'static str)> {
    if line.contains(['“', '”', '„', '‘', '’']) {
        return Some((
            "the quotes are curly, as word processors make them",
            "write straight quotes: \"",
        ));
    }
    let (_, value) = line.split_once('=')?;
    if value
        .split([',', '{', '}', '[', ']', '='])
        .any(is_day_first)
    {
        return Some((
            "the date is not written year first",
            "write the year first, without quotes, such as 2026-04-01",
        ));
    }
    None
}

/// Whether a word reads as a day, a month and a year: `01/04/2026`, `1.4.2026`.
fn is_day_first(word: &str) -> bool {
    let word = word.split('#').next().unwrap_or_default().trim();
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    let digits = |part: &str, long: &[usize]| {
        long.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match parts.as_slice() {
        [day, month, year] => digits(day, &[1, 2]) && digits(month, &[1, 2]) && digits(year, &[4]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_known_slips_are_told_from_other_mistakes() {
        for line in [
            "a = 01/04/2026",
            "v = [{ from = 1.4.2026, value = \"3\" }]",
            "a = 1-4-2026",
        ] {
            assert!(
                slip(line).is_some_and(|(why, _)| why.contains("year")),
                "{line}"
            );
        }
        assert!(slip("title = “Meals”").is_some_and(|(why, _)| why.contains("curly")));
        for line in ["[[total]", "a = 2026-13-01", "a = 1.25.3", "a = 12, b = 3"] {
            assert_eq!(slip(line), None, "{line}");
        }
    }
}
