//! Why there is no backup, or a backup cannot be used.

use crate::store::error::StoreError;
use crate::store::log_id::LogId;
use crate::store::why::Why;
use crate::text::Lang;

/// A failure to make or use a backup. Neither the store nor a file that was there is changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BackupFault {
    /// The file cannot be read.
    NotRead(Why),
    /// The file cannot be written.
    NotWritten(Why),
    /// There is a file already.
    Exists,
    /// The file is no backup.
    Foreign,
    /// A newer program wrote it; the version.
    Newer(u64),
    /// Its end is missing.
    Incomplete,
    /// Something in it is not as it was written: in this one of its files, from 1.
    Damaged(u64),
    /// What was written reads otherwise: the disk cannot be trusted.
    ReadOtherwise,
    /// It does not have this log.
    Without(LogId),
    /// The log in the store and the one in the backup tell two histories, from this entry on.
    Diverged(LogId, u64),
    /// The texts of the log were removed in one of the two: it cannot be restored alone.
    Redacted(LogId),
    /// The record that texts were removed would be lost with the unit's log: it cannot be restored alone.
    RedactionLost,
    /// A single log can only be restored where both are encrypted by one key, or neither is.
    OtherKey,
    /// The store failed.
    Store(StoreError),
}

impl From<StoreError> for BackupFault {
    fn from(fault: StoreError) -> Self {
        Self::Store(fault)
    }
}

impl BackupFault {
    /// One or two sentences: what is in the way and what helps.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::NotRead(why) => lang.backup_not_read(why.said(lang)),
            Self::NotWritten(why) => lang.backup_not_written(why.said(lang)),
            Self::Exists => lang.backup_exists().to_owned(),
            Self::Foreign => lang.backup_foreign().to_owned(),
            Self::Newer(version) => lang.backup_newer(version),
            Self::Incomplete => lang.backup_incomplete().to_owned(),
            Self::Damaged(number) => lang.backup_damaged(number),
            Self::ReadOtherwise => lang.backup_read_otherwise().to_owned(),
            Self::Without(log) => lang.backup_without(log.said(lang)),
            Self::Diverged(log, seq) => lang.backup_diverged(log.said(lang), seq),
            Self::Redacted(log) => lang.backup_redacted(log.said(lang)),
            Self::RedactionLost => lang.backup_redaction_lost().to_owned(),
            Self::OtherKey => lang.backup_other_key().to_owned(),
            Self::Store(fault) => fault.sentence(lang),
        }
    }
}
