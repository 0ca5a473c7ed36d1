//! Why the system refused something, as far as a person can do something about it.

use std::io;

use crate::text::Lang;

/// A failure of the system below the store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// No space is left, or the quota is used up.
    DiskFull,
    /// The file system is mounted read-only.
    ReadOnlyDisk,
    /// The user may not do this here.
    Denied,
    /// A file stands where a folder is needed.
    NotAFolder,
    /// A folder, a pipe or a device stands where a file is needed.
    NotAFile,
    /// Something that must be there is gone.
    Gone,
    /// Anything else, in the system's own words.
    Other(String),
}

impl Why {
    /// Why the system refused.
    pub(crate) fn of(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::DiskFull,
            Kind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            Kind::PermissionDenied => Self::Denied,
            Kind::NotADirectory => Self::NotAFolder,
            Kind::IsADirectory | Kind::NotSeekable => Self::NotAFile,
            Kind::NotFound => Self::Gone,
            _ => Self::Other(error.to_string()),
        }
    }

    /// The reason as a clause that follows a colon.
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Self::DiskFull => lang.store_why_full().to_owned(),
            Self::ReadOnlyDisk => lang.store_why_read_only_disk().to_owned(),
            Self::Denied => lang.store_why_denied().to_owned(),
            Self::NotAFolder => lang.store_why_not_a_folder().to_owned(),
            Self::NotAFile => lang.store_why_not_a_file().to_owned(),
            Self::Gone => lang.store_why_gone().to_owned(),
            Self::Other(words) => lang.store_why_other(words),
        }
    }
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Self {
        Self::of(&error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_can_act_on_has_its_own_words() {
        let why = |kind: io::ErrorKind| Why::from(io::Error::from(kind));
        assert_eq!(why(io::ErrorKind::StorageFull), Why::DiskFull);
        assert_eq!(why(io::ErrorKind::ReadOnlyFilesystem), Why::ReadOnlyDisk);
        assert_eq!(why(io::ErrorKind::PermissionDenied), Why::Denied);
        let said = why(io::ErrorKind::TimedOut).said(Lang::En);
        assert!(said.contains("timed out"), "{said}");
    }
}
