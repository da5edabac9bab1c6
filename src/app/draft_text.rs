//! A form's fields as the text of a draft: one field a line, `name=content`, with line ends and
//! backslashes in the content escaped.

/// The text of a draft.
#[must_use]
pub fn text(fields: &[(String, String)]) -> String {
    fields
        .iter()
        .map(|(name, content)| format!("{name}={}\n", escaped(content)))
        .collect()
}

/// The fields of a draft's text. A line without `=` is kept whole under an empty name.
#[must_use]
pub fn fields(text: &str) -> Vec<(String, String)> {
    text.lines()
        .map(|line| line.split_once('=').unwrap_or(("", line)))
        .map(|(name, content)| (name.to_owned(), plain(content)))
        .collect()
}

fn escaped(content: &str) -> String {
    content
        .replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\r', "")
}

fn plain(content: &str) -> String {
    let mut text = String::with_capacity(content.len());
    let mut letters = content.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => text.push('\n'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            _ => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_was_typed_comes_back(content in "[^\r]*") {
            let kept = vec![("rationale".to_owned(), content)];
            prop_assert_eq!(fields(&text(&kept)), kept);
        }
    }
}
