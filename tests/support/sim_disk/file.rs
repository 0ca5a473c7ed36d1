//! A file on the simulated disk: what reading gives and what a power cut leaves.

use std::ops::Range;

use super::fault::Chance;

/// Bytes that a power cut can lose independently of their neighbours.
const SECTOR: usize = 512;

/// A file's bytes.
#[derive(Clone, Default)]
pub(super) struct File {
    /// What reading gives.
    pub(super) seen: Vec<u8>,
    /// What a power cut leaves for sure: a beginning of `seen`, but for what was lost.
    pub(super) durable: Vec<u8>,
    /// What a failed sync has lost: it will never be durable.
    pub(super) lost: Vec<Range<usize>>,
}

impl File {
    /// The first `len` bytes as they would be on the disk: what a failed sync lost is zero.
    pub(super) fn left(&self, len: usize) -> Vec<u8> {
        let mut left = self.seen[..len.min(self.seen.len())].to_vec();
        for range in &self.lost {
            let end = range.end.min(left.len());
            left[range.start.min(end)..end].fill(0);
        }
        left
    }

    pub(super) fn after_power_cut(&self, chance: &mut Chance) -> Vec<u8> {
        let synced = self.durable.len();
        if self.seen.len() == synced {
            return self.durable.clone();
        }
        match chance.below(4) {
            // The cache is lost.
            0 => self.durable.clone(),
            // The last write is torn, anywhere.
            1 => self.left(synced + chance.place(self.seen.len() - synced)),
            // Sectors reach the disk in any order: of those before the end each may be missing.
            2 => {
                let mut left = self.left(self.seen.len());
                let mut start = synced;
                while start < left.len() {
                    let end = ((start / SECTOR + 1) * SECTOR).min(left.len());
                    if chance.coin() {
                        left[start..end].fill(0);
                    }
                    start = end;
                }
                left
            }
            // One stretch is missing, torn at both ends.
            _ => {
                let mut left = self.left(synced + chance.place(self.seen.len() - synced));
                let start = synced + chance.place(left.len() - synced);
                let end = (start + SECTOR).min(left.len());
                left[start..end].fill(0);
                left
            }
        }
    }
}
