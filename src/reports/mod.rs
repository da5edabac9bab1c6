//! Values become sentences, tables, text, Markdown and JSON. Nothing here reads a file or the
//! register.
//!
//! A paper is built once as a `document` and then written as text or Markdown, so that both say the
//! same. In JSON, amounts are whole pence and named so, dates are ISO, other figures are quoted
//! decimals; what is not known is `null`, never zero.

pub mod sentences;
pub mod figures;
pub mod correcting;
pub mod coming;
pub mod proposal_effect;
pub mod record_lines;
pub mod wrapped;
pub mod document;
pub mod as_text;
pub mod as_markdown;
pub mod breakdown;
pub mod package_table;
pub mod case_sheet;
pub mod trace_json;
pub mod result_json;
pub mod case_json;
pub mod flag_rules;
pub mod became;
pub mod on_record;
pub mod rationale;
pub mod decided;
pub mod decision_record;
pub mod record_json;
pub mod minutes;
pub mod minutes_json;
pub mod rules_paper;
pub mod rules_json;
pub mod config_json;
