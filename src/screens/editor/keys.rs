//! The keys of the editor, and what they do.

use crate::input::{Binding, Chord, Keys};
use crate::text::Lang;

/// What can be done with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Open the part, fill in the row, choose the next value.
    Go,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// The first row.
    First,
    /// The last row.
    Last,
    /// Back in what stands beneath the rows; the first row where all of it can be seen.
    PageUp,
    /// On in what stands beneath the rows; the last row where all of it can be seen.
    PageDown,
    /// The value before, or back to the parts.
    Less,
    /// The next value, or into the part.
    More,
    /// What stands beside this digit.
    Digit(u8),
    /// What stands beside this one of the letters, from 0.
    Letter(u8),
    /// To the next thing that is wrong.
    Fault,
    /// Save the draft as an edition.
    Save,
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Try the set on an invented member.
    Try,
    /// A new element behind this one.
    Add,
    /// Delete the element, or empty the row.
    Delete,
    /// Another name for the row.
    Rename,
    /// Move the element up.
    Raise,
    /// Move the element down.
    Sink,
    /// Back.
    Leave,
}

/// No letter is a command: letters and digits are typed where a row takes text, and choose where values stand beside them.
/// So whoever begins to type before the row is open deletes nothing and saves nothing.
pub const TABLE: &[Binding<Act>] = &[
    Binding::new(Keys::Any(&[Chord::Enter], Act::Go), Lang::key_edit),
    Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_form_rows),
    Binding::new(Keys::Each(&[(Chord::Left, Act::Less), (Chord::Right, Act::More)]), Lang::key_change),
    Binding::new(Keys::Any(&[Chord::Space], Act::More), Lang::key_next_value).in_help(),
    Binding::new(Keys::Digits(0, 9, Act::Digit), Lang::key_beside_digit).in_help(),
    Binding::new(Keys::Letters(Act::Letter), Lang::key_beside_letter).in_help(),
    Binding::new(Keys::Text, Lang::key_types_into_row).in_help(),
    Binding::new(Keys::Any(&[Chord::Tab], Act::Fault), Lang::key_next_fault),
    Binding::new(Keys::Any(&[Chord::Ctrl('s')], Act::Save), Lang::key_save),
    Binding::new(Keys::Any(&[Chord::F(2)], Act::Rename), Lang::key_rename),
    Binding::new(Keys::Any(&[Chord::Delete], Act::Delete), Lang::key_delete_or_empty),
    Binding::new(Keys::Any(&[Chord::Char('+')], Act::Add), Lang::key_add_like),
    Binding::new(
        Keys::Each(&[(Chord::Char('['), Act::Raise), (Chord::Char(']'), Act::Sink)]),
        Lang::key_move_element,
    ),
    Binding::new(Keys::Any(&[Chord::Ctrl('z')], Act::Undo), Lang::key_undo),
    Binding::new(Keys::Any(&[Chord::Ctrl('y')], Act::Redo), Lang::key_redo),
    Binding::new(Keys::Any(&[Chord::F(4)], Act::Try), Lang::key_try),
    Binding::new(
        Keys::Each(&[(Chord::PageUp, Act::PageUp), (Chord::PageDown, Act::PageDown)]),
        Lang::key_form_notes,
    )
    .in_help(),
    Binding::new(Keys::Each(&[(Chord::Home, Act::First), (Chord::End, Act::Last)]), Lang::key_form_ends)
        .in_help(),
];
