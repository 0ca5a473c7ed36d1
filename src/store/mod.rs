//! The archive of the unit: every entry is kept twice, in a journal that any tool can read and in sled.
//!
//! The store is opaque about meaning. It keeps *logs*, one of the unit and one of each meeting, of *entries*: JSON objects
//! on one line each, numbered from 1 without gaps. `docs/formats.md` describes the files exactly.
//!
//! **Commit.** A batch of entries is written to the journal in one call and synced, then put into the archive and synced
//! there, and only then is it kept. If the journal fails, nothing is recorded, and nothing is ever written after the
//! failure in the same file: a new segment begins, whose head names the last good entry and voids everything after it.
//! If the archive fails or is slow, the meeting goes on with one copy.
//!
//! **Batches.** Each line says which of how many it is in its batch. Since a batch is written only after the one before
//! is synced, at most one batch at the end of a journal can be incomplete after a crash, and only if it was never
//! confirmed; it is cut by a new segment. No byte of a journal is ever changed or removed.
//!
//! **A full disk.** A file of room that was made at a start is given up then, and what was refused is tried again, in a
//! new segment.
//!
//! **Start.** Both copies are read and each is given what it lacks. Where both have lost an entry, the log can be read up
//! to there and not written. What cannot be written at all, a read-only medium, is read from the journals.
//!
//! **Removal.** The texts of one log can be removed for good: a replacement of everything leaves something else in the
//! place of each entry ([`Store::redact`]), and nothing is ever added to that log again.
//!
//! **Passphrase.** With a vault, what is stored of entries and texts is sealed. Journal, archive and repair work on stored
//! lines and need no key; only what goes out of the store or comes into it is opened and sealed ([`Store::unlock`]).

mod archive;
mod archivist;
mod assembly;
mod backup;
mod ballot_box;
mod checking;
mod checksum;
mod cipher;
mod course;
mod disk;
mod drafts;
mod error;
mod exchange;
mod head;
mod journal;
mod line;
mod locksmith;
mod log_id;
mod noted;
mod opening;
mod packed;
mod place;
mod reading;
mod real_disk;
mod redacting;
mod repair;
mod replacing;
mod reserve;
mod seal;
mod settling;
mod shelf;
#[cfg(test)]
#[path = "../../tests/support/sim_disk/mod.rs"]
pub(crate) mod sim_disk;
#[cfg(test)]
mod simulated;
mod sled_archive;
#[expect(clippy::module_inception, reason = "the store is what the layer is about")]
mod store;
mod tape;
mod threshold;
mod tree;
mod tries;
mod twins;
mod vault;
mod whole_file;
mod why;

pub use archive::{Archive, ArchiveFault, Pair, Shelved};
pub use archivist::{ARCHIVE_THREAD, Patience};
pub use assembly::Span;
pub use backup::{
    Automatic, BackedUp, Backup, BackupFault, Comparison, Copied, Difference, Newer, Outdated, PROGRAM,
    Sealing, examine,
};
pub use ballot_box::{Code, Contents, Unlocking};
pub use checking::Copies;
pub use disk::{Disk, Kind, Lock, Looks, Pen};
pub use drafts::Drafts;
pub use error::StoreError;
pub use exchange::{Existing, Written};
pub use locksmith::{Cost, Locksmith, Random};
pub use log_id::LogId;
pub use opening::Opened;
pub use real_disk::RealDisk;
pub use redacting::Rest;
pub use repair::Repair;
pub use reserve::Reserve;
pub use store::{Kept, Store};
pub use threshold::Holder;
pub use tries::{Secret, Tries, Turn};
pub use vault::{Mistyped, Passphrase, Proof, Protection, RecoveryKey, TooShort, Unlocked};
pub use why::Why;
