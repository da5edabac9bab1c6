//! The table of layers, as the crate doc of `src/lib.rs` shows it.

/// A top-level module: its rank, its name, and the modules it may import.
pub struct Layer {
    pub rank: u8,
    pub module: &'static str,
    pub may_import: &'static [&'static str],
}

const fn layer(rank: u8, module: &'static str, may_import: &'static [&'static str]) -> Layer {
    Layer {
        rank,
        module,
        may_import,
    }
}

/// Every layer, lowest first.
#[rustfmt::skip]
pub const HOUSE: [Layer; 14] = [
    layer(0, "terms", &[]),
    layer(1, "caseload", &["terms"]),
    layer(1, "config", &["terms"]),
    layer(2, "import", &["terms", "caseload", "config"]),
    layer(2, "scoring", &["terms", "caseload", "config"]),
    layer(3, "synthetic", &["terms", "caseload", "config", "scoring"]),
    layer(3, "flags", &["terms", "caseload", "config", "scoring"]),
    layer(4, "panel", &["terms", "caseload", "config", "scoring", "flags"]),
    layer(5, "modelling", &["terms", "caseload", "config", "scoring", "flags", "panel"]),
    layer(6, "register", &["terms", "caseload", "config", "scoring", "flags", "panel",
        "modelling"]),
    layer(7, "reports", &["terms", "caseload", "config", "import", "scoring", "flags", "panel",
        "modelling"]),
    layer(8, "app", &["terms", "caseload", "config", "import", "scoring", "synthetic", "flags",
        "panel", "modelling", "register", "reports"]),
    layer(9, "cli", &["terms", "caseload", "config", "scoring", "synthetic", "flags", "panel",
        "modelling", "reports", "app"]),
    layer(9, "tui", &["terms", "caseload", "config", "scoring", "synthetic", "flags", "panel",
        "modelling", "reports", "app"]),
];

/// What the binary may name of the library.
pub const BINARY_MAY_IMPORT: [&str; 3] = ["app", "cli", "tui"];

/// The layer of a top-level module.
pub fn layer_of(module: &str) -> Option<&'static Layer> {
    HOUSE.iter().find(|layer| layer.module == module)
}
