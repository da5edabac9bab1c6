//! The terminal program without a terminal: keys in, whole screens out, a real desk behind it.

mod afterwards;
mod bench;
mod beside;
mod corrections;
mod decide_known;
mod filters;
mod gate;
mod kept;
mod looks;
mod looks_of_decisions;
mod marks;
mod messages;
mod profiles;
mod proposing;
mod reached;
mod refused_fields;
mod sizes;
mod start;
mod start_bench;
mod table;
mod themes;
mod told;
mod ways;
mod widths;
mod windows;
mod windows_whole;
