//! An idle program on a terminal sleeps: each of its threads waits in the system without a limit of
//! time. Linux tells of every thread in which call it waits; nothing is measured here.

use crate::pty::key::Key;
use crate::pty::seat::{Home, Seat};
use std::time::{Duration, Instant};

/// How long the program may take until it has nothing to do any more.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whether the call of a thread, as `/proc` tells it, waits without a limit of time.
fn waits_without_limit(told: &str) -> bool {
    let mut words = told.split_whitespace();
    let number = words.next().unwrap_or_default();
    let arguments: Vec<u64> = words
        .map(|word| u64::from_str_radix(word.trim_start_matches("0x"), 16).unwrap_or(0))
        .collect();
    let argument = |n: usize| arguments.get(n).copied();
    // A time of -1 is none; it is a number of 32 bits.
    let forever = |n: usize| argument(n).is_some_and(|time| time & 0xffff_ffff == 0xffff_ffff);
    let no_pointer = |n: usize| argument(n) == Some(0);
    match number {
        // read, recvfrom, recvmsg
        "0" | "45" | "47" => true,
        // poll, epoll_wait, epoll_pwait
        "7" => forever(2),
        "232" | "281" => forever(3),
        // futex, select, pselect6, ppoll
        "202" => no_pointer(3),
        "23" | "270" => no_pointer(4),
        "271" => no_pointer(2),
        _ => false,
    }
}

/// In which calls the threads of a process wait.
fn calls(process: u32) -> Vec<String> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let told = tasks.map(|task| std::fs::read_to_string(task.unwrap().path().join("syscall")));
    told.map(Result::unwrap_or_default).collect()
}

/// Waits until every thread of the program sleeps without a limit of time.
fn falls_asleep(seat: &Seat) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let calls = calls(seat.process_id());
        if calls.iter().all(|call| waits_without_limit(call)) {
            assert!(
                calls.len() > 2,
                "the loop, the keyboard, the desk: {calls:?}"
            );
            return;
        }
        let screen = seat.look().text();
        assert!(
            Instant::now() < deadline,
            "it does not sleep: {calls:?}\n{screen}"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn nothing_wakes_an_idle_program_on_any_screen() {
    let home = Home::new();
    let mut seat = Seat::at(&home, &["demo"], 44, 140);
    seat.wait_for("NF-20031");
    falls_asleep(&seat);
    for (tab, told) in [("2", "o opens a sitting"), ("6", "Entry"), ("1", "Flagged")] {
        seat.type_text(tab);
        seat.wait_for(told);
        falls_asleep(&seat);
    }
}

/// A draft that is still to be kept may wake it once; kept, it sleeps as before.
#[test]
fn a_form_with_a_kept_draft_does_not_wake_the_program() {
    let home = Home::new();
    let mut seat = Seat::at(&home, &["demo"], 44, 140);
    seat.wait_for("NF-20031");
    seat.type_text("d");
    seat.wait_for("▸ Outcome");
    falls_asleep(&seat);
    seat.type_text("w");
    seat.press(Key::Tab);
    seat.wait_for("▸ To be done");
    seat.type_text("Ask about the nights.");
    seat.wait_for("Ask about the nights.");
    falls_asleep(&seat);
}

#[test]
fn a_wait_with_a_limit_of_time_is_told_from_one_without() {
    for without in [
        "0 0x3 0x7ffe 0x400 0x0 0x0 0x0 0x7ffe 0x7fa6",
        "7 0x7ffe 0x1 0xffffffff 0x0 0x0 0x0 0x7ffe 0x7fa6",
        "202 0x7ffe 0x189 0x0 0x0 0x0 0xffffffff 0x7ffe 0x7fa6",
        "232 0x5 0x7ffe 0x400 0xffffffffffffffff 0x0 0x0 0x7ffe 0x7fa6",
        "271 0x7ffe 0x1 0x0 0x0 0x8 0x0 0x7ffe 0x7fa6",
    ] {
        assert!(waits_without_limit(without), "{without}");
    }
    for with in [
        "running",
        "7 0x7ffe 0x1 0x3e8 0x0 0x0 0x0 0x7ffe 0x7fa6",
        "202 0x7ffe 0x189 0x0 0x7ffd 0x0 0xffffffff 0x7ffe 0x7fa6",
        "230 0x0 0x0 0x7ffe 0x7ffe 0x0 0x0 0x7ffe 0x7fa6",
        "232 0x5 0x7ffe 0x400 0x64 0x0 0x0 0x7ffe 0x7fa6",
        "271 0x7ffe 0x1 0x7ffd 0x0 0x8 0x0 0x7ffe 0x7fa6",
        "",
    ] {
        assert!(!waits_without_limit(with), "{with}");
    }
}
