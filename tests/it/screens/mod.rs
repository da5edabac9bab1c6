//! The terminal program without a terminal: keys in, whole screens out, a real desk behind it.

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
