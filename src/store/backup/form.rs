//! The lines of a backup that are not a file's own: its head, the line before each file, its end.

use serde::{Deserialize, Serialize};

use crate::store::log_id::LogId;
use crate::store::tape::segment_name;
use crate::store::{drafts, seal, vault};

/// The version that this program writes.
pub(super) const VERSION: u64 = 1;
/// What the head says that the file is.
pub(super) const FORMAT: &str = "binhxet.backup/1";
/// The longest of these lines, in bytes.
pub(super) const LONGEST: usize = 4096;
/// The longest journal in a backup, in bytes.
const LONGEST_JOURNAL: u64 = 4 << 30;
/// The names of the vault's files.
pub(super) const VAULT: [&str; 2] = ["vault.json", "vault.copy.json"];

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    pub(super) format: String,
    /// When it was made, as it is to be shown.
    pub(super) made: String,
    pub(super) program: String,
}

/// The line before a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Before {
    /// Its name in the data directory.
    pub(super) file: String,
    /// Its length.
    pub(super) bytes: u64,
    /// Of its bytes.
    pub(super) sha256: String,
}

/// The last line.
#[derive(Serialize, Deserialize, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    /// How many files there are.
    pub(super) files: u64,
    /// How many bytes there are before this line.
    pub(super) bytes: u64,
    /// Of these bytes.
    pub(super) sha256: String,
}

/// What the last line is spelled as, so that nobody takes it for the line before a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ending {
    pub(super) end: End,
}

/// Which file of the store a file of a backup is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Which {
    Journal(LogId),
    Seal(LogId),
    Drafts,
    Vault(&'static str),
}

impl Which {
    /// Its name in the data directory and in the backup.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Journal(log) => format!("{}/{}", folder(log), segment_name(1)),
            Self::Seal(log) => format!("{}/{}", folder(log), seal::NAME),
            Self::Drafts => "unit/drafts".to_owned(),
            Self::Vault(name) => (*name).to_owned(),
        }
    }

    /// The longest that such a file may be, in bytes: as long as the store itself would read it.
    pub(super) fn longest(&self) -> u64 {
        match self {
            Self::Journal(_) => LONGEST_JOURNAL,
            Self::Seal(_) => seal::LONGEST_SEAL as u64,
            Self::Drafts => drafts::LONGEST,
            Self::Vault(_) => vault::LONGEST,
        }
    }

    /// The file with this name; nothing that a backup may hold has another one.
    pub(super) fn named(name: &str) -> Option<Self> {
        let vault = VAULT.iter().find(|known| **known == name).copied().map(Self::Vault);
        let log = || {
            let (folder, file) = name.rsplit_once('/')?;
            let log = match folder.strip_prefix("meetings/") {
                Some(key) => LogId::Meeting(key.parse().ok()?),
                None => LogId::Unit,
            };
            Some(if file == seal::NAME { Self::Seal(log) } else { Self::Journal(log) })
        };
        let drafts = (name == "unit/drafts").then_some(Self::Drafts);
        vault.or(drafts).or_else(log).filter(|which| which.name() == name)
    }
}

fn folder(log: &LogId) -> String {
    match log {
        LogId::Unit => "unit".to_owned(),
        LogId::Meeting(key) => format!("meetings/{}", key.as_str()),
    }
}

/// Bytes in lower-case hexadecimal digits.
pub(super) fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_holds_no_file_but_those_of_a_store() {
        for name in ["unit/journal.jsonl", "unit/drafts", "meetings/2026-10/seal.json", "vault.copy.json"] {
            assert_eq!(Which::named(name).map(|which| which.name()).as_deref(), Some(name));
        }
        for name in [
            "",
            "/etc/passwd",
            "unit/../lock",
            "meetings/../../x/seal.json",
            "unit/journal.2.jsonl",
            "lock",
            "meetings/2026-10/box.a",
            "meetings//journal.jsonl",
            "unit",
            "x/journal.jsonl",
        ] {
            assert_eq!(Which::named(name), None, "{name}");
        }
    }
}
