//! The keys of the whole program: they do the same on every screen. Dispatch, help and the printed list of keys read this table.

use crate::input::{Binding, Chord, Keys, Stroke};
use crate::text::Lang;

/// What can be done everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Everywhere {
    /// Show the keys of the place.
    Help,
    /// Lock the screen.
    Lock,
    /// Ask what the room sees; in a meeting.
    Projector,
    /// Show what is masked, or mask it again; in a meeting.
    Mask,
    /// Leave the program.
    Leave,
}

/// The keys, most useful first.
pub const EVERYWHERE: &[Binding<Everywhere>] = &[
    Binding::new(Keys::Any(&[Chord::Char('?'), Chord::F(1)], Everywhere::Help), Lang::key_everywhere_help),
    Binding::new(Keys::Any(&[Chord::F(12)], Everywhere::Lock), Lang::key_lock),
    Binding::new(Keys::Any(&[Chord::F(8)], Everywhere::Projector), Lang::key_everywhere_projector),
    Binding::new(Keys::Any(&[Chord::F(9)], Everywhere::Mask), Lang::key_everywhere_mask),
    Binding::new(Keys::Any(&[Chord::Ctrl('c')], Everywhere::Leave), Lang::key_quit),
];

/// Whether a key means the same while a screen takes text: help, and leaving the program.
pub fn passes_text(stroke: &Stroke) -> bool {
    matches!(stroke, Stroke::Key(Chord::F(1) | Chord::Ctrl('c')))
}
