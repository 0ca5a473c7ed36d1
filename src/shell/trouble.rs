//! Why the program had to stop, or did not start.

use std::io;

use crate::store::StoreError;
use crate::text::Lang;

/// Why the program stopped without being asked to by a key. Whatever was said to be recorded is kept all the same.
#[derive(Debug)]
pub enum Trouble {
    /// The store could not be opened.
    Store(StoreError),
    /// A log cannot be used; the sentence says which and why.
    Log(String),
    /// Input or output is no terminal.
    NotATerminal,
    /// The terminal refused something or went away.
    Terminal(io::Error),
    /// The system has no random bytes.
    Randomness(getrandom::Error),
    /// A signal asked the program to stop.
    ToldToStop,
    /// The thread that keeps entries has ended.
    KeeperLost,
    /// An error in the program; the sentence has been said when it happened.
    Broken,
}

impl Trouble {
    /// One sentence for the person at the keyboard; none where it has been said.
    pub fn sentence(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Store(fault) => Some(fault.sentence(lang)),
            Self::Log(sentence) => Some(sentence.clone()),
            Self::NotATerminal => Some(lang.shell_not_a_terminal().into()),
            Self::Terminal(why) => Some(lang.shell_terminal(why)),
            Self::Randomness(why) => Some(lang.shell_no_randomness(why)),
            Self::ToldToStop => Some(lang.shell_told_to_stop().into()),
            Self::KeeperLost => Some(lang.shell_keeper_lost().into()),
            Self::Broken => None,
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<getrandom::Error> for Trouble {
    fn from(error: getrandom::Error) -> Self {
        Self::Randomness(error)
    }
}
