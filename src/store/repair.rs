//! What was found not to be in order at the start, and what was done about it.

use super::archive::ArchiveFault;
use super::assembly::Span;
use super::log_id::LogId;
use super::why::Why;
use crate::text::Lang;

/// One thing to tell after a start.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Repair {
    /// The end of a log that was never confirmed was left out.
    TailCut {
        /// The log.
        log: LogId,
    },
    /// The journal had lost entries; the archive gave them back.
    JournalRestored {
        /// The log.
        log: LogId,
        /// The entries.
        entries: Vec<Span>,
    },
    /// The journal was damaged but had lost no entry; it goes on in a new segment.
    JournalMended {
        /// The log.
        log: LogId,
    },
    /// The archive lacked entries that the journal has.
    ArchiveCaughtUp {
        /// The log.
        log: LogId,
        /// How many.
        entries: u64,
    },
    /// The archive was damaged; it was set aside and is made anew from the journals.
    ArchiveSetAside {
        /// The name of the folder it was given, in the data directory.
        kept_as: String,
    },
    /// There was no archive although there are journals; it is made anew from them.
    ArchiveMissing,
    /// The archive cannot be used: there is one copy only until the next start.
    ArchiveAbsent {
        /// Why.
        fault: ArchiveFault,
    },
    /// Both copies have lost entries: the log can be read up to there and not written.
    Lost {
        /// The log.
        log: LogId,
        /// The entries.
        entries: Vec<Span>,
    },
    /// The journal needs repair, which failed: the log can be read and not written.
    NotRepaired {
        /// The log.
        log: LogId,
        /// Why.
        why: Why,
    },
    /// The journal cannot be read now.
    Unreadable {
        /// The log.
        log: LogId,
        /// Why.
        why: Why,
    },
    /// Nothing can be written here: everything can be read, from the journals alone.
    ReadOnly {
        /// Why.
        why: Why,
    },
    /// There is no room kept for a full disk.
    NoReserve {
        /// Why.
        why: Why,
    },
    /// A file in the log's folder belongs to another log and was left out.
    Misplaced {
        /// The log.
        log: LogId,
        /// The file.
        path: String,
    },
    /// One copy of the vault was missing, damaged or older; it was made anew from the other one.
    VaultMended,
    /// What is stored is sealed, and both copies of the vault are missing or damaged.
    VaultLost,
    /// Others could read the data directory; now they cannot.
    Closed,
}

impl Repair {
    /// One sentence for the person who started the program.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::TailCut { log } => lang.store_repair_tail_cut(log.said(lang)),
            Self::JournalRestored { log, entries } => {
                lang.store_repair_journal_restored(numbers(entries), log.said(lang))
            }
            Self::JournalMended { log } => lang.store_repair_journal_mended(log.said(lang)),
            Self::ArchiveCaughtUp { log, entries } => {
                lang.store_repair_archive_caught_up(entries, log.said(lang))
            }
            Self::ArchiveSetAside { kept_as } => lang.store_repair_archive_set_aside(kept_as),
            Self::ArchiveMissing => lang.store_repair_archive_missing().to_owned(),
            Self::ArchiveAbsent { fault } => lang.store_repair_archive_absent(fault.said(lang)),
            Self::Lost { log, entries } => lang.store_repair_lost(numbers(entries), log.said(lang)),
            Self::NotRepaired { log, why } => lang.store_repair_not_repaired(log.said(lang), why.said(lang)),
            Self::Unreadable { log, why } => lang.store_repair_unreadable(log.said(lang), why.said(lang)),
            Self::ReadOnly { why } => lang.store_repair_read_only(why.said(lang)),
            Self::NoReserve { why } => lang.store_repair_no_reserve(why.said(lang)),
            Self::Misplaced { log, path } => lang.store_repair_misplaced(path, log.said(lang)),
            Self::VaultMended => lang.store_repair_vault_mended().to_owned(),
            Self::VaultLost => lang.store_vault_lost().to_owned(),
            Self::Closed => lang.store_repair_closed().to_owned(),
        }
    }
}

/// `3, 5–7`
pub(crate) fn numbers(spans: &[Span]) -> String {
    let one = |&(first, last): &Span| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    spans.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_repair_says_what_was_found_and_what_was_done() {
        let log = || LogId::named("meeting/2026-10").unwrap();
        let all = [
            Repair::TailCut { log: log() },
            Repair::JournalRestored { log: log(), entries: vec![(3, 3), (5, 7)] },
            Repair::JournalMended { log: log() },
            Repair::ArchiveCaughtUp { log: log(), entries: 2 },
            Repair::ArchiveSetAside { kept_as: "archive.bad.2026-10-01".into() },
            Repair::ArchiveMissing,
            Repair::ArchiveAbsent { fault: ArchiveFault::Slow },
            Repair::ArchiveAbsent { fault: ArchiveFault::Damaged },
            Repair::Lost { log: log(), entries: vec![(3, 3), (5, 7)] },
            Repair::NotRepaired { log: log(), why: Why::DiskFull },
            Repair::Unreadable { log: log(), why: Why::Denied },
            Repair::ReadOnly { why: Why::ReadOnlyDisk },
            Repair::NoReserve { why: Why::DiskFull },
            Repair::Misplaced { log: log(), path: "/data/x".into() },
            Repair::VaultMended,
            Repair::VaultLost,
            Repair::Closed,
        ];
        let said = all.iter().flat_map(|repair| Lang::ALL.map(|lang| repair.sentence(lang)));
        insta::assert_snapshot!(said.collect::<Vec<_>>().join("\n"));
    }
}
