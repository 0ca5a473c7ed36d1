//! What the fuzzer of a start tries.

use std::path::Path;

use binhxet::store::{Disk, LogId, Opened, Protection};

use super::files::can_be_said;
use super::sim_disk::SimDisk;
use super::sound::{self, DATA, OPEN};

/// The longest file that is worth trying.
const LONGEST: usize = 8 * 1024;

/// The files of a data folder that somebody may have put anything into.
const FILES: [&str; 12] = [
    "unit/journal.jsonl",
    "unit/journal.2.jsonl",
    "meetings/2026-11/journal.jsonl",
    "meetings/2026-11/journal.2.jsonl",
    "meetings/2026-11/seal.json",
    "meetings/2026-11/box.a",
    "meetings/2026-11/place",
    "unit/drafts",
    "store.json",
    "lock",
    "tries",
    "vault.json",
];

/// The first byte says which file of the data folder, the second where in it the other bytes stand.
///
/// The store opens, repairs itself, or says why not; what is in logs that were not touched is there, and a log that has an
/// archive beside it loses nothing whatever lies in its journal.
pub fn store(bytes: &[u8]) {
    let [which, from, bytes @ ..] = bytes else { return };
    if bytes.len() > LONGEST {
        return;
    }
    let disk = OPEN.disk.twin();
    let name = FILES[usize::from(*which) % FILES.len()];
    let path = Path::new(DATA).join(name);
    let old = disk.bytes(&path);
    let kept = &old[..old.len() * usize::from(*from) / 255];
    put(&disk, &path, &[kept, bytes].concat());
    for _ in 0..2 {
        match sound::open(&disk) {
            Err(error) => can_be_said(|lang| error.sentence(lang)),
            Ok(Opened { mut store, repairs }) => {
                for repair in &repairs {
                    can_be_said(|lang| repair.sentence(lang));
                }
                // With a vault that cannot be read nobody knows whether what lies there may be believed.
                let is_believed = store.protection() == Protection::None;
                for (log, lines) in &OPEN.logs {
                    let read = store.read(log);
                    if let Err(error) = &read {
                        can_be_said(|lang| error.sentence(lang));
                    }
                    let is_touched = name.starts_with(&folder(log));
                    assert!(!is_believed || is_touched || read.as_ref() == Ok(lines), "{log}: {read:?}");
                }
                let _ = store.drafts();
                let _ = store.remembered(&sound::meeting());
            }
        }
    }
}

fn put(disk: &SimDisk, path: &Path, bytes: &[u8]) {
    if disk.look(path).expect("can be looked at").is_none() {
        disk.create(path).expect("can be made");
    }
    disk.damage(path, |file| *file = bytes.to_vec());
}

/// Where the files of a log lie, in the data folder.
fn folder(log: &LogId) -> String {
    match log {
        LogId::Unit => "unit/".into(),
        LogId::Meeting(id) => format!("meetings/{id}/"),
    }
}
