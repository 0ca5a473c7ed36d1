//! Which log an entry belongs to.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::domain::MeetingId;
use crate::text::Lang;

/// What comes before the key in the name of a meeting's log.
const MEETING: &str = "meeting/";

/// One log of the store.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LogId {
    /// Everything outside meetings: roster, criteria sets, committee, settings.
    Unit,
    /// Everything of one meeting.
    Meeting(MeetingId),
}

impl LogId {
    /// What the log is called in a sentence.
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Self::Unit => lang.store_log_unit().to_owned(),
            Self::Meeting(key) => lang.store_log_meeting(key.as_str()),
        }
    }

    /// The log with this name in a file or in the archive: `unit` or `meeting/<key>`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        if name == "unit" {
            return Some(Self::Unit);
        }
        name.strip_prefix(MEETING)?.parse().ok().map(Self::Meeting)
    }

    /// The folder of the log inside the data directory.
    pub(crate) fn folder(&self, dir: &Path) -> PathBuf {
        match self {
            Self::Unit => dir.join("unit"),
            Self::Meeting(key) => dir.join("meetings").join(key.as_str()),
        }
    }
}

impl fmt::Display for LogId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unit => f.write_str("unit"),
            Self::Meeting(key) => write!(f, "{MEETING}{}", key.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_found_again_by_its_name() {
        for name in ["unit", "meeting/2026-10"] {
            assert_eq!(LogId::named(name).map(|log| log.to_string()).as_deref(), Some(name));
        }
        assert_eq!(LogId::named("meeting/"), None);
        assert_eq!(LogId::named("units"), None);
    }
}
