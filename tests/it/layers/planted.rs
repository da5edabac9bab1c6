//! Each rule of the layering, proved on a planted violation.

use super::scan::{FORBIDDEN_FORMS, import_faults, order_of};
use crate::sources::{Fault, Source, only};

/// The faults of one planted file in a house where `tui` lists `theme`, `screens`, `view`, and
/// `tui::screens` lists `queue`, `case`.
fn faults(path: &str, text: &str) -> Vec<Fault> {
    let order = order_of(&[
        Source::planted("src/tui/mod.rs", "mod theme;\npub mod screens;\nmod view;"),
        Source::planted("src/tui/screens/mod.rs", "mod queue;\nmod case;"),
    ]);
    import_faults(&Source::planted(path, text), &order)
}

/// The only fault of one planted file as `line: what`; empty where it is lawful.
fn planted(path: &str, text: &str) -> String {
    let found = faults(path, text);
    if found.is_empty() {
        String::new()
    } else {
        only(&found)
    }
}

#[test]
fn an_import_of_a_higher_layer_is_found_wherever_it_stands() {
    let expected = "2: scoring may not import register";
    let path = "src/scoring/points.rs";
    assert_eq!(
        planted(path, "//! x\nuse crate::register::kept::Register;"),
        expected
    );
    assert_eq!(
        planted(path, "//! x\nfn f(r: &crate::register::kept::Register) {}"),
        expected
    );
    assert_eq!(
        planted("src/config/load.rs", "use crate::caseload::case::Case;"),
        "1: config may not import caseload"
    );
    assert_eq!(
        planted("src/attic/x.rs", "use crate::terms::ids::CaseRef;"),
        "1: attic is not in the table of layers"
    );
}

#[test]
fn an_import_of_a_lower_layer_or_in_a_comment_or_string_is_lawful() {
    let path = "src/scoring/points.rs";
    assert_eq!(planted(path, "use crate::terms::money::Money;"), "");
    assert_eq!(
        planted(
            path,
            "/// See [`crate::register::kept::Register`].\nfn f() {}"
        ),
        ""
    );
    assert_eq!(
        planted(path, "const TEXT: &str = \"crate::register::kept::x\";"),
        ""
    );
}

#[test]
fn a_file_imports_only_siblings_above_it() {
    let below = "1: theme may not import view: it is not listed above it in tui";
    assert_eq!(planted("src/tui/theme.rs", "use super::view::View;"), below);
    assert_eq!(
        planted("src/tui/theme.rs", "use crate::tui::view::View;"),
        below
    );
    assert_eq!(planted("src/tui/view.rs", "use super::screens::case;"), "");
    let nested = "1: queue may not import case: it is not listed above it in tui::screens";
    assert_eq!(
        planted("src/tui/screens/queue.rs", "use super::case::State;"),
        nested
    );
    assert_eq!(
        planted("src/tui/screens/case.rs", "use super::queue::State;"),
        ""
    );
    assert_eq!(
        planted("src/tui/screens/case.rs", "use crate::tui::theme::Theme;"),
        ""
    );
    assert_eq!(
        planted("src/tui/screens/case.rs", "use crate::tui::view::View;"),
        "1: screens may not import view: it is not listed above it in tui"
    );
}

#[test]
fn a_file_imports_nothing_from_the_entry_file_above_it() {
    let expected = "1: theme may not import run from the entry file of tui: give it a file";
    assert_eq!(planted("src/tui/theme.rs", "use super::run;"), expected);
    assert_eq!(
        planted(
            "src/tui/mod.rs",
            "use self::view::View;\nuse crate::tui::theme::T;"
        ),
        ""
    );
}

#[test]
fn a_test_module_may_use_its_own_file_and_obeys_the_table() {
    let head = "mod tests {\n    use super::*;\n";
    assert_eq!(planted("src/tui/theme.rs", &format!("{head}}}")), "");
    assert_eq!(
        planted(
            "src/tui/theme.rs",
            &format!("{head}}}\nuse super::view::V;")
        ),
        "4: theme may not import view: it is not listed above it in tui"
    );
    assert_eq!(
        planted(
            "src/terms/money.rs",
            &format!("{head}    use crate::app::Desk;\n}}")
        ),
        "3: terms may not import app"
    );
}

#[test]
fn forms_that_hide_an_edge_are_refused() {
    let planted_forms = [
        "use crate::{terms, config};",
        "use super::{theme, screens};",
        "use super::super::terms;",
        "use self::super::view::V;",
        "use crate as house;",
        "use super as room;",
        "extern crate ras_panel as house;",
        "pub use crate::terms::money::Money;",
        "pub use super::theme::Theme;",
    ];
    for ((form, what), text) in FORBIDDEN_FORMS.iter().zip(planted_forms) {
        assert_eq!(faults("src/tui/view.rs", text)[0].what, *what, "{form}");
    }
    assert!(planted("src/lib.rs", "pub use terms::money::Money;").contains("re-exports nothing"));
    assert_eq!(
        planted("src/main.rs", "use ras_panel::register::Register;"),
        "1: the binary may not import register"
    );
    assert_eq!(planted("src/main.rs", "use ras_panel::cli;"), "");
}
