//! What the tests of the store have in common.
#![allow(dead_code, reason = "each test program that includes this uses a part of it")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use binhxet::store::{Disk, Holder, LogId, Opened, Patience, Store, StoreError};

/// Long enough that only a mistake runs into it.
pub const PATIENT: Patience =
    Patience { commit: Duration::from_secs(3600), upkeep: Duration::from_secs(3600) };

/// Opens a store.
pub fn open(disk: impl Disk + 'static, dir: impl AsRef<Path>) -> Result<Opened, StoreError> {
    Store::open_with(dir.as_ref(), Arc::new(disk), &holder("Lan"), PATIENT)
}

/// Somebody who holds a store.
pub fn holder(who: &str) -> Holder {
    Holder { who: who.to_owned(), pid: 4321, since: "2026-10-01 08:00".to_owned() }
}

/// The log of a meeting.
pub fn meeting(key: &str) -> LogId {
    LogId::Meeting(key.parse().expect("a key"))
}

/// Entries with these numbers in them.
pub fn entries(numbers: std::ops::RangeInclusive<u64>) -> Vec<String> {
    numbers.map(|n| format!(r#"{{"n":{n},"name":"Đặng Thị Ánh"}}"#)).collect()
}
