//! The operator's screen and the room: who sees it, what is masked on it, and what the page for the room says meanwhile.

use super::audience::Subject;
use super::desk::Desk;
use crate::domain::Phase;
use crate::ui::{Role, glyph};

/// How the screen is shown. It is remembered until the program ends, and stored nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Projector {
    /// Who sees this screen.
    pub viewers: Viewers,
    /// Whether what is not announced is masked.
    pub mask: Mask,
    /// What stands on this screen.
    pub view: View,
    /// Whether the page for the room says that there is a break. The next step recorded ends it.
    pub recess: bool,
}

/// Who sees the operator's screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Viewers {
    /// The operator alone; the room has a window of its own or none.
    #[default]
    Operator,
    /// The room: there is one screen only.
    Room,
}

/// Whether what is not announced is masked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mask {
    /// It is, wherever the room may look on.
    #[default]
    On,
    /// It is shown while this is at hand.
    Lifted(Option<Subject>),
}

/// What stands on the operator's screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// What is worked with.
    #[default]
    Work,
    /// The page for the room, in large letters.
    Page,
}

/// A change of how the screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// These see it.
    Viewers(Viewers),
    /// Show what is masked, or mask it again.
    Mask,
    /// Show the page for the room here.
    Page,
    /// Say that there is a break, or no longer.
    Recess,
}

/// Whether what is not announced shows on the operator's screen now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// All of it.
    Whole,
    /// None of it.
    Masked,
}

impl Sight {
    /// The words, or what stands for them where they are masked. What is empty stays so.
    pub fn of(self, words: String) -> String {
        match self {
            Self::Masked if !words.is_empty() => glyph::MASK.into(),
            _ => words,
        }
    }

    /// A result in words with its look, which would tell as much as the words.
    pub fn over(self, (words, role): (String, Role)) -> (String, Role) {
        match self {
            Self::Masked => (self.of(words), Role::Plain),
            Self::Whole => (words, role),
        }
    }
}

impl Desk {
    /// Whether what is not announced shows now. Before the chair announces them, results are masked on every screen: nobody
    /// has told the program who else looks at it.
    pub fn sight(&self) -> Sight {
        let Some(meeting) = self.meeting() else { return Sight::Whole };
        let concerns = match meeting.phase() {
            Phase::RollCall | Phase::Open => self.projector.viewers == Viewers::Room,
            Phase::Tallied => true,
            Phase::Confirmed | Phase::Sealed => false,
        };
        match self.projector.mask {
            Mask::On if concerns => Sight::Masked,
            _ => Sight::Whole,
        }
    }

    /// Whether what is not announced shows on a screen that the room sees otherwise than its operator: masked only where the room
    /// looks on.
    pub fn room_sight(&self) -> Sight {
        match self.projector.viewers {
            Viewers::Room => self.sight(),
            Viewers::Operator => Sight::Whole,
        }
    }

    /// Whether sentences about what was recorded leave out what is not announced. Where the room looks on they do even while
    /// it is shown: a sentence stays longer than that.
    pub fn is_discreet(&self) -> bool {
        let is_open = self.meeting().is_some_and(|meeting| meeting.phase() < Phase::Confirmed);
        self.sight() == Sight::Masked || (is_open && self.projector.viewers == Viewers::Room)
    }

    /// Why there is nothing to mask or to show, if there is not.
    pub fn nothing_to_mask(&self) -> Option<String> {
        let lifted = self.projector.mask != Mask::On;
        let nothing = self.sight() == Sight::Whole && !lifted;
        nothing.then(|| match self.meeting().map(|meeting| meeting.phase()) {
            Some(Phase::RollCall | Phase::Open) => self.lang.projector_not_shared().into(),
            _ => self.lang.projector_all_announced().into(),
        })
    }

    /// Masks again what was shown, once the operator has gone on: to the next item where the room looks on, else to
    /// another step of the meeting.
    pub fn mask_again(&mut self, subject: Option<&Subject>) {
        let Mask::Lifted(at) = &self.projector.mask else { return };
        let tallied = self.meeting().is_some_and(|meeting| meeting.phase() == Phase::Tallied);
        let stays = match self.projector.viewers {
            Viewers::Room => at.as_ref() == subject,
            Viewers::Operator => tallied,
        };
        if !stays {
            self.projector.mask = Mask::On;
        }
    }
}
