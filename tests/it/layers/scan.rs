//! The scan: every `crate::…` and `super::…` of a file against the table and the lists.

use super::table::{BINARY_MAY_IMPORT, layer_of};
use crate::sources::{Fault, Source, code_of, is_word, words};
use std::collections::BTreeMap;

/// The child modules each module declares, in the order of declaration, by module path
/// (`""` is the crate root, `tui::screens` a nested module).
pub type Order = BTreeMap<String, Vec<String>>;

/// The lists of the modules among `sources`.
pub fn order_of(sources: &[Source]) -> Order {
    let mut order = Order::new();
    for source in sources {
        let children = code_of(&source.text)
            .lines()
            .filter_map(declared_module)
            .map(str::to_owned)
            .collect();
        order.insert(module_path(&source.path).join("::"), children);
    }
    order
}

fn declared_module(line: &str) -> Option<&str> {
    let line = line.trim();
    let at = words(line, "mod").next()?;
    line[at + 3..].trim().strip_suffix(';')
}

/// `src/tui/screens/case.rs` is `[tui, screens, case]`; `src/lib.rs` and `src/main.rs` are `[]`.
fn module_path(path: &str) -> Vec<&str> {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    let inner = inner.strip_suffix(".rs").unwrap_or(inner);
    let mut segments: Vec<&str> = inner.split('/').collect();
    if matches!(segments.last(), Some(&("mod" | "lib" | "main"))) {
        segments.pop();
    }
    segments
}

/// Everything wrong with the imports of one file.
pub fn import_faults(source: &Source, order: &Order) -> Vec<Fault> {
    let file = module_path(&source.path);
    let mut faults = Vec::new();
    let mut inline = InlineModules::default();
    for (index, line) in code_of(&source.text).lines().enumerate() {
        inline.enter(line);
        let mut report = |what: String| faults.push(Fault::new(source, index + 1, what));
        for rule in FORBIDDEN_FORMS {
            if line.contains(rule.0) {
                report(rule.1.to_owned());
            }
        }
        for target in imports(line, &file, inline.names.len()) {
            if let Some(what) = fault_of_import(&file, &target, order) {
                report(what);
            }
        }
        if source.path == "src/lib.rs" && words(line, "pub use").next().is_some() {
            report("the crate root re-exports nothing: a thing has one address".to_owned());
        }
        if source.path == "src/main.rs" {
            for module in paths_after(line, "ras_panel::") {
                let name = module.first().map_or("{", String::as_str);
                if !BINARY_MAY_IMPORT.contains(&name) {
                    report(format!("the binary may not import {name}"));
                }
            }
        }
        inline.leave(line);
    }
    faults
}

/// Forms of import that would blind this scan, and what is said of them.
pub const FORBIDDEN_FORMS: [(&str, &str); 9] = [
    (
        "crate::{",
        "one `use` line for each module: no `crate::{…}` group",
    ),
    (
        "super::{",
        "one `use` line for each sibling: no `super::{…}` group",
    ),
    (
        "super::super",
        "`super::super` hides an edge: write `crate::…`",
    ),
    (
        "self::super",
        "`self::super` hides an edge: write `super::…`",
    ),
    (
        "use crate as",
        "another name for the crate hides every edge: write `crate::…`",
    ),
    (
        "use super as",
        "another name for a module hides its edges: write `super::…`",
    ),
    (
        "extern crate",
        "another name for the crate hides every edge: write `crate::…`",
    ),
    (
        "pub use crate::",
        "a thing has one address: no re-export of another module's",
    ),
    (
        "pub use super::",
        "a thing has one address: no re-export of a sibling's",
    ),
];

/// The inline modules (`mod tests {`) open at a line, each with its closing indentation.
#[derive(Default)]
struct InlineModules {
    names: Vec<String>,
}

impl InlineModules {
    fn enter(&mut self, line: &str) {
        let trimmed = line.trim_end();
        let opens = words(trimmed, "mod").next().is_some() && trimmed.ends_with('{');
        if opens {
            let indent = trimmed.len() - trimmed.trim_start().len();
            self.names.push(" ".repeat(indent) + "}");
        }
    }

    fn leave(&mut self, line: &str) {
        if self.names.last().is_some_and(|end| line.trim_end() == end) {
            self.names.pop();
        }
    }
}

/// The absolute paths a line names, as far as they are ours.
fn imports(line: &str, file: &[&str], n_inline: usize) -> Vec<Vec<String>> {
    let mut found = paths_after(line, "crate::");
    if n_inline == 0 {
        for tail in paths_after(line, "super::") {
            let parent = &file[..file.len().saturating_sub(1)];
            let whole = parent.iter().map(|segment| (*segment).to_owned());
            found.push(whole.chain(tail).collect());
        }
    }
    found
}

/// The path segments that follow each whole-word `prefix` in a line.
fn paths_after(line: &str, prefix: &str) -> Vec<Vec<String>> {
    line.match_indices(prefix)
        .filter(|(at, _)| !line[..*at].ends_with(|c| is_word(c) || c == ':'))
        .map(|(at, _)| {
            line[at + prefix.len()..]
                .split("::")
                .map(|segment| {
                    segment
                        .chars()
                        .take_while(|c| is_word(*c))
                        .collect::<String>()
                })
                .take_while(|segment| !segment.is_empty())
                .collect()
        })
        .collect()
}

/// What is wrong with `file` naming `target`; nothing where it is lawful.
fn fault_of_import(file: &[&str], target: &[String], order: &Order) -> Option<String> {
    let shared = file.iter().zip(target).take_while(|(l, r)| *l == r).count();
    let (Some(mine), Some(theirs)) = (file.get(shared), target.get(shared)) else {
        return None;
    };
    if shared == 0 {
        return fault_between_layers(mine, theirs);
    }
    let parent = file[..shared].join("::");
    let siblings = order.get(&parent)?;
    let place = |name: &str| siblings.iter().position(|sibling| sibling == name);
    match (place(mine), place(theirs)) {
        (Some(mine_at), Some(theirs_at)) if theirs_at < mine_at => None,
        (_, Some(_)) => Some(format!(
            "{mine} may not import {theirs}: it is not listed above it in {parent}"
        )),
        (_, None) => Some(format!(
            "{mine} may not import {theirs} from the entry file of {parent}: give it a file"
        )),
    }
}

fn fault_between_layers(mine: &str, theirs: &str) -> Option<String> {
    let Some(layer) = layer_of(mine) else {
        return Some(format!("{mine} is not in the table of layers"));
    };
    let lawful = layer.may_import.contains(&theirs);
    (!lawful).then(|| format!("{mine} may not import {theirs}"))
}
