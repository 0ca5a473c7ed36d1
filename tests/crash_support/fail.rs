//! I/O errors and full disks: each step is refused, or kept, and what was said of it holds.

use binhxet::store::{Store, StoreError, Unlocking};

use super::look::{LONG_AFTER, boxes, differs, locksmith, logs, open, opened};
use super::{Only, Played, Point, Sieve};
use crate::support::desk::ledger::{Asking, Moment, Rely, with};
use crate::support::sim_disk::{Fault, Mood, SimDisk};

/// More changes than anything makes.
const FOR_EVER: u64 = 1_000_000;

/// What happens at each change, and how many changes the reserve has room for.
const WAYS: [(Fault, u64); 4] = [
    (Fault::Failure, 20),
    (Fault::Full { for_changes: 1 }, 0),
    (Fault::Full { for_changes: FOR_EVER }, 0),
    (Fault::Full { for_changes: FOR_EVER }, 20),
];

/// A start makes about so many changes.
const CHANGES_OF_A_START: u64 = 16;

/// About how many failures one step can have.
pub const ABOUT: u64 = 5 * WAYS.len() as u64;

impl Played {
    /// Lets each change of one step fail in every way, and the start of the program before it; answers with how many
    /// failures there were.
    pub(super) fn fail(
        &self,
        disk: &SimDisk,
        now: &Moment,
        before: u64,
        sieve: &mut Sieve,
        only: Option<&Only>,
    ) -> u64 {
        if !now.rely.doubt.is_empty() || now.rely.boxes.values().any(|(_, may)| may.len() > 1) {
            // What the store has then is for its next start to say; steps after that are tried from there.
            return 0;
        }
        let steady = disk.copy(before);
        steady.kill();
        steady.archive_is(Mood::Well);
        steady.fault_at(1, Fault::Full { for_changes: 0 });
        let Some(asking) = &now.asking else { return 0 };
        let changes = {
            let disk = steady.copy(before);
            let mut store = ready(&disk, now);
            let before = disk.changes();
            let _ = ask(&mut store, asking, &now.rely);
            disk.changes() - before
        };
        let mut failures = 0;
        for nth in 1..=changes {
            for (fault, reserve) in WAYS {
                let point = Point { meeting: &self.name, change: before + nth, fault, seed: reserve };
                let takes = sieve.takes();
                if only.map_or(takes, |only| point.is(only)) {
                    one_step(&steady, now, asking, nth, &point);
                    one_start(&steady, now, 1 + point.chance() % CHANGES_OF_A_START, &point);
                    failures += 2;
                }
            }
        }
        failures
    }
}

/// A store that was just opened, with its boxes.
fn ready(disk: &SimDisk, now: &Moment) -> Store {
    let mut store = open(disk).expect("opens").store;
    let locksmith = locksmith();
    for (log, (code, _)) in &now.rely.boxes {
        if let Some(code) = code {
            let opened = store.unlock_box(log, code, LONG_AFTER, &locksmith);
            assert!(matches!(opened, Ok(Unlocking::Opened(_))), "{opened:?}");
        }
    }
    store
}

/// Asks the store for what the program asked it.
fn ask(store: &mut Store, asking: &Asking, rely: &Rely) -> Result<(), StoreError> {
    let locksmith = locksmith();
    match asking {
        Asking::Keep(batches) => {
            for (log, lines) in batches {
                let relied = rely.logs.get(log).map_or(0, Vec::len) as u64;
                if store.last(log) == relied {
                    store.append(log, relied + 1, lines, None)?;
                }
            }
            Ok(())
        }
        Asking::Drafts(text) => {
            store.keep_drafts(text).map_err(|why| StoreError::BoxNotKept { why, in_doubt: true })
        }
        Asking::Box(log, contents) if rely.boxes.contains_key(log) => {
            store.refill_box(log, contents.clone(), &locksmith)
        }
        Asking::Box(log, contents) => store.make_box(log, 1 << 14, contents.clone(), &locksmith).map(drop),
        Asking::NoBox(log) => store.remove_box(log),
    }
}

/// One step with one failure in it.
fn one_step(steady: &SimDisk, now: &Moment, asking: &Asking, nth: u64, point: &Point<'_>) {
    let disk = steady.copy(point.chance());
    let mut store = ready(&disk, now);
    disk.reserve_holds(point.seed);
    disk.fault_at(nth, point.fault);
    let mut kept = ask(&mut store, asking, &now.rely);
    let mut story = now.clone();
    let shown = logs(&mut store, point);
    let possible = story.possible();
    assert!(possible.contains(&shown), "{point}: {}", differs(&shown, &possible[0]));
    if kept.is_err() && point.chance().is_multiple_of(2) {
        // There is room again, or the disk is well: the same step is taken once more.
        disk.fault_at(1, Fault::Full { for_changes: 0 });
        kept = ask(&mut store, asking, &now.rely);
        // Only a sealed log whose repair has failed when it was first used waits for the next start, and says so.
        assert!(matches!(kept, Ok(()) | Err(StoreError::NotRepaired { .. })), "{point}, once more: {kept:?}");
    }
    drop(store);
    if kept.is_ok() {
        match asking {
            Asking::Keep(batches) => {
                let grown =
                    batches.iter().fold(story.rely.logs, |logs, (log, lines)| with(&logs, log, lines));
                story.rely.logs = grown;
            }
            Asking::Box(log, contents) => {
                if let Some((_, may)) = story.rely.boxes.get_mut(log) {
                    *may = vec![contents.clone()];
                }
            }
            Asking::Drafts(_) | Asking::NoBox(_) => {}
        }
        story.asking = None;
    } else if let (Asking::Keep(_), Err(StoreError::NotRecorded { in_doubt: false, .. })) = (asking, &kept) {
        // What was refused for certain does not come back.
        story.rely.logs = shown;
        story.asking = None;
    }
    disk.restart();
    let mut store = opened(&disk, point);
    let found = logs(&mut store, point);
    let possible = story.possible();
    assert!(possible.contains(&found), "{point}, {kept:?}: {}", differs(&found, &possible[0]));
    boxes(&mut store, &story, point);
}

/// A start with one failure in it. It may be refused; the next one may not.
fn one_start(steady: &SimDisk, now: &Moment, nth: u64, point: &Point<'_>) {
    let disk = steady.copy(point.chance());
    disk.reserve_holds(point.seed);
    disk.fault_at(nth, point.fault);
    drop(open(&disk));
    disk.restart();
    let mut store = opened(&disk, point);
    let found = logs(&mut store, point);
    assert!(found == now.rely.logs, "{point}, at a start: {}", differs(&found, &now.rely.logs));
    boxes(&mut store, &Moment { asking: None, ..now.clone() }, point);
}
