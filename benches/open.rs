//! How long a large store takes to open, beside reading the files of its archive once, and what an entry takes on the disk.
//!
//! `cargo bench --bench open`. A million entries in five hundred sealed meetings, and one that goes on. "Cold" is measured
//! where the system lets us empty its memory of files (Linux, as root) and left out elsewhere.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use binhxet::store::{Holder, LogId, RealDisk, Store};

const MEETINGS: u64 = 500;
const ENTRIES: u64 = 2_000;
const BATCH: u64 = 500;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let dir = folder.path().join("store");
    fill(&dir);
    let entries = MEETINGS * ENTRIES;
    println!(
        "{entries} entries: {} bytes an entry in the journals, {} in the archive",
        size(&dir.join("meetings")) / entries,
        size(&dir.join("archive")) / entries,
    );
    report("warm", &dir);
    if forget() {
        report("cold", &dir);
    }
}

/// A vote as it is recorded, in about as many bytes.
fn entry(seq: u64) -> String {
    format!(
        r#"{{"body":{{"at":"2026-11-24T08:00:25+07:00","by":"M25","event":{{"vote_cast":{{"officer":"M{:02}","choice":{{"for":{{"mark":{{"points":8}}}}}}}}}}}},"salt":"0123456789abcdef0123456789abcdef","schema":1,"seq":{seq}}}"#,
        seq % 30
    )
}

fn fill(dir: &Path) {
    let mut store = open(dir);
    for meeting in 0..=MEETINGS {
        let (year, month) = (1990 + meeting / 12, 1 + meeting % 12);
        let log = LogId::Meeting(format!("{year}-{month:02}").parse().expect("a key"));
        let goes_on = meeting == MEETINGS;
        let last = if goes_on { BATCH } else { ENTRIES };
        for first in (1..=last).step_by(BATCH as usize) {
            let batch: Vec<String> = (first..first + BATCH).map(entry).collect();
            store.append(&log, first, &batch, Some("{}")).expect("is kept");
        }
        if !goes_on {
            store.seal(&log, "{}").expect("is sealed");
        }
    }
}

fn open(dir: &Path) -> Store {
    let holder = Holder { who: "bench".into(), pid: std::process::id(), since: String::new() };
    let opened = Store::open(dir, Arc::new(RealDisk), &holder).expect("a store");
    assert!(opened.repairs.is_empty(), "in order");
    opened.store
}

fn report(how: &str, dir: &Path) {
    let begun = Instant::now();
    let store = open(dir);
    let opened = begun.elapsed();
    assert_eq!(store.logs().len() as u64, MEETINGS + 1);
    drop(store);
    if how == "cold" {
        forget();
    }
    let begun = Instant::now();
    let bytes = read(&dir.join("archive")).expect("can be read");
    let read: Duration = begun.elapsed();
    println!(
        "open, {how}: {opened:?}; the {} MB of its archive read once: {read:?}; ratio {:.2}",
        bytes >> 20,
        opened.as_secs_f64() / read.as_secs_f64()
    );
}

/// Empties the system's memory of files; false where that is not for us to do.
fn forget() -> bool {
    fs::write("/proc/sys/vm/drop_caches", "3").is_ok()
}

/// How many bytes the files in a folder have, in those below it too.
fn size(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry"));
    let one = |entry: fs::DirEntry| match entry.metadata().expect("a file") {
        looks if looks.is_dir() => size(&entry.path()),
        looks => looks.len(),
    };
    entries.map(one).sum()
}

/// Reads all files in a folder, those below it too, and says how many bytes they have.
fn read(dir: &Path) -> io::Result<usize> {
    let mut bytes = 0;
    let mut room = vec![0; 1 << 16];
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            bytes += read(&path)?;
            continue;
        }
        let mut file = File::open(path)?;
        while let count @ 1.. = file.read(&mut room)? {
            bytes += count;
        }
    }
    Ok(bytes)
}
