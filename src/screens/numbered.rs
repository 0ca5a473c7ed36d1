//! A list in which each row is for changing one thing: by its number, or where the focus stands.

use super::ask::Ask;
use crate::input::{Binding, Chord, Keys};
use crate::text::Lang;

/// Rows after this one have no number.
pub const LAST: usize = 9;

/// What can be done with such a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Change the row in focus.
    Change,
    /// Change the row with this number.
    Number(u8),
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// Back.
    Leave,
}

/// The keys of a list; what Enter, the arrows and the digits are called there.
pub const fn table(
    change: fn(Lang) -> &'static str,
    rows: fn(Lang) -> &'static str,
    number: fn(Lang) -> &'static str,
) -> [Binding<Act>; 4] {
    [
        Binding::new(Keys::Any(&[Chord::Enter], Act::Change), change),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), rows),
        Binding::new(Keys::Digits(1, 9, Act::Number), number).in_help(),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ]
}

/// Why an action cannot be done in a list of so many rows.
pub fn obstacle(action: Act, rows: usize, lang: Lang) -> Option<String> {
    match action {
        Act::Number(number) if usize::from(number) > rows => Some(lang.home_choose(rows.min(LAST))),
        _ => None,
    }
}

/// Moves the focus in a list of so many rows, or asks for what changes one.
pub fn act(action: Act, focus: &mut usize, rows: usize, change: impl FnOnce(usize) -> Ask) -> Ask {
    match action {
        Act::Up => *focus = focus.saturating_sub(1),
        Act::Down => *focus = (*focus + 1).min(rows.saturating_sub(1)),
        Act::Number(number) => {
            *focus = usize::from(number).saturating_sub(1);
            return change(*focus);
        }
        Act::Change => return change(*focus),
        Act::Leave => return Ask::Back,
    }
    Ask::Nothing
}

/// The number of a row as it stands before it, or as much room.
pub fn number(at: usize) -> String {
    if at < LAST { format!("{} ", at + 1) } else { "  ".to_owned() }
}
