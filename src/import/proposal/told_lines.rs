//! Lines of a proposed profile, with what stands behind them.

/// The mark of what a person has to look at.
pub const CHECK: &str = "CHECK";

/// Adds a line.
pub(super) fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Adds a line with what stands behind it.
pub(super) fn told(text: &mut String, entry: &str, why: &str) {
    line(text, &format!("{entry:<44} # {}", one_line(why)));
}

/// A text within one comment.
pub(super) fn one_line(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.collect()
}
