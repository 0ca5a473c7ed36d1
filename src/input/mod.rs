//! Keys and what they mean: chords, tables of bindings, bursts of an input method, fields that are typed into.
//!
//! Nothing here knows a terminal: the shell translates its events into [`Stroke`]s.

mod binding;
pub mod burst;
mod chord;
mod hidden_digits;
mod number_field;
mod text_field;

pub use binding::{Binding, Hint, Keys, Place, chords, find, hints};
pub use chord::{Chord, Stroke};
pub use hidden_digits::HiddenDigits;
pub use number_field::NumberField;
pub use text_field::{FieldView, Taken, TextField};
