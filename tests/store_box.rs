//! The box of a secret ballot on a disk that forgets, tears, fails and fills up: every ballot is in it wholly or not at
//! all, none that was confirmed is missing, and when it is over nothing is left.

#[path = "support/sim_disk/mod.rs"]
mod sim_disk;
mod store_support;

use std::sync::Arc;

use binhxet::store::{Code, Contents, Cost, Locksmith, LogId, RealDisk, Store, StoreError, Unlocking, Why};
use sim_disk::{Chance, Fault, SimDisk};
use store_support::{entries, meeting};

const DIR: &str = "/home/data";
const FOLDER: &str = "/home/data/meetings/2026-11";
/// Ballots of a story.
const BALLOTS: usize = 5;
const ROOM: usize = 300;

/// What is in the box after so many ballots: who has voted and what was voted, in one text.
fn after(ballots: usize) -> Contents {
    let voters: Vec<usize> = (0..ballots).collect();
    Contents::new(format!("{voters:?} have voted, {ballots} for it").into_bytes())
}

/// Somebody with random bytes of a seed, at the store.
struct Booth {
    store: Store,
    locksmith: Locksmith,
    /// When a code is tried, in seconds: late enough after the one before.
    at: i64,
}

impl Booth {
    fn open(disk: &SimDisk, seed: u64) -> Option<Self> {
        let store = store_support::open(disk.clone(), DIR).ok()?.store;
        Some(Self { store, locksmith: locksmith(seed), at: 0 })
    }

    fn make(&mut self) -> Result<Code, StoreError> {
        self.store.make_box(&log(), ROOM, after(0), &self.locksmith)
    }

    fn refill(&mut self, ballots: usize) -> Result<(), StoreError> {
        self.store.refill_box(&log(), after(ballots), &self.locksmith)
    }

    fn unlock(&mut self, code: &Code) -> Result<Unlocking, StoreError> {
        self.at += 3600;
        self.store.unlock_box(&log(), code, self.at, &self.locksmith)
    }

    /// How many ballots the code shows; none where the box is gone.
    fn ballots(&mut self, code: &Code) -> Option<usize> {
        let unlocking = self.unlock(code).expect("is read");
        assert!(!matches!(unlocking, Unlocking::WrongCode(_)), "the code is the right one");
        let Unlocking::Opened(contents) = unlocking else { return None };
        (0..=BALLOTS + 1).find(|ballots| after(*ballots) == contents)
    }
}

fn locksmith(seed: u64) -> Locksmith {
    let cost = Cost::new(8, 1).expect("sensible");
    Locksmith { random: Arc::new(Chance::new(seed).random()), cost }
}

fn log() -> LogId {
    meeting("2026-11")
}

/// A store with a meeting that has begun.
fn begun(seed: u64) -> SimDisk {
    let disk = SimDisk::new(seed);
    let mut booth = Booth::open(&disk, seed).expect("opens");
    booth.store.append(&log(), 1, &entries(1..=2), None).expect("is kept");
    drop(booth);
    disk
}

/// What a story came to: the code, and how many ballots were confirmed.
#[derive(Default)]
struct Told {
    code: Option<Code>,
    confirmed: usize,
}

/// The box is made and filled until something goes wrong.
fn story(disk: &SimDisk, seed: u64) -> Told {
    let mut told = Told::default();
    let Some(mut booth) = Booth::open(disk, seed) else { return told };
    match booth.make() {
        Ok(code) => told.code = Some(code),
        Err(_) => return told,
    }
    for ballots in 1..=BALLOTS {
        match booth.refill(ballots) {
            Ok(()) => told.confirmed = ballots,
            Err(_) => break,
        }
    }
    told
}

#[test]
fn after_a_power_cut_or_a_kill_at_any_change_every_confirmed_ballot_is_there_and_no_half_of_one() {
    let whole = begun(0);
    let before = whole.changes();
    assert_eq!(story(&whole, 0).confirmed, BALLOTS);
    let changes = whole.changes() - before;
    assert!(changes > 40, "{changes}");
    for at in 1..=changes {
        for seed in 0..3 {
            for fault in [Fault::PowerCut, Fault::Kill] {
                let disk = begun(seed);
                disk.fault_at(at, fault);
                let told = story(&disk, seed);
                disk.restart();
                let mut booth = Booth::open(&disk, seed + 1).expect("opens");
                let Some(code) = told.code else { continue };
                let found = booth.ballots(&code);
                let possible = [Some(told.confirmed), Some(told.confirmed + 1)];
                assert!(possible.contains(&found), "{fault:?} at {at}, seed {seed}: {found:?}");
            }
        }
    }
}

#[test]
fn a_ballot_that_a_full_or_failing_disk_refuses_is_not_in_the_box_and_can_be_cast_again() {
    let whole = begun(0);
    let before = whole.changes();
    story(&whole, 0);
    let changes = whole.changes() - before;
    for at in 1..=changes {
        for seed in 0..3 {
            for fault in [Fault::Failure, Fault::Full { for_changes: 3 }] {
                let disk = begun(seed);
                let mut booth = Booth::open(&disk, seed).expect("opens");
                disk.fault_at(at, fault);
                let Ok(code) = booth.make() else { continue };
                for ballots in 1..=BALLOTS {
                    let kept = booth.refill(ballots);
                    if let Err(StoreError::BoxNotKept { in_doubt, .. }) = &kept {
                        assert!(!in_doubt, "{fault:?} at {at}: one failure can be made good at once");
                        let mut other = Booth { store: booth.store, ..booth };
                        assert_eq!(other.ballots(&code), Some(ballots - 1), "{fault:?} at {at}, seed {seed}");
                        booth = other;
                        // Three changes later there is space again.
                        (0..3).find_map(|_| booth.refill(ballots).ok()).expect("is kept in the end");
                    }
                }
                drop(booth);
                disk.restart();
                let mut booth = Booth::open(&disk, seed + 1).expect("opens");
                assert_eq!(booth.ballots(&code), Some(BALLOTS), "{fault:?} at {at}, seed {seed}");
            }
        }
    }
}

#[test]
fn a_full_disk_is_told_as_such() {
    let disk = begun(1);
    let mut booth = Booth::open(&disk, 1).expect("opens");
    disk.reserve_holds(0);
    disk.fault_at(1, Fault::Full { for_changes: 100 });
    assert_eq!(booth.make().err(), Some(StoreError::BoxNotMade { why: Why::DiskFull }));
    disk.fault_at(1, Fault::Full { for_changes: 0 });
    booth.make().expect("there is room again");
    disk.fault_at(1, Fault::Full { for_changes: 100 });
    assert_eq!(booth.refill(1), Err(StoreError::BoxNotKept { why: Why::DiskFull, in_doubt: false }));
}

#[test]
fn a_damaged_copy_is_made_good_from_the_other_and_two_are_the_end() {
    for damaged in ["box.a", "box.b"] {
        let disk = begun(1);
        let code = story(&disk, 1).code.expect("a code");
        disk.damage(format!("{FOLDER}/{damaged}"), |bytes| bytes[500] ^= 1);
        let mut booth = Booth::open(&disk, 2).expect("opens");
        assert_eq!(booth.ballots(&code), Some(BALLOTS));
        booth.refill(BALLOTS + 1).expect("goes on");
        drop(booth);
        disk.restart();
        let mut booth = Booth::open(&disk, 3).expect("opens");
        assert_eq!(booth.ballots(&code), Some(BALLOTS + 1));
    }
    let disk = begun(1);
    let code = story(&disk, 1).code.expect("a code");
    for damaged in ["box.a", "box.b"] {
        disk.damage(format!("{FOLDER}/{damaged}"), |bytes| bytes.truncate(400));
    }
    let mut booth = Booth::open(&disk, 2).expect("opens");
    assert_eq!(booth.unlock(&code), Ok(Unlocking::Gone));
    assert_eq!(booth.refill(1), Err(StoreError::BoxGone), "nothing is put into a box that nobody opened");
}

#[test]
fn only_the_code_opens_it_after_a_new_start() {
    let disk = begun(1);
    let code = story(&disk, 1).code.expect("a code");
    let mut booth = Booth::open(&disk, 2).expect("opens");
    let wrong = Code::of_digits(&[0; Code::DIGITS]).expect("a code");
    assert_ne!(wrong, code);
    assert_eq!(booth.unlock(&wrong), Ok(Unlocking::WrongCode(5)));
    assert_eq!(booth.refill(1), Err(StoreError::BoxGone));
    assert_eq!(booth.ballots(&code), Some(BALLOTS));
}

#[test]
fn a_box_is_as_long_at_its_first_ballot_as_at_its_last_and_goes_without_a_trace() {
    let disk = begun(1);
    let mut booth = Booth::open(&disk, 1).expect("opens");
    let before = disk.names(FOLDER);
    booth.make().expect("is made");
    let mut lengths = Vec::new();
    for ballots in 1..=BALLOTS {
        booth.refill(ballots).expect("is kept");
        lengths.extend(["box.a", "box.b"].map(|name| disk.bytes(format!("{FOLDER}/{name}")).len()));
    }
    lengths.dedup();
    assert_eq!(lengths.len(), 1, "{lengths:?}");
    assert_eq!(booth.store.boxes(), [log()]);
    booth.store.remove_box(&log()).expect("goes");
    assert_eq!((disk.names(FOLDER), booth.store.boxes()), (before, Vec::new()));
    disk.restart();
    assert!(Booth::open(&disk, 2).expect("opens").store.boxes().is_empty());
}

#[test]
fn what_a_crash_leaves_of_a_box_is_found_and_removed() {
    for at in 1..=8 {
        let disk = begun(at);
        let mut booth = Booth::open(&disk, at).expect("opens");
        disk.fault_at(at, Fault::Kill);
        assert!(booth.make().is_err(), "it was cut short");
        drop(booth);
        disk.restart();
        let mut booth = Booth::open(&disk, 2).expect("opens");
        for log in booth.store.boxes() {
            booth.store.remove_box(&log).expect("goes");
        }
        let left = disk.names(FOLDER).into_iter().filter(|name| name.starts_with("box")).count();
        assert_eq!(left, 0, "at {at}");
    }
}

#[cfg(unix)]
#[test]
fn on_a_real_disk_the_box_is_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a folder");
    let dir = dir.path().join("data");
    let mut store = store_support::open(RealDisk, &dir).expect("opens").store;
    store.append(&log(), 1, &entries(1..=2), None).expect("is kept");
    let mut booth = Booth { store, locksmith: locksmith(1), at: 0 };
    let code = booth.make().expect("is made");
    booth.refill(1).expect("is kept");
    for name in ["box.a", "box.b"] {
        let found = std::fs::metadata(dir.join("meetings/2026-11").join(name)).expect("is there");
        assert_eq!(found.permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(booth.ballots(&code), Some(1));
}
