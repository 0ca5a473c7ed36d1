//! The second copy: an ordered map of bytes that is durable when it says so.

use super::why::Why;
use crate::text::Lang;

/// A key and its value.
pub type Pair = (Vec<u8>, Vec<u8>);

/// A pair, and the room in which it lies. What grows in one room moves nothing that lies in another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shelved {
    /// The room.
    pub room: String,
    /// The pair.
    pub pair: Pair,
}

/// An embedded store of pairs in rooms, used by one thread.
pub trait Archive {
    /// Puts the pairs in their order, and returns only when they are durable. What interrupts it may leave the first of them:
    /// whoever puts several lets the one come last without which the others count for nothing.
    fn put(&mut self, pairs: &[Shelved]) -> Result<(), ArchiveFault>;
    /// The pairs of a room in the order of their keys; none if nothing was ever put into it.
    fn scan(&mut self, room: &str) -> Result<Vec<Pair>, ArchiveFault>;
    /// Empties a room, and returns only when that is durable. What interrupts it may leave some of its pairs.
    fn clear(&mut self, room: &str) -> Result<(), ArchiveFault>;
}

/// Why the archive cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ArchiveFault {
    /// Its files are not sound: it has to be rebuilt from the journals.
    Damaged,
    /// The system refused; the files may well be sound.
    Failed(Why),
    /// It did not answer in time.
    Slow,
}

impl ArchiveFault {
    /// The reason as a clause that follows a colon.
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Self::Damaged => lang.store_archive_damaged().to_owned(),
            Self::Failed(why) => why.said(lang),
            Self::Slow => lang.store_archive_slow().to_owned(),
        }
    }
}
