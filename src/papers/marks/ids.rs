//! Whether every member stands in the file once, however many there are.
//!
//! Of each id 128 bits of its SHA-256 are kept with its place, sorted by runs of a fixed length; all runs but the last
//! lie in a scratch file, and are merged in the end. So it takes the same memory for a hundred members and for ten million.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::io::{self, Read, Seek, SeekFrom, Write};

use sha2::{Digest, Sha256};

use crate::domain::MemberId;

/// How many ids are sorted at a time.
const RUN: usize = 1 << 15;

/// How many of a run are held while runs are merged.
const AT_A_TIME: usize = 64;

/// How long an entry is in the scratch file, in bytes.
const ENTRY: usize = 32;

/// So many repeated ids are told.
const MOST_TOLD: usize = 100;

/// A file that holds what does not fit into memory.
pub trait Scratch: Read + Write + Seek {}

impl<T: Read + Write + Seek> Scratch for T {}

/// The ids of a file.
pub(super) struct Ids<'a> {
    run: Vec<Entry>,
    /// How many there are in each run of the scratch file.
    runs: Vec<usize>,
    scratch: Option<Box<dyn Scratch>>,
    make: &'a dyn Fn() -> io::Result<Box<dyn Scratch>>,
}

/// A member that stands in the file again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Repeated {
    /// Its place among the members, from 0.
    pub(super) index: u64,
    /// Its line.
    pub(super) line: u64,
    /// The line of the same member above it.
    pub(super) first: u64,
}

/// The repeated members by their places, and how many more there are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct AllRepeated {
    pub(super) told: BTreeMap<u64, Repeated>,
    pub(super) more: usize,
}

/// An id and where it stands: sorted by the id, then by the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    hash: u128,
    line: u64,
    index: u64,
}

impl<'a> Ids<'a> {
    /// None so far. `make` makes an empty scratch file, should one be needed.
    pub(super) fn new(make: &'a dyn Fn() -> io::Result<Box<dyn Scratch>>) -> Self {
        Self { run: Vec::new(), runs: Vec::new(), scratch: None, make }
    }

    /// Adds an id with its place.
    pub(super) fn add(&mut self, id: &MemberId, line: usize, index: usize) -> io::Result<()> {
        let digest = Sha256::digest(id.spoken().as_bytes());
        let hash = digest.iter().take(16).fold(0_u128, |hash, byte| hash << 8 | u128::from(*byte));
        self.run.push(Entry { hash, line: line as u64, index: index as u64 });
        if self.run.len() < RUN {
            return Ok(());
        }
        self.run.sort_unstable();
        let scratch = match &mut self.scratch {
            Some(scratch) => scratch,
            none => none.insert((self.make)()?),
        };
        let mut bytes = Vec::with_capacity(RUN * ENTRY);
        self.run.iter().for_each(|entry| bytes.extend(entry.bytes()));
        scratch.seek(SeekFrom::End(0))?;
        scratch.write_all(&bytes)?;
        self.runs.push(self.run.len());
        self.run.clear();
        Ok(())
    }

    /// Those that stand in the file again.
    pub(super) fn repeated(mut self) -> io::Result<AllRepeated> {
        self.run.sort_unstable();
        let mut begin = 0;
        let mut runs: Vec<Run> = Vec::new();
        for length in &self.runs {
            let end = begin + length * ENTRY;
            runs.push(Run { at: begin, end, held: Vec::new() });
            begin = end;
        }
        let mut last = self.run.into_iter();
        let mut scratch = self.scratch;
        let mut heap = BinaryHeap::new();
        let mut next = |which: usize| match (runs.get_mut(which), &mut scratch) {
            (Some(run), Some(scratch)) => run.next(scratch.as_mut()),
            _ => Ok(last.next()),
        };
        for which in 0..=self.runs.len() {
            heap.extend(next(which)?.map(|entry| Reverse((entry, which))));
        }
        let mut repeated = AllRepeated::default();
        let mut first: Option<Entry> = None;
        while let Some(Reverse((entry, which))) = heap.pop() {
            match first.filter(|first| first.hash == entry.hash) {
                Some(first) => repeated.add(entry, first.line),
                None => first = Some(entry),
            }
            heap.extend(next(which)?.map(|entry| Reverse((entry, which))));
        }
        Ok(repeated)
    }
}

impl AllRepeated {
    fn add(&mut self, entry: Entry, first: u64) {
        self.told.insert(entry.index, Repeated { index: entry.index, line: entry.line, first });
        if self.told.len() > MOST_TOLD {
            self.told.pop_last();
            self.more += 1;
        }
    }
}

impl Entry {
    fn bytes(&self) -> [u8; ENTRY] {
        let mut bytes = [0; ENTRY];
        bytes[..16].copy_from_slice(&self.hash.to_be_bytes());
        bytes[16..24].copy_from_slice(&self.line.to_be_bytes());
        bytes[24..].copy_from_slice(&self.index.to_be_bytes());
        bytes
    }

    fn of(bytes: &[u8]) -> Self {
        let number = |from: usize, to: usize| {
            bytes[from..to].iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte))
        };
        let place = |from| u64::try_from(number(from, from + 8)).unwrap_or(u64::MAX);
        Self { hash: number(0, 16), line: place(16), index: place(24) }
    }
}

/// A sorted run in the scratch file.
struct Run {
    at: usize,
    end: usize,
    /// Those read already, the next one last.
    held: Vec<Entry>,
}

impl Run {
    fn next(&mut self, scratch: &mut dyn Scratch) -> io::Result<Option<Entry>> {
        if self.held.is_empty() && self.at < self.end {
            let length = (self.end - self.at).min(AT_A_TIME * ENTRY);
            let mut bytes = vec![0; length];
            scratch.seek(SeekFrom::Start(self.at as u64))?;
            scratch.read_exact(&mut bytes)?;
            self.at += length;
            self.held = bytes.chunks_exact(ENTRY).rev().map(Entry::of).collect();
        }
        Ok(self.held.pop())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn repeated(ids: impl Iterator<Item = String>) -> AllRepeated {
        let make = || Ok(Box::new(Cursor::new(Vec::new())) as Box<dyn Scratch>);
        let mut all = Ids::new(&make);
        for (index, id) in ids.enumerate() {
            all.add(&MemberId::new(&id).expect("an id"), index + 2, index).expect("adds");
        }
        all.repeated().expect("reads")
    }

    #[test]
    fn a_code_that_differs_only_in_capitals_is_the_same() {
        let ids = ["a1", "b", "A1", "c"].map(String::from);
        let found = repeated(ids.into_iter());
        assert_eq!(found.told, BTreeMap::from([(2, Repeated { index: 2, line: 4, first: 2 })]));
    }

    #[test]
    fn what_stands_far_apart_is_found_in_constant_memory() {
        let many = RUN * 3 + 17;
        let ids = (0..many).map(|n| format!("m{}", if n == many - 1 { 5 } else { n }));
        let found = repeated(ids);
        let last = many as u64 - 1;
        assert_eq!(found.told, BTreeMap::from([(last, Repeated { index: last, line: last + 2, first: 7 })]));
    }

    #[test]
    fn the_first_of_many_repeated_ones_are_told() {
        let found = repeated((0..MOST_TOLD * 3).map(|_| "same".to_owned()));
        assert_eq!((found.told.len(), found.more), (MOST_TOLD, 2 * MOST_TOLD - 1));
        assert_eq!(found.told.keys().next_back(), Some(&(MOST_TOLD as u64)));
    }
}
