//! Signs of currencies before amounts.

/// The most characters of a currency's sign, and those signs that are no letters.
const SIGN_CHARACTERS_MAX: usize = 4;
const SIGNS: [char; 6] = ['£', '€', '$', '¥', '₹', '₺'];

/// Whether a text is the sign of a currency with figures after it: `€500`, `CHF 1,234.50`.
#[must_use]
pub fn has_foreign_sign(text: &str) -> bool {
    let figures = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let sign = text.strip_suffix(figures).unwrap_or_default().trim();
    let is_sign = |c: char| c.is_uppercase() || SIGNS.contains(&c);
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let is_short = (1..=SIGN_CHARACTERS_MAX).contains(&sign.chars().count());
    is_short && sign.chars().all(is_sign) && !figures.is_empty() && figures.chars().all(is_figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sign_with_an_amount_after_it_is_one() {
        for text in ["€500", "CHF 1,234.50", "kr".to_uppercase().as_str(), "A$5"] {
            assert_eq!(has_foreign_sign(text), text != "KR", "{text}");
        }
        for text in [
            "",
            "500",
            "-5",
            "about 500",
            "38 pounds 20",
            "T-001",
            "€five",
        ] {
            assert!(!has_foreign_sign(text), "{text}");
        }
    }
}
