//! A store on a simulated disk, for the tests inside the crate.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::sim_disk::SimDisk;
use super::{Holder, Kept, LogId, Opened, Patience, Store, StoreError};

pub(super) const DIR: &str = "/home/data";
/// Long enough that only a mistake runs into it.
const HOUR: Duration = Duration::from_secs(3600);

pub(super) fn open(disk: &SimDisk) -> Result<Opened, StoreError> {
    let holder = Holder { who: "Lan".into(), pid: 7, since: "2026-10-01 08:00".into() };
    let patience = Patience { commit: HOUR, upkeep: HOUR };
    Store::open_with(Path::new(DIR), Arc::new(disk.clone()), &holder, patience)
}

pub(super) fn meeting(key: &str) -> LogId {
    LogId::Meeting(key.parse().expect("a key"))
}

pub(super) fn entries(what: &str, count: usize) -> Vec<String> {
    (1..=count).map(|n| format!(r#"{{"{what}":{n},"text":"{}"}}"#, "x".repeat(n % 4 * 200))).collect()
}

pub(super) fn append(store: &mut Store, log: &LogId, entries: &[String]) {
    let first = store.last(log) + 1;
    assert_eq!(store.append(log, first, entries, Some("summary")), Ok(Kept::Both));
}
