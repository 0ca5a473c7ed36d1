//! A small store on a simulated disk, the start of many a test.
#![allow(dead_code, reason = "each test program that includes this uses a part of it")]

use binhxet::store::{Kept, LogId, Opened};

use crate::sim_disk::SimDisk;
use crate::store_support::{self, entries};

/// The data directory.
pub const DIR: &str = "/home/data";
/// The first segment of the unit's journal.
pub const UNIT: &str = "/home/data/unit/journal.jsonl";

/// Opens the store.
pub fn open(disk: &SimDisk) -> Opened {
    store_support::open(disk.clone(), DIR).expect("the store opens")
}

/// A disk with a store that holds entries 1 to 6 of the unit, in batches of 1, 3 and 2.
pub fn stored() -> SimDisk {
    stored_by_chance(1)
}

/// The same, with a disk that fails in another way for each seed.
pub fn stored_by_chance(seed: u64) -> SimDisk {
    let disk = SimDisk::new(seed);
    let mut store = open(&disk).store;
    for batch in [1..=1, 2..=4, 5..=6] {
        let first = *batch.start();
        assert_eq!(store.append(&LogId::Unit, first, &entries(batch), Some("sum")), Ok(Kept::Both));
    }
    drop(store);
    disk
}
