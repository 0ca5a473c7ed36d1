//! Whole meetings, with the disk failing at every change of it: power cuts that lose, tear and reorder what was not
//! synced, kills, I/O errors, full disks. After each the store opens, nothing that was said to be recorded is missing, and
//! nothing half done shows.
//!
//! A meeting is played once and everything that it asks of the disk is written down. The disk is then made again up to
//! each point, crashed there, and looked at as the next start would. What failed says how to repeat it, such as
//!
//! `CRASH=secret-finding:212:PowerCut:3 cargo test --test crash_points`

mod crash_support;
mod support;

use std::sync::Mutex;

use crash_support::{Counts, Only, Played};

/// Meetings that between them do everything that is ever kept: a first start, the sample, rolls, votes by name, by hands
/// and in secret, drafts, reopenings, adjournments, seals, and what goes wrong with the disk by itself.
const MEETINGS: [&str; 16] = [
    "adjourned",
    "after-the-sheets",
    "attendance",
    "conflicts",
    "criteria-set",
    "disk-full",
    "facts",
    "first-meeting",
    "hands",
    "interrupted",
    "one-copy",
    "referred",
    "reopened",
    "sample-half-kept",
    "secret-classes",
    "secret-finding",
];

/// At least so many crash points.
const CRASHES: u64 = 10_000;
/// At least so many failures and full disks besides.
const FAILURES: u64 = 2_000;

#[test]
fn whole_meetings_crashed_at_every_change_lose_nothing_that_was_said_to_be_recorded() {
    let only = Only::named();
    let waiting = Mutex::new(MEETINGS.to_vec());
    let counts = Mutex::new(Counts::default());
    let next = || waiting.lock().expect("no thread has panicked").pop();
    std::thread::scope(|threads| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            threads.spawn(|| {
                while let Some(name) = next() {
                    if only.as_ref().is_none_or(|only| only.meeting == name) {
                        let counted = Played::meeting(name).crash_everywhere(only.as_ref());
                        counts.lock().expect("no thread has panicked").add(&counted);
                    }
                }
            });
        }
    });
    let counts = counts.into_inner().expect("no thread has panicked");
    println!("{counts:?}");
    if only.is_none() {
        assert!(counts.crashes >= CRASHES && counts.failures >= FAILURES, "{counts:?}");
    }
}
