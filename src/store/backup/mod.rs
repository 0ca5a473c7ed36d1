//! Backups: the whole store in one file, `binhxet.backup/1`, as `docs/formats.md` describes it.
//!
//! A backup is files behind each other, each after a line with its name, length and SHA-256. They hold the entries as they
//! are stored, so a backup is encrypted exactly when the store is, and making one, checking one and restoring one never
//! needs a passphrase. What earlier segments of a journal hold and is void is not in it; neither is the box of a secret
//! ballot that is open.

mod automatic;
mod compare;
mod fault;
mod form;
mod read;
mod restore;
#[cfg(test)]
mod tests;
mod write;

pub use automatic::{Automatic, Outdated};
pub use compare::{Comparison, Difference, Sealing};
pub use fault::BackupFault;
pub use read::{Backup, Copied, examine};
pub use restore::Newer;
pub use write::{BackedUp, PROGRAM};
