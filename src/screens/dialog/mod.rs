//! Dialogs: what is asked on top of a screen. Each takes strokes, and ends with something to ask for or with nothing.

mod deciding;
mod draw;
mod find;
mod keeping;
mod minutes;
mod openers;
mod pin;
mod projecting;
mod question;
mod redacting;
mod seating;
mod secret;
mod voting;
mod write;

pub use deciding::{
    begun_number, decided_as, fact_reason, move_class, title_decided_as, waive, which_fact, written_fact,
};
pub use find::Find;
pub use keeping::{note, step_back, supplement, whole_meeting};
pub use minutes::{adopt, attest, outdate_minutes, remark, reopen};
pub use openers::{
    absence, another_number, change_vote, close_incomplete, correction, evidence, find_member, leave,
    leave_ballot, leave_locked, motion, other_amounts, seal, take_duty, which,
};
pub use pin::{PinEntry, change_pin, new_pin, prove};
pub use projecting::projector;
pub use question::{Choice, Enter, Question};
pub use redacting::redact;
pub use seating::{conflicts, guest, pass_duty, step, step_of, strike_guest};
pub use secret::leave_slip;
pub use voting::{
    announce, announce_undecided, announce_without_titles, chair_decides, checked_by, counted, tally_without,
};
pub use write::{NumberEntry, Write};

use super::ask::Ask;
use crate::input::{Chord, Stroke};
use crate::text::Lang;

/// A dialog that is open.
#[derive(Debug)]
pub enum Dialog {
    /// One of a few answers, by digit.
    Question(Question),
    /// A line of text.
    Write(Write),
    /// A number.
    Number(NumberEntry),
    /// A PIN.
    Pin(PinEntry),
    /// A member, looked up by a part of the name.
    Find(Find),
    /// All keys of the place, so many rows, scrolled down by some of them.
    Help {
        /// How many are scrolled away.
        above: usize,
        /// How many there are.
        rows: usize,
    },
}

/// What a dialog made of a stroke.
#[derive(Debug)]
pub enum Step {
    /// It stays open.
    Stays(Dialog),
    /// It stays open and says why nothing happened.
    Refused(Dialog, String),
    /// It is closed; this is what it asks for.
    Ends(Ask),
}

impl Dialog {
    /// Whether text can be typed here, so that letters and bursts of an input method belong to it.
    pub fn takes_text(&self) -> bool {
        matches!(self, Self::Write(_) | Self::Find(_))
    }

    /// Lets a stroke work on the dialog.
    pub fn take(self, stroke: &Stroke, lang: Lang) -> Step {
        match self {
            Self::Question(question) => question.take(stroke, lang),
            Self::Write(write) => write.take(stroke, lang),
            Self::Number(number) => number.take(stroke, lang),
            Self::Pin(pin) => pin.take(stroke, lang),
            Self::Find(find) => find.take(stroke, lang),
            Self::Help { above, rows } => help(above, rows, stroke),
        }
    }
}

/// The help: arrows scroll, any other key closes it.
fn help(above: usize, rows: usize, stroke: &Stroke) -> Step {
    let above = match stroke {
        Stroke::Key(Chord::Down | Chord::PageDown | Chord::Space) => (above + 1).min(rows.saturating_sub(1)),
        Stroke::Key(Chord::Up | Chord::PageUp) => above.saturating_sub(1),
        _ => return Step::Ends(Ask::Nothing),
    };
    Step::Stays(Dialog::Help { above, rows })
}
