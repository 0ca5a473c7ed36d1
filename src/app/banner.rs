//! What the screen says below the work: a word until the next key, or a warning that stays until it no longer holds.

use super::App;
use crate::text::Lang;
use crate::ui::{Notice, NoticeKind};

/// What is to be seen to, and the sentence that says how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Banner {
    /// The store keeps one copy only.
    OneCopy(String),
    /// There is no backup of what was sealed last.
    NoBackup(String),
}

impl Banner {
    /// What follows from the last step that was kept: its own warning, or that there are two copies again.
    pub(super) fn after(before: Option<Self>, one_copy: Option<String>) -> Option<Self> {
        one_copy.map(Self::OneCopy).or(before.filter(|banner| matches!(banner, Self::NoBackup(_))))
    }

    /// The words in the head of the screen.
    pub(super) fn mark(&self, lang: Lang) -> &'static str {
        match self {
            Self::OneCopy(_) => lang.head_one_copy(),
            Self::NoBackup(_) => lang.head_no_backup(),
        }
    }

    /// The sentence.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::OneCopy(text) | Self::NoBackup(text) => text,
        }
    }
}

impl App {
    /// Says why something cannot be done.
    pub(super) fn refuse(&mut self, text: String) {
        self.notice = Some(Notice { kind: NoticeKind::Refused, text });
    }

    /// Says that something has failed.
    pub(super) fn fail(&mut self, text: String) {
        self.notice = Some(Notice { kind: NoticeKind::Failed, text });
    }
}
