//! Thousands of crashes, failures and full disks: whatever happens, nothing confirmed is missing, nothing refused comes
//! back, and no half batch shows.

#[path = "support/sim_disk/mod.rs"]
mod sim_disk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use binhxet::store::{Holder, Kept, LogId, Opened, Patience, Repair, Store, StoreError};
use sim_disk::{Chance, Fault, SimDisk};

const DIR: &str = "/home/data";
/// Long enough that only a mistake runs into it.
const HOUR: Duration = Duration::from_secs(3600);

fn open(disk: &SimDisk) -> Result<Opened, StoreError> {
    let holder = Holder { who: "Lan".into(), pid: 7, since: "2026-10-01 08:00".into() };
    let patience = Patience { commit: HOUR, upkeep: HOUR };
    Store::open_with(Path::new(DIR), Arc::new(disk.clone()), &holder, patience)
}

fn logs() -> [LogId; 3] {
    let meeting = |key: &str| LogId::Meeting(key.parse().expect("a key"));
    [LogId::Unit, meeting("2026-09"), meeting("2026-10")]
}

/// What somebody who watches the answers of the store may rely on.
#[derive(Default)]
struct Witness {
    confirmed: BTreeMap<LogId, Vec<String>>,
    /// Batches without an answer, or whose refusal said that it is in doubt.
    unsure: BTreeMap<LogId, Vec<Vec<String>>>,
    refused: BTreeSet<String>,
    written: u64,
}

impl Witness {
    fn act(&mut self, store: &mut Store, disk: &SimDisk, chance: &mut Chance) {
        let log = logs()[chance.below(3) as usize].clone();
        match chance.below(12) {
            0 => drop(store.seal(&log, r#"{"sealed":true}"#)),
            1 => store.remember(&log, "member 3"),
            2 => drop(store.summarise(&log, "a summary")),
            _ => {
                let size = 1 + chance.below(4);
                self.append(store, disk, &log, size);
            }
        }
    }

    fn append(&mut self, store: &mut Store, disk: &SimDisk, log: &LogId, size: u64) {
        // Some entries are longer than a sector, so that a batch can tear in many ways.
        let entry = |n: u64| format!(r#"{{"n":{n},"text":"{}"}}"#, "x".repeat((n % 5 * 130) as usize));
        let batch: Vec<String> = (0..size).map(|n| entry(self.written + n)).collect();
        self.written += size;
        let first = self.confirmed.get(log).map_or(0, Vec::len) as u64 + 1;
        match store.append(log, first, &batch, Some("summary")) {
            Ok(_) => self.confirmed.entry(log.clone()).or_default().extend(batch),
            Err(StoreError::NotRecorded { in_doubt: false, .. }) if !disk.is_down() => {
                self.refused.extend(batch)
            }
            Err(_) => self.unsure.entry(log.clone()).or_default().push(batch),
        }
    }

    /// Compares what is stored with what was answered; what is shown now has to stay.
    fn compare(&mut self, store: &mut Store, disk: &SimDisk, story: &str) {
        for log in logs() {
            let found = match store.read(&log) {
                Ok(found) => found,
                Err(error) => {
                    assert!(disk.is_down(), "{story}: {error}");
                    return;
                }
            };
            assert_eq!(found.len() as u64, store.last(&log), "{story}");
            assert!(
                found.iter().all(|entry| !self.refused.contains(entry)),
                "{story}: {log} shows a refused entry"
            );
            let confirmed = self.confirmed.entry(log.clone()).or_default();
            let unsure = self.unsure.remove(&log).unwrap_or_default();
            let (kept, more) = found.split_at_checked(confirmed.len()).unwrap_or((&found, &[]));
            assert_eq!(kept, confirmed.as_slice(), "{story}: {log} has lost something");
            if !more.is_empty() {
                assert!(
                    unsure.iter().any(|batch| batch == more),
                    "{story}: {log} shows half a batch: {more:?}"
                );
            }
            confirmed.extend(more.to_vec());
        }
    }
}

fn no_loss_told(repairs: &[Repair], story: &str) {
    let loss = |repair: &&Repair| matches!(repair, Repair::Lost { .. } | Repair::Misplaced { .. });
    assert_eq!(repairs.iter().find(loss), None, "{story}");
}

/// One life of the program: a start, some work, perhaps a fault in it.
fn live(witness: &mut Witness, disk: &SimDisk, chance: &mut Chance, actions: u64, story: &str) {
    let Ok(Opened { mut store, repairs }) = open(disk) else { return };
    no_loss_told(&repairs, story);
    witness.compare(&mut store, disk, story);
    for _ in 0..actions {
        witness.act(&mut store, disk, chance);
    }
}

fn last_life(witness: &mut Witness, disk: &SimDisk, story: &str) {
    disk.restart();
    let opened = open(disk);
    assert!(opened.is_ok(), "{story}: {:?}", opened.err());
    let Ok(Opened { mut store, repairs }) = opened else { return };
    no_loss_told(&repairs, story);
    witness.compare(&mut store, disk, story);
    for log in logs() {
        let first = store.last(&log) + 1;
        let kept = store.append(&log, first, &[r#"{"after":"all"}"#.to_owned()], None);
        assert_eq!(kept, Ok(Kept::Both), "{story}");
    }
}

#[test]
fn a_power_cut_or_a_kill_at_every_single_change_of_a_story_loses_nothing_confirmed() {
    let story = |disk: &SimDisk, witness: &mut Witness| {
        let mut chance = Chance::new(1);
        live(witness, disk, &mut chance, 14, "the story");
        live(witness, disk, &mut chance, 6, "the story, next day");
    };
    let whole = SimDisk::new(0);
    story(&whole, &mut Witness::default());
    let changes = whole.changes();
    assert!(changes > 60, "{changes}");
    for at in 1..=changes {
        for seed in 0..4 {
            for fault in [Fault::PowerCut, Fault::Kill] {
                let (disk, mut witness) = (SimDisk::new(seed), Witness::default());
                disk.fault_at(at, fault);
                story(&disk, &mut witness);
                assert!(disk.is_down());
                last_life(&mut witness, &disk, &format!("{fault:?} at {at}, seed {seed}"));
            }
        }
    }
}

#[test]
fn crashes_during_repairs_of_crashes_lose_nothing_confirmed() {
    for seed in 0..500 {
        let (disk, mut witness, mut chance) =
            (SimDisk::new(seed), Witness::default(), Chance::new(seed ^ 0xabc));
        for life in 0..4 {
            let fault = if chance.below(4) == 0 { Fault::Kill } else { Fault::PowerCut };
            disk.fault_at(1 + chance.below(70), fault);
            live(&mut witness, &disk, &mut chance, 9, &format!("seed {seed}, life {life}"));
            disk.restart();
        }
        last_life(&mut witness, &disk, &format!("seed {seed}, at last"));
    }
}

#[test]
fn failures_and_full_disks_refuse_what_they_prevent_and_the_log_goes_on() {
    for seed in 0..500 {
        let (disk, mut witness, mut chance) =
            (SimDisk::new(seed), Witness::default(), Chance::new(seed ^ 0xdef));
        for life in 0..3 {
            let fault = if chance.coin() {
                Fault::Failure
            } else {
                Fault::Full { for_changes: 1 + chance.below(12) }
            };
            disk.fault_at(1 + chance.below(60), fault);
            live(&mut witness, &disk, &mut chance, 10, &format!("{fault:?}, seed {seed}, life {life}"));
            disk.restart();
        }
        last_life(&mut witness, &disk, &format!("seed {seed}, at last"));
    }
}
