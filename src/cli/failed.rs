//! How a command can fail, what it says then, and its exit code.

use std::process::ExitCode;

use crate::shell::Trouble;
use crate::text::Lang;

/// Why a command has not done what was asked.
#[derive(Debug)]
pub enum Failed {
    /// The program had to stop, or could not begin.
    Trouble(Trouble),
    /// Something stands in the way; one sentence.
    Said(String),
    /// The reader of the output has seen enough; that is no failure.
    Unread,
    /// The data that was given is not sound; a sentence for each fault.
    Unsound(Vec<String>),
}

impl Failed {
    /// Something stands in the way.
    pub fn said(sentence: impl Into<String>) -> Self {
        Self::Said(sentence.into())
    }

    /// Says why on the error stream, and answers with the exit code.
    pub fn report(&self, lang: Lang) -> ExitCode {
        match self {
            Self::Trouble(trouble) => {
                trouble.sentence(lang).iter().for_each(|sentence| super::tell(sentence))
            }
            Self::Said(sentence) => super::tell(sentence),
            Self::Unread => {}
            Self::Unsound(sentences) => sentences.iter().for_each(|sentence| super::tell(sentence)),
        }
        ExitCode::from(match self {
            Self::Trouble(_) | Self::Said(_) => 1,
            Self::Unread => 0,
            Self::Unsound(_) => 3,
        })
    }
}

impl From<Trouble> for Failed {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}
