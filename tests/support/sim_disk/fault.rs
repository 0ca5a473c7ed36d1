//! What can happen to a disk, and the chance that decides how.

use std::io;
use std::sync::Mutex;

/// Something that happens at a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The power goes: what was not synced is lost in part, torn anywhere.
    PowerCut,
    /// The program is killed: what it had handed over stays.
    Kill,
    /// This change fails. A failed sync loses the bytes for good, though they can still be read until a power cut.
    Failure,
    /// This change and the next `for_changes - 1` that need space fail; a write is left half done.
    Full {
        /// How many changes until there is space again.
        for_changes: u64,
    },
}

/// A small generator of reproducible chance (splitmix64).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The chance of this seed.
    pub fn new(seed: u64) -> Self {
        // Mixed once, lest the chances of neighbouring seeds are one sequence, shifted.
        let mut chance = Self(!seed);
        chance.0 = chance.next();
        chance
    }

    /// The next number below `bound`, which is not zero.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Random bytes that follow from the chance.
    pub fn random(self) -> impl Fn(&mut [u8]) -> io::Result<()> + Send + Sync {
        let chance = Mutex::new(self);
        move |bytes| {
            let mut chance = chance.lock().map_err(|_| io::Error::other("somebody broke it"))?;
            bytes.iter_mut().for_each(|byte| *byte = chance.below(256) as u8);
            Ok(())
        }
    }

    /// Heads or tails.
    pub fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    /// A place from 0 to `len`, both included.
    pub fn place(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64 + 1)).unwrap_or(len)
    }
}
