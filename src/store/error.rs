//! What the store could not do: which entry was not recorded, what is in the way, and what helps.

use std::path::{Path, PathBuf};

use super::assembly::Span;
use super::log_id::LogId;
use super::repair::numbers;
use super::threshold::Holder;
use super::why::Why;
use crate::text::{Lang, clean};

/// A failure of the store. Nothing of what was asked has been done, unless the variant says otherwise.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.sentence(Lang::En))]
pub enum StoreError {
    /// Another instance has the store open.
    Held {
        /// Who started it, its process and since when; `None` if that cannot be read.
        holder: Option<Box<super::Holder>>,
    },
    /// A newer program wrote the store.
    Newer {
        /// The version found.
        version: u64,
    },
    /// A file, or something else, stands where the data directory or one of its folders should be.
    NotAFolder {
        /// Where.
        path: PathBuf,
    },
    /// A symbolic link stands in the data directory or in its place.
    Link {
        /// Where.
        path: PathBuf,
    },
    /// The data directory belongs to another user of the machine.
    Foreign {
        /// Where.
        path: PathBuf,
    },
    /// Other users of the machine may write into the data directory.
    Exposed {
        /// Where.
        path: PathBuf,
    },
    /// The folder has something else in it.
    Stranger {
        /// Where.
        path: PathBuf,
    },
    /// The store cannot be opened.
    NotOpened {
        /// What was touched.
        path: PathBuf,
        /// Why.
        why: Why,
    },
    /// A log cannot be read.
    NotRead {
        /// The log.
        log: LogId,
        /// Why.
        why: Why,
    },
    /// The entries are not recorded.
    NotRecorded {
        /// The log.
        log: LogId,
        /// Why.
        why: Why,
        /// Whether the next start may find them recorded after all, because they could not be voided.
        in_doubt: bool,
    },
    /// The entries are not recorded, because they are not those that come next.
    OutOfStep {
        /// The log.
        log: LogId,
        /// The number that comes next.
        expected: u64,
        /// The number that was given.
        given: u64,
    },
    /// The text cannot be kept: not one JSON object on one line, or too long.
    Unfit {
        /// The log.
        log: LogId,
    },
    /// The log can be read but not written, because both copies have lost entries.
    Lost {
        /// The log.
        log: LogId,
        /// The entries.
        entries: Vec<Span>,
    },
    /// The texts of the log were removed for good: there is nothing to be read, and nothing to be added.
    Removed {
        /// The log.
        log: LogId,
    },
    /// The log can be read but not written, because a repair failed at the start.
    NotRepaired {
        /// The log.
        log: LogId,
        /// Why.
        why: Why,
    },
    /// The log can be read but not written, because nothing here can be written.
    ReadOnly {
        /// The log.
        log: LogId,
        /// Why.
        why: Why,
    },
    /// The new state was not put in place: everything is as it was.
    NotReplaced {
        /// Why.
        why: Why,
    },
    /// The new state is whole but not in its place yet. The next start goes on with that; nothing can be written until
    /// then. A power cut before may leave the old state, whole too.
    Unplaced {
        /// Why.
        why: Why,
    },
    /// There is no box for a secret ballot, so that none can be held.
    BoxNotMade {
        /// Why.
        why: Why,
    },
    /// A ballot is not in its box.
    BoxNotKept {
        /// Why.
        why: Why,
        /// Whether the next start may find it there after all.
        in_doubt: bool,
    },
    /// The box of a secret ballot is not there, or neither copy can be read.
    BoxGone,
    /// The box of a secret ballot that is over is still there. The next start removes it.
    BoxNotRemoved {
        /// Why.
        why: Why,
    },
    /// The data is protected by a passphrase that has not been given yet.
    Locked,
    /// What is stored is sealed, and both copies of the vault are missing or damaged.
    VaultLost,
    /// Entries do not open with the key of this store: they were changed, or brought from somewhere else.
    Strange {
        /// The log.
        log: LogId,
        /// The entries.
        entries: Vec<Span>,
    },
    /// The passphrase or the recovery key was not changed.
    VaultNotWritten {
        /// Why.
        why: Why,
        /// Whether the next start may find it changed after all.
        in_doubt: bool,
    },
    /// The seal was not written; an earlier one still stands.
    NotSealed {
        /// The log.
        log: LogId,
        /// Why.
        why: Why,
    },
}

impl StoreError {
    /// One or two sentences for the room: what was not done, why, and what helps.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Held { holder: Some(holder) } if holder.who == Holder::NOBODY => {
                lang.store_held_since(holder.pid, &holder.since)
            }
            Self::Held { holder: Some(holder) } => lang.store_held(&holder.who, holder.pid, &holder.since),
            Self::Held { holder: None } => lang.store_held_by_somebody().to_owned(),
            Self::Newer { version } => lang.store_newer(version, super::head::VERSION),
            Self::NotAFolder { path } => lang.store_not_a_folder(shown(path)),
            Self::Link { path } => lang.store_link(shown(path)),
            Self::Foreign { path } => lang.store_foreign(shown(path)),
            Self::Exposed { path } => lang.store_exposed(shown(path)),
            Self::Stranger { path } => lang.store_stranger(shown(path)),
            Self::NotOpened { path, why } => lang.store_not_opened(shown(path), why.said(lang)),
            Self::NotRead { log, why } => lang.store_not_read(log.said(lang), why.said(lang)),
            Self::NotRecorded { log, why, in_doubt: false } => {
                lang.store_not_recorded(log.said(lang), why.said(lang))
            }
            Self::NotRecorded { log, why, in_doubt: true } => {
                lang.store_not_recorded_in_doubt(log.said(lang), why.said(lang))
            }
            Self::OutOfStep { log, expected, given } => {
                lang.store_out_of_step(log.said(lang), expected, given)
            }
            Self::Unfit { log } => lang.store_unfit(log.said(lang)),
            Self::Lost { log, entries } => lang.store_lost(log.said(lang), numbers(entries)),
            Self::Removed { log } => lang.store_removed(log.said(lang)),
            Self::NotRepaired { log, why } => lang.store_not_repaired(log.said(lang), why.said(lang)),
            Self::ReadOnly { log, why } => lang.store_read_only(log.said(lang), why.said(lang)),
            Self::NotReplaced { why } => lang.store_not_replaced(why.said(lang)),
            Self::Unplaced { why } => lang.store_unplaced(why.said(lang)),
            Self::BoxNotMade { why } => lang.store_box_not_made(why.said(lang)),
            Self::BoxNotKept { why, in_doubt: false } => lang.store_box_not_kept(why.said(lang)),
            Self::BoxNotKept { why, in_doubt: true } => lang.store_box_not_kept_in_doubt(why.said(lang)),
            Self::BoxGone => lang.store_box_gone().to_owned(),
            Self::BoxNotRemoved { why } => lang.store_box_not_removed(why.said(lang)),
            Self::Locked => lang.store_locked().to_owned(),
            Self::VaultLost => lang.store_vault_lost().to_owned(),
            Self::Strange { log, entries } => lang.store_strange(numbers(entries), log.said(lang)),
            Self::VaultNotWritten { why, in_doubt: false } => lang.store_vault_not_written(why.said(lang)),
            Self::VaultNotWritten { why, in_doubt: true } => {
                lang.store_vault_not_written_in_doubt(why.said(lang))
            }
            Self::NotSealed { log, why } => lang.store_not_sealed(log.said(lang), why.said(lang)),
        }
    }
}

impl StoreError {
    /// How a log stands that cannot be written: one or two sentences for somebody who wants to read it.
    pub fn standing(&self, lang: Lang) -> String {
        match self {
            Self::Lost { log, entries } => lang.store_repair_lost(numbers(entries), log.said(lang)),
            Self::NotRepaired { log, why } => lang.store_repair_not_repaired(log.said(lang), why.said(lang)),
            Self::ReadOnly { why, .. } => lang.store_repair_read_only(why.said(lang)),
            other => other.sentence(lang),
        }
    }
}

/// A path as it can be shown anywhere, whatever its folders are called.
pub(super) fn shown(path: &Path) -> String {
    clean(&path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_says_what_was_not_done_and_what_helps() {
        let (path, log, why) = (PathBuf::from("/data"), LogId::Unit, Why::DiskFull);
        let holder = super::super::Holder { who: "Lan".into(), pid: 7, since: "08:00".into() };
        let nobody = super::super::Holder { who: Holder::NOBODY.into(), pid: 7, since: "08:00".into() };
        let all = [
            StoreError::Held { holder: Some(Box::new(holder)) },
            StoreError::Held { holder: None },
            StoreError::Held { holder: Some(Box::new(nobody)) },
            StoreError::Newer { version: 2 },
            StoreError::NotAFolder { path: path.clone() },
            StoreError::Link { path: path.clone() },
            StoreError::Foreign { path: path.clone() },
            StoreError::Exposed { path: path.clone() },
            StoreError::Stranger { path: path.clone() },
            StoreError::NotOpened { path, why: Why::Denied },
            StoreError::NotRead { log: log.clone(), why: Why::Gone },
            StoreError::NotRecorded { log: log.clone(), why: why.clone(), in_doubt: false },
            StoreError::NotRecorded { log: log.clone(), why: Why::ReadOnlyDisk, in_doubt: true },
            StoreError::OutOfStep { log: log.clone(), expected: 7, given: 9 },
            StoreError::Unfit { log: log.clone() },
            StoreError::Lost { log: log.clone(), entries: vec![(3, 5)] },
            StoreError::Removed { log: log.clone() },
            StoreError::NotRepaired { log: log.clone(), why: Why::Other("broken".into()) },
            StoreError::ReadOnly { log: log.clone(), why: Why::ReadOnlyDisk },
            StoreError::BoxNotMade { why: why.clone() },
            StoreError::BoxNotKept { why: why.clone(), in_doubt: false },
            StoreError::BoxNotKept { why: why.clone(), in_doubt: true },
            StoreError::BoxGone,
            StoreError::BoxNotRemoved { why: why.clone() },
            StoreError::Locked,
            StoreError::VaultLost,
            StoreError::Strange { log: log.clone(), entries: vec![(2, 4), (7, 7)] },
            StoreError::VaultNotWritten { why: why.clone(), in_doubt: false },
            StoreError::VaultNotWritten { why: why.clone(), in_doubt: true },
            StoreError::NotSealed { log, why },
        ];
        let said = all.iter().flat_map(|error| Lang::ALL.map(|lang| error.sentence(lang)));
        insta::assert_snapshot!(said.collect::<Vec<_>>().join("\n"));
    }
}
