//! What the next start finds after a crash.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use binhxet::app::{App, Look};
use binhxet::shell;
use binhxet::store::{
    Contents, Drafts, Holder, Kept, Locksmith, Opened, Repair, Store, StoreError, Unlocking,
};
use binhxet::text::Lang;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::Point;
use crate::support::desk::ledger::{Asking, Logs, Moment, with};
use crate::support::desk::{self, CHEAP, DIR, PATIENT, Setting};
use crate::support::sim_disk::{Chance, Mood, SimDisk};

/// Every how many crashes the step that was in flight is taken again.
const AGAIN: u64 = 5;

/// What was found so far.
#[derive(Default)]
pub struct Seen {
    kinds: BTreeSet<u64>,
    looks: u64,
}

impl Seen {
    /// How often the whole program was started.
    pub fn starts(&self) -> u64 {
        self.kinds.len() as u64
    }

    /// Starts the machine again after a crash and looks at what is there.
    pub fn look(&mut self, disk: &SimDisk, now: &Moment, point: &Point<'_>) {
        disk.restart();
        disk.archive_is(Mood::Well);
        let mut store = opened(disk, point);
        let found = logs(&mut store, point);
        let possible = now.possible();
        assert!(possible.contains(&found), "{point}: {}", differs(&found, &possible[0]));
        drafts(&store, now, point);
        boxes(&mut store, now, point);
        self.looks += 1;
        self.start(&mut store, &found, now, point);
        if self.looks.is_multiple_of(AGAIN) && found == now.rely.logs {
            again(store, disk, now, point);
        }
    }

    /// Starts the whole program on what was found, unless it was started on the same before.
    fn start(&mut self, store: &mut Store, found: &Logs, now: &Moment, point: &Point<'_>) {
        let mut kind = DefaultHasher::new();
        (found, store.summaries(), now.desk.is_some()).hash(&mut kind);
        if !self.kinds.insert(kind.finish()) {
            return;
        }
        assert_eq!(shell::clear_boxes(store, Lang::Vi), Vec::<String>::new(), "{point}");
        let desk = desk::desk(store, Lang::Vi, Setting::usual().start());
        if let Some(before) = now.desk.as_ref().filter(|_| *found == now.rely.logs) {
            assert_eq!(desk.unit, before.unit, "{point}: the unit on the desk");
            assert_eq!(desk.meetings, before.meetings, "{point}: the meetings on the desk");
            if let Some(held) = &before.held {
                let replayed = shell::meeting(store, held.proceedings().id(), Lang::Vi);
                assert_eq!(replayed.as_ref(), Ok(held), "{point}: the meeting at hand");
            }
        }
        let size = Size::new(100, 30);
        let mut screen = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        App::new(desk, Look::default(), size).draw(&mut screen);
    }
}

/// Opens the store; that must be possible without a loss.
pub fn opened(disk: &SimDisk, point: &Point<'_>) -> Store {
    let story = point.to_string();
    let Opened { store, repairs } = open(disk).expect(&story);
    let is_loss = |repair: &&Repair| {
        !matches!(
            repair,
            Repair::TailCut { .. }
                | Repair::JournalRestored { .. }
                | Repair::JournalMended { .. }
                | Repair::ArchiveCaughtUp { .. }
                | Repair::ArchiveMissing
        )
    };
    assert_eq!(repairs.iter().find(is_loss), None, "{point}");
    store
}

/// Opens the store.
pub fn open(disk: &SimDisk) -> Result<Opened, StoreError> {
    let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
    Store::open_with(DIR.as_ref(), Arc::new(disk.clone()), &holder, PATIENT)
}

/// What stands in every log.
pub fn logs(store: &mut Store, point: &Point<'_>) -> Logs {
    let logs = store.logs().into_iter();
    logs.map(|log| {
        let story = point.to_string();
        let lines = store.read(&log).expect(&story);
        (log, lines)
    })
    .collect()
}

/// Where two sets of logs differ.
pub fn differs(found: &Logs, relied: &Logs) -> String {
    let lengths =
        |logs: &Logs| logs.iter().map(|(log, lines)| format!("{log} {}", lines.len())).collect::<Vec<_>>();
    format!("found {:?}, relied on {:?}", lengths(found), lengths(relied))
}

fn drafts(store: &Store, now: &Moment, point: &Point<'_>) {
    let being_kept = match &now.asking {
        Some(Asking::Drafts(text)) => Some(text),
        _ => None,
    };
    match store.drafts() {
        Drafts::None => assert!(now.rely.drafts.is_empty(), "{point}: the drafts are gone"),
        Drafts::These(text) => assert!(
            now.rely.drafts.contains(&text) || being_kept == Some(&text),
            "{point}: other drafts than were kept"
        ),
        Drafts::Unreadable => unreachable!("{point}: half drafts"),
    }
}

/// A moment, in seconds of Unix time, at which no wrong code is waited for any more.
pub const LONG_AFTER: i64 = 4_000_000_000;

/// Every box that was open opens by its code, with what was in it.
pub fn boxes(store: &mut Store, now: &Moment, point: &Point<'_>) {
    let locksmith = locksmith();
    for (log, (code, may)) in &now.rely.boxes {
        let Some(code) = code else { continue };
        let being_kept = match &now.asking {
            Some(Asking::Box(of, contents)) if of == log => Some(contents),
            _ => None,
        };
        let story = point.to_string();
        let found = store.unlock_box(log, code, LONG_AFTER, &locksmith).expect(&story);
        let Unlocking::Opened(found) = found else { unreachable!("{point}: the box is {found:?}") };
        let may: Vec<&Contents> = may.iter().chain(being_kept).collect();
        assert!(may.contains(&&found), "{point}: another box than was kept");
    }
}

/// Makes locks on boxes that nobody looks into.
pub fn locksmith() -> Locksmith {
    let random = |bytes: &mut [u8]| Chance::new(bytes.len() as u64).random()(bytes);
    Locksmith { random: Arc::new(random), cost: CHEAP.expect("sensible") }
}

/// The step that was in flight is taken again, and kept.
fn again(mut store: Store, disk: &SimDisk, now: &Moment, point: &Point<'_>) {
    let Some(Asking::Keep(batches)) = &now.asking else { return };
    let mut expected = now.rely.logs.clone();
    for (log, lines) in batches {
        let first = store.last(log) + 1;
        assert_eq!(store.append(log, first, lines, None), Ok(Kept::Both), "{point}: taken again");
        expected = with(&expected, log, lines);
    }
    drop(store);
    disk.restart();
    let found = logs(&mut opened(disk, point), point);
    assert!(found == expected, "{point}, taken again: {}", differs(&found, &expected));
}
