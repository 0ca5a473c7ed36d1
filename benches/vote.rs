//! How long a vote takes from the key to the picture, beside the same bytes appended to two files and synced in turn.
//!
//! `cargo bench --bench vote`. Both are measured alternately in one run on one disk, so that the ratio does not depend
//! on the machine. Printed for meetings of 20 and of 200 members, without a passphrase and with one, in the largest of
//! windows, and once in a common one; beside it what a key costs that stores nothing, and how many bytes a vote takes in
//! the journal and in the archive, with what goes with it: the opening and the end of its ballot.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use binhxet::app::{App, Effect, Look, Msg};
use binhxet::domain::{MemberId, Moment, Office, Person, Roster, Salt, Seat, Stamp, Unit, UnitEvent};
use binhxet::input::{Chord, Stroke};
use binhxet::rules::Rulebook;
use binhxet::screens::{Desk, Keeping};
use binhxet::shell::{self, perform};
use binhxet::store::{Cost, Holder, Locksmith, Passphrase, RealDisk, RecoveryKey, Store};
use binhxet::text::{Lang, Line, Name};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

const CRITERIA: &str = include_str!("../fixtures/sample/criteria.json");
const LARGE: Size = Size { width: 200, height: 60 };
const COMMON: Size = Size { width: 120, height: 40 };
const VOTES: usize = 4_000;
const COMMITTEE: usize = 7;

fn main() {
    for (members, protected, size) in
        [(20, false, LARGE), (200, false, LARGE), (20, true, LARGE), (200, true, LARGE), (200, false, COMMON)]
    {
        let mut bench = Bench::new(members, protected, size);
        let copies = ["meetings", "archive"].map(|copy| bench.store.folder().join(copy));
        let before = copies.each_ref().map(|copy| size_of(copy));
        let (votes, raw) = bench.votes();
        let grown = [0, 1].map(|at| (size_of(&copies[at]) - before[at]) / votes.len() as u64);
        let keys = bench.keys();
        let ratio = |at: fn(&[Duration]) -> Duration| at(&votes).as_secs_f64() / at(&raw).as_secs_f64();
        println!(
            "{members} members{}, {size}: vote p50 {:?} p99 {:?}; two files p50 {:?} p99 {:?}; ratio p50 {:.2} p99 {:.2}; \
             a key that stores nothing p50 {:?} p99 {:?}; {} bytes a vote in the journal and {} in the archive",
            if protected { ", with a passphrase" } else { "" },
            middle(&votes),
            high(&votes),
            middle(&raw),
            high(&raw),
            ratio(middle),
            ratio(high),
            middle(&keys),
            high(&keys),
            grown[0],
            grown[1],
        );
    }
}

struct Bench {
    app: App,
    store: Store,
    buffer: Buffer,
    plain: [File; 2],
    steps: u8,
    _folder: tempfile::TempDir,
}

impl Bench {
    /// A meeting that has been opened, in a store on the disk of the build.
    fn new(members: usize, protected: bool, size: Size) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        let holder = Holder { who: "bench".into(), pid: std::process::id(), since: String::new() };
        let mut store =
            Store::open(&folder.path().join("store"), Arc::new(RealDisk), &holder).expect("a store").store;
        if protected {
            let locksmith = shell::locksmith();
            let recovery = RecoveryKey::draw(&locksmith).expect("random digits");
            let passphrase = Passphrase::set("not a secret here").expect("long enough");
            store.protect(&passphrase, &recovery, &locksmith).expect("protected");
        }
        let plain = ["a", "b"].map(|name| append_to(&folder.path().join(name)));
        let app = App::new(desk(members), Look::default(), size);
        let buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        let mut bench = Self { app, store, buffer, plain, steps: 0, _folder: folder };
        for chord in [Chord::Enter; 4] {
            bench.press(chord);
        }
        assert!(bench.app.desk().meeting().is_some_and(|meeting| meeting.opened_at().is_some()), "open");
        bench
    }

    /// One key to the end: update, kept, drawn. Answers with the bytes that were kept.
    fn press(&mut self, chord: Chord) -> usize {
        self.steps = self.steps.wrapping_add(1);
        let stamp = Stamp { at: now(), salt: Salt::new([self.steps; 16]) };
        let mut bytes = 0;
        // No vote here is secret, and so nothing random is needed.
        let random = |_: &mut [u8]| Err(std::io::ErrorKind::Unsupported.into());
        let locksmith = Locksmith { random: Arc::new(random), cost: Cost::default() };
        let mut next = Some(Msg::Strokes(vec![Stroke::Key(chord)]));
        while let Some(msg) = next.take() {
            for effect in self.app.update(msg, &stamp) {
                if let Effect::Keep(batches) = &effect {
                    bytes += batches.iter().flat_map(|batch| &batch.lines).map(String::len).sum::<usize>();
                }
                next = perform(&mut self.store, effect, Lang::Vi, &locksmith).or(next);
            }
        }
        self.buffer.reset();
        self.app.draw(&mut self.buffer);
        bytes
    }

    /// Votes, each beside the same bytes in two plain files.
    fn votes(&mut self) -> (Vec<Duration>, Vec<Duration>) {
        let rows = self.marked_rows();
        let members = self.app.desk().meeting().map_or(0, |meeting| meeting.members().len());
        let (mut votes, mut raw) = (Vec::new(), Vec::new());
        for (row, at) in rows.into_iter().flat_map(|row| (0..members).map(move |at| (row, at))) {
            let next = if at == 0 { Chord::Home } else { Chord::Right };
            for chord in [next, row, Chord::Space, Chord::Enter] {
                self.press(chord);
            }
            for _ in 0..COMMITTEE {
                let begun = Instant::now();
                let bytes = self.press(Chord::Char('1'));
                votes.push(begun.elapsed());
                assert!(bytes > 0, "the vote was kept");
                raw.push(self.append(bytes));
            }
            self.press(Chord::Enter);
            if votes.len() >= VOTES {
                break;
            }
        }
        (votes, raw)
    }

    /// The keys of rows that have a mark, as far as one digit reaches.
    fn marked_rows(&self) -> Vec<Chord> {
        let rules = self.app.desk().unit.sets()[0].criteria().zip('1'..='9');
        rules.filter(|(criterion, _)| criterion.is_marked()).map(|(_, digit)| Chord::Char(digit)).collect()
    }

    fn append(&mut self, bytes: usize) -> Duration {
        let line = vec![b'x'; bytes];
        let begun = Instant::now();
        for file in &mut self.plain {
            file.write_all(&line).and_then(|()| file.sync_data()).expect("written");
        }
        begun.elapsed()
    }

    /// Keys that move the focus only.
    fn keys(&mut self) -> Vec<Duration> {
        let mut times = Vec::new();
        for at in 0..VOTES {
            let begun = Instant::now();
            self.press(if at % 2 == 0 { Chord::Down } else { Chord::Up });
            times.push(begun.elapsed());
        }
        times
    }
}

/// How many bytes the files in a folder have, and those in its folders.
fn size_of(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    files
        .map(|file| if file.is_dir() { size_of(&file) } else { file.metadata().expect("a file").len() })
        .sum()
}

fn append_to(path: &Path) -> File {
    OpenOptions::new().create(true).append(true).open(path).expect("a file")
}

fn now() -> Moment {
    Moment::at(jiff::civil::date(2026, 11, 21).at(14, 0, 0, 0), 7).expect("an offset")
}

/// A unit with so many members under review and a committee of its own.
fn desk(members: usize) -> Desk {
    let name = |kind: &str, at: usize| {
        Name::new(&format!("{kind} Thị {}", ["An", "Bình", "Chi"][at % 3])).expect("a name")
    };
    let person = |id: String, name: Name, office: Option<Office>| Person {
        reviewed: office.is_none(),
        office,
        ..Person::new(MemberId::new(&id).expect("a code"), name)
    };
    let office = |seat| Some(Office { seat, title: Line::new("Ban Chấp hành").expect("a title") });
    let officers = (0..COMMITTEE).map(|at| {
        person(format!("B{at}"), name("Lê", at), office(if at == 0 { Seat::Chair } else { Seat::Officer }))
    });
    let people = (0..members).map(|at| person(format!("M{at}"), name("Trần", at), None)).chain(officers);
    let roster = Roster::new(None, people.collect()).expect("a roster");
    let rulebook = Rulebook::read(CRITERIA).expect("the sample's criteria");
    let mut unit = Unit::default();
    let events = vec![UnitEvent::RosterAdopted(roster), UnitEvent::CriteriaAdopted(Box::new(rulebook))];
    for entry in unit.entries(events, now()) {
        unit.apply(&entry).expect("sound");
    }
    Desk::new(unit, Lang::Vi, Keeping::ForGood, now())
}

fn sorted(times: &[Duration]) -> Vec<Duration> {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted
}

fn middle(times: &[Duration]) -> Duration {
    sorted(times)[times.len() / 2]
}

fn high(times: &[Duration]) -> Duration {
    sorted(times)[times.len() * 99 / 100]
}
